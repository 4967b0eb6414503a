package stage

import (
	"encoding/binary"
	"slices"
)

// places says where the rows of each partition of a spool lie, in a few bytes a partition: there may be millions, of
// each table. They are packed in pages; to look one up is to walk through its page.
type places struct {
	pages []page
	taken int    // partitions in the last page
	next  int64  // where the partition after the packed ones begins
	last  placed // the one that came last, which may still grow; not in the pages
	many  int    // partitions with rows before it
}

// inPage is how many partitions a page has.
const inPage = 64

// page holds, for each of its partitions, in varints: the length of its rows, and if it has any, the gap before them and
// their number. What its end lacks are partitions without rows.
type page struct {
	begins int64 // place of the first rows without their gap
	before int   // partitions with rows in the pages before
	packed []byte
}

// placed is a partition with rows.
type placed struct {
	part int
	nth  int // partition with rows
	extent
	rows int64
}

// add adds rows at a place to partition p. Partitions must come in order; one may come in several pieces.
func (l *places) add(p int, offset, length, rows int64) {
	if l.last.length == 0 || l.last.part != p {
		l.pack()
		l.last = placed{part: p, nth: l.many, extent: extent{offset: offset}}
	}
	l.last.length += length
	l.last.rows += rows
}

// pack puts the partition that came last into its page.
func (l *places) pack() {
	if l.last.length == 0 {
		return
	}
	for len(l.pages) <= l.last.part/inPage {
		if n := len(l.pages); n > 0 {
			l.pages[n-1].packed = slices.Clone(l.pages[n-1].packed) // without the room to grow
		}
		l.pages = append(l.pages, page{begins: l.next, before: l.many})
		l.taken = 0
	}
	b := &l.pages[len(l.pages)-1].packed
	for ; l.taken < l.last.part%inPage; l.taken++ {
		*b = append(*b, 0)
	}
	*b = binary.AppendUvarint(*b, uint64(l.last.length))
	*b = binary.AppendVarint(*b, l.last.offset-l.next)
	*b = binary.AppendUvarint(*b, uint64(l.last.rows))
	l.taken++
	l.many++
	l.next = l.last.offset + l.last.length
}

// of gives the place of partition p; its length is 0 if it has no rows.
func (l *places) of(p int) placed {
	if p == l.last.part {
		return l.last
	}
	if p/inPage >= len(l.pages) {
		return placed{part: p}
	}
	g := &l.pages[p/inPage]
	at := placed{part: p - p%inPage, nth: g.before, extent: extent{offset: g.begins}}
	for b := g.packed; len(b) > 0; at.part++ {
		length, k := binary.Uvarint(b)
		b = b[k:]
		if length > 0 {
			gap, k := binary.Varint(b)
			rows, m := binary.Uvarint(b[k:])
			b = b[k+m:]
			at.offset, at.length, at.rows = at.offset+gap, int64(length), int64(rows)
		}
		if at.part == p {
			return at
		}
		if length > 0 {
			at.offset, at.length, at.rows, at.nth = at.offset+at.length, 0, 0, at.nth+1
		}
	}
	return placed{part: p}
}
