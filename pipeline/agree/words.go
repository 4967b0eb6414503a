package agree

import (
	"cmp"
	_ "embed"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"example.org/sourcebook/pipeline/agree/skeleton"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/schema"
)

//go:embed sentences.tsv
var sentenceRows string

// templates are the rows of sentences.tsv by key: one form, or one for 1 and one for the rest.
var templates = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(sentenceRows) {
		if cells := strings.Split(strings.TrimRight(line, "\n"), "\t"); !strings.HasPrefix(line, "#") && len(cells) > 1 {
			out[cells[0]] = cells[1:]
		}
	}
	return out
})

// Fill fills a template of sentences.tsv. pairs are names and values in turn.
func Fill(key string, pairs ...string) string {
	t := templates()[key]
	if len(t) == 0 {
		panic("sentences.tsv has no row " + key)
	}
	return fill(t[0], pairs...)
}

// fill puts the values in the place of their names in braces; what no pair names stays.
func fill(template string, pairs ...string) string {
	var out strings.Builder
	for {
		begin := strings.IndexByte(template, '{')
		end := strings.IndexByte(template[max(begin, 0):], '}')
		if begin < 0 || end < 0 {
			out.WriteString(template)
			return out.String()
		}
		out.WriteString(template[:begin])
		name := template[begin+1 : begin+end]
		k := 0
		for k+1 < len(pairs) && pairs[k] != name {
			k += 2
		}
		if k+1 < len(pairs) {
			out.WriteString(pairs[k+1])
			begin += end
		} else {
			out.WriteByte('{')
		}
		template = template[begin+1:]
	}
}

// Sentence ends a text as a sentence, with a capital unless it begins with the name of a document.
func Sentence(text, note string) string { return Fill("noted", "text", text, "note", note) }

// Name is what sentences call the version of a work.
type Name struct {
	First string // at the beginning of a sentence
	Later string
}

// Names gives the names of the versions of a work, by their ids and languages (BCP 47): the language where no other
// version has it, else the id.
func Names(ids, languages []string) []Name {
	count := map[string]int{}
	for _, l := range languages {
		count[bcp47.Base(l)]++
	}
	out := make([]Name, len(ids))
	for i, id := range ids {
		out[i] = Name{id, id}
		if said := languageName(languages[i]); said != "" && len(ids) > 1 && count[bcp47.Base(languages[i])] == 1 {
			out[i] = Name{Fill("text", "language", said), Fill("textin", "language", said)}
		}
	}
	return out
}

// languageName is the English name of a language, from CLDR; empty if it has none.
func languageName(tag string) string {
	t, err := language.Parse(bcp47.Base(tag))
	if err != nil {
		return ""
	}
	return display.English.Languages().Name(t)
}

// List writes names one after the other: "a, b and c".
func List(names []string) string {
	if len(names) == 0 {
		return ""
	}
	out := names[0]
	for _, n := range names[1:max(1, len(names)-1)] {
		out = Fill("join", "a", out, "b", n)
	}
	if len(names) > 1 {
		out = Fill("last", "a", out, "b", names[len(names)-1])
	}
	return out
}

// mostNamed is how many versions a sentence names: of more than these it names the first ones and counts the others.
const mostNamed = 8

// Versions writes the names of versions one after the other: "a, b and c", or "a, b, c, d, e, f, g and 992 others".
func Versions(names []string) string {
	if len(names) > mostNamed {
		rest := Fill("others", "n", strconv.Itoa(len(names)-mostNamed+1))
		names = append(names[:mostNamed-1:mostNamed-1], rest)
	}
	return List(names)
}

// Number writes a value for reading: digits in groups of three, large round ones with a word.
func Number(d schema.Decimal) string {
	sign, digits := "", string(d)
	if rest, ok := strings.CutPrefix(digits, "-"); ok {
		sign, digits = "−", rest
	}
	whole, frac, _ := strings.Cut(digits, ".")
	if frac == "" {
		for _, scale := range []struct {
			key   string
			zeros int
		}{{"scale.12", 12}, {"scale.9", 9}, {"scale.6", 6}} {
			if s, ok := scaled(whole, scale.zeros); ok {
				return sign + s + " " + Fill(scale.key)
			}
		}
	}
	if part := fraction(frac); part != "" {
		return sign + strings.TrimPrefix(grouped(whole)+" "+part, "0 ")
	}
	if frac != "" {
		frac = "." + frac
	}
	return sign + grouped(whole) + frac
}

// parts are the numbers of parts of a whole that no decimals can write.
var parts = []int64{3, 6, 7, 9, 11, 12}

