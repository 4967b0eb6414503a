package calendar

import (
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/figures/template"
	"example.org/sourcebook/pipeline/language"
)

// numericDate reads a date in digits: 2024-01-31, 31/01/2024, 31.1.2024, and 31.01.24 where the language writes so.
// Where both orders of day and month are possible and the language does not say which one is meant, the date is
// marked unsure.
func (w *Dates) numericDate(i int) (moment.When, bool) {
	if !w.threeNumbers(i) || w.goesOn(i+5) ||
		w.LettersAt(i+5) && w.Token(i+5) != "T" && !w.IsSyllabic(i+5) {
		return moment.When{}, false
	}
	a, an := w.Digits(i)
	b, bn := w.Digits(i + 2)
	c, cn := w.Digits(i + 4)
	d := moment.When{From: i, To: i + 5, Rule: "date_in_digits"}
	switch {
	case bn > 2:
		return d, false
	case an == 4 && cn <= 2:
		d.Year, d.Month, d.Day = a, b, c
		return d, d.Year >= 1000 && d.Month > 0 && d.Day > 0 && d.Valid()
	case an <= 2 && cn == 4:
		if w.Mark(i+1, ".") && !w.Customs.Writes('.') && w.labelled(i) {
			return d, false
		}
		d.Year, d.Day, d.Month = c, a, b
		return w.dayOrMonth(d, a, b)
	case max(an, cn) == 2:
		return w.shortDate(d, [3]int{a, b, c}, [3]int{an, bn, cn})
	}
	return d, false
}

// goesOn reports whether a sign at token i, behind three numbers, binds more digits that are no date of their own, the
// second end of a range.
func (w *Dates) goesOn(i int) bool {
	if w.Mark(i, "-") && w.Mark(i-2, "/") && w.Length(i-5) == 4 && !w.BindsDigits(i+2, ".-/") {
		return w.Length(i+1) > 2 // the last day of a range: "2023/7/8-9"
	}
	return w.BindsDigits(i, ".-/") && !(w.Mark(i, "-") && w.threeNumbers(i+1))
}

// isSection reports whether three short numbers with points between them and behind them begin the paragraph, before a
// blank and a word, as the sections of a book do: "11.5.1. Samba".
func isSection(w *Dates, i int) bool {
	if i != 0 || !w.threeNumbers(i) || !w.Mark(i+1, ".") || w.Length(i) > 2 {
		return false
	}
	return scan.HeadsWord(w.Sheet, i+5)
}

// threeNumbers reports whether three numbers stand at token i with the same sign between them and no blank.
func (w *Dates) threeNumbers(i int) bool {
	return w.BindsDigits(i+1, "-/.‑") && w.DigitsGoOn(i+3) && w.Token(i+3) == w.Token(i+1)
}

// onlyDate reports whether a date is all that the paragraph has.
func (w *Dates) onlyDate(d moment.When) bool {
	return d.From == 0 && (d.To == len(w.List) || d.To == len(w.List)-1 && w.IsMark(d.To))
}

// labelled reports whether a noun before token i names the digits there, as in "Section 3.1.2020".
func (w *Dates) labelled(i int) bool {
	if !w.IsWord(i-1) || w.Glued(i) {
		return false
	}
	_, day := w.Before(i, language.Weekday)
	if _, sign := w.Before(i, language.NumberSign); w.Pack.Order != "mdy" && !sign && w.isNoLabel(i-1) {
		return false
	}
	return w.Function(i-1) == "" && !day && !w.Follows(i-1, language.Range, language.Period, language.DateWord)
}

// isNoLabel reports whether the noun at token i is none that has capitals as a label has, but for the begin of its
// sentence.
func (w *Dates) isNoLabel(i int) bool {
	return w.Pack.Order == "dmy" && !w.IsCapital(i) || i == 0 || w.Mark(i-1, ".!?:")
}

