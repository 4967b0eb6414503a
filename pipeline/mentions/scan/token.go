// Package scan cuts a clean text into the tokens that names are read from: words with their capitals, runs of
// characters without word boundaries, numbers and marks, and what stands between each two.
package scan

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
)

// Key joins the folds of tokens; two texts with the same key are one name.
func Key(tokens []Token) string {
	if len(tokens) == 1 {
		return tokens[0].Fold
	}
	n := len(tokens)
	for i := range tokens {
		n += len(tokens[i].Fold)
	}
	b := make([]byte, 0, n)
	for i := range tokens {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, tokens[i].Fold...)
	}
	return string(b)
}

// Simple reports whether a name is of ASCII words with one blank between and no capital within a word: its fold is its
// Key then.
func Simple(form string) bool {
	for i := range len(form) {
		switch c := form[i]; {
		case c >= 'a' && c <= 'z':
		case c >= 'A' && c <= 'Z' && (i == 0 || form[i-1] < 'a'):
		case c == ' ' && i > 0 && form[i-1] != ' ' && i+1 < len(form):
		default:
			return false
		}
	}
	return form != ""
}

// LastWord gives what follows the last blank, hyphen or apostrophe.
func LastWord(s string) string { return s[strings.LastIndexAny(s, " -'’")+1:] }

// StartsUpper reports whether a word begins with a capital.
func StartsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// AllCapitals reports whether a word has letters, and all are capitals.
func AllCapitals(s string) bool { return s == strings.ToUpper(s) && s != strings.ToLower(s) }

// opening and closing are the marks of quotations.
var (
	opening = []string{`"`, "“", "«", "„", "‘", "「", "『"}
	closing = []string{`"`, "”", "»", "“", "’", "」", "』"}
)

// IsOpen reports whether a mark opens a quotation.
func IsOpen(s string) bool {
	return slices.Contains(opening, s)
}

// IsClose reports whether a mark closes a quotation.
func IsClose(s string) bool {
	return slices.Contains(closing, s)
}

// Closes reports whether a mark closes the quotation that another one opens.
func Closes(open, mark string) bool {
	switch open {
	case "«":
		return mark == "»"
	case "„":
		return mark == "“" || mark == "”" || mark == `"`
	case "“":
		return mark == "”"
	case "‘":
		return mark == "’"
	}
	return open == `"` && mark == open
}

// Token is a word, a number or a punctuation mark of a clean text.
type Token struct {
	Start, End int    // bytes of the clean text
	Fold       string // lower case, without the points of an abbreviation; empty unless it is a word
	Sentence   int    // number of the sentence it lies in, -1 outside sentences
	Kind       Kind
	Joint      Joint // what stands between the token and the one before it
	First      bool  // first word of its sentence, or of a quotation or a line
	Figure     bool  // part of a figure, so no name begins here
}

// Kind is what a token is written with.
type Kind uint8

// The kinds of a token.
const (
	Lower  Kind = iota // word without a capital at its head
	Upper              // word with a capital at its head
	Caps               // word of capitals only, two or more
	Number             // digits
	Han                // run of characters without word boundaries
	Mark               // punctuation
)

// Joint is what stands between two tokens.
type Joint uint8

// The joints of two tokens. Their numbers are part of what was learnt.
const (
	Space      Joint = iota // white space
	None                    // nothing, and a mark on one side
	Hyphen                  // a hyphen, not a token itself
	Apostrophe              // an apostrophe, not a token itself
	Seam                    // nothing, but a capital after a small letter: a lost blank
	LineBreak               // the start of the text, or a line break
)

// Capital reports whether the token is a word with a capital at its head.
func (t *Token) Capital() bool { return t.Kind == Upper || t.Kind == Caps }

// Word reports whether the token is a word.
func (t *Token) Word() bool { return t.Kind <= Caps }

// IsApostrophe reports whether a character is an apostrophe.
func IsApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// IsHyphen reports whether a character is a hyphen.
func IsHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

// Fold gives the lower case of a word without the points of an abbreviation.
func Fold(word string) string {
	plain := true
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' || c == '.' {
			plain = false
			break
		}
	}
	if plain {
		return word
	}
	if strings.IndexByte(word, '.') >= 0 {
		word = strings.ReplaceAll(word, ".", "")
	}
	return strings.ToLower(word)
}

// Caseless reports whether a word is written in a script without capitals.
func Caseless(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return character.IsCaseless(r)
}
