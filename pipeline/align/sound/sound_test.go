package sound

import (
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"example.org/sourcebook/pipeline/language"
)

// TestNames: one name in several scripts sounds alike, and words that are no names are left out.
func TestNames(t *testing.T) {
	table, err := Read(language.Open(os.DirFS("../../../sources/lexicon")))
	if err != nil {
		t.Fatal(err)
	}
	keys := func(text string) []string {
		var out []string
		table.Names(text, unicode.ToLower, func(key string) { out = append(out, key) })
		return out
	}
	for _, c := range []struct{ a, b string }{
		{"from Yekaterinburg to", "из Екатеринбурга в"},
		{"near Berlin,", "近くのベルリン。"},
		{"the Gnumeric programs", "программы Gnumeric"},
		{"by Alexander", "от Александра"},
		{"in Thessaloniki", "στην Θεσσαλονίκη και"},
		{"with Filip", "with Philip"},
	} {
		a, b := keys(c.a), keys(c.b)
		begins := func(k string) bool { return strings.HasPrefix(k, a[0]) || strings.HasPrefix(a[0], k) }
		if len(a) == 0 || !slices.ContainsFunc(b, begins) {
			t.Errorf("%q sounds like %q, %q like %q", c.a, a, c.b, b)
		}
	}
	if got := keys("Programs and other small words"); len(got) > 0 {
		t.Errorf("these are no names: %q", got)
	}
}
