package agree

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// boundSigns is how far behind a number a word that makes it a bound begins at most, in bytes; boundWords how many
// words behind it.
const (
	boundSigns = 48
	boundWords = 3
)

// TellBound notes of a number that is a bound by a word behind it, in a script of signs, that this word leaves open
// whether the bound takes in its number. after is what follows in its sentence. A nil pack knows no such words.
func (s *Side) TellBound(pack *language.Pack, after string) {
	if pack == nil || s.Comparator() != ">=" {
		return
	}
	if len(after) > boundSigns {
		after = strings.ToValidUTF8(after[:boundSigns], "")
	}
	var t language.Tokens
	pack.Tokenize(after, &t)
	for i := 0; i < min(boundWords, len(t.List)) && !s.Loosely; i++ {
		m, ok := pack.LongestWith(&t, i, language.Comparator, language.After)
		sign, _ := utf8.DecodeRuneInString(after[t.List[i].Start:])
		s.Loosely = ok && m.Value == ">=" && character.Syllabic(sign)
	}
}

// yearUnsaid holds for two times on one day of the year of which one names no year and was taken to be of another one
// than what the other text tells by a weekday or with the year.
func yearUnsaid(a, b *Side) bool { return takenYear(a, b) || takenYear(b, a) }

func takenYear(a, b *Side) bool {
	if a.yearTaken() == "" || b.yearTaken() != "" || !b.Dated() || !inOneSeason(a, b) {
		return false
	}
	from, to := a.Days()
	start, end := b.Days()
	if from == "" {
		return ofOtherYears(to, end)
	}
	return ofOtherYears(from, start) && (to == "" || end == "" || ofOtherYears(to, end))
}

// ofOtherYears holds for one day of two years.
func ofOtherYears(x, y schema.Date) bool { return x != y && len(x) > 4 && len(y) > 4 && x[4:] == y[4:] }
