package screen

import "strings"

// columns is how wide lines are that are broken: as wide as the narrowest terminal that is in use.
const columns = 80

// Wrapped prints a text in lines that fit a terminal, broken at blanks, and beside characters of East Asia, between
// which there are none. Its first line begins behind indent blanks, the others behind two more.
func (p *Printer) Wrapped(indent int, text string) {
	margin := strings.Repeat(" ", indent)
	line, width := "", columns-indent
	for _, piece := range pieces(Visible(text)) {
		if line != "" && Width(line)+Width(strings.TrimRight(piece, " ")) > width {
			p.Line("%s%s", margin, strings.TrimRight(line, " "))
			line = ""
			if width == columns-indent {
				margin, width = margin+"  ", width-2
			}
		}
		line += piece
	}
	p.Line("%s%s", margin, strings.TrimRight(line, " "))
}

// pieces cuts a text after each blank and each wide character, but not before a mark.
func pieces(text string) []string {
	var out []string
	start, wide := 0, false
	for i, r := range text {
		isWide := Width(string(r)) > 1
		if i > start && (text[i-1] == ' ' || wide || isWide) && !strings.ContainsRune(closing, r) {
			out = append(out, text[start:i])
			start = i
		}
		wide = isWide
	}
	return append(out, text[start:])
}

// closing are signs that no line begins with.
const closing = "、。，．：；？！）」』】》〉”’,.:;?!)⟧ %"
