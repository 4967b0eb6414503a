// Package refuse says why a number that stands in a text is no figure: part of a word or of a name, a number of
// something, the mark of an item, an article.
package refuse

import (
	"slices"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/code"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Judge says why a number is no figure.
type Judge struct {
	*scan.Sheet
	amounts *number.Amounts
	codes   code.Reader
}

// NewJudge gives a judge of the numbers on the sheet of a reader of numbers.
func NewJudge(a *number.Amounts, c code.Reader) *Judge { return &Judge{a.Sheet, a, c} }

// claim is a number of which is asked whether it is one.
type claim struct {
	*Judge
	a *number.Amount
}

type reason = scan.Reason[claim]

// wordParts say why digits that touch letters are no number of their own. Text that lost blanks has numbers glued to
// whole words ("with76memberstates"); codes have them glued to capitals or to short words (B2B, COVID-19, mp3).
var wordParts = []reason{
	{Name: "address", When: claim.inAddress, Reason: schema.ReasonAddress},
	{Name: "word_prefix", When: claim.behindPrefix},
	{Name: "behind_side", When: behindSide},
	{Name: "name_before", When: claim.behindName, Reason: schema.ReasonNamePart},
	{Name: "letters_before", When: claim.behindLetters, Reason: schema.ReasonWordPart},
	{Name: "letter_shape", When: isLetterShape, Reason: schema.ReasonWordPart},
	{Name: "name_in_syllables", When: behindSyllables, Reason: schema.ReasonNamePart},
	{Name: "name_and_hyphen", When: claim.hyphenedToName, Reason: schema.ReasonNamePart},
	{Name: "letters_and_hyphen", When: claim.hyphenedToWord, Reason: schema.ReasonWordPart},
	{Name: "unit_behind", When: claim.beforeUnit},
	{Name: "letter_of_money", When: beforeLesserMoney},
	{Name: "side_of_thing", When: amongSides},
	{Name: "times_behind", When: beforeTimes},
	{Name: "letters_behind", When: claim.beforeLetters, Reason: schema.ReasonWordPart},
}

// noCounts say why a number without a unit counts nothing.
var noCounts = []reason{
	{Name: "marker", When: claim.isMarker, Reason: schema.ReasonMarker},
	{Name: "numbered_part", When: isSection, Reason: schema.ReasonMarker},
	{Name: "sub_number", When: claim.isSubNumber, Reason: schema.ReasonNamePart},
	{Name: "label_before", When: claim.isLabelled, Reason: schema.ReasonNamePart},
	{Name: "word_behind_label", When: numberedInWords, Reason: schema.ReasonNamePart},
	{Name: "branch_behind", When: hasBranch, Reason: schema.ReasonNamePart},
	{Name: "letter_before", When: claim.isLettered, Reason: schema.ReasonNamePart},
	{Name: "plate_before", When: claim.isPlated, Reason: schema.ReasonNamePart},
	{Name: "capitals_behind", When: claim.isBeforeCapitals, Reason: schema.ReasonNamePart},
	{Name: "capital_article", When: claim.isEntitled, Reason: schema.ReasonNamePart},
	{Name: "named", When: claim.isNamed, Reason: schema.ReasonNamePart},
	{Name: "post_code", When: claim.isPostCode, Reason: schema.ReasonNamePart},
	{Name: "name_behind_hyphen", When: claim.beforeHyphenedName, Reason: schema.ReasonNamePart},
	{Name: "word_behind_hyphen", When: claim.beforeHyphenedWord, Reason: schema.ReasonWordPart},
	{Name: "unit_of_rate", When: claim.isRateUnit, Reason: schema.ReasonIdiom},
	{Name: "each_month", When: saysForEach, Reason: schema.ReasonIdiom},
	{Name: "says_no", When: negates, Reason: schema.ReasonIdiom},
	{Name: "alone", When: claim.isAlone, Reason: schema.ReasonUnread},
	{Name: "of_share", When: claim.isOfShare, Reason: schema.ReasonUnread},
}

// articles say why a word that is an article or a pronoun as well as a number counts nothing.
var articles = []reason{
	{Name: "other_one", When: claim.isOther, Reason: schema.ReasonPronoun},
	{Name: "alone", When: claim.countsByItself},
	{Name: "one_unit", When: claim.measuresOne},
	{Name: "article", When: claim.isArticle, Reason: schema.ReasonArticle},
	{Name: "one_of", When: claim.beforeOf, Reason: schema.ReasonArticle},
	{Name: "pronoun_before", When: claim.behindPronoun, Reason: schema.ReasonPronoun},
	{Name: "no_noun", When: claim.countsNoNoun, Reason: schema.ReasonPronoun},
}

// PartOfWord says why digits that touch letters are no number of their own, and gives "" if they are.
func (w *Judge) PartOfWord(a *number.Amount) string {
	return scan.Because(w.Sheet, "part_of_word", wordParts, claim{w, a}, a.From)
}

// NoCount says why a number without a unit counts nothing, and gives "" if it does.
func (w *Judge) NoCount(a *number.Amount) string {
	return scan.Because(w.Sheet, "no_count", noCounts, claim{w, a}, a.From)
}

// Article says why a word that is an article or a pronoun as well as a number counts nothing, and gives "" if it
// counts.
func (w *Judge) Article(a *number.Amount) string {
	return scan.Because(w.Sheet, "article", articles, claim{w, a}, a.From)
}

func (c claim) inAddress() bool { return c.Address[c.a.From] }

// behindWord reports whether the number touches a word of letters before it that was not cut out of a longer one.
func (c claim) behindWord() bool {
	i := c.a.From
	return c.TouchesWord(i) && !(c.List[i-1].ID != 0 && c.IsCut(i-1))
}

// behindPrefix reports whether nothing but a word that its language writes as one with the next stands before the
// number, with a hyphen or without: "and" in "و25", "about" in "כ-300".
func (c claim) behindPrefix() bool {
	i := c.a.From - 1
	if c.Binds(i, "-־‑") {
		i--
	}
	m, ok := c.HasValue(i, language.Quantity, language.QuantityPrefix)
	begins := i == 0 || !c.Glued(i) || c.IsMark(i-1)
	return ok && m.End == i+1 && begins && !c.LettersAt(c.a.To)
}

func (c claim) behindName() bool { return c.behindWord() && c.NameLike(c.Token(c.a.From-1)) }

func (c claim) behindLetters() bool {
	return c.behindWord() && !c.behindKnownWord() && !c.lostBlank()
}

// behindKnownWord reports whether the word before the number is one that leads to a number.
func (c claim) behindKnownWord() bool {
	i := c.a.From - 1
	long := c.a.Grouped || utf8.RuneCountInString(c.Token(i)) >= scan.MinPiece
	return c.List[i].ID != 0 && long && c.LeadsNumber(i)
}

// lostBlank reports whether a long word before a number that is no code shows that a blank was lost.
func (c claim) lostBlank() bool {
	if utf8.RuneCountInString(c.Token(c.a.From-1)) < 4 {
		return false
	}
	return c.a.Grouped || c.a.Scaled || c.Length(c.a.From) >= 3 && c.a.Plain && !c.LeadingZero(c.a.From)
}

// behindHyphen reports whether a sign joins the number to a word before it.
func (c claim) behindHyphen() bool {
	i := c.a.From
	return c.Binds(i-1, "-‐‑–_+/") && c.IsSpelled(i-2)
}

func (c claim) hyphenedToName() bool {
	return c.behindHyphen() && scan.HasUpper(c.Token(c.a.From-2))
}

func (c claim) hyphenedToWord() bool { return c.behindHyphen() }

// beforeUnit reports whether the letters that touch the number are a unit or the suffix of an ordinal.
func (c claim) beforeUnit() bool {
	to := c.a.To
	if !c.RunsOn(to) || !c.Follows(to, language.OrdinalSuffix, language.Measure, language.Currency,
		language.CalendarUnit, language.Percent, language.Classifier) {
		return false
	}
	if _, points := scan.HasWith(c.Sheet, to, language.Percent, language.Narrow|language.Short); points && c.a.Decimal {
		return true // "0.4pp"
	}
	m, classified := c.Has(to, language.Classifier)
	return c.amounts.IsUnit(c.a) || c.ordinalAt(to) || classified && !c.LettersAt(m.End)
}

func (c claim) beforeLetters() bool {
	if c.a.Scale != nil && c.IsSyllabic(c.a.To-1) {
		return false // "160万TEU"
	}
	word := c.Token(c.a.To)
	return c.RunsOn(c.a.To) && (scan.HasUpper(word) || utf8.RuneCountInString(word) < 4)
}

func (w *Judge) ordinalAt(i int) bool {
	m, ok := w.Has(i, language.OrdinalSuffix)
	return ok && w.IsWord(i) && (!w.Glued(m.End) || w.IsMark(m.End))
}

// isRun reports whether the number is one run of digits.
func (c claim) isRun() bool { return c.a.Plain && !c.a.Grouped && !c.a.Words }

// isRateUnit reports whether the name of a part stands behind "per", where it is a stretch of time: "per quarter". It
// is none with a number of its own, nor where something changes by it: "выросли на треть".
func (c claim) isRateUnit() bool {
	m, ok := c.Before(c.a.From, language.Quantity)
	if !ok || m.Value != language.QuantityPer || !c.a.Words || !c.a.Fraction ||
		!c.Follows(c.a.From, language.CalendarUnit) {
		return false
	}
	change, ok := c.Before(m.End, language.Quantity)
	changes := ok && change.Value == language.QuantityChange
	return !changes && c.a.Value.Num().Cmp(number.One.Num()) == 0
}

// isPostCode reports whether a long run of digits stands before a name: "75002 Paris".
func (c claim) isPostCode() bool {
	return c.isRun() && c.Length(c.a.From) >= 5 && c.IsCapital(c.a.To) && !c.Glued(c.a.To)
}

// beforeHyphen reports whether a hyphen joins the number to a word behind it.
func (c claim) beforeHyphen() bool {
	return c.a.Plain && !c.a.Grouped && c.BindsWord(c.a.To, scan.Hyphens)
}

func (c claim) beforeHyphenedName() bool { return c.beforeHyphen() && scan.HasUpper(c.Token(c.a.To+1)) }
func (c claim) beforeHyphenedWord() bool { return c.beforeHyphen() && c.a.Words }

// isOfShare reports whether a bare number is what a smaller number of things is out of: "une personne sur cinq", "3
// people in 10".
func (c claim) isOfShare() bool {
	a := c.a
	if c.NounAt(a.To) || a.Decimal || a.Scaled || a.Grouped || !c.behindPreposition(a.From) {
		return false
	}
	end := 0
	if n := len(c.Figures); n > 0 && c.a.Exceeds(&c.Figures[n-1]) {
		end = c.Figures[n-1].To
	}
	if n := len(c.Refused); n > 0 && c.Refused[n-1].Reason == schema.ReasonArticle {
		end = max(end, c.Refused[n-1].To)
	}
	between := a.From - 1 - end
	return end > 0 && (between == 1 || between == 2) && c.IsNounWord(end) && c.IsNounWord(a.From-2)
}

// behindPreposition reports whether a preposition stands before token i that is neither an "of" nor part of a range.
func (c claim) behindPreposition(i int) bool {
	return !c.Follows(i-1, language.Range) && c.Function(i-1) == language.WordPreposition && c.PastOf(i-1) == i-1
}

// isNamed reports whether a small number names what stands before it: "Apollo 11", "Room 101", "page 5". Nothing to
// count follows it, and the word before it is a noun.
func (c claim) isNamed() bool {
	i := c.a.From
	if !c.isRun() || c.Length(i) > 4 || c.Shouting || !c.behindNoun(i) {
		return false
	}
	if c.thingAt(scan.PastJoin(c.Sheet, c.a.To)) && !((c.behindIndex(i) || c.behindTitle(i)) && c.acts(c.a.To)) {
		return false
	}
	if _, others := c.HasValue(c.a.To, language.Quantity, language.QuantityOthers); others || c.classified() {
		return false
	}
	if (c.IsLower(i-1) || c.Traits.Capitals) && !c.behindIndex(i) && c.isOfNumber() {
		return false
	}
	if c.Follows(c.a.To, language.Multiplier) || ranks(c) || beforeSide(c) || setAgainst(c) || beforeTimes(c) {
		return false
	}
	if c.Traits.NounFirst && (c.IsLower(i-1) || c.SentenceStart(i-1)) {
		return false
	}
	if c.IsComparator(i) || c.Minus(i) < i || c.AgeBefore(i) || c.declined(i) {
		return false
	}
	if c.Traits.Capitals {
		return c.IsCapital(i-1) && !c.Traits.Verb(c.LowerToken(i-1))
	}
	return c.IsCapital(i-1) && !c.SentenceStart(i-1) || !c.Traits.Verb(c.LowerToken(i-1))
}

// isOfNumber reports whether another number stands behind it and a word for "of": "takes 41 of the 90 seats".
func (c claim) isOfNumber() bool {
	k := c.PastOf(c.a.To)
	if m, ok := c.HasValue(c.a.To, language.Quantity, language.QuantityShare); ok {
		k = m.End
	}
	if k == c.a.To {
		return false
	}
	if f := c.Function(k); f == language.WordArticle || f == language.WordDeterminer {
		k++
	}
	return c.IsDigits(k)
}

// classified reports whether a classifier stands behind the number: "৪৫টি বাড়ি".
func (c claim) classified() bool { return c.Follows(c.a.To, language.Classifier) }

// thingAt reports whether a word that may be counted stands at token i: no number, and nothing that tells when.
func (c claim) thingAt(i int) bool {
	return c.NounAt(i) && !c.Follows(i, language.Relative, language.Vague) && !c.Pack.ReadsNumber(&c.Tokens, i)
}

// declined reports whether an ending of its language is written behind the digits at token i, and no name stands before
// them: "Nüfus 640'a düştü".
func (c claim) declined(i int) bool {
	return c.PastEnding(c.a.To) > c.a.To && (c.SentenceStart(i-1) || !c.IsCapital(i-1))
}

// behindNoun reports whether the word before token i is a word of letters of its own that may be a noun.
func (c claim) behindNoun(i int) bool {
	if c.Glued(i) || !c.IsSpelled(i-1) || c.Taken[i-1] || c.Function(i-1) != "" {
		return false
	}
	if m, ok := c.Before(i, language.Quantity); ok && slices.Contains(beforeCounts, m.Value) {
		return false
	}
	return !c.Follows(i-1, language.Range, language.Period, language.Vague, language.Idiom)
}

// behindIndex reports whether a name of capitals at the begin of a sentence or with an article before it stands before
// token i: "the FTSE 100 fell".
func (c claim) behindIndex(i int) bool {
	if c.Length(i-1) < 3 || !c.AllUpper(i-1) || c.Glued(i-1) {
		return false
	}
	return c.Function(i-2) == language.WordArticle || c.SentenceStart(i-1)
}

// behindTitle reports whether a name stands before token i: words with capitals of which the first begins no sentence,
// unless behind an article, with no preposition before them: "the Golf 8 costs", but "in Berlin 8 died".
func (c claim) behindTitle(i int) bool {
	k := i
	for k > 0 && c.IsCapital(k-1) && c.IsSpelled(k-1) && c.Function(k-1) == "" {
		k--
	}
	return k < i && !c.SentenceStart(k) && !c.behindPreposition(k)
}

// acts reports whether the word at token i, behind a number, is a verb. Where nouns have capitals and no verbs are
// known it is one if it has none and a function word or the end follows it.
func (c claim) acts(i int) bool {
	if c.IsVerb(i) {
		return true
	}
	return c.Traits.Capitals && !c.Traits.Sure && c.SmallNounAt(i) && !c.NounAt(i+1)
}

// isMarker reports whether the number numbers an item: "1." or "1)" before the text of an item, "(1)".
func (c claim) isMarker() bool {
	i, e := c.a.From, c.a.To
	if !c.isRun() || c.a.Decimal || c.Length(i) > 3 {
		return false
	}
	if c.Mark(i-1, "(（") && c.Glued(i) && c.Mark(e, ")）") && c.Glued(e) {
		aged := c.IsCapital(i-2) && c.Length(i) == 2 // "Anna Berg (34) said"
		return c.Length(i) <= 2 && c.IsWord(e+1) && !aged
	}
	if i != 0 && !c.bullet(i) {
		return false
	}
	apart := !c.Glued(e+1) && c.Length(e+1) != 3 // "1. 2025 brings", but not "1. 250"
	return c.Mark(e, ".)、．）") && c.Glued(e) && e+1 < len(c.List) && (!c.IsDigits(e+1) || apart)
}

// bullet reports whether token i stands after a sign that begins an item.
func (w *Judge) bullet(i int) bool { return i == 1 && w.Mark(0, "•·-–*▪◦(") }

// CountsIdeographs reports whether number characters count something: a lone 一 is part of a word more often than not.
func (w *Judge) CountsIdeographs(a *number.Amount) bool {
	if a.To-a.From > 1 || a.Scaled || w.Minus(a.From) < a.From || w.IsAll(a.From, a.To) {
		return true
	}
	if w.amounts.IsUnit(a) || w.Follows(a.To, language.Classifier) {
		return true
	}
	if ofLesserMoney(w, a) {
		return true
	}
	if _, ok := w.HasValue(a.To, language.Quantity, language.QuantityShare, language.QuantityEvery); ok {
		return true
	}
	if k := w.PastRangeSign(a.To); k > a.To {
		_, ok := w.amounts.At(k, false)
		return ok
	}
	if m, ok := w.Before(a.From, language.Range); ok && m.Value == "to" && w.Free(m.End, a.From) {
		return m.End > 0 && w.IsWord(m.End-1) && w.Pack.ReadsNumber(&w.Tokens, m.End-1)
	}
	return false
}

// IsName reports whether number words are part of a name: capitalised, and not at the begin of a sentence. In a
// headline with capitals it takes an ordinal beside another capital.
func (w *Judge) IsName(a *number.Amount) bool {
	i := a.From
	if !w.IsCapital(i) || w.AllUpper(i) || w.Traits.Capitals && (a.Fraction || w.isEveryNth(a)) {
		return false
	}
	beside := w.capitalNoun(i-1, i) || w.capitalNoun(a.To, a.To) && !w.amounts.IsUnit(a)
	if w.SentenceStart(i) {
		return false
	}
	if w.Shouting {
		return a.Form == language.Ordinal && beside
	}
	return true
}

// isEveryNth reports whether a word for every stands before an ordinal: "Jeder Fünfte".
func (w *Judge) isEveryNth(a *number.Amount) bool {
	_, ok := w.HasValue(a.From-1, language.Quantity, language.QuantityEveryNth)
	return ok && a.Form == language.Ordinal
}

// capitalNoun reports whether token i is a word with a capital that is no function word; token at touches nothing.
func (w *Judge) capitalNoun(i, at int) bool {
	return w.IsCapital(i) && !w.Glued(at) && w.Function(i) == ""
}

// isOther reports whether a word such as "next" or "other" of a script without blanks stands before the one: 下一轮.
func (c claim) isOther() bool {
	i := c.a.From - 1
	m, ok := c.HasValue(i, language.Quantity, language.QuantityOther)
	return ok && m.End == i+1 && c.IsSyllabic(i) && c.Glued(i+1)
}

// countsByItself reports whether the number is the whole text, or has its classifier behind it.
func (c claim) countsByItself() bool {
	return c.IsAll(c.a.From, c.a.To) || c.IsSyllabic(c.a.From) && c.Follows(c.a.To, language.Classifier)
}

// behindPronoun reports whether an article, a pronoun or an adverb stands before the word: "the one", "that one".
func (c claim) behindPronoun() bool {
	switch c.Function(c.a.From - 1) {
	case language.WordArticle, language.WordDeterminer, language.WordPronoun, language.WordAdverb:
		return !c.IsComparator(c.a.From)
	}
	return false
}

// countsNoNoun reports whether no noun in small letters stands behind the word, or the word itself is part of a name.
func (c claim) countsNoNoun() bool {
	to := c.a.To
	if !c.SmallNounAt(to) || c.Pack.ReadsNumber(&c.Tokens, to) || c.IsVerb(to) {
		return true
	}
	return c.IsCapital(c.a.From) && !c.SentenceStart(c.a.From)
}

// ScoreOrRatio says what two numbers with a sign between them are that are neither a range nor a date: a score or a
// vote ("3–1"), a ratio ("3:1"), or nothing that is known.
func (w *Judge) ScoreOrRatio(i, end int) string {
	if end != i+3 || w.Length(i) > 4 || w.Length(i+2) > 4 {
		return schema.ReasonUnread
	}
	p, _ := w.Digits(i)
	q, _ := w.Digits(i + 2)
	switch {
	case w.Mark(i+1, ":"):
		return schema.ReasonRatio
	case w.Mark(i-1, ".") && i > 1, w.LeadingZero(i), w.LeadingZero(i + 2):
		return schema.ReasonUnread
	case w.Mark(i+1, "-–‑") && IsScore(p, q):
		return schema.ReasonScore
	}
	return schema.ReasonUnread
}

// IsScore reports whether two numbers may be a score: the winner's comes first.
func IsScore(p, q int) bool { return p >= q && p < 1000 }

// thingMarks are what behind a number shows that it counts or measures.
var thingMarks = []language.Class{
	language.Classifier, language.Multiplier, language.OrdinalSuffix, language.CalendarUnit,
}

// NumbersThing reports whether the digits at token i are the number of the thing named before them, as in "article 5"
// and "hotline 110": they have no unit, no multiplier and nothing to count behind them.
func (w *Judge) NumbersThing(i int) bool {
	if w.IsComparator(i) {
		return false
	}
	end, _ := w.codes.Chain(i)
	a, ok := w.amounts.At(i, false)
	if !ok {
		return end > i+1
	}
	if a.Scaled || a.Grouped || w.amounts.IsUnit(&a) {
		return false
	}
	to := a.To
	if w.IsWord(to) && w.Glued(to) && w.Follows(to, thingMarks...) {
		return false
	}
	switch {
	case !w.NounAt(to), w.IsVerb(to), w.Follows(to, language.NumberSign), w.labelAt(to): // "Artikel 20 Absatz 3"
		return true
	case w.Traits.Capitals:
		return w.NameLike(w.Token(to)) || w.IsLower(to) && !w.IsCapital(to+1)
	}
	return w.IsCapital(to)
}

// labelAt reports whether a word such as "channel" or "version" stands at token i.
func (w *Judge) labelAt(i int) bool {
	_, ok := w.HasValue(i, language.Quantity, language.QuantityLabel)
	return ok
}
