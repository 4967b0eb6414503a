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
	const works, most = 300, 1 << 20
	info := testInfo
	info.NoWorkbook = true
	info.Works = func(yield func(*WorkPage, error) bool) {
		for i := range works {
			id := fmt.Sprintf("ledger-%04d", i)
			block := `<section id="` + id + `"><p>` + strings.Repeat("a box of letters ", 500) + "</p></section>"
			if !yield(&WorkPage{WorkID: id, Title: strings.Repeat("A ledger & its boxes ", 12), Documents: 1,
				Facts: map[string]int{"alone": 1000 + i}, Blocks: []string{block, block}}, nil) {
				return
			}
		}
	}
	dir := t.TempDir()
	if _, err := Export(context.Background(), dir, info, sourcesOf(nil), nil); err != nil {
		t.Fatal(err)
	}
	index, err := os.Stat(filepath.Join(dir, PageName))
	if err != nil {
		t.Fatal(err)
	}
	if full := index.Size() / works * worksInIndex; full > most {
		t.Errorf("a file of the index with %d works has %d bytes, more than %d", worksInIndex, full, most)
	} else {
		t.Logf("a file of the index with %d works has %d bytes", worksInIndex, full)
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
