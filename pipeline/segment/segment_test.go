package segment

import (
	"fmt"
	"hash/fnv"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/effort"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// readText segments a text without a corpus around it.
func readText(t testing.TB, l *language.Lexicon, text string) *document {
	t.Helper()
	d, err := read(&tables.Text{DocumentID: "d", Text: text}, survey(text), l)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// survey gives what the survey says of a text that is a corpus by itself.
func survey(text string) *surveyed {
	e := &surveyed{}
	for line := range strings.Lines(text) {
		if line = strings.Join(strings.FieldsFunc(line, span.IsSpace), " "); line != "" {
			h := fnv.New64a()
			h.Write([]byte(line))
			e.lines = append(e.lines, h.Sum64())
		}
	}
	return e
}

// checkInvariants proves what must hold for any text.
func checkInvariants(t testing.TB, text string, d *document) {
	t.Helper()
	runes := []rune(text)
	cover := func(what string, from, to int, spans []schema.Span) {
		at := from
		for _, s := range append(spans, schema.Span{Start: to, End: to}) {
			if s.Start < at || s.End < s.Start || s.End > to {
				t.Fatalf("%s: span %d–%d after %d in %d–%d", what, s.Start, s.End, at, from, to)
			}
			if rest := strings.TrimSpace(string(dropSpace(runes[at:s.Start]))); rest != "" {
				t.Fatalf("%s: %q is not covered", what, rest)
			}
			at = s.End
		}
	}
	var paragraphs []schema.Span
	ids := map[string]bool{}
	inside := map[string][]schema.Span{}
	for i, s := range d.sentences {
		inside[s.ParagraphID] = append(inside[s.ParagraphID], s.Span)
		if ids[s.SentenceID] || s.Ordinal != i+1 || s.SentenceID != fmt.Sprintf("d.s%d", s.Span.Start) {
			t.Fatalf("sentence %d has the identifier %s", i, s.SentenceID)
		}
		ids[s.SentenceID] = true
		if same(s.Text) != same(string(runes[s.Span.Start:s.Span.End])) {
			t.Fatalf("sentence %q differs from its source", s.Text)
		}
	}
	for i, p := range d.paragraphs {
		paragraphs = append(paragraphs, p.Span)
		if ids[p.ParagraphID] || p.Ordinal != i+1 || p.ParagraphID != fmt.Sprintf("d.p%d", p.Span.Start) {
			t.Fatalf("paragraph %d has the identifier %s", i, p.ParagraphID)
		}
		ids[p.ParagraphID] = true
		if same(p.Text) != same(string(runes[p.Span.Start:p.Span.End])) {
			t.Fatalf("paragraph %q differs from its source by more than white space", p.Text)
		}
		switch p.Role {
		case schema.RoleBody, schema.RoleTitle, schema.RoleHeading, schema.RoleCaption:
			cover("sentences of "+p.ParagraphID, p.Span.Start, p.Span.End, inside[p.ParagraphID])
		default:
			if len(inside[p.ParagraphID]) > 0 {
				t.Fatalf("the %s %s has sentences", p.Role, p.ParagraphID)
			}
		}
	}
	cover("paragraphs", 0, len(runes), paragraphs)
	for _, e := range d.metadata.Evidence {
		if e.Start >= e.End || e.End > len(runes) {
			t.Fatalf("evidence for %s at %d–%d", e.Field, e.Start, e.End)
		}
	}
}

// dropSpace drops the characters that a repair may drop.
func dropSpace(s []rune) []rune {
	var out []rune
	for _, r := range s {
		if r != 0x200B && r != 0x2060 && r != 0xFEFF {
			out = append(out, r)
		}
	}
	return out
}

// same is a text without white space.
func same(s string) string {
	return strings.Join(strings.Fields(string(dropSpace([]rune(s)))), "")
}

func FuzzRead(f *testing.F) {
	pages, err := os.ReadFile("testdata/pages.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range strings.Split(string(pages), "-- ") {
		f.Add(p)
	}
	for _, s := range []string{"", " ", "\n", "a", "©", "a\n\n\nb", "1\n2\n3\n4", "http://", "|", "By\n:", "（2023年9月6日 新华社）", "A\u200Bb  c\t d.", strings.Repeat("word ", 40) + "\nand so on"} {
		f.Add(s)
	}
	l := lexicon()
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\r", "")
		checkInvariants(t, text, readText(t, l, text))
	})
}

