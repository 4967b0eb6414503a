package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/align"
	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/facts"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Versions is what two texts that are taken for versions of one work have in common: the rows of their alignment, in
// the order of the reading, with the text that was given first as a, and their facts with the statements of each.
type Versions struct {
	Documents  []*schema.Document
	Alignments []*schema.Alignment
	Facts      []*schema.Fact
	Statements []*schema.Statement
	Related    bool // a build would take the two for versions of one work, or would if they were longer
}

// AlignTexts aligns two texts with the stages of the pipeline up to that of the facts, whether or not these would take
// them for one work. Their documents are called by the names of their files.
func AlignTexts(ctx context.Context, a, b *Text) (*Versions, error) {
	p := &pairOfTexts{texts: []*Text{a, b}, ids: namesOf(a.Path, b.Path)}
	turned := p.ids[0] > p.ids[1]
	if turned {
		slices.Reverse(p.texts)
		slices.Reverse(p.ids)
	}
	v := &Versions{}
	err := p.run(ctx, align.Works.Name, "", func(in *stage.Reader) {
		works := tables.Works.All(in)
		v.Related = works[0].WorkID == works[1].WorkID
	})
	if err != nil {
		return nil, err
	}
	err = p.run(ctx, facts.Stage.Name, "one", func(in *stage.Reader) {
		v.Documents, v.Alignments = tables.Documents.All(in), tables.Alignments.All(in)
		v.Facts, v.Statements = tables.Facts.All(in), tables.Statements.All(in)
	})
	v.Related = v.Related || v.matches()
	slices.SortFunc(v.Alignments, func(x, y *schema.Alignment) int { return x.Ordinal - y.Ordinal })
	if turned {
		v.turn()
	}
	return v, err
}

// turn makes the second text the first one.
func (v *Versions) turn() {
	slices.Reverse(v.Documents)
	for _, r := range v.Alignments {
		r.ADocumentID, r.BDocumentID = r.BDocumentID, r.ADocumentID
		r.AIDs, r.BIDs = r.BIDs, r.AIDs
		r.AText, r.BText = r.BText, r.AText
		r.ACoverage, r.BCoverage = r.BCoverage, r.ACoverage
	}
}

// minMatched is the share of either of two short texts that is aligned if they match.
const minMatched = "0.7"

// matches reports whether nearly all of both texts is aligned, and a number, date or name of one is that of the other:
// what two texts of three sentences can show, among which a build that knows nothing else would not join them.
func (v *Versions) matches() bool {
	least, covered, shared := schema.Decimal(minMatched).Rat(), false, false
	for _, r := range v.Alignments {
		switch r.Level {
		case schema.LevelDocument:
			covered = r.ACoverage.Rat().Cmp(least) >= 0 && r.BCoverage.Rat().Cmp(least) >= 0
		case schema.LevelFigure, schema.LevelMention:
			shared = shared || r.Agreement == schema.Agree
		}
	}
	return covered && shared
}

// pairOfTexts is two texts, in the order of their ids.
type pairOfTexts struct {
	texts []*Text
	ids   []string
}

// run runs the stages of the pipeline up to one of them on the two texts, which the corpus declares to be of a work,
// and reads what they made.
func (p *pairOfTexts) run(ctx context.Context, last, work string, read func(*stage.Reader)) error {
	files, err := fs.Sub(p.texts[0].Source, lineage.LexiconDir)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "sourcebook-align-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	end := slices.IndexFunc(Stages, func(s stage.Stage) bool { return s.Name == last })
	runner := stage.Runner{
		Stages:    Stages[:end+1],
		Tables:    tables.All,
		Documents: p.ids,
		Inputs: map[string]func(int) (any, error){tables.Sources.Name: func(i int) (any, error) {
			t := p.texts[i]
			if int64(len(t.Content)) > corpus.DefaultMaxBytes {
				return nil, errors.New(t.Path + ": the text is too long")
			}
			d := t.Declared
			d.Work = work
			return &tables.Source{DocumentID: p.ids[i], Path: t.Path, Declared: d, Content: t.Content}, nil
		}},
		Works:   tables.WorkIDs,
		Lexicon: language.Open(files),
		Dir:     dir,
		Workers: 2,
	}
	result, err := runner.Run(ctx)
	if err != nil {
		return err
	}
	defer result.Close()
	read(result.Reader())
	return result.Err()
}

// namesOf gives the ids of two documents: the names of their files without extension, and two names in any case.
func namesOf(a, b string) []string {
	name := func(p string) string {
		base := path.Base(filepath.ToSlash(p))
		return strings.TrimSuffix(base, path.Ext(base))
	}
	x, y := name(a), name(b)
	if x == y {
		x, y = fmt.Sprintf("%s-1", x), fmt.Sprintf("%s-2", y)
	}
	return []string{x, y}
}
