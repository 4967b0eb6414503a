package segment

import (
	"testing"

	"example.org/sourcebook/pipeline/tables"
)

// TestAround puts each line between the paragraphs of a text with markup.
func TestAround(t *testing.T) {
	l := lexicon()
	for _, row := range rowsOf(t, "testdata/around.tsv") {
		want, line := row[0], row[1]
		t.Run(line, func(t *testing.T) {
			text, layout := layoutOf([]string{"h1: Ferry stays", "p: " + storyOne, "p: " + line, "p: " + storyTwo,
				"p: " + storyOne})
			e := survey(text)
			e.layout = layout
			d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, l)
			if err != nil {
				t.Fatal(err)
			}
			if got := d.paragraphs[2].Role; got != want {
				t.Errorf("role %s, want %s", got, want)
			}
		})
	}
}
