package table

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/schema"
)

// recordsOfCSV reads a CSV file that the package wrote as records, as Records makes them of rows. At an error the rows
// of the record that was begun are not given.
func recordsOfCSV(path string, t *schema.Table) iter.Seq2[arrow.Record, error] {
	return func(yield func(arrow.Record, error) bool) {
		file, err := os.Open(path)
		if err != nil {
			yield(nil, fmt.Errorf("failed to read: %w", err))
			return
		}
		defer file.Close()
		b := newTableBuilder(t)
		defer b.release()
		r := &csvReader{in: bufio.NewReaderSize(file, 1<<16), line: 1}
		line, err := r.header(t)
		for err == nil {
			line, err = r.row(b)
			if err == nil && b.full() && !yield(b.take(), nil) {
				return
			}
		}
		switch {
		case !errors.Is(err, io.EOF):
			yield(nil, fmt.Errorf("%s:%d: %w", path, line, err))
		case b.rows > 0:
			yield(b.take(), nil)
		}
	}
}

// header reads the first line, which must have the names of the table's columns. An error comes with its line.
func (r *csvReader) header(t *schema.Table) (line int, err error) {
	switch err := r.read(); {
	case errors.Is(err, io.EOF):
		return 1, errors.New("the file is empty; it should begin with a header")
	case err != nil:
		return 1, err
	}
	for i, c := range t.Columns {
		if len(r.ends) != len(t.Columns) || string(r.field(i)) != c.Name {
			return 1, fmt.Errorf("the header is not that of table %s", t.Name)
		}
	}
	return 1, nil
}

// row reads a row into a record, io.EOF at the end of the file. An error comes with its line.
func (r *csvReader) row(b *tableBuilder) (line int, err error) {
	line = r.line
	switch err := r.read(); {
	case errors.Is(err, io.EOF):
		return line, io.EOF
	case err != nil:
		return r.line, err
	case len(r.ends) != len(b.columns):
		return line, fmt.Errorf("%d fields; the table has %d columns", len(r.ends), len(b.columns))
	}
	size := 0
	for i, column := range b.columns {
		n, err := column.field(r.field(i))
		if errors.Is(err, errNull) {
			err = errors.New("an empty field where no null is allowed")
		}
		if err != nil {
			return line, fmt.Errorf("column %s: %w", b.table.Columns[i].Name, err)
		}
		size += n
	}
	b.rows, b.bytes = b.rows+1, b.bytes+size
	return line, nil
}

// csvReader splits the lines of a CSV file. Unlike encoding/csv it keeps CR LF inside a field as it is, and it refuses
// what the package never writes: a quotation mark or CR in a field without quotation marks, a last line without LF.
type csvReader struct {
	in   *bufio.Reader
	line int
	text []byte // the fields of the line, one after the other
	ends []int  // where each field ends
}

func (r *csvReader) field(i int) []byte {
	if i == 0 {
		return r.text[:r.ends[0]]
	}
	return r.text[r.ends[i-1]:r.ends[i]]
}

// read reads a line, io.EOF at the end of the file.
func (r *csvReader) read() error {
	if cap(r.text) > 4*recordBytes {
		r.text = nil
	}
	r.text, r.ends = r.text[:0], r.ends[:0]
	errCut := errors.New("the file ends inside a line")
	for {
		c, err := r.in.ReadByte()
		switch {
		case errors.Is(err, io.EOF) && len(r.ends) == 0:
			return io.EOF
		case errors.Is(err, io.EOF):
			return errCut
		case err != nil:
			return fmt.Errorf("failed to read: %w", err)
		}
		if c == '"' {
			c, err = r.quoted()
		} else {
			c, err = r.plain(c)
		}
		switch {
		case errors.Is(err, io.EOF):
			return errCut
		case err != nil:
			return err
		}
		r.ends = append(r.ends, len(r.text))
		if c == '\n' {
			r.line++
			return nil
		}
	}
}

// plain reads a field without quotation marks that begins with c, and gives the comma or LF after it.
func (r *csvReader) plain(c byte) (byte, error) {
	for !special(c) {
		r.text = append(r.text, c)
		ready, _ := r.in.Peek(r.in.Buffered()) // no more than there is: no error
		n := slices.IndexFunc(ready, special)
		if n < 0 {
			n = len(ready)
		}
		r.text = append(r.text, ready[:n]...)
		r.in.Discard(n) // what was there: no error
		var err error
		if c, err = r.in.ReadByte(); err != nil {
			return 0, err
		}
	}
	if c == '"' || c == '\r' {
		return 0, fmt.Errorf("%q in a field without quotation marks", c)
	}
	return c, nil
}

// quoted reads a field after its opening quotation mark, and gives the comma or LF after it.
func (r *csvReader) quoted() (byte, error) {
	for {
		part, err := r.in.ReadSlice('"')
		if errors.Is(err, bufio.ErrBufferFull) {
			r.add(part)
			continue
		}
		if err != nil {
			return 0, err
		}
		r.add(part[:len(part)-1])
		switch c, err := r.in.ReadByte(); {
		case err != nil:
			return 0, err
		case c == '"':
			r.text = append(r.text, '"')
		case c == ',', c == '\n':
			return c, nil
		default:
			return 0, fmt.Errorf("%q after a closing quotation mark", c)
		}
	}
}

func (r *csvReader) add(part []byte) {
	r.text = append(r.text, part...)
	r.line += bytes.Count(part, []byte{'\n'})
}
