package people

import (
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// Particle reports whether token i is a small word within a person's name: "van", "bin".
func (p *Reader) Particle(i int) bool {
	return p.Tokens[i].Kind == scan.Lower && p.Lex.Particles[p.Tokens[i].Fold]
}

// AfterParticles gives the token with a capital after the small words at token i that follow a given name, or i.
func (p *Reader) AfterParticles(i int) int {
	if !p.Given(i - 1) {
		return i
	}
	k := i
	for k < i+2 && k < len(p.Tokens) && p.Particle(k) && p.Tokens[k].Joint == scan.Space {
		k++
	}
	if k > i && p.CapitalAt(k) && p.Tokens[k].Joint == scan.Space {
		return k
	}
	return i
}

// NameOnly reports whether token i is a word with a capital that the lexicon has neither as a word of the language nor
// as a name of another kind: one of every day is none but where every noun has a capital.
func (p *Reader) NameOnly(i int) bool {
	t := &p.Tokens[i]
	if t.Kind != scan.Upper || !p.Lex.Capitals && p.Lex.Everyday(t.Fold) || p.Title(i) || p.Lex.Terms[t.Fold] != "" {
		return false
	}
	if _, class := p.Class(i); class || p.Lex.Demonyms[t.Fold] != "" {
		return false
	}
	if _, grouped := p.Lex.Groups.Find(t.Fold); grouped {
		return false
	}
	e, _ := p.Lookup(i)
	return e == nil && !glossed(p.Lex.AllGlosses(), t.Fold)
}

// leastHead is how many letters the last part of a compound has at least.
const leastHead = 6

// glossed reports whether a word, or one with which it ends, as compounds do, has a meaning in English.
func glossed(g gazetteer.Glosses, word string) bool {
	if g.Of(word) != "" {
		return true
	}
	n := utf8.RuneCountInString(word)
	for at := range word {
		if n < leastHead {
			return false
		}
		if at > 0 && g.Has(word[at:]) {
			return true
		}
		n--
	}
	return false
}
