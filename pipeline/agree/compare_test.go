package agree_test

import (
	"testing"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/schema"
)

// TestCompare: what two claims say to each other, as a code and as a sentence.
func TestCompare(t *testing.T) {
	number := func(kind, surface, comparator, value, unit string) schema.Figure {
		return schema.Figure{Surface: surface, Kind: kind, Comparator: comparator, Value: schema.Decimal(value), Unit: unit}
	}
	count := func(surface, comparator, value string) schema.Figure {
		f := number(schema.KindCount, surface, comparator, value, "")
		f.Counted = "suspects"
		return f
	}
	money := func(surface, value, unit string) schema.Figure {
		return number(schema.KindMoney, surface, "=", value, unit)
	}
	measure := func(surface, value, unit string) schema.Figure {
		return number(schema.KindMeasure, surface, "=", value, unit)
	}
	days := func(surface, from, to string) schema.Figure {
		return schema.Figure{Surface: surface, Kind: schema.KindPeriod, DateStart: schema.Date(from),
			DateEnd: schema.Date(to)}
	}
	repaired := func(f schema.Figure, value string) schema.Figure { f.RepairedValue = schema.Decimal(value); return f }
	dayOf := func(f schema.Figure, day string) schema.Figure {
		f.DateStart, f.DateEnd = schema.Date(day), schema.Date(day)
		return f
	}
	monthsOf := func(f schema.Figure, year string) schema.Figure {
		f.DateStart, f.DateEnd = schema.Date(year+"-01-01"), schema.Date(year+"-12-31")
		return f
	}
	between := func(f schema.Figure, from, to string) schema.Figure {
		f.DateStart, f.DateEnd = schema.Date(from), schema.Date(to)
		return f
	}
	of := func(f schema.Figure, concept string) schema.Figure { f.Concept, f.Counted = concept, concept; return f }
	for _, c := range []struct {
		name      string
		a, b      schema.Figure
		code      string
		agreement string
		sentence  string
	}{
		{"equal", count("2 000", ">", "2000"), count("2,000", ">", "2000"), schema.WhyEqual, schema.Agree,
			"Both say more than 2,000 suspects."},
		{"another bound", count("2 000", ">", "2000"), count("2,000", "=", "2000"), schema.WhyComparator, schema.Differ,
			"a says more than 2,000 suspects, b 2,000; the number is the same, the bound is not."},
		{"another number", count("1 770", "=", "1770"), count("1,707", "=", "1707"), schema.WhyValue, schema.Differ,
			"a says 1,770 suspects, b 1,707: 63 fewer (3.6 %)."},
		{"another bound and number", count("2 000", ">", "2000"), count("2,500", ">", "2500"), schema.WhyValue, schema.Differ,
			"a says more than 2,000 suspects, b more than 2,500: 500 more (25.0 %)."},
		{"a number within a bound", count("2 000", ">", "2000"), count("2,134", "=", "2134"), schema.WhyMoreExact,
			schema.Agree,
			"a says more than 2,000 suspects, b 2,134; the one is within the other, which is less exact."},
		{"a number beyond what a bound rounds", count("2 000", ">", "2000"), count("9,134", "=", "9134"), schema.WhyValue,
			schema.Differ, "a says more than 2,000 suspects, b 9,134: 7,134 more (356.7 %)."},
		{"a rounding", count("1.2 million", "=", "1200000"), count("1,234,567", "=", "1234567"), schema.WhyRounded,
			schema.Agree,
			"a says 1.2 million suspects, b 1,234,567; the one is the other, rounded."},
		{"a rounding to one digit", count("about 30", "~", "30"), count("27", "=", "27"), schema.WhyRounded, schema.Agree,
			"a says about 30 suspects, b 27; the one is the other, rounded."},
		{"a fifth is no rounding", count("about 10", "~", "10"), count("12", "=", "12"), schema.WhyValue, schema.Differ,
			"a says about 10 suspects, b 12: 2 more (20.0 %)."},
		{"about the same number", count("2,000", "=", "2000"), count("2 000", "~", "2000"), schema.WhyRounded, schema.Agree,
			"a says 2,000 suspects, b about 2,000; only b says that the number is a rough one."},
		{"two bounds", count("40", ">", "40"), count("40", ">=", "40"), schema.WhyComparator, schema.Differ,
			"a says more than 40 suspects, b at least 40; the number is the same, the bound is not."},
		{"nearly, and just under", count("2,000", "<", "2000"), count("2 000", "~", "2000"), schema.WhyRounded, schema.Agree,
			"a says less than 2,000 suspects, b about 2,000; what is just below a number is about that number."},
		{"about and a bound", count("2,000", ">", "2000"), count("2 000", "~", "2000"), schema.WhyComparator, schema.Differ,
			"a says more than 2,000 suspects, b about 2,000; the number is the same, the bound is not."},
		{"about the same measure", measure("88 km", "88", "km"), number(schema.KindMeasure, "88 km", "~", "88",
			"km"), schema.WhyRounded, schema.Agree,
			"a says 88 kilometres, b about 88 kilometres; only b says that the number is a rough one."},
		{"too far for a rounding", count("about 10", "~", "10"), count("about 14", "~", "14"), schema.WhyValue, schema.Differ,
			"a says about 10 suspects, b about 14: 4 more (40.0 %)."},
		{"tens before a power of ten", count("30 million", "=", "30000000"), count("35 million", "=", "35000000"),
			schema.WhyValue, schema.Differ, "a says 30 million suspects, b 35 million: 5 million more (16.7 %)."},
		{"tens before a power of ten, loosely", count("about 30 million", "~", "30000000"),
			count("31.8 million", "=", "31800000"), schema.WhyRounded, schema.Agree,
			"a says about 30 million suspects, b 31.8 million; the one is the other, rounded."},
		{"half a step, rounded down", count("1.2 million", "=", "1200000"), count("1,250,000", "=", "1250000"),
			schema.WhyValue, schema.Differ, "a says 1.2 million suspects, b 1.25 million: 50,000 more (4.2 %)."},
		{"half a step, rounded up", count("1.3 million", "=", "1300000"), count("1,250,000", "=", "1250000"),
			schema.WhyRounded, schema.Agree, "a says 1.3 million suspects, b 1.25 million; the one is the other, rounded."},
		{"tens of thousands without a word", count("30,000", "=", "30000"), count("30,400", "=", "30400"),
			schema.WhyValue, schema.Differ, "a says 30,000 suspects, b 30,400: 400 more (1.3 %)."},
		{"one digit less, without a word", count("190,000", "=", "190000"), count("187,000", "=", "187000"),
			schema.WhyValue, schema.Differ, "a says 190,000 suspects, b 187,000: 3,000 fewer (1.6 %)."},
		{"about one digit less", count("190,000", "~", "190000"), count("187,000", "=", "187000"), schema.WhyRounded,
			schema.Agree, "a says about 190,000 suspects, b 187,000; the one is the other, rounded."},
		{"two digits less, without a word", count("38,000", "=", "38000"), count("38,214", "=", "38214"), schema.WhyRounded,
			schema.Agree, "a says 38,000 suspects, b 38,214; the one is the other, rounded."},
		{"no rounding", count("1.2 million", "=", "1200000"), count("1,294,567", "=", "1294567"), schema.WhyValue,
			schema.Differ,
			"a says 1.2 million suspects, b 1,294,567: 94,567 more (7.9 %)."},
		{"one currency", money("50 millions de dollars américains", "50000000", "USD"),
			money("US$50 million", "50000000", "USD"),
			schema.WhyEqual, schema.Agree, "Both say 50 million USD."},
		{"two currencies", money("$50", "50", "USD"), money("€45", "45", "EUR"), schema.WhyCurrency, "",
			"a says 50 USD, b 45 EUR; amounts in different currencies are not compared."},
		{"a currency that one side does not name", money("$50", "50", ""), money("US$50", "50", "USD"), schema.WhyUnread, "",
			"a says 50, b 50 USD; a names no unit that could be read, so whether they agree cannot be told."},
		{"one amount in two currencies", money("$50", "50", "USD"), money("€50", "50", "EUR"), schema.WhyUnit,
			schema.Differ, "a says 50 USD, b 50 EUR; the number is the same, the currency is not."},
		{"days of a measure", dayOf(measure("318 ha", "318", "har"), "1991-05-21"),
			dayOf(measure("318 ha", "318", "har"), "1994-05-21"), schema.WhyEqual, schema.Agree, "Both say 318 hectares."},
		{"days of a count", dayOf(count("88", "=", "88"), "2022-05-21"), dayOf(count("88", "=", "88"), "2022-05-22"),
			schema.WhyEqual, schema.Agree, "Both say 88 suspects."},
		{"one amount in currencies of one name", money("Rs 50", "50", "INR"), money("50 rupees", "50", "PKR"),
			schema.WhyCurrency, "", "a says 50 INR, b 50 PKR; amounts in different currencies are not compared."},
		{"another place in a row", number(schema.KindOrdinal, "2nd", "=", "2", ""),
			number(schema.KindOrdinal, "third", "=", "3", ""), schema.WhyValue, schema.Differ,
			"a says the 2nd, b the 3rd; the values differ."},
		{"a day and what begins with it", days("1 April 2025", "2025-04-01", "2025-04-01"),
			days("from 1 April 2025", "2025-04-01", ""), schema.WhyMoreExact, schema.Agree,
			"a says 1 April 2025, b from April 2025 on; the day is the same."},
		{"a converted measure", measure("100 km", "100", "km"), measure("62 miles", "62", "[mi_i]"), schema.WhyConverted,
			schema.Agree, "a says 100 kilometres, b 62 miles; the one is the other, in another unit."},
		{"a converted rough measure", number(schema.KindMeasure, "60 km", "~", "60", "km"),
			measure("37 miles", "37", "[mi_i]"), schema.WhyConverted, schema.Agree,
			"a says about 60 kilometres, b 37 miles; the one is the other, in another unit."},
		{"another rough measure", number(schema.KindMeasure, "60 km", "~", "60", "km"), measure("73 miles", "73", "[mi_i]"),
			schema.WhyValue, schema.Differ, "a says about 60 kilometres, b 73 miles; the values differ."},
		{"a bound of a converted measure", number(schema.KindMeasure, "60 km", ">", "60", "km"),
			measure("37 miles", "37", "[mi_i]"), schema.WhyValue, schema.Differ,
			"a says more than 60 kilometres, b 37 miles; the values differ."},
		{"units of one name", measure("3 tons", "3", "t"), measure("3 Tonnen", "3", "[ston_av]"), schema.WhyUnread, "",
			"a says “3 tons”, b “3 Tonnen”; one word may stand for both units, so whether they agree cannot be told."},
		{"years and months", number(schema.KindDuration, "six years and three months", "=", "75", "mo"),
			number(schema.KindDuration, "6 Jahre und 3 Monate", "=", "75", "mo"), schema.WhyEqual, schema.Agree,
			"Both say 6 years and 3 months."},
		{"hours and minutes", number(schema.KindDuration, "2 heures 24 minutes", "=", "144", "min"),
			number(schema.KindDuration, "2 hours 26 minutes", "=", "146", "min"), schema.WhyValue, schema.Differ,
			"a says 2 hours and 24 minutes, b 2 hours and 26 minutes: 2 minutes more (1.4 %)."},
		{"months alone", number(schema.KindDuration, "75 months", "=", "75", "mo"),
			number(schema.KindDuration, "75 mois", "=", "75", "mo"), schema.WhyEqual, schema.Agree, "Both say 75 months."},
		{"months in words", number(schema.KindDuration, "eighteen months", "=", "18", "mo"),
			number(schema.KindDuration, "dix-huit mois", "=", "18", "mo"), schema.WhyEqual, schema.Agree,
			"Both say 18 months."},
		{"households and families", of(count("84", "=", "84"), "household"), of(count("84", "=", "84"), "family"),
			schema.WhyEqual, schema.Agree, "Both say 84 household."},
		{"degrees without a scale", measure("3度", "3", "deg"), measure("3 °C", "3", "Cel"), schema.WhyMoreExact, schema.Agree,
			"a says 3 degrees, b 3 degrees Celsius; a does not say on which scale."},
		{"other degrees without a scale", measure("3度", "3", "deg"), measure("5 °C", "5", "Cel"), schema.WhyValue,
			schema.Differ, "a says 3 degrees, b 5 degrees Celsius; the values differ."},
		{"people and deaths", of(count("84", "=", "84"), "person"), of(count("84", "=", "84"), "death"), schema.WhyEqual,
			schema.Agree, "Both say 84 person."},
		{"victims and deaths", of(count("84", "=", "84"), "death"), of(count("84", "=", "84"), "victim"), schema.WhyEqual,
			schema.Agree, "Both say 84 death."},
		{"of two years", monthsOf(count("5", "=", "5"), "1974"), monthsOf(count("5", "=", "5"), "1976"), schema.WhyDate,
			schema.Differ, "Both say 5 suspects; the number is the same, the time is not: 1974 in a and 1976 in b."},
		{"opposite bounds, one without its unit", number(schema.KindMeasure, "30 million m³", ">=", "30000000", "m3"),
			number(schema.KindCount, "30 млн", "<=", "30000000", ""), schema.WhyComparator, schema.Differ,
			"a says at least 30 million cubic metres, b at most 30 million; the number is the same, the bound is not."},
		{"of a month and of a century", between(count("5", "=", "5"), "2026-09-01", "2026-09-30"),
			between(count("5", "=", "5"), "1801-01-01", "1900-12-31"), schema.WhyEqual, schema.Agree,
			"Both say 5 suspects."},
		{"another unit", measure("3 km", "3", "km"), measure("3 miles", "3", "[mi_i]"), schema.WhyUnit, schema.Differ,
			"a says 3 kilometres, b 3 miles; the number is the same, the unit is not."},
		{"another thing", of(count("12", "=", "12"), "arrests"), of(count("12", "=", "12"), "deaths"), schema.WhyThing,
			schema.Differ, "a says 12 arrests, b 12 deaths; the number is the same, what is counted is not."},
		{"a damaged number", repaired(count("27500 million", "=", "27500000000"), "2750000000"),
			count("2.75 billion", "=", "2750000000"), schema.WhyRepaired, schema.Agree,
			"Both say 2.75 billion suspects, reading “27500 million” as it was meant."},
		{"days within days", days("2022", "2022-01-01", "2022-12-31"), days("mai 2022", "2022-05-01", "2022-05-31"),
			schema.WhyMoreExact, schema.Agree, "a says 2022, b May 2022; the one is within the other, which is less exact."},
		{"a stretch within another one", days("1968–1976", "1968-01-01", "1976-12-31"),
			days("1967–1976", "1967-01-01", "1976-12-31"), schema.WhyDate, schema.Differ,
			"a says 1968 to 1976, b 1967 to 1976; the dates differ."},
		{"since another year", days("since 1974", "1974-01-01", ""), days("since 1968", "1968-01-01", ""), schema.WhyDate,
			schema.Differ, "a says from 1974 on, b from 1968 on; the dates differ."},
		{"a day and until another one", days("20 March 2024", "2024-03-20", "2024-03-20"),
			days("until 25 March 2024", "", "2024-03-25"), schema.WhyDate, schema.Differ,
			"a says 20 March 2024, b until 25 March 2024; the dates differ."},
		{"a day and since another one", days("20 March 2024", "2024-03-20", "2024-03-20"),
			days("since 5 March 2024", "2024-03-05", ""), schema.WhyDate, schema.Differ,
			"a says 20 March 2024, b from 5 March 2024 on; the dates differ."},
		{"until a year and its end", days("by the end of 2026", "", "2026-12-31"),
			days("2026", "2026-01-01", "2026-12-31"), schema.WhyMoreExact, schema.Agree,
			"a says until 2026, b 2026; the one is within the other, which is less exact."},
		{"since a year and a day of it", days("since 2021", "2021-01-01", ""), days("5 May 2021", "2021-05-05", "2021-05-05"),
			schema.WhyMoreExact, schema.Agree,
			"a says from 2021 on, b 5 May 2021; the one is within the other, which is less exact."},
		{"a year since an earlier one", days("since 2021", "2021-01-01", ""), days("2023", "2023-01-01", "2023-12-31"),
			schema.WhyDate, schema.Differ, "a says from 2021 on, b 2023; the dates differ."},
		{"a stretch in days", days("March to June", "2022-03-01", "2022-06-30"),
			days("5 March to 12 June", "2022-03-05", "2022-06-12"), schema.WhyMoreExact, schema.Agree,
			"a says March to June 2022, b 5 March to 12 June 2022; the one is within the other, which is less exact."},
		{"parts of a whole", count("a third", "=", "0.333333333333"), count("ein Drittel", "=", "0.333333333333"),
			schema.WhyEqual, schema.Agree, "Both say a third of suspects."},
		{"parts in digits", count("1/2", "=", "0.5"), count("½", "=", "0.5"), schema.WhyEqual, schema.Agree,
			"Both say 1/2 suspects."},
		{"other days", days("2021", "2021-01-01", "2021-12-31"), days("2022", "2022-01-01", "2022-12-31"), schema.WhyDate,
			schema.Differ, "a says 2021, b 2022; the dates differ."},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := side(&c.a, "xx", ""), side(&c.b, "yy", "")
			compare(t, a, b, c.code, c.agreement, c.sentence)
			v, w := agree.Compare(a, b), agree.Compare(b, a)
			if v != w {
				t.Errorf("%v in one order, %v in the other", v, w)
			}
		})
	}
}

