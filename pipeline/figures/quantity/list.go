package quantity

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/schema"
)

// numberSign is the rule of a number that a sign beside it tells to be a name.
const numberSign = "number_sign"

// listedSign is the rule of a number whose sign stands beside another one of its list.
const listedSign = "number_sign_of_list"

// unitOfList is the rule of a number whose unit stands behind another one of its list.
const unitOfList = "unit_of_list"

// maxJoined bounds how many numbers of a list may stand before the one with the unit; farApart is how many times the
// one of two of them may be the other.
const maxJoined, farApart = 4, 20

// unitBehindList reads a number of a list of which only the last one has its multiplier or unit: "20 and 25 years",
// "10, 12 or 15 percent", "5 and 7 million euros".
func (t *attempt) unitBehindList() int {
	a := &t.a
	named := t.IsCapital(a.From-1) && !t.SentenceStart(a.From-1)
	if named || !a.IsNumber() || a.Value.Sign() <= 0 || number.IsYear(t.Sheet, a) {
		return 0
	}
	for k, n := a.To, 0; n < maxJoined; n++ {
		next, last := scan.PastListed(t.Sheet, k)
		b, ok := t.amounts.At(next, false)
		if next == k || !ok || !b.IsNumber() || b.Words != a.Words {
			return 0
		}
		if u, has := t.amounts.UnitAfter(&b); has || b.Scale != nil {
			most := new(big.Rat).Mul(b.Mantissa, big.NewRat(farApart, 1))
			if !last || a.Value.Cmp(most) > 0 || u.Kind == schema.KindMoney && u.Ambiguous {
				return 0
			}
			return t.firstOf(*a, next, unitOfList)
		}
		k = b.To
	}
	return 0
}

// listedBehind reads a number that goes on a list or a range of numbers that name things: "articles 3, 4 and 5", "§§ 12
// bis 15". What would make an amount of it does not stand behind it.
func (t inDigits) listedBehind() int {
	n := len(t.Figures)
	if n == 0 || t.Length(t.i) > maxHouse || t.Glued(t.i) {
		return 0
	}
	f := &t.Figures[n-1]
	if f.Rule != listedSign && f.Rule != numberSign || f.To == t.i || scan.PastJoiner(t.Sheet, f.To) != t.i {
		return 0
	}
	to, _ := t.codes.Chain(t.i)
	if t.Mark(f.To, ",") && !t.IsDigits(scan.PastJoiner(t.Sheet, to)) {
		return 0
	}
	to = scan.PastOrdinal(t.Sheet, to)
	if t.LettersAt(to) || t.Traits.Sure && t.NounAt(to) || t.Follows(to, scan.AmountSigns...) {
		return 0
	}
	return t.AddIdentifier(t.i, to, listedSign)
}
