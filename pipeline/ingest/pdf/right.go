package pdf

import (
	"cmp"
	"slices"
	"unicode"

	"example.org/sourcebook/pipeline/ingest/pdf/sign"
	"example.org/sourcebook/pipeline/ingest/pdf/vowel"
	"example.org/sourcebook/pipeline/pdfium"
)

// What is written from right to left stands in a PDF in whatever order it was drawn. Its places say how it is read:
// from the right, but numbers and words of other scripts in it from the left (UAX 9).

// strung joins pieces that stand close on one line where some are written from right to left: they may have been drawn
// word by word in any order.
func strung(in []piece) []piece {
	if !slices.ContainsFunc(in, func(p piece) bool { return p.right > 0 }) {
		return in
	}
	var out []piece
	for _, l := range onLines(in, 0, 0) {
		slices.SortStableFunc(l.pieces, func(a, b piece) int { return cmp.Compare(a.Left, b.Left) })
		for i, p := range l.pieces {
			if n := len(out); i > 0 && (out[n-1].right > 0 || p.right > 0) &&
				gap(out[n-1].Box, p.Box)*3 < 4*min(height(out[n-1].Box), height(p.Box)) {
				last := &out[n-1]
				last.chars = last.chars[:len(last.chars):len(last.chars)]
				if last.apart || p.apart {
					last.chars = append(last.chars, pdfium.Char{Rune: ' '})
				}
				last.chars = append(last.chars, p.chars...)
				last.Box, last.right, last.wide = join(last.Box, p.Box), last.right+p.right, last.wide+p.wide
				continue
			}
			out = append(out, p)
		}
	}
	return out
}

// fromRight puts the characters of a line into the order in which it is read, and parts it where there are wide gaps.
func fromRight(in []piece) []piece {
	chars := letters(in)
	slices.SortStableFunc(chars, func(a, b letter) int {
		if a.Box == b.Box {
			return ligature(a.Rune) - ligature(b.Rune)
		}
		return cmp.Compare(b.Right, a.Right)
	})
	chars = voweled(chars)
	high := 0
	for _, c := range chars {
		high = max(high, height(c.Box))
	}
	runes := make([]rune, len(chars))
	for i := range chars {
		runes[i] = chars[i].Rune
	}
	begins := func(i int) bool {
		return i == 0 || chars[i-1].Rune == ' ' || gap(chars[i-1].Box, chars[i].Box)*100 > high*leastBlank
	}
	for _, i := range sign.Opening(runes, begins) {
		chars[i].Rune = sign.Turned(chars[i].Rune)
	}
	var out []piece
	for i := 0; i < len(chars); {
		run := leftRun(chars[i:], runes, high)
		part := slices.Clone(chars[i : i+run])
		if run > 1 {
			slices.Reverse(part)
		}
		i += run
		parted := i > run && chars[i-run-1].word != part[0].word
		out = put(out, part, parted, high)
	}
	return out
}

// voweled puts marks after the letters that they stand over.
func voweled(in []letter) []letter {
	bare := make([]pdfium.Char, len(in))
	for i := range in {
		bare[i] = in[i].Char
	}
	out := make([]letter, len(in))
	for i, at := range vowel.Order(bare) {
		out[i] = in[at]
		if unicode.Is(unicode.Mn, out[i].Rune) && i > 0 && out[i-1].Rune != ' ' {
			out[i].Box, out[i].word = out[i-1].Box, out[i-1].word // it takes no room of its own
		}
	}
	return out
}

// letter is a character with the number of the word that it was drawn in.
type letter struct {
	pdfium.Char
	word int
}

// letters gives the characters of pieces but the blanks that PDFium made, and those that have no width: those part
// words, but do not stand where they are read.
func letters(in []piece) []letter {
	var out []letter
	word := 0
	for _, p := range in {
		for _, c := range p.chars {
			switch {
			case c.Made:
			case c.Rune == ' ' && c.Left == c.Right:
				word++
			default:
				out = append(out, letter{c, word})
			}
		}
		word++
	}
	return out
}

