package agree

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/agree/decimals"
	"example.org/sourcebook/schema"
)

// Verdict is how two claims stand to each other.
type Verdict struct {
	Agreement string // schema.Agree, schema.Differ, or empty if it cannot be told
	Code      string // a value of alignments.reason_code
}

// Side is a claim with what its document says of the language.
type Side struct {
	*Claim
	Language  string      // primary subtag; empty if not known
	Published schema.Date // of its document
	Skeleton  string      // see Form; empty if not known
	Before    string      // the word before it in its sentence, folded; empty if not known
	After     string      // the word after it
	Behind    []string    // words behind it in its clause, folded, no more than MaxBehind
	Around    []string    // see Neighbours
	Beside    string      // the words before and behind it up to the next numbers, in its clause
	Noun      []Meaning   // of the words that it counts, in a passage of another language
	Means     []Meaning   // of these and the words beside it
	Told      []string    // the stretches of time that its passage tells, see Claim.Stretch
	Loose     []string    // those of them that no number of the passage is of
	Loosely   bool        // a bound that may take in its number, see TellBound
	Units     []string    // those of the numbers of its passage
	Unread    []string    // the digits of its passage that stand in no figure
	Whole     *Side       // of a number: the one behind it that it may be a part of, see TellWholes
}

// Key is equal for sides that Compare cannot tell apart.
func (s *Side) Key() string {
	start, end := s.Days()
	key := []string{s.Kind(), s.Comparator(), string(s.Value()), string(s.ValueMax()), s.Unit(), s.Counted(), s.Concept(),
		string(start), string(end), s.Surface(), s.Language, s.Skeleton}
	if s.Whole != nil {
		key = append(key, string(s.Whole.Value()))
	}
	if s.Repaired() {
		key = append(key, "repaired")
	}
	if s.IsTime() && s.Dated() {
		key = append(key, string(s.Published))
	}
	return strings.Join(key, "\x00")
}

// rule is one way in which two claims of one fact can stand to each other.
type rule struct {
	code      string
	agreement string
	when      func(a, b *Side) bool
}

// ofTimes and ofNumbers are the rules, the first one that holds counts.
var (
	ofTimes = []rule{
		{schema.WhyEqual, schema.Agree, sameDays},
		{schema.WhyUndated, "", oneOpen},
		{schema.WhySameWords, schema.Agree, sameWords},
		{schema.WhyDate, schema.Differ, otherWords},
		{schema.WhyMoreExact, schema.Agree, oneYearless},
		{schema.WhyMoreExact, schema.Agree, yearUnsaid},
		{schema.WhyUndated, "", oneUndated},
		{schema.WhyMoreExact, schema.Agree, daysWithin},
		{schema.WhyDate, schema.Differ, always},
	}
	ofDigits = []rule{
		{schema.WhyEqual, schema.Agree, sameDigits},
		{schema.WhyMoreExact, schema.Agree, wordsHalfDayApart},
		{schema.WhyUnread, "", halfDayApart},
		{schema.WhyValue, schema.Differ, always},
	}
	ofNumbers = []rule{
		{schema.WhyEqual, schema.Agree, oneRank},
		{schema.WhyEqual, schema.Agree, partOfWhole},
		{schema.WhyUnit, schema.Differ, exchanged},
		{schema.WhyMoreExact, schema.Agree, namedLoosely},
		{schema.WhyMoreExact, schema.Agree, degrees},
		{schema.WhyMoreExact, schema.Agree, ages},
		{schema.WhyMoreExact, schema.Agree, unitLeftOut},
		{schema.WhyComparator, schema.Differ, otherBoundOfMoney},
		{schema.WhyComparator, schema.Differ, oppositeBounds},
		{schema.WhyUnread, "", oneUnread},
		{schema.WhyCurrency, "", otherCurrency},
		{schema.WhyUnread, "", ofOneName},
		{schema.WhyConverted, schema.Agree, converted},
		{schema.WhyConverted, schema.Agree, lastsAsLong},
		{schema.WhyComparator, schema.Differ, otherBoundOfPart},
		{schema.WhyConverted, schema.Agree, oneInPercent},
		{schema.WhyUnit, schema.Differ, otherUnit},
		{schema.WhyMoreExact, schema.Agree, withinBound},
		{schema.WhyMoreExact, schema.Agree, oneTakesInOther},
		{schema.WhyRounded, schema.Agree, rounded},
		{schema.WhyValue, schema.Differ, otherValue},
		{schema.WhyComparator, schema.Differ, otherComparator},
		{schema.WhyThing, schema.Differ, otherThing},
		{schema.WhyDate, schema.Differ, otherPeriod},
		{schema.WhyRounded, schema.Agree, oneIsRough},
		{schema.WhyRepaired, schema.Agree, oneRepaired},
		{schema.WhyEqual, schema.Agree, always},
	}
)

// Compare says how two claims of one fact stand to each other.
func Compare(a, b *Side) Verdict {
	rules := ofNumbers
	switch {
	case a.IsTime() && b.IsTime():
		rules = ofTimes
	case a.isWritten() || b.isWritten():
		rules = ofDigits
	}
	for _, r := range rules {
		if r.when(a, b) {
			return Verdict{r.agreement, r.code}
		}
	}
	return Verdict{Code: schema.WhyUnread}
}

