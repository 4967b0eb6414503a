package segment

import (
	"fmt"
	"hash/fnv"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

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
	for _, p := range d.paragraphs {
		if p.Rule == "" {
			t.Errorf("no rule gave %s its role", p.ParagraphID)
		}
	}
	for _, s := range d.sentences {
		if s.Rule == "" {
			t.Errorf("no rule ended %s", s.SentenceID)
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
	for _, s := range []string{"", " ", "\n", "a", "©", "a\n\n\nb", "1\n2\n3\n4", "http://", "|", "By\n:",
		"（2023年9月6日 新华社）", "A\u200Bb  c\t d.", strings.Repeat("word ", 40) + "\nand so on"} {
		f.Add(s)
	}
	l := lexicon()
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\r", "")
		checkInvariants(t, text, readText(t, l, text))
	})
}

func TestHostileTexts(t *testing.T) {
	n := 1 << 19
	if testing.Short() {
		n = 1 << 16
	}
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
		{"short lines around a core", "Title\n" + strings.Repeat("All is well here in the valley, they said to us. ", 9) +
			"\n" + strings.Repeat("a\n", n/2) + strings.Repeat("All is well here in the valley, they said to us. ", 9)},
		{"short lines apart before a core", "Title\n\n" + strings.Repeat("A b\n\n", n/5) +
			strings.Repeat("All is well here in the valley, they said to us. ", 9)},
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
		if took > 20*time.Second*time.Duration(n)>>19 {
			t.Errorf("%s: %v of a processor for %d bytes", c.name, took, len(c.text))
		}
	}
}

func BenchmarkRead(b *testing.B) {
	texts := map[string]string{
		"English": "The council voted on Tuesday to build a new barrier along the river, ending six years of debate. The " +
			"project will cost 4.5 million pounds, said Mr. Brown. It begins in May.",
		"French": "À l’heure actuelle, la fraude sur les réseaux de télécommunications se répand rapidement, portant " +
			"gravement atteinte aux droits. L’opération de 2019 a été menée à l’étranger.",
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
