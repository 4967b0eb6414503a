// Package describe reads what a page says of itself: title, author, publisher, day of publication, address.
package describe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/date"
	"example.org/sourcebook/pipeline/segment/roles"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Describe reads what the page says of itself: title, author, publisher, day of publication, address.
func Describe(p *roles.Page, x *span.Index) *tables.Metadata {
	m := &tables.Metadata{DocumentID: p.ID}
	d := &description{Page: p, index: x, Metadata: m}
	d.findStated()
	d.findSender()
	d.findPublished()
	d.findNames()
	d.findTitle()
	d.findRights()
	d.findAddress()
	d.findSite()
	return m
}

type description struct {
	*roles.Page
	*tables.Metadata
	index *span.Index
	days  map[int][]date.Day // of the blocks that are dated
}

// evidence records where a field was read: bytes of the text.
func (d *description) evidence(field string, start, end int, rule string) {
	s, e := chars.Trim(d.Text, start, end)
	o := d.index.Of(s, e)
	d.Evidence = append(d.Evidence, schema.Evidence{Field: field, Start: o.Start, End: o.End, Rule: rule})
}

// findTitle takes the title's line, without what a site puts around it.
func (d *description) findTitle() {
	if d.TitleAt < 0 {
		return
	}
	s, e := d.HeadingSpan(d.TitleAt)
	if t := strings.TrimLeft(d.Text[s:e], "#"); len(t) < e-s && strings.HasPrefix(t, " ") {
		s = e - len(t)
	}
	rule := "title_line"
	// The name of the site in another script before the title.
	if at := foreignLead(d.Text[s:e], d.Script); at > 0 {
		if d.Publisher == "" {
			d.Publisher = strings.TrimSpace(d.Text[s : s+at])
			d.evidence("publisher", s, s+at, "name_before_title")
		}
		s += at
		rule = "title_after_name"
	}
	// The name of the site after a bar.
	if i := strings.LastIndexAny(d.Text[s:e], "|｜"); i > 0 && len(strings.Fields(d.Text[s+i:e])) <= 6 && len(d.Text[s:s+i]) > len(d.Text[s+i:e]) {
		_, n := utf8.DecodeRuneInString(d.Text[s+i:])
		if name := strings.TrimSpace(d.Text[s+i+n : e]); d.Publisher == "" && name != "" {
			d.Publisher = name
			d.evidence("publisher", s+i+n, e, "name_after_title")
		}
		e = s + i
	}
	for s < e {
		r, n := utf8.DecodeLastRuneInString(d.Text[s:e])
		if !span.IsSpace(r) && !(d.Marks != nil && (r == '#' || r == '¶' || r == '§')) && r != ',' && r != '|' && r != '-' && r != '，' && r != '_' {
			break
		}
		e -= n
	}
	s, e = chars.Trim(d.Text, s, e)
	if s == e {
		return
	}
	block := d.Blocks[d.TitleAt]
	block.Start, block.End = s, e
	d.Title, _ = block.Clean(d.Text)
	d.evidence("title", s, e, rule)
}

// foreignLead gives the length of a run of words at the begin of s that is in a dense script while the page is in
// another; 0 if there is none, or nothing else.
func foreignLead(s string, own chars.Script) int {
	if chars.Weight(own) > 1 {
		return 0
	}
	end := 0
	for i, r := range s {
		sc := chars.Latin
		if r >= utf8.RuneSelf {
			sc = chars.ScriptOf(r)
		} else if !unicode.IsLetter(r) {
			sc = chars.NoScript
		}
		switch {
		case sc == own:
			if end > 0 && strings.IndexFunc(s[end:i], unicode.IsSpace) >= 0 {
				return i
			}
			return 0
		case chars.Weight(sc) > 1:
			end = i + utf8.RuneLen(r)
		}
	}
	return 0
}

