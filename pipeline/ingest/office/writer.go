// Package office reads the documents of word processors, Office Open XML (ECMA-376) and OpenDocument 1.3: headings,
// paragraphs, lists, tables and notes as blocks of one text, with the place of each piece in the part of the archive
// that it stands in. What a reader of the final document does not see is left out and named: deleted text, comments,
// hidden text.
package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// What documents.issues says of what was left out or decided.
const (
	TrackedChanges = "tracked_changes"
	Comments       = "comments"
	HiddenText     = "hidden_text"
	Unfinished     = "unfinished"
	NoteMarks      = markup.NoteMarks
)

// writer puts a document together.
type writer struct {
	text   strings.Builder
	doc    decode.Text // its breaks count bytes of the parts
	layout tables.Layout
	open   bool // in a block
	begun  bool // the block has text
	block  tables.Block
	gap    string // what comes before the next text of the block
	column int    // of a row of a table, from 1; 0 outside
	row    bool
	above  []piece // what stands above the line and waits for the character after it
	note   int     // the number of the last mark of a note
	fresh  bool    // nothing was written since the paragraph began
	joins  bool    // the next paragraph goes on with this one
	aside  int     // lists that lead to other places, in one another: no main text

	name  string // of the part that is read
	data  []byte // its bytes
	ends  int    // how many bytes the part before it has
	boxes []int  // what stands beside the paragraph, with paragraphs of its own: where it begins in the part
	box   int    // where the box that is read begins; 0 outside
	deep  int    // boxes in one another
	fault error  // of a box
}

// piece is text that stands at from of the part, written as raw.
type piece struct {
	text, raw string
	from      int
}

// read reads a part of the archive by v, which writes to w.
func (w *writer) read(a *source.Archive, name string, v visitor) error {
	data, err := a.Part(name)
	if err != nil {
		return err
	}
	w.part(name)
	w.ends, w.name, w.data = len(w.data), name, data
	return walk(name, data, 0, v)
}

// mostBoxes is how many boxes may stand in one another and wait for the end of the paragraph; what stands deeper is
// read where it stands.
const mostBoxes = 8

// hold keeps a box that begins at a place of the part until the paragraph that it stands beside ends: it would cut a
// sentence. It reports whether it did.
func (w *writer) hold(at int) bool {
	if at == w.box || w.deep == mostBoxes {
		return false
	}
	w.boxes = append(w.boxes, at)
	return true
}

// unbox reads the boxes that stand beside a paragraph which ended.
func (w *writer) unbox(v visitor) {
	boxes, box := w.boxes, w.box
	w.boxes = nil
	w.deep++
	for _, at := range boxes {
		w.box = at
		w.fault = errors.Join(w.fault, walk(w.name, w.data, at, v))
	}
	w.deep--
	w.box = box
}

// part begins the part of that name.
func (w *writer) part(name string) {
	w.close()
	w.doc.Parts = append(w.doc.Parts, tables.Part{Text: w.text.Len(), Name: name, Apart: true})
}

// begin begins a block. In a row of a table the cells are one block.
func (w *writer) begin(kind, level int) {
	joins := w.joins && w.open
	w.fresh, w.joins = true, false
	switch {
	case joins && w.row:
		return
	case joins:
		w.block.Kind, w.block.Level = kind, level
		return
	}
	if w.row {
		if w.begun && w.gap == "" {
			w.gap = " "
		}
		return
	}
	w.close()
	w.open, w.block = true, tables.Block{Kind: kind, Level: level, Main: w.aside == 0}
}

// is says what the open block is, once its properties are read.
func (w *writer) is(kind, level int) {
	if !w.row && w.fresh {
		w.block.Kind, w.block.Level = kind, level
	}
}

// beginRow begins a row of a table, endRow ends it.
func (w *writer) beginRow() {
	w.close()
	w.begin(tables.BlockCell, 0)
	w.row, w.column = true, 0
}

