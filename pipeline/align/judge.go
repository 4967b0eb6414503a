package align

import (
	"slices"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/align/grid"
	"example.org/sourcebook/pipeline/align/links"
	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/align/way"
	"example.org/sourcebook/pipeline/span"
)

// judged is what is known of a pair of documents when a rule looks at it.
type judged struct {
	*pair
	finding
	alike   [2]int // what the samples of two documents of one language have in common, of the shorter and the longer one
	ordered int    // what the beads in order say more than the same sentences out of order, in 1/1024 bit
	beads   []grid.Bead
	others  []func() *document // of their language, that share wording with both
	turned  *turned            // see inReverse
}

// turned is a pair in reverse order with the beads that again finds there.
type turned struct {
	*pair
	band  way.Band
	beads []grid.Bead
}

// ground is one reason to take two documents for one work, or not to.
type ground struct {
	name  string
	when  func(j *judged) bool
	most  int  // how sure they are one work then, at most, in thousandths; 0 if they are not
	apart bool // they are in one mould, and so no versions of each other whatever other documents say
}

// grounds are looked at in order; the first one that holds decides. What the texts state is evidence for one work,
// never against: versions that differ in every number are what is looked for. The one exception are texts in one mould,
// of which the dates say that they are of different days: the reports of two years.
var grounds = []ground{
	{"too little of either is aligned", (*judged).tooLittle, 0, false},
	{"other days, other numbers", (*judged).inOneMould, 0, true},
	{"other numbers, and wording that is not nearly the same", (*judged).otherNumbers, 0, true},
	{"one mould, which others fill too", (*judged).inSharedMould, 0, true},
	{"one language, other words, most of the numbers", (*judged).sameNumbers, 1000, false},
	{"shared passages only, neither beginning among them", (*judged).onlyPassages, 0, false},
	{"one language, half of the shorter one", (*judged).sameLanguageHalf, 1000, false},
	{"half of the shorter one, in order", (*judged).half, 1000, false},
	{"a fifth of it, much better in order", (*judged).fifth, 1000, false},
	{"much in common, in some order", (*judged).muchInCommon, 1000, false},
	{"nearly all of both, little in common, better in order", (*judged).nearlyWhole, links.Strong - 1, false},
	{"little in common, better in order: the corpus must say the rest", (*judged).maybe, links.Weak - 1, false},
}

// What a pair of documents must show to be one work. Shares are in thousandths of the text.
const (
	minHopeful   = 120      // of the shorter document must be in beads before anything is learned
	minPart      = 200      // of the shorter one must be in beads, whatever else holds
	minShorter   = 500      // of the shorter one, where the order says little
	minLonger    = 250      // of the longer one there
	minLongPart  = 60       // of the longer one, whatever else holds
	minInOrder   = 10 * bit // what the beads in order must say more than the same sentences out of order
	minByOrder   = 400      // thousandths of what speaks for the beads that are due to the order, at least, there
	someEvidence = 4 * bit  // what letters, numbers, names and words must say there to be more than lengths that fit
	muchInOrder  = 30 * bit // the same where less than half is in beads
	littleOrder  = 3 * bit  // the same where much is in common
	muchShared   = 20 * bit // what letters, numbers, names and words must say there
	minCommon    = 600      // of the shorter one there
	minCommonToo = 500      // of the longer one there
	minBoth      = 700      // of both, where neither says much
	minTogether  = 15 * bit // what both must say together there
	minMaybe     = 300      // of the shorter document, where the corpus must say the rest
	minMaybeLong = 250      // of the longer one there
	leastOrder   = bit / 8  // what the order must say there
	sureOrder    = 24 * bit // what the order must say where no other documents need to be asked
	clearOrder   = 12 * bit // what the order must say where hardly a number is the same
	clearShared  = 50 * bit // what letters, numbers, names and words must say where one lesson is enough
	clearPart    = 760      // of the shorter document there
	clearInOrder = 48 * bit // what the order must say there
	clearByOrder = 500      // thousandths of what speaks for the beads that are due to the order there
	minCompared  = 4        // numbers that must stand opposite each other for their difference to show a mould
	fewCompared  = 2        // the same where other texts show the mould too
	manyCompared = 40       // the same: so many that versions of one text have most of them in common
	minAgreement = 500      // thousandths of them that must agree there
	minAny       = 250      // thousandths of them that agree in two versions, whatever the mould
	sameWording  = 900      // of the shorter document: it is the same text
	minTold      = 200      // of either document, for its order to be told although there is no link
	evidenceTold = 8 * bit  // what must speak for the beads there
	minSameFacts = 8        // dates and numbers of two texts in other words of one language that must be the same
	sameFactBits = 6        // what each must say, in bits
	minSameShare = 600      // thousandths of those of the shorter document that they must be
	leadUnits    = 3        // sentences that a document begins with
	nearlyAll    = 850      // of the shorter document: more than shared passages
)

