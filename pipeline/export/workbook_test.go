package export

import (
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/schema"
)

// TestWorkbookRules checks a workbook with nasty rows against the published rules for accessible spreadsheets; the
// names are those of the UK Analysis Function's checklist, OWASP's page on CSV injection and Excel's limits.
func TestWorkbookRules(t *testing.T) {
	dir, report := exported(t, nasty())
	b := openBook(t, filepath.Join(dir, "nasty-rows-0.1.0.xlsx"))
	styles := b.styles(t)
	wantNames := []string{"Cover", "Contents", "Notes", "Data_dictionary"}
	for _, table := range schema.All {
		wantNames = append(wantNames, table.Name)
	}
	if diff := cmp.Diff(wantNames, b.names); diff != "" {
		t.Fatal(diff)
	}
	formula := regexp.MustCompile("^[=+\\-@\t\r\n\x00]")
	marker := regexp.MustCompile(`\[note [0-9]+\]`)
	titles, marks := map[string]bool{}, map[string]bool{}
	for _, name := range b.names {
		s := b.sheet(t, name)
		if len(s.Merged) > 0 {
			t.Errorf("%s has merged cells", name)
		}
		if len(s.Rows) < 2 {
			t.Errorf("%s has nothing below its title", name)
		}
		title := s.Rows[0].Cells[0].text()
		if titles[title] || title == name || title == "" {
			t.Errorf("%s has the title %q", name, title)
		}
		titles[title] = true
		for _, m := range marker.FindAllString(title, -1) {
			marks[m] = true
		}
		if f := styles.Fonts[styles.Cells[s.Rows[0].Cells[0].S].Font]; f.Bold == nil || f.Size.Val < 16 {
			t.Errorf("%s: the title has the font %+v", name, f)
		}
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				style := styles.Cells[c.S]
				font := styles.Fonts[style.Font]
				if font.Name.Val != "Arial" || font.Size.Val < 12 || font.Italic != nil {
					t.Errorf("%s!%s has the font %+v", name, c.R, font)
				}
				if c.F != nil || c.T == "e" {
					t.Errorf("%s!%s is a formula or an error", name, c.R)
				}
				if c.Inline == nil {
					continue
				}
				text := c.text()
				if text == "" || !fitsCell(text) {
					t.Errorf("%s!%s is empty or too long", name, c.R)
				}
				if formula.MatchString(text) && (style.QuotePrefix != "true" && style.QuotePrefix != "1") {
					t.Errorf("%s!%s is %.20q without quotePrefix", name, c.R, text)
				}
				if text != strings.Trim(text, " \t\n") && c.Inline.T.Space != "preserve" {
					t.Errorf("%s!%s is %.20q without xml:space", name, c.R, text)
				}
			}
		}
		tables := b.tables(t, name)
		if len(tables) > 1 {
			t.Errorf("%s has %d tables", name, len(tables))
		}
		for _, table := range tables {
			from, to, _ := strings.Cut(table.Ref, ":")
			column, head := reference(from)
			lastColumn, last := reference(to)
			header := s.Rows[head-1]
			if column != 1 || lastColumn != len(table.Columns) || len(header.Cells) != lastColumn || last != len(s.Rows) ||
				table.Header == "0" || table.Totals != "" || table.Name != table.DisplayName || table.Name != strings.ToLower(name) {
				t.Errorf("%s: table %+v with %d rows in the sheet", name, table, len(s.Rows))
			}
			for i, c := range header.Cells {
				if c.text() != table.Columns[i].Name {
					t.Errorf("%s!%s is %q, the table's column is %q", name, c.R, c.text(), table.Columns[i].Name)
				}
			}
			if s.Dimension.Ref != "A1:"+to {
				t.Errorf("%s: dimension %s", name, s.Dimension.Ref)
			}
		}
	}
	var numbers []string
	for _, row := range b.sheet(t, "Notes").Rows[3:] {
		numbers = append(numbers, "[note "+row.Cells[0].text()+"]")
	}
	for _, n := range numbers {
		if !marks[n] {
			t.Errorf("no title has %s", n)
		}
	}
	if len(marks) != len(numbers) {
		t.Errorf("the titles have %d notes, the sheet Notes has %d", len(marks), len(numbers))
	}
	var linked []string
	for _, l := range b.sheet(t, "Contents").Links {
		linked = append(linked, strings.TrimSuffix(l.Location, "!A1"))
	}
	if want := slices.DeleteFunc(slices.Clone(b.names), func(s string) bool { return s == "Contents" }); !slices.Equal(linked, want) {
		t.Errorf("Contents leads to %v", linked)
	}
	for _, f := range b.order {
		if f.ModifiedDate != 33 || f.ModifiedTime != 0 || len(f.Extra) > 0 {
			t.Errorf("%s has the time %d %d", f.Name, f.ModifiedDate, f.ModifiedTime)
		}
	}
	if !slices.IsSortedFunc(b.order, func(a, c *zipFile) int { return strings.Compare(a.Name, c.Name) }) {
		t.Error("the parts are not in order")
	}
	core := string(b.parts["docProps/core.xml"])
	for _, part := range []string{"<dc:title>Nasty rows</dc:title>", "2026-11-21T00:00:00Z</dcterms:created>", "2026-11-21T00:00:00Z</dcterms:modified>", "<dc:language>en</dc:language>"} {
		if !strings.Contains(core, part) {
			t.Errorf("docProps/core.xml has no %s", part)
		}
	}
	for _, n := range report.Notes {
		if !strings.Contains(bookText(t, b, "Cover"), n.Text()) {
			t.Errorf("the cover does not say: %s", n.Text())
		}
	}
}

