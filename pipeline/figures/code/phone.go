package code

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// The bounds of telephone numbers, in digits (ITU-T E.164: at most 15).
const (
	leastPhone = 8
	mostPhone  = 15
	mostTrunk  = 12
	leastLocal = 7
)

// group gives the digits of a telephone number that go on at token end: the token that holds them and the token after
// the group; ok is false if there are none. plus says that the number begins with a plus sign.
func (r Reader) group(end int, plus bool) (at, to int, ok bool) {
	switch {
	case r.blankDigits(end, 1, 4):
		return end, end + 1, plus || r.Length(end) == 2
	case r.BindsDigits(end, "-."):
		return end + 1, end + 2, plus || r.Length(end+1) == 2
	case plus && r.Mark(end, "(") && r.IsDigits(end+1) && r.Mark(end+2, ")"):
		return end + 1, end + 3, true
	}
	return end, end, false
}

// goesOn reports whether digits follow at token end that may be part of a telephone number.
func (r Reader) goesOn(end int) bool { return r.blankDigits(end, 1, 4) || r.BindsDigits(end, "-.") }

// blankDigits reports whether token i is from least to most digits behind a single blank.
func (r Reader) blankDigits(i, least, most int) bool {
	return r.IsDigits(i) && r.Length(i) >= least && r.Length(i) <= most && !r.Glued(i) && oneBlank(r.Gap(i))
}

// Phone gives the end of a telephone number at token i: a plus sign and groups of digits, or at least four pairs of
// digits with blanks, points or hyphens between them; i if there is none.
func (r Reader) Phone(i int) int {
	k, plus := i, false
	if r.Mark(k, "+") && r.Glued(k+1) {
		k, plus = k+1, true
	}
	if end := r.trunk(k); end > k && !plus {
		return end
	}
	if !r.IsDigits(k) || !plus && (r.Length(k) != 2 || !r.LeadingZero(k)) {
		return i
	}
	digits, groups, end := r.Length(k), 1, k+1
	for digits <= mostPhone {
		at, to, ok := r.group(end, plus)
		if !ok {
			break
		}
		digits, groups, end = digits+r.Length(at), groups+1, to
	}
	if digits < leastPhone || digits > mostPhone || r.goesOn(end) {
		return i
	}
	if groups >= 4 || plus && groups >= 2 {
		return end
	}
	return i
}

// The bounds of a telephone number that a word before it names, in digits, and how many words may stand between.
const (
	leastNamed = 6
	mostAside  = 3
)

// NamedPhone gives the end of a telephone number at token i that its groups of digits do not show, but a word before
// it: "Telefonnummer ist 712 345 678"; i if there is none.
func (r Reader) NamedPhone(i int) int {
	if r.Length(i) < 2 || r.Glued(i) {
		return i
	}
	digits, end := r.Length(i), i+1
	for digits <= mostPhone {
		if r.BindsDigits(end, "-–/.") {
			end++
		} else if !r.blankDigits(end, 2, 5) {
			break
		}
		digits, end = digits+r.Length(end), end+1
	}
	if digits < leastNamed || digits > mostPhone || !r.behindPhone(i, digits) {
		return i
	}
	if r.DigitsGoOn(end) || r.Follows(end, scan.AmountSigns...) {
		return i
	}
	return end
}

// behindPhone reports whether a word for a telephone stands before token i, with no more than small words between. One
// for calling, or for a number of any kind, needs as many digits as whole numbers have: "call 900 123 456", not "call
// 200 000".
func (r Reader) behindPhone(i, digits int) bool {
	for k := i; k > 0 && i-k <= mostAside; k-- {
		m, ok := r.Before(k, language.Quantity)
		if ok && m.Value == language.QuantityPhone && !m.Flags.Has(language.Narrow) {
			return true
		}
		if ok && k == i && digits > leastPhone && (m.Value == language.QuantityLabel || m.Value == language.QuantityPhone) {
			return true
		}
		if !r.Mark(k-1, ":.") && r.Function(k-1) == "" && !r.IsVerb(k-1) {
			_, is := r.HasValue(k-1, language.Quantity, language.QuantityIs)
			if !is {
				return false
			}
		}
	}
	return false
}

// trunk gives the end of a telephone number without a country code at token i: a zero with two to four digits behind
// it (the prefix of long-distance and free calls), or alone before an 8 (as French free calls are written), and two
// or more groups of two to four digits with blanks between them, eight to twelve digits in all. It gives i if there
// is none.
func (r Reader) trunk(i int) int {
	if !r.trunkPrefix(i) || r.Glued(i) && !r.Mark(i-1, "(:：") {
		return i
	}
	digits, end := r.Length(i), i+1
	for r.blankDigits(end, 2, 4) {
		if digits += r.Length(end); digits > mostTrunk {
			return i
		}
		end++
	}
	if end-i < 3 || digits < leastPhone || r.IsDigits(end) || r.LettersAt(end) || r.Mark(end, "%٪") {
		return i
	}
	if r.BindsDigits(end, ".,/-") {
		return i
	}
	return end
}

// trunkPrefix reports whether the digits of token i may be the first group of a telephone number without a country
// code.
func (r Reader) trunkPrefix(i int) bool {
	if r.FirstDigit(i) != 0 {
		return false
	}
	switch r.Length(i) {
	case 1:
		return r.IsDigits(i+1) && r.FirstDigit(i+1) == 8
	case 3, 4, 5:
		return true
	}
	return false
}

func oneBlank(gap string) bool { return gap == " " || gap == "\u00a0" || gap == "\u202f" }

// AreaCode gives the end of a telephone number that begins with an area code in brackets, of which the digits are token
// i; 0 if there is none.
func (r Reader) AreaCode(i int) int {
	if !r.Mark(i-1, "(") || !r.Glued(i) || !r.closes(i+1) {
		return 0
	}
	if r.Length(i) > 5 || !r.IsDigits(i+2) || r.Length(i+2) < 3 {
		return 0
	}
	digits, e := r.Length(i)+r.Length(i+2), i+3
	for ; digits <= mostPhone; e++ {
		switch {
		case r.IsDigits(e) && r.Length(e) <= 4:
		case r.BindsDigits(e, "-"):
			e++
		default:
			if digits < leastLocal {
				return 0
			}
			return e
		}
		digits += r.Length(e)
	}
	return 0
}

// closes reports whether token i is a bracket that touches what stands before it.
func (r Reader) closes(i int) bool { return r.Mark(i, ")") && r.Glued(i) }
