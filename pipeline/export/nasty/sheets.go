package nasty

import (
	"fmt"
	"iter"

	"example.org/sourcebook/schema"
)

// Sheet is a table and its rows.
type Sheet struct {
	Table *schema.Table
	Rows  iter.Seq2[any, error]
}

// Sheets gives the sheets that join tables, with texts and numbers that formats tend to change.
func Sheets() []Sheet {
	heads := schema.VersionHeads(3)
	passage := &schema.PassageRow{Number: 1, Agreement: "not compared", Work: "w", Languages: "a: fr; b: zh; c: ar",
		Versions: 3, WorkID: "w", Texts: []string{"Une phrase.", "一句话。39.1万", "جملة واحدة"}, Sentences: []string{"a.s0"}}
	differ := &schema.ComparisonRow{Status: "differ", What: "=1+1", Texts: []string{"> 2 000", "39.1万"},
		Reason:  "They differ.",
		Passage: schema.Some(2), Kind: "count", Work: "w", Languages: "a: fr; b: zh; c: ar", Versions: 3, WorkID: "w",
		FactID: "a.k0"}
	agree := &schema.ComparisonRow{Status: "agree", Texts: []string{"76", "76"}, Reason: "Both say 76.", Reading: "76",
		Passage: schema.OptInt{Null: true}, Kind: "count", Work: "v", Languages: "a: fr; b: zh", Versions: 2, WorkID: "v",
		FactID: "b.k0"}
	var figures, passages []any
	for i, value := range []schema.Decimal{"1770", "-0.5", "2750000000", "3500.25", "1234567890123456", ""} {
		f := &schema.FigureRow{Document: "d", Language: "hi", Sentence: Texts[i].Text, ToUse: value,
			Place: fmt.Sprint("page ", i), Address: addresses[i%len(addresses)],
			Figure: schema.Figure{
				FigureID: fmt.Sprint("d.f", i), DocumentID: "d", Surface: Texts[i+12].Text, Kind: "count", Value: value}}
		figures = append(figures, f)
	}
	for i, n := range Texts {
		row := *passage
		row.Number, row.Reason = i+1, "x"
		row.Texts = []string{n.Text, "हिन्दी वाक्य", "ประโยค"}
		passages = append(passages, &row)
	}
	entity := &schema.Entity{EntityID: "e", Type: "law", Name: "n", Mentions: 3, Documents: 2}
	document := &schema.DocumentRow{Document: schema.Document{DocumentID: "d", Path: "p", WorkID: "d",
		URL: "https://example.org/a"}, Versions: 1}
	return []Sheet{
		{schema.Summary, Seq([]any{&schema.SummaryRow{Scope: schema.ScopeAll, Title: "t", Documents: 2000}})},
		{schema.Comparison(heads), Seq([]any{differ, agree})},
		{schema.SheetFigures, Seq(figures)},
		{schema.SheetNames, Seq([]any{&schema.NameRow{Entity: entity, Form: "[x]", Language: "fr"}})},
		{schema.SheetDocuments, Seq([]any{document})},
		{schema.SheetPassages(heads), Seq(passages)},
	}
}

// addresses are some that a link may have, and some that it must not.
var addresses = []string{"https://example.org/a.pdf#page=3", "https://example.org/b c.pdf?x=1&y=\"2\"#page=4", "",
	"https://example.org/a.pdf#page=5", "http://[::1", "page 3"}
