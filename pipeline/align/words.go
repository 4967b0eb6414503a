package align

import (
	"slices"
	"unicode"

	"example.org/sourcebook/pipeline/align/gloss"
)

// maxStem is how many letters of a word count: what comes later is an ending, or part of a compound, in most languages.
const maxStem = 6

// wordsOf gives the hashes of the words of a sentence, sorted: of ideographs, each sign and each pair of neighbours.
func wordsOf(dst []uint32, s string) []uint32 {
	t := folds()
	const start = 2166136261
	h, n := uint32(start), 0
	var last, lastRaw rune // the sign before, if it is an ideograph; the letter before
	end := func() {
		if n > 1 {
			dst = append(dst, mix(h^0x77))
		}
		h, n = start, 0
	}
	for _, r := range s {
		f := fold(t, r)
		if f == 0 {
			if !unicode.IsMark(r) {
				end()
				last, lastRaw = 0, 0
			}
			continue
		}
		if unicode.Is(unicode.Han, f) {
			end()
			dst = append(dst, mix(uint32(f)*31+7))
			if last != 0 {
				dst = append(dst, mix(uint32(last)*0x9e3779b1^uint32(f)))
			}
			last, lastRaw = f, f
			continue
		}
		if isKana(f) != isKana(lastRaw) {
			end()
		}
		last, lastRaw = 0, f
		if n < maxStem {
			h = (h ^ uint32(f)) * 16777619
		}
		n++
	}
	end()
	return distinct(dst)
}

// isKana tells the letters of katakana from all others, hiragana among them: they write words of their own.
func isKana(r rune) bool { return 0x30A0 <= r && r < 0x3100 }

// Weights of what words say.
const (
	maxTaught  = 4   // sentences that a bead has, on either side, that words are learned from
	wordWeight = 400 // thousandths of its bits count: neighbouring words and signs say the same
)

// glossing is what the words of two documents say of each other.
type glossing struct {
	*gloss.Model
	a, b           [][]int32     // words of each sentence that the other document lacks
	postsA, postsB [][]int32     // by word: the sentences that have it
	timesA, timesB []int32       // by word: how many sentences have it
	backward       [][]gloss.Hit // by word of a: the words of b that say something of it
	restB          []int64       // what the words of b before each sentence say of a word that none of them stands for
	baseB          [maxMembers][]int32
}

// teach learns from beads which words stand for each other. Of one language letters say more.
func (p *pair) teach(beads []bead) {
	if p.same {
		return
	}
	if p.glosses == nil {
		p.glosses = newGlossing(&p.a.wording, &p.b.wording)
	}
	g := p.glosses
	var passages []gloss.Passage
	for _, x := range beads {
		if x.score > 0 {
			passages = append(passages, gloss.Passage{A: joinWords(g.a[x.a0:x.a1]), B: joinWords(g.b[x.b0:x.b1])})
		}
	}
	g.Model = gloss.Learn(passages, g.timesA, g.timesB)
	g.prepare()
}

// newGlossing gathers the words of two documents. Words that both have are left out: letters compare them.
func newGlossing(a, b *wording) *glossing {
	g := &glossing{}
	g.a, g.postsA, g.timesA = a.without(b)
	g.b, g.postsB, g.timesB = b.without(a)
	return g
}

// without gives the words of each sentence that another document lacks, and which sentences have each, and how many.
func (w *wording) without(other *wording) (units, posts [][]int32, times []int32) {
	x, y := w.words.pieces, other.words.pieces
	both := make([]bool, len(x))
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j]:
			both[i] = true
			i++
			j++
		case x[i] < y[j]:
			i++
		default:
			j++
		}
	}
	units, posts, times = make([][]int32, len(w.units)), make([][]int32, len(x)), make([]int32, len(x))
	for i, words := range w.units {
		for _, n := range words {
			if !both[n] {
				units[i] = append(units[i], n)
				posts[n] = append(posts[n], int32(i))
				times[n]++
			}
		}
	}
	return units, posts, times
}

// joinWords merges the words of sentences.
func joinWords(units [][]int32) []int32 {
	if len(units) == 1 {
		return units[0]
	}
	out := slices.Concat(units...)
	slices.Sort(out)
	return slices.Compact(out)
}

// prepare brings what words of b say into the order in which the grid asks for it.
func (g *glossing) prepare() {
	g.backward = make([][]gloss.Hit, len(g.postsA))
	for b := range g.postsB {
		for _, h := range g.Back.Hits(int32(b)) {
			g.backward[h.Word] = append(g.backward[h.Word], gloss.Hit{Word: int32(b), Gain: h.Gain})
		}
	}
	g.restB = make([]int64, len(g.b)+1)
	count := make([]int, len(g.b)+1)
	for j, words := range g.b {
		g.restB[j+1], count[j+1] = g.restB[j], count[j]+len(words)
		for _, w := range words {
			g.restB[j+1] += int64(g.Back.Rest(w))
		}
	}
	for n := range maxMembers {
		g.baseB[n] = make([]int32, len(g.b)+1)
		for j := n + 1; j <= len(g.b); j++ {
			words := int64(count[j] - count[j-n-1])
			g.baseB[n][j] = int32(quickLog(g.restOf(j-n-1, j)) - quickLog(gloss.One*(words+1)))
		}
	}
}

// restOf is what the words of the sentences of b from j to before k, and no word at all, say of a word that none of
// them stands for.
func (g *glossing) restOf(j, k int) int64 { return gloss.One + g.restB[k] - g.restB[j] }
