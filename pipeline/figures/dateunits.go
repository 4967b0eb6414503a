package figures

import (
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// acceptable reports whether what a template read can be a unit of its kind.
func (w *work) acceptable(kind string, r *filled) bool {
	d := &r.fields
	switch kind {
	case dateKind:
		if r.short > 0 {
			d.setShort(r.short-1, w.published)
		}
		if d.m == 0 && !d.other && !d.era {
			return d.y > 0
		}
		return d.valid() && (r.to >= len(w.t.List) || !w.isDigits(r.to) || !w.glued(r.to))
	case quarter:
		return r.number <= 4
	case half:
		return r.number <= 2
	case week:
		return r.number <= 53
	case century, beforeYear1:
		return r.number <= 30
	case schoolYear:
		return r.short-1 == (d.y+1)%100
	}
	return true
}

// setShort takes the last two digits of a year: it lies in the eighty years before the document's date or the nineteen
// after it.
func (d *when) setShort(v int, published schema.Date) {
	y, _, _, ok := parseDate(published)
	if !ok {
		d.short = true
		return
	}
	d.y = y - y%100 + v
	if d.y > y+19 {
		d.y -= 100
	} else if d.y <= y-80 {
		d.y += 100
	}
}

// made makes a calendar unit of what a template read.
func (w *work) made(i int, kind string, r *filled) (when, bool) {
	d := r.fields
	d.from, d.to, d.rule = i, r.to, kind
	name, number, _ := strings.Cut(kind, " ")
	if number != "" {
		r.number = atoi(number)
	}
	switch name {
	case dateKind:
		d.rule = "date_by_pattern"
		if d.m == 0 {
			d.rule = "year_with_era"
			if d.y != 0 {
				d.rule = "year_with_words"
			}
		}
	case decade:
		d.part = decade
		if number != "" {
			r.tens = r.number + 1
		}
		if r.tens > 0 {
			d.setTens(r.tens-1, w.published)
		} else if d.y%100 == 0 {
			d.fuzzy = true // the 1900s may be ten years or a hundred
		}
	case century:
		d.part, d.y = century, (r.number-1)*100+1
	case beforeYear1:
		d.part, d.era = century, true
	case quarter, half, season:
		d.part, d.d, d.rule = name, r.number, "part_of_year"
		return w.withYearAfter(d)
	case week:
		d.part, d.d = week, r.number
		return w.withYearAfter(d)
	case fiscal:
		d.part, d.fuzzy = fiscal, true
		if r.short > 0 && d.y == 0 {
			d.setShort(r.short-1, w.published)
		}
	case schoolYear:
		d.part = schoolYear
	case otherKind:
		d.other, d.y = true, 0
	case yearToDate:
		d.part, d.relative, d.unit = yearToDate, true, language.UnitYear
	}
	return d, true
}

// setTens takes the last two digits of the first year of a decade: the latest such decade that begins before the
// document's date.
func (d *when) setTens(v int, published schema.Date) {
	y, _, _, ok := parseDate(published)
	if !ok {
		d.short = true
		return
	}
	d.y = y - y%100 + v
	if d.y > y {
		d.y -= 100
	}
}

// withYearAfter adds the year behind a part of it, unless the part has one.
func (w *work) withYearAfter(d when) (when, bool) {
	if d.y != 0 || d.era || d.other {
		return d, true
	}
	k := w.pastDateWords(d.to)
	if w.mark(d.to, ",") {
		k = d.to + 1
	}
	if y, ok := w.year(k); ok {
		d.y, d.to = y, w.pastYearWord(k+1)
	} else if r, ok := w.has(k, language.Relative); ok && r.Value == language.UnitYear {
		d.relative, d.unit, d.n, d.to = true, r.Value, r.Number, r.End
	}
	return d, true
}
