package block

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment/chars"
	"example.org/sourcebook/pipeline/segment/writing"
)

// Sign is what a short paragraph shows, whatever stands around it.
type Sign uint32

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
	Notice                       // a sentence on what the page stores in the browser
	Counter                      // how often a page was seen, or a member wrote
	Running                      // above the text on each sheet of a wrapped page
	Life                         // names the day of a birth or a death, or both
	Remark                       // what sites put under any text: "You must be logged in to comment."; who the author is
	Elsewhere                    // names other texts of the site, or stands over them: "Read also: …"
	Pictured                     // says where a picture comes from: "Photo: A. Berg"
	Command                      // what a program is told: "make install"
	Posted                       // a word and a day in digits, as over the post of a thread
)

func (s Sign) Has(t Sign) bool { return s&t != 0 }

// Reader knows what is needed to see signs.
type Reader struct {
	Text      string
	Furniture furniture
	Packs     []*language.Pack
	Habits    *writing.Habits
	Calendar  *calendar.Finder // for the languages of the packs
}

// signRule is one decision: a block shows the sign where the test holds.
type signRule struct {
	name string
	when func(*Reader, *Block, string) bool // the last one is its text
	sign Sign
}

// anySigns are asked of every block, shortSigns of those that are not long.
var anySigns = []signRule{
	{"number of a post", (*Reader).postNumber, Furnished},
	{"numbers", func(_ *Reader, b *Block, _ string) bool { return b.numbers() }, Numeric},
	{"rule or row of marks", (*Reader).noLetters, Furnished},
	{"notice of rights", (*Reader).rights, Copyright},
	{"message of a program", (*Reader).failed, Remark},
}

var shortSigns = []signRule{
	{"row of single letters", func(_ *Reader, b *Block, s string) bool { return b.Runes < 40 && specks(s) }, Furnished},
	{"phrases of furniture", (*Reader).furnished, Furnished},
	{"number or name of a sheet", (*Reader).ofSheet, Running},
	{"opening of furniture", (*Reader).opens, Furnished},
	{"profile of a member", (*Reader).OfProfile, Furnished},
	{"counter", (*Reader).counts, Counter},
	{"address", (*Reader).hasAddress, Address},
	{"day", (*Reader).hasDay, Dated},
	{"notice", (*Reader).notifies, Notice},
	{"remark", (*Reader).remarks, Remark},
	{"other texts", (*Reader).leadsOn, Elsewhere},
	{"picture", (*Reader).ofPicture, Pictured},
	{"menu or path", (*Reader).hasPath, Path}, // after the day: the source beside a day is no menu
	{"hashtag", (*Reader).hashtag, Tagged},
	{"name over a post", (*Reader).posted, Posted},
	{"command", (*Reader).command, Command},
	{"label of the author", (*Reader).hasAuthor, Signed},
	{"bullet", func(_ *Reader, b *Block, s string) bool { return b.bullet(s) }, Item},
	{"label and names", (*Reader).hasLabel, Labelled}, // after the bullet: an item is none
}

// See fills in the signs that a block shows by itself.
func (p *Reader) See(b *Block) {
	s := p.Text[b.Start:b.End]
	p.show(anySigns, b, s)
	if b.Size >= 240 || b.Runes >= 600 {
		if b.bullet(s[:min(len(s), 64)]) {
			b.Sign |= Item
		}
	} else {
		p.show(shortSigns, b, s)
	}
	if !b.Sign.Has(Dated) || !p.labelsTwo(s, p.Days(s)) {
		b.Sign |= prosePart(b.features)
	}
	if b.joined && b.Stops > 0 && b.Words >= leastOfPart {
		b.Sign |= Prose | StrongProse
	}
}

// leastOfPart is how many words lines have at least that were joined and that a sheet may have cut: they are running
// text, though no stop ends them.
const leastOfPart = 20

