package period

import (
	"slices"

	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/schema"
)

// maxFrame bounds how many tokens stand before the date with which a sentence begins.
const maxFrame = 2

// framed gives a day or a month without a year that of the date with which its sentence begins: in the year that frames
// it, "In 2020 the bank closed in March", or after the last date before it, "In May 2020 it opened and in June it burnt
// down". It does not where the clause speaks of what is to come and the frame has passed, or where the date would come
// after the document's.
func framed(w *Reader, d *moment.When) bool {
	if !d.IsYearless() || d.Named != 0 {
		return false
	}
	first, last := datesBefore(w, d.From)
	if first == nil || first.Aside || first.Start == "" || last.End < first.Start {
		return false
	}
	passed := w.Published == "" || first.Start <= w.Published
	if future, _ := w.tense(d.From, d.To); future && passed {
		return false
	}
	y, m, day, ok := moment.ParseDate(last.End)
	if !ok {
		return false
	}
	from := *d
	from.Year = y
	switch whole := first.Start[5:] == "01-01" && first.End[5:] == "12-31"; {
	case whole && first.Start[:4] != last.End[:4]:
		return false
	case !whole && inYear(d, &moment.When{Month: m, Day: day}):
		from.Year++
	}
	if start, _ := from.Ends(); start == "" || passed && w.Published != "" && start > w.Published {
		return false
	}
	d.Year = from.Year
	return true
}

// datesBefore gives the first and the last date of the sentence before token i, if the first one begins the sentence,
// and neither a period nor the mark between the items of a list lies between; else nil.
func datesBefore(w *Reader, i int) (first, last *scan.Figure) {
	sentence := sentenceOf(w, i)
	for k := len(w.Figures) - 1; k >= 0; k-- {
		f := &w.Figures[k]
		if sentenceOf(w, f.From) != sentence {
			break
		}
		if f.Kind == schema.KindPeriod {
			return nil, nil
		}
		if f.IsDate() {
			if first = f; last == nil {
				last = f
			}
		}
	}
	if first == nil || first.From >= maxFrame+1 && sentenceOf(w, first.From-maxFrame-1) == sentence {
		return nil, nil
	}
	for k := first.To; k < i; k++ {
		if w.Mark(k, ";") {
			return nil, nil
		}
	}
	return first, last
}

// sentenceOf numbers the sentences of the paragraph: it gives that of token i.
func sentenceOf(w *Reader, i int) int {
	n, begins := slices.BinarySearch(w.Sentences, w.List[i].Start)
	if begins {
		n++
	}
	return n
}
