package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/ingest/pdf/leader"
	"example.org/sourcebook/pipeline/ingest/pdf/sign"
	"example.org/sourcebook/pipeline/pdfium"
	"example.org/sourcebook/pipeline/tables"
)

// passage is a block of the text: its lines, and what it is.
type passage struct {
	lines []line
	kind  int // tables.BlockParagraph, …
	level int
	main  bool
	tags  *block // nil where none say what it is
}

// sizes says how large the type of a document is.
type sizes struct {
	pages   int
	body    int
	pitch   int   // from line to line in the body
	display []int // sizes of headings, the largest first
	crown   int   // size of the largest line that is tagged as a heading
}

// measure finds the size of the body: that of most characters.
func measure(sheets []sheet) sizes {
	count, pitches := map[int]int{}, map[int]int{}
	z := sizes{pages: len(sheets)}
	for i := range sheets {
		for k := range sheets[i].body {
			l := &sheets[i].body[k]
			if l.block > 0 && sheets[i].blocks[l.block-1].kind == tables.BlockHeading {
				z.crown = max(z.crown, l.size)
			}
			count[l.size] += len(l.text)
			if n := count[l.size]; n > count[z.body] || n == count[z.body] && l.size > z.body {
				z.body = l.size
			}
		}
	}
	for i := range sheets {
		body := sheets[i].body
		for k := 1; k < len(body); k++ {
			d := body[k-1].bottom - body[k].bottom
			if body[k].size != z.body || body[k-1].size != z.body || d <= 0 || d > 3*z.body {
				continue
			}
			d = d / 10 * 10
			if pitches[d]++; len(body[k].pieces) == 1 && len(body[k-1].pieces) == 1 && !sign.Ends(body[k-1].text) {
				pitches[d] += within
			}
			if n := pitches[d]; n > pitches[z.pitch] || n == pitches[z.pitch] && d < z.pitch {
				z.pitch = d
			}
		}
	}
	if z.pitch == 0 {
		z.pitch = z.body
	}
	if pitches[z.pitch] < within { // each line is a paragraph
		z.pitch = min(z.pitch, z.body*mostPitch/100)
	}
	for i := range sheets {
		for k := range sheets[i].body {
			if s := sheets[i].body[k].size; z.isDisplay(s) && !slices.Contains(z.display, s) {
				z.display = append(z.display, s)
			}
		}
	}
	slices.Sort(z.display)
	slices.Reverse(z.display)
	return z
}

// within is how much more lines that are in one paragraph tell of the way from line to line.
const within = 10

// mostPitch is how far it is from line to line at most where no line shows it, in hundredths of the size.
const mostPitch = 190

// larger is the size of a heading at least, in hundredths of the body.
const larger = 112

func (z *sizes) isDisplay(size int) bool { return size*100 >= larger*z.body }

// passages puts the lines of a page into blocks.
func (z *sizes) passages(in []line) []passage {
	var out []passage
	for i := range in {
		in[i].hung = z.hung(in, i)
		kind, level := z.kind(in, i)
		l := in[i]
		if i > 0 && len(out) > 0 {
			last := &out[len(out)-1]
			if last.kind == kind && last.level == level && !z.breaks(last, &l) {
				last.lines = append(last.lines, l)
				continue
			}
			inItem := last.kind == tables.BlockItem && kind == tables.BlockParagraph && !z.breaks(last, &l)
			if inItem || z.carries(last, &l) {
				last.lines = append(last.lines, l)
				continue
			}
		}
		out = append(out, passage{lines: []line{l}, kind: kind, level: level, main: true})
	}
	for i := range out {
		z.settle(&out[i])
		if out[i].kind == tables.BlockItem {
			unbullet(&out[i].lines[0])
		}
	}
	return out
}

// kind tells what a line is by its type and its shape.
func (z *sizes) kind(in []line, i int) (kind, level int) {
	l := &in[i]
	switch {
	case l.entry:
		return tables.BlockControl, 0
	case l.row:
		return tables.BlockCell, 0
	case z.isDisplay(l.size):
		return tables.BlockHeading, min(6, slices.Index(z.display, l.size)+1)
	case l.heavy && l.size*100 >= 95*z.body:
		return tables.BlockHeading, min(6, len(z.display)+1)
	case z.isItem(in, i):
		return tables.BlockItem, 1
	}
	return tables.BlockParagraph, 0
}

