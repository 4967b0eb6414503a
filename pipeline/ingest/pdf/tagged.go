package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/ingest/pdf/outline"
	"example.org/sourcebook/pipeline/ingest/pdf/ruled"
	"example.org/sourcebook/pipeline/ingest/pdf/sign"
	"example.org/sourcebook/pipeline/pdfium"
	"example.org/sourcebook/pipeline/tables"
)

// A PDF that is tagged says itself what is a paragraph, an item, a cell, and in which order they are read. What
// programs write without a plan (each line a paragraph, a page one paragraph) shows in the text that comes of it; such
// a document is read by the places of its characters.

// block is a part of a page as its tags say.
type block struct {
	kind, level int
	plain       bool // a paragraph of no special kind: its type may show that it is a heading
	from, on    bool // it may have begun on a page before, and go on on the one after
	note        bool
}

// group is the characters of a block, or of a cell of it.
type group struct {
	key, part int // elements
	cell      int // -1 outside of tables
	chars     []pdfium.Char
}

// The shares of a page, in hundredths of its characters.
const (
	mostUntagged  = 5
	mostArtifacts = 40
)

// tagged reads a page by its tags; false if they leave out too much of it.
func (d *draft) tagged(p *pdfium.Page, page int) (sheet, bool) {
	s := sheet{width: d.width, height: d.height}
	if len(p.Elements) == 0 {
		return s, false
	}
	o := outline.New(p)
	groups, artifacts, loose, ok := gather(o, p)
	if !ok {
		return s, false
	}
	s.furniture = plainLines(artifacts, page)
	b := builder{sheet: &s, Outline: o, page: page}
	for from := 0; from < len(groups); {
		to := from + 1
		for to < len(groups) && (groups[to].key == groups[from].key || groups[from].key < 0 && groups[to].key < 0) {
			to++
		}
		b.add(groups[from:to])
		from = to
	}
	b.untagged(loose)
	marks := marksOf(s.body)
	for i := range s.notes {
		if l := &s.notes[i]; i == 0 || l.block != s.notes[i-1].block {
			l.label = begins(l, marks)
		}
	}
	return s, len(s.body) > 0
}

// gather puts the characters of a page into groups, in the order of their elements. Not ok: too many are in none, or
// marked as no text.
func gather(o *outline.Outline, p *pdfium.Page) (groups []group, artifacts, loose []pdfium.Char, ok bool) {
	at, labels := map[[2]int]int{}, map[int][]pdfium.Char{}
	into, scrap := &loose, []pdfium.Char(nil)
	for _, c := range p.Chars {
		switch {
		case c.Made, c.Rune == ' ' && c.Element == pdfium.Loose: // it follows the one before
		case c.Element == pdfium.Artifact:
			into = &artifacts
		case c.Element < 0:
			into = &loose
		default:
			h := o.Homes[c.Element]
			if h.Block >= 0 && h.Label {
				labels[h.Block] = append(labels[h.Block], c)
				into = &scrap
				break
			}
			id := [2]int{h.Block, h.Part}
			if h.Block < 0 {
				id = [2]int{-1, c.Element}
			}
			k, found := at[id]
			if !found {
				k, at[id] = len(groups), len(groups)
				groups = append(groups, group{key: h.Block, part: id[1], cell: h.Cell})
			}
			into = &groups[k].chars
		}
		*into = append(*into, c)
	}
	for i := range groups {
		if label := labels[groups[i].key]; isCounted(label) && !outline.AreNotes[o.Kind(groups[i].key)] {
			groups[i].chars = append(label, groups[i].chars...)
		}
		delete(labels, groups[i].key)
	}
	all := len(p.Chars)
	ok = len(loose)*100 <= mostUntagged*all && len(artifacts)*100 <= mostArtifacts*all
	slices.SortStableFunc(groups, func(a, b group) int {
		return cmp.Or(cmp.Compare(a.first(), b.first()), cmp.Compare(a.part, b.part))
	})
	return groups, artifacts, loose, ok
}

// first is the element by which a group stands in the order of reading.
func (g *group) first() int {
	if g.key < 0 {
		return g.part
	}
	return g.key
}

// isCounted reports whether the mark of an item is a number or a letter with a sign after it, and no bullet.
func isCounted(label []pdfium.Char) bool {
	said := strings.TrimSpace(spell(label))
	return strings.ContainsFunc(said, unicode.IsDigit) ||
		utf8.RuneCountInString(said) > 1 && strings.ContainsFunc(said, unicode.IsLetter)
}

// plainLines gives characters as lines.
func plainLines(chars []pdfium.Char, page int) []line {
	return lines(strung(pieces(&pdfium.Page{Chars: chars})), page, 0)
}

