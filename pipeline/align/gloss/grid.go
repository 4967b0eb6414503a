package gloss

import (
	"slices"

	"example.org/sourcebook/pipeline/align/fixed"
)

// Grid is what words say of the cells of the last rows of a grid.
type Grid struct {
	*Texts
	rows   [most]row // by row number modulo most
	gainA  []int32   // by sentence of b: what it says of the word at hand
	gainB  []int32   // by word of b: what the sentences at hand say of it
	passed []int32   // by word of b: how many of its sentences lie before all that the rows to come look at
	words  []int32   // scratch: words of b that are gained
	places []int32   // scratch: sentences of b that say something
}

// row is what words say of a sentence of a, and of those before it, beside the sentences of b in its row.
type row struct {
	first   int           // the sentence of b, plus 1, of the first place
	forward [most][]int32 // of the words of each sentence of b, as the last one, two … sentences of a say
	back    [most][]int32 // of the words of the sentence of a, as the last one, two … sentences of b say
}

// NewGrid gives the grid of two texts; it says nothing if there are none.
func NewGrid(t *Texts) *Grid {
	if t == nil {
		return nil
	}
	return &Grid{Texts: t, gainA: make([]int32, len(t.b)), gainB: make([]int32, len(t.postsB)),
		passed: make([]int32, len(t.postsB))}
}

// Fill fills in row i, for the sentences of b from lo to hi. Rows must come in order, and lo must never decrease.
func (g *Grid) Fill(i, lo, hi int) {
	if g == nil {
		return
	}
	r := &g.rows[i%most]
	r.first = lo
	for m := range most {
		resize(&r.forward[m], hi-lo+1)
		resize(&r.back[m], hi-lo+1)
	}
	if i > 0 {
		g.fillForward(r, i, lo, hi)
		g.fillBack(r, i, lo, hi)
	}
}

// fillForward: what the sentences of a that end with number i say of the words of each sentence of b.
func (g *Grid) fillForward(r *row, i, lo, hi int) {
	rest, count := int64(One), int64(1)
	g.words = g.words[:0]
	for m := range min(most, i) {
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
		line, none := r.forward[m], fixed.QuickLog(rest)
		base := none - fixed.QuickLog(One*count)
		for j := max(lo, 1); j <= hi; j++ {
			line[j-lo] = int32(base * len(g.b[j-1]))
		}
		for _, w := range g.words {
			more := int32(fixed.QuickLog(rest+int64(g.gainB[w])) - none)
			for _, j := range g.between(w, lo-1, hi) {
				line[int(j)+1-lo] += more
			}
		}
	}
	for _, w := range g.words {
		g.gainB[w] = 0
	}
}

// fillBack: what the sentences of b that end at each place say of the words of the sentence i of a.
func (g *Grid) fillBack(r *row, i, lo, hi int) {
	words := g.a[i-1]
	for n := range most {
		line, base := r.back[n], g.baseB[n]
		for j := max(lo, n+1); j <= hi; j++ {
			line[j-lo] = int32(int(base[j]) * len(words))
		}
	}
	for _, w := range words {
		g.places = g.places[:0]
		for _, h := range g.backward[w] {
			for _, j := range g.between(h.Word, lo-most, hi) {
				if g.gainA[j] == 0 {
					g.places = append(g.places, j)
				}
				g.gainA[j] += h.Gain
			}
		}
		for n := range most {
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
func (g *Grid) addWindows(line []int32, j, n, lo, hi int) {
	for end := max(lo, n, j+1); end <= min(hi, j+n); end++ {
		if slices.ContainsFunc(g.gainA[end-n:j], func(x int32) bool { return x > 0 }) {
			continue
		}
		sum := int64(0)
		for _, x := range g.gainA[j:end] {
			sum += int64(x)
		}
		line[end-lo] += int32(fixed.QuickLog(g.restOf(end-n, end)+sum)) - g.noneB[n-1][end]
	}
}

// Say is what words say for a bead of the m sentences of a that end with number i and the n of b that end with j.
func (g *Grid) Say(m, n, i, j int) int64 {
	if g == nil {
		return 0
	}
	sum := int64(0)
	r := &g.rows[i%most]
	for y := range n {
		sum += int64(r.forward[m-1][j-y-r.first])
	}
	for x := range m {
		r := &g.rows[(i-x)%most]
		sum += int64(r.back[n-1][j-r.first])
	}
	return sum * weight / 1000
}

// between gives the sentences of b from lo to below hi that have a word.
func (g *Grid) between(word int32, lo, hi int) []int32 {
	list := g.postsB[word][g.passed[word]:]
	k := 0
	for k < len(list) && int(list[k]) < lo {
		if int(list[k]) < lo+1-most { // no row to come looks further back
			g.passed[word]++
		}
		k++
	}
	end := k
	for end < len(list) && int(list[end]) < hi {
		end++
	}
	return list[k:end]
}

// resize makes a list of n zeros, in the room that it has if it can.
func resize(s *[]int32, n int) {
	if cap(*s) < n {
		*s = make([]int32, n, n+n/4)
	}
	*s = (*s)[:n]
	clear(*s)
}
