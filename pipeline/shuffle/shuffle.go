// Package shuffle brings together what belongs together: it takes small items in any order and gives them back in the
// order of their keys, those of one key and value added up. It is what a stage over the whole corpus needs between a
// look at each document and a fold over all of them.
//
// Memory does not grow with the items: as many as the budget says are kept, 48 bytes each; when there are more, they
// are sorted, added up and written to one file as a run, and the runs are merged in the end. A run costs a buffer of
// 32 KiB while they are merged, so a thousand million items in runs of the usual length cost 64 MiB. Items are sorted
// by the bytes of their keys and values, those that differ, so the time grows with their number.
package shuffle

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
)

// Budget is how many items are usually kept in memory.
const Budget = 1 << 19

// few items are sorted by comparing them.
const few = 256

// readAhead is how many bytes of a run are read at a time.
const readAhead = 32 << 10

// Item is what a Shuffle takes and gives.
type Item struct{ Key, Value, Count uint64 }

func compare(a, b Item) int {
	if a.Key != b.Key {
		return cmp.Compare(a.Key, b.Key)
	}
	return cmp.Compare(a.Value, b.Value)
}

// Shuffle takes items with Add and gives them back once with Sorted. It serves one goroutine.
type Shuffle struct {
	dir    string
	budget int
	items  []Item
	spare  []Item   // as many, for sorting
	file   *os.File // the runs, one after the other; nil as long as all items are in memory
	out    *bufio.Writer
	size   int64
	runs   []run
	err    error
}

// run is a stretch of the file with items in order.
type run struct{ offset, length int64 }

// New makes an empty shuffle that keeps up to budget items in memory and the others in a file in the folder dir.
func New(dir string, budget int) *Shuffle { return &Shuffle{dir: dir, budget: max(1, budget)} }

// Add adds an item. Items with the same key and value become one, with the sum of their counts.
func (s *Shuffle) Add(key, value, count uint64) {
	if len(s.items) == s.budget {
		s.fold()
		if len(s.items) > s.budget/2 {
			s.spill()
		}
	}
	if n := len(s.items); n == cap(s.items) { // twice as many each time: less is copied than where append decides
		s.items = slices.Grow(s.items, min(max(n, few), s.budget-n))
	}
	s.items = append(s.items, Item{key, value, count})
}

// Sorted gives the items by key and value. It can be called once; then the shuffle is empty. Err says whether all came.
func (s *Shuffle) Sorted() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		defer s.Close()
		s.fold()
		if s.err != nil {
			return
		}
		if s.file == nil {
			for _, it := range s.items {
				if !yield(it) {
					return
				}
			}
			return
		}
		s.spill()
		if s.err == nil {
			s.err = s.merge(yield)
		}
	}
}

// Err is the first error of the file that holds what is not in memory.
func (s *Shuffle) Err() error {
	if s.err == nil {
		return nil
	}
	return fmt.Errorf("failed to sort on disk: %w", s.err)
}

// Close gives up the items and removes the file. It may be called again.
func (s *Shuffle) Close() {
	s.items, s.spare, s.runs = nil, nil, nil
	if s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
		s.file = nil
	}
}

// fold sorts the items in memory and adds up those that are one.
func (s *Shuffle) fold() {
	s.sort()
	n := 0
	for _, it := range s.items {
		if n > 0 && compare(s.items[n-1], it) == 0 {
			s.items[n-1].Count += it.Count
			continue
		}
		s.items[n] = it
		n++
	}
	s.items = s.items[:n]
}

