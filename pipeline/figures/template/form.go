package template

import "strings"

// A NumericForm is a pattern of dates in digits alone.
type NumericForm struct {
	Order  string // of "d", "m" and "y"
	Sign   rune
	Short  bool // the year has two digits
	Padded bool // day and month have two digits each
}

// NumericForm reads a pattern of CLDR such as "dd.MM.yy"; false if it has words or blanks, or not one sign.
func parseNumericForm(pattern string) (NumericForm, bool) {
	f := NumericForm{Padded: true}
	last := rune(0)
	n := 0
	named := false
	count := func() {
		named = named || n > 2 && last == 'M'
		switch last {
		case 'y':
			f.Short = n == 2
		case 'd', 'M':
			f.Padded = f.Padded && n == 2
		}
	}
	for _, r := range strings.TrimRight(pattern, ".") {
		switch {
		case r == last && strings.ContainsRune("dMy", r):
			n++
		case strings.ContainsRune("dMy", r):
			count()
			f.Order += strings.ToLower(string(r))
			last, n = r, 1
		case strings.ContainsRune("./-", r) && (f.Sign == 0 || f.Sign == r) && last != 0:
			count()
			last, f.Sign = 0, r
		default:
			return f, false
		}
	}
	count()
	return f, !named && len(f.Order) >= 2 && f.Sign != 0 && strings.Contains(f.Order, "y")
}

// Writes reports whether the language has dates in digits with a sign between the parts.
func (t *Customs) Writes(sign rune) bool {
	for _, f := range t.templates.numeric {
		if f.Sign == sign {
			return true
		}
	}
	return false
}

// Fits reports whether the form has a year in two digits and the parts n digits each. alone says that the words around
// them show a date, so that a day or a month may have one digit where the language pads it.
func (f *NumericForm) Fits(n [3]int, alone bool) bool {
	year := strings.IndexByte(f.Order, 'y')
	if !f.Short || len(f.Order) != 3 || n[year] != 2 {
		return false
	}
	return alone || !f.Padded || n[1] == 2 && n[2-year] == 2
}

// NumericForms are the patterns of dates in digits alone that the language has.
func (t *Customs) NumericForms() []NumericForm { return t.templates.numeric }
