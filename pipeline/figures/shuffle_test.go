package figures

import (
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/language"
)

// Faults of a language show where its words meet in an order that nobody writes: a month with its "of" and no day, a
// unit before its number. Each language's own words are shuffled into lines with digits and marks between them.

const (
	linesOfLanguage = 60 // lines a language has its words shuffled into
	shortLines      = 6  // the same, with -short
	wordsOfLine     = 14
	phrasesOfClass  = 24 // phrases of a class that are drawn from
	seedOfShuffle   = 20
)

// between stands between two words of a line: mostly a blank.
var between = []string{" ", " ", " ", " ", " ", "", ", ", "-", "–", ". ", "/", "\u00A0", " (", ") ", ": ", "’", "+"}

// numerals are what is shuffled in beside the words of a language.
var numerals = []string{
	"1", "3", "07", "12", "31", "99", "2021", "1,770", "1.770", "1 770", "12.5", "0,5", "14:30", "3/4", "½", "٣٤", "三百",
	"2021-06-03", "1e9", "US$50", "€", "§", "-4", "10^5", "00000000000000000001",
	"9999999999999999999999999999999999999999",
}

// TestShuffled reads lines of each language's own words and holds what must hold for any text; a line that makes the
// program panic is named.
func TestShuffled(t *testing.T) {
	folders, err := os.ReadDir("../../sources/lexicon")
	if err != nil {
		t.Fatal(err)
	}
	lines := linesOfLanguage
	if testing.Short() {
		lines = shortLines
	}
	l := lexicon()
	languages := 0
	for _, f := range folders {
		if !f.IsDir() || f.Name() == "root" {
			continue
		}
		tag := f.Name()
		pack, err := l.Pack(tag)
		if err != nil {
			t.Fatal(err)
		}
		languages++
		draw := rand.New(rand.NewSource(seedOfShuffle))
		classes := phrasesByClass(pack)
		for range lines {
			checkShuffled(t, l, tag, shuffledLine(draw, classes))
		}
	}
	if languages < 100 {
		t.Errorf("only %d languages", languages)
	}
}

// checkShuffled reads a line in a language.
func checkShuffled(t *testing.T, l *language.Lexicon, tag, line string) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Fatalf("%s: %q: panic: %v", tag, line, r)
		}
	}()
	check(t, reading(t, l, tag, line, "2023-09-13"))
}

// phrasesByClass gives the phrases of a pack by their class, those of a class evenly thinned out; numerals are the
// first.
func phrasesByClass(pack *language.Pack) [][]string {
	out := [][]string{numerals}
	for class := language.Multiplier; class <= language.Classifier; class++ {
		var phrases []string
		for _, e := range pack.Entries(class) {
			phrases = append(phrases, e.Phrase)
		}
		if step := len(phrases)/phrasesOfClass + 1; step > 1 {
			all := slices.Clone(phrases)
			phrases = phrases[:0]
			for i := 0; i < len(all); i += step {
				phrases = append(phrases, all[i])
			}
		}
		if len(phrases) > 0 {
			out = append(out, phrases)
		}
	}
	return out
}

// shuffledLine draws a line: every third word or so is a numeral.
func shuffledLine(draw *rand.Rand, classes [][]string) string {
	var b strings.Builder
	for range wordsOfLine {
		class := classes[0]
		if draw.Intn(3) > 0 {
			class = classes[draw.Intn(len(classes))]
		}
		word := class[draw.Intn(len(class))]
		if draw.Intn(8) == 0 {
			word = strings.ToUpper(word)
		}
		b.WriteString(word)
		b.WriteString(between[draw.Intn(len(between))])
	}
	return b.String()
}

// TestEndsEarly reads texts that end where more was expected, and dates that another number follows.
func TestEndsEarly(t *testing.T) {
	l := lexicon()
	for _, c := range [][2]string{
		{"it", "Il prezzo scende di metà"}, {"it", "Il prezzo scende dal metà"}, {"en", "The price fell by a third"},
		{"de", "Der Preis sank um die Hälfte"}, {"fr", "Le prix a baissé de moitié"}, {"ca", "A finals de juliol"},
		{"cs", "Cena klesla o pětinu"}, {"es", "Bajó a la mitad"},
		{"sk", "4 na 1e9 miliarda"}, {"pt", "em março 1 e 9 pessoas"}, {"es", "en marzo 1e9 personas"},
		{"ru", "Цена упала на треть"}, {"pl", "Cena spadła o połowę"},
	} {
		checkShuffled(t, l, c[0], c[1])
	}
}
