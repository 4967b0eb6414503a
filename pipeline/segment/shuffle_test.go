package segment

import (
	"math/rand"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/language"
)

// Faults of a language show where its words meet in an order that nobody writes. Each language's own words are shuffled
// into pages of titles, datelines, bylines, items, rows and sentences.

const (
	pagesOfLanguage = 1
	blocksOfPage    = 12
	wordsOfBlock    = 18
	seedOfPages     = 13
)

// frames are what a block is set in; the words stand at the sign %.
var frames = []string{
	"%", "%.", "%. %! %?", "- %", "1. %", "(%)", "%:", "% | % | 3.2.2021", "%, 9.2.2025 – %.", "© 2021 %", "« % »",
	"“%”, %.", "%\t%\t%", "% – %", "#%", "> %", "https://example.org/%", "%…%", "%: %", "%。%", "[1] %", "(ABC) % –",
	"%;\n%;\n%.",
}

// betweenWords stands between two words of a block.
var betweenWords = []string{
	" ", " ", " ", " ", "  ", "", ", ", ". ", ".", ": ", "-", "’", "\u00A0", " (", ") ", "\u00AD", " 1 ", " 31 ", " 2021 ",
}

// TestShuffledPages reads pages of each language's own words twice, and holds what must hold for any text.
func TestShuffledPages(t *testing.T) {
	folders, err := os.ReadDir("../../sources/lexicon")
	if err != nil {
		t.Fatal(err)
	}
	l := lexicon()
	languages := 0
	for _, f := range folders {
		if !f.IsDir() || f.Name() == "root" {
			continue
		}
		words := wordsOfPack(t, l, f.Name())
		if len(words) == 0 {
			continue
		}
		languages++
		draw := rand.New(rand.NewSource(seedOfPages))
		for range pagesOfLanguage {
			readShuffled(t, l, f.Name(), shuffledPage(draw, words))
		}
	}
	if languages < 100 {
		t.Errorf("only %d languages", languages)
	}
}

// readShuffled reads a page twice.
func readShuffled(t *testing.T, l *language.Lexicon, tag, page string) {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Fatalf("%s: %q: panic: %v", tag, page, r)
		}
	}()
	d := readText(t, l, page)
	checkInvariants(t, page, d)
	again := readText(t, l, page)
	if diff := cmp.Diff(d.paragraphs, again.paragraphs) + cmp.Diff(d.sentences, again.sentences); diff != "" {
		t.Errorf("%s: %q: read twice, it differs: %s", tag, page, diff)
	}
}

// wordsOfPack gives the phrases of a pack.
func wordsOfPack(t *testing.T, l *language.Lexicon, tag string) []string {
	t.Helper()
	pack, err := l.Pack(tag)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for class := language.Multiplier; class <= language.Classifier; class++ {
		for _, e := range pack.Entries(class) {
			out = append(out, e.Phrase)
		}
	}
	return out
}

// shuffledPage draws a page: blocks, most of them with an empty line between.
func shuffledPage(draw *rand.Rand, words []string) string {
	var b strings.Builder
	for range blocksOfPage {
		frame := frames[draw.Intn(len(frames))]
		for i, part := range strings.Split(frame, "%") {
			if i > 0 {
				writeShuffled(&b, draw, words)
			}
			b.WriteString(part)
		}
		b.WriteString(strings.Repeat("\n", 1+draw.Intn(2)))
	}
	return b.String()
}

// writeShuffled draws a few words.
func writeShuffled(b *strings.Builder, draw *rand.Rand, words []string) {
	for range 1 + draw.Intn(wordsOfBlock) {
		word := words[draw.Intn(len(words))]
		switch draw.Intn(9) {
		case 0:
			word = strings.ToUpper(word)
		case 1:
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		b.WriteString(strings.ToValidUTF8(word, ""))
		b.WriteString(betweenWords[draw.Intn(len(betweenWords))])
	}
}
