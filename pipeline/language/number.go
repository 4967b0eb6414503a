package language

import (
	"bytes"
	"math/big"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"
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
	// Function is true if it is one word that is also a function word of the language ("un", "une"), or, in a language of
	// which the lexicon knows no function words, a word for one, which may be the article.
	Function bool
}

// variant is a way of writing that the rules do not have, and the one that they have for it.
type variant struct {
	text, canonical string
	inside          bool // it may stand inside a word
}

// reader reads numbers in words.
type reader struct {
	grammars  []*grammar
	words     affixes
	all       []bool   // word of the vocabulary → it is made of number words
	folded    []string // the same → as foldNumber writes it, for those that are
	variants  []variant
	fragments *fragments
	rows      []wordRow
	once      sync.Once
	loose     *loose
	cache     sync.Map // window → []reading
	cached    atomic.Int32
}

// reading is a number that a window begins with: end is the number of tokens.
type reading struct {
	end     int
	value   int64
	form    Form
	exact   bool
	grammar int // the regional rules come after those of the language
}

// maxCached bounds the windows that are kept for all texts; maxWindow is the longest window, in tokens, and maxRunning
// its length where even more number words follow one another than that: they are many numbers or none.
const (
	maxCached  = 4096
	maxWindow  = 64
	maxRunning = 24
)

// newReader makes the reader of a pack out of its rules. A variant whose canonical text is empty is dropped.
func newReader(data string, p *Pack, variants []variant, rows []fraction, words []wordRow) (*reader, error) {
	r := &reader{}
	for _, row := range words {
		row.text = foldRule(row.text)
		r.rows = append(r.rows, row)
		for _, word := range strings.Split(row.text, "-") {
			r.words.add(word)
		}
	}
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
	if len(r.grammars)+len(r.rows) > 0 {
		for _, v := range variants {
			text := foldRule(v.text)
			for _, word := range strings.Split(text, "-") {
				r.words.add(word)
			}
			r.variants = append(r.variants, variant{text, foldRule(v.canonical), v.inside})
		}
		for _, row := range rows {
			if text, ok := strings.CutPrefix(row.text, "-"); ok {
				r.words.add(foldRule(text))
			}
		}
	} else {
		rows = nil
	}
	r.words.finish()
	if r.fragments, err = newFragments(p, r.grammars, rows); err != nil {
		return nil, err
	}
	r.all, r.folded = make([]bool, len(p.vocabulary)+1), make([]string, len(p.vocabulary)+1)
	for word, id := range p.vocabulary { // the order does not matter
		if folded := string(foldNumber(nil, word)); r.words.cover(folded) {
			r.all[id], r.folded[id] = true, folded
		}
	}
	return r, nil
}

// ReadsNumber reports whether a number in words may begin at token i. It is fast.
func (p *Pack) ReadsNumber(t *Tokens, i int) bool {
	return p.inNumber(t, i) || t.List[i].Kind != Digits && p.numbers.fragments.start(t, i) != 0
}

// inNumber reports whether token i is a word made of number words.
func (p *Pack) inNumber(t *Tokens, i int) bool {
	token := &t.List[i]
	if token.Kind != Word {
		return false
	}
	if token.ID != 0 {
		return p.numbers.all[token.ID]
	}
	if token.number == 0 {
		token.number = 1
		if p.numbers.made(t, token) {
			token.number = 2
		}
	}
	return token.number == 2
}

// made reports whether a word that is not in the vocabulary is made of number words.
func (r *reader) made(t *Tokens, token *Token) bool {
	if len(r.words.list) == 0 || token.End-token.Start > 256 {
		return false
	}
	if c := t.Text[token.Start]; c < utf8.RuneSelf && !r.words.begin[c] && !r.words.begin[c|0x20] {
		return false
	}
	t.fold = foldNumber(t.fold[:0], t.Text[token.Start:token.End])
	return r.words.cover(string(t.fold))
}

// ReadNumber reads the longest whole number in words that begins at token i and ends at the end of a token: what a
// spell-out rule set of the language (CLDR RBNF, UTS 35 part 3) spells, the variants that the lexicon lists, and else
// words of the rules that go together (see loose.go); so "forty three" is 43 and of "three forty" the 3. A number does
// not end before a word that multiplies its last one: of "one hundred and two hundred" it is the 100. Letter case and
// soft hyphens do not matter, a hyphen is a blank, a blank may be missing, and a comma may follow a word for a thousand
// or more. Of several readings of equal length a cardinal comes before an ordinal and an ordinal before a year. Numbers
// that are not whole or below zero: see ReadDecimal, which is to be asked first.
func (p *Pack) ReadNumber(t *Tokens, i int) (Number, bool) {
	return p.readNumber(t, i, func(Form) bool { return true })
}