// show asks rules and takes the signs of those that hold.
func (p *Reader) show(rules []signRule, b *Block, s string) {
	for i := range rules {
		if rules[i].when(p, b, s) {
			b.Sign |= rules[i].sign
		}
	}
}

func (p *Reader) postNumber(b *Block, _ string) bool { return b.Letters == 0 && b.First == '#' }

// numbers reports whether a block is hardly anything but digits.
func (b *Block) numbers() bool {
	if b.Letters == 0 && b.First == '#' {
		return false
	}
	return b.Rows || b.Size*3 < b.Digits || b.Letters == 0 && b.Digits > 0
}

func (p *Reader) noLetters(b *Block, _ string) bool { return b.Letters == 0 && !b.numbers() }

// rights reports whether a block is a notice of rights.
func (p *Reader) rights(b *Block, s string) bool {
	if !b.copy || b.Size >= 600 {
		return false
	}
	return b.First == '©' || year(s) || !b.Terminal && b.Stops == 0 && b.First != '('
}

// hasAddress reports whether a block is hardly anything but the address of a page.
func (p *Reader) hasAddress(b *Block, s string) bool {
	if !b.URL || b.Words > 12 {
		return false
	}
	u := URLIn(s)
	if u == "" {
		return false
	}
	if len(u)*2 > len(s) || p.Furniture.whole(strings.Replace(s, u, "", 1), InterfacePhrase) {
		return true
	}
	return b.Words-strings.Count(u, "/")-strings.Count(u, ".") <= 4
}

// hasPath reports whether a block is a row of items of a menu or path.
func (p *Reader) hasPath(b *Block, s string) bool {
	if b.Terminal || b.Sign.Has(Dated) && p.namesSource(s) {
		return false
	}
	return b.Bars > 0 && isPath(s, b.features) || (b.Gaps > 0 || b.Script.Spaceless()) && p.isMenu(s, b.features)
}

// notifies reports whether a block is a sentence with a word of the notices of sites.
func (p *Reader) notifies(b *Block, s string) bool {
	return b.Terminal && b.Words >= leastOfNotice && p.Habits.Notifies(s)
}

// leastOfNotice is how many words a notice has at least.
const leastOfNotice = 4

func (p *Reader) hashtag(b *Block, _ string) bool {
	return b.First == '#' && b.second != ' ' && b.second != '#' && b.Words <= 6 && !b.Terminal
}

// leastDigits is how many digits or numerals a day with its year has at least.
const leastDigits = 3

// numerals counts the signs of numbers in Han.
func numerals(s string) int {
	n := 0
	for _, r := range s {
		if _, ok := character.Ideograph(r); ok {
			n++
		}
	}
	return n
}

// furnished reports whether a block is made of phrases of furniture.
func (p *Reader) furnished(_ *Block, s string) bool { return p.Furniture.whole(s, anyPhrase) }

// ofSheet reports whether a block is the number of a sheet or column, or the kind of document.
func (p *Reader) ofSheet(b *Block, s string) bool {
	return b.Letters > 0 && p.Furniture.whole(s, SheetPhrase)
}

// mostOpened is how many words a line has after a phrase of two words with which furniture begins.
const mostOpened = 4

// opens reports whether a block begins with a phrase that begins furniture: with a colon after it; of three words or
// more; of two, with a few words after it; in a script without blanks, up to a mark.
func (p *Reader) opens(b *Block, s string) bool {
	n := p.Furniture.Label(s, Opening)
	if n == 0 {
		return false
	}
	phrase := strings.TrimRight(s[:n], " \u3000")
	if strings.HasSuffix(phrase, ":") || strings.HasSuffix(phrase, "：") {
		return true
	}
	switch words := len(strings.Fields(phrase)); {
	case words > 2, b.Script.Spaceless():
		return true
	case words == 2:
		return !b.Terminal && len(strings.Fields(s[n:])) <= mostOpened
	}
	return false
}

