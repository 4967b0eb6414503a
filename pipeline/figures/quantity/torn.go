package quantity

import (
	"math/big"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/figures/code"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// A torn number is one that was damaged on its way into the text: a blank or a sign too many between its groups, what
// was left of a no-break space, a letter in the place of a digit that looks like it. Each form is one that no sound
// text has, or it asks for something beside the number that shows that its parts are one.
type torn struct {
	inDigits
	from, to int          // tokens of the number
	digits   []byte       // of all of its parts
	money    *number.Unit // the currency before it, from token sign on; nil if there is none
	sign     int
}

// tornForms are the ways in which numbers are torn; each gives the token after the number, or 0.
var tornForms = []scan.Rule[*torn]{
	{Name: "doubled_sign", Then: (*torn).doubledSign},
	{Name: "blank_before_sign", Then: (*torn).blankBefore},
	{Name: "blank_behind_sign", Then: (*torn).blankBehind},
	{Name: "written_space", Then: (*torn).writtenSpace},
	{Name: "begun_group", Then: (*torn).begunGroup},
	{Name: "decimal_behind_blank", Then: (*torn).decimalBehind},
	{Name: "whole_in_two", Then: (*torn).wholeInTwo},
	{Name: "letters_for_digits", Then: (*torn).letters},
}

// torn reads a torn number.
func (t inDigits) torn() int { return (&torn{inDigits: t}).read() }

// tornMoney reads a torn number at token k behind its currency, which begins at the place: "$12,,500".
func (t *attempt) tornMoney(k int, cur *number.Unit) int {
	behind := inDigits{&attempt{Reader: t.Reader, i: k}}
	if !t.IsDigits(k) || (&torn{inDigits: behind, money: cur, sign: t.i}).read() == 0 {
		return 0
	}
	return t.Figures[len(t.Figures)-1].To
}

// read reads the number at the place.
func (t *torn) read() int {
	i := t.i
	if t.Length(i) > group || t.LeadingZero(i) || t.Glued(i) && !t.groups.maybeBegins(i) {
		return 0
	}
	if !t.groups.maybeTorn(i + 1) {
		return 0
	}
	t.from = i
	t.to = scan.First(t.Sheet, "torn_forms", tornForms, t, i)
	if t.to == i || t.LettersAt(t.to) && t.IsDigits(t.to) {
		return 0
	}
	return t.add()
}

// maybeTorn reports whether what stands at token i, behind digits, may be where a number is torn.
func (w groups) maybeTorn(i int) bool {
	switch {
	case w.IsDigits(i):
		return w.FirstDigit(i) == 0 || !w.Glued(i) && (w.Length(i) < group || w.Mark(i+1, ",") && !w.Glued(i+2))
	case w.IsMark(i):
		return w.Mark(i, "&.,")
	case !w.Glued(i):
		return w.Length(i) == group && w.blanksGroup()
	}
	return w.IsWord(i) && w.Glued(i)
}

// maybeBegins reports whether a number may begin at token i, which touches what stands before it: a sign of money, a
// bracket, a word of a script without blanks.
func (w groups) maybeBegins(i int) bool {
	return w.IsSyllabic(i-1) || w.Mark(i-1, "(（“\"'«") || w.IsCurrencySign(i-1)
}

// add adds the number: what it counts or measures, its issue, and its value, which the damage itself shows.
func (b *torn) add() int {
	if len(b.digits) == 0 {
		for k := b.from; k < b.to; k++ {
			b.digits = append(b.digits, b.digitsOf(k)...)
		}
	}
	value, ok := new(big.Rat).SetString(string(b.digits))
	if !ok {
		return 0
	}
	b.a = number.Amount{From: b.from, To: b.to, Value: value, Mantissa: value, Form: language.Cardinal, Plain: true,
		Grouped: true}
	b.amounts.Multiply(&b.a, b.money != nil)
	n, to := len(b.Figures), 0
	if b.money != nil {
		to = b.measured(b.sign, b.a, *b.money)
	} else if to = b.unit(); to == 0 {
		to = b.countOf(b.a)
	}
	if len(b.Figures) > n {
		f := &b.Figures[len(b.Figures)-1]
		scan.AddIssue(&f.Issues, "malformed_grouping")
		f.Repaired = f.Value
	}
	return to
}

// digitsOf gives the digits of token k, as ASCII.
func (b *torn) digitsOf(k int) []byte {
	var out []byte
	if b.IsDigits(k) {
		for _, r := range b.Token(k) {
			d, _ := character.Digit(r)
			out = append(out, byte('0'+d))
		}
	}
	return out
}

// doubledSign reads "12,,500".
func (b *torn) doubledSign() int {
	i := b.i
	if !b.groups.isGroupSign(i+1) || b.Token(i+2) != b.Token(i+1) || !b.groups.groupAt(i+3) {
		return 0
	}
	if b.Glued(i+1) && b.Glued(i+2) && b.Glued(i+3) {
		return b.moreGroups(i + 4)
	}
	return 0
}

// moreGroups gives the token after the sound groups that go on at token i.
func (b *torn) moreGroups(i int) int {
	for b.groups.isGroupSign(i) && b.Binds(i, ".,") && b.groups.groupAt(i+1) {
		i += 2
	}
	return i
}

// blankBefore reads "1 ,250 units". What goes on in the same way is a list.
func (b *torn) blankBefore() int {
	if !b.signAfterBlank(b.i + 1) {
		return 0
	}
	to := b.moreGroups(b.i + 3)
	if b.signAfterBlank(to) {
		return 0
	}
	return to
}

// signAfterBlank reports whether a sign stands at token i, behind a blank, that touches the group after it.
func (b *torn) signAfterBlank(i int) bool {
	return b.groups.isGroupSign(i) && !b.Glued(i) && b.Glued(i+1) && b.groups.groupAt(i+1)
}

// mostGroups bounds how many groups behind blanks a torn number has. What has more is a list.
const mostGroups = 4

// blankBehind reads "12, 500 patients", where something shows that the two are one number: a group of zeros, which is
// no number; or money or something that compares before it, a verb before it and a noun behind, or a classifier, if
// there is but one group and the first digits are too few to be one. Else it is a list: "tested 100, 200, 300 people".
func (b *torn) blankBehind() int {
	i := b.i
	to, zeros, groups := i+1, false, 0
	for b.groups.isGroupSign(to) && b.Glued(to) && b.groups.groupAt(to+1) {
		if groups++; groups > mostGroups {
			return 0
		}
		if groups > 1 && b.Glued(to+1) {
			groups-- // "1, 250,000": a sound group
		}
		zeros = zeros || !b.Glued(to+1) && b.Token(to+1) == "000"
		to += 2
	}
	if to == i+1 || b.Glued(i+2) || b.DigitsGoOn(to) {
		return 0
	}
	if _, named := b.Before(i, language.NumberSign); named {
		return 0
	}
	if zeros || groups == 1 && b.Length(i) < group && b.isGroupOf(i, to) {
		return to
	}
	return 0
}

// isGroupOf reports whether what stands beside the tokens [i,to) shows that they are one number.
func (b *torn) isGroupOf(i, to int) bool {
	if scan.TornAmount(b.Sheet, i, to) {
		return true
	}
	if m, ok := b.Has(to, language.Classifier); ok && b.Glued(to) {
		return b.IsSyllabic(to) && m.Value != "times"
	}
	if b.IsCurrencySign(i - 1) {
		return to == len(b.List) || b.Mark(to, ".;!?)。")
	}
	if !b.NounAt(to) || b.IsVerb(to) {
		return false
	}
	if b.isCompared(i) {
		return true
	}
	return b.IsVerb(i-1) && !b.HasFunction(i-1, language.WordAuxiliary) && !b.IsVerb(to+1)
}

// writtenSpace reads "12&nbsp;500" and "12&#160;500", and a no-break space in UTF-8 that was read as Latin-1, the
// letter of code point C2.
func (b *torn) writtenSpace() int {
	to, digits := b.i+1, b.digitsOf(b.i)
	for k := b.pastSpace(to); k > to && b.groups.groupAt(k); k = b.pastSpace(to) {
		digits = append(digits, b.digitsOf(k)...)
		to = k + 1
	}
	if to == b.i+1 {
		return 0
	}
	b.digits = digits
	return to
}

// pastSpace gives the token after a written space at token k; k if there is none.
func (b *torn) pastSpace(k int) int {
	if !b.Glued(k) {
		return k
	}
	if b.Rune(k) == 0xC2 && b.Length(k) == 1 {
		return k + 1
	}
	end := k
	for end < k+4 && b.Glued(end) && !b.Mark(end, ";") {
		end++
	}
	if !b.Mark(end, ";") || !b.Glued(end) || !b.Glued(end+1) || !code.IsSpace(b.Surface(k, end+1)) {
		return k
	}
	return end + 1
}

// begunGroup reads "1 0,000": no number begins with a group that begins with zero. Where the second part begins with
// another digit, what stands beside the two must show that they are one.
func (b *torn) begunGroup() int {
	i := b.i
	if b.Glued(i+1) || !b.IsDigits(i+1) || b.Length(i)+b.Length(i+1) > group {
		return 0
	}
	to := b.moreGroups(i + 2)
	if to == i+2 && !scan.TornZeros(b.Sheet, i+1) || b.LettersAt(to) && !b.IsSyllabic(to) || b.DigitsGoOn(to) {
		return 0
	}
	if b.FirstDigit(i+1) == 0 || b.blankInside(to) || (b.isCompared(i) || b.IsVerb(i-1)) && b.NounAt(to) {
		return to
	}
	return 0
}

// blankInside reports whether a number up to token to has a classifier or money in a script without blanks written
// onto it, so that the blank inside it is one too many: "共有1 2,000人", "모두 1 2,000명".
func (b *torn) blankInside(to int) bool {
	if !b.IsSyllabic(to) || !b.Glued(to) || !b.IsSyllabic(b.i-1) || !b.Glued(b.i) && !b.IsHangul(b.i-1) {
		return false
	}
	if _, numbered := b.Before(b.i, language.OrdinalSuffix); numbered {
		return false
	}
	m, ok := b.Has(to, language.Classifier)
	return ok && m.Value != "times" || b.CanBegin(to, language.Currency)
}

// isCompared reports whether something that compares stands before token i.
func (b *torn) isCompared(i int) bool {
	_, ok := scan.BeforeWith(b.Sheet, i, language.Comparator, language.Before)
	return ok
}

// decimalBehind reads "2 ,5 millions", "39. 1万" and "1.234, 5 Millionen": see scan.TornDecimal and scan.TornGroups.
func (b *torn) decimalBehind() int {
	i := b.i
	if scan.TornDecimal(b.Sheet, i) {
		b.digits = append(append(b.digitsOf(i), '.'), b.digitsOf(i+2)...)
		return i + 3
	}
	to := scan.TornGroups(b.Sheet, i, b.groups.isGroupSign, b.groups.blanksGroup())
	for k := i; k+1 < to; k++ {
		b.digits = append(b.digits, b.digitsOf(k)...)
	}
	if to > 0 {
		b.digits = append(append(b.digits, '.'), b.digitsOf(to-1)...)
	}
	return to
}

// wholeInTwo reads "案件3 9.1万起": a blank among the digits before a decimal sign, with a multiplier of a script without
// blanks behind the number; and "rose to 6 2.4%", see scan.TornShare.
func (b *torn) wholeInTwo() int {
	i, to := b.i, b.i+4
	if b.Glued(i+1) || !b.IsDigits(i+1) || b.Length(i)+b.Length(i+1) > group || !b.Glued(i+2) || !b.decimalAt(i+2) {
		return 0
	}
	tight := b.Glued(i) && b.IsSyllabic(i-1) && b.Glued(to) && b.IsSyllabic(to) && b.Follows(to, language.Multiplier)
	if !tight && !scan.TornShare(b.Sheet, i, to) {
		return 0
	}
	if _, numbered := b.Before(i, language.OrdinalSuffix); numbered {
		return 0
	}
	b.digits = append(append(b.digitsOf(i), b.digitsOf(i+1)...), '.')
	b.digits = append(b.digits, b.digitsOf(i+3)...)
	return to
}

// decimalAt reports whether token i is a decimal sign that touches the digits behind it.
func (b *torn) decimalAt(i int) bool {
	return b.Mark(i, ".,") && scan.HasSign(b.Pack.Signs.Decimal, b.Rune(i)) && b.Glued(i+1) && b.IsDigits(i+1)
}
