package mentions_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestVectors reads testdata/vectors.tsv: sentences of many languages, a few for each kind of evidence. The sentences
// were written before the program read them, so some are missed; where no name stands, none may be found. right is what
// the program must find at least of all names, and spurious the most that it may find beside them.
func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/vectors.tsv")
	if err != nil {
		t.Fatal(err)
	}
	languages := map[string]bool{}
	right, wrong, all := 0, 0, 0
	for line := range strings.Lines(string(data)) {
		if line[0] == '#' {
			continue
		}
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		languages[c[0]] = true
		var want []string
		if c[3] != "none" {
			want = strings.Split(c[3], "|")
		}
		got := find(t, c[0], c[2])
		all += len(want)
		for _, n := range got {
			if i := slices.Index(want, n); i >= 0 {
				want = slices.Delete(want, i, i+1)
				right++
				continue
			}
			wrong++
			t.Logf("%s %s: %q is no name of %q", c[0], c[1], n, c[2])
			if c[3] == "none" {
				t.Errorf("%s %s: %q in %q", c[0], c[1], n, c[2])
			}
		}
		if len(want) > 0 {
			t.Logf("%s %s: %q missed in %q", c[0], c[1], want, c[2])
		}
	}
	t.Logf("%d of %d names right, %d wrong", right, all, wrong)
	if len(languages) < 19 {
		t.Errorf("only %d languages", len(languages))
	}
	const least, most = 165, 1
	if right < least || wrong > most {
		t.Errorf("%d of %d names right, want %d; %d wrong, want at most %d", right, all, least, wrong, most)
	}
}
