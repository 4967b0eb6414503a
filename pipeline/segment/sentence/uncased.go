package sentence

import (
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/segment/chars"
)

// Scripts without capitals: what follows a mark shows nothing by its form, but by what it says.

// uncased holds where a letter follows that is neither small nor a capital.
func uncased(m *mark) bool { return withoutCase(m.lead) }

// uncasedNext holds the same of what follows at once.
func uncasedNext(m *mark) bool { return withoutCase(m.follow) }

func withoutCase(r rune) bool {
	return unicode.IsLetter(r) && !character.IsSmall(r) && !character.IsCapital(r)
}

// inIndic holds where a letter of a script of India follows: there points stand after signs of units.
func inIndic(m *mark) bool { return m.lead >= 0x900 && m.lead < 0xE00 }

// spacelessWord holds for a word of a script without blanks between words, in which a point ends no sentence as a rule.
func spacelessWord(m *mark) bool {
	script := chars.ScriptOf(m.first)
	if unicode.In(m.first, unicode.Han, unicode.Hiragana, unicode.Katakana) {
		return false
	}
	return script.Spaceless() && chars.ScriptOf(m.lead) == script
}

// lastFollows holds where one word follows up to the next stop.
func lastFollows(m *mark) bool {
	after := m.after + len(m.wordNext())
	r := m.rune(after)
	return after < len(m.text) && (r == '.' || chars.IsStop(r))
}

// lettersFollow holds where the name of a letter follows with a point: "એ. કે. શાહ".
func lettersFollow(m *mark) bool {
	next := m.wordNext()
	return letters(next) <= 2 && strings.HasPrefix(m.text[m.after+len(next):], ".")
}

// amongLetters holds after the name of a letter where the next or the last word is one, too, with the same mark.
func amongLetters(m *mark) bool {
	word := m.before(m.at)
	if m.g.forms[word] != beforeName {
		return false
	}
	next := chars.WordAfter(m.text, m.next)
	if m.g.forms[next] == beforeName && m.rune(m.next+len(next)) == m.sign {
		return true
	}
	rest, marked := strings.CutSuffix(strings.TrimRight(m.text[m.start:m.at-len(word)], " "), string(m.sign))
	return marked && m.g.forms[wordBefore(rest, len(rest))] == beforeName
}

// longestTold is how many words at most stand before the verb of somebody who says what a quotation has, or after it.
const longestTold = 4

// told holds where words follow that say who says what was quoted.
func told(m *mark) bool {
	rest := m.text[m.next:min(len(m.text), m.next+chars.Near)]
	if e := strings.IndexFunc(rest, endsTold); e >= 0 {
		rest = rest[:e]
	}
	if chars.ScriptOf(m.follow).Spaceless() {
		for _, w := range m.g.speech {
			if at := strings.Index(rest, w); at >= 0 && letters(rest[:at]) <= 2*longestTold {
				return true
			}
		}
		return false
	}
	words := strings.Fields(rest)
	for i := range min(len(words), longestTold) {
		if m.g.speaks[words[i]] {
			return true
		}
	}
	return false
}

// longestRepeated is how many letters a word has at most that is repeated in hesitation: "I... I".
const longestRepeated = 3

// endsTold holds for marks.
func endsTold(r rune) bool { return unicode.IsPunct(r) && r != '-' && r != '\'' }

// hesitates holds where an ellipsis stands between two times the same word, a short one if it may have a capital, or,
// where there are no capitals, after a conjunction.
func hesitates(m *mark) bool {
	word := strings.ToLower(m.before(m.at))
	if word == "" {
		return false
	}
	if word == strings.ToLower(m.wordNext()) {
		return uncased(m) || letters(word) <= longestRepeated
	}
	return uncased(m) && m.g.conjunctions[word]
}
