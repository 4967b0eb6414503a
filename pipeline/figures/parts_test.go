package figures_test

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/figures"
	"example.org/sourcebook/pipeline/ingest"
	"example.org/sourcebook/pipeline/segment"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/survey"
	"example.org/sourcebook/pipeline/tables"
)

// A paragraph of three megabytes in one line is read in parts: each number is read once, as what it is where it stands
// by itself, and in its sentence, whether the parts end with sentences or there is but one.
func TestParts(t *testing.T) {
	for name, piece := range map[string]string{
		"sentences":    "In the first week of the flood some 1,200 families had left the valley. ",
		"one sentence": "and some 1,200 families of the valley had left by then ",
	} {
		t.Run(name, func(t *testing.T) {
			const count = 45_000
			result := stagetest.Run(t,
				[]stage.Stage{ingest.Stage, survey.Sketch, survey.Stage, segment.Stage, figures.Stage},
				stagetest.Lexicon("../.."), stagetest.Source("flood", strings.Repeat(piece, count)))
			if err := result.Err(); err != nil {
				t.Fatal(err)
			}
			sentences := map[string]*[2]int{}
			for s := range tables.Sentences.Read(result.Reader()) {
				sentences[s.SentenceID] = &[2]int{s.Span.Start, s.Span.End}
			}
			got, last := 0, 0
			for f := range tables.Figures.Read(result.Reader()) {
				if f.Surface != "1,200" {
					continue
				}
				got++
				if f.Comparator != "~" || f.Counted != "families" || f.Value != "1200" || f.Span.Start < last {
					t.Fatalf("figure %d is %q %s %s {%s}", got, f.Surface, f.Comparator, f.Value, f.Counted)
				}
				last = f.Span.End
				if s := sentences[f.SentenceID]; s == nil || f.Span.Start < s[0] || f.Span.End > s[1] {
					t.Fatalf("figure %d is not in its sentence %s", got, f.SentenceID)
				}
			}
			if got != count {
				t.Errorf("%d figures, want %d", got, count)
			}
		})
	}
}
