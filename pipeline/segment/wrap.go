package segment

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is one paragraph in the making: one line, or several.
type block struct {
	line
	lines  int  // lines of the source that it has
	joined bool // hard wraps were joined
	rows   bool // its lines are the rows of a table of numbers, such as a calendar
	sign   sign
	left   int // words beside the date, if it is dated
}

// A line that was broken by a program ends where the next word would have gone past the margin; one that was broken by
// an author ends where a thought ends. So lines are joined where they fill the measure of their block, and, where a
// block has no measure, only if the sentence visibly goes on: the line is long, has no stop at its end, and the next
// begins with a small letter.

const (
	leastMeasure = 40  // columns of the narrowest text that is taken as wrapped
	mostMeasure  = 160 // of the widest
	longLine     = 60  // columns of a line that may be broken by accident
)

// blocks joins lines to paragraphs.
func blocks(text string, lines []line) []block {
	out := make([]block, 0, len(lines))
	page := 0 // the measure of the page: that of its widest wrapped group
	groups(lines, func(g []line) { page = max(page, measureOf(text, g)) })
	groups(lines, func(g []line) { out = appendGroup(out, text, g, page) })
	return out
}

// groups calls found for each run of lines that no empty line parts.
func groups(lines []line, found func([]line)) {
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && lines[j].blank == 0 {
			j++
		}
		found(lines[i:j])
		i = j
	}
}

