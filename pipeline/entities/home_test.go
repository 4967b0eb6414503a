package entities

import (
	"os"
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// TestHomes reads the names of documents on several countries, and compares which of them the registry takes for one
// with testdata/homes.tsv.
func TestHomes(t *testing.T) {
	l := language.Open(os.DirFS("../../sources/lexicon"))
	r, err := newRegistry(l)
	if err != nil {
		t.Fatal(err)
	}
	var names []*named
	for _, document := range readHomes(t, l) {
		var rows []*tables.Candidate
		for _, n := range document {
			rows = append(rows, n.row)
		}
		homes, err := r.homesOf(rows)
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range document {
			n.home = homes[i]
			if err := r.add(n.row, n.home); err != nil {
				t.Fatal(err)
			}
		}
		names = append(names, document...)
	}
	if _, err := r.finish(); err != nil {
		t.Fatal(err)
	}
	for i, a := range names {
		for _, b := range names[i+1:] {
			if is, want := r.of(t, a) == r.of(t, b), a.means == b.means; is != want {
				t.Errorf("%s %q (%s) and %s %q (%s) are one: %t", a.language, a.name, a.home, b.language, b.name, b.home, is)
			}
		}
	}
}

// readHomes reads the names of the file by document.
func readHomes(t *testing.T, l *language.Lexicon) [][]*named {
	data, err := os.ReadFile("testdata/homes.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out [][]*named
	last, end := "", 0
	for line := range strings.Lines(string(data)) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(c) != 6 {
			continue
		}
		if c[0] != last {
			last, end, out = c[0], 0, append(out, nil)
		}
		n := &named{typ: c[2], language: c[1], name: c[3], means: c[5]}
		row := n.candidate(t, l)
		row.DocumentID = c[0]
		start := end + 1
		if c[4] == "apart" {
			start += 40
		}
		end = start + len([]rune(n.name))
		row.Span = schema.Span{Start: start, End: end}
		out[len(out)-1] = append(out[len(out)-1], n)
	}
	return out
}
