package number

import (
	"math/big"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/schema"
)

// A numeral is a number in digits as it was read.
type numeral struct {
	to        int // token after it
	Value     *big.Rat
	grouped   bool // with grouping signs
	decimal   bool
	weak      bool // the decimal sign is a foreign one: it needs a unit or a multiplier beside it
	malformed bool // the groups are as no convention has them
}

// maxDigits is the length above which a run of digits is no number but a code or noise.
const maxDigits = 60

// At reads the number in digits at token i: grouped by threes or in the Indian way, with a decimal sign. Signs of
// the language come first; another language's signs count where the groups leave no doubt. It gives false for a chain
// of digits and signs that is no number, such as 192.168.0.1; chain then says where it ends.
func (w *Numerals) At(i int) (n numeral, ok bool) {
	if !w.IsDigits(i) || w.Length(i) > maxDigits {
		return numeral{to: i + 1}, false
	}
	if end := w.blankGroups(i); end > i+1 {
		n = numeral{to: end, grouped: true}
		if w.decimalAt(end, w.Pack.Signs.Decimal) {
			n.to, n.decimal = end+2, true
		}
		n.Value = w.parse(i, end, n.to)
		return n, true
	}
	end, same := i+1, true
	for w.DigitsGoOn(end) && w.isNumberSign(end) {
		same = same && w.Token(end) == w.Token(i+1)
		end += 2
		if w.Length(end-1) > maxDigits {
			return numeral{to: end}, false
		}
	}
	parts := (end-i)/2 + 1
	switch {
	case parts > maxDigits/3+1:
		return numeral{to: end}, false
	case parts == 1:
		return numeral{to: end, Value: w.parse(i, end, end)}, true
	case same:
		return w.chain(i, end, parts)
	}
	// Groups, then another sign before the decimals: 1.234,56 or 1,234.56.
	last := end - 2
	for k := i + 1; k < last; k += 2 {
		if w.Token(k) != w.Token(i+1) {
			return numeral{to: end}, false
		}
	}
	if w.wellGrouped(i, last) && w.Mark(last, ".,٫．") {
		return numeral{to: end, Value: w.parse(i, last, end), grouped: true, decimal: true}, true
	}
	return numeral{to: end}, false
}

// isNumberSign reports whether token i, between digits, is a sign that numbers have: one as wide as a Chinese character
// stands between digits that are so, too.
func (w *Numerals) isNumberSign(i int) bool {
	if w.Mark(i, "，．") {
		return fullWidth(w.Rune(i-1)) && fullWidth(w.Rune(i+1))
	}
	return w.Mark(i, ".,'’٬٫") || scan.DotsDecimals(w.Sheet, i)
}

// chain reads digits with one kind of sign between them.
func (w *Numerals) chain(i, end, parts int) (numeral, bool) {
	sign := w.Rune(i + 1)
	switch sign {
	case '，':
		sign = ','
	case '．', '・':
		sign = '.'
	}
	well := w.wellGrouped(i, end)
	group := scan.HasSign(w.Pack.Signs.Group, sign)
	decimal := scan.HasSign(w.Pack.Signs.Decimal, sign)
	if (sign == ',' || sign == '.') && len(w.Pack.Signs.Decimal) > 0 && w.Usage.Swaps(w.Pack.Signs.Decimal[0]) {
		decimal = sign != w.Pack.Signs.Decimal[0]
		group = !decimal
	}
	asGroups := numeral{to: end, grouped: true, Value: w.parse(i, end, end)}
	asDecimal := numeral{to: end, decimal: true, Value: w.parse(i, i+1, end)}
	first, last := w.Length(i), w.Length(end-1)
	switch {
	case decimal && parts == 2 && !(group && well):
		return asDecimal, true
	case well && (group || parts > 2 || !decimal):
		return asGroups, true
	case group && w.threes(i+2, end) && first > 3 && !w.LeadingZero(i):
		asGroups.malformed = true
		return asGroups, true
	case parts == 2 && !decimal && (sign == '.' || sign == ',') && last != 3:
		asDecimal.weak = w.Token(i) != "0" // "0.85" is no date and no section
		return asDecimal, true
	case sign == ',' || sign == '’' || sign == '\'':
		return numeral{to: end}, false // a list, or nothing
	}
	return numeral{to: end}, false
}

// foreignGroups reads three noughts behind a decimal sign as thousands, as another language groups them, where a noun
// or money follows and no measure: "25,000 Mitglieder", "100,000 dólares"; i is the first token of n.
func foreignGroups(w *Amounts, n *numeral, i int) {
	if !n.decimal || n.to != i+3 || w.Token(i+2) != "000" || !w.Numerals.wellGrouped(i, n.to) {
		return
	}
	if u, ok := w.Units.undivided(n.to, false); ok && u.Kind != schema.KindMoney && u.Kind != schema.KindDuration {
		return
	}
	if w.Length(i) > 1 || w.IsWord(n.to) && w.Function(n.to) == "" || moneyBeside(w, i, n.to) {
		*n = numeral{to: n.to, grouped: true, Value: w.Numerals.parse(i, n.to, n.to)}
	}
}

// moneyBeside reports whether the name or sign of a currency stands before token i or at token to.
func moneyBeside(w *Amounts, i, to int) bool {
	_, before := w.Units.CurrencyBefore(i)
	_, after := w.Units.CurrencyAfter(to)
	return before || after
}

