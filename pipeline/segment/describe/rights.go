package describe

import (
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
)

// findRights reads the publisher from a notice of rights: © YEAR NAME.
func (d *description) findRights() {
	for i := len(d.Blocks) - 1; i >= 0 && d.Publisher == ""; i-- {
		b := &d.Blocks[i]
		s := d.Text[b.Start:b.End]
		if !b.Sign.Has(block.Copyright) || d.ofPicture(i, s) {
			continue
		}
		at := strings.Index(s, "©")
		if at >= 0 {
			at += len("©")
		} else if at = strings.IndexByte(s, ')') + 1; at == 0 {
			continue
		}
		at += firstLetter(s[at:])
		at += afterOpening(d, s[at:])
		at += firstLetter(s[at:]) // the years may stand behind the word
		name := holder(withoutReserve(d, s[at:]))
		if name != "" && !ofMaker(d, s, name) {
			d.Publisher = strings.Join(strings.Fields(name), " ")
			d.evidence("publisher", b.Start+at, b.Start+at+len(name), "copyright_notice")
		}
	}
}

// ofMaker reports whether a notice of rights is that of the program that makes the page: the line names the program
// before its maker, with the sign of a mark or behind words with which a phrase of sites begins.
func ofMaker(d *description, line, name string) bool {
	before, _, _ := strings.Cut(line, "©")
	first, _, _ := strings.Cut(name, " ")
	begun := strings.Contains(before[:d.Furniture.Label(before, block.Opening)], " ")
	return strings.Contains(before, first) && (begun || strings.Contains(before, "®"))
}

// firstLetter gives where the first letter of s is, its length if it has none.
func firstLetter(s string) int {
	if i := strings.IndexFunc(s, unicode.IsLetter); i >= 0 {
		return i
	}
	return len(s)
}

// afterOpening gives the length of the one word before a name that says what the line is: "Copyright".
func afterOpening(d *description, s string) int {
	n := d.Furniture.Label(s, block.Opening)
	if strings.Contains(strings.TrimSpace(s[:n]), " ") {
		return 0
	}
	return n
}

// withoutReserve gives a text up to a word with which a phrase of sites begins: "All rights reserved".
func withoutReserve(d *description, s string) string {
	for i := range s {
		if (i == 0 || s[i-1] == ' ') && d.Furniture.Label(s[i:], block.Opening|block.RemarkBegin) > 0 {
			return strings.TrimRight(s[:i], " ")
		}
	}
	return s
}

// ofPicture reports whether a notice of rights inside the text, without a year, is that of a picture.
func (d *description) ofPicture(i int, s string) bool {
	return !d.Loose && i > d.First && i < d.Last && block.CountDigits(s) == 0
}

// holder gives the name at the begin of s: up to a sentence's end, a bar or comma, a word in lower case after a domain
// name, or the words that reserve rights.
func holder(s string) string {
	e := len(s)
	if i := strings.IndexAny(s, "|,;()（），。·•–—\n"); i >= 0 {
		e = i
	}
	if i := strings.Index(s[:e], ". "); i >= 0 {
		e = i
	}
	words := strings.Fields(s[:e])
	kept, end := 0, 0
	for i, w := range words {
		if chars.ScriptOfText(w) != chars.ScriptOfText(words[0]) && !(w == "&" || w == "+") {
			break
		}
		kept++
		end += strings.Index(s[end:], w) + len(w)
		if dot := strings.IndexByte(w, '.'); dot > 0 && dot < len(w)-2 {
			break // a domain name
		}
		if i+1 < len(words) && !chars.ScriptOfText(w).Spaceless() && len(words)-i > 2 && reserving(words[i+1:]) {
			break
		}
	}
	if kept > longestHolder || block.CountDigits(s[:end]) > mostDigits {
		return ""
	}
	return strings.TrimRight(s[:end], " .&+")
}

// longestHolder is how many words the name of a holder of rights has, and mostDigits how many digits.
const (
	longestHolder = 8
	mostDigits    = 4
)

// reserving reports whether words are a remark and no more a name: a capital only at their begin.
func reserving(words []string) bool {
	lower := 0
	for _, w := range words[1:] {
		if unicode.IsLower(chars.FirstLetter(w)) {
			lower++
		}
	}
	return lower == len(words)-1
}

// findAddress takes the first address that stands by itself outside the core.
func (d *description) findAddress() {
	for i := range d.Blocks {
		b := &d.Blocks[i]
		if !b.Sign.Has(block.Address) || !d.Loose && i > d.First && i < d.Last {
			continue
		}
		s := d.Text[b.Start:b.End]
		if u := block.URLIn(s); u != "" {
			at := b.Start + strings.Index(s, u)
			d.URL = u
			d.evidence("url", at, at+len(u), "address_line")
			return
		}
	}
}
