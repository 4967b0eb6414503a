// Package letters takes from a text what can be compared across spellings and languages: runs of letters, words cut to
// their stems, and how long the text is.
package letters

import (
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/character"
)

// Letters are compared in runs of four (two for scripts without spaces), folded to lower case without diacritics, and
// taken across spaces: so lost and added spaces change nothing, and related words of different languages ("fraud",
// "fraude") share what they have in common. Character n-grams as evidence across languages: P. McNamee and J. Mayfield,
// Character N-Gram Tokenization for European Language Text Retrieval, Information Retrieval 7, 2004.

// Lengths of the runs.
const (
	Alphabetic = 4
	ideographs = 2
)

// Runs adds the hashes of the runs of letters of s to dst and gives the length of s in tenths of a Latin letter.
// The hashes come in the order of the text, with repetitions. The length is a first guess (Density), which the
// alignment of a pair of documents then corrects by a common factor.
func Runs(dst []uint32, s string) ([]uint32, int) {
	var last [Alphabetic]uint32
	n, size := 0, 0
	for _, r := range s {
		f := character.Bare(r)
		if f == 0 {
			if unicode.IsDigit(r) {
				size += 10
			}
			continue
		}
		script := character.ScriptOf(f)
		size += script.Density()
		if script.Syllabic() {
			if n > 0 && n < 100 { // the letters before were alphabetic
				n = 0
			}
			n = max(n, 99) + 1 // 100: the first of a row of dense signs
			if n > 100 {
				dst = append(dst, Mix(last[3]*31+uint32(f)))
			}
			n = min(n, 101)
			last[3] = uint32(f)
			continue
		}
		if n >= 100 {
			n = 0
		}
		last[0], last[1], last[2], last[3] = last[1], last[2], last[3], uint32(f)
		if n++; n >= Alphabetic {
			h := ((last[0]*0x01000193^last[1])*0x01000193^last[2])*0x01000193 ^ last[3]
			dst = append(dst, Mix(h^0x5bd1e995))
			n = Alphabetic
		}
	}
	return dst, size
}

// Mix spreads the bits of h over the whole word (the finalizer of MurmurHash3, public domain).
func Mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	h ^= h >> 16
	return h
}

// Distinct sorts and deduplicates.
func Distinct(s []uint32) []uint32 {
	slices.Sort(s)
	return slices.Compact(s)
}

// maxStem is how many letters of a word count: what comes later is an ending, or part of a compound, in most languages.
const maxStem = 6

// Words gives the hashes of the words of a sentence, sorted: of ideographs, each sign and each pair of neighbours.
func Words(dst []uint32, s string) []uint32 {
	const start = 2166136261
	h, n := uint32(start), 0
	var last, lastRaw rune // the sign before, if it is an ideograph; the letter before
	end := func() {
		if n > 1 {
			dst = append(dst, Mix(h^0x77))
		}
		h, n = start, 0
	}
	for _, r := range s {
		f := character.Bare(r)
		if f == 0 {
			if !unicode.IsMark(r) {
				end()
				last, lastRaw = 0, 0
			}
			continue
		}
		if unicode.Is(unicode.Han, f) {
			end()
			dst = append(dst, Mix(uint32(f)*31+7))
			if last != 0 {
				dst = append(dst, Mix(uint32(last)*0x9e3779b1^uint32(f)))
			}
			last, lastRaw = f, f
			continue
		}
		if isKana(f) != isKana(lastRaw) {
			end()
		}
		last, lastRaw = 0, f
		if n < maxStem {
			h = (h ^ uint32(f)) * 16777619
		}
		n++
	}
	end()
	return Distinct(dst)
}

// isKana tells the letters of katakana from all others, hiragana among them: they write words of their own.
func isKana(r rune) bool { return 0x30A0 <= r && r < 0x3100 }

// Fold is a word in lower case without diacritics.
func Fold(word string) string {
	return strings.Map(func(r rune) rune {
		if f := character.Bare(r); f != 0 {
			return f
		}
		return r
	}, word)
}

// Hash is the hash of a text: FNV-1a, mixed.
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return Mix(h)
}

// Passage gives the hash of the letters and digits of a text, whatever stands between them, and those of its digits and
// of its letters alone: 0 if it has no digits, or few letters.
func Passage(s string) (both, digits, letters uint32) {
	const start, few = 2166136261, 6
	add := func(h uint32, r rune) uint32 { return (h ^ uint32(r)) * 16777619 }
	both, digits, letters = start, 0, start
	n, within := 0, false
	for _, r := range s {
		switch f := character.Bare(r); {
		case f != 0:
			both, letters = add(both, f), add(letters, f)
			n += character.ScriptOf(f).Density()
		case unicode.IsDigit(r):
			if !within {
				digits = add(digits, '|') // between two numbers, whatever else stands there
			}
			both, digits = add(both, r), add(digits, r)
		}
		within = unicode.IsDigit(r)
	}
	if n < few*10 {
		letters = 0
	}
	return Mix(both), digits, letters
}

// minStem is how many letters at their beginning related words share.
const minStem = 4

// Related reports whether two folded words may be one in two spellings or languages: they begin alike, or one is in the
// other.
func Related(a, b string) bool {
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n >= minStem || strings.HasSuffix(a, b[len(b)/2:]) || strings.HasSuffix(b, a[len(a)/2:])
}

// maxWord bounds where the last word of a text is looked for, in bytes.
const maxWord = 200

// LastWord gives the last word of a text, by blanks.
func LastWord(s string) string {
	words := strings.Fields(s[max(0, strings.LastIndexByte(s[:max(0, len(s)-maxWord)], ' ')):])
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// FirstWord gives the first word of a text, by blanks.
func FirstWord(s string) string {
	word, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return word
}
