package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/export/nasty"
	"example.org/sourcebook/schema"
)

// inspection is a workbook that is held against the rules for accessible spreadsheets.
type inspection struct {
	*testing.T
	book   *book
	styles *xmlStyles
	sheets map[string]*xmlSheet
	tables map[string]*xmlTable // of the sheets that have one
	made   *Workbook
}

// checklist has the rules by their numbers. The sources are the UK Analysis Function's checklist, the ONS guide,
// OWASP's
// page on CSV injection and the limits of Excel.
var checklist = []struct {
	number int
	name   string
	check  func(*inspection)
}{
	{1, "order of the sheets", (*inspection).order},
	{2, "opens at the first cell of the first sheet", (*inspection).opens},
	{3, "titles", (*inspection).titles},
	{4, "names of the tabs", (*inspection).tabs},
	{5, "what the cover says", (*inspection).cover},
	{6, "contents lead to each sheet", (*inspection).contents},
	{7, "notes are a table", (*inspection).notes},
	{8, "markers of notes", (*inspection).markers},
	{9, "no raised or lowered characters", (*inspection).level},
	{10, "one table a sheet, which is all there is", (*inspection).oneTable},
	{11, "names of the tables", (*inspection).tableNames},
	{12, "heads are those of the table", (*inspection).heads},
	{13, "lines above a table", (*inspection).above},
	{14, "no merged cell", (*inspection).unmerged},
	{15, "no empty cell, row or column in a table", (*inspection).filled},
	{16, "nothing below a table or beside it", (*inspection).nothingBeside},
	{17, "marks of empty cells are explained", (*inspection).marksExplained},
	{18, "hidden are only folded columns at the end", (*inspection).hidden},
	{19, "frozen heads of data, no frozen pane elsewhere", (*inspection).frozen},
	{20, "no formula, link to another file or program", (*inspection).noFormula},
	{21, "texts like formulas are marked", (*inspection).formulaLike},
	{22, "spaces are kept", (*inspection).spaces},
	{23, "cells fit", (*inspection).cellsFit},
	{24, "rows, columns, links and formats within the limits", (*inspection).withinLimits},
	{25, "texts have the format of texts", (*inspection).textFormat},
	{26, "texts like numbers and dates stay texts", (*inspection).numberLike},
	{27, "dates are numbers with one format", (*inspection).dates},
	{28, "numbers to the right, in one format a column", (*inspection).numbers},
	{29, "numbers are numbers, and there are no errors", (*inspection).typed},
	{30, "fonts", (*inspection).fonts},
	{31, "no fill, picture or comment, one chart with words for it", (*inspection).plain},
	{32, "what a colour says is a word", (*inspection).colourIsWord},
	{33, "widths and wrapped text", (*inspection).widths},
	{34, "fonts that have the characters of the text", (*inspection).scripts},
	{35, "links have words", (*inspection).links},
	{36, "properties", (*inspection).properties},
	{37, "one time, one order", (*inspection).parts},
	{38, "languages are spelt out", (*inspection).languages},
	{39, "name of the file", (*inspection).fileName},
	{40, "the dictionary has every column", (*inspection).dictionary},
	{41, "printed on pages that can be read", (*inspection).printed},
}

// inspect opens a workbook.
func inspect(t *testing.T, path string, made *Workbook) *inspection {
	x := &inspection{T: t, book: openBook(t, path), sheets: map[string]*xmlSheet{}, tables: map[string]*xmlTable{},
		made: made}
	x.styles = x.book.styles(t)
	for _, name := range x.book.names {
		x.sheets[name] = x.book.sheet(t, name)
		if tables := x.book.tables(t, name); len(tables) > 0 {
			x.tables[name] = &tables[0]
		}
	}
	return x
}

// TestChecklist holds workbooks with nasty rows against the rules: one with the sheets that join tables, one without
// rows in most tables.
func TestChecklist(t *testing.T) {
	empty := nasty.Sheets()
	for i := range empty {
		empty[i].Rows = nasty.Seq(nil)
	}
	for _, test := range []struct {
		name   string
		sheets []nasty.Sheet
		rows   map[string][]any
	}{
		{"nasty rows", nasty.Sheets(), nasty.Rows()},
		{"no rows", empty, map[string][]any{}},
	} {
		path, w := written(t, test.sheets, test.rows)
		x := inspect(t, path, w)
		for _, rule := range checklist {
			t.Run(fmt.Sprintf("%s/%d %s", test.name, rule.number, rule.name), func(t *testing.T) {
				one := *x
				one.T = t
				rule.check(&one)
			})
		}
	}
}

