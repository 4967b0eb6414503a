package agree

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"

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
	Told      []string    // the stretches of time that its passage tells, see Claim.Stretch
	Loose     []string    // those of them that no number of the passage is of
}

// Key is equal for sides that Compare cannot tell apart.
func (s *Side) Key() string {
	start, end := s.Days()
	key := []string{s.Kind(), s.Comparator(), string(s.Value()), string(s.ValueMax()), s.Unit(), s.Counted(), s.Concept(),
		string(start), string(end), s.Surface(), s.Language, s.Skeleton}
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
		{schema.WhySameWords, schema.Agree, sameWords},
		{schema.WhyDate, schema.Differ, otherWords},
		{schema.WhyMoreExact, schema.Agree, oneYearless},
		{schema.WhyUndated, "", oneUndated},
		{schema.WhyMoreExact, schema.Agree, daysWithin},
		{schema.WhyDate, schema.Differ, always},
	}
	ofDigits = []rule{
		{schema.WhyEqual, schema.Agree, sameDigits},
		{schema.WhyUnread, "", halfDayApart},
		{schema.WhyValue, schema.Differ, always},
	}
	ofNumbers = []rule{
		{schema.WhyEqual, schema.Agree, oneRank},
		{schema.WhyUnit, schema.Differ, exchanged},
		{schema.WhyMoreExact, schema.Agree, namedLoosely},
		{schema.WhyMoreExact, schema.Agree, degrees},
		{schema.WhyUnread, "", oneUnread},
		{schema.WhyCurrency, "", otherCurrency},
		{schema.WhyUnread, "", ofOneName},
		{schema.WhyConverted, schema.Agree, converted},
		{schema.WhyConverted, schema.Agree, lastsAsLong},
		{schema.WhyComparator, schema.Differ, otherBoundOfPart},
		{schema.WhyConverted, schema.Agree, oneInPercent},
		{schema.WhyUnit, schema.Differ, otherUnit},
		{schema.WhyMoreExact, schema.Agree, withinBound},
		{schema.WhyRounded, schema.Agree, rounded},
		{schema.WhyValue, schema.Differ, otherValue},
		{schema.WhyComparator, schema.Differ, otherComparator},
		{schema.WhyThing, schema.Differ, otherThing},
		{schema.WhyDate, schema.Differ, otherPeriod},
		{schema.WhyRounded, schema.Agree, oneRough},
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

func sameDays(a, b *Side) bool {
	from, to := a.Days()
	start, end := b.Days()
	return a.Dated() && from == start && to == end
}

// sameWords holds for words that are equal, or name the same months and days in two languages, where at most one side
// can be dated, or both were dated from one day: what was said on one day in the same words was meant alike. A day may
// be told without its month or its weekday on one side.
func sameWords(a, b *Side) bool {
	if a.Dated() && b.Dated() && !datedFromOneDay(a, b) {
		return false
	}
	if a.Language == b.Language && Folded(a.Surface()) == Folded(b.Surface()) {
		return true
	}
	return a.Skeleton != "" && a.Skeleton == b.Skeleton || endsWith(a.Skeleton, b.Skeleton) ||
		endsWith(b.Skeleton, a.Skeleton)
}

// endsWith reports whether a skeleton names a weekday or a month, and then all that another one names, a day.
func endsWith(s, day string) bool {
	return day != "" && day[0] == daySign && !strings.Contains(day, " ") && strings.HasSuffix(s, " "+day)
}

// datedFromOneDay reports whether the days of two times that name no year were found from one day of publication, or
// name a month and were found from days that are near each other.
func datedFromOneDay(a, b *Side) bool {
	if a.Published == "" || strings.ContainsRune(a.Skeleton+b.Skeleton, yearSign) {
		return false
	}
	return a.Published == b.Published || strings.ContainsRune(a.Skeleton, monthSign) && inOneSeason(a, b)
}

// inOneSeason reports whether the texts of two claims were published no more than three months apart.
func inOneSeason(a, b *Side) bool {
	x, ok := monthOf(a.Published)
	y, also := monthOf(b.Published)
	return ok && also && max(x-y, y-x) <= 3
}

// monthOf counts the months up to a day.
func monthOf(d schema.Date) (n int, ok bool) {
	if len(d) < len("2006-01") {
		return 0, false
	}
	year, err := strconv.Atoi(string(d[:4]))
	month, fault := strconv.Atoi(string(d[5:7]))
	return 12*year + month, err == nil && fault == nil
}

// yearsTaken reports whether two times of texts of nearly one time name a month and no year, and were taken to be of
// two years: which one is meant only the day of publication tells.
func yearsTaken(a, b *Side) bool {
	year := func(s *Side) string { start, end := s.Days(); return string(cmp.Or(end, start)[:4]) }
	named := func(s *Side) bool {
		return strings.ContainsRune(s.Skeleton, monthSign) && !strings.ContainsRune(s.Skeleton, yearSign)
	}
	return a.IsTime() && b.IsTime() && a.Dated() && b.Dated() && named(a) && named(b) && year(a) != year(b) &&
		inOneSeason(a, b)
}

// oneYearless holds where one side names a day or a month of a year, and the other one the same without the year.
func oneYearless(a, b *Side) bool { return yearless(a, b) || yearless(b, a) }

func yearless(a, b *Side) bool {
	if a.Dated() || !b.Dated() || a.Skeleton == "" || strings.ContainsRune(a.Skeleton, yearSign) {
		return false
	}
	parts := slices.DeleteFunc(strings.Fields(b.Skeleton), func(p string) bool { return p[0] == yearSign })
	return strings.ContainsRune(a.Skeleton, monthSign) && strings.Join(parts, " ") == a.Skeleton
}

// otherWords holds for times without days of which each names months or days, and not the same ones.
func otherWords(a, b *Side) bool {
	return !(a.Dated() && b.Dated()) && contradict(a.Skeleton, b.Skeleton)
}

// contradict reports whether two skeletons name as many months and days, and one of them is another.
func contradict(s, t string) bool {
	return s != "" && t != "" && s != t && shape(s) == shape(t)
}

// shape is a skeleton without its numbers.
func shape(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return -1
		}
		return r
	}, s)
}

