// Package gloss learns from aligned passages which words of two languages stand for each other: model 1 of Brown, Della
// Pietra, Della Pietra and Mercer (The Mathematics of Statistical Machine Translation, Computational Linguistics 19,
// 1993), in both directions, its counts discounted by a constant (Ney, Essen and Kneser 1994), so that what was seen
// once or twice says little. All is counted in integers.
package gloss

import (
	"slices"
	"sync"
)

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

	number, owner, next       []int32 // scratch of link
	chance, counts, odds      []int64 // of estimate: by word of the other side, and by pair
	totals, passage, expected []int64 // the same
	sums, above               []int64 // of table: by word
	known                     []known
}

// rooms keeps links that are done with: a model is learned several times for each pair of texts.
var rooms = sync.Pool{New: func() any { return new(links) }}

// fresh gives a list of n zeros, in the room that it has if it can.
func fresh[T any](s *[]T, n int) []T {
	*s = slices.Grow((*s)[:0], n)[:n]
	clear(*s)
	return *s
}

// use is a word of a in a passage.
type use struct {
	passage int32
	a       int32
	begin   int32 // in pairs
}

// Learn learns a model from passages of documents of which commonA and commonB say how often each word stands in them.
func Learn(passages []Passage, commonA, commonB []int32) *Model {
	l := rooms.Get().(*links)
	defer rooms.Put(l)
	l.link(passages, len(commonA))
	m := &Model{}
	m.Forward = l.table(l.estimate(passages, len(commonA), commonB, true), len(commonA), commonB, true)
	m.Back = l.table(l.estimate(passages, len(commonA), commonA, false), len(commonB), commonA, false)
	return m
}

// link numbers the pairs of words that stand in passages together, those of each word of a in a row.
func (l *links) link(passages []Passage, words int) {
	fresh(&l.begins, words+1)
	size, n := 0, 0
	for n < len(passages) && size <= maxLinks {
		size += len(passages[n].A) * len(passages[n].B)
		n++
	}
	passages = passages[:n]
	l.place(passages, words)
	l.pairs, l.words = slices.Grow(l.pairs[:0], size), l.words[:0]
	most := int32(0)
	for _, p := range passages {
		if n := len(p.B); n > 0 {
			most = max(most, p.B[n-1]+1)
		}
	}
	number, owner := fresh(&l.number, int(most)), fresh(&l.owner, int(most))
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
}

// place finds the uses of the words of a, those of one word in a row.
func (l *links) place(passages []Passage, words int) {
	next := fresh(&l.next, words+1)
	for _, p := range passages {
		for _, a := range p.A {
			next[a+1]++
		}
	}
	for a := range words {
		next[a+1] += next[a]
	}
	fresh(&l.uses, int(next[words]))
	for i, p := range passages {
		for _, a := range p.A {
			l.uses[next[a]] = use{passage: int32(i), a: a}
			next[a]++
		}
	}
}

// estimate gives the expected count of each pair, until the next call. forward: of words of b beside a word of a; else
// the other way round.
func (l *links) estimate(passages []Passage, words int, common []int32, forward bool) []int64 {
	chance := l.chances(common)
	counts, odds := fresh(&l.counts, len(l.words)), fresh(&l.odds, len(l.words))
	for i := range odds {
		odds[i] = certain >> 8
	}
	var most int32
	for _, p := range passages {
		if n := len(p.B); n > 0 {
			most = max(most, p.B[n-1]+1)
		}
	}
	totals := fresh(&l.totals, max(words, int(most)))
	for range rounds {
		clear(counts)
		if forward {
			l.expectForward(passages, chance, odds, counts)
		} else {
			l.expectBack(passages, chance, odds, counts)
		}
		l.normalize(counts, odds, totals, forward)
	}
	return counts
}

// normalize makes of counts the odds of each pair among those of the word that they are beside. totals is scratch.
func (l *links) normalize(counts, odds, totals []int64, forward bool) {
	clear(totals)
	if !forward {
		for pair, n := range counts {
			totals[l.words[pair]] += n
		}
		for pair, n := range counts {
			odds[pair] = n * certain / max(1, totals[l.words[pair]])
		}
		return
	}
	for a := range len(l.begins) - 1 {
		pairs := counts[l.begins[a]:l.begins[a+1]]
		total := int64(0)
		for _, n := range pairs {
			total += n
		}
		for k, n := range pairs {
			odds[int(l.begins[a])+k] = n * certain / max(1, total)
		}
	}
}

// expectForward shares each word of b out among the words of a in its passage, and no word at all.
func (l *links) expectForward(passages []Passage, chance, odds, counts []int64) {
	begins := fresh(&l.passage, len(passages)+1)
	for i, p := range passages {
		begins[i+1] = begins[i] + int64(len(p.B))
	}
	sums := fresh(&l.expected, int(begins[len(passages)]))
	for i, p := range passages {
		for k, b := range p.B {
			sums[int(begins[i])+k] = chance[b]
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
func (l *links) chances(common []int32) []int64 {
	total := int64(1)
	for _, n := range common {
		total += int64(n)
	}
	out := fresh(&l.chance, len(common))
	for i, n := range common {
		out[i] = max(1, int64(n)*certain/total)
	}
	return out
}

// known is a pair of words of which one says something of the other: so much, or, at first, as its number tells.
type known struct{ from, to, gain int32 }

// table makes of the counts what each word says of others: what is above the discount, as a share of all.
func (l *links) table(counts []int64, words int, common []int32, forward bool) Table {
	sums, above := fresh(&l.sums, words), fresh(&l.above, words)
	pairs := l.known[:0]
	for a := range len(l.begins) - 1 {
		for k := l.begins[a]; k < l.begins[a+1]; k++ {
			p := known{from: int32(a), to: l.words[k]}
			if !forward {
				p.from, p.to = p.to, p.from
			}
			sums[p.from] += counts[k]
			if counts[k] > discount {
				above[p.from] += counts[k] - discount
				p.gain = k
				pairs = append(pairs, p)
			}
		}
	}
	l.known = pairs
	total := int64(1)
	for _, n := range common {
		total += int64(n)
	}
	t := Table{begins: make([]int32, words+1), rest: make([]int32, words)}
	kept := pairs[:0]
	for _, p := range pairs {
		gain := (counts[p.gain] - discount) * total / int64(max(1, common[p.to])) * One / max(1, sums[p.from])
		if gain >= minGain {
			p.gain = int32(min(gain, maxGain))
			kept = append(kept, p)
			t.begins[p.from+1]++
		}
	}
	for i := range words {
		t.begins[i+1] += t.begins[i]
	}
	t.hits = make([]Hit, len(kept))
	next := slices.Clone(t.begins)
	for _, p := range kept { // in the order of the words that it says something of, either way
		t.hits[next[p.from]] = Hit{p.to, p.gain}
		next[p.from]++
	}
	for i := range words {
		t.rest[i] = 1 * One
		if sums[i] > 0 {
			t.rest[i] = int32(max(1, (sums[i]-above[i])*One/sums[i]))
		}
	}
	return t
}
