package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/span"
)

// Sentences are cut by the rules of Unicode Standard Annex #29, Sentence Boundaries (SB1 to SB998), tailored by what is
// known of the language: abbreviations, initials, ordinals with a point and words that often begin a sentence decide
// where the rules leave it open, and a stop that has lost the blank after it still ends its sentence. The text is
// scanned once; all that is looked at around a stop has a bounded length.

// near is how many bytes around a stop are looked at.
const near = 160

// cutter cuts one text.
type cutter struct {
	text   string
	g      *grammar
	start  int  // of the sentence that is being read
	quotes int  // straight quotation marks since start
	inner  bool // a letter or digit was seen since start, as far as checked
	found  func(start, end int)
}

// cut calls found for each sentence of the text with its byte offsets, white space at its ends left out. The sentences
// cover the text but for white space.
func cut(text string, g *grammar, found func(start, end int)) {
	c := &cutter{text: text, g: g, found: found}
	for i := 0; i < len(text); {
		b := text[i]
		switch {
		case b >= utf8.RuneSelf:
			if b < 0xCD || b >= 0xE4 && b < 0xEA && !(b == 0xE4 && text[i+1] < 0xB8) { // no stop has these lead bytes
				if b < 0xE0 {
					i += 2
				} else {
					i += 3
				}
				continue
			}
			r, n := utf8.DecodeRuneInString(text[i:])
			if isStop(r) || r == '…' || r == 0x37E && g.greek {
				i = c.stop(i)
			} else if r == '\u2028' || r == '\u2029' {
				c.end(i, i+n)
				i += n
			} else {
				i += n
			}
		case b > '?':
			i++
		case b == '.' || b == '!' || b == '?' || b == ';' && g.greek:
			i = c.stop(i)
		case b == '\n':
			c.end(i, i+1)
			i++
		case b == '"':
			c.quotes++
			i++
		default:
			i++
		}
	}
	c.end(len(text), len(text))
}

// end ends the sentence before byte end and begins the next at byte next.
func (c *cutter) end(end, next int) {
	s, e := trim(c.text, c.start, end)
	if s < e {
		c.found(s, e)
	}
	c.start, c.quotes = next, 0
}

// trim leaves out white space at the ends of text[s:e].
func trim(text string, s, e int) (int, int) {
	for s < e {
		r, n := utf8.DecodeRuneInString(text[s:e])
		if !span.IsSpace(r) {
			break
		}
		s += n
	}
	for s < e {
		r, n := utf8.DecodeLastRuneInString(text[s:e])
		if !span.IsSpace(r) {
			break
		}
		e -= n
	}
	return s, e
}

// isStop reports whether r is a sentence terminal (Sentence_Break = STerm or ATerm) other than an ASCII one.
func isStop(r rune) bool {
	switch r {
	case '。', '！', '？', '．', '｡', 0x2024, 0xFE52, '؟', '۔', '।', '॥':
		return true
	}
	return r >= 0x0589 && unicode.Is(unicode.Sentence_Terminal, r)
}

// isClose reports whether r closes a quotation or a bracket (Sentence_Break = Close, as far as it stands after a stop).
func isClose(r rune) bool {
	switch r {
	case ')', ']', '}', '\'', '’', '”', '“', '»', '›', '」', '』', '）', '】', '》', '〉', '〕', '］', '｣', '*', '_':
		return true
	}
	return r >= utf8.RuneSelf && unicode.In(r, unicode.Pe, unicode.Pf)
}