// TestDays: stretches of time as readers write them.
func TestDays(t *testing.T) {
	for _, c := range []struct {
		start, end schema.Date
		exact      bool // its words name a day
		want       string
	}{
		{"2021-03-14", "2021-03-14", false, "14 March 2021"},
		{"2021-03-01", "2021-03-31", false, "March 2021"},
		{"2021-01-01", "2021-12-31", false, "2021"},
		{"2016-01-01", "2019-12-31", false, "2016 to 2019"},
		{"2021-03-01", "2021-06-30", false, "March to June 2021"},
		{"2021-11-01", "2022-02-28", false, "November 2021 to February 2022"},
		{"2022-05-03", "2022-05-17", false, "3 to 17 May 2022"},
		{"2022-05-28", "2022-06-03", false, "28 May to 3 June 2022"},
		{"2021-12-28", "2022-01-03", false, "28 December 2021 to 3 January 2022"},
		{"0476-09-04", "0476-09-04", false, "4 September 476"},
		{"2024-09-01", "", false, "from September 2024 on"},
		{"2024-09-01", "", true, "from 1 September 2024 on"},
		{"", "2024-09-30", true, "until 30 September 2024"},
		{"", "2024-12-31", false, "until 2024"},
	} {
		s := side(&schema.Figure{Surface: "then", Kind: schema.KindPeriod, DateStart: c.start, DateEnd: c.end}, "en", "")
		if c.exact {
			s.Skeleton = "m9 d1"
		}
		if got := s.Phrase(""); got != c.want {
			t.Errorf("%s to %s: got %q, want %q", c.start, c.end, got, c.want)
		}
	}
}

