package spelling

import (
	"maps"
	"slices"
	"sort"
	"strings"
)

// Index has what names sound like, sorted. A name that may sound in thousands of ways is looked up part by part, so
// that only those are tried that something begins with.
type Index []string

// NewIndex makes an index of the keys of a map.
func NewIndex[T any](names map[string]T) Index { return slices.Sorted(maps.Keys(names)) }

// Heard appends the sounds of the index that are among the first ways, up to a bound, to take one option of each part:
// those of Products that the index has, in no order, some twice.
func (x Index) Heard(to []string, options [][]string, most int) []string {
	return x.within(to, 0, options, 0, most)
}

// within does so in the part of an index whose sounds have begin bytes in common, which are way number of the parts
// before the options.
func (x Index) within(to []string, begin int, options [][]string, number, most int) []string {
	if len(options) == 0 {
		if len(x[0]) == begin {
			to = append(to, x[0])
		}
		return to
	}
	for i, part := range options[0] {
		way := number*len(options[0]) + i
		if way >= most {
			break
		}
		from := sort.Search(len(x), func(k int) bool { return x[k][begin:] >= part })
		n := sort.Search(len(x)-from, func(k int) bool { return !strings.HasPrefix(x[from+k][begin:], part) })
		if n > 0 {
			to = x[from:from+n].within(to, begin+len(part), options[1:], way, most)
		}
	}
	return to
}
