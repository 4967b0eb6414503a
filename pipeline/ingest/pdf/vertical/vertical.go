// Package vertical lays pages whose lines run from top to bottom, as those of Chinese and Japanese books do, on their
// side: the lines then run from left to right, the first one at the top, as on other pages.
package vertical

import (
	"example.org/sourcebook/pipeline/ingest/pdf/sign"
	"example.org/sourcebook/pipeline/pdfium"
)

// The measures of a page whose lines run downward.
const (
	leastDown = 8 // steps from one character to the one below it
	mostAside = 4 // steps to the right are one in so many of them at most
)

// Is reports whether the lines of a page run from top to bottom: most characters of scripts without blanks stand below
// the one before them.
func Is(p *pdfium.Page) bool {
	down, aside := 0, 0
	var last pdfium.Char
	for _, c := range p.Chars {
		if c.Made || !c.Upright || !sign.Wide(c.Rune) {
			continue
		}
		step, across := last.Base-c.Base, middle(c.Box)-middle(last.Box)
		switch near := 2 * c.Size; {
		case last.Size != c.Size:
		case step > c.Size/2 && step < near && across < c.Size/3 && across > -c.Size/3:
			down++
		case step == 0 && across > c.Size/2 && across < near:
			aside++
		}
		last = c
	}
	return down >= leastDown && aside*mostAside <= down
}

// middle is how far the middle of a box is from the left.
func middle(b pdfium.Box) int { return (b.Left + b.Right) / 2 }

// Turn gives a page on its side. Characters that stood on their side stand upright then.
func Turn(p *pdfium.Page) pdfium.Page {
	out := pdfium.Page{Width: p.Height, Height: p.Width, Elements: p.Elements, Chars: make([]pdfium.Char, len(p.Chars))}
	for i, c := range p.Chars {
		if !c.Made {
			turn(&c, p.Height)
		}
		out.Chars[i] = c
	}
	return out
}

// turn lays a character of a page of a height on its side. As on other pages it is as wide as the way to the next one,
// and reaches from a quarter of its size below its line to seven eighths above it.
func turn(c *pdfium.Char, height int) {
	box := c.Box
	if c.Upright {
		c.Left = height - c.Base - c.Size*7/8
		c.Right = c.Left + c.Size
		c.Bottom = middle(box) - c.Size*9/16
	} else {
		c.Upright, c.Size = true, (box.Right-box.Left)*8/9
		c.Left, c.Right, c.Bottom = height-box.Top, height-box.Bottom, middle(box)-c.Size*9/16
	}
	c.Base = c.Bottom + c.Size/4
	c.Top = c.Bottom + c.Size*9/8
}
