package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/span"
)

// block is one paragraph in the making, and what can be seen of it: a run of text between two line ends, or several that
// were joined. A text may have millions of them.
type block struct {
	start, end int // bytes of the text, white space at the ends left out
	hash       uint64
	blank      int32 // empty lines before it
	lines      int32 // lines of the text that it has
	left       int32 // words beside the date, if it is dated
	sign       sign
	joined     bool // hard wraps were joined
	rows       bool // its lines are the rows of a table, such as a calendar
	features
}

// features are counts over a passage.
type features struct {
	runes    int // visible characters
	width    int // columns: wide characters count double; blanks int
	letters  int
	size     int // letters, those of dense scripts counted as several: comparable between scripts
	upper    int // letters in upper case
	digits   int
	words    int // runs of letters and digits between blanks; in scripts without blanks, two letters
	capital  int // words that begin with an upper-case letter
	marks    int // visible characters that are neither letters nor digits
	stops    int // full stops and the like before a blank, inside the passage
	commas   int
	bars     int    // characters that part the items of a menu or path: | > » › · •
	glued    int    // commas and stops with a letter on either side
	gaps     int    // runs of several blanks, or tabs, inside
	beside   int    // letters of that other script, as size counts them
	first    rune   // first visible character
	last     rune   // last one
	second   rune   // the one after first
	script   script // of most letters
	other    script // of most of the other letters
	terminal bool   // ends like a sentence
	copy     bool   // has a copyright sign
	url      bool   // has an address
}

// splitLines gives the lines that have a visible character.
func splitLines(text string) []block {
	out := make([]block, 0, countLines(text))
	blank := int32(0)
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		if s, e := trim(text, at, end); s < e {
			l := block{start: s, end: e, blank: blank, lines: 1}
			l.look(text[s:e])
			out = append(out, l)
			blank = 0
		} else {
			blank++
		}
		at = end + 1
	}
	return out
}

// countLines counts the lines that have a character other than ASCII blanks.
func countLines(text string) int {
	n, seen := 0, false
	for i := range len(text) {
		switch c := text[i]; {
		case c == '\n':
			seen = false
		case c > ' ' && !seen:
			seen = true
			n++
		}
	}
	return n
}

// Classes of ASCII characters.
const (
	asciiOther = iota
	asciiLower
	asciiUpper
	asciiDigit
	asciiSpace
)

// asciiTable has the class of each byte; that of one of a longer character is asciiOther.
var asciiTable = func() (t [256]uint8) {
	copy(t[:], asciiClass[:])
	return t
}()

var asciiClass = func() (t [128]uint8) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z':
			t[c] = asciiLower
		case c >= 'A' && c <= 'Z':
			t[c] = asciiUpper
		case c >= '0' && c <= '9':
			t[c] = asciiDigit
		case c <= ' ':
			t[c] = asciiSpace
		}
	}
	return t
}()

