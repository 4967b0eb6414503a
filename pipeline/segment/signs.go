package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// sign is what a short paragraph shows, whatever stands around it.
type sign uint16

const (
	furnished   sign = 1 << iota // made of phrases of page furniture
	path                         // items of a menu or path
	copyright                    // a notice of rights
	address                      // an address of a page, hardly anything else
	dated                        // names a day, hardly anything else
	signed                       // names an author after a label
	labelled                     // a short label, a colon, and names
	tagged                       // a hashtag
	widespread                   // stands in other documents that are no versions of this one
	repeated                     // stands in this document several times
	numeric                      // hardly a letter
	prose                        // sentences
	strongProse                  // more than a line of them
	item                         // an item of a list
)

func (s sign) has(t sign) bool { return s&t != 0 }

// reader knows what is needed to see signs.
type reader struct {
	text      string
	furniture furniture
	packs     []*language.Pack
}

// see fills in the signs that a block shows by itself.
func (p *reader) see(b *block) {
	s := p.text[b.start:b.end]
	f := &b.features
	long := f.size >= 240 || f.runes >= 600
	switch {
	case f.letters == 0 && f.first == '#':
		b.sign |= furnished // the number of a post
	case b.rows || f.size*3 < f.digits || f.letters == 0 && f.digits > 0:
		b.sign |= numeric
	case f.letters == 0:
		b.sign |= furnished // a rule, a row of marks
	}
	if f.copy && f.size < 600 && (f.first == '©' || year(s) || !f.terminal && f.stops == 0 && f.first != '(') {
		b.sign |= copyright
	}
	if long {
		b.sign |= prosePart(f)
		if f.bullet(s[:min(len(s), 64)]) {
			b.sign |= item
		}
		return
	}
	if f.runes < 40 && specks(s) || p.furniture.whole(s, interfacePhrase|authorLabel|publishedLabel|updatedLabel|sourceLabel) {
		b.sign |= furnished
	}
	if f.url && f.words <= 12 {
		if u := urlIn(s); u != "" && (len(u)*2 > len(s) || p.furniture.whole(strings.Replace(s, u, "", 1), interfacePhrase) || f.words-strings.Count(u, "/")-strings.Count(u, ".") <= 4) {
			b.sign |= address
		}
	}
	if !f.terminal && (f.bars > 0 && isPath(s, f) || (f.gaps > 0 || f.script.spaceless()) && p.isMenu(s, f)) {
		b.sign |= path
	}
	if f.first == '#' && f.second != ' ' && f.second != '#' && f.words <= 6 && !f.terminal {
		b.sign |= tagged
	}
	if (f.digits >= 3 || f.script == han && strings.Contains(s, "年")) && f.runes < 160 {
		if d := dates(s, p.packs); len(d) > 0 && !(f.terminal && f.last == '.' && f.words > 8) {
			if b.left = int32(p.leftWords(s, d)); b.left <= 8 {
				b.sign |= dated
				if b.sign.has(path) && p.namesSource(s) {
					b.sign &^= path
				}
			}
		}
	}
	if n := p.furniture.label(s, authorLabel|byWord); n > 0 && n < len(s) && f.words <= 16 {
		if names(s[n:]) {
			b.sign |= signed
		}
	}
	if colon := strings.IndexAny(s, ":："); colon > 0 && !f.terminal && f.words <= 16 {
		_, size := utf8.DecodeRuneInString(s[colon:])
		if label := strings.Trim(s[:colon], " (（[*"); len(strings.Fields(label)) <= 4 && names(strings.Trim(s[colon+size:], " )）]")) {
			b.sign |= labelled
		}
	}
	if f.bullet(s) {
		b.sign |= item
		b.sign &^= labelled
	}
	b.sign |= prosePart(f)
}

// namesSource reports whether one of the items of a line begins with a label of the source or author and a colon.
func (p *reader) namesSource(s string) bool {
	for item := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '|' || r == '｜' || r == '·' || r == '•' }) {
		item = strings.TrimLeft(item, " \u3000")
		if p.furniture.label(item, sourceLabel|authorLabel) > 0 && beginsWithLabel(item, 3) {
			return true
		}
	}
	return false
}

// specks reports whether most words of a line are single characters, as in a row of buttons or pages: "A B C".
func specks(s string) bool {
	words, single := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		if r, n := utf8.DecodeRuneInString(w); n == len(w) && unicode.IsLetter(r) {
			single++
		}
	}
	return words >= 3 && single*2 > words || sizes(s)
}

// sizes reports whether a line, a label aside, is one letter over and over with signs of larger and smaller type: "A+ A-".
func sizes(s string) bool {
	if beginsWithLabel(s, 3) {
		c := strings.IndexAny(s, ":：")
		_, n := utf8.DecodeRuneInString(s[c:])
		s = s[c+n:]
	}
	words, signs := 0, 0
	letter := rune(0)
	for w := range strings.FieldsSeq(s) {
		r, n := utf8.DecodeRuneInString(w)
		if words++; words == 1 {
			letter = unicode.ToLower(r)
		}
		if !unicode.IsLetter(r) || unicode.ToLower(r) != letter {
			return false
		}
		switch w[n:] {
		case "":
		case "+", "-", "−", "–":
			signs++
		default:
			return false
		}
	}
	return words >= 2 && signs > 0
}

