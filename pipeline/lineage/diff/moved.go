package diff

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"example.org/sourcebook/schema"
)

// movers finds rows that are on one side only because their place in the text changed, and their id with it. It keeps
// no more than the rows of one document, since rows are sorted by document.
type movers struct {
	document string
	waiting  map[[sha256.Size]byte]int // content of rows: how many more were added than removed
	moved    int
}

// see takes a row that differs; old or new is nil where it is on one side only.
func (m *movers) see(t *schema.Table, old, new []schema.Value) {
	onBoth := old != nil && new != nil
	if onBoth || t.Sort[0] != "document_id" || t.Index("start") < 0 {
		return
	}
	row, one := new, 1
	if row == nil {
		row, one = old, -1
	}
	if id := row[t.Index("document_id")].Text; id != m.document || m.waiting == nil {
		m.document, m.waiting = strings.Clone(id), map[[sha256.Size]byte]int{}
	}
	k := contentOf(t, row)
	if n := m.waiting[k]; n*one < 0 {
		m.moved++
	}
	m.waiting[k] += one
}

// contentOf is a digest of what a row says, besides its place and the ids that are made of places.
func contentOf(t *schema.Table, row []schema.Value) (sum [sha256.Size]byte) {
	h := sha256.New()
	for i, c := range t.Columns {
		switch c.Name {
		case "start", "end", "byte_start", "byte_end", "ordinal", t.Key, "paragraph_id", "sentence_id":
			continue
		}
		fmt.Fprintf(h, "%s %t %q\n", c.Name, row[i].Null, plainText(c, row[i]))
	}
	h.Sum(sum[:0])
	return sum
}
