package survey

import (
	"iter"
	"slices"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/tables"
)

// A text that has lost spaces between words gets the words of its siblings that have theirs.

const (
	leastGlued = 3        // places that make a text look as if it had lost spaces
	mostLent   = 4        // siblings that lend to one text
	lentText   = 64 << 10 // bytes of a sibling that are looked at
	lentWords  = 1 << 12  // words and pairs of words that one sibling lends
)

// glued counts the places of a text where a space between words may have been lost: a comma or semicolon between
// letters, a full stop between a small letter and a capital, a capital after a small letter.
func glued(text string) int {
	n := 0
	for i := 1; i < len(text); i++ {
		if gluedAt(text, i) {
			n++
		}
	}
	return n
}

// gluedAt reports whether a space may have been lost before or behind the character at i.
func gluedAt(text string, i int) bool {
	before := text[i-1]
	switch c := text[i]; {
	case c == ',' || c == ';':
		return i+1 < len(text) && letterByte(before) && letterByte(text[i+1])
	case c >= 'A' && c <= 'Z':
		return smallByte(before) || before == '.' && i > 1 && smallByte(text[i-2])
	case c >= 0xC3 && (smallByte(before) || before == '.'):
		r, _ := utf8.DecodeRuneInString(text[i:])
		return unicode.IsUpper(r) && i > 1
	}
	return false
}

func smallByte(c byte) bool { return c >= 'a' && c <= 'z' }

// letterByte reports whether c is a letter of ASCII, or a byte of a character outside of it.
func letterByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf }

// lender chooses who lends to whom. It keeps a number for each text that looks damaged.
type lender struct {
	glued map[string]int
	last  string // the text that was asked for last
	lent  int    // how many siblings lend to it
}

func newLender(sketches func() iter.Seq[*tables.Sketch]) *lender {
	l := &lender{glued: map[string]int{}}
	for s := range sketches() {
		if s.Glued >= leastGlued {
			l.glued[s.DocumentID] = s.Glued
		}
	}
	return l
}

// wants reports whether the other side of a pair lends to this one. The pairs of a text come one after the other.
func (l *lender) wants(s *tables.Sibling) bool {
	if s.DocumentID != l.last {
		l.last, l.lent = s.DocumentID, 0
	}
	n := l.glued[s.DocumentID]
	if n < leastGlued || l.lent == mostLent || l.glued[s.Other]*4 > n {
		return false
	}
	l.lent++
	return true
}

// lend gives what a text lends to another: the words of its beginning, and its pairs of words.
func lend(to string, t *tables.Text) *tables.Lent {
	text := t.Text[:min(len(t.Text), lentText)]
	words, pairs := map[string]bool{}, map[string]bool{}
	before := ""
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) {
			if r != ' ' {
				before = ""
			}
			i += n
			continue
		}
		j := i
		for j < len(text) {
			q, k := utf8.DecodeRuneInString(text[j:])
			if !unicode.IsLetter(q) && !unicode.IsMark(q) {
				break
			}
			j += k
		}
		word := text[i:j]
		if len(words) < lentWords {
			words[word] = true
		}
		if before != "" && i > 0 && text[i-1] == ' ' && len(pairs) < lentWords {
			pairs[before+" "+word] = true
		}
		before = word
		i = j
	}
	return &tables.Lent{DocumentID: to, Other: t.DocumentID, Words: sortedKeys(words), Pairs: sortedKeys(pairs)}
}

func sortedKeys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
