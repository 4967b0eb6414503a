package pdf

import (
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/ingest/pdf/sign"
	"example.org/sourcebook/pipeline/pdfium"
)

// The rows of a table are lines with cells that stand below each other. A line that is set wide so that it fills its
// column has gaps, too, but they stand anywhere.

// level is how far the edges of cells that stand below each other may be apart.
const level = 2 * pdfium.Unit

// rows tells the rows of tables among the lines of a page: it parts cells that stand close by those above and below
// them, and puts the lines of a cell together.
func (z *sizes) rows(in []line) []line {
	in = middled(in)
	for i := range in {
		in[i].row = !in[i].entry && isRow(in, i)
	}
	for i := 1; i < len(in); i++ {
		tally(&in[i-1], &in[i])
	}
	for i := 1; i < len(in); i++ {
		in[i].alignTo(&in[i-1])
	}
	for i := len(in) - 2; i >= 0; i-- {
		in[i].alignTo(&in[i+1])
	}
	var out []line
	for i := range in {
		if n := len(out); n > 0 && z.wraps(&out[n-1], &in[i]) {
			out[n-1].take(&in[i])
			continue
		}
		out = append(out, in[i])
	}
	return out
}

// middled puts cells of two lines into the row whose other cells stand in the middle beside them.
func middled(in []line) []line {
	var out []line
	for i := 0; i < len(in); i++ {
		if i+2 < len(in) && in[i+1].isMiddle(&in[i], &in[i+2]) {
			row := in[i+1]
			cell := in[i].pieces[0]
			cell.append(&in[i+2].pieces[0])
			row.pieces = append(slices.Clone(row.pieces), cell)
			row.Box = join(row.Box, cell.Box)
			row.settle()
			row.bottom = in[i+1].bottom
			out = append(out, row)
			i += 2
			continue
		}
		out = append(out, in[i])
	}
	return out
}

// isMiddle reports whether a line stands between two lines of a cell that it has no other one for.
func (l *line) isMiddle(above, below *line) bool {
	if len(above.pieces) != 1 || len(below.pieces) != 1 || !l.sharesColumn(above) || !l.sharesColumn(below) {
		return false
	}
	a, b := above.pieces[0].front(), below.pieces[0].front()
	down, half := above.bottom-below.bottom, above.bottom-l.bottom
	if difference(a, b) >= level || down <= 0 || down > 2*above.size || difference(2*half, down) > above.size/2 {
		return false
	}
	for _, p := range l.pieces {
		if gap(p.Box, join(above.Box, below.Box)) < l.size/2 {
			return false
		}
	}
	return true
}

// isRow reports whether a line is a row of a table: it has cells, and so has the line before or after it, or it has
// three of them. If it may be a line that was set wide, the cells have to stand below each other, or end with numbers.
func isRow(in []line, i int) bool {
	l := &in[i]
	if len(l.pieces) < 2 {
		return false
	}
	wide := stretched(l)
	for _, k := range [...]int{i - 1, i + 1} {
		if k < 0 || k >= len(in) || len(in[k].pieces) < 2 {
			continue
		}
		if !wide || l.endsInNumber() && in[k].endsInNumber() || l.isLevel(&in[k]) && !stretched(&in[k]) {
			return true
		}
	}
	return len(l.pieces) > 2 && !wide
}

// stretched reports whether the gaps of a line are its blanks, which were made wider so that it fills its column: all
// are about as wide, and it reaches both edges.
func stretched(l *line) bool {
	if difference(l.Left, l.column.Left) > 3*l.size || difference(l.Right, l.column.Right) > l.size/2 {
		return false
	}
	least, most := 0, 0
	for i := 1; i < len(l.pieces); i++ {
		space := gap(l.pieces[i-1].end(), l.pieces[i].Box)
		if least == 0 || space < least {
			least = space
		}
		most = max(most, space)
	}
	return most < 4*l.size && most*2 < 3*least
}

