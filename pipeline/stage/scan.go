package stage

import (
	"cmp"
	"reflect"
	"sync"
)

// chunk is how much of a spool is read at a time. A row may be longer.
const chunk = 1 << 18

// scanner goes through the bytes of some partitions of a spool.
type scanner struct {
	spool *spool
	left  []byte   // read and not yet used
	buf   []byte   // where left lies; nil if a text of a row lies there, too
	end   int64    // place in the file after left
	rest  []extent // still to be read
	place extent   // of the last row
}

// newScanner begins with the first of the partitions. Those that lie side by side are read as one.
func newScanner(s *spool, parts []int) *scanner {
	c := &scanner{spool: s}
	for _, p := range parts {
		at := s.places.Of(p)
		e := extent{at.Offset, at.Length}
		if e.length == 0 {
			continue
		}
		if n := len(c.rest); n > 0 && c.rest[n-1].offset+c.rest[n-1].length == e.offset {
			c.rest[n-1].length += e.length
		} else {
			c.rest = append(c.rest, e)
		}
	}
	return c
}

// row decodes the next row into v, which holds the zero value, and reports whether there was one.
func (c *scanner) row(d *decoder, v reflect.Value) (bool, error) {
	for {
		var short error
		if len(c.left) > 0 {
			d.lends, d.shared, d.lacks = true, false, 0
			rest, err := d.row(c.left, v)
			d.lends = false
			if err == nil {
				c.place = extent{c.end - int64(len(c.left)), int64(len(c.left) - len(rest))}
				c.left = rest
				if d.shared {
					c.buf = nil
				}
				return true, nil
			}
			short = err // the row may go on in the next chunk
			v.SetZero()
		}
		more, err := c.more(d.lacks)
		if err != nil {
			return false, err
		}
		if !more {
			c.end, c.left = 0, nil
			toRead.giveBack(&c.buf)
			return false, short
		}
	}
}

// more reads on, a chunk more than a text lacks, or than three times what is left, and reports whether there was
// anything.
func (c *scanner) more(lacks int) (bool, error) {
	if len(c.rest) == 0 {
		return false, nil
	}
	e := &c.rest[0]
	kept := len(c.left)
	n := min(e.length, int64(cmp.Or(lacks, 3*kept)+chunk))
	if c.buf == nil {
		c.buf = toRead.take()
	}
	if cap(c.buf) < kept+int(n) {
		c.buf = make([]byte, kept+int(n))
	}
	c.buf = c.buf[:kept+int(n)]
	copy(c.buf, c.left)
	if err := c.spool.readAt(c.buf[kept:], e.offset); err != nil {
		return false, err
	}
	c.left = c.buf
	e.offset += n
	c.end = e.offset
	if e.length -= n; e.length == 0 {
		c.rest = c.rest[1:]
	}
	return true, nil
}

// rooms are bytes that are used again for other rows: most partitions are short, and there are many.
type rooms struct{ sync.Pool }

var toRead, toWrite rooms

// largestRoom is the most that is used again.
const largestRoom = 4 * chunk

// take gives an empty room.
func (r *rooms) take() []byte {
	if b, ok := r.Get().(*[]byte); ok {
		return (*b)[:0]
	}
	return nil
}

// giveBack gives up a room: no row has its bytes.
func (r *rooms) giveBack(b *[]byte) {
	if room := *b; cap(room) > 0 && cap(room) <= largestRoom {
		r.Put(&room)
	}
	*b = nil
}
