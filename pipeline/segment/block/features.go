package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/span"
)

// features are counts over a passage.
type features struct {
	Runes    int // visible characters
	width    int // columns: wide characters count double; blanks int
	Letters  int
	Size     int // letters, those of dense scripts counted as several: comparable between scripts
	Upper    int // letters in upper case
	Digits   int
	Words    int // runs of letters and digits between blanks; in scripts without blanks, two letters
	Capital  int // words that begin with an upper-case letter
	Marks    int // visible characters that are neither letters nor digits
	Stops    int // full stops and the like before a blank, inside the passage
	Commas   int
	Bars     int          // characters that part the items of a menu or path: | > » › · •
	Glued    int          // commas and stops with a letter on either side
	Gaps     int          // runs of several blanks, or tabs, inside a line
	Beside   int          // letters of that other script, as size counts them
	First    rune         // first visible character
	Last     rune         // last one
	second   rune         // the one after first
	Script   chars.Script // of most letters
	Other    chars.Script // of most of the other letters
	Terminal bool         // ends like a sentence
	copy     bool         // has a copyright sign
	URL      bool         // has an address
}

// looked is a passage that is being looked at.
type looked struct {
	*features
	s         string
	inScript  [chars.Scripts]int // letters
	word      bool               // the last character belongs to a word
	spaceless int                // letters of scripts without blanks
	blanks    int                // since the last visible character
	ended     bool               // a line ended since then
	late      bool               // blanks stand after a stop
	stop      bool               // the last visible character was a stop, or a closing mark after one
	before    rune
}

// look fills in the features of a passage without white space at its ends.
func (f *features) look(s string) {
	*f = features{}
	l := looked{features: f, s: s}
	for i := 0; i < len(s); {
		c := s[i]
		if l.word && chars.ASCIIClass[c] == chars.ASCIILower {
			i = l.letters(i)
			continue
		}
		if c >= 0xE4 && c <= 0xE9 && l.blanks == 0 && f.second != 0 {
			if j := l.ideographs(i); j > i {
				i = j
				continue
			}
		}
		i += l.character(i)
	}
	f.Terminal = l.stop
	l.weigh()
	f.URL = f.URL || strings.Contains(s, "www.")
	if !f.copy && len(s) < 400 {
		f.copy = strings.HasPrefix(s, "(c) ") || strings.HasPrefix(s, "(C) ")
	}
}

// letters takes the small ASCII letters from byte i on, inside a word, and gives the place after them.
func (l *looked) letters(i int) int {
	s, j := l.s, i+1
	for j < len(s) && chars.ASCIIClass[s[j]] == chars.ASCIILower {
		j++
	}
	n := j - i
	l.Runes += n
	l.width += n
	l.Letters += n
	l.inScript[chars.Latin] += n
	if l.second == 0 {
		l.second = rune(s[i])
	}
	l.before = rune(s[j-1])
	l.Last = l.before
	return j
}

// ideographs takes the characters of the block CJK Unified Ideographs from byte i on, and gives the place after them.
func (l *looked) ideographs(i int) int {
	s, j := l.s, i
	for j+2 < len(s) && s[j] >= 0xE4 && s[j] <= 0xE9 && (s[j] > 0xE4 || s[j+1] >= 0xB8) {
		j += 3
	}
	n := (j - i) / 3
	if n == 0 {
		return i
	}
	l.Runes += n
	l.width += 2 * n
	l.Letters += n
	l.inScript[chars.Han] += n
	l.Words += (l.spaceless+n+1)/2 - (l.spaceless+1)/2
	l.spaceless += n
	l.Last, _ = utf8.DecodeRuneInString(s[j-3:])
	l.before = l.Last
	l.word, l.stop, l.late = false, false, false
	return j
}

// character takes the character at byte i, with the number of a note after a stop, and gives its length.
func (l *looked) character(i int) int {
	r, n := rune(l.s[i]), 1
	class, script := uint8(0), chars.NoScript
	if r < utf8.RuneSelf {
		if class = chars.ASCIIClass[r]; class == chars.ASCIILower || class == chars.ASCIIUpper {
			script = chars.Latin
		}
	} else {
		r, n = utf8.DecodeRuneInString(l.s[i:])
		class, script = classOf(r)
	}
	if class == chars.ASCIISpace {
		l.blank(r, i)
		return n
	}
	l.visible(r)
	switch class {
	case chars.ASCIILower, chars.ASCIIUpper:
		l.letter(script, class == chars.ASCIIUpper, i)
	case chars.ASCIIDigit:
		l.Digits++
		if !l.word {
			l.word = true
			l.Words++
		}
		l.stop = false
	default:
		n += l.mark(r, i, n)
	}
	l.late = false
	l.before = r
	return n
}

// classOf gives the class of a character that is not ASCII, and its script if it is a letter.
func classOf(r rune) (uint8, chars.Script) {
	script := chars.ScriptOf(r)
	switch {
	case script != chars.NoScript:
		if script <= chars.Armenian && isUpper(r) {
			return chars.ASCIIUpper, script
		}
		return chars.ASCIILower, script
	case span.IsSpace(r):
		return chars.ASCIISpace, script
	case unicode.IsDigit(r):
		return chars.ASCIIDigit, script
	}
	return chars.ASCIIOther, script
}

