package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/export/nasty"
	"example.org/sourcebook/schema"
)

// The rules of the checklist that look at the cells of a workbook, and at its parts.

func (x *inspection) filled() {
	for name, table := range x.tables {
		for _, row := range x.sheets[name].Rows {
			if len(row.Cells) > 0 && x.inTable(name, &row.Cells[0]) && len(row.Cells) != len(table.Columns) {
				x.Errorf("%s: row %d has %d cells of %d", name, row.R, len(row.Cells), len(table.Columns))
			}
		}
	}
	x.cells(func(sheet string, c *xmlCell) {
		if c.text() == "" {
			x.Errorf("%s!%s is empty", sheet, c.R)
		}
	})
}

func (x *inspection) marksExplained() {
	texts := map[string]string{}
	for _, name := range x.book.names {
		texts[name] = bookText(x.T, x.book, name)
	}
	x.cells(func(sheet string, c *xmlCell) {
		if x.inTable(sheet, c) && isMark(c.text()) && !x.styles.isQuoted(c.S) &&
			!strings.Contains(texts[sheet], c.text()+" ") {
			x.Errorf("%s does not say what %s is", sheet, c.text())
		}
	})
}

func (x *inspection) hidden() {
	for _, name := range x.book.names {
		l := layout{}
		if i := slices.IndexFunc(layouts, func(l layout) bool { return l.tab == name }); i >= 0 && x.tables[name] != nil {
			l = layouts[i]
		}
		folded := 0
		for _, c := range x.sheets[name].Columns {
			if c.Level > 0 || c.Hidden != "" && c.Hidden != "0" && c.Hidden != "false" {
				folded += c.Max - c.Min + 1
				if c.Max > len(x.tables[name].Columns) || c.Min <= len(x.tables[name].Columns)-len(l.folded) || c.Level != 1 {
					x.Errorf("%s: column %+v", name, c)
				}
			}
		}
		if folded != len(l.folded) {
			x.Errorf("%s: %d columns are folded, not %d", name, folded, len(l.folded))
		}
		for _, row := range x.sheets[name].Rows {
			if row.Hidden != "" {
				x.Errorf("%s: row %d is hidden", name, row.R)
			}
		}
	}
}

func (x *inspection) frozen() {
	for _, name := range x.book.names {
		pane := x.sheets[name].Views[0].Pane
		own := slices.Contains([]string{"Cover", "Contents", "Notes", "Data_dictionary"}, name)
		if want := x.tables[name] != nil && !own; want != (pane != nil) || want && pane.Split != fmt.Sprint(headerRow) {
			x.Errorf("%s: pane %+v", name, pane)
		}
	}
}

func (x *inspection) noFormula() {
	x.cells(func(sheet string, c *xmlCell) {
		if c.F != nil || c.T == "e" || c.T == "b" {
			x.Errorf("%s!%s is a formula, an error or a boolean", sheet, c.R)
		}
	})
	for name := range x.book.parts {
		for _, bad := range []string{"vbaProject", "externalLink", "connections", "queryTable", "media", "comments"} {
			if strings.Contains(name, bad) {
				x.Errorf("the workbook has the part %s", name)
			}
		}
	}
}

func (x *inspection) formulaLike() {
	formula := regexp.MustCompile("^[=+\\-@\t\r\n\x00]")
	x.cells(func(sheet string, c *xmlCell) {
		if c.Inline != nil && formula.MatchString(c.text()) && !x.styles.isQuoted(c.S) {
			x.Errorf("%s!%s is %.20q without quotePrefix", sheet, c.R, c.text())
		}
	})
}

func (x *inspection) spaces() {
	x.cells(func(sheet string, c *xmlCell) {
		if c.Inline != nil && c.text() != strings.Trim(c.text(), " \t\n") && c.Inline.T.Space != "preserve" {
			x.Errorf("%s!%s is %.20q without xml:space", sheet, c.R, c.text())
		}
	})
}

