// Package respace puts back the spaces that a text has lost.
package respace

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/segment/block"
	"example.org/sourcebook/pipeline/segment/compound"
	"example.org/sourcebook/pipeline/segment/writing"
	"example.org/sourcebook/pipeline/tables"
)

// Spaces between words get lost when a page is copied or converted. They are put back only where a text is visibly
// damaged: in a text as a whole, runs of letters that are no words but read well as several, with words among them that
// are too common to be parts of others; and marks that touch the letter after them. How many there are says how
// likely a lost space is, and with that, how much must speak for it at each place.

// Respacer puts back the spaces that a text has lost.
type Respacer struct {
	lexicon *language.Lexicon
	habits  *writing.Habits
	main    string // language of the text
	known   map[string]*mend
	damaged bool
	rate    int // spaces lost, in thousandths of all that the text should have
	style   *style
}

// damage counts what speaks for and against lost spaces in a passage.
type damage struct {
	words   int             // chunks that have a letter
	glued   int             // marks that touch the letter after them
	marks   int             // commas and stops that a space follows
	spaces  int             // spaces that runs lack that are no words but read well as several
	odd     int             // chunks that are not looked into
	foreign int             // runs that are no words and do not
	signs   int             // glued marks, and such runs of which a reader would say the same, each once
	strong  int             // those of them that have a common word
	weight  int             // what they weigh, in hundredths of a decimal digit
	free    int             // very common words that stand by themselves
	held    int             // runs that hold such a word and are none themselves, each time
	seen    map[string]bool // such runs
}

const (
	usualLost = 130      // cost of a lost space where the text is not known yet: one in twenty
	commonest = 300      // cost of the rarest word that speaks for a lost space: one of about a hundred
	affix     = 250      // see language.Frequencies.Begins: below, a word may be an affix
	margin    = 100      // by how much several words must be better than one, to speak for a lost space
	lookedAt  = 32 << 10 // bytes of a text that are looked at for damage, beside its passages with glued marks

	mostSeen      = 1 << 12 // runs that are kept
	leastWeight   = 250     // of the signs of a damaged text, and one more for each word
	mostWeight    = 300     // of a sign
	leastGlued    = 5       // marks that are sign enough where most marks touch the letter after them
	gluedWeight   = 200     // of a mark that touches the letter after it
	longestCommon = 16      // bytes of a very common word

	proseShare = 20  // one word in so many is very common, at least, in running text
	heldShare  = 2   // a very common word loses its spaces at least a so manyth as often as other words do
	productive = 270 // see language.Frequencies.Compound: below, words are made of words so freely that they are no sign
)

// mendIn gives the mend for a language, or nil if the lexicon has no list for it.
func (r *Respacer) mendIn(tag string) (*mend, error) {
	if m, ok := r.known[tag]; ok {
		return m, nil
	}
	f, err := r.lexicon.Frequencies(tag)
	if err != nil {
		return nil, err
	}
	var m *mend
	if f != nil {
		base := bcp47.Base(tag)
		nouns, err := r.lexicon.Words().NounCapitals(base)
		if err != nil {
			return nil, err
		}
		m = &mend{style: r.style, program: r.habits.Programs(base), splitter: &splitter{
			listed: f, lost: usualLost, turkic: r.habits.Dotless(base), elides: f.Elides, suffix: r.habits.Genitive,
		}}
		if nouns {
			m.nouns = map[string]int{}
			if m.written.groups, err = r.lexicon.Names().Clusters(base); err != nil {
				return nil, err
			}
		}
	}
	r.known[tag] = m
	return m, nil
}

// New looks at the blocks of a text. lent is what its siblings lend.
func New(lexicon *language.Lexicon, main, text string, blocks []block.Block, lent []*tables.Lent) (*Respacer, error) {
	habits, err := writing.Read(lexicon)
	if err != nil {
		return nil, err
	}
	r := &Respacer{lexicon: lexicon, habits: habits, main: main, known: map[string]*mend{}, style: newStyle()}
	m, err := r.mendIn(main)
	if m == nil || err != nil {
		return r, err
	}
	d := damage{seen: map[string]bool{}}
	every := len(text)/lookedAt + 1
	for i := range blocks {
		if b := &blocks[i]; i%every == 0 || b.Glued > 0 {
			m.sample(&d, text[b.Start:b.End])
		}
	}
	r.damaged, r.rate = d.verdict()
	if r.damaged {
		v := newVocabulary()
		for i := range blocks {
			s := text[blocks[i].Start:blocks[i].End]
			r.style.add(s)
			v.gather(m, s)
		}
		for _, l := range lent {
			v.lend(m, l)
		}
		m.bends, m.spelling = true, m.listed.Spelling()
		if m.rare, err = lexicon.RareWords(main); err != nil {
			return nil, err
		}
		if m.made, err = compound.Of(lexicon, main, m.listed, m.rare); err != nil {
			return nil, err
		}
		m.complete = m.rare != nil && m.listed.Compound >= productive
		v.teach(m, r.rate)
	}
	return r, nil
}

