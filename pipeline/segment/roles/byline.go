package roles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/schema"
)

// findByline finds a line before the core that is nothing but the name of the author: beside the dateline, or repeated
// as that of a profile.
func (p *Page) findByline() {
	switch {
	case p.Loose:
		p.findUnderTitle()
	case !p.labelledBefore() && !p.findBesideDay():
		p.findRepeated()
	}
}

// labelledBefore reports whether a block before the core names the author after a label.
func (p *Page) labelledBefore() bool {
	for i := range p.First {
		if p.Blocks[i].Sign.Has(block.Signed) {
			return true
		}
	}
	return false
}

// findUnderTitle takes a name right under the title, with an empty line below it.
func (p *Page) findUnderTitle() {
	i := p.TitleAt + 1
	if p.TitleAt < 0 || i+1 >= len(p.Blocks) || p.Blocks[i+1].Blank == 0 {
		return
	}
	if p.Blocks[i].Sign == 0 && namedAt(p, i) {
		p.BylineAt = i
	}
}

// findBesideDay takes a name under the title that stands beside the day, and reports whether there is one.
func (p *Page) findBesideDay() bool {
	for i := max(0, p.TitleAt+1); i < p.First; i++ {
		if handleAt(p, i) || i > 0 && p.TitleAt >= 0 && namedAt(p, i) && besideDay(p, i) {
			p.BylineAt = i
			return true
		}
	}
	return false
}

// besideDay reports whether the day stands right above or under a block.
func besideDay(p *Page, i int) bool {
	return p.blockAt(i+1).Sign.Has(block.Dated) || p.Blocks[i].Blank == 0 && p.blockAt(i-1).Sign.Has(block.Dated)
}

// findRepeated takes a name that stands on the page several times: that of a profile.
func (p *Page) findRepeated() {
	for i := range p.First {
		hash := p.Blocks[i].Hash
		if i != p.TitleAt && p.contents[i] == "" && p.Copies[hash] > 1 && namedAt(p, i) && !headsText(p, i) {
			p.BylineAt, p.Profile = i, true
		}
	}
}

// headsText reports whether a block is one word, no given name, that stands in the text again, over a paragraph: a
// heading that the menu of the page has, too.
func headsText(p *Page, i int) bool {
	b := &p.Blocks[i]
	if b.Words != 1 || i >= mostOfMenu || p.Register.Given(p.Text[b.Start:b.End]) {
		return false
	}
	for k := i; k < p.Last; k++ {
		if p.Blocks[k].Hash == b.Hash && p.Blocks[k+1].Sign.Has(block.Prose) {
			return true
		}
	}
	return false
}

// namedAt reports whether a block may be the name of a person.
func namedAt(p *Page, i int) bool {
	b := &p.Blocks[i]
	if b.Letters < 2 || b.Digits+b.Gaps+b.Commas > 0 || b.Sign.Has(noName) {
		return false
	}
	if s := p.Text[b.Start:b.End]; b.Terminal && !initial(p, i) || strings.ContainsAny(s, ":：=") ||
		b.Script == chars.Hangul && chars.LongestWord(s) > longestName {
		return false
	}
	switch {
	case b.Cased():
		return b.Words >= 1 && b.Words <= 4 && b.Capital == b.Words && b.Size <= 40
	case b.Script == chars.Han:
		return b.Letters <= 4 && b.Marks == 0
	}
	return b.Words <= 4 && b.Size <= 30
}

const longestName = 4 // syllables of a word of a name in Korean

// noName are the signs that a name does not show.
const noName = furnitureSigns | block.Dated | block.Tagged | block.Item | block.Prose

