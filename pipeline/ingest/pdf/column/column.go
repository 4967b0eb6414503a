// Package column finds the columns of a page by the white that parts them: a strip from top to bottom that next to
// nothing crosses, with full lines on both sides. What crosses it (a title, a wide table) parts the columns into bands,
// which are read one after the other.
package column

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/pdfium"
)

// Part is what stands together on one line.
type Part struct {
	pdfium.Box
	Letters  int // how many it has, those that are as wide as two as two
	Leftward int // how many more are written from right to left than not
	Index    int // which one of the page it is
}

// The measures of columns.
const (
	leastLines   = 4  // on each side of the strip
	leastFill    = 55 // width of a full line, in hundredths of the widest one; and share of the text in such lines
	mostCrossing = 25 // lines that cross the strip, in hundredths
	leastStrip   = 6 * pdfium.Unit
	Most         = 6 // columns in one another
)

// Split gives the parts of a page as columns in the order of reading. usual are strips that part columns on other
// pages of the document, for a page whose own lines are too few to show one, or show a wrong one.
func Split(in []Part, usual []int, depth int) [][]Part {
	strip, ok := Gutter(in)
	for _, other := range usual {
		if fits(in, other) && (!ok || crossing(in, other) < crossing(in, strip)) {
			strip, ok = other, true
		}
	}
	if !ok || depth == 0 {
		return [][]Part{in}
	}
	right := 0
	for _, p := range in {
		right += p.Leftward
	}
	wide := bands(in, strip)
	regions := make([]region, len(wide)+1)
	for _, p := range in {
		i, inside := bandOf(&p, wide)
		switch r := &regions[i]; {
		case crosses(&p, strip), inside && wide[i].lines > 1:
			r.across = append(r.across, p)
		case p.Right <= strip:
			r.sides[0] = append(r.sides[0], p)
		default:
			r.sides[1] = append(r.sides[1], p)
		}
	}
	var out [][]Part
	for i := range regions {
		r := &regions[i]
		if right > 0 {
			r.sides[0], r.sides[1] = r.sides[1], r.sides[0]
		}
		for _, part := range [...][]Part{r.sides[0], r.sides[1], r.across} {
			switch len(part) {
			case 0:
			case len(in):
				out = append(out, part)
			default:
				out = append(out, Split(part, nil, depth-1)...)
			}
		}
	}
	return out
}

// region is a part of a page: what stands on both sides of the strip, and below it a band that crosses the strip.
type region struct {
	sides  [2][]Part
	across []Part
}

// band is the height in which lines cross the strip.
type band struct{ bottom, top, lines int }

// crosses reports whether a part stands on both sides of the strip.
func crosses(p *Part, strip int) bool { return p.Left < strip && p.Right > strip }

// bands finds the heights in which lines cross the strip, from top to bottom. Lines that follow each other are one
// band.
func bands(in []Part, strip int) []band {
	var out []band
	for i := range in {
		if crosses(&in[i], strip) {
			out = append(out, band{in[i].Bottom, in[i].Top, 1})
		}
	}
	slices.SortStableFunc(out, func(a, b band) int {
		return cmp.Or(cmp.Compare(b.top, a.top), cmp.Compare(b.bottom, a.bottom))
	})
	kept := out[:0]
	for _, b := range out {
		if n := len(kept); n > 0 && kept[n-1].bottom-b.top < 2*(b.top-b.bottom) {
			last := &kept[n-1]
			last.bottom, last.lines = min(last.bottom, b.bottom), last.lines+1
			continue
		}
		kept = append(kept, b)
	}
	return kept
}

// bandOf gives the region that a part belongs to, and whether it stands in the band below that.
func bandOf(p *Part, wide []band) (i int, inside bool) {
	at := (p.Top + p.Bottom) / 2
	for i, b := range wide {
		if at > b.bottom {
			return i, at <= b.top
		}
	}
	return len(wide), false
}

// mostUsual bounds the strips that are tried on every page.
const mostUsual = 8

// leastUsual is on how many pages a strip is that others may have, too: one out of so many.
const leastUsual = 10

