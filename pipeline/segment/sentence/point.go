package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/segment/chars"
)

// afterPoint decides after one full stop and white space; lead, at byte after, is the first letter or digit of what
// follows, and no small letter.
func (c *cutter) afterPoint(s *stops, lead rune, after int) bool {
	text, i := c.text, s.at
	if i > 1 && text[i-1] == ' ' {
		i-- // a text that was taken apart into tokens
	}
	word := c.before(i)
	at := i - len(word)
	if word == "" {
		return true
	}
	number := lead >= '0' && lead <= '9'
	if word[0] >= '0' && word[0] <= '9' && strings.Trim(word, "0123456789.") == "" {
		return c.afterDigits(at, word, number, after)
	}
	if s.closed || c.suffix(at) {
		return true
	}
	if c.g.ordinals && roman(word) {
		return c.starter(after)
	}
	lower := strings.ToLower(word)
	n := letters(word)
	kind := c.g.forms[lower]
	if n == 1 {
		if lower != word {
			kind = noForm // an initial
		}
		if at > 3 && text[at-2] == '.' && text[at-1] == ' ' && c.g.forms[spelled(text, at, lower)] == final {
			kind = final // "и т. д."
		}
	}
	dotted := strings.IndexByte(word, '.') > 0
	if (kind == afterNumber || c.g.units[lower]) && (dotted || lower == word) && c.numbered(at, 2) {
		return c.afterUnit(at, number, after)
	}
	if kind == general && n > 2 && !dotted && word == strings.ToUpper(word) && lower != word {
		kind = noForm // an acronym
	}
	first, size := utf8.DecodeRuneInString(word)
	switch kind {
	case beforeName:
		return false
	case beforeNumber:
		return !number
	case final:
		return !number && !c.initial(after)
	case general, afterNumber:
		return c.starter(after)
	}
	if dotted && text[max(at, 1)-1] == '@' {
		return true // "ann@example.org"
	}
	if dotted && pointed(word) {
		return c.starter(after) // "U.S", "p.m"
	}
	if strings.Contains(word, ".-") {
		return c.starter(after) // "Dr.-Ing"
	}
	if n == 1 && chars.WordAt(word, 0) && !chars.ScriptOfText(word).Spaceless() && chars.ScriptOf(first) != chars.Hangul {
		switch {
		case at > 0 && strings.IndexByte("/_~=", text[at-1]) >= 0 || at > 1 && text[at-1] == '-' && text[at-2] == ' ':
			return !number // "105 km/h", "the option -c"
		case number:
			return false // "p. 5"
		case (first == 'm' || first == 'g' || first == 'l') && isCapital(lead) && c.numbered(at, 2):
			return true // a unit after its number: "31 m."
		case c.begins(at) || c.counts(at, word):
			return false // "A. The first"
		case isCapital(first):
			return c.starter(after) // an initial
		case isSmall(first):
			if len(c.g.starters) == 0 || c.g.starters[lower] && strings.ContainsRune(vowels, first) {
				return true // a word of one letter
			}
			return c.starter(after) && !c.g.starters[lower]
		}
		return len(c.g.starters) == 0 || c.g.starters[lower] // a letter of a script without case, or a word
	}
	if at > 0 && (text[at-1] == '(' || text[at-1] == '[') && n <= 5 && !c.g.starters[lower] {
		return c.starter(after) // "(pop. 256,000)"
	}
	if number && !c.g.starters[lower] && !c.begins(at) && !c.numbered(at, 1) && (n <= 4 && isCapital(first) || n <= 3 && isSmall(first) && vowelless(lower)) {
		last, _ := utf8.DecodeLastRuneInString(lower)
		return strings.ContainsRune(vowels, last) || text[s.next] == '(' && strings.IndexByte(text[after:min(after+4, len(text))], ')') < 0 // else "Abs. 2", "Eq. (3)"
	}
	if number && n <= 5 && c.numbered(at, 1) && len(chars.WordAfter(text, after)) == 4 {
		return false // "5 трав. 1950"
	}
	if k := len(lower) - 3; k > 0 && vowelless(lower[k:]) && c.g.forms[lower[k:]] == general {
		return c.starter(after) // "Hauptstr"
	}
	if n > 1 && n <= 4 && isCapital(first) && vowelless(lower) && word[size:] == lower[size:] {
		return c.starter(after) // "Sgt", "Blvd"
	}
	return true
}

