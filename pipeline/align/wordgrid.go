package align

import (
	"slices"

	"example.org/sourcebook/pipeline/align/gloss"
)

// wordGrid is what words say of the cells of the last rows of a grid.
type wordGrid struct {
	*glossing
	rows   [maxMembers]wordRow // by row number modulo maxMembers
	gainA  []int32             // by sentence of b: what it says of the word at hand
	gainB  []int32             // by word of b: what the sentences at hand say of it
	words  []int32             // scratch: words of b that are gained
	places []int32             // scratch: sentences of b that say something
}

// wordRow is what words say of a sentence of a, and of those before it, beside the sentences of b in its row.
type wordRow struct {
	first   int                 // the sentence of b, plus 1, of the first place
	forward [maxMembers][]int32 // of the words of each sentence of b, as the last one, two … sentences of a say
	back    [maxMembers][]int32 // of the words of the sentence of a, as the last one, two … sentences of b say
}

func newWordGrid(g *glossing) *wordGrid {
	if g == nil {
		return nil
	}
	return &wordGrid{glossing: g, gainA: make([]int32, len(g.b)), gainB: make([]int32, len(g.postsB))}
}

// fill fills in row i, for the sentences of b from lo to hi.
func (g *wordGrid) fill(i, lo, hi int) {
	r := &g.rows[i%maxMembers]
	r.first = lo
	for m := range maxMembers {
		clear(resize(&r.forward[m], hi-lo+1))
		clear(resize(&r.back[m], hi-lo+1))
	}
	if i > 0 {
		g.fillForward(r, i, lo, hi)
		g.fillBack(r, i, lo, hi)
	}
}

// fillForward: what the sentences of a that end with number i say of the words of each sentence of b.
func (g *wordGrid) fillForward(r *wordRow, i, lo, hi int) {
	rest, count := int64(gloss.One), int64(1)
	g.words = g.words[:0]
	for m := range min(maxMembers, i) {
		for _, w := range g.a[i-1-m] {
			count++
			rest += int64(g.Forward.Rest(w))
			for _, h := range g.Forward.Hits(w) {
				if g.gainB[h.Word] == 0 {
					g.words = append(g.words, h.Word)
				}
				g.gainB[h.Word] += h.Gain
			}
		}
		row, none := r.forward[m], quickLog(rest)
		base := none - quickLog(gloss.One*count)
		for j := max(lo, 1); j <= hi; j++ {
			row[j-lo] = int32(base * len(g.b[j-1]))
		}
		for _, w := range g.words {
			more := int32(quickLog(rest+int64(g.gainB[w])) - none)
			for _, j := range between(g.postsB[w], lo-1, hi) {
				row[int(j)+1-lo] += more
			}
		}
	}
	for _, w := range g.words {
		g.gainB[w] = 0
	}
}

// fillBack: what the sentences of b that end at each place say of the words of the sentence i of a.
func (g *wordGrid) fillBack(r *wordRow, i, lo, hi int) {
	words := g.a[i-1]
	for n := range maxMembers {
		row, base := r.back[n], g.baseB[n]
		for j := max(lo, n+1); j <= hi; j++ {
			row[j-lo] = int32(int(base[j]) * len(words))
		}
	}
	for _, w := range words {
		g.places = g.places[:0]
		for _, h := range g.backward[w] {
			for _, j := range between(g.postsB[h.Word], lo-maxMembers, hi) {
				if g.gainA[j] == 0 {
					g.places = append(g.places, j)
				}
				g.gainA[j] += h.Gain
			}
		}
		for n := range maxMembers {
			for _, j := range g.places {
				g.addWindows(r.back[n], int(j), n+1, lo, hi)
			}
		}
		for _, j := range g.places {
			g.gainA[j] = 0
		}
	}
}

// addWindows adds what the word at hand gains in the passages of n sentences of b of which j is the first one that says
// something.
func (g *wordGrid) addWindows(row []int32, j, n, lo, hi int) {
	for end := max(lo, n, j+1); end <= min(hi, j+n); end++ {
		if slices.ContainsFunc(g.gainA[end-n:j], func(x int32) bool { return x > 0 }) {
			continue
		}
		sum := int64(0)
		for _, x := range g.gainA[j:end] {
			sum += int64(x)
		}
		rest := g.restOf(end-n, end)
		row[end-lo] += int32(quickLog(rest+sum) - quickLog(rest))
	}
}

// say is what words say for a bead of the m sentences of a that end with number i and the n of b that end with j.
func (g *wordGrid) say(m, n, i, j int) int64 {
	if g == nil {
		return 0
	}
	sum := int64(0)
	r := &g.rows[i%maxMembers]
	for y := range n {
		sum += int64(r.forward[m-1][j-y-r.first])
	}
	for x := range m {
		r := &g.rows[(i-x)%maxMembers]
		sum += int64(r.back[n-1][j-r.first])
	}
	return sum * wordWeight / 1000
}

// between gives the numbers of an ascending list from lo to below hi.
func between(list []int32, lo, hi int) []int32 {
	if len(list) > 0 && int(list[0]) >= lo && int(list[len(list)-1]) < hi {
		return list
	}
	i, _ := slices.BinarySearch(list, int32(lo))
	j, _ := slices.BinarySearch(list, int32(hi))
	return list[i:j]
}
