package ingest_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/ingest"
	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
)

var only = []stage.Stage{ingest.Stage}

// utf16Bytes encodes text; mark is written first if it is not empty.
func utf16Bytes(order binary.AppendByteOrder, mark, text string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(mark + text)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func TestDecode(t *testing.T) {
	for name, c := range map[string]struct {
		content, declared string
		text, encoding    string
		issues            []string
	}{
		"plain":       {content: "a é 中 😀\n", text: "a é 中 😀\n", encoding: "UTF-8"},
		"mark":        {content: "\uFEFFabc", text: "abc", encoding: "UTF-8"},
		"mark inside": {content: "a\uFEFFbc", text: "a\uFEFFbc", encoding: "UTF-8"},
		"line ends":   {content: "a\r\nb\rc\n\r\r\nd", text: "a\nb\nc\n\n\nd", encoding: "UTF-8"},
		"control":     {content: "a\x0bb", text: "a\x0bb", encoding: "UTF-8", issues: []string{"control_characters"}},
		"replacement": {content: "a\uFFFD", text: "a\uFFFD", encoding: "UTF-8",
			issues: []string{"replacement_characters"}},
		"no letters": {content: "12\n", text: "12\n", encoding: "UTF-8", issues: []string{"no_letters"}},
		"utf-16 le": {content: utf16Bytes(binary.LittleEndian, "\uFEFF", "é😀\r\nz"), text: "é😀\nz",
			encoding: "UTF-16LE"},
		"utf-16 be": {content: utf16Bytes(binary.BigEndian, "\uFEFF", "é😀z"), text: "é😀z", encoding: "UTF-16BE"},
		"declared le": {content: utf16Bytes(binary.LittleEndian, "", "中a"), declared: "UTF-16LE", text: "中a",
			encoding: "UTF-16LE"},
		"declared utf-8": {content: "é", declared: "UTF-8", text: "é", encoding: "UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			s := stagetest.Source("d", c.content)
			s.Declared.Encoding = c.declared
			r := stagetest.Run(t, only, nil, s).Reader()
			text, origin := tables.Texts.One(r), tables.Origins.One(r)
			if text.Text != c.text || origin.Encoding != c.encoding {
				t.Errorf("got %q in %s", text.Text, origin.Encoding)
			}
			if d := cmp.Diff(c.issues, origin.Issues); d != "" {
				t.Error(d)
			}
			placesDecode(t, c.content, text, origin)
		})
	}
}

// TestUnshown reads pages whose JSON-LD states a text: what the page does not show of it is no text, but said.
func TestUnshown(t *testing.T) {
	body := strings.Repeat("The lighthouse of the northern bay shone again; the keeper climbed 132 steps. ", 4)
	page := func(stated, shown string) string {
		return `<h1>The bay</h1><p>` + shown + `</p><script type="application/ld+json">` +
			`{"@type":"NewsArticle","articleBody":"` + stated + `"}</script>`
	}
	escaped := "&lt;p class=&quot;a&quot;&gt;" + strings.ReplaceAll(body, " ", "&amp;nbsp;") + "&lt;/p&gt;"
	for name, c := range map[string]struct {
		content string
		issues  []string
	}{
		"only stated":       {page(body, "Subscribers read on."), []string{"hidden_text"}},
		"shown":             {page(body, body), nil},
		"shown and escaped": {page(escaped, body), nil},
		"a summary":         {page(body[:150], "Subscribers read on."), nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := &tables.Source{DocumentID: "d", Path: "d.html", Content: []byte(c.content)}
			origin := tables.Origins.One(stagetest.Run(t, only, nil, s).Reader())
			if d := cmp.Diff(c.issues, origin.Issues); d != "" {
				t.Error(d)
			}
		})
	}
}

// placesDecode proves that the bytes that an index gives for a character hold that character, that the places follow
// each other, and that the whole text stands at the place of the whole.
func placesDecode(t *testing.T, content string, text *tables.Text, origin *tables.Origin) {
	t.Helper()
	x := span.NewIndex(text)
	code, page := source.Named(origin.Encoding), origin.MediaType == source.HTML
	before := 0
	for b, r := range text.Text {
		s := x.Of(b, b+utf8.RuneLen(r))
		from, to := int(s.ByteStart.N), int(s.ByteEnd.N)
		if from < before || to < from || to > len(content) {
			t.Fatalf("at byte %d of the text, %q stands at %d to %d of the source, after %d", b, r, from, to, before)
		}
		before = from
		got := code.Decode([]byte(content[from:to]))
		if got == "\r" {
			got = "\n"
		}
		if page && code.Shifts() == nil && (markup.Shows(got, string(r)) || span.IsSpace(r) && markup.Shows(got, "")) {
			continue
		}
		if page {
			got = markup.Visible(got)
		}
		// A few characters are written as a whole with another, those between two escape sequences with all others there.
		asWhole := strings.ContainsRune(got, r) && (len([]rune(got)) == 2 || code.Shifts() != nil)
		if got != string(r) && !asWhole {
			t.Fatalf("at byte %d of the text, %q stands in the source as %q", b, r, content[from:to])
		}
	}
}

func TestUnreadableSources(t *testing.T) {
	for name, c := range map[string]struct{ content, declared, want string }{
		"empty":            {"", "", "d.txt: the file is empty"},
		"blanks only":      {" \n\u00A0\t\n", "", "d.txt: the file shows no text"},
		"mark only":        {"\uFEFF", "", "d.txt: the file holds a byte order mark and nothing else"},
		"broken":           {"ab\ncd\xE9 f", "", "d.txt:2: byte offset 5: invalid UTF-8 (0xE9 0x20 0x66)"},
		"truncated":        {"abc\xE4\xB8", "", "byte offset 3: invalid UTF-8 (0xE4 0xB8)"},
		"nul":              {"ab\n\x00", "", "d.txt:2: byte offset 3: a NUL"},
		"utf-16 odd":       {"\xFF\xFEa\x00b", "", "byte offset 4: half of a UTF-16 character"},
		"utf-16 surrogate": {"\xFF\xFE\x00\xD8a\x00", "", "byte offset 2: a lone surrogate"},
		"utf-16 no mark":   {"a\x00b\x00", "UTF-16", "has no byte order mark"},
		"utf-16 nul":       {"\xFE\xFF\x00a\x00\x00", "", "byte offset 4: a NUL"},
	} {
		t.Run(name, func(t *testing.T) {
			s := stagetest.Source("d", c.content)
			s.Declared.Encoding = c.declared
			_, err := stagetest.Try(t, only, nil, s)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("a\r\nb\r\xC3\xA9")
	f.Add("\uFEFFa")
	f.Add("\xFF\xFEa\x00\r\x00\n\x00")
	f.Fuzz(func(t *testing.T, content string) {
		result, err := stagetest.Try(t, only, nil, stagetest.Source("d", content))
		if err != nil {
			return
		}
		text, origin := tables.Texts.One(result.Reader()), tables.Origins.One(result.Reader())
		if !utf8.ValidString(text.Text) || strings.Contains(text.Text, "\r") {
			t.Fatalf("%q is no clean text", text.Text)
		}
		placesDecode(t, content, text, origin)
	})
}
