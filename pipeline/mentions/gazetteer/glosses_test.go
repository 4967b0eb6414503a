package gazetteer

import (
	"testing"
	"testing/fstest"

	"example.org/sourcebook/pipeline/language"
)

// TestGlosses looks up words as they stand, with another ending, and such as no row has.
func TestGlosses(t *testing.T) {
	l := language.Open(fstest.MapFS{"xx/glosses.tsv": {Data: []byte("# columns: word\tglosses\n" +
		"abc\tshort\npresidente\tchairman|president\npresidente de la mesa\tspeaker\nrey\tking\n")}})
	g, err := OpenGlosses(l, "xx")
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{
		"presidente": "chairman|president", "presidentes": "chairman|president", "presidenta": "chairman|president",
		"abc": "short", "abcd": "", "reyes": "", "president": "chairman|president", "": "", "zzzzz": "",
	} {
		if got := g.Of(word); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
	if none, err := OpenGlosses(l, "yy"); err != nil || none.Of("rey") != "" {
		t.Errorf("a language without the file: %v, %v", none, err)
	}
}
