// Package places keeps where the rows of each partition of a table lie, in a few bytes a partition: there may be
// millions of partitions, of each of some forty tables.
package places

import (
	"encoding/binary"
	"slices"
)

// List has the places of the partitions of a table, packed in pages; to look one up is to walk through its page.
type List struct {
	pages []page
	taken int   // partitions in the last page
	next  int64 // where the partition after the packed ones begins
	last  Place // the one that came last, which may still grow; not in the pages
	many  int   // partitions with rows before it
}

// inPage is how many partitions a page has.
const inPage = 64

// page holds, for each of its partitions, in varints: the length of its rows, and if it has any, the gap before them
// and their number. What its end lacks are partitions without rows.
type page struct {
	begins int64 // place of the first rows without their gap
	before int   // partitions with rows in the pages before
	packed []byte
}

// Place is where the rows of a partition lie; its length is 0 if it has none.
type Place struct {
	Part   int // number of the partition
	Nth    int // how many partitions before it have rows
	Offset int64
	Length int64
	Rows   int64
}

// Add adds rows at a place to partition p. Partitions must come in order; one may come in several pieces.
func (l *List) Add(p int, offset, length, rows int64) {
	if l.last.Length == 0 || l.last.Part != p {
		l.pack()
		l.last = Place{Part: p, Nth: l.many, Offset: offset}
	}
	l.last.Length += length
	l.last.Rows += rows
}

// pack puts the partition that came last into its page.
func (l *List) pack() {
	if l.last.Length == 0 {
		return
	}
	for len(l.pages) <= l.last.Part/inPage {
		if n := len(l.pages); n > 0 {
			l.pages[n-1].packed = slices.Clone(l.pages[n-1].packed) // without the room to grow
		}
		l.pages = append(l.pages, page{begins: l.next, before: l.many})
		l.taken = 0
	}
	b := &l.pages[len(l.pages)-1].packed
	for ; l.taken < l.last.Part%inPage; l.taken++ {
		*b = append(*b, 0)
	}
	*b = binary.AppendUvarint(*b, uint64(l.last.Length))
	*b = binary.AppendVarint(*b, l.last.Offset-l.next)
	*b = binary.AppendUvarint(*b, uint64(l.last.Rows))
	l.taken++
	l.many++
	l.next = l.last.Offset + l.last.Length
}

// Of gives the place of partition p.
func (l *List) Of(p int) Place {
	if p == l.last.Part {
		return l.last
	}
	if p/inPage >= len(l.pages) {
		return Place{Part: p}
	}
	g := &l.pages[p/inPage]
	at := Place{Part: p - p%inPage, Nth: g.before, Offset: g.begins}
	for b := g.packed; len(b) > 0; at.Part++ {
		length, k := binary.Uvarint(b)
		b = b[k:]
		if length > 0 {
			gap, k := binary.Varint(b)
			rows, m := binary.Uvarint(b[k:])
			b = b[k+m:]
			at.Offset, at.Length, at.Rows = at.Offset+gap, int64(length), int64(rows)
		}
		if at.Part == p {
			return at
		}
		if length > 0 {
			at.Offset, at.Length, at.Rows, at.Nth = at.Offset+at.Length, 0, 0, at.Nth+1
		}
	}
	return Place{Part: p}
}
