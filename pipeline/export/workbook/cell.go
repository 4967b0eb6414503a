package workbook

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// The limits of a cell in Excel, and how many digits of a number a spreadsheet keeps.
const (
	cellUnits  = 32_767 // UTF-16 code units
	cellBreaks = 253    // line feeds
	cellDigits = 15
)

// appendCellText writes a text as the content of an XML element of a workbook, so that a reader gets the very same
// text: characters that XML cannot hold, and CR, which XML turns into LF, stand as _xHHHH_, and a text that looks like
// such an escape has its first character escaped (ECMA-376 part 1, 22.9.2.19).
func appendCellText(b []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	for i, r := range s {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '_' && escapeAt(s[i:]):
			b = append(b, "_x005F_"...)
		case r < 0x20 && r != '\t' && r != '\n', r == 0xFFFE, r == 0xFFFF:
			b = append(b, '_', 'x', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15], '_')
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// escapeAt reports whether s begins like _xHHHH_.
func escapeAt(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if strings.IndexByte("0123456789ABCDEFabcdef", c) < 0 {
			return false
		}
	}
	return true
}

// sheetCell is a cell of a sheet; without text it is empty.
type sheetCell struct {
	style  int
	number bool // text is a number as XML Schema writes it; else the cell is a text, of at most a cell's size
	face   int  // place of the typeface of a text
	text   string
}

// rowXML writes rows of a sheet.
type rowXML struct {
	row     int   // number of the next row
	widths  []int // of the columns
	letters []string
	buf     []byte
}

func newRowXML(row int, widths []int) rowXML { return rowXML{row: row, widths: widths} }

// The heights of rows, in points: Excel would find them itself, but not every program does.
const (
	lineHeight  = 1575 // a line of 12 points of Arial, in hundredths
	highestRow  = 26   // lines that a row can show
	partOfALong = 8    // lines for a text that cannot be shown whole
)

// height is that of the highest text of a row, in hundredths of a point.
func (x *rowXML) height(cells []sheetCell) int {
	height := lineHeight
	for i, c := range cells {
		if c.number || c.text == "" || i >= len(x.widths) {
			continue
		}
		n := lineCount(c.text, room(c.text, x.widths[i]), highestRow+1)
		if n > highestRow {
			n = partOfALong
		}
		height = max(height, n*typefaces[c.face].line)
	}
	return height
}

// append gives the XML of a row, which is valid until the next call.
func (x *rowXML) append(cells []sheetCell) []byte {
	b := append(x.buf[:0], `<row r="`...)
	b = strconv.AppendInt(b, int64(x.row), 10)
	b = append(b, `" ht="`...)
	b = appendHundredths(b, x.height(cells))
	b = append(b, `">`...)
	for i, c := range cells {
		if c.text == "" {
			continue
		}
		for len(x.letters) <= i {
			x.letters = append(x.letters, columnName(len(x.letters)))
		}
		b = append(b, `<c r="`...)
		b = append(b, x.letters[i]...)
		b = strconv.AppendInt(b, int64(x.row), 10)
		b = append(b, `" s="`...)
		b = strconv.AppendInt(b, int64(c.style), 10)
		if c.number {
			b = append(b, `"><v>`...)
			b = append(b, c.text...)
			b = append(b, `</v></c>`...)
			continue
		}
		b = append(b, `" t="inlineStr"><is><t`...)
		if c.text[0] <= ' ' || c.text[len(c.text)-1] <= ' ' {
			b = append(b, ` xml:space="preserve"`...)
		}
		b = append(b, '>')
		b = appendCellText(b, c.text)
		b = append(b, `</t></is></c>`...)
	}
	b = append(b, `</row>`...)
	x.row++
	x.buf = b
	return b
}

// room is how many characters of a text a line has in a column of that width. Letters are narrower than digits, but for
// a word that does not fit, such as a digest.
func room(text string, width int) int {
	word := 0
	for i := range len(text) {
		if word++; text[i] == ' ' || text[i] >= utf8.RuneSelf {
			word = 0
		}
		if word > width-2 {
			return max(width-2, 1)
		}
	}
	return width*11/10 - 1
}

