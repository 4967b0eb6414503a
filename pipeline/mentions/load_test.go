package mentions

import (
	"os"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/language"
)

// TestLexicon holds the files of the lexicon to what the program expects of them.
func TestLexicon(t *testing.T) {
	l := language.Open(os.DirFS("../../sources/lexicon"))
	for _, tag := range []string{"en", "fr", "de", "es", "zh"} {
		x, err := load(l, tag)
		if err != nil {
			t.Fatal(err)
		}
		if len(x.names) < 2 || len(x.stop) < 100 {
			t.Errorf("%s: %d files of names, %d stop words", tag, len(x.names), len(x.stop))
		}
	}
}

// FuzzTokenize checks that tokens lie in order within the text and leave out white space and joints only.
func FuzzTokenize(f *testing.F) {
	f.Add("L’U.S. Army's AntiTelecom & Online-Fraud, 日本 3rd\u200bé́")
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, k := range tokenize(text) {
			if k.start < at || k.end <= k.start || k.end > len(text) {
				t.Fatalf("token %d:%d after %d in %q", k.start, k.end, at, text)
			}
			for _, r := range text[at:k.start] {
				if !isHyphen(r) && !isApostrophe(r) && strings.TrimSpace(string(r)) != "" && r != 0x200B && r != 0x2060 && r != 0xFEFF {
					t.Fatalf("%q is left out of %q", r, text)
				}
			}
			at = k.end
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := load(language.Open(os.DirFS("../../sources/lexicon")), "en"); err != nil {
			b.Fatal(err)
		}
	}
}