// judge says how surely two documents are one work.
//
// Two texts on one subject share words, names and numbers; two versions of one text share them in the same order,
// sentence by sentence. So the documents are aligned, and what counts is how much of them lies in beads for which more
// speaks than against, and how much better the alignment is than one with the sentences of one side in reverse order,
// which keeps everything but the order.
//
// alike is what the samples of two documents of one language have in common: of the shorter one and of the longer one,
// in thousandths. Where it shows enough, paragraphs may have been put into another order. others are further documents
// of one language that share wording with both.
func judge(a, b *document, alike [2]int, others []func() *document) links.Verdict {
	if len(a.units) == 0 || len(b.units) == 0 {
		return links.Verdict{}
	}
	p := newPair(a, b, peers.OneLanguage(a.language, b.language))
	defer p.free()
	switch short, long := p.bySize(); {
	case !p.same:
		alike = [2]int{}
	default:
		alike = [2]int{short.owned(alike[0]), long.owned(alike[1])}
	}
	j := &judged{pair: p, alike: alike, others: others}
	// The first alignment is enough for what is hopeless, and for what the letters show already.
	band := p.band()
	j.beads = p.Beads(band)
	j.finding = p.weighBeads(j.beads)
	if alike[0] < minShorter {
		if j.shorter < minHopeful {
			return links.Verdict{}
		}
		if wide := p.wide(); wide.Cells() > band.Cells() {
			band, j.beads = wide, p.Beads(wide)
		}
		band, j.beads = p.again(band, j.beads)
		j.finding = p.weighBeads(j.beads)
		if j.clear() {
			return j.verdict(1000)
		}
		j.beads = p.improve(band, j.beads)
		j.finding = p.weighBeads(j.beads)
	}
	j.shorter, j.longer = max(j.shorter, alike[0]), max(j.longer, alike[1])
	for _, g := range grounds {
		switch {
		case !g.when(j):
		case g.most == 0:
			return links.Verdict{Apart: g.apart}
		default:
			return j.verdict(g.most)
		}
	}
	return links.Verdict{Order: j.told()}
}

// told is what the order says, the less so the less of the shorter document is aligned, in 1/8 bit: it may say enough
// together with that of other pairs.
func (j *judged) told() int {
	if j.same || j.shorter < minTold || j.longer < minTold || j.evidence < evidenceTold || !j.inOrderBy(1) {
		return 0
	}
	return min(8*j.inOrder()*j.shorter/(1000*bit), links.MaxOrder)
}

// verdict says that two documents are one work, as surely as the beads and their order say, up to most.
func (j *judged) verdict(most int) links.Verdict {
	return links.Verdict{
		Strength: j.strength(most),
		Sure:     j.same || j.inOrderBy(sureOrder),
		Shared:   min(j.shared/bit, links.MaxShared),
		Order:    j.told(),
	}
}

// strength is that of a link, up to most. One that is open is as strong as its order says.
func (j *judged) strength(most int) int {
	if most < links.Weak {
		return max(1, min(openByBit*j.inOrder()/bit, most))
	}
	return min(max(j.shorter, links.Weak), most, j.sureness())
}

// openByBit is what each bit of order adds to the strength of an open link, in thousandths.
const openByBit = 40

// sureness is the most that the strength of a link may be: across languages a link is strong only if both the order and
// what is shared say enough.
func (j *judged) sureness() int {
	if j.same {
		return 1000
	}
	return min(links.Weak+surenessOfBit*(j.shared+max(0, j.inOrder()))/bit, 1000)
}

// surenessOfBit is what each bit of evidence adds to the strength of a link, in thousandths.
const surenessOfBit = 10

func (j *judged) tooLittle() bool { return j.shorter < minPart || j.longer < minLongPart }

// inOneMould holds for texts that have their sentences in common and neither dates nor numbers, unless they are in two
// languages, and their order says much: further texts in the mould then tell (see settle).
func (j *judged) inOneMould() bool {
	dates, sameDates := j.compareFacts(j.beads, func(u *unit) []uint32 { return u.dates })
	compared, agreeing := j.compareFacts(j.beads, func(u *unit) []uint32 { return u.values })
	others := dates > 0 && sameDates == 0 && compared >= minCompared && 1000*agreeing < minAgreement*compared
	return others && (j.same || !j.inOrderBy(clearOrder))
}

