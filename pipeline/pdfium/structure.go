package pdfium

import "encoding/binary"

// Element is a part of the structure of a page that is tagged: a paragraph, an item of a list, a cell.
type Element struct {
	Kind   string // by its standard name (ISO 32000): P, H1, LI, TD
	Parent int    // its place among the elements of the page; -1 for one without
	From   bool   // it may have begun on a page before
	On     bool   // it may go on on a page after
}

// The values of Char.Element beside places.
const (
	Loose    = -1 // no tag says what the character belongs to
	Artifact = -2 // it is marked as no part of the text: a running head, the number of a page
)

// The bounds of a structure; what goes beyond them has no tags.
const (
	mostElements = 50_000 // of a page
	mostDepth    = 100
)

// structure is the structure of a page while it is read.
type structure struct {
	elements []Element
	of       map[int32]int // marked content → place of its element
}

// structure reads how a page is tagged; nil without tags.
func (r *reader) structure(page uint64) *structure {
	if !r.tagged {
		return nil
	}
	tree := r.call(getTree, page)
	if tree == 0 {
		return nil
	}
	defer r.call(closeTree, tree)
	s := &structure{of: map[int32]int{}}
	for i := range r.number(countRoots, tree) {
		if child := r.call(getRoot, tree, uint64(i)); child != 0 {
			r.element(s, child, -1, 0)
		}
	}
	if len(s.of) == 0 {
		return nil
	}
	return s
}

// element reads an element with what it holds.
func (r *reader) element(s *structure, e uint64, parent, depth int) {
	if len(s.elements) >= mostElements || depth > mostDepth {
		return
	}
	at := len(s.elements)
	s.elements = append(s.elements, Element{Kind: r.wide(kindOf, e), Parent: parent})
	held := false
	for i := range r.number(countChildren, e) {
		if child := r.call(getChild, e, uint64(i)); child != 0 {
			r.element(s, child, at, depth+1)
			held = true
			continue
		}
		content := r.number(contentOfChild, e, uint64(i))
		switch {
		case content >= 0:
			s.of[content] = at
			held = true
			s.elements[at].On = false
		case held: // what stands on another page
			s.elements[at].On = true
		default:
			s.elements[at].From = true
		}
	}
}

// place gives the element that a piece of text belongs to.
func (w *writer) place(object uint64) int {
	if w.structure == nil || object == 0 {
		return Loose
	}
	content := w.number(contentOf, object)
	if at, ok := w.of[content]; ok && content >= 0 {
		return at
	}
	if w.isArtifact(object) {
		return Artifact
	}
	return Loose
}

// isArtifact reports whether a piece of text is marked as no part of the document's text.
func (r *reader) isArtifact(object uint64) bool {
	for i := range r.number(countMarks, object) {
		mark := r.call(getMark, object, uint64(i))
		if mark != 0 && r.number(markName, mark, r.room+8, leastSpace-8, r.room) != 0 {
			b := r.written(leastSpace)
			if n := binary.LittleEndian.Uint32(b); n <= leastSpace-8 && decode(b[8:8+n]) == "Artifact" {
				return true
			}
		}
	}
	return false
}
