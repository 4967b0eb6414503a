package character

import "unicode/utf8"

// ideographDigits are the digits in ideographs, by their value.
const ideographDigits = "〇一二三四五六七八九"

// IdeographOf gives the ideograph of a digit, 0 to 9.
func IdeographOf(digit int) string {
	n := len("〇")
	return ideographDigits[digit*n : (digit+1)*n]
}

// IdeographDigit gives the value of an ideograph that may stand in a number written digit by digit, as years are, and
// whether r is one; the two that only counts (两) is none.
func IdeographDigit(r rune) (int, bool) {
	if d, ok := Ideograph(r); ok && d <= 9 && r != '两' && r != '兩' {
		return int(d), true
	}
	return 0, false
}

// Ideograph gives the value of an ideograph that writes a number in common text, and whether r is one: the digits, ten
// and its powers up to 10^12 in their simplified, traditional and Japanese forms, twenty to forty in one sign (Unihan,
// fields kPrimaryNumeric and kOtherNumeric), and the two circles that stand for zero.
func Ideograph(r rune) (int64, bool) {
	switch r {
	case '〇', '零', '○':
		return 0, true
	case '一':
		return 1, true
	case '二', '两', '兩':
		return 2, true
	case '三':
		return 3, true
	case '四':
		return 4, true
	case '五':
		return 5, true
	case '六':
		return 6, true
	case '七':
		return 7, true
	case '八':
		return 8, true
	case '九':
		return 9, true
	case '十':
		return 10, true
	case '廿':
		return 20, true
	case '卅':
		return 30, true
	case '卌':
		return 40, true
	case '百':
		return 100, true
	case '千':
		return 1000, true
	case '万', '萬':
		return 1_0000, true
	case '亿', '億':
		return 1_0000_0000, true
	case '兆':
		return 1_0000_0000_0000, true
	}
	return 0, false
}

// Ideographs reads the whole number in ideographs that s begins with and gives its value and its length in bytes; 0 and
// 0 if there is none. It knows both ways of writing: digit by digit (二〇二三), and with multipliers (二千零二十三, 十二,
// 廿一, 三百万). It stops before the first character that cannot go on; what would not fit 18 digits is no number.
func Ideographs(s string) (value int64, size int) {
	if v, n, digits := positional(s); digits > 1 {
		return v, n
	}
	return multiplied(s)
}

// positional reads digits that follow each other.
func positional(s string) (value int64, size, digits int) {
	for _, r := range s {
		d, ok := Ideograph(r)
		if !ok || d > 9 || digits == 18 {
			break
		}
		value, digits, size = value*10+d, digits+1, size+utf8.RuneLen(r)
	}
	return value, size, digits
}

// tally is a number with multipliers while it is read: whole is what lies above the myriad that is being read, part
// what of that is known, ones the digit that waits for its multiplier (-1: none). low and high are the last multiplier
// below a myriad and the last myriad: each must be smaller than the one before it.
type tally struct {
	whole, part, ones, low, high int64
}

// multiplied reads a number in which tens, hundreds and myriads have signs of their own.
func multiplied(s string) (value int64, size int) {
	t := tally{ones: -1, low: 1_0000, high: 1 << 62}
	for _, r := range s {
		d, ok := Ideograph(r)
		if !ok || !t.add(d) {
			break
		}
		size += utf8.RuneLen(r)
	}
	return t.whole + t.part + max(t.ones, 0), size
}

// add reads one sign and reports whether it can stand there.
func (t *tally) add(d int64) bool {
	switch {
	case d == 0:
		return t.zero()
	case d < 10:
		if t.ones > 0 {
			return false
		}
		t.ones = d
	case d < 1_0000:
		return t.multiply(d)
	default:
		return t.close(d)
	}
	return true
}

// zero reads the sign that fills an empty place: 一千零五. Alone it is the number zero.
func (t *tally) zero() bool {
	if t.ones >= 0 {
		return false
	}
	t.ones = 0
	return true
}

// multiply reads a multiplier below a myriad, or a sign for twenty, thirty or forty.
func (t *tally) multiply(d int64) bool {
	unit, count := d, max(t.ones, 1)
	if d > 10 && d < 100 {
		if t.ones > 0 {
			return false
		}
		unit, count = 10, d/10
	}
	if unit >= t.low {
		return false
	}
	t.part, t.low, t.ones = t.part+count*unit, unit, -1
	return true
}

// close reads a myriad or a power of it, which multiplies all that was read since the last one.
func (t *tally) close(d int64) bool {
	n := t.part + max(t.ones, 0)
	if n == 0 || d >= t.high {
		return false
	}
	*t = tally{whole: t.whole + n*d, ones: -1, low: 1_0000, high: d}
	return true
}
