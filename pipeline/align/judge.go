package align

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/span"
)

// maxJudgedUnits is how many sentences of a document, from its beginning, speak for its works.
const maxJudgedUnits = 400

// What a pair of documents must show to be one work.
const (
	minShorter   = 500      // thousandths of the shorter document that must be in beads
	minLonger    = 200      // thousandths of the longer one
	minInOrder   = 12 * bit // what the beads in order must say more than the same sentences out of order
	minLengths   = 24 * bit // the same where it is little more than lengths that fit
	someEvidence = 8 * bit  // what letters, numbers and names must say to be more than that
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
func judge(a, b *document) int {
	if len(a.units) == 0 || len(b.units) == 0 {
		return 0
	}
	p := newPair(a, b, sameLanguage(a.language, b.language))
	beads := p.align()
	var evidence, shared int
	var sizeA, sizeB int64
	g := grid{pair: p}
	for _, x := range beads {
		if x.score <= 0 {
			continue
		}
		evidence += x.score
		shared += g.shared(x.a0, x.a1, x.b0, x.b1)
		sizeA += a.until[x.a1] - a.until[x.a0]
		sizeB += b.until[x.b1] - b.until[x.b0]
	}
	shareA, shareB := int(1000*sizeA/max(1, a.size)), int(1000*sizeB/max(1, b.size))
	shorter, longer := shareA, shareB
	if a.size > b.size {
		shorter, longer = longer, shorter
	}
	if p.same {
		s, l := contained(a, b) // paragraphs may have been put in another order
		shorter, longer = max(shorter, s), max(longer, l)
	}
	if shorter < minShorter || longer < minLonger {
		return 0
	}
	if compared, agreeing := p.compareFacts(beads); compared >= minCompared && 1000*agreeing < minAgreement*compared {
		return 0
	}
	if p.same {
		return shorter
	}
	for _, x := range p.reversed() {
		evidence -= max(0, x.score)
	}
	if evidence < minInOrder || shared < someEvidence && evidence < minLengths {
		return 0
	}
	return shorter
}

// contained gives how much of the letter sequences of the shorter document stands in the longer one, and the reverse, in
// thousandths.
func contained(a, b *document) (shorter, longer int) {
	x, y := a.sequences(), b.sequences()
	common := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j]:
			common++
			i++
			j++
		case x[i] < y[j]:
			i++
		default:
			j++
		}
	}
	return 1000 * common / max(1, min(len(x), len(y))), 1000 * common / max(1, len(x), len(y))
}

// reversed aligns a with the sentences of b in reverse order.
func (p *pair) reversed() []bead {
	b := *p.b
	b.units = slices.Clone(b.units)
	slices.Reverse(b.units)
	b.measure()
	return newPair(p.a, &b, p.same).align()
}

// compareFacts counts the values and dates that stand opposite each other in the beads, and those of them that agree.
func (p *pair) compareFacts(beads []bead) (compared, agreeing int) {
	values := func(units []unit) []string {
		var out []string
		for i := range units {
			for _, n := range units[i].names {
				if !strings.HasPrefix(n, "e:") {
					out = append(out, n)
				}
			}
		}
		return out
	}
	for _, x := range beads {
		va, vb := values(p.a.units[x.a0:x.a1]), values(p.b.units[x.b0:x.b1])
		compared += min(len(va), len(vb))
		for _, v := range va {
			if i := slices.Index(vb, v); i >= 0 {
				vb = slices.Delete(vb, i, i+1)
				agreeing++
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
	if visible(a) == visible(b) {
		return "copy"
	}
	return "version"
}

// visible is the text of sentences without white space.
func visible(units []unit) string {
	var b strings.Builder
	for i := range units {
		for _, r := range units[i].row.Text {
			if !span.IsSpace(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}
