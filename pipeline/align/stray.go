package align

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/character"
)

// strays gives the digits of sentences that stand in none of their figures, number by number: what a rule took for the
// part of a name, say. Single digits are left out.
func strays(units []unit) []string {
	var out []string
	for i := range units {
		text := units[i].row.Text
		for _, f := range units[i].figures {
			if before, after, ok := strings.Cut(text, f.Surface); ok {
				out, text = appendDigits(out, before), after
			}
		}
		out = appendDigits(out, text)
	}
	return out
}

// appendDigits adds the digits of each number in a text.
func appendDigits(out []string, text string) []string {
	digit := func(r rune) bool {
		_, ok := character.Digit(r)
		return ok
	}
	apart := func(r rune) bool { return !digit(r) && r != '.' && r != ',' }
	for _, run := range strings.FieldsFunc(text, apart) {
		if n := agree.Digits(run); len(n) > 1 && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}
