// Package spelling says how likely letters are to make a word of a language, by words that it has.
package spelling

import (
	"math/bits"
	"sync"
	"unicode/utf8"
)

// Model says how likely letters are to make a word of a language that a list of its words lacks, by how the listed ones
// are spelled: the share of each letter after the up to four before it, or after fewer where those are rare (Witten and
// Bell, The Zero-Frequency Problem, 1991). Each word of the list counts once: words that are not listed are like its
// rare ones. Once it has learnt them, it is safe for use from several goroutines.
type Model struct {
	grams []uint16 // how often letters stand in a row, by their hash
	after []after  // what follows letters in a row
}

// after is how often a letter follows, and how many letters do.
type after struct{ total, distinct uint16 }

// Reach is how many letters before one are asked. What stands before these makes no difference.
const Reach = 4

const (
	room      = 1 << 19 // of hashes; letters in a row that share one are few
	alphabet  = 40      // letters that are equally likely where nothing is known
	wordBegin = 1       // stands before the first letter
	wordEnd   = 2       // stands after the last one
	whole20   = 1 << 20 // a share of one
)

// New gives a model that knows no word.
func New() *Model { return &Model{grams: make([]uint16, room), after: make([]after, room)} }

// History is the letters before a place in a word, the last one first.
type History [Reach]uint32

// Begin is the history at the begin of a word.
func (m *Model) Begin() History { return History{wordBegin} }

// After is the history after one more letter.
func (h History) After(letter uint32) History {
	copy(h[1:], h[:Reach-1])
	h[0] = letter
	return h
}

// Code is the code of a letter in a history, from its bytes in lower case.
func Code(letter []byte) uint32 {
	code := uint32(0)
	for _, c := range letter {
		code = code<<8 | uint32(c)
	}
	return code<<2 | 3
}

// Letter gives the cost of a letter after a history.
func (m *Model) Letter(h History, letter uint32) int { return costOf(m.share(h, letter)) }

// End gives the cost of the end of a word after a history.
func (m *Model) End(h History) int { return costOf(m.share(h, wordEnd)) }

// share gives the share of a letter after a history, of whole20.
func (m *Model) share(h History, letter uint32) uint64 {
	p := uint64(whole20 / alphabet)
	hash := uint32(gramBasis)
	for k := 0; ; k++ {
		if at := m.after[hash%room]; at.distinct > 0 {
			n, kinds := uint64(m.grams[mix(hash, letter)%room]), uint64(at.distinct)
			p = (n*whole20 + kinds*p) / (uint64(at.total) + kinds)
		}
		if k == Reach || h[k] == 0 {
			return max(p, 1)
		}
		hash = mix(hash, h[k])
	}
}

const gramBasis = 0x811C9DC5

// mix takes one more letter into a hash.
func mix(hash, letter uint32) uint32 {
	hash = (hash ^ letter) * 0x9E3779B1
	return hash ^ hash>>15
}

// costOf gives the negative decimal logarithm of a share of whole20, in hundredths.
func costOf(share uint64) int {
	n := bits.Len64(share) - 1       // 2^n <= share
	x := share << (32 - n) >> 16     // from 1 to 2, in 1/2^16
	fraction := fractions()[x-1<<16] // of the binary logarithm, in 1/256
	return ((20-n)*256 - int(fraction)) * 30103 / 256000
}

// fractions gives the binary logarithms of the numbers from 1 to 2, by 1/2^16, in 1/256.
var fractions = sync.OnceValue(func() *[1 << 16]uint8 {
	var table [1 << 16]uint8
	for i := range table {
		x := uint64(1<<16+i) << 16
		for range 8 {
			x = (x >> 16) * (x >> 16)
			table[i] <<= 1
			if x >= 2<<32 {
				x >>= 1
				table[i]++
			}
		}
	}
	return &table
})

// Learn counts the letters of a word, in lower case.
func (m *Model) Learn(word []byte) {
	h := m.Begin()
	for i := 0; i < len(word); {
		_, n := utf8.DecodeRune(word[i:])
		letter := Code(word[i : i+n])
		m.count(h, letter)
		h = h.After(letter)
		i += n
	}
	m.count(h, wordEnd)
}

// count counts a letter after a history.
func (m *Model) count(h History, letter uint32) {
	const most = 1<<16 - 1
	hash := uint32(gramBasis)
	for k := 0; ; k++ {
		at, gram := &m.after[hash%room], &m.grams[mix(hash, letter)%room]
		if at.total < most {
			if *gram == 0 {
				at.distinct++
			}
			*gram++
			at.total++
		}
		if k == Reach || h[k] == 0 {
			return
		}
		hash = mix(hash, h[k])
	}
}
