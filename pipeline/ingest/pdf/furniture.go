package pdf

import (
	"strings"

	"example.org/sourcebook/pipeline/ingest/pdf/sign"
)

// sheet is a page that is being read.
type sheet struct {
	width, height int
	body          []line
	notes         []line  // at the foot
	blocks        []block // that tags tell
	furniture     []line  // running heads and feet, numbers of pages, what is turned
}

// isSlide reports whether a page is a slide: it is wide, and its type large.
func (s *sheet) isSlide() bool {
	large := 0
	for i := range s.body {
		if s.body[i].size*30 >= s.height {
			large++
		}
	}
	return s.width > s.height && large*2 > len(s.body)
}

// mostMargin is how many lines at the top and at the foot of a page may be furniture.
const mostMargin = 3

// part takes running heads and feet and the numbers of pages out of the pages: what stands at the top or the foot of at
// least a third of them, and of two, at the same height, numbers apart; and a number that stands alone there.
func part(sheets []sheet) {
	for pass := range 2 * mostMargin {
		top := pass%2 == 0
		count := map[string]int{}
		for i := range sheets {
			if k := edge(&sheets[i], top); k >= 0 {
				count[sign.Numberless(sheets[i].body[k].text)]++
			}
		}
		for i := range sheets {
			s := &sheets[i]
			k := edge(s, top)
			if k < 0 {
				continue
			}
			l := &s.body[k]
			n := count[sign.Numberless(l.text)]
			often := n > 1 && n*3 >= len(sheets)
			if s.isWithin(k) {
				continue
			}
			if often && n > 2 || (inMargin(s, l) || s.isOutside(k, top)) && (often || sign.IsNumbered(l.text)) {
				s.furniture = append(s.furniture, *l)
				s.body = append(s.body[:k:k], s.body[k+1:]...)
			}
		}
	}
}

// isWithin reports whether the tags of a page put a line into a block with the one before or after it.
func (s *sheet) isWithin(k int) bool {
	b := s.body[k].block
	return b > 0 && (k > 0 && s.body[k-1].block == b || k+1 < len(s.body) && s.body[k+1].block == b)
}

// edge is the uppermost or lowest line of a page; -1 without one.
func edge(s *sheet, top bool) int {
	best := -1
	for i := range s.body {
		b := s.body[i].Box
		if best < 0 || top && b.Top > s.body[best].Top || !top && b.Bottom < s.body[best].Bottom {
			best = i
		}
	}
	return best
}

// inMargin reports whether a line stands in the upper or lower tenth of its page.
func inMargin(s *sheet, l *line) bool { return l.Bottom > s.height*9/10 || l.Top < s.height/10 }

// isOutside reports whether the outermost line of a page stands in the outer seventh of it, with as much white as it is
// high between it and the others.
func (s *sheet) isOutside(k int, top bool) bool {
	l := &s.body[k]
	for i := range s.body {
		o := &s.body[i]
		middle := (o.Top + o.Bottom) / 2
		if top && middle < l.Bottom && l.Bottom-o.Top < l.size || !top && middle > l.Top && o.Bottom-l.Top < l.size {
			return false
		}
	}
	return l.Bottom > s.height*6/7 || l.Top < s.height/7
}

// repeat takes out of the margins what a program that prints writes around a page: the title that the text has anyway,
// with the date or the number of the page, and the address that it was printed from.
func repeat(sheets []sheet, title string) {
	var all strings.Builder
	for i := range sheets {
		for k := range sheets[i].body {
			all.WriteString(sign.Squeeze(sheets[i].body[k].text))
		}
	}
	title = sign.Squeeze(title)
	left := strings.Count(all.String(), title)
	for i := range sheets {
		s := &sheets[i]
		var body []line
		for k := range s.body {
			l := &s.body[k]
			said := sign.Squeeze(l.text)
			again := title != "" && left > 1 && strings.Contains(said, title) && len(said) <= len(title)+longestDate
			if !inMargin(s, l) || !again && !sign.IsAddress(l.text) {
				body = append(body, *l)
				continue
			}
			if again {
				left--
			}
			s.furniture = append(s.furniture, *l)
		}
		s.body = body
	}
}

// longestDate is how long what stands beside a title in the margin may be, in bytes without signs.
const longestDate = 16
