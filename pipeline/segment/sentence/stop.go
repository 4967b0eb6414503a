package sentence

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/chars"
)

// stops is a run of stops with what follows it.
type stops struct {
	at, end int // the stops
	close   int // after the closing marks that belong to the sentence (SB9)
	next    int // the next visible character
	first   rune
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
	if s.next < len(c.text) {
		if s.spaced == 3 && s.dots == 4 && i > 0 && c.text[i-1] != ' ' && s.close > s.end-1 && isCapital(c.rune(s.next)) && c.full(i) {
			c.end(i+1, i+1) // "the end. . . . The next": the ellipsis belongs to what follows
			return s.close
		}
		if !c.ends(&s) || !c.full(i) {
			return max(s.close, i+1)
		}
	}
	c.end(s.close, s.close)
	return max(s.close, i+1)
}

// run reads a run of stops.
func (c *cutter) run(i int) stops {
	text := c.text
	s := stops{at: i}
	s.first = c.rune(i)
	j := i
	for j < len(text) {
		r, n := rune(text[j]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[j:])
		}
		switch {
		case r == '.' || r == '．' || r == 0x2024 || r == 0xFE52:
			s.dots++
			if text[j-min(j, 1)] == ' ' && j > i {
				s.spaced++
			}
		case r == '…':
			s.dots += 3
		case r == '!' || r == '?' || r >= utf8.RuneSelf && chars.IsStop(r) || r < utf8.RuneSelf && c.g.stops[r] || r == 0x37E && c.g.stops[';']:
			s.strong = true
		case r == ' ' && (s.dots > 0 || s.strong) && strings.HasPrefix(text[j:], " .") && loose(text, j+2):
			// a spaced ellipsis: ". . ."
		case r == ' ' && s.strong && j+1 < len(text) && (text[j+1] == '!' || text[j+1] == '?') && (j+2 == len(text) || !chars.WordAt(text, j+2)):
			// "! ! !"
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		j += n
	}
	s.end = j
	return s
}

