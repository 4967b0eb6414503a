package pdf

import (
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/markup"
)

// sheet is a page that is being read.
type sheet struct {
	width, height int
	body          []line
	notes         []line // at the foot
	furniture     []line // running heads and feet, numbers of pages, what is turned
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
				count[key(&sheets[i].body[k])]++
			}
		}
		for i := range sheets {
			s := &sheets[i]
			k := edge(s, top)
			if k < 0 {
				continue
			}
			l := &s.body[k]
			n := count[key(l)]
			if n > 1 && n*3 >= len(sheets) && (inMargin(s, l) || n > 2) || numbered(l) && inMargin(s, l) {
				s.furniture = append(s.furniture, *l)
				s.body = append(s.body[:k:k], s.body[k+1:]...)
			}
		}
	}
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

// key is what a line says, numbers apart.
func key(l *line) string {
	var b strings.Builder
	digit := false
	for _, r := range strings.ToLower(l.text) {
		if unicode.IsDigit(r) {
			if !digit {
				b.WriteByte('#')
			}
			digit = true
			continue
		}
		digit = false
		if !unicode.IsSpace(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// inMargin reports whether a line stands in the upper or lower tenth of its page.
func inMargin(s *sheet, l *line) bool { return l.Bottom > s.height*9/10 || l.Top < s.height/10 }

// numbered reports whether a line is a number of a page: a short number with signs around, or two of them.
func numbered(l *line) bool {
	digits := 0
	for _, r := range l.text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r), unicode.IsSymbol(r):
			return false
		}
	}
	return digits > 0 && digits <= 8 && len(l.text) <= 16 || isRoman(l.text)
}

// isRoman reports whether a line is a number of a page in small Roman numerals.
func isRoman(s string) bool { return s != "" && len(s) <= 6 && strings.Trim(s, "ivxl") == "" }

// smaller is the size of notes at most, in hundredths of the body.
const smaller = 93

// footnotes takes the notes at the foot of each page out of its body: the last lines of it, in smaller type, from one
// on that begins with the mark of a note.
func footnotes(sheets []sheet, size int) {
	for i := range sheets {
		s := &sheets[i]
		from := -1
		for k := len(s.body) - 1; k >= 0; k-- {
			l := &s.body[k]
			if l.size*100 > smaller*size || len(l.pieces) > 2 {
				break
			}
			if begins(l) {
				from = k
			}
		}
		if from > 0 {
			s.notes = append(s.notes, s.body[from:]...)
			s.body = s.body[:from:from]
		}
	}
}

// begins reports whether a line begins with the mark of a note.
func begins(l *line) bool {
	label, rest, ok := strings.Cut(l.text, " ")
	if l.raisedFirst() > 0 {
		return true
	}
	m := markup.Mark{Text: strings.TrimRight(label, ".:"), Linked: true}
	return ok && rest != "" && len(label) <= 5 && m.Read() == markup.Note && !unicode.IsLetter([]rune(label)[0])
}
