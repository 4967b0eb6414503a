package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/ingest/pdf/sign"
	"example.org/sourcebook/pipeline/ingest/pdf/spaced"
	"example.org/sourcebook/pipeline/pdfium"
)

// piece is a run of characters on one line without a wide gap.
type piece struct {
	pdfium.Box
	chars  []pdfium.Char
	turned bool // it does not stand upright
	right  int  // characters that are written from right to left, less those that are not
	wide   int  // characters of scripts without blanks
	apart  bool // a blank was drawn before it
	row    int  // it stands for a row of a table of its page, from 1
}

// line is what stands on one line of a column: one piece, or the cells of a row.
type line struct {
	pdfium.Box
	pieces   []piece
	page     int        // from 0
	place    int        // of its column on the page
	leftward bool       // its column is read from the right
	column   pdfium.Box // the box of that
	size     int        // height of most of its characters
	bottom   int        // of most of its characters
	heavy    bool
	text     string // as it is compared: without marks
	row      bool   // of a table
	leads    bool   // points lead to a number
	entry    bool   // of a table of contents
	rest     bool   // of an entry that the line before begins
	within   bool   // its dash stands within a sentence
	hung     bool   // further in than the one before, as are the lines after it
	label    int    // characters at its begin that are the mark of a note
	block    int    // of its sheet that it belongs to, from 1; 0 where no tag says it
}

func height(b pdfium.Box) int { return b.Top - b.Bottom }

// overlap is how far two boxes stand beside each other, in hundredths of the lower one.
func overlap(a, b pdfium.Box) int {
	common := min(a.Top, b.Top) - max(a.Bottom, b.Bottom)
	return 100 * common / max(1, min(height(a), height(b)))
}

// gap is how far two boxes are from each other from left to right; negative if they overlap.
func gap(a, b pdfium.Box) int { return max(b.Left-a.Right, a.Left-b.Right) }

func difference(a, b int) int { return max(a-b, b-a) }

func join(a, b pdfium.Box) pdfium.Box {
	return pdfium.Box{Left: min(a.Left, b.Left), Bottom: min(a.Bottom, b.Bottom), Right: max(a.Right, b.Right),
		Top: max(a.Top, b.Top)}
}

// sameLine is how far characters stand beside each other on one line at least, in hundredths.
const sameLine = 50

// pieces cuts the characters of a page, in the order in which they are drawn, where they change the line or leave a
// gap that is as wide as a line is high.
func pieces(p *pdfium.Page) []piece {
	var out []piece
	open, blank, draws := false, false, p.DrawsBlanks()
	var white pdfium.Char // the blank before the next character
	for _, c := range p.Chars {
		if c.Made || unicode.IsSpace(c.Rune) {
			blank, white = true, pdfium.Char{Rune: ' ', Box: c.Box, Made: c.Made || c.Box == pdfium.Box{}}
			open = open && c.Rune != '\n'
			if last := len(out) - 1; open && !c.Made && c.Right > c.Left {
				c.Rune = ' '
				out[last].chars = append(out[last].chars, c)
				blank = false
			}
			continue
		}
		lift(&c)
		if height(c.Box) <= 0 || strays(out, &c) || echoes(out, &c) {
			continue
		}
		if open {
			last := &out[len(out)-1]
			before := last.end()
			open = last.turned != c.Upright && overlap(last.Box, c.Box) >= sameLine && gap(before, c.Box) < height(c.Box)*4/3
			back := c.Left < before.Left && !sign.IsRight(c.Rune) && last.right <= 0 && before.Left-c.Left > height(c.Box)
			open = open && !back
		}
		if !open {
			out = append(out, piece{Box: c.Box, turned: !c.Upright, apart: blank && !white.Made})
			open, blank = true, false
		}
		last := &out[len(out)-1]
		if last.accented(&c) {
			continue
		}
		if draws && last.setsApart(&c) {
			c.Gap = pdfium.GapTight
		}
		if last.parts(&c, blank) {
			if !blank || white.Made {
				white = pdfium.Char{Rune: ' ', Box: c.Box, Made: true}
			}
			last.chars = append(last.chars, white)
		}
		blank = false
		last.chars = append(last.chars, c)
		last.Box = join(last.Box, c.Box)
		switch {
		case sign.Wide(c.Rune):
			last.wide++
		case sign.IsRight(c.Rune):
			last.right++
		case unicode.IsLetter(c.Rune):
			last.right--
		}
	}
	for i := range out {
		out[i].chars = spaced.Join(out[i].chars)
	}
	return out
}

// lift takes a digit or a minus that is raised by itself for a plain one that is drawn raised.
func lift(c *pdfium.Char) {
	plain, ok := sign.Lower(c.Rune)
	if !ok || c.Size <= 0 {
		return
	}
	c.Rune = plain
	c.Bottom, c.Top = c.Top-c.Size*55/100, c.Top-c.Size/10
}

// setsApart reports whether a program set a character apart from the last one of a piece, as another script.
func (p *piece) setsApart(c *pdfium.Char) bool {
	if len(p.chars) == 0 {
		return false
	}
	last := &p.chars[len(p.chars)-1]
	return sign.IsSpacedOut(last.Rune, c.Rune) && (c.Left-last.Right)*100 < mostAside*height(c.Box)
}