// dayOrMonth reads a and b as day and month in the order that is possible, and if both are, in that of the language.
func (w *Dates) dayOrMonth(d moment.When, a, b int) (moment.When, bool) {
	other := d
	other.Day, other.Month = b, a
	dmy, mdy := d.Day > 0 && d.Month > 0 && d.Valid(), other.Day > 0 && other.Month > 0 && other.Valid()
	switch {
	case d.Year < 1000 && !d.Short || !dmy && !mdy:
		return d, false
	case dmy && mdy && a != b:
		switch {
		case w.Mark(d.From+1, ".") || w.Pack.Order == "dmy":
			return d, true
		case w.Pack.Order == "mdy" && w.Pack.Region != "":
			return other, true
		}
		switch w.DayOrder {
		case "dmy":
			return d, true
		case "mdy":
			return other, true
		}
		d.Unsure = true
		return d, true
	case dmy:
		return d, true
	}
	return other, true
}

// NumericOrder gives the order in which a text writes day and month in digits with slashes, where some of its dates
// show it: "dmy" or "mdy"; "" if none does, or some show one order and some the other.
func NumericOrder(text string) string {
	order := ""
	for i := 0; i+4 < len(text); i++ {
		if text[i] != '/' || i == 0 {
			continue
		}
		a, from := smallBefore(text, i)
		b, to := smallAfter(text, i+1)
		if a == 0 || b == 0 || from > 0 && text[from-1] == '/' {
			continue
		}
		if to == len(text) || text[to] != '/' {
			continue
		}
		if y, end := smallAfter(text, to+1); end-to-1 != 4 || !scan.PlausibleYear(y) {
			continue
		}
		found := ""
		switch {
		case a > 12 && a <= 31 && b <= 12:
			found = "dmy"
		case b > 12 && b <= 31 && a <= 12:
			found = "mdy"
		}
		if found == "" {
			continue
		}
		if order != "" && order != found {
			return ""
		}
		order = found
	}
	return order
}

// smallBefore and smallAfter read one to four ASCII digits that end before i, or begin at i, and no more; 0 if there
// are none.
func smallBefore(text string, i int) (v, from int) {
	for from = i; from > 0 && text[from-1] >= '0' && text[from-1] <= '9' && i-from < 4; from-- {
	}
	return scan.Atoi(text[from:i]), from
}

func smallAfter(text string, i int) (v, to int) {
	for to = i; to < len(text) && text[to] >= '0' && text[to] <= '9' && to-i < 5; to++ {
	}
	return scan.Atoi(text[i:to]), to
}

// shortDate reads a date whose year has two digits, in the order that the language writes with the sign between the
// parts. In another language two digits each with a point or a slash may be a date in any order.
func (w *Dates) shortDate(d moment.When, v, n [3]int) (moment.When, bool) {
	sign, _ := utf8.DecodeRuneInString(w.Token(d.From + 1))
	alone := w.led(d.From) || w.onlyDate(d)
	for _, f := range w.Customs.NumericForms() {
		if f.Sign != sign || !f.Fits(n, alone) {
			continue
		}
		if f.Order == "ymd" {
			d.Month, d.Day = v[1], v[2]
			d.SetShort(v[0], w.Published)
			return d, d.Month > 0 && d.Day > 0 && d.Valid()
		}
		d.Day, d.Month = v[0], v[1]
		template.SetShortYear(w.Matcher, &d, v[2])
		return w.dayOrMonth(d, v[0], v[1])
	}
	if sign == '/' && n[2] == 2 && w.Pack.Order != "ymd" && alone {
		d.Day, d.Month = v[0], v[1]
		template.SetShortYear(w.Matcher, &d, v[2])
		return w.dayOrMonth(d, v[0], v[1])
	}
	if n != [3]int{2, 2, 2} || sign == '-' {
		return d, false
	}
	d.Day, d.Month, d.Unsure = v[0], v[1], true
	if alone && sign == '.' && w.Pack.Order == "dmy" && isDay(&d) {
		d.Unsure = false
		d.SetShort(v[2], w.Published)
		return d, true
	}
	other := moment.When{Day: v[1], Month: v[0]}
	return d, (d.Valid() || other.Valid()) && d.Day > 0 && d.Month > 0
}