// appendGroup adds the paragraphs of lines that no empty line parts.
func appendGroup(out []block, text string, lines []line, page int) []block {
	measure := measureOf(text, lines)
	if measure > 0 {
		page = max(page, measure)
	}
	for i := 0; i < len(lines); {
		j := i + 1
		if n := table(lines[i:]); n > 2 {
			j = i + n
			out = append(out, merge(text, lines[i:j], false))
			out[len(out)-1].rows = true
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
func merge(text string, lines []line, joined bool) block {
	b := block{line: lines[0], lines: len(lines), joined: joined}
	if len(lines) > 1 {
		b.end = lines[len(lines)-1].end
		b.look(text[b.start:b.end])
		b.hash = 0
	}
	return b
}

// measureOf gives the columns to which a program has wrapped the lines, or 0 if they do not look wrapped.
func measureOf(text string, lines []line) int {
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
	full, open, breaks, bullets := 0, 0, 0, 0
	for i := range lines[:len(lines)-1] {
		l, next := &lines[i], &lines[i+1]
		breaks++
		if l.fills(text, next, most) {
			full++
			if !l.terminal && (unicode.IsLower(next.first) || !next.cased()) {
				open++
			}
		}
		if next.bullet(text[next.start:next.end]) {
			bullets++
		}
	}
	if full*3 < breaks*2 || open*3 < full || bullets*3 > breaks*2 || open < 2 {
		return 0
	}
	return most
}

// fills reports whether the first word of the next line would not have fitted on l within the measure.
func (l *line) fills(text string, next *line, measure int) bool {
	if l.width > measure {
		return true
	}
	if next.script.spaceless() {
		return l.width+4 >= measure
	}
	word := text[next.start:next.end]
	if i := strings.IndexAny(word, " \t"); i >= 0 {
		word = word[:i]
	}
	return l.width+1+utf8.RuneCountInString(word) > measure
}

// goesOn reports whether the paragraph goes on from one line to the next. measure is that of their group, page that of
// the page; 0 if there is none.
func goesOn(text string, l, next *line, measure, page int) bool {
	s := text[next.start:next.end]
	if next.bullet(s) && (!unicode.IsLower(next.first) || measure == 0) {
		return false
	}
	if measure > 0 && l.fills(text, next, measure) {
		return true
	}
	if l.terminal || next.cased() && !unicode.IsLower(next.first) || l.last == ':' || l.last == ';' {
		return false
	}
	if page > 0 && l.width <= page+page/16 && next.width <= page+page/16 && l.fills(text, next, page) {
		return true
	}
	if !unicode.IsLower(next.first) {
		return false
	}
	if measure > 0 && l.width*3 < measure*2 {
		return false
	}
	return l.width >= longLine && l.words >= 8 && next.words >= 2 && l.bars < 2 && !l.url || l.width >= 2*longLine
}

// table counts the lines at the begin that together are rows of numbers: a calendar, a score board. A line before them
// that names a month and year belongs to them.
func table(lines []line) int {
	n := 0
	if len(lines) > 1 && lines[0].digits == 4 && lines[0].letters > 0 && lines[0].letters <= 12 && lines[0].words <= 3 {
		n = 1
	}
	head := n
	for n < len(lines) && lines[n].letters == 0 && lines[n].digits > 0 && lines[n].digits*2 > lines[n].runes {
		n++
	}
	if n-head < 3 {
		return 0
	}
	return n
}

// clean gives the text of a block after the repairs of its white space, and their names.
func (b *block) clean(text string) (string, []string) {
	s := text[b.start:b.end]
	var repairs []string
	if b.joined {
		s = join(s)
		repairs = append(repairs, "joined_hard_wrap")
	}
	if c := collapse(s); c != s {
		s = c
		repairs = append(repairs, "collapsed_spaces")
	}
	if c := dropZeroWidth(s); c != s {
		s = c
		repairs = append(repairs, "dropped_zero_width")
	}
	slices.Sort(repairs)
	return s, repairs
}

// join puts one blank for each line end and the white space around it; nothing between letters of scripts without
// blanks and after a hyphen that parts a word.
func join(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for {
		i := strings.IndexByte(s, '\n')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		_, e := trim(s, 0, i)
		b.WriteString(s[:e])
		next := skipSpace(s, i)
		last, n := utf8.DecodeLastRuneInString(s[:e])
		first, _ := utf8.DecodeRuneInString(s[next:])
		switch {
		case wide(last) && wide(first):
		case last == 0xAD || last == '-' && unicode.IsLower(first) && e > n && wordAt(s, e-n-1):
		default:
			b.WriteByte(' ')
		}
		s = s[next:]
	}
}

// wide reports whether r is a letter of a script without blanks, or its punctuation.
func wide(r rune) bool {
	return r >= 0x3000 && r < 0x3040 || r >= 0xFF00 && r < 0xFF70 || r >= utf8.RuneSelf && scriptOf(r).spaceless()
}

// collapse makes one blank of a run of blanks, one tab of a run that has a tab. Line ends stay.
func collapse(s string) string {
	var b strings.Builder
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c > ' ' && c < utf8.RuneSelf || c == '\n' || c == ' ' && i+1 < len(s) && s[i+1] > ' ' && s[i+1] < utf8.RuneSelf {
			i++
			continue
		}
		if c >= 0xC3 && c != 0xE1 && c != 0xE2 && c != 0xE3 { // no white space has these lead bytes
			i++
			for i < len(s) && !utf8.RuneStart(s[i]) {
				i++
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsSpace(r) {
			i += n
			continue
		}
		j, tab, end, count := i, false, false, 0
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if !unicode.IsSpace(r) {
				break
			}
			tab = tab || r == '\t'
			end = end || r == '\n'
			count++
			j += n
		}
		if count > 1 && !end {
			b.WriteString(s[from:i])
			if tab {
				b.WriteByte('\t')
			} else {
				b.WriteByte(' ')
			}
			from = j
		}
		i = j
	}
	if from == 0 {
		return s
	}
	b.WriteString(s[from:])
	return b.String()
}

// dropZeroWidth drops U+200B, U+2060 and U+FEFF, but for those that part words in scripts without blanks.
func dropZeroWidth(s string) string {
	if !strings.Contains(s, "\u200B") && !strings.Contains(s, "\u2060") && !strings.Contains(s, "\uFEFF") {
		return s
	}
	var b strings.Builder
	var last rune
	for i, r := range s {
		switch r {
		case 0x200B, 0x2060, 0xFEFF:
			next, _ := utf8.DecodeRuneInString(s[i+3:])
			if r == 0x200B && southEast(last) && southEast(next) {
				b.WriteRune(r)
			}
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// southEast reports whether r is a letter of a script in which U+200B parts words.
func southEast(r rune) bool {
	switch scriptOf(r) {
	case thai, lao, khmer, myanmar, tibetan:
		return true
	}
	return false
}
