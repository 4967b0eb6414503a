package gloss

import (
	"slices"

	"example.org/sourcebook/pipeline/align/fixed"
)

const most = 4 // sentences that a passage has on either side

// Texts are the words of two texts, by sentence, with what a model says of them.
type Texts struct {
	*Model
	a, b           [][]int32 // words of each sentence
	postsA, postsB [][]int32 // by word: the sentences that have it
	timesA, timesB []int32   // by word: how many sentences have it
	backward       [][]Hit   // by word of a: the words of b that say something of it
	countB         []int64   // the words of b before each sentence
	restB          []int64   // what the words of b before each sentence say of a word that none of them stands for
	baseB          [most][]int32
	noneB          [most][]int32 // by number of sentences and end: the logarithm of what they say of such a word
}

// NewTexts takes the words of each sentence of two texts, ascending, by their numbers from 0 to wordsA and wordsB.
func NewTexts(a, b [][]int32, wordsA, wordsB int) *Texts {
	t := &Texts{a: a, b: b}
	t.postsA, t.timesA = post(a, wordsA)
	t.postsB, t.timesB = post(b, wordsB)
	return t
}

// post gives the sentences that have each word, and their number.
func post(units [][]int32, words int) (posts [][]int32, times []int32) {
	posts, times = make([][]int32, words), make([]int32, words)
	for i, unit := range units {
		for _, w := range unit {
			posts[w] = append(posts[w], int32(i))
			times[w]++
		}
	}
	return posts, times
}

// Passage joins the words of the sentences [a0,a1) and [b0,b1). A word that stands in one sentence only is left out: it
// has been seen beside all words of its passage, and says nothing of any other passage.
func (t *Texts) Passage(a0, a1, b0, b1 int) Passage {
	return Passage{t.known(t.a[a0:a1], t.timesA), t.known(t.b[b0:b1], t.timesB)}
}

func (t *Texts) known(units [][]int32, times []int32) []int32 {
	return slices.DeleteFunc(join(units), func(w int32) bool { return times[w] < 2 })
}

// Teach learns a model from passages of the texts.
func (t *Texts) Teach(passages []Passage) {
	t.Model = Learn(passages, t.timesA, t.timesB)
	t.prepare()
}

// join merges the words of sentences.
func join(units [][]int32) []int32 {
	out := slices.Concat(units...)
	slices.Sort(out)
	return slices.Compact(out)
}

// prepare brings what words of b say into the order in which the grid asks for it.
func (t *Texts) prepare() {
	t.backward = make([][]Hit, len(t.postsA))
	for b := range t.postsB {
		for _, h := range t.Back.Hits(int32(b)) {
			t.backward[h.Word] = append(t.backward[h.Word], Hit{Word: int32(b), Gain: h.Gain})
		}
	}
	t.restB, t.countB = make([]int64, len(t.b)+1), make([]int64, len(t.b)+1)
	for j, words := range t.b {
		t.restB[j+1], t.countB[j+1] = t.restB[j], t.countB[j]+int64(len(words))
		for _, w := range words {
			t.restB[j+1] += int64(t.Back.Rest(w))
		}
	}
	for n := range most {
		t.baseB[n], t.noneB[n] = make([]int32, len(t.b)+1), make([]int32, len(t.b)+1)
		for j := n + 1; j <= len(t.b); j++ {
			words := t.countB[j] - t.countB[j-n-1]
			t.noneB[n][j] = int32(fixed.QuickLog(t.restOf(j-n-1, j)))
			t.baseB[n][j] = t.noneB[n][j] - int32(fixed.QuickLog(One*(words+1)))
		}
	}
}

// restOf is what the words of the sentences of b from j to before k, and no word at all, say of a word that none of
// them stands for.
func (t *Texts) restOf(j, k int) int64 { return One + t.restB[k] - t.restB[j] }
