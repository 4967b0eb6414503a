package gazetteer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// Lexemes is a dictionary of a script without blanks between words: what kind of word each is, and how rare. It lies in
// a table by hashes, so that it is read fast and takes little memory.
type Lexemes struct {
	kinds   []string // by number, from 1 on
	keys    []uint64 // open addressing, a power of two of them
	lexemes []lexeme // of each; an empty place has no kind
	longest [1 << 16]uint8
}

// lexeme is what the dictionary says of a word: the number of its kind and its cost.
type lexeme struct{ kind, cost uint8 }

// Costs of what the dictionary does not have: of a character, and of each more of a run of katakana.
const (
	unknown     = 26
	unknownMore = 1
)

// readLexemes reads lexemes.tsv. A word that stands twice has the last row.
func readLexemes(f *language.File) *Lexemes {
	if !f.Exists() {
		return nil
	}
	words := 0
	for row := range f.Rows("kind", "cost", "words") {
		words += strings.Count(row.Text(2), "|") + 1
	}
	size := 16
	for size < words+words/2 {
		size *= 2
	}
	x := &Lexemes{kinds: []string{""}, keys: make([]uint64, size), lexemes: make([]lexeme, size)}
	numbers := map[string]uint8{}
	for row := range f.Rows("kind", "cost", "words") {
		kind := row.Text(0)
		if numbers[kind] == 0 {
			numbers[kind] = uint8(len(x.kinds))
			x.kinds = append(x.kinds, kind)
		}
		entry := lexeme{numbers[kind], uint8(row.Number(1))}
		for word := range row.List(2) {
			x.set(word, entry)
		}
	}
	return x
}

// set puts a word into the table.
func (x *Lexemes) set(word string, entry lexeme) {
	key := keyOf(word)
	at := x.find(key)
	x.keys[at], x.lexemes[at] = key, entry
	longest := &x.longest[x.pair(word)]
	*longest = max(*longest, uint8(min(len(word), 255)))
}

// The hash of Fowler, Noll and Vo.
const firstKey, keyPrime = 14695981039346656037, 1099511628211

func nextKey(key uint64, b byte) uint64 { return (key ^ uint64(b)) * keyPrime }

func keyOf(word string) uint64 {
	key := uint64(firstKey)
	for i := range len(word) {
		key = nextKey(key, word[i])
	}
	return key
}

// find gives the place of a word, or the empty one where it would stand.
func (x *Lexemes) find(key uint64) uint64 {
	mask := uint64(len(x.keys) - 1)
	at := (key ^ key>>32) & mask
	for x.lexemes[at].kind != 0 && x.keys[at] != key {
		at = (at + 1) & mask
	}
	return at
}

// pair is the place, in the list of the longest words, of those that begin with the same two characters as a text.
func (x *Lexemes) pair(text string) uint16 {
	_, size := utf8.DecodeRuneInString(text)
	if size < len(text) {
		_, second := utf8.DecodeRuneInString(text[size:])
		size += second
	}
	key := keyOf(text[:size])
	return uint16(key ^ key>>32)
}

// stop is the cheapest way from the begin of a text to a byte.
type stop struct {
	cost, from int32 // from where the last word begins
	kind       uint8
}

// Segment is a word at the bytes [From,To). Its kind is empty if the dictionary does not have it.
type Segment struct {
	From, To int
	Kind     string
}

// Cutter cuts texts without blanks into words. It keeps its room from one to the next.
type Cutter struct {
	stops    []stop
	segments []Segment
}

// Cut gives the words of a text, cut the cheapest way. They are good until the next call.
func (c *Cutter) Cut(x *Lexemes, text string) []Segment {
	c.stops = slices.Grow(c.stops[:0], len(text)+1)[:len(text)+1]
	c.stops[0] = stop{}
	for i := range c.stops[1:] {
		c.stops[i+1].cost = tooMuch
	}
	for at, r := range text {
		size := utf8.RuneLen(r)
		c.reach(at, at+size, unknown, 0)
		if n := katakana(text[at:]); n > size {
			c.reach(at, at+n, unknown+int32(n/size)*unknownMore, 0)
		}
		c.words(x, text, at, max(size, int(x.longest[x.pair(text[at:])])))
	}
	c.segments = c.segments[:0]
	for end := len(text); end > 0; end = int(c.stops[end].from) {
		c.segments = append(c.segments, Segment{int(c.stops[end].from), end, x.kinds[c.stops[end].kind]})
	}
	slices.Reverse(c.segments)
	return c.segments
}

// words goes from a byte by all words of the dictionary that begin there, of so many bytes at the most.
func (c *Cutter) words(x *Lexemes, text string, at, longest int) {
	key := uint64(firstKey)
	for k := at; k < min(len(text), at+longest); k++ {
		key = nextKey(key, text[k])
		if k+1 < len(text) && !utf8.RuneStart(text[k+1]) {
			continue
		}
		if e := x.lexemes[x.find(key)]; e.kind > 0 {
			c.reach(at, k+1, int32(e.cost), e.kind)
		}
	}
}

// tooMuch is more than any way costs.
const tooMuch = 1 << 30

// reach goes from one byte to another by a word, if that is the cheapest way there so far.
func (c *Cutter) reach(from, to int, cost int32, kind uint8) {
	if sum := c.stops[from].cost + cost; sum < c.stops[to].cost {
		c.stops[to] = stop{sum, int32(from), kind}
	}
}

// longestRun is the most bytes of a word of katakana that the dictionary does not have.
const longestRun = 90

// katakana gives how many bytes of katakana a text begins with, up to those of the longest run.
func katakana(text string) int {
	for at, r := range text {
		if at >= longestRun || !unicode.Is(unicode.Katakana, r) && !character.Prolongs(r) {
			return at
		}
	}
	return len(text)
}

// Simple is the characters of Chinese that are written simply by those of the traditional way; nil for none.
type Simple map[rune]rune

// SimpleOf reads the characters that a language writes simply.
func SimpleOf(l *language.Lexicon, tag string) (Simple, error) {
	return language.Read(l, tag+"/simplified.tsv", "simplified", simplify)
}

func simplify(f *language.File) Simple {
	if !f.Exists() {
		return nil
	}
	m := Simple{}
	for row := range f.Rows("characters", "simplified") {
		simple := []rune(row.Text(1))
		for i, r := range []rune(row.Text(0)) {
			m[r] = simple[i]
		}
	}
	return m
}

// Write gives a text with its characters written simply, each with as many bytes as before.
func (s Simple) Write(text string) string {
	if s == nil || !strings.ContainsFunc(text, func(r rune) bool { return s[r] != 0 }) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if simple := s[r]; simple != 0 {
			return simple
		}
		return r
	}, text)
}
