package office

import (
	"encoding/xml"
	"errors"
	"maps"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
)

// Text reads a text or a presentation in OpenDocument: its content, then its notes.
func Text(a *source.Archive) (*decode.Text, *tables.Layout, error) {
	if a.Has("META-INF/manifest.xml") {
		m := &manifest{}
		if err := readPart(a, "META-INF/manifest.xml", m); err != nil {
			return nil, nil, err
		}
		if m.encrypted {
			return nil, nil, errors.New("the document is encrypted; save it without a password")
		}
	}
	const body = "content.xml"
	o := &odt{writer: &writer{}, looks: looks{kinds: maps.Clone(namedStyles), of: map[string]look{}}}
	if err := readPart(a, "styles.xml", &o.looks); err != nil {
		return nil, nil, err
	}
	if err := o.read(a, body, o); err != nil {
		return nil, nil, err
	}
	o.notes = true
	if err := walk(body, o.data, 0, o); err != nil {
		return nil, nil, err
	}
	if err := readPart(a, "meta.xml", &properties{writer: o.writer, rule: "odt_meta"}); err != nil {
		return nil, nil, err
	}
	return o.finish()
}

// manifest looks for encrypted parts.
type manifest struct{ encrypted bool }

func (m *manifest) start(e *xml.StartElement, _, _ int) bool {
	m.encrypted = m.encrypted || e.Name.Local == "encryption-data"
	return false
}
func (m *manifest) end(string)                     {}
func (m *manifest) characters(string, string, int) {}

// odt reads the content of a text: in a first reading all but the notes, in a second one the notes.
type odt struct {
	*writer
	looks
	notes  bool
	slide  bool // in the title of a slide
	lists  int  // in one another
	tables int
	depth  int    // of paragraphs in one another
	note   int    // of the body of a note in one another
	space  bool   // the last character was white space, or there is none yet
	spans  []bool // the spans that are open: whether they stand above the line
}

// looks are the styles of a document.
type looks struct {
	kinds map[string]int  // what paragraphs of a style are
	of    map[string]look // how text of a style looks
	style string          // that is being defined
}

// namedStyles are the styles that say what a paragraph is, by the names that they have in every language; the last
// caption is pandoc's.
var namedStyles = map[string]int{"Title": tables.BlockHeading, "Quotations": tables.BlockQuote,
	"Caption": tables.BlockCaption, "TableCaption": tables.BlockCaption}

func (l *looks) start(e *xml.StartElement, _, _ int) bool {
	switch e.Name.Local {
	case "style":
		l.style = attribute(e, "name")
		parent := attribute(e, "parent-style-name")
		if l.kinds[l.style] == tables.BlockParagraph {
			l.kinds[l.style] = l.kinds[parent]
		}
		l.of[l.style] = l.of[parent]
	case "text-properties":
		here := l.of[l.style]
		here.raised = here.raised || isRaised(attribute(e, "text-position"))
		if display := attribute(e, "display"); display != "" {
			here.hidden = display == "none"
		}
		l.of[l.style] = here
	}
	return false
}

func (l *looks) end(string)                     {}
func (l *looks) characters(string, string, int) {}

// unseen are the elements whose content a reader does not see, and what documents.issues says of it.
var unseen = map[string]string{
	"tracked-changes": TrackedChanges, "annotation": Comments, "hidden-text": HiddenText, "hidden-paragraph": HiddenText,
	"note-citation": "", "ruby-text": "", "forms": "", "scripts": "", "script": "", "font-face-decls": "", "desc": "",
	"notes": "", "sequence-decls": "", "variable-decls": "", "user-field-decls": "", "binary-data": "", "number": "",
	"table-of-content-source": "", "illustration-index-source": "", "table-index-source": "",
	"object-index-source": "", "user-index-source": "", "alphabetical-index-source": "", "bibliography-source": "",
}

// leading are the elements that lead to other places.
var leading = map[string]bool{"table-of-content": true, "illustration-index": true, "table-index": true,
	"object-index": true, "user-index": true, "alphabetical-index": true}