// findPublished takes the day of the first dateline; other days of publication are named as an issue.
func (d *description) findPublished() {
	d.days = map[int][]date.Day{}
	stated := d.Published != ""
	ambiguous := false
	rank := 0 // of the day that was taken: 1 update, 2 plain
	for i := range d.Blocks {
		b := &d.Blocks[i]
		role := d.Roles[i]
		inline := role == schema.RoleBody && (i == d.First || i == d.Last)
		if role != schema.RoleDateline && role != schema.RoleByline && !inline || !inline && !d.Loose && i > d.First && i < d.Last {
			continue // the dates of comments are not the text's
		}
		s := d.Text[b.Start:b.End]
		at := 0
		if inline {
			if s, at = d.dateline(s, i == d.First); s == "" {
				continue
			}
		}
		days := date.In(s, d.Packs)
		if !inline {
			d.days[i] = days
		}
		for _, day := range days {
			if stated {
				break
			}
			if day.Date == "" {
				ambiguous = true
				continue
			}
			r := 2
			if d.afterLabel(s, day.Start, block.UpdatedLabel) {
				r = 1
			}
			switch {
			case d.Published == "" || r > rank && d.Published != day.Date:
				if d.Published != "" {
					d.drop("published")
				}
				d.Published, rank = day.Date, r
				rule := "dateline"
				if inline {
					rule = "dateline_in_text"
				}
				d.evidence("published", b.Start+at+day.Start, b.Start+at+day.End, rule)
			case d.Published != day.Date && r >= rank && i < d.First:
				d.issue("conflicting_dates")
			}
		}
	}
	if d.Published == "" && ambiguous {
		d.issue("ambiguous_date")
	}
}

// drop removes the evidence of a field.
func (d *description) drop(field string) {
	kept := d.Evidence[:0]
	for _, e := range d.Evidence {
		if e.Field != field {
			kept = append(kept, e)
		}
	}
	d.Evidence = kept
}

func (d *description) issue(name string) {
	for _, i := range d.Issues {
		if i == name {
			return
		}
	}
	d.Issues = append(d.Issues, name)
}

// afterLabel reports whether a label of the kind stands in s before byte end, with no other date between.
func (d *description) afterLabel(s string, end int, kind block.Phrase) bool {
	for i := 0; i < end; {
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLetter(r) {
			if d.Furniture.Label(s[i:end], kind) > 0 {
				return true
			}
			for i < end {
				r, n := utf8.DecodeRuneInString(s[i:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) {
					break
				}
				i += n
			}
			continue
		}
		i += n
	}
	return false
}

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
	for i := range d.Blocks {
		if role := d.Roles[i]; role == schema.RoleByline && i != d.BylineAt || role == schema.RoleDateline {
			d.readNames(i)
		}
	}
	for i := 0; i < d.First && i < len(d.Blocks) && d.Author == ""; i++ {
		if at, name := d.TrailingName(i); d.Roles[i] == schema.RoleByline && name != "" {
			at += d.Blocks[i].Start
			d.setAuthor(at, at+len(name), "byline_name")
			break
		}
		if b := &d.Blocks[i]; d.Roles[i] == schema.RoleByline && d.LabelsName(i) {
			s := d.Text[b.Start:b.End]
			c := strings.IndexAny(s, ":：")
			_, n := utf8.DecodeRuneInString(s[c:])
			from, to := chars.Trim(s, c+n, len(s))
			d.setAuthor(b.Start+from, b.Start+to, "byline_label")
		}
	}
}

// findRights reads the publisher from a notice of rights: © YEAR NAME.
func (d *description) findRights() {
	for i := len(d.Blocks) - 1; i >= 0 && d.Publisher == ""; i-- {
		b := &d.Blocks[i]
		if !b.Sign.Has(block.Copyright) {
			continue
		}
		s := d.Text[b.Start:b.End]
		at := strings.Index(s, "©")
		if at >= 0 {
			at += len("©")
		} else if at = strings.IndexByte(s, ')') + 1; at == 0 {
			continue
		}
		for at < len(s) {
			r, n := utf8.DecodeRuneInString(s[at:])
			if unicode.IsLetter(r) {
				break
			}
			at += n
		}
		name := holder(s[at:])
		if name != "" {
			d.Publisher = name
			d.evidence("publisher", b.Start+at, b.Start+at+len(name), "copyright_notice")
		}
	}
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
	var kept []string
	for i, w := range words {
		if chars.ScriptOfText(w) != chars.ScriptOfText(words[0]) {
			break
		}
		kept = append(kept, w)
		if dot := strings.IndexByte(w, '.'); dot > 0 && dot < len(w)-2 {
			break // a domain name
		}
		if i+1 < len(words) && !chars.ScriptOfText(w).Spaceless() && len(words)-i > 2 && reserving(words[i+1:]) {
			break
		}
	}
	name := strings.TrimRight(strings.Join(kept, " "), " .")
	if !strings.HasPrefix(s, name) || len(kept) > 8 {
		return ""
	}
	return name
}

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

// acronym reports whether a text is one word in capitals.
func acronym(s string) bool {
	letters := 0
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	return letters > 1
}
