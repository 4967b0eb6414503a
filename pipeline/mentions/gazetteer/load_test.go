package gazetteer

import (
	"os"
	"testing"

	"example.org/sourcebook/pipeline/language"
)

// TestLexicon holds the files of the lexicon to what the program expects of them.
func TestLexicon(t *testing.T) {
	l := language.Open(os.DirFS("../../../sources/lexicon"))
	for _, tag := range []string{"en", "fr", "de", "es", "zh"} {
		x, err := Load(l, tag)
		if err != nil {
			t.Fatal(err)
		}
		if len(x.Names) < 2 || len(x.Stop) < 100 {
			t.Errorf("%s: %d files of names, %d stop words", tag, len(x.Names), len(x.Stop))
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(language.Open(os.DirFS("../../../sources/lexicon")), "en"); err != nil {
			b.Fatal(err)
		}
	}
}
