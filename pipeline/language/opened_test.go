package language_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/language"
)

// A file counts for each reader that needs it, whoever had it opened first and through however many hands.
func TestOpenedIsWhatAReaderNeeds(t *testing.T) {
	lexicon := language.Open(fstest.MapFS{
		"aa/dates.tsv": {Data: []byte("month\t1\t\tun\n")}, "aa/phrases.tsv": {}, "aa/list.tsv": {Data: []byte("x\n")},
		"bb/phrases.tsv": {}, "root/digits.tsv": {}, "root/more.tsv": {}, "root/unread.tsv": {},
	})
	text := func(b []byte) (string, error) { return string(b), nil }
	// nested makes one thing of two files, the second of which is opened while the first is parsed.
	nested := func(l *language.Lexicon) error {
		_, err := language.Parse(l, "aa/list.tsv", "nested", func(b []byte) (string, error) {
			more, err := language.Parse(l, "root/more.tsv", "text", text)
			return string(b) + more, err
		})
		return err
	}
	pack := func(tag string) func(l *language.Lexicon) error {
		return func(l *language.Lexicon) error { _, err := l.Pack(tag); return err }
	}
	derived := func(l *language.Lexicon) error {
		p, err := l.Pack("bb")
		if err != nil {
			return err
		}
		_, err = language.Derive(l, p, "derived", func() (int, error) { return 0, nested(l) })
		return err
	}
	missing := func(l *language.Lexicon) error {
		_, err := language.Parse(l, "aa/missing.tsv", "text", text)
		return err
	}
	ask := func(t *testing.T, l *language.Lexicon, asks ...func(l *language.Lexicon) error) {
		t.Helper()
		for _, f := range asks {
			if err := f(l); err != nil {
				t.Fatal(err)
			}
		}
	}
	ask(t, lexicon, nested, pack("aa")) // nobody's: what it leaves behind hides nothing from readers
	for range 2 {                       // the second time all is kept
		for _, c := range []struct {
			name string
			asks []func(l *language.Lexicon) error
			want string
		}{
			{"nothing", nil, ""},
			{"a nested file", []func(l *language.Lexicon) error{nested}, "aa/list.tsv root/more.tsv"},
			{"a file that is not there", []func(l *language.Lexicon) error{missing}, ""},
			{"a pack", []func(l *language.Lexicon) error{pack("aa")}, "aa/dates.tsv aa/phrases.tsv root/digits.tsv"},
			{"a pack by another tag", []func(l *language.Lexicon) error{pack("aa-Latn-FR")},
				"aa/dates.tsv aa/phrases.tsv root/digits.tsv"},
			{"an unknown pack", []func(l *language.Lexicon) error{pack("zz")}, "root/digits.tsv"},
			{"what is derived", []func(l *language.Lexicon) error{derived},
				"aa/list.tsv bb/phrases.tsv root/digits.tsv root/more.tsv"},
			{"all", []func(l *language.Lexicon) error{derived, pack("aa"), nested, missing},
				"aa/dates.tsv aa/list.tsv aa/phrases.tsv bb/phrases.tsv root/digits.tsv root/more.tsv"},
		} {
			t.Run(c.name, func(t *testing.T) {
				reader := lexicon.Watch()
				ask(t, reader, c.asks...)
				if d := cmp.Diff(c.want, strings.Join(reader.Opened(), " ")); d != "" {
					t.Error(d)
				}
			})
		}
	}
	if got := lexicon.Opened(); got != nil {
		t.Errorf("the lexicon itself: %q", got)
	}
}
