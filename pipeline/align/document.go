package align

import (
	"math/bits"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/align/amount"
	"example.org/sourcebook/pipeline/align/letters"
	"example.org/sourcebook/pipeline/align/naming"
	"example.org/sourcebook/pipeline/align/sense"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// document is what alignment knows of one text: its sentences in order, each with its evidence.
type document struct {
	id        string
	language  string
	units     []unit
	size      int64   // of all units
	until     []int64 // size of the units before each
	common    []bool  // by unit: many texts of the corpus have it, so it says nothing of works; nil if none
	own       int64   // size of the units that are not common
	left      bool    // it is known which units are common
	evidence  [kinds]vocabulary
	wording   wording
	pack      *language.Pack   // of its language; nil unless rows are made of it
	naming    *naming.Document // the same
	amounts   amount.Words     // the same
	senses    *sense.Table     // the same
	name      agree.Name
	published schema.Date
}

// vocabulary is the evidence of one kind in a document: its pieces, which the units name by their places here.
type vocabulary struct {
	pieces []uint32 // hashes, ascending
	units  []int32  // how many units have each
	kin    []int32  // those that stand in the same units, and whose limits are the same, have one number here
	begins []int32  // by this number: where its units begin in places, and the end of the last
	places []int32  // units, ascending
}

// unit is a sentence.
type unit struct {
	row       *schema.Sentence
	head      bool           // it is a title or heading
	opens     uint8          // 1 if it opens a paragraph
	paragraph int            // number of its paragraph
	size      int            // length in tenths of a Latin letter
	runs      []uint32       // hashes of its runs of letters, in the order of the text; nil once prepared
	facts     []uint32       // factHash of its numbers, dates and entities, sorted
	names     []uint32       // hashes of what its names sound like, sorted
	senses    []uint32       // hashes of what its words mean, sorted
	values    []uint32       // factHash of its values in the order of the text, a bounded number
	dates     []uint32       // the same of its dates
	pieces    [kinds][]int32 // places in the document's vocabularies, ascending
	figures   []*schema.Figure
	mentions  []*schema.Mention
}

// newDocument gathers the evidence. figures and mentions must be in the order of the text; those outside sentences are
// left out.
func newDocument(id, language string, known tongue, paragraphs []*schema.Paragraph, sentences []*schema.Sentence,
	figures []*schema.Figure, mentions []*schema.Mention) *document {
	d := &document{id: id, language: language, units: make([]unit, len(sentences))}
	roles := map[string]string{}
	for _, p := range paragraphs {
		roles[p.ParagraphID] = p.Role
	}
	place := make(map[string]int, len(sentences))
	for i, s := range sentences {
		place[s.SentenceID] = i
		u := &d.units[i]
		role := roles[s.ParagraphID]
		u.row, u.head = s, role == schema.RoleTitle || role == schema.RoleHeading
		u.runs, u.size = letters.Runs(make([]uint32, 0, len(s.Text)), s.Text)
		u.names = namesOf(known.sounds, s.Text)
		u.senses = sensesOf(known.senses, s.Text)
		d.size += int64(u.size)
		switch {
		case i == 0:
			u.opens = 1
		case s.ParagraphID != sentences[i-1].ParagraphID:
			u.opens, u.paragraph = 1, d.units[i-1].paragraph+1
		default:
			u.paragraph = d.units[i-1].paragraph
		}
	}
	d.measure()
	for _, f := range figures {
		if i, ok := place[f.SentenceID]; ok {
			u := &d.units[i]
			u.figures = append(u.figures, f)
			for _, name := range figureFacts(f) {
				u.facts = append(u.facts, factHash(name))
				u.state(f, factHash(name))
			}
		}
	}
	for _, m := range mentions {
		if i, ok := place[m.SentenceID]; ok && m.EntityID != "" {
			u := &d.units[i]
			u.mentions = append(u.mentions, m)
			u.facts = append(u.facts, factHash("e:"+m.EntityID))
		}
	}
	for i := range d.units {
		d.units[i].facts = letters.Distinct(d.units[i].facts)
	}
	return d
}

// state notes what a figure states.
func (u *unit) state(f *schema.Figure, hash uint32) {
	switch {
	case len(u.values)+len(u.dates) >= agree.MaxClaims:
	case agree.IsTime(f):
		u.dates = append(u.dates, hash)
	default:
		u.values = append(u.values, hash)
	}
}

// prepare gathers the evidence of all units, as a pair compares it. Each call but the first does nothing.
func (d *document) prepare() {
	if d.evidence[run].pieces != nil {
		return
	}
	d.gather(run, func(u *unit) []uint32 { return u.runs })
	d.gather(fact, func(u *unit) []uint32 { return u.facts })
	d.gather(spoken, func(u *unit) []uint32 { return u.names })
	d.gather(meant, func(u *unit) []uint32 { return u.senses })
	words := make([][]uint32, len(d.units))
	for i := range d.units {
		text := d.units[i].row.Text
		words[i] = letters.Words(make([]uint32, 0, len(text)/bytesOfWord), text)
	}
	d.wording.words, d.wording.units = d.number(func(i int) []uint32 { return words[i] })
	for i := range d.units {
		d.units[i].runs = nil
	}
	d.relate()
}

// bytesOfWord is about how many bytes of a sentence a word takes.
const bytesOfWord = 4

// relate finds out which pieces stand in the same units: the runs of one phrase, in most cases. Whatever a pair of
// documents learns of one of them holds for all.
func (d *document) relate() {
	for k := range kinds {
		v := &d.evidence[k]
		marks := make([]uint64, len(v.pieces)) // of the units that have each
		for i := range d.units {
			mark := spread(uint64(i) + 1)
			for _, n := range d.units[i].pieces[k] {
				marks[n] += mark
			}
		}
		numbers := newNumbers(len(marks))
		firsts := make([]bool, len(marks)) // it is the first one of its number
		v.kin, v.begins = make([]int32, len(marks)), []int32{0}
		for n, mark := range marks {
			if k != run {
				mark += spread(uint64(v.pieces[n]&15) << 32)
			}
			number, isNew := numbers.of(mark)
			if isNew {
				firsts[n] = true
				v.begins = append(v.begins, v.begins[number]+v.units[n])
			}
			v.kin[n] = number
		}
		v.places = make([]int32, v.begins[len(numbers.marks)])
		next := slices.Clone(v.begins)
		for i := range d.units {
			for _, n := range d.units[i].pieces[k] {
				if firsts[n] {
					v.places[next[v.kin[n]]] = int32(i)
					next[v.kin[n]]++
				}
			}
		}
	}
}

// numbers numbers marks in the order in which they come: a table with open addressing, a power of two of slots.
type numbers struct {
	slots []int32 // the number of a mark, plus 1; 0 for none
	marks []uint64
	shift int
}

// newNumbers makes a table for up to n marks.
func newNumbers(n int) *numbers {
	size := bits.Len(uint(2*n + 1))
	return &numbers{slots: make([]int32, 1<<size), marks: make([]uint64, 0, n), shift: 64 - size}
}

// of gives the number of a mark, and whether it is a new one.
func (t *numbers) of(mark uint64) (number int32, isNew bool) {
	for at := spread(mark) >> t.shift; ; at = (at + 1) & uint64(len(t.slots)-1) {
		switch n := t.slots[at]; {
		case n == 0:
			t.marks = append(t.marks, mark)
			t.slots[at] = int32(len(t.marks))
			return int32(len(t.marks) - 1), true
		case t.marks[n-1] == mark:
			return n - 1, false
		}
	}
}

// of gives the units of the pieces with a number of kin.
func (v *vocabulary) of(kin int32) []int32 { return v.places[v.begins[kin]:v.begins[kin+1]] }

// spread spreads the bits of x over the whole word (the finalizer of SplitMix64, public domain).
func spread(x uint64) uint64 {
	x *= 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// wording is the words of a document: of each unit, by their places in the vocabulary, ascending.
type wording struct {
	words vocabulary
	units [][]int32
}

// without gives the words of each sentence that another document lacks.
func (w *wording) without(other *wording) [][]int32 {
	x, y := w.words.pieces, other.words.pieces
	both := make([]bool, len(x))
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j]:
			both[i] = true
			i++
			j++
		case x[i] < y[j]:
			i++
		default:
			j++
		}
	}
	units := make([][]int32, len(w.units))
	for i, words := range w.units {
		for _, n := range words {
			if !both[n] {
				units[i] = append(units[i], n)
			}
		}
	}
	return units
}