func (w *writer) endRow() {
	w.close()
	w.row = false
}

// mostEmpty is how many empty cells in a row are told apart.
const mostEmpty = 1000

// cell begins a cell of the row.
func (w *writer) cell() {
	if w.column++; w.column > 1 && len(w.gap) < mostEmpty {
		w.gap = strings.TrimRight(w.gap, " ") + "\t"
	}
}

// close ends the open block.
func (w *writer) close() {
	w.settle(0)
	if w.begun {
		said := w.text.String()[w.block.Start:]
		w.block.End = w.block.Start + len(strings.TrimRightFunc(said, span.IsSpace))
		if first := len(said) - len(strings.TrimLeftFunc(said, span.IsSpace)); w.block.Start+first < w.block.End {
			w.block.Start += first
			w.layout.Blocks = append(w.layout.Blocks, w.block)
		}
	}
	w.open, w.begun, w.gap, w.joins = false, false, "", false
}

// endParagraph ends a paragraph, but for one that the next goes on with, and reads what stands beside it by v.
func (w *writer) endParagraph(v visitor) {
	if w.joins {
		return
	}
	if !w.row {
		w.close()
	}
	w.unbox(v)
}

// raise adds text that stands above the line.
func (w *writer) raise(text, raw string, from int) {
	if text != "" {
		w.above = append(w.above, piece{text, raw, from})
	}
}

// settle decides what the text above the line is, now that the character after it is known: the mark of a note, which
// is left out, a power, or a part of a word.
func (w *writer) settle(after rune) {
	if len(w.above) == 0 {
		return
	}
	above := w.above
	w.above = nil
	var said string
	for _, p := range above {
		said += p.text
	}
	m := markup.Mark{Text: strings.TrimSpace(said), Before: w.tail(), After: after, Raised: true, Last: w.note}
	switch m.Read() {
	case markup.Note:
		w.issue(NoteMarks)
		if n, err := strconv.Atoi(strings.Trim(m.Text, "[]()")); err == nil && n < 10_000 {
			w.note = max(w.note, n)
		}
	case markup.Power:
		for _, p := range above {
			w.write(markup.Raise(p.text), p.raw, p.from)
		}
	default:
		for _, p := range above {
			w.write(p.text, p.raw, p.from)
		}
	}
}

// tail is the end of the text of the block.
func (w *writer) tail() string {
	if !w.begun {
		return ""
	}
	const enough = 80
	said := w.text.String()[w.block.Start:]
	return strings.ToValidUTF8(said[max(0, len(said)-enough):], "") + w.gap
}

// put adds text that stands at from of the part, where it is written as raw.
func (w *writer) put(text, raw string, from int) {
	if text == "" {
		return
	}
	r, _ := utf8.DecodeRuneInString(text)
	w.settle(r)
	if text == "\n" && w.row { // which only makes a column narrow
		if w.begun && w.gap == "" {
			w.gap = " "
		}
		return
	}
	w.write(text, raw, from)
}

// write adds text to the open block, or to a new one.
func (w *writer) write(text, raw string, from int) {
	if !w.open {
		w.begin(tables.BlockParagraph, 0)
	}
	w.fresh = false
	if !w.begun {
		if w.text.Len() > 0 {
			w.unit("\n", w.between(from), 0)
		}
		if n := len(w.doc.Parts); n > 0 && w.doc.Parts[n-1].Text >= w.text.Len()-1 && len(w.layout.Blocks) > 0 {
			w.doc.Parts[n-1].Text = w.text.Len()
		}
		w.block.Start, w.begun = w.text.Len(), true
		w.gap = strings.TrimLeft(w.gap, " ")
	}
	if w.gap != "" {
		if w.gap == " " && isGroup(text) && w.endsInDigit() {
			w.gap = "\n" // two numbers of a cell are none together
		}
		w.unit(w.gap, from, 0)
		w.gap = ""
	}
	if text != raw {
		w.unit(text, from, len(raw))
		return
	}
	w.doc.Breaks = append(w.doc.Breaks, tables.Break{Text: w.text.Len(), Source: from, Form: tables.FormUTF8})
	w.text.WriteString(text)
}

