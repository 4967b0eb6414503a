package span_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

func index(text string) *span.Index {
	return span.NewIndex(&tables.Text{Text: text, Breaks: []tables.Break{{}}})
}

func TestPointAndByteAreReverse(t *testing.T) {
	for _, text := range []string{"", "abc", "é", strings.Repeat("aé中😀", 300), strings.Repeat("中", 1000) + "a", strings.Repeat("a", 256) + "é"} {
		x := index(text)
		p := 0
		for b := range text {
			if got := x.Point(b); got != p {
				t.Fatalf("Point(%d) = %d, want %d", b, got, p)
			}
			if got := x.Byte(p); got != b {
				t.Fatalf("Byte(%d) = %d, want %d", p, got, b)
			}
			p++
		}
		if x.Characters() != p || x.Byte(p) != len(text) {
			t.Errorf("the end of a text of %d code points is %d, byte %d", p, x.Characters(), x.Byte(p))
		}
	}
}

func TestClean(t *testing.T) {
	const before = "xx "
	for name, c := range map[string]struct {
		clean, passage string
		ok             bool
		find, want     string // a part of clean, and the part of the passage that it stands for
	}{
		"same":        {"one two", "one two", true, "two", "two"},
		"joined":      {"one two", "one\ntwo", true, "one two", "one\ntwo"},
		"respaced":    {"of telecom & fraud", "oftelecom&fraud", true, "telecom & fraud", "telecom&fraud"},
		"dropped":     {"ab", "a\u200Bb", true, "ab", "a\u200Bb"},
		"wide":        {"é 中文 x", "é\u00A0中 文\nx", true, "中文", "中 文"},
		"space ends":  {"a b c", "a  b  c", true, " b ", "b"},
		"other":       {"abc", "abd", false, "", ""},
		"longer":      {"abcd", "abc", false, "", ""},
		"shorter":     {"ab", "abc", false, "", ""},
		"joiner kept": {"ab", "a\u200Db", false, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			m, ok := span.NewClean(c.clean, c.passage, len(before))
			if ok != c.ok {
				t.Fatalf("ok = %t", ok)
			}
			if !ok {
				return
			}
			i := strings.Index(c.clean, c.find)
			s, e := m.Source(i, i+len(c.find))
			if got := (before + c.passage)[s:e]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func FuzzIndex(f *testing.F) {
	f.Add("aé中😀")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		x := index(text)
		for b := range text {
			if x.Byte(x.Point(b)) != b {
				t.Fatalf("byte %d is code point %d is byte %d", b, x.Point(b), x.Byte(x.Point(b)))
			}
		}
	})
}

// TestUnbroken takes out the marks at which lines were broken, and finds the places in the source again.
func TestUnbroken(t *testing.T) {
	cases := []struct{ clean, passage, want, part, source string }{
		{"200 mil\u00AClion", "200  mil\u00AClion", "200 million", "million", "mil\u00AClion"},
		{"for 1\u00AD200 boats", "for 1\u00AD200 boats", "for 1200 boats", "1200", "1\u00AD200"},
		{"p \u00ACq, \u00AC r", "p \u00ACq, \u00AC r", "p \u00ACq, \u00AC r", "q", "q"},
		{"none", "none", "none", "none", "none"},
	}
	for _, c := range cases {
		const base = 7
		clean, ok := span.NewClean(c.clean, c.passage, base)
		if !ok {
			t.Fatalf("%q is not %q", c.clean, c.passage)
		}
		u := clean.Unbroken()
		if u.Text != c.want {
			t.Errorf("%q: %q, want %q", c.clean, u.Text, c.want)
			continue
		}
		at := strings.Index(u.Text, c.part)
		s, e := u.Source(at, at+len(c.part))
		if got := c.passage[s-base : e-base]; got != c.source {
			t.Errorf("%q: %q comes from %q, want %q", c.clean, c.part, got, c.source)
		}
	}
}