// verdict says whether spaces were lost, and how many, in thousandths.
func (d *damage) verdict() (bool, int) {
	marksOnly := d.glued >= leastGlued && d.glued >= d.marks && d.words >= 3*d.glued
	if !marksOnly && !d.proved() || !d.running() {
		return false, 0
	}
	return true, min((d.spaces+d.glued)*1000/(d.words+d.spaces+d.glued), 900)
}

// proved reports whether the signs of damage do: they are several, and many and heavy enough for the words of the
// passage; without a common word among them, three that weigh twice as much.
func (d *damage) proved() bool {
	if d.strong == 0 && (d.signs < 3 || d.weight < 2*leastWeight) {
		return false
	}
	return d.signs >= 2 && d.signs*100 >= d.words && d.weight >= leastWeight+d.words
}

// running reports whether the passage is running text whose very common words lose their spaces, too: a list of
// names, or a text about a program, has runs that read well as several words, but few of these, or only free ones.
func (d *damage) running() bool {
	common := d.free + d.held
	lost := d.spaces + d.glued
	return common*proseShare >= d.words && d.held*heldShare*(d.words+lost) >= d.spaces*common
}

// sample counts the signs of damage in a passage, or in the begin of a long one, unless it has so many words that are
// not listed that it will be in another language.
func (m *mend) sample(d *damage, s string) {
	if len(s) > lookedAt {
		cut := lookedAt
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut]
	}
	one := damage{seen: d.seen}
	m.look(&one, s)
	if one.strange() {
		return
	}
	d.words += one.words
	d.glued += one.glued
	d.marks += one.marks
	d.spaces += one.spaces
	d.signs += one.signs
	d.strong += one.strong
	d.weight += one.weight
	d.free += one.free
	d.held += one.held
}

// strange reports whether a passage will be in another language, or a part of a program.
func (d *damage) strange() bool { return d.foreign*10 > d.words*3 || d.odd*6 > d.words }

// look counts the signs of damage in a passage.
func (m *mend) look(d *damage, s string) {
	chunks(s, func(start, end int) {
		if untouchable(s[start:end]) {
			d.odd++
			return
		}
		word := false
		for i := start; i < end; {
			j := runEnd(s[:end], i)
			if j == i {
				i = m.lookMark(d, s, start, i, end)
				continue
			}
			word = true
			m.lookRun(d, s[i:j])
			i = j
		}
		if word {
			d.words++
		}
		if c := s[end-1]; c == ',' || c == ';' || c == '.' {
			d.marks++
		}
	})
}

// lookMark counts the mark at i, and gives the place after it.
func (m *mend) lookMark(d *damage, s string, start, i, end int) int {
	c := s[i]
	if (c == ',' || c == ';' || c == '.') && i > start && i+1 < end {
		last, next := lastRune(s, start, i), nextRune(s, i+1, end)
		if kindOf(last) == letterKind && kindOf(next) == letterKind {
			code := strings.ContainsAny(s[start:end], "(*") // "os.Exit(1)"
			if c != '.' || !code && m.afterStop(s, start, i, i+1, end, last, next) {
				from, a := lettersBefore(s, start, i)
				to, b := lettersAfter(s, i+1, end)
				if a > 1 && b > 1 && !humped(s[from:i]) && !humped(s[i+1:to]) {
					d.glued++
					d.signs++
					d.weight += gluedWeight
				}
			}
		}
	}
	i++
	for i < end && s[i]&0xC0 == 0x80 {
		i++
	}
	return i
}

// humped reports whether a run has a capital after a small letter, as names in programs have.
func humped(run string) bool {
	small := false
	for _, r := range run {
		if small && unicode.IsUpper(r) {
			return true
		}
		small = unicode.IsLower(r)
	}
	return false
}

// lookRun counts a run of letters.
func (m *mend) lookRun(d *damage, run string) {
	cost, ascii := m.quick(run)
	listed := cost > 0
	if !ascii && len(run) <= longestCommon {
		cost = m.slow(run)
	}
	if cost > 0 && cost <= commonest && len(run) <= longestCommon && utf8.RuneCountInString(run) > 1 {
		d.free++
		return
	}
	if len(run) < 4 || len(run) > longestRun || listed {
		return
	}
	read := m.read(run)
	if read.foreign {
		d.foreign++
	}
	if read.gain < margin {
		return
	}
	d.spaces += read.spaces
	strong := read.strong
	if strong {
		d.held++
	}
	weight := min(read.gain-margin/2, mostWeight)
	if !strong {
		if m.program && read.capital {
			return
		}
		if weight /= 3; m.listed.Compound < productive {
			return
		}
	}
	if !d.seen[run] && len(d.seen) < mostSeen {
		d.seen[run] = true
		d.signs++
		d.weight += weight
		if strong {
			d.strong++
		}
	}
}

