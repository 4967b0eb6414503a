// Package markdown reads the block structure of CommonMark 0.31, tables and front matter, line by line: a line is
// looked at once, and the containers of a line are what its own begin shows, so that neither nesting nor size costs
// more than linear time. Where CommonMark needs more than that (a list that a later line makes loose, an HTML block)
// the simplest reading is taken.
package markdown

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// Read gives the layout of a text in Markdown, which stays as it is.
func Read(text string) *tables.Layout {
	m := &reader{text: text}
	at := 0
	if n := m.frontMatter(); n > 0 {
		at = n
	}
	for at < len(text) {
		end := at
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end += n
		} else {
			end = len(text)
		}
		m.line(at, end)
		at = end + 1
	}
	m.flush()
	m.countLinks()
	return &tables.Layout{Blocks: m.blocks, Stated: m.stated}
}

// reader is the state between two lines.
type reader struct {
	text    string
	blocks  []tables.Block
	stated  []tables.Stated
	open    tables.Block // the paragraph, item or quote that the next line may go on; End 0 for none
	lists   []int        // column from which the content of each open item stands
	fence   string       // that a code block ends with; empty outside one
	comment bool         // in an HTML comment
	blank   bool         // the line before was blank
	quoted  bool         // the open block is in a quote
	marks   [2]int       // of a quote, before the line that is read
	table   bool         // the lines before are rows of a table
	titled  bool         // a heading of the first level was seen
}

// add adds a block of [from,to), without the white space at its ends.
func (m *reader) add(kind, level, from, to int) {
	if from, to = span.Trim(m.text, from, to); from < to {
		m.blocks = append(m.blocks, tables.Block{Start: from, End: to, Kind: kind, Level: level,
			Main: kind != tables.BlockMatter})
	}
}

// flush ends the block that is open.
func (m *reader) flush() {
	if m.open.End > 0 {
		m.add(m.open.Kind, m.open.Level, m.open.Start, m.open.End)
		if at, from := m.marks[0], m.marks[1]; m.open.End <= at && at < from {
			m.add(tables.BlockMatter, 0, at, from)
		}
	}
	m.open, m.table = tables.Block{}, false
}

// line reads the line [at,end).
func (m *reader) line(at, end int) {
	if m.fence != "" {
		m.fenced(at, end)
		return
	}
	if m.comment {
		m.inComment(at, end)
		return
	}
	from, column, quotes := m.quotes(at, end)
	if from == end {
		m.flush()
		m.add(tables.BlockMatter, 0, at, end) // the marks of a quote
		m.blank = true
		return
	}
	wasBlank := m.blank
	m.blank = false
	if quoted := quotes > 0; quoted != m.quoted && (quoted || wasBlank || m.open.End == 0) {
		m.flush()
		m.lists = m.lists[:0]
		m.quoted = quoted
	}
	m.marks = [2]int{}
	switch {
	case quotes == 0:
	case m.open.End == 0:
		m.add(tables.BlockMatter, 0, at, from)
	default:
		m.marks = [2]int{at, from} // they stand in the block if it goes on
	}
	m.content(from, end, column, wasBlank)
}

// quotes skips the marks of quotes and gives the place and the column after them, and how many they are.
func (m *reader) quotes(from, end int) (at, column, quotes int) {
	for {
		from, column = m.indent(from, end, column)
		if from == end || m.text[from] != '>' || column >= 4 && quotes == 0 {
			return from, column, quotes
		}
		quotes++
		from++
		column = 0
		if from < end && m.text[from] == ' ' {
			from++
		}
	}
}

// indent skips blanks and gives the place and the column after them.
func (m *reader) indent(from, end, column int) (int, int) {
	for from < end {
		switch m.text[from] {
		case ' ':
			column++
		case '\t':
			column += 4 - column%4
		default:
			return from, column
		}
		from++
	}
	return from, column
}

// deepestList is how deep lists are followed.
const deepestList = 100

