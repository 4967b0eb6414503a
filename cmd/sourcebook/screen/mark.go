package screen

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/span"
)

// The marks in a text that is shown.
const (
	markName    = '⟨' // a name begins
	markEnd     = '⟩' // a name ends
	markAdded   = '␣' // the source has no white space here
	markDropped = '⁀' // the source has white space here
	markJoined  = '⏎' // the source has a line end here
)

// Marks shows a text with what was made of it: its repairs and its names.
type Marks struct {
	Names, Ends map[int64]bool // code points of the document where a name begins, and where one ends
	seen        map[rune]bool
}

// NewMarks makes marks without names.
func NewMarks() *Marks {
	return &Marks{Names: map[int64]bool{}, Ends: map[int64]bool{}, seen: map[rune]bool{}}
}

// Legend says what the marks mean that were set, a line each, each with a line end before it; empty if there are none.
func (m *Marks) Legend() string {
	legend := ""
	for _, l := range []struct {
		mark rune
		what string
	}{
		{markAdded, "a space that the source lacks"},
		{markDropped, "white space of the source that was dropped or made one space"},
		{markJoined, "a line end of the source"},
		{markName, "a name begins; ⟩ ends it"},
	} {
		if m.seen[l.mark] {
			legend += fmt.Sprintf("\n  %c  %s", l.mark, l.what)
		}
	}
	return legend
}

// Text sets a mark in a clean text wherever its white space is not that of the source, and around each name. The source
// is the passage that begins with code point at.
func (m *Marks) Text(clean, source string, at int64) string {
	var b strings.Builder
	put := func(mark rune) {
		m.seen[mark] = true
		b.WriteRune(mark)
	}
	for clean != "" {
		c, s := spaceBefore(clean), spaceBefore(source)
		switch {
		case clean[:c] == source[:s]:
			b.WriteString(clean[:c])
		case c == 0:
			put(markDropped)
		case s == 0:
			put(markAdded)
		case strings.Contains(source[:s], "\n") && !strings.Contains(clean[:c], "\n"):
			put(markJoined)
		default:
			b.WriteString(clean[:c])
			put(markDropped)
		}
		at += int64(utf8.RuneCountInString(source[:s]))
		clean, source = clean[c:], source[s:]
		if clean == "" {
			break
		}
		if m.Names[at] {
			put(markName)
		}
		_, n := utf8.DecodeRuneInString(clean)
		b.WriteString(clean[:n])
		clean, source = clean[n:], source[min(n, len(source)):]
		if at++; m.Ends[at] {
			put(markEnd)
		}
	}
	return b.String()
}

// spaceBefore gives how many bytes of white space s begins with.
func spaceBefore(s string) int { return len(s) - len(strings.TrimLeftFunc(s, span.IsSpace)) }
