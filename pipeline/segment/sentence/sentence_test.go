package sentence

import (
	"os"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage/stagetest"
)

// lexicon is the language knowledge of the checkout.
var lexicon = sync.OnceValue(func() *language.Lexicon { return language.Open(stagetest.Lexicon("../../..")) })

func cutWith(t testing.TB, l *language.Lexicon, tag, text string) []string {
	t.Helper()
	g, err := GrammarOf(l, tag)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	Cut(text, g, func(s, e int, _ string) { out = append(out, text[s:e]) })
	return out
}

// A case is a text in which "|" marks where sentences are to be cut.
func TestSentences(t *testing.T) {
	cases := map[string][]string{
		"en": {
			"Hello World.| My name is Jonas.",
			"He was a tall man.| Nobody liked him.",
			"We need three things.| - lamps for the night.| - a bench for the guests.",
			"It weighs approx. - and nobody knows why - two tons.",
			"What is your name?| My name is Jonas.",
			"There it is!| I found it.",
			"My name is Jonas E. Smith.",
			"It costs 40 TL.| A new one costs more.",
			"Hydrogen is a gas. [1]| It has no colour. [2][3]| It burns.",
			"Really? ? ?| Then we should go.",
			"Growth was higher (see Fig. 2) in wet plots.",
			"Please turn to p. 55.",
			"Were Jane and co. at the party?",
			"They closed the deal with Pitt, Briggs & Co. at noon.",
			"Let's ask Jane and co.| They should know.",
			"They closed the deal with Pitt, Briggs & Co.| It closed yesterday.",
			"I can see Mt. Fuji from here.",
			"St. Michael's Church is on 5th st. near the light.",
			"That is JFK Jr.'s book.",
			"I visited the U.S.A. last year.",
			"I live in the E.U.| How about you?",
			"I live in the U.S.| How about you?",
			"I work for the U.S. Government in Virginia.",
			"I have lived in the U.S. for 20 years.",
			"She has $100.00 in her bag.",
			"She has $100.00.| It is in her bag.",
			"He teaches science (He previously worked for 5 years as an engineer.) at the local University.",
			"Her email is Jane.Doe@example.com.| I sent her an email.",
			"The site is: https://www.example.50.com/new-site/awesome_content.html.| Please check it out.",
			"She turned to him, 'This is great.' she said.",
			"She turned to him, \"This is great.\" she said.",
			"She turned to him, \"This is great.\"| She held the book out to show him.",
			"Hello!!| Long time no see.",
			"Hello??| Who is there?",
			"Hello!?| Is that you?",
			"She works at Yahoo! in the accounting department.",
			"We make a good team, you and I.| Did you see Albert I. Jones yesterday?",
			"Thoreau argues that by simplifying one’s life, “the laws of the universe will appear less complex. . . .”",
			"I never meant that....| She left the store.",
			"One further habit which was somewhat weakened . . . was that of combining words into self-interpreting " +
				"compounds.| . . . The practice was not abandoned.",
			"sets an example around the world.|Upholding the principle, it goes on.",
			"It was built by the state of Washington.|The bridge is long.",
			"See v1.2 of Node.js and U.S.A. rules, e.g. those of Jinbay.com today.",
			"It fell by 3.5 per cent.| In 2019.| Then it rose.",
			"The end of the text.[12]| The next one.",
			"He asked \"Why?\" and left.| (It was late.)| Nobody answered.",
			"Dear Sir,| I refer to your letter.",
			"Dear friends, old and new, come in.",
			"the yard is wet.| we stay in the town.| good.",
		},
		"fr": {
			"M. Dupont est là.| Il attend M. Durand.",
			"Il a dit : « Quel temps ! »| Puis il est parti.",
			"« Quel temps ! » disait-elle en riant.",
			"La ville compte 46.000 habitants, cf. p. 12.| L’été y est chaud.",
			"Il vit à St. Malo…| Et après ?",
			"Les pommes, les poires, etc.| Les autres fruits suivent.",
		},
		"de": {
			"Das Gericht hat der Klage gem. § 634 BGB stattgegeben.",
			"Die Brücke baute Dr.-Ing. K. Hahn in zwei Jahren.",
			"Am 3. Mai 2020 war er z. B. in Berlin.| Das war schön.",
			"Im 19. Jahrhundert lebte er.| Er starb 1887.| Die Stadt blieb.",
			"Dr. Müller wohnt in der Hauptstr. 5.| Er ist ca. 40 Jahre alt.",
			"Er sagte: „Komm!“| Dann ging er.",
			"Das kostet bzw. kostete 5 Euro usw.| Wir zahlen das.",
		},
		"es": {
			"¿Qué significa esto?| ¡Nada!| El Sr. Gómez lo sabe.",
			"Estimada señora Vega,| le escribimos hoy.",
			"Solaria S.A. ha inaugurado la planta.| Costó 1.000 millones.",
		},
		"ru": {
			"Город основан в III веке до н. э.| Жители занимались рыбной ловлей.",
			"Его нашли в 1950-х гг.| Здесь построили завод.",
			"В 1941—1945 гг. Красная армия вела войну.",
			"Доклад сделал А. И. Семенов в среду.",
			"Об этом сообщил А. Д. Беглов.| Строительство началось в 2015 г. и стоило 20 млрд руб.| Он рад.",
			"— Мы ждали этого, — сказал он.| — Теперь проще.",
			"«Да!» — сказал он.",
		},
		"zh": {
			"我们去了北京。|天气很好！|你呢？",
			"“这次意义重大。”|发射场负责人说。",
			"价格是3.5元。|他走了。",
		},
		"ja": {
			"駅長は「新しい橋は来月開通する。|市の予算はまだ決まっていない。|来年になる見込みだ。",
			"「行きます。」と言った。|それから帰った。",
			"本当ですか？|はい。",
		},
		"hi": {"वह घर गया।| फिर वह सो गया।"},
		"ar": {"هل يزور الشباب المعرض؟| نعم، بأعداد كبيرة.| قال د. أحمد ذلك."},
		"el": {"Τι κάνεις;| Είμαι καλά."},
		"":   {"Neue Zeile.| Noch eine.\n|Dritte"},
	}
	l := lexicon()
	for tag, texts := range vectors(t) {
		cases[tag] = append(cases[tag], texts...)
	}
	for tag, texts := range cases {
		for _, marked := range texts {
			var want []string
			for _, s := range strings.Split(marked, "|") {
				want = append(want, strings.TrimSpace(s))
			}
			got := cutWith(t, l, tag, strings.ReplaceAll(marked, "|", ""))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s\n%s", tag, marked, diff)
			}
		}
	}
}

