package decode

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// What a character or sequence counts for or against a text.
const (
	forTrigram   = 4  // a frequent sequence of the language that holds a letter beyond ASCII
	forLetter    = 1  // a letter that the language is written with
	noLetter     = -5 // a letter that it has not
	insideWord   = -6 // a sign or a letter of another script between letters, a capital after a small letter
	oddSign      = -3 // a sign that is rare in any text, a letter beside a digit
	plausible    = 70 // per cent of the frequent ASCII sequences of the best language that another one must have
	leastLetters = 16 // letters of a text that can be told at all
	leastASCII   = 20 // ASCII letters around one or two characters beyond ASCII
	leastAlways  = 8  // frequent ASCII sequences of the best language, from which on the others are measured by it
)

// score gives how well a text is spelled, in the language that suits it best, and whether that is well enough to be
// sure that the bytes were read in the right encoding: usual is true for the encoding that most files of one byte a
// character are in, which less will do for.
func (m *model) score(text string, usual bool) (score int, sound bool) {
	c := m.count(text)
	best, hits := c.best(m)
	score = best + c.general
	switch {
	case c.letters > 0 && c.thai*10 > c.letters*9: // Thai: the order of its marks must be right
		sound = c.general >= 0 && c.thai >= 6
	case c.letters == 0:
		sound = score >= 0 && c.ascii >= leastASCII
	default:
		sound = score >= c.letters && c.ascii+c.letters >= leastLetters && (c.frequent(hits) || usual && c.few())
	}
	return score, sound
}

// counts are what is counted of a text.
type counts struct {
	beyond, plain [most]int // frequent sequences of each language, with a letter beyond ASCII and without
	own, foreign  [most]int // letters of each language
	letters       int       // beyond ASCII; of them:
	capitals      int
	thai, latin   int // the sequences of Thai are not known
	ascii         int // letters of ASCII
	general       int // what counts against the text in any language
}

// count counts what a text is made of.
func (m *model) count(text string) *counts {
	c := &counts{}
	eachTrigram(text, func(key uint64, high bool) {
		to := &c.plain
		if high {
			to = &c.beyond
		}
		m.trigrams[key].each(func(i int) { to[i]++ })
	})
	before := rune(' ')
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf:
			c.plainCharacter(before, r)
		case isLetter(r):
			c.letter(m, before, r)
		default:
			c.sign(before, r, text[i+utf8.RuneLen(r):])
		}
		before = r
	}
	return c
}

// plainCharacter counts a character of ASCII.
func (c *counts) plainCharacter(before, r rune) {
	behindLetter := before >= utf8.RuneSelf && isLetter(before)
	switch {
	case isASCIILetter(r):
		c.ascii++
		if behindLetter {
			c.general += between(before, r)
		}
	case isDigit(r) && behindLetter:
		c.general += oddSign
	}
}

// letter counts a letter beyond ASCII.
func (c *counts) letter(m *model, before, r rune) {
	c.letters++
	lower := unicode.ToLower(r)
	if lower != r {
		c.capitals++
	}
	m.main[lower].each(func(i int) { c.own[i]++ })
	m.aux[lower].each(func(i int) { c.foreign[i]++ })
	switch scriptOf(r) {
	case scriptLatin:
		c.latin++
	case scriptThai:
		c.thai++
	}
	switch {
	case isLetter(before):
		c.general += between(before, r)
	case isDigit(before):
		c.general += oddSign
	case unicode.IsMark(r):
		c.general += insideWord
	}
}

// sign counts any other character beyond ASCII.
func (c *counts) sign(before, r rune, rest string) {
	switch {
	case r >= 0x2200 && r < 0x2600: // mathematics, frames of tables
		c.general += 2 * oddSign
	case !isOrdinarySign(r):
		c.general += oddSign
	}
	if after, _ := utf8.DecodeRuneInString(rest); !standsBetween(r) && isLetter(before) && isLetter(after) {
		c.general += insideWord
	}
}