func TestHostileTexts(t *testing.T) {
	const n = 1 << 19
	cases := []struct{ name, text string }{
		{"brackets", strings.Repeat("(", n)},
		{"closing brackets", "a." + strings.Repeat(")", n) + " B"},
		{"quotation marks", strings.Repeat("\"", n)},
		{"stops", strings.Repeat(".", n)},
		{"spaced stops", strings.Repeat(". ", n/2)},
		{"combining marks", "a" + strings.Repeat("\u0301", n/2)},
		{"spaces", strings.Repeat(" ", n)},
		{"spaces after a stop", "A." + strings.Repeat(" ", n) + "B"},
		{"zero-width", "a" + strings.Repeat("\u200B", n/3) + "b"},
		{"one word", strings.Repeat("a", n)},
		{"one line", strings.Repeat("All is well. ", n/13)},
		{"short lines", strings.Repeat("a\n", n/2)},
		{"short lines around a core", "Title\n" + strings.Repeat("All is well here in the valley, they said to us. ", 9) + "\n" + strings.Repeat("a\n", n/2) + strings.Repeat("All is well here in the valley, they said to us. ", 9)},
		{"short lines apart before a core", "Title\n\n" + strings.Repeat("A b\n\n", n/5) + strings.Repeat("All is well here in the valley, they said to us. ", 9)},
		{"contents", strings.Repeat("1 History\n2 Closure\n", n/20)},
		{"numbers", strings.Repeat("1\n", n/2)},
		{"dates", strings.Repeat("1.2.2020 ", n/9)},
		{"bars", strings.Repeat("a | ", n/4)},
		{"han", strings.Repeat("中", n/3)},
		{"wrapped", strings.Repeat("the quick brown fox jumps over the lazy dog and goes home\n", n/58)},
		{"colons", strings.Repeat("a: ", n/3)},
		{"copyright", strings.Repeat("© ", n/3)},
		{"glued stops", strings.Repeat("aa.Bb", n/5)},
	}
	l := lexicon()
	readText(t, l, "Warm up.")
	for _, c := range cases {
		took, _ := effort.Of(func() { readText(t, l, c.text) })
		// A hundred times what it takes: what is quadratic takes minutes.
		if took > 20*time.Second {
			t.Errorf("%s: %v of a processor for %d bytes", c.name, took, len(c.text))
		}
	}
}