func bookText(t *testing.T, b *book, sheet string) string {
	var out []string
	for _, row := range b.sheet(t, sheet).Rows {
		for _, c := range row.Cells {
			out = append(out, c.text())
		}
	}
	return strings.Join(out, "\n")
}

// TestCutTexts checks that a text that does not fit a cell is cut, and that the workbook says so.
func TestCutTexts(t *testing.T) {
	for _, test := range []struct{ name, text string }{
		{"one character too long", strings.Repeat("a", 32_768)},
		{"astral", strings.Repeat("𝒳", 20_000)},
		{"sentences", strings.Repeat("A sentence of words. ", 3000)},
		{"line feeds", strings.Repeat("a\n", 254)},
		{"escapes", strings.Repeat("\x01", 5000)},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir, report := exported(t, map[string][]any{"documents": {&schema.Document{DocumentID: "d", Path: "p", MediaType: "m", Encoding: "e", SourceSHA256: "0", Text: test.text, WorkID: "d"}}})
			b := openBook(t, filepath.Join(dir, "nasty-rows-0.1.0.xlsx"))
			got := b.table(t, schema.Documents)[0][schema.Documents.Index("text")]
			kept, marker, _ := strings.Cut(got, " [truncated, ")
			wantMarker := fmt.Sprintf("%d of %d characters; the whole text: parquet/documents.parquet, row d]", utf8.RuneCountInString(kept), utf8.RuneCountInString(test.text))
			if !strings.HasPrefix(test.text, kept) || marker != wantMarker || !fitsCell(got) {
				t.Errorf("%d characters are kept, then %q", utf8.RuneCountInString(kept), marker)
			}
			if test.name == "sentences" && !strings.HasSuffix(kept, ".") {
				t.Errorf("the cut is at %q", kept[len(kept)-20:])
			}
			if len(report.Notes) != 1 || report.Notes[0].Kind != NoteCut || report.Notes[0].Count != 1 || report.Notes[0].Keys[0] != "d" {
				t.Errorf("notes %+v", report.Notes)
			}
			if !strings.Contains(bookText(t, b, "Notes"), report.Notes[0].Text()) {
				t.Error("the sheet Notes does not say so")
			}
		})
	}
}

// TestManyRows checks that a table with too many rows is left to the Parquet, and that the workbook says so.
func TestManyRows(t *testing.T) {
	out := &files{dir: t.TempDir()}
	w := newWorkbook(out, testInfo)
	w.limit = 10
	for _, table := range []*schema.Table{schema.Documents, schema.Sentences} {
		n := 10
		if table == schema.Sentences {
			n = 11
		}
		var rows []any
		for i := range n {
			rows = append(rows, map[*schema.Table]any{
				schema.Documents: &schema.Document{DocumentID: fmt.Sprint("d", i), Path: "p", MediaType: "m", Encoding: "e", SourceSHA256: "0", Text: "x", WorkID: "d"},
				schema.Sentences: &schema.Sentence{SentenceID: fmt.Sprint("s", i), DocumentID: "d", ParagraphID: "p", Text: "x", Span: schema.Span{Start: i}},
			}[table])
		}
		if _, err := exportTable(context.Background(), Source{table, seq(rows)}, []Exporter{w}, new([]Language), nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	b := openBook(t, filepath.Join(out.dir, w.path()))
	if got := len(b.table(t, schema.Documents)); got != 10 {
		t.Errorf("the sheet documents has %d rows", got)
	}
	said := "The table sentences has 11 rows, more than this workbook shows."
	for _, sheet := range []string{"sentences", "Notes", "Cover"} {
		if !strings.Contains(bookText(t, b, sheet), said) {
			t.Errorf("the sheet %s does not say that rows are left out", sheet)
		}
	}
	if b.tables(t, "sentences") != nil {
		t.Error("the sheet sentences has a table")
	}
}

func FuzzCellText(f *testing.F) {
	for _, n := range nastyTexts {
		f.Add(n.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || s == "" {
			return
		}
		for _, r := range string(appendCellText(nil, s)) {
			if r < 0x20 && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
				t.Fatalf("%q: %U is not escaped", s, r)
			}
		}
		c := xmlCell{Inline: &xmlInline{}}
		c.Inline.T.Text = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">").Replace(string(appendCellText(nil, s)))
		if got := c.text(); got != s {
			t.Fatalf("%q became %q", s, got)
		}
		if cut := cutCell(s, "x"); len(s) < 1000 && !fitsCell(cut) {
			t.Fatalf("%q does not fit", cut)
		}
	})
}
