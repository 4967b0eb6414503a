package lineage

import (
	"iter"
	"strings"

	"example.org/sourcebook/schema"
)

// shardRows stands on a row of a shard.
type shardRows struct {
	next func() ([]schema.Value, error, bool)
	row  []schema.Value
	err  error
}

// advance goes on to the next row, and reports whether there is one, or an error.
func (s *shardRows) advance() (ok bool) {
	s.row, s.err, ok = s.next()
	return ok
}

// shardHeap has the shard on top whose row comes first.
type shardHeap struct {
	shards []*shardRows
	order  []int // columns
}

// merge gives the rows of several shards, each of which is in the order of some columns, in that order. Cells are valid
// until the next row. An error ends the rows.
func merge(shards []iter.Seq2[[]schema.Value, error], order []int) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		h := &shardHeap{order: order}
		for _, rows := range shards {
			s := &shardRows{}
			var stop func()
			s.next, stop = iter.Pull2(rows)
			defer stop()
			if s.advance() {
				h.shards = append(h.shards, s)
			}
		}
		for i := len(h.shards)/2 - 1; i >= 0; i-- {
			h.sink(i)
		}
		for len(h.shards) > 0 {
			s := h.shards[0]
			if !yield(s.row, s.err) || s.err != nil {
				return
			}
			if last := len(h.shards) - 1; !s.advance() {
				h.shards[0] = h.shards[last]
				h.shards = h.shards[:last]
			}
			h.sink(0)
		}
	}
}

// before reports whether the row of shard i comes before that of shard k; an error comes before all rows.
func (h *shardHeap) before(i, k int) bool {
	a, b := h.shards[i], h.shards[k]
	if a.err != nil || b.err != nil {
		return a.err != nil && b.err == nil
	}
	for _, column := range h.order {
		if d := CompareCells(a.row[column], b.row[column]); d != 0 {
			return d < 0
		}
	}
	return false
}

// sink moves the shard at i down to its place.
func (h *shardHeap) sink(i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h.shards); child++ {
			if h.before(child, least) {
				least = child
			}
		}
		if least == i {
			return
		}
		h.shards[i], h.shards[least] = h.shards[least], h.shards[i]
		i = least
	}
}

// CompareCells compares two cells of an order column: texts as bytes, integers as numbers.
func CompareCells(a, b schema.Value) int {
	switch d := strings.Compare(a.Text, b.Text); {
	case d != 0:
		return d
	case a.Int < b.Int:
		return -1
	case a.Int > b.Int:
		return 1
	}
	return 0
}
