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
	Version: 1,
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

// kin reports whether a word of one name sounds like one of the other, or means the same. A class word says nothing:
// two ministries are of one class.
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
		if slices.ContainsFunc(y, func(t string) bool { return spelling.Akin(s, t) }) {
			return true, nil
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
	return slices.ContainsFunc(own, func(s uint32) bool { return slices.Contains(other, s) }), nil
}

// soundsOf gives the consonants of the words of a name in all their readings, without its class words.
func (r *kinship) soundsOf(c *tables.Candidate) ([]string, error) {
	words, err := r.nameWords(c.Clean)
	if err != nil {
		return nil, err
	}
	k, err := r.knowledge(c.Language)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, parts := range cuts(words, c.Type) {
		for _, w := range parts {
			if x, ok := k.classes[character.Plain(w)]; ok && x.typ == c.Type {
				continue
			}
			readings, err := r.allReadings(w)
			if err != nil {
				return nil, err
			}
			for _, x := range readings {
				out = append(out, spelling.Consonants(x))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

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

// ownSenses gives the senses of the words of a name, without its class words.
func (r *kinship) ownSenses(c *tables.Candidate) ([]uint32, error) {
	k, err := r.knowledge(c.Language)
	if err != nil {
		return nil, err
	}
	words, err := r.sensesOf(c.Clean, c.Language, c.Type)
	return slices.Concat(slices.DeleteFunc(words, func(senses []uint32) bool {
		return slices.ContainsFunc(senses, func(s uint32) bool { return k.classSenses[classSense{c.Type, s}] })
	})...), err
}
