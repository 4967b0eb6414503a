package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/tagger"
)

// How the weights are learnt.
const (
	courses    = 4         // times that all is learnt anew, in another order: what they agree on is the model
	rounds     = 10        // times that each sentence is seen in a course
	alone      = 3         // each so many visits, the shared layer works alone
	hidden     = 20        // features of each hundred that a visit does not see, so that others learn to do without them
	seed       = 1         // of the order of the sentences
	leastOwn   = 2         // times that a feature must be seen to have weights in the layer of a language
	leastCount = 4         // and in the shared one
	scale      = 16        // a weight of one update, kept all the time
	weak       = 3         // features all of whose weights are nearer to zero are left out
	most       = 1<<15 - 1 // the largest weight
)

// example is a sentence to learn from.
type example struct {
	words       []tagger.Word // for what may not be in a name
	shared, own [][]int32     // numbers of the features of each word
	gold        []tagger.Label
	language    string
	cased       bool // the shared layer counts
	seldom      bool // seen every other round only
}

// model is what was learnt.
type model struct {
	common *weights
	own    map[string]*weights
	tags   []string // languages, sorted
}

func (m *model) layers(tag string) *gazetteer.Layers {
	out := &gazetteer.Layers{Common: m.common.layer()}
	if w := m.own[tag]; w != nil {
		out.Own = w.layer()
	}
	return out
}

// weights are those of a layer while it is being learnt. A weight and its sum over time are kept for each feature and
// label; the average is what counts at the end of a course, and the sum of these in the end.
type weights struct {
	numbers  map[uint32]int32 // feature → number
	features []uint32         // by number
	counts   []int32          // of each, while they are counted
	kepts    []int32          // number when they were counted → number of those kept, -1 for none
	now      []int32          // number × label
	past     []int64          // sum of changes, each times the moment of the change
	steps    [tagger.Labels][tagger.Labels]int32
	pastStep [tagger.Labels][tagger.Labels]int64
	moment   int64

	sums     []int64 // of the courses so far: number × label
	sumSteps [tagger.Labels][tagger.Labels]int64
}

func newWeights() *weights { return &weights{numbers: map[uint32]int32{}} }

func (w *weights) number(f uint32) int32 {
	n, ok := w.numbers[f]
	if !ok {
		n = int32(len(w.features))
		w.numbers[f] = n
		w.features = append(w.features, f)
		w.counts = append(w.counts, 0)
	}
	w.counts[n]++
	return n
}

// learn reads all sentences but those left out, none of a language that is to be unseen, and learns both layers at
// once.
func learn(l *language.Lexicon, sets []*set, leave, unseen string) (*model, error) {
	m := &model{common: newWeights(), own: map[string]*weights{}}
	var examples []*example
	var sentence tagger.Sentence
	var buffer []uint32
	for _, s := range sets {
		if slices.Contains(strings.Split(unseen, ","), s.language) {
			continue
		}
		reader, err := mentions.NewReader(l, s.language, nil)
		if err != nil {
			return nil, err
		}
		if m.own[s.language] == nil {
			m.own[s.language] = newWeights()
			m.tags = append(m.tags, s.language)
		}
		own := m.own[s.language]
		for n, x := range s.sentences {
			if isLeft(n, leave) {
				continue
			}
			words, spans := reader.Words(x.text)
			e := &example{words: words, gold: labels(x, spans), language: s.language, seldom: seldom(s, sets)}
			e.reach()
			sentence.Set(words)
			e.cased = sentence.Cased()
			for i := range words {
				var shared, mine []int32
				if !words[i].Skip {
					if e.cased {
						buffer = sentence.Shared(i, buffer[:0])
						for _, f := range buffer {
							shared = append(shared, m.common.number(f))
						}
					}
					buffer = sentence.Own(i, buffer[:0])
					for _, f := range buffer {
						mine = append(mine, own.number(f))
					}
				}
				e.shared, e.own = append(e.shared, shared), append(e.own, mine)
			}
			for i := range e.words {
				e.words[i] = tagger.Word{Skip: e.words[i].Skip}
			}
			examples = append(examples, e)
		}
	}
	m.common.open(leastCount)
	for _, tag := range m.tags {
		m.own[tag].open(leastOwn)
	}
	for _, e := range examples {
		for i := range e.words {
			e.shared[i] = m.common.kept(e.shared[i])
			e.own[i] = m.own[e.language].kept(e.own[i])
		}
	}
	random := rand.New(rand.NewPCG(seed, seed))
	for range courses {
		c := &course{model: m, random: random}
		c.rounds(examples)
		m.common.close()
		for _, tag := range m.tags {
			m.own[tag].close()
		}
	}
	return m, nil
}

