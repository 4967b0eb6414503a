// Package date reads the days that the short lines of a page name.
package date

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/schema"
)

// Day is a date that stands in a line.
type Day struct {
	Start, End int         // bytes of the line
	Date       schema.Date // null if the order of day and month is not certain
}

// In gives the days that a short text names, in order. Each needs its year. packs are the languages in
// which it may name months, the likeliest first; its first also says in which order day and month stand in digits.
func In(text string, packs []*language.Pack) []Day {
	var numbers []number
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf && (text[i] < '0' || text[i] > '9') {
			i++
			continue
		}
		if n, ok := numberAt(text, i); ok {
			numbers = append(numbers, n)
			i = n.end
			continue
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	var out []Day
	for i := 0; i < len(numbers); i++ {
		d, used := inDigits(text, numbers[i:], packs)
		if used > 0 {
			out = append(out, d)
			i += used - 1
		}
	}
	for _, p := range packs {
		if len(out) > 0 {
			break
		}
		out = named(text, numbers, p)
	}
	if len(out) == 0 {
		out = inHan(text)
	}
	return out
}

// number is a run of up to four digits.
type number struct {
	start, end int
	value      int
	length     int // digits
}

func numberAt(text string, i int) (number, bool) {
	n := number{start: i, end: i}
	for n.end < len(text) {
		r, size := utf8.DecodeRuneInString(text[n.end:])
		v, ok := digit(r)
		if !ok {
			break
		}
		if n.length++; n.length <= 4 {
			n.value = n.value*10 + v
		}
		n.end += size
	}
	return n, n.length > 0
}

// digit is the value of a decimal digit of any script: those of category Nd stand in tens, from 0 to 9.
func digit(r rune) (int, bool) {
	if r >= '0' && r <= '9' {
		return int(r - '0'), true
	}
	if r < utf8.RuneSelf || !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	for _, t := range unicode.Nd.R16 {
		if r >= rune(t.Lo) && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10, true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if uint32(r) >= t.Lo && uint32(r) <= t.Hi {
			return int(uint32(r)-t.Lo) % 10, true
		}
	}
	return 0, false
}

// inDigits reads a date written in digits only, or with the signs of East Asia: 2023-09-13, 13.9.2023, 2023年9月13日.
func inDigits(text string, n []number, packs []*language.Pack) (Day, int) {
	if len(n) < 3 {
		return Day{}, 0
	}
	first, second := between(text, n[0], n[1]), between(text, n[1], n[2])
	span := Day{Start: n[0].start, End: n[2].end}
	after, size := utf8.DecodeRuneInString(strings.TrimLeft(text[n[2].end:], " "))
	east := (first == "年" || first == "년") && (second == "月" || second == "월")
	if east && (after == '日' || after == '号' || after == '號' || after == '일') {
		span.End = len(text) - len(strings.TrimLeft(text[n[2].end:], " ")) + size
	}
	if n[0].length <= 2 && east || n[0].length == 4 && n[0].value > lastYear {
		if add, start := eraBefore(text, n[0].start, packs); add != 0 {
			span.Start = start
			span.Date = date(n[0].value+add, n[1].value, n[2].value)
			if span.Date != "" && (east || first == second) {
				return span, 3
			}
		}
	}
	separated := first == second && (first == "-" || first == "/" || first == "." || first == ". " || first == "–")
	switch {
	case n[0].length == 4 && n[1].length <= 2 && n[2].length <= 2 && (east || separated):
		span.Date = date(n[0].value, n[1].value, n[2].value)
		if span.Date == "" {
			return Day{}, 0
		}
		return span, 3
	case separated && n[0].length <= 2 && n[1].length <= 2 && n[2].length == 4:
		dmy, mdy := date(n[2].value, n[1].value, n[0].value), date(n[2].value, n[0].value, n[1].value)
		switch {
		case dmy == "" && mdy == "":
			return Day{}, 0
		case mdy == "" || mdy == dmy:
			span.Date = dmy
		case dmy == "":
			span.Date = mdy
		case first == "." || first == ". ":
			span.Date = dmy // no country writes the month first with points (CLDR, dateFormats)
		case len(packs) == 0 || packs[0].Region == "" && language.Base(packs[0].Tag) == "en":
			// English is written in countries of either order.
		case packs[0].Order == "mdy":
			span.Date = mdy
		case packs[0].Order == "dmy" || packs[0].Region == "":
			span.Date = dmy
		}
		return span, 3
	case separated && first != "-" && first != "–" && n[0].length == 2 && n[1].length == 2 && n[2].length == 2 &&
		len(packs) > 0 && packs[0].Order == "dmy" && language.Base(packs[0].Tag) != "en":
		year := 2000 + n[2].value
		if n[2].value > 68 {
			year = 1900 + n[2].value // years of two digits: POSIX, strptime, %y
		}
		if span.Date = date(year, n[1].value, n[0].value); span.Date != "" {
			return span, 3
		}
	}
	return Day{}, 0
}

// lastYear is the last year of the common era that a page may be of.
const lastYear = 2199

// between is the text between two numbers without blanks at its ends; "" if it is long.
func between(text string, a, b number) string {
	s := text[a.end:b.start]
	if len(s) > 6 {
		return ""
	}
	i, j := chars.Trim(s, 0, len(s))
	if i == 0 && j == 1 && s[0] == '.' && len(s) == 2 {
		return ". "
	}
	return s[i:j]
}

// named reads dates with the name of a month: 13 September 2023, September 13, 2023, 13 de septiembre de 2023.
func named(text string, numbers []number, p *language.Pack) []Day {
	var t language.Tokens
	p.Tokenize(text, &t)
	var out []Day
	used := -1 // byte before which all is used
	var first, before, month int
	twice := false
	for i := range t.List {
		if t.List[i].Kind != language.Word || t.List[i].Start < used {
			continue
		}
		m, ok := p.Longest(&t, i, language.Month)
		if !ok {
			continue
		}
		begin, end := t.List[i].Start, t.List[m.End-1].End
		if twice && m.Number == month && text[before:begin] == "/" { // the month's name in two calendars: آذار/مارس
			begin = first
		}
		first, before, month, twice = begin, end, m.Number, true
		if d, ok := around(text, numbers, begin, end, m.Number, used, p); ok {
			out = append(out, d)
			used = d.End
		}
	}
	return out
}

// reach is how many bytes may stand between the parts of a date: " de ", ", ", "th of ".
const reach = 12

// around reads the day and the year around the name of a month at text[begin:end].
func around(text string, numbers []number, begin, end, month, used int, p *language.Pack) (Day, bool) {
	i := sort.Search(len(numbers), func(i int) bool { return numbers[i].end > begin })
	before := slices.Clone(numbers[max(0, i-2):i])
	slices.Reverse(before) // nearest first
	before = slices.DeleteFunc(before, func(n number) bool { return n.start < used })
	i = sort.Search(len(numbers), func(i int) bool { return numbers[i].start >= end })
	after := numbers[i:min(len(numbers), i+2)]
	near := func(a, b int) bool { return b-a <= reach && !hasBreak(text[a:b]) }
	isDay := func(n number) bool { return n.length <= 2 && n.value >= 1 && n.value <= 31 }
	isYear := func(n number) bool {
		return n.length == 4 && n.value >= 1000 && (n.value <= lastYear || buddhist(n.value, p) != n.value)
	}
	try := func(year, dom number, s, e int) (Day, bool) {
		d := date(buddhist(year.value, p), month, dom.value)
		return Day{s, e, d}, d != ""
	}
	if len(before) > 0 && near(before[0].end, begin) && isDay(before[0]) && len(after) > 0 && near(end, after[0].start) && isYear(after[0]) {
		return try(after[0], before[0], before[0].start, after[0].end)
	}
	if len(after) > 1 && near(end, after[0].start) && isDay(after[0]) && near(after[0].end, after[1].start) && isYear(after[1]) {
		return try(after[1], after[0], begin, after[1].end)
	}
	if len(before) > 0 && near(before[0].end, begin) && isYear(before[0]) && len(after) > 0 && near(end, after[0].start) && isDay(after[0]) {
		return try(before[0], after[0], before[0].start, after[0].end)
	}
	return Day{}, false
}

// hasBreak reports whether a sign stands in s that parts more than the parts of a date.
func hasBreak(s string) bool {
	for _, r := range s {
		switch r {
		case '|', '/', ';', ':', '(', ')', '[', ']', '\n', '!', '?', '–', '—':
			return true
		}
	}
	return false
}

// date makes a date; null if there is no such day.
func date(year, month, dom int) schema.Date {
	if year < 1000 || year > lastYear || month < 1 || month > 12 || dom < 1 || dom > daysOf(year, month) {
		return ""
	}
	return schema.Date(fmt.Sprintf("%04d-%02d-%02d", year, month, dom))
}

func daysOf(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
