package mentions

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/tagger"
)

// piece is what the tagger reads at a time: a token, or a character of a run without word boundaries.
type piece struct {
	word       tagger.Word
	token      int
	start, end int // bytes of the clean text
}

// The classes of a word, as the lexicon has it. Their numbers are part of what was learnt.
const (
	isGiven = iota
	isSurname
	isPlace
	inPlace
	isDoubtful
	isCountry
	isOrganization
	inOrganization
	isRole
	classOrganization
	classPlace
	classOther
	isDemonym
	isStop
	isCalendar
	isGenitive
	isConnector
	isAdjective
	isThing
	isPinyin
	isParticle
	isFigure
	isPlain
	beginsWord
	inWord
	endsWord
	isNoun
	isVerb
	placeWord
	otherWord
)

// gap is how many words in small letters may stand between two with a capital of one name.
const gap = 3

// pieces makes the tokens [from,to) ready for the tagger. What can lie in no name it marks so.
func (p *passage) pieces(from, to int) []piece {
	out := p.memory.pieces[:0]
	classes := p.classesOf(from, to)
	rules := p.rulesOf(from, to)
	for i := from; i < to; i++ {
		t := &p.tokens[i]
		if t.kind == han {
			out = p.characters(i, out)
			continue
		}
		text := p.clean.Text[t.start:t.end]
		w := tagger.Word{
			Text: text, Fold: t.fold, Joint: uint8(t.joint), First: t.first,
			Class: classes[i-from], Rule: rules[i-from], Skip: !p.possible(i, from, to),
		}
		if t.kind == number {
			w.Fold = "0"
		}
		w.Latin = w.Fold
		if !w.Skip {
			w.Cost = p.cost(t.fold)
		}
		w.Group, w.Kind = p.group(i)
		out = append(out, piece{w, i, t.start, t.end})
	}
	p.memory.pieces = out
	return out
}

// group gives the number of the group of words that token i belongs to, and of what kind it is.
func (p *passage) group(i int) (uint32, uint16) {
	if !p.tokens[i].word() {
		return 0, 0
	}
	t := &p.tokens[i]
	text := p.clean.Text[t.start:t.end]
	g, ok := p.memory.groups[text]
	if !ok {
		g.number, g.kind = p.lookUpGroup(i)
		p.memory.groups[text] = g
	}
	return g.number, g.kind
}

// memory keeps what was looked up of the words of a document.
type memory struct {
	classes map[string]uint32
	groups  map[string]wordGroup
	towns   map[string]*entry
	world   towns

	tagger tagger.Tagger // and its rooms
	pieces []piece
	words  []tagger.Word
	labels []tagger.Label
	set    []uint32
	rules  []tagger.Label
}

type wordGroup struct {
	number uint32
	kind   uint16
}

func newMemory(layers *Layers, lexicon *language.Lexicon) *memory {
	m := &memory{classes: map[string]uint32{}, groups: map[string]wordGroup{}, towns: map[string]*entry{},
		world: towns{lexicon: lexicon, files: map[string]*language.Sorted{}}}
	if layers != nil {
		m.tagger.Common, m.tagger.Own = layers.Common, layers.Own
	}
	return m
}

func (p *passage) lookUpGroup(i int) (uint32, uint16) {
	t := &p.tokens[i]
	row, ok := p.lex.clusters.Find(p.clean.Text[t.start:t.end])
	if !ok && t.kind == caps {
		row, ok = p.lex.clusters.Find(p.form(i))
	}
	number, kind, _ := strings.Cut(row, "\t")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || len(kind) != 2 {
		return 0, 0
	}
	return uint32(n), uint16(kind[0])<<8 | uint16(kind[1])
}

// possible reports whether token i of the sentence [from,to) can lie in a name: it has a capital, or it stands between
// two that have, or joins a hyphen to one, or stands beside a run without word boundaries.
func (p *passage) possible(i, from, to int) bool {
	t := &p.tokens[i]
	switch {
	case t.figure:
		return false
	case t.capital():
		return true
	case i+1 < to && p.tokens[i+1].joint == hyphen && p.tokens[i+1].capital():
		return true
	case i > from && p.tokens[i-1].kind == han, i+1 < to && p.tokens[i+1].kind == han:
		return true
	}
	before, after := 0, 0
	for n := 1; n <= gap; n++ {
		if before == 0 && i-n >= from && p.tokens[i-n].capital() {
			before = n
		}
		if after == 0 && i+n < to && p.tokens[i+n].capital() {
			after = n
		}
	}
	return before > 0 && after > 0 && before+after <= gap+1
}

// cost says how rare a word is, in steps of half a decimal order; 0 where the language has no list, 1 for a word that
// is not listed.
func (p *passage) cost(fold string) uint8 {
	if p.lex.frequencies == nil {
		return 0
	}
	if c := p.lex.frequencies.Find([]byte(fold)); c > 0 {
		return uint8(2 + max(0, c)/50)
	}
	return 1
}

// classesOf gives the set of classes of each token of [from,to).
func (p *passage) classesOf(from, to int) []uint32 {
	out := slices.Grow(p.memory.set[:0], to-from)[:to-from]
	p.memory.set = out
	clear(out)
	for i := from; i < to; i++ {
		t := &p.tokens[i]
		if t.kind == han {
			continue
		}
		c := &out[i-from]
		if t.figure {
			*c |= 1 << isFigure
		}
		if t.word() {
			*c |= p.wordClasses(i)
		}
		if !t.capital() {
			continue
		}
		e, end := p.lookup(i)
		if e == nil {
			continue
		}
		first, rest := isPlace, inPlace
		switch {
		case e.typ == "organization":
			first, rest = isOrganization, inOrganization
		case e.weak:
			first = isDoubtful
		case e.country:
			first = isCountry
		}
		if *c&(1<<inPlace|1<<inOrganization) == 0 {
			*c |= 1 << first
		}
		for k := i + 1; k < min(end, to); k++ {
			out[k-from] |= 1 << rest
		}
	}
	return out
}

