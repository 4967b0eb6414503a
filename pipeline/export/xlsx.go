package export

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/xuri/excelize/v2"

	"example.org/sourcebook/schema"
)

// sheetRows is the most rows of a table that the workbook shows.
const sheetRows = 200_000

// Note says what the workbook leaves out or shows in another form than the Parquet.
type Note struct {
	Table  string
	Column string   // empty: the whole table
	Kind   string   // NoteRows, NoteCut or NoteDigits
	Count  int64    // rows left out, or cells
	Keys   []string // the rows of the first cells, by the table's key
}

// The kinds of a Note.
const (
	NoteRows   = "rows_left_out"  // the table has more rows than the workbook shows; its sheet has none
	NoteCut    = "text_cut"       // texts that do not fit a cell; each says so at its end
	NoteDigits = "number_as_text" // numbers with more digits than a spreadsheet keeps stand as text, in full
	noteKeys   = 10
)

// Text is the note in words.
func (n *Note) Text() string {
	files := fmt.Sprintf("parquet/%s.parquet and csv/%s.csv", n.Table, n.Table)
	rows := ""
	if len(n.Keys) > 0 {
		rows = " Rows: " + strings.Join(n.Keys, ", ")
		if more := n.Count - int64(len(n.Keys)); more > 0 {
			rows += fmt.Sprintf(" and %d more", more)
		}
		rows += "."
	}
	switch n.Kind {
	case NoteRows:
		return fmt.Sprintf("The table %s has %d rows, more than this workbook shows. All of them are in %s.", n.Table, n.Count, files)
	case NoteCut:
		return fmt.Sprintf("%s in the column %s of %s do not fit a cell and are cut; each says so at its end. The whole texts are in %s.%s",
			plural(n.Count, "text", "texts"), n.Column, n.Table, files, rows)
	}
	return fmt.Sprintf("%s in the column %s of %s with more than %d digits stand as text, because a spreadsheet would round them.%s",
		plural(n.Count, "number", "numbers"), n.Column, n.Table, cellDigits, rows)
}