// TestCompareWords: times that cannot be dated agree or differ by the months and days that their words name.
func TestCompareWords(t *testing.T) {
	words := func(surface string) *schema.Figure { return &schema.Figure{Surface: surface, Kind: schema.KindPeriod} }
	dated := &schema.Figure{Surface: "March to June", Kind: schema.KindPeriod, DateStart: "2022-03-01",
		DateEnd: "2022-06-30"}
	compare(t, side(words("mars à juin"), "fr", "m3 m6"), side(dated, "en", "m3 m6"), schema.WhySameWords, schema.Agree,
		"Both say “March to June”; only b, dated 2022-12-13, says which year.")
	since := &schema.Figure{Surface: "1 अप्रैल 2025 से", Kind: schema.KindPeriod, DateStart: "2025-04-01"}
	compare(t, side(words("April"), "en", "m4"), side(since, "hi", "m4 d1 y2025"), schema.WhyUndated, "",
		"a says “April”, b from 1 April 2025 on; which days are meant cannot be told for all of them.")
	compare(t, side(words("March to June"), "en", "m3 m6"), side(words("March to July"), "en", "m3 m7"), schema.WhyDate,
		schema.Differ, "a says “March to June”, b “March to July”; the dates differ.")
	compare(t, side(words("recent decade"), "en", "past decade"), side(words("last decade"), "en", "past decade"),
		schema.WhySameWords, schema.Agree, "a says “recent decade”, b “last decade”; the words mean the same time.")
	compare(t, side(words("les 5 dernières années"), "fr", "past 5 year"), side(words("the past 10 years"), "en",
		"past 10 year"), schema.WhyDate, schema.Differ,
		"a says “les 5 dernières années”, b “the past 10 years”; the dates differ.")
	day := &schema.Figure{Surface: "14 May 2024", Kind: schema.KindDate, DateStart: "2024-05-14", DateEnd: "2024-05-14"}
	compare(t, side(day, "en", "m5 d14 y2024"), side(words("14. Mai"), "de", "m5 d14"), schema.WhyMoreExact, schema.Agree,
		"a says 14 May 2024, b “14. Mai”; b does not say of which year.")
	compare(t, side(words("5月14日"), "zh", "m5 d14"), side(day, "ja", "y2024 m5 d14"), schema.WhyMoreExact, schema.Agree,
		"a says “5月14日”, b 14 May 2024; a does not say of which year.")
	compare(t, side(day, "en", "m5 d14 y2024"), side(words("15. Mai"), "de", "m5 d15"), schema.WhyUndated, "",
		"a says 14 May 2024, b “15. Mai”; which days are meant cannot be told for all of them.")
	compare(t, side(words("recently"), "en", ""), side(words("last year"), "en", ""), schema.WhyUndated, "",
		"a says “recently”, b “last year”; which days are meant cannot be told for all of them.")
}

