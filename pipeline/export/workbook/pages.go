package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/export/about"
)

// pages gives the sheets of the workbook, in order.
func (w *Workbook) pages() []*page {
	notes := w.numbered()
	tables := make([]*page, 0, len(w.sheets)+1)
	for _, s := range w.sheets {
		tables = append(tables, s.page(notes))
	}
	notesPage := w.notesPage(notes)
	tables = append(tables, w.dictionary())
	contents := w.contents(append([]*page{notesPage}, tables...))
	return append([]*page{w.cover(), contents, notesPage}, tables...)
}

// cover is the first sheet.
func (w *Workbook) cover() *page {
	p := &page{name: sheetCover, title: w.info.Heading(), widths: []int{28, 60}, web: map[string]string{},
		links: map[int]string{}}
	p.lines = []string{"This workbook is for reading; the Parquet and CSV files beside it are for programs."}
	r := w.rowsOf(p)
	pair := func(label, text string) {
		r.styled(w.style.label, label)
		r.text(text)
		r.end()
	}
	if w.info.Description != "" {
		pair("What it is", w.info.Description)
	}
	for _, f := range w.info.Findings {
		pair(f.Topic, f.Text)
	}
	for _, s := range w.sheets {
		if s.layout.forPeople() && s.rows > 0 && !s.leftOut() {
			p.links[r.xml.row] = s.layout.tab
			r.styled(w.style.link, "Go to "+s.layout.tab)
			r.text(s.layout.answers)
			r.end()
		}
	}
	pair("Documents by language", about.Languages(w.Languages))
	pair("Made by", cmp.Or(strings.Join(w.info.Creators, "; "), "no name is given"))
	pair("Publisher", cmp.Or(w.info.Publisher, "none is given"))
	pair("Contact", cmp.Or(w.info.Contact, "none is given"))
	pair("Licence of the tables", cmp.Or(w.info.License, "none is given"))
	pair("Rights in the source texts", "They stay with their owners; the sheet Documents says what is known.")
	pair("How to cite", w.info.Cite())
	pair("Dataset and version", w.info.Name+", version "+w.info.Version)
	pair("Released", cmp.Or(w.info.Released, "no date is given"))
	pair("Next update", "none is planned")
	w.documentation(p, r)
	if len(w.Notes) == 0 {
		pair("Left out or changed", "Nothing: every value of every table is in this workbook.")
	}
	for _, n := range w.Notes {
		pair("Left out or changed", n.Text())
	}
	for _, s := range w.sheets {
		if !s.layout.forPeople() {
			pair("Digest of "+s.table.Name, fmt.Sprintf("%s; content digest (SHA-256):\n%s",
				about.Count(s.sum.Rows, "row", "rows"), s.sum.Content))
		}
	}
	return r.into(p)
}

// documentation says where the dataset is described, with a link where it has a homepage.
func (w *Workbook) documentation(p *page, r *pageRows) {
	r.styled(w.style.label, "Documentation")
	text := "README.md in the folder of the release; the sheets " + sheetNotes + " and " + sheetDictionary +
		" of this workbook."
	if w.info.Homepage == "" {
		r.text(text)
		r.end()
		return
	}
	p.web[fmt.Sprintf("B%d", r.xml.row)] = w.info.Homepage
	r.styled(w.style.link, "Homepage of the dataset: "+w.info.Homepage)
	r.end()
	r.styled(w.style.label, "")
	r.text(text)
	r.end()
}

// contents lists the other sheets but the cover, with a link to each.
func (w *Workbook) contents(pages []*page) *page {
	p := &page{name: sheetContents, title: "Contents of this workbook", table: "contents", links: map[int]string{},
		lines: []string{oneTable, "The first cell of each row leads to the sheet. The mark " + notApplicable +
			" stands where a sheet has no table or answers no question of its own."},
		header: contentsHeader.names(), widths: []int{24, 60, 60, 12, 12}}
	r := w.rowsOf(p)
	all := append([]*page{{name: sheetCover, title: w.info.Heading()}}, pages...)
	for _, to := range all {
		p.links[r.xml.row] = to.name
		r.styled(w.style.link, to.name)
		r.text(to.title)
		s := w.sheet(to.name)
		switch {
		case s != nil && s.layout.forPeople():
			r.text(s.layout.answers)
		case s != nil:
			r.text(s.table.Doc)
		default:
			r.styled(w.style.mark, notApplicable)
		}
		if to.table == "" {
			r.styled(w.style.mark, notApplicable)
			r.styled(w.style.mark, notApplicable)
		} else {
			r.number(int(to.rows))
			r.number(len(to.header))
		}
		r.end()
	}
	return r.into(p)
}

