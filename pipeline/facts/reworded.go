package facts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/agree"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language/bcp47"
)

// A version that tells the same in other words and another order has passages that no alignment finds. Its numbers are
// found by the words beside them.
const (
	mostVersions = 8    // of a work whose numbers are looked for so
	mostLoose    = 64   // numbers of a version that no other one is known to state: of more, too many are alike
	mostTold     = 1024 // sentences of a version in which words are counted
)

// loose is a statement whose fact another version is not known to state.
type loose struct {
	*statement
	place int            // among all statements
	near  map[string]int // the words beside it, and what each says
}

// joinReworded joins the numbers of versions of one language that the words beside them show to be one: those for which
// no other number of either version would do as well.
func (w *work) joinReworded(all []*statement, sets *sets) {
	if len(w.documents) > mostVersions {
		return
	}
	for i, d := range w.documents {
		for _, e := range w.documents[i+1:] {
			if bcp47.Base(d.language) == bcp47.Base(e.language) {
				w.joinLoose(d, e, all, sets)
			}
		}
	}
}

func (w *work) joinLoose(d, e *document, all []*statement, sets *sets) {
	states := map[int][]int{} // of a fact: the documents that state it, by place
	for i, s := range all {
		root := sets.find(i)
		states[root] = append(states[root], s.document.place)
	}
	xs, ys := looseOf(d, e, all, sets, states), looseOf(e, d, all, sets, states)
	if len(xs) == 0 || len(ys) == 0 {
		return
	}
	score := make([][]int, len(xs))
	for i, x := range xs {
		score[i] = make([]int, len(ys))
		for j, y := range ys {
			score[i][j] = w.score(x, y, onlyOf(xs, x) && onlyOf(ys, y))
		}
	}
	for i, x := range xs {
		j, ok := bestOnly(score[i])
		if !ok {
			continue
		}
		column := make([]int, len(xs))
		for k := range xs {
			column[k] = score[k][j]
		}
		if k, ok := bestOnly(column); ok && k == i && apart(states, sets, x.place, ys[j].place) {
			x.reworded, ys[j].reworded = true, true
			sets.join(x.place, ys[j].place)
		}
	}
}

// score is what speaks for two statements to be one fact. only tells that neither version has another one of their
// sort.
func (w *work) score(x, y *loose, only bool) int {
	if !couldBeReworded(x, y) {
		return 0
	}
	n := likeness(x, y)
	if n > 0 && only {
		n += saysOnly
	}
	if w.alignedElsewhere(x, y) {
		n -= saysElsewhere
	}
	return n
}

// apart reports whether no document states both facts.
func apart(states map[int][]int, sets *sets, x, y int) bool {
	return !slices.ContainsFunc(states[sets.find(x)], func(d int) bool {
		return slices.Contains(states[sets.find(y)], d)
	})
}

// bestOnly gives the place of the highest score of enough, if no other one is as high.
func bestOnly(scores []int) (int, bool) {
	best, times := -1, 0
	for i, n := range scores {
		switch {
		case n < enough || best >= 0 && n < scores[best]:
		case best < 0 || n > scores[best]:
			best, times = i, 1
		default:
			times++
		}
	}
	return best, times == 1
}

// looseOf gives the numbers of d whose facts e is not known to state; none if they are too many.
func looseOf(d, e *document, all []*statement, sets *sets, states map[int][]int) []*loose {
	if len(d.sentences) > mostTold {
		return nil
	}
	var out []*loose
	for i, s := range all {
		if s.document != d || s.dates || slices.Contains(states[sets.find(i)], e.place) {
			continue
		}
		if len(out) == mostLoose {
			return nil
		}
		out = append(out, &loose{statement: s, place: i})
	}
	if len(out) > 0 {
		told := d.told()
		for _, l := range out {
			l.near = l.wordsNear(told)
		}
	}
	return out
}

// onlyOf reports whether no other number of a list is of the sort of x.
func onlyOf(list []*loose, x *loose) bool {
	return !slices.ContainsFunc(list, func(y *loose) bool {
		return y != x && y.side.Kind() == x.side.Kind() && y.side.Unit() == x.side.Unit()
	})
}

// couldBeReworded reports whether two numbers could be one fact: they are of one kind and nearly one size, and count no
// two things.
func couldBeReworded(x, y *loose) bool {
	if !agree.MayBeOne(x.side, y.side) {
		return false
	}
	if a, b := x.side.Counted(), y.side.Counted(); a == "" || b == "" || sameNoun(a, b) {
		return true
	}
	return sameConcept(x, y) || saysItself(x, y)
}

func sameConcept(x, y *loose) bool {
	return x.side.Concept() != "" && x.side.Concept() == y.side.Concept()
}

// sameNoun reports whether two phrases for what is counted have a word in common, in any form, or signs without blanks.
func sameNoun(a, b string) bool {
	if mainScript(a).Spaceless() || mainScript(b).Spaceless() {
		return strings.Contains(a, b) || strings.Contains(b, a)
	}
	stems := func(phrase string) []string {
		var out []string
		for word := range strings.FieldsSeq(phrase) {
			if w := agree.Folded(word); utf8.RuneCountInString(w) > shortWord || w == agree.Folded(phrase) {
				out = append(out, stemOf(w))
			}
		}
		return out
	}
	of := stems(b)
	return slices.ContainsFunc(stems(a), func(s string) bool { return slices.Contains(of, s) })
}