// afterUnit decides after the abbreviation of a unit, an era or a part of the day, at byte at after its number. A
// sentence often ends there; not if another part of a date or of a quantity follows, or if the sentence has hardly begun.
func (c *cutter) afterUnit(at int, number bool, after int) bool {
	next := chars.WordAfter(c.text, after)
	words := strings.Count(c.text[max(c.start, at-chars.Near):at], " ")
	adverbial := c.g.prepositions[strings.ToLower(chars.WordAfter(c.text, chars.SkipSpace(c.text, c.start)))] // "At 5 a.m."
	switch {
	case adverbial && words <= 2:
		return false
	case !number && c.starter(after):
		return true
	case number || c.g.nouns || c.g.months[strings.ToLower(next)]:
		return false
	case len(next) < 5 && next == strings.ToUpper(next): // "9 a.m. EST", "av. J.-C."
		return false
	}
	return words > 2 && (words > 8 || !adverbial)
}

// afterDigits decides after a number and a point.
func (c *cutter) afterDigits(at int, word string, number bool, after int) bool {
	last := word[strings.LastIndexByte(word, '.')+1:]
	switch {
	case c.begins(at) || c.counts(at, word):
		return false // a number that counts the paragraphs
	case !c.g.ordinals || len(last) > 3 || len(last) < len(word) && len(last) > 2 || strings.Count(word, ".") > 1:
		return true
	case number || c.g.months[strings.ToLower(chars.WordAfter(c.text, after))]:
		return false
	}
	if !c.g.ordinalNames || c.starter(after) {
		return true
	}
	// A number after a noun names and does not order: "Kapitel 13."
	k := at
	if k > c.start && c.text[k-1] == ' ' {
		k--
	}
	noun := c.before(k)
	return c.g.nouns && noun != "" && isCapital(firstOf(noun)) && !c.begins(k-len(noun)) && !c.g.starters[strings.ToLower(noun)]
}

// pointed reports whether a word with points inside is an acronym, not the name of a file: its parts are short.
func pointed(word string) bool {
	if strings.ContainsAny(word, "0123456789") || letters(word) > 9 {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		if letters(part) > 3 {
			return false
		}
	}
	return true
}

// starter reports whether the word at byte i is one that often begins a sentence, and no initial.
func (c *cutter) starter(i int) bool {
	return c.g.starters[strings.ToLower(chars.WordAfter(c.text, i))] && (c.text[i] < '0' || c.text[i] > '9') && !c.initial(i)
}

// spelled gives a letter in lower case with the single letters and points before it, at byte at: "т.д" for "т. д".
func spelled(text string, at int, lower string) string {
	for range 2 {
		if !strings.HasSuffix(text[:at], ". ") {
			break
		}
		w := wordBefore(text, at-2)
		if letters(w) != 1 {
			break
		}
		at -= 2 + len(w)
		lower = strings.ToLower(w) + "." + lower
	}
	return lower
}

// numbered reports whether a number stands before byte at, or, with two steps, a word between ("20 млрд руб.").
func (c *cutter) numbered(at, steps int) bool {
	for range steps {
		if at > 0 && c.text[at-1] == ' ' {
			at--
		} else if strings.HasSuffix(c.text[:at], "\u00A0") {
			at -= 2
		}
		if at == 0 {
			return false
		}
		if b := c.text[at-1]; b >= '0' && b <= '9' {
			return true
		}
		w := c.before(at)
		if len(w) == 0 || letters(w) > 4 || w[len(w)-1] == '.' {
			return false
		}
		if roman(w) || w == "X" || w == "V" {
			return true
		}
		at -= len(w)
	}
	return false
}

// smallStart decides after one full stop and white space, before a word at byte after that begins with a small letter.
// By the Unicode rules the sentence goes on (SB8). In mail, comments and lists many sentences begin so; then the word
// before the stop is a common or a long one and no abbreviation.
func (c *cutter) smallStart(s *stops, next rune, after int) bool {
	if c.g.least == 0 {
		return false
	}
	switch {
	case after == s.next, next == '¿', next == '¡':
	case after == s.next+1 && (next == '#' || next == '@'):
		return true
	default:
		return isEmoji(next)
	}
	return c.plain(s.at) && !c.inBrackets(s.at)
}

