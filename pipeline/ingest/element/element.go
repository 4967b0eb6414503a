// Package element reads documents in XML: TEI, JATS, Akoma Ntoso, RSS and Atom by their own elements, any other one
// element by element. What a reader of the document sees is text, in blocks; what its header says is metadata. For each
// character the place in the file is kept, that of an entity as a whole.
package element

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/tables"
)

// What documents.issues says of what was left out or decided.
const (
	UnknownMarkup = "unknown_markup"
	Notes         = "notes"
)

// The bounds of what is read. Elements of a document stand some thirty deep in one another.
const (
	mostDepth = 1000
	mostSaid  = 32 * tables.LongestStated // of an element of the metadata, in bytes with its white space
)

// reader goes through a document.
type reader struct {
	writer
	source string
	head   strings.Builder // its document type, instructions and root tag as they are written
	rules  *dialect
	path   []open
	issues []string
	stated []tables.Stated
	spare  []tables.Stated // what counts where nothing is stated
	entry  int             // of a feed: where the entry begins that is open
	above  above
}

// open is an element that is open.
type open struct {
	name  string
	block bool   // it begins and ends a block
	field string // the field of the metadata that its text is
	to    *[]tables.Stated
	left  bool // its text is none of the document
	words bool // it holds words of its own
	row   bool // it is a row of a table, or stands in one
	said  []byte
	parts [][]byte // what the elements of a name say, as in nameParts
	other bool     // it is of someone who is no author
}

// Read gives the text of a document and its layout. Entities that the document defines itself are not known, so none
// can grow. Errors say what is wrong and where, without the path.
func Read(d *decode.Text) (*decode.Text, *tables.Layout, error) {
	r := &reader{source: d.Text}
	in := xml.NewDecoder(strings.NewReader(d.Text))
	in.Entity = xml.HTMLEntity
	in.CharsetReader = func(_ string, text io.Reader) (io.Reader, error) { return text, nil }
	for {
		at := int(in.InputOffset())
		t, err := in.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil && len(r.path) > mostDepth {
			err = fmt.Errorf("more than %d elements in one another", mostDepth)
		}
		if err != nil {
			return nil, nil, fmt.Errorf("the XML is damaged or cut off at line %d (%w); mend it, or fetch it again",
				1+strings.Count(d.Text[:in.InputOffset()], "\n"), err)
		}
		if _, remark := t.(xml.Comment); r.rules == nil && !remark {
			r.head.WriteString(d.Text[at:in.InputOffset()])
		}
		switch t := t.(type) {
		case xml.StartElement:
			if what := offices[t.Name.Space]; what != "" && len(r.path) == 0 {
				return nil, nil, errors.New("it is " + what)
			}
			r.start(&t, int(in.InputOffset()))
		case xml.EndElement:
			r.end()
		case xml.CharData:
			r.characters(string(t), at, int(in.InputOffset()))
		}
	}
	r.settle(0)
	r.close()
	if len(r.blocks) == 0 {
		return nil, nil, errors.New("the document shows no text; remove it from the corpus")
	}
	for _, s := range r.spare {
		if !slices.ContainsFunc(r.stated, func(t tables.Stated) bool { return t.Field == s.Field }) {
			r.stated = append(r.stated, s)
		}
	}
	slices.Sort(r.issues)
	text := r.text.String()
	out := &decode.Text{Text: text, Breaks: decode.Compose(r.runs, d, len(text)), Encoding: d.Encoding, Issues: r.issues}
	return out, &tables.Layout{Blocks: r.blocks, Stated: r.stated}, nil
}

// start begins an element whose tag ends at a place of the file.
func (r *reader) start(e *xml.StartElement, end int) {
	if r.rules == nil {
		r.rules = dialectOf(e.Name.Local, r.head.String(), r.source)
		r.markup = r.rules.escaped
		if r.rules.blocks == nil {
			r.issues = append(r.issues, UnknownMarkup)
		}
	}
	name := e.Name.Local
	r.path = append(r.path, open{name: name})
	o := &r.path[len(r.path)-1]
	if n := len(r.path) - 2; n >= 0 {
		o.left, o.other, o.row = r.path[n].left, r.path[n].other, r.path[n].row
	}
	for _, a := range e.Attr {
		o.other = o.other || name == "contrib" && a.Name.Local == "contrib-type" && a.Value != "author"
	}
	if holds(r.rules.shown, r.path) {
		r.entry = end
	}
	r.states(o, e)
	if holds(r.rules.left, r.path) || r.rules.escaped && repeated[name] && r.doubled(name, end) {
		if slices.Contains(noteNames, name) && !o.left {
			r.issue(Notes)
		}
		o.left = true
	} else if holds(r.rules.shown, r.path) {
		o.left = false
	}
	if !o.left {
		r.raise(e)
		r.lay(o, e)
	}
}

