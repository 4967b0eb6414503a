package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/schema"
)

// The rows of a document are read once, table by table, and not kept: of each stays where it stands. Its key follows
// from that.

// place is where a row stands, in code points.
type place struct{ start, end int }

// places is where the rows of a table stand, in their order.
type places struct {
	table  string
	prefix string // of keys; a number of the text follows, where the row begins
	list   []place
	keys   map[string]int // by key, the place in list: only of a table in which a key or the order is wrong
}

// key is the key that the row at a place of the text has.
func (p *places) key(start int) string { return p.prefix + strconv.Itoa(start) }

// add notes a row, and reports whether its key is that of a row before it.
func (p *places) add(key string, at place) (twice bool) {
	before := -1
	if n := len(p.list); n > 0 {
		before = p.list[n-1].start
	}
	if p.keys == nil && (at.start <= before || key != p.key(at.start)) {
		p.keys = make(map[string]int, len(p.list))
		for i, x := range p.list {
			p.keys[p.key(x.start)] = i
		}
	}
	if p.keys != nil {
		_, twice = p.keys[key]
		p.keys[key] = len(p.list)
	}
	p.list = append(p.list, at)
	return twice
}

// find gives the number of the row with a key.
func (p *places) find(key string) (int, bool) {
	if p.keys != nil {
		i, ok := p.keys[key]
		return i, ok
	}
	digits, ok := strings.CutPrefix(key, p.prefix)
	start, err := strconv.Atoi(digits)
	if !ok || err != nil || key != p.key(start) {
		return 0, false
	}
	return slices.BinarySearchFunc(p.list, start, func(x place, start int) int { return x.start - start })
}

// shape is where the columns that have a meaning for check stand in a table; nil where it has none.
type shape struct {
	key, document, start, end, byteStart, byteEnd, ordinal, text, surface, locator *schema.Column

	references []*schema.Column // to rows of the same document
}

func shapeOf(t *schema.Table) *shape {
	s := &shape{
		key: t.Column(t.Key), document: t.Column("document_id"), start: t.Column("start"), end: t.Column("end"),
		byteStart: t.Column("byte_start"), byteEnd: t.Column("byte_end"), ordinal: t.Column("ordinal"),
		locator: t.Column("locator"),
	}
	if s.start != nil {
		s.text = t.Column("text")
	}
	for _, c := range t.Columns {
		if c.Surface {
			s.surface = c
		}
		if strings.HasPrefix(c.Ref, "paragraphs.") || strings.HasPrefix(c.Ref, "sentences.") {
			s.references = append(s.references, c)
		}
	}
	return s
}

// rows checks the rows of a table one by one: values, keys, order, spans, and that what they refer to, in tables read
// before, exists and holds them.
func rows[R any](s *subject, in *stage.Reader, from stage.Table[R]) {
	t := schema.ByName(from.Name)
	sh := shapeOf(t)
	s.places[t.Name] = &places{table: t.Name, prefix: s.id + "." + t.Key[:1]}
	i := 0
	for row := range from.Read(in) {
		s.row(t, sh, i, row)
		i++
	}
}

// row checks row i of a table. The row of the document itself has no place.
func (s *subject) row(t *schema.Table, sh *shape, i int, row any) {
	s.tally.Rows++
	name, id := t.Name, sh.key.Value(row).Text
	s.values(t, id, row)
	if sh.start == nil {
		return
	}
	if d := sh.document.Value(row).Text; d != s.id {
		s.add(name, id, "document_id is %s, but the row belongs to %s", show(d), show(s.id))
	}
	if sh.ordinal != nil {
		if n := sh.ordinal.Value(row).Int; n != int64(i+1) {
			s.add(name, id, "ordinal is %d, but the row is number %d", n, i+1)
		}
	}
	all, p := s.places[name], place{int(sh.start.Value(row).Int), int(sh.end.Value(row).Int)}
	if want := all.key(p.start); id != want {
		s.add(name, id, "the key should be %s", show(want))
	}
	if i > 0 && p.start <= all.list[i-1].start {
		s.add(name, id, "it begins at %d, not after the row before it", p.start)
	}
	if all.add(id, p) {
		s.add(name, id, "the key occurs twice")
	}
	s.span(name, id, row, p, sh)
	for _, c := range sh.references {
		s.refers(name, id, c, row, p)
	}
	s.note(row, p)
}

