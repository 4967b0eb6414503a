package number

import (
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// theOnly gives the only one of the candidates whose country the paragraph names.
func (w *Units) theOnly(names func(code string) bool) (one language.Match, ok bool) {
	for k, f := range w.candidates {
		if ok && one.Value == f.Value || !names(f.Value) {
			continue
		}
		if ok {
			return one, false
		}
		one, ok = w.candidates[k], true
	}
	return one, ok
}

// ofNation reports whether the paragraph has a word for the country or the government of a currency.
func (w *Units) ofNation(code string) bool {
	of, asked := w.nation[code]
	if !asked {
		for _, nation := range w.Pack.Nations[code] {
			of = of || strings.Contains(w.Text, nation)
		}
		w.nation[code] = of
	}
	return of
}

// namesNation reports whether a word of the paragraph is one of the words that tell a currency, or the name of the
// country that such a word is made from ("Chile", "chileno").
func (w *Units) namesNation(code string) bool {
	named, asked := w.named[code]
	if !asked {
		named = w.traits.nations.Named(w.Sheet, code)
		w.named[code] = named
	}
	return named
}

// nameBefore reads the name of a currency that stands before its number without a blank, in a script that has none:
// "港幣5億元". What stands behind the number is then its unit once more.
func (w *Units) nameBefore(i, to int) bool {
	return w.IsSyllabic(i) && w.IsSyllabic(to-1) && to-i > 1 && w.Glued(to) && w.IsDigits(to)
}

// PastUnit gives the token after the unit at token k of an amount whose currency stands before the number, too; k if
// there is none: "元" of "港幣5億元".
func (w *Units) PastUnit(k int, before Unit) int {
	if !w.IsSyllabic(before.To - 1) {
		return k
	}
	if u, ok := w.CurrencyAfter(k); ok && w.IsSyllabic(k) && w.Glued(k) {
		return u.To
	}
	return k
}
