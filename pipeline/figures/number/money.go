package number

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// currencyAt reads the currency at token i: the code that the language means by the phrase, or ambiguous if it means
// several.
func (w *Units) currencyAt(i int) (u Unit, m language.Match, ok bool) {
	if !w.CanBegin(i, language.Currency) {
		return u, m, false
	}
	w.found = w.Pack.At(&w.Tokens, i, w.found[:0])
	u = Unit{Kind: schema.KindMoney, Rule: "money"}
	main, narrow := 0, 0
	var firstNarrow language.Match
	w.candidates = w.candidates[:0]
	for _, f := range w.found {
		if f.Class == language.Classifier && f.End > u.To {
			u.To = f.End // of a longer word: "đồng nghiệp"
		}
		if f.Class != language.Currency || f.End < u.To {
			continue
		}
		if !ok {
			ok, u.To, m = true, f.End, f
		}
		w.candidates = append(w.candidates, f)
		switch {
		case f.Flags.Has(language.Narrow):
			if narrow == 0 || firstNarrow.Value != f.Value {
				narrow++
			}
			firstNarrow = f
		case main == 0:
			main, u.Code, m = 1, f.Value, f
		case u.Code != f.Value:
			main++
		}
	}
	if main == 0 && narrow == 1 {
		u.Code, m = firstNarrow.Value, firstNarrow
	}
	shared := w.isShared(i)
	u.Ambiguous = main > 1 || main == 0 && narrow > 1 || shared && main+narrow > 1
	if u.Ambiguous && u.Code == "" {
		u.Code = firstNarrow.Value // tells one ambiguous name from another
	}
	if f, settled := w.settle(u.Ambiguous, shared); settled {
		u.Code, m, u.Ambiguous = f.Value, f, false
	} else if ok && !u.Ambiguous && main > 0 {
		w.Stated[u.Code] = true
	}
	if m.Entry != nil {
		u.Factor = int64(m.Number)
	}
	return u, m, ok
}

// isShared reports whether the name of a currency at token i is that of several of which none comes first.
func (w *Units) isShared(i int) bool {
	_, ok := w.HasValue(i, language.Quantity, language.QuantityShared)
	return ok
}

