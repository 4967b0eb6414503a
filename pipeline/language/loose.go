package language

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The loose reader reads numbers that are put together of the words of the rules, but not in the very way of the
// rules: "one thousand and two hundred", "vingt quatre", "tres mil quinientos uno". Each word has a value, or
// multiplies what stands before it; both come from the rules, by reading words alone and after digits. A number is
// read as long as each word fits into the places that those before it left free.

// looseWord is what a word may do in a number.
type looseWord struct {
	value      int64 // adds this; 0 if it does not
	ordinal    int64 // adds this and makes the number an ordinal
	multiplier int64 // multiplies by this power of ten
	connects   bool  // "and"
	bare       bool  // a multiplier that may stand without a number before it
	zero       bool  // nought
}

// loose is the knowledge of the loose reader of one pack.
type loose struct {
	words     map[string]looseWord
	longest   int  // bytes of the longest word
	unitFirst bool // 21 is "one and twenty"
}

// newLoose finds out what the words of the rules mean, by spelling numbers of which one part is known.
func (r *reader) newLoose() *loose {
	l := &loose{words: map[string]looseWord{}}
	for _, g := range r.grammars {
		var units [10][]string // how 1 to 9 are spelled, in all sets
		for _, root := range g.roots {
			for n := range units {
				if Form(root[1]) == Cardinal {
					units[n] = append(units[n], g.spell(root[0], int64(n))...)
				}
			}
		}
		for n := range units {
			units[n] = distinct(units[n])
		}
		for _, root := range g.roots {
			l.values(g, root[0], Form(root[1]))
		}
		for _, root := range g.roots {
			if Form(root[1]) == Cardinal {
				l.multipliers(g, root[0], &units)
			}
		}
		for _, root := range g.roots {
			if Form(root[1]) == Cardinal {
				l.joints(g, root[0], &units)
			}
		}
	}
	for _, row := range r.rows {
		l.words[row.text] = row.merge(l.words[row.text])
	}
	for word := range l.words { // the order does not matter
		l.longest = max(l.longest, len(word))
	}
	return l
}

// distinct sorts a list and drops doubles.
func distinct(list []string) []string {
	sort.Strings(list)
	return slices.Compact(list)
}

// values notes the single words that spell a number below a thousand, and powers of ten; of the numbers below a
// hundred also what is spelled in several words.
func (l *loose) values(g *grammar, set int, form Form) {
	note := func(n int64) {
		for _, text := range g.spell(set, n) {
			text = strings.Trim(text, "-")
			if text == "" || strings.Contains(text, "-") && (n >= 100 || form != Cardinal) {
				continue
			}
			w := l.words[text]
			switch {
			case form == Ordinal && w.ordinal == 0:
				w.ordinal = n
			case form == Cardinal && n == 0:
				w.zero = true
			case form == Cardinal && w.value == 0:
				w.value = n
			}
			l.words[text] = w
		}
	}
	for n := range int64(100) {
		note(n)
	}
	for n := int64(100); n < 1000; n += 100 {
		note(n)
	}
	for n := int64(1000); n <= 1_000_000_000_000; n *= 10 {
		note(n)
	}
}

// multipliers notes the words behind 1 to 9 in the spellings of once to nine times a power of ten.
func (l *loose) multipliers(g *grammar, set int, units *[10][]string) {
	for m := int64(100); m <= 1_000_000_000_000_000; m *= 10 {
		for k := int64(9); k > 0; k-- {
			for _, text := range g.spell(set, k*m) {
				for _, unit := range units[k] {
					rest, ok := strings.CutPrefix(text, unit)
					if rest = strings.Trim(rest, "-"); !ok || rest == "" || strings.Contains(rest, "-") {
						continue
					}
					if w := l.words[rest]; w.multiplier == 0 && (w.value == 0 || w.value == m) {
						w.multiplier = m
						l.words[rest] = w
					}
				}
			}
		}
	}
}

