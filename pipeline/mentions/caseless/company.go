package caseless

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// How many words of the name of a company stand between its first word and its legal form: behind a word for a company,
// and behind a small word.
const (
	mostWords = 6
	fewWords  = 3
)

// Company is the name of a company: its first token, the one after it, and its bytes in the clean text.
type Company struct{ From, To, Start, End int }

// Company reads the name of a company that begins at token i, with its legal form before it, or behind it: "(주)동아식품",
// "شركة النخيل ش.م.ع". What the language writes as one behind a name is no part of it.
func (p Reader) Company(i int) (Company, bool) {
	t := &p.Tokens[i]
	if end := p.LegalForm(i, func(f *gazetteer.LegalForm) bool { return f.Before }); end > i && p.nameWord(end) {
		return Company{i, end + 1, t.Start, p.endOfName(end)}, true
	}
	if !p.nameWord(i) {
		return Company{}, false
	}
	most := p.mostWords(i)
	for k := i + 1; k < len(p.Tokens) && k-i <= most && p.Tokens[k].Joint != scan.LineBreak; k++ {
		if p.leads(k) {
			break
		}
		if end := p.LegalForm(k, func(f *gazetteer.LegalForm) bool { return f.Behind }); end > k {
			return Company{i, end, t.Start, p.endOfForm(k, end)}, true
		}
		if !p.nameWord(k) || p.Tokens[k].Joint != scan.Space {
			break
		}
	}
	return Company{}, false
}

// mostWords gives how many words of the name of a company may stand between its first word, token i, and its legal
// form: more where a word shows that the name begins there.
func (p Reader) mostWords(i int) int {
	if p.Lex.Forms.Head(p.Tokens[i].Fold) || i > 0 && p.Lex.Forms.Apart(p.Tokens[i-1].Fold) {
		return mostWords
	}
	if i > 0 && (p.Lex.Stop[p.Tokens[i-1].Fold] || p.Lex.Function[p.Tokens[i-1].Fold]) {
		return fewWords
	}
	return 1
}

// leads reports whether a legal form stands at token k that belongs to the name behind it, with which it is written as
// one.
func (p Reader) leads(k int) bool {
	end := p.LegalForm(k, func(f *gazetteer.LegalForm) bool { return f.Before })
	return end > k && p.Tokens[k].Joint == scan.Space && end < len(p.Tokens) && p.Tokens[end].Joint == scan.None &&
		p.nameWord(end)
}

// nameWord reports whether token i is a word of a script without capitals that may stand in the name of a company.
func (p Reader) nameWord(i int) bool {
	if i >= len(p.Tokens) {
		return false
	}
	t := &p.Tokens[i]
	if p.Lex.Stop[t.Fold] || p.Lex.Function[t.Fold] {
		return false
	}
	return t.Kind == scan.Lower && !t.Figure && scan.Caseless(t.Fold) && utf8.RuneCountInString(t.Fold) > 1
}

// leastStem is how many letters of a name stand before an affix.
const leastStem = 2

// endOfName gives the byte at which token i ends without the longest affix behind it.
func (p Reader) endOfName(i int) int {
	t := &p.Tokens[i]
	word := p.Clean.Text[t.Start:t.End]
	affix := ""
	for _, a := range p.Lex.Affixes.After {
		stem, ok := strings.CutSuffix(word, a)
		if ok && len(a) > len(affix) && utf8.RuneCountInString(stem) >= leastStem {
			affix = a
		}
	}
	return t.End - len(affix)
}

// endOfForm gives the byte at which the legal form [from,to) ends, which may have an affix behind it.
func (p Reader) endOfForm(from, to int) int {
	if to-from == 1 {
		return p.endOfName(from)
	}
	return p.Tokens[to-1].End
}