// wordClasses gives the classes of a word by itself.
func (p *passage) wordClasses(i int) uint32 {
	t := &p.tokens[i]
	text := p.clean.Text[t.start:t.end]
	c, ok := p.memory.classes[text]
	if !ok {
		c = p.lookUpClasses(i)
		p.memory.classes[text] = c
	}
	if t.capital() && p.plain(i) && !p.lex.capitals {
		c |= 1 << isPlain
	}
	return c
}

func (p *passage) lookUpClasses(i int) uint32 {
	t := &p.tokens[i]
	var c uint32
	set := func(bit int, is bool) {
		if is {
			c |= 1 << bit
		}
	}
	set(isStop, p.lex.stop[t.fold])
	set(isCalendar, p.lex.calendar[t.fold])
	if kind := p.lex.connectors[t.fold]; kind == "genitive" {
		c |= 1 << isGenitive
	} else if kind != "" {
		c |= 1 << isConnector
	}
	set(isRole, p.lex.roles.Has(t.fold))
	set(isParticle, p.lex.particles[t.fold])
	if w, ok := p.class(i); ok {
		switch w.typ {
		case "organization":
			c |= 1 << classOrganization
		case "place":
			c |= 1 << classPlace
		default:
			c |= 1 << classOther
		}
	}
	set(isDemonym, p.lex.demonyms[t.fold] != "")
	if !t.capital() {
		return c
	}
	if kind, _ := p.lex.people.Find(p.form(i)); kind != "" {
		set(isGiven, strings.Contains(kind, "g"))
		set(isSurname, strings.Contains(kind, "s"))
	}
	set(isAdjective, p.lex.adjectives.Has(t.fold))
	set(isThing, p.lex.things.Has(t.fold))
	set(isPinyin, strings.Contains(p.lex.pinyin[t.fold], "s"))
	return c
}

// rulesOf gives the labels that the rules' names of the passage would have.
func (p *passage) rulesOf(from, to int) []tagger.Label {
	out := slices.Grow(p.memory.rules[:0], to-from)[:to-from]
	p.memory.rules = out
	clear(out)
	for k := p.firstFound(from); k < len(p.found) && p.found[k].from < to; k++ {
		f := &p.found[k]
		for i := max(f.from, from); i < min(f.to, to); i++ {
			l := labelOf(f.typ)
			if i > f.from && l != tagger.Other {
				l = l.Inside()
			}
			out[i-from] = l
		}
	}
	return out
}

// firstFound gives the first name so far that does not end before token i. Those names are in order.
func (p *passage) firstFound(i int) int {
	k, _ := slices.BinarySearchFunc(p.found, i, func(f found, i int) int { return f.to - 1 - i })
	for k > 0 && p.found[k-1].to > i {
		k--
	}
	return k
}

func labelOf(typ string) tagger.Label {
	switch typ {
	case "person":
		return tagger.BeginPerson
	case "organization":
		return tagger.BeginOrganization
	case "place":
		return tagger.BeginPlace
	}
	return tagger.Other
}

func typeOf(l tagger.Label) string {
	switch l {
	case tagger.BeginPerson:
		return "person"
	case tagger.BeginOrganization:
		return "organization"
	}
	return "place"
}

// characters makes the characters of a run without word boundaries ready for the tagger.
func (p *passage) characters(i int, out []piece) []piece {
	t := &p.tokens[i]
	text := p.clean.Text[t.start:t.end]
	at := len(out)
	begin := map[int]int{}
	for k, r := range text {
		begin[k] = len(out)
		n := utf8.RuneLen(r)
		c := text[k : k+n]
		w := tagger.Word{Text: c, Fold: c, Latin: c, Alone: true, Skip: t.figure}
		out = append(out, piece{w, i, t.start + k, t.start + k + n})
	}
	mark := func(from, to int, first, rest int) {
		for k := from; k < to; k++ {
			if k == from {
				out[k].word.Class |= 1 << first
			} else {
				out[k].word.Class |= 1 << rest
			}
		}
	}
	index := func(b int) int {
		if b == len(text) {
			return len(out)
		}
		return begin[b]
	}
	p.matches(text, func(e *entry, from, to int) {
		switch {
		case e.typ == "organization":
			mark(index(from), index(to), isOrganization, inOrganization)
		case e.country:
			mark(index(from), index(to), isCountry, inPlace)
		default:
			mark(index(from), index(to), isPlace, inPlace)
		}
	})
	p.lex.words.segments(text, func(from, to int, kind uint8) {
		a, b := index(from), index(to)
		mark(a, b, beginsWord, inWord)
		out[b-1].word.Class |= 1 << endsWord
		for k := a; k < b; k++ {
			out[k].word.Run = text[from:to]
			out[k].word.Class |= 1 << kind
		}
	})
	n := p.firstFound(i)
	for k := at; k < len(out); k++ {
		c := &out[k].word
		if kind, _ := p.lex.han.Find(c.Text); strings.Contains(kind, "s") {
			c.Class |= 1 << isSurname
		}
		for n < len(p.found) && p.found[n].end > 0 && p.found[n].end <= out[k].start {
			n++
		}
		if n < len(p.found) {
			if f := &p.found[n]; f.end > f.start && f.start <= out[k].start && out[k].end <= f.end {
				c.Rule = labelOf(f.typ)
				if c.Rule != tagger.Other && f.start < out[k].start {
					c.Rule = c.Rule.Inside()
				}
			}
		}
	}
	return out
}
