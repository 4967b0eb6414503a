package table

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"

	"example.org/sourcebook/schema"
)

// csvExporter writes csv/<table>.csv: RFC 4180, UTF-8 without byte order mark, LF at line ends, a header line. A null
// is an empty field, a list a JSON array.
type csvExporter struct {
	create Create
	form   *csvForm
}

// csvForm is a way to write CSV.
type csvForm struct {
	folder string
	table  bool   // the files are those that the manifest names for their tables
	begin  string // of a file
	end    string // of a line
	safe   bool   // what a spreadsheet would take for a formula gets an apostrophe before it
}

var (
	faithful = csvForm{folder: "csv", table: true, end: "\n"}
	excel    = csvForm{folder: ExcelFolder, begin: "\uFEFF", end: "\r\n", safe: true}
)

// ExcelFolder holds the CSV files for spreadsheets.
const ExcelFolder = "csv-excel"

// NewCSV gives the exporter of CSV files.
func NewCSV(create Create) Exporter { return &csvExporter{create, &faithful} }

// NewExcelCSV gives the exporter of CSV files that may be opened in a spreadsheet: a byte order mark, by which it knows
// the encoding, CRLF at line ends, and an apostrophe before a text that it would run as a formula. They are for people;
// programs read the others.
func NewExcelCSV(create Create) Exporter { return &csvExporter{create, &excel} }

func (e *csvExporter) Begin(t *schema.Table, name string) (Writer, error) {
	of := ""
	if e.form.table {
		of = t.Name
	}
	w, err := e.create(e.form.folder+"/"+name+".csv", of)
	if err != nil {
		return nil, err
	}
	c := &csvWriter{file: w, form: e.form, lines: []byte(e.form.begin)}
	for i, column := range t.Columns {
		c.lines = appendField(appendComma(c.lines, i), column.Name, false)
	}
	c.lines = append(c.lines, e.form.end...)
	return c, nil
}

func (e *csvExporter) Close() error { return nil }

type csvWriter struct {
	file  io.WriteCloser
	form  *csvForm
	lines []byte // that are not written yet
	plain []byte
}

// csvBytes is how many bytes of lines are gathered before they are written.
const csvBytes = 64 << 10

func (w *csvWriter) Write(r arrow.Record) error {
	columns := ColumnsOf(r)
	only := len(columns) == 1
	for k, c := range columns {
		if t, ok := c.(Text); ok && unmarked(t.ValueBytes()) {
			columns[k] = unmarkedText{t}
		}
	}
	last := int(r.NumRows()) - 1 // the only row that may be longer than a record is meant to be
	for i := range last + 1 {
		b := w.lines
		for k, c := range columns {
			b = appendComma(b, k)
			if i < last || !isLong(r.Column(k), i) {
				b = w.cell(b, c, i, only)
				continue
			}
			w.lines = b
			if err := w.long(w.form.text(r.Column(k).(*array.String).Value(i))); err != nil {
				return err
			}
			b = w.lines
		}
		w.lines = append(b, w.form.end...)
		if len(w.lines) >= csvBytes {
			if err := w.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// cell adds row i of a column, which may be the only one.
func (w *csvWriter) cell(b []byte, c Column, i int, only bool) []byte {
	switch c := c.(type) {
	case unmarkedText:
		return c.append(b, w.form.text(c.Value(i)), only)
	case Text:
		return appendField(b, w.form.text(c.Value(i)), only)
	case listColumn:
		w.plain = c.AppendPlain(w.plain[:0], i)
		return appendField(b, textOf(w.plain), only)
	}
	if only && c.IsNull(i) {
		b = append(b, `""`...)
	}
	return appendPlainOrNull(b, c, i)
}

// isLong reports whether row i of a column is a text that is written in pieces.
func isLong(c arrow.Array, i int) bool {
	t, ok := c.(*array.String)
	return ok && len(t.Value(i)) > csvBytes
}

// long writes a long field behind the lines that are gathered, a piece at a time.
func (w *csvWriter) long(s string) error {
	mark, add := "", func(b []byte, piece string) []byte { return append(b, piece...) }
	if quoted(s) {
		mark, add = `"`, appendDoubled
	}
	w.lines = append(w.lines, mark...)
	for piece := range slices.Chunk(bytesOf(s), csvBytes) {
		w.lines = add(w.lines, textOf(piece))
		if err := w.flush(); err != nil {
			return err
		}
	}
	w.lines = append(w.lines, mark...)
	return nil
}

// unmarkedText is a column of texts without any character that ends a field: to look for them in all at once takes a
// fraction of the time.
type unmarkedText struct{ Text }

// append writes a field as appendField does.
func (unmarkedText) append(b []byte, s string, only bool) []byte {
	if s == "" && !only || s != "" && !spaced(s) {
		return append(b, s...)
	}
	return append(append(append(b, '"'), s...), '"')
}

// unmarked reports whether there is none of the special characters in some texts.
func unmarked(texts []byte) bool {
	for _, c := range []byte(specials) {
		if bytes.IndexByte(texts, c) >= 0 {
			return false
		}
	}
	return true
}

// text is how a text is written.
func (f *csvForm) text(s string) string {
	if f.safe && formulaLike(s) {
		return "'" + s
	}
	return s
}

// formulaLike reports whether a spreadsheet would run a text, as OWASP lists what it takes for the begin of a formula.
func formulaLike(s string) bool { return s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 }

// FormulaLike counts the cells of a record that a spreadsheet would take for formulas, were they typed into it.
func FormulaLike(r arrow.Record) int64 {
	n := int64(0)
	for _, c := range ColumnsOf(r) {
		texts, ok := c.(Text)
		if !ok {
			continue
		}
		for i := range int(r.NumRows()) {
			if formulaLike(texts.Value(i)) {
				n++
			}
		}
	}
	return n
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
	return append(appendDoubled(append(b, '"'), s), '"')
}

// appendDoubled writes a text with each quotation mark twice; it may come in pieces.
func appendDoubled(b []byte, s string) []byte {
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			return append(b, s...)
		}
		b = append(append(b, s[:i+1]...), '"')
		s = s[i+1:]
	}
}

// quoted reports whether a field needs quotation marks: for a mark, a comma or a line end in it, and for white space
// at its ends, which some readers drop.
func quoted(s string) bool {
	if s == "" {
		return false
	}
	return spaced(s) || !unmarked(bytesOf(s))
}

// spaced reports whether a text, which is not empty, begins or ends with white space.
func spaced(s string) bool { return space(s[0]) || space(s[len(s)-1]) }

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
