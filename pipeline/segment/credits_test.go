package segment

import (
	"os"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/tables"
)

// TestCredits reads lines that name the author of a page with markup: beside the day under its title, at the end of its
// text, behind it.
func TestCredits(t *testing.T) {
	story := map[string][]string{} // by language: title and text
	for _, f := range rowsOf(t, "testdata/standfirst.tsv") {
		story[f[0]] = []string{f[2], f[5]}
	}
	l := lexicon()
	for _, f := range rowsOf(t, "testdata/credits.tsv") {
		t.Run(f[0]+" "+f[3], func(t *testing.T) {
			lines := []string{"h1: " + story[f[0]][0], "p: " + story[f[0]][1], "p: " + story[f[0]][1]}
			switch f[2] {
			case "head":
				lines = append(lines[:1:1], append([]string{"p: " + f[3]}, lines[1:]...)...)
			case "end":
				lines = append(lines, "p: "+f[3])
			case "after":
				lines = append(lines, "p -: "+f[3])
			default:
				t.Fatalf("stands %q", f[2])
			}
			text, layout := layoutOf(lines)
			e := survey(text)
			e.layout = layout
			d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, l)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := d.metadata.Author, strings.TrimPrefix(f[1], "-"); got != want {
				t.Errorf("author is %q, should be %q", got, want)
			}
		})
	}
}

// rowsOf gives the fields of the rows of a table, without the first line, which says what they are.
func rowsOf(t *testing.T, name string) [][]string {
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.SplitSeq(strings.TrimSpace(string(content)), "\n") {
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows[1:]
}

// TestNameOverByline reads the author in a line with a label, and not in the words above it that look like a name.
func TestNameOverByline(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"By: Paula Domm", "Paula Domm"}, {"Two comments so far", "Fair Quay"},
	} {
		text, layout := layoutOf([]string{"h1: Ferry stays", "p: Published: Wednesday, 21 Sep 2011 | 4:35 PM ET",
			"p: Fair Quay", "p: " + c.line, "p: " + storyOne, "p: " + storyTwo})
		e := survey(text)
		e.layout = layout
		d, err := read(&tables.Text{DocumentID: "d", Text: text}, e, lexicon())
		if err != nil {
			t.Fatal(err)
		}
		if d.metadata.Author != c.want {
			t.Errorf("%s: author is %q, should be %q", c.line, d.metadata.Author, c.want)
		}
	}
}
