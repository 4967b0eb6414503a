// Package sign says what characters and the ends of texts are to a reader of a page: bullets, hyphens, the ends of
// sentences.
package sign

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
)

// Wide reports whether a character is of a script without blanks, or of its punctuation.
func Wide(r rune) bool {
	return character.Spaceless(r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60
}

// Close reports whether no blank stands between two characters that a line end parts: one of a script without blanks
// and another one, or a digit.
func Close(a, b rune) bool {
	return Wide(a) && (Wide(b) || unicode.IsDigit(b)) || Wide(b) && unicode.IsDigit(a)
}

// InNumber reports whether a text ends with a number that may go on.
func InNumber(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, ".,"))
	return unicode.IsDigit(last)
}

// IsHyphen reports whether a character is a hyphen.
func IsHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u00AD' }

// IsCut reports whether a text ends with a stroke within a word or an address, where a line may end.
func IsCut(said string) bool {
	return strings.HasSuffix(said, "/") && WordBefore(said) || strings.HasSuffix(said, "//")
}

// IsRange reports whether a text ends with a dash or a maqaf right after a letter or digit: what it leads to stands
// close to it.
func IsRange(said string) bool {
	r, _ := utf8.DecodeLastRuneInString(said)
	return (r == '–' || r == '—' || r == '\u05BE') && WordBefore(said)
}

