package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"example.org/sourcebook/pipeline/ingest/decode"
	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// page turns the markup of an HTML page into the text that a browser shows, as innerText of the HTML standard defines
// it: white space is collapsed, blocks and <br> end lines, the cells of a row are parted by tabs. One pass, in a time
// and a space that are linear in the page, whatever its markup.
type page struct {
	source string
	tokens *markup.Tokens
	text   strings.Builder
	runs   []decode.Run
	edge   int  // in the source: end of the last character that was put
	last   rune // that character, 0 at the begin of a line
	space  bool // white space since
	feed   bool // a line end in it
	breaks int  // <br> since
	cell   bool // a new cell of the row since
	block  bool // the end or the begin of a block since
	link   bool // in the text of a link
	linked bool // a link has ended just now
	apart  bool // the begin or end since of a link after a link, or of an author or date: pages set these apart by style
	trim   bool // a line feed that comes next belongs to the markup (<pre>)
	elements
	blocks []block
	stated stated
}

// block is a Block with what decides whether it is main text.
type block struct {
	tables.Block
	region  int // the innermost furniture element it stands in, 0 for none
	article int // the innermost <main> or <article> it stands in, 0 for none
	visible int // characters that are no white space
	byline  int // of them, those marked as author or date
	cells   int
	words   int
	open    bool
	row     int // of a table that it stands in, 0 for none
	from    int // the cell that its first character stands in
	to      int // the cell that its last character stands in
}

// Read gives the text of a decoded page and its layout. raising are the classes that style sheets beside it raise.
func Read(d *decode.Text, raising map[string]bool) (*decode.Text, *tables.Layout, *decode.Fault) {
	p := &page{source: d.Text, tokens: markup.OpenPage(d.Text, raising), elements: newElements()}
	for p.tokens.Next() {
		t := p.tokens
		switch {
		case t.Type == html.TextToken && t.Hidden:
			p.stated.hidden(t)
		case t.Type == html.TextToken:
			p.characters(t.Start, t.End)
		case t.Type == html.StartTagToken || t.Type == html.SelfClosingTagToken:
			p.start()
		case t.Type == html.EndTagToken:
			p.end()
		}
	}
	p.closeBlock()
	text := p.unbroken(p.joinRows(p.text.String()))
	if strings.TrimFunc(text, span.IsSpace) == "" {
		return nil, nil, p.empty()
	}
	layout := &tables.Layout{Blocks: p.finish(text)}
	layout.Stated = p.stated.list(text, p.regions)
	places := decode.Compose(p.runs, d, len(text))
	return &decode.Text{Text: text, Breaks: places, Encoding: d.Encoding, Issues: p.left()}, layout, nil
}

// empty says that a page shows no text. One with scripts has it from them.
func (p *page) empty() *decode.Fault {
	what := "the page shows no text; remove it from the corpus"
	if p.stated.scripts > 0 {
		what = "the page shows no text but what scripts may write; save it as a browser shows it, or remove it"
	}
	return &decode.Fault{Offset: -1, What: what}
}

// left names what of the page is not in the text, in the order of the names.
func (p *page) left() []string {
	slices.Sort(p.tokens.Left)
	return p.tokens.Left
}

func (p *page) start() {
	t := p.tokens
	a := t.Attributes()
	p.stated.tag(t, a, p.text.Len())
	if t.Hidden {
		p.stated.unseen(t.Tag, a)
		return
	}
	if t.Raised.Text != "" {
		p.putUnit(t.Raised.Text, t.Raised.Start, t.Raised.End)
		return
	}
	p.trim = false
	switch t.Tag {
	case atom.Br:
		p.breaks++
		return
	case atom.Hr:
		p.boundary()
		return
	case atom.A:
		p.link = a.Has("href")
	}
	if t.Type == html.StartTagToken || t.Tag == 0 {
		p.apart = p.stated.open(t.Tag, a, p.text.Len(), p.top()) || p.apart || t.Tag == atom.A && p.linked
	}
	if !isBlock(t.Tag) {
		return
	}
	if t.Tag == atom.Td || t.Tag == atom.Th {
		p.cell = true
	} else {
		p.boundary()
	}
	if t.Type == html.StartTagToken {
		p.push(t.Tag, a)
		p.trim = p.top().pre
	}
}

