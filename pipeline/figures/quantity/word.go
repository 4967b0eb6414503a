package quantity

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// inWords is an attempt at a number in words.
type inWords struct{ *attempt }

type wordRule = scan.Rule[inWords]

// wordUses are what a number in words may be other than a number of things by itself.
var wordUses = []wordRule{
	{Name: "address", When: inWords.inAddress, Then: inWords.refuseAddress},
	{Name: "minus_word", Then: inWords.minus},
	{Name: "said_twice", Then: inWords.twice},
	{Name: "ordinal", When: isWholeOrdinal, Then: inWords.wordOrdinal},
	{Name: "ordinal_suffix", When: inWords.isIdeographic, Then: inWords.suffixed},
	{Name: "proper_name", When: inWords.inName, Then: inWords.refuseName},
	{Name: "inside_word", When: inWords.insideWord, Then: inWords.refusePart},
	{Name: "behind_hyphen", When: inWords.behindHyphen, Then: inWords.refusePart},
	{Name: "neighbours", Then: inWords.neighbours},
	{Name: "last_neighbours", Then: inWords.lastNeighbours},
	{Name: "two_of_hundred", Then: inWords.twoOfHundred},
	{Name: "lone_ideograph", When: inWords.isLoneIdeograph, Then: inWords.refusePart},
	{Name: "share", Then: inWords.share},
	{Name: "one_to_more", When: inWords.isBareOne, Then: inWords.rangeInWords},
	{Name: "one_or_two", When: inWords.isBareOne, Then: inWords.alternativeBehind},
	{Name: "one_and_half", When: inWords.isOne, Then: inWords.oneAndHalf},
	{Name: "share_of_noun", Then: inWords.shareOfNoun},
	{Name: "article", When: inWords.isOneWord, Then: inWords.article},
	{Name: "number_sign", When: inWords.numberedWord, Then: inWords.numberInWords},
}

// wordQuantities are what it may be otherwise.
var wordQuantities = []wordRule{
	{Name: "unit", Then: inWords.unit},
	{Name: "hundredths", Then: inWords.smallMoney},
	{Name: "per_many", Then: inWords.rate},
	{Name: "of_every_many", Then: inWords.rateBase},
	{Name: "went_from_one_to_other", Then: inWords.changed},
	{Name: "range", Then: inWords.rangeBehind},
	{Name: "alternative", Then: inWords.alternativeBehind},
	{Name: scan.FromOneToOther, Then: inWords.fromOther},
	{Name: unitOfList, Then: inWords.unitBehindList},
	{Name: "no_count", Then: inWords.noWordCount},
	{Name: "count", Then: inWords.count},
}

// words reads a number in words: what it is, or why it is no number.
func (t *attempt) words() int {
	w := inWords{t}
	if t.a, t.ok = t.amounts.At(t.i, false); !t.ok {
		return 0
	}
	if to := scan.First(t.Sheet, "words", wordUses, w, t.i); to > t.i {
		return to
	}
	t.NoteNumeral(t.a.From, t.a.To)
	return scan.First(t.Sheet, "number_in_words", wordQuantities, w, t.i)
}

func (t inWords) inAddress() bool    { return t.Address[t.i] }
func (t inWords) refuseAddress() int { return t.refuseWords(t.a, schema.ReasonAddress) }

// minus passes over a word that makes the number behind it negative and begins as a number does: 零下5度, 영하 3도.
func (t inWords) minus() int {
	m, ok := t.HasValue(t.i, language.Quantity, language.QuantityMinus)
	if !ok || m.End == t.i+1 {
		return 0
	}
	if _, ok = t.amounts.At(m.End, false); !ok {
		return 0
	}
	return m.End
}

