package describe

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/roles"
)

// part is a field of a byline or dateline that is neither day nor time: "Source: NAME", "By NAME".
type part struct {
	*description
	line      string
	text      string // of the part
	at        int    // where it begins in the line
	base      int    // where the line begins in the text
	dated     bool   // the line has a day
	beforeDay bool   // one stands right after the part
	dayAfter  bool   // one stands after it
}

// partRule is one decision: the first rule that holds for a part reads it.
type partRule struct {
	name string
	when func(*part) bool
	then func(*part)
}

var partRules = []partRule{
	{"author after a label", (*part).namesAuthor, (*part).takeAuthor},
	{"source after a label", (*part).namesSource, (*part).takeSource},
	{"other label", (*part).labelled, (*part).takeLabelled},
	// "5 de marzo de 2022 | EFE"
	{"agency after the day", (*part).isAgency, func(p *part) { p.takePublisher("agency_after_date") }},
	{"name beside a post", (*part).besidePost, func(p *part) { p.takeName("byline_name") }},
	// "04.05.2021 | Ann Lee"
	{"person after the day", (*part).isPerson, func(p *part) { p.takeName("name_after_date") }},
	// "Ann Lee | 04.05.2021"
	{"person before the day", (*part).isPersonBefore, func(p *part) { p.takeName("name_before_date") }},
	// "（2023年9月6日 新华社）"
	{"source in brackets", (*part).inBrackets, func(p *part) { p.takePublisher("source_with_date") }},
	{"name before the day", func(p *part) bool { return p.beforeDay }, (*part).takeBeforeDay},
}

// readNames reads the parts of the line of block i.
func (d *description) readNames(i int) {
	b := &d.Blocks[i]
	s := d.Text[b.Start:b.End]
	days := d.days[i]
	at := 0
	for _, day := range append(append([]block.Day(nil), days...), block.Day{Start: len(s), End: len(s)}) {
		for at < day.Start {
			end := at + fieldEnd(s[at:day.Start])
			from, to := chars.Trim(s, at, end)
			from = letterFrom(s, from, to)
			p := part{description: d, line: s, text: s[from:to], at: from, base: b.Start, dated: len(days) > 0}
			p.dayAfter = day.Start < len(s)
			p.beforeDay = p.dayAfter && end == day.Start
			p.read()
			_, n := utf8.DecodeRuneInString(s[end:])
			at = end + max(n, 1)
		}
		at = max(at, day.End)
	}
}

// letterFrom gives the first letter of s[from:to], after the time of day and signs between the parts; to if there is
// none.
func letterFrom(s string, from, to int) int {
	for from < to {
		r, n := utf8.DecodeRuneInString(s[from:to])
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			break
		}
		from += n
	}
	return from
}

// read asks the rules.
func (p *part) read() {
	if p.text == "" {
		return
	}
	for i := range partRules {
		if partRules[i].when(p) {
			partRules[i].then(p)
			return
		}
	}
}

// namesAuthor reports whether a part begins with a label of the author, or a word such as "by", and goes on.
func (p *part) namesAuthor() bool {
	k := p.byLine(p.text)
	return k > 0 && k < len(p.text)
}

func (p *part) takeAuthor() {
	k := p.byLine(p.text)
	name := strings.TrimRight(p.text[k:], " ,，;:-–—")
	if p.beforeDay {
		name = withoutSmall(name)
	}
	if j := strings.IndexAny(name, "»›>"); j > 0 {
		name = strings.TrimRight(name[:j], " ")
	}
	sure := k > 4 || strings.ContainsAny(p.text[:k], ":： ") || !latinText(p.text)
	handle := handleAfter(p.text[:k], name) || p.beforeDay && len(strings.Fields(p.text[:k])) > 1 && oneWord(name)
	if p.Author == "" && sure && (block.NameLike(name) || handle) {
		p.setAuthor(p.base+p.at+k, p.base+p.at+k+len(name), "byline_label")
	}
}

// handleAfter reports whether the name after a label with a colon is one word in small letters: what somebody goes by.
func handleAfter(label, name string) bool {
	return strings.ContainsAny(label, ":：") && oneWord(name)
}

func oneWord(name string) bool {
	return unicode.IsLetter(firstRune(name)) && !strings.Contains(name, " ")
}

