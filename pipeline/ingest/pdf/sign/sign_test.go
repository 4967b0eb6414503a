package sign_test

import (
	"slices"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/ingest/pdf/sign"
)

// TestOpening turns closing brackets that open one.
func TestOpening(t *testing.T) {
	for said, want := range map[string]string{
		")a) אב": "(a) אב", "א (ב) ג": "א (ב) ג", "a) אב": "a) אב", ")א) ב )ג)": "(א) ב (ג)", "(א [ב) ג)": "(א [ב) ג)",
		"א) (ב) ג)": "א) (ב) ג)", "1) אב 2) ג": "1) אב 2) ג", "»א» ב": "«א» ב",
		"א )20–25(.": "א (20–25).", ")20( א": "(20) א", "א )20(": "א (20)", "1) א (ב) ג": "1) א (ב) ג",
		") א (ב) ג": ") א (ב) ג",
	} {
		runes := []rune(said)
		begins := func(i int) bool { return i == 0 || runes[i-1] == ' ' }
		for _, i := range sign.Opening(runes, begins) {
			runes[i] = sign.Turned(runes[i])
		}
		if got := string(runes); got != want {
			t.Errorf("%q: got %q, want %q", said, got, want)
		}
	}
}

// TestIsItem tells the items of lists.
func TestIsItem(t *testing.T) {
	for said, want := range map[string]bool{"• a": true, "•a": true, "•": false, "– a": true, "–a": false, "-5 a": false,
		"·a": false, "■ب": true, "a •": false} {
		if got := sign.IsItem(said); got != want {
			t.Errorf("%q: got %v, want %v", said, got, want)
		}
	}
}

// TestIsSpan tells which number of two comes first. The lines are those that stand on the page, from the left.
func TestIsSpan(t *testing.T) {
	for said, want := range map[string]bool{
		"2027–2025": true, "2025–2027": false, "99–7": true, "7–99": false, "٢٠٢٧–٢٠٢٥": true, "3.5–2.5": true,
		"2.5–3.5": true, "2027-2025": true, "2025-2027": false, "555-123": false, "12-05-2024": false, "555": false,
		"2027/2025": false, "7–7": false,
		"1234-555 ب": true, "555-1234 ب": false, "1234-555 ב": false,
	} {
		runes := []rune(said)
		slices.Reverse(runes)
		end := slices.IndexFunc(runes, func(r rune) bool { return strings.ContainsRune("–-/", r) })
		if got := end >= 0 && sign.IsSpan(runes, end, end+1); got != want {
			t.Errorf("%q: got %v", said, got)
		}
	}
}
