// Package tagger finds names of people, organizations and places by what was learnt from annotated texts: a linear
// model over features of words, their shapes, their neighbours and the lexicon's classes, decoded by the algorithm of
// Viterbi. The weights are those of an averaged perceptron (Collins 2002), rounded to whole numbers: all sums are
// exact, so the same words get the same labels on any machine.
//
// A model has two layers. The shared one serves every script with capitals; it sees shapes, classes and names. That of
// a language sees its words too. The score of a label is the sum over both.
package tagger

// Label is the part that a word has in a name.
type Label uint8

// The labels: outside of names; at the begin or inside of a name of each kind; in a name of another kind.
const (
	Outside Label = iota
	BeginPerson
	InPerson
	BeginOrganization
	InOrganization
	BeginPlace
	InPlace
	Other
	Labels = 8
)

// Begins reports whether a name begins with the label.
func (l Label) Begins() bool { return l == BeginPerson || l == BeginOrganization || l == BeginPlace }

// Inside gives the label of the words after the first of a name that begins with l.
func (l Label) Inside() Label { return l + 1 }

// Follows reports whether the label b may stand after a.
func Follows(a, b Label) bool {
	switch b {
	case InPerson, InOrganization, InPlace:
		return a == b || a == b-1
	}
	return true
}
