package pdfium

import "testing"

// TestPaired makes whole characters of halves, and leaves a half alone that has no other.
func TestPaired(t *testing.T) {
	for _, c := range []struct {
		halves []rune
		want   string
	}{
		{[]rune{'V', 0xD835, 0xDC63, 0x210E, '='}, "V𝑣ℎ="},
		{[]rune{0xD840, 0xDC0B, 0xD840, 0xDC0B, '水'}, "𠀋𠀋水"},
		{[]rune{'a', 0xD83D, 0xDE00}, "a😀"},
		{[]rune{0xD835, 'b', 0xDC63}, "\uFFFDb\uFFFD"},
		{nil, ""},
	} {
		var chars []Char
		for i, r := range c.halves {
			chars = append(chars, Char{Rune: r, Box: Box{Left: i}})
		}
		got := ""
		for _, x := range paired(chars) {
			got += string(x.Rune)
			if c.halves[x.Left] != x.Rune && x.Rune <= 0xFFFF {
				t.Errorf("%q lost its place", x.Rune)
			}
		}
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
