package quantity

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// addLesser adds the parts in smaller units behind a duration: "2 h 45 min" is 165 minutes, "three years and two
// months" 38 months.
func (w *Reader) addLesser(f *scan.Figure) {
	for f.Value.IsInt() && f.Max == nil {
		b, u, ok := w.lesserBehind(f.To)
		if !ok || u.Code == f.Unit {
			return
		}
		times, part := number.InUnits(f.Unit, u.Code), u.Times(b.Value)
		if times == 0 || part.Sign() < 0 || part.Cmp(big.NewRat(times, 1)) >= 0 {
			return
		}
		w.noteWords(&b)
		f.Value = new(big.Rat).Mul(f.Value, big.NewRat(times, 1))
		f.Value.Add(f.Value, part)
		f.To, f.Unit, f.Rule, f.Plain, f.Numbers[1] = u.To, u.Code, "duration_of_parts", false, b.To
	}
}

// addHundredths adds the hundredths behind seconds, as the results of races are written: 9秒98, 10초 07.
func (w *Reader) addHundredths(f *scan.Figure) {
	k := f.To
	if f.Unit != "s" || !f.Value.IsInt() || f.Max != nil || !w.IsSyllabic(k-1) {
		return
	}
	if !w.IsDigits(k) || w.Length(k) != 2 || w.DigitsGoOn(k+1) {
		return
	}
	if w.Follows(k+1, language.Measure, language.CalendarUnit, language.Classifier, language.Multiplier,
		language.Percent, language.Currency) {
		return
	}
	v, _ := w.Digits(k)
	f.Value = new(big.Rat).Add(f.Value, big.NewRat(int64(v), 100))
	f.To, f.Rule, f.Plain, f.Numbers[1] = k+1, "duration_of_parts", false, k+1
}

// lesserBehind reads the next part of a duration at token i, with "and" before it, a comma if more follow up to one
// with an "and", or not.
func (w *Reader) lesserBehind(i int) (b number.Amount, u number.Unit, ok bool) {
	b, u, ok = partOfLength(w, pastPartJoint(w, i))
	if !ok || !w.Mark(i, commas) {
		return b, u, ok
	}
	for k, n := u.To, 0; n < maxParts; n++ {
		joint := pastPartJoint(w, k)
		_, next, more := partOfLength(w, joint)
		if !more || joint == k {
			break
		}
		if !w.Mark(k, commas) {
			return b, u, true
		}
		k = next.To
	}
	return b, u, false
}

// commas are the signs between the parts of a duration, maxParts how many it has at most.
const (
	commas   = ",،"
	maxParts = 6
)

// pastPartJoint gives the token after the "and" or the comma at token i; i if there is none.
func pastPartJoint(w *Reader, i int) int {
	if m, and := w.HasValue(i, language.Range, "and"); and {
		return m.End
	}
	if w.Function(i) == language.WordConjunction || w.Mark(i, commas) {
		return i + 1
	}
	return i
}

// partOfLength reads a number and a unit of time at token i.
func partOfLength(w *Reader, i int) (b number.Amount, u number.Unit, ok bool) {
	if b, ok = w.amounts.At(i, false); !ok || b.Form != language.Cardinal {
		return b, u, false
	}
	if _, share := w.HasValue(b.To, language.Quantity, language.QuantityShare, language.QuantityEvery); share {
		return b, u, false // "3時間と5分の4"
	}
	if u, ok = w.amounts.UnitAfter(&b); ok {
		return b, u, u.Kind == schema.KindDuration
	}
	u, ok = w.units.TimeAt(b.To)
	return b, u, ok && w.IsSyllabic(b.To) && w.Glued(b.To)
}