func plural(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// workbook writes <name>-<version>.xlsx. The library excelize makes the workbook: its parts, styles, tables, links and
// properties. The cells are written here, since its own writers change some texts without an error (control characters
// become U+FFFD, longer texts are cut) and hold the whole file in memory: the rows of each sheet are gathered in a file
// beside the workbook, and go into the ZIP in the place of the sheet's data.
type workbook struct {
	files     *files
	info      Info
	limit     int64 // most rows of a table
	book      *excelize.File
	style     styles
	sheets    []*tableSheet
	languages []Language
	notes     []Note
	err       error
}

func newWorkbook(out *files, info Info) *workbook {
	w := &workbook{files: out, info: info, limit: sheetRows, book: excelize.NewFile()}
	w.style, w.err = newStyles(w.book)
	return w
}

func (w *workbook) path() string { return w.info.Name + "-" + w.info.Version + ".xlsx" }

func (w *workbook) Begin(t *schema.Table) (TableWriter, error) {
	if w.err != nil {
		return nil, w.err
	}
	s := &tableSheet{book: w, table: t, key: t.Index(t.Key), cut: make([]Note, len(t.Columns)), digits: make([]Note, len(t.Columns))}
	file, err := w.files.working(".sheet-" + t.Name)
	if err != nil {
		return nil, err
	}
	s.spool, s.out = file, bufio.NewWriterSize(file, 1<<16)
	w.sheets = append(w.sheets, s)
	return s, nil
}

// headerRow is the row of the header in the sheet of a table: a title and five lines stand above it.
const headerRow = 7

// The rows that are looked at before the widths of the columns are set.
const (
	sampleRows  = 1000
	sampleBytes = 4 << 20
)

// tableSheet is the sheet of a released table while its rows come in.
type tableSheet struct {
	book   *workbook
	table  *schema.Table
	key    int // column of the table's key
	spool  *os.File
	out    *bufio.Writer
	xml    rowXML
	plain  []byte
	rows   int64
	sample [][]sheetCell // first rows, until the widths are set
	size   int
	widths []int
	cut    []Note // by column
	digits []Note
	sum    Sum
}

func (s *tableSheet) Write(r arrow.Record) error {
	columns := columnsOf(r)
	for i := range int(r.NumRows()) {
		if s.rows++; s.rows > s.book.limit {
			s.sample = nil
			continue
		}
		row := s.row(columns, i)
		if s.xml.widths != nil {
			if err := s.put(row); err != nil {
				return err
			}
			continue
		}
		for k := range row {
			row[k].text = strings.Clone(row[k].text)
			s.size += len(row[k].text)
		}
		s.sample = append(s.sample, row)
		if len(s.sample) == sampleRows || s.size >= sampleBytes {
			if err := s.setWidths(); err != nil {
				return err
			}
		}
	}
	return nil
}

// setWidths sets the widths of the columns by the first rows, and writes those.
func (s *tableSheet) setWidths() error {
	s.widths = make([]int, len(s.table.Columns))
	for k, c := range s.table.Columns {
		widest := 0
		for _, row := range s.sample {
			widest = max(widest, displayWidth(row[k].text, maxWidth))
		}
		s.widths[k] = columnWidth(c.Name, widest)
	}
	s.xml = rowXML{row: headerRow + 1, widths: s.widths}
	for _, row := range s.sample {
		if err := s.put(row); err != nil {
			return err
		}
	}
	s.sample = nil
	return nil
}

func (s *tableSheet) put(row []sheetCell) error {
	if _, err := s.out.Write(s.xml.append(row)); err != nil {
		return fmt.Errorf("failed to write: %w", err)
	}
	return nil
}

// row gives a row of a record as cells of the sheet. The texts share the record's memory.
func (s *tableSheet) row(columns []column, i int) []sheetCell {
	key := columns[s.key].(textColumn).Value(i)
	row := make([]sheetCell, len(columns))
	for k, c := range columns {
		if !c.IsNull(i) {
			row[k] = s.cell(c, i, k, key)
		}
	}
	return row
}

// cell gives row i of a column, which is column k of the table, in the row with that key.
func (s *tableSheet) cell(c column, i, k int, key string) sheetCell {
	text := ""
	switch c := c.(type) {
	case textColumn:
		text = c.Value(i)
	case dateColumn:
		if serial, ok := dateSerial(c.Value(i)); ok {
			return sheetCell{style: s.book.style.date, number: true, text: serial}
		}
		text = s.text(c, i)
	case intColumn, decimalColumn:
		text = s.text(c, i)
		if shortNumber(text) {
			return sheetCell{style: s.book.style.of(s.table.Columns[k].Type), number: true, text: text}
		}
		s.note(&s.digits[k], NoteDigits, k, key)
	default:
		text = s.text(c, i)
	}
	if !fitsCell(text) {
		s.note(&s.cut[k], NoteCut, k, key)
		text = cutCell(text, fmt.Sprintf("parquet/%s.parquet, row %s", s.table.Name, key[:cellPrefix(key, 1000)]))
	}
	return s.book.style.textCell(text)
}

func (s *tableSheet) text(c column, i int) string {
	s.plain = c.appendPlain(s.plain[:0], i)
	return string(s.plain)
}

// note counts a cell that the workbook does not show as it is.
func (s *tableSheet) note(n *Note, kind string, k int, key string) {
	n.Table, n.Column, n.Kind = s.table.Name, s.table.Columns[k].Name, kind
	if n.Count++; len(n.Keys) < noteKeys {
		n.Keys = append(n.Keys, strings.Clone(key[:cellPrefix(key, 200)]))
	}
}

// firstSerial is 1900-03-01. Excel takes 1900 for a leap year, so days before have no number that all programs agree
// on; they stay text.
const firstSerial = -25_508

// dateSerial gives a date as Excel counts days.
func dateSerial(d arrow.Date32) (string, bool) {
	if d < firstSerial {
		return "", false
	}
	const epoch = 25_569 // 1970-01-01
	return strconv.Itoa(int(d) + epoch), true
}

func (s *tableSheet) End(sum Sum) error {
	s.sum = sum
	if s.xml.widths == nil {
		if err := s.setWidths(); err != nil {
			return err
		}
	}
	if err := s.out.Flush(); err != nil {
		return fmt.Errorf("failed to write: %w", err)
	}
	if s.rows > s.book.limit {
		s.book.notes = append(s.book.notes, Note{Table: s.table.Name, Kind: NoteRows, Count: s.rows})
		return nil
	}
	for i := range s.table.Columns {
		for _, n := range []Note{s.cut[i], s.digits[i]} {
			if n.Count > 0 {
				s.book.notes = append(s.book.notes, n)
			}
		}
	}
	return nil
}

// Close writes the workbook and removes the gathered rows.
func (w *workbook) Close() error {
	if w.err != nil {
		return w.err
	}
	defer w.book.Close()
	pages := w.pages()
	out, err := w.files.create(w.path(), "")
	if err != nil {
		return err
	}
	buffered := bufio.NewWriterSize(out, 1<<16)
	if err := w.assemble(buffered, pages); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("failed to write: %w", err)
	}
	for _, s := range w.sheets {
		if err := s.spool.Close(); err != nil {
			return fmt.Errorf("failed to write: %w", err)
		}
		if err := os.Remove(s.spool.Name()); err != nil {
			return fmt.Errorf("failed to remove a working file: %w", err)
		}
	}
	return out.Close()
}

// data gives the gathered rows.
func (s *tableSheet) data() (io.Reader, error) {
	_, err := s.spool.Seek(0, io.SeekStart)
	return s.spool, err
}
