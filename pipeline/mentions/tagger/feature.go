package tagger

// Sentence is a sequence of words made ready for the tagger. It may be used again for another one.
type Sentence struct {
	words  []Word
	traits []traits
	cased  bool // most words are of a script with blanks: the shared layer counts
}

// Set takes the words of a sentence.
func (s *Sentence) Set(words []Word) {
	s.words = words
	s.traits = s.traits[:0]
	characters := 0
	for i := range words {
		s.traits = append(s.traits, traitsOf(&words[i]))
		if words[i].Alone {
			characters++
		}
	}
	s.cased = 2*characters <= len(words)
}

// Cased reports whether the shared layer counts: most words are of a script with blanks between words.
func (s *Sentence) Cased() bool { return s.cased }

func (s *Sentence) at(i int) *traits {
	if i < 0 || i >= len(s.traits) {
		return &outside
	}
	return &s.traits[i]
}

// list collects the features of a word: each is 32 bits of a hash over the number of its template and its parts.
type list struct {
	features []uint32
	template hash
}

func (l *list) one(a hash) {
	l.template++
	l.features = append(l.features, uint32(l.template.with(a)>>32))
}

func (l *list) two(a, b hash) {
	l.template++
	l.features = append(l.features, uint32(l.template.with(a).with(b)>>32))
}

func (l *list) three(a, b, c hash) {
	l.template++
	l.features = append(l.features, uint32(l.template.with(a).with(b).with(c)>>32))
}

// Shared appends the features of word i for the shared layer. A character of a script without blanks has none.
func (s *Sentence) Shared(i int, to []uint32) []uint32 {
	if s.words[i].Alone {
		return to
	}
	l := list{features: to, template: 1000}
	before2, before, t, after, after2 := s.at(i-2), s.at(i-1), s.at(i), s.at(i+1), s.at(i+2)
	l.one(t.shape)
	l.two(before.shape, t.shape)
	l.two(t.shape, after.shape)
	l.three(before.shape, t.shape, after.shape)
	l.two(before2.shape, before.shape)
	l.two(after.shape, after2.shape)
	l.two(t.shape, t.cost)
	l.one(t.class)
	l.two(before.class, t.class)
	l.two(t.class, after.class)
	l.one(before.class)
	l.one(after.class)
	l.two(t.class, t.shape)
	l.three(before.class, t.class, after.class)
	l.two(t.rule, t.shape)
	l.two(t.rule, t.class)
	l.three(before.rule, t.rule, after.rule)
	l.two(before.rule, t.class)
	l.two(after.rule, t.class)
	l.one(t.latin)
	l.one(before.latin)
	l.one(after.latin)
	l.two(before.latin, t.latin)
	l.two(t.latin, after.latin)
	l.one(t.ends[1])
	l.one(t.ends[2])
	l.one(t.ends[3])
	l.one(t.begins[2])
	l.one(t.begins[3])
	l.two(t.ends[2], t.shape)
	if t.kind > 2 {
		l.template = 1500
		l.two(t.kind, t.shape)
		l.two(before.kind, t.kind)
		l.two(t.kind, after.kind)
		l.two(t.kind, t.class)
		l.three(before.kind, t.kind, after.kind)
	}
	bits := t.bits
	for n := hash(0); bits != 0; n++ {
		if bits&1 != 0 {
			l.template = 2000
			l.two(n, t.shape)
		}
		bits >>= 1
	}
	return l.features
}

// Unseen appends the features of word i for the layer of the languages without annotated texts: the shared ones, each
// class of the words around it, which says more over languages than all of them at once, and what these words mean.
func (s *Sentence) Unseen(i int, to []uint32) []uint32 {
	if s.words[i].Alone {
		return to
	}
	l := list{features: s.Shared(i, to)}
	t := s.at(i)
	for k, other := range [...]*traits{s.at(i - 2), s.at(i - 1), t, s.at(i + 1), s.at(i + 2)} {
		first := hash(2200 + 200*k)
		for n, bits := hash(0), other.more; bits != 0; n, bits = n+1, bits>>1 {
			if bits&1 != 0 {
				l.template = first + n
				l.one(t.shape)
			}
		}
		for _, sense := range other.senses {
			if sense != 0 {
				l.template = first + 100
				l.one(sense)
				l.two(sense, t.shape)
			}
		}
	}
	before, after := s.at(i-1), s.at(i+1)
	l.template = 3300
	if x, y := before.senses[0], after.senses[0]; x != 0 && y != 0 {
		l.two(x, y)
	}
	return l.features
}