// mostOfProfile is how many words a line of a profile has after its label, dayOfProfile how many if they name a day.
const mostOfProfile, dayOfProfile = 3, 6

// OfProfile reports whether a block is a label of the profile of a member, and a number or day.
func (p *Reader) OfProfile(b *Block, s string) bool {
	if b.Digits == 0 || b.Terminal {
		return false
	}
	n := p.Furniture.Label(s, ProfileLabel)
	words := len(strings.Fields(s[n:]))
	return n > 0 && (words <= mostOfProfile || words <= dayOfProfile && len(p.Days(s[n:])) == 1)
}

// A line that counts:
const (
	mostCounted  = 7 // digits
	leastCounter = 2 // letters
)

// counts reports whether a block is one number and phrases that stand beside the counters of a page.
func (p *Reader) counts(b *Block, s string) bool {
	if b.Digits == 0 || b.Digits > mostCounted || b.Letters < leastCounter || b.Terminal || !oneNumber(s) {
		return false
	}
	return p.Furniture.whole(strings.TrimFunc(s, notWord), CounterLabel|ProfileLabel)
}

// oneNumber reports whether the digits of a line stand together, but for the signs and blanks that group them.
func oneNumber(s string) bool {
	from, to := strings.IndexFunc(s, unicode.IsDigit), strings.LastIndexFunc(s, unicode.IsDigit)
	return strings.IndexFunc(s[from:to], func(r rune) bool {
		return !unicode.IsDigit(r) && !unicode.IsSpace(r) && r != '.' && r != ',' && r != '\''
	}) < 0
}

// mostLeft is how many words a line that names the day of a text has beside it.
const mostLeft = 8

// leastOfClause is how many words beside the day make a sentence of a line that ends with a full stop.
const leastOfClause = 3

// hasDay reports whether a block names a day and hardly anything else, and counts the words beside it.
func (p *Reader) hasDay(b *Block, s string) bool {
	if b.fewDigits(s) || b.Runes >= 160 || p.OfProfile(b, s) { // that tells when a member joined
		return false
	}
	days := p.Days(s)
	if lifespan(days) || p.Furniture.Label(s, LifeLabel) > 0 {
		b.Sign |= Life
	}
	stopped := b.Bars == 0 && (b.Last == '.' || b.Last == '。') // between bars, the stop is that of the day
	stopped = stopped && !p.labelsTwo(s, days)
	if len(days) == 0 || stopped && b.Last == '.' && b.Words > 8 {
		return false
	}
	b.Left = int32(p.LeftWords(s, days))
	return b.Left <= mostLeft && !(b.Left >= leastOfClause && stopped)
}

// fewDigits reports whether a block has fewer digits, or numerals in ideographs, than a day.
func (b *Block) fewDigits(s string) bool {
	return b.Digits < leastDigits && !(b.Script == chars.Han && numerals(s) >= leastDigits)
}

// mostNames is how many words a line of a label and names has.
const mostNames = 16

// hasAuthor reports whether a block is a label of the author, or a word such as "by", and names.
func (p *Reader) hasAuthor(b *Block, s string) bool {
	n := p.Furniture.Label(s, AuthorLabel|ByWord)
	if n > 0 && !b.Cased() && b.Words > mostUncased && !strings.ContainsAny(s[:n], ":：") { // a line of verse
		return false
	}
	return n > 0 && n < len(s) && b.Words <= mostNames && NameLike(s[n:])
}

// mostUncased is how many words a word such as "by" and a name have in a script without capitals.
const mostUncased = 6

