package table

import (
	"io"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/schema"
)

// csvExporter writes csv/<table>.csv: RFC 4180, UTF-8 without byte order mark, LF at line ends, a header line. A null
// is an empty field, a list a JSON array.
type csvExporter struct{ create Create }

// NewCSV gives the exporter of CSV files.
func NewCSV(create Create) Exporter { return &csvExporter{create} }

func (e *csvExporter) Begin(t *schema.Table, name string) (Writer, error) {
	w, err := e.create("csv/"+name+".csv", t.Name)
	if err != nil {
		return nil, err
	}
	c := &csvWriter{file: w}
	for i, column := range t.Columns {
		c.lines = appendField(appendComma(c.lines, i), column.Name, false)
	}
	c.lines = append(c.lines, '\n')
	return c, nil
}

func (e *csvExporter) Close() error { return nil }

type csvWriter struct {
	file  io.WriteCloser
	lines []byte // that are not written yet
	plain []byte
}

// csvBytes is how many bytes of lines are gathered before they are written.
const csvBytes = 64 << 10

func (w *csvWriter) Write(r arrow.Record) error {
	columns := ColumnsOf(r)
	only := len(columns) == 1
	for i := range int(r.NumRows()) {
		b := w.lines
		for k, c := range columns {
			b = appendComma(b, k)
			switch c := c.(type) {
			case Text:
				b = appendField(b, c.Value(i), only)
			case listColumn:
				w.plain = c.AppendPlain(w.plain[:0], i)
				b = appendField(b, textOf(w.plain), only)
			default:
				if only && c.IsNull(i) {
					b = append(b, `""`...)
				}
				b = appendPlainOrNull(b, c, i)
			}
		}
		w.lines = append(b, '\n')
		if len(w.lines) >= csvBytes {
			if err := w.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *csvWriter) flush() error {
	_, err := w.file.Write(w.lines)
	if w.lines = w.lines[:0]; cap(w.lines) > 4*recordBytes {
		w.lines, w.plain = nil, nil
	}
	return err
}

// appendField writes a field, in quotation marks where they are needed. An only field that is empty has them too, or
// its line would be empty and be skipped by readers.
func appendField(b []byte, s string, only bool) []byte {
	if !quoted(s) && (s != "" || !only) {
		return append(b, s...)
	}
	b = append(b, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		b = append(append(b, s[:i+1]...), '"')
		s = s[i+1:]
	}
	return append(append(b, s...), '"')
}

// quoted reports whether a field needs quotation marks: for a mark, a comma or a line end in it, and for white space
// at its ends, which some readers drop.
func quoted(s string) bool {
	if s == "" {
		return false
	}
	if space(s[0]) || space(s[len(s)-1]) {
		return true
	}
	for _, c := range []byte(specials) {
		if strings.IndexByte(s, c) >= 0 {
			return true
		}
	}
	return false
}

func space(c byte) bool { return c == ' ' || c == '\t' }

// specials are the characters that end a field without quotation marks, or do not belong in one.
const specials = ",\n\"\r"

func special(c byte) bool { return strings.IndexByte(specials, c) >= 0 }

func (w *csvWriter) End(Sum) error {
	if err := w.flush(); err != nil {
		return err
	}
	return w.file.Close()
}
