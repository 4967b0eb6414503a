package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/schema"
)

// A message begins with lines of a label, a colon and a value (RFC 5322, 2.2, in any language): who sent it, when, to
// whom, about what. They are known by an address of mail or a day with its time among them.

const (
	leastOfHead = 3  // lines of the head of a message
	mostOfHead  = 12 // of them that are looked at
)

// findMail gives the lines of the head of a message their roles: the first line with a name or an address is that of the
// sender, the one with the day the dateline, the last one with neither the title.
func (p *page) findMail() {
	p.mail, p.sender = nil, -1
	n, addresses, days := 0, 0, 0
	for n < len(p.blocks) && n < mostOfHead && (n == 0 || p.blocks[n].blank == 0) {
		b := &p.blocks[n]
		s := p.text[b.start:b.end]
		label := labelEnd(s)
		if label == 0 || b.words > 40 || len(strings.Fields(s[:label])) > 2 {
			break
		}
		if strings.Contains(s[label:], "@") {
			addresses++
		}
		if b.sign.has(dated) && clock(s) {
			days++
		}
		n++
	}
	if n < leastOfHead || addresses+days == 0 || n == len(p.blocks) || addresses == 0 && days*2 > n {
		return
	}
	roles := map[int]string{}
	for i := range n {
		b := &p.blocks[i]
		s := p.text[b.start:b.end]
		switch {
		case b.sign.has(dated):
			roles[i] = schema.RoleDateline
		case p.sender < 0 && (strings.Contains(s, "@") || addresses == 0 || names(s[labelEnd(s):])):
			roles[i], p.sender = schema.RoleByline, i
		default:
			roles[i] = schema.RoleBoilerplate
		}
	}
	for i := n - 1; i >= 0; i-- {
		b := &p.blocks[i]
		s := p.text[b.start:b.end]
		if roles[i] == schema.RoleBoilerplate && !strings.Contains(s, "@") && !(names(s[labelEnd(s):]) && i < n-1) {
			p.subject, roles[i] = i, schema.RoleTitle
			break
		}
	}
	p.mail = roles
}

// labelEnd gives where the value begins in a line of a label, a colon and a value; 0 if the line is none.
func labelEnd(s string) int {
	i := strings.IndexAny(s, ":：")
	if i <= 0 || i > 40 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	end := i + n
	for end < len(s) && (s[end] == ' ' || s[end] == '\t') {
		end++
	}
	if end == len(s) || strings.HasPrefix(s[i:], "://") || strings.ContainsFunc(s[:i], func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != ' ' && r != '-' && r != 0xA0
	}) {
		return 0
	}
	return end
}

// findSender takes the author of a message: the name before the address.
func (d *description) findSender() {
	if d.mail == nil || d.sender < 0 || d.Author != "" {
		return
	}
	b := &d.blocks[d.sender]
	s := d.text[b.start:b.end]
	from := labelEnd(s)
	to := len(s)
	if i := strings.IndexAny(s[from:], "<[("); i > 0 {
		to = from + i
	}
	from, to = trim(s, from, to)
	for from < to && (s[from] == '"' || s[from] == '\'') {
		from++
	}
	for from < to && (s[to-1] == '"' || s[to-1] == '\'') {
		to--
	}
	if name := s[from:to]; name != "" && !strings.Contains(name, "@") {
		d.Author = name
		d.evidence("author", b.start+from, b.start+to, "mail_header")
	}
}
