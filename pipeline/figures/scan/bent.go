package scan

import (
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// bend is a number in words, or a word of an amount, with an ending that its language writes onto it: ರೂಪಾಯಿಗಳಿಗಿಂತ.
type bend struct {
	at    int   // where the ending begins in the word; 0 if the word has none
	stem  int32 // the word without it
	apart bool  // with the ending begins a phrase that compares
}

// bent looks for such an ending at the end of word k. A word that is known as it is, or does not stand behind a number,
// has one only if a phrase that compares begins with the ending: টাকার বেশি, ആയിരത്തിലധികം.
func (w splitter) bent(k int) (found bend) {
	t := w.Traits
	if len(t.bends) == 0 || !w.IsWord(k) || w.Address[k] {
		return bend{}
	}
	behind := k > 0 && w.Mask[k-1]&amountBits != 0
	if !behind && w.List[k].ID != 0 {
		return bend{}
	}
	word := w.Token(k)
	for at := len(word) - 1; at >= MinPiece; at-- {
		if kind := t.bends[word[at:]]; kind == 0 || !behind && kind != endsNumber && !w.knownAt(k+1) {
			continue
		}
		b := bend{at: at, apart: w.compares(k, word, at)}
		if !b.apart && (found.at > 0 || !behind || w.List[k].ID != 0) {
			continue
		}
		if b.stem = w.stem(word[:at], behind); b.stem == 0 {
			continue
		}
		if found = b; b.apart {
			break
		}
	}
	return found
}

// The endings of numbers and amounts: those that are phrases that compare by themselves, and the others.
const (
	bendsNumber = 1 + iota
	endsNumber
)

// bendings gives the endings that a language writes onto numbers and words of amounts.
func bendings(p *language.Pack) map[string]int {
	all := map[string]int{}
	for _, ending := range p.Letters(language.LettersOnto) {
		all[ending] = bendsNumber
	}
	for _, e := range p.Entries(language.Comparator) {
		if all[e.Phrase] != 0 && e.Flags.Has(language.After) {
			all[e.Phrase] = endsNumber
		}
	}
	return all
}

// knownAt reports whether a word of the vocabulary stands at token i.
func (w splitter) knownAt(i int) bool { return w.IsWord(i) && w.List[i].ID != 0 }

// stem gives the word of an amount that a piece of a word is, behind a number, or the number in words; 0 if it is none.
func (w splitter) stem(piece string, behind bool) int32 {
	if behind {
		if t, ok := w.ReadPiece(piece, AmountSigns[:6]...); ok {
			return t.ID
		}
	}
	w.Pack.Tokenize(piece, &w.scratch)
	n, ok := w.Pack.ReadNumberForm(&w.scratch, 0, language.Cardinal)
	if !ok || n.End != 1 || len(w.scratch.List) != 1 {
		return 0
	}
	return w.scratch.List[0].ID
}

// amountBits are what a word of an amount stands behind.
const amountBits = DigitBit | NumberBit | 1<<language.Multiplier | 1<<language.Fraction

// reachBehind is how many words behind an ending a phrase that compares may have.
const reachBehind = 3

// compares reports whether a phrase that compares begins with the ending of word k, from byte at of it on.
func (w splitter) compares(k int, word string, at int) bool {
	end := k + 1
	for end < len(w.List) && end <= k+reachBehind && w.IsWord(end) {
		end++
	}
	w.Pack.Tokenize(strings.ToLower(word[at:])+w.Text[w.List[k].End:w.List[end-1].End], &w.scratch)
	m, ok := w.Pack.LongestWith(&w.scratch, 0, language.Comparator, language.After)
	return ok && (m.End > 1 || w.Traits.bends[word[at:]] == endsNumber)
}

// straight gives word k as its stem, or as the stem and the ending.
func (w splitter) straight(k int, b bend) []language.Token {
	tok := w.List[k]
	if !b.apart {
		tok.ID = b.stem
		return []language.Token{tok}
	}
	head, tail := w.piece(tok.Start, tok.Start+b.at, tok.Space), w.piece(tok.Start+b.at, tok.End, true)
	head.ID = b.stem
	return []language.Token{head, tail}
}

// endsAmount reports whether token k is an ending that is written onto the digits before it, behind a multiplier or a
// currency: "මිලියන 25ක්".
func (w splitter) endsAmount(k int) bool {
	const before = 1<<language.Multiplier | 1<<language.Currency
	return k > 1 && w.IsDigits(k-1) && w.Mask[k-2]&before != 0 && w.Glued(k) && w.onto[w.Token(k)]
}
