package segment

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// A sentence that sums up a text stands between its title and its author, on pages with markup and without.
func TestStandfirst(t *testing.T) {
	l := lexicon()
	for _, f := range rowsOf(t, "testdata/standfirst.tsv") {
		author, parts := f[1], append(f[2:], f[5])
		t.Run(f[0], func(t *testing.T) {
			marked, layout := layoutOf([]string{"h1: " + f[2], "p: " + f[3], "p: " + f[4], "p: " + f[5], "p: " + f[5]})
			e := survey(marked)
			e.layout = layout
			d, err := read(&tables.Text{DocumentID: "d", Text: marked}, e, l)
			if err != nil {
				t.Fatal(err)
			}
			checkHead(t, d, f[2], author)
			checkHead(t, readText(t, l, strings.Join(parts, "\n\n")+"\n"), f[2], author)
		})
	}
}

// checkHead compares the title, the author and the roles of a text with a sentence that sums it up.
func checkHead(t *testing.T, d *document, title, author string) {
	t.Helper()
	var roles []string
	for _, p := range d.paragraphs {
		roles = append(roles, p.Role)
	}
	want := []string{schema.RoleTitle, schema.RoleBody, schema.RoleByline, schema.RoleBody, schema.RoleBody}
	if m := d.metadata; m.Title != title || m.Author != author || strings.Join(roles, " ") != strings.Join(want, " ") {
		t.Errorf("%q by %q: %v; should be %q by %q", m.Title, m.Author, roles, title, author)
	}
}