// closing reads the marks after the stops that belong to the sentence (SB9): closing quotation marks and brackets,
// numbers of notes, emoticons.
func (c *cutter) closing(s *stops) {
	text := c.text
	k := s.end
	for k < len(text) {
		r, n := utf8.DecodeRuneInString(text[k:])
		switch {
		case r == '"':
			if !loose(text, k+1) && !c.open {
				n = 0 // it opens a quotation
			} else {
				c.open = false
			}
		case r == '[':
			n = chars.Note(text[k:])
		case r == '\'' || r == '’' || r == '“' || r == '`':
			if !loose(text, k+n) {
				n = 0
			}
		case r == '«' || r == '‹':
			if !blankAt(text, k+n) {
				n = 0
			}
		case chars.IsClose(r), isEmoji(r):
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		c.bracket(r, k)
		s.closed = true
		k += n
	}
	// Marks after a blank, as French puts them, or a text that was taken apart into tokens.
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
	s.close = k
	s.next = chars.SkipSpace(text, k)
	// Emoji belong to what they follow if a capital comes next.
	if s.next > k && s.next < len(text) && isEmoji(c.rune(s.next)) {
		e := emojiEnd(text, s.next)
		if m := chars.SkipSpace(text, e); m == len(text) || m > e && isCapital(c.rune(m)) {
			s.close, s.next, s.closed = e, m, true
		}
	}
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

// rune gives the character at byte i.
func (c *cutter) rune(i int) rune {
	r, _ := utf8.DecodeRuneInString(c.text[i:])
	return r
}

// ends reports whether stops end the sentence; something follows them.
func (c *cutter) ends(s *stops) bool {
	text := c.text
	next := c.rune(s.next)
	apart := s.next > s.close
	switch next {
	case ',':
		if q := chars.SkipSpace(text, s.next+2); !strings.HasPrefix(text[s.next:], ",,") || q >= len(text) || !chars.WordAt(text, q) { // ",,So", a quotation
			return false
		}
	case ';', ':', '、', '，', '；', '：', '،', '؛': // SB8a
		return false
	case '-', '–', '—', '/', '…', '%', '\\':
		if !apart && s.first < utf8.RuneSelf {
			return false
		}
	}
	if s.closed && begin(text[s.next:], c.g.quoted) {
		return false
	}
	if s.strong && s.dots == 0 && s.first >= utf8.RuneSelf {
		return (!apart || !isSmall(next)) && !c.inside(s.at) && (s.closed || s.first == '。' || !begin(text[s.next:], c.g.said))
	}
	if !apart && s.first == '…' && chars.ScriptOf(next).Spaceless() {
		return false // an ellipsis within a sentence
	}
	if (s.strong || s.dots > 1) && enclosed(text, s.at, s.end) {
		return false // "(!)", "[...]"
	}
	lead, after := c.leading(s.next) // SB8: what decides is the next letter or digit
	switch {
	case s.first < utf8.RuneSelf && c.g.stops[s.first] && (isSmall(lead) || s.at > 0 && text[s.at-1] < utf8.RuneSelf && chars.WordAt(text, s.at-1)):
		return false // a semicolon or colon all the same, or one in words of another script
	case s.strong:
		if !apart {
			return c.glued(s)
		}
		return !isSmall(lead) || !s.closed && s.dots < 2 && after-s.next <= 8 && c.afterExclamation(s, next)
	case s.dots > 1:
		switch {
		case !apart:
			return c.glued(s)
		case isEmoji(next):
			return true
		case s.dots == 3 && s.spaced >= 2 && !s.closed && letters(chars.WordAfter(text, after)) == 1:
			return false // "the thing is . . . I did not mean it": a letter with a capital shows nothing
		}
		return !isSmall(lead) && (lead < '0' || lead > '9')
	}
	if !apart {
		return c.glued(s)
	}
	if next == '§' {
		if w := c.before(s.at); len(w) <= 4 && w == strings.ToLower(w) && !digits(w) {
			return false // "gem. § 634"
		}
	}
	if isSmall(lead) {
		return !s.closed && c.smallStart(s, next, after)
	}
	return c.afterPoint(s, lead, after)
}

// begin reports whether s begins with one of the words.
func begin(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// afterExclamation decides after "!" or "?", white space and a small letter: the sentence ends, unless a dash follows,
// or the mark belongs to a name or to an exclamation that opens the sentence.
func (c *cutter) afterExclamation(s *stops, next rune) bool {
	switch next {
	case '-', '–', '—', '«', '"', '“', '\'', '~', '=', '/':
		return false
	}
	if s.end-s.at > 1 || s.first != '!' {
		return true
	}
	i := s.at
	if i > 0 && c.text[i-1] == ' ' {
		i--
	}
	word := c.before(i)
	if word == "" {
		return true
	}
	first, _ := utf8.DecodeRuneInString(word)
	if c.begins(i - len(word)) {
		return letters(word) > 3 // "Oh! how"
	}
	last, _ := utf8.DecodeLastRuneInString(word)
	return !isCapital(first) || isCapital(last) // "Yahoo! in"
}

// leading gives the first letter or digit from byte m on, before the next stop, and its place.
func (c *cutter) leading(m int) (rune, int) {
	for i := m; i < len(c.text) && i < m+chars.Near; {
		r, n := utf8.DecodeRuneInString(c.text[i:])
		if chars.WordAt(c.text, i) {
			return r, i
		}
		if r == '.' || r == '!' || r == '?' || chars.IsStop(r) {
			break
		}
		i += n
	}
	return c.rune(m), m
}

// enclosed reports whether text[i:j] stands alone in brackets: "[...]", "(…)".
func enclosed(text string, i, j int) bool {
	return i > 0 && j < len(text) && (text[i-1] == '[' && text[j] == ']' || text[i-1] == '(' && text[j] == ')')
}

// before gives the word of the sentence that ends before byte i, as wordBefore does.
func (c *cutter) before(i int) string {
	if i <= c.start {
		return ""
	}
	return wordBefore(c.text[c.start:i], i-c.start)
}

// begins reports whether byte at is the first visible place of the sentence, opening marks aside.
func (c *cutter) begins(at int) bool {
	if at-c.start > 12 {
		return false
	}
	return strings.Trim(c.text[c.start:at], " \t\n\u00A0([{\"'“‘«„¿¡*#-–—"+bullets) == ""
}
