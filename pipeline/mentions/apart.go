package mentions

import (
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/phrase"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// Names that stand right beside others in a sequence of capitals, in languages of which the tagger has seen no texts:
// it cuts such sequences where it has.

// How many words of a name of a person stand behind a title and its place, or before a body.
const (
	leastApart = 2
	mostApart  = 4
)

// bodyBehind reports whether the sequence [from,to) is a person and a body behind: "İlber Ortaylı Galatasaray
// Üniversitesi".
func bodyBehind(p *passage, from, to int) bool {
	k := from + leastApart
	if p.Lex.Seen() || to-k < 2 || !p.ClassEnd(k, to) || !p.AllWords(from, to) {
		return false
	}
	return p.Head(k) == "" && p.Given(from) && p.Head(k-1) == ""
}

// personBefore reads a person behind a title, and before a body.
func personBefore(p *passage, c *capitals) bool {
	k := c.from + leastApart
	last := ledBehind(p, c)
	if !last && (!c.stripped || !bodyBehind(p, c.from, c.to)) {
		return false
	}
	rule := "title"
	if last {
		rule = "person"
	}
	p.Add(sheet.Name{From: c.from, To: k, Type: "person", Rule: rule})
	c.rest = k
	return true
}

// ledBehind reports whether a sequence begins with a given name and another one, and goes on with a body whose class
// word stands last: "Maria Lindqvist Oslo Ülikoolist".
func ledBehind(p *passage, c *capitals) bool {
	k := c.from + leastApart
	if k >= c.to || !p.Given(c.from) || !p.AllWords(c.from, c.to) {
		return false
	}
	e, _ := p.Lookup(k)
	_, end := phrase.Behind(&p.Reader, k)
	return e != nil && e.Type == "place" && end >= c.to
}

// placeOfTitle reads a place between a title and the person who bears it, where the place stands in another case or
// nothing joins it: "мэр Томска Дмитрий Махиня".
func placeOfTitle(p *passage, c *capitals) bool {
	if p.Lex.Seen() || !c.titled || c.entry == nil || c.entry.Type != "place" {
		return false
	}
	if words := c.to - c.end; words < leastApart || words > mostApart {
		return false
	}
	if !p.AllWords(c.end, c.to) || p.Tokens[c.end].Joint != scan.Space || p.ClassEnd(c.end, c.to) {
		return false
	}
	p.Take(c.entry, c.from, c.end)
	p.Add(sheet.Name{From: c.end, To: c.to, Type: "person", Rule: "title"})
	return true
}

// officeOf reports whether the words behind a place lead to a title, and that to a name: "Eskişehir Büyükşehir Belediye
// Başkanı Ayşe Ünlüce".
func officeOf(p *passage, c *capitals) bool {
	if p.Lex.Seen() {
		return false
	}
	k := c.end
	for k < c.to-leastApart && !p.Title(k) && p.Lex.Everyday(p.Tokens[k].Fold) {
		k++
	}
	return k > c.end && k < c.to-leastApart && p.Title(k)
}

// classBefore reads a name behind a class word in small letters that is no part of it: "la empresa Talgo", "il clan Di
// Lauro". A body of a state has no such name.
func classBefore(p *passage, c *capitals) bool {
	if p.Lex.Seen() || c.from == 0 || c.titled || p.Tokens[c.from].Joint != scan.Space {
		return false
	}
	k := c.from - 1
	if named(p, k) {
		k--
	}
	t := &p.Tokens[max(k, 0)]
	short := t.Fold == "." && k > 0 && phrase.StreetBefore(&p.Reader, c.from) // "ул. Малышева"
	if short {
		t = &p.Tokens[k-1]
	}
	class, ok := p.Lex.Classes[t.Fold]
	if k < 0 || !ok || t.Kind != scan.Lower || class.Public {
		return false
	}
	if class.Last && c.entry != nil && c.entry.Type == "place" {
		return false // where the body is: "centrą Kaune"
	}
	if class.Type != "organization" && class.Type != "place" || p.ClassEnd(c.from, c.to) || ofItself(c) {
		return false
	}
	p.Add(sheet.Name{From: k + 1, To: c.to, Type: class.Type, Rule: "class_word"})
	return true
}

// ofItself reports whether the capitals are a body or a country without a word of a class.
func ofItself(c *capitals) bool {
	return c.entry != nil && (c.entry.Type == "organization" || c.entry.Country)
}

// named reports whether token i is an article with a capital in the middle of a sentence, as names have: "El
// Universal".
func named(p *passage, i int) bool {
	t := &p.Tokens[i]
	return i > 0 && t.Kind == scan.Upper && !t.First && t.Joint == scan.Space && p.Lex.Connectors[t.Fold] == "article"
}

// opens reports whether a learnt name begins with the first word of a sentence that owes its capital to its place. What
// is a name of another type without that word is another name: "Forza Italia".
func opens(p *passage, f *sheet.Name) bool {
	k := f.From + 1
	if k >= f.To || !p.Tokens[f.From].First || !p.Tokens[k].Capital() || !p.Opener(f.From) {
		return false
	}
	e, _ := p.Lookup(k)
	return e == nil || e.Type == f.Type
}

// trimLearnt takes from what was learnt the first word of a sentence that owes its capital to its place, and a lone
// adjective or class word, which names nothing by itself. It parts names that were learnt as one, and ends them before
// a verb.
func trimLearnt(p *passage) {
	if p.Lex.Seen() {
		return
	}
	kept := make([]sheet.Name, 0, len(p.Found))
	for _, f := range p.Found {
		if f.Rule != "learnt" || f.End > 0 {
			kept = append(kept, f)
			continue
		}
		if opens(p, &f) {
			f.From++
		}
		beforeVerb(p, &f)
		if k := joined(p, &f); k > 0 {
			first := f
			first.To, f.From = k, k+1
			kept = append(kept, first)
		}
		listed(p, &f)
		if f.Type == "person" && phrase.StreetBefore(&p.Reader, f.From) {
			f.Type = "place"
		}
		if place := placeLast(p, &f); place != nil {
			person := f
			person.To, person.Type = f.To-1, "person"
			kept = append(kept, person, sheet.Name{From: f.To - 1, To: f.To, Type: "place", Key: place.ID,
				Canonical: place.Name, Rule: place.Rule()})
			continue
		}
		if f.To-f.From == 1 && (p.Lex.Adjective(p.Tokens[f.From].Fold) || p.Head(f.From) != "") {
			continue
		}
		kept = append(kept, f)
	}
	p.Found = kept
}

// placeLast gives the town of the language's own country in another case that ends what was learnt as one name with a
// person of two words, the first of which is a given name: "Kaja Kallasega Narvas"; nil if there is none.
func placeLast(p *passage, f *sheet.Name) *gazetteer.Entry {
	last := f.To - 1
	if f.To-f.From != leastApart+1 || !p.AllWords(f.From, f.To) || !p.Given(f.From) && !givenInCase(p, f.From) {
		return nil
	}
	e, end := p.Lookup(last)
	if !nearTown(p, e) || end != f.To || firstCase(p, e, last, end) {
		return nil
	}
	return e
}

// nearTown reports whether e is a town of the language's own country, and no word of every day.
func nearTown(p *passage, e *gazetteer.Entry) bool {
	return e != nil && e.Type == "place" && !e.Weak && e.Land != "" && e.Land == p.Lex.Home
}

// beforeVerb ends a learnt name before the form of a verb in small letters: "Uniwersytet
// Warszawski otworzył laboratorium".
func beforeVerb(p *passage, f *sheet.Name) {
	for k := f.From + 1; k < f.To; k++ {
		t := &p.Tokens[k]
		small := t.Kind == scan.Lower && t.Joint == scan.Space
		if small && p.Lex.Connectors[t.Fold] == "" && p.Lex.VerbForm(t.Fold) {
			f.To = k
			return
		}
	}
}

// joined gives the token that joins two names of which one was learnt, 0 if there is none: a word for "and" behind no
// class word, whose name may go on.
func joined(p *passage, f *sheet.Name) int {
	for k := f.From; k < f.To-1; k++ {
		if _, class := p.Class(k); class {
			return 0
		}
		if k > f.From && p.Tokens[k].Kind == scan.Lower && p.Lex.Connectors[p.Tokens[k].Fold] == "and" {
			return k
		}
	}
	return 0
}

// listed makes a learnt name the one of the lexicon of which it is a part, or that has an ending behind an apostrophe
// there: "Spojených" států, "Almanya'nın".
func listed(p *passage, f *sheet.Name) {
	ending := f.To == f.From+2 && p.suffixed(f.From+1)
	if e, end := p.Lookup(f.From); e != nil && !e.Weak && (end > f.To || ending && end == f.From+1) {
		*f = sheet.Name{From: f.From, To: end, Type: e.Type, Key: e.ID, Canonical: e.Name, Rule: e.Rule()}
	}
}