// otherNumbers holds for texts that hardly have a number in common, unless their wording is the same, or its order says
// that they are one text in two languages. In one language dates count as numbers do, and fewer of them are enough
// where further texts have the same wording.
func (j *judged) otherNumbers() bool {
	compared, agreeing := j.compareFacts(j.beads, func(u *unit) []uint32 { return u.values })
	if !j.same {
		return compared >= minCompared && 1000*agreeing < minAny*compared && !j.inOrderBy(clearOrder)
	}
	if compared >= manyCompared {
		return 1000*agreeing < minAgreement*compared
	}
	dates, sameDates := j.compareFacts(j.beads, func(u *unit) []uint32 { return u.dates })
	compared, agreeing = compared+dates, agreeing+sameDates
	least := minCompared
	if len(j.others) > 0 {
		least = fewCompared
	}
	return compared >= least && 1000*agreeing < minAny*compared && j.shorter < sameWording
}

// sameNumbers holds for two texts of one language of which the shorter one has most of its dates and numbers in common
// with the other, and many of them, though in other words: a story and what somebody wrote from it. Two reports of one
// event have a few in common.
func (j *judged) sameNumbers() bool {
	if !j.same || j.shorter < minMaybe {
		return false
	}
	short, long := j.bySize()
	stated := short.telling()
	same := inBoth(stated, long.telling())
	return same >= minSameFacts && 1000*same >= minSameShare*len(stated)
}

