package phrase

import (
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// Convincing reports whether the lexicon's name stands where such a name can stand. A weak one, which is also a common
// word or a person's name, needs a preposition of place before it or a place beside it.
func (p *Reader) Convincing(e *gazetteer.Entry, i, end int, titled bool) bool {
	if end < len(p.Tokens) && p.Tokens[end].Joint == scan.Hyphen && p.Tokens[end].Capital() ||
		p.Tokens[i].Joint == scan.Hyphen {
		return false
	}
	if end == i+1 && p.Tokens[i].First && p.Lex.Stop[p.Tokens[i].Fold] && !e.Country {
		return false
	}
	if !e.Weak {
		return true
	}
	if titled || i == 0 {
		return false
	}
	if n := len(p.Found); n > 0 && p.Found[n-1].Type == "place" && p.ListMarks(p.Found[n-1].To, i) {
		return true
	}
	before := &p.Tokens[i-1]
	if p.Lex.Connectors[before.Fold] == "in" && before.Kind == scan.Lower {
		return true
	}
	if end+1 < len(p.Tokens) && p.Tokens[end].Fold == "," {
		if next, to := p.Lookup(end + 1); next != nil && next.Type == "place" && !next.Weak && to > end+1 {
			return true
		}
	}
	return largeTown(p, i, end)
}

// largeTown reports whether the token [i,end) is the name of a large town and of no person, and owes its capital to
// that.
func largeTown(p *Reader, i, end int) bool {
	t := &p.Tokens[i]
	if end != i+1 || t.Kind != scan.Upper || t.First {
		return false
	}
	if p.Plain(i) || p.Lex.Capitals || p.Given(i) {
		return false
	}
	e := p.Towns.Find(t.Fold)
	return e != nil && e.Large
}

// Direction gives the first token after the words of direction at the head of the sequence, or i.
func (p *Reader) Direction(i, j int) int {
	k := i
	for k < j-1 && p.Lex.Connectors[p.Tokens[k].Fold] == "in" {
		k++
	}
	return k
}

// Opener reports whether the first word of a sentence owes its capital to its place: it is an article, a preposition or
// the like, or another of the most frequent words with no class word behind.
func (p *Reader) Opener(i int) bool {
	t := &p.Tokens[i]
	if t.Kind == scan.Caps || t.End-t.Start == 1 && t.End < len(p.Clean.Text) && p.Clean.Text[t.End] == '.' {
		return false
	}
	if p.Lex.Function[t.Fold] || p.Lex.Connectors[t.Fold] != "" {
		return true
	}
	if e, _ := p.Lookup(i); e != nil && e.Country {
		return false // lists of stop words have names of countries
	}
	return p.Lex.Stop[t.Fold] && !p.ClassEnd(i, p.Chunk(i)) || p.beforeHead(i) || beforeGenitive(p, i)
}

// beforeGenitive reports whether a frequent word stands before a country in another case, in a language that tells by
// it whose something is: "Власти Узбекистана".
func beforeGenitive(p *Reader, i int) bool {
	t := &p.Tokens[i]
	if len(p.Lex.Endings) == 0 || i+1 >= len(p.Tokens) || t.Kind != scan.Upper || !t.First {
		return false
	}
	_, own := p.Class(i)
	if e, _ := p.Lookup(i); e != nil || own || !p.Lex.Everyday(t.Fold) || p.Tokens[i+1].Joint != scan.Space {
		return false
	}
	next, _ := p.Lookup(i + 1)
	return next != nil && next.Country && p.nationBehind(i+1)
}

// beforeHead reports whether a frequent word that is no adjective stands before a class word in a language whose class
// words stand first: "Вчера Министерство …".
func (p *Reader) beforeHead(i int) bool {
	fold := p.Tokens[i].Fold
	if !p.Lex.Small || !p.Lex.Everyday(fold) || p.Lex.Adjective(fold) || i+1 >= len(p.Tokens) {
		return false
	}
	_, next := p.Class(i + 1)
	_, own := p.Class(i)
	return next && !own && p.Tokens[i+1].Joint == scan.Space
}
