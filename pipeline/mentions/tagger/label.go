// Package tagger finds names of people, organizations and places by what was learnt from annotated texts: a linear
// model over features of words, their shapes, their neighbours and the lexicon's classes, decoded by the algorithm of
// Viterbi. The weights are those of a conditional random field (Lafferty, McCallum and Pereira 2001), rounded to whole
// numbers: all sums are exact, so the same words get the same labels on any machine.
//
// A model has two layers. The shared one serves every script with capitals; it sees shapes, classes and names. That of
// a language sees its words too. The score of a label is the sum over both.
package tagger

// Label is the part that a word has in a name.
type Label uint8

// The labels: outside of names; in a name of another kind; then, for each kind, the first word of several, one between
// the first and the last, the last, and the only one.
const (
	Outside Label = iota
	Other
	Person
	_
	_
	_
	Organization
	_
	_
	_
	Place
	_
	_
	_
	Labels = 14
)

// parts is how many labels a kind has, from its own on.
const parts = 4

// part gives the number of a label among those of its kind: 0 first, 1 inside, 2 last, 3 only.
func (l Label) part() Label { return (l - Person) % parts }

// Begins reports whether a name begins with the label.
func (l Label) Begins() bool { return l >= Person && (l.part() == 0 || l.part() == 3) }

// Ends reports whether a name ends with the label.
func (l Label) Ends() bool { return l >= Person && l.part() >= 2 }

// open reports whether the name goes on behind the word.
func (l Label) open() bool { return l >= Person && l.part() < 2 }

// Kind gives the kind of names that the label is of: Person, Organization, Place, else Outside or Other.
func (l Label) Kind() Label {
	if l < Person {
		return l
	}
	return l - l.part()
}

// Part gives the label of a word of a name of the kind: whether it is the first one, and the last.
func Part(kind Label, first, last bool) Label {
	switch {
	case kind < Person:
		return kind
	case first && last:
		return kind + 3
	case last:
		return kind + 2
	case first:
		return kind
	}
	return kind + 1
}

// Follows reports whether the label b may stand after a.
func Follows(a, b Label) bool {
	if a.open() {
		return b > Other && !b.Begins() && a.Kind() == b.Kind()
	}
	return b <= Other || b.Begins()
}

// before lists the labels after which each may stand.
var before = func() (out [Labels][]Label) {
	for b := Outside; b < Labels; b++ {
		for a := Outside; a < Labels; a++ {
			if Follows(a, b) {
				out[b] = append(out[b], a)
			}
		}
	}
	return out
}()