// TestCompareTime: a length of time is a bound in one language where another one says "within" before it.
func TestCompareTime(t *testing.T) {
	length := func(language, surface, comparator, value, unit string) *agree.Side {
		return side(&schema.Figure{Surface: surface, Kind: schema.KindDuration, Comparator: comparator,
			Value: schema.Decimal(value), Unit: unit}, language, "")
	}
	compare(t, length("en", "48 hours", "=", "48", "h"), length("cs", "48 hodin", "<=", "48", "h"), schema.WhyEqual,
		schema.Agree, "a says 48 hours, b at most 48 hours.")
	compare(t, length("en", "36 hours", "=", "36", "h"), length("cs", "48 hodin", "<=", "48", "h"), schema.WhyValue,
		schema.Differ, "a says 36 hours, b at most 48 hours: 12 hours more (33.3 %).")
	compare(t, length("en", "12 years", "=", "12", "a"), length("cs", "12 let", "<=", "12", "a"), schema.WhyComparator,
		schema.Differ, "a says 12 years, b at most 12 years; the number is the same, the bound is not.")
	compare(t, length("en", "48 hours", "=", "48", "h"), length("en", "48 hours", "<=", "48", "h"), schema.WhyComparator,
		schema.Differ, "a says 48 hours, b at most 48 hours; the number is the same, the bound is not.")
}