func (x *inspection) cellsFit() {
	x.cells(func(sheet string, c *xmlCell) {
		if c.Inline != nil && !fitsCell(c.text()) {
			x.Errorf("%s!%s is too long", sheet, c.R)
		}
	})
	for _, n := range x.made.Notes {
		if !strings.Contains(bookText(x.T, x.book, "Notes"), n.Text()) {
			x.Errorf("Notes does not say: %s", n.Text())
		}
	}
}

func (x *inspection) textFormat() {
	x.cells(func(sheet string, c *xmlCell) {
		if c.Inline != nil && x.styles.Cells[c.S].Format != 49 {
			x.Errorf("%s!%s is a text with the format %d", sheet, c.R, x.styles.Cells[c.S].Format)
		}
		if digits := strings.Trim(c.text(), "-0."); c.Inline == nil && len(strings.ReplaceAll(digits, ".", "")) > 15 {
			x.Errorf("%s!%s is the number %s", sheet, c.R, c.text())
		}
	})
}

// withinLimits holds the workbook against what Excel opens. TestManyRows shows what becomes of a table over the limit.
func (x *inspection) withinLimits() {
	for _, name := range x.book.names {
		s := x.sheets[name]
		if len(s.Rows) > 1_048_576 || len(s.Links) > 65_530 {
			x.Errorf("%s has %d rows and %d links", name, len(s.Rows), len(s.Links))
		}
		for _, row := range s.Rows {
			if len(row.Cells) > 16_384 {
				x.Errorf("%s: row %d has %d cells", name, row.R, len(row.Cells))
			}
		}
	}
	if n := len(x.styles.Cells); n > 65_490 {
		x.Errorf("%d formats of cells", n)
	}
	if sheetRows > 1_048_576 {
		x.Errorf("a table may have %d rows", sheetRows)
	}
}

// numberLike holds that a text that a program would take for a number, a share or a date, had a person typed it, is a
// text in the format of texts, so that editing the cell does not change it.
func (x *inspection) numberLike() {
	looks := regexp.MustCompile(`^[-+]?[0-9][0-9.,/:%eE+-]*$|^[A-Z][a-z]{2} [0-9]{1,4}$|^[0-9]{1,2}-[A-Z][a-z]{2}$`)
	found := 0
	x.cells(func(sheet string, c *xmlCell) {
		if c.Inline == nil || !looks.MatchString(c.text()) {
			return
		}
		found++
		if c.T != "inlineStr" || x.styles.Cells[c.S].Format != 49 {
			x.Errorf("%s!%s is %q of the type %s in the format %d", sheet, c.R, c.text(), c.T, x.styles.Cells[c.S].Format)
		}
	})
	if x.tables["table_documents"] != nil && found == 0 {
		x.Error("no text looks like a number, so nothing is held")
	}
}

// format is the code of a cell's number format.
func (x *inspection) format(c *xmlCell) string {
	id := x.styles.Cells[c.S].Format
	for _, f := range x.styles.Formats {
		if f.ID == id {
			return f.Code
		}
	}
	return strconv.Itoa(id)
}

func (x *inspection) dates() {
	for _, name := range []string{"table_documents", "Documents", "Figures"} {
		table := x.tables[name]
		if table == nil {
			continue
		}
		x.cells(func(sheet string, c *xmlCell) {
			column, _ := reference(c.R)
			if sheet != name || !x.inTable(sheet, c) || c.Inline != nil {
				return
			}
			isDate := slices.Contains([]string{"published", "retrieved", "date_start", "date start", "date_end", "date end"},
				table.Columns[column-1].Name)
			if isDate != (x.format(c) == "yyyy-mm-dd") {
				x.Errorf("%s!%s has the format %s", sheet, c.R, x.format(c))
			}
		})
	}
}

