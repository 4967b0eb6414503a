package agree

import (
	"math/big"
	"slices"

	"example.org/sourcebook/schema"
)

// mostBetween is how many signs stand at most between a number and the one that it is a part of.
const mostBetween = 24

// TellWholes notes for the claims of a passage, which are in its order, which number may be a part of the one behind
// it, as "seven" and "nine" of "seven of the nine members", and which units the passage names.
func TellWholes(sides []*Side) {
	var units []string
	for _, s := range sides {
		if u := s.Unit(); u != "" && !slices.Contains(units, u) {
			units = append(units, u)
		}
	}
	for _, s := range sides {
		s.Units = units
	}
	for i, s := range sides[:max(0, len(sides)-1)] {
		next := sides[i+1]
		end, start := s.Figures[len(s.Figures)-1], next.First()
		gap := start.Span.Start - end.Span.End
		near := end.SentenceID == start.SentenceID && gap > 0 && gap <= mostBetween
		if near && isPlain(s) && isPlain(next) && s.Value().Rat().Cmp(next.Value().Rat()) < 0 {
			s.Whole = next
		}
	}
}

// isPlain reports whether a claim is a count above nought that is no bound.
func isPlain(s *Side) bool {
	return s.Kind() == schema.KindCount && s.Value() != "" && s.ValueMax() == "" && s.Comparator() == "=" &&
		s.Value().Rat().Sign() > 0
}

// partOfWhole holds for a part of one, and two numbers that are in its proportion: "7 of 9" and "seven of the nine".
func partOfWhole(a, b *Side) bool { return isProportion(a, b) || isProportion(b, a) }

func isProportion(a, b *Side) bool {
	if b.Whole == nil || !isShare(a) || !isPlain(a) || Digits(a.Surface()) == Digits(string(a.Value())) {
		return false
	}
	q := new(big.Rat).Quo(b.Value().Rat(), b.Whole.Value().Rat())
	d, _, ok := schema.NewDecimal(q)
	return ok && d == a.Value()
}