func always(_, _ *Side) bool { return true }

// sameDigits holds for times of day that are the same on the clock, and for identifiers with the same digits.
func sameDigits(a, b *Side) bool {
	if a.Skeleton != "" && b.Skeleton != "" {
		return (a.Kind() == b.Kind() || areClocks(a, b)) && sameClock(a, b)
	}
	n, m := Digits(a.Surface()), Digits(b.Surface())
	return a.Kind() == b.Kind() && n != "" && n == m
}

// oneRank holds for a rank and the same number of what has ranks: the 88th minute, and minute 88 or 88 minutes.
func oneRank(a, b *Side) bool {
	ranks := func(s *Side) bool { return s.Kind() == schema.KindOrdinal }
	return ranks(a) != ranks(b) && a.Value() != "" && sameValue(a, b) && !otherComparator(a, b)
}

// oppositeBounds holds for one number that is the least on one side and the most on the other one, in one unit as far
// as it could be read.
func oppositeBounds(a, b *Side) bool {
	if a.Kind() == schema.KindDuration || b.Kind() == schema.KindDuration || a.Value() == "" || !sameValue(a, b) {
		return false // of ages there are two beside each other
	}
	units := a.Unit() == b.Unit() || a.Unit() == "" || b.Unit() == ""
	return units && isLimit(a) && isLimit(b) && !oneLimit(a, b)
}

// oneUnread holds where a value could not be read, or of equal numbers one has no unit that could be read.
func oneUnread(a, b *Side) bool {
	if a.Value() == "" || b.Value() == "" {
		return true
	}
	return sameValue(a, b) && (a.Unit() == "") != (b.Unit() == "")
}

// otherCurrency holds for amounts in two currencies, as far as their words tell which.
func otherCurrency(a, b *Side) bool {
	x, y := a.currency(), b.currency()
	if x == "" || y == "" || x == y {
		return false
	}
	return a.Unit() != "" && b.Unit() != "" || !shareName(x, y)
}

// currency is the currency of an amount of money, or one of those that its word may mean (see Form); empty if it has
// none.
func (s *Side) currency() string {
	if s.Kind() != schema.KindMoney {
		return ""
	}
	return cmp.Or(s.Unit(), s.Skeleton)
}

// exchanged holds for one amount in two currencies that no word stands for alike: nobody converts an amount to itself.
func exchanged(a, b *Side) bool {
	return oneAmount(a, b) && otherCurrency(a, b) && !shareName(a.currency(), b.currency())
}

// namedLoosely holds for one amount of which one side names the currency, and the other one says a word that may mean
// it: dollars beside US dollars.
func namedLoosely(a, b *Side) bool {
	return (a.Unit() == "") != (b.Unit() == "") && !otherComparator(a, b) && ofOneMoney(a, b)
}

// ofOneMoney holds for one amount in currencies that one word may stand for.
func ofOneMoney(a, b *Side) bool {
	return oneAmount(a, b) && (a.currency() == b.currency() || shareName(a.currency(), b.currency()))
}

// unitLeftOut holds for one number of which one side leaves its unit to another number of its passage, which has that
// unit: "8 metres wide and 12 high".
func unitLeftOut(a, b *Side) bool { return leavesOut(a, b) || leavesOut(b, a) }

func leavesOut(a, b *Side) bool {
	bare := a.Kind() == schema.KindCount && a.Unit() == "" && a.Counted() == ""
	return bare && a.Value() != "" && sameValue(a, b) && !otherComparator(a, b) && slices.Contains(a.Units, b.Unit())
}

// otherBoundOfMoney holds for one amount of which one side says another bound.
func otherBoundOfMoney(a, b *Side) bool {
	return ofOneMoney(a, b) && otherComparator(a, b) && !oneTakesInOther(a, b)
}

// oneAmount holds for two amounts of money with one value, each with words that name its currency.
func oneAmount(a, b *Side) bool {
	return a.currency() != "" && b.currency() != "" && a.Value() != "" && sameValue(a, b)
}

// ofOneName holds for equal numbers of two units that measure nearly as much, as the tons and the gallons do: one word
// stands for both in many languages.
func ofOneName(a, b *Side) bool { return sameValue(a, b) && nearUnits(a.Unit(), b.Unit()) }

func otherUnit(a, b *Side) bool {
	return a.Unit() != b.Unit() && a.Unit() != "" && b.Unit() != "" && sameValue(a, b)
}

func otherValue(a, b *Side) bool { return !sameValue(a, b) || a.Unit() != b.Unit() }

func sameValue(a, b *Side) bool { return a.Value() == b.Value() && a.ValueMax() == b.ValueMax() }

func otherComparator(a, b *Side) bool {
	return a.Comparator() != b.Comparator() && !oneRough(a.Claim, b.Claim) && !withinTime(a, b) && !withinTime(b, a)
}