// TestCompareMonths: months and years last as long as about so many days, and are told apart from others.
func TestCompareMonths(t *testing.T) {
	length := func(value, unit string) *agree.Side {
		return side(&schema.Figure{Surface: value, Kind: schema.KindDuration, Comparator: "=", Value: schema.Decimal(value),
			Unit: unit}, "en", "")
	}
	for _, c := range []struct{ value, unit, months, of, agreement, sentence string }{
		{"30", "d", "1", "mo", schema.Agree, "a says 30 days, b 1 month; the one lasts about as long as the other."},
		{"180", "d", "6", "mo", schema.Agree, "a says 180 days, b 6 months; the one lasts about as long as the other."},
		{"24", "wk", "6", "mo", schema.Agree, "a says 24 weeks, b 6 months; the one lasts about as long as the other."},
		{"365", "d", "1", "a", schema.Agree, "a says 365 days, b 1 year; the one lasts about as long as the other."},
		{"52", "wk", "12", "mo", schema.Agree, "a says 52 weeks, b 12 months; the one lasts about as long as the other."},
		{"72", "h", "1", "mo", schema.Differ, "a says 72 hours, b 1 month; the values differ."},
		{"20", "d", "1", "mo", schema.Differ, "a says 20 days, b 1 month; the values differ."},
		{"340", "d", "1", "a", schema.Differ, "a says 340 days, b 1 year; the values differ."},
		{"8", "wk", "1", "mo", schema.Differ, "a says 8 weeks, b 1 month; the values differ."},
	} {
		code := schema.WhyConverted
		if c.agreement == schema.Differ {
			code = schema.WhyValue
		}
		compare(t, length(c.value, c.unit), length(c.months, c.of), code, c.agreement, c.sentence)
	}
}

// TestCompareYearless: days without a year are the same day in texts of nearly one time, whatever year each was taken
// to mean, and no year is told of which they differ.
func TestCompareYearless(t *testing.T) {
	show := func(surface, skeleton, language string, from, to, published schema.Date) *agree.Side {
		s := side(&schema.Figure{Surface: surface, Kind: schema.KindPeriod, DateStart: from, DateEnd: to}, language, skeleton)
		s.Published = published
		return s
	}
	ko := show("4월 5일부터 8월 25일까지", "m4 d5 m8 d25", "ko", "2023-04-05", "2023-08-25", "2024-04-02")
	compare(t, ko, show("from April 5 to August 25", "m4 d5 m8 d25", "en", "2024-04-05", "2024-08-25", "2024-04-04"),
		schema.WhySameWords, schema.Agree, "Both say “from April 5 to August 25”.")
	compare(t, ko, show("from April 5 to August 15", "m4 d5 m8 d15", "en", "2024-04-05", "2024-08-15", "2024-04-02"),
		schema.WhyDate, schema.Differ, "a says 5 April to 25 August, b 5 April to 15 August; the dates differ.")
	compare(t, ko, show("from April 5 to August 25", "m4 d5 m8 d25", "en", "2025-04-05", "2025-08-25", "2025-04-02"),
		schema.WhyDate, schema.Differ, "a says 5 April to 25 August 2023, b 5 April to 25 August 2025; the dates differ.")
}

