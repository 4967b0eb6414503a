package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/date"
)

// Sign is what a short paragraph shows, whatever stands around it.
type Sign uint16

const (
	Furnished   Sign = 1 << iota // made of phrases of page furniture
	Path                         // items of a menu or path
	Copyright                    // a notice of rights
	Address                      // an address of a page, hardly anything else
	Dated                        // names a day, hardly anything else
	Signed                       // names an author after a label
	Labelled                     // a short label, a colon, and names
	Tagged                       // a hashtag
	Widespread                   // stands in other documents that are no versions of this one
	Repeated                     // stands in this document several times
	Numeric                      // hardly a letter
	Prose                        // sentences
	StrongProse                  // more than a line of them
	Item                         // an item of a list
)

func (s Sign) Has(t Sign) bool { return s&t != 0 }

// Reader knows what is needed to see signs.
type Reader struct {
	Text      string
	Furniture furniture
	Packs     []*language.Pack
}

// See fills in the signs that a block shows by itself.
func (p *Reader) See(b *Block) {
	s := p.Text[b.Start:b.End]
	f := &b.features
	long := f.Size >= 240 || f.Runes >= 600
	switch {
	case f.Letters == 0 && f.First == '#':
		b.Sign |= Furnished // the number of a post
	case b.Rows || f.Size*3 < f.Digits || f.Letters == 0 && f.Digits > 0:
		b.Sign |= Numeric
	case f.Letters == 0:
		b.Sign |= Furnished // a rule, a row of marks
	}
	if f.copy && f.Size < 600 && (f.First == '©' || year(s) || !f.Terminal && f.Stops == 0 && f.First != '(') {
		b.Sign |= Copyright
	}
	if long {
		b.Sign |= prosePart(f)
		if f.bullet(s[:min(len(s), 64)]) {
			b.Sign |= Item
		}
		return
	}
	if f.Runes < 40 && specks(s) || p.Furniture.whole(s, InterfacePhrase|AuthorLabel|PublishedLabel|UpdatedLabel|SourceLabel) {
		b.Sign |= Furnished
	}
	if f.URL && f.Words <= 12 {
		if u := URLIn(s); u != "" && (len(u)*2 > len(s) || p.Furniture.whole(strings.Replace(s, u, "", 1), InterfacePhrase) || f.Words-strings.Count(u, "/")-strings.Count(u, ".") <= 4) {
			b.Sign |= Address
		}
	}
	if !f.Terminal && (f.Bars > 0 && isPath(s, f) || (f.Gaps > 0 || f.Script.Spaceless()) && p.isMenu(s, f)) {
		b.Sign |= Path
	}
	if f.First == '#' && f.second != ' ' && f.second != '#' && f.Words <= 6 && !f.Terminal {
		b.Sign |= Tagged
	}
	if (f.Digits >= 3 || f.Script == chars.Han && strings.Contains(s, "年")) && f.Runes < 160 {
		if d := date.In(s, p.Packs); len(d) > 0 && !(f.Terminal && f.Last == '.' && f.Words > 8) {
			if b.Left = int32(p.LeftWords(s, d)); b.Left <= 8 {
				b.Sign |= Dated
				if b.Sign.Has(Path) && p.namesSource(s) {
					b.Sign &^= Path
				}
			}
		}
	}
	if n := p.Furniture.Label(s, AuthorLabel|ByWord); n > 0 && n < len(s) && f.Words <= 16 {
		if NameLike(s[n:]) {
			b.Sign |= Signed
		}
	}
	if colon := strings.IndexAny(s, ":："); colon > 0 && !f.Terminal && f.Words <= 16 {
		_, size := utf8.DecodeRuneInString(s[colon:])
		if label := strings.Trim(s[:colon], " (（[*"); len(strings.Fields(label)) <= 4 && NameLike(strings.Trim(s[colon+size:], " )）]")) {
			b.Sign |= Labelled
		}
	}
	if f.bullet(s) {
		b.Sign |= Item
		b.Sign &^= Labelled
	}
	b.Sign |= prosePart(f)
}

// namesSource reports whether one of the items of a line begins with a label of the source or author and a colon.
func (p *Reader) namesSource(s string) bool {
	for item := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '|' || r == '｜' || r == '·' || r == '•' }) {
		item = strings.TrimLeft(item, " \u3000")
		if p.Furniture.Label(item, SourceLabel|AuthorLabel) > 0 && BeginsWithLabel(item, 3) {
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
	if BeginsWithLabel(s, 3) {
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
func prosePart(f *features) Sign {
	words := f.Words
	switch {
	case f.Cased() && words >= 6 && f.Capital*3 > words*2 && f.Size < 400 && f.Stops < 2:
		return 0 // a headline, a row of names
	case f.Size >= 110 && f.Terminal, f.Size >= 320 && (f.Stops > 0 || f.Commas > 1), f.Stops >= 2 && f.Terminal && f.Size > 60:
		return Prose | StrongProse
	case f.Terminal && words >= 6 && (f.Last == '.' || f.Last == '。' || f.Last == '।' || f.Last == '۔' || f.Stops > 0 || !EndMark(f.Last)):
		return Prose
	}
	return 0
}

func EndMark(r rune) bool { return r == '!' || r == '?' || r == '！' || r == '？' || r == '؟' }

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
		return f.First == '»' || f.First == '>' && f.Words <= 6 && f.second != ' '
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
	return longest <= 4 || len(items) >= 3 && f.Words <= len(items)*4
}

// isMenu reports whether a line that wide gaps part is a row of buttons or links: three or more short items without
// numbers, or two of which one is a phrase of page furniture. The blank of East Asia also stands inside headlines, so there
// such a phrase is always asked for.
func (p *Reader) isMenu(s string, f *features) bool {
	if f.Digits*3 > f.Letters || f.Commas > 0 {
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
		known = known || p.Furniture.whole(s[:end], InterfacePhrase)
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

// URLIn gives the first address of a page in s.
func URLIn(s string) string {
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

// LeftWords counts the words of a line beside its dates, times and labels.
func (p *Reader) LeftWords(s string, days []date.Day) int {
	n := 0
	at := 0
	for _, d := range append(days, date.Day{Start: len(s), End: len(s)}) {
		rest := s[at:max(at, d.Start)]
		at = d.End
		for rest != "" {
			w := strings.IndexFunc(rest, unicode.IsLetter)
			if w < 0 {
				break
			}
			if k := p.Furniture.Label(rest[w:], PublishedLabel|UpdatedLabel|SourceLabel|AuthorLabel|InterfacePhrase); k > 0 {
				rest = rest[w+k:]
				continue
			}
			word := chars.WordAfter(rest, w)
			if utf8.RuneCountInString(word) > 1 && !strings.EqualFold(word, "am") && !strings.EqualFold(word, "pm") || len(word) > 2 {
				if chars.ScriptOfText(word).Spaceless() {
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