var (
	contentsHeader = described{{"sheet", "The tab of the sheet, with a link to it."}, {"title", "Its title."},
		{"what_it_answers", "What it is for."}, {"rows", "Rows of its table."}, {"columns", "Columns of its table."}}
	dictionaryHeader = described{{"sheet", "The tab of the sheet."}, {"column", "Head of the column."},
		{"type", "string, int64, date, decimal or a list."}, {"unit", "What a number counts."},
		{"may_be_empty", "Whether a cell can hold " + notAvailable + " or " + notApplicable + " in place of a value."},
		{"refers_to", "The table and column whose values it has."}, {"meaning", "What the column says."},
		{"allowed_values", "The values that it can have, where there is a list of them."}}
)

// dictionary describes the columns of all tables.
func (w *Workbook) dictionary() *page {
	p := &page{name: sheetDictionary, title: "Data dictionary: what the columns of all sheets mean",
		table: "data_dictionary",
		lines: []string{oneTable, "The mark " + notApplicable +
			" means that the column has no unit, refers to no other column, or takes any value."},
		header: dictionaryHeader.names(), widths: []int{20, 22, 22, 12, 17, 28, 60, 60}}
	r := w.rowsOf(p)
	row := func(texts ...string) {
		for _, text := range texts {
			if text == "" {
				r.styled(w.style.mark, notApplicable)
			} else {
				r.text(text)
			}
		}
		r.end()
	}
	own := []struct {
		sheet   string
		columns described
	}{{sheetContents, contentsHeader}, {sheetNotes, notesHeader}, {sheetDictionary, dictionaryHeader}}
	for _, o := range own {
		for _, c := range o.columns {
			row(o.sheet, c[0], "string", "", "no", "", c[1], "")
		}
	}
	for _, s := range w.sheets {
		for k, c := range s.table.Columns {
			allowed := make([]string, len(c.Allowed))
			for i, a := range c.Allowed {
				allowed[i] = a.Value + ": " + a.Doc
			}
			may := "no"
			if c.Nullable {
				may = "yes"
			}
			row(s.layout.tab, s.head(k), c.Type.String(), c.Unit, may, c.Ref, c.Doc, strings.Join(allowed, "\n"))
		}
	}
	return r.into(p)
}

// head is the head of a column: words for a person, the name as it is in a released table.
func (s *tableSheet) head(k int) string {
	name := s.table.Columns[k].Name
	if !s.layout.forPeople() || s.layout.isVersion(s.table, k) {
		return name
	}
	return strings.ReplaceAll(name, "_", " ")
}

// linesWidths are the columns of a sheet that has lines of text only: they are printed as far as these reach.
var linesWidths = []int{40, 60, 60}

// page gives the sheet of a table.
func (s *tableSheet) page(notes []numbered) *page {
	t, info := s.table, s.book.info
	p := &page{name: s.layout.tab, title: fit(s.layout.tab + ": " + s.layout.title)}
	for _, n := range notes {
		if slices.Contains(n.tabs, p.name) {
			p.marks += fmt.Sprintf(" [note %d]", n.number)
		}
	}
	source := fmt.Sprintf("Source: %s %s, %s.", info.Name, info.Version, s.layout.source)
	switch {
	case s.rows == 0:
		p.lines = []string{"This sheet contains no table: there are no rows.", t.Doc, source}
		p.widths = linesWidths
		return p
	case s.leftOut():
		note := s.rowsNote()
		p.lines = []string{"This sheet contains no table.", note.Text(), t.Doc, source}
		p.widths = linesWidths
		return p
	}
	marked, empty := "No notes apply to this sheet.", "No cell of the table is empty."
	if p.marks != "" {
		marked = "The notes in the title are explained on the sheet " + sheetNotes + "."
	}
	if s.marked {
		empty = notAvailable + " stands where the value is not available, " + notApplicable +
			" where there cannot be one in the row; no cell is empty."
	}
	p.lines = []string{
		fmt.Sprintf("This sheet contains one table, of %s and %d columns; the sheet %s says what they mean.",
			about.Count(s.rows, "row", "rows"), len(t.Columns), sheetDictionary),
		marked, empty, t.Doc, source}
	p.table, p.rows, p.widths, p.body, p.frozen = t.Name, s.rows, s.widths, s.data, true
	p.chart = s.chart()
	for k, c := range t.Columns {
		p.header = append(p.header, s.head(k))
		p.folded += boolean(s.layout.isFolded(c.Name))
	}
	if to := s.book.sheet(s.layout.linkTo); to != nil && !to.leftOut() {
		p.rowTo, p.rowed = s.layout.linkTo, s.links
	}
	p.web, p.outward = s.outward.first, s.outward.links
	return p
}