// TestComparePeriods: of which of two times a number is that both passages tell cannot be told, unless each has a
// number of its own.
func TestComparePeriods(t *testing.T) {
	of := func(year, loose string, told ...string) *agree.Side {
		s := side(&schema.Figure{Surface: "310,000", Kind: schema.KindCount, Comparator: "=", Value: "310000",
			DateStart: schema.Date(year + "-01-01"), DateEnd: schema.Date(year + "-12-31")}, "en", "")
		for _, y := range told {
			s.Told = append(s.Told, y+"-01-01/"+y+"-12-31")
		}
		s.Loose = []string{loose + "-01-01/" + loose + "-12-31"}
		return s
	}
	compare(t, of("1978", "2023", "1978", "2023"), of("2023", "1978", "1978", "2023"), schema.WhyEqual, schema.Agree,
		"Both say 310,000.")
	compare(t, of("1978", "1999", "1978", "2023"), of("2023", "1999", "1978", "2023"), schema.WhyDate, schema.Differ,
		"Both say 310,000; the number is the same, the time is not: 1978 in a and 2023 in b.")
	compare(t, of("1978", "2023", "1978", "2023"), of("2023", "2023", "2023"), schema.WhyDate, schema.Differ,
		"Both say 310,000; the number is the same, the time is not: 1978 in a and 2023 in b.")
}

// TestCompareParts: a part of one and as many per cent are one number in two forms, and others are told apart.
func TestCompareParts(t *testing.T) {
	part := func(comparator, value string) *agree.Side {
		return side(&schema.Figure{Surface: "ein Teil", Kind: schema.KindCount, Comparator: comparator,
			Value: schema.Decimal(value)}, "de", "")
	}
	percent := func(comparator, value string) *agree.Side {
		return side(&schema.Figure{Surface: value + " %", Kind: schema.KindPercent, Comparator: comparator,
			Value: schema.Decimal(value), Unit: "%"}, "en", "")
	}
	compare(t, part("=", "0.25"), percent("=", "25"), schema.WhyConverted, schema.Agree,
		"a says a quarter, b 25 %; the one is the other, in per cent.")
	compare(t, part("=", "0.05"), percent("=", "5"), schema.WhyConverted, schema.Agree,
		"a says 1/20, b 5 %; the one is the other, in per cent.")
	digits := side(&schema.Figure{Surface: "0,25", Kind: schema.KindCount, Comparator: "=", Value: "0.25"}, "de", "")
	compare(t, digits, percent("=", "25"), schema.WhyConverted, schema.Agree,
		"a says 0.25, b 25 %; the one is the other, in per cent.")
	compare(t, percent("~", "67"), part("~", "0.666666666667"), schema.WhyConverted, schema.Agree,
		"a says about 67 %, b about two thirds; the one is the other, in per cent.")
	compare(t, percent("=", "66"), part("=", "0.666666666667"), schema.WhyConverted, schema.Agree,
		"a says 66 %, b two thirds; the one is the other, in per cent.")
	compare(t, part("~", "0.5"), percent("=", "50"), schema.WhyConverted, schema.Agree,
		"a says about half, b 50 %; the one is the other, in per cent.")
	compare(t, part(">", "0.5"), percent("=", "50"), schema.WhyComparator, schema.Differ,
		"a says more than half, b 50 %; the number is the same, the bound is not.")
	compare(t, part("=", "0.25"), percent("=", "52"), schema.WhyValue, schema.Differ,
		"a says a quarter, b 52 %; the values differ.")
	compare(t, part("=", "0.333333333333"), percent("=", "30"), schema.WhyValue, schema.Differ,
		"a says a third, b 30 %; the values differ.")
}

// TestCompareCurrencyWords: an amount that names its currency and one that says a word for it are apart by a number.
func TestCompareCurrencyWords(t *testing.T) {
	a := &schema.Figure{Surface: "US$75 million", Kind: schema.KindMoney, Comparator: "=", Value: "75000000", Unit: "USD"}
	b := &schema.Figure{Surface: "57 millions de dollars", Kind: schema.KindMoney, Comparator: "=", Value: "57000000"}
	compare(t, side(a, "en", ""), side(b, "fr", "USD"), schema.WhyValue, schema.Differ,
		"a says 75 million USD, b “57 millions de dollars”: 18 million less (24.0 %).")
}