// twice reads a number that is said twice, once for each, where the language does so: "चार-चार लाख रुपये". Digits must
// have what they count or measure behind them, else they may be a score.
func (t *attempt) twice() int {
	k := t.i + 2
	if len(t.Pack.Letters(language.LettersTwice)) == 0 || !t.Binds(k-1, scan.Hyphens) || t.Token(t.i) != t.Token(k) {
		return 0
	}
	a, ok := t.amounts.At(k, false)
	if !ok || a.Form != language.Cardinal || a.To == k+1 && t.BindsDigits(a.To, scan.Hyphens) {
		return 0
	}
	u, measured := t.amounts.UnitAfter(&a)
	if t.IsDigits(t.i) && !measured && !t.SmallNounAt(a.To) && !t.NounAt(a.To) {
		return 0
	}
	t.noteWords(&a)
	a.From = t.i
	if measured {
		return t.measured(t.i, a, u)
	}
	return t.countOf(a)
}

// isIdeographic reports whether the number is a cardinal in Chinese characters.
func (t inWords) isIdeographic() bool { return t.IsNounScript(t.i) && !t.isOrdinal() && !t.a.Decimal }

// suffixed reads an ordinal with its suffix of two characters or more: 三代目, 二度目.
func (t inWords) suffixed() int {
	m, ok := t.Has(t.a.To, language.OrdinalSuffix)
	if !ok || m.Flags.Has(language.Before) || !t.Glued(t.a.To) {
		return 0
	}
	listed := t.Traits.Classes != nil && !t.LongerWord(t.a.To, m.End)
	if m.End < t.a.To+2 && (!listed || t.Follows(t.a.To, language.Classifier)) {
		return 0
	}
	t.NoteNumeral(t.a.From, t.a.To)
	f := t.figureOf(t.a, schema.KindOrdinal)
	f.To, f.Rule = m.End, "ordinal"
	t.Add(f)
	return f.To
}

func (t inWords) isOrdinal() bool { return t.a.Form == language.Ordinal }

func (t inWords) inName() bool    { return t.judge.IsName(&t.a) }
func (t inWords) refuseName() int { return t.refuseWords(t.a, schema.ReasonNamePart) }

// behindHyphen reports whether the number is the last part of a word with a hyphen.
func (t inWords) behindHyphen() bool {
	return t.Binds(t.i-1, scan.Hyphens) && t.IsWord(t.i-2)
}

func (t inWords) refusePart() int { return t.refuseWords(t.a, schema.ReasonWordPart) }

// twoOfHundred reads two digits in characters before the word for tenths as hundredths: 七五折 is 75 per cent.
func (t inWords) twoOfHundred() int {
	b := t.a.To + 1
	m, ok := t.HasValue(b, language.Quantity, language.QuantityTenth)
	if !ok || m.Flags.Has(language.Narrow) || !t.isIdeographicDigit(&t.a) || !t.Glued(t.a.To) {
		return 0
	}
	last, ok := t.amounts.At(t.a.To, false)
	if !ok || !t.isIdeographicDigit(&last) || last.To != b {
		return 0
	}
	t.NoteNumeral(t.i, b)
	f := t.figureOf(t.a, schema.KindPercent)
	f.Value = new(big.Rat).Add(new(big.Rat).Mul(t.a.Value, number.Ten), last.Value)
	f.To, f.Unit, f.Rule, f.Numbers[1] = m.End, "%", "tenths", b
	t.Add(f)
	return f.To
}

func (t inWords) isLoneIdeograph() bool {
	return t.IsSyllabic(t.i) && !t.judge.CountsIdeographs(&t.a) && !number.IsAlone(t.amounts, &t.a)
}

