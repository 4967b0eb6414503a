package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"unicode/utf8"

	"example.org/sourcebook/schema"
)

func rowsOfCSV(path string, t *schema.Table, yield func([]schema.Value, error) bool) {
	file, err := os.Open(path)
	if err != nil {
		yield(nil, fmt.Errorf("failed to read: %w", err))
		return
	}
	defer file.Close()
	r := &csvReader{in: bufio.NewReaderSize(file, 1<<16), line: 1}
	fail := func(line int, err error) { yield(nil, fmt.Errorf("%s:%d: %w", path, line, err)) }
	if err := r.read(); err != nil {
		if err == io.EOF {
			err = errors.New("the file is empty; it should begin with a header")
		}
		fail(1, err)
		return
	}
	for i, c := range t.Columns {
		if len(r.ends) != len(t.Columns) || string(r.field(i)) != c.Name {
			fail(1, fmt.Errorf("the header is not that of table %s", t.Name))
			return
		}
	}
	row := make([]schema.Value, len(t.Columns))
	for {
		line := r.line
		switch err := r.read(); {
		case err == io.EOF:
			return
		case err != nil:
			fail(r.line, err)
			return
		case len(r.ends) != len(t.Columns):
			fail(line, fmt.Errorf("%d fields; the table has %d columns", len(r.ends), len(t.Columns)))
			return
		}
		for i, c := range t.Columns {
			if row[i], err = parseCell(c, r.field(i)); err != nil {
				fail(line, fmt.Errorf("column %s: %w", c.Name, err))
				return
			}
		}
		if !yield(row, nil) {
			return
		}
	}
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
		case err == io.EOF && len(r.ends) == 0:
			return io.EOF
		case err == io.EOF:
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
		case err == io.EOF:
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
	for {
		switch c {
		case ',', '\n':
			return c, nil
		case '"', '\r':
			return 0, fmt.Errorf("%q in a field without quotation marks", c)
		}
		r.text = append(r.text, c)
		var err error
		if c, err = r.in.ReadByte(); err != nil {
			return 0, err
		}
	}
}

// quoted reads a field after its opening quotation mark, and gives the comma or LF after it.
func (r *csvReader) quoted() (byte, error) {
	for {
		part, err := r.in.ReadSlice('"')
		if err == bufio.ErrBufferFull {
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

// parseCell reads a field as a cell of its column.
func parseCell(c *schema.Column, field []byte) (v schema.Value, err error) {
	if len(field) == 0 {
		if !c.Nullable {
			return v, errors.New("an empty field where no null is allowed")
		}
		return schema.Value{Null: true}, nil
	}
	text := string(field)
	switch c.Type.Kind {
	case schema.String:
		if !utf8.ValidString(text) {
			return v, errors.New("the text is not valid UTF-8")
		}
		return schema.Value{Text: text}, nil
	case schema.Int:
		v.Int, err = strconv.ParseInt(text, 10, 64)
		if err != nil {
			return v, fmt.Errorf("%q is no integer", text)
		}
	case schema.DateKind:
		_, err = parseDate(text)
		v.Text = text
	case schema.DecimalK:
		_, err = parseDecimal(text, c.Type.Precision, c.Type.Scale)
		v.Text = text
	case schema.StringList:
		if json.Unmarshal(field, &v.List) != nil {
			err = errors.New("the field is no JSON array of strings")
		}
	case schema.StructList:
		v.Records, err = parseRecords(c.Type, field)
	}
	if err != nil {
		return v, err
	}
	if got := appendPlain(nil, c.Type, v); !bytes.Equal(got, field) {
		return v, fmt.Errorf("%.80q is not in canonical form, which is %.80q", text, got)
	}
	return v, nil
}

func parseRecords(t schema.Type, field []byte) ([][]schema.Value, error) {
	var objects []map[string]json.RawMessage
	if json.Unmarshal(field, &objects) != nil {
		return nil, errors.New("the field is no JSON array of objects")
	}
	records := make([][]schema.Value, len(objects))
	for i, o := range objects {
		for _, f := range t.Fields {
			v, raw := schema.Value{}, o[f.Name]
			var err error
			switch {
			case raw == nil || string(raw) == "null":
				v.Null = true
			case f.Kind == schema.Int:
				err = json.Unmarshal(raw, &v.Int)
			default:
				err = json.Unmarshal(raw, &v.Text)
			}
			if err != nil {
				return nil, fmt.Errorf("record %d has no %s of the right type", i+1, f.Name)
			}
			records[i] = append(records[i], v)
		}
	}
	return records, nil
}