// stop reads the run of stops that begins at byte i, ends the sentence after it if it ends there, and gives the place
// to read on from.
func (c *cutter) stop(i int) int {
	text := c.text
	first, _ := utf8.DecodeRuneInString(text[i:])
	j, dots, strong := i, 0, false // strong: a stop that never serves as anything else
	for j < len(text) {
		r, n := utf8.DecodeRuneInString(text[j:])
		switch {
		case r == '.' || r == '．' || r == 0x2024 || r == 0xFE52:
			dots++
		case r == '…':
			dots += 3
		case r == '!' || r == '?' || isStop(r) || c.g.greek && (r == ';' || r == 0x37E):
			strong = true
		case r == ' ' && dots > 0 && strings.HasPrefix(text[j:], " .") && !wordAt(text, j+2):
			// a spaced ellipsis: ". . ."
		case r == ' ' && strong && j+1 < len(text) && (text[j+1] == '!' || text[j+1] == '?') && (j+2 == len(text) || text[j+2] == ' '):
			// "! ! !"
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		j += n
	}
	// SB9: closing marks belong to the sentence.
	k, closed := j, false
	quotes := c.quotes
	for k < len(text) {
		r, n := utf8.DecodeRuneInString(text[k:])
		switch {
		case r == '"':
			if quotes%2 == 0 {
				n = 0 // it opens a quotation
			}
			quotes++
		case r == '[':
			n = note(text[k:])
		case r == '\'' && k+1 < len(text) && wordAt(text, k+1):
			n = 0
		case r == '“' && k+n < len(text) && wordAt(text, k+n):
			n = 0
		case !isClose(r):
			n = 0
		}
		if n == 0 {
			break
		}
		closed = true
		k += n
	}
	// French puts a blank before the closing quotation mark.
	if m := skipSpace(text, k); m > k && m < len(text) {
		if r, n := utf8.DecodeRuneInString(text[m:]); (r == '»' || r == '›') && (m+n == len(text) || !wordAt(text, m+n)) {
			k, closed = m+n, true
		}
	}
	// The number of a note may stand after a blank: "It is a gas. [1] It has".
	for k < len(text) {
		open := k
		if text[k] == ' ' {
			open++
		}
		n := note(text[open:])
		if n == 0 || open+n < len(text) && text[open+n] != ' ' && text[open+n] != '[' {
			break
		}
		k, closed = open+n, true
	}
	m := skipSpace(text, k)
	if m < len(text) && !c.ends(i, j, k, m, first, dots, strong, closed) {
		c.quotes = quotes
		return max(k, i+1)
	}
	if !c.full(i) { // SB: nothing but punctuation so far: it belongs to what follows
		if m < len(text) {
			c.quotes = quotes
			return max(k, i+1)
		}
	}
	c.end(k, k)
	return max(k, i+1)
}

// full reports whether the sentence has a letter or digit before byte i; it looks at a bounded part only.
func (c *cutter) full(i int) bool {
	s := c.text[max(c.start, i-near):i]
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
		s = s[:len(s)-n]
	}
	return i-near > c.start
}

// note gives the length of the number of a note in brackets, "[12]", at the begin of s; 0 if there is none.
func note(s string) int {
	if s == "" || s[0] != '[' {
		return 0
	}
	for i := 1; i < len(s) && i < 5; i++ {
		if s[i] == ']' && i > 1 {
			return i + 1
		}
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
	}
	return 0
}

// skipSpace gives the place of the first visible character from byte i on.
func skipSpace(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !span.IsSpace(r) {
			return i
		}
		i += n
	}
	return i
}

// wordAt reports whether a letter or a digit stands at byte i.
func wordAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// ends reports whether the stops text[i:j], with the closing marks up to k and the next visible character at m, end the
// sentence. The arguments after m say what the stops are.
func (c *cutter) ends(i, j, k, m int, first rune, dots int, strong, closed bool) bool {
	text := c.text
	next, _ := utf8.DecodeRuneInString(text[m:])
	spaced := m > k
	if !spaced {
		switch next { // SB8a
		case ',', ';', ':', '-', '–', '—', '、', '，', '；', '：', '،', '؛', '/', '…':
			return false
		}
	}
	if strong && dots == 0 && first >= utf8.RuneSelf {
		return c.afterWide(text[j:k], next, spaced)
	}
	if spaced {
		switch next {
		case ',', ';', ':', '、', '，', '；', '：', '،', '؛':
			return false
		}
	}
	lead, after := c.leading(m) // SB8: what decides is the next letter or digit
	switch {
	case strong:
		if !spaced {
			return c.glued(i, k, m)
		}
		return !unicode.IsLower(lead)
	case dots > 1:
		if enclosed(text, i, j) {
			return false
		}
		if !spaced {
			return c.glued(i, k, m)
		}
		return !unicode.IsLower(lead) && !unicode.IsDigit(lead)
	}
	if !spaced {
		return !unicode.IsDigit(next) && c.glued(i, k, m)
	}
	if next == '§' {
		if w := wordBefore(text, i); len(w) <= 4 && w == strings.ToLower(w) && !digits(w) {
			return false // "gem. § 634"
		}
	}
	if unicode.IsLower(lead) {
		return false
	}
	return c.afterPoint(i, lead, after, closed)
}

