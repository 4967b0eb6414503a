package respace

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/spelling"
	"example.org/sourcebook/pipeline/segment/compound"
)

// A run of letters is read as the words that most probably make it up (the Viterbi search over unigrams; Norvig,
// Natural Language Corpus Data, in Beautiful Data, 2009). A cost is the negative decimal logarithm of a probability,
// in hundredths. Two words that touch have either lost the space between them, which costs the more the fewer spaces
// the text has lost, or they are one word that is not listed: a compound, or a word with an affix.

const (
	longestRun    = 1 << 12 // bytes of a run that is looked into
	longestWord   = 24      // letters of a listed word
	unknownWord   = 390     // cost of a word that is not listed,
	unknownName   = 250     // of one that begins with a capital,
	unknownLetter = 90      // and of each of its letters,
	unknownTail   = 140     // of those after the first twelve
	unknownShort  = 150     // more for one with fewer than four letters
	elidedLetter  = 200     // cost of a letter that an apostrophe makes a word
	possessive    = 60      // of 's
	capitalGain   = 170     // by how much a space is more likely before a capital that follows a small letter
	insideCapital = 100     // cost of such a capital inside a word that is not listed
	pairGain      = 150     // by how much a space is more likely between words that stand side by side elsewhere
	commonWord    = 480     // cost of the rarest word that a capital may part from another
	whole         = 600     // cost of the rarest listed word that is never looked into
	firstLetters  = 3       // letters of the first part of a compound
	partLetters   = 4       // letters of a part of a compound
	compoundCost  = 150     // of a compound, above language.Frequencies.Compound, and this share of its parts' costs, in
	compoundShare = 80      // hundredths, where it is not asked which words are parts
	usualPart     = 375     // cost of the rarest word that is known to begin or end others if it does;
	oddPart       = 100     // of one that is not known to, as a part of a word
	smallPart     = 150     // of one that ends what begins with a capital, where it has none as nouns have
	rareJoin      = 60      // by how much a part that is not listed is more likely one
	linkCost      = 30      // of the letters that link two parts
	never         = 1 << 20
)

// How two pieces of a run touch.
const (
	apart   uint8 = iota // a space was lost
	joined               // parts of one word
	elision              // after an apostrophe that stands for letters, as in l'eau
)

// letter is a letter of a run.
type letter struct {
	at     int32 // byte offset in the run
	fold   int32 // offset in the folded run
	upper  bool
	mark   bool // a combining mark
	apart  bool // a word may begin here
	quoted bool // an apostrophe
}

// splitter splits runs of letters. It keeps memory between calls and is not safe for concurrent use.
type splitter struct {
	listed *language.Frequencies
	rare   *language.Frequencies // words that listed lacks; nil where none are asked
	own    *language.Frequencies // words of the text and its siblings; nil if there are none
	pairs  map[uint64]int        // of words that stand side by side in them, by their hash
	turkic bool
	elides bool   // an apostrophe may part two words
	suffix string // letters that stand after an apostrophe at the end of a word

	bends bool // words that are not listed may begin as listed ones do
	// The lists have most words of the language: what they lack is more probably several.
	complete bool

	hidden bool // the run as a whole is not taken for a word of the text

	made     *compound.Model // of words that are not listed; nil where that is not asked
	spelling *spelling.Model // of words that are not listed; nil where all letters cost the same
	spelt    []spelt         // by letter
	nouns    map[string]int  // see vocabulary.cases; nil where nouns have no capital
	written  written
	lost     int  // cost of a lost space
	first    bool // the run begins a sentence
	folded   []byte
	letters  []letter
	best     []step
	upper    int // letters of the run in upper case
}

// step is the best reading of the letters before a place.
type step struct {
	cost    int32
	from    int32 // where its last piece begins
	how     uint8 // how that touches the piece before
	link    bool  // the piece ends with letters that link it to the next
	piece   int32 // cost of the last piece; 0 if it is not listed
	inside  int32 // cost of the best reading whose last piece is not listed and goes on here; never if there is none
	begin   int32 // where that piece begins
	insideH uint8
}

