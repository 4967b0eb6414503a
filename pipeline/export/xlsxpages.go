package export

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// The names of the sheets that hold no released table.
const (
	sheetCover      = "Cover"
	sheetContents   = "Contents"
	sheetNotes      = "Notes"
	sheetDictionary = "Data_dictionary"
)

// numbered is a note with its number in the workbook and the sheets that it applies to.
type numbered struct {
	number int
	text   string
	tables []string
}

// pages gives the sheets of the workbook, in order.
func (w *workbook) pages() []*page {
	notes := w.numbered()
	dictionary := w.dictionary()
	pages := []*page{dictionary}
	for _, s := range w.sheets {
		pages = append(pages, s.page(notes))
	}
	notesPage := w.notesPage(notes)
	contents := w.contents(append([]*page{notesPage}, pages...))
	return append([]*page{w.cover(), contents, notesPage}, pages...)
}

// numbered gives the notes of the workbook: what holds for several sheets first, then what is left out or changed.
func (w *workbook) numbered() []numbered {
	var notes []numbered
	add := func(text string, tables ...string) {
		if len(tables) > 0 {
			notes = append(notes, numbered{len(notes) + 1, text, tables})
		}
	}
	var spans, lists []string
	for _, s := range w.sheets {
		if s.rows == 0 || s.rows > w.limit {
			continue
		}
		if s.table.Column("start") != nil {
			spans = append(spans, s.table.Name)
		}
		for _, c := range s.table.Columns {
			if strings.HasPrefix(c.Type.String(), "list<") {
				lists = append(lists, s.table.Name)
				break
			}
		}
	}
	add("start and end count the characters (Unicode code points) of the document's text from 0; the passage begins at start and ends before end. "+
		"byte_start and byte_end count the bytes of the source file in the same way.", spans...)
	add("A cell in square brackets holds a list: [] is an empty list, and the members stand in quotation marks with commas between them (JSON).", lists...)
	for _, n := range w.notes {
		add(n.Text(), n.Table)
	}
	return notes
}

func (w *workbook) notesPage(notes []numbered) *page {
	p := &page{name: sheetNotes, title: "Notes on the sheets of this workbook", lines: []string{"This sheet contains one table."}, widths: []int{10, 60, 30}}
	if len(notes) == 0 {
		p.lines = []string{"There are no notes."}
		return p
	}
	p.table, p.header = "notes", []string{"note", "text", "applies_to"}
	r := w.rowsOf(p)
	for _, n := range notes {
		r.number(n.number)
		r.text(n.text)
		r.text(strings.Join(n.tables, ", "))
		r.end()
	}
	return r.into(p)
}

