package align

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/span"
)

// maxJudgedUnits is how many sentences of a document, from its beginning, speak for its works.
const maxJudgedUnits = 400

// What a pair of documents must show to be one work.
const (
	minHopeful   = 350      // thousandths of the shorter document that must be in beads before anything is learned
	minShorter   = 500      // thousandths of it that must be in beads after that
	minLonger    = 200      // thousandths of the longer one
	minInOrder   = 12 * bit // what the beads in order must say more than the same sentences out of order
	minLengths   = 24 * bit // the same where it is little more than lengths that fit
	someEvidence = 8 * bit  // what letters, numbers and names must say to be more than that, and beads before anything is learned
	minCompared  = 4        // figures of one kind that must stand opposite each other for their difference to count
	minAgreement = 500      // thousandths of them that must agree
)

// judge gives how surely two documents are one work, in thousandths, 0 if they are not.
//
// Two texts on one subject share words, names and numbers; two versions of one text share them in the same order,
// sentence by sentence. So the documents are aligned, and what counts is how much of them lies in beads for which more
// speaks than against, and how much better the alignment is than one with the sentences of one side in reverse order,
// which keeps everything but the order. Texts cast in one mould (the reports of two days) align as well as versions do,
// but their figures differ.
//
// alike is what the samples of two documents of one language have in common: of the shorter one and of the longer one,
// in thousandths. Where it shows enough, paragraphs may have been put into another order.
func judge(a, b *document, alike [2]int) int {
	if len(a.units) == 0 || len(b.units) == 0 {
		return 0
	}
	p := newPair(a, b, sameLanguage(a.language, b.language))
	if !p.same {
		alike = [2]int{}
	}
	// The first alignment is enough for what is hopeless, and for what the letters show already.
	band := p.band()
	beads := p.beads(band)
	found := p.weighBeads(beads)
	if alike[0] < minShorter {
		if found.shorter < minHopeful || !p.same && found.evidence < someEvidence {
			return 0
		}
		beads = p.improve(band, beads)
		found = p.weighBeads(beads)
	}
	shorter, longer := max(found.shorter, alike[0]), max(found.longer, alike[1])
	if shorter < minShorter || longer < minLonger {
		return 0
	}
	if compared, agreeing := p.compareFacts(beads); compared >= minCompared && 1000*agreeing < minAgreement*compared {
		return 0
	}
	if p.same {
		return shorter
	}
	evidence := found.evidence
	for _, x := range p.reversed() {
		evidence -= max(0, x.score)
	}
	if evidence < minInOrder || found.shared < someEvidence && evidence < minLengths {
		return 0
	}
	return shorter
}

// finding is what the beads of two documents show, as far as more speaks for them than against.
type finding struct {
	shorter, longer  int // thousandths of the shorter and of the longer document that lie in them
	evidence, shared int // what speaks for them, and what of it letters, numbers and names say, in 1/1024 bit
}

func (p *pair) weighBeads(beads []bead) finding {
	var f finding
	var sizeA, sizeB int64
	g := grid{pair: p}
	for _, x := range beads {
		if x.score <= 0 {
			continue
		}
		f.evidence += x.score
		f.shared += g.shared(x.a0, x.a1, x.b0, x.b1)
		sizeA += p.a.until[x.a1] - p.a.until[x.a0]
		sizeB += p.b.until[x.b1] - p.b.until[x.b0]
	}
	f.shorter, f.longer = int(1000*sizeA/max(1, p.a.size)), int(1000*sizeB/max(1, p.b.size))
	if p.a.size > p.b.size {
		f.shorter, f.longer = f.longer, f.shorter
	}
	return f
}

// reversed aligns a with the sentences of b in reverse order.
func (p *pair) reversed() []bead {
	b := *p.b
	b.units = slices.Clone(b.units)
	slices.Reverse(b.units)
	b.measure()
	r := *p
	r.b, r.sb = &b, slices.Clone(p.sb)
	slices.Reverse(r.sb)
	r.begin()
	return r.align()
}

// compareFacts counts the values and dates that stand opposite each other in the beads, and those of them that agree.
func (p *pair) compareFacts(beads []bead) (compared, agreeing int) {
	values := func(dst []uint32, units []unit) []uint32 {
		for i := range units {
			dst = append(dst, units[i].values...)
		}
		slices.Sort(dst)
		return dst
	}
	var va, vb []uint32
	for _, x := range beads {
		va, vb = values(va[:0], p.a.units[x.a0:x.a1]), values(vb[:0], p.b.units[x.b0:x.b1])
		compared += min(len(va), len(vb))
		for i, j := 0, 0; i < len(va) && j < len(vb); {
			switch {
			case va[i] == vb[j]:
				agreeing++
				i++
				j++
			case va[i] < vb[j]:
				i++
			default:
				j++
			}
		}
	}
	return compared, agreeing
}

// sameLanguage compares the primary subtags of two BCP 47 tags. Texts whose language is not known count as one language
// with all others: their letters then show whether it is one.
func sameLanguage(a, b string) bool {
	if a == "" || b == "" {
		return true
	}
	a, _, _ = strings.Cut(a, "-")
	b, _, _ = strings.Cut(b, "-")
	return strings.EqualFold(a, b)
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