// cells calls do with each cell of each sheet.
func (x *inspection) cells(do func(sheet string, c *xmlCell)) {
	for _, name := range x.book.names {
		for _, row := range x.sheets[name].Rows {
			for i := range row.Cells {
				do(name, &row.Cells[i])
			}
		}
	}
}

// inTable reports whether a cell is below the header of a table.
func (x *inspection) inTable(sheet string, c *xmlCell) bool {
	table := x.tables[sheet]
	if table == nil {
		return false
	}
	from, _, _ := strings.Cut(table.Ref, ":")
	_, head := reference(from)
	_, row := reference(c.R)
	return row > head
}

func (x *inspection) title(sheet string) string { return x.sheets[sheet].Rows[0].Cells[0].text() }

func (x *inspection) order() {
	want := []string{"Cover", "Contents", "Notes"}
	for _, l := range layouts {
		want = append(want, l.tab)
	}
	for _, table := range schema.All {
		want = append(want, "table_"+table.Name)
	}
	if diff := cmp.Diff(append(want, "Data_dictionary"), x.book.names); diff != "" {
		x.Error(diff)
	}
}

func (x *inspection) opens() {
	for i, name := range x.book.names {
		for _, v := range x.sheets[name].Views {
			if (v.Selected == "1" || v.Selected == "true") != (i == 0) || v.TopLeft != "" && v.TopLeft != "A1" {
				x.Errorf("%s: view %+v", name, v)
			}
			for _, s := range v.Selection {
				if s.Cell != "A1" || s.Ref != "A1" {
					x.Errorf("%s: selection %+v", name, s)
				}
			}
		}
	}
}

func (x *inspection) titles() {
	seen := map[string]bool{}
	for _, name := range x.book.names {
		title, first := x.title(name), x.sheets[name].Rows[0].Cells[0]
		font := x.styles.Fonts[x.styles.Cells[first.S].Font]
		if seen[title] || title == name || title == "" || font.Bold == nil || font.Size.Val < 16 || first.R != "A1" {
			x.Errorf("%s has the title %q in %+v", name, title, font)
		}
		seen[title] = true
	}
}

func (x *inspection) tabs() {
	form := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]{0,30}$`)
	seen := map[string]bool{}
	for _, name := range x.book.names {
		if !form.MatchString(name) || seen[strings.ToLower(name)] || len(x.sheets[name].Rows) < 2 {
			x.Errorf("the tab %s, with %d rows", name, len(x.sheets[name].Rows))
		}
		seen[strings.ToLower(name)] = true
	}
}

func (x *inspection) cover() {
	text := bookText(x.T, x.book, "Cover")
	for _, part := range []string{"Nasty rows", "0.1.0", "2026-11-21", "Nasty press", "A. Author", "data@example.org",
		"CC0-1.0",
		"none is planned", "https://example.org/data", "2 documents.", content, "How to cite"} {
		if !strings.Contains(text, part) {
			x.Errorf("the cover does not say %q", part)
		}
	}
	for _, n := range x.made.Notes {
		if !strings.Contains(text, n.Text()) {
			x.Errorf("the cover does not say: %s", n.Text())
		}
	}
}

func (x *inspection) contents() {
	var linked []string
	for _, l := range x.sheets["Contents"].Links {
		linked = append(linked, strings.TrimSuffix(l.Location, "!A1"))
	}
	want := slices.DeleteFunc(slices.Clone(x.book.names), func(s string) bool { return s == "Contents" })
	if !slices.Equal(linked, want) {
		x.Errorf("Contents leads to %v", linked)
	}
}

func (x *inspection) notes() {
	if x.tables["Notes"] == nil {
		if text := bookText(x.T, x.book, "Notes"); !strings.Contains(text, "There are no notes.") {
			x.Errorf("Notes has no table and says %q", text)
		}
		return
	}
	var heads []string
	for _, c := range x.tables["Notes"].Columns {
		heads = append(heads, c.Name)
	}
	if !slices.Equal(heads, []string{"note", "text", "applies_to"}) {
		x.Errorf("heads %v", heads)
	}
}

func (x *inspection) markers() {
	marker := regexp.MustCompile(`\[note [0-9]+\]`)
	marks := map[string]bool{}
	for _, name := range x.book.names {
		for _, m := range marker.FindAllString(x.title(name), -1) {
			marks[m] = true
		}
	}
	numbers := map[string]bool{}
	x.cells(func(sheet string, c *xmlCell) {
		column, _ := reference(c.R)
		if !x.inTable(sheet, c) {
			return
		}
		if marker.MatchString(c.text()) {
			x.Errorf("%s!%s has a marker", sheet, c.R)
		}
		if sheet == "Notes" && column == 1 {
			numbers["[note "+c.text()+"]"] = true
		}
	})
	if diff := cmp.Diff(numbers, marks); diff != "" {
		x.Error(diff)
	}
}

func (x *inspection) oneTable() {
	for _, name := range x.book.names {
		s, tables := x.sheets[name], x.book.tables(x.T, name)
		if len(tables) > 1 {
			x.Errorf("%s has %d tables", name, len(tables))
		}
		for _, table := range tables {
			from, to, _ := strings.Cut(table.Ref, ":")
			column, _ := reference(from)
			_, last := reference(to)
			if column != 1 || last != s.Rows[len(s.Rows)-1].R || table.Header == "0" || table.Totals != "" {
				x.Errorf("%s: table %+v", name, table)
			}
		}
	}
}

func (x *inspection) tableNames() {
	form := regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.]*$`)
	seen := map[string]string{}
	for _, name := range x.book.names {
		table := x.tables[name]
		if table == nil {
			continue
		}
		if other := seen[table.DisplayName]; other != "" || !form.MatchString(table.DisplayName) ||
			table.Name != table.DisplayName {
			x.Errorf("%s: the table %+v; %s has its name too", name, table, other)
		}
		seen[table.DisplayName] = name
	}
	for _, t := range schema.All {
		if table := x.tables["table_"+t.Name]; table != nil && table.Name != t.Name {
			x.Errorf("the table %s is called %s", t.Name, table.Name)
		}
	}
}