// endsInDigit reports whether the text so far ends with a digit.
func (w *writer) endsInDigit() bool {
	last, _ := utf8.DecodeLastRuneInString(w.text.String())
	return unicode.IsDigit(last)
}

// isGroup reports whether a text begins as the thousands of a number do.
func isGroup(text string) bool {
	n := 0
	for _, r := range text {
		if !unicode.IsDigit(r) {
			break
		}
		n++
	}
	return n == 3
}

// between gives the place of a line end that comes before text which stands at from: the first one of a part is still
// counted to the part before, which may be shorter.
func (w *writer) between(from int) int {
	if n := len(w.doc.Parts); n > 0 && w.doc.Parts[n-1].Text == w.text.Len() {
		return min(from, w.ends)
	}
	return from
}

// unit adds text that was made as a whole from length bytes.
func (w *writer) unit(text string, from, length int) {
	w.doc.Breaks = append(w.doc.Breaks, tables.Break{Text: w.text.Len(), Source: from, Form: tables.FormUnit,
		Length: length})
	w.text.WriteString(text)
}

func (w *writer) issue(name string) {
	if !slices.Contains(w.doc.Issues, name) {
		w.doc.Issues = append(w.doc.Issues, name)
	}
}

// finish gives the document.
func (w *writer) finish() (*decode.Text, *tables.Layout, error) {
	w.close()
	if w.fault != nil {
		return nil, nil, w.fault
	}
	w.doc.Text = w.text.String()
	if len(w.layout.Blocks) == 0 {
		return nil, nil, errors.New("the document shows no text; remove it from the corpus")
	}
	for n := len(w.doc.Parts); n > 1 && w.doc.Parts[n-1].Text >= len(w.doc.Text); n-- {
		w.doc.Parts = w.doc.Parts[:n-1] // notes without text
	}
	slices.Sort(w.doc.Issues)
	w.doc.Encoding = "UTF-8"
	return &w.doc, &w.layout, nil
}

// visitor takes the tokens of a part. start says whether the content of the element is left out.
type visitor interface {
	start(e *xml.StartElement, at, end int) (leave bool)
	end(name string)
	characters(text, raw string, at int)
}

// walk reads a part of a document, or if from is not 0 the one element of it that begins there. Entities that the part
// defines itself are not known, so none can grow.
func walk(name string, data []byte, from int, v visitor) error {
	if from == 0 && !utf8.Valid(data) {
		return fmt.Errorf("%s is not UTF-8; save the document again", name)
	}
	d := xml.NewDecoder(bytes.NewReader(data[from:]))
	d.CharsetReader = func(_ string, utf8 io.Reader) (io.Reader, error) { return utf8, nil } // whatever it says
	for depth := 0; ; {
		at := from + int(d.InputOffset())
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil && depth > mostDepth {
			err = fmt.Errorf("more than %d elements in one another", mostDepth)
		}
		if err != nil {
			return fmt.Errorf("%s is damaged at byte %d (%w); fetch it again", name, from+int(d.InputOffset()), err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			if v.start(&t, at, from+int(d.InputOffset())) {
				if err := d.Skip(); err != nil {
					return fmt.Errorf("%s is damaged at byte %d (%w); fetch it again", name, from+int(d.InputOffset()), err)
				}
				depth--
			}
		case xml.EndElement:
			depth--
			v.end(t.Name.Local)
			if depth == 0 && from > 0 {
				return nil
			}
		case xml.CharData:
			v.characters(string(t), string(data[at:from+int(d.InputOffset())]), at)
		}
	}
}

// mostDepth is how deep elements may stand in one another; those of a document stand some thirty deep.
const mostDepth = 1000

// attribute gives the value of an attribute by its local name.
func attribute(e *xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
