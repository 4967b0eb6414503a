package roles

import (
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/headline"
	"example.org/sourcebook/schema"
)

// A table of contents is known by what it announces: several short lines in a row, most of which stand again further
// down as headings, each with text after it. A refrain stands again, too, but as a whole, line after line.

const (
	leastEntries = 3   // lines of a table of contents
	entryLetters = 120 // most bytes of one
)

// listing is the search for a table of contents.
type listing struct {
	page *Page
	keys []string       // the letters of the blocks that may be entries; else empty
	last map[string]int // the last block with these letters
}

// findContents marks the lines of a table of contents and the headings that they announce.
func (p *Page) findContents() {
	p.contents = nil
	l := p.listing()
	for i := 0; i < len(p.Blocks); {
		j, hits, apart := l.run(i)
		if hits < leastEntries || apart*2 < hits {
			i = max(j, i+1)
			continue
		}
		first, end := l.bounds(i, j)
		if (end-first)*2 <= hits*3 && l.announced(first) >= end {
			l.mark(first, end)
			return
		}
		i = j
	}
}

func (p *Page) listing() *listing {
	l := &listing{p, make([]string, len(p.Blocks)), map[string]int{}}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Letters == 0 || b.End-b.Start > entryLetters || b.Lines > 1 || b.Sign.Has(block.Prose|block.Copyright) {
			continue
		}
		if l.keys[i] = headline.Key(p.Text[b.Start:b.End]); l.keys[i] != "" {
			l.last[l.keys[i]] = i
		}
	}
	return l
}

// announced gives the heading that block i announces; -1 if there is none.
func (l *listing) announced(i int) int {
	if j, ok := l.last[l.keys[i]]; ok && l.keys[i] != "" && j > i {
		return j
	}
	return -1
}

// run gives the end of the row of short lines that begins at block i, how many of them announce a heading, and how
// many of these headings stand apart from each other.
func (l *listing) run(i int) (end, hits, apart int) {
	j := i
	for before := -1; j < len(l.keys) && l.keys[j] != "" && (j == i || l.page.Blocks[j].Blank <= 1); j++ {
		k := l.announced(j)
		switch {
		case k > 0:
			hits++
			if k > before+1 && (before >= 0 || k > j+1) {
				apart++
			}
			before = k
		case hits > 0 && j > i && l.announced(j-1) < 0:
			return j, hits, apart
		}
	}
	return j, hits, apart
}

// bounds gives the first line among blocks i to j that announces a heading, and the end of the last one.
func (l *listing) bounds(i, j int) (first, end int) {
	first, end = -1, i
	for k := i; k < j; k++ {
		if l.announced(k) >= 0 {
			if first < 0 {
				first = k
			}
			end = k + 1
		}
	}
	return first, end
}

// mark makes furniture of the lines of a table of contents and of the line over them, and headings of what they
// announce.
func (l *listing) mark(first, end int) {
	p := l.page
	p.contents = map[int]string{}
	for k := first; k < end; k++ {
		p.contents[k] = schema.RoleBoilerplate
		if h := l.announced(k); h >= 0 {
			p.contents[h] = schema.RoleHeading
		}
	}
	if first < 2 || p.TitleAt == first-1 {
		return
	}
	if b := &p.Blocks[first-1]; b.Words <= 4 && !b.Terminal && !b.Sign.Has(block.Dated|block.Signed) {
		p.contents[first-1] = schema.RoleBoilerplate // "Contents"
	}
}
