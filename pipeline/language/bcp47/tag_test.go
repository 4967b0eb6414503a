package bcp47

import "testing"

func TestTags(t *testing.T) {
	for _, tag := range []string{"en", "zh-Hant-TW", "de-CH-1996", "sr-Latn", "es-419", "en-x-own", "x-own", "xyz",
		"EN-us"} {
		if !WellFormed(tag) {
			t.Errorf("%s is not well formed", tag)
		}
	}
	for _, tag := range []string{"", "e", "en_US", "en-", "-en", "en--US", "english language", "en-US-US-US", "12",
		"toolonglang"} {
		if WellFormed(tag) {
			t.Errorf("%q is well formed", tag)
		}
	}
	for tag, want := range map[string]string{"zh_hant_tw": "zh-Hant-TW", "EN-us": "en-US", "sr-LATN": "sr-Latn",
		"fr": "fr"} {
		if got := Canonical(tag); got != want {
			t.Errorf("%s becomes %s, want %s", tag, got, want)
		}
	}
	for code, want := range map[string]string{"CH": "CH", "ch": "CH", "CH-ZH": "CH", "gb": "GB", "UK": "GB", "EU": "",
		"": "", "Switzerland": "", "419": "", "ZZ": "", "c": ""} {
		if got, ok := Country(code); got != want || ok != (want != "") {
			t.Errorf("the country of %q is %q, want %q", code, got, want)
		}
	}
	for _, c := range [][3]string{{"de", "CH", "de-CH"}, {"en-US", "AU", "en-AU"}, {"zh-hant", "HK", "zh-Hant-HK"},
		{"zh-Hant-TW", "HK", "zh-Hant-HK"}, {"de-CH-1996", "AT", "de-AT"},
		{"fr", "", "fr"}, {"x-own", "FR", "x-own"}, {"", "FR", ""}} {
		if got := In(c[0], c[1]); got != c[2] {
			t.Errorf("%s in %s is %s, want %s", c[0], c[1], got, c[2])
		}
	}
	if Base("zh-Hant") != "zh" || Base("fr") != "fr" || Base("") != "" {
		t.Error("the base of a tag is not its first subtag")
	}
}
