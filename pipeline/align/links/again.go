package links

import (
	"slices"

	"example.org/sourcebook/pipeline/align/peers"
	"example.org/sourcebook/pipeline/shuffle"
)

// Once works are found, they teach what words mean, and so more of them can be found: by pairs of documents, each of
// them in a work without the language of the other one.

// Lesson is a pair of documents, by number, that are surely one work and teach what words mean.
type Lesson struct {
	A, B   int
	Common [2]peers.Marks // their sentences that say nothing of works
}

// maxTaught is how many lessons a document gives.
const maxTaught = 2

// Lessons gives pairs of documents of two languages that Group found to be one work, those first that are so most
// surely.
func (l *Linker) Lessons() []Lesson {
	given := make([]int8, len(l.docs))
	var out []Lesson
	for _, k := range l.links { // the strongest ones first
		sure := k.Strength >= Strong && !k.doubtful && l.found.find(k.a) == l.found.find(k.b)
		if !sure || min(given[k.a], given[k.b]) >= maxTaught ||
			peers.OneLanguage(l.docs[k.a].Language, l.docs[k.b].Language) {
			continue
		}
		given[k.a]++
		given[k.b]++
		common := [2]peers.Marks{l.finder.Recurring(k.a), l.finder.Recurring(k.b)}
		out = append(out, Lesson{k.a, k.b, common})
	}
	return out
}

// Again finds further links with documents that know more of what their words mean, and judge gives verdicts with that.
func (l *Linker) Again(docs []*peers.Sketch, room *shuffle.Shuffle, judge func(pairs []Pair) []Verdict) {
	l.judge, l.near = judge, peers.NewFinder(docs, room)
	lacks := l.lacking()
	var pairs []Pair
	for i := range docs {
		for _, j := range l.near.Counterparts(i, func(j int) bool { return lacks(i, j) && lacks(j, i) }) {
			if !l.known(docs[i], docs[j]) && !l.apart[[2]int{j, i}] {
				pairs = append(pairs, Pair{A: j, B: i})
			}
		}
	}
	l.links = slices.Clone(l.noted)
	old := map[[2]int]bool{}
	for _, p := range pairs {
		old[[2]int{p.A, p.B}] = true
	}
	again := func(k link) bool { return old[[2]int{k.a, k.b}] && !l.spares(l.joined, k.a, k.b) }
	l.links, l.open = slices.DeleteFunc(l.links, again), slices.DeleteFunc(l.open, again)
	l.told = slices.DeleteFunc(l.told, func(t told) bool { return old[[2]int{int(t.a), int(t.b)}] })
	for len(pairs) > 0 {
		pairs = l.judgeFirst(l.joined, pairs, 1)
	}
	l.decide()
}

// lacking reports of two documents whether the work of the first one lacks the language of the second one.
func (l *Linker) lacking() func(i, j int) bool {
	has := map[int]map[string]bool{} // by root
	for i, d := range l.docs {
		root := l.found.find(i)
		if has[root] == nil {
			has[root] = map[string]bool{}
		}
		has[root][peers.Base(d.Language)] = true
	}
	return func(i, j int) bool { return !has[l.found.find(i)][peers.Base(l.docs[j].Language)] }
}