// TestCompareKinds: a rank and a number of the same thing are not apart; degrees of a scale have no share.
func TestCompareKinds(t *testing.T) {
	minute := &schema.Figure{Surface: "88th", Kind: schema.KindOrdinal, Comparator: "=", Value: "88", Counted: "minute"}
	minutes := &schema.Figure{Surface: "88 minutos", Kind: schema.KindDuration, Comparator: "=", Value: "88", Unit: "min"}
	compare(t, side(minute, "en", ""), side(minutes, "pt", ""), schema.WhyEqual, schema.Agree,
		"a says the 88th minute, b 88 minutes.")
	count := &schema.Figure{Surface: "88", Kind: schema.KindCount, Comparator: "=", Value: "88", Counted: "minuti"}
	compare(t, side(minute, "en", ""), side(count, "it", ""), schema.WhyEqual, schema.Agree,
		"a says the 88th minute, b 88.")
	heat := func(surface, value, unit string) *agree.Side {
		return side(&schema.Figure{Surface: surface, Kind: schema.KindMeasure, Comparator: "=", Value: schema.Decimal(value),
			Unit: unit}, "en", "")
	}
	compare(t, heat("180 °C", "180", "Cel"), heat("160 °C", "160", "Cel"), schema.WhyValue, schema.Differ,
		"a says 180 degrees Celsius, b 160 degrees Celsius: 20 degrees Celsius less.")
	compare(t, heat("50 °F", "50", "[degF]"), heat("60 °F", "60", "[degF]"), schema.WhyValue, schema.Differ,
		"a says 50 degrees Fahrenheit, b 60 degrees Fahrenheit: 10 degrees Fahrenheit more.")
	compare(t, heat("350 °F", "350", "[degF]"), heat("180 °C", "180", "Cel"), schema.WhyConverted, schema.Agree,
		"a says 350 degrees Fahrenheit, b 180 degrees Celsius; the one is the other, in another unit.")
	compare(t, heat("1.5 °C", "1.5", "Cel"), heat("2.7 °F", "2.7", "[degF]"), schema.WhyConverted, schema.Agree,
		"a says 1.5 degrees Celsius, b 2.7 degrees Fahrenheit; the one is the other, in another unit.")
	compare(t, heat("20 °C", "20", "Cel"), heat("20 °F", "20", "[degF]"), schema.WhyUnit, schema.Differ,
		"a says 20 degrees Celsius, b 20 degrees Fahrenheit; the number is the same, the unit is not.")
	compare(t, heat("180 km", "180", "km"), heat("160 km", "160", "km"), schema.WhyValue, schema.Differ,
		"a says 180 kilometres, b 160 kilometres: 20 kilometres less (11.1 %).")
}

// TestCompareAges: an age says its unit in one language and not in another one.
func TestCompareAges(t *testing.T) {
	age := func(surface, comparator, value string) *agree.Side {
		return side(&schema.Figure{Surface: surface, Kind: schema.KindCount, Comparator: comparator,
			Value: schema.Decimal(value)}, "en", "")
	}
	years := func(comparator, value, unit string) *agree.Side {
		return side(&schema.Figure{Surface: value, Kind: schema.KindDuration, Comparator: comparator,
			Value: schema.Decimal(value), Unit: unit}, "de", "")
	}
	compare(t, age("six", "<", "6"), years("<", "6", "a"), schema.WhyMoreExact, schema.Agree,
		"a says less than 6, b less than 6 years; a does not say that these are years.")
	compare(t, years(">", "65", "a"), age("65", ">", "65"), schema.WhyMoreExact, schema.Agree,
		"a says more than 65 years, b more than 65; b does not say that these are years.")
	visitors := age("18", "<", "18")
	visitors.Figures[0].Counted = "pay nothing"
	compare(t, visitors, years("<", "18", "a"), schema.WhyMoreExact, schema.Agree,
		"a says less than 18, b less than 18 years; a does not say that these are years.")
	compare(t, age("12", "<", "12"), years("<=", "12", "a"), schema.WhyMoreExact, schema.Agree,
		"a says less than 12, b at most 12 years; a does not say that these are years.")
	compare(t, age("65", ">", "65"), years(">=", "65", "a"), schema.WhyMoreExact, schema.Agree,
		"a says more than 65, b at least 65 years; a does not say that these are years.")
	compare(t, age("12", "<", "12"), years(">", "12", "a"), schema.WhyUnread, "",
		"a says less than 12, b more than 12 years; a names no unit that could be read, so whether they agree cannot be "+
			"told.")
	compare(t, age("65", ">", "65"), years("=", "65", "a"), schema.WhyUnread, "",
		"a says more than 65, b 65 years; a names no unit that could be read, so whether they agree cannot be told.")
	compare(t, age("65", "=", "65"), years("=", "65", "d"), schema.WhyUnread, "",
		"a says 65, b 65 days; a names no unit that could be read, so whether they agree cannot be told.")
	compare(t, age("500", "=", "500"), years("=", "500", "a"), schema.WhyUnread, "",
		"a says 500, b 500 years; a names no unit that could be read, so whether they agree cannot be told.")
}

