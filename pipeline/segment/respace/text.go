package respace

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/span"
)

// kind is what a character is for the spaces around it.
type kind uint8

const (
	blankKind kind = iota
	letterKind
	digitKind
	markKind
	wideKind // letter or mark of a script without spaces
)

// kindOf gives the kind of a character. An apostrophe between letters is a letter.
func kindOf(r rune) kind {
	if r < utf8.RuneSelf {
		switch chars.ASCIIClass[r] {
		case chars.ASCIILower, chars.ASCIIUpper:
			return letterKind
		case chars.ASCIIDigit:
			return digitKind
		case chars.ASCIISpace:
			return blankKind
		}
		return markKind
	}
	switch {
	case span.IsSpace(r):
		return blankKind
	case block.Wide(r):
		return wideKind
	case unicode.IsLetter(r) || unicode.IsMark(r) || character.IsJoiner(r):
		return letterKind
	case unicode.IsDigit(r):
		return digitKind
	}
	return markKind
}

// chunk calls found for each stretch of s without white space.
func chunks(s string, found func(start, end int)) {
	start := -1
	for i := 0; i < len(s); {
		c := s[i]
		n := 1
		blank := c <= ' '
		if c >= utf8.RuneSelf {
			var r rune
			r, n = utf8.DecodeRuneInString(s[i:])
			blank = span.IsSpace(r)
		}
		switch {
		case blank && start >= 0:
			found(start, i)
			start = -1
		case !blank && start < 0:
			start = i
		}
		i += n
	}
	if start >= 0 {
		found(start, len(s))
	}
}

// untouchable reports whether a chunk has an address, a path, a name of a machine, a tag or a piece of a program, which
// are never looked into, or is a list without spaces.
func untouchable(s string) bool {
	slashes, commas, stops := 0, 0, 0
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || chars.IsASCIILetter(c) {
			continue
		}
		var last, next byte
		if i > 0 {
			last = s[i-1]
		}
		if i+1 < len(s) {
			next = s[i+1]
		}
		switch c {
		case ',':
			commas++
		case '@', '\\', '_', '#', '=', '<', '{', '}', '|', '~', '`', '^':
			return true
		case '(', '[':
			if strings.IndexByte("()[]?", next) >= 0 || last != 0 && strings.IndexByte(`"'`, next) >= 0 {
				return true
			}
		case '>':
			if last == '-' {
				return true
			}
		case '&':
			if end := strings.IndexByte(s[i:], ';'); end > 1 && end < longestEntity {
				return true
			}
		case '%':
			if (last < '0' || last > '9') && (chars.IsASCIILetter(next) || next == '-') {
				return true // "%s"
			}
		case '$':
			if next|0x20 >= 'a' && next|0x20 <= 'z' {
				return true
			}
		case ':':
			if next == ':' || next == '/' && i+2 < len(s) && s[i+2] == '/' {
				return true
			}
		case '/':
			slashes++
		case '.':
			if last >= 'a' && last <= 'z' && next >= 'a' && next <= 'z' {
				return true // "node.js", "www.example.org"
			}
			if next != 0 && next != '.' && last != '.' {
				stops++
			}
		}
	}
	return slashes > 1 || commas > 2 || stops > 2
}

// longestEntity is how many characters a character that is written as an entity has at most.
const longestEntity = 10

