package check

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// cover checks that paragraphs cover the document and sentences their paragraph, without overlaps and but for white
// space, and that no figure or rejection overlaps another.
func (s *subject) cover() {
	var paragraphs []item
	for _, row := range s.tables[1].rows {
		p := row.(*schema.Paragraph)
		paragraphs = append(paragraphs, item{p.ParagraphID, place{p.Span.Start, p.Span.End}})
	}
	s.covers("paragraphs", "documents", s.id, place{0, s.text.length}, paragraphs)

	sentences := map[string][]item{}
	for _, row := range s.tables[2].rows {
		r := row.(*schema.Sentence)
		sentences[r.ParagraphID] = append(sentences[r.ParagraphID], item{r.SentenceID, place{r.Span.Start, r.Span.End}})
	}
	for _, row := range s.tables[1].rows {
		p := row.(*schema.Paragraph)
		of := sentences[p.ParagraphID]
		switch p.Role {
		case schema.RoleTitle, schema.RoleHeading, schema.RoleBody, schema.RoleCaption:
			s.covers("sentences", "paragraphs", p.ParagraphID, place{p.Span.Start, p.Span.End}, of)
		default:
			for _, x := range of {
				s.add("sentences", x.id, "it stands in a paragraph with the role %s, which has no sentences", show(p.Role))
			}
		}
	}
}

type item struct {
	id string
	place
}

// covers checks that the parts, in order, cover the whole but for white space.
func (s *subject) covers(parts, wholes, whole string, of place, list []item) {
	if of.start < 0 || of.end > s.text.length || of.start > of.end {
		return // reported as a span
	}
	at := of.start
	gap := func(to int) {
		if from, until := s.text.byteAt(at), s.text.byteAt(to); !span.IsBlank(s.text.text[from:until]) {
			s.add(wholes, whole, "no row of %s covers the text at %d to %d: %s", parts, at, to, show(s.text.text[from:until]))
		}
	}
	for _, x := range list {
		if x.start < of.start || x.end > of.end || x.start >= x.end {
			return // reported as a span
		}
		if x.start < at {
			s.add(parts, x.id, "it begins at %d, before the end of the row before it at %d", x.start, at)
		} else {
			gap(x.start)
		}
		at = max(at, x.end)
	}
	gap(of.end)
}

// taken is a figure or a rejection.
type taken struct {
	item
	table string
}

// taken gives the figures and rejections in the order of the text.
func (s *subject) taken() []taken {
	var all []taken
	for _, row := range s.tables[3].rows {
		r := row.(*schema.Figure)
		all = append(all, taken{item{r.FigureID, place{r.Span.Start, r.Span.End}}, "figures"})
	}
	for _, row := range s.tables[5].rows {
		r := row.(*schema.Rejection)
		all = append(all, taken{item{r.RejectionID, place{r.Span.Start, r.Span.End}}, "rejections"})
	}
	slices.SortStableFunc(all, func(a, b taken) int { return cmp.Or(a.start-b.start, a.end-b.end) })
	return all
}

// inside reports whether [start,end) is covered, and by a figure at its beginning; a run of digits may belong to two
// figures side by side.
func inside(all []taken, start, end int) (covered, figure bool) {
	i, _ := slices.BinarySearchFunc(all, start, func(t taken, at int) int {
		if t.end <= at {
			return -1
		}
		return 1
	})
	for at := start; i < len(all) && all[i].start <= at; i++ {
		figure = figure || all[i].table == "figures"
		if at = all[i].end; at >= end {
			return true, figure
		}
	}
	return false, figure
}

// numerals checks that every numeral lies in a figure or a rejection, and that these do not overlap each other.
func (s *subject) numerals(considered []*tables.Numeral) {
	all := s.taken()
	for i := 1; i < len(all); i++ {
		if a, b := all[i-1], all[i]; b.start < a.end {
			s.add(b.table, b.id, "it overlaps %s", a.id)
		}
	}
	count := func(what string, start, end int) {
		switch covered, figure := inside(all, start, end); {
		case !covered:
			s.add("documents", s.id, "the %s %s at %d to %d is in no figure and no rejection", what,
				show(s.text.text[s.text.byteAt(start):s.text.byteAt(end)]), start, end)
		case figure:
			s.tally.InFigures++
		default:
			s.tally.InRejection++
		}
	}
	digits(s.text.text, func(start, end int) {
		s.tally.Digits++
		count("number", start, end)
	})
	for _, n := range considered {
		s.tally.Words++
		if n.Start < 0 || n.Start >= n.End || n.End > s.text.length {
			s.add("documents", s.id, "a numeral is at %d to %d, outside the text or empty", n.Start, n.End)
			continue
		}
		count("numeral", n.Start, n.End)
	}
}