// vectors reads testdata/sentences.txt: a line "# tag", then cases, one a line.
func vectors(t *testing.T) map[string][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	out, tag, known := map[string][]string{}, "", true
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			tag, known = rest, rest != ""
		} else if line != "" && known {
			out[tag] = append(out[tag], line)
		}
	}
	if len(out) < 20 {
		t.Fatalf("vectors for %d languages, expected more", len(out))
	}
	return out
}

// uncovered gives what of the text lies outside the spans and is no white space.
func uncovered(text string, spans [][2]int) string {
	at := 0
	var b strings.Builder
	for _, s := range append(spans, [2]int{len(text), len(text)}) {
		if s[0] < at {
			return "overlap"
		}
		for _, r := range text[at:s[0]] {
			if !span.IsSpace(r) {
				b.WriteRune(r)
			}
		}
		at = s[1]
	}
	return b.String()
}

func FuzzSentences(f *testing.F) {
	tags := []string{"en", "de", "", "ja", "ru", "el", "ko", "fr"}
	for _, s := range []string{"A b. C d.", "... . . .", "«»\"\".", "a.A.a.A", "1. 2. 3.", "。”“。", "[1].[2]", "\n.\n", "…",
		"a.\u00A0B", "́́",
		strings.Repeat("(", 99), "00.Aa. 0", "「あ。い。」と（。", "x :) Y 😀 Z", "see http://a.b/c. The", "results The end",
		"1) a 2) b", "5 km. 6 г. И т. д. Я"} {
		for i := range tags {
			f.Add(s, uint8(i))
		}
	}
	l := lexicon()
	f.Fuzz(func(t *testing.T, text string, language uint8) {
		text = strings.ToValidUTF8(text, "")
		tag := tags[int(language)%len(tags)]
		g, err := GrammarOf(l, tag)
		if err != nil {
			t.Fatal(err)
		}
		var spans [][2]int
		Cut(text, g, func(s, e int, _ string) {
			if s >= e || unicode.IsSpace(rune(text[s])) {
				t.Errorf("sentence %d–%d of %q is empty or begins with white space", s, e, text)
			}
			spans = append(spans, [2]int{s, e})
		})
		if rest := uncovered(text, spans); rest != "" {
			t.Errorf("%q lies in no sentence of %q", rest, text)
		}
	})
}

