package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment/chars"
)

// followRules are asked of all stops but a full stop before a blank and a word: what follows them at once may decide.
var followRules = []rule{
	{"comma_follows", all(followedBy(","), not(openingCommas)), goesOn},
	{"mark_follows", followedBy(";:、，；：،؛"), goesOn}, // SB8a
	{"dash_touches", all(followedBy("-–—/…%\\"), touching, asciiStop), goesOn},
	{"word_after_quotation", all(closed, func(m *mark) bool { return begin(m.text[m.next:], m.g.quoted) }), goesOn},

	{"speech_told", all(closed, strong, not(stopIs("。")), uncasedNext, told), goesOn}, // "？" she asked

	{"stop_in_title", all(closed, touching, titled), goesOn}, // "《走吧！》是"

	{"item_follows", all(apart, stopIs("."), plainBefore, itemFollows), ends}, // "three things. - lamps"

	{"sign_of_script", loneSign, ask(signRules)},
	{"ellipsis_inside", all(touching, stopIs("…"), spacelessFollows), goesOn},
	{"alone_in_brackets", all(one(strong, several), alone), goesOn},
}

// signRules are asked of stops that are not ASCII and serve as nothing else.
var signRules = []rule{
	{"small_letter_follows", all(apart, func(m *mark) bool { return character.IsSmall(m.follow) }), goesOn},
	{"in_whole_brackets", func(m *mark) bool { return m.inside(m.at) }, goesOn},
	{"letter_before_letter", all(stopIs("۔"), amongLetters), goesOn},
	{"word_after_speech", all(not(closed), not(stopIs("。")), goesOnAfterSpeech), goesOn},
	{"stop_in_name", all(touching, not(closed), particleFollows), goesOn}, // "モーニング娘。の新曲"
	{"question_mark", stopIs(questionMarks), ends},
	{"exclamation_mark", stopIs(exclamationMarks), ends},
	{"stop", always, ends},
}

const (
	questionMarks    = "?？؟;\u037E"
	exclamationMarks = "!！"
)

// otherRules are asked of a mark that is a stop in the language and in most others none.
var otherRules = []rule{
	{"mark_of_other_script", all(stopOfLanguage, one(small, afterASCIIWord)), goesOn},
}

// strongRules are asked of stops among which is one that never serves as anything else, with white space after them.
var strongRules = []rule{
	{"exclamation_inside", all(small, not(smallBegins)), goesOn},
	{"question_mark", stopIs(questionMarks), ends},
	{"exclamation_mark", stopIs(exclamationMarks), ends},
	{"stop", always, ends},
}

// ellipsisRules are asked of several full stops with white space after them.
var ellipsisRules = []rule{
	{"ellipsis_before_emoji", func(m *mark) bool { return isEmoji(m.follow) }, ends},
	{"spaced_ellipsis", all(spacedOut, not(closed), letterFollows), goesOn},
	{"ellipsis_in_hesitation", all(not(closed), hesitates), goesOn},
	{"ellipsis", all(not(small), not(number)), ends},
	{"ellipsis_inside", always, goesOn},
}

// smallRules are asked of one full stop before white space and a paragraph sign or a small letter.
var smallRules = []rule{
	{"section_sign", all(followedBy("§"), afterShortWord), goesOn}, // "gem. § 634"
	{"day_before_small", all(small, not(closed), shortDay), goesOn},
	{"point_before_small", all(small, not(closed), (*mark).smallStart), ends},
	{"small_letter_follows", small, goesOn}, // SB8
}

// ends reports whether stops end the sentence; something follows them.
func (c *cutter) ends(s *stops) bool {
	m := c.meet(s)
	if wordAfterPoint(m) {
		m.readLead()
		return m.point() == saysEnds
	}
	out := m.decide(followRules)
	if out == saysNothing {
		m.readLead()
		out = m.decide(otherRules)
	}
	switch {
	case out != saysNothing:
	case !m.apart:
		m.readTouching()
		out = m.decide(touchingRules)
	case m.strong:
		out = m.decide(strongRules)
	case m.dots > 1:
		out = m.decide(ellipsisRules)
	default:
		out = m.point()
	}
	return out == saysEnds
}

