package roles

import (
	"strings"

	"example.org/sourcebook/pipeline/segment/block"
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
func (p *Page) findMail() {
	p.Mail, p.SenderAt = nil, -1
	n, addresses, days := 0, 0, 0
	for n < len(p.Blocks) && n < mostOfHead && (n == 0 || p.Blocks[n].Blank == 0) {
		b := &p.Blocks[n]
		s := p.Text[b.Start:b.End]
		label := block.LabelEnd(s)
		if label == 0 || b.Words > 40 || len(strings.Fields(s[:label])) > 2 {
			break
		}
		if strings.Contains(s[label:], "@") {
			addresses++
		}
		if b.Sign.Has(block.Dated) && clock(s) {
			days++
		}
		n++
	}
	if n < leastOfHead || addresses+days == 0 || n == len(p.Blocks) || addresses == 0 && days*2 > n {
		return
	}
	roles := map[int]string{}
	for i := range n {
		b := &p.Blocks[i]
		s := p.Text[b.Start:b.End]
		switch {
		case b.Sign.Has(block.Dated):
			roles[i] = schema.RoleDateline
		case p.SenderAt < 0 && (strings.Contains(s, "@") || addresses == 0 || block.NameLike(s[block.LabelEnd(s):])):
			roles[i], p.SenderAt = schema.RoleByline, i
		default:
			roles[i] = schema.RoleBoilerplate
		}
	}
	for i := n - 1; i >= 0; i-- {
		b := &p.Blocks[i]
		s := p.Text[b.Start:b.End]
		if roles[i] == schema.RoleBoilerplate && !strings.Contains(s, "@") && !(block.NameLike(s[block.LabelEnd(s):]) && i < n-1) {
			p.subject, roles[i] = i, schema.RoleTitle
			break
		}
	}
	p.Mail = roles
}
