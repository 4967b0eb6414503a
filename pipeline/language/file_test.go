package language

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// TestRead checks that an error says where it is, and that a file is read once.
func TestRead(t *testing.T) {
	l := Open(fstest.MapFS{"xx/verbs.tsv": {Data: []byte("# source: X\n# columns: " +
		"kind\twords\nform\tgo|goes\n\nsufix\tes\n")}})
	if _, err := l.Words().Verbs("xx"); err == nil ||
		err.Error() != `lexicon/xx/verbs.tsv:5: kind "sufix"; write suffix, form, not or some` {
		t.Errorf("error %v", err)
	}
	l = Open(fstest.MapFS{"xx/connectors.tsv": {Data: []byte("# columns: word\tkind\nof\tgenitive\nin\n")}})
	if _,
		err := l.Names().Connectors("xx"); err == nil || err.Error() != "lexicon/xx/connectors.tsv:3: 1 columns; write "+
		"word, kind" {
		t.Errorf("error %v", err)
	}
	times := 0
	for range 2 {
		list, err := Read(l, "xx/other.tsv", "test", func(f *File) []string {
			times++
			return []string{"made"}
		})
		if err != nil || len(list) != 1 {
			t.Errorf("%v, error %v", list, err)
		}
	}
	if times != 1 {
		t.Errorf("read %d times", times)
	}
}

// TestSorted checks that the files that are searched as they stand are in the order of their bytes.
func TestSorted(t *testing.T) {
	l := Open(os.DirFS("../../sources/lexicon"))
	for name, get := range map[string]func() (*Sorted, error){
		"people": l.Names().People, "things": l.Names().Things,
		"roles en":      func() (*Sorted, error) { return l.Names().Roles("en") },
		"roles fr":      func() (*Sorted, error) { return l.Names().Roles("fr") },
		"adjectives fr": func() (*Sorted, error) { return l.Names().Adjectives("fr") },
	} {
		s, err := get()
		if err != nil {
			t.Fatal(err)
		}
		last := ""
		for line := range strings.SplitSeq(strings.TrimSuffix(s.rows, "\n"), "\n") {
			word, _, _ := strings.Cut(line, "\t")
			if word <= last {
				t.Fatalf("%s: %q does not come after %q", name, word, last)
			}
			if last = word; !s.Has(word) {
				t.Fatalf("%s: %q is not found", name, word)
			}
		}
		if s.Len() < 300 || s.Has("Nosuchname") || s.Has("") || s.Has("~") {
			t.Errorf("%s: %d rows, or a word is found that is not there", name, s.Len())
		}
	}
}
