package block

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestClean(t *testing.T) {
	cases := []struct {
		name, text, want string
		joined           bool
		repairs          []string
	}{
		{"nothing to do", "1\u00A0770 dens", "1\u00A0770 dens", false, nil},
		{"blanks", "a  b \u00A0 c\t d", "a b c\td", false, []string{"collapsed_spaces"}},
		{"zero width", "in\u200Bside", "inside", false, []string{"dropped_zero_width"}},
		{"thai", "ไป\u200Bบ้าน", "ไป\u200Bบ้าน", false, nil},
		{"wrap", "one\n  two", "one two", true, []string{"joined_hard_wrap"}},
		{"hyphen", "well-\nknown", "well-known", true, []string{"joined_hard_wrap"}},
		{"han", "改善\n城市", "改善城市", true, []string{"joined_hard_wrap"}},
	}
	for _, c := range cases {
		b := Block{End: len(c.text), joined: c.joined}
		got, repairs := b.Clean(c.text)
		if diff := cmp.Diff(c.want, got) + cmp.Diff(c.repairs, repairs); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}
