package pdfium

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
)

func TestRemember(t *testing.T) {
	sum := func(i int) [sha256.Size]byte { return sha256.Sum256(fmt.Append(nil, i)) }
	large := strings.Repeat("x", mostKept/8)
	for i := range 20 {
		remember(sum(i), []string{large, fmt.Sprint(i)})
		remember(sum(i), nil)
	}
	if _, ok := recall(sum(3)); ok || kept.size > mostKept || len(kept.texts) != len(kept.order) {
		t.Errorf("%d bytes of %d files are kept", kept.size, len(kept.texts))
	}
	if pages, ok := recall(sum(19)); !ok || pages[1] != "19" {
		t.Errorf("the last file is not kept")
	}
	remember(sum(20), []string{strings.Repeat("x", mostKept)})
	if _, ok := recall(sum(20)); ok {
		t.Error("a file that is too large is kept")
	}
}
