// Package ruled finds the tables of a page whose cells are parted by lines. What stands in a cell belongs together,
// however its lines wrap and however close the next cell stands.
package ruled

import (
	"slices"
	"unicode"

	"example.org/sourcebook/pipeline/pdfium"
)

// Row is a row of a table: its cells in the order of reading, each with its characters as they were drawn.
type Row struct {
	pdfium.Box
	Cells [][]pdfium.Char
}

// The measures of tables.
const (
	near        = 3 * pdfium.Unit   // lines that are one, and ends of lines that meet
	leastSide   = 5 * pdfium.Unit   // how far a cell reaches at least
	mostCells   = 20_000            // of a grid
	mostCrossed = 2                 // characters that a line goes through, in hundredths
	mostTorn    = 20                // one word may stand in two cells, and one more for so many of them
	leastFilled = 40                // cells that hold characters, in hundredths
	mostTables  = 60                // of a page; one with more is a drawing
	tallest     = 700 * pdfium.Unit // of one cell: a frame around a page is none
)

// Tables takes the rows of the ruled tables out of the characters of a page: from the top to the foot of each table.
// rest are the characters outside of them.
func Tables(p *pdfium.Page) (rows []Row, rest []pdfium.Char) {
	grids := gridsOf(p.Rules)
	if len(grids) == 0 || len(grids) > mostTables {
		return nil, p.Chars
	}
	homes := settle(grids, p.Chars)
	kept := make([]bool, len(grids)+1)
	for k, g := range grids {
		if kept[k+1] = g.isTable(p.Chars); kept[k+1] {
			rows = append(rows, g.rows(p.Chars)...)
		}
	}
	for i, c := range p.Chars {
		if !kept[homes[i]] {
			rest = append(rest, c)
		}
	}
	return rows, rest
}

// settle gives each character the grid that it stands in, from 1, and 0 outside of them.
func settle(grids []*grid, chars []pdfium.Char) []int {
	homes, inner := make([]int, len(chars)), make([]int, len(chars)) // grid and cell of each character
	home := 0
	for i, c := range chars {
		if c.Made || c.Box == (pdfium.Box{}) {
			if home > 0 {
				grids[home-1].follow(i)
			}
			homes[i] = home
			continue
		}
		home = slices.IndexFunc(grids, func(g *grid) bool { return g.take(i, c) }) + 1
		if homes[i] = home; home > 0 {
			inner[i] = grids[home-1].last
		}
		if i == 0 || homes[i-1] == home && inner[i-1] == inner[i] || !isTight(chars[i-1], c) {
			continue
		}
		for _, k := range [...]int{homes[i-1], home} {
			if k > 0 {
				grids[k-1].torn++
			}
		}
	}
	return homes
}

// isTight reports whether two characters are of one word.
func isTight(a, b pdfium.Char) bool {
	if a.Made || a.Rune <= ' ' || b.Rune <= ' ' {
		return false
	}
	return a.Bottom == b.Bottom && a.Left < b.Left && b.Left-a.Right < (b.Top-b.Bottom)/8
}

// cell is what lines enclose.
type cell struct {
	row, column int   // its upper left corner
	chars       []int // places on the page
}

// grid is a table: its lines, and which of the fields between them are one cell.
type grid struct {
	xs, ys  []int // the places of lines, from the left and from the foot
	cells   []cell
	of      []int // the cell of each field, row by row from the foot
	last    int   // the cell that took the last character
	crossed int   // characters that a line goes through
	torn    int   // words that stand in two cells
	turned  int   // characters that do not stand upright
	right   int   // characters that are written from right to left, less others
	all     int
}

func (g *grid) columns() int { return len(g.xs) - 1 }

// take puts a character into its cell; false if it stands outside.
func (g *grid) take(i int, c pdfium.Char) bool {
	x, y := (c.Left+c.Right)/2, (c.Bottom+c.Top)/2
	column, row := between(g.xs, x), between(g.ys, y)
	if column < 0 || row < 0 {
		return false
	}
	g.last = g.of[row*g.columns()+column]
	g.cells[g.last].chars = append(g.cells[g.last].chars, i)
	g.all++
	if !c.Upright {
		g.turned++
	}
	switch {
	case c.Rune >= 0x0590 && c.Rune <= 0x08FF:
		g.right++
	case c.Rune > ' ' && (c.Rune < '0' || c.Rune > '9'):
		g.right--
	}
	inset := (c.Right - c.Left) / 4
	if a, b := between(g.xs, c.Left+inset), between(g.xs, c.Right-inset); a != b && a >= 0 && b >= 0 &&
		g.of[row*g.columns()+a] != g.of[row*g.columns()+b] {
		g.crossed++
	}
	return true
}