// ReadNumberForm is ReadNumber for one form only.
func (p *Pack) ReadNumberForm(t *Tokens, i int, form Form) (Number, bool) {
	return p.readNumber(t, i, func(f Form) bool { return f == form })
}

func (p *Pack) readNumber(t *Tokens, i int, wanted func(Form) bool) (Number, bool) {
	if !p.inNumber(t, i) {
		return Number{}, false
	}
	var best *reading
	readings, end := p.readings(t, i)
	for k := range readings {
		r := &readings[k]
		if !wanted(r.form) {
			continue
		}
		if best == nil {
			best = r
		}
		if next := i + r.end; next >= end || !p.numbers.multiplies(t, next, 100) || r.end == 1 {
			best = r
			break // else the last word belongs to the next number: "one hundred and two hundred"
		}
	}
	if best == nil {
		return Number{}, false
	}
	n := Number{Value: big.NewInt(best.value), Form: best.form, End: i + best.end, Exact: best.exact}
	if best.end == 1 {
		var room [8]Match
		for _, m := range p.At(t, i, room[:0]) {
			n.Function = n.Function || m.Class == Function && m.End == i+1
		}
		n.Function = n.Function || best.value == 1 && best.form == Cardinal && !p.functions
	}
	return n, true
}

// window gives the end of the tokens from i on that may belong to one number: words made of number words, with hyphens and
// apostrophes between them.
func (p *Pack) window(t *Tokens, i int) int {
	end := p.runEnd(t, i, maxWindow)
	if end < i+maxWindow {
		return end
	}
	return p.runEnd(t, i, maxRunning)
}

// runEnd is window for at most limit tokens.
func (p *Pack) runEnd(t *Tokens, i, limit int) int {
	end := i + 1
	for j := end; j < len(t.List) && j-i < limit; j++ {
		token := &t.List[j]
		if token.Kind == Mark && (token.ID == p.hyphenID && p.hyphenID != 0 || p.numbers.apostrophe(t, j)) {
			if p.numbers.words.final && token.ID != p.hyphenID {
				end = j + 1
			}
			continue
		}
		if !p.inNumber(t, j) {
			if comma(t, j) && end == j && p.inNumber(t, j+1) && p.numbers.multiplies(t, j-1, 1000) {
				continue
			}
			break
		}
		end = j + 1
	}
	return end
}

// comma reports whether token j is a comma between two words: "one thousand, two hundred".
func comma(t *Tokens, j int) bool {
	return t.List[j].Kind == Mark && t.Text[t.List[j].Start] == ',' && !t.List[j].Space && j+1 < len(t.List) && t.List[j+1].Space
}

// apostrophe reports whether token j is an apostrophe that belongs to a number word.
func (r *reader) apostrophe(t *Tokens, j int) bool {
	if t.List[j].Space || !r.words.apostrophe || !r.words.final && (j+1 >= len(t.List) || t.List[j+1].Space) {
		return false
	}
	switch t.Text[t.List[j].Start:t.List[j].End] {
	case "'", "’", "‘", "′", "＇":
		return true
	}
	return false
}

// read gives the readings of a window, the longest first, then by form.
func (r *reader) read(t *Tokens, i, end int) []reading {
	window, stops := r.fold(t, i, end)
	// The positions of the stops belong to the key: "one hundred" and "onehundred" end after other tokens.
	t.key = append(t.key[:0], window...)
	if joined := len(stops) - 1 - bytes.Count(window, []byte("-")); joined != 0 {
		for _, s := range stops {
			t.key = utf8.AppendRune(append(t.key, 0), rune(s))
		}
	}
	key := string(t.key)
	if kept, ok := r.cache.Load(key); ok {
		return kept.([]reading)
	}
	readings := r.parse(window, stops)
	if r.cached.Add(1) <= maxCached {
		r.cache.Store(key, readings)
	}
	return readings
}

// fold gives the folded text of the tokens [i,end), with single hyphens between words, and its length after each token.
func (r *reader) fold(t *Tokens, i, end int) ([]byte, []int) {
	window := make([]byte, 0, 64)
	stops := make([]int, 0, 8) // length of the window after each token
	for j := i; j < end; j++ {
		token := &t.List[j]
		inside := token.Kind == Mark && r.apostrophe(t, j)
		if j > i && (token.Space || token.Kind == Mark && !inside) && window[len(window)-1] != '-' {
			window = append(window, '-')
		}
		if token.ID != 0 && r.folded[token.ID] != "" {
			window = append(window, r.folded[token.ID]...)
		} else if token.Kind != Mark || inside {
			window = foldNumber(window, t.Text[token.Start:token.End])
		}
		stops = append(stops, len(window))
	}
	return window, stops
}

