package chars

import "unicode/utf8"

// Classes of ASCII characters.
const (
	ASCIIOther = iota
	ASCIILower
	ASCIIUpper
	ASCIIDigit
	ASCIISpace
)

// ASCIIClass has the class of each byte; that of one of a longer character is ASCIIOther.
var ASCIIClass = func() (t [256]uint8) {
	for c := range utf8.RuneSelf {
		switch {
		case c >= 'a' && c <= 'z':
			t[c] = ASCIILower
		case c >= 'A' && c <= 'Z':
			t[c] = ASCIIUpper
		case c >= '0' && c <= '9':
			t[c] = ASCIIDigit
		case c <= ' ':
			t[c] = ASCIISpace
		}
	}
	return t
}()

// IsASCIIDigit reports whether a byte is an ASCII digit.
func IsASCIIDigit(b byte) bool { return b >= '0' && b <= '9' }

// IsASCIILetter reports whether a byte is an ASCII letter.
func IsASCIILetter(b byte) bool {
	return ASCIIClass[b] == ASCIILower || ASCIIClass[b] == ASCIIUpper
}

// Clock reports whether a text has a time of day in digits.
func Clock(s string) bool {
	for i := 1; i+2 < len(s); i++ {
		if s[i] == ':' && IsASCIIDigit(s[i-1]) && IsASCIIDigit(s[i+1]) && IsASCIIDigit(s[i+2]) {
			return true
		}
	}
	return false
}
