package describe

import (
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/schema"
)

// findPublished takes the day of the first dateline; other days of publication are named as an issue.
func (d *description) findPublished() {
	d.days = map[int][]block.Day{}
	p := publication{description: d, stated: d.Published != ""}
	for i := range d.Blocks {
		if d.inline(i) || d.dated(i) {
			p.read(i)
		}
	}
	if d.Published == "" && p.ambiguous {
		d.issue("ambiguous_date")
	}
}

// inline reports whether block i is the first or last one of the text, which may have a dateline inside.
func (d *description) inline(i int) bool {
	return d.Roles[i] == schema.RoleBody && (i == d.First || i == d.Last)
}

// dated reports whether block i is a dateline or byline of the text; the dates of comments are not the text's.
func (d *description) dated(i int) bool {
	if d.Roles[i] != schema.RoleDateline && d.Roles[i] != schema.RoleByline {
		return false
	}
	return d.Loose || i <= d.First || i >= d.Last
}

// zeroDay is the day from which clocks of computers count: programs print it where they know none.
const zeroDay = "1970-01-01"

// publication is the day of publication, as far as it has been read.
type publication struct {
	*description
	stated    bool // the markup states it
	rank      rank // of the day that was taken
	ambiguous bool // a day was left out whose order of day and month is not certain
}

// rank says how much a day is worth as the day of publication.
type rank uint8

const (
	noDay rank = iota
	update
	plainDay
	labelled // after a label of the day of publication, before the text
)

// read takes in the days of block i.
func (p *publication) read(i int) {
	b := &p.Blocks[i]
	line, at, rule := p.Text[b.Start:b.End], b.Start, "dateline"
	if p.inline(i) {
		part, from := p.dateline(line, i == p.First)
		if part == "" {
			return
		}
		line, at, rule = part, at+from, "dateline_in_text"
	}
	days := p.Days(line)
	if !p.inline(i) {
		p.days[i] = days
	}
	if p.stated {
		return
	}
	from := 0 // where what may label a day begins
	for _, day := range days {
		worth := p.worth(i, line[from:day.Start])
		from = day.End
		switch {
		case day.Date == zeroDay:
		case day.Date == "":
			p.ambiguous = true
		case p.Published == "" || worth > p.rank && p.Published != day.Date:
			p.drop("published")
			p.Published, p.rank = day.Date, worth
			p.evidence("published", at+day.Start, at+day.End, rule)
		case p.Published != day.Date && worth >= p.rank && i < p.First:
			p.issue("conflicting_dates")
		}
	}
}

// worth is the rank of a day in block i by what stands before it. After the text only comments label their day.
func (p *publication) worth(i int, before string) rank {
	switch {
	case p.hasLabel(before, block.UpdatedLabel):
		return update
	case i < p.First && p.hasLabel(before, block.PublishedLabel):
		return labelled
	}
	return plainDay
}

// hasLabel reports whether a text has a label of the kind.
func (p *publication) hasLabel(s string, kind block.Phrase) bool {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) {
			if p.Furniture.Label(s[i:], kind) > 0 {
				return true
			}
			for i < len(s) {
				r, n := utf8.DecodeRuneInString(s[i:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					break
				}
				i += n
			}
			continue
		}
		i += n
	}
	return false
}