// insideWord reports whether a number in a script without blanks is cut out of a word: by the list of words, or, in
// Hangul, it does not begin where one begins, or it ends inside one, or is a single syllable that nothing shows to be a
// number.
func (t inWords) insideWord() bool {
	i, to := t.a.From, t.a.To
	switch {
	case t.IsHangul(i):
	case t.isOrdinal():
		return !isWholeOrdinal(t)
	default:
		return scan.InsideListed(t.Sheet, i, to)
	}
	if to > i+1 && !t.Glued(i+1) && t.HasFunction(i, language.WordAdverb) {
		return !t.amounts.IsUnit(&t.a) && !t.Follows(to, language.Classifier) // "이 조사" is this survey
	}
	begins := !t.Glued(i) || !t.IsHangul(i-1) || t.IsComparator(i)
	if !begins && (!t.Taken[i-1] || t.refusedUpTo(i) || to == i+1 && t.HasFunction(i, language.WordParticle)) {
		return true
	}
	if to == i+1 && !t.Glued(to) && t.HasFunction(i, language.WordParticle) {
		u, ok := t.amounts.UnitAfter(&t.a) // "이 명령", "이 프로그램" are this command, this program
		return !ok || t.Glued(u.To) && t.IsHangul(u.To) && !t.HasFunction(u.To, language.WordParticle)
	}
	if t.a.Value.Sign() == 0 && to == i+1 && t.Glued(to) {
		return true // 공개 is no 0개
	}
	if c, ok := t.Has(i, language.Classifier); ok && c.End > to && t.Glued(to) {
		return true // 세대 is no 3대
	}
	if t.IsAll(i, to) || t.amounts.IsUnit(&t.a) || t.Follows(to, hangulMarks...) {
		return false
	}
	if m, ok := t.Has(to, language.Comparator); ok && m.Flags.Has(language.After) {
		return false
	}
	if t.Glued(to) && t.IsHangul(to) && !t.HasFunction(to, language.WordParticle) {
		return true
	}
	return to == i+1 && !number.IsAlone(t.amounts, &t.a)
}

// isWholeOrdinal reports whether the number is an ordinal that no longer word cuts.
func isWholeOrdinal(t inWords) bool {
	return t.isOrdinal() && !scan.InsideListed(t.Sheet, t.a.To-1, t.a.To)
}

// hangulMarks are what behind a number in Hangul shows that it is one.
var hangulMarks = []language.Class{
	language.Classifier, language.Multiplier, language.OrdinalSuffix, language.Quantity,
}

func (t inWords) isOne() bool { return t.a.Value.Cmp(number.One) == 0 }

// isBareOne reports whether the number is one, and no "of" follows it.
func (t inWords) isBareOne() bool { return t.isOne() && t.PastOf(t.a.To) == t.a.To }

// isOneWord reports whether the number is one in a single word, so that it may be an article.
func (t inWords) isOneWord() bool { return t.a.To == t.i+1 && t.isOne() }

// rangeInWords reads a range that begins with one: "un à deux jours".
func (t inWords) rangeInWords() int {
	to := t.wordRange()
	if to > t.i {
		t.NoteNumerals(t.i, to)
	}
	return to
}

func (t inWords) rangeBehind() int {
	to := t.wordRange()
	if to > t.i {
		t.NoteNumerals(t.a.To, to)
	}
	return to
}

func (t inWords) alternativeBehind() int {
	to := t.alternative()
	if to > t.i {
		t.NoteNumerals(t.i, to)
	}
	return to
}

func (t inWords) oneAndHalf() int { return t.Reader.oneAndHalf(t.a) }

// article refuses a word that is an article or a pronoun as well as a number and counts nothing.
func (t inWords) article() int {
	reason := t.judge.Article(&t.a)
	if reason == "" {
		return 0
	}
	return t.refuseWords(t.a, reason)
}

// numberedWord reports whether a number sign stands before the number: "number five".
func (t inWords) numberedWord() bool {
	m, ok := t.Before(t.i, language.NumberSign)
	return ok && !m.Flags.Has(language.Narrow) && !t.Taken[m.End] && !t.amounts.IsUnit(&t.a)
}

func (t inWords) numberInWords() int {
	t.NoteNumeral(t.a.From, t.a.To)
	return t.AddIdentifier(t.i, t.a.To, "number_sign")
}

func (t inWords) noWordCount() int {
	reason := t.judge.NoCount(&t.a)
	if reason == "" {
		return 0
	}
	t.Refuse(t.a.From, t.a.To, reason)
	return t.a.To
}

// ordinalUses are what an ordinal in words may be: one that ranks a thing, or something else.
var ordinalUses = []wordRule{
	{Name: "article", Then: inWords.articleOfLaw},
	{Name: "proper_name", When: inWords.inName, Then: inWords.refuseName},
	{Name: "at_hyphen", When: inWords.atHyphen, Then: inWords.refusePart},
	{Name: "of_list", When: isListed, Then: inWords.addOrdinal},
	{Name: "leads_on", When: isPreposition, Then: inWords.refuseIdiom},
	{Name: "adverb", When: inWords.ranksNothing, Then: inWords.refuseIdiom},
	{Name: "ordinal", Then: inWords.addOrdinal},
}

