package refuse

import (
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// maxSides bounds how many sides of a thing are told.
const maxSides = 4

// amongSides reports whether an x binds the number to further ones, of which the last has a unit: "4x6 méter".
func amongSides(c claim) bool {
	k := c.a.To
	for n := 0; n < maxSides && scan.BindsTimes(c.Sheet, k) && c.IsDigits(k+1); n++ {
		last, ok := c.amounts.At(k+1, false)
		if !ok {
			return false
		}
		k = last.To
		if u, ok := c.amounts.UnitAfter(&last); ok {
			return u.Kind == schema.KindMeasure
		}
	}
	return false
}

// behindSide reports whether an x binds the number, with its unit, to another one before it.
func behindSide(c claim) bool {
	i := c.a.From
	if !scan.BindsTimes(c.Sheet, i-1) || !c.IsDigits(i-2) {
		return false
	}
	return c.amounts.IsUnit(c.a) || amongSides(c)
}

// beforeSide reports whether the sign or the word between the sides of a thing stands behind the number, and the next
// one behind that: "размером 20 на 30 метров".
func beforeSide(c claim) bool {
	k := scan.PastBy(c.Sheet, c.a.To)
	return k > c.a.To && c.IsDigits(k)
}

// times is the value of the words behind how many times something is done: mal, veces.
const times = "times"

// beforeTimes reports whether a word for times stands behind the number, with a hyphen or not, "2-mal täglich", or an x
// is written onto it that stands before a word: "3x denně".
func beforeTimes(c claim) bool {
	k := c.a.To
	if c.IsWord(k) && scan.PastBy(c.Sheet, k) == k+1 && c.Glued(k) && !c.Glued(k+1) {
		return c.IsLower(k + 1)
	}
	if c.BindsWord(k, scan.Hyphens) {
		k++
	}
	m, ok := c.HasValue(k, language.Quantity, times)
	by, is := c.HasValue(k, language.Quantity, "by")
	if !ok && is && !c.HasFunction(k, language.WordPreposition) && !c.IsDigits(by.End) {
		m, ok = by, true // 2krát denně
	}
	return ok && !(c.Glued(m.End) && c.LettersAt(m.End))
}

// forEach is the value of the words behind an amount for the time to which it refers, which are number words as well.
const forEach = "for_each"

// besideEach is the value of the words beside which such a word is none for a number: mỗi năm, năm học.
const besideEach = "beside_each"

// saysForEach reports whether a number word is none, but tells behind an amount that it is for each of something, "950
// eurot kuus", which is that for a month and no six, or beside a word that leads to one: "mỗi năm".
func saysForEach(c claim) bool {
	i, to := c.a.From, c.a.To
	if _, ok := c.HasValue(i, language.Quantity, forEach); !ok || to != i+1 || c.Follows(to, language.Classifier) {
		return false
	}
	before, leads := scan.BeforeWith(c.Sheet, i, language.Quantity, language.Before)
	behind, follows := scan.HasWith(c.Sheet, to, language.Quantity, language.After)
	leads = leads && (before.Value == besideEach || before.Value == language.QuantityHabit)
	if leads || follows && behind.Value == besideEach {
		return true
	}
	n := len(c.Figures)
	measured := n > 0 && c.Figures[n-1].To == i && c.Figures[n-1].Unit != ""
	return measured && (!c.NounAt(to) || c.Follows(to, language.Range))
}

// beforeLesserMoney reports whether the letter of a hundredth of money is written onto the number: "20p".
func beforeLesserMoney(c claim) bool {
	m, ok := scan.HasWith(c.Sheet, c.a.To, language.Quantity, language.Short)
	if !ok || m.Value != language.QuantityHundredth {
		return false
	}
	_, ok = number.LesserMoney(&c.amounts.Units, m, c.a)
	return ok
}

// setAgainst reports whether a number behind a word in small letters is a value: a word that sets it against an amount
// stands behind it, "costs 24 instead of 29.50 euros", or a verb that says that it is one: "nüfus 412 idi".
func setAgainst(c claim) bool {
	if !c.IsLower(c.a.From-1) && !c.SentenceStart(c.a.From-1) {
		return false
	}
	if m, ok := scan.HasWith(c.Sheet, c.a.To, language.Quantity, language.After); ok && m.Value == language.QuantityIs {
		return true
	}
	m, ok := c.HasValue(c.a.To, language.Quantity, language.QuantityInstead)
	if !ok || m.End >= len(c.List) {
		return false
	}
	b, ok := c.amounts.At(m.End, false)
	return ok && c.amounts.IsUnit(&b)
}
