package workbook

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/xuri/excelize/v2"

	"example.org/sourcebook/pipeline/export/about"
	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/schema"
)

// Workbook writes <name>-<version>.xlsx. The library excelize makes the workbook: its parts, styles, tables, links and
// properties. The cells are written here, since its own writers change some texts without an error (control characters
// become U+FFFD, longer texts are cut) and hold the whole file in memory: the rows of each sheet are gathered in a file
// beside the workbook, and go into the ZIP in the place of the sheet's data.
type Workbook struct {
	Languages []about.Language // main languages of the documents; to be set before Close
	Notes     []Note           // what is left out or shown in another form; whole after the last table

	files  Files
	info   about.Dataset
	limit  int64 // most rows of a table
	book   *excelize.File
	style  styles
	sheets []*tableSheet
	err    error
}

// Files makes the files that the workbook needs.
type Files interface {
	// Create makes a file of the release that must not be there yet; table is what it holds, empty for all.
	Create(path, table string) (io.WriteCloser, error)
	// Working makes a file for data on their way; who makes it removes it.
	Working(name string) (*os.File, error)
}

// New gives the workbook of a dataset, which is an exporter of all tables.
func New(files Files, info about.Dataset) *Workbook {
	w := &Workbook{files: files, info: info, limit: sheetRows, book: excelize.NewFile()}
	w.style, w.err = newStyles(w.book)
	return w
}

func (w *Workbook) path() string { return w.info.Name + "-" + w.info.Version + ".xlsx" }

// Add writes a whole table. content is the digest of a released table, empty for one that joins others.
func (w *Workbook) Add(t *schema.Table, rows iter.Seq2[any, error], content string) error {
	s, err := w.Begin(t, "")
	if err != nil {
		return err
	}
	n := int64(0)
	for r, err := range table.Records(t, rows) {
		if err != nil {
			return err
		}
		if err := s.Write(r); err != nil {
			return err
		}
		n += r.NumRows()
		r.Release()
	}
	return s.End(table.Sum{Rows: n, Content: content})
}

// Begin implements table.Exporter.
func (w *Workbook) Begin(t *schema.Table, _ string) (table.Writer, error) {
	if w.err != nil {
		return nil, w.err
	}
	file, err := w.files.Working(".sheet-" + t.Name)
	if err != nil {
		return nil, err
	}
	s := &tableSheet{book: w, table: t, layout: layoutOf(t), key: t.Index(t.Key), spool: file,
		out: bufio.NewWriterSize(file, 1<<16), cut: make([]Note, len(t.Columns)), digits: make([]Note, len(t.Columns))}
	if w.info.Shards > 1 {
		s.layout.source = shardedFiles.Replace(s.layout.source)
	}
	w.sheets = append(w.sheets, s)
	return s, nil
}

// sheet gives the sheet with that tab, nil if there is none.
func (w *Workbook) sheet(tab string) *tableSheet {
	i := slices.IndexFunc(w.sheets, func(s *tableSheet) bool { return s.layout.tab == tab })
	if i < 0 {
		return nil
	}
	return w.sheets[i]
}

// headerRow is the row of the header in the sheet of a table: a title and five lines stand above it.
const headerRow = 7

// The rows that are looked at before the widths of the columns are set.
const (
	sampleRows  = 1000
	sampleBytes = 4 << 20
)

// sheetLinks is the most links of a sheet; Excel takes 65,530.
const sheetLinks = 65_000

// tableSheet is the sheet of a table while its rows come in.
type tableSheet struct {
	book    *Workbook
	table   *schema.Table
	layout  layout
	key     int // column of the table's key
	spool   *os.File
	out     *bufio.Writer
	xml     rowXML
	plain   []byte
	rows    int64
	sample  [][]sheetCell // first rows, until the widths are set
	size    int
	widths  []int
	cut     []Note // by column
	digits  []Note
	links   []rowLink
	outward outward
	marked  bool // a cell has the mark of an absent value
	sum     table.Sum
}

// rowLink leads from a cell to a row of a table in another sheet, from 1.
type rowLink struct {
	cell string
	row  int64
}

// leftOut reports whether the table has more rows than the workbook shows.
func (s *tableSheet) leftOut() bool { return s.rows > s.book.limit }