// joints notes what stands between the parts of 21 to 29, 101 to 109, … — connectors — and other words for the greater
// part ("ciento").
func (l *loose) joints(g *grammar, set int, units *[10][]string) {
	for _, m := range []int64{20, 30, 40, 50, 60, 70, 80, 90, 100, 1000, 1_000_000} {
		for d := int64(1); d < 10; d++ {
			for _, text := range g.spell(set, m+d) {
				for _, unit := range units[d] {
					if rest, ok := strings.CutSuffix(text, unit); ok {
						l.joint(strings.Trim(rest, "-"), m)
					} else if rest, ok := strings.CutPrefix(text, unit); ok && m < 100 && unit != "" {
						for _, ten := range g.spell(set, m) {
							if middle, ok := strings.CutSuffix(rest, ten); ok {
								l.unitFirst = true
								l.connector(strings.Trim(middle, "-"))
							}
						}
					}
				}
			}
		}
	}
}

// joint notes what stands before the last digit of a number that is a little more than m.
func (l *loose) joint(rest string, m int64) {
	if w, ok := l.words[rest]; rest == "" || ok && w != (looseWord{}) {
		return
	}
	i := strings.LastIndexByte(rest, '-')
	if i < 0 {
		for at := range rest { // "tjugoog": a known word and a connector
			if w := l.words[rest[:at]]; at > 0 && w.value == m {
				l.connector(rest[at:])
				return
			}
		}
		if m <= 1000 {
			l.words[rest] = looseWord{value: m}
		}
		return
	}
	if first := rest[:i]; l.words[rest[i+1:]].connects && l.words[first] == (looseWord{}) && !strings.Contains(first, "-") && m <= 1000 {
		l.words[first] = looseWord{value: m}
		return
	}
	for _, word := range strings.Split(rest[:i], "-") {
		if w := l.words[word]; w == (looseWord{}) {
			return
		}
	}
	if w, ok := l.words[rest[i+1:]]; !ok || w == (looseWord{}) {
		if strings.Contains(rest[:i], "-") || l.words[rest[:i]].value == m {
			l.connector(rest[i+1:])
		} else if m <= 1000 {
			l.words[rest[i+1:]] = looseWord{multiplier: m}
		}
	}
}

func (l *loose) connector(word string) {
	if w := l.words[word]; word != "" && w == (looseWord{}) && !strings.Contains(word, "-") {
		l.words[word] = looseWord{connects: true}
	}
}

func powerOfTen(v int64) bool {
	for v >= 10 && v%10 == 0 {
		v /= 10
	}
	return v == 1
}

// sum is a number in the making.
type sum struct {
	groups  []group // what large multipliers closed, from the largest down
	current int64   // what follows the last of them
	last    int64   // the value that was added last
	ordinal bool
	any     bool // there is a number
	done    bool // nothing may follow
	ends    bool // the last word belongs to the number: it is no connector
}

type group struct{ value, multiplier int64 }

// add adds a value to a number, or reports that it does not fit.
func (s sum) add(v int64, connected, unitFirst bool) (sum, bool) {
	places := int64(10)
	for places <= v {
		places *= 10
	}
	if powerOfTen(v) {
		places = v * 10
	}
	if v >= 1000 {
		return s.close(v)
	}
	switch {
	case s.current%places == 0:
		if n := len(s.groups); s.current == 0 && n > 0 && v >= s.groups[n-1].multiplier {
			return s, false
		}
	case unitFirst && connected && s.last < 10 && s.last > 0 && v >= 20 && v < 100 && v%10 == 0 && s.current%100 == s.last:
	default:
		return s, false
	}
	s.current, s.last, s.any, s.ends = s.current+v, v, true, true
	return s, true
}

// close adds a value of thousands or more, which nothing multiplies: "ألفان", "mil".
func (s sum) close(v int64) (sum, bool) {
	m := int64(1000)
	for v%(m*1000) == 0 {
		m *= 1000
	}
	if n := len(s.groups); s.current > 0 || n > 0 && s.groups[n-1].multiplier <= v {
		return s, false
	}
	s.groups = append(append([]group(nil), s.groups...), group{v, m})
	s.last, s.any, s.ends = v, true, true
	return s, true
}

// multiply applies a multiplier, or reports that it does not fit.
func (s sum) multiply(m int64) (sum, bool) {
	if m < 1000 {
		if s.current == 0 || s.current >= m || s.current%10 == 0 {
			return s, false // nobody says "thirty hundred"
		}
		s.current, s.last, s.ends = s.current*m, m, true
		return s, true
	}
	total, n := s.current, len(s.groups)
	for n > 0 && s.groups[n-1].multiplier < m {
		n--
		total += s.groups[n].value
	}
	if total == 0 || n > 0 && s.groups[n-1].multiplier <= m || total > maxNumber/m || n > 0 && total*m >= s.groups[n-1].multiplier {
		return s, false
	}
	s.groups = append(append([]group(nil), s.groups[:n]...), group{total * m, m})
	s.current, s.last, s.ends = 0, m, true
	return s, true
}