// refers checks that the row that a column refers to exists and holds the row at p.
func (s *subject) refers(name, id string, c *schema.Column, row any, p place) {
	v := c.Value(row)
	if v.Null {
		return
	}
	table, _, _ := strings.Cut(c.Ref, ".")
	targets := s.places[table]
	n, ok := targets.find(v.Text)
	if !ok {
		s.add(name, id, "%s is %s, which does not exist", c.Name, show(v.Text))
		return
	}
	if to := targets.list[n]; p.start < to.start || p.end > to.end {
		s.add(name, id, "it is at %d to %d, outside its %s at %d to %d", p.start, p.end, c.Name, to.start, to.end)
	}
}

// note keeps of a row what cover and numerals ask for.
func (s *subject) note(row any, p place) {
	switch r := row.(type) {
	case *schema.Paragraph:
		s.roles = append(s.roles, r.Role)
		if n := language.CountWords(r.Text); n != r.Words {
			s.add("paragraphs", r.ParagraphID, "words is %d, but its text has %d", r.Words, n)
		}
	case *schema.Sentence:
		if n, ok := s.places[schema.Paragraphs.Name].find(r.ParagraphID); ok {
			s.parts = append(s.parts, part{p, n})
		}
	case *schema.Figure:
		s.taken = append(s.taken, taken{p, schema.Figures.Name})
	case *schema.Rejection:
		s.taken = append(s.taken, taken{p, schema.Rejections.Name})
	}
}

// said holds the roles of paragraphs that have sentences.
var said = []string{schema.RoleTitle, schema.RoleHeading, schema.RoleBody, schema.RoleCaption}

// span checks that a row stands where it says, in the text and in the source.
func (s *subject) span(name, id string, row any, p place, sh *shape) {
	if p.start < 0 || p.end > s.text.length || p.start >= p.end {
		s.add(name, id, "it is at %d to %d, outside the text of %d or empty", p.start, p.end, s.text.length)
		return
	}
	s.tally.Spans++
	from, to := s.text.byteAt(p.start), s.text.byteAt(p.end)
	slice := s.text.text[from:to]
	if sh.surface != nil {
		if got := sh.surface.Value(row).Text; got != slice {
			s.add(name, id, "%s is %s, but the text has %s", sh.surface.Name, show(got), show(slice))
		}
	}
	if sh.text != nil {
		if got := sh.text.Value(row).Text; !span.SameButSpace(got, slice) {
			s.add(name, id, "text differs from the document in more than white space: %s, %s", show(got), show(slice))
		}
	}
	bs, be := sh.byteStart.Value(row), sh.byteEnd.Value(row)
	if bs.Null != be.Null {
		s.add(name, id, "only one of byte_start and byte_end is null")
		return
	}
	if s.text.parts != nil {
		s.apart(name, id, row, sh)
		return
	}
	if sf, st := s.text.source(from, to); bs.Null || int64(sf) != bs.Int || int64(st) != be.Int {
		s.add(name, id, "its bytes should be %d to %d, not %s to %s", sf, st, optional(bs), optional(be))
	}
}

// apart checks a row of a document whose bytes are no bytes of the file.
func (s *subject) apart(name, id string, row any, sh *shape) {
	if !sh.byteStart.Value(row).Null {
		s.add(name, id, "its bytes should be null, for they are no bytes of the file")
	}
	if sh.locator != nil && sh.locator.Value(row).Null {
		s.add(name, id, "its locator is null, but it has no bytes")
	}
}

func optional(v schema.Value) string {
	if v.Null {
		return "null"
	}
	return fmt.Sprint(v.Int)
}
