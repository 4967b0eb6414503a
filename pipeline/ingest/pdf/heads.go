package pdf

import (
	"example.org/sourcebook/pipeline/ingest/pdf/sign"
)

// Running heads that name the part of the document change from page to page. They are told by their place: at one
// height on many pages, with white between them and the text, and by what they say.

// The measures of running heads.
const (
	leastHeads    = 3  // pages that have one at that height
	mostHeads     = 3  // a line at that height is on that part of the pages at least
	leastSaid     = 60 // in hundredths: those that say what a running head says
	sameHeight    = 60 // units that those of one height are apart
	leastHeadGap  = 45 // of white between one and the text, in hundredths of its size
	longestRunner = 200
)

// placed takes running heads and feet that change out of the pages.
func placed(sheets []sheet) {
	known := headed(sheets)
	for _, top := range [...]bool{true, false, true, false} {
		at, all := map[int][]int{}, make([]int, len(sheets))
		var heights []int
		for i := range sheets {
			s := &sheets[i]
			k := edge(s, top)
			if all[i] = k; k < 0 || !s.standsOff(k, top) || s.isWithin(k) {
				continue
			}
			h := alike(heights, s.body[k].bottom)
			if _, ok := at[h]; !ok {
				heights = append(heights, h)
			}
			at[h] = append(at[h], i)
		}
		for _, h := range heights {
			if pages := at[h]; len(pages) >= leastHeads && len(pages)*mostHeads >= len(sheets) {
				runs(sheets, pages, all, known)
			}
		}
	}
}

// alike gives the one of some heights that a height is as good as, or itself.
func alike(heights []int, h int) int {
	for _, x := range heights {
		if difference(x, h) < sameHeight {
			return x
		}
	}
	return h
}

// standsOff reports whether the outermost line of a page stands in its margin, short, with white between it and the
// others.
func (s *sheet) standsOff(k int, top bool) bool {
	l := &s.body[k]
	if !inMargin(s, l) || len(l.text) > longestRunner {
		return false
	}
	for i := range s.body {
		o := &s.body[i]
		white := l.Bottom - o.Top
		if !top {
			white = o.Bottom - l.Top
		}
		if i != k && white*100 < leastHeadGap*l.size {
			return false
		}
	}
	return len(s.body) > 1
}

// headed gives what the lines of a document say that do not stand in a margin, without what is no letter.
func headed(sheets []sheet) map[string]bool {
	out := map[string]bool{}
	for i := range sheets {
		for k := range sheets[i].body {
			if l := &sheets[i].body[k]; !inMargin(&sheets[i], l) && len(l.text) <= longestRunner {
				out[sign.Wording(l.text)] = true
			}
		}
	}
	return out
}

// runs takes the lines at one height out of the pages if most say what a running head says: the number of the page,
// which is as far from its place on all pages, or what another page has there, too, or a heading.
func runs(sheets []sheet, pages, at []int, known map[string]bool) {
	away, times := map[int]int{}, map[string]int{}
	for _, i := range pages {
		l := &sheets[i].body[at[i]]
		for _, n := range sign.Outer(l.text) {
			away[n-i]++
		}
		times[sign.Wording(l.text)]++
	}
	said := 0
	for _, i := range pages {
		l := &sheets[i].body[at[i]]
		ok := times[sign.Wording(l.text)] > 1
		for _, n := range sign.Outer(l.text) {
			ok = ok || away[n-i] >= leastHeads && away[n-i]*2 >= len(pages)
		}
		for _, p := range l.pieces {
			name := sign.Wording(spell(p.chars))
			ok = ok || name != "" && known[name]
		}
		if ok {
			said++
		}
	}
	if said*100 < leastSaid*len(pages) {
		return
	}
	for _, i := range pages {
		s, k := &sheets[i], at[i]
		s.furniture = append(s.furniture, s.body[k])
		s.body = append(s.body[:k:k], s.body[k+1:]...)
	}
}
