package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// piece is the least and the greatest length, in bytes, of a known word that is cut out of a longer one.
const (
	MinPiece = 3
	MaxPiece = 24
)

// splitter cuts tokens that lost the blank between them.
type splitter struct{ *Sheet }

// cut cuts tokens that lost the blank between them: a comparator or a function word at the end of a word that runs
// into digits ("arrestedover2000"), a multiplier, currency or unit at the head of a word that digits run into
// ("50millionin"), and a year that runs into a grouped number after the name of a month ("November 202310,000"). It
// reports whether it cut any.
func (w splitter) cut() bool {
	list := w.List
	cut, apart := false, false // apart: the last piece cut off stands apart from the digits after it
	out := w.spare[:0]
	for k := range list {
		tok := list[k]
		if !w.Address[k] {
			if apart && tok.Kind == language.Digits {
				tok.Space, apart = true, false
			} else if w.endsAmount(k) {
				out, cut = w.upTo(out, k, cut), true
				tok.Space = true
			} else if b := w.bent(k); b.at > 0 {
				out, cut = w.upTo(out, k, cut), true
				out = append(out, w.straight(k, b)...)
				continue
			} else if !w.mayBeTwo(k) {
				// most tokens
			} else if head, tail, ok := w.pieces(k); ok {
				out, cut = w.upTo(out, k, cut), true
				out = append(out, head, tail)
				apart = tok.Kind == language.Word && w.touchesDigits(k)
				continue
			}
		}
		if cut {
			out = append(out, tok)
		}
	}
	if cut {
		w.spare, w.List = list, out
	} else {
		w.spare = out
	}
	return cut
}

// upTo gives the tokens so far: those before token k, where it is the first that is cut.
func (w splitter) upTo(out []language.Token, k int, cut bool) []language.Token {
	if cut {
		return out
	}
	return append(out, w.List[:k]...)
}

// touchesDigits reports whether digits follow token k without a blank.
func (w splitter) touchesDigits(k int) bool { return w.IsDigits(k+1) && w.Glued(k+1) }

// mayBeTwo reports whether token k may be two that lost the blank between them: an unknown word that touches something
// or stands before a sign, or digits that are longer than a year.
func (w splitter) mayBeTwo(k int) bool {
	tok := &w.List[k]
	switch tok.Kind {
	case language.Word:
		return tok.ID == 0 && (!tok.Space || w.Glued(k+1) || w.IsMark(k+1) || w.mayBePrefixed(k))
	case language.Digits:
		return tok.End-tok.Start > 4
	}
	return false
}

// pieces gives the two tokens that token k, which may be two, is cut into, if it is cut.
func (w splitter) pieces(k int) (head, tail language.Token, ok bool) {
	tok := &w.List[k]
	if tok.Kind == language.Digits {
		head, tail = *tok, *tok
		head.End, tail.Start, tail.Space = tok.Start+4, tok.Start+4, false
		return head, tail, w.gluedYear(k)
	}
	if at := w.prefixed(k); at > 0 {
		return w.piece(tok.Start, tok.Start+at, tok.Space), w.piece(tok.Start+at, tok.End, true), true
	}
	at := 0
	switch {
	case w.touchesDigits(k):
		at, tail = w.tail(*tok)
	case w.IsDigits(k-1) && w.Glued(k):
		if at, head = w.headPiece(*tok); at > 0 {
			tail = w.piece(tok.Start+at, tok.End, true)
		}
		return head, tail, at > 0
	case w.IsCurrencySign(k + 1):
		at, tail = w.camel(*tok)
	}
	if at > 0 {
		head, tail.Space = w.piece(tok.Start, tok.Start+at, tok.Space), true
	}
	return head, tail, at > 0
}

// mayBePrefixed reports whether token k begins with a word that its language writes as one with the next.
func (w splitter) mayBePrefixed(k int) bool {
	for _, p := range w.Traits.Prefixes {
		if strings.HasPrefix(w.Token(k), p) {
			return true
		}
	}
	return false
}

