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
	counts   []int32
	now      []int32 // number × label
	past     []int64 // sum of changes, each times the moment of the change
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
func learn(l *language.Lexicon, sets []*set, leave int, unseen string) (*model, error) {
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
			if (n+1)%10 == leave {
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
	random := rand.New(rand.NewPCG(seed, seed))
	for range courses {
		m.rounds(examples, random)
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
		for j < len(e.gold) && e.gold[i].Begins() && e.gold[j] == e.gold[i].Inside() {
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

// open makes room for the weights of the features that were seen often enough.
func (w *weights) open(least int32) {
	w.now = make([]int32, len(w.features)*tagger.Labels)
	w.past = make([]int64, len(w.features)*tagger.Labels)
	w.sums = make([]int64, len(w.features)*tagger.Labels)
	for n, c := range w.counts {
		if c < least {
			w.counts[n] = 0
		}
	}
}

// labels gives the annotated labels of the words.
func labels(x sentence, spans [][2]int) []tagger.Label {
	kinds := map[string]tagger.Label{"person": tagger.BeginPerson, "organization": tagger.BeginOrganization,
		"place": tagger.BeginPlace, "": tagger.Other}
	out := make([]tagger.Label, len(spans))
	k := 0
	begun := -1
	for i, s := range spans {
		for k < len(x.names) && x.names[k].end <= s[0] {
			k++
		}
		if k == len(x.names) || x.names[k].start >= s[1] {
			continue
		}
		l := kinds[x.names[k].typ]
		if begun == k && l != tagger.Other {
			l = l.Inside()
		}
		begun = k
		out[i] = l
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

// rounds is a course.
func (m *model) rounds(examples []*example, random *rand.Rand) {
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	var guess []tagger.Label
	var scores [][tagger.Labels]int32
	for round := range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong, all := map[string]int{}, map[string]int{}
		for visit, n := range order {
			e := examples[n]
			if e.seldom && (round+n)%2 == 1 {
				continue
			}
			layers := m.visit(e, visit)
			var steps [tagger.Labels][tagger.Labels]int32
			for _, l := range layers {
				l.weights.moment++
				for a := range steps {
					for b := range steps[a] {
						steps[a][b] += l.weights.steps[a][b]
					}
				}
			}
			scores = scores[:0]
			for i := range e.words {
				var s [tagger.Labels]int32
				for _, l := range layers {
					l.weights.score(l.features[i], &s)
				}
				scores = append(scores, s)
			}
			guess = tagger.Decode(e.words, scores, &steps, guess[:0])
			all[e.language] += len(guess)
			if slices.Equal(guess, e.gold) {
				continue
			}
			before, beforeGuess := tagger.Outside, tagger.Outside
			for i := range guess {
				g, w := e.gold[i], guess[i]
				if e.words[i].Skip {
					g = w
				}
				if g != w {
					wrong[e.language]++
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
		}
		fmt.Fprintf(os.Stderr, "round %d: wrong labels %v of %v\n", round+1, wrong, all)
	}
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
		if w.counts[f] == 0 {
			continue
		}
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
		if w.counts[n] == 0 || f == 0 {
			continue
		}
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
