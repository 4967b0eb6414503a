package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
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
	found  func(start, end int, rule string)
	met    *mark // the last stops that something follows
	traced bool  // the names of the rules that are asked are kept
	asked  []string
	marked func(Mark) // takes the stops that were met; nil if nobody asks
}

// end ends the sentence before byte end, by a rule, and begins the next at byte next.
func (c *cutter) end(end, next int, rule string) {
	s, e := chars.Trim(c.text, c.start, end)
	if s < e {
		c.items(s, e, rule)
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

// bracket counts the bracket r at byte i, if it is one in which no sentence ends.
func (c *cutter) bracket(r rune, i int) {
	for k, b := range c.g.brackets {
		switch {
		case r != b:
		case k%2 == 1:
			c.depth = max(c.depth-1, 0)
		case c.shuts(i+utf8.RuneLen(r), c.g.brackets[k+1]):
			if c.depth == 0 {
				c.opened = i
			}
			c.depth++
		}
	}
}

// shuts reports whether a bracket is closed near byte i, after which it stands: one that never is holds no sentence
// together.
func (c *cutter) shuts(i int, shut rune) bool {
	return strings.ContainsRune(c.text[i:min(len(c.text), i+4*chars.Near)], shut)
}

// inside reports whether byte i stands in brackets in which no sentence ends. What is far from its bracket is not: it
// may not be closed at all.
func (c *cutter) inside(i int) bool { return c.depth > 0 && i-c.opened < 4*chars.Near }

// rune gives the character at byte i.
func (c *cutter) rune(i int) rune {
	r, _ := utf8.DecodeRuneInString(c.text[i:])
	return r
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

// starter reports whether the word at byte i is one that often begins a sentence, and no initial.
func (c *cutter) starter(i int) bool {
	if c.text[i] >= '0' && c.text[i] <= '9' {
		return false
	}
	word := strings.ToLower(chars.WordAfter(c.text, i))
	return (c.g.starters[word] || c.g.openings[word] == chars.Near) && !c.initial(i)
}

// initial reports whether a single letter and a point stand at byte i.
func (c *cutter) initial(i int) bool {
	_, n := utf8.DecodeRuneInString(c.text[i:])
	return i+n < len(c.text) && c.text[i+n] == '.'
}

// inBrackets reports whether a bracket is open at byte i, as far as the sentence was looked at.
func (c *cutter) inBrackets(i int) bool {
	s := c.text[max(c.start, i-chars.Near):i]
	open := func(left, right string) bool { return strings.LastIndex(s, left) > strings.LastIndex(s, right) }
	return open("(", ")") || open("[", "]") || open("（", "）")
}

// leading gives the first letter or digit from byte m on, before the next stop, and its place.
func (c *cutter) leading(m int) (rune, int) {
	for i := m; i < len(c.text) && i < m+chars.Near; {
		r, n := utf8.DecodeRuneInString(c.text[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r, i
		}
		if r == '.' || r == '!' || r == '?' || chars.IsStop(r) {
			break
		}
		i += n
	}
	return c.rune(m), m
}

// numbered reports whether a number stands before byte at, or, with two steps, a short word between ("20 млрд руб.").
func (c *cutter) numbered(at, steps int) bool { return c.numberedOver(at, steps, 4) }

// numberedOver reports the same with words of up to that many letters between.
func (c *cutter) numberedOver(at, steps, most int) bool {
	for range steps {
		at = withoutBlank(c.text, at)
		if at == 0 {
			return false
		}
		if digitEnds(c.text, at) || c.g.ordinals && c.text[at-1] == '.' && digitEnds(c.text, at-1) { // "44", "44."
			return true
		}
		w := c.before(at)
		if w != "" && w[0] >= '0' && w[0] <= '9' {
			return true // "1950-х"
		}
		if w == "" || letters(w) > most || w[len(w)-1] == '.' && !c.g.abbreviates(w[:len(w)-1]) {
			return false
		}
		if roman(w) || w == "X" || w == "V" {
			return true
		}
		at -= len(w)
	}
	return false
}

// digitEnds reports whether a digit of any script stands right before byte at.
func digitEnds(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return unicode.IsDigit(r)
}

// abbreviates reports whether a word with a point may stand between a number and a unit: "12 тыс. руб.".
func (g *Grammar) abbreviates(word string) bool {
	lower := strings.ToLower(word)
	return g.forms[lower] != noForm || g.units[lower]
}

// withoutBlank leaves out one blank before byte at.
func withoutBlank(text string, at int) int {
	switch {
	case at > 0 && text[at-1] == ' ':
		return at - 1
	case strings.HasSuffix(text[:at], "\u00A0"):
		return at - 2
	}
	return at
}

// suffix reports whether an apostrophe after three letters or more, or after a digit, stands before byte at: what
// follows it is the ending of a name or number, as in "Ankara'dır", and no abbreviation.
func (c *cutter) suffix(at int) bool {
	r, n := utf8.DecodeLastRuneInString(c.text[:at])
	if r != '\'' && r != '’' {
		return false
	}
	count := 0
	for i := at - n; i > c.start && count < 3; count++ {
		r, n := utf8.DecodeLastRuneInString(c.text[:i])
		if r >= '0' && r <= '9' {
			return true
		}
		if !character.IsWord(r) {
			return false
		}
		i -= n
	}
	return count == 3
}
