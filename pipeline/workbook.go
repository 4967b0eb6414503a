package pipeline

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/export"
	"example.org/sourcebook/pipeline/export/about"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// workbook is what the sheets for people need to know of all works before their rows are written.
type workbook struct {
	result *stage.Result
	total  schema.SummaryRow
	works  int            // that have several versions
	most   int            // versions of a work
	before map[string]int // passages of the works before a work
	heads  []string       // of the columns of versions
}

// sheetsOf gives the sheets of the workbook that join tables, and what was found, in sentences and numbers.
func sheetsOf(result *stage.Result, title string) (sources []export.Source, found about.Dataset) {
	w := &workbook{result: result, before: map[string]int{}}
	w.total = schema.SummaryRow{Scope: schema.ScopeAll, Title: title}
	w.survey()
	return []export.Source{
		{Table: schema.Summary, Rows: w.summary()},
		{Table: schema.Comparison(w.heads), Rows: w.comparison()},
		{Table: schema.SheetFigures, Rows: rowsOf(tables.SheetFigures.Read(result.Reader()))},
		{Table: schema.SheetNames, Rows: w.names()},
		{Table: schema.SheetDocuments, Rows: rowsOf(tables.SheetDocuments.Read(result.Reader()))},
		{Table: schema.SheetPassages(w.heads), Rows: w.passages()},
	}, about.Dataset{Findings: w.findings(), Standing: w.standing()}
}

// standing counts the facts of several versions for a picture.
func (w *workbook) standing() []about.Standing {
	t := &w.total
	all := []about.Standing{{Column: "differ", Facts: t.Differ}, {Column: "cannot_be_compared", Facts: t.NotComparable},
		{Column: "agree", Facts: t.Agree}, {Column: "in_one_version", Facts: t.Single}}
	return slices.DeleteFunc(all, func(s about.Standing) bool { return s.Facts == 0 })
}

// survey adds up the works. The versions of the only work that has some are the heads of their columns.
func (w *workbook) survey() {
	var only []string
	passages := 0
	for r := range tables.SheetSummary.Read(w.result.Reader()) {
		if r.Scope != schema.ScopeWork {
			if w.works == 1 && r.WorkID == w.total.WorkID {
				only = append(only, r.DocumentID)
			}
			continue
		}
		w.before[r.WorkID] = passages
		passages += r.Passages
		w.add(r)
		if r.Documents > 1 {
			w.works++
			w.most = max(w.most, r.Documents)
			w.total.WorkID = r.WorkID
		}
	}
	w.total.WorkID = ""
	w.heads = schema.VersionHeads(w.most)
	taken := schema.Comparison(nil).Columns
	if w.works == 1 && len(only) <= schema.MaxVersions && !slices.ContainsFunc(taken, func(c *schema.Column) bool {
		return slices.ContainsFunc(only, func(id string) bool { return strings.EqualFold(id, c.Name) })
	}) {
		w.heads = only
	}
}

func (w *workbook) add(r *schema.SummaryRow) {
	t := &w.total
	t.Documents += r.Documents
	t.Figures += r.Figures
	t.Damaged += r.Damaged
	t.Facts += r.Facts
	t.Differ += r.Differ
	t.NotComparable += r.NotComparable
	t.Agree += r.Agree
	t.Single += r.Single
	t.Alone += r.Alone
	t.Differences = append(t.Differences, r.Differences[:min(len(r.Differences),
		schema.MaxExamples-len(t.Differences))]...)
	t.Agreements = append(t.Agreements, r.Agreements[:min(len(r.Agreements), schema.MaxExamples-len(t.Agreements))]...)
	t.Damages = append(t.Damages, r.Damages[:min(len(r.Damages), schema.MaxExamples-len(t.Damages))]...)
}

// summary gives the row of the whole, then works that have several versions, then documents.
func (w *workbook) summary() iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		if !yield(&w.total, nil) {
			return
		}
		for _, scope := range []string{schema.ScopeWork, schema.ScopeDocument} {
			for r := range tables.SheetSummary.Read(w.result.Reader()) {
				shown := r.Scope == scope && (scope == schema.ScopeDocument || r.Documents > 1)
				if shown && !yield(r, nil) {
					return
				}
			}
		}
	}
}

// comparison and passages count the passages over all works.
func (w *workbook) comparison() iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for r := range tables.SheetComparison.Read(w.result.Reader()) {
			if !r.Passage.Null {
				r.Passage.N += int64(w.before[r.WorkID])
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

func (w *workbook) passages() iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for r := range tables.SheetPassages.Read(w.result.Reader()) {
			r.Number += w.before[r.WorkID]
			if !yield(r, nil) {
				return
			}
		}
	}
}

// byMentions orders entities by their number of mentions, the largest first.
func byMentions(e *schema.Entity) string {
	const most = 1 << 40
	return fmt.Sprintf("%014d %s", most-e.Mentions, e.EntityID)
}

// names gives the forms of the entities, those first that are named most often.
func (w *workbook) names() iter.Seq2[any, error] {
	return func(yield func(any, error) bool) {
		for e := range tables.Entities.Sorted(w.result.Reader(), byMentions) {
			for _, n := range e.Names {
				if !yield(&schema.NameRow{Entity: e, Form: n.Name, Language: n.Language}, nil) {
					return
				}
			}
		}
	}
}

// findings says what was found, in sentences.
func (w *workbook) findings() []about.Finding {
	t := &w.total
	documents := counted(t.Documents, "document")
	if w.works > 0 {
		documents += "; " + counted(w.works, "text") + " of which there are several versions"
	}
	out := []about.Finding{{Topic: "What was found", Text: documents + "."}}
	say := func(text string) { out = append(out, about.Finding{Text: text}) }
	if w.works > 0 {
		say(fmt.Sprintf("Several versions state %s: %d agree, %d differ, %d cannot be compared.",
			counted(t.Agree+t.Differ+t.NotComparable, "fact"), t.Agree, t.Differ, t.NotComparable))
		say("In one of several versions only: " + counted(t.Single, "fact") + ".")
	}
	if t.Alone > 0 {
		say("In texts of which there is one version: " + counted(t.Alone, "fact") + ".")
	}
	out = append(out, examples("What differs", t.Differences, t.Differ, "Comparison")...)
	out = append(out, examples("What agrees", t.Agreements, len(t.Agreements), "Comparison")...)
	if t.Damaged == 0 {
		say("No number is damaged as it stands in its text.")
	}
	out = append(out, examples("Damaged numbers", t.Damages, t.Damaged, "Figures")...)
	if names := w.mostNamed(); names != "" {
		out = append(out, about.Finding{Topic: "Named most often", Text: names})
	}
	return out
}

// examples are findings on one topic; the sheet has all of them.
func examples(topic string, texts []string, all int, sheet string) []about.Finding {
	var out []about.Finding
	for i, text := range texts {
		if i > 0 {
			topic = ""
		}
		out = append(out, about.Finding{Topic: topic, Text: text})
	}
	if more := all - len(texts); more > 0 {
		out = append(out, about.Finding{Text: fmt.Sprintf("%d more are in the sheet %s.", more, sheet)})
	}
	return out
}

// mostNamed lists the names that stand in the most places, with their number.
func (w *workbook) mostNamed() string {
	var out []string
	for e := range tables.Entities.Sorted(w.result.Reader(), byMentions) {
		if out = append(out, fmt.Sprintf("%s (%d)", e.Name, e.Mentions)); len(out) == schema.MaxExamples {
			break
		}
	}
	return strings.Join(out, ", ")
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
