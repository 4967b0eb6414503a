// Package resolve finds what only the whole document shows: a sequence of capitals that comes again, a name in a list
// of people, a surname of somebody named in full, a known name in a headline.
package resolve

import (
	"slices"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/caseless"
	"example.org/sourcebook/pipeline/mentions/phrase"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// passage is a paragraph whose names were read by themselves.
type passage struct{ phrase.Reader }

// Words are those that a document has in small letters.
type Words map[string]bool

// Add adds those of a paragraph.
func (w Words) Add(s *sheet.Sheet) {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Kind == scan.Lower {
			w[t.Fold] = true
		}
	}
}

// Silent reports whether the second round finds no name in a paragraph, whatever the others say: the first one found
// none and left nothing open, and it has no word of capitals and none of a script without them.
func Silent(s *sheet.Sheet) bool {
	if len(s.Found)+len(s.Open)+len(s.Pending) > 0 {
		return false
	}
	return !slices.ContainsFunc(s.Tokens, func(t scan.Token) bool {
		return t.Kind == scan.Caps || t.Kind == scan.Han || t.Kind == scan.Lower && scan.Caseless(t.Fold)
	})
}

// Resolve does the second round over the paragraphs of a document; small has the words of all of them. Silent ones may
// be left out.
func Resolve(sheets []*sheet.Sheet, small Words) {
	var passages []*passage
	for _, s := range sheets {
		passages = append(passages, &passage{phrase.On(s)})
	}
	for _, p := range passages {
		p.Complete()
		p.fill()
		streets(p)
		housed(p)
		teams(p)
		particled(p)
		adjacent(p)
	}
	notPeople(passages)
	for _, p := range passages {
		p.doubt(small)
	}
	support(passages)
	for _, p := range passages {
		p.Cover()
	}
	acceptPending(passages)
	acceptSingle(passages)
	for _, p := range passages {
		spelledOut(p)
		p.bracketed()
		codes(p)
	}
	names := gather(passages)
	for _, p := range passages {
		p.agree(names)
		p.again(names)
		p.lastNames(names)
		widen(p)
		p.acceptCapitals()
		streets(p)
		p.Settle()
	}
}

// fill gives keys to the names that have none, and short forms the key of what they abbreviate.
func (p *passage) fill() {
	for i := range p.Found {
		f := &p.Found[i]
		if f.Key == "" {
			f.Key = p.KeyOf(f)
		}
		if f.ShortFor == "previous" && i > 0 {
			f.ShortFor, f.Canonical = p.Found[i-1].Key, p.Found[i-1].Canonical
		}
	}
}

// doubts are the reasons for which a learnt name of one word is none.
var doubts = []struct {
	name string
	when func(p *passage, i int, small map[string]bool) bool
}{
	{"also written small", func(p *passage, i int, small map[string]bool) bool {
		return p.Tokens[i].First && p.Tokens[i].Kind == scan.Upper && small[p.Tokens[i].Fold]
	}},
	{"class word", func(p *passage, i int, _ map[string]bool) bool {
		_, class := p.Class(i)
		return class && p.Tokens[i].Kind == scan.Upper
	}},
	{"people of a nation", func(p *passage, i int, _ map[string]bool) bool {
		return p.Lex.Demonyms[p.Tokens[i].Fold] != ""
	}},
	{"the office of a person", func(p *passage, i int, _ map[string]bool) bool { return p.Office(i) }},
	{"several words that lost their blanks", func(p *passage, i int, _ map[string]bool) bool { return p.Glued(i) }},
	{"an article and a word that lost their blank", articled},
	{"a line of capitals", func(p *passage, i int, _ map[string]bool) bool { return p.Shouting(i) }},
	{"the subject of what follows a colon", func(p *passage, i int, _ map[string]bool) bool { return p.subject(i) }},
	{"a tax, a measure, a number of a register", func(p *passage, i int, _ map[string]bool) bool {
		return p.Tokens[i].Kind == scan.Caps && p.Lex.NoBodies[p.Tokens[i].Fold]
	}},
	{"month or day", func(p *passage, i int, _ map[string]bool) bool { return p.Lex.Calendar[p.Tokens[i].Fold] }},
}

// How many bytes an article has at least that touches the word behind it, and that word.
const (
	leastArticle  = 3
	leastArticled = 4
)

// articled reports whether token i begins a sentence with an article and a word of every day in one, in a language of
// which the tagger has seen no texts: "Losniños jugaban".
func articled(p *passage, i int, _ map[string]bool) bool {
	t := &p.Tokens[i]
	if p.Lex.Seen() || !t.First || t.Kind != scan.Upper || p.Lex.Everyday(t.Fold) || p.NameKind(i) != "" {
		return false
	}
	for head := leastArticle; head+leastArticled <= len(t.Fold); head++ {
		if p.Lex.Connectors[t.Fold[:head]] == "article" && p.Lex.Everyday(t.Fold[head:]) {
			return true
		}
	}
	return false
}

