package segment

import (
	"os"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/tables"
)

// TestAround puts each line between the paragraphs of a text with markup.
func TestAround(t *testing.T) {
	raw, err := os.ReadFile("testdata/around.tsv")
	if err != nil {
		t.Fatal(err)
	}
	l := lexicon()
	for row := range strings.Lines(string(raw)) {
		want, line, ok := strings.Cut(strings.TrimSuffix(row, "\n"), "\t")
		if !ok {
			continue
		}
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