func (x *inspection) unmerged() {
	for _, name := range x.book.names {
		if n := len(x.sheets[name].Merged); n > 0 {
			x.Errorf("%s has %d merged cells", name, n)
		}
	}
}

func (x *inspection) nothingBeside() {
	for name, table := range x.tables {
		_, to, _ := strings.Cut(table.Ref, ":")
		lastColumn, lastRow := reference(to)
		if s := x.sheets[name]; s.Dimension.Ref != "A1:"+to {
			x.Errorf("%s: the table ends at %s, the sheet is %s", name, to, s.Dimension.Ref)
		}
		for _, row := range x.sheets[name].Rows {
			for _, c := range row.Cells {
				if column, _ := reference(c.R); column > lastColumn || row.R > lastRow {
					x.Errorf("%s!%s is outside of the table %s", name, c.R, table.Ref)
				}
			}
		}
	}
}

func (x *inspection) heads() {
	for name, table := range x.tables {
		from, _, _ := strings.Cut(table.Ref, ":")
		_, head := reference(from)
		header := x.sheets[name].Rows[head-1]
		seen := map[string]bool{}
		for i, c := range header.Cells {
			text := c.text()
			if text != table.Columns[i].Name || text == "" || seen[text] || strings.ContainsAny(text, "\n*†¹") {
				x.Errorf("%s!%s is %q, the table's column is %q", name, c.R, text, table.Columns[i].Name)
			}
			seen[text] = true
		}
		if len(header.Cells) != len(table.Columns) {
			x.Errorf("%s: %d heads for %d columns", name, len(header.Cells), len(table.Columns))
		}
	}
}

func (x *inspection) above() {
	for name := range x.tables {
		line := func(i int) string { return x.sheets[name].Rows[i].Cells[0].text() }
		if !strings.HasPrefix(line(1), "This sheet contains one table") {
			x.Errorf("%s: the line below the title is %q", name, line(1))
		}
		if l := layoutOf(&schema.Table{Name: strings.TrimPrefix(name, "table_")}); !l.forPeople() && l.tab != name {
			continue
		}
		if !strings.Contains(line(2), "notes") || !strings.Contains(line(3), "cell") || !strings.HasPrefix(line(5),
			"Source: ") {
			x.Errorf("%s: the lines are %q, %q, %q", name, line(2), line(3), line(5))
		}
	}
}

// TestChecklistIsWhole: each rule of the list has its check, under its number.
func TestChecklistIsWhole(t *testing.T) {
	for i, rule := range checklist {
		if rule.number != i+1 {
			t.Fatalf("the rule %d %s stands where %d should", rule.number, rule.name, i+1)
		}
	}
}
