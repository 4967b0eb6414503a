package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
)

// Word is what the tagger sees of a word, a mark, or a character of a script without blanks between words.
type Word struct {
	Text  string // as written
	Fold  string // in lower case
	Latin string // the same in Latin letters; equal to Fold where that has them
	Run   string // the word that the character is a part of, as far as a list of words tells; else empty
	Sort  string // of what sort that word is
	From  uint8  // characters of that word before this one
	To    uint8  // and behind it
	Joint uint8  // what stands between it and the word before
	Class uint64 // set of what the lexicon says of it
	Group uint32 // number of the words that stand in like places; 0 if it is not known
	Kind  uint16 // what kind of names the group holds, and how the word is mostly written; 0 if it is not known
	Sense string // English words for it, parted by |; empty if they are not known or the language has a layer of its own
	Cost  uint8  // how rare it is in its language, in steps; 0 where that is not known
	Rule  Label  // what the rules made of it
	First bool   // first word of a sentence
	Alone bool   // a character of a script without blanks
	Skip  bool   // lies in no name
}

// classes is how many of the classes of a word, the first ones, all layers know.
const classes = 36

// hash is a number for a string or for several hashes.
type hash uint64

const (
	offset = 14695981039346656037
	prime  = 1099511628211
	mixer  = 0x9E3779B97F4A7C15
)

func hashOf(s string) hash {
	h := uint64(offset)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
	}
	return hash(h ^ h>>29)
}

// with joins two hashes; their order counts.
func (h hash) with(other hash) hash {
	x := (uint64(h)*mixer ^ uint64(other)) * prime
	return hash(x ^ x>>31)
}

// traits are the hashes of what features are made of.
type traits struct {
	word, latin, run, shape, class, rule hash
	begins                               [4]hash // of one to four letters
	ends                                 [5]hash // of one to five letters
	bits, more                           uint64
	senses                               [2]hash // of English words for it, 0 for none
	cost, group, kind, sort, part        hash
}

// outside are the traits of what stands before the first word and after the last.
var outside = traits{word: 1, latin: 1, run: 1, shape: 1, class: 1, rule: 1, group: 1, kind: 1, sort: 1, part: 1}

func traitsOf(w *Word) traits {
	class := w.Class & (1<<classes - 1)
	t := traits{word: hashOf(w.Fold), bits: class, more: w.Class, cost: hash(w.Cost) + 2, class: hash(class) + 2,
		rule:  hash(w.Rule) + 2,
		group: hash(w.Group) + 2, kind: hash(w.Kind) + 2}
	for n, rest := 0, w.Sense; n < len(t.senses) && rest != ""; n++ {
		var sense string
		sense, rest, _ = strings.Cut(rest, "|")
		t.senses[n] = hashOf(sense)
	}
	t.sort, t.part = hashOf(w.Sort), hash(min(w.From, 2)*3+min(w.To, 2))+2
	t.latin, t.run = t.word, t.word
	if w.Run != "" {
		t.run = hashOf(w.Run)
	}
	if w.Latin != w.Fold {
		t.latin = hashOf(w.Latin)
	}
	t.shape = hash(shape(w)) + 2
	switch {
	case w.Skip:
	case w.Alone:
		t.parts(w.Run)
	default:
		t.parts(w.Latin)
	}
	return t
}

// parts fills the traits of the first and the last letters of a word.
func (t *traits) parts(word string) {
	at := 0
	for n := range t.begins {
		_, size := utf8.DecodeRuneInString(word[at:])
		at += size
		t.begins[n] = hashOf(word[:at])
	}
	at = len(word)
	for n := range t.ends {
		_, size := utf8.DecodeLastRuneInString(word[:at])
		at -= size
		t.ends[n] = hashOf(word[at:])
	}
}

// shape tells capitals, small letters, digits and marks, what joins the word to the one before, and whether it is the
// first one.
func shape(w *Word) uint32 {
	var letters, capitals, digits, points uint32
	inner := uint32(0)
	for _, r := range w.Text {
		switch {
		case unicode.IsUpper(r):
			capitals++
			if letters+digits > 0 {
				inner = 1
			}
			letters++
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		case r == '.':
			points++
		}
	}
	kind := uint32(0)
	switch {
	case letters == 0 && digits == 0:
		kind = 1
	case letters == 0:
		kind = 2 + min(digits, 5)
	case capitals == 0:
		kind = 10
	case capitals == letters && letters == 1:
		kind = 11
	case capitals == letters:
		kind = 12 + min(letters, 6)
	case inner == 0:
		kind = 20
	default:
		kind = 21
	}
	s := kind<<8 | min(points, 2)<<6 | uint32(w.Joint)<<1
	if w.First {
		s |= 1
	}
	if w.Alone {
		s = script(w.Text) << 16
	}
	return s
}

// script tells the scripts without blanks apart.
func script(s string) uint32 {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case unicode.Is(unicode.Han, r):
		return 1
	case unicode.Is(unicode.Hiragana, r):
		return 2
	case unicode.Is(unicode.Katakana, r) || character.Prolongs(r):
		return 3
	}
	return 4
}
