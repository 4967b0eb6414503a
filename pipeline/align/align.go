// Package align finds out which documents are versions or translations of one work, and aligns them: sentence with
// sentence, and the same fact with the same fact, agreeing or not.
//
// Most evidence is independent of the language: letters that related words share, numbers, dates, entities, lengths,
// and the order in which all of these come. What words mean is added for the languages that the lexicon has glosses of,
// and which words stand for each other is learned from the texts themselves, so any two languages can be aligned; the
// more their texts share, the surer the result. What a piece of evidence says is counted in bits, with integers only.
package align

import (
	"context"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Stage aligns the documents of a work, each pair of them. Of a work with more than maxPairwise documents (copies, in
// all likelihood) each is aligned with the first one only. Rows come in the order of their identifiers.
var Stage = stage.Stage{
	Name:    "align",
	Version: 5,
	Each:    stage.Work,
	Cached:  true,
	Reads:   append([]string{tables.Works.Name, stage.Lexicon}, evidence...),
	Writes:  []string{tables.Alignments.Name},
	Run:     alignWork,
}

const (
	maxPairwise = 24
	maxAligned  = 1 << 15 // sentences of documents that wait in memory for their next pair
)

func alignWork(_ context.Context, in *stage.Reader, out *stage.Writer) error {
	members := tables.Works.All(in)
	if len(members) < 2 {
		return nil
	}
	read, err := readNamed(in, members)
	if err != nil {
		return err
	}
	lib := newLibrary(maxAligned, read)
	var rows []*schema.Alignment
	for i, a := range members {
		if len(members) > maxPairwise && i > 0 {
			break
		}
		for _, b := range members[i+1:] {
			a, b := lib.get(a.DocumentID), lib.get(b.DocumentID)
			rows = append(rows, newPair(a, b, peers.OneLanguage(a.language, b.language)).rows()...)
		}
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