// runEnd gives the end of the run of letters that begins at i: letters, marks, and apostrophes between letters.
func runEnd(s string, i int) int {
	for i < len(s) {
		c := s[i]
		if c < utf8.RuneSelf {
			if chars.IsASCIILetter(c) {
				i++
				continue
			}
			if c == '\'' && i+1 < len(s) {
				if r, _ := utf8.DecodeRuneInString(s[i+1:]); kindOf(r) == letterKind {
					i++
					continue
				}
			}
			return i
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '’' {
			if next, _ := utf8.DecodeRuneInString(s[i+n:]); kindOf(next) == letterKind {
				i += n
				continue
			}
			return i
		}
		if kindOf(r) != letterKind {
			return i
		}
		i += n
	}
	return i
}

// style is how often a text has a space before and after each mark.
type style struct {
	before, after map[rune]*[2]int // spaced, not spaced
}

func newStyle() *style { return &style{map[rune]*[2]int{}, map[rune]*[2]int{}} }

// add counts the marks of a passage.
func (y *style) add(s string) {
	last := rune(' ')
	for i, r := range s {
		if kindOf(r) == markKind && r != '.' && r != '\'' && r != '’' {
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			if i+utf8.RuneLen(r) < len(s) {
				count(y.after, r, kindOf(next))
			}
			if i > 0 {
				count(y.before, r, kindOf(last))
			}
		}
		last = r
	}
}

func count(m map[rune]*[2]int, r rune, k kind) {
	if k == markKind {
		return
	}
	c := m[r]
	if c == nil {
		c = new([2]int)
		m[r] = c
	}
	if k == blankKind {
		c[0]++
	} else {
		c[1]++
	}
}

// mostlySpaced reports whether most places have a space: at least two, and two of three.
func mostlySpaced(c *[2]int) bool { return c != nil && c[0] >= 2 && c[0] >= 2*c[1] }

// mostlyTight reports whether most places have no space.
func mostlyTight(c *[2]int) bool { return c != nil && c[1] >= 2 && c[1] > c[0] }

// mend puts spaces into a passage that has lost some.
type mend struct {
	*splitter
	style   *style
	program bool  // the language is that of names in programs, such as "isClosed"
	out     []int // byte offsets at which a space was lost, ascending
	room    []int

	readings map[readingKey]reading // of runs, as far as they are known
}

// passage finds the lost spaces of a passage.
func (m *mend) passage(s string) {
	m.out = m.out[:0]
	quotes := strings.Count(s, `"`)
	seen := 0
	begins := true // a sentence
	chunks(s, func(start, end int) {
		from, whole := start, !untouchable(s[start:end])
		for from < end { // what is before and after a comma is looked at apart if one has an address
			to := end
			if !whole {
				if i := strings.IndexAny(s[from:end], ",;"); i >= 0 {
					to = from + i + 1
				}
			}
			if whole || !untouchable(s[from:to]) && !strings.ContainsAny(s[from:to-1], "./?%0123456789") {
				m.chunk(s, from, to, &begins, quotes%2 == 0, &seen)
			} else {
				seen += strings.Count(s[from:to], `"`)
				begins = false
			}
			from = to
		}
	})
}

// chunk finds the spaces that are missing in s[start:end], which has no white space.
func (m *mend) chunk(s string, start, end int, begins *bool, even bool, seen *int) {
	for i := start; i < end; {
		r, n := utf8.DecodeRuneInString(s[i:end])
		switch kindOf(r) {
		case letterKind:
			j := runEnd(s[:end], i)
			if j == i { // an apostrophe at its begin
				j = i + n
			}
			m.first = *begins
			m.run(s, i, j)
			*begins = false
			if j < end {
				if next, _ := utf8.DecodeRuneInString(s[j:]); kindOf(next) == digitKind && m.beforeDigit(s, i, j) {
					m.out = append(m.out, j)
				}
			}
			i = j
		case digitKind:
			j := i
			for j < end {
				q, k := utf8.DecodeRuneInString(s[j:end])
				if kindOf(q) != digitKind {
					break
				}
				j += k
			}
			*begins = false
			if j < end && m.afterDigit(s, start, i, j, end) {
				m.out = append(m.out, j)
			}
			i = j
		case markKind:
			if r == '"' {
				*seen++
			}
			if i > start && m.beforeMark(s, start, i, end, r, even && *seen%2 == 1) {
				m.out = append(m.out, i)
			}
			if i+n < end && m.afterMark(s, start, i, i+n, end, r, even && *seen%2 == 0) {
				m.out = append(m.out, i+n)
			}
			switch r {
			case '.', '!', '?', ':', '…':
				*begins = true
			case ',', ';', '-':
				*begins = false
			}
			i += n
		default:
			i += n
		}
	}
}

// run finds the spaces that are missing in a run of letters.
func (m *mend) run(s string, i, j int) {
	if j-i > longestRun || !m.load(s[i:j]) {
		return
	}
	if c := m.known(); c > 0 && c <= whole {
		return
	}
	m.split()
	m.room = m.bounds(m.room[:0])
	for _, b := range m.room {
		m.out = append(m.out, i+b)
	}
}

// join writes the passage with its spaces.
func (m *mend) text(s string) string {
	if len(m.out) == 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(m.out))
	from := 0
	for _, at := range m.out {
		if at <= from && from > 0 {
			continue
		}
		b.WriteString(s[from:at])
		b.WriteByte(' ')
		from = at
	}
	b.WriteString(s[from:])
	return b.String()
}