// subject reports whether token i is a word of every day that says before a colon what its sentence is about: "Tennis:
// Novak Djokovic beat …".
func (p *passage) subject(i int) bool {
	t := &p.Tokens[i]
	if !t.First || t.Kind != scan.Upper || i+1 == len(p.Tokens) || p.Tokens[i+1].Fold != ":" {
		return false
	}
	return p.Lex.Everyday(t.Fold) && p.NameKind(i) == ""
}

// leastDigits is how many digits make a word of capitals beside them an identifier.
const leastDigits = 2

// identifier reports whether the tokens [i,j) are a part of an identifier: capitals, and digits that touch them.
func (p *passage) identifier(i, j int) bool {
	for k := i; k < min(j+1, len(p.Tokens)); k++ {
		t := &p.Tokens[k]
		if t.Kind != scan.Number || t.End-t.Start < leastDigits || k == 0 || p.Tokens[k-1].Kind == scan.Han {
			continue
		}
		before := &p.Tokens[k-1]
		touches := t.Joint == scan.None || t.Joint == scan.Hyphen || t.Joint == scan.Seam
		if touches && (before.Kind == scan.Caps || before.End-before.Start == 1 && before.Word()) {
			return true
		}
	}
	return false
}

// peopleOf reports whether a place in a script without blanks stands for its people.
func (p *passage) peopleOf(f *sheet.Name) bool {
	names := caseless.On(p.Sheet)
	return names.Nation(p.Clean.Text[f.Start:f.End]) || names.NationBehind(f.End)
}

// How a word is mostly written, as clusters.tsv tells.
const (
	mostlySmall = 's'
	asOftenSo   = 'm'
)

// ordinary reports whether all words of a learnt name are mostly written small, or, where it has several and names no
// place, as often as not, none of them a word for a body of a state: "Working Capital". A language without groups of
// words does not tell.
func (p *passage) ordinary(f *sheet.Name) bool {
	for i := f.From; i < f.To; i++ {
		t := &p.Tokens[i]
		if i > f.From && t.Joint == scan.Apostrophe {
			return false // "People's Review"
		}
		if !t.Capital() {
			continue
		}
		row, ok := p.Lex.Clusters.Find(p.Clean.Text[t.Start:t.End])
		if c, _ := p.Class(i); !ok || c.Public {
			return false
		}
		kind := row[len(row)-1]
		if kind != mostlySmall && (kind != asOftenSo || f.To-f.From == 1 || f.Type == "place") {
			return false
		}
	}
	return true
}

// classAlone reports whether a name in a script without blanks is a class word with nothing that tells it from others:
// "博物館".
func classAlone(p *passage, f *sheet.Name) bool {
	start, end := p.Bytes(f)
	name := p.Clean.Text[start:end]
	return slices.ContainsFunc(p.Lex.Marks, func(c language.ClassWord) bool { return c.Word == name })
}

// tongues reports whether the words of a name are those of languages, as in the menu of a page that can be read in
// several: "English", "English | Italiano".
func tongues(p *passage, f *sheet.Name) bool {
	for k := f.From; k < f.To; k++ {
		if t := &p.Tokens[k]; t.Word() && !p.Towns.Tongue(t.Fold) {
			return false
		}
	}
	return true
}

// doubt ends learnt names where their sentence goes on, and drops those that are none, and places that stand for their
// people.
func (p *passage) doubt(small map[string]bool) {
	for i := range p.Found {
		if f := &p.Found[i]; f.Rule == "learnt" {
			p.clip(f)
		}
	}
	p.Found = slices.DeleteFunc(p.Found, func(f sheet.Name) bool {
		if f.End > 0 && f.Type == "place" && (f.Rule == "learnt" || f.Rule == "lexicon") && p.peopleOf(&f) {
			return true
		}
		if f.Rule != "learnt" {
			return p.code(&f)
		}
		if f.End > 0 {
			return p.identifier(f.From, f.To) || classAlone(p, &f)
		}
		if p.identifier(f.From, f.To) || p.ordinary(&f) || tongues(p, &f) {
			return true
		}
		if f.Type == "place" && !p.Lex.Seen() && !p.Placed(f.From) {
			return true
		}
		if f.To != f.From+1 {
			return false
		}
		if f.Type != "person" && p.Lex.Things.Has(p.Tokens[f.From].Fold) {
			return true
		}
		for _, d := range doubts {
			if d.when(p, f.From, small) {
				return true
			}
		}
		return false
	})
}
