package pdfium

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// page gives a page with its characters, and its bare text.
func (r *reader) page(i int) (p Page, bare string, err error) {
	if r.number(pageSize, r.document, uint64(i), r.reserve(16), r.room+8) == 0 {
		return p, "", r.broken()
	}
	b := r.written(16)
	p.Width, p.Height = units(double(b, 0)), units(double(b, 1))
	err = r.open(i, func(page, text uint64, chars int) {
		w := writer{reader: r, text: text, heavy: map[uint64]bool{}}
		if w.structure = r.structure(page); w.structure != nil {
			p.Elements = w.structure.elements
		}
		p.Chars = make([]Char, 0, chars)
		marks := false
		for k := range chars {
			p.Chars = append(p.Chars, w.char(uint64(k)))
			if !p.Chars[k].Made {
				w.note(k)
			}
			marks = marks || unicode.IsMark(p.Chars[k].Rune)
		}
		if marks {
			p.Chars = w.joined(page, p.Chars)
		}
		p.Chars = w.joins.spread(paired(p.Chars))
		if chars > 0 {
			p.Rules = r.rules(page)
		}
		bare = r.bare(text, chars) + strings.Join(w.joins.said, "")
	})
	return p, bare, err
}

// hyphen is what PDFium gives for a hyphen that parts a word at the end of a line.
const hyphen = 2

// writer reads the characters of a page.
type writer struct {
	*reader
	*structure                 // nil without tags
	text       uint64          // the page
	heavy      map[uint64]bool // fonts, whether they are bold
	joins      joins           // ligatures
	object     uint64          // the last piece of text
	base       int             // height of the line that it is set on
	bottom     int             // of the box of the last character
	owners     []owner         // pieces of text in the order of their characters
	Char                       // what characters that follow each other share: Size, Base, Heavy, Upright and Element
}

// char gives a character.
func (w *writer) char(i uint64) (c Char) {
	c.Element = Loose
	c.Rune = rune(w.call(charRune, w.text, i) & 0x1FFFFF)
	code := c.Rune
	if c.Rune == ' ' || c.Rune == '\r' || c.Rune == '\n' {
		if w.number(charMade, w.text, i) == 1 {
			c.Made = true
			return c
		}
	}
	if c.Rune == hyphen {
		c.Rune, c.Hyphen = '-', true
	}
	if w.number(charBox, w.text, i, w.room) == 0 {
		c.Made = true // it has no place
		return c
	}
	b := w.written(16)
	c.Box = Box{Left: units(float(b, 0)), Top: units(float(b, 1)), Right: units(float(b, 2)), Bottom: units(float(b, 3))}
	w.look(i, c.Bottom)
	if w.joins.now[code] != "" && w.number(charUnknown, w.text, i) == 1 {
		w.joins.say(code, &c)
	}
	c.Size, c.Base, c.Heavy, c.Upright, c.Element = w.Size, w.Base, w.Heavy, w.Upright, w.Element
	if c.Upright && c.Size > 0 {
		c.Bottom, c.Top = c.Base-c.Size/4, c.Base+c.Size*7/8
		if c.Rune >= '0' && c.Rune <= '9' && (c.Right-c.Left)*100 <= narrow*c.Size {
			w.lift(i, &c)
		}
	}
	return c
}

// look brings what characters share up to date for one whose box has that bottom. A piece of text has one font, and
// belongs to one element.
func (w *writer) look(i uint64, bottom int) {
	object := w.call(charObject, w.text, i)
	if object == 0 || object != w.object {
		w.object, w.bottom = object, bottom-1
		w.Element, w.Heavy = w.place(object), w.isHeavy(i, object)
		angle := math.Float32frombits(uint32(w.call(charAngle, w.text, i)))
		w.Upright = angle < leastTurn || angle > mostTurn
		size := math.Float64frombits(w.call(charSize, w.text, i))
		if w.number(charMatrix, w.text, i, w.room) != 0 {
			b := w.written(24)
			w.Size, w.base = units(size*abs(float(b, 3))), units(float(b, 5))
		}
	}
	if bottom == w.bottom {
		return
	}
	w.Base, w.bottom = w.base, bottom
	if difference(w.Base, bottom) > w.Size && w.number(charOrigin, w.text, i, w.room, w.room+8) != 0 {
		w.Base = units(double(w.written(16), 1)) // a sign that has no matrix of its own
	}
}

// narrow is how wide a digit that is raised by itself is at most, in hundredths of the size of its font. PDFium gives
// some for plain ones.
const narrow = 45

// lift gives a digit the place that it is drawn at, if it is raised.
func (w *writer) lift(i uint64, c *Char) {
	if w.number(charExtent, w.text, i, w.room, w.room+8, w.room+16, w.room+24) == 0 {
		return
	}
	b := w.written(32) // left, right, bottom, top
	bottom, top := units(double(b, 2)), units(double(b, 3))
	if (bottom-c.Base)*100 >= leastLift*c.Size && top > bottom {
		c.Bottom, c.Top = bottom, top
	}
}

// leastLift is how far above the line a raised digit stands at least, in hundredths of the size of its font.
const leastLift = 15

func difference(a, b int) int { return max(a-b, b-a) }

// isHeavy reports whether a character is set in a bold font, by its weight or its name.
func (w *writer) isHeavy(i, object uint64) bool {
	var font uint64
	if object != 0 {
		font = w.call(objectFont, object)
	}
	w.uses(font)
	heavy, ok := w.heavy[font]
	if font != 0 && ok {
		w.joins.use(font)
		return heavy
	}
	name := ""
	if n := w.fill(charFont, w.text, i); n > 0 {
		name = string(w.written(n)[:n-1])
	}
	w.joins.add(font, w.ligatures[name])
	name = strings.ToLower(name)
	heavy = namesHeavy(name) || !namesStyle(name) && w.number(charHeavy, w.text, i) >= bold
	w.heavy[font] = heavy
	return heavy
}

// heavyStyles are what the names of bold fonts say.
var heavyStyles = []string{"bold", "black", "heavy", "demi"}

// namesHeavy reports whether a font says by its name, in lower case, that it is bold.
func namesHeavy(name string) bool {
	return slices.ContainsFunc(heavyStyles, func(style string) bool { return strings.Contains(name, style) })
}

// namesStyle reports whether the name of a font says its style, as NotoSerif-Regular does. What PDFium takes for its
// weight is then not asked: it is made of the width of its stems, which is often wrong.
func namesStyle(name string) bool {
	at := strings.LastIndexAny(name, "-,")
	isNoLetter := func(r rune) bool { return !unicode.IsLetter(r) }
	return at > 0 && at+1 < len(name) && !strings.ContainsFunc(name[at+1:], isNoLetter)
}

func abs(x float64) float64 { return max(x, -x) }

const (
	bold      = 600
	leastTurn = 0.3 // radians
	mostTurn  = 5.9
)

// widest is the largest length that is taken for one, in points.
const widest = 1_000_000

// units turns a length in points into units.
func units(points float64) int {
	if !(points > -widest && points < widest) {
		return 0
	}
	return int(points * Unit)
}
