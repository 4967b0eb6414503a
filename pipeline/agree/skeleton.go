package agree

import (
	"cmp"
	"strings"

	"example.org/sourcebook/pipeline/agree/skeleton"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Form is what the words of a claim name, in a form without language: the skeleton of a date or period, the clock of a
// time of day or of the ends of a stretch of hours, of money whose currency could not be read one that its word may
// mean (ISO 4217), else empty. A nil pack knows none.
func Form(pack *language.Pack, c *Claim) string {
	switch {
	case pack == nil:
		return ""
	case c.IsTime():
		return cmp.Or(skeleton.Of(pack, c.Surface()), dayNumber(c))
	case c.Kind() == schema.KindTime, mayTellHours(c):
		return hoursForm(pack, c)
	case c.Kind() == schema.KindMoney && c.Unit() == "":
		return currencyWord(pack, c.Surface())
	}
	return ""
}

// dayNumber is the skeleton of a day of which nothing is told but its number; empty if the words tell no day so.
func dayNumber(c *Claim) string {
	start, end := c.Days()
	digits := strings.TrimLeft(Digits(c.Surface()), "0")
	if c.Kind() != schema.KindDate || digits == "" || start != end || !strings.HasSuffix(string(start), "-"+pad(digits)) {
		return ""
	}
	return skeleton.DigitPart(digits)
}

// pad is the number of a day as dates write it.
func pad(digits string) string { return strings.Repeat("0", max(0, 2-len(digits))) + digits }

// currencyWord gives the first currency that a word of a text may mean; empty if none names money.
func currencyWord(pack *language.Pack, text string) string {
	var t language.Tokens
	pack.Tokenize(text, &t)
	for i := range t.List {
		if m, ok := pack.Longest(&t, i, language.Currency); ok {
			return m.Value
		}
	}
	return ""
}

// Skeleton is what the words of a time name, in a form without language, see the package skeleton.
func Skeleton(pack *language.Pack, surface string) string { return skeleton.Of(pack, surface) }
