package block

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SectionNumber gives the number at the begin of a line, or in its second word after a short one ("TOP 2: …", "Article
// 3"); 0 if there is none, or nothing after it.
func SectionNumber(s string) int {
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsUpper(r) {
		i := strings.IndexByte(s, ' ')
		if i < 0 || i > 12 {
			return 0
		}
		s = s[i+1:]
	}
	i, n := 0, 0
	for i < len(s) && i < 3 && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i == 0 || i+1 >= len(s) || s[i] == '.' && s[i+1] != ' ' {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(s[i:]); !strings.ContainsRune(".):、", r) {
		return 0
	}
	if !strings.ContainsFunc(s[i:], unicode.IsLetter) {
		return 0
	}
	return n
}
