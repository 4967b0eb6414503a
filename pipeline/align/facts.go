package align

import (
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/schema"
)

// statement is a numeric fact of a passage: one figure, or the parts of a number that was split.
type statement struct {
	parts []*schema.Figure
	place int // among the statements of its side
}

func (s *statement) first() *schema.Figure { return s.parts[0] }

// values gives the readings of the number: the literal one and the repaired one. A split number has only the latter.
func (s *statement) values() []schema.Decimal {
	f := s.first()
	switch {
	case f.RepairedValue == "":
		return []schema.Decimal{f.Value}
	case len(s.parts) > 1 || f.Value == "":
		return []schema.Decimal{f.RepairedValue}
	}
	return []schema.Decimal{f.Value, f.RepairedValue}
}

func (s *statement) ids() []string {
	out := make([]string, len(s.parts))
	for i, f := range s.parts {
		out[i] = f.FigureID
	}
	return out
}

func (s *statement) surface() string {
	out := make([]string, len(s.parts))
	for i, f := range s.parts {
		out[i] = f.Surface
	}
	return strings.Join(out, " … ")
}

// isTime reports whether the figure is a date or a stretch of time on the calendar.
func isTime(f *schema.Figure) bool { return f.Kind == schema.KindDate || f.Kind == schema.KindPeriod }

// maxStatements is how many facts of a sentence are compared: no more stand in a sentence that anyone reads, and each
// is compared with each of the other side.
const maxStatements = 256

// statements gathers the facts of sentences; parts of a split number become one.
func statements(units []unit) []*statement {
	var out []*statement
	for i := range units {
		var open *statement
		for _, f := range units[i].figures[:min(len(units[i].figures), maxStatements)] {
			split := f.RepairedValue != "" && slices.Contains(f.Issues, "split_number")
			if split && open != nil && open.first().RepairedValue == f.RepairedValue {
				open.parts = append(open.parts, f)
				open = nil
				continue
			}
			s := &statement{parts: []*schema.Figure{f}, place: len(out)}
			out = append(out, s)
			if split {
				open = s
			}
		}
	}
	return out
}

// factLink is one fact that both sides of a bead state.
type factLink struct {
	a, b      *statement
	agreement string // "agree", "differ", or empty if there is nothing to compare
	reason    string
	bits      int // how much the link itself says
}

// linkFacts finds the facts that both sides of a bead state. Equal ones are linked first, in the order of the text.
// What is left is linked only where it must be the same fact: it counts the same thing, or it is the only one of its
// kind on each side and stands between the same linked neighbours.
func linkFacts(a, b []unit, same bool) []factLink {
	as, bs := statements(a), statements(b)
	linkA, linkB := make([]int, len(as)), make([]int, len(bs)) // place of the partner, -1 if none
	for i := range linkA {
		linkA[i] = -1
	}
	for i := range linkB {
		linkB[i] = -1
	}
	var out []factLink
	pass := func(test func(x, y *statement) (factLink, bool)) {
		for _, x := range as {
			for _, y := range bs {
				if linkA[x.place] >= 0 || linkB[y.place] >= 0 {
					continue
				}
				if l, ok := test(x, y); ok {
					linkA[x.place], linkB[y.place] = y.place, x.place
					l.a, l.b = x, y
					out = append(out, l)
				}
			}
		}
	}
	pass(func(x, y *statement) (factLink, bool) { // one kind and one value
		if x.first().Kind != y.first().Kind {
			return factLink{}, false
		}
		return equal(x, y)
	})
	pass(equal) // one value, read as of two kinds
	pass(func(x, y *statement) (factLink, bool) {
		if !comparable(x, y) || !sameThing(x.first(), y.first(), same) {
			return factLink{}, false
		}
		return differ(x, y, same), true
	})
	pass(func(x, y *statement) (factLink, bool) {
		if !comparable(x, y) || !onlyOnes(x, y, as, bs, linkA, linkB) || !between(x, y, linkA, linkB) {
			return factLink{}, false
		}
		fx, fy := x.first(), y.first()
		switch {
		case isTime(fx):
		case !same && fx.Kind == schema.KindCount && fx.Concept != fy.Concept && fx.Concept != "" && fy.Concept != "":
			return factLink{}, false
		case same && fx.Kind == schema.KindCount: // in one language, what is counted would be the same word
			return factLink{}, false
		case fx.Kind == schema.KindOrdinal || fx.Kind == schema.KindDuration:
			return factLink{}, false
		}
		return differ(x, y, same), true
	})
	slices.SortFunc(out, func(x, y factLink) int { return x.a.place - y.a.place })
	return out
}