func (x *inspection) numbers() {
	formats := map[string]string{}
	x.cells(func(sheet string, c *xmlCell) {
		if c.Inline != nil {
			return
		}
		column, _ := reference(c.R)
		key, format := fmt.Sprint(sheet, " ", column), x.format(c)
		if x.styles.Cells[c.S].Align.Horizontal != "right" {
			x.Errorf("%s!%s stands at the left", sheet, c.R)
		}
		switch before := formats[key]; {
		case format == formatExact: // for a fraction that the others would round
		case before == "":
			formats[key] = format
		case before != format:
			x.Errorf("%s!%s has the format %s, cells above it %s", sheet, c.R, format, before)
		}
	})
}

func (x *inspection) fonts() {
	x.cells(func(sheet string, c *xmlCell) {
		font := x.styles.Fonts[x.styles.Cells[c.S].Font]
		known := slices.ContainsFunc(typefaces, func(f typeface) bool { return f.font == font.Name.Val })
		if !known || font.Size.Val < 12 || font.Italic != nil {
			x.Errorf("%s!%s has the font %+v", sheet, c.R, font)
		}
		link := font.Underline != nil
		word := c.text() == "agree" || c.text() == "differ"
		if font.Color.RGB != "" && !link && !word || x.inTable(sheet, c) && font.Bold != nil {
			x.Errorf("%s!%s has the font %+v", sheet, c.R, font)
		}
	})
}

func (x *inspection) plain() {
	x.cells(func(sheet string, c *xmlCell) {
		if x.styles.Cells[c.S].Fill > 0 {
			x.Errorf("%s!%s has a fill", sheet, c.R)
		}
	})
	for _, name := range x.book.names {
		for _, bad := range []string{"<conditionalFormatting", "<headerFooter", "<legacyDrawing", "<drawing"} {
			has := strings.Contains(string(x.book.parts[x.book.paths[name]]), bad)
			if has && (name != "Summary" || bad != "<drawing") {
				x.Errorf("%s has %s", name, bad)
			}
		}
	}
	x.charts()
}

// charts holds that there is one chart where there are numbers for it, with words, and that its numbers are cells.
func (x *inspection) charts() {
	drawing, made := string(x.book.parts["xl/drawings/drawing1.xml"]), string(x.book.parts["xl/charts/chart1.xml"])
	if x.tables["Summary"] == nil {
		if drawing != "" || made != "" {
			x.Error("a chart without numbers")
		}
		return
	}
	if !strings.Contains(drawing, `descr="Facts of the texts that have several versions: differ 1, agree 2."`) {
		x.Errorf("the chart has no words: %s", drawing)
	}
	for _, cell := range []string{"Summary!$F$7", "Summary!$F$8", "Summary!$H$7", "Summary!$H$8"} {
		if !strings.Contains(made, "<f>"+cell+"</f>") {
			x.Errorf("the chart does not show %s: %s", cell, made)
		}
	}
	if types := string(x.book.parts["[Content_Types].xml"]); strings.Contains(types, "image/") {
		x.Errorf("pictures are declared, in no order: %s", types)
	}
	if n := strings.Count(made, "<ser>"); n != 2 || x.book.parts["xl/charts/chart2.xml"] != nil {
		x.Errorf("the chart has %d parts", n)
	}
}

// colourIsWord holds that a cell with a colour of its own that is no link has the word of a status.
func (x *inspection) colourIsWord() {
	words := map[string]bool{}
	for _, table := range schema.All {
		for _, c := range table.Columns {
			for _, a := range c.Allowed {
				words[strings.ReplaceAll(a.Value, "_", " ")] = true
			}
		}
	}
	coloured := 0
	x.cells(func(sheet string, c *xmlCell) {
		font := x.styles.Fonts[x.styles.Cells[c.S].Font]
		if font.Color.RGB == "" || font.Underline != nil {
			return
		}
		coloured++
		if !words[c.text()] {
			x.Errorf("%s!%s has a colour and says %q", sheet, c.R, c.text())
		}
	})
	if x.tables["Comparison"] != nil && coloured == 0 {
		x.Error("no status has a colour, so nothing is held")
	}
}

