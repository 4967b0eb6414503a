// Package bcp47 reads and writes language tags.
package bcp47

import (
	"errors"
	"strings"

	"golang.org/x/text/language"
)

// Base gives the language subtag of a BCP 47 tag, as it is written there.
func Base(tag string) string {
	base, _, _ := strings.Cut(tag, "-")
	return base
}

// WellFormed reports whether tag has the form of a BCP 47 tag (RFC 5646, section 2.1), known or not, in any letter
// case.
func WellFormed(tag string) bool {
	if strings.Contains(tag, "_") {
		return false
	}
	_, err := language.Parse(tag)
	var unknown language.ValueError
	return err == nil || errors.As(err, &unknown)
}

// Country gives the code of a country of ISO 3166-1 in capitals: of the code itself, or of a part of the country as in
// ISO 3166-2 ("CH-ZH").
func Country(code string) (string, bool) {
	code, _, _ = strings.Cut(strings.ReplaceAll(code, "_", "-"), "-")
	region, err := language.ParseRegion(code)
	if len(code) != 2 || err != nil || !region.IsCountry() {
		return "", false
	}
	return region.Canonicalize().String(), true
}

// In gives a tag in its usual letter case with a country for its region; the tag itself without a country. What stands
// behind a region is left out then.
func In(tag, country string) string {
	if tag == "" || country == "" || Base(tag) == "x" {
		return tag
	}
	parts := strings.Split(Canonical(tag), "-")
	n := 1
	if len(parts) > 1 && len(parts[1]) == 4 {
		n++ // the script
	}
	return strings.Join(append(parts[:n], country), "-")
}

// Canonical gives a BCP 47 tag, or one with underscores, in its usual letter case: language, Script, REGION (RFC 5646,
// section 2.1.1).
func Canonical(tag string) string {
	parts := strings.Split(strings.ReplaceAll(tag, "_", "-"), "-")
	for i, s := range parts {
		s = strings.ToLower(s)
		switch {
		case i > 0 && len(s) == 4:
			s = strings.ToUpper(s[:1]) + s[1:]
		case i > 0 && len(s) == 2:
			s = strings.ToUpper(s)
		}
		parts[i] = s
	}
	return strings.Join(parts, "-")
}

// ThreeLetters gives the code of three letters for a country with one of two, in any letter case, in capitals; empty
// for none.
func ThreeLetters(code string) string {
	region, err := language.ParseRegion(code)
	if len(code) != 2 || err != nil {
		return ""
	}
	return region.ISO3()
}
