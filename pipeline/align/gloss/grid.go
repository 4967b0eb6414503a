package gloss

import (
	"example.org/sourcebook/pipeline/align/fixed"
)

// Share of Of parts is what counts of what words say: neighbouring words and signs say the same.
const (
	Share = 2
	Of    = 5
)

// Grid is what words say of the cells of the last rows of a grid. What they say of a bead is a sum: of what those words
// say that stand for none, which is known by their number, and of what those say that stand for one.
type Grid struct {
	*Texts
	Ahead  []int64       // what the sentences of a at hand say of the words of the sentences of b before each
	Beside [most][]int32 // by number of sentences of b, less 1, and their end: what they say of the words of those of a

	first   int           // the first cell of the row that was filled in last
	end     int           // the last one
	forward [most][]int32 // of the words of each sentence of b that are stood for, as the last one, two … sentences say
	base    [most]int64   // of each word of b, as the last one, two … sentences of a say
	rows    [most]row     // by row number modulo most
	sums    [most][]int32 // of the rows at hand
	gainA   []int32       // by sentence of b: what it says of the word at hand
	gainB   []int32       // by word of b: what the sentences at hand say of it
	passed  []int32       // by word of b: how many of its sentences lie before all that the rows to come look at
	words   []int32       // scratch: words of b that are gained
	places  []int32       // scratch: sentences of b that say something
}

// row is what is said of the words of a sentence of a that are stood for, as the last one, two … sentences of b say.
type row [most][]int32

// margin is how many cells of Ahead stand before the first one.
const margin = most

// NewGrid gives the grid of two texts, nil if there are none.
func NewGrid(t *Texts) *Grid {
	if t == nil {
		return nil
	}
	n := len(t.b) + 1
	g := &Grid{Texts: t, gainA: make([]int32, len(t.b)), gainB: make([]int32, len(t.postsB)),
		passed: make([]int32, len(t.postsB)), Ahead: make([]int64, margin+n)}
	room := make([]int32, (3*most+most*most)*n)
	cut := func() []int32 {
		out := room[:n:n]
		room = room[n:]
		return out
	}
	for m := range most {
		g.Beside[m], g.forward[m], g.sums[m] = cut(), cut(), cut()
		for n := range most {
			g.rows[m][n] = cut()
		}
	}
	return g
}

// Fill fills in row i, for the sentences of b from lo to hi. Rows must come in order, and lo must never decrease.
func (g *Grid) Fill(i, lo, hi int) {
	g.first, g.end = lo, hi
	r := &g.rows[i%most]
	for m := range most {
		clear(g.forward[m][lo : hi+1])
		clear(r[m][lo : hi+1])
		clear(g.sums[m][lo : hi+1])
	}
	if i > 0 {
		g.fillForward(i, lo, hi)
		g.fillBack(r, i, lo, hi)
	}
}

// fillForward: what the sentences of a that end with number i say of the words of each sentence of b.
func (g *Grid) fillForward(i, lo, hi int) {
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
		line, none := g.forward[m], fixed.QuickLog(rest)
		g.base[m] = int64(none - fixed.QuickLog(One*count))
		for _, w := range g.words {
			more := int32(fixed.QuickLog(rest+int64(g.gainB[w])) - none)
			for _, j := range g.between(w, lo-1, hi) {
				line[j+1] += more
			}
		}
	}
	for _, w := range g.words {
		g.gainB[w] = 0
	}
}

// fillBack: what the sentences of b that end at each place say of the words of the sentence i of a.
func (g *Grid) fillBack(r *row, i, lo, hi int) {
	for _, w := range g.a[i-1] {
		g.places = g.places[:0]
		for _, h := range g.backward[w] {
			for _, j := range g.between(h.Word, lo-most, hi) {
				if g.gainA[j] == 0 {
					g.places = append(g.places, j)
				}
				g.gainA[j] += h.Gain
			}
		}
		for _, j := range g.places {
			g.addWindows(r, int(j), lo, hi)
		}
		for _, j := range g.places {
			g.gainA[j] = 0
		}
	}
}

// addWindows adds what the word at hand gains in the passages of sentences of b of which j is the first one that says
// something.
func (g *Grid) addWindows(r *row, j, lo, hi int) {
	for begin := j; begin >= 0 && begin > j-most && (begin == j || g.gainA[begin] == 0); begin-- {
		sum := int64(0)
		for end := j + 1; end <= min(hi, begin+most); end++ {
			sum += int64(g.gainA[end-1])
			if end >= lo {
				n := end - begin - 1
				r[n][end] += int32(fixed.QuickLog(g.restOf(begin, end)+sum)) - g.noneB[n][end]
			}
		}
	}
}

// Reach makes known what words say for beads of the m last sentences of a that end in row i, which was filled in last.
// It must come for one, two … of them in turn; lo and hi are the cells where the beads end.
func (g *Grid) Reach(i, m, lo, hi int) {
	sum, base := int64(0), g.base[m-1]
	ahead := g.Ahead[margin+g.first : margin+g.end+1]
	count := g.countB[g.first:]
	for k, more := range g.forward[m-1][g.first : g.end+1] {
		sum += int64(more)
		ahead[k] = sum + base*count[k]
	}
	words := int32(0)
	for x := range m {
		words += int32(len(g.a[i-1-x]))
	}
	for n, row := range &g.rows[(i-m+1)%most] {
		sums, beside, base := g.sums[n][lo:hi+1], g.Beside[n][lo:hi+1], g.baseB[n][lo:hi+1]
		for k, more := range row[lo : hi+1] {
			sums[k] += more
			beside[k] = sums[k] + base[k]*words
		}
	}
}

// Say is what words say for a bead of the sentences of a at hand and the n of b that end with j.
func (g *Grid) Say(n, j int) int64 {
	return (g.Ahead[margin+j] - g.Ahead[margin+j-n] + int64(g.Beside[n-1][j])) * Share / Of
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
