package respace

import (
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/spelling"
)

// A list has some of the forms of a word and not all. A word that is not listed, but begins as listed words do and ends
// as many do, is more probably one than two of which the second is a bare ending.

const (
	mostMisfit    = 100 // more for an ending that does not fit its stem
	leastStem     = 4   // letters of the begin of a listed word that another word has, too
	inflectedCost = 10  // of a word that has it and another ending, above those of the rarest listed word and the ending
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
		end := tail{at: j + 1}
		for k := j + 2; k <= min(n, j+1+language.LongestEnding); k++ {
			if s.letters[k-1].upper || s.letters[k-1].quoted {
				break
			}
			cost, ok := s.listed.Ending(s.bytes(j+1, k))
			if !ok || k < n && !s.letters[k].apart {
				continue
			}
			s.take(i, k, s.listed.Rarest()+inflectedCost+max(cost, min(s.endingCost(&end, k), cost+mostMisfit)), false)
		}
	}
}

// tail is the letters [at,to) at the end of a word, as far as they were looked at: what they cost after the letters
// before them, and the history behind them.
type tail struct {
	at, to int // to is 0 at first
	cost   int
	h      spelling.History
}

// endingCost is what the letters of a tail up to k cost at the end of a word, after the letters before them, by how
// words of the language are spelled: an ending fits some stems and others not. It is 0 where that is not asked. A tail
// is asked for its ends in order.
func (s *splitter) endingCost(t *tail, k int) int {
	if s.spelling == nil {
		return 0
	}
	if t.to == 0 {
		t.to, t.h = t.at-leastStem, s.spelling.Begin()
	}
	for ; t.to < k; t.to++ {
		code := spelling.Code(s.bytes(t.to, t.to+1))
		if t.to >= t.at {
			t.cost += s.spelling.Letter(t.h, code)
		}
		t.h = t.h.After(code)
	}
	return t.cost + s.spelling.End(t.h)
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

// goOn takes the letter at i into the piece that is not listed.
func (s *splitter) goOn(i int) {
	at, to := &s.best[i], &s.best[i+1]
	c := at.inside + unknownLetter
	if i-int(at.begin) >= 12 {
		c += unknownTail - unknownLetter
	}
	if s.letters[i].upper && !s.letters[i-1].upper {
		c += insideCapital
	}
	if c < to.inside {
		to.inside, to.begin, to.insideH = c, at.begin, at.insideH
	}
}

// unlisted begins a piece at i that is not listed.
func (s *splitter) unlisted(i int) {
	c, how := s.touch(i, 0, 0)
	if c >= never {
		return
	}
	c += s.best[i].cost + unknownLetter
	if s.letters[i].upper {
		c += unknownName
	} else {
		c += unknownWord
	}
	if to := &s.best[i+1]; c < to.inside {
		to.inside, to.begin, to.insideH = c, int32(i), how
	}
}

// A word that is not listed is spelled as the words of its language are. That is asked only in a text that lost spaces.

const (
	unlistedWord  = 260 // cost of a word that is not listed, beside its letters
	shortUnlisted = 100 // more for one with fewer than four letters
	longestSpelt  = 40  // letters of one
	lostSpelt     = 0   // more for a lost space where the spelling of words is asked;
	lostRare      = -42 // the same where the lists are complete;
	usualLength   = 9   // there, each letter behind so many
	overLength    = 30  // costs so much more
)

// spell takes every piece that begins at i and is not listed.
func (s *splitter) spell(i int) {
	c, how := s.touch(i, 0, 0)
	if c >= never {
		return
	}
	flat := c + s.best[i].cost // with letters of any language: a foreign word costs no more
	if s.letters[i].upper {
		flat += unknownName
	} else {
		flat += unknownWord
	}
	c += s.best[i].cost + unlistedWord
	h := s.spelling.Begin()
	n := len(s.letters)
	for j := i; j < n && j-i < longestSpelt; j++ {
		code := spelling.Code(s.bytes(j, j+1))
		c += s.letterCost(i, j, h, code)
		flat += unknownLetter
		if s.complete && j-i >= usualLength {
			c, flat = c+overLength, flat+overLength
		}
		if j > i && s.letters[j].upper && !s.letters[j-1].upper {
			c, flat = c+insideCapital, flat+insideCapital
		}
		h = h.After(code)
		end := j + 1
		if end < n && !s.letters[end].apart || end-i < 2 && n > 1 {
			continue
		}
		whole := min(c+s.endCost(i, j, h), flat)
		if end-i < 4 && !s.letters[i].upper {
			whole += shortUnlisted
		}
		if to := &s.best[end]; whole < to.cost {
			to.cost, to.from, to.how, to.piece, to.link = whole, int32(i), how, 0, false
		}
	}
}

// spelt is what a letter of the run costs after spelling.Reach others, and the end of a word behind it: the same in all
// pieces that begin early enough.
type spelt struct{ letter, end int32 }

// unasked stands for a cost that nobody has asked for.
const unasked = -1

// forget drops the costs of another run.
func (s *splitter) forget() {
	s.spelt = s.spelt[:0]
	for range s.letters {
		s.spelt = append(s.spelt, spelt{unasked, unasked})
	}
}

// letterCost gives the cost of letter j of the piece that begins at i.
func (s *splitter) letterCost(i, j int, h spelling.History, code uint32) int32 {
	if j-i < spelling.Reach {
		return int32(s.spelling.Letter(h, code))
	}
	known := &s.spelt[j].letter
	if *known == unasked {
		*known = int32(s.spelling.Letter(h, code))
	}
	return *known
}

// endCost gives the cost of the end behind letter j of the piece that begins at i; h has that letter.
func (s *splitter) endCost(i, j int, h spelling.History) int32 {
	if j+1-i < spelling.Reach {
		return int32(s.spelling.End(h))
	}
	known := &s.spelt[j].end
	if *known == unasked {
		*known = int32(s.spelling.End(h))
	}
	return *known
}
