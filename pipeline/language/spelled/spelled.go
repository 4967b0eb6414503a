// Package spelled reads numbers in words: what the spell-out rules of a language (CLDR RBNF, UTS 35 part 3) spell, the
// ways of writing that the lexicon adds to them, and else words of the rules that go together. New makes the Reader of
// a language; it is asked at the tokens of a text.
//
// The chart parser (chart.go) runs the rules (rules.go) backwards over a window of tokens (window.go); what no rule
// spells in just that way, the loose reader puts together of the words of the rules (loose.go, sum.go). Numbers that
// are not whole or below zero are read around the whole ones (decimal.go).
package spelled

import (
	"fmt"
	"math/big"

	"example.org/sourcebook/pipeline/language/token"
)

// Form says what a number word is.
type Form uint8

// The forms of number words.
const (
	Cardinal Form = iota // twenty-one
	Ordinal              // twenty-first
	Year                 // nineteen eighty-four; only where it is no cardinal too
)

// Number is a number in words that was read from a text.
type Number struct {
	Value *big.Int // must not be changed
	Form  Form
	End   int  // index of the token after it
	Exact bool // the spelling of the rules; false for a variant such as "a hundred"
	// Function is true if it is one word that is also a function word of the language ("un", "une"), or, in a language of
	// which the lexicon knows no function words, a word for one, which may be the article. A Reader leaves it false.
	Function bool
}

// Decimal is a number in words that is not a whole one, or below zero.
type Decimal struct {
	Value *big.Rat // must not be changed
	End   int      // index of the token after it
}

// Rules are what a language says of its numbers in words.
type Rules struct {
	Text      string // spell-out rules, see parseRules
	Variants  []Variant
	Fractions []Fraction
	Words     []Word
	Plain     Plain
}

// Variant is a way of writing that the rules do not have, and the one that they have for it: "number_variant" in the
// lexicon. A variant whose canonical text is empty is dropped.
type Variant struct {
	Text, Canonical string
	Inside          bool // it may stand inside a word
}

// Fraction is a row of the lexicon: "number_value", "number_part", "number_point" or "number_minus".
type Fraction struct {
	Name, Value, Text string
	Before            bool
}

// Word is a row "number_word" of the lexicon: a word with its value as a cardinal, an ordinal or a multiplier; one
// without value connects.
type Word struct {
	Text                      string
	Value                     int64
	Ordinal, Multiplier, Bare bool
	Zero                      bool // it is nought
}

// Fault is what is wrong in a line of the rules.
type Fault struct {
	Line int
	What error
}

func (f *Fault) Error() string { return fmt.Sprintf("line %d: %v", f.Line, f.What) }

func (f *Fault) Unwrap() error { return f.What }

func atLine(line int, format string, args ...any) *Fault {
	return &Fault{line, fmt.Errorf(format, args...)}
}

// Tokens is a text cut into tokens, with what was read of it last. List may be replaced by another one, but not changed
// once a number was read in it.
type Tokens struct {
	token.Tokens
	fold []byte // scratch memory
	key  []byte
	kept [keptWindows]keptWindow
}

// Cut cuts text into tokens and forgets the text before it.
func (t *Tokens) Cut(text string, vocabulary map[string]int32) {
	for k := range t.kept {
		t.kept[k].reader = nil
	}
	t.Tokens.Cut(text, vocabulary)
}
