package survey

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/tables"
)

func TestGlued(t *testing.T) {
	for text, want := range map[string]int{
		"":                              0,
		"One, two. Three; four":         0,
		"one,two;three.Four":            3,
		"theChinese police":             1,
		"закон.Потом,да":                2, // a full stop before a capital, a comma
		"1,770 at 3.14":                 0,
		"e.g. the U.S. and example.org": 0,
		",a .B":                         0,
	} {
		if got := glued(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestLend(t *testing.T) {
	got := lend("a", &tables.Text{DocumentID: "b", Text: "The river, the old  bridge.\nThe river"})
	want := &tables.Lent{
		DocumentID: "a", Other: "b",
		Words: []string{"The", "bridge", "old", "river", "the"},
		Pairs: []string{"The river", "old bridge", "the old"}, // not over a comma or a line end
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestLendBounded checks that a long sibling lends no more than its share.
func TestLendBounded(t *testing.T) {
	var b strings.Builder
	for i := range 100_000 {
		b.WriteString("w" + strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprint(i)) + " ")
	}
	got := lend("a", &tables.Text{DocumentID: "b", Text: b.String()})
	if len(got.Words) != lentWords || len(got.Pairs) != lentWords {
		t.Errorf("%d words, %d pairs; want %d of each", len(got.Words), len(got.Pairs), lentWords)
	}
	if !slices.IsSorted(got.Words) || !slices.IsSorted(got.Pairs) {
		t.Error("they do not ascend")
	}
}

func TestLender(t *testing.T) {
	sketches := []*tables.Sketch{
		{DocumentID: "damaged", Glued: 40}, {DocumentID: "sound", Glued: 1}, {DocumentID: "worse", Glued: 30},
		{DocumentID: "better", Glued: 9},
	}
	for i := range 6 {
		sketches = append(sketches, &tables.Sketch{DocumentID: fmt.Sprint("z", i)})
	}
	l := newLender(from(sketches))
	var got []string
	for _, s := range sketches {
		for _, o := range sketches {
			if s != o && l.wants(&tables.Sibling{DocumentID: s.DocumentID, Other: o.DocumentID}) {
				got = append(got, s.DocumentID+" "+o.DocumentID)
			}
		}
	}
	want := []string{
		"damaged sound", "damaged better", "damaged z0", "damaged z1", // four at most, none that is damaged itself
		"worse sound", "worse z0", "worse z1", "worse z2",
		"better sound", "better z0", "better z1", "better z2",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
