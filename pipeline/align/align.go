// Package align finds out which documents are versions or translations of one work, and aligns them: sentence with
// sentence, and the same fact with the same fact, agreeing or not.
//
// Most evidence is independent of the language: letters that related words share, numbers, dates, entities, lengths,
// and the order in which all of these come. What words mean is added for the languages that the lexicon has glosses of,
// and which words stand for each other is learned from the texts themselves, so any two languages can be aligned; the
// more their texts share, the surer the result. What a piece of evidence says is counted in bits, with integers only.
//
// Sentences are aligned first; names that stand in the same place then tell the registry more of what is one (package
// entities), and the facts are compared with the names that it has in the end.
package align

import (
	"context"
	"math"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/align/grid"
	"example.org/sourcebook/pipeline/align/naming"
	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Beads aligns the sentences of the documents of a work, each pair of them. Of a work with more than maxPairwise
// documents (copies, in all likelihood) each is aligned with the first one only. The names that count as evidence are
// those that the registry knows without the beads.
var Beads = stage.Stage{
	Name:    "beads",
	Version: 6,
	Each:    stage.Work,
	Cached:  true,
	Reads:   append([]string{tables.Works.Name, stage.Lexicon}, evidence...),
	Writes:  []string{tables.Beads.Name},
	Run:     alignSentences,
}

// Stage writes down the beads, and the facts that both sides of each state. Rows come in the order of their
// identifiers.
var Stage = stage.Stage{
	Name:    "align",
	Version: 20,
	Each:    stage.Work,
	Cached:  true,
	Reads:   append([]string{tables.Works.Name, tables.Beads.Name, tables.Mentions.Name, stage.Lexicon}, texts...),
	Writes:  []string{tables.Alignments.Name},
	Run:     alignFacts,
}

const (
	maxPairwise = 24
	maxAligned  = 1 << 15 // sentences of documents that wait in memory for their next pair
)

func alignSentences(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	lib := newLibrary(maxAligned, func(id string) (*document, error) {
		d, _, err := load(in, tables.Named, tongueOf, id, math.MaxInt)
		return d, err
	})
	for x, y := range peers.Pairs(tables.Works.All(in), maxPairwise) {
		a, b := lib.get(x), lib.get(y)
		for _, bead := range newPair(a, b, peers.OneLanguage(a.language, b.language)).align() {
			tables.Beads.Write(out, beadRow(bead, a, b))
		}
	}
	return lib.err
}

func alignFacts(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	members := tables.Works.All(in)
	if len(members) < 2 {
		return nil
	}
	read, err := readNamed(in, tables.Mentions, members)
	if err != nil {
		return err
	}
	lib := newLibrary(maxAligned, read)
	spelling, err := naming.ReadSpelling(in.Lexicon())
	if err != nil {
		return err
	}
	beads := map[[2]string][]*tables.Bead{}
	for r := range tables.Beads.Read(in) {
		k := [2]string{r.ADocumentID, r.BDocumentID}
		beads[k] = append(beads[k], r)
	}
	var rows []*schema.Alignment
	for x, y := range peers.Pairs(members, maxPairwise) {
		a, b := lib.get(x), lib.get(y)
		p := &pair{a: a, b: b, same: peers.OneLanguage(a.language, b.language), spelling: spelling}
		rows = append(rows, p.rows(beadsOf(beads[[2]string{x, y}], a, b))...)
	}
	if lib.err != nil {
		return lib.err
	}
	slices.SortFunc(rows, func(x, y *schema.Alignment) int { return strings.Compare(x.AlignmentID, y.AlignmentID) })
	for _, r := range rows {
		tables.Alignments.Write(out, r)
	}
	return nil
}

// beadRow is a bead by the identifiers of its sentences.
func beadRow(x grid.Bead, a, b *document) *tables.Bead {
	r := &tables.Bead{ADocumentID: a.id, BDocumentID: b.id, Score: x.Score}
	r.AIDs, _ = members(a.units[x.A0:x.A1])
	r.BIDs, _ = members(b.units[x.B0:x.B1])
	return r
}

// beadsOf gives the beads of two documents, of which the rows are.
func beadsOf(rows []*tables.Bead, a, b *document) []grid.Bead {
	var out []grid.Bead
	i, j := 0, 0
	if len(a.units) == 0 || len(b.units) == 0 {
		return nil // the reader has failed and tells so
	}
	for _, r := range rows {
		i, j = a.place(r.AIDs[0], i), b.place(r.BIDs[0], j)
		out = append(out, grid.Bead{A0: i, A1: i + len(r.AIDs), B0: j, B1: j + len(r.BIDs), Score: r.Score})
	}
	return out
}

// place is the number of a sentence, which is the one with number from or one after it.
func (d *document) place(sentence string, from int) int {
	return from + slices.IndexFunc(d.units[from:], func(u unit) bool { return u.row.SentenceID == sentence })
}
