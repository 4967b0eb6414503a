package pdf

import "example.org/sourcebook/pipeline/pdfium"

// home is where the text of an element belongs.
type home struct {
	block int  // the element that is its block; -1 if none is
	cell  int  // the element that is its cell; -1 outside of tables
	part  int  // the paragraph in that
	label bool // it is the mark of an item or a note
}

// outline knows the homes of the elements of a page.
type outline struct {
	elements []pdfium.Element
	homes    []home
	first    map[int]int // item of a list → its first paragraph
}

// set is a list of the standard names of elements.
type set map[string]bool

func setOf(names ...string) set {
	out := set{}
	for _, n := range names {
		out[n] = true
	}
	return out
}

// What elements are.
var (
	areParagraphs = setOf("P", "Caption", "TOCI", "Title", "H", "H1", "H2", "H3", "H4", "H5", "H6")
	areNotes      = setOf("Note", "FENote")
	areCells      = setOf("TD", "TH")
	areItems      = setOf("LI")
	areQuotes     = setOf("BlockQuote")
	areTables     = setOf("Table")
	areParts      = setOf("Document", "Part", "Art", "Sect", "Table", "L", "TD", "TH", "Note", "FENote")
	areSections   = setOf("Document", "Part", "Art", "Sect", "Table")
)

func newOutline(p *pdfium.Page) *outline {
	o := &outline{elements: p.Elements, homes: make([]home, len(p.Elements)), first: map[int]int{}}
	for i := range p.Elements {
		if areParagraphs[p.Elements[i].Kind] {
			item := o.above(i, areItems, areParts)
			if _, ok := o.first[item]; !ok && item >= 0 {
				o.first[item] = i
			}
		}
	}
	for i := range p.Elements {
		o.homes[i] = o.home(i)
	}
	return o
}

// above finds the next element of some kinds that is or holds another one, up to those that part them; -1 for none.
func (o *outline) above(at int, kinds, parts set) int {
	for x := at; x >= 0; x = o.elements[x].Parent {
		if kinds[o.elements[x].Kind] {
			return x
		}
		if parts[o.elements[x].Kind] {
			return -1
		}
	}
	return -1
}

// home finds where the text of an element belongs: a note, the row of a table, or the item or paragraph that is next.
func (o *outline) home(at int) home {
	h := home{block: o.leaf(at), cell: -1, label: o.above(at, setOf("Lbl"), areParts) >= 0}
	if note := o.above(at, areNotes, areTables); note >= 0 {
		h.block = note
		return h
	}
	cell := o.above(at, areCells, areTables)
	if cell < 0 {
		return h
	}
	h.part, h.cell = h.block, cell
	if h.part < 0 {
		h.part = cell
	}
	if h.block = cell; o.elements[cell].Parent >= 0 && o.elements[o.elements[cell].Parent].Kind == "TR" {
		h.block = o.elements[cell].Parent
	}
	return h
}

// leaf finds the paragraph or the item that holds an element: the first paragraph of an item is the item. A quotation
// may have its text without a paragraph. -1 for none.
func (o *outline) leaf(at int) int {
	paragraph, item := o.above(at, areParagraphs, areParts), o.above(at, areItems, areParts)
	if item >= 0 && (paragraph < item || o.first[item] == paragraph) {
		return item
	}
	if paragraph < 0 {
		return o.above(at, areQuotes, areParts)
	}
	return paragraph
}
