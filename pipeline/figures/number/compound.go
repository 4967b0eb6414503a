package number

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

const (
	shortestUnit = 4 // letters of a unit that may be written as one with its number
	shortestHead = 2 // bytes of the number before it
)

// compoundUnits are the words for durations and shares that may be written as one with their number, by their last
// two letters.
type compoundUnits struct {
	byLetters map[string][]compoundUnit
	tails     [1 << tailBits / 64]uint64 // a bit for the last bytes of each of the words
}

// compoundUnit is an end of such a word: "jähriger" in "dreijähriger".
type compoundUnit struct {
	letters string
	unit    Unit
}

// newCompoundUnits draws the units from the names of a pack that are one word.
func newCompoundUnits(p *language.Pack) *compoundUnits {
	out := &compoundUnits{byLetters: map[string][]compoundUnit{}}
	for _, class := range []language.Class{language.Measure, language.Percent} {
		for _, e := range p.Entries(class) {
			u := Unit{Kind: schema.KindPercent, Code: e.Value, Rule: "percent"}
			if class == language.Measure {
				u.Kind, u.Rule = schema.KindDuration, "duration"
			}
			if u.Kind == schema.KindDuration && !scan.Clocks[e.Value] || !joinsNumber(e) {
				continue
			}
			key := lastLetters(e.Phrase)
			out.byLetters[key] = append(out.byLetters[key], compoundUnit{e.Phrase, u})
			tail := tailOf(e.Phrase)
			out.tails[tail/64] |= 1 << (tail % 64)
		}
	}
	return out
}

// joinsNumber reports whether the name of a unit is a word that is long enough to be known at the end of another one.
func joinsNumber(e *language.Entry) bool {
	return !e.Flags.Has(language.Short) && utf8.RuneCountInString(e.Phrase) >= shortestUnit &&
		!strings.ContainsAny(e.Phrase, " -.")
}

// lastLetters gives the last two letters of a word.
func lastLetters(word string) string {
	at := len(word)
	for range 2 {
		_, n := utf8.DecodeLastRuneInString(word[:at])
		at -= n
	}
	return word[at:]
}

// tailBits is the number of bits of what tailOf gives.
const tailBits = 12

// tailOf gives a number for the last four bytes of a word that has as many, as those of all units have.
func tailOf(word string) uint32 {
	tail := word[len(word)-shortestUnit:]
	n := uint32(tail[0]) | uint32(tail[1])<<8 | uint32(tail[2])<<16 | uint32(tail[3])<<24
	return n * 0x9E3779B1 >> (32 - tailBits)
}

// endsIn gives the units that have the last letters of a word; none if it is no longer than a unit, or has other bytes
// at its end.
func (c *compoundUnits) endsIn(word string) []compoundUnit {
	if len(word) < shortestUnit+shortestHead {
		return nil
	}
	if tail := tailOf(word); c.tails[tail/64]>>(tail%64)&1 == 0 {
		return nil
	}
	return c.byLetters[lastLetters(word)]
}

// EndsInUnit reports whether the word at token i is none of the lexicon and ends as units do. It is fast.
func (w *Amounts) EndsInUnit(i int) bool {
	if w.List[i].ID != 0 || !w.IsWord(i) {
		return false
	}
	return w.Units.traits.compounds.endsIn(w.Surface(i, i+1)) != nil && !w.IsSyllabic(i)
}

// Compound reads the word at token i as a number and its unit in one: "dreijährig", "пятилетний", "hároméves".
func (w *Amounts) Compound(i int) (a Amount, u Unit, ok bool) {
	if !w.EndsInUnit(i) {
		return a, u, false
	}
	word := w.Surface(i, i+1)
	for _, c := range w.Units.traits.compounds.endsIn(word) {
		head, ok := strings.CutSuffix(word, c.letters)
		if !ok || len(head) < shortestHead {
			continue
		}
		w.Pack.Tokenize(head, &w.scratch)
		n, ok := w.Pack.ReadNumber(&w.scratch, 0)
		if !ok || n.End != len(w.scratch.List) || n.Form != language.Cardinal {
			continue
		}
		a = Amount{From: i, To: i + 1, Value: new(big.Rat).SetInt(n.Value), Words: true}
		u = c.unit
		u.To = i + 1
		return a, u, true
	}
	return a, u, false
}

// SpelledMeasure reads the name of a measure at token k that is a word and no symbol.
func SpelledMeasure(w *Units, k int) (Unit, bool) {
	m, ok := w.Has(k, language.Measure)
	if !ok || m.Flags.Has(language.Short) || w.Length(k) < shortestUnit {
		return Unit{}, false
	}
	u, ok := w.measureAt(k, false)
	return u, ok && u.Kind == schema.KindMeasure
}