// fraction writes decimals that go on and on as parts of a whole: 1/3 for 333333333333; empty if they are none.
func fraction(decimals string) string {
	if len(decimals) < schema.Scale {
		return ""
	}
	value, _ := new(big.Rat).SetString("0." + decimals)
	for _, n := range parts {
		times := new(big.Rat).Mul(value, big.NewRat(n, 1))
		m, _ := strconv.ParseInt(times.FloatString(0), 10, 64)
		if big.NewRat(m, n).FloatString(schema.Scale) == "0."+decimals {
			return fmt.Sprintf("%d/%d", m, n)
		}
	}
	return ""
}

// scaled writes a whole number as a multiple of a power of ten, if that takes no more than three decimals.
func scaled(whole string, zeros int) (string, bool) {
	if len(whole) <= zeros || len(strings.TrimRight(whole, "0")) > len(whole)-zeros+3 {
		return "", false
	}
	head, tail := whole[:len(whole)-zeros], strings.TrimRight(whole[len(whole)-zeros:], "0")
	if tail != "" {
		tail = "." + tail
	}
	return grouped(head) + tail, true
}

func grouped(whole string) string {
	var b strings.Builder
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(whole[i])
	}
	return b.String()
}

// Phrase says what a claim states: "more than 2,000 suspects". thing is what is counted; it may be empty.
func (s *Side) Phrase(thing string) string {
	switch {
	case s.IsTime() && s.Dated():
		start, end := s.Days()
		return days(start, end, s.namesDay())
	case s.IsTime(), s.isWritten(), s.Value() == "":
		return Fill("quote", "text", s.clean())
	}
	part := s.part()
	n := cmp.Or(spoken(part), Number(s.Value()))
	if m := s.ValueMax(); m != "" {
		n = Fill("range", "n", n, "m", Number(m))
	}
	if s.Kind() == schema.KindOrdinal {
		n = Fill("ordinal", "n", rank(s.Value(), n))
	}
	switch unit := s.Unit(); {
	case s.ofUnits() != "":
		n = s.ofUnits()
	case unit == "" && s.currency() != "":
		n = Fill("quote", "text", s.clean())
	case unit != "":
		n += " " + UnitName(unit, s.Value())
	case thing != "" && part != "" && !strings.HasPrefix(thing, "("):
		n = s.partOf(part, thing)
	case thing != "":
		n = Fill("counted", "n", n, "thing", thing)
	}
	if c := s.Comparator(); c != "=" {
		n = Fill(c, "n", n)
	}
	return n
}

// mostParts is of how many equal parts people speak.
const mostParts = 20

// partOf says of what a part is: "half of the jobs" where its text has it in words, else "1/2 lemon".
func (s *Side) partOf(part, thing string) string {
	if Digits(s.Surface()) == "" && strings.ContainsFunc(s.Surface(), unicode.IsLetter) {
		return Fill("part.of", "n", spoken(part), "thing", thing)
	}
	return Fill("counted", "n", part, "thing", thing)
}

// part is a part of one that its text does not write with decimals, as a fraction: 1/2 for "half". It is empty for
// other numbers.
func (s *Side) part() string {
	if !isShare(s) || s.ValueMax() != "" || Digits(s.Surface()) == Digits(string(s.Value())) {
		return ""
	}
	v := s.Value().Rat()
	_, decimals, _ := strings.Cut(string(s.Value()), ".")
	part := fraction(decimals)
	if part == "" && v.Denom().IsInt64() && v.Denom().Int64() <= mostParts {
		part = v.String()
	}
	return part
}

// spoken gives a part of one in words, where English has a word for it: half for 1/2.
func spoken(part string) string {
	if t := templates()["part."+part]; len(t) > 0 {
		return t[0]
	}
	return part
}

// coarser are the units of time that are parts of a larger one: which one, and how many of them are one.
var coarser = map[string]struct {
	unit string
	size int
}{"mo": {"a", 12}, "h": {"d", 24}, "min": {"h", 60}, "s": {"min", 60}}

// ofUnits writes a length of time in two or three units, as its text does: 6 years and 3 months. It is empty where the
// text names one unit only, as far as its digits tell, or the number in words is one that people say: eighteen months.
func (s *Side) ofUnits() string {
	large, ok := coarser[s.Unit()]
	n, err := strconv.Atoi(string(s.Value()))
	if !ok || err != nil || s.Kind() != schema.KindDuration || s.ValueMax() != "" {
		return ""
	}
	if n <= large.size || n%large.size == 0 {
		return ""
	}
	if digits := Digits(s.Surface()); digits == string(s.Value()) || digits == "" && n <= 2*large.size {
		return ""
	}
	part := func(n int, unit string) string {
		d := schema.Decimal(strconv.Itoa(n))
		return Number(d) + " " + UnitName(unit, d)
	}
	minutes, top, last := n/large.size, coarser[large.unit], part(n%large.size, s.Unit())
	if s.Unit() == "s" && minutes > top.size {
		return List([]string{part(minutes/top.size, top.unit), part(minutes%top.size, large.unit), last})
	}
	return List([]string{part(minutes, large.unit), last})
}

