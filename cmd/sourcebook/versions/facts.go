package versions

import (
	"cmp"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// Fact is a fact with the statements of it.
type Fact struct {
	FactID      string      `json:"fact_id"`
	WorkID      string      `json:"work_id"`
	Kind        string      `json:"kind"`
	Label       string      `json:"label"`
	Status      string      `json:"status"`
	Explanation string      `json:"explanation"`
	Statements  []Statement `json:"statements"`
}

// Statement is what one document states, with the sentence in which it does.
type Statement struct {
	DocumentID string `json:"document_id"`
	SentenceID string `json:"sentence_id"`
	Surface    string `json:"surface"`
	Sentence   string `json:"sentence"`
}

// Read reads the facts of the works of several documents, or of one work, those that differ first. Behind those come
// the passages of which only the words for how many or since when differ.
func Read(dir, work string) ([]*Fact, error) {
	facts := []*Fact{}
	byID := map[string]*Fact{}
	err := eachRow(dir, schema.Facts, func(cell func(string) string) {
		id := cell("work_id")
		if work != "" && id != work || work == "" && cell("status") == schema.StatusAlone {
			return
		}
		f := &Fact{FactID: cell("fact_id"), WorkID: id, Kind: cell("kind"), Label: cell("label"),
			Status: cell("status"), Explanation: cell("explanation"), Statements: []Statement{}}
		facts, byID[f.FactID] = append(facts, f), f
	})
	if err != nil {
		return nil, err
	}
	sentences := map[string]string{}
	err = eachRow(dir, schema.Statements, func(cell func(string) string) {
		if f := byID[cell("fact_id")]; f != nil {
			s := Statement{cell("document_id"), cell("sentence_id"), cell("surface"), cell("surface")}
			f.Statements = append(f.Statements, s)
			sentences[s.SentenceID] = ""
		}
	})
	if err != nil {
		return nil, err
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
	if err != nil {
		return nil, err
	}
	passages, err := readPassages(dir, work)
	facts = append(facts, passages...)
	slices.SortStableFunc(facts, func(x, y *Fact) int {
		return cmp.Or(strings.Compare(x.WorkID, y.WorkID),
			slices.Index(statusOrder, x.Status)-slices.Index(statusOrder, y.Status), inReadingOrder(x.FactID, y.FactID))
	})
	return facts, err
}

// inReadingOrder compares the ids of facts by the document and the place that they begin with: a.k9 before a.k10.
func inReadingOrder(a, b string) int {
	i, j := strings.LastIndexByte(a, '.')+1, strings.LastIndexByte(b, '.')+1
	return cmp.Or(strings.Compare(a[:i], b[:j]), len(a)-len(b), strings.Compare(a, b))
}

// eachRow calls f for each row of a table, with a function that gives the text of a column.
func eachRow(dir string, t *schema.Table, f func(cell func(string) string)) error {
	for row, err := range lineage.CSVRows(dir, t, table.RowsOfCSV) {
		if err != nil {
			return err
		}
		f(func(column string) string { return row[t.Index(column)].Text })
	}
	return nil
}