// telling gives the dates and numbers of a document that say enough, in order, each once.
func (d *document) telling() []uint32 {
	var all []uint32
	for i := range d.units {
		for _, f := range slices.Concat(d.units[i].dates, d.units[i].values) {
			if f&15 >= sameFactBits {
				all = append(all, f)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// onlyPassages holds for two texts of one language of which much is the same and the rest is not, the beginnings among
// the rest: press releases with the same closing paragraphs.
func (j *judged) onlyPassages() bool {
	return j.same && j.shorter < nearlyAll && !j.leads(func(x grid.Bead) bool { return x.A0 < leadUnits }) &&
		!j.leads(func(x grid.Bead) bool { return x.B0 < leadUnits })
}

// leads reports whether a bead for which more speaks than against is one of those at a beginning.
func (j *judged) leads(begins func(grid.Bead) bool) bool {
	return slices.ContainsFunc(j.beads, func(x grid.Bead) bool { return j.counts(&x) && begins(x) })
}

func (j *judged) sameLanguageHalf() bool {
	return j.same && j.isLong()
}

// isLong reports whether enough of both documents is aligned.
func (j *judged) isLong() bool { return j.shorter >= minShorter && j.longer >= minLonger }

func (j *judged) half() bool {
	return !j.same && j.isLong() && j.ordinal()
}

// ordinal holds for beads of which the order says enough, and enough of all that speaks for them.
func (j *judged) ordinal() bool {
	return j.shared >= someEvidence && j.inOrderBy(minInOrder) && 1000*j.inOrder() >= minByOrder*j.evidence
}

func (j *judged) fifth() bool { return !j.same && j.inOrderBy(muchInOrder) }

func (j *judged) muchInCommon() bool {
	return !j.same && j.shorter >= minCommon && j.longer >= minCommonToo && j.shared >= muchShared &&
		j.inOrderBy(littleOrder)
}

func (j *judged) nearlyWhole() bool {
	return !j.same && min(j.shorter, j.longer) >= minBoth && j.inOrderBy(1) && j.shared+j.inOrder() >= minTogether
}

func (j *judged) maybe() bool {
	return !j.same && j.shorter >= minMaybe && j.longer >= minMaybeLong && j.inOrderBy(leastOrder)
}

// inOrderBy reports whether the beads say so much more than those in reverse order, which need not be looked at where
// the beads do not say so much at all.
func (j *judged) inOrderBy(least int) bool { return j.evidence >= least && j.inOrder() >= least }

// inOrder is what the beads say more than those with the sentences of one side in reverse order.
func (j *judged) inOrder() int {
	if j.ordered == 0 {
		r := j.inReverse()
		j.ordered = j.above(r.pair, r.improve(r.band, r.beads))
		j.turned = nil // it has learned from these
	}
	return j.ordered
}

// finding is what the beads of two documents show, as far as more speaks for them than against.
type finding struct {
	shorter, longer  int // thousandths of the shorter and of the longer document that lie in them
	evidence, shared int // what speaks for them, and what of it letters, numbers and names say, in 1/1024 bit
}

// counts reports whether more speaks for a bead than against, and it is no passage that many texts of the corpus have.
func (p *pair) counts(x *grid.Bead) bool {
	return x.Score > 0 && p.a.speaks(x.A0, x.A1) && p.b.speaks(x.B0, x.B1)
}

// weighBeads sums up what beads show. To leave out what is common never makes a share larger.
func (p *pair) weighBeads(beads []grid.Bead) finding {
	var f finding
	var sizeA, sizeB, allA, allB int64
	r := grid.Reader{Pair: &p.Pair}
	for _, x := range beads {
		if x.Score > 0 {
			allA += p.a.until[x.A1] - p.a.until[x.A0]
			allB += p.b.until[x.B1] - p.b.until[x.B0]
		}
		if !p.counts(&x) {
			continue
		}
		f.evidence += x.Score
		f.shared += r.Shared(&x)
		sizeA += p.a.sizeOf(x.A0, x.A1)
		sizeB += p.b.sizeOf(x.B0, x.B1)
	}
	f.shorter = int(min(1000*sizeA/max(1, p.a.own), 1000*allA/max(1, p.a.size)))
	f.longer = int(min(1000*sizeB/max(1, p.b.own), 1000*allB/max(1, p.b.size)))
	if p.a.own > p.b.own {
		f.shorter, f.longer = f.longer, f.shorter
	}
	return f
}

// clear holds for two languages where the beads say so much after the first lesson that no further one can be needed.
func (j *judged) clear() bool {
	much := j.shorter >= clearPart && j.longer >= minLonger && j.shared >= clearShared && j.evidence >= clearInOrder
	if j.same || !much {
		return false
	}
	r := j.inReverse()
	order := j.above(r.pair, r.beads)
	if order < clearInOrder || 1000*order < clearByOrder*j.evidence {
		return false
	}
	j.ordered = order
	return true
}

// inReverse aligns the pair in reverse order, up to the first lesson; what the pair itself has learned plays no part.
func (j *judged) inReverse() *turned {
	if j.turned == nil {
		r := j.reversed()
		w := r.wide()
		band, beads := r.again(w, r.Beads(w))
		j.turned = &turned{r, band, beads}
	}
	return j.turned
}

// above is what the beads in order say more than others, of a pair in reverse order.
func (j *judged) above(r *pair, others []grid.Bead) int {
	n := j.evidence
	for _, x := range others {
		if r.counts(&x) {
			n -= x.Score
		}
	}
	return n
}

// reversed is the pair of a and the sentences of b in reverse order. It learns no words: what stands in no order
// teaches none.
func (p *pair) reversed() *pair {
	b := *p.b
	b.units = slices.Clone(b.units)
	slices.Reverse(b.units)
	b.measure()
	if b.own = p.b.own; b.common != nil {
		b.common = slices.Clone(b.common)
		slices.Reverse(b.common)
	}
	r := *p
	r.b, r.B.Sides, r.alone[1], r.B.Until = &b, slices.Clone(p.B.Sides), slices.Clone(p.alone[1]), b.until
	slices.Reverse(r.B.Sides)
	slices.Reverse(r.alone[1])
	r.turn()
	r.Words, r.wordless = nil, true
	r.begin()
	return &r
}

// bySize gives the shorter and the longer one of the two documents.
func (p *pair) bySize() (short, long *document) {
	if p.a.size > p.b.size {
		return p.b, p.a
	}
	return p.a, p.b
}

// compareFacts counts the values of a sort that stand opposite each other in the beads, and those of them that agree.
func (p *pair) compareFacts(beads []grid.Bead, get func(*unit) []uint32) (compared, agreeing int) {
	values := func(dst []uint32, units []unit) []uint32 {
		for i := range units {
			dst = append(dst, get(&units[i])...)
		}
		slices.Sort(dst)
		return dst
	}
	var va, vb []uint32
	for _, x := range beads {
		va, vb = values(va[:0], p.a.units[x.A0:x.A1]), values(vb[:0], p.b.units[x.B0:x.B1])
		compared += min(len(va), len(vb))
		agreeing += inBoth(va, vb)
	}
	return compared, agreeing
}

// inBoth counts what two sorted lists have in common.
func inBoth(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// relation is the relation of two documents of one work, or of two passages of them.
func (p *pair) relation(a, b []unit) string {
	if !p.same {
		return "translation"
	}
	if equalText(a, b) {
		return "copy"
	}
	return "version"
}

// equalText reports whether two passages have one text, but for white space.
func equalText(a, b []unit) bool {
	next := func(units *[]unit, rest *string) (rune, bool) {
		for {
			for i, r := range *rest {
				if !span.IsSpace(r) {
					_, n := utf8.DecodeRuneInString((*rest)[i:])
					*rest = (*rest)[i+n:]
					return r, true
				}
			}
			if len(*units) == 0 {
				return 0, false
			}
			*units, *rest = (*units)[1:], (*units)[0].row.Text
		}
	}
	var restA, restB string
	for {
		r, ok := next(&a, &restA)
		s, also := next(&b, &restB)
		if r != s || ok != also {
			return false
		}
		if !ok {
			return true
		}
	}
}
