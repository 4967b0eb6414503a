package decode

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// model is what is known of the spelling of languages: which letters and which sequences of three letters they use.
type model struct {
	tags     []string
	main     map[rune]set   // languages that are written with a letter
	aux      map[rune]set   // languages that have it in words taken from others
	trigrams map[uint64]set // languages in which a sequence is frequent
	frequent [scripts]map[rune]bool
}

// set is a set of languages, by number.
type set [2]uint64

func (s *set) add(i int) { s[i/64] |= 1 << (i % 64) }

// profile is how many of the most frequent sequences of a language count as frequent.
const profile = 600

// most is how many languages a set can hold.
const most = 128

// The scripts whose frequent characters are known.
const (
	simplified = iota
	traditional
	korean
	scripts
)

// scriptCodes are what letters.tsv calls them (ISO 15924).
var scriptCodes = [scripts]string{"Hans", "Hant", "Kore"}

// spelling reads the model from the lexicon.
func spelling(lexicon *language.Lexicon) (*model, error) {
	return language.Once(lexicon, "root", "ingest", func() (*model, error) {
		letters, err := language.Read(lexicon, "root/letters.tsv", "letters", lettersOf)
		if err != nil {
			return nil, err
		}
		profiles, err := lexicon.Root().Profiles()
		return newModel(letters, profiles), err
	})
}

// letters is a row of letters.tsv.
type letters struct{ tag, class, list string }

func lettersOf(f *language.File) []letters {
	out := make([]letters, 0, f.Lines())
	for row := range f.Rows("language", "class", "letters") {
		out = append(out, letters{row.Text(0), row.Text(1), row.Text(2)})
	}
	return out
}

func newModel(rows []letters, profiles []language.Profile) *model {
	m := &model{main: map[rune]set{}, aux: map[rune]set{}, trigrams: map[uint64]set{}}
	for _, row := range rows {
		if row.class == "frequent" {
			if k := slices.Index(scriptCodes[:], row.tag); k >= 0 {
				m.frequent[k] = map[rune]bool{}
				for _, r := range row.list {
					m.frequent[k][r] = true
				}
			}
			continue
		}
		i, to := m.number(row.tag), m.main
		if row.class == "words" && i >= 0 {
			eachTrigram(row.list, func(key uint64, _ bool) {
				s := m.trigrams[key]
				s.add(i)
				m.trigrams[key] = s
			})
			continue
		}
		if row.class == "aux" {
			to = m.aux
		}
		if i >= 0 {
			for _, r := range row.list {
				s := to[r]
				s.add(i)
				to[r] = s
			}
		}
	}
	for _, row := range profiles {
		if i := slices.Index(m.tags, row.Tag); i >= 0 {
			n := -1
			for t := range strings.SplitSeq(row.Trigrams, "|") {
				n++
				if r := []rune(t); len(r) == 3 && n < profile {
					key := trigram(r[0], r[1], r[2])
					s := m.trigrams[key]
					s.add(i)
					m.trigrams[key] = s
				}
			}
		}
	}
	return m
}

// number gives the number of a language, a new one if it has none; -1 if there are too many.
func (m *model) number(tag string) int {
	i := slices.Index(m.tags, tag)
	if i < 0 && len(m.tags) < most {
		m.tags = append(m.tags, tag)
		i = len(m.tags) - 1
	}
	return i
}

func trigram(a, b, c rune) uint64 { return uint64(a)<<42 | uint64(b)<<21 | uint64(c) }

// lowerOrBlank gives a letter in lower case, and a blank for any other character.
func lowerOrBlank(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if r |= 0x20; r >= 'a' && r <= 'z' {
			return r
		}
	case isLetter(r):
		return unicode.ToLower(r)
	}
	return ' '
}

// eachTrigram gives the sequences of three letters of a text in lower case, with a blank for the limits of words, and
// whether they hold a letter beyond ASCII.
func eachTrigram(text string, yield func(key uint64, beyond bool)) {
	a, b := rune(0), ' '
	step := func(c rune) {
		if a != 0 && !(b == ' ' && (a == ' ' || c == ' ')) {
			yield(trigram(a, b, c), a >= 0x80 || b >= 0x80 || c >= 0x80)
		}
		a, b = b, c
	}
	for _, r := range text {
		if r = lowerOrBlank(r); r != ' ' || b != ' ' {
			step(r)
		}
	}
	if b != ' ' {
		step(' ')
	}
}

func isLetter(r rune) bool      { return unicode.IsLetter(r) || unicode.IsMark(r) }
func isDigit(r rune) bool       { return r >= '0' && r <= '9' }
func isASCIILetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }
