package agree_test

import (
	"testing"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/schema"
)

// TestTellBound: a word behind a number leaves open whether the bound that it makes takes in its number.
func TestTellBound(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct {
		language, after string
		loosely         bool
	}{
		{"zh", "以上。", true},
		{"ja", "以上だった。", true},
		{"ja", "店以上を", true},
		{"ko", " 이상을 기록했다.", true},
		{"en", " or more", false},
	} {
		pack, err := lexicon.Pack(c.language)
		if err != nil {
			t.Fatal(err)
		}
		s := side(&schema.Figure{Surface: "85%", Kind: schema.KindPercent, Comparator: ">=", Value: "85", Unit: "%"},
			c.language, "")
		if s.TellBound(pack, c.after); s.Loosely != c.loosely {
			t.Errorf("%s %q: %t; should be %t", c.language, c.after, s.Loosely, c.loosely)
		}
	}
}

// TestCompareLoosely: a bound that may take in its number is one that does not.
func TestCompareLoosely(t *testing.T) {
	bound := func(comparator, language string) *agree.Side {
		return side(&schema.Figure{Surface: "85 %", Kind: schema.KindPercent, Comparator: comparator, Value: "85",
			Unit: "%"}, language, "")
	}
	loose := bound(">=", "zh")
	loose.Loosely = true
	compare(t, bound(">", "en"), loose, schema.WhyMoreExact, schema.Agree,
		"a says more than 85 %, b at least 85 %; the one is within the other, which is less exact.")
	compare(t, bound(">", "en"), bound(">=", "de"), schema.WhyComparator, schema.Differ,
		"a says more than 85 %, b at least 85 %; the number is the same, the bound is not.")
}

// TestCompareUnsaidYear: a day without its year is the one that a text of nearly the same time tells with it.
func TestCompareUnsaidYear(t *testing.T) {
	day := func(surface, skeleton, language string, from, to schema.Date) *agree.Side {
		s := side(&schema.Figure{Surface: surface, Kind: schema.KindDate, DateStart: from, DateEnd: to}, language, skeleton)
		s.Published = "2026-04-28"
		return s
	}
	zh := day("4月30日起", "m4 d30", "zh", "2025-04-30", "")
	compare(t, day("Thursday", "w4", "en", "2026-04-30", "2026-04-30"), zh, schema.WhyMoreExact, schema.Agree,
		"a says 30 April 2026, b from 30 April on; b does not say of which year.")
	compare(t, day("Friday", "w5", "en", "2026-05-01", "2026-05-01"), zh, schema.WhyDate, schema.Differ,
		"a says 1 May 2026, b from 30 April 2025 on; the dates differ.")
}

// TestWholes: a part in words is what two numbers are in the proportion of, and a number may leave its unit to another
// one of its passage.
func TestWholes(t *testing.T) {
	number := func(surface, kind, value, unit string) *agree.Side {
		return side(&schema.Figure{Surface: surface, Kind: kind, Comparator: "=", Value: schema.Decimal(value), Unit: unit},
			"en", "")
	}
	passage := func(sides ...*agree.Side) []*agree.Side {
		at := 0
		for _, s := range sides {
			f := s.First()
			f.SentenceID, f.Span.Start, f.Span.End = "s", at, at+len(f.Surface)
			at += len(f.Surface) + 8
		}
		agree.TellWholes(sides)
		return sides
	}
	two := passage(number("Seven", schema.KindCount, "7", ""), number("nine", schema.KindCount, "9", ""))
	one := passage(number("Семь из девяти", schema.KindCount, "0.777777777778", ""))
	one[0].Language = "ru"
	links := agree.Links(two, one, false)
	if len(links) != 1 || links[0].Rule != "of_whole" || links[0].Agreement != schema.Agree {
		t.Errorf("links are %+v", links)
	}
	wide := passage(number("8 metres", schema.KindMeasure, "8", "m"), number("12", schema.KindCount, "12", ""))
	compare(t, wide[1], number("12 m", schema.KindMeasure, "12", "m"), schema.WhyMoreExact, schema.Agree,
		"a says 12, b 12 metres; a leaves the unit to the words beside it.")
	compare(t, wide[1], number("12 kg", schema.KindMeasure, "12", "kg"), schema.WhyUnread, "",
		"a says 12, b 12 kilograms; a names no unit that could be read, so whether they agree cannot be told.")
}