// cover is the first sheet.
func (w *workbook) cover() *page {
	p := &page{name: sheetCover, title: w.info.title(), widths: []int{30, 84}}
	intro := w.info.Description
	if intro == "" {
		intro = "Tables made from a collection of source texts."
	}
	p.lines = []string{"This workbook is for reading. Programs should read the Parquet or CSV files of the same release, which hold every value in full."}
	r := w.rowsOf(p)
	pair := func(label, text string) {
		r.styled(w.style.label, label)
		r.text(text)
		r.end()
	}
	pair("Description", intro)
	pair("Dataset", w.info.Name)
	pair("Version", w.info.Version)
	pair("Released", orElse(w.info.Released, "no date is given"))
	pair("Licence of the tables", orElse(w.info.License, "none is given"))
	pair("Rights in the source texts", "They stay with their owners; the column rights of the sheet documents says what is known.")
	pair("Publisher and contact", "none is given")
	pair("Next update", "none is announced")
	pair("How to cite", citation(w.info))
	pair("Documents by language", languagesText(w.languages))
	for _, s := range w.sheets {
		pair("Content of "+s.table.Name, fmt.Sprintf("%s\ncontent digest (SHA-256):\n%s", plural(s.sum.Rows, "row", "rows"), s.sum.Content))
	}
	pair("Documentation", "README.md in the folder of the release; the sheet "+sheetDictionary+" of this workbook.")
	if len(w.notes) == 0 {
		pair("Left out or changed", "Nothing: every value of every table is in this workbook.")
	}
	for _, n := range w.notes {
		pair("Left out or changed", n.Text())
	}
	return r.into(p)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func citation(i Info) string {
	if i.Citation != "" {
		return i.Citation
	}
	year := ""
	if len(i.Released) >= 4 {
		year = " (" + i.Released[:4] + ")"
	}
	who := ""
	if len(i.Creators) > 0 {
		who = strings.Join(i.Creators, "; ") + ": "
	}
	text := fmt.Sprintf("%s%s%s. Version %s. Dataset %s.", who, i.title(), year, i.Version, i.Name)
	if i.Publisher != "" && !slices.Contains(i.Creators, i.Publisher) {
		text += " " + i.Publisher + "."
	}
	if i.Homepage != "" {
		text += " " + i.Homepage
	}
	return text
}

func languagesText(languages []Language) string {
	var parts []string
	for _, l := range languages {
		parts = append(parts, fmt.Sprintf("%s: %d", orElse(l.Tag, "not known"), l.Documents))
	}
	return orElse(strings.Join(parts, ", "), "no documents")
}

// contents lists the other sheets but the cover, with a link to each.
func (w *workbook) contents(pages []*page) *page {
	p := &page{name: sheetContents, title: "Contents of this workbook", lines: []string{"This sheet contains one table.", "The first cell of each row leads to the sheet. A sheet without a table has no number of rows and columns."},
		table: "contents", header: []string{"sheet", "title", "rows", "columns"}, widths: []int{24, 60, 12, 12}, links: map[int]string{}}
	r := w.rowsOf(p)
	all := append([]*page{{name: sheetCover, title: w.info.title()}}, pages...)
	for _, to := range all {
		p.links[r.xml.row] = to.name
		r.styled(w.style.link, to.name)
		r.text(to.title)
		if to.table != "" {
			r.number(int(to.rows))
			r.number(len(to.header))
		}
		r.end()
	}
	return r.into(p)
}

// dictionary describes the columns of all tables.
func (w *workbook) dictionary() *page {
	p := &page{name: sheetDictionary, title: "Data dictionary: what the columns of all tables mean", table: "data_dictionary",
		lines:  []string{"This sheet contains one table.", "An empty cell means that the column has no unit, refers to no other column, or takes any value."},
		header: []string{"table", "column", "type", "unit", "may_be_empty", "refers_to", "meaning", "allowed_values"},
		widths: []int{16, 22, 22, 12, 17, 28, 60, 60}}
	r := w.rowsOf(p)
	for _, s := range w.sheets {
		for _, c := range s.table.Columns {
			allowed := make([]string, len(c.Allowed))
			for i, a := range c.Allowed {
				allowed[i] = a.Value + ": " + a.Doc
			}
			may := "no"
			if c.Nullable {
				may = "yes"
			}
			for _, text := range []string{s.table.Name, c.Name, c.Type.String(), c.Unit, may, c.Ref, c.Doc, strings.Join(allowed, "\n")} {
				r.text(text)
			}
			r.end()
		}
	}
	return r.into(p)
}

// page gives the sheet of a table.
func (s *tableSheet) page(notes []numbered) *page {
	t, info := s.table, s.book.info
	marks := ""
	for _, n := range notes {
		for _, name := range n.tables {
			if name == t.Name {
				marks += fmt.Sprintf(" [note %d]", n.number)
			}
		}
	}
	p := &page{name: t.Name, title: fmt.Sprintf("%s: the table %s%s", info.title(), t.Name, marks)}
	p.title = fit(p.title)
	source := fmt.Sprintf("Source: %s, version %s. The same table for programs: parquet/%s.parquet, csv/%s.csv.", info.Name, info.Version, t.Name, t.Name)
	switch {
	case s.rows == 0:
		p.lines = []string{t.Doc, "The table has no rows.", source}
		return p
	case s.rows > s.book.limit:
		p.lines = []string{t.Doc, (&Note{Table: t.Name, Kind: NoteRows, Count: s.rows}).Text(), source}
		return p
	}
	marked := "No notes apply to this sheet."
	if marks != "" {
		marked = "The notes in the title are explained on the sheet " + sheetNotes + "."
	}
	p.lines = []string{t.Doc,
		fmt.Sprintf("This sheet contains one table of %s and %d columns; the sheet %s says what they mean.", plural(s.rows, "row", "rows"), len(t.Columns), sheetDictionary),
		marked,
		"An empty cell means that there is no value: the text does not give it, or it does not apply to the row.",
		source}
	p.table, p.rows, p.widths, p.body = t.Name, s.rows, s.widths, s.data
	for _, c := range t.Columns {
		p.header = append(p.header, c.Name)
	}
	return p
}

// pageRows makes the rows of a sheet that the package itself words.
type pageRows struct {
	style styles
	xml   rowXML
	row   []sheetCell
	out   []byte
	n     int64
}

// rowsOf makes rows that begin after the title, the lines and the header of a page.
func (w *workbook) rowsOf(p *page) *pageRows {
	row := p.headRow()
	if p.table != "" {
		row++
	}
	return &pageRows{style: w.style, xml: rowXML{row: row, widths: p.widths}}
}

func (r *pageRows) text(s string) { r.row = append(r.row, r.style.textCell(fit(s))) }

func (r *pageRows) styled(style int, s string) {
	r.row = append(r.row, sheetCell{style: style, text: fit(s)})
}

func (r *pageRows) number(n int) {
	r.row = append(r.row, sheetCell{style: r.style.integer, number: true, text: fmt.Sprint(n)})
}

func (r *pageRows) end() {
	r.out = append(r.out, r.xml.append(r.row)...)
	r.row = r.row[:0]
	r.n++
}

// into gives the page its rows.
func (r *pageRows) into(p *page) *page {
	p.rows = r.n
	p.body = func() (io.Reader, error) { return bytes.NewReader(r.out), nil }
	return p
}
