package number

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// IsBase reports whether a number is one to which rates refer: a hundred or a greater power of ten.
func (a *Amount) IsBase() bool {
	if a.Form != language.Cardinal || a.Fraction || !a.Value.IsInt() || a.Value.Cmp(Hundred) < 0 {
		return false
	}
	v := new(big.Int).Set(a.Value.Num())
	ten, rest := big.NewInt(10), new(big.Int)
	for v.Cmp(ten) >= 0 {
		if v.QuoRem(v, ten, rest); rest.Sign() != 0 {
			return false
		}
	}
	return v.IsInt64() && v.Int64() == 1
}

// LastTwo reports whether the last digit of a and the first one of b, all that b has, follow each other at the same
// power of ten, which it gives: 120 and 30, 12 and 3.
func LastTwo(a, b *big.Rat) (power *big.Rat, ok bool) {
	power = new(big.Rat).Set(One)
	for new(big.Rat).Mul(power, Ten).Cmp(b) <= 0 {
		power.Mul(power, Ten)
	}
	least := new(big.Rat).Sub(b, power)
	next := new(big.Int).Mul(power.Num(), big.NewInt(10))
	rest := new(big.Rat).SetInt(new(big.Int).Mod(a.Num(), next))
	return power, least.Sign() > 0 && rest.Cmp(least) == 0 && new(big.Rat).Quo(b, power).IsInt()
}

// IsWhole reports whether an amount is a cardinal without a fraction or decimals.
func (a *Amount) IsWhole() bool {
	return a.Form == language.Cardinal && !a.Fraction && !a.Decimal && a.Value.IsInt()
}

// IsNumber reports whether an amount is a cardinal that is no article.
func (a *Amount) IsNumber() bool { return a.Form == language.Cardinal && !a.Article }

// Exceeds reports whether the number is greater than a count.
func (a *Amount) Exceeds(f *scan.Figure) bool {
	return f.Kind == schema.KindCount && f.Value != nil && f.Value.Cmp(a.Value) < 0
}

// IsYear reports whether a number is four digits that may be a year.
func IsYear(w *scan.Sheet, a *Amount) bool {
	y, n := w.Digits(a.From)
	return !a.Words && n == 4 && scan.PlausibleYear(y)
}
