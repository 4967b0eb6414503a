package export

import (
	"bufio"
	"bytes"
	"io"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/schema"
)

// csvExporter writes csv/<table>.csv: RFC 4180, UTF-8 without byte order mark, LF at line ends, a header line. A null is
// an empty field, a list a JSON array.
type csvExporter struct{ files *files }

func (e *csvExporter) Begin(t *schema.Table) (TableWriter, error) {
	w, err := e.files.create("csv/"+t.Name+".csv", t.Name)
	if err != nil {
		return nil, err
	}
	c := &csvWriter{file: w, out: bufio.NewWriterSize(w, 1<<16), table: t}
	names := make([]string, len(t.Columns))
	for i, col := range t.Columns {
		names[i] = col.Name
	}
	c.header(names)
	return c, nil
}

func (e *csvExporter) Close() error { return nil }

type csvWriter struct {
	file  io.WriteCloser
	out   *bufio.Writer
	table *schema.Table
	cells []schema.Value
	plain []byte
}

func (w *csvWriter) header(names []string) {
	for i, n := range names {
		w.field(i, []byte(n))
	}
	w.out.WriteByte('\n')
}

func (w *csvWriter) Write(r arrow.Record) error {
	for i := range int(r.NumRows()) {
		w.cells = cells(w.cells, w.table, r, i)
		for k, c := range w.table.Columns {
			v := w.cells[k]
			if c.Type.Kind == schema.String && !v.Null {
				w.field(k, bytesOf(v.Text))
				continue
			}
			w.plain = appendPlain(w.plain[:0], c.Type, v)
			w.field(k, w.plain)
		}
		if err := w.out.WriteByte('\n'); err != nil { // errors of a bufio.Writer stay
			return err
		}
	}
	return nil
}

// field writes a field, in quotation marks where they are needed. An only field that is empty has them too, or its
// line would be empty and be skipped by readers.
func (w *csvWriter) field(i int, b []byte) {
	if i > 0 {
		w.out.WriteByte(',')
	}
	if !quoted(b) && (len(b) > 0 || len(w.table.Columns) > 1) {
		w.out.Write(b)
		return
	}
	w.out.WriteByte('"')
	done := 0
	for k, c := range b {
		if c == '"' {
			w.out.Write(b[done : k+1])
			done = k // the mark is written once more with what follows
		}
	}
	w.out.Write(b[done:])
	w.out.WriteByte('"')
}

// quoted reports whether a field needs quotation marks: for a mark, a comma or a line end in it, and for white space
// at its ends, which some readers drop.
func quoted(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	return space(b[0]) || space(b[len(b)-1]) ||
		bytes.ContainsAny(b, "\",\r\n")
}

func space(c byte) bool { return c == ' ' || c == '\t' }

func (w *csvWriter) End(Sum) error {
	if err := w.out.Flush(); err != nil {
		return err
	}
	return w.file.Close()
}
