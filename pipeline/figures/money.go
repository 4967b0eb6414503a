package figures

import (
	"math/big"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// currencyAt reads the currency at token i: the code that the language means by the phrase, or ambiguous if it means
// several.
func (w *work) currencyAt(i int) (u unit, m language.Match, ok bool) {
	if i < 0 || i >= len(w.t.List) || w.t.List[i].ID == 0 || !w.pack.Begins(&w.t, i) {
		return u, m, false
	}
	w.found = w.pack.At(&w.t, i, w.found[:0])
	u = unit{kind: schema.KindMoney, rule: "money"}
	main, narrow := 0, 0
	var firstNarrow language.Match
	w.candidates = w.candidates[:0]
	for _, f := range w.found {
		if f.Class != language.Currency || ok && f.End < u.to {
			continue
		}
		if !ok {
			ok, u.to, m = true, f.End, f
		}
		w.candidates = append(w.candidates, f)
		switch {
		case f.Flags.Has(language.Narrow):
			if narrow == 0 || firstNarrow.Value != f.Value {
				narrow++
			}
			firstNarrow = f
		case main == 0:
			main, u.code, m = 1, f.Value, f
		case u.code != f.Value:
			main++
		}
	}
	if main == 0 && narrow == 1 {
		u.code, m = firstNarrow.Value, firstNarrow
	}
	u.ambiguous = main > 1 || main == 0 && narrow > 1
	if f, settled := w.settle(u.ambiguous); settled {
		u.code, m, u.ambiguous = f.Value, f, false
	} else if ok && !u.ambiguous {
		w.stated[u.code] = true
	}
	return u, m, ok
}

// settle chooses among the currencies that a sign or a name may mean: the one of the region of the text; else, if the
// language means several, the only one that the text has named before without doubt; else that of the region
// where the language is spoken most; else the only one that the language means by a sign that several have: the dollar
// of "$", not that of "A$".
func (w *work) settle(ambiguous bool) (language.Match, bool) {
	var one language.Match
	if code := w.pack.Currency; code != "" {
		for _, f := range w.candidates {
			if f.Value == code {
				return f, true
			}
		}
	}
	if !ambiguous {
		return one, false
	}
	for _, known := range []map[string]bool{w.stated, w.traits.own, w.traits.mainSign} {
		n := 0
		for k, f := range w.candidates {
			if known[f.Value] && (n == 0 || one.Value != f.Value) {
				n++
				one = w.candidates[k]
			}
		}
		if n == 1 {
			return one, true
		}
	}
	return one, false
}

// currencyBefore reads a currency that stands before its number: a sign, or an ISO 4217 code.
func (w *work) currencyBefore(i int) (unit, bool) {
	u, m, ok := w.currencyAt(i)
	if !ok || u.to >= len(w.t.List) || !w.isDigits(w.pastMinus(u.to)) {
		return u, false
	}
	if i > 0 && w.glued(i) && (w.isWord(i) && w.isWord(i-1) || w.isDigits(i-1)) {
		return u, false
	}
	text := w.t.Surface(i, u.to)
	switch {
	case !letters(text):
		return u, true
	case !m.Flags.Has(language.Short):
		return u, false
	case m.Flags.Has(language.Narrow):
		return u, utf8.RuneCountInString(text) > 1 && w.glued(u.to)
	}
	return u, true
}

// trusted reports whether a currency code before a number is one. Some codes are words (ALL, TOP, COP), so a code counts
// only with a number that looks like an amount, or if the currency has a sign of its own.
func (w *work) trusted(u unit, a *amount) bool {
	text := w.t.Surface(u.to-1, u.to)
	return !letters(text) || a.grouped || a.decimal || a.scaled || w.traits.strong[u.code] ||
		a.value.Cmp(hundred) >= 0 && (w.glued(u.to) || !w.nounAt(a.to))
}

// currencyAfter reads a currency behind its number.
func (w *work) currencyAfter(k int) (unit, bool) {
	u, m, ok := w.currencyAt(k)
	if !ok {
		return u, false
	}
	text := w.t.Surface(k, u.to)
	if !letters(text) {
		// A sign between two numbers belongs to the second one unless it touches the first.
		if w.isDigits(u.to) && w.glued(u.to) && !w.glued(k) {
			return u, false
		}
		return u, true
	}
	if w.glued(u.to) && w.isWord(u.to) && !w.ideograph(k) {
		return u, false
	}
	if m.Flags.Has(language.Short) {
		if u.to-k == 1 && utf8.RuneCountInString(text) == 1 || m.Flags.Has(language.Cased) && m.Phrase != text {
			return u, false
		}
		return u, !m.Flags.Has(language.Narrow) && (w.traits.strong[u.code] || text == u.code && w.signedDigits(k)) || m.Flags.Has(language.Narrow) && unicode.IsLower(w.rune(k))
	}
	return u, true
}

// signedDigits reports whether the digits before token i have a decimal or a grouping sign, as an amount of money has.
func (w *work) signedDigits(i int) bool {
	return w.isDigits(i-1) && w.glued(i-1) && w.isMark(i-2) && w.glued(i-2) && w.isDigits(i-3)
}

var hundred = big.NewRat(100, 1)

// letters reports whether s is made of letters only.
func letters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}
