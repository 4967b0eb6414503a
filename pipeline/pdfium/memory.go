package pdfium

import (
	"crypto/sha256"
	"sync"
)

// To load a page takes most of the time, and the same PDF is often asked for its characters and, later, for its bare
// text. What was said is kept, by the digest of the file, up to a bound.

// mostKept is how many bytes of text are kept.
const mostKept = 64 << 20

// kept has the bare text of files.
var kept struct {
	sync.Mutex
	texts map[[sha256.Size]byte][]string
	order [][sha256.Size]byte // the oldest first
	size  int
}

// remember keeps the text of a file.
func remember(sum [sha256.Size]byte, pages []string) {
	size := length(pages)
	if size > mostKept/2 {
		return
	}
	kept.Lock()
	defer kept.Unlock()
	if _, ok := kept.texts[sum]; ok {
		return
	}
	if kept.texts == nil {
		kept.texts = map[[sha256.Size]byte][]string{}
	}
	kept.texts[sum] = pages
	kept.order = append(kept.order, sum)
	for kept.size += size; kept.size > mostKept; kept.order = kept.order[1:] {
		kept.size -= length(kept.texts[kept.order[0]])
		delete(kept.texts, kept.order[0])
	}
}

// recall gives the text of a file that is kept.
func recall(sum [sha256.Size]byte) ([]string, bool) {
	kept.Lock()
	defer kept.Unlock()
	pages, ok := kept.texts[sum]
	return pages, ok
}

// length is how many bytes texts and what holds them have.
func length(texts []string) int {
	const header = 16
	n := header * len(texts)
	for _, t := range texts {
		n += len(t)
	}
	return n
}
