package decode

import (
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/source"
)

// best gives the encoding of several bytes a character that suits the bytes best; nil if none does.
func (m *model) best(data, piece []byte) *answer {
	var first, second *answer
	for _, name := range multis {
		e := source.Named(name)
		if !validMulti(data, e) {
			continue
		}
		a := &answer{name: name}
		a.score, a.sound = m.scoreMulti(piece, e)
		switch {
		case first == nil || a.score > first.score:
			first, second = a, first
		case second == nil || a.score > second.score:
			second = a
		}
	}
	if first == nil || first.score == 0 {
		return nil
	}
	if second != nil && second.score*2 > first.score {
		first.sound = false
	}
	return first
}

// validMulti reports whether bytes are valid in an encoding, without characters of private use and control characters.
func validMulti(data []byte, e *source.Encoding) bool {
	t := e.Tables()
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, _, n := t.Character(data[i:])
		if n == 0 || r >= 0x80 && r < 0xA0 || r >= 0xE000 && r < 0xF900 {
			return false
		}
		i += n
	}
	return true
}

// scoreMulti gives the share, in per mille, of the characters beyond ASCII that are frequent in the language of an
// encoding, and whether it is that of a text.
func (m *model) scoreMulti(data []byte, e *source.Encoding) (score int, sound bool) {
	c := m.countMulti(data, e.Tables())
	if c.total == 0 {
		return 0, false
	}
	found, least := 0, 250
	switch e.Name {
	case "GB18030":
		found = max(c.hits[simplified], c.hits[traditional])
	case "Big5":
		found = c.hits[traditional]
	case "EUC-KR":
		least = 400
		if c.hangul*10 >= c.total*7 {
			found = c.hits[korean]
		}
	default:
		switch {
		case c.narrow*4 <= c.total:
			found = c.kana
		case c.kana*8 >= c.total: // among wide ones narrow kana are no chance
			found = c.kana + c.narrow
		}
	}
	score = found * 1000 / c.total
	usual := found >= 4 && score >= least && c.torn*3 <= c.total
	short := found >= 3 && score >= 2*least && c.torn == 0
	return score, usual || short
}

// multiCounts are what is counted of a text in an encoding of several bytes a character.
type multiCounts struct {
	total                int    // letters beyond ASCII
	torn                 int    // letters of ASCII beside a character beyond it
	hits                 [4]int // letters that are frequent, of each script
	kana, narrow, hangul int
}

func (m *model) countMulti(data []byte, t *source.Tables) (c multiCounts) {
	before := rune(' ')
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			if before >= utf8.RuneSelf && isASCIILetter(rune(data[i])) {
				c.torn++
			}
			before = rune(data[i])
			i++
			continue
		}
		r, _, n := t.Character(data[i:])
		if n == 0 { // the sample ends in a character
			break
		}
		i += n
		if isASCIILetter(before) {
			c.torn++
		}
		before = r
		if unicode.IsLetter(r) {
			c.letter(m, r)
		}
	}
	return c
}

func (c *multiCounts) letter(m *model, r rune) {
	c.total++
	for k := range scripts {
		if m.frequent[k][r] {
			c.hits[k]++
		}
	}
	switch {
	case r >= 0x3041 && r <= 0x30FA:
		c.kana++
	case r >= 0xFF66 && r <= 0xFF9F:
		c.narrow++
	case r >= 0xAC00 && r <= 0xD7A3:
		c.hangul++
	}
}
