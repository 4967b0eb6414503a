package pdfium

import (
	"slices"
	"unicode"
)

// A letter and the marks that stand beside it are often pieces of text of their own, and their tag says both
// (ActualText). PDFium gives what the tag says in the box of the first piece, at times once more for a later one, and
// takes the room of the others for a blank.

// owner is a piece of text that has characters.
type owner struct {
	object      uint64
	first, last int // its characters
}

// note notes which piece of text a character belongs to: the last one that was looked at.
func (w *writer) note(i int) {
	if n := len(w.owners); n > 0 && w.owners[n-1].object == w.object {
		w.owners[n-1].last = i
	} else if w.object != 0 {
		w.owners = append(w.owners, owner{w.object, i, i})
	}
}

// textObject is the type of a piece of text among the objects of a page.
const textObject = 1

// echo is what the rune of a character is that is said once more, until it is taken out.
const echo = -1

// joined sets right what PDFium makes of the characters of a page whose letters have marks.
func (w *writer) joined(page uint64, chars []Char) []Char {
	w.echoes(chars)
	owners := make(map[uint64]owner, len(w.owners))
	for _, o := range w.owners {
		if _, ok := owners[o.object]; !ok && chars[o.first].Rune != echo {
			owners[o.object] = o
		}
	}
	g := gaps{chars: chars, at: -1}
	for i := range w.number(countObjects, page) {
		object := w.call(getObject, page, uint64(i))
		if object == 0 || w.number(objectType, object) != textObject {
			continue
		}
		if o, ok := owners[object]; ok {
			g.next(o)
		} else if w.number(objectBounds, object, w.room, w.room+4, w.room+8, w.room+12) != 0 {
			b := w.written(16) // left, bottom, right, top
			g.silent(Box{Left: units(float(b, 0)), Bottom: units(float(b, 1)), Right: units(float(b, 2)),
				Top: units(float(b, 3))})
		}
	}
	g.join()
	return slices.DeleteFunc(chars, func(c Char) bool { return c.Rune == echo })
}

// tagged is a piece of text whose tag says what it says.
type tagged struct {
	object uint64
	places []int // of its characters, which others may part
	said   []Char
}

// echoes marks the characters that tags say once more: a letter and its mark are drawn one by one.
func (w *writer) echoes(chars []Char) {
	var said []tagged
	known, tags := map[uint64]int{}, map[uint64]owner{}
	for _, o := range w.owners {
		tag := w.saying(o.object)
		if tag == 0 {
			continue
		}
		before, again := tags[tag]
		runes := chars[o.first : o.last+1]
		if again && slices.EqualFunc(chars[before.first:before.last+1], runes, sameRune) {
			for i := range runes {
				runes[i].Rune = echo
			}
			continue
		}
		tags[tag] = o
		at, ok := known[o.object]
		if !ok {
			at = len(said)
			known[o.object] = at
			said = append(said, tagged{object: o.object})
		}
		for i := o.first; i <= o.last; i++ {
			said[at].places, said[at].said = append(said[at].places, i), append(said[at].said, chars[i])
		}
	}
	for _, i := range unsaid(said) {
		chars[i].Rune = echo
	}
}

// unsaid gives the places of the characters that are said once more at one place. Of a script that is written from
// right to left, the larger ones stay: their places say in which order they are read.
func unsaid(said []tagged) []int {
	var out []int
	gone := make([]bool, len(said))
	for i := range said {
		for k := max(0, i-echoReach); k < i && !gone[i]; k++ {
			before, next := said[k].said, said[i].said
			switch {
			case gone[k]:
			case !slices.ContainsFunc(next, isRight):
				gone[i] = slices.EqualFunc(before, next, sameRune) && covers(before, next)
			case says(next, before) && (len(next) > len(before) || width(next) > width(before)):
				gone[k] = true
			default:
				gone[i] = says(before, next)
			}
		}
	}
	for i := range said {
		if gone[i] {
			out = append(out, said[i].places...)
		}
	}
	return out
}

func sameRune(a, b Char) bool { return a.Rune == b.Rune }

