package export

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestIndexOfManyWorks holds the files of the reading page under 1 MB, however many works there are: the index by what
// its rows take, with long titles, and the file of a work by what is in it.
func TestIndexOfManyWorks(t *testing.T) {
	const works, most = worksInIndex + 1, 1 << 20
	info := testInfo
	info.NoWorkbook = true
	twice := func(block string) func(func(string, error) bool) {
		return func(yield func(string, error) bool) {
			for range 2 {
				if !yield(block, nil) {
					return
				}
			}
		}
	}
	info.Works = func(yield func(*WorkPage, error) bool) {
		for i := range works {
			id := fmt.Sprintf("ledger-%04d", i)
			block := `<section id="` + id + `"><p>` + strings.Repeat("a box of letters ", 50) + "</p></section>"
			if !yield(&WorkPage{WorkID: id, Title: strings.Repeat("A ledger & its boxes ", 12), Documents: 1,
				Facts: map[string]int{"alone": 1000 + i}, Lengths: []int{len(block), len(block)},
				Blocks: twice(block)}, nil) {
				return
			}
		}
	}
	dir := t.TempDir()
	if _, err := Export(context.Background(), dir, info, sourcesOf(nil), nil); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{PageName, indexFile(1)} {
		index, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if len(index) > most {
			t.Errorf("%s has %d bytes, more than %d", name, len(index), most)
		}
		if want := "in 1,201 works"; !strings.Contains(string(index), want) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, pagesFolder, "*.html"))
	if err != nil || len(files) != works {
		t.Fatalf("%d files of works, %v", len(files), err)
	}
	for _, f := range files {
		if s, err := os.Stat(f); err != nil || s.Size() > most {
			t.Errorf("%s: %v bytes, %v", f, s.Size(), err)
		}
	}
}