// afterWide decides after a stop that is not ASCII, as in Chinese, Hindi or Arabic: it ends its sentence unless what
// follows shows that the sentence goes on after a quotation.
func (c *cutter) afterWide(closing string, next rune, spaced bool) bool {
	if closing == "" || spaced {
		return !spaced || !unicode.IsLower(next)
	}
	switch next { // Japanese particles after a quotation
	case 'と', 'の', 'を', 'が', 'は', 'に', 'っ', 'で', 'も':
		return false
	}
	return true
}

// leading gives the first letter or digit from byte m on, before the next stop, and its place.
func (c *cutter) leading(m int) (rune, int) {
	for i := m; i < len(c.text) && i < m+near; {
		r, n := utf8.DecodeRuneInString(c.text[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r, i
		}
		if r == '.' || r == '!' || r == '?' || isStop(r) {
			break
		}
		i += n
	}
	r, _ := utf8.DecodeRuneInString(c.text[m:])
	return r, m
}

// enclosed reports whether text[i:j] stands alone in brackets: "[...]", "(…)".
func enclosed(text string, i, j int) bool {
	return i > 0 && j < len(text) && (text[i-1] == '[' && text[j] == ']' || text[i-1] == '(' && text[j] == ')')
}

// afterPoint decides after one full stop and white space; lead, at byte after, is the first letter or digit of what
// follows, and not lower case.
func (c *cutter) afterPoint(i int, lead rune, after int, closed bool) bool {
	word := wordBefore(c.text, i)
	at := i - len(word)
	if word == "" {
		return true
	}
	next := wordAfter(c.text, after)
	starter := c.g.starters[strings.ToLower(next)] && !unicode.IsDigit(lead)
	if digits(word) {
		switch {
		case c.begins(at):
			return false // a number that counts the paragraphs
		case !c.g.ordinals || len(word) > 3:
			return true
		case c.g.months[strings.ToLower(next)] || unicode.IsDigit(lead):
			return false
		}
		return starter
	}
	if closed || c.suffix(at) {
		return true
	}
	lower := strings.ToLower(word)
	letters := utf8.RuneCountInString(word)
	kind := c.g.forms[lower]
	if letters == 1 && lower != word {
		kind = noForm // an initial
	}
	switch kind {
	case beforeName:
		return false
	case beforeNumber:
		return !unicode.IsDigit(lead)
	case general:
		return starter
	}
	first, _ := utf8.DecodeRuneInString(word)
	if dot := strings.LastIndexByte(word, '.'); dot >= 0 && len(word) > dot+1 && len(word)-dot <= 4 && letters <= 9 {
		return starter // an acronym with points: "U.S", "p.m"
	}
	if strings.Contains(word, ".-") {
		return starter // "Dr.-Ing"
	}
	if letters == 1 && unicode.IsLetter(first) && !scriptOfText(word).spaceless() {
		switch {
		case unicode.IsDigit(lead):
			return false // "p. 5"
		case (first == 'm' || first == 'g' || first == 'l') && at > 1 && unicode.IsUpper(lead) && asciiClass[c.text[at-2]&0x7F] == asciiDigit:
			return true // a unit after its number: "31 m."
		case c.begins(at):
			return false // "A. The first"
		case unicode.IsUpper(first):
			return starter && !c.initial(after) // an initial
		case unicode.IsLower(first):
			return starter && !c.g.starters[lower]
		}
		return false // a letter of a script without case
	}
	if unicode.IsDigit(lead) && letters <= 4 && unicode.IsUpper(first) && !c.g.starters[lower] && !c.begins(at) {
		return false // "Abs. 2", "Fig. 3"
	}
	if n := len(lower) - 3; n > 0 && vowelless(lower[n:]) && c.g.forms[lower[n:]] == general {
		return starter // "Hauptstr"
	}
	if letters <= 4 && unicode.IsUpper(first) && letters > 1 && vowelless(lower) && word != strings.ToUpper(word) {
		return starter // "Sgt", "Blvd"
	}
	return true
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
	letters := 0
	for i := at - n; i > c.start && letters < 3; letters++ {
		r, n := utf8.DecodeLastRuneInString(c.text[:i])
		if unicode.IsDigit(r) {
			return true
		}
		if !unicode.IsLetter(r) {
			return false
		}
		i -= n
	}
	return letters == 3
}

// begins reports whether byte at is the first visible place of the sentence, opening marks aside.
func (c *cutter) begins(at int) bool {
	if at-c.start > 8 {
		return false
	}
	return strings.Trim(c.text[c.start:at], " \t\n\u00A0([{\"'“«*#") == ""
}

// glued decides after a stop that no white space follows: whether the blank was lost there.
func (c *cutter) glued(i, k, m int) bool {
	text := c.text
	next, size := utf8.DecodeRuneInString(text[m:])
	if scriptOf(next).spaceless() && next >= utf8.RuneSelf {
		p, _ := utf8.DecodeLastRuneInString(text[:i])
		return scriptOf(p).spaceless()
	}
	if next == '"' || next == '“' || next == '(' || next == '«' || next == '‘' {
		m += size
		if m >= len(text) {
			return false
		}
		next, size = utf8.DecodeRuneInString(text[m:])
	}
	if !unicode.IsUpper(next) {
		return false
	}
	word := wordBefore(text, i)
	follow := wordAfter(text, m)
	last, _ := utf8.DecodeLastRuneInString(text[:i])
	if word == "" { // ")." or "%."
		return isClose(last) && c.g.starters[strings.ToLower(follow)]
	}
	if strings.ContainsRune(word, '.') || c.address(i) {
		return false
	}
	second := follow[min(size, len(follow)):]
	starter := c.g.starters[strings.ToLower(follow)]
	if second != "" {
		if r, _ := utf8.DecodeRuneInString(second); !unicode.IsLower(r) {
			return false // "Node.JS"
		}
	} else if !starter {
		return false
	}
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case c.g.forms[strings.ToLower(word)] != noForm:
		return false
	case digits(word):
		return len(word) >= 2
	case unicode.IsLower(last) && unicode.IsLower(first):
		return utf8.RuneCountInString(word) > 1
	}
	return starter && utf8.RuneCountInString(word) > 1
}

