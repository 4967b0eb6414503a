package html

import (
	"strings"

	"golang.org/x/net/html/atom"

	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/tables"
)

// element is an open element with what its content inherits.
type element struct {
	tag     atom.Atom
	before  int // place of the open element of the same name before it, -1 for none
	scope   int // place of the innermost open element that end tags do not reach out of
	kind    int // of the blocks in it
	level   int
	lists   int // depth
	region  int
	article int
	row     int // of the table that is open, 0 outside of one
	cell    int // of the row
	pre     bool
	raw     bool // its text has no entities
}

// elements are the open block elements. End tags close as the HTML standard says: up to the open element of that name,
// if there is one within the cell, caption or table; each element is closed once, so the time is linear.
type elements struct {
	open    []element
	last    map[atom.Atom]int // place of the innermost open element of a name
	over    int               // elements open beyond the deepest
	regions []region
	rows    int // rows of tables so far
	cells   int // cells of them so far
}

// deepest is how deep elements are followed; browsers stop at 512.
const deepest = 4096

func newElements() elements {
	return elements{open: []element{{before: -1}}, last: map[atom.Atom]int{}, regions: make([]region, 1)}
}

func (o *elements) top() *element { return &o.open[len(o.open)-1] }

// blockTags are the elements that the HTML standard displays as blocks, as list items or as parts of a table, and form
// controls with a text of their own.
var blockTags = func() map[atom.Atom]bool {
	m := map[atom.Atom]bool{}
	for name := range strings.FieldsSeq(`address article aside blockquote body button caption center col colgroup dd
		details dialog
		dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main
		menu nav ol optgroup option p plaintext pre search section select summary table tbody td tfoot th thead tr ul xmp`) {
		m[atom.Lookup([]byte(name))] = true
	}
	delete(m, 0)
	return m
}()

func isBlock(tag atom.Atom) bool { return tag != 0 && blockTags[tag] }

// push opens an element.
func (o *elements) push(tag atom.Atom, a markup.Attributes) {
	o.imply(tag)
	if len(o.open) > deepest {
		o.over++
		return
	}
	e := *o.top()
	e.tag, e.before = tag, -1
	if i, ok := o.last[tag]; ok {
		e.before = i
	}
	e.become(tag)
	if (tag == atom.P || tag == atom.Div) && e.kind == tables.BlockParagraph && hasClass(a, captionNames) {
		e.kind = tables.BlockCaption
	}
	switch tag {
	case atom.Td, atom.Th, atom.Caption, atom.Table:
		e.scope = len(o.open)
	}
	o.place(&e)
	if furniture, article := judge(tag, a, e.article > 0); article {
		o.regions = append(o.regions, region{parent: e.article, article: true})
		e.article = len(o.regions) - 1
	} else if furniture {
		o.regions = append(o.regions, region{parent: e.region})
		e.region = len(o.regions) - 1
	}
	o.last[tag] = len(o.open)
	o.open = append(o.open, e)
}

// place says where in a table an element stands.
func (o *elements) place(e *element) {
	switch e.tag {
	case atom.Table, atom.Caption:
		e.row, e.cell = 0, 0
	case atom.Tr:
		o.rows++
		e.row, e.cell = o.rows, 0
	case atom.Td, atom.Th:
		o.cells++
		e.cell = o.cells
	}
}

// become makes an element, which is as the one around it, what its tag says.
func (e *element) become(tag atom.Atom) {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		e.kind, e.level = tables.BlockHeading, int(tag.String()[1]-'0')
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir, atom.Dl:
		e.lists++
	case atom.Li, atom.Dd, atom.Dt:
		e.kind, e.level = tables.BlockItem, max(1, e.lists)
	case atom.P:
		if e.kind == tables.BlockCell {
			e.kind = tables.BlockParagraph
		}
	case atom.Blockquote:
		e.kind, e.level = tables.BlockQuote, 0
	case atom.Figcaption, atom.Caption:
		e.kind, e.level = tables.BlockCaption, 0
	case atom.Tr, atom.Td, atom.Th:
		e.kind, e.level = tables.BlockCell, 0
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		e.kind, e.level, e.pre = tables.BlockCode, 0, true
		e.raw = tag == atom.Xmp || tag == atom.Plaintext
	case atom.Address:
		e.kind, e.level = tables.BlockByline, 0
	case atom.Button, atom.Select, atom.Option, atom.Optgroup, atom.Legend:
		e.kind, e.level = tables.BlockControl, 0
	}
}

// pop closes an element, and those in it that are still open.
func (o *elements) pop(tag atom.Atom) {
	if o.over > 0 {
		o.over--
		return
	}
	i, ok := o.last[tag]
	scope := o.top().scope
	switch tag {
	case atom.Table:
		scope = 0
	case atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption:
		scope = o.last[atom.Table] // 0 outside of a table
	}
	if ok && i >= scope {
		o.cut(i)
	}
}

// cut closes the elements from place i on.
func (o *elements) cut(i int) {
	for n := len(o.open) - 1; n >= i; n-- {
		e := &o.open[n]
		if e.before < 0 {
			delete(o.last, e.tag)
		} else {
			o.last[e.tag] = e.before
		}
	}
	o.open = o.open[:i]
}

// ending says which elements a start tag ends without an end tag of theirs: those of the tags that are inside the list
// or table that is open, not around it.
type ending struct{ around, ends []atom.Atom }

var endings = func() map[atom.Atom]ending {
	table := []atom.Atom{atom.Table}
	item := ending{[]atom.Atom{atom.Ul, atom.Ol, atom.Menu, atom.Dir}, []atom.Atom{atom.Li}}
	term := ending{[]atom.Atom{atom.Dl}, []atom.Atom{atom.Dd, atom.Dt}}
	cell := ending{[]atom.Atom{atom.Table, atom.Tr}, []atom.Atom{atom.Td, atom.Th}}
	row := ending{table, []atom.Atom{atom.Tr}}
	group := ending{table, []atom.Atom{atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot}}
	option := ending{[]atom.Atom{atom.Select}, []atom.Atom{atom.Option}}
	return map[atom.Atom]ending{
		atom.Li: item, atom.Dd: term, atom.Dt: term, atom.Td: cell, atom.Th: cell, atom.Tr: row,
		atom.Tbody: group, atom.Thead: group, atom.Tfoot: group, atom.Option: option, atom.Optgroup: option,
	}
}()

// imply closes the elements that a start tag ends without an end tag of theirs.
func (o *elements) imply(tag atom.Atom) {
	o.end(endings[tag])
	if tag != atom.Button && tag != atom.Select && tag != atom.Option {
		if i, ok := o.last[atom.P]; ok && i >= o.top().scope {
			o.cut(i)
		}
	}
	if isHeading(tag) && isHeading(o.top().tag) {
		o.cut(len(o.open) - 1)
	}
}

// end closes elements.
func (o *elements) end(e ending) {
	least := 0
	for _, t := range e.around {
		if i, ok := o.last[t]; ok {
			least = max(least, i)
		}
	}
	for _, t := range e.ends {
		if i, ok := o.last[t]; ok && i > least {
			o.cut(i)
		}
	}
}

func isHeading(tag atom.Atom) bool {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}
