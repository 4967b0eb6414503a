package pdfium

// A mark that stands beside its letter is often a piece of text of its own, and the letter says both (ActualText).
// PDFium gives the two in the box of the first piece, and takes the room of the other one for a blank.

// owner is a piece of text that has characters.
type owner struct {
	object uint64
	last   int // its last character
}

// note notes which piece of text a character belongs to: the last one that was looked at.
func (w *writer) note(i int) {
	if n := len(w.owners); n > 0 && w.owners[n-1].object == w.object {
		w.owners[n-1].last = i
	} else if w.object != 0 {
		w.owners = append(w.owners, owner{w.object, i})
	}
}

// textObject is the type of a piece of text among the objects of a page.
const textObject = 1

// widen makes the box of a character reach to the end of the pieces of text behind it that have no character.
func (w *writer) widen(page uint64, chars []Char) {
	last := make(map[uint64]int, len(w.owners))
	for _, o := range w.owners {
		last[o.object] = o.last
	}
	at := -1
	for i := range w.number(countObjects, page) {
		object := w.call(getObject, page, uint64(i))
		if object == 0 || w.number(objectType, object) != textObject {
			continue
		}
		if k, ok := last[object]; ok {
			at = k
			continue
		}
		if at < 0 || w.number(objectBounds, object, w.room, w.room+4, w.room+8, w.room+12) == 0 {
			continue
		}
		b := w.written(16) // left, bottom, right, top
		c, ink := &chars[at], Box{Left: units(float(b, 0)), Bottom: units(float(b, 1)), Right: units(float(b, 2)),
			Top: units(float(b, 3))}
		follows := ink.Left < c.Right+c.Size/4 && ink.Bottom < c.Top && ink.Top > c.Bottom
		if c.Upright && follows && ink.Top > ink.Bottom {
			c.Right = max(c.Right, ink.Right)
		}
	}
}
