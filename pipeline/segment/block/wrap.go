package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/chars"
)

// A line that was broken by a program ends where the next word would have gone past the margin; one that was broken by
// an author ends where a thought ends. So lines are joined where they fill the measure of their block or, if the page
// as a whole is wrapped, that of the page, and, where neither has a measure, only if the sentence visibly goes on: the
// line is long, has no stop at its end, and the next begins with a small letter.

const (
	leastMeasure  = 40  // columns of the narrowest text that is taken as wrapped
	mostMeasure   = 160 // of the widest
	longLine      = 60  // columns of a line that may be broken by accident
	leastSentence = 44  // columns of the lines over which a sentence runs that is a group by itself; verse is narrower
	raggedness    = 8   // a line of a wrapped page may lack this part of the measure
)

// Paragraphs joins lines to paragraphs. They take the place of the lines.
func Paragraphs(text string, lines []Block) []Block {
	out := lines[:0]
	doubled := undouble(text, lines)
	page := measureOfPage(text, lines)
	if doubled > 0 {
		page.whole, page.page = true, max(page.page, doubled)
	}
	for i := range lines {
		if page.whole && lines[i].runningHead() && !beside(lines, i) {
			lines[i].Sign |= Running
		}
	}
	groups(lines, func(g []Block) { out = appendGroup(out, text, g, page) })
	if doubled > 0 {
		for i := range out {
			out[i].Blank = max(out[i].Blank, 1)
		}
	}
	return out
}

// beside reports whether a line with wide gaps stands right above or under line i: the two are rows of a table.
func beside(lines []Block, i int) bool {
	return i > 0 && lines[i].Blank == 0 && lines[i-1].Gaps > 0 ||
		i+1 < len(lines) && lines[i+1].Blank == 0 && lines[i+1].Gaps > 0
}

// undouble takes an empty line off above each line if every line end of a wrapped text was doubled, as by a program
// that wrote CR CR LF: no two lines stand together, and what parts paragraphs is three empty lines. If nothing parts
// them, since each line of a sheet was put into a paragraph of its own, it gives the measure of the text, else 0.
func undouble(text string, lines []Block) int {
	three, other := false, 0
	for i := range lines {
		blank := lines[i].Blank
		if i > 0 && blank&1 == 0 || blank > 3 {
			other++
		}
		three = three || i > 0 && blank == 3
	}
	if three && other == 0 {
		undoubleParted(text, lines)
		return 0
	}
	if other*20 > len(lines) {
		return 0
	}
	measure := doubledMeasure(text, lines)
	if measure > 0 {
		halve(lines)
	}
	return measure
}

func halve(lines []Block) {
	for i := 1; i < len(lines); i++ {
		lines[i].Blank /= 2
	}
}

// undoubleParted undoubles lines of which three empty ones part paragraphs, if they look wrapped then.
func undoubleParted(text string, lines []Block) {
	halve(lines)
	if measureOfPage(text, lines).whole || allSentences(text, lines) {
		return
	}
	for i := 1; i < len(lines); i++ {
		lines[i].Blank = lines[i].Blank*2 + 1
	}
}

// allSentences reports whether each group of several lines is one sentence.
func allSentences(text string, lines []Block) bool {
	all := true
	groups(lines, func(g []Block) { all = all && (len(g) == 1 || isSentence(text, g)) })
	return all
}

// leastDoubled is after how many doubled line ends a sentence goes on in a text whose line ends all are.
const leastDoubled = 8

// doubledMeasure gives the columns to which lines with an empty one between them were wrapped; 0 if they do not look
// so.
func doubledMeasure(text string, lines []Block) int {
	var widths [mostMeasure + 1]int
	for i := range lines {
		widths[min(lines[i].width, mostMeasure)]++
	}
	most := mostMeasure
	for most > leastMeasure && widths[most] < 3 {
		most--
	}
	var n breaks
	for i := range lines[:max(len(lines)-1, 0)] {
		if lines[i].width*2 >= most {
			n.add(text, &lines[i], &lines[i+1], most-most/raggedness)
		}
	}
	if most == mostMeasure || !n.wrapped() || n.open < leastDoubled {
		return 0
	}
	return most
}

// measure is to how many columns lines were wrapped.
type measure struct {
	group int  // of lines that no empty line parts; 0 if they do not look wrapped
	page  int  // of the page, or the group if that is wider; 0 if neither looks wrapped
	whole bool // most lines of the page that another follows are wrapped
}

// groups calls found for each run of lines that no empty line parts.
func groups(lines []Block, found func([]Block)) {
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && lines[j].Blank == 0 {
			j++
		}
		found(lines[i:j])
		i = j
	}
}

