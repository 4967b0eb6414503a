package stage

import (
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"
)

// Sorted iterates over the rows that Read gives, in the order of a key. It keeps the keys and the places of the rows,
// not the rows, which it reads twice. Rows of one key come in the order in which they were written.
func (t Table[R]) Sorted(in *Reader, key func(*R) string) iter.Seq[*R] {
	type place struct {
		key string
		extent
	}
	return func(yield func(*R) bool) {
		scan := t.scan(in)
		if scan == nil {
			return
		}
		d := newDecoder(codecOf(reflect.TypeFor[R]()))
		var places []place
		for {
			row := new(R)
			ok, err := scan.row(d, reflect.ValueOf(row).Elem())
			if err != nil {
				in.fail(fmt.Errorf("table %s: %w", t.Name, err))
			}
			if !ok {
				break
			}
			places = append(places, place{strings.Clone(key(row)), scan.place})
		}
		slices.SortStableFunc(places, func(a, b place) int { return strings.Compare(a.key, b.key) })
		var stretch []byte
		for len(places) > 0 {
			// Rows that lie side by side are read at once.
			e, n := places[0].extent, 1
			for n < len(places) && places[n].offset == e.offset+e.length && e.length < chunk {
				e.length += places[n].length
				n++
			}
			stretch = slices.Grow(stretch[:0], int(e.length))[:e.length]
			if err := scan.spool.readAt(stretch, e.offset); err != nil {
				in.fail(err)
				return
			}
			rest := stretch
			for range n {
				row := new(R)
				var err error
				if rest, err = d.row(rest, reflect.ValueOf(row).Elem()); err != nil {
					in.fail(fmt.Errorf("table %s: %w", t.Name, err))
					return
				}
				if !yield(row) {
					return
				}
			}
			places = places[n:]
		}
	}
}
