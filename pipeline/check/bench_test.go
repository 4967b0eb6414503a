package check

import (
	"strings"
	"testing"
)

// BenchmarkCheck checks a document of about two megabytes, the writing and reading of its tables included.
func BenchmarkCheck(b *testing.B) {
	w := &world{}
	body := strings.Repeat("Oslo sent 1,770 letters to 12 towns. They came in bags, said one. Nobody knows why this was "+
		"so é.\n", 20000)
	w.document("a", "A title\n"+body, "UTF-8", "a")
	w.mentions = nil
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if _, err := w.check(b); err != nil {
			b.Fatal(err)
		}
	}
}
