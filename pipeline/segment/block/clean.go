package block

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/segment/chars"
)

// Clean gives the text of a block after the repairs of its white space, and their names. A no-break space that stands
// alone is left: it belongs to numbers, units and French marks, and every reader takes it for a space. A soft hyphen
// and the hyphen of a word that was broken at a line end are no white space and stay.
func (b *Block) Clean(text string) (string, []string) {
	s := text[b.Start:b.End]
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
// blanks and after a hyphen that parts a word, nor inside words of Korean, where a line ends at any syllable, if the
// blank between two words is at the end of other lines.
func join(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blanks := blankEnds(s)
	for {
		i := strings.IndexByte(s, '\n')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		_, e := chars.Trim(s, 0, i)
		b.WriteString(s[:e])
		next := chars.SkipSpace(s, i)
		last, n := utf8.DecodeLastRuneInString(s[:e])
		first, _ := utf8.DecodeRuneInString(s[next:])
		switch {
		case Wide(last) && Wide(first):
		case blanks && e == i && isHangul(last) && isHangul(first):
		case last == 0xAD || last == '-' && unicode.IsLower(first) && e > n && chars.WordAt(s, e-n-1):
		default:
			b.WriteByte(' ')
		}
		s = s[next:]
	}
}

func isHangul(r rune) bool { return r >= utf8.RuneSelf && chars.ScriptOf(r) == chars.Hangul }

// blankEnds reports whether a line that ends in Korean has a blank at its end.
func blankEnds(s string) bool {
	for {
		i := strings.IndexByte(s, '\n')
		if i < 0 {
			return false
		}
		_, e := chars.Trim(s, 0, i)
		if last, _ := utf8.DecodeLastRuneInString(s[:e]); e < i && isHangul(last) {
			return true
		}
		s = s[i+1:]
	}
}

// Wide reports whether r is a letter of a script without blanks, or its punctuation.
func Wide(r rune) bool {
	sign := r >= 0x3000 && r < 0x3040 || r >= 0xFF00 && r < 0xFF70
	return sign || r >= utf8.RuneSelf && chars.ScriptOf(r).Spaceless()
}

// seen reports whether b is a visible character of ASCII.
func seen(b byte) bool { return b > ' ' && b < utf8.RuneSelf }

// collapse makes one blank of a run of blanks, one tab of a run that has a tab. Line ends stay.
func collapse(s string) string {
	var b strings.Builder
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if seen(c) || c == '\n' || c == ' ' && i+1 < len(s) && seen(s[i+1]) {
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

// dropZeroWidth drops the blanks without width, but for those that part words in scripts without blanks.
func dropZeroWidth(s string) string {
	if !strings.ContainsFunc(s, character.IsZeroWidth) {
		return s
	}
	var b strings.Builder
	var last rune
	for i, r := range s {
		if character.IsZeroWidth(r) {
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
	switch chars.ScriptOf(r) {
	case chars.Thai, chars.Lao, chars.Khmer, chars.Myanmar, chars.Tibetan:
		return true
	}
	return false
}
