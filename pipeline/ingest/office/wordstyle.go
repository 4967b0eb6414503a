package office

import (
	"cmp"
	"encoding/xml"
	"iter"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/tables"
)

// styles are the styles of a document by id. The names of the built-in ones are the same in every language.
type styles map[string]*style

type style struct {
	name  string
	based string
	level int    // of its outline, from 1; 0 for none
	list  string // the number of its list; empty for none of its own
	look         // of text in it
}

// last is the style that is being read.
const last = "\x00last"

func (s styles) start(e *xml.StartElement, _, _ int) bool {
	value, st := attribute(e, "val"), s[last]
	if e.Name.Local == "style" {
		st = &style{}
		s[last], s[attribute(e, "styleId")] = st, st
	}
	if st == nil {
		return false
	}
	switch e.Name.Local {
	case "tblStylePr": // of parts of tables
		return true
	case "name":
		st.name = strings.ToLower(value)
	case "basedOn":
		st.based = value
	case "numId":
		st.list = value
	case "vanish":
		st.hidden = isOn(e)
	case "vertAlign":
		st.raised = value == "superscript"
	case "outlineLvl":
		st.level = cmp.Or(outline(value), st.level)
	}
	return false
}

// outline is the level of a heading by that of the outline, from 0 to 8; 0 if it is none.
func outline(value string) int {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return min(n+1, 6)
}

func (s styles) end(string)                     {}
func (s styles) characters(string, string, int) {}

// mostBases is how many styles a style is traced back through.
const mostBases = 20

// named gives a style and those that it is based on.
func (s styles) named(id string) iter.Seq[*style] {
	return func(yield func(*style) bool) {
		for range mostBases {
			st := s[id]
			if st == nil || !yield(st) {
				return
			}
			id = st.based
		}
	}
}

// of tells what a paragraph of a style is.
func (s styles) of(id string) (kind, level int) {
	for st := range s.named(id) {
		rest, heading := strings.CutPrefix(st.name, "heading ")
		n, err := strconv.Atoi(rest)
		switch {
		case heading && err == nil && n > 0:
			return tables.BlockHeading, min(n, 6)
		case st.name == "title":
			return tables.BlockHeading, 1
		case st.name == "caption":
			return tables.BlockCaption, 0
		case st.name == "quote", st.name == "intense quote":
			return tables.BlockQuote, 0
		case st.level > 0:
			return tables.BlockHeading, st.level
		case st.list == noList:
			return tables.BlockParagraph, 0
		case st.list != "":
			return tables.BlockItem, 1
		}
	}
	return tables.BlockParagraph, 0
}

// leads reports whether paragraphs of a style lead to other places: those of a table of contents or of figures, of an
// index.
func (s styles) leads(id string) bool {
	for st := range s.named(id) {
		if strings.HasPrefix(st.name, "toc ") || strings.HasPrefix(st.name, "index ") || st.name == "table of figures" ||
			st.name == "table of authorities" {
			return true
		}
	}
	return false
}

// look tells how text of a style looks.
func (s styles) look(id string) look {
	var out look
	for st := range s.named(id) {
		out.hidden, out.raised = out.hidden || st.hidden, out.raised || st.raised
	}
	return out
}
