package main

import (
	"math"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/tagger"
)

// How the weights are learnt.
const (
	courses        = 4         // times that all is learnt anew, in another order: the mean of them is the model
	rounds         = 6         // times that each sentence is seen in a course
	young          = 3         // rounds whose weights are too young to count
	alone          = 3         // each so many visits, the shared layer works alone
	hidden         = 20        // features of each hundred that a visit does not see: others learn to do without
	leastOwn       = 2         // times that a feature must be seen to have weights in the layer of a language
	leastCount     = 4         // and in the shared one
	leastLanguages = 3         // languages that must have a feature for it to have weights for those without texts
	scale          = 100       // a weight of one: odds of e
	weak           = 4         // features all of whose weights are nearer to zero are left out
	most           = 1<<15 - 1 // the largest weight
)

// example is a sentence to learn from.
type example struct {
	words       []tagger.Word // for what may not be in a name
	shared, own [][]int32     // numbers of the features of each word
	other       [][]int32     // the same for languages without texts
	gold        []tagger.Label
	language    string
	cased       bool // the shared layer counts
	seldom      bool // seen every other round only
	scanned     bool // the same for the layer of languages without texts
}

// model is what was learnt.
type model struct {
	common *features
	unseen *features // for languages without texts
	own    map[string]*features
	tags   []string // languages, sorted
}

func (m *model) layers(tag string) *gazetteer.Layers {
	if w := m.own[tag]; w != nil {
		return &gazetteer.Layers{Common: m.common.layer(), Own: w.layer()}
	}
	return &gazetteer.Layers{Common: m.unseen.layer()}
}

// features are those of a layer, and what was learnt of each.
type features struct {
	numbers   map[uint32]int32 // feature → number
	list      []uint32         // by number
	counts    []int32          // of each, while they are counted
	last      []int32          // of each, the number of the language that had it last, where languages are counted
	languages []int32          // of each, how many languages have it
	kepts     []int32          // number when they were counted → number of those kept, -1 for none

	sums  []float32 // weights of the rounds that count: number × label
	steps grid      // the same of a label after another
}

func newFeatures() *features { return &features{numbers: map[uint32]int32{}} }

// numberIn is number for a feature of a language, given by its number.
func (w *features) numberIn(f uint32, language int32) int32 {
	n := w.number(f)
	if int(n) == len(w.last) {
		w.last, w.languages = append(w.last, -1), append(w.languages, 0)
	}
	if w.last[n] != language {
		w.last[n] = language
		w.languages[n]++
	}
	return n
}

func (w *features) number(f uint32) int32 {
	n, ok := w.numbers[f]
	if !ok {
		n = int32(len(w.list))
		w.numbers[f] = n
		w.list = append(w.list, f)
		w.counts = append(w.counts, 0)
	}
	w.counts[n]++
	return n
}

// learn reads all sentences but those left out, none of a language that is to be unseen, and learns all layers at once.
func learn(l *language.Lexicon, sets []*set, leave, unseen string) (*model, error) {
	m := &model{common: newFeatures(), unseen: newFeatures(), own: map[string]*features{}}
	var examples []*example
	var sentence tagger.Sentence
	for _, s := range sets {
		if slices.Contains(strings.Split(unseen, ","), s.language) {
			continue
		}
		reader, err := mentions.NewReader(l, s.language, nil)
		if err != nil {
			return nil, err
		}
		if m.own[s.language] == nil {
			m.own[s.language] = newFeatures()
			m.tags = append(m.tags, s.language)
		}
		for n, x := range s.sentences {
			if isLeft(n, leave) {
				continue
			}
			words, spans := reader.Words(x.text)
			e := &example{words: words, gold: labels(x, spans), language: s.language, seldom: seldom(s, sets),
				scanned: isScanned(s)}
			e.reach()
			m.number(e, &sentence)
			examples = append(examples, e)
		}
	}
	m.common.open(leastCount)
	m.unseen.open(leastCount)
	for _, tag := range m.tags {
		m.own[tag].open(leastOwn)
	}
	for _, e := range examples {
		for i := range e.words {
			e.shared[i] = m.common.kept(e.shared[i])
			e.own[i] = m.own[e.language].kept(e.own[i])
			e.other[i] = m.unseen.kept(e.other[i])
		}
	}
	m.teach(examples)
	return m, nil
}

// number gives the features of the words of a sentence their numbers. It keeps of the words what may be in no name.
func (m *model) number(e *example, sentence *tagger.Sentence) {
	words := e.words
	sentence.Set(words)
	e.cased = sentence.Cased()
	e.shared, e.own, e.other = make([][]int32, len(words)), make([][]int32, len(words)), make([][]int32, len(words))
	own, language := m.own[e.language], int32(len(m.tags))
	for i := range words {
		if words[i].Skip {
			continue
		}
		for _, f := range sentence.Own(i, nil) {
			e.own[i] = append(e.own[i], own.number(f))
		}
		if !e.cased {
			continue
		}
		for _, f := range sentence.Shared(i, nil) {
			e.shared[i] = append(e.shared[i], m.common.number(f))
		}
		for _, f := range sentence.Unseen(i, nil) {
			e.other[i] = append(e.other[i], m.unseen.numberIn(f, language))
		}
	}
	for i := range words {
		words[i] = tagger.Word{Skip: words[i].Skip}
	}
}

// scanned is part of the names of files whose texts were read by machine from paper, with its faults.
const scanned = "-europeana-"

// seldom reports whether the sentences of a file are seen half as often: they are scanned, and the language has others.
func seldom(s *set, sets []*set) bool {
	return isScanned(s) && slices.ContainsFunc(sets, func(other *set) bool {
		return other.language == s.language && !isScanned(other)
	})
}

func isScanned(s *set) bool { return strings.Contains(s.file, scanned) }

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

// open gives the features that were seen often enough their numbers.
func (w *features) open(least int32) {
	w.kepts = make([]int32, len(w.list))
	kept := w.list[:0]
	for n, f := range w.list {
		w.kepts[n] = -1
		if w.counts[n] >= least && f != 0 && (w.languages == nil || w.languages[n] >= leastLanguages) {
			w.kepts[n] = int32(len(kept))
			kept = append(kept, f)
		}
	}
	w.list, w.numbers, w.counts = kept, nil, nil
	w.sums = make([]float32, len(kept)*tagger.Labels)
}

// kept gives the features of a list that were seen often enough, by their last numbers.
func (w *features) kept(features []int32) []int32 {
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

// final gives the mean steps and, in ascending order, the features one of whose weights is as far from zero as weak
// says.
func (w *features) final(weak int) ([tagger.Labels][tagger.Labels]int32, []tagger.Weighted) {
	var steps [tagger.Labels][tagger.Labels]int32
	for a := range steps {
		for b := range steps[a] {
			steps[a][b] = int32(mean(w.steps[a][b]))
		}
	}
	var out []tagger.Weighted
	for n, f := range w.list {
		x := tagger.Weighted{Feature: f}
		matters := false
		for k := range x.Row {
			v := mean(float64(w.sums[n*tagger.Labels+k]))
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

// mean gives the mean of a weight whose sum over the rounds that count is given.
func mean(sum float64) int { return int(math.Round(sum * scale / (courses * (rounds - young)))) }

func (w *features) layer() *tagger.Layer {
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