// heading reads an ATX heading: its marks are markup, the rest is the heading.
func (m *reader) heading(from, end int) bool {
	s := m.text[from:end]
	level := headingLevel(s)
	if level == 0 {
		return false
	}
	if m.open.End > 0 && m.open.End == end { // the item that this heading stands in
		m.open.End = from
	}
	m.flush()
	m.add(tables.BlockMatter, 0, from, from+level)
	closing := from + level + len(strings.TrimRight(s[level:], " \t"))
	hashes := from + level + len(strings.TrimRight(m.text[from+level:closing], "#"))
	if c := m.text[hashes-1]; c != ' ' && c != '\t' {
		hashes = closing // they belong to the last word
	}
	m.title(level, from+level, hashes)
	m.add(tables.BlockHeading, level, from+level, hashes)
	m.add(tables.BlockMatter, 0, hashes, closing)
	return true
}

// headingLevel is the number of marks that begin a heading; 0 if it is none.
func headingLevel(s string) int {
	level := len(s) - len(strings.TrimLeft(s, "#"))
	if level > 6 || level < len(s) && s[level] != ' ' && s[level] != '\t' {
		return 0
	}
	return level
}

// underline reads the line under a heading (setext).
func (m *reader) underline(from, end int) bool {
	s := strings.TrimRight(m.text[from:end], " \t")
	c := s[0]
	if c != '=' && c != '-' || strings.Trim(s, string(c)) != "" || !m.inText() {
		return false
	}
	level := 1
	if c == '-' {
		level = 2
	}
	m.open.Kind, m.open.Level = tables.BlockHeading, level
	m.title(level, m.open.Start, m.open.End)
	m.flush()
	m.add(tables.BlockMatter, 0, from, end)
	return true
}

// inText reports whether a paragraph or the like is open, which a line under it makes a heading.
func (m *reader) inText() bool {
	if m.open.End == 0 || m.table {
		return false
	}
	return m.open.Kind == tables.BlockParagraph || m.open.Kind == tables.BlockCaption
}

// title takes the first heading of the first level as the title.
func (m *reader) title(level, from, to int) {
	if from, to = span.Trim(m.text, from, to); level == 1 && !m.titled && from < to && to-from <= tables.LongestStated {
		m.titled = true
		m.stated = append(m.stated, tables.Stated{Field: "title", Value: strings.Join(strings.Fields(m.text[from:to]), " "),
			Start: from, End: to, Rule: "markdown_heading"})
	}
}

// row reads a row of a table: a line of cells, if a line of rules stands under the first.
func (m *reader) row(from, end int) bool {
	s := m.text[from:end]
	if !strings.Contains(s, "|") {
		return false
	}
	switch {
	case m.table && isRuleRow(s):
		m.add(tables.BlockMatter, 0, from, end)
		return true
	case m.table:
	default:
		next := ""
		if end < len(m.text) {
			next, _, _ = strings.Cut(m.text[end+1:], "\n")
		}
		if !isRuleRow(strings.TrimLeft(next, " \t>")) {
			return false
		}
		m.flush()
		m.table = true
	}
	m.add(tables.BlockCell, 0, from, end)
	m.open = tables.Block{}
	return true
}

// fenced reads a line of a fenced block of code.
func (m *reader) fenced(at, end int) {
	s := strings.TrimRight(strings.TrimLeft(m.text[at:end], " \t>"), " \t")
	if strings.HasPrefix(s, m.fence) && strings.Trim(s, m.fence[:1]) == "" {
		m.flush()
		m.fence = ""
		m.add(tables.BlockMatter, 0, at, end)
		return
	}
	if m.open.End == 0 {
		if span.IsBlank(m.text[at:end]) {
			return
		}
		m.open = tables.Block{Start: at, Kind: tables.BlockCode, Level: 1}
	}
	m.open.End = end
}

// inComment reads a line, or the rest of one, that begins in an HTML comment.
func (m *reader) inComment(from, end int) {
	if n := strings.Index(m.text[from:end], "-->"); n >= 0 {
		m.comment = false
		end = from + n + len("-->")
	}
	m.add(tables.BlockMatter, 0, from, end)
	if !m.comment {
		rest := end
		if n := strings.IndexByte(m.text[end:], '\n'); n >= 0 {
			end += n
		} else {
			end = len(m.text)
		}
		if !span.IsBlank(m.text[rest:end]) {
			m.open = tables.Block{Start: rest, End: end, Kind: tables.BlockParagraph}
		}
	}
}

