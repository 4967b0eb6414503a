package figures

import (
	"math/big"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/language"
)

// A numeral is a number in digits as it was read.
type numeral struct {
	to        int // token after it
	value     *big.Rat
	grouped   bool // with grouping signs
	decimal   bool
	weak      bool // the decimal sign is a foreign one: it needs a unit or a multiplier beside it
	malformed bool // the groups are as no convention has them
}

// maxDigits is the length above which a run of digits is no number but a code or noise.
const maxDigits = 60

// numeral reads the number in digits at token i: grouped by threes or in the Indian way, with a decimal sign. Signs of
// the language come first; another language's signs count where the groups leave no doubt. It gives false for a chain
// of digits and signs that is no number, such as 192.168.0.1; chain then says where it ends.
func (w *work) numeral(i int) (n numeral, ok bool) {
	if !w.isDigits(i) || w.length(i) > maxDigits {
		return numeral{to: i + 1}, false
	}
	if end := w.blankGroups(i); end > i+1 {
		n = numeral{to: end, grouped: true}
		if w.decimalAt(end, w.pack.Signs.Decimal) {
			n.to, n.decimal = end+2, true
		}
		n.value = w.parse(i, end, n.to)
		return n, true
	}
	end, same := i+1, true
	for w.isMark(end) && w.glued(end) && w.glued(end+1) && w.isDigits(end+1) && (w.mark(end, ".,'’٬٫") || w.mark(end, "，．") && fullWidth(w.rune(end-1)) && fullWidth(w.rune(end+1))) {
		same = same && w.token(end) == w.token(i+1)
		end += 2
		if w.length(end-1) > maxDigits {
			return numeral{to: end}, false
		}
	}
	parts := (end-i)/2 + 1
	switch {
	case parts > maxDigits/3+1:
		return numeral{to: end}, false
	case parts == 1:
		return numeral{to: end, value: w.parse(i, end, end)}, true
	case same:
		return w.chain(i, end, parts)
	}
	// Groups, then another sign before the decimals: 1.234,56 or 1,234.56.
	last := end - 2
	for k := i + 1; k < last; k += 2 {
		if w.token(k) != w.token(i+1) {
			return numeral{to: end}, false
		}
	}
	if w.wellGrouped(i, last) && w.mark(last, ".,٫．") {
		return numeral{to: end, value: w.parse(i, last, end), grouped: true, decimal: true}, true
	}
	return numeral{to: end}, false
}

// chain reads digits with one kind of sign between them.
func (w *work) chain(i, end, parts int) (numeral, bool) {
	sign := w.rune(i + 1)
	switch sign {
	case '，':
		sign = ','
	case '．':
		sign = '.'
	}
	well := w.wellGrouped(i, end)
	group := hasRune(w.pack.Signs.Group, sign)
	decimal := hasRune(w.pack.Signs.Decimal, sign)
	asGroups := numeral{to: end, grouped: true, value: w.parse(i, end, end)}
	asDecimal := numeral{to: end, decimal: true, value: w.parse(i, i+1, end)}
	first, last := w.length(i), w.length(end-1)
	switch {
	case decimal && parts == 2:
		return asDecimal, true
	case well && (group || parts > 2 || !decimal):
		return asGroups, true
	case group && w.threes(i+2, end) && first > 3 && !w.leadingZero(i):
		asGroups.malformed = true
		return asGroups, true
	case parts == 2 && !decimal && (sign == '.' || sign == ',') && last != 3:
		asDecimal.weak = true
		return asDecimal, true
	case sign == ',' || sign == '’' || sign == '\'':
		return numeral{to: end}, false // a list, or nothing
	}
	return numeral{to: end}, false
}

// wellGrouped reports whether the digits of the tokens i, i+2, … before end are groups: one to three digits, then threes,
// or the Indian way: twos, then three.
func (w *work) wellGrouped(i, end int) bool {
	first := w.length(i)
	if first > 3 && !(w.traits.myriads && first == 4) || w.leadingZero(i) {
		return false
	}
	if first < 4 && w.threes(i+2, end) {
		return true
	}
	if w.traits.myriads && w.fours(i+2, end) {
		return true
	}
	if first > 2 || end-i < 5 || w.length(end-1) != 3 {
		return false
	}
	for k := i + 2; k < end-1; k += 2 {
		if w.length(k) != 2 {
			return false
		}
	}
	return true
}

