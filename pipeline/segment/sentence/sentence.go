// Package sentence finds where sentences begin and end.
//
// Sentences are cut by the rules of Unicode Standard Annex #29, Sentence Boundaries (SB1 to SB998), tailored by what is
// known of the language: abbreviations, initials, ordinals with a point and words that often begin a sentence decide
// where the rules leave it open; a stop that has lost the blank after it still ends its sentence; and a word that is no
// abbreviation ends its sentence even if the next one begins without a capital. The text is scanned once; all that is
// looked at around a mark has a bounded length.
//
//	sentence.go  the scan
//	stop.go      runs of stops with their closing marks, and what they do
//	point.go     the word before a single point
//	list.go      items of lists that follow each other without a stop
//	web.go       addresses, emoticons, emoji
//	word.go      letters and words around a place
//	grammar.go   what is known of a language
package sentence

import (
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/chars"
)

// cutter cuts one text.
type cutter struct {
	text   string
	g      *Grammar
	start  int  // of the sentence that is being read
	open   bool // a straight quotation mark has opened a quotation
	looked int  // up to where the sentence was searched for a letter or digit
	letter bool // one was found
	item   int  // the number of the last item of a list in the sentence, 0 if not looked for, -1 if it is no list
	depth  int  // how many brackets are open in which no sentence ends
	opened int  // where the outermost of them stands
	found  func(start, end int)
}

// What a byte may begin, for the scan.
const (
	plainByte   = iota
	blankByte   // a blank
	stopByte    // . ! ?
	lineByte    // line feed
	quoteByte   // "
	colonByte   // : ; =
	foreignByte // of a character that is not ASCII
)

var byteKinds = func() (t [256]uint8) {
	t[' '] = blankByte
	t['.'], t['!'], t['?'] = stopByte, stopByte, stopByte
	t['\n'], t['"'] = lineByte, quoteByte
	t[':'], t[';'], t['='] = colonByte, colonByte, colonByte
	for b := utf8.RuneSelf; b < 256; b++ {
		t[b] = foreignByte
	}
	return t
}()

// markBits has a bit for each mark of the Basic Multilingual Plane that the scan stops at: the sentence terminals that
// are not ASCII, and others.
var markBits = func() (marks [1024]uint64) {
	for r := rune(utf8.RuneSelf); r < 0x10000; r++ {
		if chars.IsStop(r) {
			marks[r>>6] |= 1 << (r & 63)
		}
	}
	for _, r := range []rune{'…', '\u2028', '\u2029', 0x37E, '「', '」', '『', '』', '（', '）'} {
		marks[r>>6] |= 1 << (r & 63)
	}
	for r := rune(0x2600); r < 0x2800; r++ {
		if isEmoji(r) {
			marks[r>>6] |= 1 << (r & 63)
		}
	}
	return marks
}()

// Cut calls found for each sentence of the text with its byte offsets, white space at its ends left out. The sentences
// cover the text but for white space.
func Cut(text string, g *Grammar, found func(start, end int)) {
	c := &cutter{text: text, g: g, found: found}
	for i := 0; i < len(text); {
		switch b := text[i]; byteKinds[b] {
		case plainByte:
			i++
		case blankByte:
			i++
			if i < len(text) && (text[i] >= 'A' && text[i] <= 'Z' || text[i] >= utf8.RuneSelf) && g.openings != nil {
				c.opening(i)
			}
		case stopByte:
			i = c.stop(i)
		case lineByte:
			c.end(i, i+1)
			i++
		case quoteByte:
			c.quote(i)
			i++
		case colonByte:
			i = c.colon(i)
		case foreignByte:
			i = c.foreign(i)
		}
	}
	c.end(len(text), len(text))
}

// foreign reads the character at byte i, which is not ASCII, and gives the place to read on from.
func (c *cutter) foreign(i int) int {
	text := c.text
	b := text[i]
	if i+2 < len(text) {
		switch {
		case b < 0xE0 && markBits[b&0x1F]>>(text[i+1]&0x3F)&1 == 0:
			return i + 2
		case b >= 0xE0 && b < 0xF0 && markBits[int(b&0xF)<<6|int(text[i+1]&0x3F)]>>(text[i+2]&0x3F)&1 == 0:
			return i + 3
		}
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	switch {
	case chars.IsStop(r) || r == '…' || r == 0x37E && c.g.stops[';']:
		return c.stop(i)
	case r == '\u2028' || r == '\u2029':
		c.end(i, i+n)
	case isEmoji(r):
		return c.emoji(i)
	default:
		c.bracket(r, i)
	}
	return i + n
}

// bracket counts the bracket r at byte i, if it is one in which no sentence ends.
func (c *cutter) bracket(r rune, i int) {
	for k, b := range c.g.brackets {
		switch {
		case r != b:
		case k%2 == 1:
			c.depth = max(c.depth-1, 0)
		default:
			if c.depth == 0 {
				c.opened = i
			}
			c.depth++
		}
	}
}

// inside reports whether byte i stands in brackets in which no sentence ends. What is far from its bracket is not: it may
// not be closed at all.
func (c *cutter) inside(i int) bool { return c.depth > 0 && i-c.opened < 4*chars.Near }

// colon reads a colon, semicolon or equals sign: a stop in some languages, the eyes of an emoticon, part of an address.
func (c *cutter) colon(i int) int {
	text := c.text
	switch {
	case c.g.stops[text[i]] && (i+1 == len(text) || !chars.WordAt(text, i+1) && text[i+1] != '/'):
		return c.stop(i)
	case i+2 < len(text) && text[i+1] == '/' && text[i+2] == '/' && text[i] == ':':
		return c.address(i)
	}
	if n := emoticon(text[i:]); n > 0 && (i == 0 || text[i-1] == ' ' || text[i+1] == ')' && !c.inBrackets(i)) {
		c.aside(i, i+n)
		return i + n
	}
	return i + 1
}

// quote reads a straight quotation mark: what stands around it says whether it opens or closes.
func (c *cutter) quote(i int) {
	before := i == 0 || text0(c.text[i-1])
	after := i+1 == len(c.text) || text0(c.text[i+1])
	switch {
	case before && !after:
		c.open = true
	case after && !before:
		c.open = false
	default:
		c.open = !c.open
	}
}

// text0 reports whether a byte is white space or an ASCII mark that stands outside a quotation.
func text0(b byte) bool {
	switch b {
	case ' ', '\t', '\n', '(', ')', '[', ']', '.', ',', ';', ':', '!', '?', '-', '/':
		return true
	}
	return false
}

// end ends the sentence before byte end and begins the next at byte next.
func (c *cutter) end(end, next int) {
	s, e := chars.Trim(c.text, c.start, end)
	if s < e {
		c.items(s, e)
	}
	c.start, c.looked, c.letter, c.item, c.depth = next, next, false, 0, 0
}

// full reports whether the sentence has a letter or digit before byte i. Each place is looked at once.
func (c *cutter) full(i int) bool {
	for p := max(c.start, c.looked); p < i && !c.letter; {
		r, n := utf8.DecodeRuneInString(c.text[p:])
		c.letter = unicode.IsLetter(r) || unicode.IsDigit(r)
		p += n
		c.looked = p
	}
	return c.letter
}
