package agree_test

import (
	"testing"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/schema"
)

// TestHours: a stretch of hours is one claim with both of its ends, however it was read.
func TestHours(t *testing.T) {
	lexicon := language.Open(stagetest.Lexicon("../.."))
	for _, c := range []struct{ language, kind, surface, want string }{
		{"de", schema.KindTime, "9 bis 17 Uhr", "9:00–17:00"},
		{"de", schema.KindTime, "6 und 21 Uhr", "6:00–21:00"},
		{"en", schema.KindTime, "2 to 4 p.m.", "14:00–16:00"},
		{"en", schema.KindTime, "10 to 4 p.m.", "10:00–16:00"},
		{"en", schema.KindTime, "9 a.m. to noon", "9:00a–12:00"},
		{"en", schema.KindTime, "noon to 6 p.m.", "12:00–18:00"},
		{"en", schema.KindTime, "9 to 5", "9:00–17:00"},
		{"de", schema.KindTime, "22 bis 6 Uhr", "22:00–6:00"},
		{"zh", schema.KindTime, "下午2时至4时", "14:00–16:00"},
		{"en", schema.KindCount, "9.00 to 17.00", "9:00–17:00"},
		{"en", schema.KindCount, "9 to 17", ""},
		{"es", schema.KindDuration, "8 a 16 horas", "8:00–16:00"},
		{"es", schema.KindDuration, "30 a 40 horas", ""},
		{"fr", schema.KindDuration, "6 heures et 21 heures", "6:00–21:00"},
	} {
		pack, err := lexicon.Pack(c.language)
		if err != nil {
			t.Fatal(err)
		}
		f := &schema.Figure{Kind: c.kind, Surface: c.surface}
		if c.kind != schema.KindTime {
			f.Value, f.ValueMax = "1", "2"
		}
		if c.kind == schema.KindDuration {
			f.Unit = "h"
		}
		if got := agree.Form(pack, &agree.Claim{Figures: []*schema.Figure{f}}); got != c.want {
			t.Errorf("%s %q: %q, should be %q", c.language, c.surface, got, c.want)
		}
	}
}

// TestCompareHours: stretches of hours are compared by their clocks.
func TestCompareHours(t *testing.T) {
	lasts := func(surface, language, clock string) *agree.Side {
		return side(&schema.Figure{Surface: surface, Kind: schema.KindDuration, Comparator: "=", Value: "10",
			ValueMax: "18", Unit: "h"}, language, clock)
	}
	compare(t, timeAt("halb vier", "de", "3:30"), timeAt("15.30", "it", "15:30"), schema.WhyMoreExact, schema.Agree,
		"a says “halb vier”, b “15.30”; the one is within the other, which is less exact.")
	compare(t, timeAt("3.30", "de", "3:30"), timeAt("15.30", "it", "15:30"), schema.WhyUnread, "",
		"a says “3.30”, b “15.30”; the hours are twelve apart, so whether they agree cannot be told.")
	compare(t, timeAt("3:30 a.m.", "en", "3:30a"), timeAt("15.30", "it", "15:30"), schema.WhyValue, schema.Differ,
		"a says “3:30 a.m.”, b “15.30”; the times differ.")
	compare(t, timeAt("3:30 a.m.", "en", "3:30a"), timeAt("3.30", "it", "3:30"), schema.WhyEqual, schema.Agree,
		"Both say “3:30 a.m.”.")
	compare(t, timeAt("10:00 … 18:00", "uk", "10:00–18:00"), lasts("10.00 tot 18.00 uur", "nl", "10:00–18:00"),
		schema.WhyEqual, schema.Agree, "a says “10:00 … 18:00”, b “10.00 tot 18.00 uur”.")
	compare(t, timeAt("10:00 … 18:00", "uk", "10:00–18:00"), lasts("10.00 tot 17.00 uur", "nl", "10:00–17:00"),
		schema.WhyValue, schema.Differ, "a says “10:00 … 18:00”, b “10.00 tot 17.00 uur”; the times differ.")
	compare(t, lasts("8 a 6 horas", "es", "8:00–6:00"), timeAt("8 a.m. … 6 p.m.", "en", "8:00–18:00"), schema.WhyUnread,
		"",
		"a says “8 a 6 horas”, b “8 a.m. … 6 p.m.”; the hours are twelve apart, so whether they agree cannot be told.")
}

