// Package amount compares the words by which two aligned passages say how many of something there are without a number:
// "most of them" beside "some of them". It would rather miss a difference than make one up.
package amount

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// degree is how many of something a word says there are, or when it says that something is so.
type degree int

const (
	few degree = iota + 1
	some
	many
	most
	nearlyAll
	now    // at present
	lately // in the last years
)

// not is of phrases that have such a word and say no amount: how many, this many.
const not degree = 0

var degrees = map[string]degree{"not": not, "few": few, "some": some, "many": many, "most": most,
	"nearly_all": nearlyAll, "now": now, "lately": lately}

// Words are the words for amounts of a language.
type Words []phrase

type phrase struct {
	text         string // in lower case
	open, opened bool   // any letters may stand behind it, and before it
	degree       degree
}

// ReadWords reads the words for amounts of a language (the tag of its folder).
func ReadWords(l *language.Lexicon, tag string) (Words, error) {
	return language.Read(l, tag+"/amounts.tsv", "amounts", func(f *language.File) Words {
		var out Words
		for row := range f.Rows("degree", "words") {
			d, ok := degrees[row.Text(0)]
			if !ok {
				row.Fail("degree %q; write few, some, many, most, nearly_all, now, lately or not", row.Text(0))
			}
			for word := range row.List(1) {
				text, opened := strings.CutPrefix(word, "*")
				text, open := strings.CutSuffix(text, "*")
				out = append(out, phrase{text, open, opened, d})
				if curly := strings.ReplaceAll(text, "'", "’"); curly != text {
					out = append(out, phrase{curly, open, opened, d})
				}
			}
		}
		return out
	})
}

// Passage is what is compared: the text of one side of a bead, and the numbers that it states.
type Passage struct {
	Words   Words
	Text    string
	Figures []string
}

// Pair is two words in one place that say different amounts, or when something is so.
type Pair struct {
	A, B   string
	IsTime bool
}

// found is a word for an amount in a passage.
type found struct {
	text   string
	start  int
	degree degree
	place  int // in thousandths of the passage
}

// Different gives the words for amounts that stand in one place of two passages and differ by much. An amount that the
// other passage has, too, in another place, differs from none.
func Different(a, b *Passage) []Pair {
	as := a.find()
	if len(as) == 0 {
		return nil
	}
	bs := b.find()
	var out []Pair
	for i := range as {
		x := &as[i]
		y := nearest(x, bs)
		if y == nil || nearest(y, as) != x || !apart(x, y) || has(bs, x.degree) || has(as, y.degree) {
			continue
		}
		if alone := len(as) == 1 && len(bs) == 1; alone && !x.isTime() || away(x, y) <= mostAway {
			out = append(out, Pair{x.text, y.text, x.isTime()})
		}
	}
	return out
}

const (
	mostAway = 120 // thousandths of a passage between the places of two words that say the same amount
	atBegin  = 100 // the same from the beginning of a passage to where it says when all of it is so
)

func has(list []found, d degree) bool {
	return slices.ContainsFunc(list, func(f found) bool { return f.degree == d })
}

func (f *found) isTime() bool { return f.degree >= now }

// apart reports whether two words say amounts of which none could be meant by the other one, or one says that what
// follows is so now, and the other one that it has been so for years.
func apart(x, y *found) bool {
	low, high := min(x.degree, y.degree), max(x.degree, y.degree)
	switch {
	case low >= now:
		return low != high && max(x.place, y.place) <= atBegin
	case high >= now:
		return false
	}
	return low <= some && high >= most || low == few && high == many
}

// nearest gives the amount of a list that stands nearest to a place, nil if there is none. The first one of two is.
func nearest(x *found, list []found) *found {
	var best *found
	for i := range list {
		if y := &list[i]; y.isTime() == x.isTime() && (best == nil || away(x, y) < away(x, best)) {
			best = y
		}
	}
	return best
}

func away(x, y *found) int { return max(x.place-y.place, y.place-x.place) }

// find gives the words for amounts of a passage in the order of the text, the longest of those that overlap. A word
// right before a number is of that: "some 200".
func (p *Passage) find() []found {
	var out []found
	folded := fold(p.Text)
	pairs := pairsOf(folded)
	for _, w := range p.Words {
		for at := 0; pairs.has(w.text); {
			i := strings.Index(folded[at:], w.text)
			if i < 0 {
				break
			}
			start, end := at+i, at+i+len(w.text)
			at = end
			if w.stands(folded[:start], folded[end:]) && !p.counts(folded[end:]) {
				if w.open {
					end = len(folded) - len(strings.TrimLeftFunc(folded[end:], character.IsLetter))
				}
				out = append(out, found{p.Text[start:end], start, w.degree, 1000 * start / len(folded)})
			}
		}
	}
	slices.SortFunc(out, func(x, y found) int {
		return cmp.Or(x.start-y.start, len(y.text)-len(x.text), int(x.degree-y.degree))
	})
	end := 0
	return slices.DeleteFunc(out, func(f found) bool {
		if f.start < end {
			return true
		}
		end = f.start + len(f.text)
		return f.degree == not
	})
}

// pairs tells which bytes follow each other in a text: bits by a hash of both, for most words for amounts stand in few
// texts.
type pairs [16]uint64

func pairsOf(text string) *pairs {
	var p pairs
	for i := 1; i < len(text); i++ {
		p[text[i]&15] |= 1 << ((text[i-1] ^ text[i]>>4<<2) & 63)
	}
	return &p
}

// has reports whether a text may have another one within it.
func (p *pairs) has(within string) bool {
	for i := 1; i < len(within); i++ {
		if p[within[i]&15]>>((within[i-1]^within[i]>>4<<2)&63)&1 == 0 {
			return false
		}
	}
	return true
}

// fold is a text in lower case. Letters whose lower case is of another length stay, so that places are the same.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if lower := unicode.ToLower(r); utf8.RuneLen(lower) == utf8.RuneLen(r) {
			return lower
		}
		return r
	}, s)
}

// stands reports whether the phrase is no part of a word between two texts.
func (w *phrase) stands(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	elided := strings.HasSuffix(w.text, "'") || strings.HasSuffix(w.text, "’")
	return (w.opened || !joins(last)) && (w.open || elided || !joins(next))
}

// joins reports whether a character goes on with the word beside it.
func joins(r rune) bool {
	return unicode.IsMark(r) || character.IsLetter(r) && !character.ScriptOf(r).Syllabic()
}

// counts reports whether a text begins with a number.
func (p *Passage) counts(after string) bool {
	after = strings.TrimLeft(after, " \u00a0")
	first, _ := utf8.DecodeRuneInString(after)
	return unicode.IsDigit(first) || slices.ContainsFunc(p.Figures, func(f string) bool {
		return f != "" && strings.HasPrefix(after, fold(f))
	})
}
