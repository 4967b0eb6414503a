package spelled

import (
	"math/big"
	"strings"
	"sync"
	"sync/atomic"

	"example.org/sourcebook/pipeline/language/token"
)

// Reader reads the numbers in words of one language. It does not change and is safe for use from several goroutines.
type Reader struct {
	vocabulary map[string]int32 // folded word → identifier in the tokens
	hyphen     int32            // the identifier of a hyphen
	compares   func(t *Tokens, i int) (from int, ok bool)

	grammars  []*grammar
	stems     stems                       // of the number words
	nth       []int32                     // word of the vocabulary → its place in folded; 0 if no number words make it
	folded    []string                    // the words that are made of number words, as foldNumber writes them, from 1
	alone     []atomic.Pointer[[]reading] // of those that are a window by themselves, once one was asked for
	variants  []Variant
	plain     int // the variants from here on are read in numbers in ASCII only
	fragments *fragments
	rows      []Word
	once      sync.Once
	loose     *loose
	cache     sync.Map // window → []reading
	cached    atomic.Int32
}

// reading is a number that a window begins with: end is the number of tokens.
type reading struct {
	end     int
	value   int64
	form    Form
	exact   bool
	grammar int // the regional rules come after those of the language
}

// New makes the reader of a language. The vocabulary holds the folded words of the language with their identifiers,
// which the tokens to be read have; New adds words to it. compares gives the first token of a phrase that compares ("au
// moins") and ends right before token i, and false if there is none: behind it a word for minus is none.
func New(rules Rules, vocabulary map[string]int32, compares func(t *Tokens, i int) (from int, ok bool)) (*Reader,
	error) {
	r := &Reader{vocabulary: vocabulary, hyphen: vocabulary["-"], compares: compares}
	for _, row := range rules.Words {
		row.Text = foldRule(row.Text)
		r.rows = append(r.rows, row)
		r.addStems(row.Text)
	}
	var err error
	if r.grammars, err = parseRules(rules.Text); err != nil {
		return nil, err
	}
	for _, g := range r.grammars {
		g.eachText(r.addStems)
	}
	fractions := rules.Fractions
	if len(r.grammars)+len(r.rows) > 0 {
		r.addVariants(rules.Variants)
		r.addPlain(rules.Plain)
	} else {
		fractions = nil
	}
	for _, row := range fractions {
		if text, ok := strings.CutPrefix(row.Text, "-"); ok {
			r.stems.add(foldRule(text))
		}
	}
	r.stems.finish()
	if r.fragments, err = newFragments(vocabulary, r.grammars, fractions); err != nil {
		return nil, err
	}
	r.nth, r.folded = make([]int32, len(vocabulary)+1), make([]string, 1)
	for word, id := range vocabulary { // the order does not matter
		if folded := string(foldNumber(nil, word)); r.stems.cover(folded) {
			r.nth[id] = int32(len(r.folded))
			r.folded = append(r.folded, folded)
		}
	}
	r.alone = make([]atomic.Pointer[[]reading], len(r.folded))
	return r, nil
}

// addStems adds the words of a text.
func (r *Reader) addStems(text string) {
	for _, word := range strings.Split(text, "-") {
		r.stems.add(word)
	}
}

func (r *Reader) addVariants(variants []Variant) {
	for _, v := range variants {
		text := foldRule(v.Text)
		r.addStems(text)
		r.variants = append(r.variants, Variant{text, foldRule(v.Canonical), v.Inside})
	}
}

// Reads reports whether a number in words may begin at token i; none behind the last one. It is fast.
func (r *Reader) Reads(t *Tokens, i int) bool {
	return i < len(t.List) && (r.inNumber(t, i) || t.List[i].Kind != token.Digits && r.fragments.start(t, i) != 0)
}

// inNumber reports whether token i is a word made of number words.
func (r *Reader) inNumber(t *Tokens, i int) bool {
	tok := &t.List[i]
	if tok.Kind != token.Word {
		return false
	}
	if tok.ID != 0 {
		return r.nth[tok.ID] != 0
	}
	if tok.Number == token.Unasked {
		tok.Number = token.No
		if r.made(t, tok) {
			tok.Number = token.Yes
		}
	}
	return tok.Number == token.Yes
}

// made reports whether a word that is not in the vocabulary is made of number words.
func (r *Reader) made(t *Tokens, tok *token.Token) bool {
	if len(r.stems.list) == 0 || tok.End-tok.Start > 256 {
		return false
	}
	word := t.Text[tok.Start:tok.End]
	if !r.stems.mayLead(word) {
		return false
	}
	t.fold = foldNumber(t.fold[:0], word)
	return r.stems.cover(string(t.fold))
}

// lowerASCII is what token.Fold makes of a character of ASCII.
func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// Read reads the longest whole number in words that begins at token i and ends at the end of a token: what a spell-out
// rule set of the language (CLDR RBNF, UTS 35 part 3) spells, the variants that the lexicon lists, and else words of
// the rules that go together (see loose.go); so "forty three" is 43 and of "three forty" the 3. A number does not end
// before a word that multiplies its last one: of "one hundred and two hundred" it is the 100. Letter case and soft
// hyphens do not matter, a hyphen is a blank, a blank may be missing, and a comma may follow a word for a thousand or
// more. Of several readings of equal length a cardinal comes before an ordinal and an ordinal before a year. Numbers
// that are not whole or below zero: see ReadDecimal, which is to be asked first.
func (r *Reader) Read(t *Tokens, i int) (Number, bool) { return r.choose(t, i, nil) }

// ReadForm is Read for one form only.
func (r *Reader) ReadForm(t *Tokens, i int, form Form) (Number, bool) { return r.choose(t, i, &form) }

// choose gives the reading that counts, of one form if there is one. No number begins at the end of the text.
func (r *Reader) choose(t *Tokens, i int, form *Form) (Number, bool) {
	if i >= len(t.List) || !r.inNumber(t, i) {
		return Number{}, false
	}
	var best *reading
	readings, end := r.readings(t, i)
	for k := range readings {
		found := &readings[k]
		if form != nil && found.form != *form {
			continue
		}
		if best == nil {
			best = found
		}
		next := i + found.end
		if next >= end || found.end == 1 || !r.multiplies(t, next, 100) || r.multipliesAll(t, next, found.value) {
			best = found
			break // else the last word belongs to the next number: "one hundred and two hundred"
		}
	}
	if best == nil {
		return Number{}, false
	}
	return Number{Value: big.NewInt(best.value), Form: best.form, End: i + best.end, Exact: best.exact}, true
}