// WordBefore reports whether a letter or digit stands before the last character.
func WordBefore(s string) bool {
	_, n := utf8.DecodeLastRuneInString(s)
	r, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// IsUnmapped reports whether a font does not say which character it is.
func IsUnmapped(r rune) bool {
	return r == 0 || r == unicode.ReplacementChar || unicode.IsControl(r) || unicode.Is(unicode.Co, r) && !IsBullet(r)
}

// IsBullet reports whether a character is the bullet of a font of symbols.
func IsBullet(r rune) bool { return r == '\uF0B7' || r == '\uF0A7' || r == '\uF0D8' }

// IsItem reports whether a line begins as an item of a list. A round or square bullet may stand close to the text.
func IsItem(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	if len(text) == n {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[n:])
	return (strings.ContainsRune("–—*-", r) || IsSign(r)) && next == ' ' ||
		strings.ContainsRune(tight, r) && unicode.IsLetter(next)
}

// Lower gives the digit or minus on the line for one that is raised by itself.
func Lower(r rune) (rune, bool) {
	at := slices.Index(raised, r)
	if at < 0 {
		return r, false
	}
	return lowered[at], true
}

// raised are the digits and the minus that are raised by themselves, lowered what they are on the line.
var (
	raised  = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
	lowered = []rune("0123456789−")
)

// IsDash reports whether a line begins with a dash that a small letter follows, or that a second one answers.
func IsDash(text string) bool {
	r, n := utf8.DecodeRuneInString(text)
	rest := strings.TrimLeftFunc(text[n:], unicode.IsSpace)
	if !strings.ContainsRune("–—-", r) || rest == text[n:] {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLower(next) || strings.Contains(rest, " "+string(r)+" ")
}

// tight are the bullets that stand for nothing else.
const tight = "•▪‣●■"

// IsSign reports whether a character is the bullet of an item where it begins a line: a sign of a font of symbols may
// have no name.
func IsSign(r rune) bool { return strings.ContainsRune(bullets, r) || IsUnmapped(r) }

// bullets are the signs that begin the items of a list, the last ones in fonts of symbols.
const bullets = "•◦▪‣●○■□·\uF0B7\uF0A7\uF0D8"

// Ends reports whether a text ends as a sentence does.
func Ends(text string) bool {
	text = strings.TrimRight(text, "\"'”’»）)]")
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.Is(unicode.Sentence_Terminal, r) || strings.ContainsRune(":;…：；", r)
}

// Squeeze gives the letters and digits of a text in lower case.
func Squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// IsRight reports whether a character is written from right to left: not the signs in a number.
func IsRight(r rune) bool {
	if r >= '٪' && r <= '٬' {
		return false
	}
	return r >= 0x0590 && r <= 0x08FF && !unicode.IsDigit(r) || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC
}

// IsLeft reports whether a character is read from the left.
func IsLeft(r rune) bool { return unicode.IsDigit(r) || unicode.IsLetter(r) && !IsRight(r) }

// IsBetween reports whether a sign can stand inside a number or between words.
func IsBetween(r rune) bool { return !IsRight(r) && (unicode.IsPunct(r) || unicode.IsSymbol(r)) }

// Wording gives the letters of a text.
func Wording(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, Squeeze(text))
}

// Outer gives the numbers that a line begins and ends with.
func Outer(text string) []int {
	var out []int
	words := strings.Fields(text)
	for i, word := range words {
		if i > 0 && i+1 < len(words) {
			continue
		}
		n, digits := 0, len(word) > 0 && len(word) <= 5
		for _, r := range word {
			if digits = digits && r >= '0' && r <= '9'; digits {
				n = 10*n + int(r-'0')
			}
		}
		if digits {
			out = append(out, n)
		}
	}
	return out
}

// IsEastAsian reports whether a character is of a script of East Asia, whose characters lines may set apart.
func IsEastAsian(r rune) bool { return r >= 0x2E80 && Wide(r) }

// IsSpacedOut reports whether programs set two characters apart that no blank parts: a letter in Hangul, and a digit or
// a letter of another script.
func IsSpacedOut(a, b rune) bool {
	return unicode.Is(unicode.Hangul, a) && isLatin(b) || isLatin(a) && unicode.Is(unicode.Hangul, b)
}

func isLatin(r rune) bool { return unicode.IsDigit(r) || unicode.Is(unicode.Latin, r) }

// pairs are brackets, each closing one after its opening one.
const pairs = "()[]{}«»"

// Opened gives the opening bracket of a closing one, other characters as they are.
func Opened(r rune) rune {
	pair := []rune(pairs)
	if i := slices.Index(pair, r); i >= 0 && i%2 == 1 {
		return pair[i-1]
	}
	return r
}

// Turned gives the other bracket of a pair, other characters as they are.
func Turned(r rune) rune {
	pair := []rune(pairs)
	if i := slices.Index(pair, r); i >= 0 {
		return pair[i^1]
	}
	return r
}

// IsSpan reports whether a dash between two numbers, read from the right, parts them: the number on its right comes
// first. runes are those of a line from the right, the first number ends before end, where the dash stands, and the
// second one begins at next. Numbers about a dash rise, and about a hyphen after an Arabic letter; of others only two
// years are known to.
func IsSpan(runes []rune, end, next int) bool {
	if next-end != 1 {
		return false
	}
	first, second := end, next
	for first > 0 && unicode.IsDigit(runes[first-1]) {
		first--
	}
	for second < len(runes) && unicode.IsDigit(runes[second]) {
		second++
	}
	isPlain := (first == 0 || !isInside(runes[first-1])) && (second == len(runes) || !isInside(runes[second]))
	a, b := slices.Clone(runes[first:end]), slices.Clone(runes[next:second])
	slices.Reverse(a)
	slices.Reverse(b)
	rises := len(a) < len(b) || len(a) == len(b) && slices.Compare(a, b) < 0
	switch runes[end] {
	case '–', '—':
		return len(a) > 0 && len(b) > 0 && (rises || !isPlain)
	case '-':
		return rises && isPlain && (len(a) == yearDigits && len(b) == yearDigits || afterArabic(runes[:first]))
	}
	return false
}

// afterArabic reports whether the last letter of a text is an Arabic one.
func afterArabic(runes []rune) bool {
	for _, r := range slices.Backward(runes) {
		if unicode.IsLetter(r) {
			return unicode.Is(unicode.Arabic, r)
		}
	}
	return false
}

// yearDigits is how many digits a year has.
const yearDigits = 4

// isInside reports whether a sign stands inside numbers.
func isInside(r rune) bool { return strings.ContainsRune(".,٫٬:/-–—", r) }

// Opening gives the places of brackets that are the wrong ones of their pairs, in the order of reading: a closing one
// that opens, where none is open before, and another one closes it; and an opening one that closes such a one, at the
// end of a word. begins tells what begins a word. Where scripts of both directions meet, one of two brackets may be
// mirrored and the other one not, and about a number both are.
func Opening(runes []rune, begins func(int) bool) []int {
	var out []int
	wrong := map[rune]int{} // closing brackets → place of one that nothing opens, and one more
	open := map[rune]int{}
	for i, r := range runes {
		switch opened := Opened(r); {
		case strings.ContainsRune(pairs, r) && opened == r && wrong[r] > 0 && !begins(i) && ends(runes, i, begins):
			out = append(out, wrong[r]-1, i)
			wrong[r] = 0
		case strings.ContainsRune(pairs, r) && opened == r:
			open[r]++
			wrong[r] = 0
		case opened == r:
		case open[opened] > 0:
			open[opened]--
		case wrong[opened] > 0:
			out = append(out, wrong[opened]-1)
			wrong[opened] = 0
		case begins(i):
			wrong[opened] = i + 1
		}
	}
	return out
}

// ends reports whether a word ends with a character.
func ends(runes []rune, i int, begins func(int) bool) bool {
	return i+1 == len(runes) || runes[i+1] == ' ' || unicode.IsPunct(runes[i+1]) || begins(i+1)
}

// IsNumbered reports whether a line is a number of a page: a short number with signs around, or two of them.
func IsNumbered(line string) bool {
	if IsRoman(line) {
		return true
	}
	digits := 0
	for _, r := range line {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r), unicode.IsSymbol(r):
			return false
		}
	}
	return digits > 0 && digits <= 8 && len(line) <= 16
}

