package describe

import (
	"strings"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
)

// findSender takes the author of a message: the name before the address.
func (d *description) findSender() {
	if d.Mail == nil || d.SenderAt < 0 || d.Author != "" {
		return
	}
	b := &d.Blocks[d.SenderAt]
	s := d.Text[b.Start:b.End]
	from := block.LabelEnd(s)
	to := len(s)
	if i := strings.IndexAny(s[from:], "<[("); i > 0 {
		to = from + i
	}
	from, to = chars.Trim(s, from, to)
	for from < to && (s[from] == '"' || s[from] == '\'') {
		from++
	}
	for from < to && (s[to-1] == '"' || s[to-1] == '\'') {
		to--
	}
	if name := s[from:to]; name != "" && !strings.Contains(name, "@") {
		d.Author = name
		d.evidence("author", b.Start+from, b.Start+to, "mail_header")
	}
}
