package caseless

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/scan"
)

// How many letters and marks a given name and a family name have where no blanks stand between words, and a longer
// word with which a form of address only begins.
const (
	leastGiven    = 2
	mostGiven     = 16
	leastSurname  = 3
	mostSurname   = 22
	longestWord   = 16
	mostAbbreviat = 4 // parts of a form of address with points
)

// Addressed reads the name of a person in a script without blanks between words, in a language whose people have a
// blank between the given name and that of the family: a form of address, the given name as one with it, a blank and
// the family name, "นายสมชาย วงศ์สวัสดิ์". It gives the byte at which the name begins, and the token after it, or i.
func Addressed(p Reader, i int) (start, end int) {
	if len(p.Lex.Titles) == 0 {
		return 0, i
	}
	t := &p.Tokens[i]
	run := p.Clean.Text[t.Start:t.End]
	first, _ := utf8.DecodeRuneInString(run)
	if unicode.In(first, unicode.Han, unicode.Katakana, unicode.Hiragana) {
		return 0, i
	}
	at := 0
	if !addressBefore(p, i) {
		at = titleIn(p, run)
	}
	if at < 0 {
		return 0, i
	}
	given := run[at:]
	if n := utf8.RuneCountInString(given); n < leastGiven || n > mostGiven || smallBegin(p, given) {
		return 0, i
	}
	if !surnameAt(p, i+1) {
		return 0, i
	}
	return t.Start + at, i + 2
}

// titleIn gives the byte behind the form of address of a run, which begins it or stands behind a small word or a word
// for what a person is; -1 if it has none.
func titleIn(p Reader, run string) int {
	for at := range run {
		n := titleAt(p, run[at:])
		if n == 0 || longerWord(p, run[at:], n) || at > 0 && !ledBy(p, run[:at]) {
			continue
		}
		return at + n
	}
	return -1
}

// titleAt gives the bytes of the longest form of address with which a text begins.
func titleAt(p Reader, text string) int {
	n := 0
	for at := range text {
		if at > 0 && p.Lex.Titles[text[:at]] {
			n = at
		}
	}
	return n
}

// longerWord reports whether a text begins with a word of the language that has more than its first n bytes.
func longerWord(p Reader, text string, n int) bool {
	letters := 0
	for at := range text + " " {
		if at > n && letters <= longestWord {
			if _, ok := p.Lex.Words.Class(text[:at]); ok || p.Lex.Roles.Has(text[:at]) {
				return true
			}
		}
		letters++
	}
	return false
}

// ledBy reports whether a text ends with a small word or one for what a person is.
func ledBy(p Reader, text string) bool {
	for at := range text {
		if word := text[at:]; p.Lex.Stop[word] || p.Lex.Roles.Has(word) || p.Lex.Connectors[word] != "" {
			return true
		}
	}
	return false
}

// smallBegin reports whether a text begins with a small word or a verb of saying.
func smallBegin(p Reader, text string) bool {
	for at := range text + " " {
		if at > 0 && p.Lex.Stop[text[:at]] {
			return true
		}
	}
	return false
}

// surnameAt reports whether token i may be the name of a family behind a given name and a blank: what stands there is
// as long as one, and begins with no small word and no verb.
func surnameAt(p Reader, i int) bool {
	if i >= len(p.Tokens) {
		return false
	}
	t := &p.Tokens[i]
	run := p.Clean.Text[t.Start:t.End]
	n := utf8.RuneCountInString(run)
	return t.Kind == scan.Han && t.Joint == scan.Space && n >= leastSurname && n <= mostSurname && !smallBegin(p, run)
}

// addressBefore reports whether a form of address with points stands right before token i: "พล.ต.อ.สุรเชษฐ์".
func addressBefore(p Reader, i int) bool {
	title := ""
	for k := i - 1; k > 0 && i-k < 2*mostAbbreviat && p.Tokens[k].Fold == "." && p.Tokens[k-1].Kind == scan.Han; k -= 2 {
		part := p.Clean.Text[p.Tokens[k-1].Start:p.Tokens[k-1].End]
		title = part + title
		if p.Lex.Titles[title] {
			return true
		}
		if strings.HasSuffix(part, " ") {
			break
		}
	}
	return false
}
