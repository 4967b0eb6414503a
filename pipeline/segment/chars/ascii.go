package chars

// Classes of ASCII characters.
const (
	ASCIIOther = iota
	ASCIILower
	ASCIIUpper
	ASCIIDigit
	ASCIISpace
)

// ASCIITable has the class of each byte; that of one of a longer character is asciiOther.
var ASCIITable = func() (t [256]uint8) {
	copy(t[:], ASCIIClass[:])
	return t
}()

var ASCIIClass = func() (t [128]uint8) {
	for c := range t {
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
