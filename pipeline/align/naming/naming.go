// Package naming compares the names of two aligned passages: which entities both name, and which names stand in the
// same place and mean different things. It would rather miss a difference than make one up: names of one thing in two
// languages, short forms, and spellings are no difference.
package naming

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/align/letters"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Document is what is known of a document whose passages are compared.
type Document struct {
	Language    string
	Frequencies *language.Frequencies // of its words; nil if none are known
	Nations     Nations               // words of nationality of its language
	Mentions    []*schema.Mention     // of all its sentences
}

// Sentence is a sentence of a passage, with its names in the order of the text.
type Sentence struct {
	Text     string
	Mentions []*schema.Mention
}

// Link is what two passages name: one entity, or two things in one place.
type Link struct {
	A, B []*schema.Mention
	Rule string // in what way names of different things were found; empty where it is one entity
}

// Pair compares the passages of two documents.
type Pair struct {
	A, B     *Document
	Same     bool // one language
	Spelling *Spelling
}

// Linked gives the entities that both passages name, in the order of their first mention in a.
func Linked(a, b []Sentence) []Link {
	var out []Link
	place := map[string]int{}
	for _, s := range a {
		for _, m := range s.Mentions {
			k, ok := place[m.EntityID]
			if !ok {
				k = len(out)
				place[m.EntityID] = k
				out = append(out, Link{})
			}
			out[k].A = append(out[k].A, m)
		}
	}
	for _, s := range b {
		for _, m := range s.Mentions {
			if k, ok := place[m.EntityID]; ok {
				out[k].B = append(out[k].B, m)
			}
		}
	}
	return slices.DeleteFunc(out, func(l Link) bool { return len(l.B) == 0 })
}

// rule is one way to see that two names that no link holds stand in the same place and name different things.
type rule struct {
	name string
	suit func(p *Pair, n *name) bool    // whether a name is looked at; nil for all
	when func(p *Pair, a, b *name) bool // whether the two are different
}

// rules are looked at in order.
var rules = []rule{
	{"same_place", nil, (*Pair).inSamePlace},
	{"same_sort", nil, (*Pair).ofSameSort},
	{"other_nation", (*Pair).isNational, (*Pair).ofOtherNations},
	{"other_entity", (*Pair).isKnown, (*Pair).ofOtherEntities},
	{"other_person", (*Pair).isPerson, (*Pair).ofOtherPersons},
}

// types are the types of names that are compared.
var types = []string{schema.TypeLaw, schema.TypeOperation, schema.TypeOrganization, schema.TypePerson, schema.TypePlace}

// Different finds the names of two passages that stand in the same place and name different things: of each type, the
// only ones that suit a rule and that no link holds.
func (p *Pair) Different(a, b []Sentence, linked []Link) []Link {
	var out []Link
	as, bs := unlinked(a, linked), unlinked(b, linked)
	for _, kind := range types {
		for _, r := range rules {
			x, y := p.onlyOf(as, kind, r), p.onlyOf(bs, kind, r)
			if x != nil && y != nil && r.when(p, x, y) {
				out = append(out, Link{A: []*schema.Mention{x.Mention}, B: []*schema.Mention{y.Mention}, Rule: r.name})
				break
			}
		}
	}
	return out
}

// unlinked gives the names of sentences whose entities the other side does not name.
func unlinked(sentences []Sentence, linked []Link) []*name {
	var out []*name
	for _, s := range sentences {
		at := 0
		for _, m := range s.Mentions {
			n := newName(m)
			if k := strings.Index(s.Text[at:], m.Surface); k >= 0 {
				at += k
				n.before = agree.Folded(letters.LastWord(s.Text[:at]))
				at += len(m.Surface)
				n.after = agree.Folded(letters.FirstWord(s.Text[at:]))
			}
			if !slices.ContainsFunc(linked, func(l Link) bool { return l.A[0].EntityID == m.EntityID }) {
				out = append(out, n)
			}
		}
	}
	return out
}

// onlyOf gives the only name of a type that suits a rule, nil if there is none or there are several.
func (p *Pair) onlyOf(names []*name, kind string, r rule) *name {
	var out *name
	for _, n := range names {
		if n.Type != kind || r.suit != nil && !r.suit(p, n) {
			continue
		}
		if out != nil {
			return nil
		}
		out = n
	}
	return out
}

// inSamePlace holds for names of one language that stand beside the same word and have different words. Two single
// words must sound differently, and between the same words that is enough.
func (p *Pair) inSamePlace(a, b *name) bool {
	before, after := a.before != "" && a.before == b.before, a.after != "" && a.after == b.after
	switch {
	case !p.Same || !before && !after || a.Type == schema.TypePerson && shareWord(a, b):
		return false
	case len(a.words) == 1 && len(b.words) == 1:
		return p.Spelling.otherConsonants(a, b) && (before && after || differentWords(a, b))
	}
	return differentWords(a, b)
}