// isLevel reports whether a cell of a line stands below or above one of another: they begin or end at one place inside
// the line.
func (l *line) isLevel(other *line) bool {
	for i := range l.pieces {
		for k := range other.pieces {
			a, b := l.pieces[i].Box, other.pieces[k].Box
			begin := i > 0 && k > 0 && difference(a.Left, b.Left) < level
			end := i+1 < len(l.pieces) && k+1 < len(other.pieces) && difference(a.Right, b.Right) < level
			if begin || end {
				return true
			}
		}
	}
	return false
}

// endsInNumber reports whether the last cell of a line has digits and no letter.
func (l *line) endsInNumber() bool {
	said := spell(l.pieces[len(l.pieces)-1].chars)
	return strings.ContainsFunc(said, unicode.IsDigit) && !strings.ContainsFunc(said, unicode.IsLetter)
}

// alignTo parts the cells of a line that stand close to each other, by those of the row above or below it.
func (l *line) alignTo(row *line) {
	if !row.row || len(l.pieces) >= len(row.pieces) || !l.beside(row) || row.right() != l.right() {
		return
	}
	pieces, cuts := append([]piece(nil), l.pieces...), 0
	for i := range row.pieces[1:] {
		edge := row.pieces[i+1].front()
		for k := range pieces {
			if n := pieces[k].beginsAt(edge, l.size); n > 0 {
				first, second := pieces[k].cut(n)
				pieces = append(pieces[:k:k], append([]piece{first, second}, pieces[k+1:]...)...)
				cuts++
				break
			}
		}
	}
	if cuts == 0 || len(l.pieces) == 1 && (cuts < 2 || cuts+1 < len(row.pieces)) {
		return // words of a text stand below cells by chance
	}
	l.pieces, l.row = pieces, true
}

// token is a word of a piece.
type token struct {
	from        int // its first character
	left, right int
	white       int // before it
	number      bool
}

// tokens gives the words of a piece.
func (p *piece) tokens() []token {
	var out []token
	from := 0
	for i := 0; i <= len(p.chars); i++ {
		if i < len(p.chars) && p.chars[i].Rune != ' ' {
			continue
		}
		if i > from {
			said := spell(p.chars[from:i])
			t := token{from: from, left: p.chars[from].Left, right: p.chars[i-1].Right}
			t.number = strings.ContainsFunc(said, unicode.IsDigit) && !strings.ContainsFunc(said, unicode.IsLetter)
			if n := len(out); n > 0 {
				t.white = t.left - out[n-1].right
			}
			out = append(out, t)
		}
		from = i + 1
	}
	return out
}

// tally takes two lines that follow each other for rows of a table whose cells stand close, if numbers in them stand
// below each other: two, or one after wide white. Neither fills its column.
func tally(a, b *line) {
	if !a.beside(b) || !a.mayBeRow() || !b.mayBeRow() {
		return
	}
	var cuts [2][]int
	white := a.size
	upper, lower := a.pieces[0].tokens(), b.pieces[0].tokens()
	for _, x := range upper {
		for _, y := range lower {
			below := difference(x.left, y.left) < level || difference(x.right, y.right) < level
			if least := min(x.white, y.white); below && x.number && y.number && least*100 >= leastTally*a.size {
				cuts[0], cuts[1], white = append(cuts[0], x.from), append(cuts[1], y.from), min(white, least)
				break
			}
		}
	}
	if len(cuts[0]) == 0 || len(cuts[0]) == 1 && white*2 < a.size {
		return
	}
	for i, l := range [...]*line{a, b} {
		for k := len(cuts[i]) - 1; k >= 0; k-- {
			first, second := l.pieces[0].cut(cuts[i][k])
			l.pieces = append([]piece{first, second}, l.pieces[1:]...)
		}
		l.row = true
	}
}

// leastTally is how wide the white before a number of a table is at least, in hundredths of the size of the type.
const leastTally = 15

// mayBeRow reports whether a line that is in one piece may be a row: it leaves much of its column free.
func (l *line) mayBeRow() bool {
	return len(l.pieces) == 1 && !l.right() && l.column.Right-l.Right > 4*l.size &&
		!sign.IsSign(l.pieces[0].chars[0].Rune)
}