// Usual gives the strips that part the columns of many of some pages, the most frequent first. Left and right pages may
// have others.
func Usual(strips []int, pages int) []int {
	type place struct{ at, times int }
	var places []place
	for _, x := range strips {
		i := slices.IndexFunc(places, func(p place) bool { return difference(p.at, x) < leastStrip/4 })
		if i < 0 {
			places = append(places, place{x, 1})
			continue
		}
		places[i].times++
	}
	slices.SortStableFunc(places, func(a, b place) int { return b.times - a.times })
	var out []int
	for _, p := range places[:min(len(places), mostUsual)] {
		if p.times*leastUsual >= pages {
			out = append(out, p.at)
		}
	}
	return out
}

// crossing counts the parts that cross a strip.
func crossing(in []Part, strip int) int {
	n := 0
	for i := range in {
		if crosses(&in[i], strip) {
			n++
		}
	}
	return n
}

// fits reports whether the strip of another page can part a page: little crosses it, and on one side there are full
// lines.
func fits(in []Part, strip int) bool {
	var sides [2][]Part
	for _, p := range in {
		switch {
		case p.Right <= strip:
			sides[0] = append(sides[0], p)
		case p.Left >= strip:
			sides[1] = append(sides[1], p)
		}
	}
	return crossing(in, strip)*200 <= mostCrossing*len(in) && len(sides[0]) > 0 && len(sides[1]) > 0 &&
		(full(sides[0]) || full(sides[1]))
}

// Gutter finds the strip between two columns.
func Gutter(in []Part) (at int, ok bool) {
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
	best, crossed := 0, 0
	for from := slices / 8; from < slices*7/8; from++ {
		if covered[from]*100 > mostCrossing*len(in) {
			continue
		}
		least, to := covered[from], from
		for to < slices*7/8 && covered[to] <= least {
			to++
		}
		wide := (to - from) * width / slices
		x := box.Left + emptiest(covered[:], from, to)*width/(2*slices)
		across := crossing(in, x)
		if wide >= leastStrip && better(wide, across, best, crossed) && areParted(in, x) {
			best, crossed, at, ok = wide, across, x, true
		}
		from = to
	}
	return at, ok
}

// better reports whether a strip parts columns better than the best one so far: it is wider, but not where clearly more
// parts cross it.
func better(wide, across, best, crossed int) bool {
	switch {
	case best == 0, across*clearly+clearly < crossed:
		return true
	case crossed*clearly+clearly < across:
		return false
	}
	return wide > best
}

// clearly is how many times as many parts cross a strip that is worse.
const clearly = 3

// emptiest gives twice the middle of the part of a strip that the fewest parts cover: the end of a line may hang out
// of its column.
func emptiest(covered []int, from, to int) int {
	begin, end := from, from
	for i := from; i < to; i++ {
		switch {
		case covered[i] < covered[begin]:
			begin, end = i, i+1
		case covered[i] == covered[begin] && end == i:
			end++
		}
	}
	return begin + end
}

// areParted reports whether a strip has full lines on both sides.
func areParted(in []Part, x int) bool {
	var left, right []Part
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
	if crossing == 0 && areApart(left, right) {
		return true
	}
	if crossing*100 > mostCrossing*len(in) || !full(left) {
		return false
	}
	return (full(right) || goesOver(left, right)) && !holdCells(left, right)
}

// The measures of columns that hold more than full lines: headings, lists, tables.
const (
	leastApart = 8  // lines on each side
	mostLevel  = 40 // of those of the shorter side, how many stand on one line with one of the other, in hundredths
	sameLevel  = 12 // how far lines are from each other then, in hundredths of their height
	apartChars = 9  // characters of a line on average
)

