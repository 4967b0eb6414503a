package token

import (
	"sync/atomic"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// traits are what is asked of a character: how it is folded, and what it is in a text that is cut.
type traits struct {
	folded rune  // what Fold makes of it alone; dropped if nothing
	order  uint8 // the canonical combining class of folded; unsettled if NFKC may change it or what stands before it
	class  uint8 // of the piece that begins with it
	inside uint8 // whether it goes on a piece: the bits below
}

// The bits of inside.
const (
	inLetters = 1 << iota // a letter or a mark that is no word by itself
	inDigits
	isMark   // a combining mark
	isJoined // may stand inside a word without being a letter
)

const (
	dropped   = -1
	unsettled = 255
)

// block holds the traits of 256 characters that follow one another.
type block [256]traits

// blocks are those of which a character was asked for; all goroutines would make the same.
var blocks [unicode.MaxRune>>8 + 1]atomic.Pointer[block]

// traitsOf gives the traits of a character.
func traitsOf(r rune) *traits {
	b := blocks[r>>8].Load()
	if b == nil {
		b = new(block)
		for k := range b {
			b[k] = newTraits(r&^0xFF | rune(k))
		}
		blocks[r>>8].Store(b)
	}
	return &b[r&0xFF]
}

func newTraits(r rune) traits {
	t := traits{folded: foldRune(r)}
	if t.folded != dropped {
		t.order = orderOf(t.folded)
	}
	t.class = classOf(r)
	if letter(r) && !Alone(r) {
		t.inside |= inLetters
	}
	if unicode.Is(unicode.Nd, r) {
		t.inside |= inDigits
	}
	if r >= 0x300 && unicode.Is(unicode.M, r) {
		t.inside |= isMark
	}
	if inWord(r) {
		t.inside |= isJoined
	}
	return t
}

// foldRune gives what a character is folded to but for its normal form.
func foldRune(r rune) rune {
	switch r {
	case '’', 'ʼ', '‘', '′', '＇':
		return '\''
	case '‐', '‑', '−':
		return '-'
	case 'ẞ':
		return 'ß'
	case 'İ':
		return 'i'
	}
	if hidden(r) || inWord(r) {
		return dropped
	}
	return unicode.ToLower(r)
}

// orderOf gives the canonical combining class of a character that is in NFKC wherever it stands, but for the order of
// marks; else unsettled.
func orderOf(r rune) uint8 {
	text := "a" + string(r)
	if norm.NFKC.QuickSpanString(text) < len(text) {
		return unsettled
	}
	return norm.NFKC.PropertiesString(text[1:]).CCC()
}

// classOf gives the class of the piece that begins with a character.
func classOf(r rune) uint8 {
	switch {
	case unicode.IsSpace(r):
		return blank
	case hidden(r):
		return unseen
	case unicode.Is(unicode.Nd, r):
		return digit
	case Alone(r) || letter(r):
		return word
	}
	return mark
}

// maxMarks is how many combining marks may follow one another without a look at their normal form, which is cut where
// there are very many of them.
const maxMarks = 16

// run looks at the characters of a text one by one and finds out whether it may not be in NFKC.
type run struct {
	last  uint8 // the combining class of the last character
	marks int   // how many follow one another
	loose bool  // the text may not be in NFKC
}

func (n *run) take(order uint8) {
	if order == 0 {
		n.last, n.marks = 0, 0
		return
	}
	n.marks++
	n.loose = n.loose || order == unsettled || order < n.last || n.marks > maxMarks
	n.last = order
}
