package align

import (
	"slices"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/align/sense"
	"example.org/sourcebook/pipeline/align/sound"
)

// Letters are compared in runs of four (two for scripts without spaces), folded to lower case without diacritics, and
// taken across spaces: so lost and added spaces change nothing, and related words of different languages ("fraud",
// "fraude") share what they have in common. Character n-grams as evidence across languages: P. McNamee and J. Mayfield,
// Character N-Gram Tokenization for European Language Text Retrieval, Information Retrieval 7, 2004.

// Lengths of the runs.
const (
	runAlphabetic = 4
	runIdeograph  = 2
)

// foldLimit is the end of the blocks whose letters are folded by table: Latin, Greek, Cyrillic and their extensions.
const foldLimit = 0x2000

// folds holds for each code point below foldLimit its folded letter, 0 for what is no letter.
var folds = sync.OnceValue(func() *[foldLimit]rune {
	t := new([foldLimit]rune)
	for i := range t {
		r := rune(i)
		if !unicode.IsLetter(r) {
			continue
		}
		if d := norm.NFD.PropertiesString(string(r)).Decomposition(); len(d) > 0 {
			r = []rune(string(d))[0]
		}
		t[i] = unicode.ToLower(r)
	}
	return t
})

// fold gives the folded letter, 0 for what is no letter.
func fold(t *[foldLimit]rune, r rune) rune {
	if r < foldLimit {
		return t[r]
	}
	if !unicode.IsLetter(r) {
		return 0
	}
	if 0xFF21 <= r && r <= 0xFF5A { // full-width Latin
		return unicode.ToLower(r - 0xFEE0)
	}
	return r
}

// soundLimits are how much it says that two texts share a name of so many consonants, in bits.
var soundLimits = [sound.MaxSounds + 1]uint32{3: 3, 4: 5, 5: 7, 6: 9, 7: 10, 8: 11}

// namesOf gives the hashes of what the names of a sentence sound like, sorted.
func namesOf(sounds sound.Table, text string) []uint32 {
	var out []uint32
	t := folds()
	sounds.Names(text, func(r rune) rune { return fold(t, r) }, func(key string) {
		out = append(out, hashText("n:"+key)&^15|soundLimits[len(key)])
	})
	return distinct(out)
}

// senseLimit is the most that it says that two texts share a sense of a word, in bits.
const senseLimit = 7

// sensesOf gives the hashes of what the words of a sentence mean, sorted.
func sensesOf(senses *sense.Table, text string) []uint32 {
	var out []uint32
	senses.Of(text, func(s uint32) { out = append(out, mix(s)&^15|senseLimit) })
	return distinct(out)
}

// width is how many Latin letters say about as much as r does, in tenths: a first guess, which the alignment of a pair
// of documents then corrects by a common factor.
func width(r rune) int {
	switch {
	case r < 0x0E00:
		return 10
	case 0x3040 <= r && r < 0x3100: // kana
		return 15
	case 0x3400 <= r && r < 0xA000, r >= 0x20000: // ideographs
		return 30
	case 0xAC00 <= r && r < 0xD7A4: // Hangul syllables
		return 22
	}
	return 10
}

// dense reports whether r belongs to a script that writes words in one or two signs.
func dense(r rune) bool {
	return 0x3040 <= r && r < 0xA000 || 0xAC00 <= r && r < 0xD7A4 || r >= 0x20000
}

// letterRuns adds the hashes of the runs of letters of s to dst and gives the length of s in tenths of a Latin letter.
// The hashes come in the order of the text, with repetitions.
func letterRuns(dst []uint32, s string) ([]uint32, int) {
	t := folds()
	var last [runAlphabetic]uint32
	n, size := 0, 0
	for _, r := range s {
		f := fold(t, r)
		if f == 0 {
			if unicode.IsDigit(r) {
				size += 10
			}
			continue
		}
		size += width(f)
		if dense(f) {
			if n > 0 && n < 100 { // the letters before were alphabetic
				n = 0
			}
			n = max(n, 99) + 1 // 100: the first of a row of dense signs
			if n > 100 {
				dst = append(dst, mix(last[3]*31+uint32(f)))
			}
			n = min(n, 101)
			last[3] = uint32(f)
			continue
		}
		if n >= 100 {
			n = 0
		}
		last[0], last[1], last[2], last[3] = last[1], last[2], last[3], uint32(f)
		if n++; n >= runAlphabetic {
			h := ((last[0]*0x01000193^last[1])*0x01000193^last[2])*0x01000193 ^ last[3]
			dst = append(dst, mix(h^0x5bd1e995))
			n = runAlphabetic
		}
	}
	return dst, size
}

// mix spreads the bits of h over the whole word (the finalizer of MurmurHash3, public domain).
func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	h ^= h >> 16
	return h
}

// distinct sorts and deduplicates.
func distinct(s []uint32) []uint32 {
	slices.Sort(s)
	return slices.Compact(s)
}
