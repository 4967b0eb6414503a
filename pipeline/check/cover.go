package check

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// part is a sentence, and the number of its paragraph.
type part struct {
	place
	of int
}

// cover checks that paragraphs cover the document and sentences their paragraph, without overlaps and but for white
// space.
func (s *subject) cover() {
	paragraphs, sentences := s.places[schema.Paragraphs.Name], s.places[schema.Sentences.Name]
	s.covers(paragraphs, "documents", s.id, place{0, s.text.length}, paragraphs.list)
	slices.SortStableFunc(s.parts, func(a, b part) int { return a.of - b.of })
	var of []place
	for n, p := range paragraphs.list {
		of = of[:0]
		for len(s.parts) > 0 && s.parts[0].of == n {
			of = append(of, s.parts[0].place)
			s.parts = s.parts[1:]
		}
		if slices.Contains(said, s.roles[n]) {
			s.covers(sentences, "paragraphs", paragraphs.key(p.start), p, of)
			continue
		}
		for _, x := range of {
			s.add("sentences", sentences.key(x.start), "it stands in a paragraph with the role %s, which has no sentences",
				show(s.roles[n]))
		}
	}
}

// covers checks that the rows at some places, in order, cover the whole but for white space.
func (s *subject) covers(parts *places, wholes, whole string, of place, list []place) {
	if of.start < 0 || of.end > s.text.length || of.start > of.end {
		return // reported as a span
	}
	at := of.start
	gap := func(to int) {
		if left := s.text.text[s.text.byteAt(at):s.text.byteAt(to)]; !span.IsBlank(left) {
			s.add(wholes, whole, "no row of %s covers the text at %d to %d: %s", parts.table, at, to, show(left))
		}
	}
	for _, x := range list {
		if x.start < of.start || x.end > of.end || x.start >= x.end {
			return // reported as a span
		}
		if x.start < at {
			s.add(parts.table, parts.key(x.start), "it begins at %d, before the end of the row before it at %d", x.start, at)
		} else {
			gap(x.start)
		}
		at = max(at, x.end)
	}
	gap(of.end)
}

// taken is a figure or a rejection.
type taken struct {
	place
	table string
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
	all := s.taken
	slices.SortStableFunc(all, func(a, b taken) int { return cmp.Or(a.start-b.start, a.end-b.end) })
	for i := 1; i < len(all); i++ {
		if a, b := &all[i-1], &all[i]; b.start < a.end {
			s.add(b.table, s.places[b.table].key(b.start), "it overlaps %s", s.places[a.table].key(a.start))
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
