package spelled

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language/token"
)

// The loose reader reads numbers that are put together of the words of the rules, but not in the very way of the rules:
// "one thousand and two hundred", "vingt quatre", "tres mil quinientos uno". Each word has a value, or multiplies what
// stands before it; both come from the rules, by reading words alone and after digits. A number is read as long as each
// word fits into the places that those before it left free.

// loose is the knowledge of the loose reader of one pack.
type loose struct {
	words     map[string]looseWord
	longest   int  // bytes of the longest word
	unitFirst bool // 21 is "one and twenty"
}

// newLoose finds out what the words of the rules mean, by spelling numbers of which one part is known.
func (r *Reader) newLoose() *loose {
	l := &loose{words: map[string]looseWord{}}
	for _, g := range r.grammars {
		var units [10][]string // how 1 to 9 are spelled, in all sets
		for _, root := range g.roots {
			for n := range units {
				if root.Form == Cardinal {
					units[n] = append(units[n], g.spell(root.index, int64(n))...)
				}
			}
		}
		for n := range units {
			units[n] = distinct(units[n])
		}
		for _, root := range g.roots {
			l.values(g, root.index, root.Form)
		}
		for _, root := range g.roots {
			if root.Form == Cardinal {
				l.multipliers(g, root.index, &units)
			}
		}
		for _, root := range g.roots {
			if root.Form == Cardinal {
				l.joints(g, root.index, &units)
			}
		}
	}
	for _, row := range r.rows {
		l.words[row.Text] = l.words[row.Text].with(&row)
	}
	for _, v := range r.variants[r.plain:] {
		if w, ok := l.words[v.Canonical]; ok && !l.known(v.Text) {
			l.words[v.Text] = w
		}
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
	if rest == "" || l.known(rest) {
		return
	}
	i := strings.LastIndexByte(rest, '-')
	if i < 0 {
		l.single(rest, m)
		return
	}
	before, last := rest[:i], rest[i+1:]
	several := strings.Contains(before, "-")
	if l.words[last].connects && !l.known(before) && !several && m <= 1000 {
		l.words[before] = looseWord{value: m}
		return
	}
	for _, word := range strings.Split(before, "-") {
		if !l.known(word) {
			return
		}
	}
	switch {
	case l.known(last):
	case several || l.words[before].value == m:
		l.connector(last)
	case m <= 1000:
		l.words[last] = looseWord{multiplier: m}
	}
}

// single is joint for one word: a known one with a connector written onto it ("tjugoog"), or one for m.
func (l *loose) single(word string, m int64) {
	for at := range word {
		if at > 0 && l.words[word[:at]].value == m {
			l.connector(word[at:])
			return
		}
	}
	if m <= 1000 {
		l.words[word] = looseWord{value: m}
	}
}

// known reports whether the word is known to do anything.
func (l *loose) known(word string) bool { return l.words[word] != (looseWord{}) }

func (l *loose) connector(word string) {
	if word != "" && !l.known(word) && !strings.Contains(word, "-") {
		l.words[word] = looseWord{connects: true}
	}
}

// maxLoose bounds the work for one window.
const maxLoose = 4000

// loosely adds the numbers that the window begins with as the loose reader reads them.
func (r *Reader) loosely(window []byte, stops []int, out []reading) []reading {
	if first, _ := utf8.DecodeRune(window); unicode.Is(unicode.Han, first) {
		return out // there the place of a figure is its own: 一千二 is 1200
	}
	r.once.Do(func() { r.loose = r.newLoose() })
	w := looseWalk{loose: r.loose, window: window, stops: stops, grammar: len(r.grammars), out: out}
	w.noted = make([]bool, len(window)+1)
	w.read(0, sum{})
	return w.out
}

// looseWalk is the way of the loose reader through one window.
type looseWalk struct {
	*loose
	window  []byte
	stops   []int
	grammar int
	noted   []bool // position → a number that ends there was found
	steps   int
	out     []reading
}

// read reads on at a position behind a number in the making.
func (w *looseWalk) read(at int, s sum) {
	w.note(at, s)
	if w.steps++; w.steps > maxLoose || at >= len(w.window) || s.done {
		return
	}
	if w.window[at] == '-' {
		w.read(at+1, s)
		return
	}
	for end := min(len(w.window), at+w.longest); end > at; end-- {
		word, ok := w.words[string(w.window[at:end])]
		if !ok || !w.stands(at, end, word) {
			continue
		}
		if word.connects && s.any && s.ends && w.connects(at, end) {
			next := s
			next.ends, next.connected = false, true
			w.read(end, next)
		}
		for _, m := range moves {
			if next, ok := m.then(s, word, w.unitFirst); ok {
				w.read(end, next)
			}
		}
	}
}

// note adds the number to what was found, if it ends with a token, the first time.
func (w *looseWalk) note(at int, s sum) {
	if !s.any || !s.ends || w.noted[at] {
		return
	}
	stop := sort.SearchInts(w.stops, at)
	if stop == len(w.stops) || w.stops[stop] != at {
		return
	}
	w.noted[at] = true
	form := Cardinal
	if s.ordinal {
		form = Ordinal
	}
	w.out = append(w.out, reading{stop + 1, s.value(), form, false, w.grammar})
}

// stands reports whether the window may have the word there: inside a word only one of two bytes, of three letters in
// ASCII, unless it connects.
func (w *looseWalk) stands(at, end int, word looseWord) bool {
	if at == 0 || w.window[at-1] == '-' {
		return true
	}
	return end-at >= 2 && (w.window[at] >= utf8.RuneSelf || end-at >= 3 || word.connects)
}

// connects reports whether a connector may stand there: one of a single byte only as a word by itself.
func (w *looseWalk) connects(at, end int) bool {
	return end-at > 1 || end == len(w.window) || w.window[end] == '-' || w.window[at] >= utf8.RuneSelf
}

// multiplies reports whether the word at token i multiplies by at least the given power of ten.
func (r *Reader) multiplies(t *Tokens, i int, least int64) bool {
	if t.List[i].Kind != token.Word {
		return false
	}
	r.once.Do(func() { r.loose = r.newLoose() })
	t.fold = foldNumber(t.fold[:0], t.Text[t.List[i].Start:t.List[i].End])
	return r.loose.words[string(t.fold)].multiplier >= least
}

// multipliesAll reports whether token i goes on from a number without a blank and multiplies all of it, being greater:
// 亿 behind 一万五千.
func (r *Reader) multipliesAll(t *Tokens, i int, value int64) bool {
	return !t.List[i].Space && token.Alone([]rune(t.Text[t.List[i].Start:t.List[i].End])[0]) &&
		r.multiplies(t, i, value+1)
}