// LabelsName reports whether a block is a label and a name: of the author, if it stands beside title or dateline.
func (p *Page) LabelsName(i int) bool {
	b := &p.Blocks[i]
	s := p.Text[b.Start:b.End]
	if !b.Sign.Has(block.Labelled) || b.Words > 8 || b.Digits > 0 {
		return false
	}
	if p.Furniture.Label(s, block.InterfacePhrase|block.PhotoLabel) > 0 {
		return false
	}
	name := afterColon(s)
	if i <= p.TitleAt || !besideCredit(p, i) || !nameAndPlace(p, name, b.Commas) {
		return false
	}
	// a name of two to four characters
	return b.Script != chars.Han || !strings.Contains(name, " ") && utf8.RuneCountInString(name) <= 4
}

// afterColon gives what stands after the first colon of a line that has one.
func afterColon(s string) string {
	c := strings.IndexAny(s, ":：")
	_, n := utf8.DecodeRuneInString(s[c:])
	return strings.TrimSpace(s[c+n:])
}

// nameAndPlace reports whether a text is a name, perhaps with a comma and a word after it: "Ann Lee, Oslo".
func nameAndPlace(p *Page, s string, commas int) bool {
	person, place, two := strings.Cut(s, ", ")
	if !two {
		return commas == 0 && chars.Wordy(s) && !unknownWord(p, s)
	}
	return chars.Wordy(s) && p.FullName(person) && len(strings.Fields(place)) <= 1
}

// unknownWord reports whether a name is one word, in a script with two cases, that is no given name.
func unknownWord(p *Page, s string) bool {
	return unicode.IsUpper(chars.FirstLetter(s)) && !strings.Contains(s, " ") && !p.Register.Given(s)
}

// besideCredit reports whether the title stands right above a block, or the day above or under it.
func besideCredit(p *Page, i int) bool {
	if i > 0 && (i-1 == p.TitleAt || p.Blocks[i-1].Sign.Has(block.Dated)) {
		return true
	}
	return p.blockAt(i + 1).Sign.Has(block.Dated)
}

// initial reports whether a block ends with the initial of a name: "Karin K."
func initial(p *Page, i int) bool {
	s := p.Text[p.Blocks[i].Start:p.Blocks[i].End]
	return len(s) > 3 && s[len(s)-1] == '.' && s[len(s)-3] == ' ' && s[len(s)-2] >= 'A' && s[len(s)-2] <= 'Z'
}

// attributedBefore reports whether a date or the author's name stands between the title and block i.
func (p *Page) attributedBefore(i int) bool {
	if p.credited == 0 {
		p.credited = len(p.Blocks)
		for k := max(0, p.TitleAt+1); k < p.First; k++ {
			if p.Blocks[k].Sign.Has(block.Dated|block.Signed) || k == p.BylineAt {
				p.credited = k
				break
			}
		}
	}
	return p.credited < i
}

// handleAt reports whether a block is the name that somebody goes by in a thread: one word, under an empty line, with
// the day of the post within the two lines after it.
func handleAt(p *Page, i int) bool {
	if i <= p.TitleAt || !oneWord(p, i) {
		return false
	}
	for k := i + 1; k < len(p.Blocks) && k <= i+2 && p.Blocks[k].Blank == 0; k++ {
		b := &p.Blocks[k]
		if b.Sign.Has(block.Dated) && b.Left <= 3 {
			return true
		}
		if b.Sign.Has(block.Prose) || b.Terminal {
			return false
		}
	}
	return false
}

// profileAt reports whether what a forum says of a member stands right under block i, a line or two between.
func profileAt(p *Page, i int) bool {
	if b := &p.Blocks[i]; b.Words > 3 || b.Digits > 4 || b.Terminal || b.Sign&^block.Repeated != 0 {
		return false
	}
	for k := i + 1; k < len(p.Blocks) && k <= i+2 && p.Blocks[k].Blank == 0; k++ {
		if b := &p.Blocks[k]; p.OfProfile(b, p.Text[b.Start:b.End]) {
			return true
		}
	}
	return false
}

