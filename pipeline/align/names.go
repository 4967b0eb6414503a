package align

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/align/letters"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// mentionLink is an entity that both sides of a bead name.
type mentionLink struct {
	a, b []*schema.Mention
	rule string
}

// linkMentions gives the entities that both sides name, in the order of their first mention in a.
func linkMentions(a, b []unit) []mentionLink {
	var out []mentionLink
	place := map[string]int{}
	for i := range a {
		for _, m := range a[i].mentions {
			k, ok := place[m.EntityID]
			if !ok {
				k = len(out)
				place[m.EntityID] = k
				out = append(out, mentionLink{rule: ruleMention})
			}
			out[k].a = append(out[k].a, m)
		}
	}
	for i := range b {
		for _, m := range b[i].mentions {
			if k, ok := place[m.EntityID]; ok {
				out[k].b = append(out[k].b, m)
			}
		}
	}
	return slices.DeleteFunc(out, func(l mentionLink) bool { return len(l.b) == 0 })
}

func mentionTexts(ms []*schema.Mention) (ids []string, text string) {
	texts := make([]string, len(ms))
	for i, m := range ms {
		ids = append(ids, m.MentionID)
		texts[i] = m.Surface
	}
	return ids, strings.Join(texts, "; ")
}

// nameRule is one way to see that two names that no link holds stand in the same place and name different things.
type nameRule struct {
	name string
	when func(p *pair, a, b *naming) bool
}

// nameRules are looked at in order. They would rather miss a difference than make one up: names of one thing in two
// languages, short forms, and spellings are no difference.
var nameRules = []nameRule{
	{"same_place", (*pair).inSamePlace},
	{"same_sort", (*pair).ofSameSort},
	{"other_entity", (*pair).ofOtherEntities},
}

// naming is a mention with what stands around it in its sentence.
type naming struct {
	*schema.Mention
	before, after string
	words         []string // of the name, folded, without short ones
}

// comparedTypes are the types of names that are compared.
var comparedTypes = []string{schema.TypeLaw, schema.TypeOperation, schema.TypeOrganization, schema.TypePerson,
	schema.TypePlace}

// differentNames finds the names of a bead that stand in the same place and name different things: of each type, the
// only ones that no link holds.
func (p *pair) differentNames(a, b []unit, linked []mentionLink) []mentionLink {
	var out []mentionLink
	as, bs := unlinkedNames(a, linked), unlinkedNames(b, linked)
	for _, kind := range comparedTypes {
		x, y := onlyOf(as, kind), onlyOf(bs, kind)
		if x == nil || y == nil {
			continue
		}
		for _, r := range nameRules {
			if r.when(p, x, y) {
				out = append(out, mentionLink{a: []*schema.Mention{x.Mention}, b: []*schema.Mention{y.Mention}, rule: r.name})
				break
			}
		}
	}
	return out
}

// unlinkedNames gives the names of sentences whose entities the other side does not name.
func unlinkedNames(units []unit, linked []mentionLink) []*naming {
	var out []*naming
	for i := range units {
		text, at := units[i].row.Text, 0
		for _, m := range units[i].mentions {
			n := &naming{Mention: m, words: nameWords(m.Surface)}
			if k := strings.Index(text[at:], m.Surface); k >= 0 {
				at += k
				n.before = lastWord(text[:at])
				at += len(m.Surface)
				n.after = firstWord(text[at:])
			}
			if !slices.ContainsFunc(linked, func(l mentionLink) bool { return l.a[0].EntityID == m.EntityID }) {
				out = append(out, n)
			}
		}
	}
	return out
}

// onlyOf gives the only name of a type, nil if there is none or there are several.
func onlyOf(names []*naming, kind string) *naming {
	var out *naming
	for _, n := range names {
		if n.Type == kind {
			if out != nil {
				return nil
			}
			out = n
		}
	}
	return out
}

// minNameWord is how many letters a word of a name must have to count: shorter ones join others.
const minNameWord = 3

// nameWords gives the words of a name, folded, without short ones. Names in a script without blanks have none.
func nameWords(surface string) []string {
	var out []string
	between := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for _, w := range strings.FieldsFunc(surface, between) {
		if strings.ContainsFunc(w, character.Spaceless) {
			return nil
		}
		if utf8.RuneCountInString(w) >= minNameWord {
			out = append(out, letters.Fold(w))
		}
	}
	return out
}

// inSamePlace holds for names of one language that stand beside the same word and have different words.
func (p *pair) inSamePlace(a, b *naming) bool {
	beside := a.before != "" && a.before == b.before || a.after != "" && a.after == b.after
	return p.same && beside && differentWords(a, b) && !(a.Type == schema.TypePerson && shareWord(a, b))
}

// ofSameSort holds for two operations in two languages of which one is called by words of the other's language: such a
// name was not translated, so the other one is another name.
func (p *pair) ofSameSort(a, b *naming) bool {
	foreign := func() bool { return borrowed(a, b, p.a, p.b) || borrowed(b, a, p.b, p.a) }
	return a.Type == schema.TypeOperation && !p.same && shareWord(a, b) && differentWords(a, b) && foreign()
}

// borrowed reports whether the words of a name that the other one lacks are words of the other language.
func borrowed(a, b *naming, own, other *document) bool {
	for _, w := range a.words {
		if !hasWord(b, w) && !isForeign(w, own.frequencies, other.frequencies) {
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

// ofOtherEntities holds for two entities with identifiers of their own, of which neither is named anywhere in the other
// text, by names that are not alike.
func (p *pair) ofOtherEntities(a, b *naming) bool {
	apart := !p.b.names(a.EntityID) && !p.a.names(b.EntityID)
	return a.wellKnown() && b.wellKnown() && apart && !shareWord(a, b)
}

// ruleLexicon is the rule of mentions that found a name in the lexicon, which has one entity for it in all languages.
const ruleLexicon = "lexicon"

// wellKnown reports whether the name is one of an entity that the lexicon or Wikidata knows, so that another one is
// another entity.
func (n *naming) wellKnown() bool {
	id := n.EntityID
	numbered := len(id) > 1 && (id[0] == 'q' || id[0] == 'Q') && strings.Trim(id[1:], "0123456789") == ""
	return numbered || n.Rule == ruleLexicon && (n.Type == schema.TypePlace || n.Type == schema.TypeOrganization)
}

// names reports whether the document names an entity.
func (d *document) names(entity string) bool {
	return slices.ContainsFunc(d.units, func(u unit) bool {
		return slices.ContainsFunc(u.mentions, func(m *schema.Mention) bool { return m.EntityID == entity })
	})
}

// differentWords reports whether each name has a word that the other has not, not even in another spelling.
func differentWords(a, b *naming) bool {
	own := func(x, y *naming) bool {
		return slices.ContainsFunc(x.words, func(w string) bool { return !hasWord(y, w) })
	}
	return own(a, b) && own(b, a) && !isInitials(a, b) && !isInitials(b, a)
}

func shareWord(a, b *naming) bool {
	return slices.ContainsFunc(a.words, func(w string) bool { return hasWord(b, w) })
}

func hasWord(n *naming, word string) bool {
	return slices.ContainsFunc(n.words, func(w string) bool { return letters.Related(w, word) })
}

// isInitials reports whether the name a is the initials of words of b.
func isInitials(a, b *naming) bool {
	if len(a.words) != 1 || len(b.words) < 2 {
		return false
	}
	rest := a.words[0]
	for _, w := range b.words {
		if rest != "" && rest[0] == w[0] {
			rest = rest[1:]
		}
	}
	return rest == ""
}
