package verify

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

// TestReadingComparesBytes compares the bytes of passages with the passages, in every kind of source.
func TestReadingComparesBytes(t *testing.T) {
	const html, plain, markdown = "text/html", "text/plain", "text/markdown"
	for name, c := range map[string]struct {
		media, encoding, bytes, passage string
		same                            bool
	}{
		"plain":            {plain, "UTF-8", "a\r\nb", "a\nb", true},
		"plain, other":     {plain, "UTF-8", "a b", "a\nb", false},
		"markdown":         {markdown, "UTF-8", "*é*", "*é*", true},
		"windows-1252":     {plain, "windows-1252", "\x93caf\xE9\x94", "“café”", true},
		"windows, other":   {plain, "windows-1252", "\x93caf\xE8\x94", "“café”", false},
		"GB18030":          {plain, "GB18030", "\xD6\xD0\x81\x30\x84\x36", "中¥", true},
		"Shift_JIS":        {plain, "Shift_JIS", "\x83\x65\xC3", "テﾃ", true},
		"UTF-16":           {plain, "UTF-16BE", "\x00a\xD8\x3D\xDE\x00", "a😀", true},
		"half a character": {plain, "UTF-16BE", "\x00a\xD8\x3D", "a😀", false},
		"page":             {html, "UTF-8", "caf&eacute; <b>noir</b><!-- x --></p>\n<p>12", "café noir\n12", true},
		"page in KOI8-R":   {html, "KOI8-R", "\xC4\xC1<br>\xCE\xC5\xD4&nbsp;", "да\nнет\u00A0", true},
		"page, other":      {html, "UTF-8", "caf&egrave; noir", "café noir", false},
		"page, cut":        {html, "UTF-8", "caf&eacute; noi", "café noir", false},
		"page with script": {html, "UTF-8", "a<script>b</script>c", "ac", true},
		"page without":     {html, "UTF-8", "a<i>b</i>c", "ac", false},
		"xmp":              {html, "UTF-8", "a<b>&amp;", "a<b>&amp;", true},
	} {
		t.Run(name, func(t *testing.T) {
			r := readingOf(c.media, c.encoding)
			if r == nil {
				t.Fatal("it is not read")
			}
			if got := r.says(r.decode([]byte(c.bytes)), c.passage); got != c.same {
				t.Errorf("got %v, want %v", got, c.same)
			}
		})
	}
	if readingOf("application/pdf", "UTF-8") != nil || readingOf(plain, "klingon") != nil {
		t.Error("what is not known is read")
	}
}

func TestUnpack(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(strings.Repeat("a", 1000))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if content, err := unpack(b.Bytes(), 1000); err != nil || len(content) != 1000 {
		t.Error(len(content), err)
	}
	if _, err := unpack(b.Bytes(), 999); err == nil || !strings.Contains(err.Error(), "more than 999 bytes") {
		t.Error(err)
	}
	if _, err := unpack(b.Bytes()[:b.Len()-9], 1000); err == nil {
		t.Error("a gzip file that is cut off is read")
	}
}