func (s *sum) value() int64 {
	v := s.current
	for _, g := range s.groups {
		v += g.value
	}
	return v
}

// maxLoose bounds the work for one window.
const maxLoose = 4000

// loosely adds the numbers that the window begins with as the loose reader reads them.
func (r *reader) loosely(window []byte, stops []int, out []reading) []reading {
	if first, _ := utf8.DecodeRune(window); unicode.Is(unicode.Han, first) {
		return out // there the place of a figure is its own: 一千二 is 1200
	}
	r.once.Do(func() { r.loose = r.newLoose() })
	l := r.loose
	steps := 0
	best := make([]bool, len(window)+1)
	var read func(at int, s sum, connected bool)
	read = func(at int, s sum, connected bool) {
		if s.any && s.ends && !best[at] {
			if stop := sort.SearchInts(stops, at); stop < len(stops) && stops[stop] == at {
				best[at] = true
				form := Cardinal
				if s.ordinal {
					form = Ordinal
				}
				out = append(out, reading{stop + 1, s.value(), form, false, len(r.grammars)})
			}
		}
		if steps++; steps > maxLoose || at >= len(window) || s.done {
			return
		}
		if window[at] == '-' {
			read(at+1, s, connected)
			return
		}
		whole := at == 0 || window[at-1] == '-'
		for end := min(len(window), at+l.longest); end > at; end-- {
			w, ok := l.words[string(window[at:end])]
			if !ok || !whole && end-at < 2 || !whole && window[at] < 0x80 && end-at < 3 && !w.connects {
				continue
			}
			next := s
			if w.connects && s.any && s.ends && (end-at > 1 || end == len(window) || window[end] == '-' || window[at] >= 0x80) {
				next.ends = false
				read(end, next, true)
			}
			if w.zero && !s.any {
				read(end, sum{any: true, ends: true, done: true}, false)
			}
			if w.value > 0 && !s.ordinal {
				if next, ok := s.add(w.value, connected, l.unitFirst); ok {
					read(end, next, false)
				}
			}
			if w.ordinal > 0 {
				if next, ok := s.add(w.ordinal, connected, l.unitFirst); ok {
					next.ordinal = true
					read(end, next, false)
				}
				if powerOfTen(w.ordinal) && w.ordinal >= 100 && s.any && !s.ordinal {
					if next, ok := s.multiply(w.ordinal); ok {
						next.ordinal = true
						read(end, next, false)
					}
				}
			}
			if w.multiplier == 0 && w.value >= 100 && powerOfTen(w.value) {
				w.multiplier = w.value
			}
			if w.multiplier > 0 && !s.ordinal {
				m := s
				if w.bare && s.current == 0 {
					m.current, m.any = 1, true
				}
				if next, ok := m.multiply(w.multiplier); ok {
					read(end, next, false)
				}
			}
		}
	}
	read(0, sum{}, false)
	return out
}

// merge adds what a row of the lexicon says of a word.
func (row *wordRow) merge(w looseWord) looseWord {
	w.connects = false
	switch {
	case row.multiplier:
		w.multiplier, w.bare = row.value, w.bare || row.bare
	case row.ordinal:
		w.ordinal = row.value
	case row.value == 0:
		w.connects = !row.zero
		w.zero = row.zero
	default:
		w.value = row.value
	}
	return w
}

// wordRow is a row "number_word" of the lexicon: a word with its value as a cardinal, an ordinal or a multiplier; one
// without value connects.
type wordRow struct {
	text                      string
	value                     int64
	ordinal, multiplier, bare bool
	zero                      bool // it is nought
}

// multiplies reports whether the word at token i multiplies by at least the given power of ten.
func (r *reader) multiplies(t *Tokens, i int, least int64) bool {
	if t.List[i].Kind != Word {
		return false
	}
	r.once.Do(func() { r.loose = r.newLoose() })
	t.fold = foldNumber(t.fold[:0], t.Text[t.List[i].Start:t.List[i].End])
	return r.loose.words[string(t.fold)].multiplier >= least
}