// scanned is part of the names of files whose texts were read by machine from paper, with its faults.
const scanned = "-europeana-"

// seldom reports whether the sentences of a file are seen half as often: they are scanned, and the language has others.
func seldom(s *set, sets []*set) bool {
	return strings.Contains(s.file, scanned) && slices.ContainsFunc(sets, func(other *set) bool {
		return other.language == s.language && !strings.Contains(other.file, scanned)
	})
}

// reach takes names out of the annotation of which the tagger cannot give a word, and makes all their words such.
func (e *example) reach() {
	for i := 0; i < len(e.gold); {
		j := i + 1
		for j < len(e.gold) && e.gold[i].Begins() && !e.gold[j-1].Ends() {
			j++
		}
		lost := false
		for k := i; k < j; k++ {
			lost = lost || e.words[k].Skip && e.gold[k] != tagger.Outside
		}
		for k := i; lost && k < j; k++ {
			e.gold[k], e.words[k].Skip = tagger.Outside, true
		}
		i = j
	}
}

// open makes room for the weights of the features that were seen often enough, and gives them their numbers.
func (w *weights) open(least int32) {
	w.kepts = make([]int32, len(w.features))
	kept := w.features[:0]
	for n, f := range w.features {
		w.kepts[n] = -1
		if w.counts[n] >= least && f != 0 {
			w.kepts[n] = int32(len(kept))
			kept = append(kept, f)
		}
	}
	w.features, w.numbers, w.counts = kept, nil, nil
	w.now = make([]int32, len(kept)*tagger.Labels)
	w.past = make([]int64, len(kept)*tagger.Labels)
	w.sums = make([]int64, len(kept)*tagger.Labels)
}

// kept gives the features of a list that were seen often enough, by their last numbers.
func (w *weights) kept(features []int32) []int32 {
	out := features[:0]
	for _, f := range features {
		if n := w.kepts[f]; n >= 0 {
			out = append(out, n)
		}
	}
	return out
}

// labels gives the annotated labels of the words.
func labels(x sentence, spans [][2]int) []tagger.Label {
	kinds := map[string]tagger.Label{"person": tagger.Person, "organization": tagger.Organization,
		"place": tagger.Place, "": tagger.Other}
	of := make([]int, len(spans)+1) // number of the name of each word, from 1 on
	k := 0
	for i, s := range spans {
		for k < len(x.names) && x.names[k].end <= s[0] {
			k++
		}
		if k < len(x.names) && x.names[k].start < s[1] {
			of[i] = k + 1
		}
	}
	out := make([]tagger.Label, len(spans))
	last := 0
	for i := range spans {
		if n := of[i]; n > 0 {
			out[i] = tagger.Part(kinds[x.names[n-1].typ], n != last, n != of[i+1])
		}
		last = of[i]
	}
	return out
}

// used is a layer with the features that an example has for it.
type used struct {
	weights  *weights
	features [][]int32
}

// visit gives the layers that a visit to an example uses.
func (m *model) visit(e *example, visit int) []used {
	own := used{m.own[e.language], e.own}
	switch common := (used{m.common, e.shared}); {
	case !e.cased:
		return []used{own}
	case visit%alone == 0:
		return []used{common}
	default:
		return []used{common, own}
	}
}

// course learns from all sentences, some rounds long.
type course struct {
	model  *model
	random *rand.Rand

	seen   [2][][]int32 // room for the features that a visit sees
	guess  []tagger.Label
	scores [][tagger.Labels]int32
}

func (c *course) rounds(examples []*example) {
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	for round := range rounds {
		c.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong, all := map[string]int{}, map[string]int{}
		for visit, n := range order {
			e := examples[n]
			if e.seldom && (round+n)%2 == 1 {
				continue
			}
			layers := c.model.visit(e, visit)
			for k := range layers {
				layers[k].features = c.hide(layers[k].features, k)
			}
			wrong[e.language] += c.learn(e, layers)
			all[e.language] += len(e.words)
		}
		fmt.Fprintf(os.Stderr, "round %d: wrong labels %v of %v\n", round+1, wrong, all)
	}
}

// hide gives the features of the words of a sentence without those that this visit does not see.
func (c *course) hide(features [][]int32, layer int) [][]int32 {
	for len(c.seen[layer]) < len(features) {
		c.seen[layer] = append(c.seen[layer], nil)
	}
	room := c.seen[layer][:len(features)]
	for i, list := range features {
		out := room[i][:0]
		for _, f := range list {
			if c.random.Uint32()%100 >= hidden {
				out = append(out, f)
			}
		}
		room[i] = out
	}
	return room
}