// reading says how a run that is no word reads as several.
type reading struct {
	gain    int  // by how much that is better than as one; 0 if it does not
	spaces  int  // that the run lacks
	strong  bool // see common
	capital bool // it has one behind its first letter
	foreign bool // it does not read so, and does not begin as words of the language do
}

// mostReadings is how many readings are kept.
const mostReadings = 1 << 14

// read gives the reading of a run. Most runs of a text stand in it more than once, and each is read once.
func (m *mend) read(run string) reading {
	key := readingKey{run, m.first, m.lost}
	r, ok := m.readings[key]
	if !ok {
		r = m.reading(run)
		if m.readings == nil {
			m.readings = map[readingKey]reading{}
		}
		if len(m.readings) < mostReadings {
			m.readings[key] = r
		}
	}
	return r
}

// readingKey is what a reading depends on, beside the words that are known.
type readingKey struct {
	run   string
	first bool
	lost  int
}

func (m *mend) reading(run string) (r reading) {
	if !m.load(run) || len(m.letters) < 4 || m.known() > 0 {
		return r
	}
	cost := m.split()
	m.room = m.bounds(m.room[:0])
	if len(m.room) == 0 {
		r.foreign = !m.rooted()
		return r
	}
	r.spaces, r.strong = len(m.room), m.common()
	r.capital = slices.ContainsFunc(m.letters[1:], func(l letter) bool { return l.upper })
	lost := m.lost
	m.lost = never
	r.gain = m.split() - cost
	m.lost = lost
	return r
}

// common reports whether the best reading has a word, apart from its neighbours, that is so common that it speaks for a
// lost space, and that does not also begin or end other words.
func (m *mend) common() bool {
	n := len(m.letters)
	right := true // the piece does not go on as a part of a longer word
	for i := n; i > 0; {
		b := &m.best[i]
		from := int(b.from)
		left := from == 0 || b.how == apart
		if left && right && from > 0 || left && i < n && right {
			frequent := b.piece > 0 && b.piece <= commonest
			if frequent && i-from > 1 && m.alone(from, i) && m.parted(from, i) {
				return true
			}
		}
		right = b.how == apart
		i = from
	}
	return false
}

// parted reports whether the word [i,j) has another beside it without a capital to tell them apart, as names in
// programs have.
func (m *mend) parted(i, j int) bool {
	return !m.program || i > 0 && !m.letters[i].upper || j < len(m.letters) && !m.letters[j].upper
}

// alone reports whether the word [i,j) seldom begins or ends other words.
func (m *mend) alone(i, j int) bool {
	w := m.bytes(i, j)
	inside := i > 0 && j < len(m.letters)
	if inside && j-i < 3 {
		return false
	}
	if i == 0 || inside {
		if gain, ok := m.listed.Begins(w); ok && gain < affix {
			return false
		}
	}
	if j == len(m.letters) || inside {
		if gain, ok := m.listed.Ends(w); ok && gain < affix {
			return false
		}
	}
	return true
}

// Repair mends the white space between the letters and words of a block and adds the names of the repairs: it puts
// together words that are set with their letters apart, and puts back lost spaces, if the text has lost some. It
// reports whether the block was seen to lack spaces.
func (r *Respacer) Repair(text string, repairs []string, tag string, b *block.Block) (string, []string, bool, error) {
	spread := spread(b)
	if b.Letters < 4 || b.Rows || !r.damaged && !spread {
		return text, repairs, r.known[r.main] == nil && tight(b), nil
	}
	if tag == "" {
		tag = r.main
	}
	m, err := r.mendIn(tag)
	if m == nil || err != nil {
		return text, repairs, tight(b), err
	}
	if spread {
		if out := m.together(text); out != text {
			text, repairs = out, append(repairs, "joined_letters")
		}
	}
	lost := false
	if r.damaged {
		out, seen := r.respace(m, text)
		if lost = seen; out != text {
			text, repairs = out, append(repairs, "respaced")
		}
	}
	slices.Sort(repairs)
	return text, repairs, lost, nil
}

// tight reports whether so many marks of a block touch the letter after them that it will have lost spaces: all that
// can be said in a language without a list.
func tight(b *block.Block) bool {
	return b.Glued >= leastGlued && b.Glued*8 >= b.Commas+b.Stops && !b.URL && b.Letters > 100
}

// respace puts back the spaces that a passage has lost, and reports whether it looks as if there were any.
func (r *Respacer) respace(m *mend, text string) (string, bool) {
	d := damage{seen: map[string]bool{}}
	m.lost = usualLost
	m.look(&d, text)
	if d.odd*6 > d.words {
		return text, false
	}
	// the rate of the passage and that of the text, which counts as twenty words
	rate := ((d.spaces+d.glued)*1000 + 20*r.rate) / (d.words + d.spaces + d.glued + 20)
	m.lost = costOfRate(rate)
	m.passage(text)
	return m.text(text), d.spaces+d.glued+len(m.out) > 0
}