// isItem reports whether a line begins as an item of a list. A dash within a sentence may begin a line, too: the line
// before it is full, and no line near begins with a dash.
func (z *sizes) isItem(in []line, i int) bool {
	l := &in[i]
	if !sign.IsItem(l.text) || i == 0 || !sign.IsDash(l.text) {
		return sign.IsItem(l.text)
	}
	for k := max(0, i-near); k < min(len(in), i+near+1); k++ {
		if k != i && sign.IsItem(in[k].text) && !in[k].within {
			return true
		}
	}
	last := &in[i-1]
	end, _ := utf8.DecodeLastRuneInString(last.text)
	if last.row || l.heavy != last.heavy || !unicode.IsLetter(end) {
		return true
	}
	l.within = last.near(l) && difference(l.Left, l.column.Left) < level && z.isWithin(last, l)
	return !l.within
}

// near is how many lines above and below one are searched for other items.
const near = 6

// unbullet takes the bullet off an item: it is no character of what the item says.
func unbullet(l *line) {
	chars := l.pieces[0].chars
	if len(chars) < 2 || !sign.IsSign(chars[0].Rune) {
		return
	}
	n := 1
	for n < len(chars) && chars[n].Rune == ' ' {
		n++
	}
	l.pieces[0].chars = chars[n:]
	l.text = strings.TrimSpace(l.plain())
}

// breaks reports whether a line begins a new block.
func (z *sizes) breaks(p *passage, l *line) bool {
	last := &p.lines[len(p.lines)-1]
	down := last.bottom - l.bottom
	switch {
	case p.kind == tables.BlockCell:
		return true // each row is a block
	case p.kind == tables.BlockControl:
		return !l.rest
	case last.page == l.page && down > 0 && down < 2*max(z.pitch, l.size) && isParted(last, l):
		return false
	case p.lines[0].heavy != l.heavy && p.kind == tables.BlockHeading:
		return true
	case leader.Ends(last.text), sign.IsItem(l.text) && !l.within, sign.Counts(p.lines[0].text, l.text):
		return true
	case last.page != l.page || down <= 0:
		return !z.goesOn(p, l)
	case z.isApart(last, l):
		return true
	case difference(last.size, l.size)*100 > 8*max(last.size, l.size):
		return true
	case p.kind == tables.BlockHeading:
		return z.endsEarly(last, l) && (last.bottom-l.bottom)*100 > looser*z.pitchOf(l)
	}
	return z.endsEarly(last, l) || z.indented(p, l) || p.returns(l)
}

// returns reports whether a line goes back out to where a paragraph begins whose other lines stand further in.
func (p *passage) returns(l *line) bool {
	first, n := &p.lines[0], len(p.lines)
	if n < 2 || !sign.Ends(p.lines[n-1].text) || l.right() != first.right() || begin(l)+level <= begin(first) {
		return false
	}
	for i := range p.lines[1:] {
		next := &p.lines[i+1]
		if in := begin(next) - begin(first); in < max(l.size/2, begin(l)-begin(first)+level) || in > 8*l.size {
			return false
		}
		if next.page != l.page {
			return false
		}
	}
	return true
}

// begin is how far a line begins from the edge of its page that it is read from.
func begin(l *line) int {
	if l.right() {
		return -l.Right
	}
	return l.Left
}

// isApart reports whether there is more white between two lines than within a paragraph: after the end of a sentence
// less is needed.
func (z *sizes) isApart(last, l *line) bool {
	pitch := z.pitchOf(l)
	least := 135
	if sign.Ends(last.text) && !unicode.IsLower(firstRune(l.text)) {
		least = 122
	} else if l.hasMark() { // which pushes the line down
		least = 155
	}
	return (last.bottom-l.bottom)*100 > least*pitch
}

// hasMark reports whether a number stands raised on a line.
func (l *line) hasMark() bool {
	raised := func(c pdfium.Char) bool { return unicode.IsDigit(c.Rune) && isRaised(l, c) }
	return slices.ContainsFunc(l.pieces, func(p piece) bool { return slices.ContainsFunc(p.chars, raised) })
}

// pitchOf is how far it is from line to line in type of the size of a line.
func (z *sizes) pitchOf(l *line) int { return max(z.pitch*l.size/max(1, z.body), l.size*9/10) }

// looser is how far it is from one heading to the next at least, in hundredths of the way from line to line, where the
// first one ends early.
const looser = 112

// carries reports whether a line is the rest of a paragraph though it is set in another type, as names of programs are:
// the line before it is full, and within a sentence.
func (z *sizes) carries(p *passage, l *line) bool {
	last := &p.lines[len(p.lines)-1]
	switch {
	case p.kind != tables.BlockParagraph && p.kind != tables.BlockItem, l.row, l.entry:
		return false
	case last.page != l.page, leader.Ends(last.text), sign.IsItem(l.text) && !l.within:
		return false
	case difference(last.size, l.size)*100 > 25*z.body, difference(l.Left, last.column.Left) > l.size:
		return false
	case last.heavy == l.heavy && difference(last.size, l.size)*100 <= 8*max(last.size, l.size) && l.indents(last):
		return false
	}
	down := last.bottom - l.bottom
	return down > 0 && down*100 <= 120*z.pitch && z.isWithin(last, l)
}