// parse reads a window with all grammars, and loosely if none of them reads all of it.
func (r *reader) parse(window []byte, stops []int) []reading {
	out := r.strict(window, stops)
	whole := false
	for _, found := range out {
		whole = whole || found.end == len(stops)
	}
	if whole || len(r.grammars)+len(r.rows) == 0 {
		return out
	}
	return byLength(r.loosely(window, stops, out))
}

// strict reads a window with all grammars.
func (r *reader) strict(window []byte, stops []int) []reading {
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
					form, value := Form(root[1]), found.set.low
					if form == Year && value%100 == 0 { // "twelve hundred"
						form = Cardinal
					}
					for _, at := range append([]int{found.end}, c.jumps[found.end]...) {
						if stop := sort.SearchInts(stops, at); stop < len(stops) && stops[stop] == at {
							out = append(out, reading{stop + 1, value, form, exact, index})
						}
					}
				})
			}
		}
	}
	return byLength(out)
}

// byLength puts readings in order, the longest first, and drops doubles.
func byLength(out []reading) []reading {
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
			if !v.inside && (!edge(window, at) || !edge(window, end)) {
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

// foldNumber is Fold, and makes one of letters that are written for each other in number words: alif with and without
// hamza, with ya for its end; the points and the lengthening of Arabic are dropped; ё is е, a cedilla is the comma of
// Romanian, and the nukta and the chandrabindu of Devanagari are none and an anusvara.
func foldNumber(to []byte, s string) []byte {
	start := len(to)
	to = Fold(to, s)
	for i := start; i < len(to); i++ {
		if c := to[i]; c >= 0xC5 && c <= 0xE0 && mergesLetters(to[start:]) {
			merged := mergeLetters(string(to[start:]))
			return append(to[:start], merged...)
		}
	}
	return to
}

// mergesLetters reports whether a folded word may have a letter that mergeLetters changes.
func mergesLetters(s []byte) bool {
	for i := 0; i+1 < len(s); i++ {
		switch s[i] {
		case 0xC5:
			if s[i+1] == 0x9F || s[i+1] == 0xA3 {
				return true
			}
		case 0xD1:
			if s[i+1] == 0x91 {
				return true
			}
		case 0xD8, 0xD9:
			return true
		case 0xE0:
			if s[i+1] >= 0xA4 && s[i+1] <= 0xA7 {
				return true
			}
		}
	}
	return false
}

func mergeLetters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'أ' || r == 'إ' || r == 'آ' || r == 'ٱ':
			return 'ا'
		case r == 'ى' || r == 'ی':
			return 'ي'
		case r == 'ک':
			return 'ك'
		case r >= 0x64B && r <= 0x652 || r == 0x670 || r == 0x640:
			return -1
		case r == 0x93C || r == 0x9BC:
			return -1
		case r == 0x901:
			return 0x902
		case r == 'ё':
			return 'е'
		case r == 'ş':
			return 'ș'
		case r == 'ţ':
			return 'ț'
		}
		return r
	}, s)
}

// affixes is a set of pieces of words, to test quickly whether a word is made of them.
type affixes struct {
	list       []string
	tokens     Tokens
	apostrophe bool       // a piece has an apostrophe inside
	final      bool       // or at its end
	begin      [256]bool  // first bytes
	root       [256]int32 // first byte → node
	next       map[uint32]int32
	ends       []bool
}

func (a *affixes) add(word string) {
	if word == "" {
		return
	}
	a.list = append(a.list, word)
	tokenize(word, &a.tokens, nil)
	if len(a.tokens.List) < 2 {
		return
	}
	for _, t := range a.tokens.List { // of scripts without blanks, and beside apostrophes
		if t.Kind == Word {
			a.list = append(a.list, word[t.Start:t.End])
		} else if word[t.Start:t.End] == "'" {
			a.apostrophe, a.final = true, a.final || t.End == len(word)
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
			if node = to; i == 0 {
				a.root[word[0]] = to
			}
		}
		a.ends[node] = true
	}
}

// cover reports whether word is a sequence of pieces.
func (a *affixes) cover(word string) bool {
	if word == "" || !a.begin[word[0]] {
		return false
	}
	var room [128]bool
	reached := room[:] // at i: word[i:] is to be covered
	if len(word) >= len(room) {
		reached = make([]bool, len(word)+1)
	}
	reached[0] = true
	for i := range len(word) {
		if !reached[i] {
			continue
		}
		node := a.root[word[i]]
		for j := i + 1; node != 0; j++ {
			reached[j] = reached[j] || a.ends[node]
			if j == len(word) {
				break
			}
			node = a.next[uint32(node)<<8|uint32(word[j])]
		}
	}
	return reached[len(word)]
}
