package align

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// Names and foreign words are told across scripts by how they sound: each is spelt in Latin letters, and of these the
// consonants count, those that scripts keep apart in different ways as one (P. Brown et al. on cognates: Simard, Foster
// and Isabelle, Using Cognates to Align Sentences in Bilingual Corpora, TMI 1992; the classes after Soundex).

// sounds is what the letters of other scripts sound like.
type sounds map[rune]string

// romanizations is the file of the sounds.
const romanizations = "root/romanization.tsv"

func readSounds(data []byte) (sounds, error) {
	out := sounds{}
	for line := range strings.Lines(string(data)) {
		first, cells, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		r, err := strconv.ParseInt(first, 16, 32)
		if err != nil {
			return nil, err
		}
		for cell := range strings.SplitSeq(cells, " ") {
			if cell != "-" {
				out[rune(r)] = cell
			}
			r++
		}
	}
	return out, nil
}

// soundsOf gives the sounds that the lexicon has.
func soundsOf(l *language.Lexicon) (sounds, error) {
	return language.Parse(l, romanizations, "sounds", readSounds)
}

// classes are the consonants that count as one, by letter; vowels and what is often not heard are 0.
var classes = func() (t ['z' + 1]byte) {
	for _, group := range []string{"bpv", "f", "kgqcx", "sz", "td", "m", "n", "lr", "j"} {
		for i := range group {
			t[group[i]] = group[0]
		}
	}
	return t
}()

// Bounds of what a name sounds like, in consonants.
const (
	minSounds = 3
	maxSounds = 8
)

// soundLimits are how much it says that two texts share a name of so many consonants, in bits.
var soundLimits = [maxSounds + 1]uint32{3: 3, 4: 5, 5: 7, 6: 9, 7: 10, 8: 11}

// names adds the hashes of what the names of a sentence sound like: words with a capital that do not begin the
// sentence, all words of scripts without capitals, and Latin words among other scripts.
func (s sounds) names(dst []uint32, text string) []uint32 {
	if s == nil {
		return dst
	}
	begins := true
	for rest := text; rest != ""; {
		r, n := utf8.DecodeRuneInString(rest)
		if !unicode.IsLetter(r) {
			rest = rest[n:]
			begins = begins && !unicode.IsDigit(r)
			continue
		}
		end := s.wordEnd(rest, r)
		if word := rest[:end]; s.isName(r, begins) {
			dst = s.name(dst, word)
		}
		begins = false
		rest = rest[end:]
	}
	return dst
}

// wordEnd gives the end of the word at the head of text: letters of the sort of the first one.
func (s sounds) wordEnd(text string, first rune) int {
	kana := isKatakana(first)
	for i, r := range text {
		if !character.IsWord(r) || isKatakana(r) != kana || !kana && character.Spaceless(r) != character.Spaceless(first) {
			return i
		}
	}
	return len(text)
}

func isKatakana(r rune) bool { return 0x30A0 < r && r < 0x3100 }

// isName reports whether a word that begins with r may be a name.
func (s sounds) isName(r rune, begins bool) bool {
	switch {
	case isKatakana(r):
		return true
	case character.Spaceless(r):
		return false
	case unicode.IsUpper(r):
		return !begins
	}
	return !unicode.IsLower(r)
}

// name adds the hash of what one word sounds like.
func (s sounds) name(dst []uint32, word string) []uint32 {
	var key [maxSounds]byte
	n := 0
	add := func(c byte) {
		if n < maxSounds && (n == 0 || key[n-1] != c) {
			key[n] = c
			n++
		}
	}
	t := folds()
	var before byte
	hear := func(c byte) {
		switch {
		case c == 'h' && before == 'p':
			key[n-1] = 'f'
		case c == 'x':
			add('k')
			add('s')
		case classes[c] != 0:
			add(classes[c])
		}
		before = c
	}
	for _, r := range word {
		if sound, ok := s[r]; ok {
			for i := range len(sound) {
				hear(sound[i])
			}
		} else if f := fold(t, r); 'a' <= f && f <= 'z' {
			hear(byte(f))
		}
	}
	if n < minSounds {
		return dst
	}
	return append(dst, hashText("n:"+string(key[:n]))&^15|soundLimits[n])
}