// indents reports whether a line begins as far in as the first one of a paragraph, after one that does not.
func (l *line) indents(last *line) bool {
	return !l.right() && l.Left-l.column.Left > l.size/2 && last.Left-last.column.Left < last.size/4
}

// hung reports whether a line stands further in than the one before it, and the next one does not go back to that,
// or begins another block.
func (z *sizes) hung(in []line, i int) bool {
	if i == 0 || i+1 == len(in) || !in[i].beside(&in[i+1]) {
		return i > 0
	}
	return difference(in[i+1].Left, in[i].Left) < level || z.endsEarly(&in[i], &in[i+1])
}

// isWithin reports whether a line is full, and does not end a sentence.
func (z *sizes) isWithin(last, next *line) bool {
	return !sign.Ends(last.text) && !z.endsEarly(last, next) && !centred(last)
}

// isParted reports whether the last word of a line goes on on the next one.
func isParted(last, next *line) bool {
	end, n := utf8.DecodeLastRuneInString(last.text)
	before, _ := utf8.DecodeLastRuneInString(last.text[:len(last.text)-n])
	return sign.IsHyphen(end) && unicode.IsLower(before) && unicode.IsLower(firstRune(next.text)) &&
		difference(last.size, next.size)*100 <= 8*next.size
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// endsEarly reports whether a line ends although the first word of the next one would have found room on it.
func (z *sizes) endsEarly(last, next *line) bool {
	word := next.pieces[0].firstWord()
	room := last.column.Right - last.Right
	if next.pieces[0].right > 0 {
		room = last.Left - last.column.Left
	}
	return room > word+next.size && !centred(last) && !strings.HasSuffix(last.text, "-")
}

// centred reports whether a line stands in the middle of its column.
func centred(l *line) bool {
	left, right := l.Left-l.column.Left, l.column.Right-l.Right
	return left > 2*l.size && difference(left, right) < l.size
}

// indented reports whether a line begins further in than the lines before it, which begin where the column does.
func (z *sizes) indented(p *passage, l *line) bool {
	last := &p.lines[len(p.lines)-1]
	in, before := l.Left-l.column.Left, last.Left-last.column.Left
	if l.pieces[0].right > 0 {
		in, before = l.column.Right-l.Right, last.column.Right-last.Right
	}
	within := (l.hung || unicode.IsLower(firstRune(l.text))) && z.isWithin(last, l)
	if within || p.kind == tables.BlockItem || hangs(p, l) {
		return false
	}
	alone := len(p.lines) == 1 && difference(in, before) < level && sign.Ends(last.text) // a paragraph of one line
	return in > l.size/2 && in < 8*l.size && (before < l.size/4 || alone)
}

// longestMark is how many characters the mark of an item has at most.
const longestMark = 5

// hangs reports whether a line stands below the text of an item, whose mark stands out to the left.
func hangs(p *passage, l *line) bool {
	first := &p.lines[0]
	if len(p.lines) > 1 || first.right() != l.right() {
		return false
	}
	if words := first.pieces[0].tokens(); len(words) > 1 {
		at := words[1].from
		second := line{Box: first.pieces[0].chars[at].Box, pieces: l.pieces}
		return at <= longestMark+1 && difference(begin(&second), begin(l)) < level
	}
	return len(first.pieces) > 1 && len(first.pieces[0].chars) <= longestMark &&
		!l.right() && difference(first.pieces[1].Left, l.Left) < level
}

// goesOn reports whether a line at the top of a column or page goes on with a block that ends at the foot of the one
// before.
func (z *sizes) goesOn(p *passage, l *line) bool {
	last := &p.lines[len(p.lines)-1]
	if p.kind != tables.BlockParagraph && p.kind != tables.BlockItem || difference(last.size, l.size)*100 > 8*l.size ||
		l.heavy != last.heavy {
		return false
	}
	r, _ := utf8.DecodeRuneInString(l.text)
	if strings.HasSuffix(last.text, "-") || unicode.IsLower(r) {
		return true
	}
	return !sign.Ends(last.text) && !z.endsEarly(last, l)
}

// longestHeading is how long a heading may be, in bytes.
const longestHeading = 300

// settle corrects what a block is by all of its lines: what goes on as a text is none of a heading.
func (z *sizes) settle(p *passage) {
	n := 0
	for i := range p.lines {
		n += len(p.lines[i].text)
	}
	if p.kind == tables.BlockHeading && (n > longestHeading || !z.isDisplay(p.lines[0].size) && len(p.lines) > 3) {
		p.kind, p.level = tables.BlockParagraph, 0
	}
}