func oneUndated(a, b *Side) bool { return !a.Dated() || !b.Dated() }

// daysWithin holds where the days of one side lie in those of the other, which is less exact: two stretches that both
// have ends of their own must have the same ones, as far as the less exact of them tells.
func daysWithin(a, b *Side) bool {
	if !within(a, b) && !within(b, a) {
		return false
	}
	if a.isOpen() != b.isOpen() {
		return sameEnd(a, b)
	}
	return a.isWhole() || b.isWhole() || sameEnds(a, b)
}

// isOpen reports whether a stretch has one end only.
func (s *Side) isOpen() bool {
	start, end := s.Days()
	return (start == "") != (end == "")
}

// sameEnd reports whether a stretch with one end and one with two have that end, in the months or years that the less
// exact one tells.
func sameEnd(a, b *Side) bool {
	from, to := a.Days()
	start, end := b.Days()
	n := min(grain(from, to), grain(start, end))
	same := func(x, y schema.Date) bool { return x != "" && y != "" && x[:n] == y[:n] }
	return same(from, start) || same(to, end)
}

// isWhole reports whether the days are one day, month, quarter, half, year, decade or century.
func (s *Side) isWhole() bool {
	start, end := s.Days()
	if len(start) != 10 || len(end) != 10 {
		return false
	}
	from, to := trimDays(start, end)
	switch {
	case from == to:
		return true
	case len(from) == 4:
		return from[:3] == to[:3] && from[3:]+to[3:] == "09" || from[:2] == to[:2] && from[2:]+to[2:] == "0099"
	}
	return len(from) == 7 && from[:4] == to[:4] && slices.Contains(wholeMonths, from[5:]+to[5:])
}

