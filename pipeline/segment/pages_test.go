package segment

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestPages reads the pages of testdata/pages.txtar. Each page has two more files: .metadata, what it says of itself,
// and .roles, the roles of its paragraphs in order.
func TestPages(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/pages.txtar")
	if err != nil {
		t.Fatal(err)
	}
	l := lexicon()
	for i := 0; i+2 < len(archive.Files); i += 3 {
		page, metadata, roles := archive.Files[i], archive.Files[i+1], archive.Files[i+2]
		if metadata.Name != page.Name+".metadata" || roles.Name != page.Name+".roles" {
			t.Fatalf("%s is followed by %s and %s", page.Name, metadata.Name, roles.Name)
		}
		t.Run(page.Name, func(t *testing.T) {
			text := string(page.Data)
			d := readText(t, l, text)
			checkInvariants(t, text, d)
			var said strings.Builder
			m := d.metadata
			for _, f := range [][2]string{
				{"title", m.Title}, {"author", m.Author}, {"publisher", m.Publisher}, {"published", string(m.Published)},
				{"url", m.URL},
				{"issues", strings.Join(m.Issues, " ")}, {"language", m.Language},
			} {
				if f[1] != "" {
					fmt.Fprintf(&said, "%s: %s\n", f[0], f[1])
				}
			}
			if diff := cmp.Diff(string(metadata.Data), said.String()); diff != "" {
				t.Error(diff)
			}
			var want, got []string
			for i, r := range strings.Fields(string(roles.Data)) {
				line := "?"
				if i < len(d.paragraphs) {
					line = d.paragraphs[i].Text
				}
				want = append(want, r+" "+line)
			}
			for _, p := range d.paragraphs {
				got = append(got, p.Role+" "+p.Text)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
