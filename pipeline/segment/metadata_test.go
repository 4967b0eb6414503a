package segment

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMetadata reads testdata/metadata.txt: blocks of a line with the fields that a page states, a page, and a line
// ----.
func TestMetadata(t *testing.T) {
	data, err := os.ReadFile("testdata/metadata.txt")
	if err != nil {
		t.Fatal(err)
	}
	l := lexicon()
	for _, c := range strings.Split(string(data), "\n----\n") {
		want, text, ok := strings.Cut(strings.Trim(c, "\n"), "\n")
		if !ok {
			t.Fatalf("no page in %q", c)
		}
		d := readText(t, l, text)
		checkInvariants(t, text, d)
		m := d.metadata
		var got []string
		for _, f := range [][2]string{
			{"author", m.Author}, {"publisher", m.Publisher}, {"published", string(m.Published)}, {"url", m.URL},
			{"issues", strings.Join(m.Issues, " ")},
		} {
			if f[1] != "" {
				got = append(got, f[0]+"="+f[1])
			}
		}
		if diff := cmp.Diff(want, "# "+strings.Join(got, " | ")); diff != "" {
			t.Errorf("%s\n%s", text, diff)
		}
		for _, e := range m.Evidence {
			value := map[string]string{"author": m.Author, "publisher": m.Publisher, "url": m.URL}[e.Field]
			if seen := string([]rune(text)[e.Start:e.End]); value != "" && !slices.Contains(strings.Split(value, "; "), seen) {
				t.Errorf("the evidence for %s is %q, not %q", e.Field, seen, value)
			}
		}
	}
}
