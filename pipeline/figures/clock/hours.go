package clock

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Bounds of two hours, with a word that opens a range before them, which are those of a day and no length: when the
// first of them is at least and at most, when the second is, and the hours between them.
const (
	firstMorning = 5
	lastMorning  = 11
	afternoon    = 13
	lastHour     = 23
	leastApart   = 4
)

// opensDay gives the token behind two hours, at the tokens i and k, of which the second has the word for hours, if they
// are those of a day from the morning on: "de 9 à 17 heures", "das 9 às 17 horas"; k if they are none.
func opensDay(w *Clock, i, k int) int {
	u, ok := w.HasValue(k+1, language.CalendarUnit, language.UnitHour)
	if !ok || w.PastOf(u.End) > u.End || !spansDay(w, i, k) {
		return k
	}
	from := i
	if open, ok := w.Before(i, language.Range); ok && open.Value == "open" {
		from = open.End
	}
	if from == i && !w.Customs.AfterHour(w.Sheet, k) {
		return k
	}
	if w.Customs.AfterLasting(w.Sheet, i) || w.Customs.AfterLasting(w.Sheet, from) {
		return k
	}
	return u.End
}

// pastHourJoint gives the token behind what joins a second hour to the one at token i: a word or a sign of a range, or
// the word of hours, "das 9 às 17 horas".
func pastHourJoint(w *Clock, i int) int {
	k := w.PastRangeSign(i + 1)
	if k == i+1 && w.Function(i-1) != "" && w.Customs.AfterHour(w.Sheet, k+1) {
		k++
	}
	return k
}

// spansDay reports whether the hours at the tokens i and k are one of the morning and one of the afternoon, far apart.
func spansDay(w *Clock, i, k int) bool {
	a, _ := w.Digits(i)
	b, ok := bareHourAt(w, k)
	morning := a >= firstMorning && a <= lastMorning
	return ok && morning && b >= afternoon && b <= lastHour && b-a >= leastApart
}

// bareHourAt gives the hour in one or two digits at token i.
func bareHourAt(w *Clock, i int) (h int, ok bool) {
	h, n := w.Digits(i)
	return h, n > 0 && n <= 2 && h <= 24
}

// bareHourRule is the rule of an hour that only the words before it show.
const bareHourRule = "hour_behind_word"

// addBareHour adds an hour, the tokens [i,to), and gives to.
func addBareHour(w *Clock, i, to int) int {
	w.Add(scan.Figure{From: i, To: to, Kind: schema.KindTime, Rule: bareHourRule})
	return to
}

// endOfHours reads a bare hour that a word or a sign of a range joins to a time before it which begins with the word
// for one, or to which the endings of both join it: "klockan 9 till 17", "saat 9-dan 17-dək". It gives the token behind
// it; i if there is none.
func endOfHours(w *Clock, i int) int {
	f := ledTime(w)
	if h, ok := bareHourAt(w, i); f == nil || !ok || h <= hourOf(w, f) {
		return i
	}
	to := pastCase(w, i+1)
	if byEndings := f.To == i && to > i+1 && !w.IsDigits(i-1); !byEndings && !joinsHours(w, f, i) {
		return i
	}
	if m, ok := w.HasValue(to, language.Period, language.PeriodUntil); ok && m.Flags.Has(language.After) {
		to = m.End
	}
	if w.Follows(to, scan.AmountSigns...) || !w.endsHour(to) && (!w.IsWord(to) || w.Glued(to)) {
		return i
	}
	return addBareHour(w, i, to)
}

// ledTime gives the last figure if it is a time with the word for times before its hour; else nil.
func ledTime(w *Clock) *scan.Figure {
	if len(w.Figures) == 0 {
		return nil
	}
	f := &w.Figures[len(w.Figures)-1]
	if f.Kind != schema.KindTime || w.IsDigits(f.From) && f.Rule != bareHourRule {
		return nil
	}
	return f
}

// joinsHours reports whether a word or a sign of a range joins the hour at token i to the time f; an "and" does so only
// behind a word that opens a range.
func joinsHours(w *Clock, f *scan.Figure, i int) bool {
	k := w.PastRangeSign(f.To)
	if k == f.To || w.PastDateWords(k) != i {
		return false
	}
	if _, and := w.HasValue(f.To, language.Range, "and"); !and {
		return true
	}
	open, ok := w.Before(f.From, language.Range)
	return ok && open.Value == "open" && w.endsHour(i+1)
}

// dashed reports whether nothing but a dash parts the hour at token i from a later one: "klo 9–17".
func dashed(w *Clock, i int) bool {
	a, _ := w.Digits(i)
	b, ok := bareHourAt(w, i+2)
	return w.Mark(i+1, "-–—") && ok && b > a && !w.DigitsGoOn(i+3) && !w.LettersAt(i+3)
}

// pastCase gives the token behind a case ending that a hyphen or another sign joins to the digits before token i; i if
// there is none.
func pastCase(w *Clock, i int) int {
	return max(scan.PastDigitsEnding(w.Sheet, i), w.PastSuffix(i))
}

// hourOf gives the hour of a time that has it in digits; 24 if it has none.
func hourOf(w *Clock, f *scan.Figure) int {
	for k := f.From; k < f.To; k++ {
		if h, n := w.Digits(k); n > 0 {
			return h
		}
	}
	return 24
}

// hourArticle marks the articles that hours have, as a value of language.Quantity: "le 6".
const hourArticle = "hour_article"

// betweenHours reads two bare hours that have the article of hours, behind a word that opens a range: "tra le 6 e le
// 22", "από τις 9 έως τις 17". It gives the token behind the second; i if there is none.
func betweenHours(w *Clock, i int) int {
	if _, led := w.HasValue(i-1, language.Quantity, hourArticle); !led {
		return i
	}
	open, ok := w.Before(i-1, language.Range)
	if !ok || open.Value != "open" {
		return i
	}
	article := w.PastRangeSign(i + 1)
	if _, led := w.HasValue(article, language.Quantity, hourArticle); !led {
		return i
	}
	a, ok := bareHourAt(w, i)
	b, is := bareHourAt(w, article+1)
	if !ok || !is || b <= a || !w.endsHour(article+2) {
		return i
	}
	addBareHour(w, i, i+1)
	return addBareHour(w, article+1, article+2)
}

// endsHour reports whether nothing stands at token e, behind a bare hour, that it counts or measures.
func (w *Clock) endsHour(e int) bool {
	noun := w.NounAt(e) && !w.IsVerb(e) || w.PastOf(e) > e
	if noun || w.LettersAt(e) || w.DigitsGoOn(e) || w.Mark(e, "%‰°º$€£") {
		return false
	}
	if w.Glued(e) && !w.Mark(e, ",.;:!?)»”\"։।") {
		return false
	}
	return !w.Follows(e, scan.AmountSigns...)
}
