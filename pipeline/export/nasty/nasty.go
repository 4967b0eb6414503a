// Package nasty has the rows that tests of exporters write: with texts, numbers and dates that formats tend to change.
package nasty

import (
	"fmt"
	"strings"

	"example.org/sourcebook/schema"
)

// Texts are texts that formats tend to change.
var Texts = []struct{ Name, Text string }{
	{"quotes", `he said "no", twice ""`},
	{"comma", "a,b;c"},
	{"line feed", "one\ntwo\n\nthree\n"},
	{"carriage return", "one\rtwo\r\nthree\r"},
	{"tab and spaces", "\tone  two \u00a0\u3000 "},
	{"only a space", " "},
	{"right to left", "שלום \u202eabc\u202c مرحبا"},
	{"astral", "𝒳 👩‍👩‍👧 𠮷"},
	{"combining", "e\u0301 \u0301 नि ก็"},
	{"not normalized", "\u212b \ufb01 \u1e9b\u0323"},
	{"control characters", "a\x01b\x08c\x0bd\x0ce\x1ff\x7fg\u0085h\u2028i"},
	{"not characters", "\ufffe \uffff \ufeff \ufffd"},
	{"formula", "=1+1"},
	{"plus", "+3,2 %"},
	{"minus", "- 5 %"},
	{"at", "@OMS"},
	{"tab formula", "\t=cmd|' /C calc'!A0"},
	{"escape of a workbook", "_x0041_ _x005F_x0041_ _x000B_ _x_ _x00_ _xzzzz_ __x0041_"},
	{"markup", "<b>&amp;</b> ]]> <!-- --> &#10;"},
	{"looks like a number", "00123"},
	{"looks like a date", "1/2"},
	{"looks like an exponent", "12E5"},
	{"backslash", `\n \N \ \" \u0041`},
	{"null words", "NULL"},
	{"not a number", "NaN"},
	{"json", `["a",{"b":null}]`},
	{"comment", "#not a comment"},
	{"long", strings.Repeat("𝒳", 16_000) + strings.Repeat("a", 767)},
}

// Rows gives rows for all tables; the texts and numbers are those that formats tend to change.
func Rows() map[string][]any {
	rows := map[string][]any{}
	add := func(table string, row any) { rows[table] = append(rows[table], row) }
	for i, n := range Texts {
		id := fmt.Sprintf("d%02d", i)
		member := n.Text[:min(len(n.Text), 1000)]
		add("documents", &schema.Document{DocumentID: id, Path: n.Text, Title: n.Text, Language: "fr",
			Published: "2022-12-13", MediaType: "text/plain",
			Encoding: "UTF-8", SourceSHA256: strings.Repeat("0", 64), SourceBytes: i, Text: n.Text,
			Characters: len([]rune(n.Text)), WorkID: id,
			Evidence: []schema.Evidence{{Field: "title", Start: 0, End: i, Rule: member},
				{Field: "", Start: 1, End: 2, Rule: "r"}},
			Issues: []string{member, "no_letters"}})
	}
	for i, d := range []schema.Date{"", "0001-01-01", "1582-10-10", "1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01",
		"1969-12-31", "1970-01-01", "2000-02-29", "9999-12-31"} {
		id := fmt.Sprintf("e%02d", i)
		add("documents", &schema.Document{DocumentID: id, Path: "p", Published: d, Retrieved: d, MediaType: "text/plain",
			Encoding: "UTF-8", SourceSHA256: "0", Text: "x", WorkID: id})
	}
	for i, v := range []schema.Decimal{"", "0", "1", "-1", "0.5", "-0.000000000001", "123456789012345", "1234567890123456",
		"123456789.1234567",
		"99999999999999999999999999.999999999999", "-99999999999999999999999999.999999999999", "100000000000000000000",
		"-500", "499", "39.1", "1770"} {
		add("figures", &schema.Figure{FigureID: fmt.Sprintf("f.%d", i), DocumentID: "f", ParagraphID: "p",
			Span:    schema.Span{Start: i, End: i + 1, ByteStart: schema.OptInt{Null: true}, ByteEnd: schema.OptInt{N: 1 << 53}},
			Surface: "x", Kind: "count", Value: v, Counted: "=x", Issues: []string{}, RepairedValue: v, Rule: "r"})
	}
	for i, score := range []schema.Decimal{"0", "1", "0.5", "0.9999", "0.0001"} {
		add("alignments", &schema.Alignment{AlignmentID: fmt.Sprint("a", i), Level: "sentence", Relation: "copy",
			ReasonCode: "no_facts", Reason: "None.", Rule: "1-1", ADocumentID: "a", BDocumentID: "b", AIDs: []string{"x", "y"},
			Score: score, Agreement: "differ"})
	}
	add("entities", &schema.Entity{EntityID: "e", Type: "law", Name: "n",
		Names: []schema.Name{{Language: "", Name: "n"}, {Language: "fr", Name: "n"}}})
	add("entities", &schema.Entity{EntityID: "é", Type: "law", Name: "n", Mentions: -1})
	return rows
}
