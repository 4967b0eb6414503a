package segment

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/tables"
)

// TestAuthorsAgain reads pages whose markup states an author in ways that need a second look, and pages that name one
// in the last line of their text only.
func TestAuthorsAgain(t *testing.T) {
	l := lexicon()
	for _, f := range rowsOf(t, "testdata/stated.tsv") {
		t.Run(strings.Join(f[:5], ","), func(t *testing.T) {
			lines := []string{"h1: Ferry saved"}
			if f[3] != "-" {
				lines = append(lines, "b: "+f[3])
			}
			lines = append(lines, "p: "+storyOne, "p: "+storyTwo)
			if f[4] != "-" {
				lines = append(lines, "p: "+f[4])
			}
			text, layout := layoutOf(append(lines, "p - *: Older stories"))
			e := survey(text)
			e.layout = layout
			e.stated = []tables.Stated{{Field: "title", Value: "Ferry saved", Rule: "html_meta"}}
			for i, field := range []string{"author", "", "publisher"} {
				if field != "" && f[i] != "-" {
					e.stated = append(e.stated, tables.Stated{Field: field, Value: f[i], Rule: f[1]})
				}
			}
			d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, l)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := d.metadata.Author, strings.TrimPrefix(f[5], "-"); got != want {
				t.Errorf("author is %q, should be %q", got, want)
			}
		})
	}
}
