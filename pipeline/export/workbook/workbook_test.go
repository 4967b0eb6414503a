package workbook

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/export/nasty"
	"example.org/sourcebook/schema"
)

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
			path, report := written(t, nil, map[string][]any{"documents": {&schema.Document{DocumentID: "d", Path: "p",
				MediaType: "m", Encoding: "e", SourceSHA256: "0", Text: test.text, WorkID: "d"}}})
			b := openBook(t, path)
			got := b.table(t, schema.Documents)[0][schema.Documents.Index("text")]
			kept, marker, _ := strings.Cut(got, " [truncated, ")
			wantMarker := fmt.Sprintf("%d of %d characters; the whole text: parquet/documents.parquet and csv/documents.csv, "+
				"row d]", utf8.RuneCountInString(kept), utf8.RuneCountInString(test.text))
			if !strings.HasPrefix(test.text, kept) || marker != wantMarker || !fitsCell(got) {
				t.Errorf("%d characters are kept, then %q", utf8.RuneCountInString(kept), marker)
			}
			if test.name == "sentences" && !strings.HasSuffix(kept, ".") {
				t.Errorf("the cut is at %q", kept[len(kept)-20:])
			}
			if len(report.Notes) != 1 || report.Notes[0].Kind != NoteCut || report.Notes[0].Count != 1 ||
				report.Notes[0].Keys[0] != "d" {
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
	out := files(t.TempDir())
	w := New(out, dataset)
	w.limit = 10
	for _, released := range []*schema.Table{schema.Documents, schema.Sentences} {
		n := 10
		if released == schema.Sentences {
			n = 11
		}
		var rows []any
		for i := range n {
			rows = append(rows, map[*schema.Table]any{
				schema.Documents: &schema.Document{DocumentID: fmt.Sprint("d", i), Path: "p", MediaType: "m", Encoding: "e",
					SourceSHA256: "0", Text: "x", WorkID: "d"},
				schema.Sentences: &schema.Sentence{SentenceID: fmt.Sprint("s", i), DocumentID: "d", ParagraphID: "p", Text: "x",
					Rule: "r", Span: schema.Span{Start: i}},
			}[released])
		}
		if err := w.Add(released, nasty.Seq(rows), content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	b := openBook(t, filepath.Join(string(out), w.path()))
	if got := len(b.table(t, schema.Documents)); got != 10 {
		t.Errorf("the sheet documents has %d rows", got)
	}
	said := "The sheet table_sentences would have 11 rows, more than this workbook shows."
	for _, sheet := range []string{"table_sentences", "Notes", "Cover"} {
		if !strings.Contains(bookText(t, b, sheet), said) {
			t.Errorf("the sheet %s does not say that rows are left out", sheet)
		}
	}
	if b.tables(t, "table_sentences") != nil {
		t.Error("the sheet sentences has a table")
	}
}

func FuzzCellText(f *testing.F) {
	for _, n := range nasty.Texts {
		f.Add(n.Text)
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

// TestPlaces: a figure leads to its place on the web, one whose document has no address that a link may have to none.
func TestPlaces(t *testing.T) {
	const a, b = "https://example.org/a.pdf", "https://example.org/b%20c.pdf?x=1&y=%222%22"
	path, _ := written(t, nasty.Sheets(), nasty.Rows())
	book := openBook(t, path)
	targets := book.targets(t, strings.Replace(book.paths["Figures"], "worksheets/", "worksheets/_rels/", 1)+".rels")
	got := map[string]string{}
	for _, l := range book.sheet(t, "Figures").Links {
		got[l.Ref] = strings.TrimPrefix(targets[l.ID], "xl/") + "#" + l.Location
	}
	column := columnName(schema.SheetFigures.Index("place"))
	for i, want := range []string{a + "#page=3", b + "#page=4", "", a + "#page=5", "", ""} {
		if cell := column + fmt.Sprint(headerRow+1+i); got[cell] != want {
			t.Errorf("%s leads to %q, want %q", cell, got[cell], want)
		}
	}
}
