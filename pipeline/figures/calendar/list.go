package calendar

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/figures/template"
	"example.org/sourcebook/pipeline/language"
)

// MaxDays bounds how many days a list of days has.
const MaxDays = 8

// Listed is a day of a list of days, the tokens [From,To).
type Listed struct{ Day, From, To int }

// DaysListed gives the days of a month that stand at token k in a list, each with the name of its day of the week
// perhaps, and the last of them with the month behind it if it has one: "9, 10 and 11 July". A list without that ends
// behind an "and". It gives nil if there is none.
func DaysListed(w *Dates, k int) (list []Listed, last moment.When) {
	closed := 0 // the days up to the one behind an "and"
	for and := false; len(list) < MaxDays; {
		from := k
		k = PastWeekday(w, k)
		day, to := w.DayOfMonth(k)
		if day == 0 || len(list) > 0 && list[len(list)-1].Day >= day {
			break
		}
		list = append(list, Listed{day, from, to})
		if b, complete := monthBehind(w, k, day, len(list)); complete {
			b.From = from
			return list, b
		}
		if and {
			closed = len(list)
		}
		if k, and = pastDayJoint(w, to); k == to {
			break
		}
	}
	return list[:closed], last
}

// monthBehind reads the nth day of a list, at token k, with its month behind it: "4 May", "4-may".
func monthBehind(w *Dates, k, day, n int) (moment.When, bool) {
	b, ok := w.DayMonth(k)
	if !ok && n > 1 {
		b, ok = w.Date(k, false)
		ok = ok && b.Day == day && b.Month != 0 && b.Part == "" && !b.Relative
	}
	return b, ok
}

// pastDayJoint gives the token of the next day of a list behind what parts the days at token k, and whether that may
// end the list; k if there is nothing: a comma, "and", or a small word that a hyphen joins to the number.
func pastDayJoint(w *Dates, k int) (next int, and bool) {
	next, and = scan.PastListed(w.Sheet, k)
	if m, ok := w.HasValue(k, language.Range, "and"); ok && next == k && w.IsDigits(m.End) {
		next, and = m.End, true // "3 و4"
	}
	m, ok := w.HasValue(next, language.Quantity, language.QuantityPrefix)
	if ok && w.Mark(m.End, scan.Hyphens) && w.Glued(m.End) && w.BindsDigits(m.End, w.Token(m.End)) {
		return m.End + 1, true
	}
	return w.PastDateWords(next), and
}

// PastWeekday gives the token after the name of a day of the week at token i that stands before the number of a day,
// with a comma or small words between; i if there is none.
func PastWeekday(w *Dates, i int) int {
	_, end, ok := w.Weekday(i)
	if !ok {
		return i
	}
	if w.Mark(end, template.Commas) {
		end++
	}
	k := w.PastDateWords(end)
	if day, _ := w.DayOfMonth(k); day == 0 {
		return i
	}
	return k
}

// CountsOn reports whether what stands at token to, behind the last of some days of a month, shows that it is no day.
func CountsOn(w *Dates, to int) bool {
	return w.LettersAt(to) || w.Glued(to) && w.Glued(to+1) && w.IsDigits(to+1) || w.SmallNounAt(to)
}
