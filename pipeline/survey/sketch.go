// Package survey gathers evidence from the whole corpus: which lines stand in several texts, as the furniture of a site
// does, and which texts share passages, as versions of one text do. No text is compared with another: the stage Sketch
// makes a small sketch of each, and the stage Survey reads the sketches only.
package survey

import (
	"context"
	"slices"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
)

// Sketch is the stage that makes the sketch of each text.
var Sketch = stage.Stage{
	Name: "sketch", Version: 2, Each: stage.Document, Cached: true,
	Reads:  []string{tables.Texts.Name},
	Writes: []string{tables.Sketches.Name},
	Run: func(_ context.Context, in *stage.Reader, out *stage.Writer) error {
		if t := tables.Texts.One(in); t != nil {
			tables.Sketches.Write(out, &tables.Sketch{DocumentID: t.DocumentID, Lines: lines(t.Text), Shingles: shingles(t.Text),
				Glued: glued(t.Text)})
		}
		return nil
	},
}

const (
	// width is the length of a shingle in bytes of UTF-8: 24 letters of English, 12 of Russian, 8 of Chinese.
	width = 24
	// sketchSize is the most shingles that a sketch keeps. With 256, the share of common shingles has a standard error
	// of 3 per cent at most.
	sketchSize = 256
)

// lines gives the hash of each line of the text that has a visible character, in order. White space at its ends does
// not count, and a run of white space inside counts as one blank.
func lines(text string) []uint64 {
	var out []uint64
	h, visible, space := uint64(fnvBasis), false, false
	for i := 0; i < len(text); {
		c := text[i]
		if c == '\n' {
			if visible {
				out = append(out, mix(h))
			}
			h, visible, space = fnvBasis, false, false
			i++
			continue
		}
		n := 1
		blank := c == ' ' || c >= '\t' && c <= '\r'
		if c >= utf8.RuneSelf {
			var r rune
			if r, n = utf8.DecodeRuneInString(text[i:]); span.IsSpace(r) {
				blank = true
			}
		}
		if blank {
			space = visible
			i += n
			continue
		}
		if space {
			h = (h ^ ' ') * fnvPrime
			space = false
		}
		visible = true
		for range n {
			h = (h ^ uint64(text[i])) * fnvPrime
			i++
		}
	}
	if visible {
		out = append(out, mix(h))
	}
	return out
}

// shingles gives the smallest hashes of the shingles of the text, ascending and without repetition: the bottom-k sketch
// of Broder, On the resemblance and containment of documents (1997). A shingle is width bytes of the letters of the
// text in lower case, so that lost blanks, other punctuation and other line ends change nothing.
func shingles(text string) []uint64 {
	const base = 0x9E3779B97F4A7C15 // odd, so no information is lost
	var (
		ring [width]byte
		last = uint64(1) // base^width
		h    uint64
		n    int
		kept = make([]uint64, 0, 4*sketchSize)
		most = ^uint64(0)
	)
	for range width {
		last *= base
	}
	push := func(c byte) {
		at := n % width
		h = h*base + uint64(c) + 1
		if n >= width {
			h -= (uint64(ring[at]) + 1) * last
		}
		ring[at] = c
		n++
	}
	emit := func() {
		if n < width {
			return
		}
		if s := mix(h); s < most {
			if kept = append(kept, s); len(kept) == cap(kept) {
				slices.Sort(kept)
				kept = slices.Compact(kept)
				if len(kept) >= sketchSize {
					kept = kept[:sketchSize]
					most = kept[sketchSize-1]
				}
			}
		}
	}
	var buf [utf8.UTFMax]byte
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			if c |= 0x20; c >= 'a' && c <= 'z' {
				push(c)
				emit()
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if r = character.LowerLetter(r); r == 0 {
			continue
		}
		for _, b := range buf[:utf8.EncodeRune(buf[:], r)] {
			push(b)
		}
		emit()
	}
	slices.Sort(kept)
	kept = slices.Compact(kept)
	return slices.Clip(kept[:min(len(kept), sketchSize)])
}

// The constants of FNV-1a with 64 bits (draft-eastlake-fnv).
const (
	fnvBasis = 0xCBF29CE484222325
	fnvPrime = 0x100000001B3
)

// mix spreads the bits of a hash over all its places (the finalizer of MurmurHash3), as a minimum needs.
func mix(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xFF51AFD7ED558CCD
	h ^= h >> 33
	h *= 0xC4CEB9FE1A85EC53
	return h ^ h>>33
}