// The measures of a blank, in hundredths of the height of the characters. A blank of a font is a quarter of it.
const (
	leastBlank = 17 // of white that is a blank though none is drawn
	mostAside  = 22 // of white between scripts that programs set apart, where blanks are drawn
	mostJoint  = 4  // of white that is none though PDFium takes it for one
)

// parts reports whether a blank stands between a piece and a character that comes next on its line. made: PDFium says
// so. It may err where a font has no blank and lines are justified.
func (p *piece) parts(c *pdfium.Char, made bool) bool {
	n := len(p.chars)
	if n == 0 || c.Gap == pdfium.GapTight {
		return false
	}
	last := p.chars[n-1]
	if c.Gap == pdfium.GapWhite {
		return last.Rune != ' '
	}
	last.Right = p.reach()
	if sign.Wide(c.Rune) || sign.Wide(last.Rune) {
		least := wideBlank(c.Rune, last.Rune)
		if made && !sign.IsEastAsian(c.Rune) && !sign.IsEastAsian(last.Rune) {
			least = leastBlank // its lines are not set wide
		}
		return last.Rune != ' ' && !p.turned && (c.Left-last.Right)*100 >= least*height(c.Box)
	}
	if last.Rune == ' ' || p.right > 0 || p.turned || sign.IsRight(c.Rune) || sign.IsRight(last.Rune) {
		return made
	}
	space, high := c.Left-last.Right, max(height(c.Box), 1)
	if p.wide > 0 && made && unicode.IsDigit(c.Rune) && !unicode.IsLetter(last.Rune) { // characters that were set apart
		return space*100 >= leastWide*high
	}
	if n < 2 || p.chars[n-2].Rune == ' ' || height(last.Box) != high {
		least := 2 * leastBlank
		if unicode.IsDigit(last.Rune) != unicode.IsDigit(c.Rune) {
			least = leastBlank // no word that is spaced out
		}
		return made && (space*100 > mostJoint*high || space*100 < -leastBlank*high) || space*100 >= least*high
	}
	before := last.Left - p.chars[n-2].Right // letters may be spaced out
	if made {
		return space*100 > mostJoint*high && space*2 > before*3 || space*100 < -leastBlank*high
	}
	return space*100 >= leastBlank*high && space > 2*before
}

// reach is how far the last letter of a piece reaches with its marks.
func (p *piece) reach() int {
	n := len(p.chars) - 1
	right := p.chars[n].Right
	for ; n > 0 && unicode.IsMark(p.chars[n].Rune); n-- {
		right = max(right, p.chars[n-1].Right)
	}
	return right
}

// wideBlank is the least white between two characters that is a blank, in hundredths of their height, where one is of a
// script without blanks: more than what justified lines have between them.
func wideBlank(a, b rune) int {
	if sign.Wide(a) && sign.Wide(b) {
		return 60
	}
	return leastWide
}

// leastWide is the least white that is a blank in a line of a script without blanks, in hundredths.
const leastWide = 30

// end is the box of the last character of a piece that is no blank.
func (p *piece) end() pdfium.Box {
	for i := len(p.chars) - 1; i > 0; i-- {
		if p.chars[i].Rune != ' ' {
			return p.chars[i].Box
		}
	}
	return p.chars[0].Box
}

// lines puts the pieces of a column into lines, from top to bottom.
func lines(in []piece, page, place int) []line {
	right := 0
	for i := range in {
		right += in[i].right
	}
	out := onLines(in, page, place)
	for i := range out {
		out[i].leftward = right > 0
		out[i].settle()
	}
	return out
}

// beside reports whether two lines follow each other in a column.
func (l *line) beside(other *line) bool {
	return l.sharesColumn(other) && max(l.Bottom-other.Top, other.Bottom-l.Top) < 2*max(l.size, other.size)
}

// sharesColumn reports whether two lines stand in one column of a page.
func (l *line) sharesColumn(other *line) bool { return l.page == other.page && l.place == other.place }

// onLines gathers the pieces that stand beside each other, as they come.
func onLines(in []piece, page, place int) []line {
	slices.SortStableFunc(in, func(a, b piece) int { return cmp.Compare(b.Top+b.Bottom, a.Top+a.Bottom) })
	var out []line
	for _, p := range in {
		at := -1
		for i := len(out) - 1; i >= max(0, len(out)-3); i-- {
			if overlap(out[i].Box, p.Box) >= sameLine {
				at = i
				break
			}
		}
		if at < 0 {
			out = append(out, line{Box: p.Box, page: page, place: place})
			at = len(out) - 1
		}
		out[at].pieces = append(out[at].pieces, p)
		out[at].Box = join(out[at].Box, p.Box)
	}
	return out
}

