package view

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/schema"
)

// workOf makes a work of documents with sentences of these ids.
func workOf(documents ...[]string) *Work {
	w := &Work{ID: "w", documents: map[string]*Document{}, sentences: map[string]*Sentence{},
		figures: map[string]*schema.Figure{}}
	for i, ids := range documents {
		d := &Document{Document: &schema.Document{DocumentID: string(rune('a' + i))}, Place: i}
		for _, id := range ids {
			w.add(d, &schema.Sentence{SentenceID: id})
		}
		w.Documents, w.documents[d.DocumentID] = append(w.Documents, d), d
	}
	return w
}

func bead(agreement, reason string, a, b []string) *schema.Alignment {
	return &schema.Alignment{AIDs: a, BIDs: b, Agreement: agreement, Reason: reason}
}

// TestPassages joins three versions: over a third one, with a sentence that only one has, and two for one.
func TestPassages(t *testing.T) {
	w := workOf([]string{"a1", "a2", "a3"}, []string{"b0", "b1", "b2"}, []string{"c1", "c2", "c3", "c4"})
	w.beads = []*schema.Alignment{
		bead("agree", "", []string{"a1"}, []string{"b1"}),
		bead("", "", []string{"b1"}, []string{"c1"}),
		bead("agree", "", []string{"a3"}, []string{"b2"}),
		bead("differ", "They differ.", []string{"b2"}, []string{"c3", "c4"}),
		bead("differ", "They differ.", []string{"a3"}, []string{"c3", "c4"}),
	}
	type row struct {
		Cells     [][]string
		Agreement string
		Reasons   []string
	}
	var got []row
	for _, p := range w.Passages() {
		r := row{Agreement: p.Agreement, Reasons: p.Reasons}
		for _, cell := range p.Cells {
			var ids []string
			for _, s := range cell {
				ids = append(ids, s.SentenceID)
			}
			r.Cells = append(r.Cells, ids)
		}
		got = append(got, r)
	}
	want := []row{
		{[][]string{nil, {"b0"}, nil}, "", nil},
		{[][]string{{"a1"}, {"b1"}, {"c1"}}, "agree", nil},
		{[][]string{nil, nil, {"c2"}}, "", nil},
		{[][]string{{"a2"}, nil, nil}, "", nil},
		{[][]string{{"a3"}, {"b2"}, {"c3", "c4"}}, "differ", []string{"They differ."}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReading(t *testing.T) {
	for _, test := range []struct {
		comparator string
		value, max schema.Decimal
		unit       string
		start, end schema.Date
		want       string
	}{
		{"=", "76", "", "", "", "", "76"},
		{">", "50000000", "", "USD", "2022-03-01", "2022-06-30", "more than 50,000,000 USD"},
		{"~", "-1234.5", "2000", "%", "", "", "about −1,234.5 to 2,000 %"},
		{">", "38.5", "", "Cel", "", "", "more than 38.5 degrees Celsius"},
		{"=", "1", "", "a", "", "", "1 year"},
		{"", "", "", "", "2022-03-01", "2022-06-30", "2022-03-01 to 2022-06-30"},
		{"", "", "", "", "2022-03-01", "2022-03-01", "2022-03-01"},
		{"", "", "", "", "", "2022-03-01", "until 2022-03-01"},
		{"", "", "", "", "2022-03-01", "", "from 2022-03-01"},
		{"", "", "", "", "", "", ""},
	} {
		if got := Reading(test.comparator, test.value, test.max, test.unit, test.start, test.end); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

// TestSigned: a sign before words that run from right to left is not turned round.
func TestSigned(t *testing.T) {
	for _, test := range []struct{ comparator, text, want string }{
		{">", "65 years", "> 65 years"},
		{"=", "65", "65"},
		{">", "38.5 درجة", "\u200e> \u200e38.5 درجة"},
		{"=", "38.5 درجة", "38.5 درجة"},
		{"<=", "3岁", "≤ 3岁"},
	} {
		if got := Signed(test.comparator, test.text); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}

func TestLabel(t *testing.T) {
	for title, want := range map[string]string{"": "a", "One\n title": "One title",
		"A title that goes on and on until nobody would read it any more at " +
			"all": "A title that goes on and on until nobody would read it any …"} {
		d := &Document{Document: &schema.Document{DocumentID: "a", Title: title}}
		if got := d.Label(); got != want {
			t.Errorf("%q became %q", title, got)
		}
	}
}
