// Package gloss learns from aligned passages which words of two languages stand for each other: model 1 of Brown, Della
// Pietra, Della Pietra and Mercer (The Mathematics of Statistical Machine Translation, Computational Linguistics 19,
// 1993), in both directions, its counts discounted by a constant (Ney, Essen and Kneser 1994), so that what was seen
// once or twice says little. All is counted in integers.
package gloss

import "slices"

// Passage is a pair of passages that stand for each other: the numbers of their words, ascending, each once.
type Passage struct{ A, B []int32 }

// Bounds of the model.
const (
	rounds   = 5       // of expectation and maximization
	maxLinks = 1 << 22 // pairs of words in passages that are looked at; what comes later is left out
	certain  = 1 << 20 // a probability of one
	unit     = 1 << 16 // a count of one
	discount = unit * 6 / 10
	minGain  = 2 * One // a word that is likelier by less says nothing
	maxGain  = 1 << 24
)

// One is a gain of one: as likely as anywhere.
const One = 64

// Hit says of a word that it is so much likelier beside another one than anywhere: in units of One.
type Hit struct {
	Word int32
	Gain int32
}

// Table holds for the words of one side what each says of words of the other side.
type Table struct {
	begins []int32
	hits   []Hit
	rest   []int32 // by word: how likely a word is beside it that it has no hit for, in units of One
}

// Hits gives what a word says, in the order of the words.
func (t *Table) Hits(word int32) []Hit { return t.hits[t.begins[word]:t.begins[word+1]] }

// Rest is how likely beside a word another one is that it says nothing of, against anywhere, in units of One.
func (t *Table) Rest(word int32) int32 { return t.rest[word] }

// Model is what the words of a say of those of b, and the other way round.
type Model struct{ Forward, Back Table }

// links are the pairs of words that stand in passages together.
type links struct {
	begins []int32 // by word of a: where its pairs begin
	words  []int32 // the word of b of each pair
	uses   []use   // each word of a in each passage
	pairs  []int32 // of each use, for each word of b of the passage: the number of the pair
}

// use is a word of a in a passage.
type use struct {
	passage int32
	a       int32
	begin   int32 // in pairs
}

// Learn learns a model from passages of documents of which commonA and commonB say how often each word stands in them.
func Learn(passages []Passage, commonA, commonB []int32) *Model {
	l := link(passages, len(commonA))
	m := &Model{}
	m.Forward = l.table(l.estimate(passages, len(commonA), commonB, true), len(commonA), commonB, true)
	m.Back = l.table(l.estimate(passages, len(commonA), commonA, false), len(commonB), commonA, false)
	return m
}

// link numbers the pairs of words that stand in passages together, those of each word of a in a row.
func link(passages []Passage, words int) *links {
	l := &links{begins: make([]int32, words+1)}
	size, n := 0, 0
	for n < len(passages) && size <= maxLinks {
		size += len(passages[n].A) * len(passages[n].B)
		n++
	}
	passages = passages[:n]
	for i, p := range passages {
		for _, a := range p.A {
			l.uses = append(l.uses, use{passage: int32(i), a: a})
		}
	}
	slices.SortStableFunc(l.uses, func(x, y use) int { return int(x.a - y.a) })
	l.pairs = make([]int32, 0, size)
	most := int32(0)
	for _, p := range passages {
		if n := len(p.B); n > 0 {
			most = max(most, p.B[n-1]+1)
		}
	}
	number, owner := make([]int32, most), make([]int32, most)
	at := int32(0)
	for k := range l.uses {
		u := &l.uses[k]
		for ; at <= u.a; at++ {
			l.begins[at] = int32(len(l.words))
		}
		u.begin = int32(len(l.pairs))
		for _, b := range passages[u.passage].B {
			if owner[b] != u.a+1 {
				owner[b], number[b] = u.a+1, int32(len(l.words))
				l.words = append(l.words, b)
			}
			l.pairs = append(l.pairs, number[b])
		}
	}
	for ; int(at) <= words; at++ {
		l.begins[at] = int32(len(l.words))
	}
	return l
}

