package agree

import (
	"math/big"
	"slices"
)

// Meaning is what a word may mean: senses that words of all languages share.
type Meaning []uint32

// mostMeant is how many pairs of claims are compared by what the words beside them mean: a passage with more is a
// table.
const mostMeant = 1024

// nearMeanings links what is left of two languages where more of the words beside it mean the same than beside any
// other claim that is left: of what is counted, or of numbers of nearly the same size. Each link may settle another
// one.
func (l *linking) nearMeanings() {
	if l.same || len(l.a)*len(l.b) > mostMeant {
		return
	}
	for n := -1; n < len(l.links); {
		n = len(l.links)
		l.mutual("same_meaning", l.meanAlike)
	}
}

// meanAlike tells how much alike the words beside two claims are that no link holds; 0 if they are not.
func (l *linking) meanAlike(x, y *Side) int {
	if l.to[x.Place] >= 0 || l.from[y.Place] >= 0 || x.IsTime() || x.isWritten() {
		return 0
	}
	if !couldBeOne(x, y) || otherThing(x, y) {
		return 0
	}
	words, near := sharedMeanings(x.Means, y.Means), nearValue(x, y)
	noun := sharedMeanings(x.Noun, y.Noun) > 0
	if words == 0 || !near && !noun {
		return 0
	}
	score := 2 * words
	if noun {
		score += 4
	}
	if near {
		score++
	}
	return score
}

// sharedMeanings counts the words of a that mean something that a word of b means.
func sharedMeanings(a, b []Meaning) int {
	n := 0
	for _, word := range a {
		means := func(other Meaning) bool {
			return slices.ContainsFunc(word, func(s uint32) bool { return slices.Contains(other, s) })
		}
		if slices.ContainsFunc(b, means) {
			n++
		}
	}
	return n
}

// crossed reports whether of claims in two orders the one at place i stands opposite a number of another size, while
// one of nearly its size stands opposite another one: their order is not that of the other text.
func crossed(as, bs []*Side, i int) bool {
	if nearValue(as[i], bs[i]) {
		return false
	}
	for j := range as {
		if j != i && !nearValue(as[j], bs[j]) && (nearValue(as[i], bs[j]) || nearValue(as[j], bs[i])) {
			return true
		}
	}
	return false
}

// nearsOther reports whether two claims are not of nearly one size, and one of them is of that of another claim that is
// left.
func (l *linking) nearsOther(a, b *Side) bool {
	if a.IsTime() || nearValue(a, b) {
		return false
	}
	like := func(x, y *Side) bool { return couldBeOne(x, y) && nearValue(x, y) }
	return slices.ContainsFunc(l.b, func(y *Side) bool { return l.from[y.Place] < 0 && like(a, y) }) ||
		slices.ContainsFunc(l.a, func(x *Side) bool { return l.to[x.Place] < 0 && like(x, b) })
}

// few is a number up to which a small difference multiplies it: 3 killed, and 7.
const few = 20

func isFew(s *Side) bool { return s.Value() != "1" && s.Value().Rat().Cmp(big.NewRat(few, 1)) < 0 }

// likely reports whether two numbers may be one by their place. Where one passage states more than the other one, what
// stands there in its place may be something else, if they are far from one size.
func (l *linking) likely(a, b *Side) bool {
	if len(l.a) == len(l.b) || nearValue(a, b) || isFew(a) && isFew(b) {
		return true
	}
	return a.Concept() != "" && a.Concept() == b.Concept() || sharedMeanings(a.Noun, b.Noun) > 0
}
