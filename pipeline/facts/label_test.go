package facts

import (
	"testing"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/schema"
)

// lone makes a statement of a figure that stands in a sentence.
func lone(sentence string, f schema.Figure) *statement {
	f.SentenceID = "s"
	d := &document{sentences: map[string]*schema.Sentence{"s": {SentenceID: "s", Text: sentence}}}
	s := &statement{document: d, side: &agree.Side{Claim: agree.Claims([]*schema.Figure{&f})[0]}}
	s.row.SentenceID = "s"
	return s
}

// TestLabel: what a fact is about, in words that its sentence has.
func TestLabel(t *testing.T) {
	figure := func(surface, counted string) schema.Figure {
		return schema.Figure{Surface: surface, Counted: counted, Kind: schema.KindPeriod}
	}
	for _, c := range []struct {
		name, sentence string
		figure         schema.Figure
		want           string
	}{
		{"what is counted", "In May 12 boats sank.", figure("12", "boats"), "boats"},
		{"the words before", "The mill closed in 1951.", figure("1951", ""), "The mill closed in"},
		{"the words after", "Last winter the mill closed for good.", figure("Last winter", ""), "the mill closed for good"},
		{"no lone small word", "In recent years, the mill has grown.", figure("recent years", ""), "the mill has grown"},
		{"beyond the mark", "On May 3, the mill closed.", figure("May 3", ""), "the mill closed"},
		{"back beyond the mark", "The mill closed (1951).", figure("1951", ""), "The mill closed"},
		{"no word of another script", "東京 - Last winter saw the mill close.", figure("Last winter", ""),
			"saw the mill close"},
		{"another script ends the words", "Mill closed 東京 in 1951 for good.", figure("1951", ""), "for good"},
		{"no number before", "All of 39 mills stood here in 1951", figure("1951", ""), "mills stood here in"},
		{"ideographs and kana are one script", "工場は昨年の冬に閉鎖された。", figure("昨年の冬", ""), "に閉鎖された"},
		{"no more than some words", "The oldest mill of all closed in 1951.", figure("1951", ""), "mill of all closed in"},
		{"a single word", "Edition 1951", figure("1951", ""), "Edition"},
		{"no words", "1951", figure("1951", ""), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := label([]*statement{lone(c.sentence, c.figure)}); got != c.want {
				t.Errorf("label is %q, should be %q", got, c.want)
			}
		})
	}
}