func (o *odt) start(e *xml.StartElement, at, end int) bool {
	name := e.Name.Local
	if issue, leave := unseen[name]; leave {
		if issue != "" {
			o.issue(issue)
		}
		return true
	}
	if o.isHidden(e) {
		o.issue(HiddenText)
		return true
	}
	drawn := isOf(e, "draw", "drawing")
	if drawn && name == "title" || isOf(e, "svg", "svg-compatible") && name == "title" ||
		drawn && o.depth > 0 && o.seen() && o.hold(at) {
		return true
	}
	if leading[name] {
		o.aside++
	}
	switch name {
	case "style", "text-properties":
		o.looks.start(e, at, end)
	case "frame":
		o.slide = attribute(e, "class") == "title"
	case "span":
		o.spans = append(o.spans, o.isRaised() || o.of[attribute(e, "style-name")].raised)
	case "note":
		return !o.notes
	case "note-body":
		o.note++
	case "list":
		o.lists++
	case "table":
		o.tables++
	case "table-row":
		if o.tables == 1 && o.seen() {
			o.beginRow()
		}
	case "table-cell", "covered-table-cell":
		if o.tables == 1 && o.seen() {
			o.cell()
		}
	case "h", "p":
		o.paragraph(e)
	case "s":
		n, err := strconv.Atoi(attribute(e, "c"))
		if err != nil || n < 1 || n > mostDepth {
			n = 1
		}
		o.made(strings.Repeat(" ", n), at, end)
	case "tab":
		o.made("\t", at, end)
	case "line-break":
		o.made("\n", at, end)
	}
	return false
}

// isOf reports whether an element is of the namespace with that prefix or with that name (OpenDocument 1.3, part 3,
// 2.2); in a box its prefix is not resolved.
func isOf(e *xml.StartElement, prefix, name string) bool {
	return e.Name.Space == prefix || strings.Contains(e.Name.Space, ":"+name+":")
}

// isHidden reports whether an element is not shown, by what it says or by its style.
func (o *odt) isHidden(e *xml.StartElement) bool {
	switch e.Name.Local {
	case "text-properties":
		return false
	case "p", "h", "span":
		return o.of[attribute(e, "style-name")].hidden
	}
	return attribute(e, "display") == "none"
}

// isRaised reads a position of text (style:text-position): "super", or how far it is raised in percent, and its size.
func isRaised(position string) bool {
	where, _, _ := strings.Cut(position, " ")
	n, err := strconv.Atoi(strings.TrimSuffix(where, "%"))
	return where == "super" || err == nil && n > 0
}

// isRaised reports whether the open spans stand above the line.
func (o *odt) isRaised() bool { return len(o.spans) > 0 && o.spans[len(o.spans)-1] }

// paragraph begins a paragraph or a heading.
func (o *odt) paragraph(e *xml.StartElement) {
	o.depth++
	o.space = true
	if !o.seen() {
		return
	}
	level, err := strconv.Atoi(attribute(e, "outline-level"))
	kind := o.kinds[attribute(e, "style-name")]
	switch {
	case e.Name.Local == "h" && err == nil:
		o.begin(tables.BlockHeading, max(1, min(level, 6)))
	case e.Name.Local == "h", kind == tables.BlockHeading, o.slide:
		o.begin(tables.BlockHeading, 1)
	case o.lists > 0:
		o.begin(tables.BlockItem, o.lists)
	default:
		o.begin(kind, 0)
	}
}

// seen reports whether what stands here is of this reading.
func (o *odt) seen() bool { return o.notes == (o.note > 0) }

func (o *odt) end(name string) {
	if leading[name] {
		o.aside--
	}
	switch name {
	case "h", "p":
		o.depth--
		if o.seen() {
			depth := o.depth
			o.depth = 0 // boxes beside it hold paragraphs of their own
			o.endParagraph(o)
			o.depth = depth
		}
	case "span":
		if len(o.spans) > 0 {
			o.spans = o.spans[:len(o.spans)-1]
		}
	case "note-body":
		o.note--
	case "frame":
		o.slide = false
	case "list":
		o.lists--
	case "table":
		o.tables--
	case "table-row":
		if o.tables == 1 && o.row {
			o.endRow()
		}
	}
}

// made adds what an element stands for.
func (o *odt) made(said string, at, end int) {
	if o.depth > 0 && o.seen() {
		o.put(said, "", at)
		o.space = false
	}
}

// characters adds text; white space is collapsed (OpenDocument 1.3, part 3, 6.1.2).
func (o *odt) characters(text, raw string, at int) {
	if o.depth == 0 || !o.seen() {
		return
	}
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune(" \t\r\n", r) {
			if !o.space {
				b.WriteByte(' ')
			}
			o.space = true
			continue
		}
		o.space = false
		b.WriteRune(r)
	}
	if o.isRaised() {
		o.raise(b.String(), raw, at)
		return
	}
	o.put(b.String(), raw, at)
}