// follow puts a blank behind the last character.
func (g *grid) follow(i int) { g.cells[g.last].chars = append(g.cells[g.last].chars, i) }

// between finds the field that a place is in; -1 for none.
func between(lines []int, at int) int {
	if at < lines[0] || at >= lines[len(lines)-1] {
		return -1
	}
	i, found := slices.BinarySearch(lines, at)
	if found {
		return i
	}
	return i - 1
}

// isTable reports whether a grid is a table: two rows have cells with text, no text goes across its lines, and its rows
// are parted by lines, too.
func (g *grid) isTable(chars []pdfium.Char) bool {
	if g.all == 0 || g.crossed*100 > mostCrossed*g.all || g.turned*2 > g.all {
		return false
	}
	filled, rows := 0, map[int]int{}
	for i := range g.cells {
		if len(g.cells[i].chars) > 0 {
			filled++
			rows[g.cells[i].row]++
		}
	}
	several := 0
	if (g.torn-1)*mostTorn > filled {
		return false
	}
	for _, n := range rows {
		if n > 1 {
			several++
		}
	}
	return several > 1 && filled*100 >= leastFilled*len(g.cells) && !g.listed(chars)
}

// listed reports whether a cell of a row holds numbers one below the other, or all hold as many lines: the rows of the
// table have no lines between them.
func (g *grid) listed(chars []pdfium.Char) bool {
	type height struct{ least, most, cells int }
	rows := map[int]height{}
	for i := range g.cells {
		c := &g.cells[i]
		lines := g.lines(c, chars)
		if len(lines) == 0 {
			continue
		}
		if len(lines) > 1 && !slices.ContainsFunc(lines, isNoNumber) {
			return true
		}
		h, ok := rows[c.row]
		if !ok {
			h.least = len(lines)
		}
		rows[c.row] = height{min(h.least, len(lines)), max(h.most, len(lines)), h.cells + 1}
	}
	for _, h := range rows {
		if h.cells > 1 && h.least == h.most && h.least > mostEven {
			return true
		}
	}
	return false
}

// mostEven is how many lines all the cells of a row have at most.
const mostEven = 3

// isNoNumber reports whether a line is not made of digits and signs.
func isNoNumber(line string) bool {
	digit, other := false, false
	for _, r := range line {
		digit = digit || r >= '0' && r <= '9'
		other = other || unicode.IsLetter(r) || r > 0xBF && r != '–' && r != '−'
	}
	return !digit || other
}

// lines gives what the lines of a cell say.
func (g *grid) lines(c *cell, chars []pdfium.Char) []string {
	var out []string
	bottom, top := 0, 0
	for _, i := range c.chars {
		x := chars[i]
		if x.Made || x.Rune <= ' ' {
			continue
		}
		if n := len(out); n > 0 && x.Bottom < top && x.Top > bottom && (x.Bottom+x.Top)/2 > bottom {
			out[n-1] += string(x.Rune)
			continue
		}
		out = append(out, string(x.Rune))
		bottom, top = x.Bottom, x.Top
	}
	return out
}

// rows gives the rows of a grid, from the top.
func (g *grid) rows(chars []pdfium.Char) []Row {
	order := make([]int, len(g.cells))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := &g.cells[a], &g.cells[b]
		switch {
		case x.row != y.row:
			return y.row - x.row
		case g.right > 0:
			return y.column - x.column
		}
		return x.column - y.column
	})
	var out []Row
	last := -1
	for _, i := range order {
		c := &g.cells[i]
		if len(c.chars) == 0 {
			continue
		}
		if c.row != last {
			out = append(out, Row{Box: pdfium.Box{Left: g.xs[0], Right: g.xs[len(g.xs)-1], Bottom: g.ys[c.row],
				Top: g.ys[c.row+1]}})
			last = c.row
		}
		said := make([]pdfium.Char, len(c.chars))
		for k, at := range c.chars {
			said[k] = chars[at]
		}
		r := &out[len(out)-1]
		r.Cells = append(r.Cells, said)
	}
	return out
}
