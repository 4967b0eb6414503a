package sign_test

import (
	"testing"

	"example.org/sourcebook/pipeline/ingest/pdf/sign"
)

// TestOpening turns closing brackets that open one.
func TestOpening(t *testing.T) {
	for said, want := range map[string]string{
		")a) אב": "(a) אב", "א (ב) ג": "א (ב) ג", "a) אב": "a) אב", ")א) ב )ג)": "(א) ב (ג)", "(א [ב) ג)": "(א [ב) ג)",
		"א) (ב) ג)": "א) (ב) ג)", "1) אב 2) ג": "1) אב 2) ג", "»א» ב": "«א» ב",
	} {
		runes := []rune(said)
		begins := func(i int) bool { return i == 0 || runes[i-1] == ' ' }
		for _, i := range sign.Opening(runes, begins) {
			runes[i] = sign.Opened(runes[i])
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
