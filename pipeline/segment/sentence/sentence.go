// Package sentence finds where sentences begin and end.
//
// Sentences are cut by the rules of Unicode Standard Annex #29, Sentence Boundaries (SB1 to SB998), tailored by what is
// known of the language: abbreviations, initials, ordinals with a point and words that often begin a sentence decide
// where the rules leave it open; a stop that has lost the blank after it still ends its sentence; and a word that is no
// abbreviation ends its sentence even if the next one begins without a capital. The text is scanned once; all that is
// looked at around a mark has a bounded length.
//
//	sentence.go  the scan
//	stop.go      runs of stops with their closing marks
//	rule.go      what a rule is
//	stopping.go  the rules for what follows stops
//	touching.go  the rules for stops that no white space follows
//	point.go     the rules for the word before a single point
//	opening.go   words that begin a sentence after a line without a stop
//	list.go      items of lists that follow each other without a stop
//	web.go       addresses, emoticons, emoji
//	cutter.go    what is known of the sentence that is being read
//	word.go      letters and words around a place
//	grammar.go   what is known of a language
package sentence

import (
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/chars"
)

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

// Cut calls found for each sentence of the text with its byte offsets, white space at its ends left out, and the name
// of the rule that ended it. The sentences cover the text but for white space.
func Cut(text string, g *Grammar, found func(start, end int, rule string)) {
	c := &cutter{text: text, g: g, found: found}
	c.scan()
}

// Mark is a run of stops inside a text, and what was asked about it.
type Mark struct {
	Start, End int      // bytes of the text
	Ends       bool     // the sentence ends there
	Asked      []string // names of the rules that were asked, in order; the last one held
}

// Explain cuts a text as Cut does, and calls marked for each run of stops that something follows.
func Explain(text string, g *Grammar, found func(start, end int, rule string), marked func(Mark)) {
	c := &cutter{text: text, g: g, found: found, traced: true, marked: marked}
	c.scan()
}

func (c *cutter) scan() {
	text := c.text
	c.greeting()
	for i := c.start; i < len(text); {
		switch b := text[i]; byteKinds[b] {
		case plainByte:
			i++
		case blankByte:
			i++
			if i < len(text) && (text[i] >= 'A' && text[i] <= 'Z' || text[i] >= utf8.RuneSelf) && c.g.openings != nil {
				c.opening(i)
			}
		case stopByte:
			i = c.stop(i)
		case lineByte:
			c.end(i, i+1, "line_end")
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
	c.end(len(text), len(text), "end_of_paragraph")
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
		c.end(i, i+n, "line_end")
	case isEmoji(r):
		return c.emoji(i)
	default:
		c.bracket(r, i)
	}
	return i + n
}

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
		c.aside(i, i+n, "emoticon")
		return i + n
	}
	return i + 1
}

// quote reads a straight quotation mark: what stands around it says whether it opens or closes.
func (c *cutter) quote(i int) {
	before := i == 0 || besideQuotation(c.text[i-1])
	after := i+1 == len(c.text) || besideQuotation(c.text[i+1])
	switch {
	case before && !after:
		c.open = true
	case after && !before:
		c.open = false
	default:
		c.open = !c.open
	}
}

// besideQuotation reports whether a byte is white space or an ASCII mark that stands outside a quotation.
func besideQuotation(b byte) bool {
	switch b {
	case ' ', '\t', '\n', '(', ')', '[', ']', '.', ',', ';', ':', '!', '?', '-', '/':
		return true
	}
	return false
}