// TestTwoEnds: two times of day that stand beside each other are one claim, three are not.
func TestTwoEnds(t *testing.T) {
	at := func(start, end int) *schema.Figure {
		return &schema.Figure{Kind: schema.KindTime, SentenceID: "s", Span: schema.Span{Start: start, End: end}}
	}
	han := func(start, end int) *schema.Figure {
		f := at(start, end)
		f.Surface = "9時"
		return f
	}
	for _, c := range []struct {
		name    string
		figures []*schema.Figure
		want    int
	}{
		{"two ends in ideographs", []*schema.Figure{han(0, 2), han(4, 6)}, 1},
		{"two hours in ideographs", []*schema.Figure{han(0, 2), han(7, 9)}, 2},
		{"two ends", []*schema.Figure{at(0, 6), at(10, 16)}, 1},
		{"far apart", []*schema.Figure{at(0, 6), at(40, 46)}, 2},
		{"a list", []*schema.Figure{at(0, 6), at(8, 14), at(16, 22)}, 3},
		{"two ends, and another", []*schema.Figure{at(0, 6), at(10, 16), at(50, 56)}, 2},
	} {
		if got := agree.Claims(c.figures); len(got) != c.want {
			t.Errorf("%s: %d claims, should be %d", c.name, len(got), c.want)
		}
	}
}

// TestCompareBounds: an upper bound takes in its number, where two languages are compared; a lower one is always told.
func TestCompareBounds(t *testing.T) {
	fine := func(language, comparator, unit string) *agree.Side {
		kind := map[bool]string{true: schema.KindMoney, false: schema.KindDuration}[unit == "EUR"]
		return side(&schema.Figure{Surface: "50", Kind: kind, Comparator: comparator, Value: "50", Unit: unit}, language, "")
	}
	const within = "; the one is within the other, which is less exact."
	const other = "; the number is the same, the bound is not."
	compare(t, fine("en", "<=", "EUR"), fine("fr", "=", "EUR"), schema.WhyMoreExact, schema.Agree,
		"a says at most 50 EUR, b 50 EUR"+within)
	compare(t, fine("uk", "<=", "a"), fine("el", "<", "a"), schema.WhyMoreExact, schema.Agree,
		"a says at most 50 years, b less than 50 years"+within)
	compare(t, fine("ja", ">=", "a"), fine("en", ">", "a"), schema.WhyMoreExact, schema.Agree,
		"a says at least 50 years, b more than 50 years"+within)
	compare(t, fine("en", "<=", "EUR"), fine("en", "=", "EUR"), schema.WhyComparator, schema.Differ,
		"a says at most 50 EUR, b 50 EUR"+other)
	compare(t, fine("en", ">", "EUR"), fine("fr", "=", "EUR"), schema.WhyComparator, schema.Differ,
		"a says more than 50 EUR, b 50 EUR"+other)
	compare(t, fine("en", ">=", "EUR"), fine("fr", ">", "EUR"), schema.WhyComparator, schema.Differ,
		"a says at least 50 EUR, b more than 50 EUR"+other)
	speed := func(language, comparator, value, unit string) *agree.Side {
		return side(&schema.Figure{Surface: value, Kind: schema.KindMeasure, Comparator: comparator,
			Value: schema.Decimal(value), Unit: unit}, language, "")
	}
	compare(t, speed("en", "=", "71", "[mi_i]/h"), speed("nl", "<=", "115", "km/h"), schema.WhyConverted, schema.Agree,
		"a says 71 miles per hour, b at most 115 kilometres per hour; the one is the other, in another unit.")
	dollars := func(surface, comparator, unit, language, word string) *agree.Side {
		return side(&schema.Figure{Surface: surface, Kind: schema.KindMoney, Comparator: comparator, Value: "400",
			Unit: unit}, language, word)
	}
	compare(t, dollars("400 Dollar", "<=", "", "de", "AUD"), dollars("$400", ">=", "USD", "en", ""), schema.WhyComparator,
		schema.Differ, "a says at most “400 Dollar”, b at least 400 USD"+other)
}
