package clock_test

import (
	"os"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/agree/clock"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage/stagetest"
)

// TestTimes: testdata/times.tsv has times of day in words and in digits, and what they tell.
func TestTimes(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../../.."))
	data, err := os.ReadFile("testdata/times.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		row := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(row) != 3 {
			continue
		}
		pack, err := lexicon.Pack(row[0])
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if list, ok := clock.Read(pack, row[1]); ok {
			got = clock.Form(list)
		}
		if got != row[2] {
			t.Errorf("%s %q: %q, should be %q", row[0], row[1], got, row[2])
		}
	}
}
