package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/pipeline/export"
	"example.org/sourcebook/schema"
)

func newCompare(a *app) *cobra.Command {
	work := ""
	c := &cobra.Command{
		Use:   "compare RELEASE",
		Short: "Show what the versions of a work say of each fact, differences first",
		Long: `Compare prints the facts of each work that has several versions: what differs, what cannot be compared, what
one version states alone, and what agrees, each with the sentences that state it. RELEASE is a release folder or a version
below datasets/.`,
		Example: `  sourcebook compare datasets/letters/0.1.0
  sourcebook compare datasets/letters/0.1.0 --work letter-1843`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir, err := findRelease(args[0], "")
			if err != nil {
				return err
			}
			return runCompare(a, dir, work)
		},
	}
	c.Flags().StringVar(&work, "work", "", "work_id of the work to show (default: all works of several documents)")
	return c
}

// comparedFact is a fact with the statements of it.
type comparedFact struct {
	FactID      string              `json:"fact_id"`
	WorkID      string              `json:"work_id"`
	Kind        string              `json:"kind"`
	Label       string              `json:"label"`
	Status      string              `json:"status"`
	Explanation string              `json:"explanation"`
	Statements  []comparedStatement `json:"statements"`
}

type comparedStatement struct {
	DocumentID string `json:"document_id"`
	SentenceID string `json:"sentence_id"`
	Surface    string `json:"surface"`
	Sentence   string `json:"sentence"`
}

func runCompare(a *app, dir, work string) error {
	facts, works, err := readFacts(dir, work)
	if err != nil {
		return err
	}
	if work != "" && !slices.Contains(works, work) {
		return fmt.Errorf("%s has no work %q; it has %s", dir, work, strings.Join(works, ", "))
	}
	if a.json {
		writeJSON(a.out, facts)
		return nil
	}
	p := &printer{out: a.out}
	last, status := "", ""
	for _, f := range facts {
		if f.WorkID != last {
			p.line("%s", f.WorkID)
			last, status = f.WorkID, ""
		}
		if f.Status != status {
			status = f.Status
			p.line("  %s", strings.ReplaceAll(status, "_", " "))
		}
		p.line("    %s", f.Explanation)
		for _, s := range f.Statements {
			p.line("      %s: %s", s.DocumentID, cut(s.Sentence, sentenceLength))
		}
	}
	if len(facts) == 0 {
		p.line("No work of this release has several versions that state facts.")
	}
	return p.err
}

// sentenceLength is how many characters of a sentence compare shows.
const sentenceLength = 300

// readFacts reads the facts of the works of several documents, or of one work, those that differ first, and the ids of
// all works.
func readFacts(dir, work string) ([]*comparedFact, []string, error) {
	facts, works := []*comparedFact{}, []string{}
	byID := map[string]*comparedFact{}
	err := eachRow(dir, schema.Facts, func(cell func(string) string) {
		id := cell("work_id")
		if n := len(works); n == 0 || works[n-1] != id {
			works = append(works, id)
		}
		if work != "" && id != work || work == "" && cell("status") == schema.StatusAlone {
			return
		}
		f := &comparedFact{FactID: cell("fact_id"), WorkID: id, Kind: cell("kind"), Label: cell("label"),
			Status: cell("status"), Explanation: cell("explanation"), Statements: []comparedStatement{}}
		facts, byID[f.FactID] = append(facts, f), f
	})
	if err != nil {
		return nil, nil, err
	}
	sentences := map[string]string{}
	err = eachRow(dir, schema.Statements, func(cell func(string) string) {
		if f := byID[cell("fact_id")]; f != nil {
			s := comparedStatement{cell("document_id"), cell("sentence_id"), cell("surface"), cell("surface")}
			f.Statements = append(f.Statements, s)
			sentences[s.SentenceID] = ""
		}
	})
	if err != nil {
		return nil, nil, err
	}
	err = eachRow(dir, schema.Sentences, func(cell func(string) string) {
		if _, ok := sentences[cell("sentence_id")]; ok {
			sentences[cell("sentence_id")] = cell("text")
		}
	})
	for _, f := range facts {
		for i := range f.Statements {
			if text := sentences[f.Statements[i].SentenceID]; text != "" {
				f.Statements[i].Sentence = text
			}
		}
	}
	slices.SortStableFunc(facts, func(x, y *comparedFact) int {
		if x.WorkID != y.WorkID {
			return strings.Compare(x.WorkID, y.WorkID)
		}
		return slices.Index(statusOrder, x.Status) - slices.Index(statusOrder, y.Status)
	})
	return facts, works, err
}

// eachRow calls f for each row of a table, with a function that gives the text of a column.
func eachRow(dir string, t *schema.Table, f func(cell func(string) string)) error {
	for row, err := range export.RowsOfCSV(csvPath(dir, t), t) {
		if err != nil {
			return err
		}
		f(func(column string) string { return row[t.Index(column)].Text })
	}
	return nil
}
