package quantity

// The bounds of telephone numbers, in digits (ITU-T E.164: at most 15).
const (
	leastPhone = 8
	mostPhone  = 15
	mostTrunk  = 12
	leastLocal = 7
)

// group gives the digits of a telephone number that go on at token end: the token that holds them and the token after
// the group; ok is false if there are none. plus says that the number begins with a plus sign.
func (w *codes) group(end int, plus bool) (at, to int, ok bool) {
	switch {
	case w.blankDigits(end, 1, 4):
		return end, end + 1, plus || w.Length(end) == 2
	case w.BindsDigits(end, "-."):
		return end + 1, end + 2, plus || w.Length(end+1) == 2
	case plus && w.Mark(end, "(") && w.IsDigits(end+1) && w.Mark(end+2, ")"):
		return end + 1, end + 3, true
	}
	return end, end, false
}

// goesOn reports whether digits follow at token end that may be part of a telephone number.
func (w *codes) goesOn(end int) bool { return w.blankDigits(end, 1, 4) || w.BindsDigits(end, "-.") }

// blankDigits reports whether token i is from least to most digits behind a single blank.
func (w *codes) blankDigits(i, least, most int) bool {
	return w.IsDigits(i) && w.Length(i) >= least && w.Length(i) <= most && !w.Glued(i) && oneBlank(w.Gap(i))
}

// phone gives the end of a telephone number at token i: a plus sign and groups of digits, or at least four pairs of
// digits with blanks, points or hyphens between them; i if there is none.
func (w *codes) phone(i int) int {
	k, plus := i, false
	if w.Mark(k, "+") && w.Glued(k+1) {
		k, plus = k+1, true
	}
	if end := w.trunk(k); end > k && !plus {
		return end
	}
	if !w.IsDigits(k) || !plus && (w.Length(k) != 2 || !w.LeadingZero(k)) {
		return i
	}
	digits, groups, end := w.Length(k), 1, k+1
	for digits <= mostPhone {
		at, to, ok := w.group(end, plus)
		if !ok {
			break
		}
		digits, groups, end = digits+w.Length(at), groups+1, to
	}
	if digits < leastPhone || digits > mostPhone || w.goesOn(end) {
		return i
	}
	if groups >= 4 || plus && groups >= 2 {
		return end
	}
	return i
}

// trunk gives the end of a telephone number without a country code at token i: a zero with two to four digits behind
// it (the prefix of long-distance and free calls), or alone before an 8 (as French free calls are written), and two
// or more groups of two to four digits with blanks between them, eight to twelve digits in all. It gives i if there
// is none.
func (w *codes) trunk(i int) int {
	if !w.trunkPrefix(i) || w.Glued(i) && !w.Mark(i-1, "(:：") {
		return i
	}
	digits, end := w.Length(i), i+1
	for w.blankDigits(end, 2, 4) {
		if digits += w.Length(end); digits > mostTrunk {
			return i
		}
		end++
	}
	if end-i < 3 || digits < leastPhone || w.IsDigits(end) || w.LettersAt(end) || w.Mark(end, "%٪") {
		return i
	}
	if w.BindsDigits(end, ".,/-") {
		return i
	}
	return end
}

// trunkPrefix reports whether the digits of token i may be the first group of a telephone number without a country
// code.
func (w *codes) trunkPrefix(i int) bool {
	if w.FirstDigit(i) != 0 {
		return false
	}
	switch w.Length(i) {
	case 1:
		return w.IsDigits(i+1) && w.FirstDigit(i+1) == 8
	case 3, 4, 5:
		return true
	}
	return false
}

func oneBlank(gap string) bool { return gap == " " || gap == "\u00a0" || gap == "\u202f" }

// areaCode gives the end of a telephone number that begins with an area code in brackets, of which the digits are token
// i; 0 if there is none.
func (w *codes) areaCode(i int) int {
	if !w.Mark(i-1, "(") || !w.Glued(i) || !w.closes(i+1) {
		return 0
	}
	if w.Length(i) > 5 || !w.IsDigits(i+2) || w.Length(i+2) < 3 {
		return 0
	}
	digits, e := w.Length(i)+w.Length(i+2), i+3
	for ; digits <= mostPhone; e++ {
		switch {
		case w.IsDigits(e) && w.Length(e) <= 4:
		case w.BindsDigits(e, "-"):
			e++
		default:
			if digits < leastLocal {
				return 0
			}
			return e
		}
		digits += w.Length(e)
	}
	return 0
}

// closes reports whether token i is a bracket that touches what stands before it.
func (w *codes) closes(i int) bool { return w.Mark(i, ")") && w.Glued(i) }
