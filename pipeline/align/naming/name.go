package naming

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/align/letters"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/schema"
)

// name is a mention with what stands around it in its sentence.
type name struct {
	*schema.Mention
	before, after string
	words         []string // of the name, folded, without short ones
	numbered      bool     // a word of it is a Roman number
}

// minWord is how many letters a word of a name must have to count: shorter ones join others.
const minWord = 3

// newName reads the words of a name. Names in a script without blanks have none.
func newName(m *schema.Mention) *name {
	n := &name{Mention: m}
	between := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }
	for _, w := range strings.FieldsFunc(m.Surface, between) {
		if strings.ContainsFunc(w, character.Spaceless) {
			n.words = nil
			return n
		}
		n.numbered = n.numbered || strings.Trim(w, "IVX") == ""
		if utf8.RuneCountInString(w) >= minWord {
			n.words = append(n.words, letters.Fold(w))
		}
	}
	return n
}

// by reports whether a rule has found the name.
func (n *name) by(rule string) bool { return slices.Contains(strings.Split(n.Rule, ", "), rule) }

// endsSmall reports whether the last word of the name is in small letters, as no surname is: "Maren valley".
func (n *name) endsSmall() bool {
	r, _ := utf8.DecodeRuneInString(letters.LastWord(n.Surface))
	return unicode.IsLower(r)
}

// ideographs reports whether the name is written in ideographs only, several of them.
func (n *name) ideographs() bool {
	other := func(r rune) bool { return !unicode.Is(unicode.Han, r) }
	return utf8.RuneCountInString(n.Surface) > 1 && !strings.ContainsFunc(n.Surface, other)
}

// syllabic reports whether the name is written in ideographs, kana or Hangul only.
func (n *name) syllabic() bool {
	other := func(r rune) bool { return unicode.IsLetter(r) && !character.Syllabic(r) && r != longVowel }
	return n.letters() > 0 && !strings.ContainsFunc(n.Surface, other)
}

// longVowel is the sign for a long vowel in kana, which is of no script.
const longVowel = 'ー'

// inParts reports whether a name in syllables has a mark or a blank between its parts, as foreign ones have.
func (n *name) inParts() bool {
	return strings.ContainsFunc(strings.TrimSpace(n.Surface), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r)
	})
}

// inSyllables reports whether a name in syllables that are told by sound is one in full: of parts, or a Korean one of a
// surname and two syllables.
func (n *name) inSyllables() bool {
	hangul := func(r rune) bool { return character.ScriptOf(r) == character.Hangul }
	return n.syllabic() && (n.inParts() || n.letters() > 2 && strings.ContainsFunc(n.Surface, hangul))
}

// isSyllable reports whether a name in letters without blanks is so short that it may be a part of a word.
func (n *name) isSyllable() bool { return len(n.words) == 0 && !n.syllabic() && n.letters() < minWord }

// letters counts the letters of the name.
func (n *name) letters() int {
	count := 0
	for _, r := range n.Surface {
		if unicode.IsLetter(r) {
			count++
		}
	}
	return count
}

// differentWords reports whether each name has a word that the other has not, not even in another spelling.
func differentWords(a, b *name) bool {
	own := func(x, y *name) bool {
		return slices.ContainsFunc(x.words, func(w string) bool { return !hasWord(y, w) })
	}
	return own(a, b) && own(b, a) && !isInitials(a, b) && !isInitials(b, a)
}

func shareWord(a, b *name) bool {
	return slices.ContainsFunc(a.words, func(w string) bool { return hasWord(b, w) })
}

// beginning is how many letters two words share that are forms of one name.
const beginning = 4

// shareBeginning reports whether two names have words that begin alike, or the same word.
func shareBeginning(a, b *name) bool {
	return slices.ContainsFunc(a.words, func(v string) bool {
		return slices.ContainsFunc(b.words, func(w string) bool {
			return v == w || len(v) >= beginning && strings.HasPrefix(w, v[:beginning])
		})
	})
}

func hasWord(n *name, word string) bool {
	return slices.ContainsFunc(n.words, func(w string) bool { return letters.Related(w, word) })
}

// isInitials reports whether the name a is the initials of words of b.
func isInitials(a, b *name) bool {
	if len(a.words) != 1 || len(b.words) < 2 {
		return false
	}
	rest := a.words[0]
	for _, w := range b.words {
		if rest != "" && rest[0] == w[0] {
			rest = rest[1:]
		}
	}
	return rest == ""
}
