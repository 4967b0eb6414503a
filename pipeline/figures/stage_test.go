package figures_test

import (
	"fmt"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/figures"
	"example.org/sourcebook/pipeline/ingest"
	"example.org/sourcebook/pipeline/segment"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/survey"
	"example.org/sourcebook/pipeline/tables"
	"github.com/google/go-cmp/cmp"
)

// The stage gives places in the document's own text, whatever white space the clean text has, and dates by the
// document's own date.
func TestStage(t *testing.T) {
	text := strings.Join([]string{
		"Flood relief reaches the valley",
		"",
		"Published on 12 March 2021",
		"",
		"Since January, aid agencies have worked in all parts of the valley. They say that more than 50",
		"million euros were spent on its 1\u00a0200 families, and that they sent 35 trucks with food and tents.",
		"In 2019 there was no flood, but the river was high for some weeks. The report does not give a date",
		"for two of the villages, which lie in the hills above the lake and cannot be reached by any road.",
		"",
		"© 2021 Valley Gazette. All rights reserved.",
	}, "\n")
	result := stagetest.Run(t, []stage.Stage{ingest.Stage, survey.Sketch, survey.Stage, segment.Stage, figures.Stage},
		stagetest.Lexicon("../.."),
		stagetest.Source("flood", text))
	points := []rune(text)
	var got []string
	sentences := map[string]string{}
	for s := range tables.Sentences.Read(result.Reader()) {
		sentences[s.SentenceID] = s.Text
	}
	for f := range tables.Figures.Read(result.Reader()) {
		if at := string(points[f.Span.Start:f.Span.End]); at != f.Surface {
			t.Errorf("surface %q stands for %q", f.Surface, at)
		}
		if s := sentences[f.SentenceID]; f.SentenceID != "" &&
			!strings.Contains(s, strings.ReplaceAll(f.Surface, "\n", " ")) {
			t.Errorf("%q does not lie in its sentence %q", f.Surface, s)
		}
		got = append(got, fmt.Sprintf("%q %s %s%s %s {%s} %s/%s %v", f.Surface, f.Kind, f.Comparator, f.Value, f.Unit,
			f.Counted, f.DateStart, f.DateEnd, f.Issues))
	}
	want := []string{
		`"12 March 2021" date   {} 2021-03-12/2021-03-12 []`,
		`"Since January" period   {} 2021-01-01/ []`,
		`"50\nmillion euros" money >50000000 EUR {} / []`,
		`"1\u00a0200" count =1200  {families} / []`,
		`"35" count =35  {trucks} / []`,
		`"2019" date   {} 2019-01-01/2019-12-31 []`,
		`"two" count =2  {} / []`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	got = nil
	for r := range tables.Rejections.Read(result.Reader()) {
		if at := string(points[r.Span.Start:r.Span.End]); at != r.Surface {
			t.Errorf("surface %q stands for %q", r.Surface, at)
		}
		got = append(got, r.Surface+" "+r.Reason)
	}
	want = []string{"2021 furniture"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if err := result.Err(); err != nil {
		t.Fatal(err)
	}
}

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
