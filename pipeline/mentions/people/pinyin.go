package people

import "strings"

// Chinese reports whether the tokens are a Chinese name in Latin letters: a surname and one or two syllables, or the
// syllables before the surname. Two syllables may form one token or two.
func (p *Reader) Chinese(i, j int) bool {
	if j-i > 3 {
		return false
	}
	surname := func(k int) bool { return strings.Contains(p.Lex.Pinyin[p.Tokens[k].Fold], "s") }
	syllables := func(from, to, least int) bool {
		n := 0
		for k := from; k < to; k++ {
			m := p.syllables(p.Tokens[k].Fold)
			if m == 0 {
				return false
			}
			n += m
		}
		return n >= least && n <= 2
	}
	if surname(i) && syllables(i+1, j, 1) {
		if j-i == 2 && p.syllables(p.Tokens[j-1].Fold) == 1 && p.Lex.Stop[p.Tokens[j-1].Fold] {
			return false
		}
		return true
	}
	return j-i == 2 && surname(j-1) && syllables(i, j-1, 2)
}

// syllables counts the pinyin syllables of a word, 0 if it is none: at most two.
func (p *Reader) syllables(w string) int {
	if len(w) > 12 || len(w) < 2 {
		return 0
	}
	if strings.Contains(p.Lex.Pinyin[w], "y") {
		return 1
	}
	for cut := 1; cut < len(w); cut++ {
		if strings.Contains(p.Lex.Pinyin[w[:cut]], "y") && strings.Contains(p.Lex.Pinyin[w[cut:]], "y") {
			return 2
		}
	}
	return 0
}
