// Package sound tells names and foreign words across scripts by how they sound: each is spelt in Latin letters, and of
// these the consonants count, those that scripts keep apart in different ways as one (on cognates: Simard, Foster and
// Isabelle, Using Cognates to Align Sentences in Bilingual Corpora, TMI 1992; the classes after Soundex).
package sound

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// Table is what the letters of other scripts sound like.
type Table map[rune]string

// romanizations is the file of the sounds.
const romanizations = "root/romanization.tsv"

func parse(data []byte) (Table, error) {
	out := Table{}
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

// Read gives the sounds that the lexicon has.
func Read(l *language.Lexicon) (Table, error) { return ReadFile(l, romanizations) }

// ReadFile gives the sounds of a file of the lexicon.
func ReadFile(l *language.Lexicon, path string) (Table, error) {
	return language.Parse(l, path, "sounds", parse)
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

// Class gives the consonant that a letter from a to z counts as; 0 for a vowel, and for what is often not heard.
func Class(letter byte) byte {
	if letter > 'z' {
		return 0
	}
	return classes[letter]
}

// Bounds of what a name sounds like, in consonants.
const (
	minSounds = 3
	MaxSounds = 8
)

// Names calls yield with what the names of a sentence sound like: words with a capital that do not begin the sentence,
// all words of scripts without capitals, and Latin words among other scripts. fold gives a letter in lower case without
// diacritics.
func (s Table) Names(text string, fold func(rune) rune, yield func(key string)) {
	if s == nil {
		return
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
		if isName(r, begins) {
			if key := s.key(rest[:end], fold); len(key) >= minSounds {
				yield(key)
			}
		}
		begins = false
		rest = rest[end:]
	}
}

// wordEnd gives the end of the word at the head of text: letters of the sort of the first one.
func (s Table) wordEnd(text string, first rune) int {
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
func isName(r rune, begins bool) bool {
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

// key is what one word sounds like.
func (s Table) key(word string, fold func(rune) rune) string {
	var h hearing
	for _, r := range word {
		if sound, ok := s[r]; ok {
			for i := range len(sound) {
				h.hear(sound[i])
			}
		} else if f := fold(r); 'a' <= f && f <= 'z' {
			h.hear(byte(f))
		}
	}
	return string(h.key[:h.n])
}

// hearing gathers the consonants of a word.
type hearing struct {
	key    [MaxSounds]byte
	n      int
	before byte
}

func (h *hearing) hear(c byte) {
	switch {
	case c == 'h' && h.before == 'p':
		h.key[h.n-1] = classes['f']
	case c == 'x':
		h.add(classes['k'])
		h.add(classes['s'])
	case classes[c] != 0:
		h.add(classes[c])
	}
	h.before = c
}

func (h *hearing) add(class byte) {
	if h.n < MaxSounds && (h.n == 0 || h.key[h.n-1] != class) {
		h.key[h.n] = class
		h.n++
	}
}