// margins gives each line of a page the box of its column: as far as several of its lines reach on both sides.
func margins(s *sheet) {
	in := s.body
	for from := 0; from < len(in); {
		to := columnEnd(in, from)
		box := edges(in[from:to])
		if s.isSlide() && to-from == len(in) {
			box.Right = max(box.Right, s.width-box.Left) // few lines are as long as they might be
		}
		for i := from; i < to; i++ {
			in[i].column = join(box, in[i].Box)
			in[i].column.Right, in[i].column.Left = box.Right, box.Left
		}
		insets(in[from:to])
		from = to
	}
}

// columnEnd is where the column that a line is in ends among the lines of a page.
func columnEnd(in []line, from int) int {
	to := from
	for to < len(in) && in[to].place == in[from].place {
		to++
	}
	return to
}

// insets gives lines that stand further in on both sides, as those of a quotation do, the edge that they reach.
func insets(in []line) {
	for from := 0; from < len(in); {
		to := from + 1
		for to < len(in) && difference(in[to].Left, in[from].Left) < level {
			to++
		}
		run, reach, near := in[from:to], 0, 0
		for i := range run {
			reach = max(reach, run[i].Right)
		}
		for i := range run {
			if reach-run[i].Right < 2*run[i].size {
				near++
			}
		}
		left, right := run[0].Left-run[0].column.Left, run[0].column.Right-reach
		if near > 1 && left > run[0].size && 2*right > left && right < 2*left {
			for i := range run {
				run[i].column.Right = reach
			}
		}
		from = to
	}
}

// reached is how many lines of a column, in hundredths, reach an edge of it at least.
const reached = 10

// edges gives the box of a column: a few lines that stand out of it are left out.
func edges(in []line) pdfium.Box {
	lefts, rights := make([]int, len(in)), make([]int, len(in))
	box := in[0].Box
	for i := range in {
		box = join(box, in[i].Box)
		lefts[i], rights[i] = in[i].Left, in[i].Right
	}
	slices.Sort(lefts)
	slices.Sort(rights)
	n := len(in) * reached / 100
	box.Left, box.Right = lefts[n], rights[len(in)-1-n]
	return box
}

// settle puts the pieces of a line in the order of reading, and measures it.
func (l *line) settle() {
	right := 0
	for i := range l.pieces {
		right += l.pieces[i].right
	}
	slices.SortStableFunc(l.pieces, func(a, b piece) int {
		if right > 0 {
			return cmp.Compare(b.Right, a.Right)
		}
		return cmp.Compare(a.Left, b.Left)
	})
	if right > 0 || l.leftward && !slices.ContainsFunc(l.pieces, hasLetters) {
		l.pieces = fromRight(l.pieces)
	} else {
		l.pieces = touching(l.pieces)
	}
	l.bulleted()
	l.measure()
}

// bulleted puts the bullet of an item together with what it stands before: it is no cell.
func (l *line) bulleted() {
	if len(l.pieces) < 2 || len(l.pieces[0].chars) != 1 || !sign.IsSign(l.pieces[0].chars[0].Rune) {
		return
	}
	bullet, next := l.pieces[0], &l.pieces[1]
	if gap(bullet.Box, next.Box) > 3*height(next.Box) {
		return
	}
	next.chars = slices.Concat(bullet.chars, []pdfium.Char{{Rune: ' ', Box: bullet.Box, Made: true}}, next.chars)
	next.Box = join(bullet.Box, next.Box)
	l.pieces = l.pieces[1:]
}

// hasLetters reports whether a piece has letters, which say in which direction it is read.
func hasLetters(p piece) bool {
	return slices.ContainsFunc(p.chars, func(c pdfium.Char) bool { return unicode.IsLetter(c.Rune) })
}

// measure finds the size of a line, and what it says.
func (l *line) measure() {
	sizes := map[int]int{}
	heavy, all := 0, 0
	for _, p := range l.pieces {
		for _, c := range p.chars {
			if c.Rune == ' ' {
				continue
			}
			h := height(c.Box)
			sizes[h]++
			if n := sizes[h]; n > sizes[l.size] || n == sizes[l.size] && h > l.size {
				l.size, l.bottom = h, c.Bottom
			}
			all++
			if c.Heavy {
				heavy++
			}
		}
	}
	l.heavy = heavy*10 >= all*9
	l.text = strings.TrimSpace(l.plain())
}

// touching joins pieces that stand beside each other without a gap: they were drawn apart, as raised characters are.
func touching(in []piece) []piece {
	out := in[:1:1]
	for _, p := range in[1:] {
		last := &out[len(out)-1]
		space := gap(last.Box, p.Box)
		if space > height(p.Box)/3 || p.right > 0 || last.right > 0 {
			out = append(out, p)
			continue
		}
		if space > height(p.Box)/8 && last.wide+p.wide == 0 {
			last.chars = append(last.chars, pdfium.Char{Rune: ' ', Box: p.Box, Made: true})
		}
		last.chars = append(last.chars, p.chars...)
		last.Box = join(last.Box, p.Box)
		last.wide += p.wide
	}
	return out
}

// plain gives the characters of a line.
func (l *line) plain() string {
	var b strings.Builder
	for i, p := range l.pieces {
		if i > 0 {
			b.WriteByte(' ')
		}
		for _, c := range p.chars {
			b.WriteRune(c.Rune)
		}
	}
	return b.String()
}
