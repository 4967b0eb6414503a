package mentions_test

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/figures"
	"example.org/sourcebook/pipeline/mentions"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
)

// TestShortForms reads testdata/shortforms.tsv and compares which names are short for which.
func TestShortForms(t *testing.T) {
	data, err := os.ReadFile("testdata/shortforms.tsv")
	if err != nil {
		t.Fatal(err)
	}
	right, all := 0, 0
	for line := range strings.Lines(string(data)) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if line[0] == '#' {
			continue
		}
		var want []string
		if c[3] != noNames {
			want = strings.Split(c[3], "|")
		}
		all++
		if got := shortForms(t, c[0], c[2]); slices.Equal(got, want) {
			right++
		} else {
			t.Logf("%s, %s: %q, want %q", c[0], c[1], got, want)
		}
	}
	t.Logf("%d of %d right", right, all)
	if right < leastShort {
		t.Errorf("%d of %d right, want %d", right, all, leastShort)
	}
}

// leastShort is how many rows of testdata/shortforms.tsv are right.
const leastShort = 49

// shortForms gives the short forms of a text as "short=long", in order, and the shorter ones of names of one key.
func shortForms(t *testing.T, language, text string) []string {
	t.Helper()
	stages := []stage.Stage{upstream(language), figures.Stage, mentions.Stage}
	result := stagetest.Run(t, stages, stagetest.Lexicon("../.."),
		stagetest.Source("a", text))
	long := map[string]string{}
	for c := range tables.Candidates.Read(result.Reader()) {
		if c.ShortFor == "" && long[c.Key] == "" {
			long[c.Key] = c.Clean
		}
	}
	var out []string
	for c := range tables.Candidates.Read(result.Reader()) {
		if name := long[cmp.Or(c.ShortFor, c.Key)]; len(c.Clean) < len(name) {
			out = append(out, c.Clean+"="+name)
		}
	}
	return out
}