// fours reports whether the digits are groups of four, as myriads are grouped.
func (w *work) fours(i, end int) bool {
	for k := i; k < end; k += 2 {
		if w.length(k) != 4 {
			return false
		}
	}
	return true
}

// fullWidth reports whether r is a digit as wide as a Chinese character.
func fullWidth(r rune) bool { return r >= '０' && r <= '９' }

func (w *work) threes(i, end int) bool {
	for k := i; k < end; k += 2 {
		if w.length(k) != 3 {
			return false
		}
	}
	return true
}

// blankGroups gives the end of the digits that begin at token i and go on in groups of three after single blanks, or
// i+1. A plain blank counts only in a language that groups with blanks; where that is not its first way, two numbers may as
// well stand side by side, so that a noun before the first one speaks against it.
func (w *work) blankGroups(i int) int {
	end := i + 1
	if w.length(i) > 3 || w.leadingZero(i) || w.glued(i) && w.isDigits(i-1) {
		return end
	}
	for end-i < maxDigits/3 && w.isDigits(end) && w.length(end) == 3 && w.groupingBlank(w.t.Text[w.t.List[end-1].End:w.t.List[end].Start]) {
		end++
	}
	if end > i+1 && w.isDigits(end) && !w.glued(end) && w.groupingBlank(w.t.Text[w.t.List[end-1].End:w.t.List[end].Start]) {
		return i + 1 // 123 456 78: a code, not groups
	}
	if end == i+2 && w.t.Text[w.t.List[i].End] == ' ' && !w.blanksGroup() && w.isWord(i-1) && w.function(i-1) == "" && !w.isComparator(i) && !w.isVerb(i-1) {
		return i + 1 // "room 5 300 people"
	}
	return end
}

// blanksGroup reports whether a blank is the first grouping sign of the language.
func (w *work) blanksGroup() bool {
	return len(w.pack.Signs.Group) > 0 && unicode.IsSpace(w.pack.Signs.Group[0])
}

func (w *work) groupingBlank(gap string) bool {
	switch gap {
	case "\u00a0", "\u202f", "\u2009", "\u2007":
		return true
	case " ":
		for _, r := range w.pack.Signs.Group {
			if unicode.IsSpace(r) {
				return true
			}
		}
	}
	return false
}

// decimalAt reports whether token i is one of the signs and stands between digits.
func (w *work) decimalAt(i int, signs []rune) bool {
	return w.isMark(i) && w.glued(i) && w.glued(i+1) && w.isDigits(i+1) && hasRune(signs, w.rune(i))
}

