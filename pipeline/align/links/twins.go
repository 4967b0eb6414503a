package links

import (
	"slices"

	"example.org/sourcebook/pipeline/align/peers"
)

// Twins are two texts of one language that look like versions of one text and begin with different words, while further
// languages have two such texts, too: pages of a manual in one mould, each with its translations. They are two works
// where, in these languages, the one belongs with the one and the other with the other. Two versions of one text have
// no such counterparts, or these are as near to the one as to the other.

// Bounds of twins.
const (
	maxTwins   = 12 // texts of one language that are looked at together
	minCrossed = 3  // bits that two texts must share with their own counterparts more than each with the other's
	allCrossed = 24 // the same of all languages together
)

// square are twins a and b and their counterparts, in this order, in another language.
type square struct{ a, b, one, two int }

// twins are the squares of a corpus, by the first two of each.
type twins struct {
	pairs [][2]int // in order
	of    map[[2]int][]square
}

// unlike says of each document whether it has a link to one of its language that begins otherwise.
func (l *Linker) unlike() map[int]bool {
	out := map[int]bool{}
	for _, k := range l.links {
		if a, b := l.docs[k.a], l.docs[k.b]; peers.OneLanguage(a.Language, b.Language) && !a.BeginsAs(b) {
			out[k.a], out[k.b] = true, true
		}
	}
	return out
}

// findTwins finds the twins among the links of one language. others are the pairs of two languages that may be works.
func (l *Linker) findTwins(joined *groups, others [][2]int32) *twins {
	unlike := l.unlike()
	near := map[int][]int{} // by such a document: those of other languages
	for _, p := range others {
		if a, b := int(p[0]), int(p[1]); unlike[a] && unlike[b] {
			near[a], near[b] = append(near[a], b), append(near[b], a)
		}
	}
	t := &twins{of: map[[2]int][]square{}}
	for i := range l.docs {
		members := joined.of(joined.find(i))
		if !unlike[i] || len(members) > maxTwins {
			continue
		}
		for _, j := range members {
			if i < j && unlike[j] && !l.docs[i].BeginsAs(l.docs[j]) {
				t.add(i, j, l.squares(joined, near, i, j))
			}
		}
	}
	return t
}

// add adds twins that have counterparts.
func (t *twins) add(a, b int, squares []square) {
	if len(squares) > 0 {
		t.pairs, t.of[[2]int{a, b}] = append(t.pairs, [2]int{a, b}), squares
	}
}

// squares gives the counterparts of two twins.
func (l *Linker) squares(joined *groups, near map[int][]int, a, b int) []square {
	var out []square
	for _, one := range near[a] {
		for _, two := range near[b] {
			if one != two && joined.find(one) == joined.find(two) {
				out = append(out, square{a, b, one, two})
			}
		}
	}
	return out
}

// open lets the counterparts of twins be judged, whatever is joined already.
func (t *twins) open(l *Linker) {
	for _, p := range t.pairs {
		l.filled[p[0]], l.filled[p[1]] = true, true
	}
}

// split notes which twins are two works.
func (l *Linker) split(t *twins) {
	shared := map[[2]int]int{}
	for _, k := range slices.Concat(l.links, l.open) {
		shared[[2]int{k.a, k.b}] = k.Shared
	}
	says := func(a, b int) int { return shared[[2]int{min(a, b), max(a, b)}] }
	gone := map[[2]int]bool{}
	for _, p := range t.pairs {
		most := map[string]int{} // by language
		for _, s := range t.of[p] {
			crossed := says(s.a, s.one) + says(s.b, s.two) - says(s.a, s.two) - says(s.b, s.one)
			if crossed = max(crossed, -crossed); crossed >= minCrossed {
				tag := peers.Base(l.docs[s.one].Language)
				most[tag] = max(most[tag], crossed)
			}
		}
		all := 0
		for _, n := range most {
			all += n
		}
		if all >= allCrossed {
			l.apart[p], gone[p] = true, true
		}
	}
	l.links = slices.DeleteFunc(l.links, func(k link) bool { return gone[[2]int{k.a, k.b}] })
}

// For two groups to be two works, so many languages must have texts in both that are no versions of each other, where
// either group has so many texts at least.
const (
	minRivals = 1
	minRival  = 2
)

// rivals reports whether two groups are two works with their translations: texts of several languages are in either,
// and more of these languages say that they are no versions of each other than that they are. linked are strong links.
func (l *Linker) rivals(xs, ys []int, linked map[[2]int]bool) bool {
	if min(len(xs), len(ys)) < minRival || len(xs)*len(ys) > maxCrossed {
		return false
	}
	one := map[string]bool{} // by language: some of its texts in either are linked
	for _, x := range xs {
		for _, y := range ys {
			if tag := peers.Base(l.docs[x].Language); tag != "" && tag == peers.Base(l.docs[y].Language) {
				one[tag] = one[tag] || linked[[2]int{min(x, y), max(x, y)}]
			}
		}
	}
	apart := 0
	for _, is := range one {
		if !is {
			apart++
		}
	}
	return apart >= minRivals && 2*apart > len(one)
}
