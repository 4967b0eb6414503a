package figures_test

import (
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Faults of a language show in sentences whose form nobody has tried in it. The sentences of the vectors of all
// languages are forms: each of their months, units, comparators and other phrases is put in another language's words of
// the same class, and read as that language, with the stages of the pipeline up to that of the figures.

const (
	formsOfLanguage = 60 // sentences that a language has its words put in
	shortForms      = 6  // the same, with -short
	longestPhrase   = 40 // bytes of a phrase that is looked for
	keptWords       = 4  // one phrase of so many stays as it is: a foreign word
	seedOfForms     = 13
)

// form is a sentence in pieces: those with a class are phrases of that class.
type form []formPiece

type formPiece struct {
	text  string
	class int // of language.Class; -1 for text
}

// TestForms names a sentence that makes the program panic, or of which a row lacks what every row has.
func TestForms(t *testing.T) {
	l := program()
	forms := readForms(t)
	lines := formsOfLanguage
	if testing.Short() {
		lines = shortForms
	}
	folders, err := os.ReadDir("../../sources/lexicon")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		if !f.IsDir() || f.Name() == "root" {
			continue
		}
		pack, err := l.Pack(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		draw := rand.New(rand.NewSource(seedOfForms))
		words := formWords(pack)
		var text []string
		for range lines {
			s := forms[draw.Intn(len(forms))]
			pack, err := l.Pack(s.tag)
			if err != nil {
				t.Fatalf("%q: %v", s.tag, err)
			}
			text = append(text, formOf(pack, s.text).fill(draw, words))
		}
		checkForms(t, l, f.Name(), text)
	}
}

// sentence is a sentence of the vectors.
type sentence struct{ tag, text string }

// readForms reads the sentences of the vectors.
func readForms(t *testing.T) []sentence {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, "testdata/kinds.tsv")
	var out []sentence
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		tag, text := name[:max(strings.LastIndexByte(name, '-'), 0)], ""
		for line := range strings.Lines(string(data)) {
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' || strings.HasPrefix(line, expect) {
				continue
			}
			if text = line; filepath.Ext(file) == ".tsv" {
				row := strings.Split(line, "\t") // kind, language, kept, text
				tag, text = row[1], strings.ReplaceAll(row[3], `\n`, " ")
			}
			out = append(out, sentence{tag, text})
		}
	}
	return out
}

// formOf cuts a sentence into its phrases and what is between them.
func formOf(pack *language.Pack, s string) form {
	known := phraseClasses(pack)
	var f form
	last := 0
	for i := 0; i < len(s); {
		n, class := 0, 0
		for to := min(i+longestPhrase, len(s)); to > i+1 && startsWord(s, i); to-- {
			if c, ok := known[strings.ToLower(s[i:to])]; ok && endsWord(s, to) {
				n, class = to-i, c
				break
			}
		}
		if n == 0 {
			_, k := utf8.DecodeRuneInString(s[i:])
			i += k
			continue
		}
		f = append(f, formPiece{s[last:i], -1}, formPiece{s[i : i+n], class})
		i += n
		last = i
	}
	return append(f, formPiece{s[last:], -1})
}

// startsWord and endsWord report whether a word may begin or end at a place: where no letter of a script with blanks
// stands on both sides.
func startsWord(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i == 0 || !unicode.IsLetter(r) || r > 0x0E00
}

func endsWord(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return i == len(s) || utf8.RuneStart(s[i]) && (!unicode.IsLetter(r) || r > 0x0E00)
}

var classesOfPacks = map[*language.Pack]map[string]int{}

// phraseClasses gives the phrases of a pack that have a letter, and the class of each.
func phraseClasses(pack *language.Pack) map[string]int {
	if classesOfPacks[pack] == nil {
		known := map[string]int{}
		for class := language.Multiplier; class <= language.Classifier; class++ {
			for _, e := range pack.Entries(class) {
				if p := strings.ToLower(e.Phrase); len(p) > 1 && strings.ContainsFunc(p, unicode.IsLetter) {
					known[p] = int(class)
				}
			}
		}
		classesOfPacks[pack] = known
	}
	return classesOfPacks[pack]
}

// formWords gives the phrases of a pack by their class.
func formWords(pack *language.Pack) [][]string {
	out := make([][]string, language.Classifier+1)
	for class := language.Multiplier; class <= language.Classifier; class++ {
		for _, e := range pack.Entries(class) {
			out[class] = append(out[class], e.Phrase)
		}
	}
	return out
}

// fill puts words into a form.
func (f form) fill(draw *rand.Rand, words [][]string) string {
	var b strings.Builder
	for _, p := range f {
		if p.class < 0 || len(words[p.class]) == 0 || draw.Intn(keptWords) == 0 {
			b.WriteString(p.text)
			continue
		}
		b.WriteString(words[p.class][draw.Intn(len(words[p.class]))])
	}
	return b.String()
}

// checkForms reads a text and holds what holds of the rows of any text.
func checkForms(t *testing.T, l *language.Lexicon, tag string, lines []string) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Fatalf("%s: panic: %v in one of %q", tag, r, lines)
		}
	}()
	for _, f := range readFigures(t, l, tag, strings.Join(lines, "\n\n"), "2023-09-13").figures {
		if fault := faultOf(f); fault != "" {
			t.Errorf("%s: %s: %s, in %q", tag, show(f), fault, lineOf(lines, f.Surface))
		}
	}
}

// lineOf gives the lines that hold a surface.
func lineOf(lines []string, surface string) []string {
	return slices.DeleteFunc(slices.Clone(lines), func(s string) bool { return !strings.Contains(s, surface) })
}

// faultOf says what a figure lacks that each has, or what contradicts itself in it.
func faultOf(f *schema.Figure) string {
	switch {
	case f.Surface == "":
		return "no surface"
	case f.Span.Start >= f.Span.End || utf8.RuneCountInString(f.Surface) > f.Span.End-f.Span.Start:
		return "a span that is not that of its surface"
	case f.DateStart > f.DateEnd && f.DateEnd != "":
		return "ends before it begins"
	case !isDate(f.DateStart) || !isDate(f.DateEnd):
		return "a date that is none"
	case f.ValueMax != "" && f.Value == "":
		return "an end of values without a begin"
	}
	return ""
}

// isDate reports whether a date is one, or none at all.
func isDate(d schema.Date) bool {
	if d == "" {
		return true
	}
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}