// Own appends the features of word i for the layer of its language.
func (s *Sentence) Own(i int, to []uint32) []uint32 {
	if s.words[i].Alone {
		return s.character(i, to)
	}
	l := list{features: to, template: 3000}
	before2, before, t, after, after2 := s.at(i-2), s.at(i-1), s.at(i), s.at(i+1), s.at(i+2)
	l.one(0)
	l.one(t.shape)
	l.two(before.shape, t.shape)
	l.two(t.shape, after.shape)
	l.two(t.shape, t.cost)
	l.one(t.class)
	l.one(t.word)
	l.one(before.word)
	l.one(after.word)
	l.one(before2.word)
	l.one(after2.word)
	l.two(before.word, t.word)
	l.two(t.word, after.word)
	l.two(before2.word, before.word)
	l.two(after.word, after2.word)
	l.two(before.word, t.shape)
	l.two(after.word, t.shape)
	l.two(before.word, t.class)
	l.two(after.word, t.class)
	l.two(before.word, after.word)
	l.one(t.ends[0])
	l.one(t.ends[1])
	l.one(t.ends[2])
	l.one(t.ends[3])
	l.one(t.ends[4])
	l.one(t.begins[0])
	l.one(t.begins[1])
	l.one(t.begins[2])
	l.one(t.begins[3])
	l.one(before.ends[2])
	l.one(after.ends[2])
	l.two(t.rule, t.class)
	l.two(before.rule, t.rule)
	l.two(t.rule, after.rule)
	l.three(before.word, t.shape, after.word)
	l.three(before2.word, before.word, t.shape)
	l.three(t.shape, after.word, after2.word)
	l.two(t.ends[2], t.shape)
	l.two(before.word, t.ends[2])
	l.two(t.ends[2], after.word)
	l.two(t.ends[2], t.class)
	if t.kind+before.kind+after.kind <= 6 {
		return l.features
	}
	l.template = 3500
	l.one(t.group)
	l.one(before.group)
	l.one(after.group)
	l.one(before2.group)
	l.one(after2.group)
	l.two(before.group, t.group)
	l.two(t.group, after.group)
	l.two(t.group, t.shape)
	l.two(before.group, t.shape)
	l.two(after.group, t.shape)
	l.two(before.group, after.group)
	l.one(t.group & 63)
	l.one(before.group & 63)
	l.one(after.group & 63)
	l.two(t.group, t.class)
	return l.features
}

// character appends the features of a character of a script without blanks.
func (s *Sentence) character(i int, to []uint32) []uint32 {
	l := list{features: to, template: 4000}
	before2, before, t, after, after2 := s.at(i-2), s.at(i-1), s.at(i), s.at(i+1), s.at(i+2)
	before3, after3 := s.at(i-3), s.at(i+3)
	l.one(0)
	l.one(t.word)
	l.one(before.word)
	l.one(after.word)
	l.one(before2.word)
	l.one(after2.word)
	l.two(before.word, t.word)
	l.two(t.word, after.word)
	l.two(before2.word, before.word)
	l.two(after.word, after2.word)
	l.two(before.word, after.word)
	l.three(before.word, t.word, after.word)
	l.three(before2.word, before.word, t.word)
	l.three(t.word, after.word, after2.word)
	l.three(before3.word, before2.word, before.word)
	l.three(after.word, after2.word, after3.word)
	l.three(before.shape, t.shape, after.shape)
	l.three(before2.shape, before.shape, t.shape)
	l.three(t.shape, after.shape, after2.shape)
	l.one(t.class)
	l.two(before.class, t.class)
	l.two(t.class, after.class)
	l.three(before.class, t.class, after.class)
	l.two(before2.class, after2.class)
	l.two(t.class, t.word)
	l.two(before.class, t.word)
	l.two(t.word, after.class)
	l.three(before.rule, t.rule, after.rule)
	l.two(t.rule, t.class)
	l.one(t.run)
	last, next := i-int(s.words[i].From)-1, i+int(s.words[i].To)+1
	last2, next2 := last-1, next+1
	if last >= 0 {
		last2 -= int(s.words[last].From)
	}
	if next < len(s.words) {
		next2 += int(s.words[next].To)
	}
	p, n, p2, n2 := s.at(last), s.at(next), s.at(last2), s.at(next2)
	l.two(t.part, p.run)
	l.two(t.part, n.run)
	l.one(p2.run)
	l.one(n2.run)
	l.two(p.run, t.run)
	l.two(t.run, n.run)
	l.two(t.part, t.run)
	l.two(t.part, t.sort)
	l.three(t.part, p.sort, t.sort)
	l.three(t.part, t.sort, n.sort)
	l.three(p.sort, t.sort, n.sort)
	l.three(p2.sort, p.sort, t.sort)
	l.three(t.sort, n.sort, n2.sort)
	l.three(t.part, p.run, t.sort)
	l.three(t.part, t.sort, n.run)
	l.two(t.part, t.ends[0])
	l.two(t.part, t.ends[1])
	l.two(t.part, t.begins[1])
	l.two(t.part, p.ends[0])
	l.two(t.part, n.begins[0])
	l.three(t.part, t.sort, n.ends[0])
	l.two(before2.class, before.class)
	l.two(after.class, after2.class)
	return l.features
}
