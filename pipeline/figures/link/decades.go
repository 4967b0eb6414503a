package link

import (
	"example.org/sourcebook/pipeline/figures/moment"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// maxEnding is how many tokens an ending has behind digits: "-те".
const maxEnding = 2

// apartMost is how many years two decades in one phrase are apart at most.
const apartMost = 50

// PairDecades makes decades of the bare round numbers that stand with one and a word for and beside a decade: "dans les
// années 1970 et 1980", "in the 1920s and 30s", "V 70. a 80. letech".
func PairDecades(w *scan.Sheet) {
	for k := 1; k < len(w.Figures); k++ {
		a, b := &w.Figures[k-1], &w.Figures[k]
		to, ok := joined(w, a.To, b.From)
		if !ok {
			continue
		}
		if y, is := decadeOf(a); is {
			pairDecade(w, b, y, b.To, 1)
		} else if y, is := decadeOf(b); is {
			pairDecade(w, a, y, to, -1)
		}
	}
}

// joined gives the token of a word for and that ends at token to, with no more than an ending before it from token i.
func joined(w *scan.Sheet, i, to int) (int, bool) {
	for k := i; k <= i+maxEnding && k < to; k++ {
		if m, ok := w.HasValue(k, language.Range, "and"); ok && m.End == to {
			return k, true
		}
		if !w.Glued(k) {
			break
		}
	}
	return 0, false
}

// decadeOf gives the first year of a figure that is a whole decade.
func decadeOf(f *scan.Figure) (int, bool) {
	y, m, d, ok := moment.ParseDate(f.Start)
	if !ok || f.Kind != schema.KindPeriod || y%10 != 0 || m != 1 || d != 1 {
		return 0, false
	}
	return y, f.End == moment.DateOf(y+9, 12, 31)
}

// isLone reports whether a figure may be read from digits alone, or with the ending that was taken for seconds: "30s".
func isLone(w *scan.Sheet, f *scan.Figure) bool {
	switch f.Kind {
	case schema.KindDate, schema.KindCount, schema.KindOrdinal:
		return true
	}
	return f.Kind == schema.KindDuration && f.Unit == "s" && w.Glued(f.From+1)
}

// pairDecade makes a decade of the figure f, a round number up to token to, beside the decade from year y: after it
// where side is 1, before it where it is -1.
func pairDecade(w *scan.Sheet, f *scan.Figure, y, to, side int) {
	v, n := w.Digits(f.From)
	switch {
	case !isLone(w, f):
		return
	case n == 4:
	case n == 2 && (to > f.From+1 || side > 0 && (!w.IsWord(to) || w.Function(to) == language.WordArticle)):
		v += y / 100 * 100
	default:
		return
	}
	if apart := (v - y) * side; v%10 != 0 || apart <= 0 || apart > apartMost {
		return
	}
	*f = scan.Figure{
		From: f.From, To: to, Head: to, Tail: to, Kind: schema.KindPeriod, Rule: "second_decade",
		Start: moment.DateOf(v, 1, 1), End: moment.DateOf(v+9, 12, 31),
	}
	w.Take(f.From, to)
}
