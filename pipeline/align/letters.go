package align

import (
	"slices"
	"unicode"

	"example.org/sourcebook/pipeline/align/sound"
	"example.org/sourcebook/pipeline/character"
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

// soundLimits are how much it says that two texts share a name of so many consonants, in bits.
var soundLimits = [sound.MaxSounds + 1]uint32{3: 3, 4: 5, 5: 7, 6: 9, 7: 10, 8: 11}

// namesOf gives the hashes of what the names of a sentence sound like, sorted.
func namesOf(sounds sound.Table, text string) []uint32 {
	var out []uint32
	sounds.Names(text, character.Bare, func(key string) {
		out = append(out, hashText("n:"+key)&^15|soundLimits[len(key)])
	})
	return distinct(out)
}

// letterRuns adds the hashes of the runs of letters of s to dst and gives the length of s in tenths of a Latin letter,
// by a first guess (Density), which the alignment of a pair of documents then corrects by a common factor. The hashes
// come in the order of the text, with repetitions.
func letterRuns(dst []uint32, s string) ([]uint32, int) {
	var last [runAlphabetic]uint32
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
