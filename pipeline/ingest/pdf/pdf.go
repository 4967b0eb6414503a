// Package pdf reads the text of a PDF: lines from the places of characters, columns from the white between them,
// paragraphs from the ends and the indents of lines. Running heads, the numbers of pages and notes at the foot are told
// from the body. Every piece of the text knows its page.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/ingest/pdf/column"
	"example.org/sourcebook/pipeline/ingest/pdf/forced"
	"example.org/sourcebook/pipeline/ingest/pdf/hole"
	"example.org/sourcebook/pipeline/ingest/pdf/ruled"
	"example.org/sourcebook/pipeline/ingest/pdf/vertical"
	"example.org/sourcebook/pipeline/pdfium"
	"example.org/sourcebook/pipeline/tables"
)

// What documents.issues says of a PDF.
const (
	NoteMarks = "note_marks"
	Pictures  = "pages_without_text"
	Unmapped  = "unmapped_characters"
)

// Read reads a PDF. Errors say what is wrong, with the page where there is one, without the path.
func Read(ctx context.Context, data []byte) (*decode.Text, *tables.Layout, error) {
	raw, err := pdfium.Read(ctx, data)
	if err != nil {
		return nil, nil, err
	}
	return compose(raw)
}

// compose makes the text of a document out of the characters of its pages.
func compose(raw *pdfium.Document) (*decode.Text, *tables.Layout, error) {
	drafts := make([]draft, len(raw.Pages))
	var strips []int
	for i := range raw.Pages {
		if vertical.Is(&raw.Pages[i]) {
			raw.Pages[i] = vertical.Turn(&raw.Pages[i])
		}
		raw.Pages[i].Chars = hole.Fill(raw.Pages[i].Chars)
		drafts[i] = sketch(&raw.Pages[i])
		if x, ok := column.Gutter(parts(drafts[i].upright)); ok {
			strips = append(strips, x)
		}
	}
	sheets := laid(raw, drafts, column.Usual(strips, len(drafts)), true)
	if !isSound(sheets) {
		sheets = laid(raw, drafts, column.Usual(strips, len(drafts)), false)
	}
	silent := 0
	for i := range sheets {
		if len(sheets[i].body) == 0 {
			silent++
		}
	}
	if silent == len(sheets) {
		return nil, nil, fmt.Errorf("the PDF has no text: %s; if it was scanned, run a text recognition over it first",
			pictures(silent))
	}
	part(sheets)
	placed(sheets)
	repeat(sheets, raw.Title)
	z := measure(sheets)
	footnotes(sheets, z.body)
	for i := range sheets {
		margins(&sheets[i])
	}
	w := newWriter(sheets)
	w.document(sheets, &z)
	if w.doc.Text = string(w.text); strings.TrimSpace(w.doc.Text) == "" {
		return nil, nil, errors.New("the PDF has no text that can be read; run a text recognition over it first")
	}
	w.state(raw)
	if silent > 0 {
		w.issue(Pictures)
	}
	slices.Sort(w.doc.Issues)
	w.doc.Encoding = "UTF-8"
	return &w.doc, &w.layout, nil
}

// laid puts the pages into lines, by their tags where they have them and may.
func laid(raw *pdfium.Document, drafts []draft, strips []int, tags bool) []sheet {
	out := make([]sheet, len(drafts))
	for i := range drafts {
		ok := false
		if tags {
			out[i], ok = drafts[i].tagged(&raw.Pages[i], i)
		}
		if !ok {
			out[i] = drafts[i].lay(i, strips)
		}
	}
	return out
}

func pictures(pages int) string {
	if pages == 1 {
		return "its page is empty or a picture"
	}
	return fmt.Sprintf("its %d pages are empty or pictures", pages)
}

// draft is the pieces of a page.
type draft struct {
	width, height   int
	upright, turned []piece
	rows            []ruled.Row // of tables; each has a piece among those that stand upright
}

// sketch puts the characters of a page into pieces.
func sketch(p *pdfium.Page) draft {
	d := draft{width: p.Width, height: p.Height}
	rows, rest := ruled.Tables(p)
	d.rows = rows
	for _, x := range pieces(&pdfium.Page{Chars: rest}) {
		if x.turned {
			d.turned = append(d.turned, x)
		} else {
			d.upright = append(d.upright, x)
		}
	}
	if len(d.upright) == 0 {
		d.upright, d.turned = d.turned, nil // a page that lies on its side
	}
	d.upright = strung(d.upright)
	for i := range rows {
		d.upright = append(d.upright, piece{Box: rows[i].Box, chars: rows[i].Cells[0], row: i + 1})
	}
	return d
}

