package mentions_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// kinds are the kinds of sentences of testdata/kinds.tsv: the type of the names that count, empty where there is none
// to find, and what was reached: how many are right at least, and how many are wrong at most.
var kinds = []struct {
	name, typ   string
	right, most int
}{
	{"law", "law", 47, 0}, {"operation", "operation", 28, 0}, {"body", "organization", 41, 0}, {"person", "person", 13, 0},
	{"demonym", "", 0, 1}, {"heading", "", 0, 0}, {"capitals", "", 0, 0}, {"glued", "", 0, 0}, {"program", "", 0, 0},
	{"identifiers", "", 0, 3}, {"table", "", 0, 2}, {"none", "", 0, 0}, {"citation", "person", 38, 1},
	{"elided", "person", 11, 2}, {"joined", "organization", 4, 0}, {"behind date", "place", 20, 1},
	{"adjective", "organization", 22, 1},
	{"class", "organization", 16, 0}, {"ordinary", "place", 4, 1}, {"code", "place", 32, 0},
	{"acronym", "organization", 26, 1}, {"camel", "", 0, 1}, {"elided place", "place", 4, 1}, {"alone", "", 0, 0},
	{"paper", "organization", 6, 1}, {"nouns", "person", 3, 1},
	{"large", "place", 9, 0}, {"class word", "", 18, 0}, {"feature", "place", 18, 0}, {"particle", "person", 20, 1},
	{"regnal", "person", 12, 0}, {"once more", "person", 17, 0},
	{"in case", "place", 193, 2},
	{"team", "organization", 26, 0}, {"article place", "place", 21, 0}, {"apostrophe", "person", 14, 0},
	{"middle dot", "place", 5, 0}, {"in a place", "place", 18, 0}, {"state", "place", 32, 0},
	{"long town", "place", 14, 0},
	{"statute", "law", 117, 6}, {"action", "operation", 13, 0},
	{"act", "law", 44, 4}, {"op", "operation", 27, 0},
	{"genitive", "place", 19, 3}, {"affix", "place", 5, 0},
	{"seat", "organization", 33, 0}, {"particle end", "place", 5, 0},
	{"long form", "place", 31, 0}, {"led", "organization", 9, 0},
	{"nasal", "person", 15, 0}, {"menu", "", 0, 0}, {"counted", "", 0, 0}, {"dot", "person", 3, 0},
	{"family", "person", 3, 0}, {"apart", "organization", 5, 0}, {"title case", "", 8, 0},
	{"initialism", "organization", 2, 0}, {"department", "organization", 66, 0},
	{"house", "organization", 56, 0}, {"street", "person", 2, 0},
	{"quoted", "organization", 3, 0}, {"body by class", "organization", 2, 0},
	{"caseless person", "person", 56, 0}, {"caseless place", "place", 22, 0}, {"before place", "person", 5, 0},
}

// TestKinds reads testdata/kinds.tsv, ten sentences or more of each kind in several languages, written before the
// program read them.
func TestKinds(t *testing.T) {
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			right, wrong, all := tally(t, "kinds", k.name, func(want, found string) bool {
				typ, _, _ := strings.Cut(found, " ")
				return want == noNames || typ == k.typ
			})
			t.Logf("%d of %d names right, %d wrong", right, all, wrong)
			if right < k.right || wrong > k.most {
				t.Errorf("%d of %d names right, want %d; %d wrong, want at most %d", right, all, k.right, wrong, k.most)
			}
		})
	}
}

// noNames stands in a file of cases for a text without names.
const noNames = "none"

// tally reads the cases of a set in a file of testdata, and counts the names that are found and right, those that are
// found and wrong, and those to be found. counts says of a name that is not right, and of what its text should have,
// whether it is wrong.
func tally(t *testing.T, file, set string, counts func(want, found string) bool) (right, wrong, all int) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + file + ".tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if line[0] == '#' || c[1] != set {
			continue
		}
		var want []string
		if c[3] != noNames {
			want = strings.Split(c[3], "|")
		}
		all += len(want)
		for _, n := range find(t, c[0], c[2]) {
			if i := slices.Index(want, n); i >= 0 {
				want = slices.Delete(want, i, i+1)
				right++
			} else if counts(c[3], n) {
				wrong++
				t.Logf("%s: %q is no name of %q", c[0], n, c[2])
			}
		}
		if len(want) > 0 {
			t.Logf("%s: %q missed in %q", c[0], want, c[2])
		}
	}
	return right, wrong, all
}