// estimate gives the expected count of each pair. forward: of words of b beside a word of a; else the other way round.
func (l *links) estimate(passages []Passage, words int, common []int32, forward bool) []int64 {
	chance := chances(common)
	counts, odds := make([]int64, len(l.words)), make([]int64, len(l.words))
	for i := range odds {
		odds[i] = certain >> 8
	}
	var most int32
	for _, p := range passages {
		if n := len(p.B); n > 0 {
			most = max(most, p.B[n-1]+1)
		}
	}
	totals := make([]int64, max(words, int(most)))
	for range rounds {
		clear(counts)
		if forward {
			l.expectForward(passages, chance, odds, counts)
		} else {
			l.expectBack(passages, chance, odds, counts)
		}
		clear(totals)
		l.each(func(pair int, a, b int32) {
			if forward {
				totals[a] += counts[pair]
			} else {
				totals[b] += counts[pair]
			}
		})
		l.each(func(pair int, a, b int32) {
			t := totals[b]
			if forward {
				t = totals[a]
			}
			odds[pair] = counts[pair] * certain / max(1, t)
		})
	}
	return counts
}

// each goes through all pairs.
func (l *links) each(yield func(pair int, a, b int32)) {
	for a := range len(l.begins) - 1 {
		for k := l.begins[a]; k < l.begins[a+1]; k++ {
			yield(int(k), int32(a), l.words[k])
		}
	}
}

// expectForward shares each word of b out among the words of a in its passage, and no word at all.
func (l *links) expectForward(passages []Passage, chance, odds, counts []int64) {
	begins := make([]int, len(passages)+1)
	for i, p := range passages {
		begins[i+1] = begins[i] + len(p.B)
	}
	sums := make([]int64, begins[len(passages)])
	for i, p := range passages {
		for k, b := range p.B {
			sums[begins[i]+k] = chance[b]
		}
	}
	for _, u := range l.uses {
		n := len(passages[u.passage].B)
		s := sums[begins[u.passage]:][:n]
		for k, pair := range l.pairs[u.begin:][:n] {
			s[k] += odds[pair]
		}
	}
	for _, u := range l.uses {
		n := len(passages[u.passage].B)
		s := sums[begins[u.passage]:][:n]
		for k, pair := range l.pairs[u.begin:][:n] {
			counts[pair] += odds[pair] * unit / s[k]
		}
	}
}

// expectBack shares each word of a out among the words of b in its passage, and no word at all.
func (l *links) expectBack(passages []Passage, chance, odds, counts []int64) {
	for _, u := range l.uses {
		pairs := l.pairs[u.begin:][:len(passages[u.passage].B)]
		sum := chance[u.a]
		for _, pair := range pairs {
			sum += odds[pair]
		}
		for _, pair := range pairs {
			counts[pair] += odds[pair] * unit / sum
		}
	}
}

// chances gives how likely each word is anywhere, at least 1.
func chances(common []int32) []int64 {
	total := int64(1)
	for _, n := range common {
		total += int64(n)
	}
	out := make([]int64, len(common))
	for i, n := range common {
		out[i] = max(1, int64(n)*certain/total)
	}
	return out
}

// table makes of the counts what each word says of others: what is above the discount, as a share of all.
func (l *links) table(counts []int64, words int, common []int32, forward bool) Table {
	total := int64(1)
	for _, n := range common {
		total += int64(n)
	}
	sums, known := make([]int64, words), make([]int64, words)
	ends := make([]int32, words+1)
	gain := func(pair int, b int32) int64 { // before the division by the sum
		return (counts[pair] - discount) * total / int64(max(1, common[b]))
	}
	l.each(func(pair int, a, b int32) {
		if !forward {
			a = b
		}
		sums[a] += counts[pair]
		if counts[pair] > discount {
			known[a] += counts[pair] - discount
		}
	})
	kept := func(pair int, a, b int32) int64 {
		if counts[pair] <= discount {
			return 0
		}
		if g := gain(pair, b) * One / max(1, sums[a]); g >= minGain {
			return min(g, maxGain)
		}
		return 0
	}
	l.each(func(pair int, a, b int32) {
		if !forward {
			a, b = b, a
		}
		if kept(pair, a, b) > 0 {
			ends[a+1]++
		}
	})
	for i := range words {
		ends[i+1] += ends[i]
	}
	t := Table{begins: ends, hits: make([]Hit, ends[words]), rest: make([]int32, words)}
	next := slices.Clone(ends)
	l.each(func(pair int, a, b int32) {
		if !forward {
			a, b = b, a
		}
		if g := kept(pair, a, b); g > 0 {
			t.hits[next[a]] = Hit{b, int32(g)}
			next[a]++
		}
	})
	for i := range words {
		t.rest[i] = 1 * One
		if sums[i] > 0 {
			t.rest[i] = int32(max(1, (sums[i]-known[i])*One/sums[i]))
		}
	}
	return t
}