// saysItself reports whether two numbers are equal and such that no two texts on one thing have by chance.
func saysItself(x, y *loose) bool { return agree.BitsOfNumber(x.side, y.side) >= saysAlone }

// alignedElsewhere reports whether the passages of both statements have counterparts in the other document, in which
// the fact was not found.
func (w *work) alignedElsewhere(x, y *loose) bool {
	return slices.Contains(w.passages[x.row.SentenceID], y.document.id) &&
		slices.Contains(w.passages[y.row.SentenceID], x.document.id)
}

// What speaks for two numbers to be one fact, in bits or nearly so.
const (
	enough      = 4
	saysOnce    = 3 // a word that stands in one sentence with numbers of its document
	saysTwice   = 2
	saysSome    = 1
	mostSaying  = 4 // sentences that a word says anything in
	saysCounted = 2 // one thing is counted
	saysBeside  = 2 // a word stands right beside both numbers
	saysEqual   = 6 // the numbers are equal, at most
	saysOnly    = 1 // neither version has another one of its sort
	beside      = 3 // words
	near        = 6
	around      = 12

	saysAlone = 8 // bits of a number that need no words beside it: three digits, or two before zeros
	shortWord = 3 // letters of a word that serves grammar, as a rule

	saysElsewhere = 4 // against it: both passages have counterparts without it
)

// likeness is what speaks for two numbers to be one fact.
func likeness(x, y *loose) int {
	words, nearest := 0, 0
	for word, n := range x.near {
		m, ok := y.near[word]
		if !ok {
			continue
		}
		words += min(n, m) % besideMark
		if n >= besideMark && m >= besideMark {
			nearest = saysBeside
		}
	}
	switch {
	case words == 0 && saysItself(x, y):
		return enough
	case words == 0:
		return 0
	}
	total := words + nearest
	if sameConcept(x, y) || x.side.Counted() != "" && y.side.Counted() != "" &&
		sameNoun(x.side.Counted(), y.side.Counted()) {
		total += saysCounted
	}
	return total + min(saysEqual, agree.BitsOfBoth(x.side, y.side))
}

// besideMark is added to what a word says that stands right beside a number.
const besideMark = 100

// told counts the sentences with numbers of the document that have each word.
func (d *document) told() map[string]int {
	out := map[string]int{}
	for _, s := range d.sentences {
		if s == nil {
			continue
		}
		own := map[string]bool{}
		for _, word := range d.words.stems(oneLine(s.Text)) {
			if word != "" && !own[word] {
				own[word] = true
				out[word]++
			}
		}
	}
	return out
}

// wordsNear gives what the words say that stand around the figure in its sentence, other figures left out.
func (s *statement) wordsNear(told map[string]int) map[string]int {
	before, after, ok := s.around()
	out := map[string]int{}
	if !ok {
		return out
	}
	for _, other := range s.document.surfaces[s.row.SentenceID] {
		before, after = strings.ReplaceAll(before, other, " "), strings.ReplaceAll(after, other, " ")
	}
	left := s.document.words.stems(before)
	slices.Reverse(left)
	for _, words := range [][]string{left, s.document.words.stems(after)} {
		for i, word := range words[:min(len(words), around)] {
			n := says(told[word])
			if word == "" || n == 0 {
				continue
			}
			switch {
			case i < beside:
				n += besideMark
			case i >= near:
				n = saysSome
			}
			out[word] = max(out[word], n)
		}
	}
	return out
}

// says is what a word says that stands in so many sentences with numbers.
func says(sentences int) int {
	switch {
	case sentences > mostSaying:
		return 0
	case sentences > 2:
		return saysSome
	}
	return map[int]int{1: saysOnce, 2: saysTwice}[sentences]
}

// stem is how many letters of a word are compared.
const stem = 6

// stems gives the beginnings of the words of a text in lower case, empty for those that serve grammar; of ideographs
// and kana each pair of neighbours, and of Hangul the first two signs of a word.
func (w *words) stems(text string) []string {
	var out []string
	for field := range strings.FieldsSeq(text) {
		word := trimmed(field)
		switch {
		case word == "":
		case mainScript(word).Spaceless():
			out = append(out, pairsOf(word)...)
		case !w.says(field) || strings.ContainsFunc(word, unicode.IsDigit):
			out = append(out, "")
		default:
			out = append(out, stemOf(agree.Folded(word)))
		}
	}
	return out
}

func stemOf(word string) string {
	most := stem
	if strings.ContainsFunc(word, func(r rune) bool { return character.ScriptOf(r) == character.Hangul }) {
		most = 2
	}
	if r := []rune(word); len(r) > most {
		return string(r[:most])
	}
	return word
}

// pairsOf gives each pair of neighbours of signs, without kana alone.
func pairsOf(text string) []string {
	var out []string
	last := rune(0)
	for _, r := range text {
		if !character.IsLetter(r) || unicode.Is(unicode.Hiragana, r) {
			last = 0
			continue
		}
		if last != 0 {
			out = append(out, string([]rune{last, r}))
		}
		last = r
	}
	if len(out) == 0 && utf8.RuneCountInString(text) > 1 {
		out = append(out, "")
	}
	return out
}
