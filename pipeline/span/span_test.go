package span_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

func index(text string) *span.Index {
	return span.NewIndex(&tables.Text{Text: text, Breaks: []tables.Break{{}}})
}

func TestPointAndByteAreReverse(t *testing.T) {
	for _, text := range []string{"", "abc", "é", strings.Repeat("aé中😀", 300), strings.Repeat("中", 1000) + "a",
		strings.Repeat("a", 256) + "é"} {
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
		if s := x.Of(len(text), len(text)); s.From != len(text) || s.Start != p {
			t.Errorf("the end is at byte %d, code point %d; want %d, %d", s.From, s.Start, len(text), p)
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
			text := before + c.passage
			x := index(text)
			m, err := x.Clean(&schema.Paragraph{Text: c.clean, Span: x.Of(len(before), len(text))})
			if same := span.SameButSpace(c.clean, c.passage); same != c.ok || (err == nil) != c.ok {
				t.Fatalf("same = %t, error = %v", same, err)
			}
			if err != nil {
				return
			}
			i := strings.Index(c.clean, c.find)
			s, e := m.Source(i, i+len(c.find))
			if got := text[s:e]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestFault: a repair that changes more than white space is reported with the document, the paragraph and the place.
func TestFault(t *testing.T) {
	x := index("né, une deux")
	p := &schema.Paragraph{ParagraphID: "a.p4", DocumentID: "a", Text: "une  dix", Span: x.Of(5, 13)}
	_, err := x.Clean(p)
	if want := "the text of paragraph a.p4 of document a differs from its source in more than white space, from code " +
		"point 9 on; this is a fault of the program, please report it"; err == nil || err.Error() != want {
		t.Errorf("error = %v, want %s", err, want)
	}
}

func TestSameButSpace(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"a b", "ab", true}, {" a\u00a0b\n", "a\u200b b", true}, {"", " \u2060\ufeff", true}, {"a", "", false},
		{"ab", "ac", false},
		{"a\u200db", "ab", false}, {"é", "e", false}, {"a b c", "a b", false},
	} {
		if got := span.SameButSpace(c.a, c.b); got != c.want {
			t.Errorf("SameButSpace(%q, %q) = %t", c.a, c.b, got)
		}
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
		const before = "so: "
		text := before + c.passage
		x := index(text)
		clean, err := x.Clean(&schema.Paragraph{Text: c.clean, Span: x.Of(len(before), len(text))})
		if err != nil {
			t.Fatal(err)
		}
		u := clean.Unbroken()
		if u.Text != c.want {
			t.Errorf("%q: %q, want %q", c.clean, u.Text, c.want)
			continue
		}
		at := strings.Index(u.Text, c.part)
		s, e := u.Source(at, at+len(c.part))
		if got := text[s:e]; got != c.source {
			t.Errorf("%q: %q comes from %q, want %q", c.clean, c.part, got, c.source)
		}
	}
}
