package stage

import (
	"math/rand/v2"
	"testing"
)

// TestPlaces: partitions of all lengths, with and without gaps, some of them empty and some in several pieces, are found
// where they were put, also before the last one is closed, and take few bytes.
func TestPlaces(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var l places
	const partitions = 10 * inPage
	want := make([]placed, partitions)
	offset, many := int64(0), 0
	check := func(upTo int) {
		for p := range upTo + 1 {
			w, got := want[p], l.of(p)
			if got.length != w.length || w.length > 0 && got != w {
				t.Fatalf("partition %d of %d is %+v, want %+v", p, upTo, got, w)
			}
		}
	}
	for p := range partitions {
		want[p].part = p
		if r.IntN(3) > 0 || p/inPage == 4 { // no partition of a page has rows
			continue
		}
		offset += int64(r.IntN(3)) * 1000
		want[p].nth, want[p].offset = many, offset
		many++
		for range 1 + r.IntN(3) {
			length, rows := 1+r.Int64N(1<<r.IntN(30)), r.Int64N(40)
			l.add(p, offset+want[p].length, length, rows)
			want[p].length += length
			want[p].rows += rows
		}
		offset += want[p].length
		if p%7 == 0 {
			check(p)
		}
	}
	check(partitions - 1)
	if got := l.of(partitions + 5*inPage); got.length != 0 {
		t.Errorf("a partition after the last one is %+v", got)
	}
	bytes := 0
	for _, g := range l.pages {
		bytes += len(g.packed)
	}
	if bytes > 6*partitions {
		t.Errorf("%d partitions take %d bytes", partitions, bytes)
	}
}
