package mentions_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestNews reads testdata/news.tsv, paragraphs in languages of which the tagger has seen no texts. least is how many
// names of a set must be right, and most how many may be wrong.
func TestNews(t *testing.T) {
	data, err := os.ReadFile("testdata/news.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range []struct {
		name        string
		least, most int
	}{{"trial", 87, 12}, {"kept", 80, 9}} {
		right, wrong, all := 0, 0, 0
		for line := range strings.Lines(string(data)) {
			c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if line[0] == '#' || c[1] != set.name {
				continue
			}
			want := strings.Split(c[3], "|")
			all += len(want)
			for _, n := range find(t, c[0], c[2]) {
				if i := slices.Index(want, n); i >= 0 {
					want = slices.Delete(want, i, i+1)
					right++
				} else {
					wrong++
				}
			}
		}
		t.Logf("%s: %d of %d names right, %d wrong", set.name, right, all, wrong)
		if right < set.least || wrong > set.most {
			t.Errorf("%s: %d of %d names right, want %d; %d wrong, want at most %d", set.name, right, all, set.least, wrong,
				set.most)
		}
	}
}
