package code

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsSpace reports whether a reference to a character in markup is one to a space.
func IsSpace(reference string) bool {
	r, n := utf8.DecodeRuneInString(html.UnescapeString(reference))
	return n < len(reference) && unicode.IsSpace(r) && strings.HasPrefix(reference, "&")
}
