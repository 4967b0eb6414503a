package office

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

// Word reads a document in Office Open XML: its main part, then its footnotes and endnotes.
func Word(a *source.Archive) (*decode.Text, *tables.Layout, error) {
	w := &word{writer: &writer{}, styles: styles{}}
	if err := readPart(a, "word/styles.xml", w.styles); err != nil {
		return nil, nil, err
	}
	main := &mainPart{name: "word/document.xml"}
	if err := readPart(a, "_rels/.rels", main); err != nil {
		return nil, nil, err
	}
	if err := w.writer.read(a, main.name, w); err != nil {
		return nil, nil, err
	}
	for _, name := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		if !a.Has(name) {
			continue
		}
		w.fields, w.controls = nil, nil
		if err := w.writer.read(a, name, w); err != nil {
			return nil, nil, err
		}
	}
	if err := readPart(a, "docProps/core.xml", &properties{writer: w.writer, rule: "docx_core"}); err != nil {
		return nil, nil, err
	}
	return w.finish()
}

// mainPart finds the name of the part that holds the text (ECMA-376, part 2: package relationships).
type mainPart struct{ name string }

func (m *mainPart) start(e *xml.StartElement, _, _ int) bool {
	if strings.HasSuffix(attribute(e, "Type"), "/officeDocument") {
		m.name = strings.TrimPrefix(attribute(e, "Target"), "/")
	}
	return false
}

func (m *mainPart) end(string)                     {}
func (m *mainPart) characters(string, string, int) {}

// readPart reads a part that need not be there.
func readPart(a *source.Archive, name string, v visitor) error {
	if !a.Has(name) {
		return nil
	}
	data, err := a.Part(name)
	if err != nil {
		return err
	}
	return walk(name, data, 0, v)
}

// word reads the body of a document.
type word struct {
	*writer
	styles styles
	tables int  // in one another
	mark   bool // in the properties of a paragraph
	run    bool // in a run of text
	text   bool // in its text
	look        // of the run
	all    look // of the runs of the paragraph, where they say nothing of their own
	symbol bool // the run is in the font Symbol
	powers int  // formulas above the line, in one another
	gone   bool // the row was deleted

	fields   []bool    // that are open: whether their instruction is read, not what they show
	controls []control // content controls that are open
	control  control   // whose properties were read last
}

// look is how text looks.
type look struct {
	hidden bool
	raised bool // above the line
}

// control is a content control.
type control struct {
	empty    bool // it shows what is to be filled in
	contents bool // it holds a table of contents
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
		switch {
		case !strings.HasPrefix(name, "del") && name != "moveFrom":
		case w.mark:
			w.joins = true // the end of the paragraph was deleted
		case w.row && w.column == 0:
			w.gone = true
		}
		return true
	}
	if name == "txbxContent" && w.hold(at) {
		return true
	}
	switch name {
	case "p":
		w.begin(tables.BlockParagraph, 0)
		w.all = look{}
	case "pPr":
		w.mark = true
	case "r":
		w.run, w.symbol, w.look = true, false, w.all
		w.raised = w.powers > 0
	case "t":
		w.text = true
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
	case "sup":
		w.powers++
	case "den":
		w.put("/", string(w.data[at:end]), at)
	case "fldChar":
		w.field(attribute(e, "fldCharType"))
	case "sdtPr", "showingPlcHdr", "docPartGallery", "sdtContent":
		return w.controlled(e)
	default:
		if w.run && !w.mark {
			w.ofRun(e)
		}
		w.property(e)
	}
	if w.run && w.seen() {
		w.make(e, at, string(w.data[at:end]))
	}
	return false
}

// make adds the character that an element of a run, whose tag is raw, stands for.
func (w *word) make(e *xml.StartElement, at int, raw string) {
	name, kind := e.Name.Local, attribute(e, "type")
	switch said := made[name]; {
	case name == "sym":
		w.put(symbol(attribute(e, "font"), attribute(e, "char")), raw, at)
	case said != "" && kind != "" && kind != "textWrapping": // a page or a column ends
		if w.begun {
			w.gap = said
		}
	case said != "":
		w.put(said, raw, at)
	}
}

