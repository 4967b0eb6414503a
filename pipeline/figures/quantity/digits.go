package quantity

import (
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/figures/calendar"
	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// inDigits is an attempt at a number in digits.
type inDigits struct{ *attempt }

type digitRule = scan.Rule[inDigits]

// digitNames are what digits may name, and the ways to write a number in which the digits are but a part.
var digitNames = []digitRule{
	{Name: "torn_number", Then: inDigits.torn},
	{Name: "letter_and_group", Then: inDigits.loneLetter},
	{Name: "telephone_number", Then: inDigits.phone},
	{Name: "said_twice", Then: inDigits.twice},
	{Name: "feet_and_inches", Then: inDigits.feetAndInches},
	{Name: "label", Then: inDigits.label},
	{Name: "masked_code", Then: inDigits.maskedCode},
	{Name: numberSign, When: inDigits.numbered, Then: inDigits.number},
	{Name: "listed_behind", Then: inDigits.listedBehind},
	{Name: "numbered_behind", Then: inDigits.numberedBehind},
	{Name: "house_number", Then: inDigits.houseNumber},
	{Name: "score_in_words", Then: inDigits.spokenScore},
	{Name: "dashed_article", Then: func(t inDigits) int { return t.codes.Dashed(t.i) }},
	{Name: "ordinal_prefix", Then: inDigits.prefixedOrdinal},
	{Name: "area_code", Then: inDigits.areaCode},
	{Name: "case_number", Then: caseNumber},
	{Name: "volume_and_page", Then: func(t inDigits) int { return t.codes.Citation(t.i) }},
	{Name: "record_number", Then: func(t inDigits) int { return t.codes.Record(t.i) }},
	{Name: "mixed_number", Then: inDigits.mixedNumber},
	{Name: "decimal_point", Then: inDigits.pointed},
}

// digitQuantities are what a number in digits may be. A chain is digits with signs between them of which no one number
// is made.
var digitQuantities = []digitRule{
	{Name: "postal_code", When: func(t inDigits) bool { return t.codes.IsPostalCode(t.i, t.end) }, Then: inDigits.code},
	{Name: "range_in_digits", When: inDigits.beginsChain, Then: inDigits.chainedRange},
	{Name: "slash_fraction", When: inDigits.inChain, Then: inDigits.slashFraction},
	{Name: "code", When: inDigits.isCode, Then: inDigits.code},
	{Name: "chain", When: inDigits.isChain, Then: inDigits.refuseChain},
	{Name: "part_of_word", Then: inDigits.partOfWord},
	{Name: "bare_sign", When: inDigits.bareSign, Then: inDigits.unread},
	{Name: "tally_of_capitals", When: func(t inDigits) bool { return (tally{t.Sheet}).counts(t.i) }, Then: inDigits.count},
	{Name: "row_cell", When: inDigits.isCell, Then: inDigits.cell},
	{Name: "ordinal", Then: inDigits.ordinal},
	{Name: "unit", Then: inDigits.unit},
	{Name: "hundredths", Then: inDigits.smallMoney},
	{Name: "per_many", Then: inDigits.rate},
	{Name: "of_every_many", Then: inDigits.rateBase},
	{Name: "went_from_one_to_other", Then: inDigits.changed},
	{Name: "range", Then: inDigits.wordRange},
	{Name: "alternative", Then: inDigits.alternative},
	{Name: scan.FromOneToOther, Then: inDigits.fromOther},
	{Name: unitOfList, Then: inDigits.unitBehindList},
	{Name: "descending", Then: inDigits.descending},
	{Name: "share", Then: inDigits.share},
	{Name: "share_of_noun", Then: inDigits.shareOfNoun},
	{Name: "beside_number", When: inDigits.besideNumber, Then: inDigits.unread},
	{Name: "leading_zero", When: inDigits.zeroLed, Then: inDigits.leadingZero},
	{Name: "no_grouping", When: inDigits.isMisgrouped, Then: inDigits.misgrouped},
	{Name: "foreign_decimal_sign", When: inDigits.weak, Then: inDigits.unread},
	{Name: "no_count", Then: inDigits.noCount},
	{Name: "maybe_date", When: inDigits.maybeDate, Then: inDigits.unread},
	{Name: "count", Then: inDigits.count},
}

// digits reads a number in digits.
func (t *attempt) digits() int {
	d := inDigits{t}
	if to := scan.First(t.Sheet, "names", digitNames, d, t.i); to > t.i {
		return to
	}
	t.a, t.ok = t.amounts.At(t.i, false)
	t.end, t.runs = t.codes.Chain(t.i)
	return scan.First(t.Sheet, "numbers", digitQuantities, d, t.i)
}

// identify adds the tokens from i to end as a number that names something, if there are any.
func (t inDigits) identify(from, end int, rule string) int {
	if end <= t.i {
		return 0
	}
	return t.AddIdentifier(from, end, rule)
}

// phone reads a telephone number, with the plus sign before it.
func (t inDigits) phone() int {
	to := t.identify(t.i, max(t.codes.Phone(t.i), t.codes.NamedPhone(t.i)), "telephone_number")
	if to > 0 || !t.Mark(t.i-1, "+") || !t.Glued(t.i) {
		return to
	}
	return t.identify(t.i-1, t.codes.Phone(t.i-1), "telephone_number")
}

func (t inDigits) areaCode() int { return t.identify(t.i-1, t.codes.AreaCode(t.i), "telephone_number") }

// feetAndInches refuses a length or a time such as 5'10": which of the two it is nothing tells.
func (t inDigits) feetAndInches() int {
	to := t.codes.FeetAndInches(t.i)
	if to == t.i {
		return 0
	}
	return t.RefuseDigits(t.i, to, schema.ReasonUnread)
}

func (t inDigits) label() int { return t.codes.Label(t.i) }

func (t inDigits) maskedCode() int {
	end := t.codes.Masked(t.i)
	if end > t.i {
		t.Add(scan.Figure{
			From: t.i, To: end, Kind: schema.KindIdentifier, Rule: "masked_code", Issues: []string{"masked"},
		})
	}
	return end
}

// numbered reports whether a number sign stands before the digits.
func (t inDigits) numbered() bool {
	return t.signed() || t.Mark(t.i-1, "#＃") && t.Glued(t.i) || t.Mark(t.i-1, "№")
}

// signed reports whether a phrase such as "no." stands before the digits, and they run into no word. It is none where
// it tells how many there are: "की संख्या 23".
func (t inDigits) signed() bool {
	if is, ok := t.Before(t.i, language.Quantity); ok && is.Value == language.QuantityIs {
		return false
	}
	m, ok := t.Before(t.i, language.NumberSign)
	if ok && m.Flags.Has(language.After) {
		m, ok = scan.BeforeWith(t.Sheet, t.i, language.NumberSign, language.Before) // "3 §" and "§ 3"
	}
	if !ok || t.Taken[m.End] {
		return false
	}
	if m.Flags.Has(language.Narrow) && !t.judge.NumbersThing(t.i) && number.PastBranch(t.amounts, t.i+1) == t.i+1 {
		return false
	}
	return !t.TouchesWord(t.i) || t.Length(t.i-1) <= scan.MinPiece
}

func (t inDigits) number() int {
	end, _ := t.codes.Chain(t.i)
	return t.AddIdentifier(t.i, number.PastBranch(t.amounts, scan.PastOrdinal(t.Sheet, end)), numberSign)
}

// prefixedOrdinal reads what makes an ordinal of the digits behind it: 第5.
func (t inDigits) prefixedOrdinal() int {
	m, ok := t.Before(t.i, language.OrdinalSuffix)
	if !ok || !m.Flags.Has(language.Before) || !t.Glued(t.i) && !wordsBefore(t, m.End) || t.Taken[m.End] {
		return 0
	}
	a, ok := t.amounts.At(t.i, false)
	if !ok || !a.Plain {
		return 0
	}
	f := t.figureOf(a, schema.KindOrdinal)
	f.From, f.Rule = m.End, "ordinal"
	t.Add(f)
	return a.To
}

// wordsBefore reports whether what makes an ordinal of the digits, from token k on, are words of a script without
// blanks that may have one before a number: "ครั้งที่ 3".
func wordsBefore(t inDigits, k int) bool {
	ideograph := t.IsNounScript(t.i-1) && !t.Glued(t.i+1) // "第 1024 番"
	return (t.i-k > 1 || ideograph) && character.Spaceless(t.Rune(t.i-1))
}

func (t inDigits) mixedNumber() int { return t.attempt.mixedNumber() }

// pointed reads digits behind a decimal sign: ".5".
func (t inDigits) pointed() int {
	a, ok := t.amounts.Pointed(t.i)
	if !ok {
		return 0
	}
	if u, ok := t.amounts.UnitAfter(&a); ok {
		return t.measured(a.From, a, u)
	}
	return t.countOf(a)
}

// inChain reports whether the digits are part of a chain that goes on behind the number.
func (t inDigits) inChain() bool { return !t.ok || t.a.To < t.end }

// beginsChain reports whether the chain goes on behind a number that is one.
func (t inDigits) beginsChain() bool { return t.ok && t.a.To < t.end }

// chainedRange reads two numbers with a dash between them, unless a unit stands behind the first.
func (t inDigits) chainedRange() int {
	if u, ok := t.amounts.UnitAfter(&t.a); ok && u.To >= t.end {
		return 0
	}
	return t.digitRange(t.a, t.end)
}

func (t inDigits) slashFraction() int { return t.Reader.slashFraction(t.i, t.end) }

// endsNowhere reports whether the chain is no number and a mark behind one, as "5," or "5.".
func (t inDigits) endsNowhere() bool { return t.inChain() && !(t.ok && t.Mark(t.a.To, ",.")) }

func (t inDigits) isCode() bool { return t.endsNowhere() && t.runs >= 3 }

func (t inDigits) isChain() bool {
	return t.endsNowhere() && (!t.ok || t.Mark(t.a.To, "/:-–‑_."))
}

func (t inDigits) code() int { return t.AddIdentifier(t.i, t.end, "code") }

// refuseChain says what a chain is: a score, a ratio, a part of a name ("C-123/45").
func (t inDigits) refuseChain() int {
	reason := t.judge.ScoreOrRatio(t.i, t.end)
	if t.a.Value != nil && t.judge.PartOfWord(&t.a) == schema.ReasonNamePart {
		reason = schema.ReasonNamePart
	}
	return t.RefuseDigits(t.i, max(t.end, t.a.To), reason)
}

func (t inDigits) partOfWord() int {
	reason := t.judge.PartOfWord(&t.a)
	if reason == "" {
		return 0
	}
	return t.RefuseDigits(t.i, t.a.To, reason)
}

// bareSign reports whether a sign touches the number that makes something else of it: ".5", "10^6", "3²".
func (t inDigits) bareSign() bool {
	i, to := t.i, t.a.To
	if t.Glued(i) && (t.Mark(i-1, "^") || t.Mark(i-1, ".,") && (i == 1 || t.List[i-1].Space)) {
		return true
	}
	return t.Glued(to) && t.IsMark(to) && (t.Mark(to, "^") || scan.IsSuperscript(t.Rune(to)))
}

// unread refuses the digits as something that no rule reads.
func (t inDigits) unread() int { return t.RefuseDigits(t.i, t.a.To, schema.ReasonUnread) }

// zeroLed reports whether the number is a run of digits that begins with a zero.
func (t inDigits) zeroLed() bool { return t.LeadingZero(t.i) && t.a.Plain && !t.a.Grouped }

// leadingZero takes digits with a zero before them for a code, or refuses them if they are but two.
func (t inDigits) leadingZero() int {
	if t.Length(t.i) < 3 {
		return t.unread()
	}
	return t.AddIdentifier(t.i, t.a.To, "leading_zero")
}

func (t inDigits) weak() bool { return t.a.Weak }

// isMisgrouped reports whether a sign that parts groups in the language stands in a number of things, with groups
// behind it that no convention has: "12,00 inhabitants", "1,2345 people".
func (t *attempt) isMisgrouped() bool {
	if !t.a.Weak || !t.groups.isGroupSign(t.i+1) || t.LeadingZero(t.i) {
		return false
	}
	if t.Mark(t.i+1, ".") && t.Length(t.i+2) <= group {
		return false // a time, a date: "8.15"
	}
	return t.SmallNounAt(t.a.To) && t.judge.NoCount(&t.a) == ""
}

// misgrouped adds a number of things whose value nothing tells.
func (t *attempt) misgrouped() int {
	t.a.Malformed = true
	to := t.countOf(t.a)
	t.Figures[len(t.Figures)-1].Value = nil
	return to
}

func (t inDigits) noCount() int {
	reason := t.judge.NoCount(&t.a)
	if reason == "" {
		return 0
	}
	return t.RefuseDigits(t.i, t.a.To, reason)
}

// isCell reports whether the number is all that a cell of a row has, in brackets or not.
func (t inDigits) isCell() bool {
	i, to := t.a.From, t.a.To
	if t.Mark(i-1, "(（-−+") && t.Glued(i) {
		i--
	}
	if t.Mark(to, ")）*†") && t.Glued(to) {
		to++
	}
	return t.ColumnAt(i) && t.ColumnAt(to) && !t.LeadingZero(t.a.From)
}

func (t inDigits) cell() int { return t.countOf(t.a) }

// ordinal reads what makes digits an ordinal: "5th", "1er".
func (t inDigits) ordinal() int {
	to := t.a.To
	m, ok := t.Has(to, language.OrdinalSuffix)
	if !t.a.Plain || !scan.WrittenOn(t.Sheet, to, m.End) || !t.IsWord(to) && !t.BindsWord(to, "-:'’‑.") {
		return 0
	}
	if !ok && t.BindsWord(to, scan.Hyphens) {
		m, ok = t.Has(to+1, language.OrdinalSuffix) // "3-ти"
	}
	if !ok || m.Flags.Has(language.Before) || t.LettersAt(m.End) && !t.ordinalEnds(to, m.End) {
		return 0
	}
	if scan.LongerMark(t.Sheet, to, m.End) {
		return 0 // 3階建て, 200위안
	}
	f := t.figureOf(t.a, schema.KindOrdinal)
	f.To, f.Rule = m.End, "ordinal"
	t.Add(f)
	return f.To
}

// ordinalEnds reports whether the suffix of an ordinal at token k ends at token end, in a script without blanks.
func (t inDigits) ordinalEnds(k, end int) bool { return t.IsSyllabic(k) && !t.LongerWord(k, end) }

// besideNumber reports whether bare digits stand right after other digits or after an amount with its unit ("6 ft 2",
// "7946 0958"), with nothing of their own behind them: they are a part of something that no rule reads.
func (t inDigits) besideNumber() bool {
	a := &t.a
	if !a.Plain || t.NounAt(a.To) || t.Follows(a.To, language.Classifier) || a.Grouped && t.IsMark(a.From+1) {
		return false // "4,312 4,105", a row of a table, is two numbers
	}
	if t.IsDigits(a.To) || t.IsDigits(a.From-1) && t.refusedUpTo(a.From) {
		return true
	}
	if n := len(t.Figures); n > 0 && t.Figures[n-1].To == a.From {
		switch t.Figures[n-1].Kind {
		case schema.KindMoney, schema.KindMeasure, schema.KindDuration, schema.KindIdentifier:
			return true
		}
	}
	return false
}

// refusedUpTo reports whether the last refusal ends before token i.
func (t *attempt) refusedUpTo(i int) bool {
	n := len(t.Refused)
	return n > 0 && t.Refused[n-1].To == i
}

// maybeDate reports whether bare digits may as well be a year or a day, in a language of which too little is known to
// tell: four digits that are no year by the words around them but count nothing that is known for a noun, or the
// first day of several, joined by words that the lexicon does not have, to the last one ("tussen 9 en 11 juli").
func (t inDigits) maybeDate() bool {
	a := &t.a
	if t.Traits.Sure || !a.Plain || a.Grouped || t.standsAlone(a) {
		return false
	}
	if t.units.NumberedUnit(a.To) || t.units.CutUnit(a.To) {
		return true
	}
	v, n := t.Digits(a.From)
	if n == 4 && t.Traits.YearAlone(v) {
		if noun := t.NounAt(a.To); !scan.PlausibleYear(v) && !(noun && t.Traits.Capitals) {
			return !noun
		}
		return t.maybeYear(a.To)
	}
	return n <= 2 && v >= 1 && v <= 31 && t.maybeFirstDay(a.To, v)
}

// standsAlone reports whether something shows that the number is one: a comparator, a classifier, nothing beside it.
func (t inDigits) standsAlone(a *number.Amount) bool {
	_, ok := scan.HasWith(t.Sheet, a.To, language.Comparator, language.After)
	if ok && t.Glued(a.To) || calendar.IsAmountOf(t.dates, a.From) {
		return true
	}
	return t.IsComparator(a.From) || t.IsAll(a.From, a.To) || t.Follows(a.To, language.Classifier)
}

// maybeYear reports whether what stands at token i behind four digits is nothing that they count.
func (t inDigits) maybeYear(i int) bool {
	switch {
	case t.IsSyllabic(i) && t.Glued(i):
		return true
	case !t.NounAt(i) || t.IsCapital(i):
		return false
	}
	return !t.Traits.IsPluralForm(t.Token(i))
}

// maybeFirstDay reports whether a date with a later day than v follows behind a few small words.
func (t inDigits) maybeFirstDay(i, v int) bool {
	for k := i; k < i+4; k++ {
		if t.IsDigits(k) {
			d, ok := t.dates.DayMonth(k)
			return ok && k > i && d.Day > v
		}
		if !t.IsLower(k) && !t.IsSyllabic(k) {
			return false
		}
	}
	return false
}