// parse gives the number whose whole part is the digits of the tokens [i,whole), whose decimals those of [whole,end).
func (w *work) parse(i, whole, end int) *big.Rat {
	if r := w.parseShort(i, whole, end); r != nil {
		return r
	}
	var b strings.Builder
	put := func(i, end int) {
		for ; i < end; i++ {
			if w.isDigits(i) {
				for _, r := range w.token(i) {
					b.WriteByte(byte('0' + digit(r)))
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
func (w *work) parseShort(i, whole, end int) *big.Rat {
	v, unit, n := int64(0), int64(1), 0
	for k := i; k < end; k++ {
		if !w.isDigits(k) {
			continue
		}
		for _, r := range w.token(k) {
			if n++; n > 18 {
				return nil
			}
			v = v*10 + int64(digit(r))
			if k >= whole {
				unit *= 10
			}
		}
	}
	return big.NewRat(v, unit)
}

// length is the number of digits of token i.
func (w *work) length(i int) int {
	s := w.token(i)
	if len(s) > 0 && s[0] < 0x80 {
		return len(s)
	}
	n := 0
	for range s {
		n++
	}
	return n
}

func (w *work) leadingZero(i int) bool {
	return w.length(i) > 1 && digit(w.rune(i)) == 0
}

func hasRune(list []rune, r rune) bool {
	for _, q := range list {
		if q == r || (q == '\'' || q == '’') && (r == '\'' || r == '’') {
			return true
		}
	}
	return false
}

// code gives the end of a chain of digits and signs without blanks, or of a telephone number with them, that begins at
// token i, and how many runs of digits it has.
func (w *work) code(i int) (end, runs int) {
	end, runs = i+1, 1
	for w.isMark(end) && w.glued(end) && w.glued(end+1) && w.isDigits(end+1) && w.mark(end, ".,-–‑/:_") {
		end += 2
		runs++
	}
	return end, runs
}

// phone gives the end of a telephone number at token i: a plus sign and groups of digits, or at least four pairs of
// digits with blanks, points or hyphens between them; i if there is none.
func (w *work) phone(i int) int {
	k, plus := i, false
	if w.mark(k, "+") && w.glued(k+1) {
		k, plus = k+1, true
	}
	if end := w.trunk(k); end > k && !plus {
		return end
	}
	if !w.isDigits(k) || !plus && (w.length(k) != 2 || !w.leadingZero(k)) {
		return i
	}
	digits, groups := w.length(k), 1
	for end := k + 1; ; {
		switch {
		case digits > 15:
			return i
		case w.isDigits(end) && w.length(end) <= 4 && (!w.glued(end)) && oneBlank(w.t.Text[w.t.List[end-1].End:w.t.List[end].Start]):
			if !plus && w.length(end) != 2 {
				return i
			}
			digits, groups, end = digits+w.length(end), groups+1, end+1
		case w.mark(end, "-.") && w.glued(end) && w.glued(end+1) && w.isDigits(end+1):
			if !plus && w.length(end+1) != 2 {
				return i
			}
			digits, groups, end = digits+w.length(end+1), groups+1, end+2
		case w.mark(end, "(") && plus && w.isDigits(end+1) && w.mark(end+2, ")"):
			digits, groups, end = digits+w.length(end+1), groups+1, end+3
		case digits >= 8 && digits <= 15 && groups >= 2 && (plus || groups >= 4):
			return end
		default:
			return i
		}
	}
}

// trunk gives the end of a telephone number without a country code at token i: a zero with two to four digits
// behind it (the prefix of long-distance and free calls), or alone before an 8 (as French free calls are written), and two or more groups of two to four digits with blanks
// between them, eight to twelve digits in all. It gives i if there is none.
func (w *work) trunk(i int) int {
	if !w.isDigits(i) || digit(w.rune(i)) != 0 || w.length(i) == 2 || w.length(i) > 5 || w.length(i) == 1 && (!w.isDigits(i+1) || digit(w.rune(i+1)) != 8) || w.glued(i) && !w.mark(i-1, "(:：") {
		return i
	}
	digits, end := w.length(i), i+1
	for w.isDigits(end) && !w.glued(end) && w.length(end) >= 2 && w.length(end) <= 4 && oneBlank(w.t.Text[w.t.List[end-1].End:w.t.List[end].Start]) {
		if digits += w.length(end); digits > 12 {
			return i
		}
		end++
	}
	if end-i < 3 || digits < 8 || w.isDigits(end) || w.lettersAt(end) || w.mark(end, "%٪") || w.mark(end, ".,/-") && w.glued(end) && w.glued(end+1) && w.isDigits(end+1) {
		return i
	}
	return end
}

func oneBlank(gap string) bool { return gap == " " || gap == "\u00a0" || gap == "\u202f" }

// signed reports whether the sign before token i makes the number at i negative, as in "-5 %": it touches the number and
// nothing touches it.
func (w *work) signed(i int) bool {
	if i == 0 || w.t.List[i].Space || !w.isMark(i-1) || !hasRune(w.pack.Signs.Minus, w.rune(i-1)) && !w.mark(i-1, "-−") {
		return false
	}
	return i == 1 || (w.t.List[i-1].Space || w.mark(i-2, "(")) && (!w.isDigits(i-2) || w.taken[i-2])
}

// follows reports whether a phrase of one of the classes begins at token i.
func (w *work) follows(i int, classes ...language.Class) bool {
	for _, c := range classes {
		if _, ok := w.has(i, c); ok {
			return true
		}
	}
	return false
}
