package align

import (
	"slices"
	"sync"

	"example.org/sourcebook/pipeline/align/fixed"
	"example.org/sourcebook/pipeline/align/gloss"
	"example.org/sourcebook/pipeline/align/grid"
	"example.org/sourcebook/pipeline/align/naming"
	"example.org/sourcebook/pipeline/align/way"
)

// bit is one bit of evidence: all scores are integers in 1/1024 bit.
const bit = fixed.Bit

// pair compares two documents. Evidence is what both have: letter runs, numbers, dates and entities. Each piece is
// weighed by how rarely it stands in either document, as in naive Bayes: if two sentences say the same, a piece of one
// stands in the other with a probability that is estimated from the pair itself; if not, with the share of sentences
// that have it.
type pair struct {
	grid.Pair
	a, b     *document
	same     bool            // one language
	alone    [2][][kinds]int // by text and sentence: how many pieces the other document lacks
	kinds    []kind          // by number of the shared piece
	weight   []int32         // how many pieces it stands for, which stand in the same sentences of either document
	kin      [2][]int32      // by text and number: what it is in the vocabulary of the kind
	da, db   []int32         // sentences that have the piece
	limits   []int8          // the most that it can say, in bits
	keep     [kinds]int
	chances  [2][]chance // by text and number of sentences: what is known of pieces that stand in so many
	lack     [][2]int    // scratch of weigh
	wordless bool        // no words are learned
	spelling *naming.Spelling
	room     room
}

// room is what share and place need while they work, and what the sentences' pieces lie in.
type room struct {
	last, before, posted []int32
	shared               [2][]uint32
}

// pairs are pairs that are no longer in use, for the room that their lists take: most pairs that are compared are no
// versions of each other, and the lists of one are as long as those of the next.
var pairs = sync.Pool{New: func() any { return new(pair) }}

// free gives up a pair, of which nobody has anything any more.
func (p *pair) free() {
	*p = pair{kinds: p.kinds[:0], weight: p.weight[:0], limits: p.limits[:0], da: p.da[:0], db: p.db[:0],
		kin: [2][]int32{p.kin[0][:0], p.kin[1][:0]}, room: p.room}
	pairs.Put(p)
}

// kind is a kind of evidence.
type kind uint8

const (
	run    kind = iota // of letters
	fact               // number, date or entity
	spoken             // what a name sounds like, where two languages are compared
	meant              // what a word means, the same
	kinds              // how many kinds there are
)

// Weights of the model.
const (
	// overlap is how many runs of letters speak as one: neighbouring runs share all but one of their letters.
	overlap = 5
	// senses is how many senses of a word speak as one: two words that mean the same share several of them.
	senses = 3
	// first guesses of the share of pieces that a reworded or translated sentence keeps, in 1/1024
	keepRunsSame  = 614
	keepRunsOther = 307
	keepFacts     = 717
	keepSpoken    = 307
	keepMeant     = 340
	minKeep       = 51
	maxKeep       = 980
	firstVariance = 90
	priorSize     = 5000 // of a hundred words or so: lengths count as equal until so much was seen
)

// firstOpening is the first guess of what it says that a bead opens a paragraph of either text, of one or of none.
var firstOpening = [2][2]int{{0, -bit}, {-bit, bit}}

func newPair(a, b *document, same bool) *pair {
	a.prepare()
	b.prepare()
	p := pairs.Get().(*pair)
	p.a, p.b, p.same = a, b, same
	for k := range kinds {
		p.share(k)
	}
	p.place(0, a, &p.A)
	p.place(1, b, &p.B)
	p.post()
	p.begin()
	return p
}

// begin sets the model to the first guesses.
func (p *pair) begin() {
	p.Ratio = int(min(max(1024*(p.b.size+priorSize)/(p.a.size+priorSize), 512), 2048))
	p.Variance, p.Opening, p.keep = firstVariance, firstOpening, p.firstKeep()
	p.Gains = make([]int32, len(p.kinds))
	p.weigh()
}

func (p *pair) firstKeep() [kinds]int {
	if p.same {
		return [kinds]int{keepRunsSame, keepFacts, keepSpoken, keepMeant}
	}
	return [kinds]int{keepRunsOther, keepFacts, keepSpoken, keepMeant}
}

// share finds the pieces of one kind that both documents have and numbers them in the order of their hashes. Those
// that stand in the same sentences of either document count as one, with a weight.
func (p *pair) share(k kind) {
	x, y := &p.a.evidence[k], &p.b.evidence[k]
	last := append(p.room.last[:0], make([]int32, len(x.begins))...) // by kin in a: last number plus 1
	before := p.room.before[:0]                                      // by number: the last one with its kin in a
	begin := int32(len(p.kinds))
	for i, j := 0, 0; i < len(x.pieces) && j < len(y.pieces); {
		h, g := x.pieces[i], y.pieces[j]
		if h == g {
			a, b := x.kin[i], y.kin[j]
			n := last[a]
			for n > 0 && p.kin[1][begin+n-1] != b {
				n = before[n-1]
			}
			if n > 0 {
				p.weight[begin+n-1]++
			} else {
				p.kinds, p.weight, p.limits = append(p.kinds, k), append(p.weight, 1), append(p.limits, int8(h&15))
				p.da, p.db = append(p.da, x.units[i]), append(p.db, y.units[j])
				p.kin[0], p.kin[1] = append(p.kin[0], a), append(p.kin[1], b)
				before = append(before, last[a])
				last[a] = int32(len(before))
			}
		}
		// Which one is next is as good as chance, so nothing branches on it.
		if h <= g {
			i++
		}
		if g <= h {
			j++
		}
	}
	p.room.last, p.room.before = last, before
}