func (x *inspection) widths() {
	for _, name := range x.book.names {
		for _, c := range x.sheets[name].Columns {
			if c.Width < 8 || c.Width > 61 {
				x.Errorf("%s: column %+v", name, c)
			}
		}
		for _, row := range x.sheets[name].Rows {
			if row.Fixed != "" {
				x.Errorf("%s: row %d has a height that stays", name, row.R)
			}
		}
	}
	x.cells(func(sheet string, c *xmlCell) {
		wrap := x.styles.Cells[c.S].Align.Wrap
		if x.inTable(sheet, c) && c.Inline != nil && !isMark(c.text()) && wrap != "1" && wrap != "true" {
			x.Errorf("%s!%s is not wrapped", sheet, c.R)
		}
	})
}

func (x *inspection) scripts() {
	fonts := []struct {
		table *unicode.RangeTable
		fonts []string
	}{
		{unicode.Han, []string{"Microsoft YaHei", "Yu Gothic", "Malgun Gothic"}}, {unicode.Hangul, []string{"Malgun Gothic"}},
		{unicode.Arabic, []string{"Arial"}}, {unicode.Devanagari, []string{"Nirmala UI"}},
		{unicode.Thai, []string{"Leelawadee UI"}},
	}
	x.cells(func(sheet string, c *xmlCell) {
		if c.Inline == nil || !x.inTable(sheet, c) {
			return
		}
		style := x.styles.Cells[c.S]
		in := map[*unicode.RangeTable]bool{}
		for _, r := range c.text() {
			for _, f := range fonts {
				if unicode.Is(f.table, r) {
					in[f.table] = true
				}
			}
		}
		if len(in) != 1 {
			return
		}
		for _, f := range fonts {
			if in[f.table] && !slices.Contains(f.fonts, x.styles.Fonts[style.Font].Name.Val) {
				x.Errorf("%s!%s has the font %s", sheet, c.R, x.styles.Fonts[style.Font].Name.Val)
			}
			if in[f.table] && f.table == unicode.Arabic && style.Align.Order != 2 {
				x.Errorf("%s!%s is not written from right to left", sheet, c.R)
			}
		}
	})
}

func (x *inspection) links() {
	for _, name := range x.book.names {
		for _, l := range x.sheets[name].Links {
			column, row := reference(l.Ref)
			i := slices.IndexFunc(x.sheets[name].Rows, func(r xmlRow) bool {
				return r.R == row
			})
			text := x.sheets[name].Rows[i].Cells[column-1].text()
			if text == "" || strings.HasPrefix(text, "http") {
				x.Errorf("%s!%s: a link with the words %q", name, l.Ref, text)
			}
			sheet, cell, ok := strings.Cut(l.Location, "!")
			if l.ID != "" {
				continue // out of the workbook
			}
			to := x.sheets[sheet]
			if to == nil || !ok {
				x.Fatalf("%s!%s leads to %s", name, l.Ref, l.Location)
			}
			if _, target := reference(cell); target > to.Rows[len(to.Rows)-1].R {
				x.Errorf("%s!%s leads to %s", name, l.Ref, l.Location)
			}
		}
	}
	if x.tables["Comparison"] == nil {
		return
	}
	l := x.sheets["Comparison"].Links
	if len(l) != 1 || l[0].Location != "Passages!A9" {
		x.Errorf("Comparison leads to %+v", l)
	}
}

func (x *inspection) properties() {
	core, app := string(x.book.parts["docProps/core.xml"]), string(x.book.parts["docProps/app.xml"])
	for _, part := range []string{"<dc:title>Nasty rows</dc:title>", "<dc:creator>A. Author</dc:creator>",
		"<dc:description>",
		"2026-11-21T00:00:00Z</dcterms:created>", "2026-11-21T00:00:00Z</dcterms:modified>", "<dc:language>en"} {
		if !strings.Contains(core, part) {
			x.Errorf("docProps/core.xml has no %s: %s", part, core)
		}
	}
	if !strings.Contains(app, "<Company>Nasty press</Company>") {
		x.Errorf("docProps/app.xml has no company: %s", app)
	}
}

