package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"sync"

	"example.org/sourcebook/pipeline/mentions/tagger"
)

// weights are those of a layer in one course.
type weights struct {
	now   []float32 // number of the feature × label
	moved []float32 // sum of the squares of what moved each: the more it was moved, the less it yields
	sum   []float32 // over the rounds that count

	steps, movedSteps, sumSteps grid
}

func newWeights(f *features) *weights {
	n := len(f.sums)
	return &weights{now: make([]float32, n), moved: make([]float32, n), sum: make([]float32, n)}
}

// course learns from all sentences, some rounds long.
type course struct {
	common *weights
	unseen *weights
	own    map[string]*weights
	random *rand.Rand
	other  *rand.Rand // for the layer of languages without texts

	seen  [2][][]int32 // room for the features that a visit sees
	chain chain
}

// teach takes all courses at once, each in an order of its own, and adds up what they learnt.
func (m *model) teach(examples []*example) {
	var list [courses]*course
	var done sync.WaitGroup
	for n := range list {
		c := &course{common: newWeights(m.common), unseen: newWeights(m.unseen), own: map[string]*weights{},
			random: rand.New(rand.NewPCG(1, uint64(n))), other: rand.New(rand.NewPCG(2, uint64(n)))}
		for _, tag := range m.tags {
			c.own[tag] = newWeights(m.own[tag])
		}
		list[n] = c
		done.Go(func() { c.rounds(examples, n) })
	}
	done.Wait()
	for _, c := range list {
		m.common.add(c.common)
		m.unseen.add(c.unseen)
		for _, tag := range m.tags {
			m.own[tag].add(c.own[tag])
		}
	}
}

// add adds what a course learnt.
func (w *features) add(c *weights) {
	for n, x := range c.sum {
		w.sums[n] += x
	}
	w.steps.add(&c.sumSteps)
}

func (c *course) rounds(examples []*example, number int) {
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	for round := range rounds {
		c.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong, all := map[string]int{}, map[string]int{}
		for visit, n := range order {
			e := examples[n]
			skip := (round+n)%2 == 1
			if e.cased && !(e.scanned && skip) {
				c.learn(e, []used{{c.unseen, c.hide(e.other, 0, c.other)}})
			}
			if e.seldom && skip {
				continue
			}
			layers := c.visit(e, visit)
			for k := range layers {
				layers[k].features = c.hide(layers[k].features, k, c.random)
			}
			wrong[e.language] += c.learn(e, layers)
			all[e.language] += len(e.words)
		}
		if round >= young {
			c.common.count()
			c.unseen.count()
			for _, w := range c.own {
				w.count()
			}
		}
		fmt.Fprintf(os.Stderr, "course %d, round %d: wrong labels %v of %v\n", number+1, round+1, wrong, all)
	}
}

// count adds the weights as they are to the sum.
func (w *weights) count() {
	for n, x := range w.now {
		w.sum[n] += x
	}
	w.sumSteps.add(&w.steps)
}

// used is a layer with the features that an example has for it.
type used struct {
	weights  *weights
	features [][]int32
}

// visit gives the layers that a visit to an example uses.
func (c *course) visit(e *example, visit int) []used {
	own := used{c.own[e.language], e.own}
	switch common := (used{c.common, e.shared}); {
	case !e.cased:
		return []used{own}
	case visit%alone == 0:
		return []used{common}
	default:
		return []used{common, own}
	}
}

// hide gives the features of the words of a sentence without those that this visit does not see.
func (c *course) hide(features [][]int32, layer int, random *rand.Rand) [][]int32 {
	for len(c.seen[layer]) < len(features) {
		c.seen[layer] = append(c.seen[layer], nil)
	}
	room := c.seen[layer][:len(features)]
	for i, list := range features {
		out := room[i][:0]
		for _, f := range list {
			if random.Uint32()%100 >= hidden {
				out = append(out, f)
			}
		}
		room[i] = out
	}
	return room
}

// How far a weight moves: pace times the gradient, divided by the root of the sum of the squares of its gradients
// (AdaGrad: Duchi, Hazan and Singer 2011). What is nearer to zero than still moves nothing.
const (
	pace  = 0.1
	start = 1 // of the sums of squares
	still = 0.01
)

// learn moves the weights towards the annotated labels of a sentence, by how much less likely than certain they are,
// and gives the number of labels that are rather wrong.
func (c *course) learn(e *example, layers []used) int {
	c.chain.set(e.words, layers)
	wrong := 0
	for i := range e.words {
		if e.words[i].Skip {
			continue
		}
		errors := c.chain.chances(i)
		if errors[e.gold[i]] < 0.5 {
			wrong++
		}
		for k := range errors {
			errors[k] = -errors[k]
		}
		errors[e.gold[i]]++
		for _, l := range layers {
			l.weights.move(l.features[i], &errors)
		}
	}
	errors := c.chain.stepErrors(e)
	for _, l := range layers {
		l.weights.moveSteps(&errors)
	}
	return wrong
}

// move moves the weights of the features of a word against the errors of its labels.
func (w *weights) move(features []int32, errors *vector) {
	for k, x := range errors {
		if x < still && x > -still {
			continue
		}
		g := float32(x)
		square := float32(g * g)
		for _, f := range features {
			at := int(f)*tagger.Labels + k
			w.moved[at] += square
			w.now[at] += pace * g / float32(math.Sqrt(float64(w.moved[at]+start)))
		}
	}
}

// moveSteps moves the weights of labels behind others.
func (w *weights) moveSteps(errors *grid) {
	for _, s := range follows {
		x := errors[s.a][s.b]
		if x < still && x > -still {
			continue
		}
		w.movedSteps[s.a][s.b] += float64(x * x)
		w.steps[s.a][s.b] += pace * x / math.Sqrt(w.movedSteps[s.a][s.b]+start)
	}
}