// place makes the sentences of one of the two texts, with what they share.
func (p *pair) place(which int, d *document, t *grid.Text) {
	t.Sides, t.Until = make([]grid.Side, len(d.units)), d.until
	alone := make([][kinds]int, len(d.units))
	count, size := make([]int32, len(d.units)), 0
	for n, kin := range p.kin[which] {
		units := d.evidence[p.kinds[n]].of(kin)
		size += len(units)
		for _, i := range units {
			count[i]++
			alone[i][p.kinds[n]] -= int(p.weight[n])
		}
	}
	room := slices.Grow(p.room.shared[which][:0], size)[:size]
	p.room.shared[which] = room
	for i := range t.Sides {
		u := &d.units[i]
		t.Sides[i] = grid.Side{Shared: room[:0:count[i]], Opens: u.opens, Head: u.head, Paragraph: int32(u.paragraph)}
		room = room[count[i]:]
		for k := range kinds {
			alone[i][k] += len(u.pieces[k])
		}
	}
	for n, kin := range p.kin[which] {
		for _, i := range d.evidence[p.kinds[n]].of(kin) {
			t.Sides[i].Shared = append(t.Sides[i].Shared, uint32(n))
		}
	}
	p.alone[which] = alone
}

// post notes which sentences of b have each shared piece.
func (p *pair) post() {
	size := 0
	for n, kin := range p.kin[1] {
		size += len(p.b.evidence[p.kinds[n]].of(kin))
	}
	p.Posts, p.Posted = make([]int32, 1, len(p.kinds)+1), slices.Grow(p.room.posted[:0], size)
	for n, kin := range p.kin[1] {
		p.Posted = append(p.Posted, p.b.evidence[p.kinds[n]].of(kin)...)
		p.Posts = append(p.Posts, int32(len(p.Posted)))
	}
	p.room.posted = p.Posted
}

// turn is post for the sentences of b in reverse order.
func (p *pair) turn() {
	p.Posted = slices.Clone(p.Posted)
	last := int32(len(p.B.Sides) - 1)
	for n := range p.kinds {
		list := p.Posted[p.Posts[n]:p.Posts[n+1]]
		slices.Reverse(list)
		for k := range list {
			list[k] = last - list[k]
		}
	}
}

// weigh computes what each match and each miss says, from the probabilities as they are known now. Pieces that chance
// matches as often as meaning does say nothing.
func (p *pair) weigh() {
	na, nb := int64(len(p.a.units)), int64(len(p.b.units))
	scale := [kinds]int{overlap, 1, 1, senses}
	var lost, kept [kinds]int // log2 of the probability that a counterpart lacks a piece, or has it
	for k := range kinds {
		lost[k], kept[k] = fixed.Log2Ratio(int64(1024-p.keep[k]), 1024), fixed.Log2Ratio(int64(p.keep[k]), 1024)
	}
	if p.chances[0] == nil {
		p.chances = [2][]chance{make([]chance, na+1), make([]chance, nb+1)}
		p.lack = make([][2]int, len(p.kinds))
	}
	chanceA, chanceB := p.chances[0], p.chances[1]
	lack := p.lack // by number: what a miss says of a sentence of a, of b
	clear(lack)
	for i, k := range p.kinds {
		p.Gains[i] = 0
		if p.same && k >= spoken {
			continue // the letters themselves say more
		}
		a, b := chanceOf(chanceA, p.da[i], na), chanceOf(chanceB, p.db[i], nb)
		if keep := int64(p.keep[k]); 1024*a.in >= keep*a.of || 1024*b.in >= keep*b.of {
			continue
		}
		one := [2]int{lost[k] - b.lacks, lost[k] - a.lacks}
		g := kept[k] - (a.has+b.has)/2
		if k != run {
			g = min(g, int(p.limits[i])*bit)
		}
		p.Gains[i] = int32((g-(one[0]+one[1])/2)/scale[k]) * p.weight[i]
		lack[i] = [2]int{one[0] * int(p.weight[i]), one[1] * int(p.weight[i])}
	}
	p.A.Miss, p.B.Miss = p.miss(0, lack, &lost), p.miss(1, lack, &lost)
}

