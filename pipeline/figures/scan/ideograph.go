package scan

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// Scripts that put no blanks between words need a list of words to tell where a noun phrase ends. The file
// dictionary.tsv of a language has one; without it only the change of the script tells.

// WordClass is the class of a word in a script without blanks.
type WordClass uint8

const (
	NoWord WordClass = iota
	NounClass
	VerbClass
	AdjectiveClass
	PlaceClass
	otherClass
)

var wordClassNames = map[string]WordClass{
	"noun": NounClass, "verb": VerbClass, "adjective": AdjectiveClass, "place": PlaceClass, "other": otherClass,
}

// wordClasses are the words of a language by class.
type wordClasses struct {
	class   map[string]WordClass
	longest int // in characters
}

// readWordClasses reads dictionary.tsv. A word that has several kinds has the first.
func readWordClasses(f *language.File) *wordClasses {
	if !f.Exists() {
		return nil
	}
	c := &wordClasses{class: make(map[string]WordClass, f.Size()/8)}
	for row := range f.Rows("kind", "words") {
		class := wordClassNames[row.Text(0)]
		if class == NoWord {
			row.Fail("unknown kind of words %q", row.Text(0))
		}
		for word := range row.List(1) {
			if c.class[word] == NoWord {
				c.class[word] = class
			}
			c.longest = max(c.longest, utf8.RuneCountInString(word))
		}
	}
	return c
}

// InRun reports whether token k goes on with the characters that begin at token i.
func (w *Sheet) InRun(k, i int) bool {
	return w.IsSyllabic(k) && !w.Taken[k] && (k == i || w.Glued(k))
}

// WordOf gives the end and the class of the longest known word at token k; of an unknown one the end of its first
// character.
func (w *Sheet) WordOf(k int) (int, WordClass) {
	if !w.IsSyllabic(k) {
		return k + 1, NoWord
	}
	end := k + 1
	for end < len(w.List) && end-k < w.Traits.Classes.longest && w.InRun(end, k) {
		end++
	}
	for ; end > k; end-- {
		if c := w.Traits.Classes.class[w.Surface(k, end)]; c != NoWord {
			return end, c
		}
	}
	return k + 1, NoWord
}

// LongerWord reports whether, by the list of words of a script without blanks, a word at token k goes on behind token
// end: 成 in "3成员".
func (w *Sheet) LongerWord(k, end int) bool {
	if w.Traits.Classes == nil {
		return false
	}
	to, _ := w.WordOf(k)
	return to > end
}

// CutsWord reports whether the word of the list that goes on behind token end is none, as another one begins there and
// reaches further: 天时 in 30天时间.
func CutsWord(w *Sheet, k, end int) bool {
	to, _ := w.WordOf(k)
	next, class := w.WordOf(end)
	return class != NoWord && next > to
}

// longestBefore is how many characters before a number the words that may hold it are looked for.
const longestBefore = 12

// InsideListed reports whether the tokens [i,to) of an alphabet without blanks are the begin or the middle of a longer
// word of the list: สาม, three, in สามารถ, can. Ideographs are words by themselves, and other rules tell them.
func InsideListed(w *Sheet, i, to int) bool {
	r, _ := utf8.DecodeRuneInString(w.Token(i))
	if w.Traits.Classes == nil || !w.IsSyllabic(i) || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
		return false
	}
	for k := i; k >= 0 && i-k <= longestBefore && w.IsSyllabic(k) && !w.Taken[k]; k-- {
		if w.LongerWord(k, to) {
			return k < i || !isCompound(w, i, to)
		}
		if !w.Glued(k) {
			break
		}
	}
	return false
}

// isCompound reports whether the word of the list at token i, no verb, is the number [i,to) and another word: สองเท่า,
// twofold.
func isCompound(w *Sheet, i, to int) bool {
	end, class := w.WordOf(i)
	rest, known := w.WordOf(to)
	return class != VerbClass && known != NoWord && rest == end
}

// CountsYears reports whether the two digits before the word for a year at token k are no year, in a language that
// counts years so: no year near that of the document, none of a list, and none of the last century's end.
func CountsYears(w *Sheet, k int) bool {
	_, counts := HasWith(w, k, language.CalendarUnit, language.After)
	v, n := w.Digits(k - 1)
	if !counts || w.Published == "" || n != 2 || v < 10 || v > latestCount || w.Glued(k-1) && w.IsMark(k-2) {
		return false
	}
	year, err := strconv.Atoi(string(w.Published[len("20"):len("2006")]))
	return err == nil && (v < year-nearYears || v > year+nearYears)
}

// YearsLast reports whether the word for a year at token k, behind a number that is no year, is always that of a
// length, in a language whose years stand behind that word.
func YearsLast(w *Sheet, k int) bool {
	_, always := HasWith(w, k, language.CalendarUnit, language.After|language.Narrow)
	return always && (!w.IsDigits(k-1) || w.Length(k-1) < 4)
}

// Of two digits, what is above the one is a year of the last century, and what is as near as the other to the year of
// the document is one of this.
const (
	latestCount = 69
	nearYears   = 6
)

// NumeralBefore gives the token, at most four back, where a numeral that ends before token k begins.
func NumeralBefore(w *Sheet, k int) int {
	from := k - 1
	for from > 0 && !w.IsDigits(from) && w.Mask[from-1]&NumberBit != 0 && k-from < 4 {
		from--
	}
	return from
}
