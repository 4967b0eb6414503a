package segment

import "testing"

// TestLeading asks which language leads, and whether that stands before all blocks were asked.
func TestLeading(t *testing.T) {
	for name, c := range map[string]struct {
		votes   []vote
		others  int
		tag     string
		settled bool
	}{
		"alone":            {[]vote{{"en", 100}}, 0, "en", true},
		"others may win":   {[]vote{{"en", 100}}, 101, "en", false},
		"others may equal": {[]vote{{"en", 100}}, 100, "en", false},
		"others may not":   {[]vote{{"en", 100}}, 99, "en", true},
		"second may win":   {[]vote{{"fr", 60}, {"en", 100}, {"de", 10}}, 41, "en", false},
		"second may not":   {[]vote{{"fr", 60}, {"en", 100}, {"de", 10}}, 39, "en", true},
		"equals":           {[]vote{{"fr", 60}, {"en", 60}}, 0, "fr", false},
		"nobody":           {nil, 0, "", false},
	} {
		if tag, settled := leading(c.votes, c.others); tag != c.tag || settled != c.settled {
			t.Errorf("%s: %q, %t; want %q, %t", name, tag, settled, c.tag, c.settled)
		}
	}
}
