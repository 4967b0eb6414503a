package ingest

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/source"
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
	var beyond, plain [most]int // frequent sequences of each language
	eachTrigram(text, func(key uint64, high bool) {
		to := &plain
		if high {
			to = &beyond
		}
		m.trigrams[key].each(func(i int) { to[i]++ })
	})
	var own, foreign [most]int // letters of each language
	letters, capitals, general := 0, 0, 0
	lone, latin, ascii := 0, 0, 0 // Thai letters, whose sequences are not known; Latin ones; those of ASCII
	before := rune(' ')
	for i, r := range text {
		if r < 0x80 {
			switch {
			case isASCIILetter(r):
				ascii++
				if before >= 0x80 && isLetter(before) {
					general += between(before, r)
				}
			case isDigit(r) && before >= 0x80 && isLetter(before):
				general += oddSign
			}
			before = r
			continue
		}
		switch {
		case isLetter(r):
			letters++
			lower := unicode.ToLower(r)
			if lower != r {
				capitals++
			}
			m.main[lower].each(func(i int) { own[i]++ })
			m.aux[lower].each(func(i int) { foreign[i]++ })
			switch scriptOf(r) {
			case scriptLatin:
				latin++
			case scriptThai:
				lone++
			}
			if isLetter(before) {
				general += between(before, r)
			} else if isDigit(before) {
				general += oddSign
			} else if unicode.IsMark(r) {
				general += insideWord
			}
		default:
			switch {
			case r >= 0x2200 && r < 0x2600: // mathematics, frames of tables
				general += 2 * oddSign
			case !isOrdinarySign(r):
				general += oddSign
			}
			if after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):]); !standsBetween(r) && isLetter(before) &&
				isLetter(after) {
				general += insideWord
			}
		}
		before = r
	}
	most := 0
	for _, n := range plain {
		most = max(most, n)
	}
	best, hits := -1<<30, 0
	for i := range m.tags {
		if (letters-latin)*5 < ascii+latin && most >= leastAlways && plain[i]*100 < most*plausible &&
			plain[i]+beyond[i] < most {
			continue
		}
		known := min(own[i]+foreign[i], letters)
		s := forTrigram*beyond[i] + forLetter*min(own[i], letters) + noLetter*(letters-known)
		if s > best {
			best, hits = s, beyond[i]
		}
	}
	if best == -1<<30 {
		best = noLetter * letters
	}
	score = best + general
	switch {
	case lone*10 > letters*9 && letters > 0: // Thai: the order of its marks must be right
		sound = general >= 0 && lone >= 6
	case letters == 0:
		sound = score >= 0 && ascii >= leastASCII
	default:
		// A text in an alphabet of its own has some frequent sequences in every few letters; a text with one or two
		// letters beyond ASCII must at least have no odd ones.
		sound = score >= letters && ascii+letters >= leastLetters &&
			(hits > 0 && hits*6 >= letters || usual && letters <= 2 && capitals == 0 && ascii >= leastASCII)
	}
	return score, sound
}

func (s set) each(yield func(i int)) {
	for w, x := range s {
		for ; x != 0; x &= x - 1 {
			yield(w*64 + bits.TrailingZeros64(x))
		}
	}
}

func isLetter(r rune) bool      { return unicode.IsLetter(r) || unicode.IsMark(r) }
func isDigit(r rune) bool       { return r >= '0' && r <= '9' }
func isASCIILetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

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

// scriptOf tells the alphabets of the encodings apart.
func scriptOf(r rune) int {
	switch {
	case r < 0x250 || r >= 0x1E00 && r < 0x1F00:
		return scriptLatin
	case r >= 0x370 && r < 0x400 || r >= 0x1F00 && r < 0x2000:
		return scriptGreek
	case r >= 0x400 && r < 0x530:
		return scriptCyrillic
	case r >= 0x590 && r < 0x600:
		return scriptHebrew
	case r >= 0x600 && r < 0x700:
		return scriptArabic
	case r >= 0xE00 && r < 0xE80:
		return scriptThai
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
	return r >= 0x2010 && r <= 0x203A || r >= 0x660 && r <= 0x669 || r >= 0x6F0 && r <= 0x6F9 || r >= 0xE50 && r <= 0xE59
}

// standsBetween reports whether a sign may stand between two letters without a blank: spaces, hyphens, dashes,
// apostrophes, the point of Catalan, an ellipsis.
func standsBetween(r rune) bool {
	return r == 0xA0 || r == 0xAD || r == '·' || r == '…' || r >= 0x2010 && r <= 0x2015 || r == 0x2018 || r == 0x2019
}

// best gives the encoding of several bytes a character that suits the bytes best; nil if none does.
func (m *model) best(data, piece []byte) *answer {
	var first, second *answer
	for _, name := range multis {
		e := source.Named(name)
		if !validMulti(data, e) {
			continue
		}
		a := &answer{name: name}
		a.score, a.sound = m.scoreMulti(piece, e)
		switch {
		case first == nil || a.score > first.score:
			first, second = a, first
		case second == nil || a.score > second.score:
			second = a
		}
	}
	if first == nil || first.score == 0 {
		return nil
	}
	if second != nil && second.score*2 > first.score {
		first.sound = false
	}
	return first
}

// validMulti reports whether bytes are valid in an encoding, without characters of private use and control characters.
func validMulti(data []byte, e *source.Encoding) bool {
	t := e.Tables()
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, _, n := t.Character(data[i:])
		if n == 0 || r >= 0x80 && r < 0xA0 || r >= 0xE000 && r < 0xF900 {
			return false
		}
		i += n
	}
	return true
}

// scoreMulti gives the share, in per mille, of the characters beyond ASCII that are frequent in the language of an
// encoding, and whether it is that of a text.
func (m *model) scoreMulti(data []byte, e *source.Encoding) (score int, sound bool) {
	t := e.Tables()
	total, torn, hits := 0, 0, [4]int{} // hits: of each of the frequent scripts, and kana
	kana, hangul, narrow := 0, 0, 0
	before := rune(' ')
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			if before >= 0x80 && isASCIILetter(rune(data[i])) {
				torn++
			}
			before = rune(data[i])
			i++
			continue
		}
		r, _, n := t.Character(data[i:])
		if n == 0 { // the sample ends in a character
			break
		}
		i += n
		if isASCIILetter(before) {
			torn++
		}
		before = r
		if !unicode.IsLetter(r) {
			continue
		}
		total++
		for k := range scripts {
			if m.frequent[k][r] {
				hits[k]++
			}
		}
		switch {
		case r >= 0x3041 && r <= 0x30FA:
			kana++
		case r >= 0xFF66 && r <= 0xFF9F:
			narrow++
		case r >= 0xAC00 && r <= 0xD7A3:
			hangul++
		}
	}
	if total == 0 {
		return 0, false
	}
	found, least := 0, 250
	switch e.Name {
	case "GB18030":
		found = max(hits[simplified], hits[traditional])
	case "Big5":
		found = hits[traditional]
	case "EUC-KR":
		found, least = hits[korean], 400
		if hangul*10 < total*7 {
			found = 0
		}
	default:
		found = kana
		if narrow*4 > total {
			found = 0
		}
	}
	score = found * 1000 / total
	sound = found >= 4 && score >= least && torn*3 <= total || found >= 3 && score >= 2*least && torn == 0
	return score, sound
}
