package phrase

import (
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// How many tokens the name of a company has beside its legal form at most, and how many small words stand between two
// words with a capital of it.
const (
	longestCompany = 10
	mostSmall      = 2
)

// companies reads the names of companies.
type companies struct{ *Reader }

// Companies gives the names of companies that say what they are in law, in order: "Toto Manufacturing Co., Ltd.",
// "ООО «Северный лес»". The legal form is a part of the name.
func Companies(r *Reader) []sheet.Name {
	p := companies{r}
	var out []sheet.Name
	done := 0 // the names before end there
	for i := 0; i < len(p.Tokens); i++ {
		from, to := p.company(i, done)
		if to > from {
			out = append(out, sheet.Name{From: from, To: to, Type: "organization", Rule: sheet.LegalForm})
			done, i = to, to-1
		}
	}
	return out
}

// company gives the tokens of the company whose legal form begins at token i, from a token on; the same twice if there
// is none.
func (p companies) company(i, from int) (begin, end int) {
	if len(p.Lex.Forms.Begin(p.Tokens[i].Fold)) == 0 || p.Tokens[i].Sentence < 0 && len(p.Sentences) > 0 || p.Shouting(i) {
		return i, i
	}
	if end = p.LegalForm(i, isBehind); end > i && i > from && p.Tokens[i].Joint == scan.Space {
		if begin = p.companyBegins(i, from); begin < i {
			return begin, p.moreForms(end)
		}
	}
	if end = p.LegalForm(i, isBefore); end > i && p.Starts(i) {
		if to := p.companyEnds(end); to > end {
			return i, p.moreForms(to)
		}
	}
	return i, i
}

func isBehind(f *gazetteer.LegalForm) bool { return f.Behind }

func isBefore(f *gazetteer.LegalForm) bool { return f.Before }

// moreForms gives the token after the legal forms that stand at token i behind another one, perhaps with a comma
// between, or i.
func (p companies) moreForms(i int) int {
	k := i
	if k < len(p.Tokens) && p.Tokens[k].Fold == "," {
		k++
	}
	if k >= len(p.Tokens) || p.Tokens[k].Joint != scan.Space {
		return i
	}
	if end := p.LegalForm(k, isBehind); end > k {
		return end
	}
	return i
}

// companyBegins gives the first token, from a token on, of the company whose legal form stands at token k, or k.
func (p companies) companyBegins(k, from int) int {
	last := k
	if last-1 > from && p.Tokens[last-1].Fold == "," {
		last--
	}
	if open := p.opening(last-1, from); open < last-1 {
		return open
	}
	begin := last
	for begin > from && k-begin < longestCompany {
		next := p.companyWord(begin, from)
		if next == begin {
			break
		}
		begin = next
	}
	for begin < last && p.noCompanyWord(begin, last) {
		begin++
	}
	if begin == last || !p.tellsCompany(begin, last) {
		return k
	}
	return begin
}

// companyWord gives the token at which the word of the company's name begins that stands before token i, with the small
// words and marks behind it, or i.
func (p companies) companyWord(i, from int) int {
	t, next := &p.Tokens[i-1], &p.Tokens[i]
	if next.Joint == scan.LineBreak || t.Figure || t.Sentence != next.Sentence {
		return i
	}
	before := i - 2
	capital := before >= from && p.capitalWord(before)
	switch {
	case t.Capital():
		if !p.capitalWord(i-1) || p.Lex.Function[t.Fold] && (t.First || p.Plain(i-1)) {
			return i
		}
		return i - 1
	case !capital:
		return p.overSmall(i, from)
	case t.Fold == "&", t.Fold == "+", t.Joint == scan.Hyphen, t.Joint == scan.Apostrophe && t.Fold == "s":
		return before
	}
	return p.overSmall(i, from)
}

// capitalWord reports whether token i is a word with a capital that may stand in a name.
func (p companies) capitalWord(i int) bool {
	t := &p.Tokens[i]
	return t.Capital() && !t.Figure && !p.Lex.Calendar[t.Fold]
}

// overSmall gives the word with a capital before the small words that end before token i, where they join the words of
// a name, or i: "Aceros del Norte".
func (p companies) overSmall(i, from int) int {
	k, genitive := i-1, false
	for ; k > from && i-k <= mostSmall; k-- {
		t := &p.Tokens[k]
		kind := p.Lex.Connectors[t.Fold]
		if t.Kind != scan.Lower || kind != language.ConnectorGenitive && kind != "article" {
			break
		}
		genitive = genitive || kind == language.ConnectorGenitive
	}
	if k == i-1 || !genitive || !p.Lex.Small || p.Plain(k) {
		return i
	}
	if !p.capitalWord(k) || p.Opener(k) && p.Tokens[k].First {
		return i
	}
	return k
}

// noCompanyWord reports whether token i, at the head of the name of a company that ends before token end, is no part of
// it: a word that opens the sentence, a form of address, a word such as "company".
func (p companies) noCompanyWord(i, end int) bool {
	t := &p.Tokens[i]
	if !t.Capital() {
		return true
	}
	if i+1 == end || t.Kind == scan.Caps {
		return false
	}
	return p.Lex.Forms.Apart(t.Fold) || t.First && p.Opener(i) && !p.LongerName(i, end) || p.address(i)
}

// tellsCompany reports whether the tokens [i,j) have a word that tells a company from others.
func (p companies) tellsCompany(i, j int) bool {
	for k := i; k < j; k++ {
		t := &p.Tokens[k]
		if t.Capital() && len(t.Fold) > 1 && !p.Lex.Forms.Apart(t.Fold) && !p.Lex.Function[t.Fold] {
			return true
		}
	}
	return false
}

// opening gives the token that opens the quotation that token i closes, from a token on, or i.
func (p companies) opening(i, from int) int {
	if i < from || !scan.IsClose(p.Tokens[i].Fold) {
		return i
	}
	for k := i - 1; k >= from && i-k <= longestCompany && p.Tokens[k+1].Joint != scan.LineBreak; k-- {
		if scan.Closes(p.Tokens[k].Fold, p.Tokens[i].Fold) {
			return k
		}
	}
	return i
}

// companyEnds gives the token after the name of a company that follows its legal form at token i: what stands in
// quotation marks, or words with capitals; or i.
func (p companies) companyEnds(i int) int {
	if i >= len(p.Tokens) || p.Tokens[i].Joint != scan.Space {
		return i
	}
	if open := p.Tokens[i].Fold; scan.IsOpen(open) {
		if end := p.closing(i, func(mark string) bool { return scan.Closes(open, mark) }); end > i+1 {
			return end + 1
		}
		return i
	}
	end := i
	for end < len(p.Tokens) && end-i < longestCompany && p.CapitalAt(end) && p.Tokens[end].Joint != scan.None {
		end++
	}
	if end == i || !p.tellsCompany(i, end) || p.Plain(i) {
		return i
	}
	return end
}
