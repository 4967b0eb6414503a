package token_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/language/token"
)

func TestCut(t *testing.T) {
	for text, want := range map[string]string{
		"":                  "",
		"Ab12c, d":          "Ab/w 12/d c/w ,/m _d/w",
		"soft\u00ADhyphen":  "soft\u00ADhyphen/w",
		"été 2021":          "été/w _2021/d",
		"1٢３":               "1٢３/d",
		"漢字2":               "漢/w 字/w 2/d",
		"a\u200Bb\u00A0c\n": "a/w b/w _c/w",
		"e\u0301!":          "e\u0301/w !/m",
	} {
		var tokens token.Tokens
		tokens.Cut(text, nil)
		var got []string
		for i, k := range tokens.List {
			space := ""
			if k.Space {
				space = "_"
			}
			got = append(got, fmt.Sprintf("%s%s/%c", space, tokens.Surface(i, i+1), "wdm"[k.Kind]))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %s, want %s", text, s, want)
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Straẞe": "straße", "L’Été": "l'été", "co\u00ADop": "coop", "ﬁ": "fi", "İ": "i", "−1": "-1",
	} {
		if got := string(token.Fold(nil, text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestHyphen(t *testing.T) {
	for text, want := range map[string]bool{"a-b": true, "a -b": false, "a- b": false, "a-": false} {
		var tokens token.Tokens
		tokens.Cut(text, map[string]int32{"-": 1})
		if got := tokens.Hyphen(1, 1); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

// What is folded behind a letter that is not ASCII is in NFKC, whatever marks follow one another in it.
func TestFoldNormal(t *testing.T) {
	tails := []string{"", "\u0301", "\u0323\u0301", "\u0301\u0323", "\u094D\u093C", "\u3099", "\u1161", "\uFF21"}
	for r := rune(0x80); r < 0x20000; r++ {
		if r == 0xD800 {
			r = 0xE000 // behind the surrogates
		}
		for _, tail := range tails {
			text := "ж" + string(r) + tail
			if got := token.Fold(nil, text); !norm.NFKC.IsNormal(got) {
				t.Errorf("%+q: %+q is not normal", text, got)
			}
		}
	}
}
