package language

import (
	"math/big"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
)

// Form says what a number word is.
type Form uint8

// The forms of number words.
const (
	Cardinal Form = iota // twenty-one
	Ordinal              // twenty-first
	Year                 // nineteen eighty-four; only where it is no cardinal too
)

// Number is a number in words that was read from a text.
type Number struct {
	Value *big.Int // must not be changed
	Form  Form
	End   int  // index of the token after it
	Exact bool // the spelling of the rules; false for a variant such as "a hundred"
	// Function is true if it is one word that is also a function word of the language ("un", "une").
	Function bool
}

// variant is a way of writing that the rules do not have, and the one that they have for it.
type variant struct{ text, canonical string }

// reader reads numbers in words.
type reader struct {
	grammars []*grammar
	words    affixes
	first    []bool // word of the vocabulary → a number may begin with it
	all      []bool // word of the vocabulary → it is made of number words
	variants []variant
	cache    sync.Map // window → []reading
	cached   atomic.Int32
}

// reading is a number that a window begins with: end is the number of tokens.
type reading struct {
	end     int
	value   int64
	form    Form
	exact   bool
	grammar int // the regional rules come after those of the language
}

// maxCached bounds the windows that are kept; maxWindow is the longest window, in tokens.
const (
	maxCached = 4096
	maxWindow = 64
)

// newReader makes the reader of a pack out of its rules. A variant whose canonical text is empty is dropped.
func newReader(data string, p *Pack, variants []variant) (*reader, error) {
	r := &reader{}
	var err error
	if r.grammars, err = parseRules(data); err != nil {
		return nil, err
	}
	for _, g := range r.grammars {
		for i := range g.sets {
			for j := range g.sets[i].rules {
				for _, part := range g.sets[i].rules[j].parts {
					for _, text := range part.text {
						for _, word := range strings.Split(text, "-") {
							r.words.add(word)
						}
					}
				}
			}
		}
	}
	if len(r.grammars) > 0 {
		for _, v := range variants {
			text := foldRule(v.text)
			for _, word := range strings.Split(text, "-") {
				r.words.add(word)
			}
			r.variants = append(r.variants, variant{text, foldRule(v.canonical)})
		}
	}
	r.words.finish()
	r.all = make([]bool, len(p.vocabulary)+1)
	for word, id := range p.vocabulary { // the order does not matter
		r.all[id] = r.words.cover(word)
	}
	return r, nil
}

// ReadsNumber reports whether a number in words may begin at token i. It is fast.
func (p *Pack) ReadsNumber(t *Tokens, i int) bool {
	token := &t.List[i]
	if token.Kind != Word {
		return false
	}
	if token.ID != 0 {
		return p.numbers.all[token.ID]
	}
	return p.numbers.made(t, token)
}

// made reports whether a word that is not in the vocabulary is made of number words.
func (r *reader) made(t *Tokens, token *Token) bool {
	if len(r.words.list) == 0 || token.End-token.Start > 256 {
		return false
	}
	t.fold = Fold(t.fold[:0], t.Text[token.Start:token.End])
	return r.words.cover(string(t.fold))
}

// ReadNumber reads the longest number in words that begins at token i and ends at the end of a token. Only what a
// spell-out rule set of the language (CLDR RBNF, UTS 35 part 3) spells in just these words is read, and the variants
// that the lexicon lists; so "forty three" is 43 and of "three forty" the 3. Letter case and soft hyphens do not
// matter, a hyphen is a blank, and a blank may be missing. Of several readings of equal length a cardinal comes before
// an ordinal and an ordinal before a year.
func (p *Pack) ReadNumber(t *Tokens, i int) (Number, bool) {
	return p.readNumber(t, i, func(Form) bool { return true })
}

// ReadNumberForm is ReadNumber for one form only.
func (p *Pack) ReadNumberForm(t *Tokens, i int, form Form) (Number, bool) {
	return p.readNumber(t, i, func(f Form) bool { return f == form })
}

func (p *Pack) readNumber(t *Tokens, i int, wanted func(Form) bool) (Number, bool) {
	if !p.ReadsNumber(t, i) {
		return Number{}, false
	}
	for _, r := range p.numbers.read(t, i, p.window(t, i)) {
		if !wanted(r.form) {
			continue
		}
		n := Number{Value: big.NewInt(r.value), Form: r.form, End: i + r.end, Exact: r.exact}
		if r.end == 1 {
			var room [8]Match
			for _, m := range p.At(t, i, room[:0]) {
				n.Function = n.Function || m.Class == Function && m.End == i+1
			}
		}
		return n, true
	}
	return Number{}, false
}

// window gives the end of the tokens from i on that may belong to one number: words made of number words, with hyphens and
// apostrophes between them.
func (p *Pack) window(t *Tokens, i int) int {
	end := i + 1
	for j := end; j < len(t.List) && j-i < maxWindow; j++ {
		token := &t.List[j]
		if token.Kind == Mark && token.ID == p.hyphenID && p.hyphenID != 0 {
			continue
		}
		if !p.ReadsNumber(t, j) {
			break
		}
		end = j + 1
	}
	return end
}