// wholeMonths are the first and the last month of the quarters and halves of a year.
var wholeMonths = []string{"0103", "0406", "0709", "1012", "0106", "0712"}

// sameEnds reports whether two stretches begin and end alike, in the months or years that the less exact one tells. An
// open end is open on both sides.
func sameEnds(a, b *Side) bool {
	from, to := a.Days()
	start, end := b.Days()
	n := min(grain(from, to), grain(start, end))
	same := func(x, y schema.Date) bool { return x == y || x != "" && y != "" && x[:n] == y[:n] }
	return same(from, start) && same(to, end)
}

// grain is how many signs of its dates a stretch tells: those of years, months or days.
func grain(start, end schema.Date) int {
	from, to := cmp.Or(string(start), string(end)), cmp.Or(string(end), string(start))
	switch {
	case (start == "" || from[4:] == "-01-01") && (end == "" || to[4:] == "-12-31"):
		return len("2006")
	case (start == "" || from[7:] == "-01") && (end == "" || to[8:] == lastOfMonth(to)):
		return len("2006-01")
	}
	return len("2006-01-02")
}

// within reports whether the days of a lie in those of b. An open end reaches everywhere.
func within(a, b *Side) bool {
	from, to := a.Days()
	start, end := b.Days()
	begins := start == "" || from != "" && start <= from
	ends := end == "" || to != "" && to <= end
	return begins && ends
}

// sameDigits holds for times of day that are the same on the clock, and for identifiers with the same digits.
func sameDigits(a, b *Side) bool {
	if a.Skeleton != "" && b.Skeleton != "" {
		return a.Kind() == b.Kind() && a.Skeleton == b.Skeleton
	}
	n, m := Digits(a.Surface()), Digits(b.Surface())
	return a.Kind() == b.Kind() && n != "" && n == m
}

// halfDayApart holds for times of day with twelve hours between them: the words for the half of the day may stand
// elsewhere.
func halfDayApart(a, b *Side) bool {
	hour, minute, _ := strings.Cut(a.Skeleton, ":")
	other, same, _ := strings.Cut(b.Skeleton, ":")
	x, err := strconv.Atoi(hour)
	y, fault := strconv.Atoi(other)
	return err == nil && fault == nil && minute == same && max(x-y, y-x) == 12
}

// Digits gives the ASCII digits of a text.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// oneRank holds for a rank and the same number of what has ranks: the 88th minute, and minute 88 or 88 minutes.
func oneRank(a, b *Side) bool {
	ranks := func(s *Side) bool { return s.Kind() == schema.KindOrdinal }
	return ranks(a) != ranks(b) && a.Value() != "" && sameValue(a, b) && !otherComparator(a, b)
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
	if !oneAmount(a, b) || (a.Unit() == "") == (b.Unit() == "") || otherComparator(a, b) {
		return false
	}
	return a.currency() == b.currency() || shareName(a.currency(), b.currency())
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
	return a.Comparator() != b.Comparator() && !oneRough(a, b) && !withinTime(a, b) && !withinTime(b, a)
}

// oneRough holds for a number that one side gives as it is, and the other one as a rough one: "about 300" and 300.
func oneRough(a, b *Side) bool {
	return a.Comparator() != b.Comparator() && looseEqual(a.Comparator(), b.Comparator())
}

// withinTime holds for a length of time of which one language says that it is a bound and another one leaves it to the
// word before it: "do 48 hodin" and "within 48 hours". Years are those of ages and sentences, which have such a word.
func withinTime(a, b *Side) bool {
	return a.Comparator() == "<=" && b.Comparator() == "=" && a.Kind() == schema.KindDuration && a.Unit() != "a" &&
		a.Language != b.Language
}

