package phrase

import (
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// mostSyllables is how many tokens a class word, or a word that tells bodies apart, has at most where blanks part
// syllables.
const mostSyllables = 4

// Syllables reads a name that a class word begins in a language whose words have blanks within: "Tòa án nhân dân tối
// cao", "Bộ luật Hình sự". It gives the class word and the token after the name, or i.
func Syllables(p *Reader, i int) (gazetteer.ClassWord, int) {
	if !p.Lex.Syllables || !p.Tokens[i].Capital() || p.Tokens[i].Figure {
		return gazetteer.ClassWord{}, i
	}
	s := syllables{p}
	c, k := s.class(i)
	if k == i {
		return c, i
	}
	end := k
	for end < len(p.Tokens) && end-i < longest {
		next := s.part(end)
		if next == end && c.Type == "law" {
			next = s.further(end)
		}
		if next == end {
			break
		}
		end = next
	}
	if end == k {
		return c, i
	}
	return c, end
}

// syllables reads names in a language whose words have blanks within.
type syllables struct{ *Reader }

// class gives the class word that begins at token i, the longest, and the token after it.
func (s syllables) class(i int) (gazetteer.ClassWord, int) {
	for n := min(mostSyllables, len(s.Tokens)-i); n > 0; n-- {
		if c, ok := s.Lex.Classes[scan.Key(s.Tokens[i:i+n])]; ok && c.First && s.Unbroken(i, i+n) {
			return c, i + n
		}
	}
	return gazetteer.ClassWord{}, i
}

// part gives the token after the part of a name at token k, or k: a word that tells bodies apart, a place, or a word
// with a capital.
func (s syllables) part(k int) int {
	if k == len(s.Tokens) || s.Tokens[k].Joint == scan.LineBreak {
		return k
	}
	if end := s.term(k); end > k {
		return end
	}
	if e, end := s.Lookup(k); e != nil && e.Type == "place" && s.Tokens[k].Capital() {
		return end
	}
	if t := &s.Tokens[k]; t.Capital() && t.Joint == scan.Space && !t.First && !t.Figure {
		return k + 1
	}
	return k
}

// term gives the token after the word at token k that tells bodies apart, the longest, or k.
func (s syllables) term(k int) int {
	for n := min(mostSyllables, len(s.Tokens)-k); n > 0; n-- {
		if s.Lex.Terms[scan.Key(s.Tokens[k:k+n])] != "" && s.Unbroken(k, k+n) {
			return k + n
		}
	}
	return k
}

// further gives the token after a word behind a comma or "and" that tells further what a law is about, or k.
func (s syllables) further(k int) int {
	t := &s.Tokens[k]
	if s.Clean.Text[t.Start:t.End] != "," && s.Lex.Connectors[t.Fold] != "and" {
		return k
	}
	if end := s.term(min(k+1, len(s.Tokens)-1)); end > k+1 {
		return end
	}
	return k
}