// lay puts the pieces of a page into lines in the order of reading. strips are those that part the columns of several
// pages.
func (d *draft) lay(page int, strips []int) sheet {
	s := sheet{width: d.width, height: d.height}
	head, inner, feet := d.banded()
	b := builder{sheet: &s, page: page, place: -1}
	b.column(d, head)
	if len(inner) > 0 {
		for _, c := range columns(inner, strips) {
			b.column(d, c)
		}
	}
	b.place = max(b.place, len(s.body))
	b.column(d, feet)
	for _, x := range d.turned {
		s.furniture = append(s.furniture, lines([]piece{x}, page, 0)...)
	}
	return s
}

// column adds the lines of a column, and the rows of tables among them.
func (b *builder) column(d *draft, in []piece) {
	isRow := func(p piece) bool { return p.row > 0 }
	rows := slices.DeleteFunc(slices.Clone(in), func(p piece) bool { return !isRow(p) })
	out := lines(slices.DeleteFunc(in, isRow), b.page, b.place)
	for _, p := range rows {
		to := 0
		for to < len(out) && out[to].Top+out[to].Bottom > p.Top+p.Bottom {
			to++
		}
		b.body = append(b.body, out[:to]...)
		out = out[to:]
		b.ruled(&d.rows[p.row-1])
	}
	b.body = append(b.body, out...)
	b.place++
}

// banded parts the pieces at the very edges of a page from those between them, if white stands between: they stand
// across its columns.
func (d *draft) banded() (head, inner, feet []piece) {
	high, low := d.height-d.height/edgeShare, d.height/edgeShare
	above, below := d.height, 0 // how far the pieces at the edges reach into the page
	top, bottom := 0, d.height  // and how far those between reach
	for _, p := range d.upright {
		switch {
		case p.Bottom > high:
			above = min(above, p.Bottom)
		case p.Top < low:
			below = max(below, p.Top)
		default:
			top, bottom = max(top, p.Top), min(bottom, p.Bottom)
		}
	}
	for _, p := range d.upright {
		switch {
		case p.Bottom > high && above-top > height(p.Box)/2:
			head = append(head, p)
		case p.Top < low && bottom-below > height(p.Box)/2:
			feet = append(feet, p)
		default:
			inner = append(inner, p)
		}
	}
	return head, inner, feet
}

// blocks gives the blocks of a page: those of its tags, and between them what its lines show.
func (z *sizes) blocks(s *sheet) []passage {
	var out []passage
	broken := s.broken()
	for from := 0; from < len(s.body); {
		to := from + 1
		for to < len(s.body) && s.body[to].block == s.body[from].block {
			to++
		}
		if in := s.body[from:to]; in[0].block > 0 {
			p := z.tagged(&s.blocks[in[0].block-1], in)
			for p.kind == tables.BlockParagraph && len(p.lines) > 1 && slices.Contains(broken, in[0].block) {
				first := p
				first.lines, p.lines = p.lines[:1], p.lines[1:]
				out = append(out, first)
			}
			out = append(out, p)
		} else {
			contents(in, z.pages)
			out = append(out, z.passages(z.rows(in))...)
		}
		from = to
	}
	return out
}

// broken gives the blocks of a page whose lines were broken by hand.
func (s *sheet) broken() []int {
	in := make([]forced.Line, len(s.body))
	for i, l := range s.body {
		in[i] = forced.Line{Begin: l.Left, End: l.Right, Word: l.pieces[0].firstWord(), Size: l.size, Block: l.block}
		if l.right() {
			in[i].Begin, in[i].End = -l.Right, -l.Left
		}
	}
	return forced.Blocks(in)
}

// isRest reports whether a block at the top of a page goes on with the last one of the page before.
func (z *sizes) isRest(last, next *passage) bool {
	if last.tags != nil && next.tags != nil {
		return next.follows(last)
	}
	return next.kind == tables.BlockParagraph && z.goesOn(last, &next.lines[0])
}

// edgeShare is which part of the height of a page its edges are at the top and at the foot.
const edgeShare = 20

// document writes the blocks of all pages: the body, each page's furniture after the block that its last line is in,
// and the notes at the end.
func (w *writer) document(sheets []sheet, z *sizes) {
	var body []passage
	var aside []line // furniture that waits for the end of the block
	flush := func() {
		for _, p := range body {
			w.passage(&p)
		}
		body = body[:0]
		for _, l := range aside {
			w.passage(&passage{lines: []line{l}, kind: tables.BlockControl})
		}
		aside = aside[:0]
	}
	for i := range sheets {
		s := &sheets[i]
		next := z.blocks(s)
		if n := len(body); n > 0 && len(next) > 0 && z.isRest(&body[n-1], &next[0]) {
			body[n-1].lines = append(body[n-1].lines, next[0].lines...)
			next = next[1:]
		}
		if len(next) > 0 {
			flush()
		}
		body = append(body, next...)
		aside = append(aside, s.furniture...)
	}
	flush()
	for i := range sheets {
		for _, p := range z.notes(sheets[i].notes) {
			w.passage(&p)
		}
	}
}
