// Package resolve finds what only the whole document shows: a sequence of capitals that comes again, a name in a list
// of people, a surname of somebody named in full, a known name in a headline.
package resolve

import (
	"slices"

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
// none and left nothing open, and it has no word of capitals.
func Silent(s *sheet.Sheet) bool {
	if len(s.Found)+len(s.Open)+len(s.Pending) > 0 {
		return false
	}
	return !slices.ContainsFunc(s.Tokens, func(t scan.Token) bool { return t.Kind == scan.Caps })
}

// Resolve does the second round over the paragraphs of a document; small has the words of all of them. Silent ones may
// be left out.
func Resolve(sheets []*sheet.Sheet, small Words) {
	var passages []*passage
	for _, s := range sheets {
		passages = append(passages, &passage{phrase.On(s)})
	}
	for _, p := range passages {
		p.fill()
	}
	notPeople(passages)
	for _, p := range passages {
		p.doubt(small)
		p.Cover()
	}
	acceptPending(passages)
	acceptSingle(passages)
	names := gather(passages)
	for _, p := range passages {
		p.agree(names)
		p.again(names)
		p.acceptCapitals()
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
	{"a line of capitals", func(p *passage, i int, _ map[string]bool) bool { return p.Shouting(i) }},
	{"month or day", func(p *passage, i int, _ map[string]bool) bool { return p.Lex.Calendar[p.Tokens[i].Fold] }},
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

// doubt drops learnt names that are none.
func (p *passage) doubt(small map[string]bool) {
	p.Found = slices.DeleteFunc(p.Found, func(f sheet.Name) bool {
		if f.Rule != "learnt" {
			return false
		}
		if f.End > 0 {
			return f.Type == "place" && p.peopleOf(&f) || p.identifier(f.From, f.To)
		}
		if p.identifier(f.From, f.To) {
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
