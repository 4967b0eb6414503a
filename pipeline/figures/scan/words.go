package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// Words are the tokens of a paragraph, with questions that need nothing but the tokens. There may be no token i.
type Words struct {
	language.Tokens
	onto map[string]bool // endings that the language writes onto digits: లో of 2015లో
}

// IsCut reports whether token i was cut out of a longer word: it touches the word before it.
func (w *Words) IsCut(i int) bool {
	return w.Glued(i) && w.IsWord(i-1) && w.IsSyllabic(i) == w.IsSyllabic(i-1)
}

func HasUpper(s string) bool {
	for _, r := range s {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// SentenceStart reports whether token i begins a sentence, as far as the signs before it say.
func (w *Words) SentenceStart(i int) bool {
	switch {
	case i <= 0, w.Mark(i-1, ".!?:…•\"“”„‟«»‹›¿¡「『(。！？：；;*"):
		return true
	case w.Mark(i-1, "'‘’‚"):
		return w.List[i-1].Space
	}
	return w.Mark(i-1, "–—―-") && w.SentenceStart(i-1) // what someone says, an item of a list
}

func (w *Words) AllUpper(i int) bool {
	s := w.Token(i)
	return s == strings.ToUpper(s) && utf8.RuneCountInString(s) > 1
}

// IsNounScript reports whether token i is of a script in which nouns are written rather than endings: Chinese
// characters and katakana, with the mark of its long vowels.
func (w *Words) IsNounScript(i int) bool {
	r := w.Rune(i)
	katakana := unicode.Is(unicode.Katakana, r) || character.Prolongs(r)
	return w.IsSyllabic(i) && (character.ScriptOf(r) == character.Han || katakana)
}

// Length is the number of digits of token i.
func (w *Words) Length(i int) int {
	s := w.Token(i)
	if len(s) > 0 && s[0] < 0x80 {
		return len(s)
	}
	n := 0
	for range s {
		n++
	}
	return n
}

func (w *Words) LeadingZero(i int) bool {
	return w.Length(i) > 1 && w.FirstDigit(i) == 0
}

func HasSign(list []rune, r rune) bool {
	for _, q := range list {
		if q == r || (q == '\'' || q == '’') && (r == '\'' || r == '’') {
			return true
		}
	}
	return false
}

// AllLetters reports whether s is made of letters only.
func AllLetters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// FirstDigit is the value of the first digit of token i; -1 if it is no digits.
func (w *Words) FirstDigit(i int) int {
	if d, ok := character.Digit(w.Rune(i)); ok {
		return d
	}
	return -1
}

// Binds reports whether token i is one of the given signs and touches what stands before and behind it.
func (w *Words) Binds(i int, signs string) bool {
	return w.Mark(i, signs) && w.Glued(i) && w.Glued(i+1)
}

// BindsWord reports whether token i is one of the given signs and binds the word behind it.
func (w *Words) BindsWord(i int, signs string) bool { return w.Binds(i, signs) && w.IsWord(i+1) }

// BindsDigits reports whether token i is one of the given signs and binds the digits behind it.
func (w *Words) BindsDigits(i int, signs string) bool { return w.Binds(i, signs) && w.IsDigits(i+1) }

// DigitsGoOn reports whether token i is a sign, any one, that binds the digits behind it.
func (w *Words) DigitsGoOn(i int) bool {
	return w.IsMark(i) && w.Glued(i) && w.Glued(i+1) && w.IsDigits(i+1)
}

// IsSpelled reports whether token i is a word of an alphabet.
func (w *Words) IsSpelled(i int) bool { return w.IsWord(i) && !w.IsSyllabic(i) }

// RunsOn reports whether token i is a word of an alphabet that touches what stands before it, and no ending that its
// language writes onto digits.
func (w *Words) RunsOn(i int) bool {
	return w.Glued(i) && w.IsSpelled(i) && !(w.IsDigits(i-1) && w.onto[w.Token(i)])
}

// TouchesWord reports whether token i touches a word of an alphabet before it.
func (w *Words) TouchesWord(i int) bool { return w.Glued(i) && w.IsSpelled(i-1) }

// Gap is the text between tokens i-1 and i, which are both there.
func (w *Words) Gap(i int) string { return w.Text[w.List[i-1].End:w.List[i].Start] }

// Hyphens join the parts of a word.
const Hyphens = "-‐‑"

// LettersAt reports whether a letter or a digit stands at token i without a blank.
func (w *Words) LettersAt(i int) bool { return w.Glued(i) && !w.IsMark(i) }

// IsDigits, IsWord and IsMark report whether token i is there and of that kind.
func (w *Words) IsDigits(i int) bool { return w.Is(i, language.Digits) }

func (w *Words) IsWord(i int) bool { return w.Is(i, language.Word) }

func (w *Words) IsMark(i int) bool { return w.Is(i, language.Mark) }

func (w *Words) Is(i int, k language.TokenKind) bool {
	return i >= 0 && i < len(w.List) && w.List[i].Kind == k
}

// Glued reports whether tokens i-1 and i are both there and touch.
func (w *Words) Glued(i int) bool { return i > 0 && i < len(w.List) && !w.List[i].Space }

// Token is the text of token i, empty if there is none.
func (w *Words) Token(i int) string {
	if i < 0 || i >= len(w.List) {
		return ""
	}
	return w.Text[w.List[i].Start:w.List[i].End]
}

// Mark reports whether token i is one of the given signs.
func (w *Words) Mark(i int, signs string) bool {
	if !w.IsMark(i) {
		return false
	}
	r, n := utf8.DecodeRuneInString(w.Text[w.List[i].Start:])
	if w.List[i].Start+n != w.List[i].End {
		return false
	}
	for _, s := range signs {
		if s == r {
			return true
		}
	}
	return false
}

// LowerToken is the text of token i in lower case.
func (w *Words) LowerToken(i int) string { return strings.ToLower(w.Token(i)) }

func (w *Words) Rune(i int) rune {
	if i < 0 || i >= len(w.List) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(w.Text[w.List[i].Start:])
	return r
}

// IsCapital reports whether token i is a word that begins with an upper-case letter.
func (w *Words) IsCapital(i int) bool { return w.IsWord(i) && unicode.IsUpper(w.Rune(i)) }

// IsLower reports whether token i is a word that begins with a letter that has case and is not upper case.
func (w *Words) IsLower(i int) bool { return w.IsWord(i) && unicode.IsLower(w.Rune(i)) }

// IsSyllabic reports whether token i is a word of a script that writes words and endings onto each other: Chinese
// characters, kana, Hangul, and the scripts of South-East Asia that have no blanks between words.
func (w *Words) IsSyllabic(i int) bool {
	if !w.IsWord(i) {
		return false
	}
	r := w.Rune(i)
	return character.Syllabic(r) || character.Spaceless(r)
}

// IsHangul reports whether token i is a syllable of Hangul, a script with blanks between words and endings written onto
// them.
func (w *Words) IsHangul(i int) bool {
	return w.IsWord(i) && character.ScriptOf(w.Rune(i)) == character.Hangul
}

// Digits is the value of the decimal digits of token i, -1 if it has more than 9 of them or is no digits; n is how
// many.
func (w *Words) Digits(i int) (v, n int) {
	if !w.IsDigits(i) {
		return -1, 0
	}
	for _, r := range w.Token(i) {
		if n++; n > 9 {
			return -1, n
		}
		d, _ := character.Digit(r)
		v = v*10 + d
	}
	return v, n
}
