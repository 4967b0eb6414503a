package amount_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"example.org/sourcebook"
	"example.org/sourcebook/pipeline/align/amount"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/lineage"

	"io/fs"
)

func TestDifferent(t *testing.T) {
	files, err := fs.Sub(sourcebook.Source, lineage.LexiconDir)
	if err != nil {
		t.Fatal(err)
	}
	lexicon := language.Open(files)
	f, err := os.Open("testdata/passages.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	passage := func(tag, text string) *amount.Passage {
		words, err := amount.ReadWords(lexicon, tag)
		if err != nil {
			t.Fatal(err)
		}
		return &amount.Passage{Words: words, Text: text}
	}
	rows := 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		cells := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(lines.Text(), "#") || len(cells) != 5 {
			continue
		}
		rows++
		got := []string{}
		for _, p := range amount.Different(passage(cells[0], cells[1]), passage(cells[2], cells[3])) {
			got = append(got, p.A+" / "+p.B)
		}
		want := strings.Replace(cells[4], "-", "", 1)
		if cells[4] != "-" {
			want = cells[4]
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s\n%s\ngot  %q\nwant %q", cells[1], cells[3], s, want)
		}
	}
	if rows < 40 {
		t.Errorf("%d rows", rows)
	}
}
