package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// LegalForm gives the token after the longest legal form of companies of a kind that the text has at token i, or i.
func (p *Sheet) LegalForm(i int, is func(f *gazetteer.LegalForm) bool) int {
	forms := p.Lex.Forms.Begin(p.Tokens[i].Fold)
	text := p.Clean.Text[p.Tokens[i].Start:]
	for k := range forms {
		f := &forms[k]
		if !is(f) || !strings.HasPrefix(text, f.Form) || p.goesOn(f.Form, text[len(f.Form):]) {
			continue
		}
		for end := i; end < len(p.Tokens); end++ {
			if p.Tokens[end].End >= p.Tokens[i].Start+len(f.Form) {
				return end + 1
			}
		}
	}
	return i
}

// goesOn reports whether the word that a form ends with goes on in the rest of a text. In a script without capitals it
// may: an affix, or the name.
func (p *Sheet) goesOn(form, rest string) bool {
	last, _ := utf8.DecodeLastRuneInString(form)
	if !unicode.IsLetter(last) || character.IsCaseless(last) {
		return false
	}
	r, size := utf8.DecodeRuneInString(rest)
	if scan.IsHyphen(r) {
		r, _ = utf8.DecodeRuneInString(rest[size:])
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
