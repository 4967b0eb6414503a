package quantity

import (
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
)

// group is how many digits a group has.
const group = 3

// groups tells how the groups of a number stand on the sheet.
type groups struct{ *scan.Sheet }

// isGroupSign reports whether token i is a sign that parts groups, no blank.
func (w groups) isGroupSign(i int) bool {
	return w.Mark(i, ".,") && scan.HasSign(w.Pack.Signs.Group, w.Rune(i))
}

// blanksGroup reports whether the language may part groups with blanks.
func (w groups) blanksGroup() bool { return slices.ContainsFunc(w.Pack.Signs.Group, unicode.IsSpace) }

// groupAt reports whether token i is a group of digits.
func (w groups) groupAt(i int) bool { return w.IsDigits(i) && w.Length(i) == group }

// misplaced reports whether the sign in an amount behind its currency is one that parts groups in the language, and
// what stands behind it is no group and are no hundredths: "$12,00", "$1,2345".
func (w groups) misplaced(a *number.Amount) bool {
	i := a.From
	return w.isGroupSign(i+1) && a.To == i+3 && (w.Length(i+2) > group || strings.Trim(w.Token(i+2), "0") == "")
}