// builder puts the groups of a page into blocks.
type builder struct {
	*sheet
	*outline.Outline
	page, place int
}

// add adds the groups of one block, or such as belong to none.
func (b *builder) add(groups []group) {
	key := groups[0].key
	if key < 0 {
		var chars []pdfium.Char
		for _, g := range groups {
			chars = append(chars, g.chars...)
		}
		b.untagged(chars)
		return
	}
	x := b.block(key)
	if groups[0].cell >= 0 && !b.isProse(groups) {
		b.row(x, groups)
		return
	}
	for i := range groups {
		if i > 0 || groups[i].cell >= 0 {
			x = b.block(groups[i].part)
		}
		b.lines(x, b.flow(groups[i].chars))
	}
}

// untagged adds lines by their places only.
func (b *builder) untagged(chars []pdfium.Char) {
	d := draft{width: b.width, height: b.height, upright: strung(b.upright(chars))}
	if len(d.upright) == 0 {
		return
	}
	for _, c := range columns(d.upright, nil) {
		b.place++
		b.body = append(b.body, lines(c, b.page, b.place)...)
	}
	b.place++
}

// upright gives characters as pieces; what is turned is furniture, unless nothing else is there.
func (b *builder) upright(chars []pdfium.Char) []piece {
	var out, turned []piece
	for _, p := range pieces(&pdfium.Page{Chars: chars}) {
		if p.turned {
			turned = append(turned, p)
		} else {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return turned
	}
	for _, p := range turned {
		b.furniture = append(b.furniture, lines([]piece{p}, b.page, 0)...)
	}
	return out
}

// flow gives the characters of a block as lines: where they go up by a line, they go on in the next column.
func (b *builder) flow(chars []pdfium.Char) []line {
	in := b.upright(chars)
	var out []line
	for from := 0; from < len(in); {
		to, low := from+1, in[from].Bottom
		for to < len(in) && in[to].Bottom < low+2*height(in[to].Box) {
			low = min(low, in[to].Bottom)
			to++
		}
		out = append(out, lines(strung(slices.Clone(in[from:to])), b.page, b.place)...)
		from = to
	}
	return out
}

// block gives the block that an element is.
func (b *builder) block(at int) block {
	e := b.Elements[at]
	x := block{kind: tables.BlockParagraph, from: e.From, on: e.On}
	for k := at + 1; k < len(b.Elements) && b.Elements[k].Parent >= at; k++ {
		if b.Elements[k].Kind != "Link" { // which holds more than text
			x.from = x.from || b.Elements[k].From
			x.on = x.on || b.Elements[k].On
		}
	}
	switch kind := e.Kind; {
	case outline.AreNotes[kind]:
		x.note = true
	case kind == "LI":
		x.kind, x.level = tables.BlockItem, 1
	case kind == "Caption":
		x.kind = tables.BlockCaption
	case kind == "Title" || kind == "H":
		x.kind, x.level = tables.BlockHeading, 1
	case strings.HasPrefix(kind, "H"):
		x.kind, x.level = tables.BlockHeading, int(kind[1]-'0')
	case b.Above(at, outline.AreQuotes, outline.AreSections) >= 0:
		x.kind = tables.BlockQuote
	default:
		x.plain = kind == "P"
	}
	return x
}

// lines adds lines as a block.
func (b *builder) lines(x block, in []line) {
	if len(in) == 0 {
		return
	}
	b.blocks = append(b.blocks, x)
	for i := range in {
		in[i].block = len(b.blocks)
	}
	if x.note {
		b.notes = append(b.notes, in...)
		return
	}
	b.body = append(b.body, in...)
}

// longestCell is how many characters a cell of a table has at most; what has more is text that a table lays out.
const longestCell = 300

// isProse reports whether the cells of a row are text that a table lays out.
func (b *builder) isProse(groups []group) bool {
	long := map[int]int{}
	for i := range groups {
		long[groups[i].cell] += len(groups[i].chars)
		if long[groups[i].cell] > longestCell {
			return true
		}
	}
	return false
}

// row adds the cells of a row.
func (b *builder) row(x block, groups []group) {
	x.kind = tables.BlockCell
	l := line{page: b.page, place: b.place, row: true}
	cell := -1
	for i := range groups {
		for _, in := range b.flow(groups[i].chars) {
			if n := len(l.pieces); n > 0 && cell == groups[i].cell {
				l.pieces[n-1].goOn(&in)
			} else {
				l.pieces = append(l.pieces, in.whole())
			}
			cell = groups[i].cell
		}
	}
	if len(l.pieces) == 0 {
		return
	}
	l.Box = l.pieces[0].Box
	for _, p := range l.pieces {
		l.Box = join(l.Box, p.Box)
	}
	l.measure()
	b.lines(x, []line{l})
}

// ruled adds a row of a ruled table; cells that hold much text are texts of their own.
func (b *builder) ruled(r *ruled.Row) {
	groups := make([]group, len(r.Cells))
	for i := range groups {
		groups[i] = group{cell: i, chars: r.Cells[i]}
	}
	if !b.isProse(groups) {
		b.row(block{}, groups)
		return
	}
	for i := range groups {
		b.place++
		b.body = append(b.body, b.flow(groups[i].chars)...)
	}
}

// whole gives a line as one piece.
func (l *line) whole() piece {
	out := l.pieces[0]
	for i := range l.pieces[1:] {
		out.append(&l.pieces[i+1])
	}
	return out
}

// goOn adds a line to a cell that it is the next line of.
func (p *piece) goOn(l *line) {
	for i := range l.pieces {
		p.append(&l.pieces[i])
	}
}

// append adds a piece after a blank, where one stands between such characters.
func (p *piece) append(next *piece) {
	last, first := p.chars[len(p.chars)-1].Rune, next.chars[0].Rune
	p.chars = p.chars[:len(p.chars):len(p.chars)]
	if !sign.Wide(last) && !sign.Wide(first) && last != ' ' {
		p.chars = append(p.chars, pdfium.Char{Rune: ' ', Box: next.chars[0].Box, Made: true, Hyphen: sign.IsHyphen(last)})
	}
	p.chars = append(p.chars, next.chars...)
	p.Box = join(p.Box, next.Box)
	p.right, p.wide = p.right+next.right, p.wide+next.wide
}

// tagged gives the lines of a block.
func (z *sizes) tagged(b *block, in []line) passage {
	p := passage{lines: in, kind: b.kind, level: b.level, main: true, tags: b}
	switch {
	case b.plain && sign.IsItem(in[0].text) && unicode.IsSymbol(firstRune(in[0].text)):
		p.kind, p.level = tables.BlockItem, 1
	case b.plain && (z.crown == 0 || z.isTitle(&in[0])):
		kind, level := z.kind(in, 0)
		for i := range in {
			if k, _ := z.kind(in, i); k != kind {
				return p
			}
		}
		if kind == tables.BlockHeading {
			p.kind, p.level = kind, level
		}
		z.settle(&p)
	}
	if p.kind == tables.BlockItem {
		unbullet(&p.lines[0])
	}
	return p
}

// isTitle reports whether a line is set larger than all headings of a document, at its begin: many programs tag the
// title as a paragraph.
func (z *sizes) isTitle(l *line) bool {
	return l.page == 0 && l.size*100 >= z.crown*115 && len(l.text) > 5 && z.isDisplay(l.size) && l.size == z.display[0]
}

// follows reports whether a block at the top of a page is the rest of the last one before: its tags say so, or it
// begins within a sentence.
func (p *passage) follows(last *passage) bool {
	if p.kind != last.kind || p.kind == tables.BlockCell || p.kind == tables.BlockHeading {
		return false
	}
	before := last.lines[len(last.lines)-1].text
	return last.tags.on && p.tags.from || !sign.Ends(before) && unicode.IsLower(firstRune(p.lines[0].text))
}

// The marks of tags without a plan.
const (
	leastBlocks = 10 // that have to be there to judge
	mostBroken  = 15 // paragraphs that break off within a sentence, in hundredths
	mostLines   = 60 // of a paragraph
)

// isSound reports whether the blocks of tagged pages are paragraphs: few of them break off within a sentence, and few
// lines are in paragraphs that are longer than a page.
func isSound(sheets []sheet) bool {
	all, broken, lines, long := 0, 0, 0, 0
	for i := range sheets {
		body := sheets[i].body
		for from := 0; from < len(body); {
			to := from + 1
			for to < len(body) && body[to].block == body[from].block && body[from].block > 0 {
				to++
			}
			if body[from].block > 0 && !body[from].row {
				all++
				lines += to - from
				if to-from > mostLines {
					long += to - from
				}
				if to < len(body) && body[to].block > 0 && !body[to].row && breaksOff(&body[to-1], &body[to]) {
					broken++
				}
			}
			from = to
		}
	}
	return (all < leastBlocks || broken*100 <= mostBroken*all) && long*2 <= lines
}

// breaksOff reports whether a line ends within a sentence that the next one goes on with.
func breaksOff(a, b *line) bool {
	r, _ := utf8.DecodeLastRuneInString(a.text)
	return (unicode.IsLetter(r) || sign.IsHyphen(r)) && unicode.IsLower(firstRune(b.text)) &&
		difference(a.size, b.size)*100 <= 8*a.size
}