// gather numbers the pieces of a kind in the order of their hashes. get gives those of a unit.
func (d *document) gather(k kind, get func(*unit) []uint32) {
	v, units := d.number(func(i int) []uint32 { return get(&d.units[i]) })
	for i := range d.units {
		d.units[i].pieces[k] = units[i]
	}
	d.evidence[k] = v
}

// number numbers pieces in the order of their hashes, and gives the numbers of each unit, ascending, each once. get
// gives those of a unit.
func (d *document) number(get func(i int) []uint32) (vocabulary, [][]int32) {
	size := 0
	for i := range d.units {
		size += len(get(i))
	}
	all := make([]uint64, 0, size) // hash, unit
	for i := range d.units {
		for _, h := range get(i) {
			all = append(all, uint64(h)<<32|uint64(i))
		}
	}
	all = slices.Compact(letters.SortByHash(all))
	v := vocabulary{pieces: []uint32{}}
	count := make([]int32, len(d.units)+1)
	for _, x := range all {
		count[uint32(x)+1]++
	}
	for i := range d.units {
		count[i+1] += count[i]
	}
	places, units := make([]int32, len(all)), make([][]int32, len(d.units))
	for i := range d.units {
		units[i] = places[count[i]:count[i]:count[i+1]]
	}
	for _, x := range all {
		h, u := uint32(x>>32), &units[uint32(x)]
		if n := len(v.pieces); n == 0 || v.pieces[n-1] != h {
			v.pieces, v.units = append(v.pieces, h), append(v.units, 0)
		}
		v.units[len(v.units)-1]++
		*u = append(*u, int32(len(v.pieces)-1))
	}
	return v, units
}

