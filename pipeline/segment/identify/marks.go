package identify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment/chars"
)

// marks are the signs by which languages that are easily taken for each other are told apart: of each sign, the
// languages that have it and whose siblings do not all have it. A sign is a word, or the begin, the end or a letter of
// one.
type marks struct{ words, begins, ends, letters map[string][]string }

const (
	longestMark = 8   // letters of a begin or an end
	markWorth   = 320 // sixteenths of a bit that a sign more outweighs
)

// readMarks reads root/siblings.tsv of the lexicon.
func readMarks(f *language.File) *marks {
	m := &marks{map[string][]string{}, map[string][]string{}, map[string][]string{}, map[string][]string{}}
	for row := range f.Rows("language", "marks") {
		for mark := range row.List(1) {
			word := strings.Trim(mark, "-")
			to := m.words
			switch begin, end := strings.HasSuffix(mark, "-"), strings.HasPrefix(mark, "-"); {
			case begin && end:
				to = m.letters
			case begin:
				to = m.begins
			case end:
				to = m.ends
			}
			to[word] = append(to[word], row.Text(0))
		}
	}
	return m
}

// of calls found for each language that has a sign of a word, once a sign.
func (m *marks) of(word string, found func(tag string)) {
	all := func(tags []string) {
		for _, t := range tags {
			found(t)
		}
	}
	all(m.words[word])
	n := 0
	for i, r := range word {
		all(m.letters[word[i:i+utf8.RuneLen(r)]])
		if n++; i > 0 && n <= longestMark+1 {
			all(m.begins[word[:i]])
		}
	}
	all(m.begins[word])
	for i, n := len(word), 0; n < longestMark && i > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(word[:i])
		if i -= size; i > 0 {
			all(m.ends[word[i:]])
		}
	}
}

// count counts the signs of each of a group of languages in the first letters of a passage.
func (m *marks) count(p passage, group []string, letters int) []int {
	counts := make([]int, len(group))
	other := func(r rune) bool {
		if r < utf8.RuneSelf {
			return p.script != chars.Latin || !unicode.IsLetter(r)
		}
		return chars.ScriptOf(r) != p.script
	}
	for word := range strings.FieldsFuncSeq(p.text, other) {
		if letters -= utf8.RuneCountInString(word); letters < 0 {
			break
		}
		m.of(strings.Map(unicode.ToLower, word), func(tag string) {
			for i, t := range group {
				if t == tag {
					counts[i]++
				}
			}
		})
	}
	return counts
}
