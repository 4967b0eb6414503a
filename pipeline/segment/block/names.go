package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/chars"
)

// BeginsWithLabel reports whether a text begins with up to most words and a colon.
func BeginsWithLabel(s string, most int) bool {
	words, in := 0, false
	for _, r := range s {
		switch {
		case r == ':' || r == '：':
			return words > 0
		case unicode.IsSpace(r):
			in = false
			continue
		case !unicode.IsLetter(r) && !unicode.IsMark(r):
			return false
		}
		if !in {
			in = true
			words++
		}
		if words > most {
			return false
		}
	}
	return false
}

// LabelEnd gives where the value begins in a line of a label, a colon and a value; 0 if the line is none.
func LabelEnd(s string) int {
	i := strings.IndexAny(s, ":：")
	if i <= 0 || i > 40 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	end := i + n
	for end < len(s) && (s[end] == ' ' || s[end] == '\t') {
		end++
	}
	if end == len(s) || strings.HasPrefix(s[i:], "://") || strings.ContainsFunc(s[:i], func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != ' ' && r != '-' && r != 0xA0
	}) {
		return 0
	}
	return end
}

// NameLike reports whether s reads like names of people or bodies: words that begin with capitals, and small words
// between; in scripts without case, a short run.
func NameLike(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" {
		return false
	}
	var f features
	f.look(s)
	switch {
	case f.Letters < 2 || f.URL:
		return false
	case !f.Cased():
		return f.Size <= 60 && !f.Terminal
	}
	if f.Capital == 0 || f.Words > 20 || f.Capital*5 < (f.Words-CountDigits(s))*3 {
		return false
	}
	return unicode.IsUpper(chars.FirstLetter(s))
}

// CountDigits counts the runs of digits.
func CountDigits(s string) int {
	n, in := 0, false
	for i := range len(s) {
		d := s[i] >= '0' && s[i] <= '9'
		if d && !in {
			n++
		}
		in = d
	}
	return n
}

// AfterInitial reports whether the last word of a line is a name after an initial: "O. Shevchuk".
func AfterInitial(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 {
		return false
	}
	r, n := utf8.DecodeRuneInString(words[len(words)-2])
	return unicode.IsUpper(r) && words[len(words)-2][n:] == "." && unicode.IsUpper(chars.FirstLetter(words[len(words)-1]))
}

// CreditAfterStop reports whether what follows the last stop of s names where a picture comes from: it has a colon or
// stands in brackets.
func CreditAfterStop(s string) bool {
	i := strings.LastIndex(s, ". ")
	return i > 0 && (strings.ContainsAny(s[i:], ":/©") || strings.HasSuffix(s, ")"))
}
