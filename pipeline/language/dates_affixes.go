package language

import (
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/language/token"
)

// affixes adds the names of months as they are written in the patterns of dates that put letters right before or behind
// them: "באפריל" for April in the pattern "d בMMMM y".
func (b *builder) affixes() {
	type affix struct{ before, behind string }
	var list []affix
	for _, pattern := range b.pack.DatePatterns {
		for rest := pattern; ; {
			at := strings.Index(rest, "MMM")
			if at < 0 {
				break
			}
			left, right := rest[:at], strings.TrimLeft(rest[at:], "M")
			rest = right
			a := affix{lastLetters(unquoted(left)), firstLetters(unquoted(right))}
			if a == (affix{}) {
				continue
			}
			known := false
			for _, old := range list {
				known = known || old == a
			}
			if !known {
				list = append(list, a)
			}
		}
	}
	for _, a := range list {
		for _, e := range b.pack.entries { // of the entries before the loop
			if e.Class == Month {
				e.Phrase = a.before + e.Phrase + a.behind
				b.add(e)
			}
		}
	}
}

// unquoted gives a piece of a pattern with its fields as blanks and without apostrophes.
func unquoted(pattern string) string {
	var out strings.Builder
	in := false
	for _, r := range pattern {
		switch {
		case r == '\'':
			in = !in
		case !in && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'):
			out.WriteByte(' ')
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

func lastLetters(s string) string {
	return s[len(strings.TrimRightFunc(s, isAffix)):]
}

func firstLetters(s string) string {
	return s[:len(s)-len(strings.TrimLeftFunc(s, isAffix))]
}

// isAffix reports whether r may be part of an affix: letters of scripts that write blanks between words.
func isAffix(r rune) bool { return unicode.IsLetter(r) && !token.Alone(r) }
