package mentions

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/span"
)

// token is a word, a number or a punctuation mark of a clean text.
type token struct {
	start, end int    // bytes of the clean text
	fold       string // lower case, without the points of an abbreviation; empty unless it is a word
	sentence   int    // number of the sentence it lies in, -1 outside sentences
	kind       kind   //
	joint      joint  // what stands between the token and the one before it
	first      bool   // first word of its sentence, or of a quotation or a line
	figure     bool   // part of a figure, so no name begins here
}

type kind uint8

const (
	lower  kind = iota // word without a capital at its head
	upper              // word with a capital at its head
	caps               // word of capitals only, two or more
	number             // digits
	han                // run of characters without word boundaries
	mark               // punctuation
)

// joint is what stands between two tokens.
type joint uint8

const (
	space      joint = iota // white space
	none                    // nothing, and a mark on one side
	hyphen                  // a hyphen, not a token itself
	apostrophe              // an apostrophe, not a token itself
	seam                    // nothing, but a capital after a small letter: a lost blank
	lineBreak               // the start of the text, or a line break
)

func (t *token) capital() bool { return t.kind == upper || t.kind == caps }
func (t *token) word() bool    { return t.kind <= caps }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }
func isHyphen(r rune) bool     { return r == '-' || r == '‐' || r == '‑' }

// unspaced reports whether r belongs to a script that writes no blanks between words.
func unspaced(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x0E00 && r < 0x1100 &&
		unicode.In(r, unicode.Thai, unicode.Lao, unicode.Myanmar) || r == 'ー' || r == '々'
}

// tokenize cuts a clean text into tokens. A hyphen or an apostrophe between letters cuts a word and becomes its joint;
// so does a capital after a small letter. "U.S." is one token with the fold "us". It reads the text once.
func tokenize(text string) []token {
	tokens := make([]token, 0, len(text)/5+1)
	next := lineBreak
	for i := 0; i < len(text); {
		if len(tokens) == cap(tokens) { // as many again as the text so far makes likely for its rest
			tokens = slices.Grow(tokens, (len(text)-i)/max(i/len(tokens), 1)+1)
		}
		if text[i] == ' ' {
			if next != lineBreak {
				next = space
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n' || r == '\v' || r == '\u2028':
			next = lineBreak
			i += n
		case span.IsSpace(r):
			if next != lineBreak {
				next = space
			}
			i += n
		case unspaced(r):
			j := i + n
			for j < len(text) {
				q, m := utf8.DecodeRuneInString(text[j:])
				if !unspaced(q) {
					break
				}
				j += m
			}
			tokens = append(tokens, token{start: i, end: j, kind: han, joint: next})
			i, next = j, none
		case unicode.IsLetter(r):
			var t token
			t, next = word(text, i, next)
			tokens = append(tokens, t)
			i = t.end
			if next == hyphen || next == apostrophe {
				_, m := utf8.DecodeRuneInString(text[i:])
				i += m
			}
		case unicode.IsDigit(r):
			j := i + n
			for j < len(text) {
				q, m := utf8.DecodeRuneInString(text[j:])
				if !unicode.IsDigit(q) {
					break
				}
				j += m
			}
			tokens = append(tokens, token{start: i, end: j, kind: number, joint: next})
			i, next = j, none
		default:
			tokens = append(tokens, token{start: i, end: i + n, kind: mark, fold: text[i : i+n], joint: next})
			i += n
			next = none
		}
	}
	return tokens
}

// word reads the word at i and says what joins it to what follows.
func word(text string, i int, before joint) (token, joint) {
	t := token{start: i, joint: before, kind: lower}
	letters, capitals := 0, 0
	previousLower := false
	j := i
	for j < len(text) {
		if c := text[j]; c >= 'a' && c <= 'z' { // the most frequent case
			letters++
			previousLower = true
			j++
			continue
		} else if c < utf8.RuneSelf && (c < 'A' || c > 'Z') {
			break
		}
		r, n := utf8.DecodeRuneInString(text[j:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) || unspaced(r) {
			break
		}
		up := unicode.IsUpper(r) || unicode.IsTitle(r)
		if up && previousLower && letters >= 2 {
			t.end = j
			return finish(text, t, letters, capitals), seam
		}
		if up {
			capitals++
			if letters == 0 {
				t.kind = upper
			}
		}
		if !unicode.IsMark(r) {
			letters++
			previousLower = unicode.IsLower(r)
		}
		j += n
	}
	t.end = j
	if letters == 1 && capitals == 1 && j < len(text) && text[j] == '.' { // an abbreviation: U.S., É.-U.
		k := j + 1
		for k < len(text) {
			r, n := utf8.DecodeRuneInString(text[k:])
			if !unicode.IsUpper(r) || k+n >= len(text) || text[k+n] != '.' {
				break
			}
			k += n + 1
			letters++
			capitals++
		}
		t.end = k
		return finish(text, t, letters, capitals), none
	}
	if j < len(text) && text[j] != ' ' {
		r, n := utf8.DecodeRuneInString(text[j:])
		if q, _ := utf8.DecodeRuneInString(text[min(j+n, len(text)):]); unicode.IsLetter(q) && !unspaced(q) {
			if isHyphen(r) {
				return finish(text, t, letters, capitals), hyphen
			}
			if isApostrophe(r) {
				return finish(text, t, letters, capitals), apostrophe
			}
		}
	}
	return finish(text, t, letters, capitals), none
}

func finish(text string, t token, letters, capitals int) token {
	if t.kind == upper && letters > 1 && capitals == letters {
		t.kind = caps
	}
	if capitals == 0 && t.end-t.start == letters { // small ASCII letters only
		t.fold = text[t.start:t.end]
	} else {
		t.fold = fold(text[t.start:t.end])
	}
	return t
}

// fold gives the lower case of a word without the points of an abbreviation.
func fold(word string) string {
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
