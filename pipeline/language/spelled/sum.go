package spelled

// looseWord is what a word may do in a number.
type looseWord struct {
	value      int64 // adds this; 0 if it does not
	ordinal    int64 // adds this and makes the number an ordinal
	multiplier int64 // multiplies by this power of ten
	connects   bool  // "and"
	bare       bool  // a multiplier that may stand without a number before it
	zero       bool  // nought
}

// with adds what a row of the lexicon says of a word.
func (w looseWord) with(row *Word) looseWord {
	w.connects = false
	switch {
	case row.Multiplier:
		w.multiplier, w.bare = row.Value, w.bare || row.Bare
	case row.Ordinal:
		w.ordinal = row.Value
	case row.Value == 0:
		w.connects = !row.Zero
		w.zero = row.Zero
	default:
		w.value = row.Value
	}
	return w
}

// sum is a number in the making.
type sum struct {
	groups    []group // what large multipliers closed, from the largest down
	current   int64   // what follows the last of them
	last      int64   // the value that was added last
	ordinal   bool
	any       bool // there is a number
	done      bool // nothing may follow
	ends      bool // the last word belongs to the number: it is no connector
	connected bool // a connector stands before what follows
}

type group struct{ value, multiplier int64 }

// moves are what a word may do to the number before it, in the order in which they are tried; they give false where it
// does not fit. unitFirst says that 21 is "one and twenty".
var moves = []struct {
	name string
	then func(s sum, w looseWord, unitFirst bool) (sum, bool)
}{
	{"nought", func(s sum, w looseWord, _ bool) (sum, bool) {
		return sum{any: true, ends: true, done: true}, w.zero && !s.any
	}},
	{"add", func(s sum, w looseWord, unitFirst bool) (sum, bool) {
		if w.value <= 0 || s.ordinal {
			return s, false
		}
		return s.add(w.value, unitFirst)
	}},
	{"add as an ordinal", func(s sum, w looseWord, unitFirst bool) (sum, bool) {
		if w.ordinal <= 0 {
			return s, false
		}
		next, ok := s.add(w.ordinal, unitFirst)
		next.ordinal = true
		return next, ok
	}},
	{"multiply as an ordinal", func(s sum, w looseWord, _ bool) (sum, bool) {
		if !isMultiplier(w.ordinal) || !s.any || s.ordinal {
			return s, false
		}
		next, ok := s.multiply(w.ordinal)
		next.ordinal = true
		return next, ok
	}},
	{"multiply", func(s sum, w looseWord, _ bool) (sum, bool) {
		m := w.multiplier
		if m == 0 && isMultiplier(w.value) {
			m = w.value
		}
		if m <= 0 || s.ordinal {
			return s, false
		}
		if w.bare && s.current == 0 {
			s.current, s.any = 1, true
		}
		return s.multiply(m)
	}},
}

// isMultiplier reports whether v is a value that multiplies: a hundred, a thousand, ….
func isMultiplier(v int64) bool { return v >= 100 && powerOfTen(v) }

func powerOfTen(v int64) bool {
	for v >= 10 && v%10 == 0 {
		v /= 10
	}
	return v == 1
}

// add adds a value to a number, or reports that it does not fit.
func (s sum) add(v int64, unitFirst bool) (sum, bool) {
	if v >= 1000 {
		return s.close(v)
	}
	places := int64(10)
	for places <= v {
		places *= 10
	}
	if powerOfTen(v) {
		places = v * 10
	}
	switch {
	case s.current%places == 0:
		if n := len(s.groups); s.current == 0 && n > 0 && v >= s.groups[n-1].multiplier {
			return s, false
		}
	case unitFirst && s.connected && isTens(v) && s.endsInUnit():
	default:
		return s, false
	}
	s.current, s.last = s.current+v, v
	s.any, s.ends, s.connected = true, true, false
	return s, true
}

// isTens reports whether v is 20, 30, … 90.
func isTens(v int64) bool { return v >= 20 && v < 100 && v%10 == 0 }

// endsInUnit reports whether the last value was 1 to 9, and there are no tens yet.
func (s *sum) endsInUnit() bool { return s.last > 0 && s.last < 10 && s.current%100 == s.last }

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
	s.last, s.any, s.ends, s.connected = v, true, true, false
	return s, true
}

// multiply applies a multiplier, or reports that it does not fit.
func (s sum) multiply(m int64) (sum, bool) {
	if m < 1000 {
		if s.current == 0 || s.current >= m || s.current%10 == 0 {
			return s, false // nobody says "thirty hundred"
		}
		s.current, s.last, s.ends, s.connected = s.current*m, m, true, false
		return s, true
	}
	total, n := s.current, len(s.groups)
	for n > 0 && s.groups[n-1].multiplier < m {
		n--
		total += s.groups[n].value
	}
	if total == 0 || total > maxNumber/m {
		return s, false
	}
	if n > 0 && s.groups[n-1].multiplier <= max(m, total*m) {
		return s, false
	}
	s.groups = append(append([]group(nil), s.groups[:n]...), group{total * m, m})
	s.current, s.last, s.ends, s.connected = 0, m, true, false
	return s, true
}

func (s *sum) value() int64 {
	v := s.current
	for _, g := range s.groups {
		v += g.value
	}
	return v
}
