package align

import "slices"

// pair compares two documents. Evidence is what both have: letter runs, numbers, dates and entities. Each piece is
// weighed by how rarely it stands in either document, as in naive Bayes: if two sentences say the same, a piece of one
// stands in the other with a probability that is estimated from the pair itself; if not, with the share of sentences
// that have it.
type pair struct {
	a, b     *document
	same     bool // one language
	sa, sb   []side
	gains    []int32 // by number of the shared piece: what a match says for a bead, in 1/1024 bit; 0 if it says nothing
	kinds    []kind
	da, db   []int32 // sentences that have the piece
	limits   []int8  // the most that it can say, in bits
	ratio    int     // length of b over length of a, in 1/1024
	variance int     // of the length of a letter's counterpart, in tenths
	keep     [kinds]int
	opening  [2][2]int // what it says that the bead does or does not open a paragraph of a and of b
	missA    []int64   // what is missing for the units before each, if no counterpart has any of their pieces
	missB    []int64
}

// kind is a kind of evidence.
type kind uint8

const (
	run   kind = iota // of letters
	fact              // number, date or entity
	kinds             // how many kinds there are
)

// side is a sentence in a pair.
type side struct {
	shared []uint32   // numbers of the pieces that the other document has too, sorted
	alone  [kinds]int // how many pieces the other document lacks
}

// Weights of the model.
const (
	// overlap is how many runs of letters speak as one: neighbouring runs share all but one of their letters.
	overlap = 5
	// first guesses of the share of pieces that a reworded or translated sentence keeps, in 1/1024
	keepRunsSame  = 614
	keepRunsOther = 307
	keepFacts     = 717
	minKeep       = 51
	maxKeep       = 980
	firstVariance = 120
)

func newPair(a, b *document, same bool) *pair {
	p := &pair{a: a, b: b, same: same, ratio: 1024, variance: firstVariance}
	p.sa, p.sb = make([]side, len(p.a.units)), make([]side, len(p.b.units))
	p.keep = p.firstKeep()
	p.share(run, func(u *unit) []uint32 { return u.runs })
	p.share(fact, func(u *unit) []uint32 { return u.facts })
	p.gains = make([]int32, len(p.kinds))
	p.weigh()
	return p
}

func (p *pair) firstKeep() [kinds]int {
	if p.same {
		return [kinds]int{keepRunsSame, keepFacts}
	}
	return [kinds]int{keepRunsOther, keepFacts}
}

// share finds the pieces of one kind that both documents have and numbers them in the order of their hashes.
func (p *pair) share(k kind, get func(*unit) []uint32) {
	type seen struct{ a, b int32 }
	df := make(map[uint32]seen, 4*len(p.a.units))
	for i := range p.a.units {
		for _, h := range get(&p.a.units[i]) {
			s := df[h]
			s.a++
			df[h] = s
		}
	}
	var common []uint32
	for i := range p.b.units {
		for _, h := range get(&p.b.units[i]) {
			if s, ok := df[h]; ok {
				if s.b++; s.b == 1 {
					common = append(common, h)
				}
				df[h] = s
			}
		}
	}
	slices.Sort(common)
	number := make(map[uint32]uint32, len(common))
	for _, h := range common {
		number[h] = uint32(len(p.kinds))
		p.kinds = append(p.kinds, k)
		p.da, p.db = append(p.da, df[h].a), append(p.db, df[h].b)
		p.limits = append(p.limits, int8(h&15))
	}
	fill := func(units []unit, sides []side) {
		for i := range units {
			s := &sides[i]
			for _, h := range get(&units[i]) {
				if n, ok := number[h]; ok {
					s.shared = append(s.shared, n) // ascending: hashes and numbers have one order, and kinds come in turn
				} else {
					s.alone[k]++
				}
			}
		}
	}
	fill(p.a.units, p.sa)
	fill(p.b.units, p.sb)
}

