package agree

import (
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/character"
)

// What is compared of the words around a figure: so many words on either side, or signs where there are no blanks; a
// word of fewer letters serves grammar, as a rule, and of a long one the beginning counts.
const (
	wordsAround = 4
	signsAround = 8
	shortWord   = 4
	wordStem    = 6
)

// Neighbours gives the beginnings of the words around a figure in its clause, folded, without short ones and numbers;
// of signs without blanks each pair.
func Neighbours(before, after string) []string {
	left, right := strings.Fields(LastClause(before)), strings.Fields(FirstClause(after))
	slices.Reverse(left)
	var out []string
	for _, word := range left[:min(len(left), wordsAround)] {
		out = appendStems(out, word, true)
	}
	for _, word := range right[:min(len(right), wordsAround)] {
		out = appendStems(out, word, false)
	}
	return out
}

// LastClause is a text from its last mark between clauses on.
func LastClause(text string) string {
	i := strings.LastIndexFunc(text, endsClause)
	return strings.TrimLeftFunc(text[max(i, 0):], endsClause)
}

// FirstClause is a text up to its first mark between clauses.
func FirstClause(text string) string {
	if i := strings.IndexFunc(text, endsClause); i >= 0 {
		return text[:i]
	}
	return text
}

func endsClause(r rune) bool { return strings.ContainsRune(",;:()，；：（）、。", r) }

// appendStems adds what counts of a word, which ends at a figure or begins at it.
func appendStems(out []string, word string, ends bool) []string {
	if strings.ContainsFunc(word, character.Spaceless) {
		signs := []rune(word)
		if n := len(signs) - signsAround; n > 0 && ends {
			signs = signs[n:]
		} else if n > 0 {
			signs = signs[:signsAround]
		}
		for i := 1; i < len(signs); i++ {
			if isSign(signs[i-1]) && isSign(signs[i]) {
				out = append(out, string(signs[i-1:i+1]))
			}
		}
		return out
	}
	letters := []rune(Folded(word))
	if strings.ContainsFunc(word, unicode.IsDigit) || len(letters) < shortWord {
		return out
	}
	return append(out, string(letters[:min(len(letters), wordStem)]))
}

// isSign reports whether a sign without blanks is one that words for things are written in.
func isSign(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Hiragana, r) }

// standsUnread reports whether the digits of a number stand in the other passage, where no figure has them.
func (s *Side) standsUnread(other *Side) bool {
	return !sameValue(s, other) && slices.Contains(other.Unread, Digits(string(s.Value())))
}