// point decides after one full stop with white space after it.
func (m *mark) point() verdict {
	if small(m) || m.follow == '§' {
		if out := m.decide(smallRules); out != saysNothing {
			return out
		}
	}
	m.readPoint()
	return m.pointOutcome()
}

// wordAfterPoint holds for one full stop, a blank and a letter or digit of ASCII: what follows at once says nothing.
func wordAfterPoint(m *mark) bool {
	if m.sign != '.' || m.dots != 1 || m.strong || m.closed {
		return false
	}
	return m.apart && m.follow < utf8.RuneSelf && character.IsWord(m.follow)
}

// openingCommas holds for two commas that open a quotation: ",,So".
func openingCommas(m *mark) bool {
	q := chars.SkipSpace(m.text, m.next+2)
	return strings.HasPrefix(m.text[m.next:], ",,") && q < len(m.text) && chars.WordAt(m.text, q)
}

// plainBefore holds after a common or long word that is no abbreviation.
func plainBefore(m *mark) bool { return m.plain(m.at) }

// itemFollows holds where a hyphen and a blank follow, and then a letter: the next item of a list.
func itemFollows(m *mark) bool {
	rest, ok := strings.CutPrefix(m.text[m.next:], "- ")
	return ok && rest != "" && chars.WordAt(rest, 0)
}

func apart(m *mark) bool { return m.apart }

func asciiStop(m *mark) bool { return m.sign < utf8.RuneSelf }

// several holds for more than one full stop, an ellipsis among them.
func several(m *mark) bool { return m.dots > 1 }

// alone holds where there is nothing but the stops in brackets: "(?)".
func alone(m *mark) bool { return enclosed(m.text, m.at, m.stops.end) }

// loneSign holds for stops that are not ASCII and no full stops.
func loneSign(m *mark) bool { return m.strong && m.dots == 0 && m.sign >= utf8.RuneSelf }

// goesOnAfterSpeech holds where a word follows that goes on with a sentence after what somebody says.
func goesOnAfterSpeech(m *mark) bool { return begin(m.text[m.next:], m.g.said) }

// titled holds after a mark that closes the title of a work.
func titled(m *mark) bool { return strings.ContainsRune(m.g.titles, lastOf(m.text, m.close)) }

// particleFollows holds where a particle follows that no sentence begins with, before a digit or a letter that such
// particles are not written in.
func particleFollows(m *mark) bool {
	for _, w := range m.g.particle {
		rest, ok := strings.CutPrefix(m.text[m.next:], w)
		if r := firstOf(rest); ok && (unicode.IsDigit(r) || chars.WordAt(rest, 0) && !unicode.Is(unicode.Hiragana, r)) {
			return true
		}
	}
	return false
}

func spacelessFollows(m *mark) bool { return chars.ScriptOf(m.follow).Spaceless() }

// stopOfLanguage holds for an ASCII mark that is a stop in the language, and in most others none.
func stopOfLanguage(m *mark) bool { return asciiStop(m) && m.g.stops[m.sign] }

// afterASCIIWord holds right after a letter or a digit of ASCII: such a mark stands in words of another script.
func afterASCIIWord(m *mark) bool {
	return m.at > 0 && m.text[m.at-1] < utf8.RuneSelf && chars.WordAt(m.text, m.at-1)
}

// smallBegins holds where a sentence may begin with a small letter: right after "!" or "?", but not after what somebody
// says.
func smallBegins(m *mark) bool {
	return !m.closed && m.dots < 2 && m.after-m.next <= 8 && !m.speech() && m.afterExclamation()
}

// speech reports whether the text is what somebody says: a long dash opens it. "– Kommer du? frågade hon."
func (m *mark) speech() bool {
	r := firstOf(m.text[chars.SkipSpace(m.text, 0):])
	return r == '–' || r == '—' || r == '―'
}

// spacedOut holds for three full stops with blanks between them.
func spacedOut(m *mark) bool { return m.dots == 3 && m.spaced >= 2 }

