package quantity

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// quantities are the ways in which a quantity begins.
var quantities = []rule{
	{Name: "money", Starts: 1 << language.Currency, Then: (*attempt).money},
	{Name: "digits", Starts: scan.DigitBit, Then: (*attempt).digits},
	{Name: "percent_before", Starts: 1 << language.Percent, Then: (*attempt).percentBefore},
	{Name: "words", Then: (*attempt).words},
	{Name: "one_and_half", Then: (*attempt).articleAndHalf},
	{Name: "number_and_unit", Then: (*attempt).compound},
}

// Read reads a number with its unit at token i and gives the token after it; i if there is none.
func (w *Reader) Read(i int) int {
	w.try = attempt{Reader: w, i: i}
	return scan.FirstOf(w.Sheet, "quantity", quantities, &w.try, i, w.Mask[i])
}

// money reads a currency before its amount.
func (t *attempt) money() int {
	cur, ok := t.units.CurrencyBefore(t.i)
	if !ok {
		return 0
	}
	k := t.PastMinus(cur.To)
	if to := t.tornMoney(k, &cur); to > 0 {
		return to
	}
	a, ok := t.amounts.At(k, true)
	if !ok && t.Mark(k, ".") {
		a, ok = t.amounts.Pointed(k + 1)
	}
	if !ok || a.Form != language.Cardinal || !t.units.Trusted(cur, &a) || t.RunsOn(a.To) {
		return 0
	}
	named := !t.Glued(k) && t.BindsDigits(a.To, "/") || t.Binds(cur.To, "-") && t.BindsDigits(a.To, "-")
	if named && a.Plain && scan.AllLetters(t.Surface(t.i, cur.To)) {
		return 0 // the number of a case or a record: "II CSK 123/19", "CVE-2023-12345"
	}
	if to := t.units.PastUnit(a.To, cur); to > a.To {
		cur.To = to
	}
	return t.measured(t.i, a, cur)
}

// percentBefore reads a sign or word for per cent before its number: "百分之三十".
func (t *attempt) percentBefore() int {
	m, ok := t.Has(t.i, language.Percent)
	if !ok || !m.Flags.Has(language.Before) {
		return 0
	}
	a, ok := t.amounts.At(m.End, false)
	if !ok || a.Form != language.Cardinal {
		return 0
	}
	t.NoteNumerals(t.i, a.To)
	return t.measured(t.i, a, number.Unit{Kind: schema.KindPercent, Code: m.Value, To: a.To, Rule: "percent"})
}

func (t *attempt) articleAndHalf() int {
	if t.ok {
		return 0
	}
	return t.ArticleAndHalf(t.i)
}

// compound reads a word that is a number with its unit: "dreijährig".
func (t *attempt) compound() int {
	a, u, ok := t.amounts.Compound(t.i)
	if !ok {
		return 0
	}
	t.NoteNumeral(a.From, a.To)
	return t.measured(t.i, a, u)
}
