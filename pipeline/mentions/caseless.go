package mentions

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
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

// caseless finds a name of the lexicon at token i of a script without capitals, and gives the token after it, or i.
// What the language writes as one with a name is no part of it.
func (p *passage) caseless(i int) int {
	before := append([]string{""}, p.Lex.Affixes.Before...)
	for _, b := range before {
		if end := p.severalWords(i, b); end > i {
			return end
		}
	}
	for _, b := range before {
		if name, ok := strings.CutPrefix(p.Tokens[i].Fold, b); ok && p.stem(i, i+1, name, "", b, p.oneWord) {
			return i + 1
		}
	}
	return i
}

// severalWords finds the longest name of several words at token i, whose first word has the affix before in front of
// it, and gives the token after it, or i.
func (p *passage) severalWords(i int, before string) int {
	first, ok := strings.CutPrefix(p.Tokens[i].Fold, before)
	if !ok {
		return i
	}
	longest := 0
	for _, n := range p.Lex.Names {
		longest = max(longest, n.Longest[first])
	}
	for end := min(i+longest, len(p.Tokens)); end > i+1; end-- {
		head := first + " "
		if end > i+2 {
			head += scan.Key(p.Tokens[i+1:end-1]) + " "
		}
		if p.Unbroken(i, end) && p.stem(i, end, p.Tokens[end-1].Fold, head, before, p.listed) {
			return end
		}
	}
	return i
}

// stem adds the name of the tokens from i to end, if find knows it when an affix behind its last word is taken off. The
// words head stand before the last one.
func (p *passage) stem(i, end int, last, head, before string, find func(string) *gazetteer.Entry) bool {
	for _, after := range append([]string{""}, p.Lex.Affixes.After...) {
		word, ok := strings.CutSuffix(last, after)
		if !ok || utf8.RuneCountInString(word) < 2 {
			continue
		}
		e := find(head + word)
		if e == nil {
			continue
		}
		f := sheet.Name{From: i, To: end, Type: e.Type, Key: e.ID, Canonical: e.Name, Rule: "lexicon"}
		f.Start, f.End = p.Tokens[i].Start, p.Tokens[end-1].End
		if p.asWritten(i) {
			f.Start += len(before)
		}
		if p.asWritten(end - 1) {
			f.End -= len(after)
		}
		p.Add(f)
		return true
	}
	return false
}

// asWritten reports whether token i is as long as its folded form, so that the bytes of an affix are the same in both.
func (p *passage) asWritten(i int) bool {
	return p.Tokens[i].End-p.Tokens[i].Start == len(p.Tokens[i].Fold)
}

// listed gives the name of the lexicon that is a name of several words.
func (p *passage) listed(name string) *gazetteer.Entry {
	for _, n := range p.Lex.Names {
		if e := n.Entries[name]; e != nil && !e.Weak {
			return e
		}
	}
	return nil
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