// address reports whether byte i stands inside an address of a page, of mail or of a file.
func (c *cutter) address(i int) bool {
	s := i
	for s > max(0, i-near) && c.text[s-1] > ' ' {
		s--
	}
	e := i
	for e < min(len(c.text), i+near) && c.text[e] > ' ' {
		e++
	}
	token := c.text[s:e]
	return strings.Contains(token, "://") || strings.Contains(token, "www.") || strings.IndexByte(c.text[s:i], '@') >= 0 ||
		strings.ContainsAny(c.text[i:e], "/\\=") || strings.ContainsAny(c.text[s:i], "/\\=_")
}

// wordBefore gives the run of letters, digits, points, hyphens and apostrophes that ends before byte i. A word of more
// than near bytes is cut.
func wordBefore(text string, i int) string {
	s := i
	for s > 0 && i-s < near {
		r, n := utf8.DecodeLastRuneInString(text[:s])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '.' && r != '-' && r != '°' {
			break
		}
		s -= n
	}
	return strings.TrimLeft(text[s:i], ".-")
}

// wordAfter gives the run of letters and digits that begins at byte i.
func wordAfter(text string, i int) string {
	e := i
	for e < len(text) && e-i < near {
		r, n := utf8.DecodeRuneInString(text[e:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			break
		}
		e += n
	}
	return text[i:e]
}

// digits reports whether all of s is digits.
func digits(s string) bool {
	for _, r := range s {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return s != ""
}

// vowelless reports whether a word in lower case has none of the letters that are vowels in the languages with Latin
// letters.
func vowelless(s string) bool {
	for _, r := range s {
		if r >= utf8.RuneSelf || strings.ContainsRune("aeiouy", r) {
			return false
		}
	}
	return true
}