// namesSource reports whether a part begins with a label of the source, and goes on.
func (p *part) namesSource() bool {
	k := p.Furniture.Label(p.text, block.SourceLabel)
	return k > 0 && k < len(p.text) && p.Publisher == ""
}

func (p *part) takeSource() {
	k := p.Furniture.Label(p.text, block.SourceLabel)
	p.Publisher = strings.TrimRight(p.text[k:], " ,，;")
	p.evidence("publisher", p.base+p.at+k, p.base+p.at+k+len(p.Publisher), "source_label")
}

func (p *part) labelled() bool { return !p.beforeDay && strings.IndexAny(p.text, ":：") > 0 }

// takeLabelled takes the names after a short label that is not one of the day or the author, beside a day.
func (p *part) takeLabelled() {
	c := strings.IndexAny(p.text, ":：")
	_, n := utf8.DecodeRuneInString(p.text[c:])
	label, name := p.text[:c], strings.TrimSpace(p.text[c+n:])
	if !p.dated || p.Publisher != "" || !p.labelOfSource(label) || !block.NameLike(name) {
		return
	}
	at := p.at + c + n + strings.Index(p.text[c+n:], name)
	p.Publisher = name
	p.evidence("publisher", p.base+at, p.base+at+len(name), "source_label")
}

// labelOfSource reports whether a label of up to two words is none of the day or the author.
func (p *part) labelOfSource(label string) bool {
	if !unicode.IsLetter(chars.FirstLetter(label)) || len(strings.Fields(label)) > 2 {
		return false
	}
	return p.Furniture.Label(label, block.PublishedLabel|block.UpdatedLabel|block.AuthorLabel) == 0
}

// mayEndLine reports whether a part after the day may name the publisher.
func (p *part) mayEndLine() bool {
	return !p.dayAfter && p.dated && p.Publisher == "" && block.NameLike(p.text)
}

// isAgency reports whether a part after the day and a bar is a short name in capitals, and no button.
func (p *part) isAgency() bool {
	if !p.mayEndLine() || len(p.text) > 12 || !acronym(p.text) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(p.line[:p.at], " ")) // no zone of a time: "19:40 WIB"
	return strings.ContainsRune("|·", before) && !p.Furniture.Is(p.text, ^block.Phrase(0))
}

// isPerson reports whether a part after the day is the name of a person. Where no bar stands between the two, it is
// neither long nor a place.
func (p *part) isPerson() bool {
	if p.dayAfter || !p.dated || p.Author != "" {
		return false
	}
	if strings.ContainsAny(p.line[:p.at], "|·•") {
		return p.person()
	}
	return len(strings.Fields(p.text)) <= longestBare && likePerson(p.description, p.text)
}

// longestBare is how many words a name has at most that no sign parts from the day before it.
const longestBare = 3

// likePerson reports whether a text is the full name of somebody whose given name is known, and of no place.
func likePerson(d *description, s string) bool {
	return mayBePerson(d, s) && d.Register.LikePerson(strings.Fields(s))
}

// isPersonBefore reports whether the first part of a line is the name of a person, and a bar parts it from the day.
func (p *part) isPersonBefore() bool {
	if !p.dayAfter || p.Author != "" || p.at > 0 {
		return false
	}
	after := strings.TrimLeft(p.line[len(p.text):], " ")
	return after != "" && strings.ContainsRune("|·•", firstRune(after)) && p.person()
}

// person reports whether a part is the name of a person, of two to four words, perhaps after a preposition.
func (p *part) person() bool {
	words := strings.Fields(p.text)
	if first, rest, _ := strings.Cut(p.text, " "); byPerson(p.description, first, rest) {
		words = words[1:]
	}
	return len(words) > 1 && len(words) <= 4 && p.Register.LikePerson(words)
}

// besidePost reports whether a part is a name beside a word that says who writes.
func (p *part) besidePost() bool { return p.Author == "" && roles.BesidePost(p.Page, p.text) }

func (p *part) takeName(rule string) { p.setAuthor(p.base+p.at, p.base+p.at+len(p.text), rule) }

