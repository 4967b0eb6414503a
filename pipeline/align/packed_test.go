package align

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"example.org/sourcebook/pipeline/tables"
)

// TestPacked: what was packed of a document comes back, but for its rows, and a document that was cut is an error.
func TestPacked(t *testing.T) {
	g := generator(3)
	text := g.write(30)
	want, most := g.document("a", 0, 0, text), g.document("a", 0, 0, text[:20])
	e := &tables.Evidence{DocumentID: "a", Language: "la", Packed: want.packed(20)}
	got, err := unpack(e)
	if err != nil {
		t.Fatal(err)
	}
	most.prepare()
	for i := range most.units {
		u := &most.units[i]
		u.row, u.figures, u.mentions, u.facts, u.names, u.senses = nil, nil, nil, nil, nil, nil
	}
	hidden := cmp.AllowUnexported(document{}, unit{}, vocabulary{}, wording{})
	if d := cmp.Diff(most, got, hidden, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	for n := range e.Packed {
		cut := &tables.Evidence{DocumentID: "a", Packed: e.Packed[:n]}
		if _, err := unpack(cut); err == nil {
			t.Fatalf("cut to %d of %d bytes it is no error", n, len(e.Packed))
		}
	}
}
