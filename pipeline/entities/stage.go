// Package entities keeps one registry of what the texts name, over all documents and languages.
//
// Two candidates name one entity if the lexicon gives both the same identifier, as its atlas does for the names of
// places in all languages; if their names are equal once case, accents, spaces, hyphens, possessive endings, small
// joining words and the place of the class word are set aside ("Operation Great Wall" = "Great Wall Operation", "Law of
// X" = "X Law"), the class word being compared by what it means ("opération" = "operation"); if one is a short form of
// the other in the same document; or for one of the reasons that stand in merge.go in their order: it reads like the
// other in Latin letters, the lexicon knows it as its spelling, each of its words means what a word of the other does.
// Names that are equal and of different types stay apart, and so do two of one language which a third in another could
// be.
//
// The registry holds names only, so it grows with the vocabulary and not with the texts; the candidates are read twice,
// first to build it, then to write the mentions. It is built twice: the names by themselves are evidence for the
// alignment of sentences, and what stands in the same place in aligned sentences is evidence for the registry. What the
// names by themselves make one is found the first time only.
package entities

import (
	"context"
	"strconv"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Names writes what the registry knows of the names by themselves: evidence for which documents are one work, and which
// of their sentences say the same.
var Names = stage.Stage{
	Name:    "names",
	Version: 10,
	Each:    stage.All,
	Reads:   []string{tables.Candidates.Name, stage.Lexicon},
	Writes:  []string{tables.Named.Name, tables.Joins.Name},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		r, err := newRegistry(in.Lexicon())
		if err != nil {
			return err
		}
		_, err = r.write(in, out, tables.Named)
		for _, j := range r.joins {
			tables.Joins.Write(out, j)
		}
		return err
	},
}

// Stage writes entities and mentions: the registry with what the aligned sentences tell of it.
var Stage = stage.Stage{
	Name:    "entities",
	Version: 16,
	Each:    stage.All,
	Reads:   []string{tables.Candidates.Name, tables.Joins.Name, tables.Counterparts.Name, stage.Lexicon},
	Writes:  []string{tables.Entities.Name, tables.Mentions.Name},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		r, err := newRegistry(in.Lexicon())
		if err != nil {
			return err
		}
		r.told, r.joins, r.opposite = true, tables.Joins.All(in), tables.Counterparts.All(in)
		entities, err := r.write(in, out, tables.Mentions)
		for _, e := range entities {
			tables.Entities.Write(out, &e.Entity)
		}
		return err
	},
}

// write reads the candidates twice, gives the entities and writes the mentions.
func (r *registry) write(in *stage.Reader, out *stage.Writer, mentions stage.Table[schema.Mention]) ([]*entity, error) {
	if err := r.addAll(in); err != nil {
		return nil, err
	}
	entities, err := r.finish()
	if err != nil {
		return nil, err
	}
	n := 0
	for c := range tables.Candidates.Read(in) {
		e, evidence, err := r.entity(c, r.homes[n])
		if err != nil {
			return nil, err
		}
		n++
		rule := c.Rule
		if evidence != "" {
			rule += ", " + evidence
		}
		mentions.Write(out, &schema.Mention{MentionID: c.DocumentID + ".m" + strconv.Itoa(c.Span.Start),
			EntityID: e.EntityID, DocumentID: c.DocumentID, ParagraphID: c.ParagraphID, SentenceID: c.SentenceID,
			Span: c.Span, Surface: c.Surface, Type: e.Type, Rule: rule})
	}
	return entities, nil
}
