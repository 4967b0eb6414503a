package agree

import (
	"fmt"
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// Skeleton is what the words of a time name, in a form without language: "m3 m6" for "De mars à juin de cette année"
// and "From March to June this year". It is empty if they name no month, quarter or weekday.
func Skeleton(pack *language.Pack, surface string) string {
	var t language.Tokens
	pack.Tokenize(surface, &t)
	var parts []string
	named := false
	for i := 0; i < len(t.List); i++ {
		tok := t.List[i]
		if part, end := calendarPart(pack, &t, i); part != "" {
			parts, named = append(parts, part), true
			i = end - 1
		} else if tok.Kind == language.Digits {
			parts = append(parts, digitPart(surface[tok.Start:tok.End]))
		}
	}
	if !named {
		return ""
	}
	return strings.Join(parts, " ")
}

// calendarPart reads the name of a month, quarter or weekday at token i, and gives the token after it.
func calendarPart(pack *language.Pack, t *language.Tokens, i int) (part string, end int) {
	for _, class := range [...]struct {
		language.Class
		sign string
	}{{language.Month, "m"}, {language.Quarter, "q"}, {language.Weekday, "w"}} {
		if m, ok := pack.Longest(t, i, class.Class); ok {
			return fmt.Sprint(class.sign, m.Number), m.End
		}
	}
	return "", 0
}

// digitPart tells years from days by their length.
func digitPart(digits string) string {
	if len(digits) > 2 {
		return "y" + digits
	}
	return "d" + strings.TrimLeft(digits, "0")
}