// IsRoman reports whether a line is a number of a page in small Roman numerals.
func IsRoman(s string) bool { return s != "" && len(s) <= 6 && strings.Trim(s, "ivxl") == "" }

// IsAddress reports whether a line is an address and a number of a page.
func IsAddress(text string) bool {
	address, rest, _ := strings.Cut(text, " ")
	return strings.Contains(address, "://") && !strings.ContainsFunc(rest, unicode.IsLetter)
}

// Numberless is what a line says, in lower case, each number as one sign.
func Numberless(line string) string {
	var b strings.Builder
	digit := false
	for _, r := range strings.ToLower(line) {
		if unicode.IsDigit(r) {
			if !digit {
				b.WriteByte('#')
			}
			digit = true
			continue
		}
		digit = false
		if !unicode.IsSpace(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// counted gives the number that a line begins with as an item of a list does ("3.", "3)"), with what follows it; -1
// without one.
func counted(text string) (n int, mark string) {
	digits := len(text) - len(strings.TrimLeftFunc(text, func(r rune) bool { return r >= '0' && r <= '9' }))
	if digits == 0 || digits > 3 || digits+2 > len(text) {
		return -1, ""
	}
	r, size := utf8.DecodeRuneInString(text[digits:])
	if !strings.ContainsRune(".)", r) || !strings.HasPrefix(text[digits+size:], " ") {
		return -1, ""
	}
	for _, c := range text[:digits] {
		n = 10*n + int(c-'0')
	}
	return n, string(r)
}

// Counts reports whether a line goes on with the numbers of the items of a list.
func Counts(before, text string) bool {
	a, markA := counted(before)
	b, markB := counted(text)
	return a >= 0 && b == a+1 && markA == markB
}

// GoesOn reports whether a character goes on with a text.
func GoesOn(r rune) bool { return unicode.IsLower(r) || unicode.Is(unicode.Ps, r) }

// IsWordy reports whether a character is no part of a number.
func IsWordy(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Ps, r) }

// IsFileName reports whether a title ends as the name of a file does.
func IsFileName(title string) bool {
	ext := path.Ext(title)
	return len(ext) > 2 && len(ext) <= 6 && !strings.Contains(ext, " ")
}

// IsCapital reports whether a text begins with a capital, or with a letter of a script without them.
func IsCapital(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}
