package quantity

import (
	"example.org/sourcebook/pipeline/figures/scan"
)

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
	digits, groups := w.Length(k), 1
	for end := k + 1; ; {
		switch {
		case digits > 15:
			return i
		case w.IsDigits(end) && w.Length(end) <= 4 && (!w.Glued(end)) && oneBlank(w.Text[w.List[end-1].End:w.List[end].Start]):
			if !plus && w.Length(end) != 2 {
				return i
			}
			digits, groups, end = digits+w.Length(end), groups+1, end+1
		case w.Mark(end, "-.") && w.Glued(end) && w.Glued(end+1) && w.IsDigits(end+1):
			if !plus && w.Length(end+1) != 2 {
				return i
			}
			digits, groups, end = digits+w.Length(end+1), groups+1, end+2
		case w.Mark(end, "(") && plus && w.IsDigits(end+1) && w.Mark(end+2, ")"):
			digits, groups, end = digits+w.Length(end+1), groups+1, end+3
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
func (w *codes) trunk(i int) int {
	if !w.IsDigits(i) || scan.Digit(w.Rune(i)) != 0 || w.Length(i) == 2 || w.Length(i) > 5 || w.Length(i) == 1 && (!w.IsDigits(i+1) || scan.Digit(w.Rune(i+1)) != 8) || w.Glued(i) && !w.Mark(i-1, "(:：") {
		return i
	}
	digits, end := w.Length(i), i+1
	for w.IsDigits(end) && !w.Glued(end) && w.Length(end) >= 2 && w.Length(end) <= 4 && oneBlank(w.Text[w.List[end-1].End:w.List[end].Start]) {
		if digits += w.Length(end); digits > 12 {
			return i
		}
		end++
	}
	if end-i < 3 || digits < 8 || w.IsDigits(end) || w.LettersAt(end) || w.Mark(end, "%٪") || w.Mark(end, ".,/-") && w.Glued(end) && w.Glued(end+1) && w.IsDigits(end+1) {
		return i
	}
	return end
}

func oneBlank(gap string) bool { return gap == " " || gap == "\u00a0" || gap == "\u202f" }

// areaCode gives the end of a telephone number that begins with an area code in brackets before token i+1.
func (w *codes) areaCode(i int) int {
	if !w.Mark(i-1, "(") || w.Length(i) > 5 || !w.Mark(i+1, ")") || !w.Glued(i) || !w.Glued(i+1) || !w.IsDigits(i+2) || w.Length(i+2) < 3 {
		return 0
	}
	digits, e := w.Length(i)+w.Length(i+2), i+3
	for ; digits <= 15; e++ {
		switch {
		case w.IsDigits(e) && w.Length(e) <= 4:
		case w.Mark(e, "-") && w.Glued(e) && w.Glued(e+1) && w.IsDigits(e+1):
			e++
		default:
			if digits < 7 {
				return 0
			}
			return e
		}
		digits += w.Length(e)
	}
	return 0
}