// oneWord reports whether a block is one word under an empty line that shows nothing but that it stands on the page
// again.
func oneWord(p *Page, i int) bool {
	b := &p.Blocks[i]
	if b.Words != 1 || b.Blank == 0 || b.Sign&^block.Repeated != 0 {
		return false
	}
	return b.Runes <= 24 && b.Letters >= 2 && !b.Terminal && !strings.ContainsAny(p.Text[b.Start:b.End], " :：")
}

// creditLineAt reports whether a block under the title names authors: several names in a row, a word such as "by" and a
// few words, or several pairs of a label and a name.
func creditLineAt(p *Page, i int) bool {
	b := &p.Blocks[i]
	if b.Sign.Has(noName) || b.Terminal || b.Size > 160 || b.Digits > 0 {
		return false
	}
	s := p.Text[b.Start:b.End]
	near := i <= p.TitleAt+2
	if near && b.Words <= 5 && byWords(p, s) {
		return true
	}
	if _, name := p.TrailingName(i); name != "" {
		return true
	}
	if near && b.Words <= mostOfPost && BesidePost(p, s) {
		return true
	}
	if b.Script == chars.Han || b.Script == chars.Kana {
		return labelledNames(s)
	}
	return near && b.Commas+strings.Count(s, "&") > 0 && !strings.Contains(s, ":") && nameList(s)
}

// mostOfPost is how many words a line with a name, a word beside it and an address of mail has: one by one, and in two
// letters of a script without blanks.
const mostOfPost = 10

// BesidePost reports whether a line is a name beside a word that says who writes, perhaps with an address of mail.
func BesidePost(p *Page, s string) bool {
	posts := 0
	var name []string
	for w := range strings.FieldsSeq(s) {
		switch {
		case strings.Contains(w, "@"):
		case p.Furniture.Is(w, block.PostWord):
			posts++
		default:
			name = append(name, w)
		}
	}
	return posts == 1 && p.FullName(strings.Join(name, " "))
}

// byWords reports whether a line begins with a word such as "by", and goes on.
func byWords(p *Page, s string) bool {
	n := p.Furniture.Label(s, block.AuthorLabel|block.ByWord)
	return n > 2 && n < len(s) && strings.ContainsAny(s[:n], " :：")
}

// labelledNames reports whether a line is several pairs of a short label, a colon or stroke, and a name.
func labelledNames(s string) bool {
	pairs := strings.Fields(s)
	for _, pair := range pairs {
		c := strings.IndexAny(pair, ":：/／")
		if c <= 0 {
			return false
		}
		_, n := utf8.DecodeRuneInString(pair[c:])
		if l := utf8.RuneCountInString(pair[c+n:]); l < 2 || l > 6 || utf8.RuneCountInString(pair[:c]) > 6 {
			return false
		}
	}
	return len(pairs) >= 2
}

// nameList reports whether s is a row of full names, parted by commas or words such as "and".
func nameList(s string) bool {
	count := 0
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == '&' || r == ';' }) {
		capital := 0
		for w := range strings.FieldsSeq(part) {
			w = strings.Trim(w, "*†‡0123456789")
			if r := chars.FirstLetter(w); unicode.IsUpper(r) {
				capital++
			} else if utf8.RuneCountInString(w) > 4 || capital == 0 && count == 0 {
				return false
			}
		}
		if capital < 2 || capital > 8 {
			return false
		}
		count++
	}
	return count >= 2
}

// TrailingName gives the name that ends a short line beside the dateline, and where it begins in the line: "Entrevista
// de Joana Reis". It is known as a name by a given name and a surname; in Chinese and Japanese by the word of two
// characters beside it: "記者 山田太郎".
func (p *Page) TrailingName(i int) (int, string) {
	b := &p.Blocks[i]
	if p.TitleAt < 0 || i <= p.TitleAt || i > p.TitleAt+3 {
		return 0, ""
	}
	if b.Words < 2 || b.Words > 6 || b.Digits+b.Commas > 0 || b.Terminal || !besideDay(p, i) {
		return 0, ""
	}
	s := p.Text[b.Start:b.End]
	switch {
	case p.Furniture.Label(s, block.PhotoLabel) > 0:
		return 0, ""
	case b.Script == chars.Han:
		return postAndName(s)
	case !b.Cased():
		return 0, ""
	}
	return p.nameAtEnd(s)
}

