package scan

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/span"
)

// Cut cuts a clean text into tokens. A hyphen or an apostrophe between letters cuts a word and becomes its joint;
// so does a capital after a small letter. "U.S." is one token with the fold "us". It reads the text once.
func Cut(text string) []Token {
	tokens := make([]Token, 0, len(text)/5+1)
	next := LineBreak
	for i := 0; i < len(text); {
		if len(tokens) == cap(tokens) { // as many again as the text so far makes likely for its rest
			tokens = slices.Grow(tokens, (len(text)-i)/max(i/len(tokens), 1)+1)
		}
		if text[i] == ' ' {
			if next != LineBreak {
				next = Space
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n' || r == '\v' || r == '\u2028':
			next = LineBreak
			i += n
		case span.IsSpace(r):
			if next != LineBreak {
				next = Space
			}
			i += n
		case character.Spaceless(r):
			j := len(text) - len(strings.TrimLeftFunc(text[i:], character.Spaceless))
			tokens = append(tokens, Token{Start: i, End: j, Kind: Han, Joint: next})
			i, next = j, None
		case unicode.IsLetter(r):
			var t Token
			t, next = word(text, i, next)
			tokens = append(tokens, t)
			i = t.End
			if next == Hyphen || next == Apostrophe {
				_, m := utf8.DecodeRuneInString(text[i:])
				i += m
			}
		case unicode.IsDigit(r):
			j := len(text) - len(strings.TrimLeftFunc(text[i:], unicode.IsDigit))
			tokens = append(tokens, Token{Start: i, End: j, Kind: Number, Joint: next})
			i, next = j, None
		default:
			tokens = append(tokens, Token{Start: i, End: i + n, Kind: Mark, Fold: text[i : i+n], Joint: next})
			i += n
			next = None
		}
	}
	return tokens
}

// word reads the word at i and says what joins it to what follows.
func word(text string, i int, before Joint) (Token, Joint) {
	t := Token{Start: i, Joint: before, Kind: Lower}
	letters, capitals := 0, 0
	previousLower := false
	j := i
	for j < len(text) {
		if c := text[j]; c >= 'a' && c <= 'z' { // the most frequent case
			letters++
			previousLower = true
			j++
			continue
		} else if c < utf8.RuneSelf && (c < 'A' || c > 'Z') && c != '\'' {
			break
		}
		r, n := utf8.DecodeRuneInString(text[j:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) || character.Spaceless(r) {
			if n = within(text[i:j], text[j:]); n == 0 {
				break
			}
			j += n
			continue
		}
		up := unicode.IsUpper(r) || unicode.IsTitle(r)
		if up && previousLower && letters >= 2 {
			t.End = j
			return finish(text, t, letters, capitals), Seam
		}
		if up {
			capitals++
			if letters == 0 {
				t.Kind = Upper
			}
		}
		if !unicode.IsMark(r) {
			letters++
			previousLower = unicode.IsLower(r)
		}
		j += n
	}
	t.End = j
	if letters == 1 && capitals == 1 && before != Seam && j < len(text) && text[j] == '.' { // an abbreviation: U.S., É.-U.
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
		t.End = k
		return finish(text, t, letters, capitals), None
	}
	if j < len(text) && text[j] != ' ' {
		r, n := utf8.DecodeRuneInString(text[j:])
		if q, _ := utf8.DecodeRuneInString(text[min(j+n, len(text)):]); unicode.IsLetter(q) && !character.Spaceless(q) {
			if IsHyphen(r) {
				return finish(text, t, letters, capitals), Hyphen
			}
			if IsApostrophe(r) {
				return finish(text, t, letters, capitals), Apostrophe
			}
		}
	}
	return finish(text, t, letters, capitals), None
}

// within gives the bytes of a mark that is a letter's part between the begin of a word and what follows, 0 if it is
// none: the point between two of the letter l in Catalan ("Brussel·les"), or the apostrophe that tells ng from n and g
// in East Africa, at the begin of a word, behind a consonant or before the letter o ("Ng'eno", "Chepng'etich",
// "Nyong'o").
func within(word, rest string) int {
	r, n := utf8.DecodeRuneInString(rest)
	last, next := lastOf(word), firstOf(rest[n:])
	switch {
	case r == '·':
		if (last == 'l' || last == 'L') && (next == 'l' || next == 'L') {
			return n
		}
	case IsApostrophe(r) && last == 'g' && unicode.IsLower(next):
		before, cut := strings.CutSuffix(word, "ng")
		if word == "Ng" || cut && (next == 'o' || !strings.ContainsRune("aeiou", lastOf(before))) {
			return n
		}
	}
	return 0
}

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastOf(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func finish(text string, t Token, letters, capitals int) Token {
	if t.Kind == Upper && letters > 1 && capitals == letters {
		t.Kind = Caps
	}
	if capitals == 0 && t.End-t.Start == letters { // small ASCII letters only
		t.Fold = text[t.Start:t.End]
	} else {
		t.Fold = Fold(text[t.Start:t.End])
	}
	return t
}
