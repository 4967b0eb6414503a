package describe

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/roles"
	"example.org/sourcebook/schema"
)

// findNames reads authors and publishers from bylines and datelines.
func (d *description) findNames() {
	if d.BylineAt >= 0 && d.Author == "" {
		b := &d.Blocks[d.BylineAt]
		rule := "byline_name"
		if d.Profile {
			rule = "profile_name"
		}
		d.setAuthor(b.Start, b.End, rule)
	}
	for i, role := range d.Roles {
		if role == schema.RoleByline && i != d.BylineAt || role == schema.RoleDateline {
			d.readNames(i)
		}
	}
	for i := 0; i < min(d.First, len(d.Blocks)) && d.Author == ""; i++ {
		if d.Roles[i] == schema.RoleByline && d.readByline(i) {
			break
		}
	}
	if i := slices.Index(d.Rules, roles.Signature); i >= 0 && d.Author == "" {
		d.setAuthor(d.Blocks[i].Start, d.Blocks[i].End, "signature")
	}
}

// readByline takes the name at the end of the line of block i, or after its label. It reports whether the line ends
// with a name.
func (d *description) readByline(i int) bool {
	b := &d.Blocks[i]
	if at := pictureAt(d, d.Text[b.Start:b.End]); at > 0 {
		return readWords(d, b.Start, d.Text[b.Start:b.Start+at])
	}
	if at, name := d.TrailingName(i); name != "" {
		d.setAuthor(b.Start+at, b.Start+at+len(name), "byline_name")
		return true
	}
	if roles.BesidePost(d.Page, d.Text[b.Start:b.End]) {
		d.setAuthor(b.Start, b.End, "byline_name")
		return true
	}
	if d.LabelsName(i) {
		s := d.Text[b.Start:b.End]
		c := strings.IndexAny(s, ":：")
		_, n := utf8.DecodeRuneInString(s[c:])
		from, to := chars.Trim(s, c+n, len(s))
		d.setAuthor(b.Start+from, b.Start+to, "byline_label")
	}
	return false
}

// pictureAt gives where the words begin in a byline that say who took the pictures; 0 if there are none after its
// begin.
func pictureAt(d *description, s string) int {
	for i := 1; i < len(s); i++ {
		if s[i-1] == ' ' && d.Furniture.Label(s[i:], block.PhotoLabel) > 0 && block.BeginsWithLabel(s[i:], 2) {
			return i
		}
	}
	return 0
}

// readWords takes the name after the label of a byline, which begins at a byte of the text. It reports whether there
// is one.
func readWords(d *description, start int, s string) bool {
	k := max(block.LabelEnd(s), d.byLine(s))
	if k == 0 || !d.FullName(strings.TrimSpace(s[k:])) {
		return false
	}
	d.setAuthor(start+k, start+len(s), "byline_label")
	return true
}
