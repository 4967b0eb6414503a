package beside

import (
	"slices"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// maxAdverb bounds how many words may stand between a bound that is an adverb and its number; maxAdverbSigns is that
// bound in a script without blanks.
const (
	maxAdverb      = 3
	maxAdverbSigns = 6
	maxAdverbWords = 4 // of the bound itself
)

// pointers are the words that do not stand between such a bound and its number: what is "at least these 5" is another
// thing, and 最多的 is the most of all.
var pointers = []string{language.WordDeterminer, language.WordPronoun, language.WordGenitive}

// adverbBefore reads a bound that is an adverb of the verb before the number: "至少需要三名", "ít nhất cần ba". No other
// number, no sign and no word that points at something stands between.
func (c compared) adverbBefore() int {
	if c.f.Unit == scan.Angle || c.f.Unit == "Cel" {
		return 0 // the highest temperature
	}
	most := maxAdverb
	if c.IsSyllabic(c.f.From - 1) {
		most = maxAdverbSigns
	}
	for k := c.f.From - 1; k >= max(0, c.end, c.f.From-most-maxAdverbWords); k-- {
		if m, ok := c.HasValue(k, language.Quantity, language.QuantityAdverb); ok &&
			m.End < c.f.From && m.End+most >= c.f.From {
			if bound, ok := scan.BeforeWith(c.Sheet, m.End, language.Comparator, language.Before); ok {
				return c.set(bound.Value)
			}
			return 0
		}
		if !c.IsWord(k) || c.Taken[k] || slices.Contains(pointers, c.Function(k)) {
			break
		}
	}
	return 0
}
