package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/segment/chars"
)

// One full stop with white space and a capital or a digit after it: the word before it decides.

// oddRules are asked where there is no word, or none that may be an abbreviation; one of them always holds.
var oddRules = []rule{
	{"point_after_mark", noWord, ends},
	{"point_and_closing_mark", closed, ends},
	{"point_after_suffix", afterSuffix, ends},
	{"point_after_marked_letters", afterMark, ends},
	{"roman_ordinal", romanOrdinal, beforeStarter},
}

// pointRules are asked after any other word.
var pointRules = []rule{
	{"point_after_power", all(power, one(starterFollows, all(not(nouns), wordFollows))), ends}, // "2,3 mln."
	{"power_before_unit", all(power, unitFollows), goesOn},                                     // "3 mil. Kč"
	{"day_of_week", all(weekday, not(nouns), wordFollows, not(monthFollows)), ends},            // "We meet every Fri."
	{"end_of_month", all(monthInTime, wordFollows, not(monthFollows)), ends},                   // "It was closed in Nov."
	{"citation", all(cites, one(number, afterOpening)), goesOn},                                // "Smith et al. (2019)"
	{"known_abbreviation", known, ask(formRules)},
	{"dotted_word", dotted, ask(dottedRules)},
	{"letter", letter, ask(letterRules)},
	{"short_form", one(number, afterBracket), ask(shortRules)},
	{"compound_abbreviation", compounded, beforeStarter},                                          // "Hauptstr"
	{"without_vowel", all(capital, upTo(4), not(upTo(1)), capitalized, vowelless), beforeStarter}, // "Sgt", "Blvd"
	{"short_word_of_spaceless", all(spacelessWord, upTo(longestRare)), goesOn},
	{"point", always, ends},
}

// shortRules are asked of a word after a bracket or before a number: its form may show an abbreviation.
var shortRules = []rule{
	{"word_in_brackets", all(afterBracket, upTo(5), not(common)), beforeStarter}, // "(pop. 256,000)"
	{"word_before_number", all(shortBeforeNumber, one(vowelLast, bracketFollows)), ends},
	{"short_word_before_number", shortBeforeNumber, goesOn},                   // "Abs. 2", "Eq. (3)"
	{"rare_word_before_number", all(number, upTo(longestRare), rare), goesOn}, // "ap. 12", "zemř. 2001"
	// "5 трав. 1950"
	{"month_before_year", all(number, upTo(5), not(frequent), afterNumeral, yearFollows), goesOn},
}

// formRules are asked of abbreviations that the lexicon has.
var formRules = []rule{
	{"title_before_name", is(beforeName), goesOn},
	{"abbreviation_before_number", all(is(beforeNumber), one(number, romanFollows)), goesOn},
	{"abbreviation_of_number", is(beforeNumber), ends},
	{"final_abbreviation_inside", all(is(final), one(number, initialFollows)), goesOn},
	{"final_abbreviation", is(final), ends},
	{"abbreviation", always, beforeStarter},
}

// dottedRules are asked of words with points inside.
var dottedRules = []rule{
	// "ann@example.org"
	{"point_after_account", afterAt, ends},
	{"acronym", func(m *mark) bool { return pointed(m.word) }, beforeStarter},                              // "U.S", "p.m"
	{"hyphened_abbreviation", func(m *mark) bool { return strings.Contains(m.word, ".-") }, beforeStarter}, // "Dr.-Ing"
}

// letterRules are asked of single letters.
var letterRules = []rule{
	{"sign_before_number", all(inSign, number), goesOn},
	{"point_after_sign", inSign, ends},              // "105 km/h", "the option -c"
	{"letter_before_number", number, goesOn},        // "p. 5"
	{"point_after_unit", unitLetter, ends},          // "31 m."
	{"letter_of_list", (*mark).countsItems, goesOn}, // "A. The first"
	{"initial", capital, beforeStarter},
	{"letter_before_letter", all(uncased, lettersFollow), goesOn},
	{"word_of_a_letter", all(smallFirst, one(noStarters, all(common, vowelFirst))), ends},
	{"common_letter", all(smallFirst, common), goesOn},
	{"small_letter", smallFirst, beforeStarter},
	{"letter_without_case", one(noStarters, common), ends},
	{"unknown_letter", always, goesOn},
}

