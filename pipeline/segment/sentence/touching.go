package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/segment/chars"
)

// touchingRules are asked of stops that no white space follows: whether the blank was lost there.
var touchingRules = []rule{
	{"touches_small_or_digit", smallOrDigit, goesOn},

	// letters of scripts without case
	{"word_after_speech", all(uncasedFollows, not(closed), goesOnAfterSpeech), goesOn},
	{"between_ideographs", all(uncasedFollows, spacelessFollows, betweenIdeographs), ends},
	{"inside_spaceless", all(uncasedFollows, spacelessFollows), goesOn},
	{"lost_blank", all(uncasedFollows, sameScript, not(closed), betweenWords), ends},
	{"touches_letter", uncasedFollows, goesOn},

	{"opens_at_end", func(m *mark) bool { return m.begin >= len(m.text) }, goesOn},
	{"no_capital_follows", func(m *mark) bool { return !character.IsCapital(m.begun) }, goesOn},
	{"between_letters", func(m *mark) bool { return m.at > 1 && m.text[m.at-2] == '.' }, goesOn}, // "U.S.A"
	{"in_file_name", inFileName, goesOn},                                                         // "changelog.Debian.gz"
	{"lost_blank_after_mark", all(noWord, afterClose, starterTouches), ends},                     // ")." or "%."
	{"after_mark", noWord, goesOn},
	{"in_address", one(dottedWord, func(m *mark) bool { return m.inAddress(m.at) }), goesOn},
	{"in_name", all(longFollow, not(smallSecond)), goesOn}, // "Node.JS"
	{"lone_capital", all(not(longFollow), not(starterTouches)), goesOn},
	{"abbreviation", abbreviated, goesOn},
	{"lost_blank_after_number", all(onlyDigits, func(m *mark) bool { return len(m.word) >= 2 }), ends},
	{"after_digit", onlyDigits, goesOn},
	{"after_letter", func(m *mark) bool { return letters(m.word) < 2 }, goesOn},
	{"lost_blank", one(smallWord, starterTouches), ends},
	{"touches_name", always, goesOn},
}

// uncasedFollows holds where a letter that is neither small nor a capital touches the stops.
func uncasedFollows(m *mark) bool {
	return m.follow >= utf8.RuneSelf && !character.IsCapital(m.follow) && chars.WordAt(m.text, m.next)
}

func betweenIdeographs(m *mark) bool {
	return ideographic(m.follow) && ideographic(lastOf(m.text, m.at))
}

// ideographic reports whether r is a letter of Chinese or Japanese.
func ideographic(r rune) bool {
	return chars.ScriptOf(r) == chars.Han || chars.ScriptOf(r) == chars.Kana
}

// sameScript holds where letters of one script without case stand on both sides.
func sameScript(m *mark) bool {
	before := lastOf(m.text, m.at)
	return chars.ScriptOf(m.follow) == chars.ScriptOf(before) && !character.IsSmall(before)
}

// betweenWords holds where whole words stand on both sides.
func betweenWords(m *mark) bool {
	return letters(m.word) > 2 && letters(chars.WordAfter(m.text, m.next)) > 1 && !dottedWord(m)
}

func abbreviated(m *mark) bool { return m.g.forms[strings.ToLower(m.word)] != noForm }

func noWord(m *mark) bool     { return m.word == "" }
func dottedWord(m *mark) bool { return strings.IndexByte(m.word, '.') >= 0 }
func onlyDigits(m *mark) bool { return digits(m.word) }

// inFileName holds where the word that touches the stops has a point after it and goes on.
func inFileName(m *mark) bool {
	e := m.begin + len(chars.WordAfter(m.text, m.begin))
	return e+1 < len(m.text) && m.text[e] == '.' && chars.WordAt(m.text, e+1)
}

func afterClose(m *mark) bool { return chars.IsClose(lastOf(m.text, m.at)) }

// starterTouches holds where a word touches the stops that often begins a sentence.
func starterTouches(m *mark) bool { return m.starter(m.begin) }

// second gives the word that touches the stops without its first letter.
func (m *mark) second() string {
	follow := chars.WordAfter(m.text, m.begin)
	return follow[min(utf8.RuneLen(m.begun), len(follow)):]
}

func longFollow(m *mark) bool  { return m.second() != "" }
func smallSecond(m *mark) bool { return character.IsSmall(firstOf(m.second())) }

// smallWord holds where the word before the stops begins and ends with small letters.
func smallWord(m *mark) bool {
	return character.IsSmall(lastOf(m.word, len(m.word))) && character.IsSmall(m.first)
}

// smallOrDigit holds where a small letter or a digit follows.
func smallOrDigit(m *mark) bool { return character.IsSmall(m.follow) || unicode.IsDigit(m.follow) }