// look fills in the features of a passage without white space at its ends.
func (f *features) look(s string) {
	*f = features{}
	var inScript [scripts]int
	word, spaceless := false, 0
	blanks := 0   // since the last visible character
	late := false // blanks stand after a stop
	stop := false // the last visible character was a stop, or a closing mark after one
	var before rune
	for i := 0; i < len(s); {
		c := s[i]
		if word && asciiTable[c] == asciiLower { // inside a word
			j := i + 1
			for j < len(s) && asciiTable[s[j]] == asciiLower {
				j++
			}
			n := j - i
			f.runes += n
			f.width += n
			f.letters += n
			inScript[latin] += n
			if f.second == 0 {
				f.second = rune(s[i])
			}
			before = rune(s[j-1])
			f.last = before
			i = j
			continue
		}
		if c >= 0xE4 && c <= 0xE9 && blanks == 0 && f.second != 0 { // inside Han
			j := i
			for j+2 < len(s) && s[j] >= 0xE4 && s[j] <= 0xE9 && (s[j] > 0xE4 || s[j+1] >= 0xB8) {
				j += 3
			}
			if n := (j - i) / 3; n > 0 {
				f.runes += n
				f.width += 2 * n
				f.letters += n
				inScript[han] += n
				f.words += (spaceless+n+1)/2 - (spaceless+1)/2
				spaceless += n
				f.last, _ = utf8.DecodeRuneInString(s[j-3:])
				before = f.last
				word, stop, late = false, false, false
				i = j
				continue
			}
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		class := uint8(asciiOther)
		var sc script
		if n == 1 && r < utf8.RuneSelf {
			class = asciiClass[c]
			if class == asciiLower || class == asciiUpper {
				sc = latin
			}
		} else {
			switch sc = scriptOf(r); {
			case sc != noScript:
				class = asciiLower
				if sc <= armenian && isUpper(r) {
					class = asciiUpper
				}
			case span.IsSpace(r):
				class = asciiSpace
			case unicode.IsDigit(r):
				class = asciiDigit
			}
		}
		if class == asciiSpace {
			f.width++
			word = false
			if stop && i > 0 {
				f.stops++
				stop, late = false, true
			}
			blanks++
			if c == '\t' {
				blanks++
			}
			before = ' '
			i += n
			continue
		}
		if blanks > 1 {
			f.gaps++
		}
		blanks = 0
		f.runes++
		f.width++
		if f.first == 0 {
			f.first = r
		} else if f.second == 0 {
			f.second = r
		}
		f.last = r
		switch class {
		case asciiLower, asciiUpper:
			f.letters++
			inScript[sc]++
			if class == asciiUpper {
				f.upper++
			}
			if sc.spaceless() {
				if spaceless++; spaceless%2 == 1 {
					f.words++
				}
				if sc == han || sc == kana {
					f.width++
				}
				word = false
			} else {
				if !word {
					word = true
					f.words++
					if class == asciiUpper {
						f.capital++
					}
				}
				if (before == ',' || before == '.') && i > 1 && isLower(s, i-2) {
					f.glued++
				}
			}
			stop = false
		case asciiDigit:
			f.digits++
			if !word {
				word = true
				f.words++
			}
			stop = false
		default:
			f.marks++
			switch r {
			case '.', '!', '?', '…', '。', '！', '？':
				stop = true
				if r >= 0x3000 && i+n < len(s) {
					f.stops++
				}
				for k := note(s[i+n:]); k > 0; k = note(s[i+n:]) { // "[12]" belongs to the stop
					f.runes += k
					f.width += k
					f.marks += 2
					f.digits += k - 2
					n += k
				}
			case ',', '，', '、', '،':
				f.commas++
				stop = false
			case '|', '>', '»', '›', '·', '•', '→', '｜', '＞':
				f.bars++
				if late && (r == '»' || r == '›') { // French puts a blank before the mark that closes
					stop = true
				}
			case '©':
				f.copy = true
				stop = false
			case ':':
				if strings.HasPrefix(s[i:], "://") {
					f.url = true
				}
				stop = false
			default:
				if isStop(r) {
					stop = true
				} else if !isClose(r) && r != '"' {
					stop = false
				}
			}
			if r != '\'' && r != '’' && r != '-' {
				word = false
			}
			if r >= 0x3000 && r < 0xA000 || r >= 0xFF00 {
				f.width++
			}
		}
		late = false
		before = r
		i += n
	}
	f.terminal = stop
	most := 0
	for k := latin; k < scripts; k++ {
		n := inScript[k] * k.dense()
		f.size += n
		switch {
		case n > most:
			f.other, f.beside = f.script, most
			f.script, most = k, n
		case n > f.beside:
			f.other, f.beside = k, n
		}
	}
	f.url = f.url || strings.Contains(s, "www.")
	if !f.copy && len(s) < 400 {
		f.copy = strings.HasPrefix(s, "(c) ") || strings.HasPrefix(s, "(C) ")
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

// cased reports whether most letters are of a script with upper and lower case.
func (f *features) cased() bool { return f.script >= latin && f.script <= armenian }

// bullet reports whether the passage begins like the item of a list: with a bullet, or with a number or letter and a
// closing mark.
func (f *features) bullet(s string) bool {
	switch f.first {
	case '•', '◦', '▪', '■', '●', '‣', '○', '·', '➢', '✓', '–', '—':
		return true
	case '-', '*', '+':
		return len(s) > 1 && (s[1] == ' ' || s[1] == '\t')
	}
	i := 0
	for i < len(s) && i < 4 && (s[i] >= '0' && s[i] <= '9' || i == 0 && (s[i]|0x20) >= 'a' && (s[i]|0x20) <= 'z') {
		i++
	}
	if strings.HasPrefix(s, "(") {
		j := strings.IndexByte(s[:min(len(s), 6)], ')')
		return j > 1 && j < 5
	}
	return i > 0 && i < len(s) && (s[i] == ')' || s[i] == '.' && (i+1 == len(s) || s[i+1] == ' ')) || i > 0 && strings.HasPrefix(s[i:], "、")
}