// weigh computes what each match and each miss says, from the probabilities as they are known now. Pieces that chance
// matches as often as meaning does say nothing.
func (p *pair) weigh() {
	na, nb := 4*int64(len(p.a.units))+2, 4*int64(len(p.b.units))+2
	scale := [kinds]int{overlap, 1}
	var lost [kinds]int // log2 of the probability that a counterpart lacks a piece
	for k := range kinds {
		lost[k] = log2Ratio(int64(1024-p.keep[k]), 1024)
	}
	lack := make([][2]int, len(p.kinds)) // by number: what a miss says of a sentence of a, of b
	for i, k := range p.kinds {
		ca, cb := 4*int64(p.da[i])+1, 4*int64(p.db[i])+1 // chances: ca/na and cb/nb
		p.gains[i] = 0
		keep := int64(p.keep[k])
		if 1024*ca >= keep*na || 1024*cb >= keep*nb {
			continue
		}
		lack[i] = [2]int{lost[k] - log2Ratio(nb-cb, nb), lost[k] - log2Ratio(na-ca, na)}
		g := log2Ratio(keep, 1024) - (log2Ratio(ca, na)+log2Ratio(cb, nb))/2
		if k == fact {
			g = min(g, int(p.limits[i])*bit)
		}
		p.gains[i] = int32((g - (lack[i][0]+lack[i][1])/2) / scale[k])
	}
	p.missA, p.missB = make([]int64, len(p.sa)+1), make([]int64, len(p.sb)+1)
	for w, sides := range [2][]side{p.sa, p.sb} {
		sum := [2][]int64{p.missA, p.missB}[w]
		for i := range sides {
			s := &sides[i]
			var miss [kinds]int
			for _, n := range s.shared {
				miss[p.kinds[n]] += lack[n][w]
			}
			for k := range kinds {
				if p.same || k == fact {
					miss[k] += s.alone[k] * lost[k]
				}
			}
			sum[i+1] = sum[i] + int64(miss[run]/(2*overlap)+miss[fact]/2)
		}
	}
}

// learn estimates the probabilities, the proportion of lengths and what the borders of paragraphs say, from beads.
func (p *pair) learn(beads []bead) {
	first, weight := p.firstKeep(), [kinds]int{400, 10} // the first guesses stay, with the weight of some sentences
	var kept, all [kinds]int64
	for k := range kinds {
		kept[k], all[k] = int64(first[k]*weight[k]/1024), int64(weight[k])
	}
	la, lb := int64(5000), int64(5000) // of a hundred words or so, of equal lengths
	opens := [2][2]int64{{4, 4}, {4, 4}}
	g := grid{pair: p}
	for _, x := range beads {
		opens[p.a.units[x.a0].opens][p.b.units[x.b0].opens]++
		la += p.a.until[x.a1] - p.a.until[x.a0]
		lb += p.b.until[x.b1] - p.b.until[x.b0]
		if x.score < 2*bit {
			continue
		}
		one, two := union(&g.ua, p.sa[x.a0:x.a1]), union(&g.ub, p.sb[x.b0:x.b1])
		p.count(one, &all)
		p.count(two, &all)
		if p.same {
			for i := x.a0; i < x.a1; i++ {
				all[run] += int64(p.sa[i].alone[run])
			}
			for j := x.b0; j < x.b1; j++ {
				all[run] += int64(p.sb[j].alone[run])
			}
		}
		for i, j := 0, 0; i < len(one) && j < len(two); {
			switch m, n := one[i], two[j]; {
			case m == n:
				if p.gains[m] > 0 {
					kept[p.kinds[m]] += 2
				}
				i++
				j++
			case m < n:
				i++
			default:
				j++
			}
		}
	}
	for k := range kinds {
		p.keep[k] = int(min(max(1024*kept[k]/all[k], minKeep), maxKeep))
	}
	p.ratio = int(min(max(1024*lb/la, 256), 4096))
	total := opens[0][0] + opens[0][1] + opens[1][0] + opens[1][1]
	for i := range 2 {
		for j := range 2 {
			p.opening[i][j] = log2Ratio(opens[i][j]*total, (opens[i][0]+opens[i][1])*(opens[0][j]+opens[1][j]))
		}
	}
	p.weigh()
}

func (p *pair) count(pieces []uint32, all *[kinds]int64) {
	for _, n := range pieces {
		if p.gains[n] > 0 {
			all[p.kinds[n]]++
		}
	}
}

// align finds the beads: it aligns with the first guesses, learns from the result, and aligns again; with long documents
// one lesson is enough.
func (p *pair) align() []bead {
	w := p.band()
	p.learn(p.beads(w))
	if small(len(p.sa), len(p.sb)) {
		p.learn(p.beads(w))
	}
	return p.beads(w)
}