// blank takes white space.
func (l *looked) blank(r rune, i int) {
	l.width++
	l.word = false
	if l.stop && i > 0 {
		l.Stops++
		l.stop, l.late = false, true
	}
	l.blanks++
	switch r {
	case '\t':
		l.blanks++
	case '\n':
		l.ended = true
	}
	l.before = ' '
}

// visible takes a visible character.
func (l *looked) visible(r rune) {
	if l.blanks > 1 && !l.ended {
		l.Gaps++
	}
	l.blanks, l.ended = 0, false
	l.Runes++
	l.width++
	if l.First == 0 {
		l.First = r
	} else if l.second == 0 {
		l.second = r
	}
	l.Last = r
}

// letter takes the letter at byte i.
func (l *looked) letter(script chars.Script, upper bool, i int) {
	l.Letters++
	l.inScript[script]++
	l.stop = false
	if upper {
		l.Upper++
	}
	if script.Spaceless() {
		if l.spaceless++; l.spaceless%2 == 1 {
			l.Words++
		}
		if script == chars.Han || script == chars.Kana {
			l.width++
		}
		l.word = false
		return
	}
	if script == chars.Hangul {
		l.width++
	}
	if !l.word {
		l.word = true
		l.Words++
		if upper {
			l.Capital++
		}
	}
	if (l.before == ',' || l.before == '.') && i > 1 && isLower(l.s, i-2) {
		l.Glued++
	}
}

// longestQuoting is how far into a passage the other of a pair of quotation marks is looked for.
const longestQuoting = 600

// mark takes the mark at byte i, of n bytes, and gives the length of the number of a note after it.
func (l *looked) mark(r rune, i, n int) int {
	l.Marks++
	more := 0
	switch r {
	case '.', '!', '?', '…', '。', '！', '？':
		more = l.stops(r, i+n)
	case ',', '，', '、', '،':
		l.Commas++
		l.stop = false
	case '|', '>', '»', '›', '·', '•', '→', '｜', '＞':
		if r != '»' || !strings.Contains(l.s[:min(len(l.s), longestQuoting)], "«") {
			l.Bars++
		}
		if l.late && (r == '»' || r == '›') { // French puts a blank before the mark that closes
			l.stop = true
		}
	case '©':
		l.copy = true
		l.stop = false
	case ':':
		l.URL = l.URL || strings.HasPrefix(l.s[i:], "://")
		l.stop = false
	default:
		l.stop = chars.IsStop(r) || l.stop && (chars.IsClose(r) || r == '"')
	}
	if r != '\'' && r != '’' && r != '-' {
		l.word = false
	}
	if r >= 0x3000 && r < 0xA000 || r >= 0xFF00 {
		l.width++
	}
	return more
}

// stops takes a stop that ends at byte end, and the numbers of notes after it: "[12]". It gives their length.
func (l *looked) stops(r rune, end int) int {
	l.stop = true
	if r >= 0x3000 && end < len(l.s) {
		l.Stops++
	}
	length := 0
	for k := chars.Note(l.s[end:]); k > 0; k = chars.Note(l.s[end+length:]) {
		l.Runes += k
		l.width += k
		l.Marks += 2
		l.Digits += k - 2
		length += k
	}
	return length
}

// weigh counts the letters of each script, and finds those of most letters.
func (l *looked) weigh() {
	most := 0
	for k := chars.Latin; k < chars.Scripts; k++ {
		n := l.inScript[k] * chars.Weight(k)
		l.Size += n
		switch {
		case n > most:
			l.Other, l.Beside = l.Script, most
			l.Script, most = k, n
		case n > l.Beside:
			l.Other, l.Beside = k, n
		}
	}
}

// isUpper is unicode.IsUpper, quicker for the letters of most texts.
func isUpper(r rune) bool {
	switch {
	case r >= 0xDF && r <= 0xFF, r >= 0x430 && r < 0x460:
		return false
	case r >= 0x410 && r < 0x430:
		return true
	}
	return unicode.IsUpper(r)
}

// isLower reports whether the ASCII byte at i is a letter in lower case.
func isLower(s string, i int) bool { return s[i] >= 'a' && s[i] <= 'z' }

// Cased reports whether most letters are of a script with upper and lower case.
func (f *features) Cased() bool { return f.Script >= chars.Latin && f.Script <= chars.Armenian }

// bullet reports whether the passage begins like the item of a list: with a bullet, or with a number or letter and a
// closing mark.
func (f *features) bullet(s string) bool {
	switch f.First {
	case '•', '◦', '▪', '■', '●', '‣', '○', '·', '➢', '✓', '–', '—':
		return true
	case '-', '*', '+':
		return len(s) > 1 && (s[1] == ' ' || s[1] == '\t')
	}
	i := 0
	for i < min(len(s), 4) && (chars.IsASCIIDigit(s[i]) || i == 0 && chars.IsASCIILetter(s[i])) {
		i++
	}
	if strings.HasPrefix(s, "(") {
		j := strings.IndexByte(s[:min(len(s), 6)], ')')
		return j > 1 && j < 5
	}
	if i == 0 || i == len(s) {
		return false
	}
	if s[i] == '.' {
		return i+1 == len(s) || s[i+1] == ' '
	}
	return s[i] == ')' || strings.HasPrefix(s[i:], "、")
}