// appendGroup adds the paragraphs of lines that no empty line parts.
func appendGroup(out []Block, text string, lines []Block, m measure) []Block {
	m.group = measureOf(text, lines)
	if m.group > 0 {
		m.page = max(m.page, m.group)
	}
	sentence := isSentence(text, lines)
	for i := 0; i < len(lines); {
		j := i + 1
		if n := table(lines[i:]); n > 2 {
			j = i + n
			out = append(out, merge(text, lines[i:j], false))
			out[len(out)-1].Rows = true
			i = j
			continue
		}
		for j < len(lines) && (sentence || m.goesOn(text, &lines[j-1], &lines[j])) {
			j++
		}
		out = append(out, merge(text, lines[i:j], j > i+1))
		i = j
	}
	return out
}

// merge makes one block of lines.
func merge(text string, lines []Block, joined bool) Block {
	b := lines[0]
	b.Lines, b.joined = int32(len(lines)), joined
	if len(lines) > 1 {
		b.End = lines[len(lines)-1].End
		b.Look(text[b.Start:b.End])
		b.Hash = 0
	}
	return b
}

// isSentence reports whether lines are one sentence that was broken: it begins with a capital, each further line goes
// on with a small letter, and the last one ends it.
func isSentence(text string, lines []Block) bool {
	first, last := &lines[0], &lines[len(lines)-1]
	if len(lines) < 2 || !last.Terminal || !first.Cased() || first.bullet(text[first.Start:first.End]) {
		return false
	}
	if r := chars.FirstLetter(text[first.Start:first.End]); !unicode.IsUpper(r) {
		return false
	}
	for i := range lines[:len(lines)-1] {
		l, next := &lines[i], &lines[i+1]
		if l.width < leastSentence || l.Gaps > 0 || !l.open(text, next) || next.bullet(text[next.Start:next.End]) {
			return false
		}
	}
	return true
}

// open reports whether the sentence visibly goes on after l, with next: there is no stop, and a small letter follows,
// or a letter of a script without capitals.
func (l *Block) open(text string, next *Block) bool {
	if l.Terminal || l.Last == ':' || l.Last == ';' {
		return false
	}
	return unicode.IsLower(next.First) || !next.Cased()
}

// breaks counts the line ends at which lines may have been wrapped to a measure.
type breaks struct {
	all     int
	full    int // the first word of the next line would not have fitted
	open    int // those of them after which the sentence goes on
	bullets int // an item of a list follows
	rows    int // the line looks like the row of a table
	plain   int // the line is in a script without capitals, and has no sign but at its end
}

// add counts the line end between l and next.
func (n *breaks) add(text string, l, next *Block, measure int) {
	n.all++
	if l.row() {
		n.rows++
	}
	if !l.Cased() && !l.Script.Spaceless() && l.Stops+l.Commas == 0 {
		n.plain++
	}
	if l.fills(text, next, measure) {
		n.full++
		if l.open(text, next) {
			n.open++
		}
	}
	if next.bullet(text[next.Start:next.End]) {
		n.bullets++
	}
}

// verse reports whether the lines may be those of verse: none has a sign in it.
func (n *breaks) verse() bool { return n.plain == n.all && n.all >= leastVerse }

// leastVerse is how many line ends after lines without a sign in them are those of verse: a text has some.
const leastVerse = 4

// wrapped reports whether the counts are those of lines that a program has wrapped.
func (n *breaks) wrapped() bool {
	if n.verse() || n.full*3 < n.all*2 || n.open*3 < n.full {
		return false
	}
	return n.bullets*3 <= n.all*2 && n.rows*2 <= n.all
}

// measureOf gives the columns to which a program has wrapped the lines, or 0 if they do not look wrapped.
func measureOf(text string, lines []Block) int {
	if len(lines) < 3 {
		return 0
	}
	most := 0
	for i := range lines {
		most = max(most, lines[i].width)
	}
	if most < leastMeasure || most > mostMeasure {
		return 0
	}
	var n breaks
	for i := range lines[:len(lines)-1] {
		n.add(text, &lines[i], &lines[i+1], most)
	}
	if !n.wrapped() || n.open < 2 {
		return 0
	}
	return most
}

// measureOfPage gives the columns to which a program has wrapped the lines of a page: that of its widest wrapped group,
// or, if its groups are short but together look wrapped, the width that three in four of the lines have at most.
func measureOfPage(text string, lines []Block) measure {
	var m measure
	var widths [mostMeasure + 1]int // how many lines that another one follows have the width
	all := 0
	groups(lines, func(g []Block) {
		m.page = max(m.page, measureOf(text, g))
		for i := range g[:len(g)-1] {
			if w := g[i].width; w <= mostMeasure && !g[i].row() {
				widths[w]++
				all++
			}
		}
	})
	most := 0
	for seen := 0; most < mostMeasure && (seen+widths[most])*4 < all*3; most++ {
		seen += widths[most]
	}
	if all < 2 || most < leastMeasure {
		return m
	}
	var n breaks
	groups(lines, func(g []Block) {
		for i := range g[:len(g)-1] {
			if g[i].width*2 >= most { // others end paragraphs, or are headings
				n.add(text, &g[i], &g[i+1], most-most/raggedness)
			}
		}
	})
	if n.wrapped() && n.open > 0 && n.all*2 >= all {
		m.whole, m.page = true, max(m.page, most)
	}
	return m
}

