package check

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language/bcp47"
)

func TestIsDay(t *testing.T) {
	for s, want := range map[string]bool{
		"2024-02-29": true, "2000-02-29": true, "1900-02-29": false, "2023-02-29": false, "2023-04-31": false,
		"2023-13-01": false, "2023-00-10": false, "2023-01-00": false, "0000-01-01": false, "0001-01-01": true,
		"9999-12-31": true, "2023-1-1": false,
		"2023/01/01": false, "+023-01-01": false, "": false, "2023-01-011": false,
	} {
		if got := isDay(s); got != want {
			t.Errorf("isDay(%q) = %t", s, got)
		}
	}
}

func TestIsDecimal(t *testing.T) {
	for s, want := range map[string]bool{
		"0": true, "-1": true, "1.5": true, "-0.5": true, "12345678901234567890123456": true, "0.000000000001": true,
		"-0": false, "+1": false, "01": false, "1.": false, ".5": false, "1.50": false, "1e3": false, "": false, "-": false,
		"123456789012345678901234567": false, "0.0000000000001": false, "1,5": false, "--1": false, "1.-5": false,
	} {
		if got := isDecimal(s, 38, 12); got != want {
			t.Errorf("isDecimal(%q) = %t", s, got)
		}
	}
}

func TestIsTag(t *testing.T) {
	for _, s := range strings.Fields("en fr-CA zh-Hans-CN de-1996 sl-rozaj-biske de-CH-1901 es-419 zh-yue x-own " +
		"en-x-own hy-Latn-IT-arevela de-DE-u-co-phonebk und EN-us mas a-b-c-x") {
		want := s != "a-b-c-x"
		if got := bcp47.WellFormed(s); got != want {
			t.Errorf("bcp47.WellFormed(%q) = %t", s, got)
		}
	}
	for _, s := range []string{"", "e", "en-", "-en", "en--US", "en_US", "englishlanguage", "en-u", "en-x", "x", "é",
		"en-US-GB"} {
		if bcp47.WellFormed(s) {
			t.Errorf("bcp47.WellFormed(%q) = true", s)
		}
	}
}

// FuzzDigits: the runs found are digits only, bounded by what is none, and hold all digits of the text.
func FuzzDigits(f *testing.F) {
	f.Add("a1,770b ٣٤ 5")
	f.Add("१२")
	f.Fuzz(func(t *testing.T, s string) {
		runes := []rune(s)
		covered := make([]bool, len(runes))
		digits(s, func(start, end int) {
			for i := start; i < end; i++ {
				covered[i] = true
			}
			if start > 0 && character.IsDigit(runes[start-1]) || end < len(runes) && character.IsDigit(runes[end]) ||
				start >= end {
				t.Errorf("%q: the run %d to %d is not maximal", s, start, end)
			}
		})
		for i, r := range runes {
			if covered[i] != character.IsDigit(r) {
				t.Errorf("%q: character %d", s, i)
			}
		}
	})
}
