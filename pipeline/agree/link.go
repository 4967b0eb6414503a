package agree

import (
	"math/big"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/agree/decimals"
	"example.org/sourcebook/schema"
)

// Link is one fact that two aligned passages state.
type Link struct {
	A, B *Side
	Verdict
	Rule string // the way in which it was found
	Bits int    // how much the link itself says
}

// Occasions are pairs of stretches of time, of which each document tells one of the same thing.
type Occasions map[[2]string]bool

// Add adds the times that a link joins, if it is one of times.
func (o Occasions) Add(l *Link) {
	if l.A.IsTime() && l.B.IsTime() {
		o[[2]string{l.A.Stretch(), l.B.Stretch()}] = true
	}
}

// Settle makes numbers agree that only differ in their times, where a link of these times tells of the difference.
func (o Occasions) Settle(l *Link) {
	if l.Code == schema.WhyDate && !l.A.IsTime() && o[[2]string{l.A.Stretch(), l.B.Stretch()}] {
		l.Verdict = Verdict{schema.Agree, schema.WhyEqual}
	}
}

// MaxClaims is how many facts of a passage are compared: no more stand in a passage that anyone reads, and each is
// compared with each of the other side.
const MaxClaims = 256

// way is one way to see that two claims are one fact.
type way struct {
	name string
	bits func(a, b *Side) int // how much such a link says; 0 if the claims are not linked
}

// linking is the passage at hand: the claims of both sides, and what they are linked to.
type linking struct {
	a, b  []*Side
	to    []int // by claim of a: its partner's place in b, -1 if none
	from  []int // the same of b
	same  bool  // one language
	links []Link
}

// Links finds the facts that both sides of a passage state, in the order of a. Equal ones are linked first, in the
// order of the text. What is left is linked only where it must be the same fact: it counts the same thing, stands
// between the same words, or in the same place among its like between linked neighbours.
func Links(a, b []*Side, same bool) []Link {
	l := &linking{a: a[:min(len(a), MaxClaims)], b: b[:min(len(b), MaxClaims)], same: same}
	l.to, l.from = unlinked(len(l.a)), unlinked(len(l.b))
	for i, s := range l.a {
		s.Place = i
	}
	for i, s := range l.b {
		s.Place = i
	}
	for _, w := range []way{
		{"of_whole", ofWhole},
		{"equal", equalOfOneKind},
		{"equal_value", equalOfKinds},
		{"same_thing", l.sameThingNearly},
		{"same_words", l.sameContext},
	} {
		l.try(w)
	}
	l.nearWords()
	l.nearMeanings()
	l.try(way{"same_thing", l.sameThing})
	l.try(way{"equal_rank", equalRank})
	l.inOrder()
	l.onlyOnes("same_form", sameForm)
	l.onlyOnes("only_one", func(_, _ *Side) bool { return true })
	l.onlyOnes("near_value", nearValue)
	slices.SortFunc(l.links, func(x, y Link) int { return x.A.Place - y.A.Place })
	return l.links
}