// numberRules are asked of the point after digits.
var numberRules = []rule{
	{"number_of_list", (*mark).countsItems, goesOn},
	{"part_of_date", inDate, goesOn}, // "2021. 5. 3. 오후"
	{"point_after_number", not(mayOrder), ends},
	{"ordinal_in_date", one(number, monthFollows), goesOn},
	{"point_after_number", one(func(m *mark) bool { return !m.g.ordinalNames }, starterFollows), ends},
	{"point_after_numbered_noun", afterNoun, ends}, // "Kapitel 13."
	{"ordinal", always, goesOn},
}

// partRules are asked of the point inside a unit of several words.
var partRules = []rule{
	{"part_of_unit", always, goesOn}, // "12 v. Chr.", "44. п. н. е."
}

// unitRules are asked of the point after the abbreviation of a unit, an era or a part of the day that follows its
// number. A sentence often ends there; not if another part of a date or of a quantity follows, or if it has hardly
// begun.
var unitRules = []rule{
	{"unit_at_begin", all(adverbial, func(m *mark) bool { return m.wordsBefore() <= 2 }), goesOn}, // "At 5 a.m."
	{"unit_before_last_word", all(inIndic, lastFollows), goesOn},
	{"point_after_unit", all(not(number), starterFollows), ends},
	{"unit_before_word", inIndic, goesOn},
	{"unit_in_quantity", one(number, monthFollows, nouns), goesOn},
	{"unit_before_capitals", capitalsFollow, goesOn}, // "9 a.m. EST", "av. J.-C."
	{"unit_near_begin", func(m *mark) bool { return m.wordsBefore() <= 2 }, goesOn},
	{"unit_of_adverbial", all(adverbial, func(m *mark) bool { return m.wordsBefore() <= 8 }), goesOn},
	{"point_after_unit", always, ends},
}

// pointOutcome decides after one full stop, by the kind of the word before it.
func (m *mark) pointOutcome() verdict {
	switch {
	case numeral(m.word):
		return m.decide(numberRules)
	case noWord(m), closed(m), afterSuffix(m), afterMark(m), romanOrdinal(m):
		return m.decide(oddRules)
	case m.withinUnit():
		return m.decide(partRules)
	case m.unit():
		return m.decide(unitRules)
	}
	return m.decide(pointRules)
}

// numeral reports whether a word is digits with points between.
func numeral(word string) bool {
	return word != "" && word[0] >= '0' && word[0] <= '9' && strings.Trim(word, "0123456789.") == ""
}

// unit reports whether the word before a point is the abbreviation of a unit after its number.
func (m *mark) unit() bool {
	if at := m.spelledUnit(); at >= 0 {
		return m.numberedOver(at, 3, longestCentury)
	}
	if m.kind != afterNumber && !m.g.units[m.lower] || !dotted(m) && m.lower != m.word {
		return false
	}
	if dotted(m) {
		return m.numberedOver(m.from, 2, longestCentury)
	}
	return m.numbered(m.from, 2)
}

// withinUnit reports whether the word before a point and the next one stand in a unit or an era of several words.
func (m *mark) withinUnit() bool { return m.g.within[m.lower+". "+strings.ToLower(m.wordNext())] }

// spelledUnit gives the byte where the longest unit or era of several words begins whose last one stands before the
// point: "a. C.", "п. н. е."; -1 if there is none.
func (m *mark) spelledUnit() int {
	at, unit, found := m.from, m.lower, -1
	for range 2 {
		if !strings.HasSuffix(m.text[:at], ". ") {
			break
		}
		w := wordBefore(m.text, at-2)
		if w == "" {
			break
		}
		at -= 2 + len(w)
		if unit = strings.ToLower(w) + ". " + unit; m.g.units[unit] {
			found = at
		}
	}
	return found
}