// otherPeriod holds for numbers of two stretches of time, neither of which lies in the other. Measures hold at all
// times, and a day is compared where it is named.
func otherPeriod(a, b *Side) bool {
	if !a.Dated() || !b.Dated() || a.isDay() && b.isDay() || ofEitherTime(a, b) {
		return false
	}
	return a.Kind() != schema.KindMeasure && !within(a, b) && !within(b, a)
}

// ofEitherTime holds for numbers of two times that both passages tell, where one of the times has no number of its own:
// the words may join it to this one, though it stands farther away.
func ofEitherTime(a, b *Side) bool {
	x, y := a.Stretch(), b.Stretch()
	both := slices.Contains(a.Told, y) && slices.Contains(b.Told, x)
	return both && (slices.Contains(a.Loose, y) || slices.Contains(b.Loose, x))
}

// TellTimes notes for the claims of a passage which times it tells.
func TellTimes(sides []*Side) {
	var told, loose []string
	for _, s := range sides {
		if s.IsTime() && s.Dated() && !slices.Contains(told, s.Stretch()) {
			told = append(told, s.Stretch())
		}
	}
	for _, t := range told {
		if !slices.ContainsFunc(sides, func(s *Side) bool { return !s.IsTime() && s.Stretch() == t }) {
			loose = append(loose, t)
		}
	}
	for _, s := range sides {
		s.Told, s.Loose = told, loose
	}
}

func (s *Side) isDay() bool {
	start, end := s.Days()
	return start == end
}

func oneRepaired(a, b *Side) bool { return a.Repaired() != b.Repaired() }

// withinBound holds where one side gives a bound ("more than 2,000") and the other a number that it bounds and whose
// leading digits it has (2,134).
func withinBound(a, b *Side) bool {
	return a.Unit() == b.Unit() && !sameValue(a, b) && (bounds(a, b) || bounds(b, a))
}

func bounds(a, b *Side) bool {
	bound, value := a.Value().Rat(), b.Value().Rat()
	if b.Comparator() != "=" || a.ValueMax() != "" || b.ValueMax() != "" || bound.Sign() <= 0 {
		return false
	}
	step := place(a.Value())
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
	if step.Cmp(place(b.Value())) <= 0 || !looseEqual(a.Comparator(), b.Comparator()) {
		return false
	}
	r, v := a.Value().Rat(), b.Value().Rat()
	return nearest(v, r, step) && !farOff(v, r)
}

// step is the value of the last digit that the claim states: for "30 million" a million, for "about 30 million" ten.
func (c *Claim) step() *big.Rat {
	written := strings.TrimLeft(Digits(c.Surface()), "0")
	power, ok := strings.CutPrefix(string(c.Value()), written) // zeros of "million"
	if c.Comparator() == "~" || written == "" || !ok || power == "" || strings.Trim(power, "0") != "" {
		return place(c.Value())
	}
	return place(schema.Decimal("1" + power))
}

// farOff reports whether v is more than a fifth of r away from it. Nobody rounds so far, though a number of one digit
// could stand for it: "about 10" is not 14.
func farOff(v, r *big.Rat) bool {
	d := new(big.Rat).Sub(v, r)
	return d.Abs(d).Mul(d, big.NewRat(5, 1)).Cmp(new(big.Rat).Abs(r)) > 0
}

func looseEqual(c, d string) bool { return strings.Trim(c, "~=") == strings.Trim(d, "~=") }

// Folded is s in lower case, letters and digits only.
func Folded(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// Significant is the number of digits of a decimal without the zeros at either end.
func Significant(d schema.Decimal) int { return len(strings.Trim(Digits(string(d)), "0")) }

// Exacter reports whether a says more than b: it has days or a value that b lacks, or lies within it.
func (s *Side) Exacter(t *Side) bool {
	switch {
	case s.IsTime() && t.IsTime():
		return s.Dated() && (!t.Dated() || !sameDays(s, t) && within(s, t))
	case s.Value() == "" || t.Value() == "":
		return s.Value() != "" && t.Value() == ""
	}
	return Rounds(t.Claim, s.Claim) || bounds(t, s)
}
