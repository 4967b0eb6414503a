package table

import (
	"bytes"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go/compress/zstd"
)

// TestPageCodecGivesTheBytesOfParquetGo: also for pages that are longer than a window.
func TestPageCodecGivesTheBytesOfParquetGo(t *testing.T) {
	own, err := newPageCodec()
	if err != nil {
		t.Fatal(err)
	}
	other := &zstd.Codec{Level: zstd.SpeedDefault, Concurrency: 1}
	text := strings.Repeat("Forum held in Beijing. 北京举行论坛。", 20) + strings.Repeat("x", 999)
	for n := range 1000 {
		text += string(rune('a'+n*n%26)) + string(rune('0'+n%7))
	}
	for _, n := range []int{0, 1, 100, 4_000, 262_144, 12 << 20, 5} {
		src := []byte(strings.Repeat(text, n/len(text)+1)[:n])
		got, err := own.Encode(nil, src)
		if err != nil {
			t.Fatal(err)
		}
		want, err := other.Encode(nil, src)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("a page of %d bytes differs", n)
		}
		back, err := own.Decode(nil, got)
		if err != nil || !bytes.Equal(back, src) {
			t.Errorf("a page of %d bytes does not come back: %v", n, err)
		}
	}
}
