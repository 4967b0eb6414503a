package scan

import (
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// bend is a word of an amount with an ending that its language writes onto it: ರೂಪಾಯಿಗಳಿಗಿಂತ.
type bend struct {
	at    int   // where the ending begins in the word; 0 if the word has none
	stem  int32 // the word without it
	apart bool  // with the ending begins a phrase that compares
}

// bent looks for such an ending at the end of word k, which stands behind a number. A word that is known as it is has
// one only if a phrase that compares begins with the ending: টাকার বেশি.
func (w splitter) bent(k int) (found bend) {
	if len(w.onto) == 0 || !w.IsWord(k) || w.Mask[max(k-1, 0)]&amountBits == 0 || w.Address[k] {
		return bend{}
	}
	word := w.Token(k)
	for at := len(word) - 1; at >= MinPiece; at-- {
		if !w.onto[word[at:]] {
			continue
		}
		stem, ok := w.ReadPiece(word[:at], AmountSigns[:6]...)
		if !ok {
			continue
		}
		b := bend{at, stem.ID, w.compares(k, word, at)}
		if b.apart || w.List[k].ID == 0 {
			found = b
		}
		if b.apart {
			break
		}
	}
	return found
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
	if end == k+1 {
		return false
	}
	w.Pack.Tokenize(strings.ToLower(word[at:])+w.Text[w.List[k].End:w.List[end-1].End], &w.scratch)
	m, ok := w.Pack.LongestWith(&w.scratch, 0, language.Comparator, language.After)
	return ok && m.End > 1
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