// longestCentury is how many letters the word between a number and an era has: "III siècle av. J.-C.".
const longestCentury = 8

// power holds for the short form of a power of ten after its number.
func power(m *mark) bool { return m.g.powers[m.lower] && m.numbered(m.from, 2) }

// unitFollows holds where the sign of a unit or of money follows that begins no sentence.
func unitFollows(m *mark) bool {
	next := m.wordNext()
	n := letters(next)
	return n > 1 && n <= longestSign && m.g.units[strings.ToLower(next)] && !m.initial(m.after)
}

// weekday holds for the short name of a day of the week behind a word that days stand after: "every Fri.", "bis Mo.".
func weekday(m *mark) bool {
	at := withoutBlank(m.text, m.from)
	if m.length > longestDay || m.length == 1 && capital(m) || !m.g.weekdays[m.lower] || at == m.from {
		return false
	}
	return m.g.starters[strings.ToLower(m.before(at))]
}

// monthInTime holds for the short name of a month behind a number or a word that months stand after, "in Nov.", if more
// than an adverbial stands there.
func monthInTime(m *mark) bool {
	at := withoutBlank(m.text, m.from)
	if !m.g.months[m.lower] || at == m.from || m.length < 2 || m.length > longestMonth || capitalsFollow(m) {
		return false
	}
	if !afterNumeral(m) && !m.g.starters[strings.ToLower(m.before(at))] {
		return false
	}
	return !adverbial(m) && m.wordsBefore() > 1
}

// longestMonth is how many letters the short name of a month has at most.
const longestMonth = 6

// shortDay holds for the short name of a day of the week at the begin of a sentence, behind a word that days stand
// after, or before a preposition: "Sun. closed", "from Mon. to Fri.".
func shortDay(m *mark) bool {
	word := m.before(m.at)
	from := m.at - len(word)
	if word == "" || letters(word) > longestDay || !m.g.weekdays[strings.ToLower(word)] {
		return false
	}
	before := strings.ToLower(m.before(withoutBlank(m.text, from)))
	return m.begins(from) || m.g.starters[before] || m.g.prepositions[strings.ToLower(m.wordNext())]
}

// longestDay is how many letters the short name of a day has at most.
const longestDay = 4

// cites holds after what stands for the further authors of a work, in all languages.
func cites(m *mark) bool {
	at := withoutBlank(m.text, m.from)
	return at < m.from && m.before(at)+" "+m.word == m.g.habits.Citation
}

// afterOpening holds where a bracket opens.
func afterOpening(m *mark) bool { return m.follow == '(' || m.follow == '[' }

// wordFollows holds where a word with a capital and small letters follows that is too long for a sign of money.
func wordFollows(m *mark) bool {
	next := m.wordNext()
	return character.IsCapital(m.lead) && next != strings.ToUpper(next) && letters(next) > longestSign
}

const longestSign = 3

// nouns holds where nouns have capitals.
func nouns(m *mark) bool { return m.g.nouns }

// is holds where the word before the point is an abbreviation of a kind.
func is(kind form) test { return func(m *mark) bool { return m.kind == kind } }

func known(m *mark) bool          { return m.kind != noForm }
func romanOrdinal(m *mark) bool   { return m.g.romans && roman(m.word) }
func dotted(m *mark) bool         { return strings.IndexByte(m.word, '.') > 0 }
func capital(m *mark) bool        { return character.IsCapital(m.first) }
func smallFirst(m *mark) bool     { return character.IsSmall(m.first) }
func initialFollows(m *mark) bool { return m.initial(m.after) }
func starterFollows(m *mark) bool { return m.starter(m.after) }
func noStarters(m *mark) bool     { return len(m.g.starters) == 0 }
func vowelFirst(m *mark) bool     { return m.g.vowel(m.first) }
func vowelLast(m *mark) bool      { return m.g.vowel(lastOf(m.lower, len(m.lower))) }
func vowelless(m *mark) bool      { return m.g.withoutVowels(m.lower) }
func afterNumeral(m *mark) bool   { return m.numbered(m.from, 1) }
func afterAt(m *mark) bool        { return m.text[max(m.from, 1)-1] == '@' }