// learn labels the words of a sentence, moves the weights towards the annotated labels where it is wrong, and gives the
// number of wrong labels.
func (c *course) learn(e *example, layers []used) int {
	var steps [tagger.Labels][tagger.Labels]int32
	for _, l := range layers {
		l.weights.moment++
		for a := range steps {
			for b := range steps[a] {
				steps[a][b] += l.weights.steps[a][b]
			}
		}
	}
	c.scores = c.scores[:0]
	for i := range e.words {
		var s [tagger.Labels]int32
		for _, l := range layers {
			l.weights.score(l.features[i], &s)
		}
		c.scores = append(c.scores, s)
	}
	c.guess = tagger.Decode(e.words, c.scores, &steps, c.guess[:0])
	wrong := 0
	before, beforeGuess := tagger.Outside, tagger.Outside
	for i, w := range c.guess {
		g := e.gold[i]
		if e.words[i].Skip {
			g = w
		}
		if g != w {
			wrong++
		}
		for _, l := range layers {
			if g != w {
				l.weights.change(l.features[i], g, w)
			}
			if g != w || before != beforeGuess {
				l.weights.step(before, g, beforeGuess, w)
			}
		}
		before, beforeGuess = g, w
	}
	return wrong
}

func (w *weights) score(features []int32, s *[tagger.Labels]int32) {
	for _, f := range features {
		row := w.now[f*tagger.Labels : (f+1)*tagger.Labels]
		for k, x := range row {
			s[k] += x
		}
	}
}

func (w *weights) change(features []int32, right, wrong tagger.Label) {
	for _, f := range features {
		at := int(f) * tagger.Labels
		w.now[at+int(right)]++
		w.past[at+int(right)] += w.moment
		w.now[at+int(wrong)]--
		w.past[at+int(wrong)] -= w.moment
	}
}

func (w *weights) step(a, b, guessA, guessB tagger.Label) {
	w.steps[a][b]++
	w.pastStep[a][b] += w.moment
	w.steps[guessA][guessB]--
	w.pastStep[guessA][guessB] -= w.moment
}

// average gives the mean of a weight over time, in units of 1/scale, rounded away from zero at the half.
func (w *weights) average(now int32, past int64) int64 {
	return quotient((int64(now)*(w.moment+1)-past)*scale, w.moment+1)
}

// quotient divides, rounded away from zero at the half.
func quotient(sum, by int64) int64 {
	half := by / 2
	if sum < 0 {
		half = -half
	}
	return (sum + half) / by
}

// close ends a course: it adds the averages to the sums, and forgets the rest.
func (w *weights) close() {
	for n := range w.now {
		w.sums[n] += w.average(w.now[n], w.past[n])
	}
	for a := range w.steps {
		for b := range w.steps[a] {
			w.sumSteps[a][b] += w.average(w.steps[a][b], w.pastStep[a][b])
		}
	}
	clear(w.now)
	clear(w.past)
	w.steps, w.pastStep, w.moment = [tagger.Labels][tagger.Labels]int32{}, [tagger.Labels][tagger.Labels]int64{}, 0
}

// final gives the averaged steps and, in ascending order, the features one of whose weights is as far from zero as weak
// says.
func (w *weights) final(weak int64) ([tagger.Labels][tagger.Labels]int32, []tagger.Weighted) {
	var steps [tagger.Labels][tagger.Labels]int32
	for a := range steps {
		for b := range steps[a] {
			steps[a][b] = int32(quotient(w.sumSteps[a][b], courses))
		}
	}
	var out []tagger.Weighted
	for n, f := range w.features {
		x := tagger.Weighted{Feature: f}
		matters := false
		for k := range x.Row {
			v := quotient(w.sums[n*tagger.Labels+k], courses)
			matters = matters || v >= weak || v <= -weak
			if v == 1 || v == -1 {
				v = 0
			}
			x.Row[k] = int16(max(-most, min(most, v)))
		}
		if matters {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b tagger.Weighted) int {
		if a.Feature < b.Feature {
			return -1
		}
		return 1
	})
	return steps, out
}

func (w *weights) layer() *tagger.Layer {
	steps, features := w.final(weak)
	l := tagger.NewLayer(len(features))
	l.Steps = steps
	for _, f := range features {
		l.Set(f.Feature, f.Row)
	}
	return l
}

// isLeft reports whether the sentence n, from 0 on, is left out: its number from 1 on ends with one of the digits.
func isLeft(n int, digits string) bool { return strings.IndexByte(digits, byte('0'+(n+1)%10)) >= 0 }