// equal links two statements of one value.
func equal(x, y *statement) (factLink, bool) {
	f, g := x.first(), y.first()
	if isTime(f) != isTime(g) {
		return factLink{}, false
	}
	switch {
	case isTime(f):
		if f.DateStart == "" && f.DateEnd == "" || f.DateStart != g.DateStart || f.DateEnd != g.DateEnd {
			return factLink{}, false
		}
		return factLink{agreement: "agree", reason: "both say " + days(f), bits: maxLimit}, true
	case f.Kind == schema.KindTime || f.Kind == schema.KindIdentifier || g.Kind == schema.KindTime || g.Kind == schema.KindIdentifier:
		n, m := figureFacts(f), figureFacts(g)
		if f.Kind != g.Kind || len(n) == 0 || !slices.Equal(n, m) {
			return factLink{}, false
		}
		return factLink{agreement: "agree", reason: "both say " + n[0][2:], bits: 4}, true
	}
	v := common(x.values(), y.values())
	if v == "" || f.ValueMax != g.ValueMax {
		return factLink{}, false
	}
	said := number(v, f)
	l := factLink{agreement: "agree", reason: "both say " + said, bits: limit("v:" + string(v))}
	if f.Kind != g.Kind && l.bits < rareFact {
		return factLink{}, false // a small number of another kind is another fact
	}
	if f.Unit != g.Unit {
		if f.Unit != "" && g.Unit != "" {
			if f.Kind != g.Kind {
				return factLink{}, false
			}
			l.agreement, l.reason = "differ", fmt.Sprintf("%s against %s", said, number(v, g))
			return l, true
		}
	}
	if opposed(f.Comparator, g.Comparator) {
		l.agreement, l.reason = "differ", fmt.Sprintf("%s %s against %s %s", f.Comparator, said, g.Comparator, said)
		return l, true
	}
	if f.RepairedValue != g.RepairedValue {
		l.reason += ", once in a repaired reading"
	}
	if c, d := plain(f.Comparator), plain(g.Comparator); c != d {
		l.reason += fmt.Sprintf("; comparator %s against %s", c, d)
	}
	if f.Concept != "" && g.Concept != "" && f.Concept != g.Concept {
		l.reason += fmt.Sprintf("; of %s against %s", f.Concept, g.Concept)
	}
	return l, true
}

// differ links two statements of one fact whose values are not equal, or cannot be compared.
func differ(x, y *statement, same bool) factLink {
	f, g := x.first(), y.first()
	if isTime(f) {
		return differInTime(f, g, same)
	}
	return factLink{agreement: "differ", bits: 2, reason: fmt.Sprintf("%s against %s",
		number(x.values()[0], f), number(y.values()[0], g))}
}

func differInTime(f, g *schema.Figure, same bool) factLink {
	l := factLink{bits: 2}
	dated, other := f.DateStart != "" || f.DateEnd != "", g.DateStart != "" || g.DateEnd != ""
	switch {
	case same && folded(f.Surface) == folded(g.Surface):
		l.agreement, l.reason = "agree", "the same words"
		if dated != other {
			l.reason += "; only one side can be dated: " + days(f) + days(g)
		}
	case !dated && !other:
		l.reason = "neither side can be dated"
	case dated != other:
		l.reason = "only one side can be dated: " + days(f) + days(g)
	case within(f, g) || within(g, f):
		l.agreement, l.reason = "agree", fmt.Sprintf("one is more exact: %s and %s", days(f), days(g))
	default:
		l.agreement, l.reason = "differ", fmt.Sprintf("%s against %s", days(f), days(g))
	}
	return l
}

// within reports whether the days of f lie in those of g. An open end reaches everywhere.
func within(f, g *schema.Figure) bool {
	return (g.DateStart == "" || f.DateStart != "" && g.DateStart <= f.DateStart) &&
		(g.DateEnd == "" || f.DateEnd != "" && f.DateEnd <= g.DateEnd)
}

// comparable reports whether two statements could be one fact at all.
func comparable(x, y *statement) bool {
	f, g := x.first(), y.first()
	if isTime(f) || isTime(g) {
		return isTime(f) && isTime(g)
	}
	return f.Kind == g.Kind && f.Kind != schema.KindTime && f.Kind != schema.KindIdentifier && f.Unit == g.Unit &&
		x.values()[0] != "" && y.values()[0] != ""
}

// sameThing reports whether two figures count the same thing, by its concept or, in one language, by its words.
func sameThing(f, g *schema.Figure, same bool) bool {
	if isTime(f) {
		return same && folded(f.Surface) == folded(g.Surface)
	}
	if f.Concept != "" && f.Concept == g.Concept {
		return true
	}
	return same && f.Counted != "" && folded(f.Counted) == folded(g.Counted)
}

// onlyOnes reports whether x and y are the only statements left of their kind and unit on their sides.
func onlyOnes(x, y *statement, as, bs []*statement, linkA, linkB []int) bool {
	one := func(s *statement, all []*statement, link []int) bool {
		for _, o := range all {
			if o != s && link[o.place] < 0 && comparable(o, s) {
				return false
			}
		}
		return true
	}
	return one(x, as, linkA) && one(y, bs, linkB)
}

// between reports whether the linked neighbours of x are linked to places on the same side of y.
func between(x, y *statement, linkA, linkB []int) bool {
	for i, j := range linkA {
		if j >= 0 && (i < x.place) != (j < y.place) {
			return false
		}
	}
	return true
}

func common(x, y []schema.Decimal) schema.Decimal {
	for _, v := range x {
		if v != "" && slices.Contains(y, v) {
			return v
		}
	}
	return ""
}

// opposed reports whether two comparators point in opposite directions.
func opposed(c, d string) bool {
	up := func(s string) bool { return s == ">" || s == ">=" }
	down := func(s string) bool { return s == "<" || s == "<=" }
	return up(c) && down(d) || down(c) && up(d)
}

func plain(comparator string) string {
	if comparator == "" {
		return "="
	}
	return comparator
}

// days writes the dates of a figure.
func days(f *schema.Figure) string {
	switch {
	case f.DateStart == "" && f.DateEnd == "":
		return ""
	case f.DateStart == f.DateEnd:
		return string(f.DateStart)
	}
	return string(f.DateStart) + "/" + string(f.DateEnd)
}

// number writes a value with its unit.
func number(v schema.Decimal, f *schema.Figure) string {
	s := string(v)
	if f.ValueMax != "" {
		s += " to " + string(f.ValueMax)
	}
	if f.Unit != "" {
		s += " " + f.Unit
	}
	return s
}

// folded is s in lower case, letters and digits only.
func folded(s string) string {
	t := folds()
	return strings.Map(func(r rune) rune {
		if f := fold(t, r); f != 0 {
			return f
		}
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
}
