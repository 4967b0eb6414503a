package block

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line that was broken by a program ends where the next word would have gone past the margin; one that was broken by
// an author ends where a thought ends. So lines are joined where they fill the measure of their block, and, where a
// block has no measure, only if the sentence visibly goes on: the line is long, has no stop at its end, and the next
// begins with a small letter.

const (
	leastMeasure = 40  // columns of the narrowest text that is taken as wrapped
	mostMeasure  = 160 // of the widest
	longLine     = 60  // columns of a line that may be broken by accident
)

// Paragraphs joins lines to paragraphs. They take the place of the lines.
func Paragraphs(text string, lines []Block) []Block {
	out := lines[:0]
	page := 0 // the measure of the page: that of its widest wrapped group
	groups(lines, func(g []Block) { page = max(page, measureOf(text, g)) })
	groups(lines, func(g []Block) { out = appendGroup(out, text, g, page) })
	return out
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
func appendGroup(out []Block, text string, lines []Block, page int) []Block {
	measure := measureOf(text, lines)
	if measure > 0 {
		page = max(page, measure)
	}
	for i := 0; i < len(lines); {
		j := i + 1
		if n := table(lines[i:]); n > 2 {
			j = i + n
			out = append(out, merge(text, lines[i:j], false))
			out[len(out)-1].Rows = true
			i = j
			continue
		}
		for j < len(lines) && goesOn(text, &lines[j-1], &lines[j], measure, page) {
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
	// A break is full if the first word of the next line would not have fitted. It is open if the sentence goes on
	// after it.
	full, open, breaks, bullets, rows := 0, 0, 0, 0, 0
	for i := range lines[:len(lines)-1] {
		l, next := &lines[i], &lines[i+1]
		breaks++
		if l.row() {
			rows++
		}
		if l.fills(text, next, most) {
			full++
			if !l.Terminal && (unicode.IsLower(next.First) || !next.Cased()) {
				open++
			}
		}
		if next.bullet(text[next.Start:next.End]) {
			bullets++
		}
	}
	if full*3 < breaks*2 || open*3 < full || bullets*3 > breaks*2 || rows*2 > breaks || open < 2 {
		return 0
	}
	return most
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
	return l.width+1+utf8.RuneCountInString(word) > measure
}

// goesOn reports whether the paragraph goes on from one line to the next. measure is that of their group, page that of
// the page; 0 if there is none.
func goesOn(text string, l, next *Block, measure, page int) bool {
	s := text[next.Start:next.End]
	if next.bullet(s) && (!unicode.IsLower(next.First) || measure == 0) {
		return false
	}
	if measure > 0 && l.fills(text, next, measure) {
		return true
	}
	if l.row() && next.row() {
		return false
	}
	if l.Terminal || next.Cased() && !unicode.IsLower(next.First) || l.Last == ':' || l.Last == ';' {
		return false
	}
	if page > 0 && l.width <= page+page/16 && next.width <= page+page/16 && l.fills(text, next, page) {
		return true
	}
	if !unicode.IsLower(next.First) {
		return false
	}
	if measure > 0 && l.width*3 < measure*2 {
		return false
	}
	running := l.Words >= 8 && next.Words >= 2 && l.Bars < 2 && !l.URL
	return l.width >= longLine && running || l.width >= 2*longLine
}

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