// withinTime holds for a length of time of which one language says that it is a bound and another one leaves it to the
// word before it: "do 48 hodin" and "within 48 hours". Years are those of ages and sentences, which have such a word.
func withinTime(a, b *Side) bool {
	return a.Comparator() == "<=" && b.Comparator() == "=" && a.Kind() == schema.KindDuration && a.Unit() != "a" &&
		a.Language != b.Language
}

// otherPeriod holds for numbers of two stretches of time, neither of which lies in the other, in one grain: a month
// beside a century is another time of the passage rather. Measures hold at all
// times, and a day is compared where it is named.
func otherPeriod(a, b *Side) bool {
	if !a.Dated() || !b.Dated() || a.isDay() && b.isDay() || ofEitherTime(a, b) {
		return false
	}
	return a.Kind() != schema.KindMeasure && a.grain() == b.grain() && !within(a, b) && !within(b, a)
}

func oneIsRough(a, b *Side) bool { return oneRough(a.Claim, b.Claim) }

func oneRepaired(a, b *Side) bool { return a.Repaired() != b.Repaired() }

// withinBound holds where one side gives a bound ("more than 2,000") and the other a number that it bounds and whose
// leading digits it has (2,134).
func withinBound(a, b *Side) bool {
	return a.Unit() == b.Unit() && !sameValue(a, b) && (bounds(a, b) || bounds(b, a))
}

// oneTakesInOther holds for one number in two languages where the upper bound of one side takes in what the other side
// says: up to 50, and 50 or less than 50. Many words leave to the reader whether they are such a bound, or whether it
// takes in its number. How long somebody has to wait or to sit is told with such a word in all languages.
func oneTakesInOther(a, b *Side) bool {
	if a.Language == b.Language || !sameValue(a, b) || a.Unit() != b.Unit() || withinTime(a, b) || withinTime(b, a) {
		return false
	}
	return takesIn(a, b) || takesIn(b, a)
}

func takesIn(a, b *Side) bool {
	switch a.Comparator() + b.Comparator() {
	case "<=<":
		return true
	case "<==":
		return !isYears(a)
	case ">=>":
		return isYears(a) || a.Loosely // over 65, 65 and over
	}
	return false
}

func bounds(a, b *Side) bool {
	bound, value := a.Value().Rat(), b.Value().Rat()
	if b.Comparator() != "=" || a.ValueMax() != "" || b.ValueMax() != "" || bound.Sign() <= 0 {
		return false
	}
	step := decimals.Place(a.Value())
	switch a.Comparator() {
	case ">", ">=":
		return value.Cmp(bound) >= 0 && value.Cmp(new(big.Rat).Add(bound, step)) < 0
	case "<", "<=":
		return value.Cmp(bound) <= 0 && value.Cmp(new(big.Rat).Sub(bound, step)) > 0
	}
	return false
}

// rounded holds where one side states fewer digits, says so by its form, and has the other's value to its last digit.
func rounded(a, b *Side) bool {
	return a.Unit() == b.Unit() && (Rounds(a.Claim, b.Claim) || Rounds(b.Claim, a.Claim))
}

// Rounds reports whether a is b, rounded to the last digit that a states.
func Rounds(a, b *Claim) bool {
	if a.ValueMax() != "" || b.ValueMax() != "" || a.Value() == b.Value() || !a.isRound() {
		return false
	}
	if a.isBare() && Significant(b.Value()) < Significant(a.Value())+bareDigits {
		return false
	}
	step := a.step()
	if step.Cmp(decimals.Place(b.Value())) <= 0 || !looseEqual(a.Comparator(), b.Comparator()) {
		return false
	}
	r, v := a.Value().Rat(), b.Value().Rat()
	return decimals.Nearest(v, r, step) && !farOff(v, r)
}

// step is the value of the last digit that the claim states: for "30 million" a million, for "about 30 million" ten.
func (c *Claim) step() *big.Rat {
	written := strings.TrimLeft(Digits(c.Surface()), "0")
	power, ok := strings.CutPrefix(string(c.Value()), written) // zeros of "million"
	if c.Comparator() == "~" || written == "" || !ok || power == "" || strings.Trim(power, "0") != "" {
		return decimals.Place(c.Value())
	}
	return decimals.Place(schema.Decimal("1" + power))
}

// farOff reports whether v is a fifth of r or more away from it. Nobody rounds so far, though a number of one digit
// could stand for it: "about 10" is not 12.
func farOff(v, r *big.Rat) bool {
	d := new(big.Rat).Sub(v, r)
	return d.Abs(d).Mul(d, big.NewRat(5, 1)).Cmp(new(big.Rat).Abs(r)) >= 0
}

// Exacter reports whether a says more than b: it has days or a value that b lacks, or lies within it.
func (s *Side) Exacter(t *Side) bool {
	switch {
	case s.IsTime() && t.IsTime():
		return s.Dated() && (!t.Dated() || !sameDays(s, t) && within(s, t) || takenYear(t, s))
	case s.Value() == "" || t.Value() == "":
		return s.Value() != "" && t.Value() == ""
	}
	return Rounds(t.Claim, s.Claim) || bounds(t, s)
}
