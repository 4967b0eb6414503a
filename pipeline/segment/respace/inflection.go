package respace

import "example.org/sourcebook/pipeline/language"

// A list has some of the forms of a word and not all. A word that is not listed, but begins as listed words do and ends
// as many do, is more probably one than two of which the second is a bare ending.

const (
	leastStem     = 4  // letters of the begin of a listed word that another word has, too
	inflectedCost = 30 // of a word that has it and another ending, above those of the rarest listed word and the ending
)

// inflected takes every word that begins at i and is not listed, but begins as listed ones do and ends as many do.
func (s *splitter) inflected(i int) {
	n := len(s.letters)
	node := int32(0)
	for j := i; j < n && j-i < longestWord; j++ {
		if j > i && s.letters[j].upper || s.letters[j].quoted {
			return
		}
		for _, c := range s.bytes(j, j+1) {
			if node = s.listed.Next(node, c); node == 0 {
				return
			}
		}
		if j-i+1 < leastStem {
			continue
		}
		for k := j + 2; k <= min(n, j+1+language.LongestEnding); k++ {
			if s.letters[k-1].upper || s.letters[k-1].quoted {
				break
			}
			cost, ok := s.listed.Ending(s.bytes(j+1, k))
			if !ok || k < n && !s.letters[k].apart {
				continue
			}
			s.take(i, k, s.listed.Rarest()+inflectedCost+cost, false)
		}
	}
}

// leastRoot is how many letters of the begin of a listed word show that another word is one of the language, too, if
// they are half of it.
const leastRoot = 5

// rooted reports whether the run begins as listed words do, over most of its letters.
func (s *splitter) rooted() bool {
	node, depth := int32(0), 0
	for j := range s.letters {
		for _, c := range s.bytes(j, j+1) {
			if node = s.listed.Next(node, c); node == 0 {
				return depth >= leastRoot && depth*2 >= len(s.letters)
			}
		}
		depth++
	}
	return true
}
