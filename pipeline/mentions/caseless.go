package mentions

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// ideographs finds names of the lexicon in a run of characters without word boundaries.
func (p *passage) ideographs(i int) {
	t := &p.Tokens[i]
	text := p.Clean.Text[t.Start:t.End]
	if p.Other != nil {
		for _, n := range p.Other.Names {
			if e := n.Entries[text]; e != nil {
				p.Take(e, i, i+1)
				return
			}
		}
		return
	}
	p.Matches(text, func(e *gazetteer.Entry, from, to int) {
		p.Add(sheet.Name{From: i, To: i + 1, Start: t.Start + from, End: t.Start + to, Type: e.Type, Key: e.ID,
			Canonical: e.Name, Rule: "lexicon"})
	})
}

// caseless finds a place of the lexicon at token i of a script without capitals, and gives the token after it, or i.
// What the language writes as one with a name is no part of it.
func (p *passage) caseless(i int) int {
	t := &p.Tokens[i]
	text := p.Clean.Text[t.Start:t.End]
	for _, before := range append([]string{""}, p.Lex.Affixes.Before...) {
		name, ok := strings.CutPrefix(t.Fold, before)
		if !ok || utf8.RuneCountInString(name) < 2 {
			continue
		}
		for _, after := range append([]string{""}, p.Lex.Affixes.After...) {
			stem, ok := strings.CutSuffix(name, after)
			if !ok || utf8.RuneCountInString(stem) < 2 {
				continue
			}
			e := p.oneWord(stem)
			if e == nil {
				continue
			}
			f := sheet.Name{From: i, To: i + 1, Type: e.Type, Key: e.ID, Canonical: e.Name, Rule: "lexicon"}
			if len(stem) != len(t.Fold) && len(text) == len(t.Fold) {
				f.Start, f.End = t.Start+len(before), t.End-len(after)
			}
			p.Add(f)
			return i + 1
		}
	}
	return i
}

// oneWord gives the name of the lexicon that is one word of a script without capitals. Since nothing else marks it as a
// name, it must be no word of every day, or the name of a country or a large town.
func (p *passage) oneWord(word string) *gazetteer.Entry {
	for _, n := range p.Lex.Names {
		if e := n.Entries[word]; e != nil {
			if e.Country || !p.Lex.Stop[word] && !e.Weak {
				return e
			}
			return nil
		}
	}
	e := p.Towns.Find(word)
	if e == nil || p.Lex.Stop[word] || !e.Large && p.Lex.Everyday(word) || !e.Large && utf8.RuneCountInString(word) < 3 {
		return nil
	}
	return e
}
