package identify

import (
	"slices"
	"strings"
	"testing"
)

// TestTable holds the table of the trigrams of a script against its lists: what a trigram says of each language, in
// their order, by its rank there. What is no trigram takes a rank, and no place.
func TestTable(t *testing.T) {
	lists := []list{
		{0, true, " de|de |été|the|x|ab|éab|a é"},
		{1, false, "the| de|жуж|été|字|xyz"},
		{2, false, ""},
		{3, true, "жуж"},
	}
	for _, some := range [][]list{lists, lists[:1], lists[2:], lists[3:], nil} {
		table := tableOf(some)
		for _, s := range []string{" de", "de ", "été", "the", "éab", "a é", "жуж", "xyz", "abc", "жжж"} {
			var want []evidence
			for _, l := range some {
				if rank := slices.Index(strings.Split(l.trigrams, "|"), s); rank >= 0 {
					w := weight(rank+10, 1240)
					if l.large {
						w = weight(rank+40, 1540)
					}
					want = append(want, evidence{l.language, w})
				}
			}
			r := []rune(s)
			if got := table.of(r[0], r[1], r[2]); !slices.Equal(got, want) {
				t.Errorf("%q of %d lists is %v, want %v", s, len(some), got, want)
			}
		}
	}
}
