package segment

import (
	"testing"

	"example.org/sourcebook/pipeline/tables"
)

// TestBios puts a heading and a paragraph under a text with markup: what says who the author is, and what does not.
func TestBios(t *testing.T) {
	l := lexicon()
	for _, row := range rowsOf(t, "testdata/bios.tsv") {
		t.Run(row[2], func(t *testing.T) {
			text, layout := layoutOf([]string{"h1: Ferry stays", "p: " + storyOne, "p: " + storyTwo, "p: " + storyOne,
				"h3: " + row[2], "p: " + row[3]})
			e := survey(text)
			e.layout = layout
			if row[1] != "-" {
				e.stated = []tables.Stated{{Field: "author", Value: row[1], Rule: "html_meta"}}
			}
			d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, l)
			if err != nil {
				t.Fatal(err)
			}
			heading := map[string]string{"body": "heading", "boilerplate": "boilerplate"}[row[0]]
			n := len(d.paragraphs)
			if over, under := d.paragraphs[n-2].Role, d.paragraphs[n-1].Role; over != heading || under != row[0] {
				t.Errorf("roles %s and %s, want %s and %s", over, under, heading, row[0])
			}
		})
	}
}