// nameAtEnd gives the name of a person that ends a line, and where it begins: the last words that begin with a capital,
// and the words that join names.
func (p *Page) nameAtEnd(s string) (int, string) {
	at := len(s)
	last := 0 // begin of the last name
	for at > 0 {
		k := strings.LastIndexByte(s[:at], ' ')
		if word := s[k+1 : at]; p.Register.Joins(word) && at < len(s) && k > 0 {
			last = max(last, at)
		} else if !unicode.IsUpper(chars.FirstLetter(word)) {
			break
		}
		at = max(k, 0)
	}
	from, to := chars.Trim(s, at, len(s))
	words := strings.Fields(s[max(from, last):to])
	for last == 0 && len(words) > 2 && !p.Register.Person(words) { // "our reporter Ann Lee", where nouns have capitals
		from += strings.Index(s[from:], words[1])
		words = words[1:]
	}
	if len(words) < 2 || len(words) > 4 || !p.Register.Person(words) || p.Register.Place(s[from:to]) {
		return 0, ""
	}
	return from, s[from:to]
}

// underDateAt reports whether a block right under the dateline and above the text is one more line on the page
// itself: a short label, a colon, and a value with a number: "Reading time: 3 minutes".
func underDateAt(p *Page, i int) bool {
	b := &p.Blocks[i]
	if p.TitleAt < 0 || i <= p.TitleAt+1 || i != p.First-1 {
		return false
	}
	if b.Blank > 0 || p.Blocks[p.First].Blank == 0 || p.Roles[i-1] != schema.RoleDateline {
		return false
	}
	if b.Digits == 0 || b.Digits > 4 || b.Terminal || b.Commas > 0 || b.Words > 6 {
		return false
	}
	return !b.Sign.Has(block.Item|block.Prose) && block.BeginsWithLabel(p.Text[b.Start:b.End], 3)
}

// postAndName gives the longer one of two words in Chinese characters, of which one has two characters and the other
// three to five, and where it begins.
func postAndName(s string) (int, string) {
	f := strings.Fields(s)
	if len(f) != 2 || strings.ContainsFunc(f[0]+f[1], func(r rune) bool { return chars.ScriptOf(r) != chars.Han }) {
		return 0, ""
	}
	a, b := utf8.RuneCountInString(f[0]), utf8.RuneCountInString(f[1])
	switch {
	case a == 2 && b >= 3 && b <= 5:
		return len(s) - len(f[1]), f[1]
	case b == 2 && a >= 3 && a <= 5:
		return 0, f[0]
	}
	return 0, ""
}

// namesNobodyAt reports whether what follows the label of a line is three names or more that no sign parts and that
// are not those of a person: "Share: Alpha Beta Gamma".
func namesNobodyAt(p *Page, i int) bool {
	s := p.Text[p.Blocks[i].Start:p.Blocks[i].End]
	at := block.LabelEnd(s)
	if at == 0 || p.Blocks[i].Commas > 0 {
		return false
	}
	words := strings.Fields(s[at:])
	return len(words) >= 3 && p.Blocks[i].Cased() && !p.Register.Person(words)
}

// creditsAt reports whether a block right after the core is one label with names, not one line of a list of them.
func creditsAt(p *Page, i int) bool {
	b := &p.Blocks[i]
	return i == p.Last+1 && b.Cased() && b.Digits == 0 && (i+1 == len(p.Blocks) || !p.Blocks[i+1].Sign.Has(block.Labelled))
}
