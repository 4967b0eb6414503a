package mojibake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sequence is a sign of mojibake: one of the first characters, in a place where the test holds, has the weight.
type sequence struct {
	what   string
	first  string
	weight int
	when   func(*window) bool
}

// sequences are the signs, by their first character; the first one that holds counts.
var sequences = []sequence{
	// UTF-8 in Windows-1252 or Latin-1
	{"letter of Latin-1 in a word", "ÃÂ", 2, both(westernSign, besideSmall)},
	{"letter that is written often", "Ã", 2, both(westernSign, follows("ƒ‚©¢"))},
	{"letter or sign of Latin-1", "ÃÂ", 1, both(westernSign, func(w *window) bool { return !unicode.IsUpper(w.last) })},
	{"letter whose second byte is one", "Ã", 1, follows("Ššœž")},
	{"letter à", "Ã", 1, both(afterSmall, follows("\u00a0"))},
	{"letter of Latin Extended", "ÄÅÈË", 1, both(westernSign, both(noClosing, besideSmall))},
	{"punctuation", "â", 2, follows("€\u0080\u0081\u0082\u0083\u0084")},
	{"sign of the euro", "â", 2, follow2('‚', '¬')},
	{"sign of a trade mark", "â", 2, follow2('„', '¢')},
	{"emoji", "ð", 2, follows("Ÿ\u009f")},
	{"byte order mark", "ï", 2, follow2('»', '¿')},
	{"full-width form", "ï", 2, both(follows("¼"), func(w *window) bool { return among(western, w.second) })},
	{"Cyrillic, Greek, Arabic, Hebrew, Armenian", "ÐÑÎÏØÙ×ÖÕ", 2, both(westernByte, twoBytes)},
	{"script of three bytes", "àáãäåæçèéêëìí", 2, both(westernPair, thirdLeads)},
	{"control in place of punctuation", controls(), 2, besideLetter}, // Windows-1252 in Latin-1

	// UTF-8 in code page 437 or 850
	{"letter of Latin", "├┬─┼", 2, both(afterSmall, noDrawing)},
	{"letter of Cyrillic or Arabic", "╨╤╬╧╪┘", 2, both(noFrame, leadsAgain)},
	{"punctuation", "ΓÔ", 2, both(follows("Ç"), func(w *window) bool { return w.second >= utf8.RuneSelf })},
	{"script of three bytes", "παΩδ", 1, both(latinSignAfter, notAfterGreek)},

	// UTF-8 in the Macintosh encoding
	{"letter in a word", "√¬≈", 2, both(afterSmall, macintoshByte)},
	{"letter at the begin of a word", "√¬≈", 1, both(macintoshByte, beforeSmall)},
	{"two letters", "‡", 2, both(macintoshByte, func(w *window) bool { return w.third == '‡' })},
	{"punctuation after a letter", "‚", 2, both(afterSmall, follows("Ä"))},
	{"letter after a letter", "ƒ", 2, both(afterSmall, macintoshByte)},
	{"two letters of Cyrillic", "–—", 1, both(macintoshByte, twoDashes)},

	// encodings of East Asia
	{"lead bytes of Shift_JIS", "‚„ƒ", 1, chain},           // in Windows-1252
	{"marks of GB18030 and Big5", "¡¨", 1, markOfEastAsia}, // in Latin-1

	// UTF-8 in Windows-1251
	{"punctuation", "в", 2, follows("Ђ")},
	{"letters of Cyrillic", capitals, 1, both(cyrillicByte, cyrillicPair)},
	{"letter of Latin", "ВГДЕ", 2, both(cyrillicByte, afterLatin)},
	{"script of three bytes", "абвгдежзийклмноп", 1, both(cyrillicBytes, threeBytes)},
}

const capitals = "ВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"

// limit is the end of the characters that a sequence begins with.
const limit = 0x2600

// byFirst has the sequences that begin with a character; numbered has their list for each character, from 1.
var numbered, byFirst = func() (numbers [limit]uint8, lists [][]sequence) {
	lists = append(lists, nil)
	for _, s := range sequences {
		for _, r := range s.first {
			if numbers[r] == 0 {
				numbers[r] = uint8(len(lists))
				lists = append(lists, nil)
			}
			lists[numbers[r]] = append(lists[numbers[r]], s)
		}
	}
	return numbers, lists
}()

// sign weighs the sequence that begins here.
func (w *window) sign() int {
	if w.at == utf8.RuneError {
		if besideLetter(w) {
			return 2
		}
		return 1
	}
	for _, s := range byFirst[numbered[w.at]] {
		if s.when(w) {
			return s.weight
		}
	}
	return 0
}