// numericMonth reads a month of a year in digits, 2021/03 or 03/2021, where the language writes so and led is true: the
// words around it must show that it is no number of a law or a case.
func (w *Dates) numericMonth(i int, led bool) (moment.When, bool) {
	a, an := w.Digits(i)
	b, bn := w.Digits(i + 2)
	if an+bn > 6 || an+bn < 5 || !w.BindsDigits(i+1, "./-") || w.BindsDigits(i+3, "./-") {
		return moment.When{}, false
	}
	if w.LettersAt(i+3) && !w.IsSyllabic(i+3) {
		return moment.When{}, false
	}
	sign, _ := utf8.DecodeRuneInString(w.Token(i + 1))
	d := moment.When{From: i, To: i + 3, Year: a, Month: b, Rule: "month_in_digits"}
	if an == 2 && sign != '.' && (led || w.behindSmallWord(i)) {
		d.Year, d.Month = b, a
		return d, isMonth(&d)
	}
	if an == 4 && sign != '.' && led && isMonth(&d) {
		return d, true
	}
	for _, f := range w.Customs.NumericForms() {
		if f.Sign != sign || len(f.Order) != 2 {
			continue
		}
		d.Year, d.Month = a, b
		n := an
		if f.Order == "my" {
			d.Year, d.Month, n = b, a, bn
		}
		if n != 4 || !isMonth(&d) {
			continue
		}
		if sign != '-' && led {
			return d, true
		}
		if sign == '-' && an == 4 && bn == 2 && d.Month != (d.Year+1)%100 {
			return d, true
		}
	}
	return moment.When{}, false
}

// behindSmallWord reports whether a word that is no noun stands before token i: "endet 03/2019", "el 09-2027".
func (w *Dates) behindSmallWord(i int) bool {
	if _, sign := w.Before(i, language.NumberSign); sign || w.Glued(i) || !w.IsLower(i-1) {
		return false
	}
	return w.Traits.Capitals || w.Function(i-1) != "" || w.IsVerb(i-1)
}

// isMonth reports whether the year and the month may be stated in digits.
func isMonth(d *moment.When) bool { return scan.PlausibleYear(d.Year) && d.Month >= 1 && d.Month <= 12 }

// led reports whether the words around token i show that a date is there: a preposition or the sign of a range beside
// it, or nothing else at all.
func (w *Dates) led(i int) bool {
	if i == 0 {
		return len(w.List) == 3 || w.PastRangeSign(3) > 3
	}
	if _, ok := w.Before(i, language.Period); ok {
		return true
	}
	if _, ok := w.Before(i, language.Range); ok {
		return true
	}
	return w.Function(i-1) == language.WordPreposition || w.Mark(i-1, "–—～~")
}

// bracketed reads a month and a day in digits alone in brackets, （7/2）, where the language writes them in that order.
// A part of a few, (1/3), is none.
func (b begin) bracketed() (moment.When, scan.Outcome) {
	i := b.i
	if b.Pack.Order != "ymd" || !b.Mark(i-1, "(（") || !b.BindsDigits(i+1, "/") || !b.Mark(i+3, ")）") {
		return moment.When{}, scan.Next
	}
	month, n := b.Digits(i)
	day, m := b.Digits(i + 2)
	d := moment.When{From: i, To: i + 3, Month: month, Day: day, Rule: "day_in_brackets"}
	if max(n, m) > 2 || month == 0 || day == 0 || !d.Valid() {
		return d, scan.Next
	}
	return d, scan.FoundIf(day > 12 || day < month)
}
