package screen

import (
	"bytes"
	"strings"
	"testing"
)

// TestWrapped: no line is wider than a terminal, and nothing of a text is lost.
func TestWrapped(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"short", "It cost 412 million euros.", "      It cost 412 million euros.\n"},
		{"words", "harbour-en: The new bridge over the harbour was opened on Monday in the presence of ministers.",
			"      harbour-en: The new bridge over the harbour was opened on Monday in the\n        presence of ministers.\n"},
		{"a share", "The English text says 18,430 inhabitants, the Polish text 18,340: 90 fewer (0.5 %).",
			"      The English text says 18,430 inhabitants, the Polish text 18,340: 90 fewer\n        (0.5 %).\n"},
		{"ideographs", "洪水-zh: " + strings.Repeat("暴雨已淹没", 8) + "。",
			"      洪水-zh: 暴雨已淹没暴雨已淹没暴雨已淹没暴雨已淹没暴雨已淹没暴雨已淹没暴雨\n        已淹没暴雨已淹没。\n"},
		{"a long word", strings.Repeat("x", 90) + " y", "      " + strings.Repeat("x", 90) + "\n        y\n"},
		{"what acts on a terminal", "a\x1b[2J b", "      a\\x1b[2J b\n"},
	} {
		var out bytes.Buffer
		p := &Printer{Out: &out}
		p.Wrapped(6, c.text)
		if got := out.String(); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, got, c.want)
		}
	}
}
