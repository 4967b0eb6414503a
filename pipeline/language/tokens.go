package language

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// TokenKind says what a token is made of.
type TokenKind uint8

// The kinds of tokens.
const (
	Word   TokenKind = iota // letters with their marks; one character in scripts written without blanks, and in Hangul
	Digits                  // decimal digits
	Mark                    // any other visible character
)

// Token is a piece of a text: [Start,End) are byte offsets.
type Token struct {
	Start, End int
	ID         int32 // of the folded word in the pack's vocabulary; 0 if no phrase of the pack contains it
	Kind       TokenKind
	Space      bool  // white space stands before it
	number     uint8 // what inNumber found: 0 unknown, 1 no, 2 yes
}

// Tokens is a text cut into tokens. List may be replaced by another one, but not changed once a number was read in it.
type Tokens struct {
	Text string
	List []Token
	fold []byte // scratch memory
	key  []byte
	kept [keptWindows]keptWindow
}

// Surface is the text of the tokens [i,j).
func (t *Tokens) Surface(i, j int) string { return t.Text[t.List[i].Start:t.List[j-1].End] }

// Tokenize cuts text into tokens: runs of letters (soft hyphens and joiners in them belong to them), runs of digits,
// and single other characters; white space, soft hyphens and zero-width blanks are between tokens. It reuses the memory
// of t.
func (p *Pack) Tokenize(text string, t *Tokens) { tokenize(text, t, p.vocabulary) }

func tokenize(text string, t *Tokens, vocabulary map[string]int32) {
	t.Text, t.List = text, t.List[:0]
	t.forget()
	space := false
	for i := 0; i < len(text); {
		c := text[i]
		start := i
		switch {
		case c < utf8.RuneSelf:
			switch class := ascii[c]; class {
			case asciiSpace:
				space = true
				i++
				continue
			case asciiLetter, asciiDigit:
				for i++; i < len(text) && text[i] < utf8.RuneSelf && ascii[text[i]] == class; i++ {
				}
				if i < len(text) && text[i] >= utf8.RuneSelf {
					i = runEnd(text, i, class == asciiDigit)
				}
				kind := Word
				if class == asciiDigit {
					kind = Digits
				}
				t.add(start, i, kind, space, vocabulary)
			default:
				i++
				t.add(start, i, Mark, space, vocabulary)
			}
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			i += n
			switch {
			case unicode.IsSpace(r):
				space = true
				continue
			case hidden(r):
				continue
			case unicode.Is(unicode.Nd, r):
				i = runEnd(text, i, true)
				t.add(start, i, Digits, space, vocabulary)
			case alone(r):
				for i < len(text) { // with the marks that follow
					m, n := utf8.DecodeRuneInString(text[i:])
					if m < 0x300 || !unicode.Is(unicode.M, m) {
						break
					}
					i += n
				}
				t.add(start, i, Word, space, vocabulary)
			case letter(r):
				i = runEnd(text, i, false)
				t.add(start, i, Word, space, vocabulary)
			default:
				t.add(start, i, Mark, space, vocabulary)
			}
		}
		space = false
	}
}

// runEnd gives the end of the run of letters, or of digits, that goes on at i.
func runEnd(text string, i int, digits bool) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if digits {
			if !unicode.Is(unicode.Nd, r) {
				break
			}
		} else if (!letter(r) || alone(r)) && !(inWord(r) && i+n < len(text)) {
			break
		}
		i += n
	}
	return i
}

func (t *Tokens) add(start, end int, kind TokenKind, space bool, vocabulary map[string]int32) {
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
	plain := true
	for _, r := range s {
		switch r {
		case '’', 'ʼ', '‘', '′', '＇':
			r = '\''
		case '‐', '‑', '−':
			r = '-'
		case 'ẞ':
			r = 'ß'
		case 'İ':
			r = 'i'
		}
		if hidden(r) || inWord(r) {
			continue
		}
		if r >= utf8.RuneSelf {
			r = unicode.ToLower(r)
			plain = plain && r < 0x300
		}
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		to = utf8.AppendRune(to, r)
	}
	if plain && !norm.NFKC.IsNormal(to[start:]) {
		plain = false
	}
	if !plain {
		to = append(to[:start], norm.NFKC.Bytes(to[start:])...)
	}
	return to
}

// The classes of ASCII characters.
const (
	asciiMark = iota
	asciiSpace
	asciiLetter
	asciiDigit
)

var ascii = func() (class [utf8.RuneSelf]uint8) {
	for c := range class {
		switch r := rune(c); {
		case r <= ' ' || r == 0x7F:
			class[c] = asciiSpace
		case unicode.IsLetter(r):
			class[c] = asciiLetter
		case unicode.IsDigit(r):
			class[c] = asciiDigit
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

// alone reports whether r is a word by itself: the scripts that put no blanks between words, and Hangul, in which
// endings are written onto words.
func alone(r rune) bool {
	if r < 0xE00 {
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar) && !unicode.Is(unicode.M, r) || r == 'ー' || r == '〇'
}

// hidden reports whether r is a character without width that separates nothing.
func hidden(r rune) bool {
	switch r {
	case 0x200B, 0x2060, 0xFEFF, 0x200E, 0x200F, 0x061C:
		return true
	}
	return false
}

// inWord reports whether r may stand inside a word without being a letter: soft hyphen and joiners.
func inWord(r rune) bool { return r == 0xAD || r == 0x200C || r == 0x200D }
