package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// The two ends of a span of days, "12–15 June 2025", tell when something takes place, and not when a text appeared.

// dashes are the signs that stand between the two ends; aDash is the value of one.
const (
	dashes = "-‐–—−~～〜"
	aDash  = "-"
)

// withoutSpans leaves out the days of a text that end or begin a span of days. What spans a life stays.
func (p *Reader) withoutSpans(text string, days []Day) []Day {
	if lifespan(days) {
		return days
	}
	spans := make([]bool, len(days))
	for i, day := range days {
		from, to := 0, len(text)
		if i > 0 {
			from = days[i-1].End
		}
		if i+1 < len(days) {
			to = days[i+1].Start
		}
		before, joint := p.joinedBefore(text[from:day.Start])
		switch {
		case before == "" && i > 0 && (joint == aDash || joint == "to"):
			spans[i-1], spans[i] = true, true
		case joint != "" && p.beginsSpan(before, joint != aDash), p.goesOnAsSpan(text[day.Start:day.End], text[day.End:to]):
			spans[i] = true
		}
	}
	out := days[:0]
	for i, day := range days {
		if !spans[i] {
			out = append(out, day)
		}
	}
	return out
}

// joinedBefore gives what stands before a sign or a word that joins the ends of a span at the end of a text, and the
// value of what joins; empty if nothing does. The name of a day of the week behind it is left out.
func (p *Reader) joinedBefore(s string) (before, joint string) {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	if at := strings.LastIndexByte(s, ' '); at >= 0 && p.CalendarWord(s[at+1:], language.Weekday) {
		s = strings.TrimRight(s[:at], " ")
	}
	if r, n := utf8.DecodeLastRuneInString(s); n > 0 && strings.ContainsRune(dashes, r) {
		return strings.TrimRightFunc(s[:len(s)-n], unicode.IsSpace), aDash
	}
	for _, pack := range p.Packs {
		for _, e := range pack.Entries(language.Range) {
			rest, ok := strings.CutSuffix(s, e.Phrase)
			if ok && (e.Value == "to" || e.Value == "and") && strings.HasSuffix(rest, " ") {
				return strings.TrimRight(rest, " "), e.Value
			}
		}
	}
	return s, ""
}

// beginsSpan reports whether a text ends with the number of a day or with a month, the first end of a span. Before a
// sign, no noun may stand before the number: "No. 12 – 15 June" has an issue, not a day.
func (p *Reader) beginsSpan(s string, word bool) bool {
	at := strings.LastIndexAny(s, " \u00A0")
	last := strings.Trim(s[at+1:], "().,\u00A0")
	if p.CalendarWord(last, language.Month) {
		return true
	}
	number := strings.TrimRightFunc(last, func(r rune) bool { return !unicode.IsDigit(r) })
	start := strings.LastIndexFunc(number, func(r rune) bool { return !unicode.IsDigit(r) }) + 1
	if !ofDay(number[start:]) || len(last)-len(number) > longestEnding || strings.HasSuffix(number[:start], ":") {
		return false
	}
	if word || start > 0 && strings.Contains(number[:start], ".") { // "12.06."
		return true
	}
	return at < 0 || p.beforeDay(strings.TrimRight(s[:at], " "))
}

// longestEnding is how many bytes the ending of an ordinal number has at most.
const longestEnding = 6

// beforeDay reports whether a text ends with what may stand before the number of a day: a colon, a small word, the name
// of a day of the week.
func (p *Reader) beforeDay(s string) bool {
	if s == "" || strings.HasSuffix(s, ":") || strings.HasSuffix(s, ",") || strings.HasSuffix(s, "|") {
		return true
	}
	word := s[strings.LastIndexByte(s, ' ')+1:]
	if p.CalendarWord(word, language.Weekday) {
		return true
	}
	if strings.HasSuffix(word, ".") {
		return false
	}
	return p.CalendarWord(word, language.Function) || p.CalendarWord(word, language.Range)
}

// ofDay reports whether digits are the number of a day.
func ofDay(digits string) bool {
	return len(digits) == 1 && digits != "0" || len(digits) == 2 && digits <= "31" && digits > "00"
}

// dayLast reports whether a date ends with its day and not with its year.
func dayLast(date string) bool {
	digits := strings.FieldsFunc(date, func(r rune) bool { return !unicode.IsDigit(r) })
	return len(digits) > 0 && ofDay(digits[len(digits)-1])
}

// goesOnAsSpan reports whether a date ends with its day, and the text behind it begins with a sign or a word that joins
// and the number of a month or a day, written as those of the date.
func (p *Reader) goesOnAsSpan(date, s string) bool {
	if !dayLast(date) {
		return false
	}
	s = strings.TrimLeft(s, " .")
	if rest, bracketed := strings.CutPrefix(s, "（"); bracketed {
		_, s, _ = strings.Cut(rest, "）")
	}
	rest, joined := p.afterJoint(s)
	if !joined {
		return false
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsDigit(r) })
	if end < 0 {
		end = len(rest)
	}
	if !ofDay(rest[:end]) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(rest[end:])
	return end == len(rest) || after == '.' || after >= utf8.RuneSelf && strings.ContainsRune(date, after)
}

// afterJoint gives what follows a sign or a word that joins at the begin of a text.
func (p *Reader) afterJoint(s string) (rest string, joined bool) {
	if r, n := utf8.DecodeRuneInString(s); n > 0 && strings.ContainsRune(dashes, r) {
		return strings.TrimLeft(s[n:], " "), true
	}
	for _, pack := range p.Packs {
		for _, e := range pack.Entries(language.Range) {
			if rest, ok := strings.CutPrefix(s, e.Phrase); ok && e.Value == "to" {
				return strings.TrimLeft(rest, " "), true
			}
		}
	}
	return s, false
}
