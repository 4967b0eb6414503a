package office

import (
	"encoding/xml"
	"path"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

// Slides reads a presentation in Office Open XML: its slides in the order in which they are shown. What the speaker
// notes is no part of it.
func Slides(a *source.Archive) (*decode.Text, *tables.Layout, error) {
	main := &mainPart{name: "ppt/presentation.xml"}
	if err := readPart(a, "_rels/.rels", main); err != nil {
		return nil, nil, err
	}
	data, err := a.Part(main.name)
	if err != nil {
		return nil, nil, err
	}
	o := &order{parts: map[string]string{}, folder: path.Dir(main.name)}
	if err := readPart(a, o.folder+"/_rels/"+path.Base(main.name)+".rels", o); err != nil {
		return nil, nil, err
	}
	if err := walk(main.name, data, 0, o); err != nil {
		return nil, nil, err
	}
	s := &slides{writer: &writer{}}
	for _, name := range o.slides {
		if err := s.read(a, name, s); err != nil {
			return nil, nil, err
		}
	}
	if err := readPart(a, "docProps/core.xml", &properties{writer: s.writer, rule: "pptx_core"}); err != nil {
		return nil, nil, err
	}
	return s.finish()
}

// order finds the parts of the slides in their order.
type order struct {
	parts  map[string]string // by the id of the relationship
	folder string
	slides []string
}

func (o *order) start(e *xml.StartElement, _, _ int) bool {
	switch e.Name.Local {
	case "Relationship":
		target := attribute(e, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(o.folder, target)
		}
		o.parts[attribute(e, "Id")] = strings.TrimPrefix(target, "/")
	case "sldId":
		for _, a := range e.Attr {
			if part := o.parts[a.Value]; part != "" && a.Name.Local == "id" && a.Name.Space != "" {
				o.slides = append(o.slides, part)
			}
		}
	}
	return false
}

func (o *order) end(string)                     {}
func (o *order) characters(string, string, int) {}

// slides reads slides.
type slides struct {
	*writer
	kind   int  // of the paragraphs of the shape
	text   bool // in the text of a run
	raised bool
	aside  bool // the shape repeats what every slide has: its number, a date, a line at its foot
	tables int  // in one another
}

// holders are the kinds of shapes that a layout has a place for, by what their paragraphs are; those without one are
// the same on every slide.
var holders = map[string]int{"title": tables.BlockHeading, "ctrTitle": tables.BlockHeading,
	"subTitle": tables.BlockParagraph, "body": tables.BlockItem, "obj": tables.BlockItem, "": tables.BlockItem}

func (s *slides) start(e *xml.StartElement, at, _ int) bool {
	switch e.Name.Local {
	case "sld":
		if attribute(e, "show") == "0" {
			s.issue(HiddenText)
			return true
		}
	case "cNvPr":
		if hidden := attribute(e, "hidden"); hidden == "1" || hidden == "true" {
			s.issue(HiddenText)
			s.aside = true
		}
	case "Fallback":
		return true
	case "sp", "cxnSp", "graphicFrame":
		s.kind, s.aside = tables.BlockParagraph, false
	case "ph":
		kind, known := holders[attribute(e, "type")]
		s.kind, s.aside = kind, s.aside || !known
	case "txBody":
		return s.aside
	case "p":
		s.begin(s.kind, 1)
		s.is(s.kind, levelOf(s.kind, ""))
	case "pPr":
		s.is(s.kind, levelOf(s.kind, attribute(e, "lvl")))
	case "buNone":
		if s.block.Kind == tables.BlockItem {
			s.is(tables.BlockParagraph, 0)
		}
	case "t":
		s.text = true
	case "r":
		s.raised = false
	case "rPr":
		n, err := strconv.Atoi(strings.TrimSuffix(attribute(e, "baseline"), "%"))
		s.raised = err == nil && n > 0
	case "br":
		s.put("\n", "", at)
	default:
		s.table(e.Name.Local)
	}
	return false
}

// table begins what belongs to a table.
func (s *slides) table(name string) {
	switch name {
	case "tbl":
		s.tables++
	case "tr":
		if s.tables == 1 {
			s.beginRow()
		}
	case "tc":
		if s.tables == 1 {
			s.cell()
		}
	}
}

// levelOf is the level of a paragraph by how far it is set in.
func levelOf(kind int, in string) int {
	switch kind {
	case tables.BlockHeading:
		return 1
	case tables.BlockItem:
		n, err := strconv.Atoi(in)
		if err != nil || n < 0 {
			n = 0
		}
		return n + 1
	}
	return 0
}

func (s *slides) end(name string) {
	switch name {
	case "p":
		s.endParagraph(s)
	case "t":
		s.text = false
	case "tbl":
		s.tables--
	case "tr":
		if s.tables == 1 {
			s.endRow()
		}
	}
}

func (s *slides) characters(text, raw string, at int) {
	switch {
	case !s.text:
	case s.raised:
		s.raise(text, raw, at)
	default:
		s.put(text, raw, at)
	}
}
