package block

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// commands are what a line begins with that a program is told.
var commands = []string{"./", "$ ", "> ", ">>> ", "../"}

// command reports whether a line is a command of a program or a piece of one: it begins like one, or one of its words
// has two marks before its letters or a sign of programs inside.
func (p *Reader) command(b *Block, s string) bool {
	if b.Lines > 1 || b.Script > 0 && !b.Cased() || b.Words > 16 || unicode.IsUpper(b.First) {
		return false
	}
	for _, c := range commands {
		if strings.HasPrefix(s, c) && len(s) > len(c) {
			return true
		}
	}
	for w := range strings.FieldsSeq(s) {
		if option(w) || strings.Contains(w, "==") || strings.HasSuffix(w, "();") || named(w) {
			return true
		}
	}
	return false
}

// option reports whether a word is an option of a program: "--out".
func option(w string) bool {
	return len(w) > 2 && strings.HasPrefix(w, "--") && w[2] >= 'a' && w[2] <= 'z'
}

// named reports whether a word is the name of a file after a version or a dash: "server-4.2.tar.gz".
func named(w string) bool {
	i := strings.LastIndexByte(w, '.')
	if i < 1 || len(w)-i < 3 || len(w)-i > 5 || !strings.ContainsAny(w[:i], "-_/0123456789") {
		return false
	}
	for _, r := range w[i+1:] {
		if !unicode.IsLower(r) || r > unicode.MaxASCII {
			return false
		}
	}
	return true
}

// posted reports whether a line is a word and after it a day in digits, as who wrote a post and when.
func (p *Reader) posted(b *Block, s string) bool {
	name, day, two := strings.Cut(s, " ")
	if !two || !b.Sign.Has(Dated) || b.Letters == 0 || strings.ContainsFunc(name, unicode.IsDigit) {
		return false
	}
	return b.Digits >= 5 && !strings.ContainsFunc(day, unicode.IsLetter)
}

// specks reports whether most words of a line are single characters, as in a row of buttons or pages: "A B C".
func specks(s string) bool {
	words, single := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		if r, n := utf8.DecodeRuneInString(w); n == len(w) && unicode.IsLetter(r) {
			single++
		}
	}
	return words >= 3 && single*2 > words || sizes(s)
}
