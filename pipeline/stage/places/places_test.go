package places

import (
	"math/rand/v2"
	"testing"
)

// TestList: partitions of all lengths, with and without gaps, some of them empty and some in several pieces, are found
// where they were put, also the last one while it grows, and take few bytes.
func TestList(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var l List
	const partitions = 10 * inPage
	want := make([]Place, partitions)
	offset, many := int64(0), 0
	check := func(upTo int) {
		for p := range upTo + 1 {
			w, got := want[p], l.Of(p)
			if got.Length != w.Length || w.Length > 0 && got != w {
				t.Fatalf("partition %d of %d is %+v, want %+v", p, upTo, got, w)
			}
		}
	}
	for p := range partitions {
		want[p].Part = p
		if r.IntN(3) > 0 || p/inPage == 4 { // no partition of a page has rows
			continue
		}
		offset += int64(r.IntN(3)) * 1000
		want[p].Nth, want[p].Offset = many, offset
		many++
		for range 1 + r.IntN(3) {
			length, rows := 1+r.Int64N(1<<r.IntN(30)), r.Int64N(40)
			l.Add(p, offset+want[p].Length, length, rows)
			want[p].Length += length
			want[p].Rows += rows
		}
		offset += want[p].Length
		if p%7 == 0 {
			check(p)
		}
	}
	check(partitions - 1)
	if got := l.Of(partitions + 5*inPage); got.Length != 0 {
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
