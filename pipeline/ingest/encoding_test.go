package ingest_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/ianaindex"

	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/tables"
)

// encode encodes a text; it fails the test if the encoding lacks a character.
func encode(t testing.TB, name, text string) string {
	t.Helper()
	out, ok := tryEncode(t, name, text)
	if !ok {
		t.Fatalf("%s lacks a character of %q", name, text)
	}
	return out
}

func tryEncode(t testing.TB, name, text string) (string, bool) {
	t.Helper()
	code, err := ianaindex.IANA.Encoding(name)
	if err != nil || code == nil {
		t.Fatalf("%s: %v", name, err)
	}
	out, err := code.NewEncoder().String(text)
	return out, err == nil
}

// languages are the texts of testdata/languages.tsv with their encodings.
func languages(t testing.TB) (texts [][2]string) {
	data, err := os.ReadFile("testdata/languages.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if names, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && line[0] != '#' {
			texts = append(texts, [2]string{names, text})
		}
	}
	return texts
}

// TestEncodingIsTold holds texts in their usual encodings against what is told from the bytes.
func TestEncodingIsTold(t *testing.T) {
	lexicon := stagetest.Lexicon("../..")
	for _, l := range languages(t) {
		for name := range strings.FieldsSeq(l[0]) {
			content := encode(t, name, l[1])
			r := stagetest.Run(t, only, lexicon, stagetest.Source("d", content)).Reader()
			text, origin := tables.Texts.One(r), tables.Origins.One(r)
			if text.Text != l[1] {
				t.Errorf("%s was read as %s: %q", name, origin.Encoding, text.Text)
			}
			placesDecode(t, content, text, origin)
		}
	}
}

// TestEncodingIsNeverToldWrongly tries every text in every encoding that has its characters: it is read right or
// refused.
func TestEncodingIsNeverToldWrongly(t *testing.T) {
	lexicon := stagetest.Lexicon("../..")
	right, refused := 0, 0
	for _, l := range languages(t) {
		for _, name := range source.Names() {
			if name == "UTF-16" || name == "UTF-8" || name == "x-mac-cyrillic" {
				continue
			}
			content, ok := tryEncode(t, name, l[1])
			if !ok {
				continue
			}
			result, err := stagetest.Try(t, only, lexicon, stagetest.Source("d", content))
			if err != nil {
				refused++
				if !strings.Contains(err.Error(), "d.txt:") {
					t.Errorf("%s: %v names no place", name, err)
				}
				continue
			}
			right++
			r := result.Reader()
			if text := tables.Texts.One(r); text.Text != l[1] {
				t.Errorf("%s was read as %s: %q", name, tables.Origins.One(r).Encoding, text.Text)
			}
		}
	}
	if right < 100 || refused == 0 {
		t.Errorf("%d right, %d refused", right, refused)
	}
}

// TestEncodingOfPages tells the encoding of pages that do not state one: their markup is no text.
func TestEncodingOfPages(t *testing.T) {
	lexicon := stagetest.Lexicon("../..")
	for _, l := range languages(t) {
		name, _, _ := strings.Cut(l[0], " ")
		if strings.HasPrefix(name, "UTF-16") {
			continue
		}
		head := "<html><head><style>p { color: black; }</style></head><body class='the home page of this site'>" +
			strings.Repeat("<div class='navigation of the whole site'><p id='what is the use of "+
				"that'>&nbsp;&eacute;</p></div>\n", 40)
		content := head + "<p>" + encode(t, name, l[1]) + "</p>"
		s := &tables.Source{DocumentID: "d", Path: "d.html", Content: []byte(content)}
		r := stagetest.Run(t, only, lexicon, s).Reader()
		text, origin := tables.Texts.One(r), tables.Origins.One(r)
		if !strings.HasSuffix(text.Text, l[1]) {
			t.Errorf("%s was read as %s: %q", name, origin.Encoding, text.Text[max(0, len(text.Text)-200):])
		}
		placesDecode(t, content, text, origin)
	}
}