// right reports whether a line is read from the right.
func (l *line) right() bool { return l.pieces[0].right > 0 }

// front is where a piece begins.
func (p *piece) front() int {
	if p.right > 0 {
		return p.Right
	}
	return p.Left
}

// leastCut is how wide the white before a cell is at least, in hundredths of the size of the type.
const leastCut = 30

// beginsAt finds the word of a piece that begins at a place, after white that may part cells; 0 for none.
func (p *piece) beginsAt(edge, size int) int {
	for i := 2; i < len(p.chars); i++ {
		if p.chars[i-1].Rune != ' ' {
			continue
		}
		before, c := p.chars[i-2].Box, p.chars[i].Box
		at := c.Left
		if p.right > 0 {
			at = c.Right
		}
		if difference(at, edge) < level && gap(before, c)*100 >= leastCut*size {
			return i
		}
	}
	return 0
}

// cut parts a piece before a character.
func (p *piece) cut(n int) (first, second piece) {
	first = piece{chars: p.chars[: n-1 : n-1], turned: p.turned, right: p.right}
	second = piece{chars: p.chars[n:], turned: p.turned, right: p.right}
	for _, x := range [...]*piece{&first, &second} {
		x.Box = x.chars[0].Box
		for _, c := range x.chars {
			if c.Rune != ' ' {
				x.Box = join(x.Box, c.Box)
			}
		}
	}
	return first, second
}

// wraps reports whether a line goes on with cells of the row above it: each piece begins where a cell does, and its
// first word found no room in that.
func (z *sizes) wraps(row, l *line) bool {
	switch {
	case !row.row || len(l.pieces) > len(row.pieces) || !l.beside(row) || row.right() != l.right():
		return false
	case row.Bottom-l.Top > z.pitch-z.body/2 || !strings.ContainsFunc(l.text, sign.IsWordy):
		return false
	}
	full := len(l.pieces) == len(row.pieces)
	for i := range l.pieces {
		p := &l.pieces[i]
		if full && (len(l.pieces) > 2 || !sign.GoesOn(p.chars[0].Rune)) {
			return false
		}
		if !row.hasNoRoom(p, l.size) && (full || !row.isWithin(p)) {
			return false
		}
	}
	return true
}

// hasNoRoom reports whether a piece stands below a cell that had no room for its first word.
func (l *line) hasNoRoom(p *piece, size int) bool {
	k := l.above(p)
	if k < 0 {
		return false
	}
	edge := l.column.Right
	if l.right() {
		edge = l.column.Left
	}
	if k+1 < len(l.pieces) {
		edge = l.pieces[k+1].front()
	}
	last := l.pieces[k].end()
	if l.right() {
		return p.Left >= edge && last.Left-edge < p.firstWord()+size/2
	}
	return p.Right <= edge && edge-last.Right < p.firstWord()+size/2
}

// isWithin reports whether a piece goes on with a word in small letters what a cell behind the first one of a row says.
func (l *line) isWithin(p *piece) bool {
	k := l.above(p)
	if k < 1 || len(l.pieces) < 3 || !unicode.IsLower(p.chars[0].Rune) {
		return false
	}
	chars := l.pieces[k].chars
	last := chars[len(chars)-1].Rune
	return unicode.IsLetter(last) || last == ','
}

// above finds the cell that a piece stands below; -1 for none.
func (l *line) above(p *piece) int {
	for k := range l.pieces {
		if difference(l.pieces[k].front(), p.front()) < level {
			return k
		}
	}
	return -1
}

// firstWord is how wide the first word of a piece is.
func (p *piece) firstWord() int {
	width := 0
	for _, c := range p.chars {
		if c.Rune == ' ' || sign.Wide(c.Rune) && width > 0 {
			break
		}
		width += max(0, c.Right-c.Left)
	}
	return width
}

// take adds the pieces of a line to the cells above them.
func (l *line) take(next *line) {
	for i := range next.pieces {
		p := &next.pieces[i]
		l.pieces[l.above(p)].append(p)
	}
	l.Box = join(l.Box, next.Box)
	l.text = strings.TrimSpace(l.plain())
}