// hasLabel reports whether a block is a short label, a colon, and names.
func (p *Reader) hasLabel(b *Block, s string) bool {
	colon := strings.IndexAny(s, ":：")
	if colon <= 0 || b.Terminal || b.Words > mostNames || b.Sign.Has(Item) {
		return false
	}
	_, size := utf8.DecodeRuneInString(s[colon:])
	label := strings.Trim(s[:colon], " (（[*")
	if strings.Contains(label, ". ") {
		return false
	}
	return len(strings.Fields(label)) <= 4 && NameLike(strings.Trim(s[colon+size:], " )）]"))
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

// sizes reports whether a line, a label aside, is one letter over and over with signs of larger and smaller type: "A+
// A-".
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
	switch {
	case f.headline():
		return 0
	case f.Terminal && f.Size >= 110, f.Terminal && f.Size > 60 && f.Stops >= 2,
		f.Size >= 320 && (f.Stops > 0 || f.Commas > 1), f.Size >= 160 && f.unmarked():
		return Prose | StrongProse
	case f.Terminal && f.Words >= 6 && (f.Stops > 0 || !EndMark(f.Last)):
		return Prose
	}
	return 0
}

// unmarked reports whether a passage is in a script whose sentences end without a mark.
func (f *features) unmarked() bool { return f.Script == chars.Thai || f.Script == chars.Lao }

// headline reports whether most words of a passage have capitals: a headline, a row of names.
func (f *features) headline() bool {
	return f.Cased() && f.Words >= 6 && f.Capital*3 > f.Words*2 && f.Size < 400 && f.Stops < 2
}

func EndMark(r rune) bool { return r == '!' || r == '?' || r == '！' || r == '？' || r == '؟' }

// isPath reports whether a line with bars is a row of short items: Home > News, Share | Print. A line with one bar may
// be a headline with the name of its site.
func isPath(s string, f *features) bool {
	quoting := strings.Contains(s, "«") // and "»" is the other mark of the pair
	items := strings.FieldsFunc(s, func(r rune) bool {
		switch r {
		case '|', '>', '›', '·', '•', '→', '｜', '＞':
			return true
		case '»':
			return !quoting
		}
		return false
	})
	if len(items) < 2 {
		return f.First == '»' && !quoting || f.First == '>' && f.Words <= 6 && f.second != ' '
	}
	longest, bare, bars := 0, 0, strings.ContainsAny(s, "|·•｜")
	for _, i := range items {
		if !strings.ContainsFunc(i, unicode.IsLetter) {
			bare++
		}
		longest = max(longest, len(strings.Fields(i)))
	}
	if bare > 0 && (bars || bare > 1 || len(items) < 3) { // "Home > Rulings > 2019" is one
		return false
	}
	if bars && len(items) == 2 {
		return longest <= 2
	}
	return longest <= 4 || len(items) >= 3 && f.Words <= len(items)*4
}

// isMenu reports whether a line that wide gaps part is a row of buttons or links: three or more short items without
// numbers, or two of which one is a phrase of page furniture. The blank of East Asia also stands inside headlines, so
// there such a phrase is always asked for.
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
		century := s[i:i+2] == "19" || s[i:i+2] == "20"
		if century && chars.IsASCIIDigit(s[i+2]) && chars.IsASCIIDigit(s[i+3]) {
			return true
		}
	}
	return false
}

// halfOfDay reports whether a word tells the half of the day after an hour: "PM".
func (p *Reader) halfOfDay(word string) bool {
	for _, pack := range p.Packs {
		for _, e := range pack.Entries(language.DayPeriod) {
			if (e.Value == beforeNoon || e.Value == afterNoon) && strings.EqualFold(e.Phrase, word) {
				return true
			}
		}
	}
	return false
}

// The halves of the day, as the lexicon names them.
const (
	beforeNoon = "am"
	afterNoon  = "pm"
)

// LeftWords counts the words of a line beside its dates, times and labels.
func (p *Reader) LeftWords(s string, days []Day) int {
	n := 0
	at := 0
	for _, d := range append(days, Day{Start: len(s), End: len(s)}) {
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
			if (utf8.RuneCountInString(word) > 1 || len(word) > 2) && !p.halfOfDay(word) {
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
