// Package token cuts texts into the pieces that phrases and numbers in words are made of, and folds them: every
// spelling of a word that means the same becomes one. A vocabulary gives the folded words their identifiers.
package token

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/character"
)

// Kind says what a token is made of.
type Kind uint8

// The kinds of tokens.
const (
	Word   Kind = iota // letters with their marks; one character in scripts written without blanks, and in Hangul
	Digits             // decimal digits
	Mark               // any other visible character
)

// Token is a piece of a text: [Start,End) are byte offsets.
type Token struct {
	Start, End int
	ID         int32 // of the folded word in the pack's vocabulary; 0 if no phrase of the pack contains it
	Kind       Kind
	Space      bool   // white space stands before it
	Number     Answer // whether it is made of number words
}

// Answer is what is known of a question about a token.
type Answer uint8

// The answers.
const (
	Unasked Answer = iota
	No
	Yes
)

// Tokens is a text cut into tokens. List may be replaced by another one.
type Tokens struct {
	Text string
	List []Token
	fold []byte // scratch memory
}

// Surface is the text of the tokens [i,j).
func (t *Tokens) Surface(i, j int) string { return t.Text[t.List[i].Start:t.List[j-1].End] }

// Written gives the text of the tokens [i,j) with full-width forms of ASCII as ASCII.
func (t *Tokens) Written(i, j int) string { return character.Narrow(t.Surface(i, j)) }

// Hyphen reports whether token j is a hyphen, which has the identifier id, right between two others.
func (t *Tokens) Hyphen(j int, id int32) bool {
	return t.List[j].ID == id && !t.List[j].Space && j+1 < len(t.List) && !t.List[j+1].Space
}

// Cut cuts text into tokens: runs of letters (soft hyphens and joiners in them belong to them), runs of digits,
// and single other characters; white space, soft hyphens and zero-width blanks are between tokens. It reuses the memory
// of t. The vocabulary holds folded words; without one no token has an identifier.
func (t *Tokens) Cut(text string, vocabulary map[string]int32) {
	t.Text, t.List = text, t.List[:0]
	space := false
	for i := 0; i < len(text); {
		class, end := next(text, i)
		switch class {
		case blank:
			space = true
		case unseen:
		default:
			t.add(i, end, kinds[class], space, vocabulary)
			space = false
		}
		i = end
	}
}

// next gives the class of the piece of the text that begins at start, and its end.
func next(text string, start int) (class uint8, end int) {
	if text[start] >= utf8.RuneSelf {
		return nextRune(text, start)
	}
	class, end = ascii[text[start]], start+1
	if class == mark || class == blank {
		return class, end
	}
	for end < len(text) && text[end] < utf8.RuneSelf && ascii[text[end]] == class {
		end++
	}
	if end < len(text) && text[end] >= utf8.RuneSelf {
		end = runEnd(text, end, class == digit)
	}
	return class, end
}

// nextRune is next for a piece that does not begin with a character of ASCII.
func nextRune(text string, start int) (class uint8, end int) {
	r, n := utf8.DecodeRuneInString(text[start:])
	end = start + n
	t := traitsOf(r)
	switch {
	case t.class == digit:
		end = runEnd(text, end, true)
	case t.class != word:
	case t.inside&inLetters == 0:
		end = marksEnd(text, end)
	default:
		end = runEnd(text, end, false)
	}
	return t.class, end
}

// marksEnd gives the end of the combining marks that go on at i.
func marksEnd(text string, i int) int {
	for i < len(text) {
		m, n := utf8.DecodeRuneInString(text[i:])
		if m < 0x300 || traitsOf(m).inside&isMark == 0 {
			break
		}
		i += n
	}
	return i
}

// runEnd gives the end of the run of letters, or of digits, that goes on at i.
func runEnd(text string, i int, digits bool) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch inside := traitsOf(r).inside; {
		case digits && inside&inDigits != 0:
		case !digits && inside&inLetters != 0:
		case !digits && inside&isJoined != 0 && i+n < len(text):
		default:
			return i
		}
		i += n
	}
	return i
}

func (t *Tokens) add(start, end int, kind Kind, space bool, vocabulary map[string]int32) {
	token := Token{Start: start, End: end, Kind: kind, Space: space}
	if kind != Digits || end-start <= 2 {
		if end-start <= 64 { // no phrase has a longer word
			t.fold = Fold(t.fold[:0], t.Text[start:end])
			token.ID = vocabulary[string(t.fold)]
		}
	}
	t.List = append(t.List, token)
}

// Fold appends s in the form in which phrases are compared: lower case, compatibility forms composed (NFKC) where s is
// not ASCII, typographic apostrophes and hyphens plain, soft hyphens and zero-width characters dropped. It works
// character by character, so that pieces may be folded apart.
func Fold(to []byte, s string) []byte {
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return foldRunes(to, s[i:])
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		to = append(to, c)
	}
	return to
}

func foldRunes(to []byte, s string) []byte {
	start := len(to)
	var order run
	for _, r := range s {
		t := traitsOf(r)
		if t.folded == dropped {
			continue
		}
		if t.order != 0 || order.last != 0 {
			order.take(t.order)
		}
		to = utf8.AppendRune(to, t.folded)
	}
	if order.loose {
		to = append(to[:start], norm.NFKC.Bytes(to[start:])...)
	}
	return to
}

// The classes of pieces.
const (
	mark = iota
	blank
	word
	digit
	unseen
)

// kinds are the kinds of the tokens that the classes make.
var kinds = [...]Kind{mark: Mark, word: Word, digit: Digits}

var ascii = func() (class [utf8.RuneSelf]uint8) {
	for c := range class {
		switch r := rune(c); {
		case r <= ' ' || r == 0x7F:
			class[c] = blank
		case unicode.IsLetter(r):
			class[c] = word
		case unicode.IsDigit(r):
			class[c] = digit
		}
	}
	return class
}()

// letter reports whether r may stand in a word: letters and marks.
func letter(r rune) bool {
	if r < 0x300 {
		return unicode.IsLetter(r)
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r)
}

// Alone reports whether r is a word by itself: a letter of a script that puts no blanks between words, but for Tibetan,
// which has a mark between syllables, or of Hangul, in which endings are written onto words.
func Alone(r rune) bool {
	script := character.ScriptOf(r)
	if script == character.Tibetan || !script.Spaceless() && script != character.Hangul {
		return false
	}
	return !unicode.Is(unicode.M, r)
}

// hidden reports whether r is a character without width that separates nothing.
func hidden(r rune) bool {
	switch r {
	case 0x200E, 0x200F, 0x061C: // marks of direction
		return true
	}
	return character.IsZeroWidth(r)
}

// inWord reports whether r may stand inside a word without being a letter: soft hyphen and joiners.
func inWord(r rune) bool { return r == 0xAD || character.IsJoiner(r) }
