package source_test

import (
	"bytes"
	"compress/gzip"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/ianaindex"

	"github.com/klauspost/compress/zstd"

	"example.org/sourcebook/pipeline/source"
)

func TestKindOf(t *testing.T) {
	for p, want := range map[string]source.Kind{
		"a.txt":         {Media: "text/plain", Stem: "a"},
		"a/b.c.TXT":     {Media: "text/plain", Stem: "a/b.c"},
		"a.md.gz":       {Media: "text/markdown", Packed: true, Stem: "a"},
		"a.markdown":    {Media: "text/markdown", Stem: "a"},
		"a.HTML.GZ":     {Media: "text/html", Packed: true, Stem: "a"},
		"a.xhtml":       {Media: "text/html", Stem: "a"},
		"a.htm":         {Media: "text/html", Stem: "a"},
		"a.gz":          {Packed: true, Stem: "a"},
		"a.txt.gz.gz":   {Packed: true, Stem: "a.txt.gz"},
		"a.pdf":         {Media: source.PDF, Stem: "a"},
		"a":             {Stem: "a"},
		"a.txt/b":       {Stem: "a.txt/b"},
		"b.tar.gz/a.md": {Media: "text/markdown", Stem: "b.tar.gz/a"},
	} {
		if got := source.KindOf(p); got != want {
			t.Errorf("%s: got %+v, want %+v", p, got, want)
		}
	}
}

// TestNames holds the names against the registry of IANA: each is the preferred one there.
func TestNames(t *testing.T) {
	for _, name := range source.Names() {
		if strings.HasPrefix(name, "x-") {
			continue
		}
		code, err := ianaindex.IANA.Encoding(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if code == nil {
			continue // registered, but x/text has no decoder under this name
		}
		if preferred, err := ianaindex.MIME.Name(code); err == nil && preferred != name &&
			name != "UTF-16" && name != "UTF-32" {
			t.Errorf("%s is called %s", name, preferred)
		}
	}
	for label, want := range map[string]string{"latin-1": "ISO-8859-1", "Latin1": "ISO-8859-1", "cp1252": "windows-1252",
		"utf8": "UTF-8", "utf-32le": "UTF-32LE", "iso-2022-jp": "ISO-2022-JP", "cp1361": "x-johab",
		"sjis": "Shift_JIS", "x-sjis": "Shift_JIS", "euc_kr": "EUC-KR", "ks_c_5601-1987": "EUC-KR", "gb2312": "GBK",
		"GB-18030":   "GB18030",
		"big5-hkscs": "Big5", "koi8_r": "KOI8-R", "iso8859-15": "ISO-8859-15", "cp866": "IBM866", "tis-620": "windows-874",
		"utf-16le": "UTF-16LE", "utf-7": "UTF-7", "hz-gb-2312": "HZ-GB-2312", "HZ": "HZ-GB-2312"} {
		if e := source.Named(label); e == nil || e.Name != want {
			t.Errorf("%s is %+v, want %s", label, e, want)
		}
	}
	for _, label := range []string{"", "klingon", "--", "utf-9"} {
		if e := source.Named(label); e != nil {
			t.Errorf("%q is %s", label, e.Name)
		}
	}
}

// TestTables decodes every character of every encoding by the tables and by the decoder of x/text.
func TestTables(t *testing.T) {
	for _, name := range source.Names() {
		e := source.Named(name)
		tables := e.Tables()
		if tables == nil {
			continue
		}
		found := 0
		for c := range 256 {
			for d := range 256 {
				data := []byte{byte(c), byte(d)}
				r, pair, n := tables.Character(data)
				if n == 0 {
					continue
				}
				found++
				if pair == "" {
					pair = string(r)
				}
				if want := e.Decode(data[:n]); pair != want {
					t.Errorf("%s: % X is %q, want %q", name, data[:n], pair, want)
				}
				if strings.ContainsRune(pair, utf8.RuneError) {
					t.Errorf("%s: % X is U+FFFD", name, data[:n])
				}
			}
		}
		if found < 128*256 {
			t.Errorf("%s has %d characters", name, found)
		}
		if r, _, n := tables.Character([]byte{'a'}); r != 'a' || n != 1 {
			t.Errorf("%s: a is %q", name, r)
		}
	}
}

func packed(t testing.TB, content string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tight packs a content as Zstandard.
func tight(t testing.TB, content string) []byte {
	e, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return e.EncodeAll([]byte(content), nil)
}

func TestUnpack(t *testing.T) {
	a := packed(t, strings.Repeat("a", 100))
	bad := slices.Clone(a)
	bad[len(bad)-5] ^= 1 // of the checksum
	for name, c := range map[string]struct {
		data  []byte
		limit int64
		want  string // content, or what the error says
	}{
		"whole":     {packed(t, "abc"), 3, "abc"},
		"two parts": {append(packed(t, "abc"), packed(t, "d")...), 10, "abcd"},
		"empty":     {packed(t, ""), 3, ""},
		"bomb":      {a, 99, "unpacks to more than the 99 bytes allowed"},
		"cut off":   {a[:len(a)-3], 1000, "is cut off after 100 unpacked bytes"},
		"no gzip":   {[]byte("abc"), 3, "is no gzip file"},
		"nothing":   {nil, 3, "is no gzip file"},
		"checksum":  {bad, 1000, "is damaged after"},
		"tail":      {append(slices.Clone(a), "tail of the file"...), 1000, "goes on with bytes of another kind"},
		"zstd":      {tight(t, "abc"), 3, "abc"},
		"zstd, two": {append(tight(t, "abc"), tight(t, "d")...), 10, "abcd"},
		"zstd bomb": {tight(t, strings.Repeat("a", 1<<20)), 99, "unpacks to more than the 99 bytes allowed"},
		"zstd, cut": {tight(t, strings.Repeat("abc", 100))[:12], 1000, "is cut off after"},
		"zstd tail": {append(tight(t, "abc"), "tail of the file"...), 1000, "goes on with bytes of another kind"},
	} {
		t.Run(name, func(t *testing.T) {
			content, err := source.Unpack(c.data, c.limit)
			if err == nil && string(content) != c.want || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %q, %v; want %q", content, err, c.want)
			}
			if name := name; err == nil && (name == "bomb" || name == "checksum") {
				t.Error("no error")
			}
		})
	}
}

// FuzzUnpack unpacks any bytes: never more than the limit, and what was packed comes out.
func FuzzUnpack(f *testing.F) {
	f.Add(packed(f, "abc"), int64(10))
	f.Add([]byte("\x1f\x8b\x08"), int64(0))
	f.Fuzz(func(t *testing.T, data []byte, limit int64) {
		limit = max(0, limit%(1<<20))
		if content, err := source.Unpack(data, limit); err == nil && int64(len(content)) > limit {
			t.Fatalf("%d bytes, more than %d", len(content), limit)
		}
		if content,
			err := source.Unpack(packed(t, string(data)), int64(len(data))); err != nil || !bytes.Equal(content, data) {
			t.Fatalf("got %q, %v", content, err)
		}
	})
}