// plain reports whether the word before byte i is a common or a long one and no abbreviation.
func (c *cutter) plain(i int) bool {
	word := c.before(i)
	if word == "" { // "said \"so\". then": no abbreviation ends in such a mark
		last, _ := utf8.DecodeLastRuneInString(c.text[:i])
		return last == '%' || last == '"' || chars.IsClose(last)
	}
	n := letters(word)
	if n < 2 || strings.ContainsAny(word, ".-0123456789") {
		return false
	}
	lower := strings.ToLower(word)
	if c.g.forms[lower] != noForm || c.g.units[lower] && c.numbered(i-len(word), 2) {
		return false
	}
	last, size := utf8.DecodeLastRuneInString(lower)
	vowel := strings.ContainsRune(vowels, last)
	switch {
	case isCapital(firstOf(word)) && !c.begins(i-len(word)):
		return n > 5 || n > 3 && vowel
	case c.g.starters[lower]:
		return true
	case vowel:
		return n > 2
	case n == 4 && c.g.least == 5:
		r, _ := utf8.DecodeLastRuneInString(lower[:len(lower)-size])
		return strings.ContainsRune(vowels, r)
	}
	return n >= c.g.least
}

// inBrackets reports whether a bracket is open at byte i, as far as the sentence was looked at.
func (c *cutter) inBrackets(i int) bool {
	s := c.text[max(c.start, i-chars.Near):i]
	return strings.LastIndexByte(s, '(') > strings.LastIndexByte(s, ')') || strings.LastIndexByte(s, '[') > strings.LastIndexByte(s, ']') ||
		strings.LastIndex(s, "（") > strings.LastIndex(s, "）")
}

// initial reports whether a single letter and a point stand at byte i.
func (c *cutter) initial(i int) bool {
	_, n := utf8.DecodeRuneInString(c.text[i:])
	return i+n < len(c.text) && c.text[i+n] == '.'
}

// suffix reports whether an apostrophe after three letters or more, or after a digit, stands before byte at: what follows
// it is the ending of a name or number, as in "Ankara'dır", and no abbreviation.
func (c *cutter) suffix(at int) bool {
	r, n := utf8.DecodeLastRuneInString(c.text[:at])
	if r != '\'' && r != '’' {
		return false
	}
	count := 0
	for i := at - n; i > c.start && count < 3; count++ {
		r, n := utf8.DecodeLastRuneInString(c.text[:i])
		if r >= '0' && r <= '9' {
			return true
		}
		if !chars.IsWord(r) {
			return false
		}
		i -= n
	}
	return count == 3
}

// ideographic reports whether r is a letter of Chinese or Japanese.
func ideographic(r rune) bool {
	return chars.ScriptOf(r) == chars.Han || chars.ScriptOf(r) == chars.Kana
}

// glued decides after a stop that no white space follows: whether the blank was lost there.
func (c *cutter) glued(s *stops) bool {
	text, m := c.text, s.next
	next, size := utf8.DecodeRuneInString(text[m:])
	if isSmall(next) || unicode.IsDigit(next) {
		return false
	}
	if next >= utf8.RuneSelf && !isCapital(next) && chars.WordAt(text, m) {
		before, _ := utf8.DecodeLastRuneInString(text[:s.at])
		if chars.ScriptOf(next).Spaceless() {
			return ideographic(next) && ideographic(before)
		}
		if chars.ScriptOf(next) != chars.ScriptOf(before) || isSmall(before) {
			return false
		}
		word := c.before(s.at)
		return !s.closed && letters(word) > 2 && letters(chars.WordAfter(text, m)) > 1 && strings.IndexByte(word, '.') < 0
	}
	if next == '"' || next == '“' || next == '(' || next == '«' || next == '‘' {
		m += size
		if m >= len(text) {
			return false
		}
		next, size = utf8.DecodeRuneInString(text[m:])
	}
	if !isCapital(next) {
		return false
	}
	if s.at > 1 && text[s.at-2] == '.' {
		return false // "U.S.A"
	}
	word := c.before(s.at)
	follow := chars.WordAfter(text, m)
	if e := m + len(follow); e+1 < len(text) && text[e] == '.' && chars.WordAt(text, e+1) {
		return false // "changelog.Debian.gz"
	}
	starter := c.starter(m)
	if word == "" { // ")." or "%."
		last, _ := utf8.DecodeLastRuneInString(text[:s.at])
		return chars.IsClose(last) && starter
	}
	if strings.IndexByte(word, '.') >= 0 || c.inAddress(s.at) {
		return false
	}
	second := follow[min(size, len(follow)):]
	if second != "" {
		if r, _ := utf8.DecodeRuneInString(second); !isSmall(r) {
			return false // "Node.JS"
		}
	} else if !starter {
		return false
	}
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	switch {
	case c.g.forms[strings.ToLower(word)] != noForm:
		return false
	case digits(word):
		return len(word) >= 2
	case isSmall(last) && isSmall(first):
		return letters(word) > 1
	}
	return starter && letters(word) > 1
}
