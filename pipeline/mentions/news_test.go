package mentions_test

import (
	"testing"
)

// TestSets reads files of texts: testdata/news.tsv, paragraphs of news in languages of which the tagger has seen no
// texts, and testdata/genres.tsv, testdata/reports.tsv, testdata/scenes.tsv and
// testdata/offices.tsv, sentences of other genres. least is how
// many names of a set must be right, and most how many may be wrong.
func TestSets(t *testing.T) {
	for _, set := range []struct {
		file, name  string
		least, most int
	}{{"news", "trial", 94, 11}, {"news", "kept", 91, 7}, {"genres", "trial", 105, 10}, {"genres", "kept", 99, 5},
		{"reports", "trial", 105, 7}, {"reports", "kept", 91, 10},
		{"scenes", "trial", 76, 16}, {"scenes", "kept", 61, 9}, {"small", "small", 40, 4},
		{"offices", "trial", 184, 0}, {"offices", "kept", 81, 0},
		{"ideographs", "traditional", 19, 2}, {"ideographs", "japanese", 18, 5}} {
		t.Run(set.file+" "+set.name, func(t *testing.T) {
			right, wrong, all := tally(t, set.file, set.name, func(_, _ string) bool { return true })
			t.Logf("%d of %d names right, %d wrong", right, all, wrong)
			if right < set.least || wrong > set.most {
				t.Errorf("%d of %d names right, want %d; %d wrong, want at most %d", right, all, set.least, wrong, set.most)
			}
		})
	}
}
