// Package code finds digits that are written as codes and stand for no quantity: telephone numbers, codes with parts
// that are masked, chains of digits and signs.
package code

import "example.org/sourcebook/pipeline/figures/scan"

// Reader looks for codes in a sheet.
type Reader struct {
	*scan.Sheet
	Labels Labels // of the document
}

// Masked gives the end of a code that begins at token i and of which three characters or more were replaced by
// asterisks, as in "138****1234"; i if there is none.
func (r Reader) Masked(i int) int {
	end := i
	for k := i; ; {
		n := 0
		for k++; r.Mark(k, "*") && r.Glued(k) && n < 40; k++ {
			n++
		}
		if n < 3 || !r.IsDigits(k) || !r.Glued(k) {
			return end
		}
		end = k + 1
	}
}

// Chain gives the end of a chain of digits and signs without blanks, or of a telephone number with them, that begins at
// token i, and how many runs of digits it has.
func (r Reader) Chain(i int) (end, runs int) {
	end, runs = i+1, 1
	for r.BindsDigits(end, ".,-–‑/:_") {
		end += 2
		runs++
	}
	return end, runs
}

// FeetAndInches gives the end of a length or a time such as 5'10" at token i; i if there is none. Which of the two it
// is nothing tells.
func (r Reader) FeetAndInches(i int) int {
	if r.BindsDigits(i+1, "'’′") && r.Mark(i+3, "\"”″") && r.Glued(i+3) {
		return i + 4
	}
	return i
}

// IsPostalCode reports whether the digits of the tokens [i,end) are a chain of two runs with a hyphen between them of
// which one begins with a zero: "00-238 Warszawa", "01304-001".
func (r Reader) IsPostalCode(i, end int) bool {
	if end != i+3 || !r.Mark(i+1, scan.Hyphens) || r.Length(i)+r.Length(i+2) < 5 {
		return false
	}
	return r.LeadingZero(i) || r.LeadingZero(i+2)
}
