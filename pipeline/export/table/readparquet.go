package table

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"example.org/sourcebook/schema"
)

// recordsOfParquet reads a Parquet file that the package wrote as records, column by column.
func recordsOfParquet(path string, t *schema.Table) iter.Seq2[arrow.Record, error] {
	return func(yield func(arrow.Record, error) bool) {
		file, err := os.Open(path)
		if err != nil {
			yield(nil, fmt.Errorf("%s: failed to read: %w", path, err))
			return
		}
		defer file.Close()
		b := newTableBuilder(t)
		defer b.release()
		r := &parquetReader{build: b}
		defer r.close()
		err = guard(func() error { return r.open(file) })
		for err == nil {
			if err = guard(r.next); err == nil && !yield(b.take(), nil) {
				return
			}
		}
		if !errors.Is(err, io.EOF) {
			yield(nil, fmt.Errorf("%s: %w", path, err))
		}
	}
}

// guard calls do. The library panics on some damaged files: that is an error here.
func guard(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the Parquet file is damaged: %v", p)
		}
	}()
	return do()
}

// parquetReader reads the row groups of a file one after the other.
type parquetReader struct {
	build  *tableBuilder
	groups []parquet.RowGroup // that are not read yet
	sizes  []int64            // of the groups, in bytes
	leaves []*leaf            // of the row group that is being read
	left   int64              // rows of it that are not read yet
	most   int64              // rows of it that make about a record
}

// onlyZstd reports whether all columns are compressed as they are written. Another codec would read what a damaged
// footer calls its data, and may ask for any amount of memory.
func onlyZstd(in *parquet.File) bool {
	for _, g := range in.Metadata().RowGroups {
		for i := range g.Columns {
			if g.Columns[i].MetaData.Codec != format.Zstd {
				return false
			}
		}
	}
	return true
}

// open reads the footer. A file whose schema is not the table's is an error.
func (r *parquetReader) open(file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return fmt.Errorf("failed to read: %w", err)
	}
	in, err := parquet.OpenFile(file, info.Size(), parquet.SkipBloomFilters(true))
	if err != nil {
		return fmt.Errorf("failed to read the Parquet file: %w", err)
	}
	if !onlyZstd(in) {
		return errors.New("the Parquet file is damaged: a column is compressed in another way than Zstandard")
	}
	t := r.build.table
	if want, got := parquetSchema(t).String(), in.Schema().String(); want != got {
		return fmt.Errorf("the Parquet schema is not that of table %s: %s", t.Name, firstDifference(want, got))
	}
	r.groups = in.RowGroups()
	for _, g := range in.Metadata().RowGroups {
		r.sizes = append(r.sizes, g.TotalByteSize)
	}
	return nil
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("%q instead of %q", strings.TrimSpace(b[i]), strings.TrimSpace(a[i]))
		}
	}
	return fmt.Sprintf("%d lines instead of %d", len(b), len(a))
}

// next reads the rows of a record, io.EOF after the last.
func (r *parquetReader) next() error {
	for r.left == 0 {
		if err := r.end(); err != nil {
			return err
		}
		if len(r.groups) == 0 {
			return io.EOF
		}
		r.begin(r.groups[0], r.sizes[0])
		r.groups, r.sizes = r.groups[1:], r.sizes[1:]
	}
	rows := min(r.left, r.most)
	in := r.leaves
	for i, c := range r.build.table.Columns {
		mine := max(1, len(c.Type.Fields))
		for range rows {
			if err := r.build.columns[i].leaves(in[:mine]); err != nil {
				return fmt.Errorf("column %s: %w", c.Name, err)
			}
		}
		in = in[mine:]
	}
	r.build.rows = int(rows)
	r.left -= rows
	return nil
}

// begin opens the columns of a row group of that many bytes.
func (r *parquetReader) begin(g parquet.RowGroup, size int64) {
	r.left = g.NumRows()
	records := size/recordBytes + 1
	r.most = min(recordRows, r.left/records+1)
	for _, chunk := range g.ColumnChunks() {
		r.leaves = append(r.leaves, &leaf{pages: chunk.Pages()})
	}
}

// end checks that nothing is left of a row group, and closes it.
func (r *parquetReader) end() error {
	for _, l := range r.leaves {
		if v, err := l.peek(); err != nil || v != nil {
			return errors.Join(err, errors.New("a column has more rows than its row group"))
		}
	}
	return r.close()
}

func (r *parquetReader) close() (err error) {
	for _, l := range r.leaves {
		err = errors.Join(err, l.pages.Close())
	}
	r.leaves = nil
	return err
}

// leaf reads the values of a leaf column in a row group.
type leaf struct {
	pages   parquet.Pages
	page    parquet.Page
	values  parquet.ValueReader // of the page
	buffer  [256]parquet.Value
	at, end int // what is left in the buffer
	members int // of the last list
}

// peek gives the next value, nil at the end. It is valid until the next call.
func (l *leaf) peek() (*parquet.Value, error) {
	for l.at == l.end {
		if l.page == nil {
			page, err := l.pages.ReadPage()
			if errors.Is(err, io.EOF) {
				return nil, nil
			}
			if err != nil {
				return nil, fmt.Errorf("failed to read the Parquet file: %w", err)
			}
			l.page, l.values = page, page.Values()
		}
		n, err := l.values.ReadValues(l.buffer[:])
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("failed to read the Parquet file: %w", err)
		}
		if l.at, l.end = 0, n; n == 0 {
			parquet.Release(l.page)
			l.page = nil
		}
	}
	return &l.buffer[l.at], nil
}

var errEnded = errors.New("it has fewer rows than its row group")

// one reads a row of a column without lists, which has one leaf.
func one(in []*leaf, into valueBuilder) error {
	v, err := in[0].peek()
	switch {
	case err != nil:
		return err
	case v == nil:
		return errEnded
	}
	in[0].at++
	return into.value(*v)
}

// list reads a row of a leaf below a list, whose members go into a builder. begun, which may be nil, is told that a
// list begins.
func (l *leaf) list(begun *array.ListBuilder, members valueBuilder) error {
	v, err := l.peek()
	switch {
	case err != nil:
		return err
	case v == nil:
		return errEnded
	case v.RepetitionLevel() > 0:
		return errors.New("a list goes on before it begins")
	}
	if begun != nil {
		begun.Append(true)
	}
	l.members = 0
	if v.DefinitionLevel() == 0 {
		l.at++
		return nil
	}
	for {
		l.members++
		if err := members.value(*v); err != nil {
			return err
		}
		l.at++
		if v, err = l.peek(); err != nil || v == nil || v.RepetitionLevel() == 0 {
			return err
		}
	}
}
