package markup

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What stands above the line is a mark that leads to a note, a power of a number or a unit, or a part of a word
// ("1er", "Mme"). Which it is, is told by what it says, whether it is a link, and the characters around it.

// Mark is an element that may be raised above the line or lead to a note.
type Mark struct {
	Text   string // what it says, without white space at its ends
	Before string // the text before it in its block; its end is enough
	After  rune   // the character after it, 0 for none
	Raised bool   // it stands above the line
	Linked bool   // it leads to another place of the document
	Named  bool   // the document says that it leads to a note
	Last   int    // the number of the note mark before it, 0 for none
}

// Reading is what a Mark is.
type Reading int

// The readings.
const (
	Plain Reading = iota // a part of the text as it stands
	Note                 // no part of the text
	Power                // a part of the text, above the line
)

// reading is a rule for marks; the first one that holds counts.
type reading struct {
	name string
	when func(m *Mark) bool
	then Reading
}

var readings = []reading{
	{"says nothing", func(m *Mark) bool { return m.Text == "" }, Plain},
	{"named as the mark of a note", func(m *Mark) bool { return m.Named && m.short() }, Note},
	{"sign of a note", func(m *Mark) bool { return m.signs() && (m.Raised || m.Linked) }, Note},
	{"number in brackets", func(m *Mark) bool { return m.bracketed() && (m.Raised || m.Linked) }, Note},
	{"raised words in brackets", func(m *Mark) bool { return m.Raised && m.enclosed() }, Note},
	{"not raised", func(m *Mark) bool { return !m.Raised && !m.attached() }, Plain},
	{"not raised, in brackets of the text", func(m *Mark) bool { return !m.Raised && m.opened() }, Plain},
	{"link with a number or a letter", func(m *Mark) bool { return m.Linked && m.label() }, Note},
	{"not raised, and no label", func(m *Mark) bool { return !m.Raised }, Plain},
	{"letter after a number with separators", func(m *Mark) bool { return m.letter() && m.afterGrouped() }, Note},
	{"words and letters", func(m *Mark) bool { return !m.digits() }, Plain},
	{"power of ten", func(m *Mark) bool { return m.base() == "10" && !m.next() }, Power},
	{"with a sign", func(m *Mark) bool { return m.signed() }, Power},
	{"power of a unit", func(m *Mark) bool { return m.afterUnit() }, Power},
	{"before a letter, after a blank", func(m *Mark) bool { return m.isotope() }, Power},
	{"power of a small number", func(m *Mark) bool { return len(m.base()) == 1 && !m.fits() }, Power},
	{"power of a variable", func(m *Mark) bool { return m.afterVariable() && !m.fits() }, Power},
	{"number above the line", func(m *Mark) bool { return true }, Note},
}

// Read tells what the mark is.
func (m *Mark) Read() Reading {
	for _, r := range readings {
		if r.when(m) {
			return r.then
		}
	}
	return Plain
}

// longestMark is how long the text of a mark may be, in bytes.
const longestMark = 40

func (m *Mark) short() bool { return len(m.Text) <= longestMark }

// only reports whether all characters are of the list or hold.
func only(s, list string, hold func(rune) bool) bool {
	for _, r := range s {
		if !strings.ContainsRune(list, r) && (hold == nil || !hold(r)) {
			return false
		}
	}
	return s != ""
}

// signs reports whether the mark is made of signs that lead to notes or back.
func (m *Mark) signs() bool { return only(m.Text, "*†‡§¶#^↑↩⤴\uFE0E\uFE0F ", nil) }

// enclosed reports whether the mark stands in brackets.
func (m *Mark) enclosed() bool {
	for _, pair := range [...]string{"[]", "()", "［］", "〔〕", "（）", "【】"} {
		first, n := utf8.DecodeRuneInString(pair)
		last, _ := utf8.DecodeRuneInString(pair[n:])
		if r, _ := utf8.DecodeRuneInString(m.Text); r != first {
			continue
		}
		r, _ := utf8.DecodeLastRuneInString(m.Text)
		return r == last
	}
	return false
}

// bracketed reports whether the mark is a label in brackets.
func (m *Mark) bracketed() bool {
	return m.enclosed() && isLabel(strings.TrimSpace(strings.Trim(m.Text, "[]()［］〔〕（）【】")))
}

// label reports whether the mark is a number or numbers, or one letter.
func (m *Mark) label() bool { return isLabel(m.Text) }

// longestNumber is how many digits the number of a note has at most.
const longestNumber = 4

