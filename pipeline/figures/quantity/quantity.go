package quantity

import (
	"strings"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Read reads a number with its unit at token i and gives the token after it; i if there is none.
func (w *Reader) Read(i int) int {
	if cur, ok := w.units.CurrencyBefore(i); ok {
		if a, ok := w.amounts.At(w.PastMinus(cur.To), true); ok && a.Form == language.Cardinal && w.units.Trusted(cur, &a) && !w.LettersAt(a.To) {
			return w.measured(i, a, cur)
		}
	}
	if w.IsDigits(i) {
		return w.digitQuantity(i)
	}
	if m, ok := w.Has(i, language.Percent); ok && m.Flags.Has(language.Before) {
		if a, ok := w.amounts.At(m.End, false); ok && a.Form == language.Cardinal {
			w.NoteNumerals(i, a.To)
			return w.measured(i, a, number.Unit{Kind: schema.KindPercent, Code: m.Value, To: a.To, Rule: "percent"})
		}
	}
	a, ok := w.amounts.At(i, false)
	if !ok {
		return w.ArticleAndHalf(i)
	}
	return w.wordQuantity(a)
}

func (w *Reader) digitQuantity(i int) int {
	if end := w.codes.phone(i); end > i {
		return w.AddIdentifier(i, end, "telephone_number")
	}
	if w.Mark(i-1, "+") && w.Glued(i) {
		if end := w.codes.phone(i - 1); end > i {
			return w.AddIdentifier(i-1, end, "telephone_number")
		}
	}
	if to := w.codes.feetAndInches(i); to > i {
		return w.RefuseDigits(i, to, schema.ReasonUnread)
	}
	if to := w.codes.label(i); to > i {
		return to
	}
	if end := w.codes.maskedCode(i); end > i {
		w.Add(scan.Figure{From: i, To: end, Kind: schema.KindIdentifier, Rule: "masked_code", Issues: []string{"masked"}})
		return end
	}
	if m, ok := w.Before(i, language.NumberSign); ok && (!m.Flags.Has(language.Narrow) || w.judge.numbersThing(i)) && !w.Taken[m.End] && !(w.Glued(i) && w.IsWord(i-1) && w.Length(i-1) > scan.MinPiece && !w.IsSyllabic(i-1)) || w.Mark(i-1, "#№＃") && w.Glued(i) {
		end, _ := w.codes.code(i)
		return w.AddIdentifier(i, end, "number_sign")
	}
	if m, ok := w.Before(i, language.OrdinalSuffix); ok && m.Flags.Has(language.Before) && w.Glued(i) && !w.Taken[m.End] {
		if a, ok := w.amounts.At(i, false); ok && a.Plain {
			f := w.figureOf(a, schema.KindOrdinal)
			f.From, f.Rule = m.End, "ordinal"
			w.Add(f)
			return a.To
		}
	}
	if to := w.codes.areaCode(i); to > i {
		return w.AddIdentifier(i-1, to, "telephone_number")
	}
	if to := w.mixedNumber(i); to > i {
		return to
	}
	if a, ok := w.amounts.Pointed(i); ok {
		if u, ok := w.amounts.UnitAfter(&a); ok {
			return w.measured(a.From, a, u)
		}
		w.count(a)
		return a.To
	}
	a, ok := w.amounts.At(i, false)
	end, runs := w.codes.code(i)
	if !ok || a.To < end {
		if ok {
			if u, ok := w.amounts.UnitAfter(&a); !ok || u.To < end {
				if to := w.digitRange(a, end); to > i {
					return to
				}
			}
		}
		if to := w.slashFraction(i, end); to > i {
			return to
		}
		if !ok || a.To < end && !w.Mark(a.To, ",.") {
			if runs >= 3 {
				return w.AddIdentifier(i, end, "code")
			}
			if !ok || w.Mark(a.To, "/:-–‑_.") {
				reason := w.judge.scoreOrRatio(i, end)
				if a.Value != nil && w.judge.partOfWord(&a) == schema.ReasonNamePart {
					reason = schema.ReasonNamePart // "C-123/45"
				}
				return w.RefuseDigits(i, max(end, a.To), reason)
			}
		}
	}
	if reason := w.judge.partOfWord(&a); reason != "" {
		return w.RefuseDigits(i, a.To, reason)
	}
	if w.Glued(i) && (w.Mark(i-1, "^") || w.Mark(i-1, ".,") && (i == 1 || w.List[i-1].Space)) || w.Glued(a.To) && w.IsMark(a.To) && (w.Mark(a.To, "^") || number.IsSuperscript(w.Rune(a.To))) {
		return w.RefuseDigits(i, a.To, schema.ReasonUnread) // ".5", "10^6", "3²"
	}
	if to := w.ordinal(&a); to > 0 {
		return to
	}
	if u, ok := w.amounts.UnitAfter(&a); ok {
		return w.measured(i, a, u)
	}
	if to := w.smallMoney(&a); to > i {
		return to
	}
	if to := w.wordRange(a); to > i {
		return to
	}
	if to := w.descending(a); to > i {
		return to
	}
	if to := w.share(a); to > i {
		return to
	}
	if w.besideNumber(&a) {
		return w.RefuseDigits(i, a.To, schema.ReasonUnread)
	}
	if w.LeadingZero(i) && a.Plain && !a.Grouped {
		if w.Length(i) >= 3 {
			return w.AddIdentifier(i, a.To, "leading_zero")
		}
		return w.RefuseDigits(i, a.To, schema.ReasonUnread)
	}
	if a.Weak {
		return w.RefuseDigits(i, a.To, schema.ReasonUnread)
	}
	if reason := w.judge.noCount(&a); reason != "" {
		return w.RefuseDigits(i, a.To, reason)
	}
	if w.maybeDate(&a) {
		return w.RefuseDigits(i, a.To, schema.ReasonUnread)
	}
	w.count(a)
	return a.To
}

// maybeDate reports whether bare digits may as well be a year or a day, in a language of which too little is known to
// tell: four digits that are no year by the words around them but count nothing that is known for a noun, or the
// first day of several, joined by words that the lexicon does not have, to the last one ("tussen 9 en 11 juli").
func (w *Reader) maybeDate(a *number.Amount) bool {
	if w.Traits.Sure || !a.Plain || a.Grouped || w.IsComparator(a.From) || w.IsAll(a.From, a.To) || w.Follows(a.To, language.Classifier) {
		return false
	}
	v, n := w.Digits(a.From)
	if w.units.NumberedUnit(a.To) || w.units.CutUnit(a.To) {
		return true
	}
	if n == 4 && scan.PlausibleYear(v) {
		switch {
		case w.IsSyllabic(a.To) && w.Glued(a.To):
			return true
		case !w.NounAt(a.To) || w.IsCapital(a.To):
			return false
		}
		return !w.Traits.Endings || !strings.HasSuffix(w.Token(a.To), "s")
	}
	if n > 2 || v < 1 || v > 31 {
		return false
	}
	for k := a.To; k < a.To+4; k++ {
		if w.IsDigits(k) {
			d, ok := w.dates.DayMonth(k)
			return ok && k > a.To && d.D > v
		}
		if !w.IsLower(k) && !w.IsSyllabic(k) {
			return false
		}
	}
	return false
}

// ordinal reads what makes digits an ordinal: "5th", "1er".
func (w *Reader) ordinal(a *number.Amount) int {
	if !a.Plain || !w.Glued(a.To) || !w.IsWord(a.To) && !(w.Mark(a.To, "-:'’‑") && w.IsWord(a.To+1) && w.Glued(a.To+1)) {
		return 0
	}
	m, ok := w.Has(a.To, language.OrdinalSuffix)
	if !ok || m.Flags.Has(language.Before) || w.Glued(m.End) && (w.IsWord(m.End) || w.IsDigits(m.End)) {
		return 0
	}
	f := w.figureOf(*a, schema.KindOrdinal)
	f.To, f.Rule = m.End, "ordinal"
	w.Add(f)
	return f.To
}

// besideNumber reports whether bare digits stand right after other digits or after an amount with its unit ("6 ft 2",
// "7946 0958"), with nothing of their own behind them: they are a part of something that no rule reads.
func (w *Reader) besideNumber(a *number.Amount) bool {
	if !a.Plain || w.NounAt(a.To) {
		return false
	}
	if w.IsDigits(a.To) {
		return true
	}
	if w.IsDigits(a.From-1) && len(w.Refused) > 0 && w.Refused[len(w.Refused)-1].To == a.From {
		return true
	}
	if n := len(w.Figures); n > 0 && w.Figures[n-1].To == a.From {
		switch w.Figures[n-1].Kind {
		case schema.KindMoney, schema.KindMeasure, schema.KindDuration, schema.KindIdentifier:
			return true
		}
	}
	return false
}
