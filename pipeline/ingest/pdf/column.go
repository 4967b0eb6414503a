package pdf

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/pdfium"
)

// The columns of a page are found by the white that parts them: a strip from top to bottom that next to nothing
// crosses, with full lines on both sides. What crosses it (a title, a wide table) parts the columns into bands, which
// are read one after the other.

// The measures of columns.
const (
	leastLines   = 4  // on each side of the strip
	leastFill    = 55 // width of a full line, in hundredths of the widest one; and share of the text in such lines
	mostCrossing = 25 // lines that cross the strip, in hundredths
	leastStrip   = 6 * pdfium.Unit
	mostColumns  = 6
)

// columns gives the pieces of a page as columns in the order of reading.
func columns(in []piece, depth int) [][]piece {
	strip, ok := gutter(in)
	if !ok || depth == 0 {
		return [][]piece{in}
	}
	right := 0
	for _, p := range in {
		right += p.right
	}
	slices.SortStableFunc(in, func(a, b piece) int { return cmp.Compare(b.Top, a.Top) })
	var out [][]piece
	var sides [2][]piece
	flush := func() {
		if right > 0 {
			sides[0], sides[1] = sides[1], sides[0]
		}
		for i, side := range sides {
			if len(side) > 0 {
				out = append(out, columns(side, depth-1)...)
			}
			sides[i] = nil
		}
	}
	for _, p := range in {
		switch {
		case p.Right <= strip:
			sides[0] = append(sides[0], p)
		case p.Left >= strip:
			sides[1] = append(sides[1], p)
		default:
			flush()
			if n := len(out); n > 0 && crosses(out[n-1], strip) {
				out[n-1] = append(out[n-1], p)
			} else {
				out = append(out, []piece{p})
			}
		}
	}
	flush()
	return out
}

// crosses reports whether a column is one of those that cross the strip.
func crosses(column []piece, strip int) bool {
	last := column[len(column)-1]
	return last.Left < strip && last.Right > strip
}

// gutter finds the strip between two columns.
func gutter(in []piece) (at int, ok bool) {
	if len(in) < 2*leastLines {
		return 0, false
	}
	box := in[0].Box
	for _, p := range in {
		box = join(box, p.Box)
	}
	width := box.Right - box.Left
	if width <= 0 {
		return 0, false
	}
	const slices = 400
	var covered [slices + 1]int
	place := func(x int) int { return (x - box.Left) * slices / width }
	for _, p := range in {
		for i := place(p.Left); i <= place(p.Right); i++ {
			covered[i]++
		}
	}
	best := 0
	for from := slices / 8; from < slices*7/8; from++ {
		if covered[from]*100 > mostCrossing*len(in) {
			continue
		}
		least, to := covered[from], from
		for to < slices*7/8 && covered[to] <= least {
			to++
		}
		if wide := (to - from) * width / slices; wide > best && wide >= leastStrip {
			x := box.Left + (from+to)*width/(2*slices)
			if parts(in, x) {
				best, at, ok = wide, x, true
			}
		}
		from = to
	}
	return at, ok
}

// parts reports whether a strip has full lines on both sides.
func parts(in []piece, x int) bool {
	var left, right []piece
	crossing := 0
	for _, p := range in {
		switch {
		case p.Right <= x:
			left = append(left, p)
		case p.Left >= x:
			right = append(right, p)
		default:
			crossing++
		}
	}
	return crossing*100 <= mostCrossing*len(in) && full(left) && full(right)
}

// full reports whether pieces are the lines of a column: there are enough that are nearly as wide as the widest ones,
// and they hold most of the text.
func full(side []piece) bool {
	widest := 0
	for _, p := range side {
		widest = max(widest, p.Right-p.Left)
	}
	all, wide, lines := 0, 0, 0
	for _, p := range side {
		all += len(p.chars)
		if (p.Right-p.Left)*100 >= leastFill*widest {
			wide += len(p.chars)
			lines++
		}
	}
	return lines >= leastLines && wide*100 >= leastFill*all && wide >= leastChars*lines
}

// leastChars is how many characters the lines of a column have on average; the cells of a table have fewer.
const leastChars = 14
