// Package leader tells the lines of a table of contents from others whose points lead to a number: prices, amounts of a
// budget, codes.
package leader

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/ingest/pdf/sign"
)

// leastLeaders is how many points lead to a number at least.
const leastLeaders = 4

// longestNumber is how many bytes the number of a page has at most.
const longestNumber = 12

// Number gives the number that points lead to at the end of a line, and what stands before the points. It is empty
// where none do.
func Number(text string) (number, label string) {
	label, number = split(text)
	for _, place := range strings.Split(number, ", ") {
		if n := len(place); n == 0 || n > longestNumber || strings.Contains(place, " ") || !sign.IsNumbered(place) {
			return "", ""
		}
	}
	return number, label
}

// amount is a number that is none of a page.
var amount = regexp.MustCompile(`^\d+([,٬'’]\d{3})*([.,٫]\d{1,2})?$|[%‰٪]$`)

// longestEnd is how many bytes an amount with its unit has at most.
const longestEnd = 24

// Ends reports whether points lead to a number or an amount at the end of a line, which ends what it says.
func Ends(text string) bool {
	_, end := split(text)
	return end != "" && len(end) <= longestEnd && strings.ContainsFunc(end, unicode.IsDigit)
}

// split parts a line where points lead to its end. The end is empty where none do.
func split(text string) (label, end string) {
	points, at := 0, len(text) // at is where the end begins
	for i := len(text); i > 0; {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		switch {
		case isLeader(r):
			points++
		case unicode.IsSpace(r):
		case points >= leastLeaders:
			return text[:i], text[at:]
		default:
			points, at = 0, i-n
		}
		i -= n
	}
	if points >= leastLeaders {
		return "", text[at:]
	}
	return "", ""
}

// isLeader reports whether a character is one of those that lead to a number.
func isLeader(r rune) bool { return strings.ContainsRune(".·․…‥_・．", r) }

// Entries are the lines of a page whose points lead to a number.
type Entries struct {
	lines, rises, falls int
	isAmount            bool // a number is none of a page: 1,250 or 7.50
	isIndex             bool // an entry leads to several pages
	disordered          bool // labels do not follow the alphabet
	highest             int
	last                []int
	letter              rune
}

// Add adds the next line. It takes what Number gives.
func (e *Entries) Add(number, label string) {
	e.lines++
	e.isAmount = e.isAmount || amount.MatchString(number) && !isPlain(number)
	e.isIndex = e.isIndex || strings.Contains(number, ", ")
	if letter := initial(label); letter != 0 {
		e.disordered = e.disordered || letter < e.letter
		e.letter = letter
	}
	places := parts(number)
	if len(places) == 0 {
		return // in Roman numerals
	}
	e.highest = max(e.highest, places[0])
	switch c := compare(e.last, places); {
	case e.last == nil:
	case c > 0:
		e.falls++
	default:
		e.rises++
	}
	e.last = places
}

// AreData reports whether the numbers are none of pages: amounts, or numbers that fall again and again and are not
// those of an index, which follows the alphabet and leads to pages that the document has. It takes how many it has.
func (e *Entries) AreData(pages int) bool {
	falls := e.falls >= leastFalls && 3*e.falls > e.rises
	return !e.isIndex && (e.isAmount || falls && (e.disordered || e.highest > pages))
}

// isPlain reports whether a number has digits only.
func isPlain(number string) bool {
	return !strings.ContainsFunc(number, func(r rune) bool { return !unicode.IsDigit(r) })
}

// leastFalls is how often the numbers of lines fall at least that are none of a table of contents: the tables of
// figures and of notes that stand below one begin anew.
const leastFalls = 2

// parts gives the numbers in a number, 3 and 14 of 3-14.
func parts(number string) []int {
	var out []int
	for _, f := range strings.FieldsFunc(number, func(r rune) bool { return !unicode.IsDigit(r) }) {
		var digits strings.Builder
		for _, r := range f {
			zero := r
			for unicode.IsDigit(zero-1) && r-zero < 9 {
				zero--
			}
			digits.WriteByte(byte('0' + r - zero))
		}
		if n, err := strconv.Atoi(digits.String()); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// compare compares the numbers of two places.
func compare(a, b []int) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return a[i] - b[i]
		}
	}
	return len(a) - len(b)
}

// initial gives the first letter of a label.
func initial(label string) rune {
	for _, r := range label {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
	}
	return 0
}
