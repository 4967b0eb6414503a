package calendar

import (
	"unicode"

	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// NamesComing reports whether a word that says of a day of the week that it is the first one to come stands among the
// tokens [from,to): "kommenden", "que viene".
func NamesComing(w *scan.Sheet, from, to int) bool {
	for k := max(from, 0); k < to && k < len(w.List); k++ {
		if m, ok := w.HasValue(k, language.Quantity, language.QuantityComing); ok && m.End <= to {
			return true
		}
	}
	return false
}

// PastComing gives the token behind such a word at token i; i if there is none.
func PastComing(w *scan.Sheet, i int) int {
	if m, ok := w.HasValue(i, language.Quantity, language.QuantityComing); ok {
		return m.End
	}
	return i
}

// comingWeekday reads a phrase for a day of the week, m, with a word that says that it is the first one to come.
func comingWeekday(b begin, m language.Match) (moment.When, bool) {
	if !moment.IsWeekdayUnit(m.Value) || m.Number < 0 || !NamesComing(b.Sheet, b.i, m.End) {
		return moment.When{}, false
	}
	return moment.When{
		From: b.i, To: m.End, Relative: true, Unit: m.Value, Count: 1, Rule: moment.ComingWeekday,
	}, true
}

// isMorning reports whether the word for tomorrow, m, is a noun within its sentence, in a language that gives all nouns
// a capital: "am nächsten Morgen". A word for a day before may be a noun by itself: "am Vortag".
func (b begin) isMorning(m language.Match) bool {
	tomorrow := m.Value == language.UnitDay && m.Number == 1 && m.End == b.i+1
	return tomorrow && b.Traits.Capitals && unicode.IsUpper(b.Rune(b.i)) && b.IsWord(b.i-1)
}

// starting marks the words that say from when on something holds, which may lie ahead: "ab", "à partir du", but not
// "seit"; as a value of language.Quantity, with the flag After behind the date.
const starting = "from_when"

// maxStarting bounds how many words such a phrase has.
const maxStarting = 4

// Starts reports whether such a word stands beside the date of the tokens [from,to), or is its last one.
func Starts(w *scan.Sheet, from, to int) bool {
	for k := max(0, from-maxStarting); k <= to; k++ {
		m, ok := w.HasValue(k, language.Quantity, starting)
		if !ok || from <= k && k < to-maxStarting {
			continue
		}
		if m.Flags.Has(language.After) {
			ok = m.End == to || k == to
		} else {
			ok = k < from && m.End >= from && m.End < to
		}
		if ok {
			return true
		}
	}
	return false
}

// BesideToday reports whether a day of a month stands right behind the word for a day that is counted from now: "Hoy,
// 14 de septiembre".
func BesideToday(w *scan.Sheet, d *moment.When) bool {
	n := len(w.Figures) - 1
	if n < 0 || d.Day == 0 || d.Month == 0 {
		return false
	}
	f := &w.Figures[n]
	if f.Rule != "relative_date" || !f.IsDate() || f.Start != f.End {
		return false
	}
	return f.To == d.From || f.To+1 == d.From && w.Mark(f.To, ",(–-")
}
