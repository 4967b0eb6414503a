package language

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/language/spelling"
)

// Frequencies are the frequent words of a language and their costs: the cost of a word is the negative decimal
// logarithm of its share of the words of a text, in hundredths. They do not change and are safe for use from several
// goroutines.
//
// The words stand in a trie of their bytes, in the lower case of FoldWord: Next walks it.
type Frequencies struct {
	// Compound is the cost of a word that is not listed and is made of two that are; 1000 where this is not known.
	Compound int
	// Links are the letters that may stand between the parts of a compound.
	Links []string
	// Elides tells that an apostrophe may part two words, as in l'eau.
	Elides bool

	nodes  []trieNode       // in the order of a walk that visits a node before its children, which ascend
	first  [256]int32       // children of the root by their byte; 0 for none
	second [256]*[256]int32 // children of those, by the bytes of both
	begin  map[string]int
	end    map[string]int
	rarest int            // highest cost of a word
	ended  sync.Once      // fills in ending
	ending map[string]int // cost of the endings of words

	spelled  sync.Once // makes spelling
	spelling *spelling.Model
}

// trieNode is a node of the trie; its first child, if any, is the node after it.
type trieNode struct {
	c     byte
	inner bool  // has children
	cost  int16 // of the word that ends here; 0 for none
	next  int32 // the next child of its parent; 0 for none
}

// The costs of the bands of a list of frequencies.
const (
	firstBand = 111 // middle of band A
	bandStep  = 22
)

// Frequencies gives the list for a BCP 47 tag: of the tag itself, of the tag that root/frequency-shared.tsv gives for
// it, or of the tag without its last subtags; nil if there is none.
func (l *Lexicon) Frequencies(tag string) (*Frequencies, error) { return l.list(tag, "/frequency.txt") }

// RareWords gives words that Frequencies lacks, in the same way.
func (l *Lexicon) RareWords(tag string) (*Frequencies, error) { return l.list(tag, "/rare.txt") }

func (l *Lexicon) list(tag, file string) (*Frequencies, error) {
	shared, err := l.Root().sharedFrequencies()
	if err != nil {
		return nil, err
	}
	for tag = bcp47.Canonical(tag); tag != ""; {
		at := tag
		if other := shared[tag]; other != "" {
			at = other
		}
		f, err := Parse(l, at+file, "frequencies", parseFrequencies)
		if f != nil || err != nil {
			return f, err
		}
		tag = tag[:max(strings.LastIndexByte(tag, '-'), 0)]
	}
	return nil, nil
}

// parseFrequencies reads a list as cmd/lexicon/frequency writes it. No data gives nil.
func parseFrequencies(data []byte) (*Frequencies, error) {
	if data == nil {
		return nil, nil
	}
	f := newFrequencies(len(data) / 2)
	b := builderOf(f)
	var word []byte
	n := 0
	for line := range strings.Lines(string(data)) {
		var err error
		n++
		switch c, line := line[0], strings.TrimSuffix(line, "\n"); {
		case c == '#' || line == "":
		case c == '%' || c == '<' || c == '>':
			err = f.setting(c, line[1:])
		default:
			word, err = b.row(word, line)
		}
		if err != nil {
			return nil, atLine(n, "%w", err)
		}
	}
	b.finish()
	return f, nil
}

var errRow = errors.New("write the number of letters shared with the word before, the other letters, and the band")

// setting reads a row that is no word.
func (f *Frequencies) setting(kind byte, row string) error {
	name, number, _ := strings.Cut(row, " ")
	n, err := strconv.Atoi(number)
	if err != nil {
		return fmt.Errorf("%q is no number", number)
	}
	switch {
	case kind == '<':
		f.begin[name] = n
	case kind == '>':
		f.end[name] = n
	case name == "compounds":
		f.Compound = n
	case strings.HasPrefix(name, "link-"):
		f.Links = append(f.Links, name[len("link-"):])
	case name == "elision":
		f.Elides = n == 1
	default:
		return fmt.Errorf("unknown setting %q", name)
	}
	return nil
}

// row adds the word of a row; before is the word of the row before it.
func (b *trieBuilder) row(before []byte, line string) ([]byte, error) {
	if len(line) < 3 {
		return nil, errRow
	}
	shared := int(line[0] - '0')
	if line[0] >= 'a' {
		shared = int(line[0]-'a') + 10
	}
	at := 0
	for ; shared > 0 && at < len(before); shared-- {
		for at++; at < len(before) && before[at]&0xC0 == 0x80; at++ {
		}
	}
	band := line[len(line)-1]
	if shared != 0 || band < 'A' || band > 'Z' {
		return nil, errRow
	}
	word := append(before[:at], line[1:len(line)-1]...)
	if !b.add(word, firstBand+bandStep*int(band-'A')) {
		return nil, errors.New("the word does not come after the one before")
	}
	return word, nil
}