func TestRefusals(t *testing.T) {
	lexicon := stagetest.Lexicon("../..")
	for name, c := range map[string]struct{ path, content, declared, want string }{
		"too little to tell": {"d.txt", "ab\ncd\xE9 f", "", "d.txt:2: byte offset 5: invalid UTF-8 (0xE9 0x20 0x66)"},
		"a guess": {"d.txt", "Na\xC3\xAFve caf\xE9 and \x80\x81\x82 more \xE9\xE8", "",
			"d.txt:1: byte offset 10: invalid UTF-8 (0xE9 0x20 0x61 0x6E), and no other encoding is beyond doubt; the best " +
				"guess is "},
		"broken UTF-8": {"d.txt", "été où déjà, ça dépend\n…\xE9té", "", "d.txt:2: byte offset 33: invalid UTF-8"},
		"wrong declaration": {"d.txt", "caf\x81", "windows-1252", "d.txt:1: byte offset 3: bytes that are not windows-1252 " +
			"(0x81)"},
		"cut character": {"d.txt", "中\n\xD6", "GB18030", "d.txt"},
		"cut in the middle": {"d.txt", "\xD6\xD0\n\xD6", "GB18030", "d.txt:2: byte offset 3: bytes that are not GB18030 " +
			"(0xD6)"},
		"declared and mark": {"d.txt", "\uFEFFabc", "UTF-16LE", "declared as UTF-16LE but begins with the byte order mark " +
			"of UTF-8"},
		"ISO-2022-JP":   {"d.txt", "a\n\x1B$B$3\x1B(B", "", "d.txt:2: byte offset 2: the bytes that begin Japanese"},
		"UTF-32":        {"d.txt", "\xFF\xFE\x00\x00a\x00\x00\x00", "", "the byte order mark of UTF-32"},
		"nul in legacy": {"d.txt", "a\x00\xE9", "windows-1252", "byte offset 1: a NUL"},
		"meta utf-8": {"d.html", "<meta charset=utf-8><p>caf\xE9 au lait d\xE9j\xE0 servi", "",
			"d.html:1: byte offset 26: invalid UTF-8"},
		"no text": {"d.html", "<title>a</title><script>b</script>", "", "d.html: the page shows no text"},
	} {
		t.Run(name, func(t *testing.T) {
			s := &tables.Source{DocumentID: "d", Path: c.path, Content: []byte(c.content)}
			s.Declared.Encoding = c.declared
			_, err := stagetest.Try(t, only, lexicon, s)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestDeclaredEncodings(t *testing.T) {
	lexicon := stagetest.Lexicon("../..")
	page := func(head, encoding, text string) string { return head + encode(t, encoding, text) }
	for name, c := range map[string]struct{ path, content, declared, text, encoding string }{
		"latin 1":             {"d.txt", "caf\xE9", "ISO-8859-1", "café", "ISO-8859-1"},
		"latin 1 with quotes": {"d.txt", "\x93caf\xE9\x94", "ISO-8859-1", "“café”", "windows-1252"},
		"GBK":                 {"d.txt", "\xD6\xD0\r\n\x80", "GBK", "中\n€", "GBK"},
		"GBK with four bytes": {"d.txt", "\xD6\xD0\x81\x30\x81\x34", "GBK", "中\u0084", "GB18030"},
		"Shift_JIS":           {"d.txt", "\x83\x65\xC3\xBD\xC4a\\~", "Shift_JIS", "テﾃｽﾄa\\~", "Shift_JIS"},
		"EUC-JP":              {"d.txt", "\xA5\xC6\x8E\xC3\x8F\xB0\xA1a", "EUC-JP", "テﾃ丂a", "EUC-JP"},
		"Big5 with a pair":    {"d.txt", "a\x88\x62\xA4\xA4", "Big5", "aÊ̄中", "Big5"},
		"the meta is wrong":   {"d.html", "<meta charset=iso-8859-1><p>déjà vu à l’école", "", "déjà vu à l’école", "UTF-8"},
		"meta": {"d.html", page("<meta charset='windows-1251'><p>", "windows-1251", "да"), "", "да",
			"windows-1251"},
		"meta pragma": {"d.html", page(`<meta http-equiv="Content-Type" content="text/html; charset=GB2312"><p>`, "GBK",
			"中文"), "", "中文", "GBK"},
		"meta utf-16": {"d.html", "<meta charset=utf-16><p>é", "", "é", "UTF-8"},
		"XML declaration": {"d.xhtml", page("<?xml version='1.0' encoding='koi8-r'?><p>", "KOI8-R", "да"), "", "да",
			"KOI8-R"},
		"declared before": {"d.html", page("<meta charset=utf-8><p>", "KOI8-R", "да"), "KOI8-R", "да", "KOI8-R"},
	} {
		t.Run(name, func(t *testing.T) {
			s := &tables.Source{DocumentID: "d", Path: c.path, Content: []byte(c.content)}
			s.Declared.Encoding = c.declared
			r := stagetest.Run(t, only, lexicon, s).Reader()
			text, origin := tables.Texts.One(r), tables.Origins.One(r)
			if text.Text != c.text || origin.Encoding != c.encoding {
				t.Errorf("got %q in %s", text.Text, origin.Encoding)
			}
			placesDecode(t, c.content, text, origin)
		})
	}
}

// TestRareBytesCount tells the encoding of a long text in which the bytes that tell encodings apart come late.
func TestRareBytesCount(t *testing.T) {
	lexicon := stagetest.Lexicon("../..")
	early := strings.Repeat("Am Abend kam das Schiff zurück, und die Kinder liefen über die Brücke zum Hafen, um es zu "+
		"begrüßen.\n", 400)
	for late, names := range map[string]string{
		"Les œufs de la sœur sont au cœur du vœu, et l’œuvre de Lœtitia fut vœu de sœur.\n":               "windows-1252",
		"Köyün yaşlıları eski çeşmenin yeniden açılmasını istiyor, çocuklar ise oynayacakları bahçeyi.\n": "windows-1254",
	} {
		for name := range strings.FieldsSeq(names) {
			result, err := stagetest.Try(t, only, lexicon, stagetest.Source("d", encode(t, name, early+late)))
			if err != nil {
				continue // a doubt is no error
			}
			r := result.Reader()
			if text := tables.Texts.One(r); text.Text != early+late {
				t.Errorf("%s was read as %s: %q", name, tables.Origins.One(r).Encoding, text.Text[len(text.Text)-len(late):])
			}
		}
	}
}