// prosePart says whether a passage reads like sentences.
func prosePart(f *features) sign {
	words := f.words
	switch {
	case f.cased() && words >= 6 && f.capital*3 > words*2 && f.size < 400 && f.stops < 2:
		return 0 // a headline, a row of names
	case f.size >= 110 && f.terminal, f.size >= 320 && (f.stops > 0 || f.commas > 1), f.stops >= 2 && f.terminal && f.size > 60:
		return prose | strongProse
	case f.terminal && words >= 6 && (f.last == '.' || f.last == '。' || f.last == '।' || f.last == '۔' || f.stops > 0 || !endMark(f.last)):
		return prose
	}
	return 0
}

func endMark(r rune) bool { return r == '!' || r == '?' || r == '！' || r == '？' || r == '؟' }

// isPath reports whether a line with bars is a row of short items: Home > News, Share | Print. A line with one bar may
// be a headline with the name of its site.
func isPath(s string, f *features) bool {
	items := strings.FieldsFunc(s, func(r rune) bool {
		switch r {
		case '|', '>', '»', '›', '·', '•', '→', '｜', '＞':
			return true
		}
		return false
	})
	if len(items) < 2 {
		return f.first == '»' || f.first == '>' && f.words <= 6 && f.second != ' '
	}
	longest := 0
	for _, i := range items {
		if !strings.ContainsFunc(i, unicode.IsLetter) {
			return false
		}
		longest = max(longest, len(strings.Fields(i)))
	}
	if strings.ContainsAny(s, "|·•｜") && len(items) == 2 {
		return longest <= 2
	}
	return longest <= 4 || len(items) >= 3 && f.words <= len(items)*4
}

// isMenu reports whether a line that wide gaps part is a row of buttons or links: three or more short items without
// numbers, or two of which one is a phrase of page furniture. The blank of East Asia also stands inside headlines, so there
// such a phrase is always asked for.
func (p *reader) isMenu(s string, f *features) bool {
	if f.digits*3 > f.letters || f.commas > 0 {
		return false
	}
	items, known, wide := 0, false, false
	for s != "" {
		end := strings.IndexByte(s, '\t')
		if i := strings.Index(s, "  "); i >= 0 && (end < 0 || i < end) {
			end = i
		}
		if i := strings.Index(s, "\u3000"); i >= 0 && (end < 0 || i < end) {
			end, wide = i, true
		}
		if end < 0 {
			end = len(s)
		}
		if len(strings.Fields(s[:end])) > 4 {
			return false
		}
		known = known || p.furniture.whole(s[:end], interfacePhrase)
		items++
		s = strings.TrimLeft(s[end:], " \t\u3000")
	}
	return items >= 3 && !wide || items >= 2 && known
}

// year reports whether a short text has a number that may be a year.
func year(s string) bool {
	for i := 0; i+4 <= len(s); i++ {
		if (s[i:i+2] == "19" || s[i:i+2] == "20") && s[i+2] >= '0' && s[i+2] <= '9' && s[i+3] >= '0' && s[i+3] <= '9' {
			return true
		}
	}
	return false
}

// urlIn gives the first address of a page in s.
func urlIn(s string) string {
	i := strings.Index(s, "https://")
	if j := strings.Index(s, "http://"); j >= 0 && (i < 0 || j < i) {
		i = j
	}
	if i < 0 {
		return ""
	}
	u := s[i:]
	if e := strings.IndexFunc(u, func(r rune) bool {
		return unicode.IsSpace(r) || r == '"' || r == '<' || r == '>' || r == '«' || r == '»' || r >= 0x3000 || r == '|'
	}); e >= 0 {
		u = u[:e]
	}
	return strings.TrimRight(u, ".,;:!?)]}'")
}

// leftWords counts the words of a line beside its dates, times and labels.
func (p *reader) leftWords(s string, days []day) int {
	n := 0
	at := 0
	for _, d := range append(days, day{start: len(s), end: len(s)}) {
		rest := s[at:max(at, d.start)]
		at = d.end
		for rest != "" {
			w := strings.IndexFunc(rest, unicode.IsLetter)
			if w < 0 {
				break
			}
			if k := p.furniture.label(rest[w:], publishedLabel|updatedLabel|sourceLabel|authorLabel|interfacePhrase); k > 0 {
				rest = rest[w+k:]
				continue
			}
			word := wordAfter(rest, w)
			if utf8.RuneCountInString(word) > 1 && !strings.EqualFold(word, "am") && !strings.EqualFold(word, "pm") || len(word) > 2 {
				if scriptOfText(word).spaceless() {
					n += (utf8.RuneCountInString(word) + 1) / 2
				} else {
					n++
				}
			}
			rest = rest[w+max(1, len(word)):]
		}
	}
	return n
}

// names reports whether s reads like names of people or bodies: words that begin with capitals, and small words
// between; in scripts without case, a short run.
func names(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" {
		return false
	}
	var f features
	f.look(s)
	switch {
	case f.letters < 2 || f.url:
		return false
	case !f.cased():
		return f.size <= 60 && !f.terminal
	}
	return f.capital > 0 && f.capital*5 >= (f.words-countDigits(s))*3 && f.words <= 20 && unicode.IsUpper(firstLetter(s))
}

// countDigits counts the runs of digits.
func countDigits(s string) int {
	n, in := 0, false
	for i := range len(s) {
		d := s[i] >= '0' && s[i] <= '9'
		if d && !in {
			n++
		}
		in = d
	}
	return n
}

func firstLetter(s string) rune {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}
