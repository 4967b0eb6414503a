package character

import "testing"

func TestSpelled(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"इन्दौर", "इंदौर"}, {"फ़्रान्स", "फ्रान्स"}, {"फ़्रांस", "फ्रांस"}, {"अन्य", "अन्य"}, {"चण्डीगढ़", "चंडीगढ"},
		{"मुम्बई", "मुंबई"}, {"Indore", "Indore"}, {"पञ्जाब", "पंजाब"}, {"मन्नार", "मन्नार"},
	} {
		if got := Spelled(c.name); got != c.want {
			t.Errorf("%s: %s, not %s", c.name, got, c.want)
		}
	}
}
