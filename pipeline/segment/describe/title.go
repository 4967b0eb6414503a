package describe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/headline"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/schema"
)

// findTitle takes the title's line, without what a site puts around it.
func (d *description) findTitle() {
	if d.TitleAt < 0 {
		return
	}
	t := titleLine{description: d, rule: "title_line"}
	t.start, t.end = d.HeadingSpan(d.TitleAt)
	if d.Mail != nil {
		t.start += block.LabelEnd(t.text())
	}
	t.dropMarks()
	t.dropForeign()
	t.dropSite()
	t.dropEnd()
	if t.start == t.end {
		return
	}
	line := d.Blocks[d.TitleAt]
	line.Start, line.End = t.start, t.end
	d.Title, _ = line.Clean(d.Text)
	d.evidence("title", t.start, t.end, t.rule)
}

// titleLine is what is left of the line of a title: bytes of the text.
type titleLine struct {
	*description
	start, end int
	rule       string
}

func (t *titleLine) text() string { return t.Text[t.start:t.end] }

// dropMarks takes the marks of a heading in Markdown off.
func (t *titleLine) dropMarks() {
	if rest := strings.TrimLeft(t.text(), "#"); len(rest) < t.end-t.start && strings.HasPrefix(rest, " ") {
		t.start = t.end - len(rest)
	}
}

// dropForeign takes off the name of the site in another script before the title.
func (t *titleLine) dropForeign() {
	at := foreignLead(t.text(), t.Script)
	if at == 0 {
		return
	}
	if t.Publisher == "" {
		t.Publisher = strings.TrimSpace(t.text()[:at])
		t.evidence("publisher", t.start, t.start+at, "name_before_title")
	}
	t.start += at
	t.rule = "title_after_name"
}

// mostOfSite is how many words the name of a site has, with the bar before it.
const mostOfSite = 6

// dropSite takes off the name of the site after a bar: it is short, and shorter than the title.
func (t *titleLine) dropSite() {
	s := t.text()
	bar := strings.LastIndexAny(s, "|｜")
	if bar <= 0 || len(strings.Fields(s[bar:])) > mostOfSite || bar <= len(s)-bar {
		return
	}
	_, n := utf8.DecodeRuneInString(s[bar:])
	if name := strings.TrimSpace(s[bar+n:]); t.Publisher == "" && name != "" {
		t.Publisher = name
		t.evidence("publisher", t.start+bar+n, t.end, "name_after_title")
	}
	t.end = t.start + bar
}

// findSiteName takes the publisher from the name of the site behind the title that the markup states for the window:
// what stands there after the title of the page, and after the last sign if there are several.
func (d *description) findSiteName() {
	for i := range d.Stated {
		s := &d.Stated[i]
		before, rest, ok := strings.Cut(s.Value, d.Title)
		if d.Publisher != "" || d.Title == "" || s.Field != "title" || s.Rule != "html_title" || !ok {
			continue
		}
		name := behindTitle(rest)
		fits := name != "" && siteName(d, name)
		if strings.TrimSpace(rest) == "" {
			name = beforeTitle(before)
			fits = name != "" && len(strings.Fields(name)) < mostOfSite && shownAgain(d, name) && !d.noAuthor(name)
		}
		if fits {
			d.Publisher = name
			d.show("publisher", s, name)
		}
	}
}

// behindTitle gives what stands after the last sign behind a title: "" without a sign.
func behindTitle(rest string) string {
	at := 0 // where the name begins
	for _, sign := range headline.SiteSigns {
		if i := strings.LastIndex(rest, sign); i >= 0 {
			at = max(at, i+len(sign))
		}
	}
	if at == 0 {
		return ""
	}
	return strings.TrimSpace(rest[at:])
}

// beforeTitle gives what stands before a title and the sign or colon between: "" without one, or with several.
func beforeTitle(before string) string {
	name := strings.TrimRight(before, " :|-–—·»~：｜_")
	if name == before || strings.ContainsAny(name, "|:") {
		return ""
	}
	return name
}

// siteName reports whether a text may be the name of a site.
func siteName(d *description, s string) bool {
	named := block.NameLike(s) || shownAgain(d, s)
	return len(strings.Fields(s)) < mostOfSite && named && block.CountDigits(s) == 0 && !d.noAuthor(s)
}

// shownAgain reports whether words that begin with a capital are a line around the text, or end one, as the name of a
// site does. Many languages write the other words of such names in small letters.
func shownAgain(d *description, s string) bool {
	if !unicode.IsUpper(chars.FirstLetter(s)) {
		return false
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		line := strings.TrimRight(d.Text[b.Start:b.End], ". ")
		around := d.Roles[i] == schema.RoleBoilerplate || i != d.TitleAt && (line == s || strings.HasSuffix(line, ": "+s))
		if around && b.Runes <= longestSide && strings.HasSuffix(line, s) {
			return true
		}
	}
	return false
}

const (
	danglingMarks = ",|-，_" // at the end of a title, belong to what stood behind it
	anchorMarks   = "#¶§"   // at the end of a heading with markup, link to it
)

// dropEnd takes blanks and dangling marks off the ends.
func (t *titleLine) dropEnd() {
	for t.start < t.end {
		r, n := utf8.DecodeLastRuneInString(t.text())
		anchor := t.Marks != nil && strings.ContainsRune(anchorMarks, r)
		if !span.IsSpace(r) && !anchor && !strings.ContainsRune(danglingMarks, r) {
			break
		}
		t.end -= n
	}
	t.start, t.end = chars.Trim(t.Text, t.start, t.end)
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
