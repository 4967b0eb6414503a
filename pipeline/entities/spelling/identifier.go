package spelling

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/schema"
)

// The identifier of an entity is its name in the letters a to z, so that anyone can read and type it. A name in another
// script is spelt as the lexicon spells its words, or else letter by letter; ideographs read as in Chinese in all
// languages, since a text in one does not say which name of another it means.

// longestName is how many signs the name of a person without blanks has at most, and one.
const longestName = 5

// Identifier spells a name of a type: letters a to z and digits, words joined by hyphens; empty for a name that has
// none.
func (r *Reader) Identifier(name, typ string) (string, error) {
	s := Slug(name)
	if character.IsASCII(s) {
		return s, nil
	}
	var out []string
	for w := range strings.SplitSeq(s, "-") {
		for _, part := range parts(w, typ) {
			spelt, err := r.latin(part)
			if err != nil {
				return "", err
			}
			if spelt = Slug(spelt); spelt != "" {
				out = append(out, spelt)
			}
		}
	}
	return strings.Join(out, "-"), nil
}

// latin spells a word in Latin letters: as the lexicon spells it most often, if its own letters leave out the vowels,
// or else letter by letter. A word of a script that no list spells is given by its code points.
func (r *Reader) latin(word string) (string, error) {
	if character.IsASCII(word) {
		return word, nil
	}
	letters, err := r.Letters(word)
	if err != nil {
		return "", err
	}
	first, _ := utf8.DecodeRuneInString(word)
	if unicode.In(first, unicode.Arabic, unicode.Hebrew, unicode.Devanagari, unicode.Bengali) {
		listed, err := r.Listed(word)
		if err != nil {
			return "", err
		}
		if len(listed) > 0 {
			return listed[0], nil
		}
	}
	return cmp.Or(letters, Codes(word)), nil
}

// parts cuts a word where letters of one kind meet those of another: Latin ones, digits (as 0 to 9), ideographs,
// all others; and what has no blanks into its syllables.
func parts(word, typ string) []string {
	const latin, digits, han, other = 1, 2, 3, 4
	var out []string
	var b strings.Builder
	before := 0
	flush := func() {
		if b.Len() > 0 {
			out = append(out, syllables(b.String(), typ)...)
		}
		b.Reset()
	}
	for _, c := range word {
		kind := other
		if n, ok := character.Digit(c); ok {
			kind, c = digits, rune('0'+n)
		} else if unicode.Is(unicode.Latin, c) {
			kind = latin
		} else if unicode.Is(unicode.Han, c) {
			kind = han
		}
		if kind != before {
			flush()
		}
		before = kind
		b.WriteRune(c)
	}
	flush()
	return out
}

// syllables cuts a run of ideographs, which have no blanks: each by itself, but in the name of a person the family name
// and the rest, and the name of a place as one word. So it does with the name of a person in Hangul. Another word is
// one part.
func syllables(word, typ string) []string {
	run := []rune(word)
	han := unicode.Is(unicode.Han, run[0])
	switch {
	case !han && !unicode.Is(unicode.Hangul, run[0]):
		return []string{word}
	case typ == schema.TypePerson && len(run) > 1 && len(run) < longestName:
		family := len(run) / 2
		if len(run) == 3 {
			family = 1
		}
		return []string{string(run[:family]), string(run[family:])}
	case typ == schema.TypePerson, typ == schema.TypePlace, !han:
		return []string{word}
	}
	return strings.Split(word, "")
}

// Codes gives the code points of a name.
func Codes(name string) string {
	var b strings.Builder
	for _, c := range name {
		b.WriteString("u" + strconv.FormatInt(int64(c), 16))
	}
	return b.String()
}

// Slug makes an identifier of a name in its own letters: letters and digits in lower case without accents, anything
// else one hyphen.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range Fold(name) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'', r == '’', r == '.':
		default:
			gap = true
		}
	}
	return b.String()
}
