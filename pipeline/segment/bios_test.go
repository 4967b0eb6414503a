package segment

import (
	"testing"

	"example.org/sourcebook/pipeline/tables"
)

// TestBioInside reads a text that goes on after a section on an author.
func TestBioInside(t *testing.T) {
	text, layout := layoutOf([]string{"h1: Ferry stays", "p: " + storyOne, "h2: About the author", "p: " + storyTwo,
		"h2: The end", "p: " + storyOne, "p: " + storyTwo, "p: " + storyOne})
	e := survey(text)
	e.layout = layout
	d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, lexicon())
	if err != nil {
		t.Fatal(err)
	}
	if over, under := d.paragraphs[2].Role, d.paragraphs[3].Role; over != "heading" || under != "body" {
		t.Errorf("roles %s and %s", over, under)
	}
}

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
			if d.paragraphs[2].Role != "body" {
				t.Errorf("the text is %s", d.paragraphs[2].Role)
			}
			heading := map[string]string{"body": "heading", "boilerplate": "boilerplate"}[row[0]]
			n := len(d.paragraphs)
			if over, under := d.paragraphs[n-2].Role, d.paragraphs[n-1].Role; over != heading || under != row[0] {
				t.Errorf("roles %s and %s, want %s and %s", over, under, heading, row[0])
			}
		})
	}
}