// isLabel reports whether a text is the number or the letter of a note, or a few of them: "3", "2, 3", "1-4", "a",
// "note 3".
func isLabel(s string) bool {
	if utf8.RuneCountInString(s) == 1 {
		r, _ := utf8.DecodeRuneInString(s)
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	digits, words := 0, 0
	parts := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;-–", r) }
	for field := range strings.FieldsFuncSeq(s, parts) {
		if only(field, "", unicode.IsDigit) && utf8.RuneCountInString(field) <= longestNumber {
			digits++
		} else {
			words++
		}
	}
	return digits > 0 && words <= 1 && len(s) <= longestMark
}

// digits reports whether the mark is made of digits and what parts numbers.
func (m *Mark) digits() bool {
	return only(m.Text, ",;-–−+ ", unicode.IsDigit) && strings.ContainsFunc(m.Text, unicode.IsDigit)
}

func (m *Mark) letter() bool { return len(m.Text) == 1 && m.Text[0] >= 'a' && m.Text[0] <= 'z' }

// signed reports whether the mark is one number with a sign.
func (m *Mark) signed() bool {
	rest := strings.TrimLeft(m.Text, "+-−–")
	return rest != m.Text && only(rest, "", unicode.IsDigit) && m.attached()
}

// attached reports whether the mark stands right after a character.
func (m *Mark) attached() bool {
	r, _ := utf8.DecodeLastRuneInString(m.Before)
	return m.Before != "" && !unicode.IsSpace(r)
}

// opened reports whether the mark stands right after an opening bracket.
func (m *Mark) opened() bool {
	r, _ := utf8.DecodeLastRuneInString(m.Before)
	return unicode.Is(unicode.Ps, r)
}

// base is the number without separators that stands before the mark; empty without one.
func (m *Mark) base() string {
	rest := strings.TrimRightFunc(m.Before, unicode.IsDigit)
	r, _ := utf8.DecodeLastRuneInString(rest)
	if rest != "" && (strings.ContainsRune(".,'’", r) || unicode.IsLetter(r)) {
		return ""
	}
	return m.Before[len(rest):]
}

// afterGrouped reports whether a number with separators stands before the mark.
func (m *Mark) afterGrouped() bool {
	rest := strings.TrimRightFunc(m.Before, unicode.IsDigit)
	inner := strings.TrimRight(rest, ".,")
	r, _ := utf8.DecodeLastRuneInString(inner)
	return rest != m.Before && inner != rest && unicode.IsDigit(r)
}

// number is the first number of the mark, -1 without one.
func (m *Mark) number() int {
	end := strings.IndexFunc(m.Text, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(m.Text)
	}
	n, err := strconv.Atoi(m.Text[:end])
	if err != nil {
		return -1
	}
	return n
}

// next reports whether the mark has the number after that of the note mark before it.
func (m *Mark) next() bool { return m.Last > 0 && m.number() == m.Last+1 }

// fits reports whether the number of the mark can be that of a note here.
func (m *Mark) fits() bool {
	n := m.number()
	return n < 0 || n <= m.Last+1
}

// afterUnit reports whether the mark is a square or a cube of a unit of length: of the metre, with any prefix, or of
// what a number stands before.
func (m *Mark) afterUnit() bool {
	if m.Text != "2" && m.Text != "3" {
		return false
	}
	rest := strings.TrimRightFunc(m.Before, unicode.IsLetter)
	word := []rune(m.Before[len(rest):])
	if len(word) == 0 || len(word) > 2 {
		return false
	}
	if last := word[len(word)-1]; last == 'm' || last == 'м' {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(rest, unicode.IsSpace))
	return unicode.IsDigit(r) || strings.ContainsRune("/·", r)
}

// isotope reports whether the mark belongs to the word after it.
func (m *Mark) isotope() bool {
	return m.Before != "" && !m.attached() && unicode.IsUpper(m.After)
}

// afterVariable reports whether one letter stands alone before the mark.
func (m *Mark) afterVariable() bool {
	r, n := utf8.DecodeLastRuneInString(m.Before)
	before, _ := utf8.DecodeLastRuneInString(m.Before[:len(m.Before)-n])
	return r < utf8.RuneSelf && unicode.IsLetter(r) && !unicode.IsLetter(before)
}

// above has the raised form of each character.
var above = map[rune]rune{
	'0': '⁰', '1': '¹', '2': '²', '3': '³', '4': '⁴', '5': '⁵', '6': '⁶', '7': '⁷', '8': '⁸', '9': '⁹',
	'+': '⁺', '-': '⁻', '−': '⁻', '–': '⁻',
}

// Raise gives digits and signs as Unicode has them above the line.
func Raise(s string) string {
	return strings.Map(func(r rune) rune {
		if up := above[r]; up != 0 {
			return up
		}
		return r
	}, s)
}

// longestBase is how much of the text before a mark is kept, in bytes.
const longestBase = 48

// remember keeps the end of the visible text.
func (t *Tokens) remember(raw string) {
	raw = raw[max(0, len(raw)-longestBase):]
	for raw != "" && !utf8.RuneStart(raw[0]) {
		raw = raw[1:]
	}
	t.base += html.UnescapeString(raw)
	if cut := len(t.base) - longestBase; cut > 0 {
		for cut < len(t.base) && !utf8.RuneStart(t.base[cut]) {
			cut++
		}
		t.base = t.base[cut:]
	}
}

// part forgets the text before a tag that parts it from what follows.
func (t *Tokens) part() {
	if isBlock(t.Tag) || t.Tag == atom.Br || t.Tag == atom.Hr {
		t.base = ""
	}
}

// longestRaised is how long an element with a mark may be, in bytes of the page.
const longestRaised = 800

// mayRaise reports whether an element is worth a look.
func (t *Tokens) mayRaise() bool {
	a := t.Attributes()
	switch t.Tag {
	case atom.Sup:
		return true
	case atom.A:
		return strings.Contains(a.Get("href"), "#") || noteNamed(a)
	case atom.Span:
		return t.styled(a) || noteNamed(a)
	}
	return false
}

// styled reports whether a style raises an element above the line: its own, or that of its class. In a piece of a page
// any class may.
func (t *Tokens) styled(a Attributes) bool {
	if raises(a.Get("style")) {
		return true
	}
	class := a.Get("class")
	if t.free && class != "" {
		return true
	}
	for name := range strings.FieldsSeq(class) {
		if t.raising[name] {
			return true
		}
	}
	return false
}

// mark gives the mark that an element would be, from its tag and the rest of the page; false for an element that is
// none. inside is the place where its end tag ends in the rest.
func (t *Tokens) mark(rest string) (m Mark, end int, ok bool) {
	begin, end := element(rest, t.Tag)
	if begin < 0 {
		return m, 0, false
	}
	inside, a := rest[:begin], t.Attributes()
	raised := t.Tag == atom.Sup || t.Tag == atom.Span && t.styled(a)
	m = Mark{Text: flat(inside), Before: t.base, After: after(rest[end:]), Last: t.notes,
		Raised: raised || strings.HasPrefix(strings.TrimSpace(inside), "<sup"),
		Linked: strings.Contains(a.Get("href"), "#")}
	m.Linked = m.Linked || strings.Contains(inside, "href=") && strings.Contains(inside, "#")
	m.Named = noteNamed(a) || raised && (strings.Contains(inside, "noteref") || isReference(a))
	return m, end, true
}

// raise looks at an element that may be a mark of a note or a power.
func (t *Tokens) raise() {
	if !t.mayRaise() {
		return
	}
	m, end, ok := t.mark(t.page[t.End:min(len(t.page), t.End+longestRaised)])
	if !ok {
		return
	}
	if t.Tag == atom.Span && t.free && !raises(t.Attributes().Get("style")) && !m.digits() && !m.signs() {
		return // its class may be any
	}
	reading := m.Read()
	if t.free && (m.Raised || m.Linked && (m.label() || m.enclosed() || m.signs())) {
		reading = Note
	}
	switch reading {
	case Note:
		t.Leave(NoteMarks)
		t.notes = max(t.notes, number(m.Text))
		t.Hidden = true
	case Power:
		t.Raised = Raised{Raise(m.Text), t.Start, t.End + end}
		t.base += t.Raised.Text
	default:
		return
	}
	t.skip = t.End + end
}

// number is the number of a label in brackets, -1 without one.
func number(label string) int {
	n, err := strconv.Atoi(strings.Trim(label, "[]() "))
	if err != nil || n > 9999 {
		return -1
	}
	return n
}

// noteNames are the classes of links to notes, in the words of HTML authors.
var noteNames = map[string]bool{"noteref": true, "footnote-ref": true, "footnoteref": true, "endnote-ref": true,
	"footnote-reference": true, "fn-ref": true}

// isReference reports whether a raised element is named as a reference.
func isReference(a Attributes) bool {
	for name := range strings.FieldsSeq(a.Get("class")) {
		if strings.EqualFold(name, "reference") {
			return true
		}
	}
	return false
}

// noteNamed reports whether a tag says that its element leads to a note.
func noteNamed(a Attributes) bool {
	if strings.Contains(a.Get("role"), "doc-noteref") || strings.Contains(a.Get("epub:type"), "noteref") {
		return true
	}
	for name := range strings.FieldsSeq(a.Get("class")) {
		if noteNames[strings.ToLower(name)] {
			return true
		}
	}
	return false
}

// element finds the end tag of an element whose content s begins with: where it begins and where it ends; -1 for none.
func element(s string, tag atom.Atom) (begin, end int) {
	if tag == 0 {
		return -1, -1
	}
	depth, at := 0, 0
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return -1, -1
		}
		begin, at = at, at+len(z.Raw())
		if kind != html.StartTagToken && kind != html.EndTagToken {
			continue
		}
		name, _ := z.TagName()
		switch {
		case atom.Lookup(name) != tag:
		case kind == html.StartTagToken:
			depth++
		case depth == 0:
			return begin, at
		default:
			depth--
		}
	}
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// flat gives the text of a piece of markup, white space collapsed.
func flat(piece string) string {
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(piece)); z.Next() != html.ErrorToken; {
		if raw := z.Token(); raw.Type == html.TextToken {
			b.WriteString(raw.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// mostTags is how many tags are looked over for the character after an element.
const mostTags = 4

// after gives the character after an element, over the tags that may stand between.
func after(s string) rune {
	for range mostTags {
		if !strings.HasPrefix(s, "<") {
			break
		}
		end := strings.IndexByte(s, '>')
		if end < 0 {
			return 0
		}
		s = s[end+1:]
	}
	if s == "" || s[0] == '<' {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
