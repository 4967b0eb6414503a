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
	Gaps     int          // runs of several blanks, or tabs, inside
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

// Look fills in the features of a passage without white space at its ends.
func (f *features) Look(s string) {
	*f = features{}
	var inScript [chars.Scripts]int
	word, spaceless := false, 0
	blanks := 0   // since the last visible character
	late := false // blanks stand after a stop
	stop := false // the last visible character was a stop, or a closing mark after one
	var before rune
	for i := 0; i < len(s); {
		c := s[i]
		if word && chars.ASCIITable[c] == chars.ASCIILower { // inside a word
			j := i + 1
			for j < len(s) && chars.ASCIITable[s[j]] == chars.ASCIILower {
				j++
			}
			n := j - i
			f.Runes += n
			f.width += n
			f.Letters += n
			inScript[chars.Latin] += n
			if f.second == 0 {
				f.second = rune(s[i])
			}
			before = rune(s[j-1])
			f.Last = before
			i = j
			continue
		}
		if c >= 0xE4 && c <= 0xE9 && blanks == 0 && f.second != 0 { // inside Han
			j := i
			for j+2 < len(s) && s[j] >= 0xE4 && s[j] <= 0xE9 && (s[j] > 0xE4 || s[j+1] >= 0xB8) {
				j += 3
			}
			if n := (j - i) / 3; n > 0 {
				f.Runes += n
				f.width += 2 * n
				f.Letters += n
				inScript[chars.Han] += n
				f.Words += (spaceless+n+1)/2 - (spaceless+1)/2
				spaceless += n
				f.Last, _ = utf8.DecodeRuneInString(s[j-3:])
				before = f.Last
				word, stop, late = false, false, false
				i = j
				continue
			}
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		class := uint8(chars.ASCIIOther)
		var sc chars.Script
		if n == 1 && r < utf8.RuneSelf {
			class = chars.ASCIIClass[c]
			if class == chars.ASCIILower || class == chars.ASCIIUpper {
				sc = chars.Latin
			}
		} else {
			switch sc = chars.ScriptOf(r); {
			case sc != chars.NoScript:
				class = chars.ASCIILower
				if sc <= chars.Armenian && isUpper(r) {
					class = chars.ASCIIUpper
				}
			case span.IsSpace(r):
				class = chars.ASCIISpace
			case unicode.IsDigit(r):
				class = chars.ASCIIDigit
			}
		}
		if class == chars.ASCIISpace {
			f.width++
			word = false
			if stop && i > 0 {
				f.Stops++
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
			f.Gaps++
		}
		blanks = 0
		f.Runes++
		f.width++
		if f.First == 0 {
			f.First = r
		} else if f.second == 0 {
			f.second = r
		}
		f.Last = r
		switch class {
		case chars.ASCIILower, chars.ASCIIUpper:
			f.Letters++
			inScript[sc]++
			if class == chars.ASCIIUpper {
				f.Upper++
			}
			if sc.Spaceless() {
				if spaceless++; spaceless%2 == 1 {
					f.Words++
				}
				if sc == chars.Han || sc == chars.Kana {
					f.width++
				}
				word = false
			} else {
				if !word {
					word = true
					f.Words++
					if class == chars.ASCIIUpper {
						f.Capital++
					}
				}
				if (before == ',' || before == '.') && i > 1 && isLower(s, i-2) {
					f.Glued++
				}
			}
			stop = false
		case chars.ASCIIDigit:
			f.Digits++
			if !word {
				word = true
				f.Words++
			}
			stop = false
		default:
			f.Marks++
			switch r {
			case '.', '!', '?', '…', '。', '！', '？':
				stop = true
				if r >= 0x3000 && i+n < len(s) {
					f.Stops++
				}
				for k := chars.Note(s[i+n:]); k > 0; k = chars.Note(s[i+n:]) { // "[12]" belongs to the stop
					f.Runes += k
					f.width += k
					f.Marks += 2
					f.Digits += k - 2
					n += k
				}
			case ',', '，', '、', '،':
				f.Commas++
				stop = false
			case '|', '>', '»', '›', '·', '•', '→', '｜', '＞':
				f.Bars++
				if late && (r == '»' || r == '›') { // French puts a blank before the mark that closes
					stop = true
				}
			case '©':
				f.copy = true
				stop = false
			case ':':
				if strings.HasPrefix(s[i:], "://") {
					f.URL = true
				}
				stop = false
			default:
				if chars.IsStop(r) {
					stop = true
				} else if !chars.IsClose(r) && r != '"' {
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
	f.Terminal = stop
	most := 0
	for k := chars.Latin; k < chars.Scripts; k++ {
		n := inScript[k] * k.Dense()
		f.Size += n
		switch {
		case n > most:
			f.Other, f.Beside = f.Script, most
			f.Script, most = k, n
		case n > f.Beside:
			f.Other, f.Beside = k, n
		}
	}
	f.URL = f.URL || strings.Contains(s, "www.")
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
	for i < len(s) && i < 4 && (s[i] >= '0' && s[i] <= '9' || i == 0 && (s[i]|0x20) >= 'a' && (s[i]|0x20) <= 'z') {
		i++
	}
	if strings.HasPrefix(s, "(") {
		j := strings.IndexByte(s[:min(len(s), 6)], ')')
		return j > 1 && j < 5
	}
	return i > 0 && i < len(s) && (s[i] == ')' || s[i] == '.' && (i+1 == len(s) || s[i+1] == ' ')) || i > 0 && strings.HasPrefix(s[i:], "、")
}
