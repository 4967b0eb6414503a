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
	stroke, filled := b[4] != 0, b[0] != 0
	if !stroke && !filled || r.number(objectMatrix, object, room) == 0 {
		return out
	}
	var m [6]float64
	for i, b := 0, r.written(24); i < len(m); i++ {
		m[i] = float(b, i)
	}
	var part, last Box // the box of what is drawn without a break, and the place before
	var lines []Box
	end := func() {
		switch w, h := part.Right-part.Left, part.Top-part.Bottom; {
		case min(w, h) <= thickest && max(w, h) >= leastRule:
			out = append(out, part)
		case stroke:
			for _, l := range lines {
				if min(l.Right-l.Left, l.Top-l.Bottom) <= level && max(l.Right-l.Left, l.Top-l.Bottom) >= leastRule {
					out = append(out, l)
				}
			}
		}
		lines = lines[:0]
	}
	var first Box
	for i := range n {
		segment := r.call(getSegment, object, uint64(i))
		kind := r.number(segmentType, segment)
		if r.number(segmentPoint, segment, room, room+4) == 0 {
			return out
		}
		b := r.written(8)
		x, y := float(b, 0), float(b, 1)
		left := units(float64(m[0]*x) + float64(m[2]*y) + m[4])
		low := units(float64(m[1]*x) + float64(m[3]*y) + m[5])
		at := Box{Left: left, Right: left, Bottom: low, Top: low}
		switch {
		case kind == segmentMove:
			if i > 0 {
				lines = append(lines, around(last, first))
				end()
			}
			part, first = at, at
		case kind == segmentLine:
			lines = append(lines, around(last, at))
		}
		part, last = around(part, at), at
	}
	lines = append(lines, around(last, first))
	end()
	return out
}

// level is how far the ends of a level line may be from one height.
const level = Unit / 2

func around(a, b Box) Box {
	return Box{Left: min(a.Left, b.Left), Bottom: min(a.Bottom, b.Bottom), Right: max(a.Right, b.Right),
		Top: max(a.Top, b.Top)}
}