// appendHundredths writes n / 100 as a decimal number.
func appendHundredths(b []byte, n int) []byte {
	b = strconv.AppendInt(b, int64(n/100), 10)
	if n%100 == 0 {
		return b
	}
	b = append(b, '.', byte('0'+n/10%10))
	if n%10 == 0 {
		return b
	}
	return append(b, byte('0'+n%10))
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

// columnName is the letters of a column, from 0.
func columnName(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// formulaLike reports whether a program could take the text for a formula when somebody edits the cell (OWASP, CSV
// injection).
func formulaLike(s string) bool { return strings.IndexByte("=+-@\t\r\n\x00", s[0]) >= 0 }

// fitsCell reports whether a text fits a cell, escapes counted as they are written.
func fitsCell(s string) bool {
	if len(s) <= cellUnits/7 && len(s) <= cellBreaks {
		return true
	}
	return cellPrefix(s, cellUnits) == len(s)
}

// cellPrefix gives the length in bytes of the longest beginning of s with at most that many UTF-16 code units and
// cellBreaks line feeds.
func cellPrefix(s string, units int) int {
	breaks := 0
	for i, r := range s {
		switch {
		case r >= 0x10000:
			units -= 2
		case r < 0x20 && r != '\t' && r != '\n', r == '_' && escapeAt(s[i:]), r == 0xFFFE, r == 0xFFFF:
			units -= 7
		default:
			units--
		}
		if r == '\n' {
			breaks++
		}
		if units < 0 || breaks > cellBreaks {
			return i
		}
	}
	return len(s)
}

// cutCell shortens a text that does not fit a cell: after the last sentence end in the last tenth of what fits, else
// between two characters, with a marker that says so and where the whole stands.
func cutCell(s, where string) string {
	marker := func(n int) string {
		return fmt.Sprintf(" [truncated, %d of %d characters; the whole text: %s]", n, utf8.RuneCountInString(s), where)
	}
	longest := marker(len(s)) // at least as long as the marker will be
	n := cellPrefix(s, cellUnits-cellPrefixUnits(longest))
	if end := lastSentenceEnd(s[:n]); end >= n-n/10 {
		n = end
	}
	return s[:n] + marker(utf8.RuneCountInString(s[:n]))
}

func cellPrefixUnits(s string) int {
	units := 0
	for _, r := range s {
		units += 1 + boolean(r >= 0x10000)
		if r == '_' || r < 0x20 {
			units += 6
		}
	}
	return units
}

// lastSentenceEnd gives the place after the last full stop, question or exclamation mark that ends a word, or line end.
func lastSentenceEnd(s string) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		switch r {
		case '。', '！', '？', '।', '؟', '۔', '\n':
			return i
		case '.', '!', '?':
			if i < len(s) && s[i] == ' ' {
				return i
			}
		}
		i -= size
	}
	return 0
}

// shortNumber reports whether a decimal in canonical form has no more digits than a spreadsheet keeps.
func shortNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole, fraction, point := strings.Cut(s, ".")
	digits := strings.TrimLeft(whole+fraction, "0")
	if !point {
		digits = strings.TrimRight(digits, "0")
	}
	return len(digits) <= cellDigits && len(whole) <= 20
}

// displayWidth is the width of the longest line of a text in columns of a terminal, wide East Asian characters as two,
// counted up to a limit.
func displayWidth(s string, limit int) int {
	longest, line := 0, 0
	for _, r := range s {
		if r == '\n' {
			line = 0
			continue
		}
		line++
		if r >= 0x1100 {
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				line++
			}
		}
		if longest = max(longest, line); longest >= limit {
			return limit
		}
	}
	return longest
}

// lineCount is the number of lines that a text takes in a column of that width, counted up to a limit.
func lineCount(s string, width, limit int) int {
	lines := 0
	for part := range strings.SplitSeq(s, "\n") {
		w := displayWidth(part, width*limit)
		if lines += max(1, (w+width-1)/width); lines >= limit {
			return limit
		}
	}
	return lines
}

// The widths of columns, in characters.
const (
	minWidth = 8
	maxWidth = 60
)

// columnWidth is the width of a column whose widest line has that many characters, at most maxWidth.
func columnWidth(header string, widest int) int {
	const button = 4 // room for the button of the filter
	w := max(minWidth, displayWidth(header, maxWidth)+button)
	switch {
	case widest >= maxWidth:
		return maxWidth
	case widest > 50:
		return max(w, 32)
	}
	return max(w, widest+2)
}
