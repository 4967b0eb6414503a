package main

import (
	"math"

	"example.org/sourcebook/pipeline/mentions/tagger"
)

// vector has a number for each label, grid one for each after another.
type (
	vector [tagger.Labels]float64
	grid   [tagger.Labels][tagger.Labels]float64
)

// add adds another grid.
func (g *grid) add(other *grid) {
	for a := range g {
		for b := range g[a] {
			g[a][b] += other[a][b]
		}
	}
}

// follow is a label b that may stand after a.
type follow struct{ a, b tagger.Label }

var follows = func() (out []follow) {
	for a := tagger.Outside; a < tagger.Labels; a++ {
		for b := tagger.Outside; b < tagger.Labels; b++ {
			if tagger.Follows(a, b) {
				out = append(out, follow{a, b})
			}
		}
	}
	return out
}()

// chain gives the chances of the labels of a sentence, by the weights of all sequences of labels that may be: those of
// a conditional random field (Lafferty, McCallum and Pereira 2001).
type chain struct {
	steps  grid     // odds of a label after another
	odds   []vector // of the labels of each word by itself
	before []vector // the same with all that stands before it, in parts of one
	after  []vector // odds of all that stands behind it, in parts of one
}

// set reads a sentence by the weights of layers.
func (c *chain) set(words []tagger.Word, layers []used) {
	for _, s := range follows {
		sum := 0.0
		for _, l := range layers {
			sum += l.weights.steps[s.a][s.b]
		}
		c.steps[s.a][s.b] = exp(sum)
	}
	for len(c.odds) < len(words) {
		c.odds, c.before, c.after = append(c.odds, vector{}), append(c.before, vector{}), append(c.after, vector{})
	}
	for i := range words {
		c.odds[i] = vector{tagger.Outside: 1}
		if !words[i].Skip {
			c.odds[i] = oddsOf(i, layers)
		}
	}
	c.end(len(words) - 1)
	c.forward(len(words))
	c.backward(len(words))
}

// end makes word i the last one: no name goes on behind it.
func (c *chain) end(i int) {
	for k := range c.odds[i] {
		if !tagger.Follows(tagger.Label(k), tagger.Outside) {
			c.odds[i][k] = 0
		}
	}
}

// forward fills before for n words.
func (c *chain) forward(n int) {
	last := vector{tagger.Outside: 1}
	for i := range n {
		var next vector
		for _, s := range follows {
			next[s.b] += float64(last[s.a] * c.steps[s.a][s.b])
		}
		for k := range next {
			next[k] *= c.odds[i][k]
		}
		last = next.share()
		c.before[i] = last
	}
}

// backward fills after for n words.
func (c *chain) backward(n int) {
	var last vector
	for k := range last {
		last[k] = 1
	}
	for i := n - 1; i >= 0; i-- {
		c.after[i] = last
		var next vector
		for _, s := range follows {
			next[s.a] += float64(float64(c.steps[s.a][s.b]*c.odds[i][s.b]) * last[s.b])
		}
		last = next.share()
	}
}

// oddsOf gives the odds of the labels of word i by its features.
func oddsOf(i int, layers []used) vector {
	var sums [tagger.Labels]float32
	for _, l := range layers {
		for _, f := range l.features[i] {
			row := l.weights.now[f*tagger.Labels : (f+1)*tagger.Labels]
			for k, x := range row {
				sums[k] += x
			}
		}
	}
	top := sums[0]
	for _, x := range sums {
		top = max(top, x)
	}
	var odds vector
	for k, x := range sums {
		odds[k] = exp(float64(x - top))
	}
	return odds
}

// share gives the numbers as parts of their sum.
func (v vector) share() vector {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	for k := range v {
		v[k] /= sum
	}
	return v
}

// chances gives the chance of each label of word i.
func (c *chain) chances(i int) vector {
	var out vector
	for k := range out {
		out[k] = c.before[i][k] * c.after[i][k]
	}
	return out.share()
}

// stepErrors gives how much less often each label stands after another, by the weights, than in the annotation.
func (c *chain) stepErrors(e *example) grid {
	var errors grid
	before, gold := vector{tagger.Outside: 1}, tagger.Outside
	for i := range e.words {
		var step grid
		sum := 0.0
		for _, s := range follows {
			x := float64(float64(before[s.a]*c.steps[s.a][s.b])*c.odds[i][s.b]) * c.after[i][s.b]
			step[s.a][s.b] = x
			sum += x
		}
		for _, s := range follows {
			errors[s.a][s.b] -= step[s.a][s.b] / sum
		}
		here := tagger.Outside
		if !e.words[i].Skip {
			here = e.gold[i]
		}
		errors[gold][here]++
		before, gold = c.before[i], here
	}
	return errors
}

// The powers of e for whole numbers and for parts of one. They are found by products alone, which every machine rounds
// alike, as a library's function need not.
const (
	parts   = 4096
	largest = 40
)

var whole, part = func() (whole [2*largest + 1]float64, part [parts]float64) {
	const least = 1 / math.E
	step := 1.0002441704297478 // e to the power of 1/4096
	for n := range part {
		part[n] = 1
		if n > 0 {
			part[n] = part[n-1] * step
		}
	}
	whole[largest] = 1
	for n := 1; n <= largest; n++ {
		whole[largest+n] = whole[largest+n-1] * math.E
		whole[largest-n] = whole[largest-n+1] * least
	}
	return whole, part
}()

// exp gives a power of e, to about three digits.
func exp(x float64) float64 {
	n := int(math.Floor(max(-largest, min(largest, x)) * parts))
	n += largest * parts
	return whole[n/parts] * part[n%parts]
}