// echoReach is how many tagged pieces of text away one says the same at most.
const echoReach = 24

// says reports whether characters say all that others say, which have a mark and stand at the same place.
func says(all, part []Char) bool {
	if len(part) > len(all) || len(all) > mostInTag || !slices.ContainsFunc(part, isMark) || !covers(all, part) {
		return false
	}
	left := slices.Clone(all)
	for _, c := range part {
		at := slices.IndexFunc(left, func(x Char) bool { return x.Rune == c.Rune })
		if at < 0 {
			return false
		}
		left = slices.Delete(left, at, at+1)
	}
	return true
}

// mostInTag is how many characters a letter with its marks has at most.
const mostInTag = 12

func isMark(c Char) bool { return unicode.IsMark(c.Rune) }

// covers reports whether the middle of some characters lies on others, on one line.
func covers(all, part []Char) bool {
	a, b := bounds(all), bounds(part)
	middle := (b.Left + b.Right) / 2
	near := (b.Right-b.Left)/4 + all[0].Size/10
	return a.Left-near <= middle && middle <= a.Right+near && a.Bottom < b.Top && b.Bottom < a.Top
}

func bounds(in []Char) Box {
	b := in[0].Box
	for _, c := range in {
		b = Box{Left: min(b.Left, c.Left), Bottom: min(b.Bottom, c.Bottom), Right: max(b.Right, c.Right),
			Top: max(b.Top, c.Top)}
	}
	return b
}

func width(in []Char) int {
	b := bounds(in)
	return b.Right - b.Left
}

// saying gives the tag that says what a piece of text says; 0 without one.
func (w *writer) saying(object uint64) uint64 {
	n := w.number(countMarks, object)
	if n <= 0 {
		return 0
	}
	tag := w.call(getMark, object, uint64(n-1))
	if tag == 0 || w.number(markType, tag, w.saidKey()) != stringValue {
		return 0
	}
	return tag
}

// stringValue is the type of a value that is a text.
const stringValue = 3

// saidKey is the place of the name of what a tag says.
func (r *reader) saidKey() uint64 {
	if r.said == 0 {
		r.said = r.store([]byte("ActualText\x00"))
	}
	return r.said
}

// isRight reports whether a character is of a script that is written from right to left.
func isRight(c Char) bool { return c.Rune >= 0x0590 && c.Rune <= 0x08FF }

// gaps tells the blanks of a page from the room of marks: a page that draws blanks draws each of them.
type gaps struct {
	chars []Char
	at    int   // the character before, -1 for none
	mark  bool  // it is a mark, or a piece without characters follows it
	blank bool  // a blank follows it
	drawn bool  // the page draws blanks
	tight []int // characters before which none is drawn
	white []int // characters before which one is
}

// next goes on to a piece of text with characters.
func (g *gaps) next(o owner) {
	between := g.at >= 0 && g.at < o.first
	for i := g.at + 1; between && i < o.first; i++ {
		c := &g.chars[i]
		between = c.Rune == echo || c.Made && c.Rune == ' '
	}
	switch {
	case !between:
	case g.blank:
		g.white = append(g.white, o.first)
	case g.mark || unicode.IsMark(g.chars[g.at].Rune):
		g.tight = append(g.tight, o.first)
	}
	g.at, g.mark, g.blank = o.last, false, false
}

// silent goes on to a piece of text without characters. The character before it reaches to its end.
func (g *gaps) silent(ink Box) {
	if ink.Top <= ink.Bottom {
		g.blank, g.drawn = true, true
		return
	}
	if g.at < 0 {
		return
	}
	g.mark = true
	c := &g.chars[g.at]
	if c.Upright && !isRight(*c) && ink.Left < c.Right+c.Size/4 && ink.Bottom < c.Top && ink.Top > c.Bottom {
		c.Right = max(c.Right, ink.Right)
	}
}

// join notes which characters have a blank before them, and which have none.
func (g *gaps) join() {
	if !g.drawn {
		return
	}
	for _, i := range g.tight {
		g.chars[i].Gap = GapTight
	}
	for _, i := range g.white {
		g.chars[i].Gap = GapWhite
	}
}