// sort orders the items by the bytes of value and key, the last one first: each time those of equal bytes stay in
// their order (Knuth, The Art of Computer Programming 3, 5.2.5, algorithm R). Bytes that are the same in all items are
// left out.
func (s *Shuffle) sort() {
	if len(s.items) < few {
		slices.SortFunc(s.items, compare)
		return
	}
	var counts [16][256]uint32
	for _, it := range s.items {
		for d := range 8 {
			counts[d][byte(it.Value>>(8*d))]++
			counts[8+d][byte(it.Key>>(8*d))]++
		}
	}
	from, to := s.items, slices.Grow(s.spare, len(s.items))[:len(s.items)]
	for d := range counts {
		if counts[d][from[0].digit(d)] == uint32(len(from)) {
			continue
		}
		next, begin := &counts[d], uint32(0)
		for i, n := range next {
			next[i], begin = begin, begin+n
		}
		for _, it := range from {
			k := it.digit(d)
			to[next[k]] = it
			next[k]++
		}
		from, to = to, from
	}
	s.items, s.spare = from, to[:0]
}

// digit is byte d of value and key, the lowest of the value first.
func (it Item) digit(d int) byte {
	if d < 8 {
		return byte(it.Value >> (8 * d))
	}
	return byte(it.Key >> (8*d - 64))
}

// spill writes the items in memory, which are in order, as a run.
func (s *Shuffle) spill() {
	if s.file == nil && s.err == nil {
		if s.file, s.err = os.CreateTemp(s.dir, "shuffle-*.run"); s.err == nil {
			s.out = bufio.NewWriterSize(s.file, 1<<18)
		}
	}
	begin := s.size
	var last Item
	buf := make([]byte, 0, 3*binary.MaxVarintLen64)
	for _, it := range s.items {
		if s.err != nil {
			break
		}
		buf = appendItem(buf[:0], last, it)
		_, s.err = s.out.Write(buf)
		s.size += int64(len(buf))
		last = it
	}
	s.items = s.items[:0]
	if s.err == nil {
		s.runs = append(s.runs, run{begin, s.size - begin})
	}
}

// appendItem writes an item by its distance from the one before it.
func appendItem(b []byte, last, it Item) []byte {
	b = binary.AppendUvarint(b, it.Key-last.Key)
	if it.Key == last.Key {
		b = binary.AppendUvarint(b, it.Value-last.Value)
	} else {
		b = binary.AppendUvarint(b, it.Value)
	}
	return binary.AppendUvarint(b, it.Count)
}

// cursor stands at an item of a run.
type cursor struct {
	item Item
	in   *bufio.Reader
}

// next goes on to the next item and reports whether there is one.
func (c *cursor) next() (bool, error) {
	key, err := binary.ReadUvarint(c.in)
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	var value, count uint64
	if err == nil {
		value, err = binary.ReadUvarint(c.in)
	}
	if err == nil {
		count, err = binary.ReadUvarint(c.in)
	}
	if key == 0 {
		value += c.item.Value
	}
	c.item = Item{c.item.Key + key, value, count}
	return err == nil, err
}

// merge gives the items of all runs in order.
func (s *Shuffle) merge(yield func(Item) bool) error {
	if err := s.out.Flush(); err != nil {
		return err
	}
	var heap []*cursor
	for _, r := range s.runs {
		c := &cursor{in: bufio.NewReaderSize(io.NewSectionReader(s.file, r.offset, r.length), readAhead)}
		ok, err := c.next()
		if err != nil {
			return err
		}
		if ok {
			heap = append(heap, c)
		}
	}
	for i := len(heap)/2 - 1; i >= 0; i-- {
		sink(heap, i)
	}
	for len(heap) > 0 {
		it := heap[0].item
		it.Count = 0
		for len(heap) > 0 && compare(heap[0].item, it) == 0 {
			it.Count += heap[0].item.Count
			ok, err := heap[0].next()
			if err != nil {
				return err
			}
			if !ok {
				heap[0] = heap[len(heap)-1]
				heap = heap[:len(heap)-1]
			}
			sink(heap, 0)
		}
		if !yield(it) {
			return nil
		}
	}
	return nil
}

// sink moves the cursor at i down to its place in the heap.
func sink(heap []*cursor, i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(heap); child++ {
			if compare(heap[child].item, heap[least].item) < 0 {
				least = child
			}
		}
		if least == i {
			return
		}
		heap[i], heap[least] = heap[least], heap[i]
		i = least
	}
}
