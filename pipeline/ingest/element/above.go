package element

import (
	"encoding/xml"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/markup"
)

// above is text that stands above the line or leads to a note. What it is, is known when the character after it is.
type above struct {
	depth  int // of the element in the path, while it is open; 0 for none
	marker bool
	raised bool
	pieces []piece
	last   int // the number of the last mark of a note
}

// piece is text that stands at [from,to) of the file.
type piece struct {
	said     string
	from, to int
}

// longestAbove is how long text above the line is looked at, in pieces; what is longer is text.
const longestAbove = 8

func (a *above) add(said string, from, to int) { a.pieces = append(a.pieces, piece{said, from, to}) }

// raise begins to wait for what the text of an element is, if it may be a mark or a power.
func (r *reader) raise(e *xml.StartElement) {
	up, marker := isRaised(e), r.rules.isMark(r.path, e)
	switch {
	case !up && !marker:
	case r.above.depth > 0: // a mark in raised text, or the other way round
		r.above.raised, r.above.marker = r.above.raised || up, r.above.marker || marker
	default:
		r.settle(0)
		r.above.depth, r.above.raised, r.above.marker = len(r.path), up, marker
	}
}

// settle decides what the text above the line is, now that the character after it is known: the mark of a note, which
// is left out, a power, or a part of the text.
func (r *reader) settle(after rune) {
	pieces := r.above.pieces
	if len(pieces) == 0 {
		return
	}
	r.above.pieces = nil
	var said strings.Builder
	for _, p := range pieces {
		said.WriteString(p.said)
	}
	m := markup.Mark{Text: strings.TrimSpace(said.String()), Before: r.tail(), After: after, Raised: r.above.raised,
		Linked: r.above.marker, Last: r.above.last}
	reading := m.Read()
	if len(pieces) > longestAbove {
		reading = markup.Plain
	}
	for _, p := range pieces {
		switch up := markup.Raise(strings.TrimSpace(p.said)); {
		case reading == markup.Note:
			r.issue(markup.NoteMarks)
		case reading == markup.Power && up != "":
			r.add(up, p.from, p.to, true)
		default:
			r.put(r.source, p.from, p.to)
		}
	}
	if n, err := strconv.Atoi(strings.Trim(m.Text, "[]()")); reading == markup.Note && err == nil && n < 10_000 {
		r.above.last = max(r.above.last, n)
	}
}