// TestCompareMoney: of an amount whose currency could not be read, its word says which it may be.
func TestCompareMoney(t *testing.T) {
	money := func(surface, unit string) *schema.Figure {
		return &schema.Figure{Surface: surface, Kind: schema.KindMoney, Comparator: "=", Value: "400", Unit: unit}
	}
	compare(t, side(money("400 dólares", ""), "es", "AUD"), side(money("400 euros", "EUR"), "en", ""), schema.WhyUnit,
		schema.Differ, "a says “400 dólares”, b 400 EUR; the number is the same, the currency is not.")
	compare(t, side(money("400 dólares", ""), "es", "AUD"), side(money("$400", "USD"), "en", ""), schema.WhyMoreExact,
		schema.Agree, "a says “400 dólares”, b 400 USD; a does not say which currency of that name.")
	eighteenth := func(surface, skeleton, language string, day schema.Date) *agree.Side {
		s := side(&schema.Figure{Surface: surface, Kind: schema.KindDate, DateStart: day, DateEnd: day}, language, skeleton)
		s.Published = "2024-05-17"
		return s
	}
	compare(t, eighteenth("18일", "d18", "ko", "2024-04-18"), eighteenth("18 May", "m5 d18", "en", "2024-05-18"),
		schema.WhySameWords, schema.Agree, "Both say “18 May”.")
	compare(t, eighteenth("den 8.", "d8", "de", "2024-05-08"), eighteenth("18 May", "m5 d18", "en", "2024-05-18"),
		schema.WhyDate, schema.Differ, "a says 8 May 2024, b 18 May 2024; the dates differ.")
	compare(t, eighteenth("18 May 2023", "m5 d18 y2023", "en", "2023-05-18"),
		eighteenth("le 18", "d18", "fr", "2024-05-18"), schema.WhyDate, schema.Differ,
		"a says 18 May 2023, b 18 May 2024; the dates differ.")
	saturday := func(surface, language string, day, published schema.Date) *agree.Side {
		s := side(&schema.Figure{Surface: surface, Kind: schema.KindDate, DateStart: day, DateEnd: day}, language, "w6")
		s.Published = published
		return s
	}
	compare(t, saturday("السبت", "ar", "2024-11-30", "2024-12-04"),
		saturday("Saturday", "en", "2024-12-07", "2024-12-04"), schema.WhySameWords, schema.Agree, "Both say “Saturday”.")
	compare(t, saturday("samedi", "fr", "2024-11-30", "2024-12-04"),
		saturday("Saturday", "en", "2024-12-07", "2024-12-09"), schema.WhyDate,
		schema.Differ, "a says 30 November 2024, b 7 December 2024; the dates differ.")
	clock := &schema.Figure{Surface: "4:12 a.m.", Kind: schema.KindTime}
	compare(t, side(clock, "en", "4:12"), side(&schema.Figure{Surface: "午前4時12分", Kind: schema.KindTime}, "ja", "4:12"),
		schema.WhyEqual, schema.Agree, "Both say “4:12 a.m.”.")
	compare(t, timeAt("klockan 21.30", "sv", "21:30"), timeAt("kello 22.30", "fi", "22:30"), schema.WhyValue,
		schema.Differ,
		"a says “klockan 21.30”, b “kello 22.30”; the times differ.")
	compare(t, timeAt("7.30", "nl", "7:30"), timeAt("19 h 30", "fr", "19:30"), schema.WhyUnread, "",
		"a says “7.30”, b “19 h 30”; the hours are twelve apart, so whether they agree cannot be told.")
	compare(t, timeAt("12 Uhr", "de", "12:00"), timeAt("noon", "en", "12:00"), schema.WhyEqual, schema.Agree,
		"Both say “noon”.")
}

// TestLone: a day that is told in words is told with them.
func TestLone(t *testing.T) {
	for _, c := range []struct{ surface, day, want string }{
		{"Friday", "2025-01-17", "Only a says “Friday” (17 January 2025)."},
		{"hier", "2025-01-17", "Only a says “hier” (17 January 2025)."},
		{"17 January", "2025-01-17", "Only a says 17 January 2025."},
		{"Friday", "", "Only a says “Friday”."},
	} {
		f := &schema.Figure{Surface: c.surface, Kind: schema.KindDate, DateStart: schema.Date(c.day),
			DateEnd: schema.Date(c.day)}
		v := agree.Voice{Name: agree.Name{First: "a", Later: "a"}, Sides: []*agree.Side{side(f, "en", "")}}
		if got := agree.Lone("single", v, "", ""); got != c.want {
			t.Errorf("%s: got %q, want %q", c.surface, got, c.want)
		}
	}
}

func side(f *schema.Figure, language, skeleton string) *agree.Side {
	return &agree.Side{Claim: &agree.Claim{Figures: []*schema.Figure{f}}, Language: language, Skeleton: skeleton}
}

// timeAt is a time of day in the words of a text, with its clock.
func timeAt(surface, language, clock string) *agree.Side {
	return side(&schema.Figure{Surface: surface, Kind: schema.KindTime}, language, clock)
}

func compare(t *testing.T, a, b *agree.Side, code, agreement, sentence string) {
	t.Helper()
	if a.Published == "" {
		b.Published = "2022-12-13"
	}
	v := agree.Compare(a, b)
	if v.Code != code || v.Agreement != agreement {
		t.Errorf("%q and %q: got %+v, want %s %s", a.Surface(), b.Surface(), v, code, agreement)
	}
	voices := []agree.Voice{
		{Name: agree.Name{First: "a", Later: "a"}, Sides: []*agree.Side{a}},
		{Name: agree.Name{First: "b", Later: "b"}, Sides: []*agree.Side{b}},
	}
	if got := agree.Explain(voices, 2, v, a.Counted()); got != sentence {
		t.Errorf("got  %s\nwant %s", got, sentence)
	}
}