// controls are the control characters in whose place Windows-1252 has others, but for U+0085: some systems end lines
// with it.
func controls() string {
	var b strings.Builder
	for r := rune(0x80); r < 0xA0; r++ {
		if r != 0x85 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func both(a, b func(*window) bool) func(*window) bool {
	return func(w *window) bool { return a(w) && b(w) }
}

// follows holds where one of the characters is next.
func follows(set string) func(*window) bool {
	return func(w *window) bool { return strings.ContainsRune(set, w.after) }
}

func follow2(a, b rune) func(*window) bool {
	return func(w *window) bool { return w.after == a && w.second == b }
}

func afterSmall(w *window) bool { return unicode.IsLower(w.last) }

// besideSmall holds beside a small letter: the sequence stands for one inside a word.
func besideSmall(w *window) bool { return unicode.IsLower(w.last) || unicode.IsLower(w.second) }

func besideLetter(w *window) bool { return unicode.IsLetter(w.last) || unicode.IsLetter(w.after) }

// westernByte holds where a later byte is next, read in Windows-1252.
func westernByte(w *window) bool { return w.after != 0xA0 && among(western, w.after) }

// westernSign holds where that is no letter.
func westernSign(w *window) bool { return westernByte(w) && !unicode.IsLetter(w.after) }

func noClosing(w *window) bool { return !closing(w.after) }

// twoBytes holds where a sequence of two bytes follows, or white space.
func twoBytes(w *window) bool {
	return leads(w.second) && (among(western, w.third) || unicode.IsSpace(w.third))
}

// westernPair holds where two later bytes are next, and they are not two marks that close.
func westernPair(w *window) bool {
	return among(western, w.after) && among(western, w.second) && !(closing(w.after) && closing(w.second))
}

// noDrawing holds where no line is drawn: a letter or a mark is next, not a part of a frame.
func noDrawing(w *window) bool {
	return w.after >= utf8.RuneSelf && (w.after < 0x2500 || w.after >= 0x2580 || unicode.IsLetter(w.second))
}

func noFrame(w *window) bool { return w.after > ' ' && !strings.ContainsRune("═║─│", w.after) }

// latinSignAfter holds where a letter or sign of Latin-1 is next that is no closing mark, and something after it.
func latinSignAfter(w *window) bool {
	return w.after > 0xA0 && w.after < 0x100 && w.second > ' ' && !closing(w.after)
}

func macintoshByte(w *window) bool { return among(macintosh, w.after) }

// twoDashes holds where the lead byte is there again with a later one.
func twoDashes(w *window) bool {
	return (w.second == '–' || w.second == '—') && among(macintosh, w.third)
}

// chain holds where the lead byte of Shift_JIS stands before every other character.
func chain(w *window) bool {
	return w.after > ' ' && w.after != 0xA0 && strings.ContainsRune("‚„ƒ", w.second) && w.third > ' '
}

// markOfEastAsia holds where the second byte of a mark is next.
func markOfEastAsia(w *window) bool {
	return w.after > 0xA1 && w.after < 0xBF && w.after != 0xAB && w.after != 0xBB
}

// cyrillicByte holds where a later byte is next, read in Windows-1251.
func cyrillicByte(w *window) bool { return among(cyrillic8, w.after) }

func cyrillicPair(w *window) bool {
	return w.second >= 'В' && w.second <= 'Я' && among(cyrillic8, w.third)
}

// afterLatin holds after a letter of Latin.
func afterLatin(w *window) bool { return w.last != 0 && w.last < 0x250 && unicode.IsLetter(w.last) }

// cyrillicBytes holds where two later bytes are next that are neither two letters nor marks that close.
func cyrillicBytes(w *window) bool {
	if !among(cyrillic8, w.after) || !among(cyrillic8, w.second) || closing(w.after) || closing(w.second) {
		return false
	}
	return !unicode.IsLetter(w.after) || !unicode.IsLetter(w.second)
}

func threeBytes(w *window) bool { return w.third >= 'а' && w.third <= 'п' }

// thirdLeads reports whether the third character stands for the first byte of three.
func thirdLeads(w *window) bool { return w.third >= 'à' && w.third <= 'ï' }

// leadsAgain reports whether the second character is one that lead bytes of Cyrillic or Arabic become.
func leadsAgain(w *window) bool { return strings.ContainsRune("╨╤╬╧╪┘", w.second) }

func notAfterGreek(w *window) bool { return !unicode.Is(unicode.Greek, w.last) }
func beforeSmall(w *window) bool   { return w.after != 'π' && unicode.IsLower(w.second) }