// period is the stretch of time of what is stated; empty if it has none.
func (s *Side) period() string {
	if !s.Dated() {
		return ""
	}
	start, end := s.Days()
	return days(start, end, false)
}

// clean is the surface on one line.
func (s *Side) clean() string { return strings.Join(strings.Fields(s.Surface()), " ") }

// UnitName is what a reader calls the unit of a value, in English: its word or sign, else its code (UCUM, ISO 4217).
func UnitName(code string, value schema.Decimal) string {
	t := templates()["unit."+code]
	switch {
	case len(t) == 0:
		return code
	case len(t) == 1 || value == "1":
		return t[0]
	}
	return t[1]
}

// rankForms are the endings of ordinals, by their plural category (CLDR).
var rankForms = map[plural.Form]string{plural.One: "rank.one", plural.Two: "rank.two", plural.Few: "rank.few"}

// rank writes an ordinal with its ending, n being its number as it is written: 2nd.
func rank(value schema.Decimal, n string) string {
	i, err := strconv.Atoi(string(value))
	if err != nil || i < 0 {
		return Fill("rank.other", "n", n)
	}
	form := plural.Ordinal.MatchPlural(language.Make(Fill("language")), i, 0, 0, 0, 0)
	return Fill(cmp.Or(rankForms[form], "rank.other"), "n", n)
}

// namesDay reports whether the words of a time name a day.
func (s *Side) namesDay() bool {
	return slices.ContainsFunc(strings.Fields(s.Skeleton), func(part string) bool { return part[0] == skeleton.Day })
}

// days writes a stretch of days: 2019, March 2022, 1 March to 15 June 2022. exact says that it begins or ends with a
// day, and not with all of a month or a year.
func days(start, end schema.Date, exact bool) string {
	switch {
	case start == "" && exact:
		return Fill("days.until", "to", calendar(string(end)))
	case end == "" && exact:
		return Fill("days.since", "from", calendar(string(start)))
	case start == "":
		return Fill("days.until", "to", calendar(trimDay(end, "-12-31", lastOfMonth(string(end)))))
	case end == "":
		return Fill("days.since", "from", calendar(trimDay(start, "-01-01", "01")))
	}
	from, to := trimDays(start, end)
	if from == to {
		return calendar(from)
	}
	return Fill("days", "from", calendarWithin(from, to), "to", calendar(to))
}

// calendar writes a year, a month or a day (ISO 8601) as readers do: 2022, March 2022, 15 March 2022.
func calendar(date string) string {
	part := strings.Split(date, "-")
	part[0] = cmp.Or(strings.TrimLeft(part[0], "0"), "0")
	for _, p := range part {
		if strings.Trim(p, "0123456789") != "" || len(part) > 3 || p == "" {
			return date
		}
	}
	if len(part) == 1 {
		return part[0]
	}
	text := Fill("month", "month", Fill("month."+part[1]), "year", part[0])
	if len(part) == 3 {
		text = Fill("day", "day", strings.TrimLeft(part[2], "0"), "month", text)
	}
	return text
}

// calendarWithin writes the beginning of a stretch without the year or the month that its end has, too: "3" before "to
// 17 May 2022".
func calendarWithin(from, to string) string {
	text, month := calendar(from), len("2006-01")
	if len(from) != len(to) || len(from) < month || from[:4] != to[:4] {
		return text
	}
	common := calendar(from[:4])
	if len(from) > month && from[:month] == to[:month] {
		common = calendar(from[:month])
	}
	return strings.TrimSpace(strings.TrimSuffix(text, common))
}

// trimDay leaves out month and day of a date that ends or begins a year, and the day of one that ends or begins a
// month.
func trimDay(date schema.Date, ofYear, ofMonth string) string {
	s := string(date)
	switch {
	case len(s) != len("2006-01-02"):
	case s[4:] == ofYear:
		return s[:4]
	case s[8:] == ofMonth:
		return s[:7]
	}
	return s
}

// trimDays leaves out months and days where a stretch begins and ends with whole ones.
func trimDays(start, end schema.Date) (from, to string) {
	from, to = string(start), string(end)
	switch {
	case len(from) != 10 || len(to) != 10:
	case from[5:] == "01-01" && to[5:] == "12-31":
		return from[:4], to[:4]
	case from[8:] == "01" && to[8:] == lastOfMonth(to):
		return from[:7], to[:7]
	}
	return from, to
}

// lastOfMonth gives the last day of the month of a date.
func lastOfMonth(date string) string {
	if len(date) < len("2006-01-02") {
		return ""
	}
	switch date[5:7] {
	case "04", "06", "09", "11":
		return "30"
	case "02":
		year := new(big.Int)
		year.SetString(date[:4], 10)
		if y := year.Int64(); y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return "29"
		}
		return "28"
	}
	return "31"
}

// Capital gives s with a capital at its beginning.
func Capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
