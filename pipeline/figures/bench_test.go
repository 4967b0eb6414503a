package figures

import (
	"os"
	"strings"
	"testing"
)

// BenchmarkRead reads the English news texts of the corpus, paragraph by paragraph, with all packs of the language.
func BenchmarkRead(b *testing.B) {
	var paragraphs []string
	for _, name := range []string{"jinbay-en", "mondo-social-en", "peoples-daily-en"} {
		data, err := os.ReadFile("../../sources/telecom-fraud-cooperation/" + name + ".txt")
		if err != nil {
			b.Fatal(err)
		}
		for _, p := range strings.Split(string(data), "\n") {
			if strings.TrimSpace(p) != "" {
				paragraphs = append(paragraphs, p)
			}
		}
	}
	l := lexicon()
	pack, err := l.Pack("en")
	if err != nil {
		b.Fatal(err)
	}
	tr, err := newTraits(l, pack)
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for _, p := range paragraphs {
		n += len(p)
	}
	w := newReader()
	w.Published = "2024-01-31"
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range paragraphs {
			w.reset(pack, tr, p)
			w.read()
		}
	}
}
