package roles

import (
	"strings"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/schema"
)

// A message begins with lines of a label, a colon and a value (RFC 5322, 2.2, in any language): who sent it, when, to
// whom, about what. They are known by an address of mail or a day with its time among them.

const (
	leastOfHead = 3  // lines of the head of a message
	mostOfHead  = 12 // of them that are looked at
)

// findMail gives the lines of the head of a message their roles: the first line with a name or an address is that of
// the sender, the one with the day the dateline, the last one with neither the title.
func (p *Page) findMail() {
	p.Mail, p.SenderAt = nil, -1
	n, addresses, days := p.headOfMail()
	if n < leastOfHead || n == len(p.Blocks) || addresses+days == 0 || addresses == 0 && days*2 > n {
		return
	}
	p.Mail = map[int]string{}
	day := p.dayOfMail(n)
	for i := range n {
		switch {
		case i == day:
			p.Mail[i] = schema.RoleDateline
		case !p.Blocks[i].Sign.Has(block.Dated) && p.SenderAt < 0 && maySend(p, i, addresses):
			p.Mail[i], p.SenderAt = schema.RoleByline, i
		default:
			p.Mail[i] = schema.RoleBoilerplate
		}
	}
	for i := n - 1; i >= 0; i-- {
		if p.Mail[i] != schema.RoleBoilerplate || ofProgram(p, i) {
			continue
		}
		if lastOfMail(p, i, n) && !hasAddress(p, i) || !namesSender(p, i) {
			p.subject, p.Mail[i] = i, schema.RoleTitle
			break
		}
	}
}

// dayOfMail gives the line of the day: that with the fewest words beside it; -1 if there is none.
func (p *Page) dayOfMail(n int) int {
	day := -1
	for i := range n {
		if b := &p.Blocks[i]; b.Sign.Has(block.Dated) && (day < 0 || b.Left < p.Blocks[day].Left) {
			day = i
		}
	}
	return day
}

// maySend reports whether a line of the head of a message may name the sender.
func maySend(p *Page, i, addresses int) bool {
	return !ofProgram(p, i) && (addresses == 0 || namesSender(p, i))
}

// lastOfMail reports whether line i of n is the last one that no program wrote.
func lastOfMail(p *Page, i, n int) bool {
	for k := i + 1; k < n; k++ {
		if !ofProgram(p, k) {
			return false
		}
	}
	return true
}

// ofProgram reports whether a program wrote a line of the head of a message for another: its label has a hyphen, or its
// value has parameters.
func ofProgram(p *Page, i int) bool {
	s := p.Text[p.Blocks[i].Start:p.Blocks[i].End]
	end := block.LabelEnd(s)
	return strings.Contains(s[:end], "-") || strings.Contains(s[end:], "; ") && !strings.Contains(s[end:], "@")
}

// headOfMail counts the lines of a label and a value at the begin of a page, those of them with an address of mail, and
// those with a day and its time.
func (p *Page) headOfMail() (lines, addresses, days int) {
	for n := 0; n < len(p.Blocks) && n < mostOfHead && (n == 0 || p.Blocks[n].Blank == 0); n++ {
		b := &p.Blocks[n]
		s := p.Text[b.Start:b.End]
		label := block.LabelEnd(s)
		if label == 0 || b.Words > 40 || len(strings.Fields(s[:label])) > 2 {
			break
		}
		if strings.Contains(s[label:], "@") {
			addresses++
		}
		if b.Sign.Has(block.Dated) && chars.Clock(s) {
			days++
		}
		lines++
	}
	return lines, addresses, days
}

// hasAddress reports whether a line has an address of mail.
func hasAddress(p *Page, i int) bool {
	b := &p.Blocks[i]
	return strings.Contains(p.Text[b.Start:b.End], "@")
}

// namesSender reports whether the value of a line is an address of mail or a name.
func namesSender(p *Page, i int) bool {
	b := &p.Blocks[i]
	s := p.Text[b.Start:b.End]
	return hasAddress(p, i) || block.NameLike(s[block.LabelEnd(s):])
}
