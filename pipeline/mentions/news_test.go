package mentions_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestSets reads two files of texts: testdata/news.tsv, paragraphs of news in languages of which the tagger has seen no
// texts, and testdata/genres.tsv, sentences of other genres. least is how many names of a set must be right, and most
// how many may be wrong.
func TestSets(t *testing.T) {
	for _, set := range []struct {
		file, name  string
		least, most int
	}{{"news", "trial", 87, 12}, {"news", "kept", 80, 9}, {"genres", "trial", 106, 13}, {"genres", "kept", 96, 12}} {
		t.Run(set.file+" "+set.name, func(t *testing.T) {
			data, err := os.ReadFile("testdata/" + set.file + ".tsv")
			if err != nil {
				t.Fatal(err)
			}
			right, wrong, all := 0, 0, 0
			for line := range strings.Lines(string(data)) {
				c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
				if line[0] == '#' || c[1] != set.name {
					continue
				}
				var want []string
				if c[3] != "none" {
					want = strings.Split(c[3], "|")
				}
				all += len(want)
				for _, n := range find(t, c[0], c[2]) {
					if i := slices.Index(want, n); i >= 0 {
						want = slices.Delete(want, i, i+1)
						right++
						continue
					}
					wrong++
					t.Logf("%s: %q is no name of %q", c[0], n, c[2])
				}
				if len(want) > 0 {
					t.Logf("%s: %q missed in %q", c[0], want, c[2])
				}
			}
			t.Logf("%d of %d names right, %d wrong", right, all, wrong)
			if right < set.least || wrong > set.most {
				t.Errorf("%d of %d names right, want %d; %d wrong, want at most %d", right, all, set.least, wrong, set.most)
			}
		})
	}
}
