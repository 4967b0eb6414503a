package link

import (
	"math/big"
	"slices"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// minutesOfHour is how many minutes an hour has.
var minutesOfHour = big.NewRat(60, 1)

// Hours adds the hour that stands before minutes without a number: "hodinu a patnáct minut", "час пятнадцать минут".
// Digits need an "and" between the two.
func Hours(w *scan.Sheet) {
	for k := range w.Figures {
		f := &w.Figures[k]
		plain := f.Kind == schema.KindDuration && f.Unit == "min" && f.Value != nil && f.Max == nil
		if !plain || f.Comparator != "=" || !f.Value.IsInt() || f.Value.Cmp(minutesOfHour) >= 0 {
			continue
		}
		addHour(w, f)
	}
}

// addHour adds to the minutes f the hour before them, and reports whether there is one that nothing has read.
func addHour(w *scan.Sheet, f *scan.Figure) bool {
	from := hourBefore(w, f)
	article := slices.IndexFunc(w.Refused, func(r scan.Refusal) bool {
		return r.From == from && r.To < f.From && r.Reason == schema.ReasonArticle
	})
	free := from
	if article >= 0 {
		free++
	}
	if from == f.From || !w.Free(free, f.From) {
		return false
	}
	if article >= 0 { // "un'ora"
		w.Refused = slices.Delete(w.Refused, article, article+1)
	}
	f.Value = new(big.Rat).Add(f.Value, minutesOfHour)
	w.Take(from, f.From)
	f.From, f.Rule = from, "hour_and_minutes"
	return true
}

// Lengths takes the bound off years that stand right behind an amount, or a measure behind one of another unit, with
// nothing but a word between them that says how far it reaches there: "2 billion euros over four years", "a climb of
// 3,450 m over 187 km".
func Lengths(w *scan.Sheet) {
	for k := 1; k < len(w.Figures); k++ {
		f, g := &w.Figures[k], &w.Figures[k-1]
		if f.Comparator != ">" || f.Value == nil || g.Value == nil {
			continue
		}
		amount := g.Kind == schema.KindMoney || g.Kind == schema.KindPercent || g.Scaled
		long := f.Kind == schema.KindDuration && amount
		far := f.Kind == schema.KindMeasure && g.Kind == schema.KindMeasure && f.Unit != g.Unit
		m, ok := scan.BeforeWith(w, f.From, language.Comparator, language.Before)
		if ok && (long || far) && m.End == f.From-1 && g.To == m.End {
			f.Comparator = "="
		}
	}
}

// hourBefore gives the token of the hour, or of its article, before the minutes f; that of f if none stands there, or a
// number counts it.
func hourBefore(w *scan.Sheet, f *scan.Figure) int {
	end := f.From
	if m, and := w.Before(end, language.Range); and && m.Value == "and" {
		end--
	} else if w.Function(end-1) == language.WordConjunction {
		end--
	}
	if end == f.From && w.IsDigits(end) {
		return f.From
	}
	u, ok := w.Before(end, language.CalendarUnit)
	if !ok || u.Value != language.UnitHour || u.Flags.Has(language.Short) || u.Flags.Has(language.Plural) {
		return f.From
	}
	from := end - 1
	if w.Mark(from-1, "'’") && w.Glued(from) {
		from -= 2 // "un'ora"
	}
	if from < 0 || from > 0 && (w.Taken[from-1] || w.IsDigits(from-1) || w.Mask[from-1]&scan.NumberBit != 0) {
		return f.From
	}
	return from
}
