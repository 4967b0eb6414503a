package pdfium

import (
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

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
	mostTagged   = 2_000_000 // pieces of text in a document: PDFium keeps something for each of them
)

// structure is the structure of a page while it is read.
type structure struct {
	elements []Element
	of       map[int]int // marked content → place of its element
	last     structs.FPDF_FS_MATRIX
	element  int // of the last piece of text
	known    bool
}

// structure reads how a page is tagged; nil without tags.
func (r *reader) structure(page requests.Page) *structure {
	if !r.tagged || r.asked >= mostTagged {
		return nil
	}
	tree, err := r.FPDF_StructTree_GetForPage(&requests.FPDF_StructTree_GetForPage{Page: page})
	if err != nil {
		return nil
	}
	defer r.FPDF_StructTree_Close(&requests.FPDF_StructTree_Close{StructTree: tree.StructTree})
	count, err := r.FPDF_StructTree_CountChildren(&requests.FPDF_StructTree_CountChildren{StructTree: tree.StructTree})
	if err != nil {
		return nil
	}
	s := &structure{of: map[int]int{}}
	for i := range count.Count {
		child, err := r.FPDF_StructTree_GetChildAtIndex(
			&requests.FPDF_StructTree_GetChildAtIndex{StructTree: tree.StructTree, Index: i})
		if err == nil {
			r.element(s, child.StructElement, -1, 0)
		}
	}
	if len(s.of) == 0 {
		return nil
	}
	return s
}

// element reads an element with what it holds.
func (r *reader) element(s *structure, e references.FPDF_STRUCTELEMENT, parent, depth int) {
	if len(s.elements) >= mostElements || depth > mostDepth {
		return
	}
	at := len(s.elements)
	s.elements = append(s.elements, Element{Parent: parent})
	kind, err := r.FPDF_StructElement_GetType(&requests.FPDF_StructElement_GetType{StructElement: e})
	if err == nil {
		s.elements[at].Kind = kind.Type
	}
	count, err := r.FPDF_StructElement_CountChildren(&requests.FPDF_StructElement_CountChildren{StructElement: e})
	if err != nil {
		return
	}
	held := false
	for i := range count.Count {
		child, err := r.FPDF_StructElement_GetChildAtIndex(
			&requests.FPDF_StructElement_GetChildAtIndex{StructElement: e, Index: i})
		if err == nil {
			r.element(s, child.StructElement, at, depth+1)
			held = true
			continue
		}
		content, err := r.FPDF_StructElement_GetChildMarkedContentID(
			&requests.FPDF_StructElement_GetChildMarkedContentID{StructElement: e, Index: i})
		switch {
		case err == nil && content.ChildMarkedContentID >= 0:
			s.of[content.ChildMarkedContentID] = at
			held = true
			s.elements[at].On = false
		case held: // what stands on another page
			s.elements[at].On = true
		default:
			s.elements[at].From = true
		}
	}
}

// place gives the element that a character belongs to. Characters of one piece of text share its matrix.
func (r *reader) place(s *structure, text references.FPDF_TEXTPAGE, i int) int {
	m, err := r.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: i})
	if err != nil {
		return Loose
	}
	if s.known && s.last == m.Matrix {
		return s.element
	}
	s.last, s.known, s.element = m.Matrix, true, Loose
	r.asked++
	object, err := r.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: text, Index: i})
	if err != nil {
		return s.element
	}
	content, err := r.FPDFPageObj_GetMarkedContentID(
		&requests.FPDFPageObj_GetMarkedContentID{PageObject: object.TextObject})
	if err != nil {
		return s.element
	}
	if at, ok := s.of[content.MarkedContentID]; ok && content.MarkedContentID >= 0 {
		s.element = at
	} else if r.isArtifact(object.TextObject) {
		s.element = Artifact
	}
	return s.element
}

// isArtifact reports whether a piece of text is marked as no part of the document's text.
func (r *reader) isArtifact(object references.FPDF_PAGEOBJECT) bool {
	count, err := r.FPDFPageObj_CountMarks(&requests.FPDFPageObj_CountMarks{PageObject: object})
	if err != nil {
		return false
	}
	for i := range count.Count {
		mark, err := r.FPDFPageObj_GetMark(&requests.FPDFPageObj_GetMark{PageObject: object, Index: uint64(i)})
		if err != nil {
			continue
		}
		name, err := r.FPDFPageObjMark_GetName(&requests.FPDFPageObjMark_GetName{PageObjectMark: mark.Mark})
		if err == nil && name.Name == "Artifact" {
			return true
		}
	}
	return false
}