// letterFollows holds where a word of one letter follows: "the thing is . . . I did not mean it". Its capital shows
// nothing.
func letterFollows(m *mark) bool { return letters(m.wordNext()) == 1 }

// afterShortWord holds after up to four letters that are small.
func afterShortWord(m *mark) bool {
	w := m.before(m.at)
	return len(w) <= 4 && w == strings.ToLower(w) && !digits(w)
}

// begin reports whether s begins with one of the words.
func begin(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// enclosed reports whether text[i:j] stands alone in brackets: "[...]", "(…)".
func enclosed(text string, i, j int) bool {
	if i == 0 || j >= len(text) {
		return false
	}
	return text[i-1] == '[' && text[j] == ']' || text[i-1] == '(' && text[j] == ')'
}

// afterExclamation decides after "!" or "?", white space and a small letter: the sentence ends, unless a dash follows,
// or the mark belongs to a name or to an exclamation that opens the sentence.
func (m *mark) afterExclamation() bool {
	if strings.ContainsRune("-–—«\"“'~=/", m.follow) {
		return false
	}
	if m.stops.end-m.at > 1 || m.sign != '!' {
		return true
	}
	i := m.at
	if i > 0 && m.text[i-1] == ' ' {
		i--
	}
	word := m.before(i)
	if word == "" {
		return true
	}
	if m.begins(i - len(word)) {
		return letters(word) > 3 // "Oh! how"
	}
	return !character.IsCapital(firstOf(word)) || character.IsCapital(lastOf(word, len(word))) // "Yahoo! in"
}

// smallStart decides after one full stop and white space, before a word that begins with a small letter. By the
// Unicode rules the sentence goes on (SB8). In mail, comments and lists many sentences begin so; then the word before
// the stop is a common or a long one and no abbreviation.
func (m *mark) smallStart() bool {
	switch {
	case m.g.least == 0:
		return false
	case m.after == m.next, m.follow == '¿', m.follow == '¡':
	case m.after == m.next+1 && (m.follow == '#' || m.follow == '@'):
		return true
	default:
		return isEmoji(m.follow)
	}
	return m.plain(m.at) && !m.inBrackets(m.at)
}

// plain reports whether the word before byte i is a common or a long one and no abbreviation.
func (c *cutter) plain(i int) bool {
	word := c.before(i)
	if word == "" { // "said \"so\". then": no abbreviation ends in such a mark
		last := lastOf(c.text, i)
		return last == '%' || last == '"' || chars.IsClose(last)
	}
	lower := strings.ToLower(word)
	if letters(word) < 2 || strings.ContainsAny(word, ".-0123456789") || c.g.forms[lower] != noForm {
		return false
	}
	if (c.g.units[lower] || c.g.powers[lower]) && c.numbered(i-len(word), 2) {
		return false
	}
	inside := character.IsCapital(firstOf(word)) && !c.begins(i-len(word))
	return c.g.longEnough(lower, inside)
}

// longEnough reports whether a word in lower case is common or too long for an abbreviation. name says that it has a
// capital inside a sentence.
func (g *Grammar) longEnough(lower string, name bool) bool {
	n := letters(lower)
	last, size := utf8.DecodeLastRuneInString(lower)
	vowel := g.vowel(last)
	switch {
	case name:
		return n > 5 || n > 3 && vowel
	case g.starters[lower]:
		return true
	case vowel:
		return n > 2
	case n == 4 && g.least == 5 && g.vowel(lastOf(lower, len(lower)-size)):
		return true
	}
	return n >= g.least || g.least == 5 && n > 2 && g.frequent(lower)
}

// leastFrequent is the cost of the rarest word of three or four letters that is told from an abbreviation: one of some
// sixty thousand words of a text.
const leastFrequent = 480

// frequent reports whether a word in lower case is a frequent one of the language.
func (g *Grammar) frequent(lower string) bool {
	if g.listed == nil {
		return false
	}
	var folded []byte
	for _, r := range lower {
		folded = language.FoldWord(folded, r, g.turkic)
	}
	cost := g.listed.Find(folded)
	return cost > 0 && cost <= leastFrequent
}
