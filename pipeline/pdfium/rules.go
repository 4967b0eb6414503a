package pdfium

// The lines that are drawn on a page: they part the cells of tables.

// The measures of rules.
const (
	thickest     = 3 * Unit // of a box that is a line
	leastRule    = 4 * Unit // that is long
	mostSegments = 600      // of a path; one with more is a drawing
	mostRules    = 4000     // of a page
	mostDrawn    = 40_000   // objects of a page
)

// The types of the objects of a page, and of the parts of a path, that are read.
const (
	pathObject  = 2
	segmentLine = 0
	segmentMove = 2
)

// rules gives the level and upright lines of a page.
func (r *reader) rules(page uint64) []Box {
	count := r.number(countObjects, page)
	if count > mostDrawn {
		return nil
	}
	var out []Box
	for i := range count {
		object := r.call(getObject, page, uint64(i))
		if object == 0 || r.number(objectType, object) != pathObject {
			continue
		}
		if out = r.path(object, out); len(out) > mostRules {
			return nil
		}
	}
	return out
}

// path adds the level and upright lines of a path: those that it is drawn with, or its thin parts where it is filled.
func (r *reader) path(object uint64, out []Box) []Box {
	room := r.reserve(leastSpace)
	n := r.number(countSegments, object)
	if n < 2 || n > mostSegments || r.number(pathMode, object, room, room+4) == 0 {
		return out
	}
	b := r.written(8)
	s := strokes{out: out, drawn: b[4] != 0}
	if !s.drawn && b[0] == 0 || r.number(objectMatrix, object, room) == 0 {
		return out
	}
	for i, b := 0, r.written(24); i < len(s.matrix); i++ {
		s.matrix[i] = float(b, i)
	}
	for i := range n {
		segment := r.call(getSegment, object, uint64(i))
		kind := r.number(segmentType, segment)
		if r.number(segmentPoint, segment, room, room+4) == 0 {
			return out
		}
		b := r.written(8)
		s.next(kind, s.place(float(b, 0), float(b, 1)))
	}
	s.end()
	return s.out
}

// strokes gathers the level and upright lines of a path.
type strokes struct {
	out         []Box
	drawn       bool // it is drawn with a pen, not filled alone
	matrix      [6]float64
	part        Box   // around what was drawn without a break
	first, last Box   // the places where that begins and ends
	lines       []Box // of it
	begun       bool
}

// place gives a place of a path as one of the page.
func (s *strokes) place(x, y float64) Box {
	m := &s.matrix
	left := units(float64(m[0]*x) + float64(m[2]*y) + m[4])
	low := units(float64(m[1]*x) + float64(m[3]*y) + m[5])
	return Box{Left: left, Right: left, Bottom: low, Top: low}
}

// next goes on to a place.
func (s *strokes) next(kind int32, at Box) {
	if kind == segmentMove {
		s.end()
		s.part, s.first, s.begun = at, at, true
	} else if kind == segmentLine {
		s.lines = append(s.lines, around(s.last, at))
	}
	s.part, s.last = around(s.part, at), at
}

// end ends what is drawn without a break; its last line goes back to where it began.
func (s *strokes) end() {
	if !s.begun {
		return
	}
	switch {
	case isRule(s.part, thickest):
		s.out = append(s.out, s.part)
	case s.drawn:
		for _, l := range append(s.lines, around(s.last, s.first)) {
			if isRule(l, level) {
				s.out = append(s.out, l)
			}
		}
	}
	s.lines = s.lines[:0]
}

// isRule reports whether a box is long, and no thicker than a line.
func isRule(b Box, thick int) bool {
	w, h := b.Right-b.Left, b.Top-b.Bottom
	return min(w, h) <= thick && max(w, h) >= leastRule
}

// level is how far the ends of a level line may be from one height.
const level = Unit / 2

func around(a, b Box) Box {
	return Box{Left: min(a.Left, b.Left), Bottom: min(a.Bottom, b.Bottom), Right: max(a.Right, b.Right),
		Top: max(a.Top, b.Top)}
}