// settle chooses among the currencies that a sign or a name may mean: the one of the region of the text;
// else, if the language means several, the only one whose country the paragraph names, or that the text has named
// before without doubt; else that of the region where the language is spoken most, unless several regions share the
// name; else the only one that the language means by a sign that several have: the dollar of "$", not that of "A$".
func (w *Units) settle(ambiguous, shared bool) (language.Match, bool) {
	var one language.Match
	if code := w.Pack.Currency; code != "" {
		for _, f := range w.candidates {
			if f.Value == code {
				return f, true
			}
		}
	}
	if f, ok := w.theOnly(w.ofNation); ok && len(w.Pack.Nations) > 0 {
		w.Stated[f.Value] = true
		return f, true
	}
	if !ambiguous {
		return one, false
	}
	if f, ok := w.theOnly(w.namesNation); ok {
		w.Stated[f.Value] = true
		return f, true
	}
	known := []map[string]bool{w.Stated, w.traits.own, w.traits.mainSign}
	if shared {
		known = known[:1]
	}
	for _, known := range known {
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

// Own is the only currency of the regions where the language is spoken most; empty if there are several or none.
func (w *Units) Own() string {
	if len(w.traits.own) != 1 {
		return ""
	}
	for code := range w.traits.own {
		return code
	}
	return ""
}

// endsWord reports whether the words from i to end are the end of a longer one.
func (w *Units) endsWord(i, end int) bool {
	return w.IsWord(i) && w.IsWord(i-1) && !w.nameBefore(i, end)
}

// CurrencyBefore reads a currency that stands before its number: a sign, or an ISO 4217 code.
func (w *Units) CurrencyBefore(i int) (Unit, bool) {
	u, m, ok := w.currencyAt(i)
	if !ok || m.Flags.Has(language.After) || u.To >= len(w.List) || !w.startsAmount(u.To) {
		return u, false
	}
	if i > 0 && w.Glued(i) && (w.endsWord(i, u.To) || w.IsDigits(i-1)) {
		return u, false
	}
	text := w.Written(i, u.To)
	switch {
	case !scan.AllLetters(text):
		return u, true
	case !m.Flags.Has(language.Short):
		return u, w.Traits.NounFirst || w.nameBefore(i, u.To) || scan.SomeBefore(w.candidates)
	case m.Flags.Has(language.Narrow):
		return u, utf8.RuneCountInString(text) > 1 && w.Glued(u.To)
	}
	return u, true
}

// powerAt reads a word for a power of ten that stands before its digits, at token i: "milioni" of "milioni 3".
func (w *Units) powerAt(i int) (language.Match, bool) {
	m, ok := w.Has(i, language.Multiplier)
	return m, ok && m.Flags.Has(language.Before) && !m.Flags.Has(language.Short) && w.IsDigits(m.End)
}

// startsAmount reports whether an amount of money in digits begins at token i, behind its currency.
func (w *Units) startsAmount(i int) bool {
	_, ok := w.powerAt(i)
	return ok || w.startsDigits(w.PastMinus(i)) || w.Traits.NounFirst && w.IsWord(i) && w.Pack.ReadsNumber(&w.Tokens, i)
}

// startsDigits reports whether digits stand at token i, or the decimal point before some: ".25".
func (w *Units) startsDigits(i int) bool {
	return w.IsDigits(i) || w.Mark(i, ".") && w.Glued(i+1) && w.IsDigits(i+1)
}

// Trusted reports whether a currency code before a number is one. Some codes are words (ALL, TOP, COP), so a code
// counts only with a number that looks like an amount, or if the currency has a sign of its own.
func (w *Units) Trusted(u Unit, a *Amount) bool {
	text := w.Surface(u.To-1, u.To)
	letters := scan.AllLetters(text)
	if letters && w.Follows(a.To, language.Percent) {
		return false // a party: "SDP 19,3 %"
	}
	if !letters || w.traits.strong[u.Code] || a.Grouped || a.Decimal || a.Scaled {
		return true
	}
	return a.Value.Cmp(Hundred) >= 0 && (w.Glued(u.To) || !w.NounAt(a.To))
}

// CurrencyAfter reads a currency behind its number.
func (w *Units) CurrencyAfter(k int) (Unit, bool) {
	u, m, ok := w.currencyAt(k)
	if !ok || m.Flags.Has(language.After) && !w.signedDigits(k) && !w.scaled(k) {
		return u, false
	}
	text := w.Written(k, u.To)
	if !scan.AllLetters(text) {
		// A sign between two numbers belongs to the second one unless it touches the first.
		if w.IsDigits(u.To) && w.Glued(u.To) && !w.Glued(k) {
			return u, false
		}
		return u, true
	}
	if w.Glued(u.To) && w.IsWord(u.To) && !w.IsSyllabic(k) {
		return u, false
	}
	if m.Flags.Has(language.Short) {
		if u.To-k == 1 && utf8.RuneCountInString(text) == 1 || m.Flags.Has(language.Cased) && m.Phrase != text {
			return u, false
		}
		if m.Flags.Has(language.Narrow) {
			return u, unicode.IsLower(w.Rune(k))
		}
		return u, w.traits.strong[u.Code] || text == u.Code && (w.signedDigits(k) || w.scaled(k))
	}
	if _, thing := w.HasValue(k, language.Quantity, language.QuantityThing); thing && w.SmallNounAt(u.To) {
		return u, false // "1.500 yeni kitap"
	}
	return u, true
}

// scaled reports whether a word for a power of ten ends before token i: "3 Mrd. DKK".
func (w *Units) scaled(i int) bool {
	for j := i - 1; j >= max(i-2, 0); j-- {
		if m, ok := w.Has(j, language.Multiplier); ok && m.End == i {
			return true
		}
	}
	return false
}

// signedDigits reports whether the digits before token i have a decimal or a grouping sign, as an amount of money has.
func (w *Units) signedDigits(i int) bool {
	return w.IsDigits(i-1) && w.Glued(i-1) && w.IsMark(i-2) && w.Glued(i-2) && w.IsDigits(i-3)
}

var Hundred = big.NewRat(100, 1)

// CurrencyEnding reports whether a currency sign stands right before token i.
func (w *Units) CurrencyEnding(i int) (string, int, bool) {
	m, ok := w.Before(i, language.Currency)
	if !ok || scan.AllLetters(w.Surface(m.End, i)) && !w.traits.strong[m.Value] {
		return "", 0, false
	}
	return m.Value, m.End, true
}

// LesserMoney reports whether the name of a hundredth of money, m, behind a number is one there, and gives the currency
// where the name tells it: a letter is only written onto its number, in a paragraph or behind a text that names a
// currency of which it is the letter. "1080p" is none.
func LesserMoney(w *Units, m language.Match, a *Amount) (code string, ok bool) {
	if !m.Flags.Has(language.Short) {
		return ownCode(w, a.To, m.End), true
	}
	short := a.To == a.From+1 || a.Decimal && a.To == a.From+3
	if !short || !w.Glued(a.To) || w.Length(a.From) > 3 || w.LettersAt(m.End) && w.Glued(m.End) {
		return "", false
	}
	var found []language.Match
	for k := range w.List {
		for _, c := range w.Pack.At(&w.Tokens, k, found[:0]) {
			if _, of := w.HasValue(a.To, language.Quantity, c.Value); of && c.Class == language.Currency {
				return c.Value, true
			}
		}
	}
	return "", false
}

// ownCode gives the currency of a hundredth, the tokens [i,to), whose name says it: 美分.
func ownCode(w *Units, i, to int) string {
	for _, m := range w.Pack.At(&w.Tokens, i, nil) {
		if m.Class == language.Quantity && m.End == to && len(m.Value) == 3 && m.Value == strings.ToUpper(m.Value) {
			return m.Value
		}
	}
	return ""
}