// widestGap is the least gap, in hundredths of the height of a line, that parts cells which are read from the right.
const widestGap = 150

// widestNumbers is the same between two numbers.
const widestNumbers = 60

// leastRight is the least white between characters that is a blank, in hundredths of the height of a line: letters that
// do not join stand apart, too.
const leastRight = 22

// leastParted is the least white between words that were drawn with a blank between them.
const leastParted = 5

// put adds characters to the last piece, or begins one after a gap that is wide for characters of that height. parted:
// a blank was drawn before them.
func put(out []piece, in []letter, parted bool, high int) []piece {
	box := in[0].Box
	part := make([]pdfium.Char, 0, len(in))
	for i, c := range in {
		if i > 0 && c.Rune != ' ' && in[i-1].Rune != ' ' && gap(in[i-1].Box, c.Box)*100 > high*leastRight {
			part = append(part, pdfium.Char{Rune: ' ', Box: c.Box, Made: true})
		}
		part, box = append(part, c.Char), join(box, c.Box)
	}
	if n := len(out); n > 0 {
		last := &out[n-1]
		space := gap(last.Box, box)
		end, widest := last.chars[len(last.chars)-1].Rune, widestGap
		if unicode.IsDigit(end) && unicode.IsDigit(part[0].Rune) {
			widest = widestNumbers
		}
		if space*100 < high*widest {
			thin := parted && !unicode.IsPunct(part[0].Rune) && space*100 > high*leastParted
			if (thin || space*100 > high*leastRight) && end != ' ' && part[0].Rune != ' ' && !unicode.Is(unicode.Ps, end) {
				last.chars = append(last.chars, pdfium.Char{Rune: ' ', Box: box, Made: true})
			}
			last.chars = append(last.chars, part...)
			last.Box = join(last.Box, box)
			return out
		}
	}
	return append(out, piece{Box: box, chars: part, right: 1})
}

// ligature orders the characters of lam-alef, which share one glyph: lam comes first.
func ligature(r rune) int {
	const lam = 'ل'
	if r == lam {
		return 0
	}
	return 1
}

// leftRun is how many characters, from the right, are read from the left: a number with its signs, words of other
// scripts with the blanks between them, as far as no gap parts cells; 1 for one of a script that is written from the
// right. runes are those of the line, to its end.
func leftRun(chars []letter, runes []rune, high int) int {
	at := len(runes) - len(chars)
	percent := (chars[0].Rune == '%' || chars[0].Rune == '٪') && len(chars) > 1 && unicode.IsDigit(chars[1].Rune)
	if !sign.IsLeft(chars[0].Rune) && !percent {
		return 1
	}
	end, letters := 1, unicode.IsLetter(chars[0].Rune)
	for i := 1; i < len(chars); i++ {
		r := chars[i].Rune
		switch {
		case gap(chars[i-1].Box, chars[i].Box)*100 >= high*widestGap,
			i == end && !letters && isBlank(chars[i-1], chars[i], high):
			return end
		case sign.IsLeft(r) && (i == end || isJoint(chars[end:i], letters, r) && !sign.IsSpan(runes, at+end, at+i)):
			end = i + 1
			letters = unicode.IsLetter(r)
		case sign.IsBetween(r) || unicode.IsSpace(r):
		default:
			return end
		}
	}
	return end
}

// isBlank reports whether white parts two characters: a number ends there.
func isBlank(a, b letter, high int) bool { return gap(a.Box, b.Box)*100 > high*leastRight }

// isJoint reports whether what stands between two characters that are read from the left is read so too.
func isJoint(between []letter, letters bool, next rune) bool {
	for _, c := range between {
		if unicode.IsSpace(c.Rune) && !(letters && unicode.IsLetter(next)) {
			return false
		}
	}
	return len(between) == 1 || letters && unicode.IsLetter(next)
}