// afterSuffix holds for an ending behind an apostrophe; where that may part words, "dell'art." has an abbreviation.
func afterSuffix(m *mark) bool {
	return m.suffix(m.from) && !(known(m) && m.g.listed != nil && m.g.listed.Elides)
}

// afterMark holds for the last letter of an abbreviation that a mark before that letter shows, and not a point: צה"ל.
func afterMark(m *mark) bool {
	rest, marked := strings.CutSuffix(m.text[m.start:m.from], `"`)
	return marked && m.length == 1 && unicode.IsLetter(lastOf(rest, len(rest)))
}

// afterBracket holds where a bracket opens right before the word.
func afterBracket(m *mark) bool {
	return m.from > 0 && (m.text[m.from-1] == '(' || m.text[m.from-1] == '[')
}

// letter holds where the word is a single letter of an alphabet.
func letter(m *mark) bool {
	if m.length != 1 || !chars.WordAt(m.word, 0) {
		return false
	}
	return !chars.ScriptOfText(m.word).Spaceless() && chars.ScriptOf(m.first) != chars.Hangul
}

// inSign holds where a letter is a part of a sign: "km/h", "-c".
func inSign(m *mark) bool {
	at := m.from
	if at > 0 && strings.IndexByte("/_~=", m.text[at-1]) >= 0 {
		return true
	}
	return at > 1 && m.text[at-1] == '-' && m.text[at-2] == ' '
}

// unitLetter holds for the sign of a unit after its number, before a capital.
func unitLetter(m *mark) bool {
	return strings.ContainsRune(m.g.habits.Units, m.first) && character.IsCapital(m.lead) && m.numbered(m.from, 2)
}

// countsItems holds where a number or letter counts a paragraph or the next item of a list.
func (m *mark) countsItems() bool { return m.begins(m.from) || m.counts(m.from, m.word) }

// shortBeforeNumber holds for a short word before a number that may be an abbreviation.
func shortBeforeNumber(m *mark) bool {
	if !number(m) || common(m) || m.begins(m.from) || afterNumeral(m) {
		return false
	}
	return m.length <= 4 && capital(m) || m.length <= 3 && smallFirst(m) && vowelless(m)
}

// longestRare is how many letters a word has at most that is taken for an abbreviation as no text has it.
const longestRare = 4

// rare holds for a word in small letters that the list of words of the language does not have among the frequent ones,
// and that neither begins the sentence nor follows a number.
func rare(m *mark) bool {
	if m.g.listed == nil || common(m) || afterNumeral(m) || m.begins(m.from) || dotted(m) {
		return false
	}
	return smallFirst(m) && m.lower == m.word && m.length > 1 && !m.g.frequent(m.lower)
}

// bracketFollows holds where a bracket opens before the number, and does not close right after it.
func bracketFollows(m *mark) bool {
	return m.text[m.next] == '(' && strings.IndexByte(m.text[m.after:min(m.after+4, len(m.text))], ')') < 0
}

// frequent holds for a word that is known well: "61 oldu. 2022" ends a sentence.
func frequent(m *mark) bool { return m.g.frequent(m.lower) }

// yearFollows holds where a word of four characters follows.
func yearFollows(m *mark) bool { return len(m.wordNext()) == 4 }

// compounded holds for a word that ends with a known abbreviation of three letters.
func compounded(m *mark) bool {
	k := len(m.lower) - 3
	return k > 0 && m.g.withoutVowels(m.lower[k:]) && m.g.forms[m.lower[k:]] == general
}

// capitalized holds for a word with small letters after the first one.
func capitalized(m *mark) bool {
	rest := m.word[utf8.RuneLen(m.first):]
	return rest == strings.ToLower(rest)
}