// wordOrdinal reads an ordinal in words. It is a figure where it ranks a thing: a noun follows it.
func (t inWords) wordOrdinal() int {
	return scan.First(t.Sheet, "ordinal_in_words", ordinalUses, t, t.i)
}

func isListed(t inWords) bool { return t.judge.LeadsOrdered(&t.a) || t.judge.EndsOrdered(&t.a) }

// isPreposition reports whether an ordinal is a preposition, too, and no small word stands before it that leads to a
// thing: "secondo fonti interne", not "il secondo piano".
func isPreposition(t inWords) bool {
	return t.HasFunction(t.i, language.WordPreposition) && t.a.To == t.i+1 &&
		(t.SentenceStart(t.i) || t.Function(t.i-1) == "" || t.Function(t.i-1) == language.WordConjunction)
}

// atHyphen reports whether a hyphen binds the ordinal to another word.
func (t inWords) atHyphen() bool {
	return t.BindsWord(t.a.To, scan.Hyphens) || t.Glued(t.a.From) && t.Mark(t.a.From-1, scan.Hyphens)
}

// ranksNothing reports whether an ordinal ranks no thing: no noun follows it, and it does not rank by itself.
func (t inWords) ranksNothing() bool {
	to := t.a.To
	if _, number := t.Pack.ReadNumber(&t.Tokens, to); t.IsSyllabic(t.i) || t.NounAt(to) && !number && !t.IsVerb(to) {
		return false
	}
	return !t.ranks(&t.a)
}

// ranks reports whether an ordinal in words without a noun behind it ranks something: it is the whole text, has an
// article before it ("the twenty-first"), or is greater than those that are adverbs, too ("first", "second").
func (t inWords) ranks(a *number.Amount) bool {
	if _, counted := t.Before(a.From, language.Classifier); counted || t.ranksNounBefore(a.From) {
		return true
	}
	if m, ok := t.Has(a.To, language.Classifier); ok && m.Value == "times" {
		return true
	}
	return t.IsAll(a.From, a.To) || t.Function(a.From-1) == language.WordArticle || a.Value.Cmp(number.Three) > 0
}

// ranksNounBefore reports whether an ordinal at token i ranks the noun before it, in a language in which it stands
// there: "المركز الثاني", "babak kedua".
func (t *attempt) ranksNounBefore(i int) bool {
	return t.Traits.RankLast && !t.Glued(i) && t.IsNounWord(i-1) && !t.IsVerb(i-1) && !t.Taken[i-1]
}

func (t inWords) refuseIdiom() int { return t.refuseWords(t.a, schema.ReasonIdiom) }

func (t inWords) addOrdinal() int {
	t.NoteNumeral(t.a.From, t.a.To)
	f := t.figureOf(t.a, schema.KindOrdinal)
	f.Rule = "ordinal_in_words"
	t.Add(f)
	return t.a.To
}

// Idiom refuses the number words and digits of a set phrase at token i and gives the token after the phrase; i if there
// is none, or it begins a phrase that is counted from now: 이번 in 이번 달.
func (w *Reader) Idiom(i int) int {
	m, ok := w.Has(i, language.Idiom)
	r, relative := w.Has(i, language.Relative)
	if !ok || relative && r.End >= m.End || w.units.HalfTime(m.End) || number.EndsInside(w.units, i, m.End) {
		return i
	}
	for k := i; k < m.End; k++ {
		if w.Taken[k] {
			continue
		}
		if w.IsDigits(k) {
			w.Refuse(k, k+1, schema.ReasonIdiom)
		} else if w.Pack.ReadsNumber(&w.Tokens, k) {
			if n, ok := w.Pack.ReadNumber(&w.Tokens, k); ok && n.End <= m.End {
				w.NoteNumeral(k, n.End)
				w.Refuse(k, n.End, schema.ReasonIdiom)
				k = n.End - 1
			}
		}
	}
	return m.End
}