// WordCost is a word in the lower case of FoldWord and its cost.
type WordCost struct {
	Word string
	Cost int
}

// NewFrequencies makes a list of words, which ascend by their bytes; one that does not is left out.
func NewFrequencies(words []WordCost) *Frequencies {
	f := newFrequencies(8 * len(words))
	b := builderOf(f)
	for _, w := range words {
		b.add([]byte(w.Word), w.Cost)
	}
	b.finish()
	return f
}

func newFrequencies(room int) *Frequencies {
	return &Frequencies{Compound: 1000, nodes: make([]trieNode, 1, room+1), begin: map[string]int{}, end: map[string]int{}}
}

// trieBuilder adds words to a trie in ascending order.
type trieBuilder struct {
	*Frequencies
	last []byte
	path []int32 // node of each beginning of last, the root first
}

func builderOf(f *Frequencies) *trieBuilder { return &trieBuilder{Frequencies: f, path: []int32{0}} }

// add adds a word; it reports false if the word does not come after the last one.
func (b *trieBuilder) add(word []byte, cost int) bool {
	n := 0
	for n < len(word) && n < len(b.last) && word[n] == b.last[n] {
		n++
	}
	if n == len(word) || n < len(b.last) && word[n] < b.last[n] {
		return false
	}
	for i := n; i < len(word); i++ {
		at := int32(len(b.nodes))
		if i == n && n < len(b.last) {
			b.nodes[b.path[n+1]].next = at
		}
		b.nodes[b.path[i]].inner = true
		b.nodes = append(b.nodes, trieNode{c: word[i]})
		b.path = append(b.path[:i+1], at)
	}
	cost = min(max(cost, 1), 1000)
	b.nodes[len(b.nodes)-1].cost = int16(cost)
	b.rarest = max(b.rarest, cost)
	b.last = append(b.last[:n], word[n:]...)
	return true
}

// finish completes the trie.
func (b *trieBuilder) finish() {
	if len(b.nodes) == 1 {
		return
	}
	for n := int32(1); n != 0; n = b.nodes[n].next {
		b.first[b.nodes[n].c] = n
		if !b.nodes[n].inner {
			continue
		}
		children := new([256]int32)
		for k := n + 1; k != 0; k = b.nodes[k].next {
			children[b.nodes[k].c] = k
		}
		b.second[b.nodes[n].c] = children
	}
}

// Next gives the node that the byte c leads to from a node, or 0 if none begins so. The search begins at node 0.
func (f *Frequencies) Next(node int32, c byte) int32 {
	if node == 0 {
		return f.first[c]
	}
	if !f.nodes[node].inner {
		return 0
	}
	if lead := f.nodes[node].c; f.first[lead] == node {
		return f.second[lead][c]
	}
	for node++; node != 0; node = f.nodes[node].next {
		if f.nodes[node].c >= c {
			if f.nodes[node].c == c {
				return node
			}
			return 0
		}
	}
	return 0
}

// Cost gives the cost of the word that ends at a node, or 0 if none does.
func (f *Frequencies) Cost(node int32) int { return int(f.nodes[node].cost) }

// Find gives the cost of a word in the lower case of FoldWord, or 0 if it is not listed.
func (f *Frequencies) Find(word []byte) int {
	node := int32(0)
	for _, c := range word {
		if node = f.Next(node, c); node == 0 {
			return 0
		}
	}
	return f.Cost(node)
}

// Begins says by how much the cost of the unlisted words that a word begins is above the word's own; false where they
// are too rare to count. Ends says the same of those that it ends.
func (f *Frequencies) Begins(word []byte) (int, bool) { n, ok := f.begin[string(word)]; return n, ok }

// Ends is Begins for the words that a word ends.
func (f *Frequencies) Ends(word []byte) (int, bool) { n, ok := f.end[string(word)]; return n, ok }

// FoldWord appends the lower case of a letter as the lists have it: ss for ß, σ for ς, ' for ’. turkic tells that the
// language parts I and İ (SpecialCasing.txt of Unicode: tr, az).
func FoldWord(to []byte, r rune, turkic bool) []byte {
	switch {
	case r < utf8.RuneSelf:
		if r >= 'A' && r <= 'Z' {
			if turkic && r == 'I' {
				return append(to, "ı"...)
			}
			r |= 0x20
		}
		return append(to, byte(r))
	case r == 'ß' || r == 'ẞ':
		return append(to, "ss"...)
	case r == 'ς':
		r = 'σ'
	case r == '’':
		return append(to, '\'')
	case r == 'İ':
		if turkic {
			return append(to, 'i')
		}
		return append(to, "i̇"...)
	default:
		r = unicode.ToLower(r)
	}
	return utf8.AppendRune(to, r)
}
