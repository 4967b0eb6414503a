package sentence

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/segment/chars"
)

// stops is a run of stops with what follows it.
type stops struct {
	at, end int  // the stops
	close   int  // after the closing marks that belong to the sentence (SB9)
	next    int  // the next visible character
	sign    rune // the first of them
	dots    int  // full stops, an ellipsis counting as three
	spaced  int  // how many of them stand after a blank
	strong  bool // there is a stop that never serves as anything else
	closed  bool // there are closing marks
}

// stop reads the run of stops that begins at byte i, ends the sentence after it if it ends there, and gives the place
// to read on from.
func (c *cutter) stop(i int) int {
	s := c.run(i)
	c.closing(&s)
	past := max(s.close, i+1)
	if s.next >= len(c.text) {
		c.end(s.close, s.close, "stop_at_end")
		return past
	}
	if c.ellipsisOfNext(&s) && c.full(i) {
		c.end(i+1, i+1, "point_before_ellipsis") // "the end. . . . The next": the ellipsis belongs to what follows
		return s.close
	}
	ended := c.ends(&s)
	if c.marked != nil {
		c.marked(Mark{s.at, s.end, ended && c.full(i), slices.Clone(c.asked)})
	}
	if ended && c.full(i) {
		c.end(s.close, s.close, c.met.rule)
	}
	return past
}

// ellipsisOfNext reports whether a full stop and a spaced ellipsis stand before a capital.
func (c *cutter) ellipsisOfNext(s *stops) bool {
	if s.spaced != 3 || s.dots != 4 || s.at == 0 || c.text[s.at-1] == ' ' {
		return false
	}
	return s.close > s.end-1 && character.IsCapital(c.rune(s.next))
}

// run reads a run of stops.
func (c *cutter) run(i int) stops {
	s := stops{at: i, sign: c.rune(i), end: i}
	for s.end < len(c.text) {
		n := c.stopAt(s.end, &s)
		if n == 0 {
			break
		}
		s.end += n
	}
	return s
}

// stopAt takes the stop at byte j into a run, or a blank inside it, and gives its length; 0 if the run ends there.
func (c *cutter) stopAt(j int, s *stops) int {
	text := c.text
	r, n := rune(text[j]), 1
	if r >= utf8.RuneSelf {
		r, n = utf8.DecodeRuneInString(text[j:])
	}
	switch {
	case r == '.' || r == '．' || r == 0x2024 || r == 0xFE52:
		s.dots++
		if j > s.at && text[j-1] == ' ' {
			s.spaced++
		}
	case r == '…':
		s.dots += 3
	case c.strongStop(r):
		s.strong = true
	case r != ' ' || !c.blankInside(j, s):
		return 0
	}
	return n
}

// strongStop reports whether r is a stop that never serves as anything else.
func (c *cutter) strongStop(r rune) bool {
	switch {
	case r == '!' || r == '?':
		return true
	case r < utf8.RuneSelf:
		return c.g.stops[r]
	}
	return chars.IsStop(r) || r == 0x37E && c.g.stops[';']
}

// blankInside reports whether the blank at byte j stands between stops: in a spaced ellipsis, ". . .", or in "! ! !".
func (c *cutter) blankInside(j int, s *stops) bool {
	text := c.text
	if j+1 >= len(text) || !loose(text, j+2) {
		return false
	}
	switch text[j+1] {
	case '.':
		return s.dots > 0 || s.strong
	case '!', '?':
		return s.strong
	}
	return false
}

// closing reads the marks after the stops that belong to the sentence (SB9): closing quotation marks and brackets,
// numbers of notes, emoticons.
func (c *cutter) closing(s *stops) {
	text := c.text
	k := s.end
	for k < len(text) {
		r, n := utf8.DecodeRuneInString(text[k:])
		if n = c.closes(r, k, n); n == 0 {
			break
		}
		c.bracket(r, k)
		s.closed = true
		k += n
	}
	s.close = c.closingApart(k, s)
	s.next = chars.SkipSpace(text, s.close)
	// Emoji belong to what they follow if a capital comes next.
	if s.next > s.close && s.next < len(text) && isEmoji(c.rune(s.next)) {
		e := emojiEnd(text, s.next)
		if m := chars.SkipSpace(text, e); m == len(text) || m > e && character.IsCapital(c.rune(m)) {
			s.close, s.next, s.closed = e, m, true
		}
	}
}

// closes gives the length of the closing mark r of n bytes at byte k, right after a stop; 0 if it is none.
func (c *cutter) closes(r rune, k, n int) int {
	text := c.text
	switch r {
	case '"':
		if !loose(text, k+1) && !c.open {
			return 0 // it opens a quotation
		}
		c.open = false
		return n
	case '[':
		return chars.Note(text[k:])
	case '\'', '’', '“', '`':
		if !loose(text, k+n) {
			return 0
		}
		return n
	case '«', '‹':
		if !blankAt(text, k+n) {
			return 0
		}
		return n
	}
	if chars.IsClose(r) || isEmoji(r) {
		return n
	}
	return 0
}

// closingApart reads closing marks from byte k on that stand apart, as French puts them, or in a text that was taken
// apart into tokens, and gives the place after them.
func (c *cutter) closingApart(k int, s *stops) int {
	text := c.text
	for m := chars.SkipSpace(text, k); m < len(text) && (m > k || text[m] == '['); m = chars.SkipSpace(text, k) {
		n := c.apart(m)
		if n == 0 {
			break
		}
		k = m + n
		if emoticon(text[m:]) > 0 {
			s.strong = true // it is set after whole sentences
			continue
		}
		if text[m] == '"' {
			c.open = false
		}
		s.closed = true
	}
	return k
}

// apart gives the length of a closing mark at byte m that stands apart from the stops before it; 0 if there is none.
func (c *cutter) apart(m int) int {
	text := c.text
	r, n := utf8.DecodeRuneInString(text[m:])
	switch r {
	case '»', '›', '”', '’', ')', ']':
	case '"':
		if !c.open {
			return 0
		}
	case '\'':
		if !strings.HasPrefix(text[m:], "''") {
			return 0
		}
		n = 2
	case '[':
		if n = chars.Note(text[m:]); n > 0 && m+n < len(text) && text[m+n] == '[' {
			return n
		}
	default:
		n = emoticon(text[m:])
	}
	if n == 0 || !blankAt(text, m+n) && !(loose(text, m+n) && r != '\'' && r != '’') {
		return 0
	}
	return n
}