// wellGrouped reports whether the digits of the tokens i, i+2, … before end are groups: one to three digits, then
// threes, or the Indian way: twos, then three.
func (w *Numerals) wellGrouped(i, end int) bool {
	first := w.Length(i)
	if first > 3 && !(w.traits.myriads && first == 4) || w.LeadingZero(i) {
		return false
	}
	if first < 4 && w.threes(i+2, end) {
		return true
	}
	if w.traits.myriads && w.fours(i+2, end) {
		return true
	}
	if first > 2 || end-i < 5 || w.Length(end-1) != 3 {
		return false
	}
	for k := i + 2; k < end-1; k += 2 {
		if w.Length(k) != 2 {
			return false
		}
	}
	return true
}

// fours reports whether the digits are groups of four, as myriads are grouped.
func (w *Numerals) fours(i, end int) bool {
	for k := i; k < end; k += 2 {
		if w.Length(k) != 4 {
			return false
		}
	}
	return true
}

// fullWidth reports whether r is a digit as wide as a Chinese character.
func fullWidth(r rune) bool { return r >= '０' && r <= '９' }

func (w *Numerals) threes(i, end int) bool {
	for k := i; k < end; k += 2 {
		if w.Length(k) != 3 {
			return false
		}
	}
	return true
}

// blankGroups gives the end of the digits that begin at token i and go on in groups of three after single blanks, or
// i+1. A plain blank counts only in a language that groups with blanks; where that is not its first way, two numbers
// may as well stand side by side, so that a noun before the first one speaks against it.
func (w *Numerals) blankGroups(i int) int {
	end := i + 1
	if w.Length(i) > 3 || w.LeadingZero(i) || w.Glued(i) && w.IsDigits(i-1) {
		return end
	}
	for end-i < maxDigits/3 && w.IsDigits(end) && w.Length(end) == 3 && !w.ColumnAt(end) &&
		w.groupsAt(end) {
		end++
	}
	if end > i+1 && w.IsDigits(end) && !w.Glued(end) && !w.ColumnAt(end) && w.groupsAt(end) {
		return i + 1 // 123 456 78: a code, not groups
	}
	if end == i+2 && w.Text[w.List[i].End] == ' ' && !w.blanksGroup() && !w.LeadingZero(i+1) && w.behindNoun(i) {
		return i + 1 // "room 5 300 people"
	}
	return end
}

// groupsAt reports whether the blank before the digits of token i may be a grouping sign: one of the language's, or a
// plain blank before digits that begin with a zero and so are no number of their own: "26 000" in any language.
func (w *Numerals) groupsAt(i int) bool {
	gap := w.Text[w.List[i-1].End:w.List[i].Start]
	return w.groupingBlank(gap) || gap == " " && (w.LeadingZero(i) || w.countedGroups(i))
}

// countedGroups reports whether two runs of digits with a blank between them, the second at token i, are one number in
// a language that does not group so: behind it stands what it counts, and neither before it nor behind more digits.
func (w *Numerals) countedGroups(i int) bool {
	alone := !w.IsDigits(i-2) && !w.IsDigits(i+1) && !w.IsMark(i-2)
	return alone && w.Length(i-1) > 1 && w.NounAt(i+1)
}

// behindNoun reports whether a word that may be a noun with a number stands before token i: before one digit any that
// is no other word, before more a name. A language that writes its nouns with a capital shows them.
func (w *Numerals) behindNoun(i int) bool {
	if (w.Traits.Capitals || w.Length(i) > 1) && !(w.IsCapital(i-1) && !w.SentenceStart(i-1)) {
		return false
	}
	return w.IsWord(i-1) && w.Function(i-1) == "" && !w.IsComparator(i) && !w.IsVerb(i-1)
}

// blanksGroup reports whether a blank is the first grouping sign of the language.
func (w *Numerals) blanksGroup() bool {
	return len(w.Pack.Signs.Group) > 0 && unicode.IsSpace(w.Pack.Signs.Group[0])
}

func (w *Numerals) groupingBlank(gap string) bool {
	switch gap {
	case "\u00a0", "\u202f", "\u2009", "\u2007":
		return true
	case " ":
		for _, r := range w.Pack.Signs.Group {
			if unicode.IsSpace(r) {
				return true
			}
		}
	}
	return false
}

// decimalAt reports whether token i is one of the signs and stands between digits.
func (w *Numerals) decimalAt(i int, signs []rune) bool {
	return w.IsMark(i) && w.Glued(i) && w.Glued(i+1) && w.IsDigits(i+1) && scan.HasSign(signs, w.Rune(i))
}

// parse gives the number whose whole part is the digits of the tokens [i,whole), whose decimals those of [whole,end).
func (w *Numerals) parse(i, whole, end int) *big.Rat {
	if r := w.parseShort(i, whole, end); r != nil {
		return r
	}
	var b strings.Builder
	put := func(i, end int) {
		for ; i < end; i++ {
			if w.IsDigits(i) {
				for _, r := range w.Token(i) {
					d, _ := character.Digit(r)
					b.WriteByte(byte('0' + d))
				}
			}
		}
	}
	put(i, whole)
	if end > whole {
		b.WriteByte('.')
		put(whole, end)
	}
	r, _ := new(big.Rat).SetString(b.String())
	return r
}

// parseShort is parse for a number of up to 18 digits; nil for another.
func (w *Numerals) parseShort(i, whole, end int) *big.Rat {
	v, unit, n := int64(0), int64(1), 0
	for k := i; k < end; k++ {
		if !w.IsDigits(k) {
			continue
		}
		for _, r := range w.Token(k) {
			if n++; n > 18 {
				return nil
			}
			d, _ := character.Digit(r)
			v = v*10 + int64(d)
			if k >= whole {
				unit *= 10
			}
		}
	}
	return big.NewRat(v, unit)
}