// miss gives what is missing for the sentences before each of a, or of b, and for all. lack is what a miss of each
// shared piece says, lost what that of another one says.
func (p *pair) miss(which int, lack [][2]int, lost *[kinds]int) []int64 {
	sides := [2][]grid.Side{p.A.Sides, p.B.Sides}[which]
	sum := make([]int64, len(sides)+1)
	for i := range sides {
		var miss [kinds]int
		for _, n := range sides[i].Shared {
			miss[p.kinds[n]] += lack[n][which]
		}
		for k := range kinds {
			if p.same || k == fact {
				miss[k] += p.alone[which][i][k] * lost[k]
			}
		}
		sum[i+1] = sum[i] + int64(miss[run]/(2*overlap)+miss[fact]/2+miss[spoken]/2+miss[meant]/(2*senses))
	}
	return sum
}

// chance is the probability in/of that a sentence of one side has a piece, and what it says, as logarithms, that it has
// or lacks it.
type chance struct {
	in, of     int64
	has, lacks int
}

// chanceOf gives the chance of a piece that stands in d of n sentences. It keeps it in known, by d.
func chanceOf(known []chance, d int32, n int64) *chance {
	c := &known[d]
	if c.of == 0 {
		c.in, c.of = 4*int64(d)+1, 4*n+2
		c.has, c.lacks = fixed.Log2Ratio(c.in, c.of), fixed.Log2Ratio(c.of-c.in, c.of)
	}
	return c
}

// learn estimates the probabilities, the proportion of lengths and what the borders of paragraphs say, from beads.
func (p *pair) learn(beads []grid.Bead) {
	// The first guesses stay, with a weight.
	first, weight := p.firstKeep(), [kinds]int{400, 10, 20, 20}
	var kept, all [kinds]int64
	for k := range kinds {
		kept[k], all[k] = int64(first[k]*weight[k]/1024), int64(weight[k])
	}
	la, lb := int64(priorSize), int64(priorSize)
	opens := [2][2]int64{{4, 4}, {4, 4}}
	r := grid.Reader{Pair: &p.Pair}
	for _, x := range beads {
		opens[p.a.units[x.A0].opens][p.b.units[x.B0].opens]++
		la += p.a.until[x.A1] - p.a.until[x.A0]
		lb += p.b.until[x.B1] - p.b.until[x.B0]
		if x.Score < 2*bit {
			continue
		}
		one, two := r.Pieces(&x)
		p.count(one, &all)
		p.count(two, &all)
		if p.same {
			for i := x.A0; i < x.A1; i++ {
				all[run] += int64(p.alone[0][i][run])
			}
			for j := x.B0; j < x.B1; j++ {
				all[run] += int64(p.alone[1][j][run])
			}
		}
		for i, j := 0, 0; i < len(one) && j < len(two); {
			switch m, n := one[i], two[j]; {
			case m == n:
				if p.Gains[m] > 0 {
					kept[p.kinds[m]] += 2 * int64(p.weight[m])
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
	p.Ratio = int(min(max(1024*lb/la, 256), 4096))
	total := opens[0][0] + opens[0][1] + opens[1][0] + opens[1][1]
	for i := range 2 {
		for j := range 2 {
			p.Opening[i][j] = fixed.Log2Ratio(opens[i][j]*total, (opens[i][0]+opens[i][1])*(opens[0][j]+opens[1][j]))
		}
	}
	p.weigh()
}

func (p *pair) count(pieces []uint32, all *[kinds]int64) {
	for _, n := range pieces {
		if p.Gains[n] > 0 {
			all[p.kinds[n]] += int64(p.weight[n])
		}
	}
}

// How often the model is learned anew once the first guesses are left behind, and the words with it. A few passages
// teach no words, and less of all else.
const (
	lessons    = 2
	fewLessons = 1
	fewBeads   = 30
)

// align finds the beads: it aligns with the first guesses, learns from the result, and aligns again.
func (p *pair) align() []grid.Bead {
	w := p.wide()
	return p.improve(p.again(w, p.Beads(w)))
}

// again learns from the beads that were found with the first guesses, and aligns along them.
func (p *pair) again(w way.Band, beads []grid.Bead) (way.Band, []grid.Bead) {
	p.learn(beads)
	w = p.narrow(w, beads)
	return w, p.Beads(w)
}

// improve goes on from the beads that again found.
func (p *pair) improve(w way.Band, beads []grid.Bead) []grid.Bead {
	few := len(beads) < fewBeads
	for range map[bool]int{true: fewLessons, false: lessons}[few] {
		p.learn(beads)
		if !few {
			p.teach(beads)
		}
		beads = p.Beads(w)
	}
	p.Widen(beads)
	return beads
}

// teach learns from beads which words stand for each other. Words that both documents have are left out: letters
// compare them. Of one language letters say more.
func (p *pair) teach(beads []grid.Bead) {
	if p.same || p.wordless {
		return
	}
	if a, b := &p.a.wording, &p.b.wording; p.Words == nil {
		p.Words = gloss.NewTexts(a.without(b), b.without(a), len(a.words.pieces), len(b.words.pieces))
	}
	var passages []gloss.Passage
	for _, x := range beads {
		if x.Score > 0 {
			passages = append(passages, p.Words.Passage(x.A0, x.A1, x.B0, x.B1))
		}
	}
	p.Words.Teach(passages)
}