func (x *inspection) parts() {
	for _, f := range x.book.order {
		if f.ModifiedDate != 33 || f.ModifiedTime != 0 || len(f.Extra) > 0 || f.ExternalAttrs != 0 {
			x.Errorf("%s has the time %d %d", f.Name, f.ModifiedDate, f.ModifiedTime)
		}
	}
	if !slices.IsSortedFunc(x.book.order, func(a, c *zipFile) int { return strings.Compare(a.Name, c.Name) }) {
		x.Error("the parts are not in order")
	}
}

func (x *inspection) fileName() {
	form := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9.]+)*\.xlsx$`)
	name := x.made.path()
	if !form.MatchString(name) || len(name) > 100 ||
		!strings.Contains(name, dataset.Name) || !strings.Contains(name, dataset.Version) {
		x.Errorf("the file is called %s", name)
	}
}

func (x *inspection) languages() {
	if x.tables["Documents"] != nil && !strings.Contains(bookText(x.T, x.book, "Notes"), "fr French") {
		x.Error("Notes does not spell out the languages")
	}
	for _, s := range nasty.Sheets() {
		if s.Table.Column("language") == nil && s.Table.Column("languages") == nil {
			x.Errorf("%s has no column for the language", s.Table.Name)
		}
	}
}

func (x *inspection) dictionary() {
	said := map[string]bool{}
	for _, row := range x.sheets["Data_dictionary"].Rows {
		if len(row.Cells) > 1 {
			said[row.Cells[0].text()+" "+row.Cells[1].text()] = true
		}
	}
	for name, table := range x.tables {
		for _, c := range table.Columns {
			if !said[name+" "+c.Name] {
				x.Errorf("the dictionary has no column %s of %s", c.Name, name)
			}
		}
	}
}

func (x *inspection) printed() {
	for _, name := range x.book.names {
		setup := x.sheets[name].Setup
		if setup.Orientation != "landscape" || setup.High != "0" {
			x.Errorf("%s: %+v", name, setup)
		}
		if x.book.ranges["_xlnm.Print_Area "+name] == "" {
			x.Errorf("%s has no print area", name)
		}
		if x.tables[name] != nil && x.book.ranges["_xlnm.Print_Titles "+name] == "" {
			x.Errorf("%s does not repeat the heads", name)
		}
	}
}

func (x *inspection) level() {
	for name, part := range x.book.parts {
		if strings.Contains(string(part), "vertAlign") {
			x.Errorf("%s raises or lowers characters", name)
		}
	}
}

// typed holds that a column of numbers has no number that is a text, but for one with more digits than a program keeps.
func (x *inspection) typed() {
	numeric := map[string]bool{}
	column := func(sheet string, c *xmlCell) string {
		n, _ := reference(c.R)
		return fmt.Sprint(sheet, " ", n)
	}
	x.cells(func(sheet string, c *xmlCell) {
		if c.T == "e" || c.T == "b" || c.Inline == nil && slices.Contains([]string{"NaN", "Inf", "INF"}, c.text()) {
			x.Errorf("%s!%s is %q of the type %s", sheet, c.R, c.text(), c.T)
		}
		if x.inTable(sheet, c) && c.Inline == nil && x.format(c) != "yyyy-mm-dd" {
			numeric[column(sheet, c)] = true
		}
	})
	x.cells(func(sheet string, c *xmlCell) {
		if c.Inline == nil || !x.inTable(sheet, c) || !numeric[column(sheet, c)] {
			return
		}
		if _, err := strconv.ParseFloat(c.text(), 64); err == nil && len(strings.Trim(c.text(), "-")) <= 15 {
			x.Errorf("%s!%s is the number %s as a text", sheet, c.R, c.text())
		}
	})
}