// ofSameSort holds for two operations in two languages of which one is called by words of the other's language: such a
// name was not translated, so the other one is another name.
func (p *Pair) ofSameSort(a, b *name) bool {
	foreign := func() bool { return borrowed(a, b, p.A, p.B) || borrowed(b, a, p.B, p.A) }
	return a.Type == schema.TypeOperation && !p.Same && shareWord(a, b) && differentWords(a, b) && foreign()
}

// borrowed reports whether the words of a name that the other one lacks are words of the other language.
func borrowed(a, b *name, own, other *Document) bool {
	for _, w := range a.words {
		if !hasWord(b, w) && !isForeign(w, own.Frequencies, other.Frequencies) {
			return false
		}
	}
	return true
}

// muchRarer is by how much a word costs more in a language than in another one that it belongs to: four times as rare.
const muchRarer = 60

// isForeign reports whether a word is much rarer in its own language than in the other one.
func isForeign(word string, own, other *language.Frequencies) bool {
	if own == nil || other == nil {
		return false
	}
	here, there := own.Find([]byte(word)), other.Find([]byte(word))
	return there > 0 && (here == 0 || here-there >= muchRarer)
}

// ofOtherEntities holds for two entities with identifiers of their own, of which neither is named anywhere in the
// other text, by names that are not alike: a country and its capital may have one name. Of two places one may be known
// from the atlas only.
func (p *Pair) ofOtherEntities(a, b *name) bool {
	if !isListed(a) && !isListed(b) || !p.apart(a, b) || shareWord(a, b) || a.isSyllable() || b.isSyllable() {
		return false
	}
	return p.Same || !p.Spelling.oneByEar(a, b) && !p.isPart(a, p.B) && !p.isPart(b, p.A)
}

// isPart reports whether a word of a name of a document is a name in another language or sounds like it: a place may
// have the name of a person.
func (p *Pair) isPart(n *name, d *Document) bool {
	return slices.ContainsFunc(d.Mentions, func(m *schema.Mention) bool {
		return slices.ContainsFunc(newName(m).words, func(w string) bool {
			return w == n.EntityID || p.Spelling.oneByEar(&name{Mention: m, words: []string{w}}, n)
		})
	})
}

// isKnown reports whether the name is one of an entity that the lexicon, the atlas or Wikidata knows, so that another
// one is another entity.
func (p *Pair) isKnown(n *name) bool {
	return isListed(n) || n.Type == schema.TypePlace && n.by(ruleAtlas)
}

// isListed reports whether the lexicon or Wikidata has the name.
func isListed(n *name) bool {
	id := n.EntityID
	numbered := len(id) > 1 && (id[0] == 'q' || id[0] == 'Q') && strings.Trim(id[1:], "0123456789") == ""
	return numbered || n.by(ruleLexicon) && (n.Type == schema.TypePlace || n.Type == schema.TypeOrganization)
}

// The rules of mentions that found a name in the lexicon or the atlas, which have one entity for it in all languages.
const (
	ruleLexicon = "lexicon"
	ruleAtlas   = "atlas"
)

// isPerson reports whether a name is one of a person in full: a person is called by a surname alone where the other
// text has another word for the same one, and those whose names are numbered are called otherwise in each language.
func (p *Pair) isPerson(n *name) bool {
	full := len(n.words) > 1 && !n.endsSmall() || n.ideographs() || n.inSyllables()
	return n.Type == schema.TypePerson && !n.numbered && full
}

// ofOtherPersons holds for two persons with full names that share nothing, spelt in Latin letters, of whom neither is
// named anywhere in the other text.
func (p *Pair) ofOtherPersons(a, b *name) bool {
	if !p.apart(a, b) || p.mayBeOne(a, b) {
		return false
	}
	like := func(d *Document, n *name) bool {
		return slices.ContainsFunc(d.Mentions, func(m *schema.Mention) bool {
			other := newName(m)
			return m.Type == schema.TypePerson && (shareBeginning(other, n) || p.Spelling.soundAlike(other, n))
		})
	}
	return !like(p.B, a) && !like(p.A, b)
}

// apart reports whether neither entity is named in the other document.
func (p *Pair) apart(a, b *name) bool { return !p.B.names(a.EntityID) && !p.A.names(b.EntityID) }

// names reports whether the document names an entity.
func (d *Document) names(entity string) bool {
	return slices.ContainsFunc(d.Mentions, func(m *schema.Mention) bool { return m.EntityID == entity })
}
