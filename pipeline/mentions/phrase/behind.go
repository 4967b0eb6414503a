package phrase

import (
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// mostLed is how many words in small letters lead from the first word of a name to its class word.
const mostLed = 5

// Behind reads a name whose class word stands last and in small letters, in a language where what tells it from
// others stands before: "Oslon yliopistosta", "Valstybinė mokesčių inspekcija", "Veselības ministrija". Its first word
// has a capital that is not owed to the start of a sentence, or says itself that a body follows. It gives the class
// word and the token after the name, or i.
func Behind(p *Reader, i int) (gazetteer.ClassWord, int) {
	if !p.Tokens[i].Capital() || p.Tokens[i].Figure || !p.Starts(i) {
		return gazetteer.ClassWord{}, i
	}
	b := behind{p}
	if c, ok := b.class(i); ok && !p.Tokens[i].First && p.Tokens[i].Kind == scan.Upper {
		if end := b.wholly(i); end > i {
			return c, end
		}
	}
	k := b.first(i)
	if c, ok := b.stateBody(i, k); ok {
		return c, i // "Saksan hallitus"
	}
	for n := 0; k < len(p.Tokens) && n < mostLed && b.leads(k); n++ {
		if c, ok := b.class(k); ok && !b.goesOn(k+1) {
			return c, k + 1
		}
		k++
	}
	return gazetteer.ClassWord{}, i
}

// behind reads names whose class word stands last.
type behind struct{ *Reader }

// class gives the class word that token k is, or ends with, if it stands last in names.
func (p behind) class(k int) (gazetteer.ClassWord, bool) {
	c, ok := told(p).endsWithClass(k)
	return c, ok && c.Last
}

// stateBody gives the class word of a body that a state has but one of, right behind the country in the tokens
// [i,k): it names none, as the country says whose it is.
func (p behind) stateBody(i, k int) (gazetteer.ClassWord, bool) {
	if k >= len(p.Tokens) || p.Tokens[k].Kind != scan.Lower {
		return gazetteer.ClassWord{}, false
	}
	e, _ := p.Lookup(i)
	c, ok := p.class(k)
	return c, ok && e != nil && e.Country && c.Public && !c.Department && c.Concept != court
}

// wholly gives the token after a body that one word names, which is more than a class word: "Verohallinto"; or i.
func (p behind) wholly(i int) int {
	if _, whole := p.Lex.Classes[p.Tokens[i].Fold]; whole {
		return i
	}
	return i + 1
}

// first gives the token after the first part of a name at token i, or i if it begins none: a place, a word that says
// itself that a body follows, or words whose capitals tell something.
func (p behind) first(i int) int {
	if e, end := p.Lookup(i); e != nil && e.Type == "place" && !e.Weak {
		return end
	}
	if told(p).tellsBody(i) {
		return i + 1
	}
	if p.Tokens[i].First || p.Person(i, min(i+2, len(p.Tokens))) {
		return len(p.Tokens)
	}
	return i + 1
}

// leads reports whether token k is a word that may stand within a name, behind its first.
func (p behind) leads(k int) bool {
	t := &p.Tokens[k]
	if t.Kind == scan.Upper && t.Joint == scan.Space && !t.Figure && !p.Given(k) {
		return true
	}
	if t.Kind == scan.Mark {
		return t.Joint == scan.None && p.Clean.Text[t.Start:t.End] == "-" && p.and(k+1) // "sosiaali- ja"
	}
	if t.Kind != scan.Lower || t.Figure || t.Joint == scan.LineBreak {
		return false
	}
	if _, class := p.class(k); class {
		return true
	}
	if p.Lex.Connectors[t.Fold] != "" {
		return p.and(k) && !p.Tokens[k-1].Capital()
	}
	return !p.Lex.VerbForm(t.Fold) && !p.Lex.Function[t.Fold] && (!p.Lex.Stop[t.Fold] || p.Lex.Terms[t.Fold] != "")
}

// and reports whether token k joins two of a kind, the second in small letters.
func (p behind) and(k int) bool {
	return k+1 < len(p.Tokens) && p.Lex.Connectors[p.Tokens[k].Fold] == "and" && p.Tokens[k+1].Kind == scan.Lower
}

// goesOn reports whether a class word follows that takes the name on: "veselības aprūpes centrs".
func (p behind) goesOn(k int) bool {
	if k >= len(p.Tokens) || !p.leads(k) {
		return false
	}
	_, ok := p.class(k)
	return ok
}