// read gives the readings of a window, the longest first, then by form.
func (r *reader) read(t *Tokens, i, end int) []reading {
	window := make([]byte, 0, 64)
	stops := make([]int, 0, 8) // length of the window after each token
	for j := i; j < end; j++ {
		token := &t.List[j]
		if j > i && (token.Space || token.Kind == Mark) && window[len(window)-1] != '-' {
			window = append(window, '-')
		}
		if token.Kind != Mark {
			window = Fold(window, t.Text[token.Start:token.End])
		}
		stops = append(stops, len(window))
	}
	// The positions of the stops belong to the key: "one hundred" and "onehundred" end after other tokens.
	key := string(window)
	if joined := len(stops) - 1 - strings.Count(key, "-"); joined != 0 {
		for _, s := range stops {
			key += "\x00" + string(rune(s))
		}
	}
	if kept, ok := r.cache.Load(key); ok {
		return kept.([]reading)
	}
	readings := r.parse(window, stops)
	if r.cached.Add(1) <= maxCached {
		r.cache.Store(key, readings)
	}
	return readings
}

// parse reads a window with all grammars.
func (r *reader) parse(window []byte, stops []int) []reading {
	var out []reading
	for _, exact := range []bool{true, false} {
		c := chart{text: window, end: len(window)}
		if !exact {
			if !r.vary(&c) {
				break
			}
		}
		for index, g := range r.grammars {
			c.g, c.memo, c.steps = g, map[[2]int]*goal{}, 0
			for _, root := range g.roots {
				c.ask(root[0], 0, func(found result) {
					form := Form(root[1])
					if form == Year && found.value%100 == 0 { // "twelve hundred"
						form = Cardinal
					}
					for _, at := range append([]int{found.end}, c.jumps[found.end]...) {
						if stop := sort.SearchInts(stops, at); stop < len(stops) && stops[stop] == at {
							out = append(out, reading{stop + 1, found.value, form, exact, index})
						}
					}
				})
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		switch {
		case a.end != b.end:
			return a.end > b.end
		case a.exact != b.exact:
			return a.exact
		case a.form != b.form:
			return a.form < b.form
		case a.grammar != b.grammar:
			return a.grammar < b.grammar
		}
		return a.value < b.value
	})
	kept := out[:0]
	for i, x := range out {
		if i == 0 || x != out[i-1] {
			kept = append(kept, x)
		}
	}
	return kept
}

// vary puts the canonical texts of the variants in the window behind it, with jumps to and fro, and reports whether
// there were any.
func (r *reader) vary(c *chart) bool {
	window := string(c.text[:c.end])
	c.text = append([]byte(nil), c.text...)
	c.jumps = map[int][]int{}
	for _, v := range r.variants {
		for from := 0; ; {
			at := strings.Index(window[from:], v.text)
			if at < 0 {
				break
			}
			at += from
			from = at + 1
			end := at + len(v.text)
			if !edge(window, at) || !edge(window, end) {
				continue
			}
			c.text = append(c.text, 0) // nothing runs from one text into the next
			start := len(c.text)
			c.text = append(c.text, v.canonical...)
			c.jumps[at] = append(c.jumps[at], start)
			c.jumps[len(c.text)] = append(c.jumps[len(c.text)], end)
		}
	}
	c.text = append(c.text, 0)
	return len(c.jumps) > 0
}

// edge reports whether a word of the window may begin or end at i.
func edge(window string, i int) bool {
	return i == 0 || i == len(window) || window[i] == '-' || window[i-1] == '-' || window[i] >= 0x80 && window[i-1] >= 0x80
}

// affixes is a set of pieces of words, to test quickly whether a word is made of them.
type affixes struct {
	list  []string
	begin [256]bool // first bytes
	next  map[uint32]int32
	ends  []bool
}

func (a *affixes) add(word string) {
	if word == "" {
		return
	}
	a.list = append(a.list, word)
	for _, r := range word {
		if alone(r) { // a token by itself
			a.list = append(a.list, string(r))
		}
	}
}

// finish makes the byte trie.
func (a *affixes) finish() {
	a.next, a.ends = map[uint32]int32{}, make([]bool, 1)
	for _, word := range a.list {
		a.begin[word[0]] = true
		node := int32(0)
		for i := range len(word) {
			key := uint32(node)<<8 | uint32(word[i])
			to, ok := a.next[key]
			if !ok {
				to = int32(len(a.ends))
				a.ends = append(a.ends, false)
				a.next[key] = to
			}
			node = to
		}
		a.ends[node] = true
	}
}

// cover reports whether word is a sequence of pieces.
func (a *affixes) cover(word string) bool {
	if word == "" || !a.begin[word[0]] {
		return false
	}
	reached := uint64(1) // bit i: word[base+i:] is to be covered
	if len(word) > 63 {
		return a.coverLong(word)
	}
	for i := range len(word) {
		if reached&(1<<i) == 0 {
			continue
		}
		node := int32(0)
		for j := i; j < len(word); j++ {
			to, ok := a.next[uint32(node)<<8|uint32(word[j])]
			if !ok {
				break
			}
			if node = to; a.ends[node] {
				reached |= 1 << (j + 1)
			}
		}
	}
	return reached&(1<<len(word)) != 0
}

func (a *affixes) coverLong(word string) bool {
	reached := make([]bool, len(word)+1)
	reached[0] = true
	for i := range len(word) {
		if !reached[i] {
			continue
		}
		node := int32(0)
		for j := i; j < len(word); j++ {
			to, ok := a.next[uint32(node)<<8|uint32(word[j])]
			if !ok {
				break
			}
			if node = to; a.ends[node] {
				reached[j+1] = true
			}
		}
	}
	return reached[len(word)]
}
