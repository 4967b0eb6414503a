package agree_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/schema"
)

func TestLinks(t *testing.T) {
	count := func(surface, value, counted, concept string) *schema.Figure {
		return &schema.Figure{Surface: surface, Kind: schema.KindCount, Comparator: "=", Value: schema.Decimal(value),
			Counted: counted, Concept: concept}
	}
	ordinal := func(surface, value string) *schema.Figure {
		return &schema.Figure{Surface: surface, Kind: schema.KindOrdinal, Comparator: "=", Value: schema.Decimal(value)}
	}
	money := func(surface, value, unit string) *schema.Figure {
		return &schema.Figure{Surface: surface, Kind: schema.KindMoney, Comparator: "=", Value: schema.Decimal(value),
			Unit: unit}
	}
	period := func(surface, from, to string) *schema.Figure {
		return &schema.Figure{Surface: surface, Kind: schema.KindPeriod, DateStart: schema.Date(from),
			DateEnd: schema.Date(to)}
	}
	degrees := func(surface, value, unit string) *schema.Figure {
		return &schema.Figure{Surface: surface, Kind: schema.KindMeasure, Comparator: "=", Value: schema.Decimal(value),
			Unit: unit}
	}
	lasting := func(surface, value, unit string) *schema.Figure {
		return &schema.Figure{Surface: surface, Kind: schema.KindDuration, Comparator: "=", Value: schema.Decimal(value),
			Unit: unit}
	}
	clock := func(surface string) *schema.Figure { return &schema.Figure{Surface: surface, Kind: schema.KindTime} }
	compared := func(f *schema.Figure, comparator string) *schema.Figure { f.Comparator = comparator; return f }
	split := func(f *schema.Figure, repaired string) *schema.Figure {
		f.Issues, f.RepairedValue = []string{"split_number"}, schema.Decimal(repaired)
		return f
	}
	figures := func(f ...*schema.Figure) []*schema.Figure { return f }
	for _, c := range []struct {
		name string
		a, b []*schema.Figure
		same bool
		want []string
	}{
		{"the same value", figures(count("1 770", "1770", "repaires", "")), figures(count("1,770", "1770", "dens", "")),
			false,
			[]string{"1 770=1,770 agree equal equal"}},
		{"in another order", figures(count("76", "76", "", ""), count("12", "12", "", "")),
			figures(count("12", "12", "", ""), count("76", "76", "", "")), false,
			[]string{"76=76 agree equal equal", "12=12 agree equal equal"}},
		{"a value twice", figures(count("3", "3", "", ""), count("3", "3", "", "")), figures(count("three", "3", "", "")),
			false,
			[]string{"3=three agree equal equal"}},
		{"of another size beside one more time", figures(count("350", "350", "", "")),
			figures(count("trois", "3", "", ""), period("2150", "2150-01-01", "2150-12-31")), false, nil},
		{"of another size", figures(count("350", "350", "", "")), figures(count("trois", "3", "", "")), false,
			[]string{"350=trois differ value same_place"}},
		{"small ones beside one more time", figures(count("11", "11", "", "")),
			figures(count("trois", "3", "", ""), period("2150", "2150-01-01", "2150-12-31")), false,
			[]string{"11=trois differ value same_place"}},
		{"a value twice, the second one in its place", figures(count("25", "25", "", ""), count("25", "25", "", "")),
			figures(count("21", "21", "", ""), count("25", "25", "", "")), false,
			[]string{"25=21 differ value same_place", "25=25 agree equal equal"}},
		{"a place in a row and as many", figures(ordinal("cuarta", "4")), figures(count("4", "4", "連勝", "")), false,
			[]string{"cuarta=4 agree equal equal_rank"}},
		{"as many of another unit of time", figures(lasting("9 months", "9", "mo")), figures(lasting("9 Wochen", "9", "wk")),
			false,
			[]string{"9 months=9 Wochen differ unit same_place"}},
		{"the first and one", figures(ordinal("primero", "1")), figures(count("1", "1", "", "")), false, nil},
		{"a place in a row and another number", figures(ordinal("cuarta", "4")), figures(count("5", "5", "", "")), false,
			nil},
		{"another value of the same concept", figures(count("76", "76", "pays", "country")),
			figures(count("67", "67", "countries", "country")), false,
			[]string{"76=67 differ value same_thing"}},
		{"another value of the same words", figures(count("76", "76", "member states", "")),
			figures(count("67", "67", "Member States", "")), true,
			[]string{"76=67 differ value same_thing"}},
		{"another value of other words", figures(count("76", "76", "member states", "")),
			figures(count("67", "67", "arrests", "")), true, nil},
		{"another value of a concept that takes in the other", figures(count("84", "84", "people", "person")),
			figures(count("86", "86", "morts", "death")), false, []string{"84=86 differ value same_place"}},
		{"degrees of which one side says the scale", figures(&schema.Figure{Surface: "3度", Kind: schema.KindMeasure,
			Comparator: "=", Value: "3", Unit: "deg"}), figures(&schema.Figure{Surface: "3 °C", Kind: schema.KindMeasure,
			Comparator: "=", Value: "3", Unit: "Cel"}), false, []string{"3度=3 °C agree more_exact equal"}},
		{"degrees of two values of which one side says the scale", figures(degrees("38.6度", "38.6", "Cel")),
			figures(degrees("38.9 degrees", "38.9", "deg")), false,
			[]string{"38.6度=38.9 degrees differ value same_place"}},
		{"other times of day", figures(clock("7.15"), clock("17.05")), figures(clock("7:15"), clock("17:25")), false,
			[]string{"7.15=7:15 agree equal equal", "17.05=17:25 differ value same_place"}},
		{"other times of day, on other sides of a neighbour", figures(clock("21.30"), count("14", "14", "", "")),
			figures(count("14", "14", "", ""), clock("22:30")), false,
			[]string{"21.30=22:30 differ value only_one", "14=14 agree equal equal"}},
		{"times of day half a day apart", figures(clock("7.30")), figures(clock("19:30")), false,
			[]string{"7.30=19:30  unread same_place"}},
		{"a time of day and a number", figures(clock("7.30")), figures(count("14", "14", "", "")), false, nil},
		{"another value of another concept", figures(count("76", "76", "pays", "country")),
			figures(count("67", "67", "arrests", "arrest")), false, nil},
		{"the only ones, between the same neighbours", figures(count("14", "14", "", ""),
			money("5 Mio. €", "5000000", "EUR")), figures(count("14", "14", "", ""), money("€6m", "6000000", "EUR")), false,
			[]string{"14=14 agree equal equal", "5 Mio. €=€6m differ value same_place"}},
		{"the only ones, on other sides of a neighbour", figures(money("5 Mio. €", "5000000", "EUR"),
			count("14", "14", "", "")), figures(count("14", "14", "", ""), money("€6m", "6000000", "EUR")), false,
			[]string{"5 Mio. €=€6m differ value only_one", "14=14 agree equal equal"}},
		{"on other sides of a neighbour in one language", figures(money("€5m", "5000000", "EUR"), count("14", "14", "", "")),
			figures(count("14", "14", "", ""), money("€6m", "6000000", "EUR")), true, []string{"14=14 agree equal equal"}},
		{"not the only ones", figures(money("€5", "5", "EUR")), figures(money("€6", "6", "EUR"), money("€7", "7", "EUR")),
			false, nil},
		{"another currency", figures(money("$50", "50", "USD")), figures(money("€50", "50", "EUR")), false,
			[]string{"$50=€50 differ unit equal"}},
		{"a currency that one side does not name", figures(money("$50m", "50000000", "")),
			figures(money("US$50m", "50000000", "USD")), false,
			[]string{"$50m=US$50m  unread equal"}},
		{"opposed comparators", figures(compared(count("2 000", "2000", "", ""), ">")),
			figures(compared(count("2,000", "2000", "", ""), "<")), false,
			[]string{"2 000=2,000 differ comparator equal"}},
		{"a looser comparator", figures(compared(count("2 000", "2000", "", ""), ">")),
			figures(count("2,000", "2000", "", "")), false,
			[]string{"2 000=2,000 differ comparator equal"}},
		{"a split number counts once", figures(split(count("39", "39", "", ""), "391000"),
			split(count("10,000", "10000", "", ""), "391000")), figures(count("391,000", "391000", "", "")), true,
			[]string{"39 … 10,000=391,000 agree repaired equal"}},
		{"its parts say nothing alone", figures(split(count("39", "39", "", ""), "391000"),
			split(count("10,000", "10000", "", ""), "391000")), figures(count("39", "39", "", "")), false,
			[]string{"39 … 10,000=39 differ value same_place"}},
		{"the same days", figures(period("von März bis Juni 2022", "2022-03-01", "2022-06-30")),
			figures(period("from March to June 2022", "2022-03-01", "2022-06-30")), false,
			[]string{"von März bis Juni 2022=from March to June 2022 agree equal equal"}},
		{"other days", figures(period("2021", "2021-01-01", "2021-12-31")),
			figures(period("2022", "2022-01-01", "2022-12-31")), false,
			[]string{"2021=2022 differ date same_place"}},
		{"days within days", figures(period("2022", "2022-01-01", "2022-12-31")),
			figures(period("mai 2022", "2022-05-01", "2022-05-31")), false,
			[]string{"2022=mai 2022 agree more_exact same_place"}},
		{"only one side is dated", figures(period("cette année", "", "")),
			figures(period("this year", "2022-01-01", "2022-12-31")), false,
			[]string{"cette année=this year  undated same_place"}},
		{"no side is dated, other words", figures(period("Recent decade", "", "")), figures(period("last decade", "", "")),
			true,
			[]string{"Recent decade=last decade  undated same_place"}},
		{"no side is dated, same words", figures(period("This year", "", "")), figures(period("thisyear", "", "")), true,
			[]string{"This year=thisyear agree same_words same_thing"}},
		{"in one language, times in the same words",
			figures(count("75", "75", "", ""), period("since 2011", "2011-01-01", "")),
			figures(period("since 2001", "2001-01-01", ""), count("75", "75", "", "")), true,
			[]string{"75=75 agree equal equal", "since 2011=since 2001 differ date only_one"}},
		{"another value of nearly the size, beside others", figures(count("9,400", "9400", "people", "person")),
			figures(count("두", "2", "", ""), count("9,700", "9700", "", "")), false,
			[]string{"9,400=9,700 differ value near_value"}},
		{"another power of ten, beside others", figures(count("940", "940", "people", "person")),
			figures(count("두", "2", "", ""), count("9,400", "9400", "", "")), false,
			[]string{"940=9,400 differ value near_value"}},
		{"no value of nearly the size", figures(count("40", "40", "people", "person")),
			figures(count("350", "350", "", ""), count("5,000", "5000", "", "")), false, nil},
		{"two values of nearly the size", figures(count("40", "40", "people", "person")),
			figures(count("50", "50", "", ""), count("60", "60", "", "")), false, nil},
		{"one bound of two kinds", figures(compared(count("10", "10", "", ""), "<")),
			figures(&schema.Figure{Surface: "10 ετών", Kind: schema.KindDuration, Comparator: "<", Value: "10", Unit: "a"}),
			false, []string{"10=10 ετών agree more_exact equal_value"}},
		{"a date and a count", figures(count("2019", "2019", "", "")), figures(period("2019", "2019-01-01", "2019-12-31")),
			false, nil},
		{"nothing on one side", figures(count("2019", "2019", "", "")), nil, false, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range agree.Links(sides(c.a, "xx"), sides(c.b, map[bool]string{true: "xx", false: "yy"}[c.same]),
				c.same) {
				got = append(got, strings.Join([]string{l.A.Surface() + "=" + l.B.Surface(), l.Agreement, l.Code, l.Rule}, " "))
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestLinksOfOneLanguage: what stands before the same words of one language is one fact.
func TestLinksOfOneLanguage(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"of them were taken to hospital", "of them had to be taken to hospital", 1},
		{"of the men were arrested", "of the women were freed", 0},
		{"of them", "of them", 0},
	} {
		side := func(value, behind string) []*agree.Side {
			f := &schema.Figure{Surface: value, Kind: schema.KindCount, Comparator: "=", Value: schema.Decimal(value)}
			return []*agree.Side{{Claim: &agree.Claim{Figures: []*schema.Figure{f}}, Language: "en",
				Behind: strings.Fields(behind)}}
		}
		if got := agree.Links(side("2", c.a), side("3", c.b), true); len(got) != c.want {
			t.Errorf("%q and %q: %d links, want %d", c.a, c.b, len(got), c.want)
		}
	}
}

// TestLinksOfUnread: a number whose digits stand in the other passage, where no figure has them, is no other one there.
func TestLinksOfUnread(t *testing.T) {
	for _, c := range []struct {
		unread []string
		want   int
	}{{nil, 1}, {[]string{"37"}, 0}, {[]string{"48"}, 1}} {
		side := func(value, language string) *agree.Side {
			f := &schema.Figure{Surface: value, Kind: schema.KindCount, Comparator: "=", Value: schema.Decimal(value)}
			return &agree.Side{Claim: &agree.Claim{Figures: []*schema.Figure{f}}, Language: language}
		}
		a, b := side("37", "xx"), side("40", "yy")
		b.Unread = c.unread
		if got := agree.Links([]*agree.Side{a}, []*agree.Side{b}, false); len(got) != c.want {
			t.Errorf("%q: %d links, want %d", c.unread, len(got), c.want)
		}
	}
}

// TestLinksOfNeighbours: numbers of one language that stand beside the same words are one fact, if no other one would
// do as well.
func TestLinksOfNeighbours(t *testing.T) {
	for _, c := range []struct{ name, a, b, want string }{
		{"another order", "killed 34| in the harbour| and 210| injured", "injured 260| in the harbour| and 41| killed",
			"34=41 210=260"},
		{"a word before it", "rents rose by 12| percent", "the rents are 14| percent higher", "12=14"},
		{"ideographs", "上半年实现营业收入86|亿元", "营业收入达68|亿元", "86=68"},
		{"kana and ideographs", "延べ床面積は145|平方メートル", "床面積が125|平方メートル", "145=125"},
		{"small words only", "of the 12| at", "of the 14| at", ""},
		{"no word", "rents rose by 12|", "wages fell by 14|", ""},
		{"two that would do", "rents rose by 12|", "rents rose by 14| as rents rose by 15|", ""},
		{"of another size", "rents rose by 12|", "rents rose by 95|", ""},
		{"another clause", "rents rose, by 12|", "rents rose by 14|", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range agree.Links(neighbours(c.a), neighbours(c.b), true) {
				got = append(got, l.A.Surface()+"="+l.B.Surface())
			}
			if text := strings.Join(got, " "); text != c.want {
				t.Errorf("got %q, want %q", text, c.want)
			}
		})
	}
}

// TestLinksOfMeanings: numbers of two languages in another order are one fact where the words beside them mean the
// same, or their sizes tell, and what neither tells is left alone.
func TestLinksOfMeanings(t *testing.T) {
	side := func(text string) []*agree.Side {
		var out []*agree.Side
		for part := range strings.FieldsSeq(text) {
			value, words, _ := strings.Cut(part, ":")
			f := &schema.Figure{Surface: value, Kind: schema.KindCount, Comparator: "=", Value: schema.Decimal(value)}
			s := &agree.Side{Claim: &agree.Claim{Figures: []*schema.Figure{f}, Place: len(out)}, Language: "en"}
			for word := range strings.SplitSeq(words, ",") {
				if noun, ok := strings.CutPrefix(word, "!"); ok {
					s.Noun, word = append(s.Noun, agree.Meaning{uint32(noun[0])}), noun
				}
				if word != "" {
					s.Means = append(s.Means, agree.Meaning{uint32(word[0])})
				}
			}
			out = append(out, s)
		}
		return out
	}
	for _, c := range []struct{ name, a, b, want string }{
		{"in another order", "320:!cow 85:!sheep 46:!horse", "64:!horse 85:!sheep 230:!cow", "320=230 85=85 46=64"},
		{"nouns of other sizes", "310:!map 26:!tree", "90:!tree 130:!map", "310=130 26=90"},
		{"words beside them", "34:people 210:people,injury", "260:people,injury 41:people", "34=41 210=260"},
		{"one word for both, and sizes", "34:people 210:people", "260:people 41:people", "34=41 210=260"},
		{"no words, and sizes in another order", "34: 210:", "260: 41:", "34=41 210=260"},
		{"no words, in order", "34: 210:", "41: 260:", "34=41 210=260"},
		{"no words, one of another size", "34: 210:", "41: 950:", "34=41 210=950"},
		{"words of which none is the same", "34:cow 210:horse", "41:tree 260:map", "34=41 210=260"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range agree.Links(side(c.a), side(c.b), false) {
				got = append(got, l.A.Surface()+"="+l.B.Surface())
			}
			if text := strings.Join(got, " "); text != c.want {
				t.Errorf("got %q, want %q", text, c.want)
			}
		})
	}
}

// neighbours gives the numbers of a text, each with a stroke behind it, with the words around them.
func neighbours(text string) []*agree.Side {
	var out []*agree.Side
	plain := strings.ReplaceAll(text, "|", "")
	at := 0
	for part := range strings.SplitSeq(text, "|") {
		digits := agree.Digits(part)
		at += len(part)
		if digits == "" || at > len(plain) {
			continue
		}
		f := &schema.Figure{Surface: digits, Kind: schema.KindCount, Comparator: "=", Value: schema.Decimal(digits)}
		out = append(out, &agree.Side{Claim: &agree.Claim{Figures: []*schema.Figure{f}}, Language: "en",
			Around: agree.Neighbours(plain[:at-len(digits)], plain[at:])})
	}
	return out
}

func sides(figures []*schema.Figure, language string) []*agree.Side {
	var out []*agree.Side
	for _, c := range agree.Claims(figures) {
		s := &agree.Side{Claim: c, Language: language}
		if c.Kind() == schema.KindTime {
			s.Skeleton = strings.ReplaceAll(c.Surface(), ".", ":")
		}
		out = append(out, s)
	}
	return out
}