func (p *page) end() {
	t := p.tokens
	if t.Hidden {
		p.stated.endHidden(t.Tag)
		return
	}
	p.trim = false
	switch t.Tag {
	case atom.A:
		p.link = false
	case atom.Br: // </br> is read as <br>
		p.breaks++
	}
	p.apart = p.stated.close(t.Tag, p.text.Len()) || p.apart
	p.linked = t.Tag == atom.A
	if !isBlock(t.Tag) {
		return
	}
	if t.Tag != atom.Td && t.Tag != atom.Th {
		p.boundary()
	}
	p.pop(t.Tag)
}

// boundary ends the block that is open.
func (p *page) boundary() {
	p.block = true
	p.closeBlock()
}

// characters adds a text token.
func (p *page) characters(from, to int) {
	if p.top().pre {
		p.preformatted(from, to)
		return
	}
	s := p.source[:to]
	for i := from; i < to; {
		c := s[i]
		switch {
		case c == '\n':
			p.space, p.feed = true, true
			i++
		case isBlank(c):
			p.space = true
			i++
		case c == '&':
			i = p.putReference(s, i)
		default:
			j := i + 1
			for j < to && s[j] != '&' && !isBlank(s[j]) {
				j++
			}
			p.put(i, j)
			i = j
		}
	}
}

// preformatted adds a text token in which white space counts.
func (p *page) preformatted(from, to int) {
	s := p.source[:to]
	if p.trim && from < to && s[from] == '\n' {
		from++
	}
	p.trim = false
	for i := from; i < to; {
		j := i
		for j < to && (s[j] != '&' || p.top().raw) {
			j++
		}
		if j > i {
			p.putPreformatted(i, j)
			i = j
			continue
		}
		i = p.putReference(s, i)
	}
}

