package sheets

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/view"
	"example.org/sourcebook/schema"
)

// TestPartsCountOnce: of the figures of one statement the first has its value, the others none, and so does a figure
// that states no fact.
func TestPartsCountOnce(t *testing.T) {
	d := &view.Document{Document: &schema.Document{DocumentID: "d", Language: "en"}}
	w := &view.Work{Documents: []*view.Document{d}}
	s := &schema.Statement{FigureIDs: []string{"d.f0", "d.f9"}, Value: "391000", Comparator: "=",
		Reading: schema.ReadingRepaired}
	for _, test := range []struct {
		figure    string
		statement *schema.Statement
		use       schema.Decimal
		reading   string
	}{
		{"d.f0", s, "391000", "391,000"},
		{"d.f9", s, "", "391,000"},
		{"d.f20", nil, "", "39"},
	} {
		row := figure(w, d, &schema.Figure{FigureID: test.figure, Value: "39", Comparator: "="}, test.statement)
		if row.ToUse != test.use || row.Reading != test.reading || row.Document != "d" {
			t.Errorf("%s: %q to use, reading %q", test.figure, row.ToUse, row.Reading)
		}
	}
}

// TestManyVersions: the versions beyond the last column stand in it.
func TestManyVersions(t *testing.T) {
	got := columns([][]string{{"a"}, nil, {"c", "c2"}, {"d"}, {"e"}, nil, {"g"}, {"h", "i"}}, "\n")
	if diff := cmp.Diff([]string{"a", "", "c\nc2", "d", "e", "g\nh\ni"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestSummary counts a fact that a document states in two places once.
func TestSummary(t *testing.T) {
	var a, b view.Document
	a.Document, b.Document = &schema.Document{DocumentID: "a", Language: "fr"}, &schema.Document{DocumentID: "b"}
	w := &view.Work{ID: "a", Documents: []*view.Document{&a, &b}, Facts: []*view.Fact{
		{Fact: &schema.Fact{Status: schema.StatusDiffer, Explanation: "They differ."}, Statements: []*schema.Statement{
			{DocumentID: "a"}, {DocumentID: "a"}, {DocumentID: "b"}}},
		{Fact: &schema.Fact{Status: schema.StatusSingle}, Statements: []*schema.Statement{{DocumentID: "b"}}},
	}}
	want := []*schema.SummaryRow{
		{Scope: "work", Title: "a", WorkID: "a", Documents: 2, Facts: 2, Differ: 1, Single: 1, Passages: 3,
			Differences: []string{"They differ."}},
		{Scope: "document", Title: "a", Language: "fr", WorkID: "a", DocumentID: "a", Documents: 1, Facts: 1, Differ: 1},
		{Scope: "document", Title: "b", WorkID: "a", DocumentID: "b", Documents: 1, Facts: 2, Differ: 1, Single: 1},
	}
	if diff := cmp.Diff(want, summary(w, 3)); diff != "" {
		t.Error(diff)
	}
}
