package respace

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

var lists = sync.OnceValue(lexicon)

// mended gives the paragraphs of a text in a language after the repair of lost spaces.
func mended(t testing.TB, tag string, paragraphs []string, lent ...*tables.Lent) []string {
	t.Helper()
	text := strings.Join(paragraphs, "\n\n")
	blocks := make([]block.Block, len(paragraphs))
	at := 0
	for i, p := range paragraphs {
		blocks[i].Start, blocks[i].End = at, at+len(p)
		blocks[i].Look(p)
		at += len(p) + 2
	}
	r, err := New(lists(), tag, text, blocks, lent)
	if err != nil {
		t.Fatal(err)
	}
	out := make([]string, len(paragraphs))
	for i, p := range paragraphs {
		if out[i], _, _, err = r.Repair(p, nil, tag, &blocks[i]); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// unsure are languages whose words are so often made of parts that a short text does not show its damage.
var unsure = []string{"fi", "hu", "tr"}

// Each line of testdata/respaced.txt is a language and a text; every fourth of its spaces is removed.
func TestRespaced(t *testing.T) {
	for _, c := range sound(t) {
		if slices.Contains(unsure, c.tag) {
			continue
		}
		damaged, removed := withoutFourth(c.text)
		got := mended(t, c.tag, []string{damaged})[0]
		if strip(got) != strip(c.text) {
			t.Fatalf("%s: characters changed: %s", c.tag, got)
		}
		want, have := places(c.text), places(got)
		right, wrong := 0, 0
		for at := range have {
			if !want[at] {
				wrong++
			}
		}
		for _, at := range removed {
			if have[at] {
				right++
			}
		}
		if right*100 < len(removed)*80 || wrong > 1 {
			t.Errorf("%s: %d of %d spaces put back, %d where none was:\n%s", c.tag, right, len(removed), wrong, got)
		}
	}
}

// TestSound checks that nothing is done to texts that have all their spaces, whole and line by line.
func TestSound(t *testing.T) {
	byTag := map[string][]string{}
	for _, c := range sound(t) {
		byTag[c.tag] = append(byTag[c.tag], c.text)
		if got := mended(t, c.tag, []string{c.text})[0]; got != c.text {
			t.Errorf("%s: %s", c.tag, got)
		}
	}
	for tag, list := range byTag {
		if got := mended(t, tag, list); !slices.Equal(got, list) {
			t.Errorf("%s: %q", tag, got)
		}
	}
}

type passage struct{ tag, text string }

func sound(t testing.TB) []passage {
	f, err := os.Open("testdata/respaced.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []passage
	for s := bufio.NewScanner(f); s.Scan(); {
		if tag, text, ok := strings.Cut(s.Text(), "\t"); ok {
			out = append(out, passage{tag, text})
		}
	}
	if len(out) < 15 {
		t.Fatalf("%d texts", len(out))
	}
	return out
}

// TestProgramText: the signs of a program in a damaged text stay as they are.
func TestProgramText(t *testing.T) {
	const signs = "%lu %s%s &amp; &lt;b&gt; (?R) (?:a|b) %-5d %Hello"
	for _, c := range sound(t) {
		damaged, _ := withoutFourth(c.text)
		if got := mended(t, c.tag, []string{damaged + " " + signs})[0]; !strings.HasSuffix(got, " "+signs) {
			t.Errorf("%s: %s", c.tag, got)
		}
	}
}

// withoutFourth removes every fourth space and gives the places of the removed ones.
func withoutFourth(s string) (string, []int) {
	var b strings.Builder
	var removed []int
	visible, spaces := 0, 0
	for _, r := range s {
		if r != ' ' {
			visible++
			b.WriteRune(r)
			continue
		}
		if spaces++; spaces%4 == 2 {
			removed = append(removed, visible)
			continue
		}
		b.WriteRune(r)
	}
	return b.String(), removed
}

// places gives the spaces of a text, each by the visible characters before it.
func places(s string) map[int]bool {
	out := map[int]bool{}
	visible := 0
	for _, r := range s {
		if r == ' ' {
			out[visible] = true
		} else {
			visible++
		}
	}
	return out
}

func strip(s string) string { return strings.ReplaceAll(s, " ", "") }

// mostCut is how many words of derived.txt, of 85, a damaged text may have cut: they are sound, and few are listed.
const mostCut = 7

// Each line of testdata/derived.txt is a language and words that it makes by endings and beginnings. Each stands alone
// in a text that is damaged enough to be mended.
func TestRespaceDerived(t *testing.T) {
	damaged := map[string]string{}
	for _, c := range sound(t) {
		damaged[c.tag], _ = withoutFourth(c.text)
	}
	data, err := os.ReadFile("testdata/derived.txt")
	if err != nil {
		t.Fatal(err)
	}
	var cut []string
	for line := range strings.Lines(string(data)) {
		tag, words, _ := strings.Cut(line, "\t")
		if damaged[tag] == "" {
			t.Fatalf("no text in %s", tag)
		}
		for _, w := range strings.Fields(words) {
			got := mended(t, tag, []string{damaged[tag] + " (" + w + ") " + damaged[tag]})[0]
			if !strings.Contains(got, "("+w+")") {
				cut = append(cut, w)
			}
		}
	}
	if len(cut) > mostCut {
		t.Errorf("%d sound words are cut: %v", len(cut), cut)
	}
}

// An ending that fits no stem like the one before it is a word of its own: "i", "ani", "и". Each stands in a text that
// is damaged enough to be mended.
func TestRespaceEndings(t *testing.T) {
	damaged := map[string]string{}
	for _, c := range sound(t) {
		damaged[c.tag], _ = withoutFourth(c.text)
	}
	for _, c := range [][2]string{
		{"pl", "publicznie i"}, {"pl", "obywatelstwa ani"}, {"pl", "nauczania i"}, {"pl", "niewolnictwo i"},
		{"ru", "равенства и"},
	} {
		got := mended(t, c[0], []string{damaged[c[0]] + " (" + strip(c[1]) + ") " + damaged[c[0]]})[0]
		if !strings.Contains(got, "("+c[1]+")") {
			t.Errorf("%s: %q is not put back", c[0], c[1])
		}
	}
}

// The text around it is damaged enough to be mended; what is looked at stands between bars.
func TestRespaceKeeps(t *testing.T) {
	const before = "Thepolice of thecity havefound that the peoplewho live inthe houses nearthe river were notat home. "
	for _, keep := range []string{
		"iPhone", "McDonald", "DiCaprio", "WhatsApp", "AntiTelecom", "LaTeX", "MacBook", "O’Brien's", "AT&T", "R&D", "Q&A",
		"https://example.com/one,two.Three", "www.example.org", "john.smith@example.org", "#OneTagHere", "get_the_name",
		"C:\\Program", "/usr/local/lib", "50km", "1990s", "20th", "10am", "CO2", "H2O", "mp3", "B2B", "COVID-19", "G20",
		"1,770", "3.14", "10:30", "v1.2.3", "U.S.", "e.g.", "J.R.R. Tolkien", "(s)he", "person(s)", "well-known",
		"well-being", "dichlorodiphenyltrichloroethane", "Karolinska", "Zbigniew", "Llanfairpwll",
	} {
		text := before + "Then " + keep + " was seen."
		got := mended(t, "en", []string{text})[0]
		if !strings.Contains(got, "Then "+keep+" was seen.") {
			t.Errorf("%s: %s", keep, got)
		}
		if !strings.Contains(got, "The police of the city have found") {
			t.Errorf("%s: the damage around it was not mended: %s", keep, got)
		}
	}
}

func TestRespaceMarks(t *testing.T) {
	const before = "Thepolice of thecity havefound that the peoplewho live inthe houses nearthe river were notat home. "
	for in, want := range map[string]string{
		"one,two and three;four":          "one, two and three; four",
		"it ended.Then it began":          "it ended. Then it began",
		"was it?Yes and no!Never":         "was it? Yes and no! Never",
		"the town (near it)was small":     "the town (near it) was small",
		"the town(near it) was small":     "the town (near it) was small",
		"the rights&interests of all":     "the rights & interests of all",
		"the rights& interests of all":    "the rights & interests of all",
		"about suspects790,000 were seen": "about suspects 790,000 were seen",
		"together with76states of them":   "together with 76 states of them",
		"more thanUS $50million in all":   "more than US $50 million in all",
		"in the year 2019.The police":     "in the year 2019. The police",
		"he said “never”and went":         "he said “never” and went",
		"he said\"never\" and went":       "he said \"never\" and went",
		"a rise of 20%in a year":          "a rise of 20% in a year",
	} {
		got := mended(t, "en", []string{before + in})[0]
		if !strings.HasSuffix(got, "not at home. "+want) {
			t.Errorf("%s: %s", in, got)
		}
	}
	french := "Lapolice de laville a trouvé que lesgens qui habitent dansles maisons n’étaient paschez eux. Il a dit : " +
		"oui ; il a dit : non ! "
	if got := mended(t, "fr", []string{french + "Il a dit: jamais."})[0]; !strings.HasSuffix(got, "Il a dit : jamais.") {
		t.Errorf("French marks: %s", got)
	}
}

// A sibling that has the spaces says which words are two, and which long word is one.
func TestRespaceLent(t *testing.T) {
	text := "Thepolice of thecity havefound that the zorvanmurk was notat home. Thereport of thezorvanmurk was seen " +
		"inthe streets. BlueRavenHouse was closed."
	lent := &tables.Lent{Words: []string{"Blue", "House", "Raven", "murk", "zorvan"},
		Pairs: []string{"Blue Raven", "Raven House", "zorvan murk"}}
	if got := mended(t, "en", []string{text}, lent)[0]; !strings.Contains(got, "the zorvan murk was seen") ||
		!strings.Contains(got, "Blue Raven House") {
		t.Errorf("with a sibling: %s", got)
	}
	lent = &tables.Lent{Words: []string{"zorvanmurk"}}
	if got := mended(t, "en", []string{text}, lent)[0]; !strings.Contains(got, "the zorvanmurk was seen") {
		t.Errorf("with a sibling that has it as one word: %s", got)
	}
}

func TestLettersTogether(t *testing.T) {
	for in, want := range map[string]string{
		"T H E R E P O R T":        "THE REPORT",
		"P O L I C E":              "POLICE",
		"A B C D E F":              "A B C D E F",
		"Grades: A B B C A":        "Grades: A B B C A",
		"a b c d":                  "a b c d",
		"I am a B C D of the A":    "I am a B C D of the A",
		"V I E N N A, 3 M A R C H": "VIENNA, 3 MARCH",
	} {
		if got := mended(t, "en", []string{in})[0]; got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// TestRespaceLinear checks that texts which no one writes take no more than linear time.
func TestRespaceLinear(t *testing.T) {
	const before = "Thepolice of thecity havefound that the peoplewho live inthe houses nearthe river were notat home. "
	for name, s := range map[string]string{
		"letters":     strings.Repeat("thepolice", 1<<17),
		"words":       strings.Repeat("the", 1000) + strings.Repeat(" thepoliceofthecity", 1<<15),
		"commas":      strings.Repeat("a,b.C", 1<<17),
		"address":     "http://" + strings.Repeat("a,b;", 1<<17),
		"brackets":    strings.Repeat("(", 1<<20),
		"quotes":      strings.Repeat("a\"", 1<<18),
		"apostrophes": strings.Repeat("a'", 1<<18),
		"marks":       strings.Repeat("a\u0301", 1<<18),
		"digits":      strings.Repeat("12the", 1<<17),
		"ampersands":  strings.Repeat("the&", 1<<17),
		"single":      strings.Repeat("T H E ", 1<<16),
	} {
		t.Run(name, func(t *testing.T) {
			got := mended(t, "en", []string{before + s})[0]
			if strip(got) != strip(before+s) {
				t.Error("characters changed")
			}
		})
	}
}

func FuzzRespace(f *testing.F) {
	tags := []string{"en", "fr", "de", "ru", "tr", "el", "ar", "vi", "fi", "uk"}
	for _, c := range sound(f) {
		damaged, _ := withoutFourth(c.text)
		f.Add(uint8(max(slices.Index(tags, c.tag), 0)), damaged)
	}
	f.Add(uint8(0), "Thepolice of thecity,which\u200B ha\u0301vefound(that)the 20%ofit&all.The “end”is 76member")
	f.Fuzz(func(t *testing.T, tag uint8, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		got := mended(t, tags[int(tag)%len(tags)], []string{text})[0]
		if !span.SameButSpace(got, text) {
			t.Errorf("%q became %q: more than white space changed", text, got)
		}
	})
}

func BenchmarkRespace(b *testing.B) {
	l := lexicon()
	for _, tag := range []string{"en", "fr", "ru"} {
		for _, kind := range []string{"sound", "damaged"} {
			b.Run(tag+" "+kind, func(b *testing.B) {
				var text strings.Builder
				var blocks []block.Block
				for text.Len() < 1<<18 {
					for _, c := range sound(b) {
						if c.tag != tag {
							continue
						}
						p := c.text
						if kind == "damaged" {
							p, _ = withoutFourth(p)
						}
						at := block.Block{Start: text.Len(), End: text.Len() + len(p)}
						at.Look(p)
						blocks = append(blocks, at)
						text.WriteString(p + "\n\n")
					}
				}
				b.SetBytes(int64(text.Len()))
				for b.Loop() {
					r, err := New(l, tag, text.String(), blocks, nil)
					if err != nil {
						b.Fatal(err)
					}
					for i := range blocks {
						if _, _, _, err := r.Repair(text.String()[blocks[i].Start:blocks[i].End], nil, tag, &blocks[i]); err != nil {
							b.Fatal(err)
						}
					}
				}
			})
		}
	}
}

func TestKindOf(t *testing.T) {
	for r, want := range map[rune]kind{' ': blankKind, '\u00A0': blankKind, '\u200B': blankKind, 'a': letterKind,
		'É': letterKind, '\u0301': letterKind, '7': digitKind, '٣': digitKind, ',': markKind, '“': markKind, '中': wideKind,
		'。': wideKind} {
		if got := kindOf(r); got != want {
			t.Errorf("%q is of kind %d, want %d", r, got, want)
		}
	}
	if unicode.IsSpace('\u200B') {
		t.Error("a zero-width space is white space now")
	}
}
