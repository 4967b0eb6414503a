package facts

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/schema"
)

// lone makes a statement of a figure that stands in a sentence, beside others.
func lone(sentence string, f schema.Figure, others ...string) *statement {
	f.SentenceID = "s"
	d := &document{sentences: map[string]*schema.Sentence{"s": {SentenceID: "s", Text: sentence}}}
	d.surfaces = map[string][]string{"s": append(others, f.Surface)}
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
		{"a mark for another number", "All of 39 000 mills stood in 1951", figure("1951", ""), "All of … mills stood in"},
		{"ideographs and kana are one script", "工場は昨年の冬に閉鎖された。", figure("昨年の冬", ""), "に閉鎖された"},
		{"no more than some words", "By far the oldest mill of them all closed in 1951.", figure("1951", ""),
			"the oldest mill of them all closed in"},
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

// TestLabelBesideFigures: the words of other figures say nothing of what a figure is about.
func TestLabelBesideFigures(t *testing.T) {
	for _, c := range []struct {
		sentence, surface string
		others            []string
		want              string
	}{
		{"Revenue came to €89 million after €78 million in 2023.", "2023", []string{"€89 million", "€78 million"},
			"Revenue came to"},
		{"In May 2025 a dividend of €1.35 is paid.", "€1.35", []string{"May 2025"}, "a dividend of"},
		{"Money for one mill: one, says 1951.", "1951", []string{"one"}, "Money for"},
	} {
		got := label([]*statement{lone(c.sentence, schema.Figure{Surface: c.surface, Kind: schema.KindPeriod}, c.others...)})
		if got != c.want {
			t.Errorf("%s: label of %s is %q, should be %q", c.sentence, c.surface, got, c.want)
		}
	}
}

// TestContent: labels have no words at their ends that serve grammar, in any language of which frequencies are known.
func TestContent(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct{ language, sentence, surface, want string }{
		{"en", "At present at least 27 percent of schools have no light.", "27 percent", "schools have no light"},
		{"fr", "L'entrée reste gratuite pour 3 personnes.", "3 personnes", "entrée reste gratuite"},
		{"en", "At least 14 new buses will be bought in May.", "May", "buses will be bought"},
		{"de", "Rund 22 Prozent der Einwohner sind älter.", "22 Prozent", "Einwohner sind älter"},
		{"en", "Some villages lie more than 3,000 metres above the sea.", "3,000 metres", "villages lie"},
		{"de", "Der Umsatz betrug 96 Millionen Euro, der Gewinn 1,75 Millionen Euro.", "1,75 Millionen Euro", "Gewinn"},
		{"ru", "Уровень воды был ниже на 1,2 метра.", "1,2 метра", "Уровень воды был ниже"},
		{"hu", "A híd és az út 12 milliárd forintba került.", "12 milliárd forintba", "híd és az út"},
		{"is", "Fyrirtækið og skólinn fengu í 5 milljónir króna.", "5 milljónir króna", "Fyrirtækið og skólinn fengu"},
		{"ar", "بلغت الإيرادات من 5 ملايين دولار", "5 ملايين دولار", "بلغت الإيرادات"},
		{"fr", "Le prix a atteint 47 centimes, soit 9 % de plus qu’en 2021.", "9 %", "soit"},
	} {
		f := schema.Figure{Surface: c.surface, Kind: schema.KindMoney}
		if strings.Contains(strings.ToLower(c.surface), "percent") || strings.Contains(c.surface, "Prozent") {
			f.Kind = schema.KindPercent
		}
		s := lone(c.sentence, f)
		var err error
		if s.document.words, err = readWords(lexicon, c.language); err != nil {
			t.Fatal(err)
		}
		if got := label([]*statement{s}); got != c.want {
			t.Errorf("%s: label is %q, should be %q", c.language, got, c.want)
		}
	}
}
