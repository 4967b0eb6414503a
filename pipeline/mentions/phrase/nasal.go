package phrase

import (
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// mostBeside is how many words with a capital stand on either side of the one with the apostrophe, in a name.
const mostBeside = 2

// Nasals gives the names of people of West and Central Africa, in order, of which a word begins with a nasal and an
// apostrophe before another capital: "N'Golo Kanté", "Patrice N'Zi". Such a word alone may be anything.
func Nasals(r *Reader) []sheet.Name {
	p := nasals{r}
	var out []sheet.Name
	for i, done := 0, 0; i+1 < len(p.Tokens); i++ {
		if !p.nasal(i) {
			continue
		}
		from, to := i, i+2
		for from > done && i-from < mostBeside && p.before(from-1) && p.Tokens[from].Joint == scan.Space {
			from--
		}
		for to < len(p.Tokens) && to-i-2 < mostBeside && p.word(to) && p.Tokens[to].Joint == scan.Space {
			to++
		}
		if to-from > 2 && p.Tokens[from].Joint != scan.Apostrophe {
			out = append(out, sheet.Name{From: from, To: to, Type: "person", Rule: sheet.Nasal})
			i, done = to-1, to
		}
	}
	return out
}

// nasals reads such names.
type nasals struct{ *Reader }

// nasal reports whether token i is a nasal before an apostrophe and a word with a capital, with no place in them.
func (p nasals) nasal(i int) bool {
	t, next := &p.Tokens[i], &p.Tokens[i+1]
	if t.Kind != scan.Upper || t.Fold != "n" && t.Fold != "m" {
		return false
	}
	if next.Joint != scan.Apostrophe || next.Kind != scan.Upper || t.Joint != scan.Space && t.Joint != scan.LineBreak &&
		t.Joint != scan.None {
		return false
	}
	e, _ := p.Lookup(i)
	return e == nil
}

// word reports whether token i may be a part of such a name: a word with a capital that says nothing of a body or of
// what a person is.
func (p nasals) word(i int) bool {
	t := &p.Tokens[i]
	if t.Kind != scan.Upper || t.Figure || p.Lex.Stop[t.Fold] || p.Lex.Function[t.Fold] || p.Lex.Roles.Has(t.Fold) {
		return false
	}
	if _, class := p.Class(i); class || p.Title(i) || p.Lex.Calendar[t.Fold] || p.Lex.Demonyms[t.Fold] != "" {
		return false
	}
	if e, _ := p.Lookup(i); e != nil && e.Country {
		return false
	}
	return true
}

// before reports whether token i may stand before the word with the apostrophe in such a name: where its capital tells
// nothing it must be a given name.
func (p nasals) before(i int) bool {
	return p.word(i) && (p.Given(i) || !p.Tokens[i].First && !p.Lex.Capitals)
}
