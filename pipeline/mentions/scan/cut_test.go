package scan

import (
	"strings"
	"testing"
)

// FuzzCut checks that tokens lie in order within the text and leave out white space and joints only.
func FuzzCut(f *testing.F) {
	f.Add("L’U.S. Army's AntiTelecom & Online-Fraud, 日本 3rd\u200bé́")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, k := range Cut(text) {
			if k.Start < at || k.End <= k.Start || k.End > len(text) {
				t.Fatalf("token %d:%d after %d in %q", k.Start, k.End, at, text)
			}
			for _, r := range text[at:k.Start] {
				if !IsHyphen(r) && !IsApostrophe(r) && strings.TrimSpace(string(r)) != "" && r != 0x200B && r != 0x2060 &&
					r != 0xFEFF {
					t.Fatalf("%q is left out of %q", r, text)
				}
			}
			at = k.End
		}
	})
}

// TestCapitalAtTheEnd holds the point that ends a sentence apart from a word with a capital at its end.
func TestCapitalAtTheEnd(t *testing.T) {
	for text, want := range map[string]string{
		"in BiH.":     ".",
		"of the U.S.": "U.S.",
		"by John F.":  "F.",
		"in USA.":     ".",
		"Nord LeM.":   ".",
	} {
		tokens := Cut(text)
		last := tokens[len(tokens)-1]
		if got := text[last.Start:last.End]; got != want {
			t.Errorf("%q ends in the token %q, want %q", text, got, want)
		}
	}
}
