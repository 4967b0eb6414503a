package stage

import (
	"bytes"
	"crypto/sha256"
	"os"
	"testing"
)

// TestBufferSpills checks that rows which went to a file in between come back whole, with their digest, for the cache
// and for the spool, and that nothing stays of the file.
func TestBufferSpills(t *testing.T) {
	dir := t.TempDir()
	w := &buffer{name: "rows", part: 0}
	var want []byte
	for i := range 5 {
		piece := bytes.Repeat([]byte{byte('a' + i)}, 3*chunk/2)
		want = append(want, piece...)
		w.bytes = append(w.bytes, piece...)
		w.rows++
		if i%2 == 1 {
			if err := w.spill(dir); err != nil {
				t.Fatal(err)
			}
		}
	}
	w.digest()
	if got, err := w.all(); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%d bytes come back of %d: %v", len(got), len(want), err)
	}
	if w.length() != int64(len(want)) || w.sum != sha256.Sum256(want) {
		t.Errorf("length %d, want %d; or the digest is another", w.length(), len(want))
	}
	s := newSpool(dir, "rows", Document, 1)
	if err := s.whole(w); err != nil {
		t.Fatal(err)
	}
	s.close()
	if got, err := s.read(0); err != nil || !bytes.Equal(got, want) || s.places.Of(0).Rows != 5 {
		t.Errorf("the spool has %d bytes and %d rows: %v", len(got), s.places.Of(0).Rows, err)
	}
	s.remove()
	w.drop()
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("%v stay: %v", left, err)
	}
}
