package screen

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"testing"
)

func TestVisible(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "déjà 中 😀 \u200d\n", "déjà 中 😀 \u200d\n"},
		{"escape sequence", "a\x1b[2Jb", `a\x1b[2Jb`},
		{"bell, tab, CR, DEL", "\a\t\r\x7f", `\a\t\r\x7f`},
		{"C1 controls", "\u009b31m", `\u009b31m`},
		{"order of the text", "\u202e\u2066\u200f\u061c", `\u202e\u2066\u200f\u061c`},
		{"line separators", "\u2028\u2029", `\u2028\u2029`},
		{"tag characters", "\U000e0041", `\U000e0041`},
		{"no UTF-8", "a\xff\xc3", `a\xff\xc3`},
	} {
		if got := Visible(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Whatever a text holds, nothing of what is shown acts on a terminal, and JSON stays the same document.
func FuzzTerminal(f *testing.F) {
	for _, s := range []string{"", "a\x1b[2J", "\u009b\u202e\U000e0041", "\xff", "é中😀\u200d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if i := strings.IndexFunc(Visible(s), acts); i >= 0 {
			t.Fatalf("%q shows %q", s, Visible(s))
		}
		var plain, out bytes.Buffer
		for _, w := range []io.Writer{&plain, Inert{&out}} {
			e := json.NewEncoder(w)
			e.SetEscapeHTML(false)
			if err := e.Encode([]string{s}); err != nil {
				t.Fatal(err)
			}
		}
		if strings.IndexFunc(out.String(), acts) >= 0 {
			t.Fatalf("%q gives the JSON %q", s, out.String())
		}
		var want, got []string
		if err := json.Unmarshal(plain.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(out.Bytes(), &got); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("got %q, want %q: %v", got, want, err)
		}
	})
}
