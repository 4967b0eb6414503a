package workbook

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"example.org/sourcebook/schema"
)

// numbered is a note with its number in the workbook and the sheets that it applies to.
type numbered struct {
	number int
	text   string
	tabs   []string
}

// standing is a note on all sheets with rows of which something holds.
type standing struct {
	name  string
	holds func(s *tableSheet) bool
	text  string
}

// standings are in the order of their numbers.
var standings = []standing{
	{"absent values", func(s *tableSheet) bool { return s.marked },
		notAvailable + " means that a value is not available: the source does not give it, or it could not be read; of a " +
			"version, that it does not say it. " + notApplicable + " means that there cannot be one in this row: a date has " +
			"no upper end, a text has no fourth version. To compute with such a column, leave these cells out; in Python: " +
			`pandas.read_excel(file, sheet_name=tab, header=6, na_values=["` + notAvailable + `", "` + notApplicable + `"]).`},
	{"signs before numbers", func(s *tableSheet) bool { return s.table.Name == "comparison" },
		"A sign before a number stands for words of the text: > more than, ≥ at least, < less than, ≤ at most, ~ about."},
	{"the value to use", func(s *tableSheet) bool { return s.table.Column("value_to_use") != nil },
		"value to use is the number to reckon with: what is printed or, where the text is damaged and the damage shows it, " +
			"what was meant. The parts of a split number have one value together, in the row of the first part, so a sum " +
			"counts it once. Add up only numbers of one unit and of the same thing."},
	{"folded columns", func(s *tableSheet) bool { return len(s.layout.folded) > 0 },
		"The last columns, with identifiers for programs and for the command sourcebook trace, are folded away; " +
			"the + above " +
			"the columns opens them."},
	{"offsets", func(s *tableSheet) bool { return s.table.Column("start") != nil },
		"start and end count the characters (Unicode code points) of the document's text from 0; the passage begins at " +
			"start and ends before end. byte_start and byte_end count the bytes of the source file in the same way."},
	{"lists", hasList,
		"A cell in square brackets with quotation marks holds a list, and [] an empty one (JSON)."},
	{"long texts", func(s *tableSheet) bool { return s.table.Name == schema.Documents.Name },
		"A row shows the first lines of a long text; the cell holds it whole. The sheet Documents shows the documents " +
			"without their texts."},
}

func hasList(s *tableSheet) bool {
	return slices.ContainsFunc(s.table.Columns, func(c *schema.Column) bool {
		return strings.HasPrefix(c.Type.String(), "list<")
	})
}

// numbered gives the notes of the workbook: what holds for several sheets first, then what is left out or changed.
func (w *Workbook) numbered() []numbered {
	var notes []numbered
	add := func(text string, holds func(s *tableSheet) bool) {
		var tabs []string
		for _, s := range w.sheets {
			if s.rows > 0 && !s.leftOut() && holds(s) {
				tabs = append(tabs, s.layout.tab)
			}
		}
		if len(tabs) > 0 {
			notes = append(notes, numbered{len(notes) + 1, text, tabs})
		}
	}
	for _, n := range standings {
		add(n.text, n.holds)
	}
	add(w.languageNote(), hasLanguage)
	add(typefaceNote(), hasLanguage)
	for _, n := range w.Notes {
		notes = append(notes, numbered{len(notes) + 1, n.Text(), []string{n.Sheet}})
	}
	return notes
}

func hasLanguage(s *tableSheet) bool {
	return s.table.Column("language") != nil || s.table.Column("languages") != nil
}

// languageNote spells out the codes of the documents' languages.
func (w *Workbook) languageNote() string {
	var parts []string
	for _, l := range w.Languages {
		tag, err := language.Parse(l.Tag)
		if l.Tag == "" || err != nil {
			continue
		}
		parts = append(parts, l.Tag+" "+display.English.Tags().Name(tag))
	}
	text := "Languages have BCP 47 codes."
	if len(parts) > 0 {
		text += " Those of the documents are: " + strings.Join(parts, ", ") + "."
	}
	return text
}

func typefaceNote() string {
	var parts []string
	for _, t := range typefaces[1:] {
		var scripts []string
		for _, s := range t.scripts {
			scripts = append(scripts, s.String())
		}
		parts = append(parts, fmt.Sprintf("%s for %s", t.font, strings.Join(scripts, ", ")))
	}
	return "Cells name a font that has the characters of their text: " + typefaces[0].font + ", and " +
		strings.Join(parts, "; ") + ". A program that does not have a font takes another one."
}

func (w *Workbook) notesPage(notes []numbered) *page {
	p := &page{name: sheetNotes, title: "Notes on the sheets of this workbook", widths: []int{10, 60, 40},
		lines: []string{oneTable}}
	if len(notes) == 0 {
		p.lines = []string{"There are no notes."}
		return p
	}
	p.table, p.header = "notes", notesHeader.names()
	r := w.rowsOf(p)
	for _, n := range notes {
		r.number(n.number)
		r.text(n.text)
		r.text(strings.Join(n.tabs, ", "))
		r.end()
	}
	return r.into(p)
}

var notesHeader = described{{"note", "Number of the note, as the titles of the sheets have it."},
	{"text", "The note."}, {"applies_to", "The sheets that it applies to."}}