// areApart reports whether two sides with white between them are columns though their lines are not full: the lines of
// one stand where they like beside those of the other, as the cells of a table do not.
func areApart(left, right []Part) bool {
	if len(left) > len(right) {
		left, right = right, left
	}
	chars, level := [2]int{}, 0
	for i, side := range [...][]Part{left, right} {
		for k := range side {
			chars[i] += side[k].Letters
		}
	}
	for i := range left {
		isLevel := func(p Part) bool {
			return difference(p.Bottom, left[i].Bottom)*100 <= sameLevel*(p.Top-p.Bottom)
		}
		if slices.ContainsFunc(right, isLevel) {
			level++
		}
	}
	return len(left) >= leastApart && level*100 <= mostLevel*len(left) &&
		chars[0] >= apartChars*len(left) && chars[1] >= apartChars*len(right)
}

// holdCells reports whether two sides are cells of a table: one is no column where the other one has its lines, or none
// is prose there.
func holdCells(left, right []Part) bool {
	a, b := beside(left, right), beside(right, left)
	return min(len(a), len(b)) >= leastLines && (!full(a) || !full(b) || !isProse(a) && !isProse(b))
}

// leastProse is how many lines of a text are nearly as wide as its column at least, in hundredths.
const leastProse = 40

// isProse reports whether parts are the lines of a text, which end where the column does.
func isProse(in []Part) bool {
	widest, near := 0, 0
	for _, p := range in {
		widest = max(widest, p.Right-p.Left)
	}
	for _, p := range in {
		if (p.Right-p.Left)*100 >= 80*widest {
			near++
		}
	}
	return near*100 >= leastProse*len(in)
}

// beside gives the parts that have one of others at their height.
func beside(in, others []Part) []Part {
	sorted := slices.Clone(others)
	slices.SortFunc(sorted, func(a, b Part) int { return cmp.Compare(a.Bottom+a.Top, b.Bottom+b.Top) })
	var out []Part
	for _, p := range in {
		at, _ := slices.BinarySearchFunc(sorted, p.Bottom+p.Top, func(o Part, middle int) int {
			return cmp.Compare(o.Bottom+o.Top, middle)
		})
		for _, k := range [...]int{at - 1, at} {
			if k >= 0 && k < len(sorted) && overlap(sorted[k].Box, p.Box) >= sameLine {
				out = append(out, p)
				break
			}
		}
	}
	return out
}

// goesOver reports whether a column goes on at the top of a second one, which has too few lines to show that it is one:
// they are as wide, and few of them are not.
func goesOver(first, second []Part) bool {
	widest, last := 0, first[0].Bottom
	for _, p := range first {
		widest, last = max(widest, p.Right-p.Left), min(last, p.Bottom)
	}
	all, wide, lines := 0, 0, 0
	for i := range second {
		p := &second[i]
		if p.Top < last {
			continue // below the column
		}
		all += p.Letters
		if (p.Right-p.Left)*100 >= 90*widest {
			wide += p.Letters
			lines++
		}
	}
	return lines > 1 && wide*100 >= leastFill*all
}

// full reports whether parts are the lines of a column: there are enough that are nearly as wide as the widest ones,
// and they hold most of the text.
func full(side []Part) bool {
	widest := 0
	for _, p := range side {
		widest = max(widest, p.Right-p.Left)
	}
	all, wide, lines := 0, 0, 0
	for i := range side {
		chars := side[i].Letters
		all += chars
		if (side[i].Right-side[i].Left)*100 >= leastFill*widest {
			wide += chars
			lines++
		}
	}
	return lines >= leastLines && wide*100 >= leastFill*all && wide >= leastChars*lines
}

// leastChars is how many characters the lines of a column have on average; the cells of a table have fewer.
const leastChars = 14

// sameLine is how far parts stand beside each other on one line at least, in hundredths of the lower one.
const sameLine = 50

func overlap(a, b pdfium.Box) int {
	common := min(a.Top, b.Top) - max(a.Bottom, b.Bottom)
	return 100 * common / max(1, min(a.Top-a.Bottom, b.Top-b.Bottom))
}

func difference(a, b int) int { return max(a-b, b-a) }

func join(a, b pdfium.Box) pdfium.Box {
	return pdfium.Box{Left: min(a.Left, b.Left), Bottom: min(a.Bottom, b.Bottom), Right: max(a.Right, b.Right),
		Top: max(a.Top, b.Top)}
}