func unlinked(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// try links what is left in one way: those first that stand at places nearest to each other's among the claims.
func (l *linking) try(w way) {
	type found struct {
		a, b       *Side
		bits, away int
	}
	var all []found
	for _, x := range l.a {
		for _, y := range l.b {
			if l.to[x.Place] >= 0 || l.from[y.Place] >= 0 {
				continue
			}
			if bits := w.bits(x, y); bits > 0 {
				away := x.Place*len(l.b) - y.Place*len(l.a)
				all = append(all, found{x, y, bits, max(away, -away)})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y found) int { return x.away - y.away })
	for _, f := range all {
		if l.to[f.a.Place] < 0 && l.from[f.b.Place] < 0 {
			l.add(f.a, f.b, w.name, f.bits)
		}
	}
}

func (l *linking) add(x, y *Side, rule string, bits int) {
	l.to[x.Place], l.from[y.Place] = y.Place, x.Place
	l.links = append(l.links, Link{A: x, B: y, Verdict: Compare(x, y), Rule: rule, Bits: bits})
}

// Bits that links say for themselves, where the value does not tell.
const (
	bitsOfDigits = 4
	bitsOfPlace  = 2
	bitsOfOthers = 6 // that a value must say to be one fact although it was read as of two kinds
)

// equalOfOneKind links what states the same days, digits or value in one kind.
func equalOfOneKind(a, b *Side) int {
	switch {
	case a.IsTime() && b.IsTime():
		if sameDays(a, b) {
			return MaxBits
		}
		return 0
	case a.isWritten() || b.isWritten():
		if sameDigits(a, b) {
			return bitsOfDigits
		}
		return 0
	case a.Kind() != b.Kind() || a.Value() == "" || !sameValue(a, b) || !unitsMeet(a, b):
		return 0
	}
	return Bits(a.Value())
}

// ofWhole links a part with the first of two numbers that are in its proportion.
func ofWhole(a, b *Side) int {
	if partOfWhole(a, b) {
		return bitsOfOthers
	}
	return 0
}

// unitsMeet reports whether two units are one, or one of them could not be read, or both are money.
func unitsMeet(a, b *Side) bool {
	if a.Kind() == schema.KindMoney || a.Kind() == schema.KindPercent {
		return true
	}
	return a.Unit() == b.Unit() || a.Unit() == "" || b.Unit() == "" || degrees(a, b)
}

// equalOfKinds links values that were read as of two kinds, where they are not small, or both one bound; and a part
// with as many per cent.
func equalOfKinds(a, b *Side) int {
	if a.IsTime() || b.IsTime() || a.isWritten() || b.isWritten() || a.Value() == "" {
		return 0
	}
	if oneInPercent(a, b) {
		return bitsOfOthers
	}
	bits := Bits(a.Value())
	bound := a.Comparator() == b.Comparator() && a.Comparator() != "="
	if a.Kind() != b.Kind() && sameValue(a, b) && (bits >= bitsOfOthers || bound) {
		return bits
	}
	return 0
}

// equalRank links a place in a row with a number of the same value: the fourth win in a row and four wins in a row. One
// is no such number.
func equalRank(a, b *Side) int {
	counts := func(s *Side) bool { return s.Kind() == schema.KindCount || s.Kind() == schema.KindDuration }
	if counts(a) == counts(b) || a.Value() == "1" || !oneRank(a, b) {
		return 0
	}
	return bitsOfPlace
}

// sameThingNearly links what sameThing links if both are times or of nearly one size.
func (l *linking) sameThingNearly(a, b *Side) int {
	if !a.IsTime() && couldBeOne(a, b) && !nearValue(a, b) {
		return 0
	}
	return l.sameThing(a, b)
}

// sameThing links what counts the same thing, by its concept or, in one language, by its words.
func (l *linking) sameThing(a, b *Side) int {
	if !couldBeOne(a, b) || l.nearsOther(a, b) {
		return 0
	}
	switch {
	case a.IsTime():
		return l.ifBits(l.same && Folded(a.Surface()) == Folded(b.Surface()) || a.Skeleton != "" && a.Skeleton == b.Skeleton)
	case a.Concept() != "" && a.Concept() == b.Concept():
		return bitsOfPlace
	}
	return l.ifBits(l.same && a.Counted() != "" && Folded(a.Counted()) == Folded(b.Counted()))
}

// sameContext links what stands between the same words of one language, or before many of the same words.
func (l *linking) sameContext(a, b *Side) int {
	between := a.Before != "" && a.Before == b.Before && a.After == b.After
	return l.ifBits(l.same && couldBeOne(a, b) && (between || sameBehind(a.Behind, b.Behind)))
}

// MaxBehind is how many words behind a figure are compared; minBehind how many of them must be the same, and no less
// than two thirds of the fewer ones.
const (
	MaxBehind = 8
	minBehind = 4
)

func sameBehind(a, b []string) bool {
	same := 0
	for _, word := range a {
		if slices.Contains(b, word) {
			same++
		}
	}
	return same >= minBehind && 3*same >= 2*min(len(a), len(b))
}

func (l *linking) ifBits(ok bool) int {
	if ok {
		return bitsOfPlace
	}
	return 0
}

// couldBeOne reports whether two claims could be one fact at all.
func couldBeOne(a, b *Side) bool {
	switch {
	case a.IsTime() || b.IsTime():
		return a.IsTime() && b.IsTime()
	case a.isWritten() || b.isWritten():
		return areClocks(a, b)
	case a.Value() == "" || b.Value() == "" || a.standsUnread(b) || b.standsUnread(a):
		return false
	}
	if isShare(a) != isShare(b) {
		return false
	}
	if limitsOfAge(a, b) {
		return true
	}
	units := a.Unit() == b.Unit() || Convertible(a.Unit(), b.Unit()) || a.Kind() == schema.KindMoney || bothDegrees(a, b)
	lasting := lastsAsLong(a, b) || a.Kind() == schema.KindDuration && sameValue(a, b)
	return a.Kind() == b.Kind() && (units || lasting)
}

// nearWords links what is left of one language where more of the words around are the same than around any other claim
// of nearly the same size that is left.
func (l *linking) nearWords() {
	if !l.same {
		return
	}
	shared := func(x, y *Side) int {
		if l.to[x.Place] >= 0 || l.from[y.Place] >= 0 || !MayBeOne(x, y) || otherNoun(x, y) {
			return 0
		}
		n := 0
		for _, word := range x.Around {
			if slices.Contains(y.Around, word) {
				n++
			}
		}
		return n
	}
	l.mutual("near_words", shared)
}

// mutual links pairs of which each is the only one with the highest score for the other.
func (l *linking) mutual(rule string, score func(x, y *Side) int) {
	for _, x := range l.a {
		best, times := bestOf(l.b, func(y *Side) int { return score(x, y) })
		if times != 1 {
			continue
		}
		if back, times := bestOf(l.a, func(z *Side) int { return score(z, best) }); times == 1 && back == x {
			l.add(x, best, rule, bitsOfPlace)
		}
	}
}

// bestOf gives the first side with the highest score above 0, and how many have it.
func bestOf(sides []*Side, score func(*Side) int) (best *Side, times int) {
	most := 1
	for _, s := range sides {
		switch n := score(s); {
		case n > most || n == most && best == nil:
			best, most, times = s, n, 1
		case n == most:
			times++
		}
	}
	return best, times
}

// otherNoun reports whether two claims of one language count things by different words.
func otherNoun(a, b *Side) bool {
	x, y := Folded(a.Counted()), Folded(b.Counted())
	return x != "" && y != "" && x != y && (a.Concept() == "" || a.Concept() != b.Concept())
}

// MayBeOne reports whether two claims that no passage joins may be one fact: numbers of one kind, nearly of one size,
// and of no two things or times; equal times.
func MayBeOne(a, b *Side) bool {
	if otherThing(a, b) {
		return false
	}
	if a.IsTime() && b.IsTime() {
		return BitsOfBoth(a, b) > 0 || oneEnd(a, b)
	}
	if areClocks(a, b) {
		return true
	}
	return (couldBeOne(a, b) && nearValue(a, b) || oneInPercent(a, b)) && !otherPeriod(a, b)
}

// inOrder links what is left between two linked neighbours: where both sides have as many claims of one sort there,
// each with its counterpart in order.
func (l *linking) inOrder() {
	if !l.monotonic() {
		return
	}
	i, j := 0, 0
	for i <= len(l.a) && j <= len(l.b) {
		endA, endB := i, len(l.b)
		for endA < len(l.a) && l.to[endA] < 0 {
			endA++
		}
		if endA < len(l.a) {
			endB = l.to[endA]
		}
		l.between(l.a[i:endA], l.b[j:endB])
		i, j = endA+1, endB+1
	}
}

// onlyOnes links the only claims of a sort that are left on both sides, of those that are alike: the order of words may
// be another one in another language. In one language they must be times in the same words, as "since 2011" and "since
// 2001" are.
func (l *linking) onlyOnes(rule string, alike func(a, b *Side) bool) {
	left := func(sides []*Side, to []int) []*Side {
		return keep(sides, func(s *Side) bool { return to[s.Place] < 0 })
	}
	as, bs := left(l.a, l.to), left(l.b, l.from)
	for _, x := range as {
		like := func(y *Side) bool { return couldBeOne(x, y) && alike(x, y) && (!l.same || sameFrame(x, y)) }
		ys := keep(bs, like)
		if len(ys) == 1 && len(keep(as, like)) == 1 && l.fits(x, ys[0]) {
			l.add(x, ys[0], rule, bitsOfPlace)
		}
	}
}

// nearValue reports whether two values are of nearly one size: neither is more than twice the other, or they have the
// same digits before other zeros.
func nearValue(a, b *Side) bool {
	if a.IsTime() || b.IsTime() || a.isWritten() || b.isWritten() {
		return false
	}
	x, y := a.Value().Rat(), b.Value().Rat()
	if Convertible(b.Unit(), a.Unit()) {
		y = convert(y, b.Unit(), a.Unit())
	}
	two := big.NewRat(2, 1)
	twice := func(x, y *big.Rat) bool { return x.Cmp(new(big.Rat).Mul(y, two)) <= 0 }
	digits := func(s *Side) string { return strings.Trim(Digits(string(s.Value())), "0") }
	return x.Sign() > 0 && y.Sign() > 0 && (twice(x, y) && twice(y, x) || digits(a) == digits(b))
}

// sameFrame reports whether two times are told in the same words with other digits.
func sameFrame(a, b *Side) bool {
	frame := shape(Folded(a.Surface()))
	return a.IsTime() && b.IsTime() && frame != "" && frame == shape(Folded(b.Surface()))
}

// sameForm reports whether two times name a day, a month and a year, or the same of these.
func sameForm(a, b *Side) bool {
	return a.IsTime() && a.Skeleton != "" && shape(a.Skeleton) == shape(b.Skeleton)
}

// monotonic reports whether no two links cross.
func (l *linking) monotonic() bool {
	last := -1
	for _, j := range l.to {
		if j >= 0 {
			if j < last {
				return false
			}
			last = j
		}
	}
	return true
}

// between links the claims of one gap, sort by sort.
func (l *linking) between(a, b []*Side) {
	var done []*Side
	for _, x := range a {
		if slices.Contains(done, x) {
			continue
		}
		like := func(y *Side) bool { return couldBeOne(x, y) }
		as, bs := keep(a, like), keep(b, like)
		done = append(done, as...)
		if len(as) != len(bs) {
			continue
		}
		for i := range as {
			if l.fits(as[i], bs[i]) && !crossed(as, bs, i) {
				l.add(as[i], bs[i], "same_place", bitsOfPlace)
			}
		}
	}
}

func keep(s []*Side, ok func(*Side) bool) []*Side {
	return slices.DeleteFunc(slices.Clone(s), func(x *Side) bool { return !ok(x) })
}

// fits reports whether the place is enough to take two claims for one fact. In one language what is counted would be
// the same word; across languages its concept must not be another one, and a one in words is an article rather.
func (l *linking) fits(a, b *Side) bool {
	if a.Kind() != schema.KindCount {
		return a.IsTime() || a.isWritten() || l.likely(a, b) || a.Unit() != b.Unit()
	}
	if l.same {
		return false
	}
	return !otherThing(a, b) && (isLone(a) == isLone(b) || a.Value() == b.Value()) && l.likely(a, b)
}

// BitsOfBoth is how much it says that two claims state the same, in bits; 0 if they do not.
func BitsOfBoth(a, b *Side) int {
	switch v := Compare(a, b); {
	case v.Agreement != schema.Agree || v.Code != schema.WhyEqual && v.Code != schema.WhySameWords:
		return 0
	case a.IsTime():
		start, end := a.Days()
		return map[bool]int{true: bitsOfDay, false: bitsOfPlace}[start == end]
	case a.isWritten():
		return bitsOfDay
	}
	return Bits(a.Value())
}

// BitsOfNumber is how much it says, in bits, that two claims state one number of one unit, in one form and kind; 0 if
// they do not.
func BitsOfNumber(a, b *Side) int {
	if a.IsTime() || !couldBeOne(a, b) || !sameValue(a, b) || Compare(a, b).Agreement != schema.Agree {
		return 0
	}
	return Bits(a.Value())
}

// bitsOfDay is what a day or a time of day says that two texts share.
const bitsOfDay = 6

// MaxBits is the most that a shared fact can say, in bits.
const MaxBits = 12

// Bits is how much it says that two texts share a number: small and round numbers stand in many texts, so 1770 says
// more than 2000, and 2000 more than 2. It is three bits a significant digit and one a zero at the end.
func Bits(d schema.Decimal) int {
	n := 3 * Significant(d)
	if zeros := decimals.Zeros(d); zeros > 0 {
		n += zeros
	}
	return max(1, min(n, MaxBits))
}