// putPreformatted adds [from,to) of the source with its white space. White space at the begin of a line that is not of
// this block is left to the gap before it only as far as it ends a line.
func (p *page) putPreformatted(from, to int) {
	p.separate(from)
	p.verbatim(from, to)
	p.count(p.source[from:to])
	p.edge = to
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r' }

// onlyFeed reports whether nothing but a line end of the source parts the next character from the last one.
func (p *page) onlyFeed() bool {
	return p.space && p.feed && p.breaks == 0 && !p.block && !p.cell
}

// put adds [from,to) of the source, without white space.
func (p *page) put(from, to int) {
	first, _ := utf8.DecodeRuneInString(p.source[from:to])
	if p.onlyFeed() && joins(p.last) && joins(first) {
		p.space = false // a line end between East Asian characters is none (CSS Text 3, 4.1.3)
	}
	p.separate(from)
	p.verbatim(from, to)
	p.count(p.source[from:to])
	p.edge = to
}

// putReference adds what the & at i of the source stands for, itself if it begins no reference, and gives the byte
// behind it.
func (p *page) putReference(s string, i int) int {
	text, n := reference(s[i:])
	if text == "" {
		p.put(i, i+1)
		return i + 1
	}
	p.putUnit(text, i, i+n)
	return i + n
}

// putUnit adds what an entity of the source stands for.
func (p *page) putUnit(text string, from, to int) {
	if text == "\r" {
		text = "\n"
	}
	if !p.top().pre && len(text) == 1 && isBlank(text[0]) {
		p.space = true
		return
	}
	p.separate(from)
	p.runs = append(p.runs, decode.Run{Text: p.text.Len(), Source: from, Length: to - from})
	p.text.WriteString(text)
	p.count(text)
	p.edge = to
}

// separate puts what parts the next character, which begins at a place of the source, from the last one.
func (p *page) separate(at int) {
	separator := p.separator(at)
	switch {
	case separator == "":
	case separator == " " && at-p.edge == 1 && len(p.runs) > 0 && p.runs[len(p.runs)-1].Length == 0:
		p.text.WriteByte(' ') // one byte of white space in the source: the run goes on
		p.edge = at
	default:
		p.runs = append(p.runs, decode.Run{Text: p.text.Len(), Source: p.edge, Length: at - p.edge})
		p.text.WriteString(separator)
	}
	p.space, p.feed, p.breaks, p.cell, p.block, p.apart, p.linked = false, false, 0, false, false, false, false
}

// separator gives what parts the character at a place of the source from the last one.
func (p *page) separator(at int) string {
	switch {
	case p.text.Len() == 0, p.block && p.last == '\n':
	case p.block:
		return "\n"
	case p.breaks > 0:
		if p.breaks > 1 {
			p.closeBlock()
		}
		return strings.Repeat("\n", p.breaks)
	case p.cell:
		p.cells()
		return "\t"
	case p.top().pre:
	case p.space, p.apart && isWord(p.last) && p.wordAt(at):
		return " "
	}
	return ""
}

// wordAt reports whether a letter or digit stands at a place of the source.
func (p *page) wordAt(at int) bool {
	r, _ := utf8.DecodeRuneInString(p.source[at:])
	return isWord(r)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// verbatim adds bytes of the source as they stand.
func (p *page) verbatim(from, to int) {
	if n := len(p.runs); n == 0 || p.runs[n-1].Length > 0 || p.edge != from {
		p.runs = append(p.runs, decode.Run{Text: p.text.Len(), Source: from, Length: 0})
	}
	p.text.WriteString(p.source[from:to])
}

// count counts characters that were just added, for the block that they stand in.
func (p *page) count(added string) {
	at := p.text.Len() - len(added)
	word := false
	if b := p.current(); b != nil {
		word = b.End == at && unicode.IsLetter(p.last)
	}
	for i, r := range added {
		p.last = r
		if span.IsSpace(r) {
			word = false
			continue
		}
		b := p.current()
		if b == nil {
			b = p.openBlock(at + i)
		}
		b.End, b.to = at+i+utf8.RuneLen(r), p.top().cell
		b.visible++
		if p.link {
			b.Links++
		}
		if p.stated.inByline() {
			b.byline++
		}
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if letter && (!word || joins(r) && b.visible%2 == 0) {
			b.words++
		}
		word = letter
	}
}

// current is the block that is open, or nil.
func (p *page) current() *block {
	if n := len(p.blocks); n > 0 && p.blocks[n-1].open {
		return &p.blocks[n-1]
	}
	return nil
}

func (p *page) openBlock(at int) *block {
	e := p.top()
	p.blocks = append(p.blocks, block{Block: tables.Block{Start: at, Kind: e.kind, Level: e.level}, region: e.region,
		article: e.article, open: true, row: e.row, from: e.cell})
	return &p.blocks[len(p.blocks)-1]
}

func (p *page) closeBlock() {
	if b := p.current(); b != nil {
		b.open = false
	}
}

// cells counts a new cell of the row that is open.
func (p *page) cells() {
	if b := p.current(); b != nil {
		b.cells++
	}
}

// joins reports whether a character is of a script that is written without spaces: Han and kana, with their
// punctuation.
func joins(r rune) bool {
	switch {
	case r >= 0x2E80 && r <= 0x9FFF, r >= 0xF900 && r <= 0xFAFF, r >= 0xFF01 && r <= 0xFF9F, r >= 0x20000 && r <= 0x3FFFF:
		return true
	}
	return false
}

// longestName is as long as the longest name of a character with its & and ; is at most.
const longestName = 40

// reference reads the character reference that s begins with, as the HTML standard reads one in text: its text and its
// length in bytes. text is empty if s begins with none.
func reference(s string) (text string, length int) {
	if len(s) > 1 && s[1] == '#' {
		return numericReference(s)
	}
	i := 1
	for i < len(s) && i < longestName && isNameByte(s[i]) {
		i++
	}
	if i < len(s) && s[i] == ';' {
		i++
	}
	name := s[:i]
	whole := html.UnescapeString(name)
	if whole == name {
		return "", 0
	}
	// A few names need no semicolon; what follows such a name is text.
	for j := 3; j < min(i, 8); j++ {
		if u := html.UnescapeString(name[:j]); u != name[:j] && u+name[j:] == whole {
			return u, j
		}
	}
	return whole, i
}

// numericReference is reference for one by number: &#8212; or &#x2014;.
func numericReference(s string) (text string, length int) {
	j, isOne := 2, isDigitByte
	if len(s) > 2 && s[2]|0x20 == 'x' {
		j, isOne = 3, isHexByte
	}
	first := j
	for j < len(s) && isOne(s[j]) {
		j++
	}
	if j == first {
		return "", 0
	}
	if j < len(s) && s[j] == ';' {
		j++
	}
	return html.UnescapeString(s[:j]), j
}

func isDigitByte(c byte) bool { return c >= '0' && c <= '9' }

func isHexByte(c byte) bool { return isDigitByte(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

func isNameByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}