// hard are texts of about n bytes that make a cutter slow that looks too far around a mark.
func hard(n int) map[string]string {
	out := map[string]string{}
	for _, unit := range []string{"(", ".", ". ", "文。", "。", "a. ", "A.", "\u0301", " ", "\"", ".\" ", ".[1] ", ".)",
		"1. ", "1) a ", "! ? ", "… ", ":) ", "http://", "😀", "It is (", "The «it ", "x\u00A0"} {
		out[unit] = strings.Repeat(unit, n/len(unit))
	}
	return out
}

func TestHardTexts(t *testing.T) {
	l := lexicon()
	g, err := GrammarOf(l, "en")
	if err != nil {
		t.Fatal(err)
	}
	for unit, text := range hard(1 << 20) {
		var spans [][2]int
		Cut(text, g, func(s, e int, _ string) { spans = append(spans, [2]int{s, e}) })
		if rest := uncovered(text, spans); rest != "" {
			t.Errorf("%q repeated: %d bytes lie in no sentence", unit, len(rest))
		}
	}
}

// TestSignsWithShorterSmallLetters cuts texts with the signs of kelvin and ångström, whose small letters have fewer
// bytes than they: the sentences are those of the text with the letters K and Å.
func TestSignsWithShorterSmallLetters(t *testing.T) {
	l := lexicon()
	letters := strings.NewReplacer("\u212A", "K", "\u212B", "Å")
	for _, text := range []string{
		"He met \u212Agt. Brown there. They left.",
		"He met \u212Ag. Then they left.",
		"It was 300 \u212A. Then it froze.",
		"It was 3 \u212B. Then it grew.",
		"\u212A. Smith came. \u212B. 5 did not.",
		"They saw the Haupt\u212Atr. Then they left (\u212Bg. 12).",
		"It is in \u212A.\u212A. Then they left.",
	} {
		for _, tag := range []string{"en", "de", "tr"} {
			want := cutWith(t, l, tag, letters.Replace(text))
			got := cutWith(t, l, tag, text)
			for i := range got {
				got[i] = letters.Replace(got[i])
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s: %s", tag, text, diff)
			}
		}
	}
}

func BenchmarkCut(b *testing.B) {
	l := lexicon()
	g, err := GrammarOf(l, "en")
	if err != nil {
		b.Fatal(err)
	}
	texts := hard(10 << 20)
	texts["English"] = strings.Repeat("The quick brown fox jumps over the lazy dog and goes on to Mr. Hill's farm. ",
		100000)
	texts["Russian"] = strings.Repeat("Он пришёл домой поздно вечером, когда все уже спали. Мы ждали этого долго. ", 60000)
	texts["Chinese"] = strings.Repeat("我们去了北京，天气很好，大家都很高兴。", 150000)
	for name, text := range texts {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Cut(text, g, func(int, int, string) {})
			}
		})
	}
}
