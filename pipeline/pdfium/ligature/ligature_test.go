package ligature

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// pack makes an object of a PDF that holds others.
func pack(objects ...string) string {
	var heads, body strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&heads, "%d %d ", 50+i, body.Len())
		body.WriteString(o + "\n")
	}
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(heads.String() + body.String()))
	w.Close()
	const frame = "9 0 obj\n<</Type /ObjStm /N %d /First %d /Filter /FlateDecode>>\nstream\n%s\nendstream\nendobj\n"
	return fmt.Sprintf(frame, len(objects), heads.Len(), b.String())
}

// said gives what was found, font by font.
func said(f Fonts) string {
	var out []string
	for _, font := range slices.Sorted(maps.Keys(f)) {
		for _, code := range slices.Sorted(maps.Keys(f[font])) {
			out = append(out, fmt.Sprintf("%s %d %s", font, code, f[font][code]))
		}
	}
	return strings.Join(out, ", ")
}

func TestFind(t *testing.T) {
	const names = "<</Type /Encoding /Differences [27/f_i/f_f_i 65/A/B 28/Q_u.alt 140 /T_h]>>"
	for _, c := range []struct{ name, pdf, want string }{
		{"plain", "1 0 obj\n" + names + "\nendobj 2 0 obj <</Type/Font /BaseFont/ABCDEF+Serif /Encoding 1 0 R>> endobj",
			"Serif 27 fi, Serif 28 Qu, Serif 140 Th"},
		{"packed", pack(names, "<</BaseFont /Some#2DSerif/Encoding 50 0 R>>"),
			"Some-Serif 27 fi, Some-Serif 28 Qu, Some-Serif 140 Th"},
		{"within", "3 0 obj <</BaseFont /A /Encoding <</Differences [3/f_j]>> >> endobj", "A 3 fj"},
		{"two meanings", "3 0 obj <</BaseFont /ABCDEF+A /Encoding <</Differences [3/f_j/f_i]>> >> endobj " +
			"4 0 obj <</BaseFont /GHIJKL+A /Encoding <</Differences [3/t_t]>> >> endobj", "A 3 , A 4 fi"},
		{"the later one holds", "1 0 obj <</Differences [3/f_j]>> endobj 2 0 obj <</BaseFont /A /Encoding 1 0 R>> endobj " +
			"1 0 obj <</Differences [3/f_k]>> endobj", "A 3 fk"},
		{"no ligatures", "3 0 obj <</BaseFont /A /Encoding <</Differences [3/fi/uni_0041/a_/_b/f_iacute]>> >> endobj", ""},
		{"damaged", pack(names)[:120], ""},
		{"cut off", "1 0 obj <</Differences [3/f_j", ""},
	} {
		if got := said(Find([]byte(c.pdf))); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add([]byte(pack("<</Differences [27/f_i]>>", "<</BaseFont /A /Encoding 50 0 R>>")))
	f.Add([]byte("3 0 obj <</BaseFont /A /Encoding <</Differences [3/f_j]>> >> endobj"))
	f.Fuzz(func(_ *testing.T, data []byte) { Find(data) })
}
