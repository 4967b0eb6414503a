package language

import (
	"example.org/sourcebook/pipeline/language/spelled"
	"example.org/sourcebook/pipeline/language/token"
)

// What a pack reads is cut by package token, and its numbers in words are read by package spelled.
type (
	Token     = token.Token
	TokenKind = token.Kind
	Tokens    = spelled.Tokens
	Number    = spelled.Number
	Decimal   = spelled.Decimal
	Form      = spelled.Form
)

// The kinds of tokens.
const (
	Word   = token.Word   // letters with their marks; one character in scripts without blanks, and in Hangul
	Digits = token.Digits // decimal digits
	Mark   = token.Mark   // any other visible character
)

// The forms of number words.
const (
	Cardinal = spelled.Cardinal // twenty-one
	Ordinal  = spelled.Ordinal  // twenty-first
	Year     = spelled.Year     // nineteen eighty-four; only where it is no cardinal too
)

// Fold appends s in the form in which phrases are compared, see token.Fold.
func Fold(to []byte, s string) []byte { return token.Fold(to, s) }

// Tokenize cuts text into tokens, whose identifiers are those of the pack's vocabulary. It reuses the memory of t.
func (p *Pack) Tokenize(text string, t *Tokens) { t.Cut(text, p.vocabulary) }

// ReadsNumber reports whether a number in words may begin at token i. It is fast.
func (p *Pack) ReadsNumber(t *Tokens, i int) bool { return p.numbers.Reads(t, i) }

// ReadNumber reads the longest whole number in words that begins at token i, see spelled.Reader.Read. Numbers that are
// not whole or below zero: see ReadDecimal, which is to be asked first.
func (p *Pack) ReadNumber(t *Tokens, i int) (Number, bool) {
	n, ok := p.numbers.Read(t, i)
	n.Function = ok && p.isFunction(t, i, &n)
	return n, ok
}

// ReadNumberForm is ReadNumber for one form only.
func (p *Pack) ReadNumberForm(t *Tokens, i int, form Form) (Number, bool) {
	n, ok := p.numbers.ReadForm(t, i, form)
	n.Function = ok && p.isFunction(t, i, &n)
	return n, ok
}

// isFunction reports whether the number at token i is one word that is also a function word, or may be one.
func (p *Pack) isFunction(t *Tokens, i int, n *Number) bool {
	if n.End > i+1 {
		return false
	}
	var room [8]Match
	for _, m := range p.At(t, i, room[:0]) {
		if m.Class == Function && m.End == i+1 {
			return true
		}
	}
	return !p.functions && n.Form == Cardinal && n.Value.IsInt64() && n.Value.Int64() == 1
}

// ReadDecimal reads the number in words at token i that is not a whole one or is below zero, see
// spelled.Reader.ReadDecimal.
func (p *Pack) ReadDecimal(t *Tokens, i int) (Decimal, bool) { return p.numbers.ReadDecimal(t, i) }

// LongRun gives the end of the number words that follow one another from token i on if they are more than any number
// has, else i.
func (p *Pack) LongRun(t *Tokens, i int) int { return p.numbers.LongRun(t, i) }

// comparator gives the first token of the comparator that ends right before token i, and false if there is none.
func (p *Pack) comparator(t *Tokens, i int) (int, bool) {
	m, ok := p.Preceding(t, i, Comparator)
	return m.End, ok
}
