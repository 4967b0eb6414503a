// Package outline tells of a page that is tagged where the text of each element belongs: to which paragraph, item, note
// or cell.
package outline

import "example.org/sourcebook/pipeline/pdfium"

// Home is where the text of an element belongs.
type Home struct {
	Block int  // the element that is its block; -1 if none is
	Cell  int  // the element that is its cell; -1 outside of tables
	Part  int  // the paragraph in that
	Label bool // it is the mark of an item or a note
}

// Outline knows the homes of the elements of a page.
type Outline struct {
	Elements []pdfium.Element
	Homes    []Home
	first    map[int]int // item of a list → its first paragraph
}

// Set is a list of the standard names of elements.
type Set map[string]bool

func setOf(names ...string) Set {
	out := Set{}
	for _, n := range names {
		out[n] = true
	}
	return out
}

// What elements are.
var (
	areParagraphs = setOf("P", "Caption", "TOCI", "Title", "H", "H1", "H2", "H3", "H4", "H5", "H6")
	AreNotes      = setOf("Note", "FENote")
	areCells      = setOf("TD", "TH")
	areItems      = setOf("LI")
	AreQuotes     = setOf("BlockQuote")
	areTables     = setOf("Table")
	areParts      = setOf("Document", "Part", "Art", "Sect", "Table", "L", "TD", "TH", "Note", "FENote")
	AreSections   = setOf("Document", "Part", "Art", "Sect", "Table")
)

// New finds the homes of the elements of a page.
func New(p *pdfium.Page) *Outline {
	o := &Outline{Elements: p.Elements, Homes: make([]Home, len(p.Elements)), first: map[int]int{}}
	for i := range p.Elements {
		if areParagraphs[p.Elements[i].Kind] {
			item := o.Above(i, areItems, areParts)
			if _, ok := o.first[item]; !ok && item >= 0 {
				o.first[item] = i
			}
		}
	}
	for i := range p.Elements {
		o.Homes[i] = o.home(i)
	}
	return o
}

// Above finds the next element of some kinds that is or holds another one, up to those that part them; -1 for none.
func (o *Outline) Above(at int, kinds, parts Set) int {
	for x := at; x >= 0; x = o.Elements[x].Parent {
		if kinds[o.Elements[x].Kind] {
			return x
		}
		if parts[o.Elements[x].Kind] {
			return -1
		}
	}
	return -1
}

// home finds where the text of an element belongs: a note, the row of a table, or the item or paragraph that is next.
func (o *Outline) home(at int) Home {
	h := Home{Block: o.leaf(at), Cell: -1, Label: o.Above(at, setOf("Lbl"), areParts) >= 0}
	if note := o.Above(at, AreNotes, areTables); note >= 0 {
		h.Block = note
		return h
	}
	cell := o.Above(at, areCells, areTables)
	if cell < 0 {
		return h
	}
	h.Part, h.Cell = h.Block, cell
	if h.Part < 0 {
		h.Part = cell
	}
	if h.Block = cell; o.Elements[cell].Parent >= 0 && o.Elements[o.Elements[cell].Parent].Kind == "TR" {
		h.Block = o.Elements[cell].Parent
	}
	return h
}

// leaf finds the paragraph or the item that holds an element: the first paragraph of an item is the item. A quotation
// may have its text without a paragraph. -1 for none.
func (o *Outline) leaf(at int) int {
	paragraph, item := o.Above(at, areParagraphs, areParts), o.Above(at, areItems, areParts)
	if item >= 0 && (paragraph < item || o.first[item] == paragraph) {
		return item
	}
	if paragraph < 0 {
		return o.Above(at, AreQuotes, areParts)
	}
	return paragraph
}

// Kind is the kind of an element; "" for none.
func (o *Outline) Kind(at int) string {
	if at < 0 {
		return ""
	}
	return o.Elements[at].Kind
}