// measure sums up the sizes of the units.
func (d *document) measure() {
	d.until = make([]int64, len(d.units)+1)
	for i := range d.units {
		d.until[i+1] = d.until[i] + int64(d.units[i].size)
	}
	d.own = d.size
}

// minOwn is how much of a document must be its own for the rest to be left out, in thousandths.
const minOwn = 150

// leave leaves out the units that are common, unless hardly anything else is left, and gives the document. It is done
// once.
func (d *document) leave(common []bool) *document {
	if d.left || len(common) != len(d.units) {
		return d
	}
	d.left = true
	own := d.size
	for i, c := range common {
		if c {
			own -= int64(d.units[i].size)
		}
	}
	if 1000*own >= minOwn*d.size {
		d.common, d.own = common, own
	}
	return d
}

// speaks reports whether one of the units [from,to) is the document's own.
func (d *document) speaks(from, to int) bool {
	return d.common == nil || slices.Contains(d.common[from:to], false)
}

// sizeOf is the size of those of the units [from,to) that are the document's own.
func (d *document) sizeOf(from, to int) int64 {
	size := d.until[to] - d.until[from]
	if d.common != nil {
		for i := from; i < to; i++ {
			if d.common[i] {
				size -= int64(d.units[i].size)
			}
		}
	}
	return size
}

// owned is what is left of a share of the document, in thousandths, once what is common is left out of both.
func (d *document) owned(share int) int {
	if d.own == d.size {
		return share
	}
	return max(0, (share*int(d.size)-1000*int(d.size-d.own))/max(1, int(d.own)))
}

// appendSequences adds the hashes of each run of letters together with the one that begins where it ends.
func appendSequences(dst, runs []uint32) []uint32 {
	for j := 0; j+letters.Alphabetic < len(runs); j++ {
		dst = append(dst, letters.Mix(runs[j]*0x9e3779b1+runs[j+letters.Alphabetic]))
	}
	return dst
}

// figureFacts gives what a figure states in a form that does not depend on the language: the value without its unit
// (units and kinds are read less surely than digits), or the days. A repaired number counts in both readings.
func figureFacts(f *schema.Figure) []string {
	var out []string
	switch f.Kind {
	case schema.KindDate, schema.KindPeriod:
		if f.DateStart != "" || f.DateEnd != "" {
			out = append(out, "d:"+string(f.DateStart)+"/"+string(f.DateEnd))
		}
	case schema.KindTime, schema.KindIdentifier:
		if digits := agree.Digits(f.Surface); digits != "" {
			out = append(out, "t:"+digits)
		}
	default:
		if f.Value != "" {
			out = append(out, "v:"+string(f.Value))
		}
		if f.ValueMax != "" {
			out = append(out, "v:"+string(f.ValueMax))
		}
		if f.RepairedValue != "" && f.RepairedValue != f.Value {
			out = append(out, "v:"+string(f.RepairedValue))
		}
	}
	return out
}

// limit is the most that a shared fact can say, in bits: that of its number, and the most for what is no number.
func limit(name string) int {
	if value, ok := strings.CutPrefix(name, "v:"); ok {
		return agree.Bits(schema.Decimal(value))
	}
	return agree.MaxBits
}

// factHash is the hash of a fact, with its limit in the lowest four bits.
func factHash(name string) uint32 { return letters.Hash(name)&^15 | uint32(limit(name)) }
