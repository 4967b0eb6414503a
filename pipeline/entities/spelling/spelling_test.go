package spelling

import (
	"os"
	"slices"
	"testing"

	"example.org/sourcebook/pipeline/language"
)

// TestReader reads words of names in other scripts.
func TestReader(t *testing.T) {
	r := NewReader(language.Open(os.DirFS("../../../sources/lexicon")))
	for _, c := range []struct{ word, latin string }{
		{"Беллини", "bellini"}, {"Мпарак", "mparak"}, {"Μπαράκ", "barak"}, {"習", "xi"}, {"ガンジー", "ganji"},
		{"Størmer", "stormer"}, {"우주", "uju"},
	} {
		if got, err := r.Letters(c.word); err != nil || got != c.latin {
			t.Errorf("%s reads %q, %v; want %q", c.word, got, err, c.latin)
		}
	}
	for _, c := range []struct{ word, latin string }{
		{"Трамп", "trump"}, {"奥巴马", "obama"}, {"ドナルド", "donald"}, {"أوباما", "obama"},
	} {
		if got, err := r.Listed(c.word); err != nil || !slices.Contains(got, c.latin) {
			t.Errorf("%s is spelt %v, %v; want %q among them", c.word, got, err, c.latin)
		}
	}
}

// TestNear compares rows of consonants.
func TestNear(t *testing.T) {
	for _, c := range []struct {
		a, b string
		near bool
	}{
		{"klntn", "klndn", true}, {"", "", false}, {"m", "m", false}, {"mr", "mrk", false}, {"mr", "nk", false},
		{"trmp", "brnn", false},
	} {
		if got := Near(c.a, c.b); got != c.near {
			t.Errorf("Near(%q, %q) = %v", c.a, c.b, got)
		}
	}
}

// TestFold keeps what makes another letter of kana and Cyrillic.
func TestFold(t *testing.T) {
	for in, want := range map[string]string{"Émile": "emile", "Андрей": "андрей", "ガ": "ガ", "Νίκος": "νικος"} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}
