package office

import (
	"encoding/xml"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

// Word reads a document in Office Open XML: its main part, then its footnotes and endnotes.
func Word(a *source.Archive) (*decode.Text, *tables.Layout, error) {
	const body = "word/document.xml"
	main, err := a.Part(body)
	if err != nil {
		return nil, nil, err
	}
	w := &word{writer: &writer{}, styles: styles{}}
	if err := readPart(a, "word/styles.xml", w.styles); err != nil {
		return nil, nil, err
	}
	w.writer.part(body)
	if err := walk(body, main, w); err != nil {
		return nil, nil, err
	}
	for _, name := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		if a.Has(name) {
			w.writer.part(name)
		}
		if err := readPart(a, name, w); err != nil {
			return nil, nil, err
		}
	}
	if err := readPart(a, "docProps/core.xml", &properties{writer: w.writer, rule: "docx_core"}); err != nil {
		return nil, nil, err
	}
	return w.finish()
}

// readPart reads a part that need not be there.
func readPart(a *source.Archive, name string, v visitor) error {
	if !a.Has(name) {
		return nil
	}
	data, err := a.Part(name)
	if err != nil {
		return err
	}
	return walk(name, data, v)
}

// word reads the body of a document.
type word struct {
	*writer
	styles styles
	tables int  // in one another
	run    bool // in a run of text
	text   bool // in its text
	hidden bool
	raised bool // the run stands above the line
}

// left are the elements whose content a reader does not see: what was deleted or moved away, what a field computes
// from, an older form of the same drawing, the reading above a character, properties of the page, formatting as it was.
var left = map[string]string{
	"del": TrackedChanges, "moveFrom": TrackedChanges, "delText": TrackedChanges, "instrText": "", "delInstrText": "",
	"Fallback": "", "rt": "", "sectPr": "", "pPrChange": "", "rPrChange": "", "tblPrChange": "", "trPrChange": "",
	"tcPrChange": "", "sectPrChange": "", "tblGrid": "", "tblPr": "", "binData": "",
}

// made are the elements of a run that stand for a character.
var made = map[string]string{"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00AD",
	"ptab": "\t"}

func (w *word) start(e *xml.StartElement, at, end int) bool {
	name := e.Name.Local
	if issue, leave := left[name]; leave {
		if issue != "" {
			w.issue(issue)
		}
		return true
	}
	switch name {
	case "p":
		w.begin(tables.BlockParagraph, 0)
	case "r":
		w.run, w.hidden, w.raised = true, false, false
	case "t":
		w.text = true
	case "vanish":
		w.hidden = w.run && isOn(e)
	case "vertAlign":
		w.raised = w.run && attribute(e, "val") == "superscript"
	case "position": // in half points
		n, err := strconv.Atoi(attribute(e, "val"))
		w.raised = w.raised || w.run && err == nil && n > 0
	case "ins", "moveTo":
		w.issue(TrackedChanges)
	case "commentReference":
		w.issue(Comments)
	case "footnote", "endnote":
		return attribute(e, "type") != "" // the lines between text and notes
	case "tbl":
		w.tables++
	case "tr":
		if w.tables == 1 {
			w.beginRow()
		}
	case "tc":
		if w.tables == 1 {
			w.cell()
		}
	default:
		w.property(e)
	}
	if said := made[name]; said != "" && w.run && !w.hidden && attribute(e, "type") != "page" {
		w.put(said, "", at)
	}
	return false
}

// property takes a property that says what a paragraph is.
func (w *word) property(e *xml.StartElement) {
	value := attribute(e, "val")
	switch e.Name.Local {
	case "pStyle":
		if kind, level := w.styles.of(value); kind != tables.BlockParagraph {
			w.is(kind, level)
		}
	case "outlineLvl":
		if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < 9 {
			w.is(tables.BlockHeading, min(n+1, 6))
		}
	case "ilvl":
		if n, err := strconv.Atoi(value); err == nil && n >= 0 && w.block.Kind == tables.BlockParagraph {
			w.is(tables.BlockItem, n+1)
		}
	}
}

func (w *word) end(name string) {
	switch name {
	case "p":
		if !w.row {
			w.close()
		}
	case "r":
		w.run, w.hidden, w.raised = false, false, false
	case "t":
		w.text = false
	case "tbl":
		w.tables--
	case "tr":
		if w.tables == 1 {
			w.endRow()
		}
	}
}

func (w *word) characters(text, raw string, at int) {
	switch {
	case !w.text:
	case w.hidden:
		w.issue(HiddenText)
	case w.raised:
		w.raise(text, raw, at)
	default:
		w.put(text, raw, at)
	}
}

// isOn reads a property that is on unless it says otherwise.
func isOn(e *xml.StartElement) bool {
	v := attribute(e, "val")
	return v != "0" && v != "false" && v != "off"
}

// styles are the styles of a document by id. The names of the built-in ones are the same in every language.
type styles map[string]*style

type style struct {
	name  string
	based string
	level int // of its outline, from 1; 0 for none
}

// last is the style that is being read.
const last = "\x00last"

func (s styles) start(e *xml.StartElement, _, _ int) bool {
	value := attribute(e, "val")
	switch e.Name.Local {
	case "style":
		s[last] = &style{}
		s[attribute(e, "styleId")] = s[last]
	case "name":
		if s[last] != nil {
			s[last].name = strings.ToLower(value)
		}
	case "basedOn":
		if s[last] != nil {
			s[last].based = value
		}
	case "outlineLvl":
		if n, err := strconv.Atoi(value); err == nil && s[last] != nil && n >= 0 && n < 9 {
			s[last].level = min(n+1, 6)
		}
	}
	return false
}

func (s styles) end(string)                     {}
func (s styles) characters(string, string, int) {}

// mostBases is how many styles a style is traced back through.
const mostBases = 20

// of tells what a paragraph of a style is.
func (s styles) of(id string) (kind, level int) {
	for range mostBases {
		st := s[id]
		if st == nil {
			break
		}
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
		}
		id = st.based
	}
	return tables.BlockParagraph, 0
}

// properties reads what a document states of itself, in the elements of Dublin Core.
type properties struct {
	*writer
	rule  string
	field string
	said  strings.Builder
}

// stated are the elements that say something which documents has a column for. The day on which a file was made is not
// the day of publication.
var stated = map[string]string{"title": "title", "creator": "author", "language": "language", "publisher": "publisher"}

func (p *properties) start(e *xml.StartElement, _, _ int) bool {
	p.field = ""
	if strings.HasPrefix(e.Name.Space, "http://purl.org/dc/") {
		p.field = stated[e.Name.Local]
	}
	p.said.Reset()
	return false
}

func (p *properties) end(string) {
	if value := strings.TrimSpace(p.said.String()); p.field != "" && value != "" {
		p.layout.Stated = append(p.layout.Stated, tables.Stated{Field: p.field, Value: value, Rule: p.rule})
	}
	p.field = ""
}

func (p *properties) characters(text, _ string, _ int) {
	if p.field != "" {
		p.said.WriteString(text)
	}
}