// inBrackets reports whether a part is a name of up to five words after the day, in a line in brackets.
func (p *part) inBrackets() bool {
	return strings.ContainsRune("(（[【", firstRune(p.line)) && p.mayEndLine() && len(strings.Fields(p.text)) <= 5
}

func (p *part) takePublisher(rule string) {
	p.Publisher = p.text
	p.evidence("publisher", p.base+p.at, p.base+p.at+len(p.text), rule)
}

func (p *part) takeBeforeDay() {
	if p.Publisher == "" || p.Author == "" {
		p.beforeLabel(p.text, p.base+p.at)
	}
	if p.Author == "" {
		p.nameBeforeDay(p.text, p.base+p.at)
	}
}

// byLine gives where the name begins in a part of a byline: after a label of the author, or a word such as "by", that
// stands first, after one other word ("Posted by"), or, before the name of a person, after a few. 0 if it names nobody.
func (d *description) byLine(part string) int {
	if k := d.Furniture.Label(part, block.AuthorLabel|block.ByWord); k > 0 {
		return k
	}
	if !latinText(part) {
		return 0
	}
	for i, words := 0, 1; words <= longestLead; words++ {
		j := strings.IndexByte(part[i:], ' ')
		if j < 0 {
			break
		}
		i += j + 1
		if k := d.Furniture.Label(part[i:], block.ByWord); k > 2 && (words == 1 || likePerson(d, withoutSmall(part[i+k:]))) {
			return i + k
		}
		if word, name, ok := strings.Cut(part[i:], " "); ok && words > 1 && byPerson(d, word, withoutSmall(name)) {
			return i + len(word) + 1
		}
	}
	return 0
}

// longestLead is how many words stand before the one that leads to a name: "Posted in Harbour News by".
const longestLead = 4

// withoutSmall takes the words in lower case off the end of a name: "Carla Nunes em" before a day.
func withoutSmall(name string) string {
	for {
		i := strings.LastIndexByte(name, ' ')
		if i < 0 || !unicode.IsLower(firstRune(name[i+1:])) {
			return name
		}
		name = strings.TrimRight(name[:i], " ,")
	}
}

// beforeLabel reads a name that stands before the label of the date: "Mondo Social Updated on", "Ann Lee Updated".
func (d *description) beforeLabel(part string, at int) {
	if d.Furniture.Label(part, block.PublishedLabel|block.UpdatedLabel) > 0 {
		return // "First published on"
	}
	for i, r := range part {
		if i == 0 || !unicode.IsLetter(r) || part[i-1] != ' ' {
			continue
		}
		if k := d.Furniture.Label(part[i:], block.PublishedLabel|block.UpdatedLabel); k > 0 && i+k >= len(part) {
			name := strings.TrimRight(part[:i], " |-–—·:")
			switch {
			case d.Author == "" && likePerson(d, name):
				d.Author = name
				d.evidence("author", at, at+len(name), "name_before_date")
			case d.Publisher == "" && block.NameLike(name):
				d.Publisher = name
				d.evidence("publisher", at, at+len(name), "name_before_date")
			}
			return
		}
	}
}

// fieldEnd gives the length of the first field of a line of labels and names: a bar, a bullet, a bracket or a wide gap
// ends it, and so does a blank before a word that a colon makes a label, after another label.
func fieldEnd(s string) int {
	labels := false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '|', '·', '•', '(', ')', '（', '）', '[', ']', '【', '】', '\t':
			return i
		case '/':
			if i > 0 && s[i-1] == ' ' && strings.HasPrefix(s[i:], "// ") {
				return i
			}
		case ':', '：':
			labels = labels || i > 0 && (s[i-1] < '0' || s[i-1] > '9')
		case ' ', '\u00A0', '\u3000':
			rest := s[i+n:]
			wide := r == '\u3000' || strings.HasPrefix(rest, " ")
			if i > 0 && blanks(s[i:]) >= widestGap {
				return i
			}
			if i > 0 && (wide && block.BeginsWithLabel(rest, 4) || labels && block.BeginsWithLabel(rest, 1)) {
				return i
			}
		}
		i += n
	}
	return len(s)
}

// widestGap is how many blanks inside one field stand beside each other at most, and one more.
const widestGap = 3

// blanks counts the blanks that a text begins with.
func blanks(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			break
		}
		n++
	}
	return n
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
