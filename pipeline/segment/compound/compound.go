// Package compound says which words make longer ones, by the words that a language has.
package compound

import (
	"math/bits"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// A list of words has many that are two others: some words begin such words often for how frequent they are, some end
// them, and others never do. For words that few of the list have as a part, those with the same ending speak: the bare
// noun begins words, its plural does not.

const (
	leastFirst = 3  // letters of the first part
	leastLast  = 4  // and of the last one
	ending     = 3  // letters of a word that speak for others that end so
	ofEnding   = 40 // how many parts weigh as much as how frequent words with the ending are
	whole      = 1_000_000_000
	most       = 1000 // a cost
)

// Model says how likely words are parts of longer ones.
type Model struct {
	first, last map[string]int     // by word: how often it is one
	all         int                // words that are two
	endings     map[string]*ofTail // of all words of a text
}

// ofTail is what is known of words with an ending.
type ofTail struct {
	share       int // of whole
	first, last int // how often one of them is a part
}

// Of gives the model of the lists of a language, which is made once; rare may be nil.
func Of(l *language.Lexicon, tag string, listed, rare *language.Frequencies) (*Model, error) {
	return language.Once(l, tag+"/frequency.txt", "compounds", func() (*Model, error) { return learn(listed, rare), nil })
}

func learn(listed, rare *language.Frequencies) *Model {
	m := &Model{first: map[string]int{}, last: map[string]int{}, endings: map[string]*ofTail{}}
	for _, list := range []*language.Frequencies{listed, rare} {
		if list == nil {
			continue
		}
		list.Each(func(word []byte, cost int) {
			m.ending(word).share += share(cost)
			if first, last := halves(listed, word, cost); first != nil {
				m.all++
				m.first[string(first)]++
				m.ending(first).first++
				m.last[string(last)]++
				m.ending(last).last++
			}
		})
	}
	return m
}

// ending gives what is counted of words that end as one does.
func (m *Model) ending(word []byte) *ofTail {
	end := tail(word)
	t := m.endings[string(end)]
	if t == nil {
		t = new(ofTail)
		m.endings[string(end)] = t
	}
	return t
}

// tail gives the last letters of a word.
func tail(word []byte) []byte {
	at := len(word)
	for range ending {
		_, n := utf8.DecodeLastRune(word[:at])
		at -= n
	}
	return word[at:]
}

// halves gives the two words of a list that most probably make up a word, both more frequent than it; nil if there are
// none. Letters that link them are of neither.
func halves(list *language.Frequencies, word []byte, cost int) (first, last []byte) {
	least := 0
	node, letters, all := int32(0), 0, utf8.RuneCount(word)
	for i := 0; i < len(word); {
		_, n := utf8.DecodeRune(word[i:])
		for _, c := range word[i : i+n] {
			if node = list.Next(node, c); node == 0 {
				return first, last
			}
		}
		letters++
		i += n
		if letters < leastFirst || all-letters < leastLast {
			continue
		}
		a := list.Cost(node)
		if a == 0 || a >= cost {
			continue
		}
		for link := range len(list.Links) + 1 {
			from := i
			if link > 0 {
				if from += len(list.Links[link-1]); from >= len(word) || string(word[i:from]) != list.Links[link-1] {
					continue
				}
			}
			if b := list.Find(word[from:]); b > 0 && b < cost && (least == 0 || a+b < least) {
				least, first, last = a+b, word[:i], word[from:]
			}
		}
	}
	return first, last
}

// First gives the cost of a word of the given cost as the first part of a longer one.
func (m *Model) First(word []byte, cost int) int {
	t := m.known(word)
	return m.cost(m.first, t.first, t.share, word, cost)
}

// Last gives the cost of a word of the given cost as the last part of a longer one.
func (m *Model) Last(word []byte, cost int) int {
	t := m.known(word)
	return m.cost(m.last, t.last, t.share, word, cost)
}

// known is ending for a model that has learnt.
func (m *Model) known(word []byte) ofTail {
	if t := m.endings[string(tail(word))]; t != nil {
		return *t
	}
	return ofTail{}
}

// cost is that of a word as one part of a longer one. parts is how often words that end so are one, shares their share.
func (m *Model) cost(words map[string]int, parts, shares int, word []byte, cost int) int {
	if m.all == 0 {
		return most
	}
	shares = max(shares, 1)
	// of all parts, those with the ending; of these, as many are the word as elsewhere
	with := (parts*whole + ofEnding*shares) / (m.all + ofEnding)
	as := with * min(share(cost), shares) / shares
	// a part is a new one as often as they are (Witten and Bell, The Zero-Frequency Problem, 1991)
	as = (words[string(word)]*whole + len(words)*as) / (m.all + len(words))
	return min(ofWhole-logarithm(uint64(as)), most)
}

var ofWhole = logarithm(whole)

// share is how many of whole words of a text are the word of a cost.
func share(cost int) int {
	if cost >= 0 && cost < len(shares) {
		return int(shares[cost])
	}
	return shareOf(cost)
}

// shares are those of the costs that words have.
var shares = func() (t [most + 100]int32) {
	for cost := range t {
		t[cost] = int32(shareOf(cost))
	}
	return t
}()

func shareOf(cost int) int {
	n := whole
	for ; cost >= 100; cost -= 100 {
		n /= 10
	}
	for ; cost > 0; cost-- {
		n = n * 97724 / 100000
	}
	return max(n, 1)
}

// logarithm is the decimal logarithm of a number, in hundredths; 0 for 0.
func logarithm(n uint64) int {
	if n == 0 {
		return 0
	}
	k := bits.Len64(n) - 1
	x := n << (63 - k) >> 32 // from 1 to 2, in 1/2^31
	fraction := 0
	for range 8 {
		x = x * x >> 31
		fraction <<= 1
		if x >= 1<<32 {
			x >>= 1
			fraction |= 1
		}
	}
	return (k*256 + fraction) * 30103 / 256000
}
