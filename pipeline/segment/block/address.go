package block

import (
	"strings"
	"unicode"
)

// URLIn gives the first address of a page in s.
func URLIn(s string) string {
	i := strings.Index(s, "https://")
	if j := strings.Index(s, "http://"); j >= 0 && (i < 0 || j < i) {
		i = j
	}
	if i < 0 {
		return ""
	}
	u := s[i:]
	if e := strings.IndexFunc(u, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`"<>«»|`, r) || r >= 0x3000
	}); e >= 0 {
		u = u[:e]
	}
	return strings.TrimRight(u, ".,;:!?)]}'")
}
