package figures

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// read reads the paragraph: its figures and refusals, in the order of the text, without overlap.
func (w *work) read() {
	w.findAddresses()
	if w.unglue() {
		w.allot()
		w.classify()
		w.findAddresses()
	}
	w.survey()
	for i := 0; i < len(w.t.List); {
		next := i
		if !w.taken[i] {
			next = w.at(i)
		}
		i = max(next, i+1)
	}
	w.sweep()
	w.order()
	w.compare()
	w.countNouns()
	w.findAges()
	w.compareDates()
}

// compareDates marks the dates with which something is compared.
func (w *work) compareDates() {
	for k := range w.figures {
		if f := &w.figures[k]; f.isDate() {
			f.compared = w.comparedWith(f.from, f.rule == "year" || f.rule == "relative_date")
		}
	}
}

// Where a figure may begin.
const (
	dateStart = 1<<language.Range | 1<<language.Period | 1<<language.Vague | 1<<language.Relative | 1<<language.RelativeMark | 1<<language.Month |
		1<<language.Weekday | 1<<language.Quarter | 1<<language.CalendarUnit | 1<<language.Era | templateStart | digitBit | numberBit
	timeStart     = 1<<language.DayPeriod | templateStart | digitBit | numberBit
	quantityStart = 1<<language.Currency | 1<<language.Percent | 1<<language.Collective | 1<<language.Fraction | digitBit | numberBit
)

// at asks the readers at token i and gives the token after what they took; i if they took nothing.
func (w *work) at(i int) int {
	tok, mask := &w.t.List[i], w.mask[i]
	if mask&templateStart != 0 && !w.mayBegin(i) {
		mask &^= templateStart
	}
	if tok.Kind == language.Digits && w.address[i] {
		w.refuse(i, i+1, schema.ReasonAddress)
		return i + 1
	}
	if mask&numberBit != 0 && (i == 0 || w.taken[i-1] || w.mask[i-1]&numberBit == 0) {
		if to := w.pack.LongRun(&w.t, i); to > i {
			w.numeralWords(i, to)
			w.refuse(i, to, schema.ReasonUnread)
			return to
		}
	}
	if mask&bit(language.Idiom) != 0 {
		if to := w.idiom(i); to > i {
			return to
		}
	}
	if mask&timeStart != 0 {
		if to := w.time(i); to > i {
			return to
		}
	}
	if mask&dateStart != 0 || w.romanStart(i) {
		if to := w.dates(i); to > i {
			return to
		}
	}
	switch {
	case mask&quantityStart != 0:
	case mask&bit(language.Function) != 0 && i+1 < len(w.mask) && w.mask[i+1]&(1<<language.Collective|1<<language.Fraction) != 0:
		if to := w.dates(i + 1); to > i+1 {
			return to // "the fourth of July"
		}
	case mask&bit(language.Function) != 0 && i+1 < len(w.mask) && w.mask[i+1]&(1<<language.CalendarUnit) != 0:
		return w.articleAndHalf(i)
	case w.entire && tok.Kind == language.Mark && w.isDigits(i+1):
	case tok.Kind == language.Mark && tok.ID == 0 && vulgarFractions[w.rune(i)] != [2]int64{}:
	default:
		return i
	}
	return w.quantity(i)
}

// sweep refuses the digits that no reader took.
func (w *work) sweep() {
	for i := range w.t.List {
		if w.t.List[i].Kind == language.Digits && !w.taken[i] {
			w.refuse(i, i+1, schema.ReasonUnread)
		}
	}
}

func (w *work) order() {
	slices.SortFunc(w.figures, func(a, b figure) int { return cmp.Compare(a.from, b.from) })
	slices.SortFunc(w.refused, func(a, b refusal) int { return cmp.Compare(a.from, b.from) })
	slices.SortFunc(w.numerals, func(a, b [2]int) int {
		if c := cmp.Compare(a[0], b[0]); c != 0 {
			return c
		}
		return cmp.Compare(a[1], b[1])
	})
	w.numerals = slices.Compact(w.numerals)
}

// furnish refuses every numeral of a paragraph that is furniture of the page.
func (w *work) furnish() {
	for i := 0; i < len(w.t.List); i++ {
		switch tok := &w.t.List[i]; {
		case tok.Kind == language.Digits:
			w.refuse(i, i+1, schema.ReasonFurniture)
		case tok.Kind == language.Word && w.pack.ReadsNumber(&w.t, i):
			if n, ok := w.pack.ReadNumber(&w.t, i); ok && n.Form != language.Year {
				end := n.End
				for k := i; k < n.End; k++ {
					if w.isDigits(k) {
						end = i
					}
				}
				if end > i {
					w.numeralWords(i, end)
					w.refuse(i, end, schema.ReasonFurniture)
					i = end - 1
				}
			}
		}
	}
}