func TestIdentify(t *testing.T) {
	cases := []struct{ text, expected, want string }{
		{"The quick brown fox jumps over the lazy dog and runs away.", "", "en"},
		{"Le gouvernement a annoncé de nouvelles mesures pour les écoles.", "", "fr"},
		{"Der Bundestag hat am Freitag ein neues Gesetz beschlossen.", "", "de"},
		{"El gobierno anunció ayer nuevas medidas para las escuelas del país.", "", "es"},
		{"O governo anunciou ontem novas medidas para as escolas do país.", "", "pt"},
		{"Il governo ha annunciato ieri nuove misure per le scuole del paese.", "", "it"},
		{"De regering heeft gisteren nieuwe maatregelen voor de scholen aangekondigd.", "", "nl"},
		{"Rząd ogłosił wczoraj nowe środki dla szkół w całym kraju.", "", "pl"},
		{"Vláda včera oznámila nová opatření pro školy v celé zemi.", "", "cs"},
		{"A kormány tegnap új intézkedéseket jelentett be az iskolák számára.", "", "hu"},
		{"Hallitus ilmoitti eilen uusista toimista maan kouluille.", "", "fi"},
		{"Regeringen meddelade i går nya åtgärder för skolorna i landet.", "", "sv"},
		{"Hükümet dün ülkedeki okullar için yeni önlemler açıkladı.", "", "tr"},
		{"Chính phủ hôm qua đã công bố các biện pháp mới cho trường học.", "", "vi"},
		{"Pemerintah kemarin mengumumkan langkah baru untuk sekolah di negara ini.", "", "id"},
		{"Правительство вчера объявило о новых мерах для школ страны.", "", "ru"},
		{"Уряд учора оголосив про нові заходи для шкіл країни.", "", "uk"},
		{"Правителството обяви вчера нови мерки за училищата в страната.", "", "bg"},
		{"Η κυβέρνηση ανακοίνωσε χθες νέα μέτρα για τα σχολεία.", "", "el"},
		{"أعلنت الحكومة أمس عن إجراءات جديدة للمدارس في البلاد.", "", "ar"},
		{"دولت دیروز اقدامات جدیدی را برای مدارس کشور اعلام کرد.", "", "fa"},
		{"הממשלה הודיעה אתמול על צעדים חדשים לבתי הספר.", "", "he"},
		{"सरकार ने कल देश के स्कूलों के लिए नए उपायों की घोषणा की।", "", "hi"},
		{"সরকার গতকাল স্কুলগুলির জন্য নতুন ব্যবস্থা ঘোষণা করেছে।", "", "bn"},
		{"政府昨天宣布了针对全国学校的新措施。", "", "zh-Hans"},
		{"政府昨天宣布了針對全國學校的新措施。", "", "zh-Hant"},
		{"政府は昨日、全国の学校のための新しい措置を発表した。", "", "ja"},
		{"정부는 어제 전국 학교를 위한 새로운 조치를 발표했다.", "", "ko"},
		{"รัฐบาลประกาศมาตรการใหม่สำหรับโรงเรียนเมื่อวานนี้", "", "th"},
		{"Serikali jana ilitangaza hatua mpya kwa shule za nchi.", "", "sw"},
		{"Safeguard Defenders", "en", "en"},
		{"Liberté, égalité, fraternité : la devise de la République française", "en", "fr"},
		{"OK", "", ""},
		{"12345 67", "en", ""},
		{"东京", "ja", "ja"},
	}
	p, err := loadProfiles(lexicon())
	if err != nil {
		t.Fatal(err)
	}
	d := newIdentifier(p)
	for _, c := range cases {
		if got := d.identify(c.text, c.expected).tag; got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
	if n := len(p.tags) + len(alone) + 7; n < 60 {
		t.Errorf("only %d languages are known", n)
	}
}

func TestDates(t *testing.T) {
	cases := []struct{ tag, text, want string }{
		{"en", "06:30, September 13, 2023 | Source: People's Daily", "2023-09-13"},
		{"en", "Updated on 2024-01-31", "2024-01-31"},
		{"en", "12/13/2022 7:53:00 PM", "2022-12-13"},
		{"en", "13/12/2022", "2022-12-13"},
		{"en", "03/04/2021", "?"},
		{"en", "03/03/2021", "2021-03-03"},
		{"fr", "03/04/2021", "2021-04-03"},
		{"fr", "par X, le 3 mars 2021", "2021-03-03"},
		{"fr", "1er février 2020", "2020-02-01"},
		{"es", "Publicado el 15 de octubre de 2022", "2022-10-15"},
		{"de", "12.05.2020, 18:33", "2020-05-12"},
		{"de", "Montag, 3. März 2021", "2021-03-03"},
		{"zh", "（2023年9月6日 新华社）", "2023-09-06"},
		{"ko", "2023년 9월 6일", "2023-09-06"},
		{"ru", "27 декабря 2024 г., 12:30", "2024-12-27"},
		{"ar", "الأربعاء 24 يناير 2024", "2024-01-24"},
		{"ar", "٢٤/١٣/٢٠٢٤", ""},
		{"en", "31 February 2021", ""},
		{"en", "In March 2021", ""},
		{"en", "Call 2021 555 1234", ""},
		{"en", "February 29, 2024 and March 1, 2024", "2024-02-29 2024-03-01"},
	}
	l := lexicon()
	for _, c := range cases {
		p, err := l.Pack(c.tag)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range dates(c.text, []*language.Pack{p}) {
			if d.date == "" {
				got = append(got, "?")
			} else {
				got = append(got, string(d.date))
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", c.text, diff)
		}
	}
}

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
		b := block{end: len(c.text), joined: c.joined}
		got, repairs := b.clean(c.text)
		if diff := cmp.Diff(c.want, got) + cmp.Diff(c.repairs, repairs); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	texts := map[string]string{
		"English": "The council voted on Tuesday to build a new barrier along the river, ending six years of debate. The project will cost 4.5 million pounds, said Mr. Brown. It begins in May.",
		"French":  "À l’heure actuelle, la fraude sur les réseaux de télécommunications se répand rapidement, portant gravement atteinte aux droits. L’opération de 2019 a été menée à l’étranger.",
		"Chinese": "我国六日在西昌卫星发射中心用长征三号乙运载火箭，成功将一颗新型通信卫星发射升空。卫星顺利进入预定轨道，发射任务获得圆满成功。",
	}
	l := lexicon()
	for _, name := range []string{"English", "French", "Chinese"} {
		b.Run(name, func(b *testing.B) {
			paragraph := strings.Repeat(texts[name]+" ", 4)
			var page strings.Builder
			page.WriteString("A title\n\n")
			for page.Len() < 1<<20 {
				page.WriteString(paragraph + "\n\n")
			}
			text := page.String()
			readText(b, l, text)
			e := survey(text)
			b.SetBytes(int64(len(text)))
			b.ReportMetric(float64(utf8.RuneCountInString(text)), "chars")
			drop := func(d *document) { d.paragraphs, d.sentences = d.paragraphs[:0], d.sentences[:0] } // as the stage does
			for b.Loop() {
				if _, err := readTo(&tables.Text{DocumentID: "d", Text: text}, e, l, drop); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