// load reads a run. It reports false if there is nothing to split.
func (s *splitter) load(run string) bool {
	s.folded, s.letters, s.upper = s.folded[:0], s.letters[:0], 0
	for i := 0; i < len(run); {
		r, n := rune(run[i]), 1
		l := letter{at: int32(i), fold: int32(len(s.folded))}
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(run[i:])
			l.upper = unicode.IsUpper(r)
			l.mark = unicode.IsMark(r) || character.IsJoiner(r)
		} else {
			l.upper = r >= 'A' && r <= 'Z'
		}
		l.quoted = r == '\'' || r == '’'
		l.apart = len(s.letters) > 0 && !l.mark && !l.quoted && !s.letters[len(s.letters)-1].quoted
		if l.upper {
			s.upper++
		}
		s.folded = language.FoldWord(s.folded, r, s.turkic)
		s.letters = append(s.letters, l)
		i += n
	}
	return len(s.letters) > 2
}

// quick gives the cost of a run of ASCII letters as one word, or 0 if it is not listed; ascii is false if it has
// others.
func (s *splitter) quick(run string) (cost int, ascii bool) {
	node := int32(0)
	for i := range len(run) {
		c := run[i]
		if c >= utf8.RuneSelf || s.turkic && c == 'I' {
			return 0, false
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if node = s.listed.Next(node, c); node == 0 {
			return 0, true
		}
	}
	return s.listed.Cost(node), true
}

// slow gives the cost of a short run of letters as one word, whatever its letters; 0 if it is not listed.
func (s *splitter) slow(run string) int {
	s.folded = s.folded[:0]
	for _, r := range run {
		s.folded = language.FoldWord(s.folded, r, s.turkic)
	}
	return s.listed.Find(s.folded)
}

// known gives the cost of the run as one word, or 0 if it is not listed.
func (s *splitter) known() int {
	c := s.listed.Find(s.folded)
	if s.own != nil {
		if o := s.own.Find(s.folded); o > 0 && (c == 0 || o < c) {
			c = o
		}
	}
	if c == 0 && s.rare != nil {
		c = s.rare.Find(s.folded)
	}
	return c
}

// split finds the best reading of the run that was loaded and gives its cost. bounds then gives its spaces.
func (s *splitter) split() int {
	n := len(s.letters)
	if cap(s.best) <= n {
		s.best = make([]step, n+64)
	}
	s.best = s.best[:n+1]
	for i := range s.best {
		s.best[i] = step{cost: never, inside: never}
	}
	s.best[0].cost = 0
	if s.spelling != nil {
		s.forget()
	}
	for i := range n {
		at := &s.best[i]
		if i > 0 && at.inside < never {
			// the piece that is not listed may end here
			if size := i - int(at.begin); size > 1 && s.letters[i].apart {
				c := at.inside
				if size < 4 && !s.letters[at.begin].upper {
					c += unknownShort
				}
				if c < at.cost {
					at.cost, at.from, at.how, at.piece, at.link = c, at.begin, at.insideH, 0, false
				}
			}
			s.goOn(i)
		}
		if at.cost >= never || i > 0 && !s.letters[i].apart && !s.elided(i) {
			continue
		}
		if s.spelling == nil {
			s.unlisted(i)
		} else {
			s.spell(i)
		}
		s.walk(i, s.listed)
		if s.bends && (i == 0 || at.piece > 0) {
			s.inflected(i)
		}
		for _, more := range [...]*language.Frequencies{s.own, s.rare} {
			if more != nil {
				s.walk(i, more)
			}
		}
	}
	end := &s.best[n]
	if c := end.inside; c < end.cost {
		size := n - int(end.begin)
		if size < 4 && !s.letters[end.begin].upper {
			c += unknownShort
		}
		if c < end.cost && (size > 1 || n == 1) {
			end.cost, end.from, end.how, end.piece, end.link = c, end.begin, end.insideH, 0, false
		}
	}
	return int(end.cost)
}

// elided reports whether the letter at i comes after an apostrophe that may part two words.
func (s *splitter) elided(i int) bool { return s.elides && i > 0 && s.letters[i-1].quoted }

// walk takes every word of a list that begins at i.
func (s *splitter) walk(i int, list *language.Frequencies) {
	node := int32(0)
	n := len(s.letters)
	for j := i; j < n && j-i < longestWord; j++ {
		for _, c := range s.bytes(j, j+1) {
			if node = list.Next(node, c); node == 0 {
				return
			}
		}
		if j > i && s.letters[j].upper && !s.letters[j-1].upper && !(i == 0 && n == s.upperEnd(j)) {
			// a listed word with a capital inside is one only as a whole
			if !s.wholeWord(i, list) {
				return
			}
		}
		cost := list.Cost(node)
		if cost == 0 && j == i && s.elides && j+1 < n && s.letters[j+1].quoted {
			cost = elidedLetter
		}
		if cost == 0 {
			continue
		}
		end := j + 1
		if s.hidden && i == 0 && end == n && list == s.own {
			continue
		}
		if end < n && !s.letters[end].apart {
			if s.elides && s.letters[end].quoted && end+1 < n {
				s.take(i, end+1, cost, false)
			} else if s.genitive(end) {
				s.take(i, end+2, cost+possessive, false)
			}
			continue
		}
		s.take(i, end, cost, false)
		if j-i >= 3 {
			for _, link := range s.listed.Links {
				if to := end + len(link); to < n && s.letters[to].apart && string(s.bytes(end, to)) == link {
					s.take(i, to, cost+linkCost, true)
				}
			}
		}
	}
}

// upperEnd is where the run of capitals that begins at j ends.
func (s *splitter) upperEnd(j int) int {
	for j < len(s.letters) && s.letters[j].upper {
		j++
	}
	return j
}

// wholeWord reports whether the run from i to its end is one word of the list.
func (s *splitter) wholeWord(i int, list *language.Frequencies) bool {
	return i == 0 && list.Find(s.folded) > 0
}

// genitive reports whether the letters at i are an apostrophe and a letter at the end of a word: 's.
func (s *splitter) genitive(i int) bool {
	if s.elides || i+1 >= len(s.letters) || !s.letters[i].quoted {
		return false
	}
	return strings.IndexByte(s.suffix, s.folded[s.letters[i+1].fold]) >= 0 &&
		(i+2 == len(s.letters) || s.letters[i+2].apart)
}

// take takes the piece [i,j) with the cost of its word. link tells that it ends with a link of a compound.
func (s *splitter) take(i, j, cost int, link bool) {
	c, how := s.touch(i, j, cost)
	if c >= never {
		return
	}
	c += s.best[i].cost + int32(cost)
	if to := &s.best[j]; c < to.cost {
		to.cost, to.from, to.how, to.piece, to.link = c, int32(i), how, int32(cost), link
	}
}

// bytes gives the folded letters [i,j).
func (s *splitter) bytes(i, j int) []byte {
	to := len(s.folded)
	if j < len(s.letters) {
		to = int(s.letters[j].fold)
	}
	return s.folded[s.letters[i].fold:to]
}

// touch says how the best piece that ends at i touches a piece [i,j) of the given cost, and what that costs. A piece
// that is not listed has no cost.
func (s *splitter) touch(i, j, cost int) (int32, uint8) {
	if i == 0 {
		return 0, apart
	}
	if s.elided(i) {
		return 0, elision
	}
	before := &s.best[i]
	from := int(before.from)
	small := !s.letters[i-1].upper
	space := s.lost
	if s.spelling != nil {
		space += lostSpelt
	}
	if s.complete {
		space += lostRare - lostSpelt
	}
	pair := cost > 0 && before.piece > 0 && s.pairs != nil && s.pairs[pairHash(s.bytes(from, i), s.bytes(i, j))] > 0
	switch {
	case s.letters[i].upper && small:
		space -= capitalGain
		if s.letters[from].upper && !pair && !s.partNouns(from, i, j, cost) {
			space = never
		}
	case s.letters[i].upper: // between capitals: in a run of capitals, or before a word that begins with one
		if s.upper < len(s.letters) && (i+1 >= len(s.letters) || s.letters[i+1].upper || i-from < 2) {
			space = never
		}
	case !small: // a small letter after a capital
		if i-from < 2 && (before.piece == 0 || cost == 0) || !s.letters[from].upper || s.upperEnd(from) < i {
			space = never
		}
	}
	if s.tailNoun(i, j, cost) {
		space = never
	}
	if space < never && pair {
		space -= pairGain
	}
	if before.link {
		space = never
	}
	join := never
	if cost > 0 && before.piece > 0 && small && !s.letters[i].upper {
		join = s.join(from, i, j, cost)
	}
	if cost > s.listed.Rarest() {
		join -= rareJoin
	}
	if join < space {
		return int32(join), joined
	}
	return int32(space), apart
}

// join is what it costs that the listed words [from,i) and [i,j), the latter of the given cost, are parts of one word.
func (s *splitter) join(from, i, j, cost int) int {
	join, before := never, int(s.best[i].piece)
	begin, begins := s.listed.Begins(s.bytes(from, i))
	end, ends := s.listed.Ends(s.bytes(i, j))
	odd := 0
	if s.smallTail(from, s.bytes(i, j)) {
		odd += smallPart
	}
	if !begins && before <= usualPart {
		odd += oddPart
	}
	if !ends && cost <= usualPart {
		odd += oddPart
	}
	switch {
	case s.made != nil && i-from >= firstLetters && j-i >= partLetters:
		join = s.compound(from, i, j, cost)
	case s.made == nil && i-from >= partLetters && j-i >= partLetters:
		join = s.listed.Compound + compoundCost - (cost+before)*(100-compoundShare)/100 + odd
	}
	if begins && from == 0 {
		join = min(join, begin+odd)
	}
	if ends && j == len(s.letters) {
		join = min(join, end+odd)
	}
	return join
}

// compound is what it costs beside its parts that the listed words [from,i) and [i,j), the latter of the given cost,
// are a compound, by how often they are parts of others.
func (s *splitter) compound(from, i, j, cost int) int {
	before := int(s.best[i].piece)
	first, last := s.bytes(from, i), s.bytes(i, j)
	c := s.listed.Compound + s.made.First(first, before) - before + s.made.Last(last, cost) - cost
	if s.smallTail(from, last) {
		c += smallPart
	}
	return c
}

// smallTail reports whether a word is written small behind a piece that begins with a capital, where nouns have one.
func (s *splitter) smallTail(from int, word []byte) bool {
	return s.nouns != nil && s.letters[from].upper && s.written.how(word) == small
}

// tailNoun reports whether the listed word [i,j), none of the commonest, has a small letter, but a capital where it
// stands by itself in the text: it ends a compound.
func (s *splitter) tailNoun(i, j, cost int) bool {
	if s.spelling == nil || s.nouns == nil || cost <= commonest || s.letters[i].upper {
		return false
	}
	return s.nouns[string(s.bytes(i, j))] > 0 || s.written.how(s.bytes(i, j)) == large
}

// leastNoun is how many letters a noun has that a capital parts from the one before it.
const leastNoun = 3

// partNouns reports whether the piece [i,j) and the one before it, both with capitals, may be two words: any listed
// ones where nouns have capitals, else as parts says.
func (s *splitter) partNouns(from, i, j, cost int) bool {
	before := int(s.best[i].piece)
	nouns := s.spelling != nil && s.nouns != nil && cost > 0 && before > 0
	if nouns && i-from >= leastNoun && j-i >= leastNoun {
		return true
	}
	return s.parts(from, i, j, before, cost)
}

// parts reports whether two words that both begin with a capital may be two: "OnlineFraud" may, "AntiTelecom",
// "McDonald" and "DiCaprio" may not, "TheChinese" may at the begin of a sentence.
func (s *splitter) parts(from, i, j, before, cost int) bool {
	if before == 0 || cost == 0 || cost > commonWord || before > commonWord {
		return false
	}
	if i-from >= 4 && j-i >= 4 {
		return s.lost <= 120
	}
	return from == 0 && s.first && before <= 280
}

// bounds appends the byte offsets in the run at which the best reading has a space.
func (s *splitter) bounds(to []int) []int {
	first := len(to)
	for i := len(s.letters); i > 0; {
		b := &s.best[i]
		i = int(b.from)
		if i > 0 && b.how == apart {
			to = append(to, int(s.letters[i].at))
		}
	}
	for i, j := first, len(to)-1; i < j; i, j = i+1, j-1 {
		to[i], to[j] = to[j], to[i]
	}
	return to
}

// pairHash is a hash of two words.
func pairHash(a, b []byte) uint64 {
	const basis, prime = 0xCBF29CE484222325, 0x100000001B3 // FNV-1a
	h := uint64(basis)
	for _, c := range a {
		h = (h ^ uint64(c)) * prime
	}
	h = (h ^ ' ') * prime
	for _, c := range b {
		h = (h ^ uint64(c)) * prime
	}
	return h
}