// mayOrder holds where the point after digits may make an ordinal of them, in the language.
func mayOrder(m *mark) bool {
	last := m.word[strings.LastIndexByte(m.word, '.')+1:]
	if m.from > 1 && strings.IndexByte(",:", m.text[m.from-1]) >= 0 && digitEnds(m.text, m.from-1) {
		return false // "4,1.", "2:1."
	}
	if !m.g.ordinals || len(last) > 3 || strings.Count(m.word, ".") > 1 {
		return false
	}
	return len(last) == len(m.word) || len(last) <= 2
}

// monthFollows holds where the name of a month or of a day of the week follows.
func monthFollows(m *mark) bool { return m.g.months[strings.ToLower(m.wordNext())] }

// romanFollows holds where a Roman number of two signs or more follows.
func romanFollows(m *mark) bool { return roman(m.wordNext()) }

// inDate holds for the year, the month or the day of a date of three numbers with points: the next one follows, or,
// after the day, no capital.
func inDate(m *mark) bool {
	parts := m.dateParts()
	if parts == 3 {
		return !number(m) && !character.IsCapital(m.lead)
	}
	next := m.wordNext()
	return parts > 0 && digits(next) && len(next) <= 2 && strings.HasPrefix(m.text[m.after+len(next):], ".")
}

// dateParts gives how many numbers with points end with the word, the first of them a year: "2021. 5" are two; 0 if
// there is no such row.
func (m *mark) dateParts() int {
	at, w := m.from, m.word
	for n := 1; n <= 3 && digits(w); n++ {
		if len(w) == 4 {
			return n
		}
		if len(w) > 2 || !strings.HasSuffix(m.text[:at], ". ") {
			break
		}
		w = wordBefore(m.text, at-2)
		at -= 2 + len(w)
	}
	return 0
}

// afterNoun holds for a number after a noun: it names and does not order.
func afterNoun(m *mark) bool {
	k := m.from
	if k > m.start && m.text[k-1] == ' ' {
		k--
	}
	noun := m.before(k)
	if !m.g.nouns || noun == "" || !character.IsCapital(firstOf(noun)) {
		return false
	}
	return !m.begins(k-len(noun)) && !m.g.starters[strings.ToLower(noun)]
}

// adverbial holds where the sentence begins with a preposition, and its first part goes on up to the word.
func adverbial(m *mark) bool {
	if strings.Contains(m.text[max(m.start, m.from-chars.Near):m.from], ", ") {
		return false
	}
	first := chars.WordAfter(m.text, chars.SkipSpace(m.text, m.start))
	return m.g.prepositions[strings.ToLower(first)]
}

// wordsBefore counts the blanks of the sentence before the word.
func (m *mark) wordsBefore() int {
	return strings.Count(m.text[max(m.start, m.from-chars.Near):m.from], " ")
}

// capitalsFollow holds where a short word in capitals follows.
func capitalsFollow(m *mark) bool {
	next := m.wordNext()
	if rest, hyphened := strings.CutPrefix(m.text[m.after+len(next):], "-"); hyphened && character.IsSmall(firstOf(rest)) {
		return false // "Г-жа"
	}
	return len(next) < 5 && next == strings.ToUpper(next)
}

// pointed reports whether a word with points inside is an acronym, not the name of a file: its parts are short.
func pointed(word string) bool {
	if strings.ContainsAny(word, "0123456789") || letters(word) > 9 {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		if letters(part) > 3 {
			return false
		}
	}
	return true
}

// spelled gives a letter in lower case with the single letters and points before it, at byte at: "т.д" for "т. д".
func spelled(text string, at int, lower string) string {
	for range 2 {
		if !strings.HasSuffix(text[:at], ". ") {
			break
		}
		w := wordBefore(text, at-2)
		if letters(w) != 1 || digits(w) {
			break
		}
		at -= 2 + len(w)
		lower = strings.ToLower(w) + "." + lower
	}
	return lower
}
