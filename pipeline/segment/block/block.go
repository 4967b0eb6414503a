// Package block cuts a page into paragraphs and sees what each of them shows by itself: its letters, marks and lines,
// and the signs of what it may be for.
package block

import (
	"strings"

	"example.org/sourcebook/pipeline/segment/chars"
)

// Block is one paragraph in the making, and what can be seen of it: a run of text between two line ends, or several
// that were joined. A text may have millions of them.
type Block struct {
	Start, End int // bytes of the text, white space at the ends left out
	Hash       uint64
	Blank      int32 // empty lines before it
	Lines      int32 // lines of the text that it has
	Left       int32 // words beside the date, if it is dated
	Sign       Sign
	joined     bool // hard wraps were joined
	Rows       bool // its lines are the rows of a table, such as a calendar
	*features       // shared by blocks with the same short text: never changed
}

// None is a block without text.
func None() (b Block) {
	b.Look("")
	return b
}

// Look fills in the features of a block whose text is s, without white space at its ends.
func (b *Block) Look(s string) {
	b.features = new(features)
	b.look(s)
}

const (
	shortLine = 16      // bytes of a line whose features are kept for others of the same text
	mostShort = 1 << 12 // such lines
)

// Lines gives the lines that have a visible character.
func Lines(text string) []Block {
	out := make([]Block, 0, countLines(text))
	blank := int32(0)
	short := map[string]*features{} // of a page that is all short lines, the features would be most of its memory
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		if s, e := chars.Trim(text, at, end); s < e {
			l := Block{Start: s, End: e, Blank: blank, Lines: 1, features: short[text[s:min(e, s+shortLine+1)]]}
			if l.features == nil {
				l.Look(text[s:e])
				if e-s <= shortLine && len(short) < mostShort {
					short[text[s:e]] = l.features
				}
			}
			out = append(out, l)
			blank = 0
		} else {
			blank++
		}
		at = end + 1
	}
	return out
}

// countLines counts the lines that have a character other than ASCII blanks.
func countLines(text string) int {
	n, seen := 0, false
	for i := range len(text) {
		switch c := text[i]; {
		case c == '\n':
			seen = false
		case c > ' ' && !seen:
			seen = true
			n++
		}
	}
	return n
}
