package figures

import "testing"

// TestIsGap tells white space that parts the columns of a row from one blank, whatever its bytes.
func TestIsGap(t *testing.T) {
	for s, want := range map[string]bool{"\t": true, "  ": true, " ": false, "\u00A0": false, "\u202F": false,
		"\u00A0 ": true, " \n ": false, " a ": false} {
		if isGap(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}