// listMarker gives the length of the mark of a list item at the begin of s; 0 for none.
func listMarker(s string) int {
	n := 1
	if c := s[0]; c != '-' && c != '*' && c != '+' {
		if n = numberMarker(s); n == 0 {
			return 0
		}
	}
	if n == len(s) || s[n] == ' ' || s[n] == '\t' {
		return n
	}
	return 0
}

// numberMarker gives the length of a number of up to nine digits with a point or a bracket behind it; 0 for none.
func numberMarker(s string) int {
	n := 0
	for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
		return 0
	}
	return n + 1
}

// fenceOf gives the marks that begin a block of code; empty for none.
func fenceOf(s string) string {
	n := 0
	for n < len(s) && s[n] == s[0] {
		n++
	}
	if n < 3 || s[0] != '`' && s[0] != '~' || s[0] == '`' && strings.Contains(s[n:], "`") {
		return ""
	}
	return s[:n]
}

// isRule reports whether a line is a thematic break: three or more -, * or _ with blanks between.
func isRule(s string) bool {
	c, n := s[0], 0
	if c != '-' && c != '*' && c != '_' {
		return false
	}
	for i := range len(s) {
		switch s[i] {
		case c:
			n++
		case ' ', '\t':
		default:
			return false
		}
	}
	return n >= 3
}

// isRuleRow reports whether a line is the rule under the head of a table.
func isRuleRow(s string) bool {
	s = strings.TrimRight(s, " \t")
	return strings.Contains(s, "-") && strings.Contains(s, "|") && strings.Trim(s, "|:- \t") == ""
}

// isDefinition reports whether a line defines the target of links: [name]: address.
func isDefinition(s string) bool {
	if s[0] != '[' {
		return false
	}
	i := strings.Index(s, "]:")
	if i <= 1 || s[1] == '^' || strings.ContainsAny(s[1:i], "[]") {
		return false
	}
	return strings.ContainsAny(s[i:], "/#") && strings.TrimSpace(s[i+2:]) != ""
}

// isPicture reports whether a line is a picture and nothing else.
func isPicture(s string) bool {
	s = strings.TrimRight(s, " \t")
	i := strings.Index(s, "](")
	return strings.HasPrefix(s, "![") && i > 0 && strings.IndexByte(s[i:], ')') == len(s)-i-1
}

// onlyTags reports whether a line holds tags of HTML and nothing else.
func onlyTags(s string) bool {
	if s[0] != '<' || len(s) < 3 || !(s[1] == '/' || s[1]|0x20 >= 'a' && s[1]|0x20 <= 'z') {
		return false
	}
	for {
		s = strings.TrimLeft(s, " \t")
		if s == "" {
			return true
		}
		i := strings.IndexByte(s, '>')
		if s[0] != '<' || i < 0 || isAddress(s[:i]) {
			return false
		}
		s = s[i+1:]
	}
}

// isAddress reports whether what begins with < is an address in brackets rather than a tag.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "<http") || strings.Contains(s, "@") && !strings.Contains(s, "=")
}

// countLinks counts the characters of each block that are the text of a link: [text](address), and an address itself.
func (m *reader) countLinks() {
	for i := range m.blocks {
		b := &m.blocks[i]
		if b.Kind == tables.BlockMatter || b.Kind == tables.BlockCode {
			continue
		}
		s := m.text[b.Start:b.End]
		start := -1
		for j := 0; j < len(s); j++ {
			switch s[j] {
			case '\\':
				j++
			case '[':
				start = j + 1
				if j > 0 && s[j-1] == '!' {
					start = -1 // a picture
				}
			case ']':
				if start >= 0 && j+1 < len(s) && (s[j+1] == '(' || s[j+1] == '[') {
					b.Links += visible(s[start:j])
				}
				start = -1
			}
		}
	}
}

// visible counts the characters of a text that are no white space.
func visible(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if span.IsSpace(r) {
			n--
		}
	}
	return n
}
