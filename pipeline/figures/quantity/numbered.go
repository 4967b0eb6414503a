package quantity

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/refuse"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// numberedBehind reads a number that a word behind it tells to be the number of something: of an article, with what
// makes an ordinal before it ("第5条"), or of a line or a house, alone ("2号線", "305 numaralı oda").
func (t inDigits) numberedBehind() int {
	if scan.NamedBehind(t.Sheet, t.i+1) {
		return t.AddIdentifier(t.i, t.i+1, listedSign)
	}
	to := t.i + 1
	for t.IsSyllabic(to+2) && t.BindsDigits(to, ".") && !t.Follows(to+2, language.Multiplier) {
		to += 2 // 4.4节
	}
	m, ok := scan.HasWith(t.Sheet, to, language.NumberSign, language.After)
	if !ok || t.IsSyllabic(to) && t.LongerWord(to, m.End) || scan.CountsThings(t.Sheet, m, t.i, to) {
		return 0
	}
	if m.Flags.Has(language.Short) || to > t.i+1 {
		return t.AddIdentifier(t.i, to, numberSign)
	}
	p, ok := scan.BeforeWith(t.Sheet, t.i, language.OrdinalSuffix, language.Before)
	if !ok || t.Glued(t.i) != t.Glued(t.i+1) || t.Taken[p.End] {
		return 0
	}
	return t.AddIdentifier(p.End, number.PastBranch(t.amounts, m.End), numberSign)
}

// caseNumber reads the number of a case in court: "21 Cdo 1234/2019", "3 StR 45/20".
func caseNumber(t inDigits) int {
	i := t.i
	if t.Length(i) > 2 || t.Glued(i+1) || !t.IsCapital(i+1) || t.Length(i+1) > maxRegister || t.Glued(i+2) {
		return 0
	}
	year := i + 4
	if !t.IsDigits(i+2) || !t.BindsDigits(i+3, "/") || t.DigitsGoOn(year+1) {
		return 0
	}
	if n := t.Length(year); n != 2 && n != 4 {
		return 0
	}
	return t.AddIdentifier(i, year+1, "case_number")
}

// maxRegister bounds the letters of the register in which a court has a case.
const maxRegister = 4

// maxHouse bounds how many digits the number of a house has.
const maxHouse = 4

// houseNumber reads the number of a house: "221B Baker Street", "12 rue de la Paix", "Rua Augusta, 1508".
func (t inDigits) houseNumber() int {
	if t.Length(t.i) > maxHouse || t.DigitsGoOn(t.i+1) {
		return 0
	}
	to := t.i + 1
	if t.Glued(to) && t.IsCapital(to) && t.Length(to) == 1 {
		to++
	}
	if t.codes.BehindRoad(t.i) {
		return t.AddIdentifier(t.i, to, "house_number")
	}
	if t.LettersAt(to) || !t.codes.BeforeStreet(to) && !t.codes.BehindStreet(t.i, to) {
		return 0
	}
	return t.AddIdentifier(t.i, to, "house_number")
}

// spokenScore refuses a score or a ratio with a word between its two sides: "3比1", "3 대 1".
func (t inDigits) spokenScore() int {
	m, ok := t.HasValue(t.i+1, language.Quantity, language.QuantityVersus)
	if !ok || !t.IsDigits(m.End) || t.Glued(t.i+1) != t.Glued(m.End) || t.DigitsGoOn(m.End+1) {
		return 0
	}
	p, n := t.Digits(t.i)
	q, k := t.Digits(m.End)
	if n <= 2 && k <= 2 && refuse.IsScore(p, q) {
		return t.RefuseDigits(t.i, m.End+1, schema.ReasonScore)
	}
	return t.RefuseDigits(t.i, m.End+1, schema.ReasonRatio)
}