// best gives the score in the language that suits best, and the frequent sequences beyond ASCII in it.
func (c *counts) best(m *model) (score, hits int) {
	most := 0
	for _, n := range c.plain {
		most = max(most, n)
	}
	mostlyASCII := (c.letters-c.latin)*5 < c.ascii+c.latin
	score = -1 << 30
	for i := range m.tags {
		if mostlyASCII && c.other(i, most) {
			continue
		}
		known := min(c.own[i]+c.foreign[i], c.letters)
		s := forTrigram*c.beyond[i] + forLetter*min(c.own[i], c.letters) + noLetter*(c.letters-known)
		if s > score {
			score, hits = s, c.beyond[i]
		}
	}
	if score == -1<<30 {
		score = noLetter * c.letters
	}
	return score, hits
}

// other reports whether the sequences of ASCII say that the text is in another language, of which it has the most.
func (c *counts) other(i, most int) bool {
	return most >= leastAlways && c.plain[i]*100 < most*plausible && c.plain[i]+c.beyond[i] < most
}

// frequent reports whether the text has a frequent sequence in every few letters, as one in an alphabet of its own has.
func (c *counts) frequent(hits int) bool { return hits > 0 && hits*6 >= c.letters }

// few reports whether the text is one of ASCII with one or two letters beyond, none of which is odd.
func (c *counts) few() bool { return c.letters <= 2 && c.capitals == 0 && c.ascii >= leastASCII }

func (s set) each(yield func(i int)) {
	for w, x := range s {
		for ; x != 0; x &= x - 1 {
			yield(w*64 + bits.TrailingZeros64(x))
		}
	}
}

// between is what counts against two letters side by side.
func between(a, b rune) int {
	switch {
	case scriptOf(a) != scriptOf(b) && !unicode.IsMark(a) && !unicode.IsMark(b):
		return insideWord
	case unicode.IsLower(a) && unicode.IsUpper(b) && (a >= 0x80 || b >= 0x80):
		return insideWord
	}
	return 0
}

// The alphabets of the encodings.
const (
	scriptNone = iota
	scriptLatin
	scriptGreek
	scriptCyrillic
	scriptHebrew
	scriptArabic
	scriptThai
)

// alphabets are the places of the alphabets in Unicode.
var alphabets = []struct {
	from, to rune // the first, and the first behind them
	script   int
}{
	{0, 0x250, scriptLatin}, {0x1E00, 0x1F00, scriptLatin},
	{0x370, 0x400, scriptGreek}, {0x1F00, 0x2000, scriptGreek},
	{0x400, 0x530, scriptCyrillic},
	{0x590, 0x600, scriptHebrew},
	{0x600, 0x700, scriptArabic},
	{0xE00, 0xE80, scriptThai},
}

// scriptOf tells the alphabets of the encodings apart.
func scriptOf(r rune) int {
	for _, a := range alphabets {
		if r >= a.from && r < a.to {
			return a.script
		}
	}
	return scriptNone
}

// isOrdinarySign reports whether a sign stands in ordinary texts: quotation marks, dashes, ellipses, spaces, signs of
// money, degrees, ordinals and fractions.
func isOrdinarySign(r rune) bool {
	switch r {
	case 0xA0, 0xAD, '¡', '¿', '«', '»', '§', '©', '®', '°', 'º', 'ª', '²', '³', '½', '¼', '¾', '·', '×', '£', '€', '•',
		'…', '№', '™', '†', '‰',
		'،', '؛', '؟', '٪', '±', '´', '฿':
		return true
	}
	switch {
	case r >= 0x2010 && r <= 0x203A: // dashes, quotation marks
	case r >= 0x660 && r <= 0x669, r >= 0x6F0 && r <= 0x6F9, r >= 0xE50 && r <= 0xE59: // digits
	default:
		return false
	}
	return true
}

// standsBetween reports whether a sign may stand between two letters without a blank: spaces, hyphens, dashes,
// apostrophes, the point of Catalan, an ellipsis.
func standsBetween(r rune) bool {
	switch r {
	case 0xA0, 0xAD, '·', '…', 0x2018, 0x2019:
		return true
	}
	return r >= 0x2010 && r <= 0x2015
}
