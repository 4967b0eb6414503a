package language

import (
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
)

func TestCountWords(t *testing.T) {
	for text, want := range map[string]int{
		"":                        0,
		" .,; ":                   0,
		"one two":                 2,
		"don't stop":              2,
		"3,000.5 and 1;2":         3,
		"snake_case __":           1,
		"l’été 2021":              2,
		"½ ² Ⅳ":                   3,
		"中文字":                     3,
		"a.b:c a..b":              3,
		"e-mail":                  2,
		"Jinbay.com © 2025 : yes": 3,
	} {
		if got := CountWords(text); got != want {
			t.Errorf("CountWords(%q) = %d, want %d", text, got, want)
		}
	}
}

func FuzzCountASCII(f *testing.F) {
	for _, s := range []string{"a b", "don't 3.5 a.b a:b 1,000;2 _ a_b a..b 3a 'x'", "a\"b", "1.a a.1", "a\r\nb",
		"_. a_:b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, ok := countASCII(text)
		if !ok {
			return
		}
		want := 0
		for seg := words.FromString(text); seg.Next(); {
			if strings.ContainsFunc(seg.Value(), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
				want++
			}
		}
		if n != want {
			t.Errorf("%q: %d words, want %d", text, n, want)
		}
	})
}
