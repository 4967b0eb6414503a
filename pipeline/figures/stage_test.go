package figures_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/figures"
	"example.org/sourcebook/pipeline/ingest"
	"example.org/sourcebook/pipeline/segment"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/survey"
	"example.org/sourcebook/pipeline/tables"
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
