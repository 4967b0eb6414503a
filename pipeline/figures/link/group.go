package link

import (
	"cmp"
	"math/big"
	"slices"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Values of the words beside a number that make a part or a group of people of it.
const (
	ranked   = "ranked"    // gången; Before: den, sin: beside it a word for other is the second
	ageGroup = "age_group" // over, under: an age, before the number of years with the ending of plurals: "over-65s"
)

// The numbers that say which part of all one in so many is, and the ages of groups.
var (
	leastPart, mostPart = big.NewRat(2, 1), big.NewRat(20, 1)
	leastAge, mostAge   = big.NewRat(5, 1), big.NewRat(110, 1)
)

// EveryNth makes a share of an ordinal behind a word for every: "jeder dritte Haushalt" is one in three. Of a unit of
// time it tells how often something is.
func EveryNth(w *scan.Sheet) {
	for k := range w.Figures {
		f := &w.Figures[k]
		if f.Kind != schema.KindOrdinal || f.Value == nil || f.Max != nil || !within(f.Value, leastPart, mostPart) {
			continue
		}
		m, ok := everyBefore(w, f.From)
		bound, bounded := scan.BeforeWith(w, f.From-1, language.Comparator, language.Before) // "fewer than every tenth"
		if !ok || m.End != f.From || m.Flags.Has(language.Narrow) && !w.SentenceStart(f.From-1) && !bounded {
			continue
		}
		if w.Follows(f.To, language.CalendarUnit, language.Weekday, language.Month, language.Measure) {
			continue
		}
		f.Kind, f.Value, f.Rule, f.Scaled = schema.KindCount, new(big.Rat).Inv(f.Value), "every_nth", true
		if bounded && bound.Value != "<=" {
			f.Comparator = bound.Value
		}
	}
}

// everyBefore gives the word for every right before token i.
func everyBefore(w *scan.Sheet, i int) (language.Match, bool) {
	if m, ok := w.HasValue(i-1, language.Quantity, language.QuantityEveryNth); ok {
		return m, true
	}
	m, ok := w.HasValue(i-1, language.Quantity, language.QuantityHabit)
	return m, ok && !m.Flags.Has(language.After)
}

// Others refuses the ordinals that are the word for others, too, unless a word beside them shows that they rank: "andra
// länder", but "för andra gången", "den andra".
func Others(w *scan.Sheet) {
	before, ordinals := &scan.Figure{}, map[int]bool{}
	for k := range w.Figures {
		ordinals[w.Figures[k].From] = w.Figures[k].Kind == schema.KindOrdinal
	}
	w.Figures = slices.DeleteFunc(w.Figures, func(f scan.Figure) bool {
		last := before
		before = &f
		if f.Kind != schema.KindOrdinal || f.To != f.From+1 || w.IsDigits(f.From) || w.IsAll(f.From, f.To) {
			return false
		}
		_, other := w.HasValue(f.From, language.Quantity, language.QuantityOthers)
		if !other || isRanked(w, &f) || isNext(w, last, &f) || leadsNext(w, &f, ordinals) {
			return false
		}
		w.Refused = append(w.Refused, scan.Refusal{From: f.From, To: f.To, Reason: schema.ReasonIdiom})
		return true
	})
	slices.SortStableFunc(w.Refused, func(a, b scan.Refusal) int { return cmp.Compare(a.From, b.From) })
}

// isNext reports whether an ordinal goes on a list right behind the one before it: "första, andra och tredje plats".
func isNext(w *scan.Sheet, last, f *scan.Figure) bool {
	if last.Kind != schema.KindOrdinal || last.Value == nil || !w.Mark(last.To, ",") || last.To+1 != f.From {
		return false
	}
	next, _ := scan.PastListed(w, f.To)
	return next > f.To && last.Value.Cmp(f.Value) < 0
}

// leadsNext reports whether an ordinal is the first of two before a noun, the second of which follows an "and".
func leadsNext(w *scan.Sheet, f *scan.Figure, ordinals map[int]bool) bool {
	next, last := scan.PastListed(w, f.To)
	return last && ordinals[next]
}

// isRanked reports whether a word beside an ordinal shows that it ranks a thing.
func isRanked(w *scan.Sheet, f *scan.Figure) bool {
	if m, ok := w.HasValue(f.From-1, language.Quantity, ranked); ok && m.Flags.Has(language.Before) {
		return true
	}
	m, ok := w.HasValue(f.To, language.Quantity, ranked)
	return ok && !m.Flags.Has(language.Before) || w.Follows(f.To, language.CalendarUnit, language.Weekday)
}

// within reports whether v is a whole number from least to most.
func within(v, least, most *big.Rat) bool {
	return v.IsInt() && v.Cmp(least) >= 0 && v.Cmp(most) <= 0
}

// AgeGroups makes ages of the numbers that name groups of people: "free for over 65s", "the under-25s".
func AgeGroups(w *scan.Sheet) {
	for k := range w.Figures {
		f := &w.Figures[k]
		if f.Unit != "s" || f.To != f.From+2 || f.Value == nil || !within(f.Value, leastAge, mostAge) {
			continue
		}
		if _, ok := w.HasValue(f.From-1, language.Quantity, ageGroup); ok && w.Glued(f.From+1) && !lasts(w, f.From-1) {
			f.Unit, f.Rule = "a", "age_group"
		}
	}
	n := len(w.Figures)
	w.Refused = slices.DeleteFunc(w.Refused, func(r scan.Refusal) bool { return hyphened(w, r) })
	if len(w.Figures) > n {
		slices.SortFunc(w.Figures, func(a, b scan.Figure) int { return cmp.Compare(a.From, b.From) })
	}
}

// lasts reports whether a word that leads to a length of time stands before token i: "in under 60s".
func lasts(w *scan.Sheet, i int) bool {
	_, length := w.Before(i, language.Period)
	_, due := w.HasValue(i-1, language.Quantity, language.QuantityDue)
	return length && !due // but "for over 65s"
}

// hyphened adds the age of a group that a hyphen joins to the word before it, of which the digits were refused.
func hyphened(w *scan.Sheet, r scan.Refusal) bool {
	v, n := w.Digits(r.From)
	if n != 2 || r.To != r.From+1 || !w.Binds(r.From-1, scan.Hyphens) || !w.Glued(r.To) || w.Token(r.To) != "s" {
		return false
	}
	m, ok := scan.HasWith(w, r.From-2, language.Comparator, language.Before)
	if _, group := w.HasValue(r.From-2, language.Quantity, ageGroup); !group || !ok || w.Taken[r.To] {
		return false
	}
	w.Add(scan.Figure{
		From: r.From, To: r.To + 1, Kind: schema.KindDuration, Comparator: m.Value, Value: big.NewRat(int64(v), 1),
		Unit: "a", Head: r.To + 1, Tail: r.To + 1, Rule: "age_group", Numbers: [2]int{r.From, r.To},
	})
	return true
}

// AroundTheClock refuses lengths of time out of as many, which say always: "7 j/7", "24 heures sur 24".
func AroundTheClock(w *scan.Sheet) {
	whole, n := -1, len(w.Refused) // the token of the number of all of them
	w.Figures = slices.DeleteFunc(w.Figures, func(f scan.Figure) bool {
		k, always := ofAsMany(w, &f)
		if !always && f.From != whole {
			return false
		}
		if always {
			whole = k
		}
		w.Refused = append(w.Refused, scan.Refusal{From: f.From, To: f.From + 1, Reason: schema.ReasonIdiom})
		return true
	})
	if len(w.Refused) > n {
		slices.SortStableFunc(w.Refused, func(a, b scan.Refusal) int { return cmp.Compare(a.From, b.From) })
	}
}

// ofAsMany gives the token of the number of all, behind a length of time out of as many.
func ofAsMany(w *scan.Sheet, f *scan.Figure) (k int, ok bool) {
	if f.Kind != schema.KindDuration {
		return 0, false
	}
	if m, share := w.HasValue(f.To, language.Quantity, language.QuantityShare); share {
		k = m.End
	} else if k = f.To + 1; !w.BindsDigits(f.To, "/") {
		return 0, false
	}
	return k, w.IsDigits(k) && w.Token(k) == w.Token(f.From)
}