// lay begins what an element is on the page: a block, a cell, a line.
func (r *reader) lay(o *open, e *xml.StartElement) {
	kind, ok := r.rules.blocks[o.name]
	switch {
	case r.rules.blocks == nil:
		ok = len(r.path) < 2 || !r.path[len(r.path)-2].words
	case o.row && slices.Contains(cells, o.name):
		r.settle(0)
		r.cell()
		return
	case o.row && ok, slices.Contains(breaks, o.name):
		r.settle(0)
		r.part()
		return
	case holds(r.rules.inline, r.path):
		return
	}
	if ok {
		r.settle(0)
		o.block = true
		o.row = kind == row
		if keepsLines(e) {
			kind = code
		}
		r.begin(kind)
	}
}

// keepsLines reports whether an element says that its lines stay as they are.
func keepsLines(e *xml.StartElement) bool {
	return slices.ContainsFunc(e.Attr, func(a xml.Attr) bool {
		said := preserved[a.Name.Local]
		return said != "" && strings.TrimSpace(a.Value) == said
	})
}

// states notes the metadata that an element has in its attributes, or will have as its text.
func (r *reader) states(o *open, e *xml.StartElement) {
	for list, fields := range [][]field{r.rules.metadata, r.rules.spare} {
		for _, m := range fields {
			if !under(r.path, m.path) || o.other && m.field == "author" {
				continue
			}
			to := &r.stated
			if list > 0 {
				to = &r.spare
			}
			if m.attribute == "" {
				o.field, o.to = m.field, to
				continue
			}
			for _, a := range e.Attr {
				if a.Name.Local == m.attribute {
					r.state(to, m.field, a.Value)
				}
			}
		}
	}
}

// state notes a field of the metadata in a list; the first value of each counts, and all authors do.
func (r *reader) state(to *[]tables.Stated, field, value string) {
	value = strings.Join(strings.Fields(value), " ")
	if field == "published" {
		value = isoDay(value)
	}
	if value == "" || len(value) > tables.LongestStated {
		return
	}
	list := *to
	i := slices.IndexFunc(list, func(s tables.Stated) bool { return s.Field == field })
	switch {
	case i < 0:
		*to = append(list, tables.Stated{Field: field, Value: value, Rule: r.rules.name})
	case field == "author" && len(list[i].Value)+len(value) < tables.LongestStated:
		if was := list[i].Value; !slices.Contains(strings.Split(was, "; "), value) {
			list[i].Value = was + "; " + value
		}
	}
}

// isoDay writes a day of numbers as ISO 8601 does in its extended form; "" for a year or a month alone, which are none.
func isoDay(value string) string {
	if m := basicDate.FindStringSubmatch(value); m != nil {
		return m[1] + "-" + twoDigits(m[2]+m[4]) + "-" + twoDigits(m[3]+m[5])
	}
	if partDate.MatchString(value) {
		return ""
	}
	return value
}

func twoDigits(s string) string { return strings.Repeat("0", 2-len(s)) + s }

// basicDate is a date in the basic form of ISO 8601, with what follows it, or one of three numbers; partDate is a year,
// or a year and a month.
var (
	basicDate = regexp.MustCompile(`^(\d{4})(?:(\d\d)(\d\d)(?:T.*)?| (\d\d?) (\d\d?))$`)
	partDate  = regexp.MustCompile(`^\d{4}(?:[ -]\d\d?)?$`)
)

// saying is what an element says, which may be made of the parts of a name.
func (o *open) saying() string {
	if whole := strings.Join(strings.Fields(string(bytes.Join(o.parts, []byte(" ")))), " "); whole != "" {
		return whole
	}
	return string(o.said)
}

// end ends the element that was begun last.
func (r *reader) end() {
	o := &r.path[len(r.path)-1]
	if o.field != "" {
		r.state(o.to, o.field, o.saying())
	}
	if len(r.path) == r.above.depth {
		r.above.depth = 0
	}
	if o.block {
		r.settle(0)
		if r.lead = r.inside && o.name == r.rules.numbers; !r.lead {
			r.close()
		}
	}
	r.path = r.path[:len(r.path)-1]
}

// characters adds what stands at [from,to) of the file.
func (r *reader) characters(said string, from, to int) {
	if len(r.path) == 0 {
		return
	}
	for i := range r.path {
		if r.path[i].field != "" && len(r.path[i].said) < mostSaid {
			r.path[i].said = append(r.path[i].said, said...)
			r.path[i].said = append(r.path[i].said, ' ')
			r.path[i].part(r.path[i+1:], said)
		}
	}
	o := &r.path[len(r.path)-1]
	if o.left {
		return
	}
	o.words = o.words || strings.TrimSpace(said) != ""
	if r.above.depth > 0 {
		r.above.add(said, from, to)
		return
	}
	if said != "" {
		first, _ := utf8.DecodeRuneInString(said)
		r.settle(first)
	}
	r.put(r.source, from, to)
}

// part notes what a part of a name says that stands in an element, below it in the path.
func (o *open) part(below []open, said string) {
	for i := range below {
		n := slices.Index(nameParts, below[i].name)
		if n < 0 {
			continue
		}
		if o.parts == nil {
			o.parts = make([][]byte, len(nameParts))
		}
		o.parts[n] = append(o.parts[n], said...)
		return
	}
}

func (r *reader) issue(name string) {
	if !slices.Contains(r.issues, name) {
		r.issues = append(r.issues, name)
	}
}