// row reports whether a line looks like a row of a table or timetable: more digits than letters, or wide gaps at three
// places and hardly a stop.
func (b *Block) row() bool {
	return b.Digits > b.Letters || b.Gaps >= 3 && b.Stops == 0 && b.Commas == 0 && b.Words < 4*b.Gaps
}

// fills reports whether the first word of the next line would not have fitted on l within the measure.
func (l *Block) fills(text string, next *Block, measure int) bool {
	if l.width > measure {
		return true
	}
	if next.Script.Spaceless() {
		return l.width+4 >= measure
	}
	word := text[next.Start:next.End]
	if i := strings.IndexAny(word, " \t"); i >= 0 {
		word = word[:i]
	}
	return l.width+1+columns(word) > measure
}

// columns gives the columns of a word: the syllables of Korean count double, marks above and below letters nothing.
func columns(word string) int {
	n := utf8.RuneCountInString(word)
	for _, r := range word {
		switch {
		case isHangul(r):
			n++
		case r > unicode.MaxLatin1 && unicode.Is(unicode.Mn, r):
			n--
		}
	}
	return n
}

// goesOn reports whether the paragraph goes on from one line to the next.
func (m measure) goesOn(text string, l, next *Block) bool {
	if (l.Sign | next.Sign).Has(Running) {
		return false
	}
	s := text[next.Start:next.End]
	if n := lineNumber(s); n > 0 && lineNumber(text[l.Start:l.End]) == n-1 {
		return l.width >= longLine || l.width >= leastMeasure && !l.Terminal
	}
	if next.bullet(s) && (!unicode.IsLower(next.First) || m.group == 0) {
		return false
	}
	if m.group > 0 && l.fills(text, next, m.group) {
		return true
	}
	if l.row() && next.row() || chars.InBrackets(s) { // it says something of the line above
		return false
	}
	if m.whole && m.goesOnPage(text, l, next) {
		return true
	}
	if l.Terminal || next.Cased() && !unicode.IsLower(next.First) || l.Last == ':' || l.Last == ';' {
		return false
	}
	if m.page > 0 && l.width <= m.page+m.page/16 && next.width <= m.page+m.page/16 && l.fills(text, next, m.page) {
		return true
	}
	if !unicode.IsLower(next.First) {
		return false
	}
	if m.group > 0 && l.width*3 < m.group*2 {
		return false
	}
	running := l.Words >= 8 && (next.Words >= 2 || next.Terminal) && l.Bars < 2 && !l.URL
	return l.width >= longLine && running || l.width >= 2*longLine
}

// lineNumber gives the number that counts a line at the margin, as in the record of a court: up to three digits and a
// wide gap before the words; 0 if there is none.
func lineNumber(s string) int {
	i, n := 0, 0
	for i < len(s) && i < 3 && chars.IsASCIIDigit(s[i]) {
		n = n*10 + int(s[i]-'0')
		i++
	}
	if i == 0 || !strings.HasPrefix(s[i:], "  ") && !strings.HasPrefix(s[i:], "\t") {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[i:], " \t")); !unicode.IsLetter(r) {
		return 0
	}
	return n
}

// goesOnPage reports whether the paragraph goes on from one line to the next on a page that is wrapped as a whole: the
// line is as full as others are, and no stop ends it; or it is full to the margin.
func (m measure) goesOnPage(text string, l, next *Block) bool {
	switch {
	case l.Gaps > 0 || next.Gaps > 0, l.width > mostMeasure:
		return false
	case l.Terminal || l.Last == ':' || l.Last == ';':
		return l.fills(text, next, m.page) && l.width <= m.page
	}
	return l.fills(text, next, m.page-m.page/raggedness) || l.width*3 >= m.page*2 && l.open(text, next)
}

// runningHead reports whether a line of a wrapped page is what stands above its text on each sheet: the number of the
// sheet at one end, a wide gap, and a few words.
func (l *Block) runningHead() bool {
	if l.Gaps == 0 || l.Gaps > 2 || l.Terminal {
		return false
	}
	if l.Letters == 0 || l.Words > mostOfHead || l.Digits > 4 {
		return false
	}
	return unicode.IsDigit(l.First) != unicode.IsDigit(l.Last)
}

// mostOfHead is how many words a running head has, with its number.
const mostOfHead = 12

// table counts the lines at the begin that together are rows of numbers: a calendar, a score board. A line before them
// that names a month and year belongs to them.
func table(lines []Block) int {
	n := 0
	if len(lines) > 1 && lines[0].Digits == 4 && lines[0].Letters > 0 && lines[0].Letters <= 12 && lines[0].Words <= 3 {
		n = 1
	}
	head := n
	for n < len(lines) && lines[n].Letters == 0 && lines[n].Digits > 0 && lines[n].Digits*2 > lines[n].Runes {
		n++
	}
	if n-head < 3 {
		return 0
	}
	return n
}