func (s *tableSheet) Write(r arrow.Record) error {
	columns := table.ColumnsOf(r)
	for i := range int(r.NumRows()) {
		if s.rows++; s.leftOut() {
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

// setWidths sets the widths of the columns, those that the layout leaves open by the first rows, and writes those.
func (s *tableSheet) setWidths() error {
	s.widths = make([]int, len(s.table.Columns))
	for k, c := range s.table.Columns {
		if s.widths[k] = s.layout.width(s.table, k); s.widths[k] > 0 {
			continue
		}
		widest := 0
		for _, row := range s.sample {
			widest = max(widest, displayWidth(row[k].text, maxWidth))
		}
		s.widths[k] = columnWidth(c.Name, widest)
	}
	s.xml = newRowXML(headerRow+1, s.widths)
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
func (s *tableSheet) row(columns []table.Column, i int) []sheetCell {
	row := make([]sheetCell, len(columns))
	for k, c := range columns {
		switch name := s.table.Columns[k].Name; {
		case c.IsNull(i):
			row[k] = sheetCell{style: s.book.style.mark, text: marks{s.table, &s.layout}.of(columns, i, k)}
			s.marked = true
		case name == s.layout.link:
			row[k] = s.link(c.(table.Int).Value(i), k)
		case name == s.layout.place:
			row[k] = s.outside(columns, i, k)
		default:
			row[k] = s.cell(columns, i, k)
		}
		if s.table.Columns[k].Name == s.layout.status {
			row[k].style = s.book.style.status(row[k].text)
		}
	}
	return row
}

// link is a cell that leads to a row of another sheet.
func (s *tableSheet) link(to int64, k int) sheetCell {
	text := fmt.Sprintf("%s %d", s.layout.link, to)
	if len(s.links) == sheetLinks {
		return s.book.style.textCell(text)
	}
	s.links = append(s.links, rowLink{columnName(k) + strconv.FormatInt(headerRow+s.rows, 10), to})
	return sheetCell{style: s.book.style.link, text: text}
}

// cell gives row i of column k.
func (s *tableSheet) cell(columns []table.Column, i, k int) sheetCell {
	text := ""
	switch c := columns[k].(type) {
	case table.Text:
		text = c.Value(i)
	case table.Date:
		if serial, ok := dateSerial(c.Value(i)); ok {
			return sheetCell{style: s.book.style.date, number: true, text: serial}
		}
		text = s.text(c, i)
	case table.Int, table.Decimal:
		text = s.text(c, i)
		if shortNumber(text) {
			style := s.book.style.number(s.table.Columns[k].Type, s.layout.forPeople(), text)
			return sheetCell{style: style, number: true, text: text}
		}
		s.note(&s.digits[k], NoteDigits, k, s.text(columns[s.key], i))
	default:
		text = s.text(c, i)
	}
	if !fitsCell(text) {
		key := s.text(columns[s.key], i)
		s.note(&s.cut[k], NoteCut, k, key)
		text = cutCell(text, s.layout.source+", row "+key[:cellPrefix(key, 1000)])
	}
	return s.book.style.textCell(text)
}

func (s *tableSheet) text(c table.Column, i int) string {
	s.plain = c.AppendPlain(s.plain[:0], i)
	return string(s.plain)
}

// note counts a cell that the workbook does not show as it is.
func (s *tableSheet) note(n *Note, kind string, k int, key string) {
	n.Table, n.Sheet, n.Source = s.table.Name, s.layout.tab, s.layout.source
	n.Column, n.Kind = s.table.Columns[k].Name, kind
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

func (s *tableSheet) End(sum table.Sum) error {
	s.sum = sum
	if s.xml.widths == nil {
		if err := s.setWidths(); err != nil {
			return err
		}
	}
	if err := s.out.Flush(); err != nil {
		return fmt.Errorf("failed to write: %w", err)
	}
	if s.leftOut() {
		s.book.Notes = append(s.book.Notes, s.rowsNote())
		return nil
	}
	for i := range s.table.Columns {
		for _, n := range []Note{s.cut[i], s.digits[i]} {
			if n.Count > 0 {
				s.book.Notes = append(s.book.Notes, n)
			}
		}
	}
	return nil
}

func (s *tableSheet) rowsNote() Note {
	return Note{Table: s.table.Name, Sheet: s.layout.tab, Kind: NoteRows, Count: s.rows, Source: s.layout.source}
}

// data gives the gathered rows.
func (s *tableSheet) data() (io.Reader, error) {
	_, err := s.spool.Seek(0, io.SeekStart)
	return s.spool, err
}
