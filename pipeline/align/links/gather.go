package links

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/align/peers"
)

// What two documents show may be too little for a link, and what a document and several others of one work show
// together may be much: each of these is in another language, so what is rightly found once more in each of them is
// found in the others, too, and what is found by chance is not.

// Bounds of what is gathered, where orders are those of verdicts, in eighths of a bit.
const (
	minTold     = 16 // of a pair, for its order to be remembered
	minPromise  = 32 // of all pairs of two groups, for further pairs to be asked
	minGathered = 3  // pairs that two groups must have
	maxGathered = 8  // pairs that are asked
	minMean     = 36 // of the pairs that are asked, on the average, where one group is a single document
	minMeanBoth = 56 // the same where neither is
	minAhead    = 2  // times as much as of another group of these languages
	maxRivals   = 3  // such groups that are asked
	maxRounds   = 3  // of joining, each with what the one before has joined
)

// told is what the order of two documents of two languages says.
type told struct{ a, b, order int32 }

// tell remembers what the order of two documents says.
func (l *Linker) tell(a, b int, v Verdict) {
	if v.Order >= minTold && !peers.OneLanguage(l.docs[a].Language, l.docs[b].Language) {
		l.told = append(l.told, told{int32(a), int32(b), int32(v.Order)})
	}
}

// meeting is two groups, by their roots, the smaller one first, and what the orders of their pairs say together.
type meeting struct{ a, b, sum int }

// gather joins groups whose pairs say little one by one and much together.
func (l *Linker) gather(g *groups) {
	known := make(map[[2]int]int, len(l.told))
	for _, t := range l.told {
		known[[2]int{int(t.a), int(t.b)}] = int(t.order)
	}
	for range maxRounds {
		if !l.gatherOnce(g, known) {
			return
		}
	}
}

// gatherOnce reports whether it joined any groups.
func (l *Linker) gatherOnce(g *groups, known map[[2]int]int) bool {
	all, of := l.meetings(g)
	means := map[[2]int]int{}
	mean := func(m meeting) int {
		key := [2]int{m.a, m.b}
		if _, ok := means[key]; !ok {
			means[key] = l.mean(g.of(m.a), g.of(m.b), known)
		}
		return means[key]
	}
	joined := false
	for _, m := range all {
		if g.find(m.a) != m.a || g.find(m.b) != m.b || !l.joinable(g, m) {
			continue
		}
		least := minMeanBoth
		if min(len(g.of(m.a)), len(g.of(m.b))) == 1 {
			least = minMean
		}
		if mean(m) < least {
			continue
		}
		beaten := func(root, other int) bool {
			asked := 0
			return slices.ContainsFunc(of[root], func(r meeting) bool {
				third := r.a + r.b - root
				if third == other || asked == maxRivals || !l.shareLanguage(g.of(g.find(third)), g.of(other)) {
					return false
				}
				asked++
				return minAhead*mean(r) > mean(m)
			})
		}
		if !beaten(m.a, m.b) && !beaten(m.b, m.a) {
			g.join(m.a, m.b)
			joined = true
		}
	}
	return joined
}

// meetings gives the groups whose pairs say something, those first that say most, and the same by group.
func (l *Linker) meetings(g *groups) ([]meeting, map[int][]meeting) {
	sums := map[[2]int]int{}
	for _, t := range l.told {
		if a, b := g.find(int(t.a)), g.find(int(t.b)); a != b {
			sums[[2]int{min(a, b), max(a, b)}] += int(t.order)
		}
	}
	var all []meeting
	for key, sum := range sums {
		if sum >= minPromise {
			all = append(all, meeting{key[0], key[1], sum})
		}
	}
	slices.SortFunc(all, func(x, y meeting) int { return cmp.Or(y.sum-x.sum, x.a-y.a, x.b-y.b) })
	of := map[int][]meeting{}
	for _, m := range all {
		of[m.a], of[m.b] = append(of[m.a], m), append(of[m.b], m)
	}
	return all, of
}

// joinable reports whether two groups are in different languages, have enough pairs, and nothing sets them apart.
func (l *Linker) joinable(g *groups, m meeting) bool {
	xs, ys := g.of(m.a), g.of(m.b)
	if n := len(xs) * len(ys); n < minGathered || n > maxCrossed {
		return false
	}
	named := g.label[m.a] != "" && g.label[m.b] != ""
	return !named && !l.shareLanguage(xs, ys) && !l.areApart(xs, ys)
}

// shareLanguage reports whether a document of the one group and one of the other may be in one language.
func (l *Linker) shareLanguage(xs, ys []int) bool {
	return slices.ContainsFunc(xs, func(x int) bool {
		return slices.ContainsFunc(ys, func(y int) bool {
			return peers.OneLanguage(l.docs[x].Language, l.docs[y].Language)
		})
	})
}

// mean is what the orders of a few pairs of two groups say, on the average; 0 if more than a third of them says
// nothing. The pairs are of as many documents as there are.
func (l *Linker) mean(xs, ys []int, known map[[2]int]int) int {
	var asked []Pair
	var unknown []int
	for n := range min(len(xs)*len(ys), maxGathered) {
		x, y := xs[n%len(xs)], ys[(n%len(xs)+n/len(xs))%len(ys)]
		p := Pair{A: min(x, y), B: max(x, y)}
		if _, ok := known[[2]int{p.A, p.B}]; !ok && !peers.OneLanguage(l.docs[x].Language, l.docs[y].Language) {
			unknown = append(unknown, n)
		}
		asked = append(asked, p)
	}
	for k, v := range l.verdicts(asked, unknown) {
		p := asked[unknown[k]]
		known[[2]int{p.A, p.B}] = v.Order
	}
	sum, silent := 0, 0
	for _, p := range asked {
		order := known[[2]int{p.A, p.B}]
		if sum += order; order == 0 {
			silent++
		}
	}
	if 3*silent > len(asked) {
		return 0
	}
	return sum / len(asked)
}