// field follows the parts of a field: what it is computed from, and what it shows.
func (w *word) field(part string) {
	n := len(w.fields) - 1
	switch {
	case part == "begin":
		w.fields = append(w.fields, true)
	case n < 0:
	case part == "separate":
		w.fields[n] = false
	case part == "end":
		w.fields = w.fields[:n]
	}
}

// controlled reads what belongs to a content control. It reports whether its content is left out.
func (w *word) controlled(e *xml.StartElement) bool {
	switch e.Name.Local {
	case "sdtPr":
		w.control = control{}
	case "showingPlcHdr":
		w.control.empty = isOn(e)
	case "docPartGallery":
		w.control.contents = attribute(e, "val") == "Table of Contents"
	default:
		c := w.control
		w.control = control{}
		if c.empty {
			w.issue(HiddenText)
			return true
		}
		w.controls = append(w.controls, c)
		if c.contents {
			w.aside++
		}
	}
	return false
}

// ofRun takes a property of a run.
func (w *word) ofRun(e *xml.StartElement) {
	value := attribute(e, "val")
	switch e.Name.Local {
	case "rStyle":
		l := w.styles.look(value)
		w.hidden, w.raised = w.hidden || l.hidden, w.raised || l.raised
	case "vanish":
		w.hidden = isOn(e)
	case "vertAlign":
		w.raised = value == "superscript"
	case "position": // in half points
		n, err := strconv.Atoi(value)
		w.raised = w.raised || err == nil && n > 0
	case "rFonts":
		w.symbol = attribute(e, "ascii") == symbolFont
	}
}

// property takes a property that says what a paragraph is.
func (w *word) property(e *xml.StartElement) {
	value := attribute(e, "val")
	switch e.Name.Local {
	case "pStyle":
		kind, level := w.styles.of(value)
		if kind != tables.BlockParagraph {
			w.is(kind, level)
		}
		if w.styles.leads(value) && !w.row {
			w.block.Main = false
		}
		w.all = w.styles.look(value)
	case "specVanish":
		w.joins = w.joins || w.mark
	case "framePr":
		w.joins = w.joins || w.mark && attribute(e, "dropCap") != ""
	case "outlineLvl":
		if level := outline(value); level > 0 {
			w.is(tables.BlockHeading, level)
		}
	case "ilvl":
		if n, err := strconv.Atoi(value); err == nil && n >= 0 && w.block.Kind == tables.BlockParagraph {
			w.is(tables.BlockItem, n+1)
		}
	case "numId":
		if value == noList && w.block.Kind == tables.BlockItem {
			w.is(tables.BlockParagraph, 0)
		}
	}
}

// noList is the number of the list of what is in none.
const noList = "0"

func (w *word) end(name string) {
	switch name {
	case "p":
		w.endParagraph(w)
		for i := range w.fields {
			w.fields[i] = false // an instruction ends with its paragraph: a field without an end would hide the rest
		}
	case "pPr":
		w.mark = false
	case "r":
		w.run, w.look = false, look{}
	case "t":
		w.text = false
	case "tbl":
		w.tables--
	case "tr":
		if w.tables == 1 {
			w.endRow()
			w.gone = false
		}
	case "sup":
		w.powers--
	case "sdtContent":
		n := len(w.controls) - 1
		if w.controls[n].contents {
			w.aside--
		}
		w.controls = w.controls[:n]
	}
}

// seen reports whether a reader sees the text that stands here.
func (w *word) seen() bool { return !w.hidden && !w.gone && !slices.Contains(w.fields, true) }

func (w *word) characters(text, raw string, at int) {
	if !w.text {
		return
	}
	if w.symbol {
		text = inSymbol(text)
	}
	switch {
	case w.hidden:
		w.issue(HiddenText)
	case !w.seen():
	case w.powers > 0 && markup.Raise(text) != text:
		w.put(markup.Raise(text), raw, at)
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
