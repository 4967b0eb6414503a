package language

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestFormatted finds what a formatter puts beside numbers (testdata/formatted.txt) among the phrases of the packs. Of
// each class nearly all must be found; the rest stand around the number, or are other in the formatter's version of
// CLDR.
func TestFormatted(t *testing.T) {
	data, err := os.ReadFile("testdata/formatted.txt")
	if err != nil {
		t.Fatal(err)
	}
	all, missed := map[string]int{}, map[string]int{}
	for n, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			t.Fatalf("line %d: write tag, class, text and expect:", n+1)
		}
		all[f[1]]++
		if want := strings.TrimPrefix(f[3], "expect:"); !hasPhrase(pack(t, f[0]), f[2], f[1], want) {
			missed[f[1]]++
			t.Logf("line %d: %s %q has no %s %s", n+1, f[0], f[2], f[1], want)
		}
	}
	for class, least := range map[string]int{"percent": 1000, "currency": 985, "measure": 970, "multiplier": 985} {
		if got := (all[class] - missed[class]) * 1000 / max(all[class], 1); all[class] < 100 || got < least {
			t.Errorf("%s: %d of %d found (%d in 1000), want %d in 1000", class, all[class]-missed[class], all[class], got, least)
		}
	}
}

// hasPhrase reports whether a phrase of the class and the value stands in a text.
func hasPhrase(p *Pack, text, class, want string) bool {
	var tokens Tokens
	p.Tokenize(text, &tokens)
	for i := range tokens.List {
		longest := 0
		for _, m := range p.At(&tokens, i, nil) {
			if m.Class != classNames[class] || m.End < longest {
				continue
			}
			longest = m.End
			if value := m.Value; value == want || class == "multiplier" && fmt.Sprint(m.Number) == want {
				return true
			}
		}
	}
	return false
}