// prefixed gives the length of the word at the head of token k that is written as one with a number, a fraction or a
// unit of time: "and" in وستة. It gives 0 if there is none, or a number goes on with it: خمسة وعشرون.
func (w splitter) prefixed(k int) int {
	tok := &w.List[k]
	if tok.ID != 0 || w.IsWord(k-1) && w.Pack.ReadsNumber(&w.Tokens, k-1) {
		return 0
	}
	word := w.Token(k)
	for _, p := range w.Traits.Prefixes {
		rest, ok := strings.CutPrefix(word, p)
		if !ok || rest == "" {
			continue
		}
		if _, ok := w.ReadPiece(rest, language.Fraction, language.CalendarUnit, language.Month); ok {
			return len(p)
		}
		w.Pack.Tokenize(rest, &w.scratch)
		if n, ok := w.Pack.ReadNumberForm(&w.scratch, 0, language.Cardinal); ok && n.End == len(w.scratch.List) {
			return len(p)
		}
	}
	return 0
}

// piece makes a token of what is left of a word.
func (w splitter) piece(start, end int, space bool) language.Token {
	t := language.Token{Start: start, End: end, Kind: language.Word, Space: space}
	w.Pack.Tokenize(w.Text[start:end], &w.scratch)
	if len(w.scratch.List) == 1 {
		t.ID = w.scratch.List[0].ID
	}
	return t
}

func (w splitter) tail(tok language.Token) (int, language.Token) {
	word := w.Text[tok.Start:tok.End]
	for at := max(MinPiece, len(word)-MaxPiece); at <= len(word)-MinPiece; at++ {
		if !utf8.RuneStart(word[at]) {
			continue
		}
		if id, ok := w.ReadPiece(word[at:], language.Comparator, language.Function, language.Range,
			language.Period); ok {
			id.Start, id.End, id.Space = tok.Start+at, tok.End, false
			return at, id
		}
	}
	return 0, language.Token{}
}

// camel cuts a word where its letters turn from lower to upper case, if the rest is in the vocabulary ("thanUS" before
// "$").
func (w splitter) camel(tok language.Token) (int, language.Token) {
	word := w.Text[tok.Start:tok.End]
	lower := false
	for at, r := range word {
		if lower && unicode.IsUpper(r) {
			w.Pack.Tokenize(word[at:], &w.scratch)
			if len(w.scratch.List) != 1 || w.scratch.List[0].ID == 0 {
				return 0, language.Token{}
			}
			known := w.scratch.List[0]
			known.Start, known.End = tok.Start+at, tok.End
			return at, known
		}
		lower = unicode.IsLower(r)
	}
	return 0, language.Token{}
}

func (w splitter) headPiece(tok language.Token) (int, language.Token) {
	word := w.Text[tok.Start:tok.End]
	for at := min(len(word)-1, MaxPiece); at >= MinPiece; at-- {
		if !utf8.RuneStart(word[at]) {
			continue
		}
		if id, ok := w.ReadPiece(word[:at], language.Multiplier, language.Currency, language.Percent,
			language.CalendarUnit); ok {
			id.Start, id.End, id.Space = tok.Start, tok.Start+at, false
			return at, id
		}
	}
	return 0, language.Token{}
}

// gluedYear reports whether the digits of token k are a year and the first group of a grouped number, run together. The
// name of a month or a word such as "in" before them shows the year, the groups after them the number.
func (w splitter) gluedYear(k int) bool {
	s := w.Token(k)
	if len(s) < 5 || len(s) > 7 || s[4] == '0' {
		return false
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	if !PlausibleYear(Atoi(s[:4])) || !w.IsMark(k+1) || !HasSign(w.Pack.Signs.Group, w.Rune(k+1)) {
		return false
	}
	if !w.Glued(k+1) || !w.Glued(k+2) || w.Length(k+2) != 3 {
		return false
	}
	p := k
	if w.Mark(p-1, ",.") {
		p--
	}
	if m, ok := w.Before(p, language.DateWord); ok {
		p = m.End
	}
	if _, ok := w.Before(p, language.Period); ok {
		return true
	}
	_, ok := w.Before(p, language.Month)
	return ok
}
