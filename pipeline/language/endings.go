package language

import (
	"math/bits"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language/spelling"
)

// The words of a list show how the language bends its words: the letters that end many of them end others, too.

const (
	// LongestEnding is how many letters an ending has at most.
	LongestEnding = 4
	leastStem     = 3  // letters before an ending
	leastEndings  = 20 // words of a list that have an ending
	eachHalving   = 30 // cost of being half as frequent: a hundred times the logarithm of two
)

// endings gives the endings of the words of the list and their costs: how few of the words have them.
func (f *Frequencies) endings() map[string]int {
	f.ended.Do(func() {
		counts := map[string]int{}
		words := 0
		f.Each(func(word []byte, _ int) {
			words++
			countEndings(counts, word)
		})
		f.ending = make(map[string]int, len(counts)/8)
		for e, n := range counts { // the order does not matter: a map from a map
			if n >= leastEndings {
				f.ending[e] = (bits.Len(uint(words)*8/uint(n)) - 4) * eachHalving
			}
		}
	})
	return f.ending
}

// countEndings counts the endings of a word.
func countEndings(counts map[string]int, word []byte) {
	letters := utf8.RuneCount(word)
	at := len(word)
	for n := 1; n <= LongestEnding && letters-n >= leastStem; n++ {
		_, size := utf8.DecodeLastRune(word[:at])
		at -= size
		counts[string(word[at:])]++
	}
}

// Ending gives the cost of an ending of up to LongestEnding letters: the negative decimal logarithm of its share of the
// words of the list, in hundredths. It is false for one that too few words have.
func (f *Frequencies) Ending(letters []byte) (int, bool) {
	n, ok := f.endings()[string(letters)]
	return n, ok
}

// Rarest is the cost of the rarest words of the list.
func (f *Frequencies) Rarest() int { return f.rarest }

// Spelling gives how the words of the list are spelled. It is made when it is first asked for.
func (f *Frequencies) Spelling() *spelling.Model {
	f.spelled.Do(func() {
		m := spelling.New()
		f.Each(func(word []byte, _ int) { m.Learn(word) })
		f.spelling = m
	})
	return f.spelling
}

// Each calls found for the words of the list, in order, each of which is valid until the next one, and their costs.
func (f *Frequencies) Each(found func(word []byte, cost int)) {
	var word []byte
	var walk func(node int32)
	walk = func(node int32) {
		for n := node; n != 0; n = f.nodes[n].next {
			word = append(word, f.nodes[n].c)
			if f.nodes[n].cost > 0 {
				found(word, int(f.nodes[n].cost))
			}
			if f.nodes[n].inner {
				walk(n + 1)
			}
			word = word[:len(word)-1]
		}
	}
	if len(f.nodes) > 1 {
		walk(1)
	}
}
