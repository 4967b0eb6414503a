package figures

import (
	"math/big"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// maxAge is the greatest number that is read as an age without the word for years.
var maxAge = big.NewRat(130, 1)

// findAges makes ages, in years, of the bare numbers behind a word such as "aged".
func (w *work) findAges() {
	for k := range w.figures {
		f := &w.figures[k]
		if f.kind != schema.KindCount || f.words && f.max == nil || f.head < f.tail || !w.ageBefore(f.from) || !f.value.IsInt() || f.value.Sign() < 0 ||
			f.value.Cmp(maxAge) > 0 || f.max != nil && f.max.Cmp(maxAge) > 0 {
			continue
		}
		f.kind, f.unit, f.rule = schema.KindDuration, "a", "age"
		if f.max != nil {
			f.rule = "age_range"
		}
	}
}

// ageBefore reports whether a word after which an age follows stands before token i; a comparator or the first word of a
// range may be between.
func (w *work) ageBefore(i int) bool {
	for range 3 {
		if m, ok := w.before(i, language.Quantity); ok && m.Value == language.QuantityAge {
			return true
		}
		m, ok := w.before(i, language.Comparator)
		if !ok {
			if m, ok = w.before(i, language.Range); !ok || m.Value != "open" {
				return false
			}
		}
		i = m.End
	}
	return false
}

// smallMoney reads an amount in the hundredths of a currency: "25 cents". The currency is that of the region of the text,
// else the only one that the text has named so far.
func (w *work) smallMoney(a *amount) int {
	m, ok := w.value(a.to, language.Quantity, language.QuantityHundredth)
	if !ok || a.form != language.Cardinal || a.article || w.glued(m.End) && (w.isWord(m.End) || w.isDigits(m.End)) {
		return 0
	}
	f := w.figureOf(*a, schema.KindMoney)
	f.value, f.to, f.rule, f.unit = new(big.Rat).Quo(f.value, hundred), m.End, "hundredths", w.pack.Currency
	if f.unit == "" && len(w.stated) == 1 {
		for code := range w.stated {
			f.unit = code
		}
	}
	if f.unit == "" || m.Flags.Has(language.Narrow) {
		f.unit = ""
		addIssue(&f.issues, "ambiguous_currency")
	}
	w.add(f)
	return f.to
}

// oneAndHalf reads a single unit of time with an article, and a part of it: "an hour and a half", "une heure et demie".
func (w *work) oneAndHalf(a amount) int {
	u, ok := w.unitAfter(&a)
	if !ok || u.kind != schema.KindDuration {
		return 0
	}
	half := amount{value: new(big.Rat).Set(one), to: u.to, words: true}
	if w.andFraction(&half); half.to == u.to {
		return 0
	}
	w.numeralWords(a.from, half.to)
	f := w.figureOf(a, schema.KindDuration)
	f.value, f.to, f.unit, f.rule = half.value, half.to, u.code, u.rule
	if u.factor > 1 {
		f.value = new(big.Rat).Mul(f.value, big.NewRat(u.factor, 1))
	}
	w.add(f)
	return f.to
}

// articleAndHalf is oneAndHalf for an article that is no number word; i is its token.
func (w *work) articleAndHalf(i int) int {
	if w.function(i) != language.WordArticle || !w.follows(i+1, language.CalendarUnit) {
		return i
	}
	a := amount{from: i, to: i + 1, value: one, words: true}
	return max(i, w.oneAndHalf(a))
}

// feetAndInches gives the end of a length or a time such as 5'10" at token i; i if there is none. Which of the two it is
// nothing tells.
func (w *work) feetAndInches(i int) int {
	if w.mark(i+1, "'’′") && w.glued(i+1) && w.isDigits(i+2) && w.glued(i+2) && w.mark(i+3, "\"”″") && w.glued(i+3) {
		return i + 4
	}
	return i
}

// numbersThing reports whether the digits at token i are the number of the thing named before them, as in "article 5" and
// "hotline 110": they have no unit, no multiplier and nothing to count behind them.
func (w *work) numbersThing(i int) bool {
	if w.isComparator(i) {
		return false
	}
	end, _ := w.code(i)
	a, ok := w.amount(i, false)
	if !ok {
		return end > i+1
	}
	if a.scaled || a.grouped || w.isUnit(&a) ||
		w.isWord(a.to) && w.glued(a.to) && w.follows(a.to, language.Classifier, language.Multiplier, language.OrdinalSuffix, language.CalendarUnit) {
		return false
	}
	switch {
	case !w.nounAt(a.to), w.isVerb(a.to), w.follows(a.to, language.NumberSign): // "Artikel 20 Absatz 3"
		return true
	case w.traits.capitals:
		return w.nameLike(w.token(a.to)) || w.lower(a.to) && !w.capital(a.to+1)
	}
	return w.capital(a.to)
}
