package ingest_test

import (
	"encoding/binary"
	"os"
	"slices"
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
			code, err := ianaindex.IANA.Encoding(name)
			if err != nil || code == nil || slices.Contains([]string{"UTF-16", "UTF-8"}, name) {
				continue // x/text does not write them, or only with a mark
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

// TestGuesses holds the guesses that a refusal names, for texts and for the beginnings of them, against the encodings
// that they are in: a wrong guess is worse than none.
func TestGuesses(t *testing.T) {
	lexicon := stagetest.Lexicon("../..")
	lengths := []int{30, 60, 1000}
	if testing.Short() {
		lengths = lengths[:1]
	}
	right, wrong := 0, 0
	for _, l := range languages(t) {
		for _, name := range source.Names() {
			code, err := ianaindex.IANA.Encoding(name)
			if err != nil || code == nil || slices.Contains([]string{"UTF-16", "UTF-8"}, name) {
				continue
			}
			for _, characters := range lengths {
				text := []rune(l[1])
				text = text[:min(characters, len(text))]
				content, ok := tryEncode(t, name, string(text))
				if !ok {
					continue
				}
				_, err := stagetest.Try(t, only, lexicon, stagetest.Source("d", content))
				if err == nil {
					continue
				}
				_, guess, ok := strings.Cut(err.Error(), "best guess is ")
				guess, _, _ = strings.Cut(guess, ":")
				switch {
				case !ok:
				case source.Named(guess).Decode([]byte(content)) == string(text):
					right++
				default:
					wrong++
				}
			}
		}
	}
	t.Logf("%d guesses are right, %d wrong", right, wrong)
	if right < 30*len(lengths) || wrong > 10 {
		t.Errorf("%d guesses are right, want %d at least; %d are wrong, want 10 at most", right, 30*len(lengths), wrong)
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
		"a guess": {"d.txt", encode(t, "macintosh", "Le phare a été rénové à l’été"), "",
			"d.txt:1: byte offset 11: invalid UTF-8 (0x8E 0x74 0x8E 0x20), and no other encoding is beyond doubt; the best " +
				"guess is macintosh"},
		"no guess": {"d.txt", "Na\xC3\xAFve caf\xE9 and \x80\x81\x82 more \xE9\xE8", "",
			"byte offset 10: invalid UTF-8 (0xE9 0x20 0x61 0x6E); mend the file"},
		"broken UTF-8": {"d.txt", "été où déjà, ça dépend\n…\xE9té", "", "d.txt:2: byte offset 33: invalid UTF-8"},
		"wrong declaration": {"d.txt", "caf\x81", "windows-1252", "d.txt:1: byte offset 3: bytes that are not windows-1252 " +
			"(0x81)"},
		"cut character": {"d.txt", "中\n\xD6", "GB18030", "d.txt"},
		"cut in the middle": {"d.txt", "\xD6\xD0\n\xD6", "GB18030", "d.txt:2: byte offset 3: bytes that are not GB18030 " +
			"(0xD6)"},
		"declared and mark": {"d.txt", "\uFEFFabc", "UTF-16LE", "declared as UTF-16LE but begins with the byte order mark " +
			"of UTF-8"},
		"ISO-2022-CN with a set that is not read": {"d.txt", "a\n\x1B$)G\x0E!!\x0F", "",
			"d.txt:2: byte offset 2: the bytes that begin Japanese"},
		"ISO-2022-JP beyond seven bits": {"d.txt", "a\n\x1B$B$3\x1B(B\xE9", "", "the bytes that begin Japanese"},
		"ISO-2022-JP cut":               {"d.txt", "a\n\x1B$B$3$", "ISO-2022-JP", "d.txt:2: byte offset 2: bytes that are"},
		"ISO-2022-JP over a line":       {"d.txt", "\x1B$B$3\n$3\x1B(B", "ISO-2022-JP", "byte offset 0: bytes that are not"},
		"UTF-32 without a mark":         {"d.txt", "a\x00\x00\x00", "UTF-32", "declare UTF-32LE or UTF-32BE"},
		"UTF-32 cut":                    {"d.txt", "a\x00\x00\x00b\x00", "UTF-32LE", "byte offset 4: a part of"},
		"UTF-32 beyond Unicode":         {"d.txt", "a\x00\x00\x00b\x00\x11\x00", "UTF-32LE", "byte offset 4: no char"},
		"UTF-32 as UTF-16": {"d.txt", "\xFF\xFE\x00\x00a\x00\x00\x00", "UTF-16LE",
			"byte order mark of UTF-32LE"},
		"x-johab":       {"d.txt", "\x88\x61\xD4\x31", "johab", "byte offset 2: bytes that are not x-johab"},
		"nul in legacy": {"d.txt", "a\x00\xE9", "windows-1252", "byte offset 1: a NUL"},
		"meta utf-8": {"d.html", "<meta charset=utf-8><p>caf\xE9 au lait d\xE9j\xE0 servi", "",
			"d.html:1: byte offset 26: invalid UTF-8"},
		"meta utf-8 with a guess": {"d.html", "<meta charset=utf-8><p>" + encode(t, "windows-1252", "Der Hafen für die "+
			"größeren Schiffe wird nächstes Jahr über die Brücke hinaus verlängert"), "",
			"invalid UTF-8 (0xFC 0x72 0x20 0x64); the best guess is windows-1252: if it is right, declare it in corpus.yaml " +
				"(encoding: windows-1252), else"},
		"declared UTF-8 with a guess": {"d.txt", encode(t, "windows-1251", "Гавань закрыта до весны, сообщила мэрия"),
			"UTF-8", "the best guess is windows-1251: if it is right, correct it in corpus.yaml"},
		"few broken bytes": {"d.html", "<meta charset=utf-8><p>déjà, été, où\xE9 là, ça, dépend \xE9", "",
			"invalid UTF-8 (0xE9 0x20 0x6C 0xC3), the first of 2 places in a file that is UTF-8 otherwise; mend"},
		"UTF-7 cut":     {"d.txt", "a\n+2D0-", "UTF-7", "d.txt:2: byte offset 2: bytes that are not UTF-7"},
		"HZ cut":        {"d.txt", "a\n~{V", "HZ-GB-2312", "d.txt:2: byte offset 2: bytes that are not HZ-GB-2312"},
		"HZ other sign": {"d.txt", "a ~x", "hz", "byte offset 2: bytes that are not HZ-GB-2312"},
		"no text":       {"d.html", "<title>a</title><p> </p>", "", "d.html: the page shows no text; remove it"},
		"scripts":       {"d.html", "<title>a</title><script>b</script>", "", "what scripts may write; save it as a"},
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
		"UTF-32 with a mark": {"d.txt", wide(binary.LittleEndian, "\uFEFFé😀\r\nz"), "", "é😀\nz", "UTF-32LE"},
		"UTF-32 of a mark":   {"d.txt", wide(binary.BigEndian, "\uFEFF中a"), "UTF-32", "中a", "UTF-32BE"},
		"UTF-32 big":         {"d.txt", wide(binary.BigEndian, "中a\rb"), "UTF-32BE", "中a\nb", "UTF-32BE"},
		"UTF-32 told":        {"d.txt", wide(binary.LittleEndian, "Le phare.\n"), "", "Le phare.\n", "UTF-32LE"},
		"UTF-32 big, told":   {"d.txt", wide(binary.BigEndian, "北湾有灯塔。"), "", "北湾有灯塔。", "UTF-32BE"},
		"ISO-2022-JP": {"d.txt", "a\n\x1B$BF|K\\8l$N\x1B(I=C\x1B$B$G\x1B(J 12\r\n", "ISO-2022-JP", "a\n日本語のｽﾃで 12\n",
			"ISO-2022-JP"},
		"ISO-2022-JP told": {"d.txt", "\x1B$BF|K\\8l\x1B(B\n\x1B$B9T\x1B(B two\n", "", "日本語\n行 two\n", "ISO-2022-JP"},
		"ISO-2022-JP meta": {"d.html", "<meta charset=iso-2022-jp><p>\x1B$BF|K\\8l\x1B(B &amp; two", "", "日本語 & two",
			"ISO-2022-JP"},
		"ISO-2022-KR told": {"d.txt", "\x1B$)C\x0EGQ19>n\x0F 12\n\x0E5QB0\x0F\n", "", "한국어 12\n둘째\n", "ISO-2022-KR"},
		"ISO-2022-CN told": {"d.txt", "\x1B$)A\x0EVPND\x0F 12\n", "", "中文 12\n", "ISO-2022-CN"},
		"HZ":               {"d.txt", "a ~~ ~{VPND~} 12~\n3\r\n~{<0~}", "hz-gb-2312", "a ~ 中文 123\n及", "HZ-GB-2312"},
		"HZ told":          {"d.txt", "~{8[?ZSP5FK~!#~}\n~{?M;':KJG~} two\n", "", "港口有灯塔。\n客户核是 two\n", "HZ-GB-2312"},
		"HZ meta":          {"d.html", "<meta charset=hz-gb-2312><p>~{VPND~} &amp; two", "", "中文 & two", "HZ-GB-2312"},
		"tildes":           {"d.txt", "a = ~{b}; ~{c~} is set\n", "", "a = ~{b}; ~{c~} is set\n", "UTF-8"},
		"UTF-7":            {"d.txt", "2 +- 2, caf+AOk- +2D3eAA.\r\n+Ti1lhw", "utf-7", "2 + 2, café 😀.\n中文", "UTF-7"},
		"UTF-7 told": {"d.txt", "D+AOk-j+AOA- l'+AOk-t+AOk-: les t+AOo-tes +AOA- c+APQ-t+AOk-.\n", "",
			"Déjà l'été: les têtes à côté.\n", "UTF-7"},
		"sums": {"d.txt", "a+b-c, x+AOk-y and 1+2-3, +49-30, +Abc-\n", "",
			"a+b-c, x+AOk-y and 1+2-3, +49-30, +Abc-\n", "UTF-8"},
		"Johab": {"d.txt", "\xd0e\x8a\x82\xb4\xe1 \xa5\xa5\xa2\x85 \xf7\xd3\xf1\xae \x88A 12", "johab",
			"한국어 본문 漢字 ㄱ 12", "x-johab"},
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

// wide writes a text in four bytes a character.
func wide(order binary.AppendByteOrder, text string) string {
	var b []byte
	for _, r := range text {
		b = order.AppendUint32(b, uint32(r))
	}
	return string(b)
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
