package entities

import (
	"context"
	"slices"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Counterparts finds names that stand in each other's place in two versions of a sentence.
//
// A bead of one sentence and one in another language says the same twice, so what is named in it is, too. The names
// that the registry takes for one are set aside; if each sentence then has one entity of a type left, the one stands
// for the other. It may be that both lack their counterpart, which no rule found: so it counts whether the names are
// kin, and how often the two meet.
var Counterparts = stage.Stage{
	Name:    "counterparts",
	Version: 3,
	Each:    stage.Work,
	Cached:  true,
	Reads: []string{tables.Works.Name, tables.Beads.Name, tables.Candidates.Name, tables.Named.Name,
		stage.Lexicon},
	Writes: []string{tables.Counterparts.Name},
	Run:    findCounterparts,
}

func findCounterparts(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	var r *kinship // made for the first bead: most works are single documents
	var a, b standing
	for bead := range tables.Beads.Read(in) {
		if len(bead.AIDs) != 1 || len(bead.BIDs) != 1 || bead.Score <= 0 {
			continue
		}
		if r == nil {
			names, err := newRegistry(in.Lexicon())
			if err != nil {
				return err
			}
			r = &kinship{names}
		}
		a, b = a.of(in, bead.ADocumentID), b.of(in, bead.BDocumentID)
		for _, p := range opposite(a.names[bead.AIDs[0]], b.names[bead.BIDs[0]]) {
			row, err := r.counterpart(p[0], p[1])
			if err != nil {
				return err
			}
			tables.Counterparts.Write(out, row)
		}
	}
	return nil
}

// compared are the types of names that may stand in each other's place. Of operations two names are two: they are
// called by words that each version chooses, and a difference is what a reader looks for.
var compared = []string{schema.TypePerson, schema.TypeOrganization, schema.TypePlace, schema.TypeLaw}

// place is a name in a sentence, and the entity that it is as far as is known.
type place struct {
	*tables.Candidate
	entity string
}

// standing is the names of a document by their sentences.
type standing struct {
	document string
	names    map[string][]place
}

// of gives the names of a document, which s may have already.
func (s standing) of(in *stage.Reader, document string) standing {
	if s.document == document {
		return s
	}
	entity := map[int]string{}
	for m := range tables.Named.Of(in, document) {
		entity[m.Span.Start] = m.EntityID
	}
	s = standing{document, map[string][]place{}}
	for c := range tables.Candidates.Of(in, document) {
		s.names[c.SentenceID] = append(s.names[c.SentenceID], place{c, entity[c.Span.Start]})
	}
	return s
}

// opposite gives the names of two sentences that stand in each other's place: of each type the ones of the only entity
// that the other sentence lacks.
func opposite(a, b []place) [][2]place {
	var out [][2]place
	for _, typ := range compared {
		x, y := onlyOf(typ, a, b), onlyOf(typ, b, a)
		if x.Candidate != nil && y.Candidate != nil && base(x.Language) != base(y.Language) {
			out = append(out, [2]place{x, y})
		}
	}
	return out
}

// onlyOf gives the name of the only entity of a type that the other sentence lacks, of its names the longest; none if
// there are several.
func onlyOf(typ string, names, other []place) place {
	var out place
	for _, n := range names {
		both := slices.ContainsFunc(other, func(o place) bool { return o.entity == n.entity })
		switch {
		case n.Type != typ || both:
		case out.Candidate != nil && out.entity != n.entity:
			return place{}
		case out.Candidate == nil || len(n.Clean) > len(out.Clean):
			out = n
		}
	}
	return out
}

// kinship compares names that stand in each other's place by what the registry knows of names.
type kinship struct{ *registry }

// counterpart is the row of two names that stand in each other's place.
func (r *kinship) counterpart(a, b place) (*tables.Counterpart, error) {
	x, _, err := r.key(a.Candidate)
	if err != nil {
		return nil, err
	}
	y, _, err := r.key(b.Candidate)
	if err != nil {
		return nil, err
	}
	row := &tables.Counterpart{AKey: x, BKey: y, ASentence: a.SentenceID, BSentence: b.SentenceID}
	row.Kin, err = r.kin(a.Candidate, b.Candidate)
	return row, err
}

// kin reports whether the words of one name sound like those of the other, or mean the same: enough of them, so that a
// name that only has the other in it is none. A class word says nothing: two ministries are of one class.
func (r *kinship) kin(a, b *tables.Candidate) (bool, error) {
	x, err := r.soundsOf(a)
	if err != nil {
		return false, err
	}
	y, err := r.soundsOf(b)
	if err != nil {
		return false, err
	}
	for _, s := range x {
		for _, t := range y {
			if enough[a.Type](shared(s, t, likeSounds), len(s), len(t)) {
				return r.oneClass(a, b)
			}
		}
	}
	if a.Type == schema.TypePerson || a.Type == schema.TypePlace {
		return false, nil
	}
	own, err := r.ownSenses(a)
	if err != nil {
		return false, err
	}
	other, err := r.ownSenses(b)
	if err != nil {
		return false, err
	}
	return enough[a.Type](shared(own, other, likeSenses), len(own), len(other)), nil
}

// enough says of each type whether names of n and m words of their own are kin by the words that they share.
var enough = map[string]func(shared, n, m int) bool{
	schema.TypePerson:       func(shared, n, m int) bool { return shared > 0 && (min(n, m) == 1 || 2*shared > max(n, m)) },
	schema.TypePlace:        func(shared, n, m int) bool { return shared > 0 && shared == max(n, m) },
	schema.TypeOrganization: aThird,
	schema.TypeLaw:          aThird,
}

func aThird(shared, n, m int) bool { return shared > 0 && 3*shared >= max(n, m) }

// shared counts the words of a that have a word of b of their own that is like them.
func shared[T any](a, b []T, like func(x, y T) bool) int {
	n := 0
	taken := make([]bool, len(b))
	for _, x := range a {
		for j, y := range b {
			if !taken[j] && like(x, y) {
				taken[j] = true
				n++
				break
			}
		}
	}
	return n
}

func likeSounds(x, y []string) bool {
	return slices.ContainsFunc(x, func(s string) bool {
		return slices.ContainsFunc(y, func(t string) bool { return spelling.Akin(s, t) })
	})
}

func likeSenses(x, y []uint32) bool {
	return slices.ContainsFunc(x, func(s uint32) bool { return slices.Contains(y, s) })
}

// oneClass reports whether two places have class words that mean the same, or none: the port of a town is not the town.
func (r *kinship) oneClass(a, b *tables.Candidate) (bool, error) {
	if a.Type != schema.TypePlace {
		return true, nil
	}
	x, err := r.classOf(a)
	if err != nil {
		return false, err
	}
	y, err := r.classOf(b)
	return x == y, err
}

// classOf gives what the class word of a name means, empty if it has none.
func (r *kinship) classOf(c *tables.Candidate) (string, error) {
	k, err := r.knowledge(c.Language)
	if err != nil {
		return "", err
	}
	words, err := r.nameWords(c.Clean)
	for _, w := range words {
		if x, ok := k.classes[character.Plain(w)]; ok && x.typ == c.Type {
			return x.concept, err
		}
	}
	return "", err
}

// soundsOf gives for each way to cut a name into words, and for the whole of it, the consonants of each word in all its
// readings, without its class words and, in names of bodies and laws, those of countries.
func (r *kinship) soundsOf(c *tables.Candidate) ([][][]string, error) {
	words, err := r.nameWords(c.Clean)
	if err != nil {
		return nil, err
	}
	k, err := r.knowledge(c.Language)
	if err != nil {
		return nil, err
	}
	var out [][][]string
	for _, parts := range cuts(words, c.Type) {
		var name [][]string
		for _, w := range parts {
			if k.common(c.Type, w) {
				continue
			}
			readings, err := r.allReadings(w)
			if err != nil {
				return nil, err
			}
			var word []string
			for _, x := range readings {
				word = append(word, spelling.Consonants(x))
			}
			slices.Sort(word)
			name = append(name, slices.Compact(word))
		}
		out = append(out, name)
		if len(name) > 1 {
			out = append(out, [][]string{spelling.Products(name, mostWhole)})
		}
	}
	return out, nil
}

// common reports whether a word stands in the names of many entities of a type: a class word, or in the name of a body
// or a law that of a country.
func (k *knowledge) common(typ, word string) bool {
	word = character.Plain(word)
	if x, ok := k.classes[word]; ok && x.typ == typ {
		return true
	}
	return typ != schema.TypePlace && typ != schema.TypePerson && k.countries[word] != ""
}

// mostWhole is how many readings of a whole name are compared.
const mostWhole = 64

// allReadings gives the readings of a word in any of the systems.
func (r *kinship) allReadings(word string) ([]string, error) {
	out, err := r.byLexicon(word)
	for system := range spelling.Systems {
		if err != nil {
			return nil, err
		}
		var more []string
		more, err = r.speller.Composed(word, system)
		out = append(out, more...)
	}
	return out, err
}

// ownSenses gives the senses of each word of a name, without its class words and, if it has other words, the names of
// countries.
func (r *kinship) ownSenses(c *tables.Candidate) ([][]uint32, error) {
	k, err := r.knowledge(c.Language)
	if err != nil {
		return nil, err
	}
	glossary, err := r.glossary(c.Language, c.Type)
	if err != nil {
		return nil, err
	}
	words, err := glossary.senses(c.Clean)
	words = slices.DeleteFunc(words, func(senses []uint32) bool {
		return slices.ContainsFunc(senses, func(s uint32) bool { return k.classSenses[classSense{c.Type, s}] })
	})
	own := slices.DeleteFunc(slices.Clone(words), func(senses []uint32) bool {
		return slices.ContainsFunc(senses, func(s uint32) bool { return k.countrySenses[s] })
	})
	if len(own) > 0 {
		return own, err
	}
	return words, err
}
