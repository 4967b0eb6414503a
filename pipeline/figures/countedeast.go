package figures

import (
	"fmt"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Scripts that put no blanks between words need a list of words to tell where a noun phrase ends. The file
// wordclasses.tsv of a language has one; without it only the change of the script tells.

// wordClass is the class of a word in a script without blanks.
type wordClass uint8

const (
	noWord wordClass = iota
	nounClass
	verbClass
	adjectiveClass
	placeClass
	otherClass
)

var wordClassNames = map[string]wordClass{
	"noun": nounClass, "verb": verbClass, "adjective": adjectiveClass, "place": placeClass, "other": otherClass,
}

// wordClasses are the words of a language by class.
type wordClasses struct {
	class   map[string]wordClass
	longest int // in characters
}

// parseWordClasses reads wordclasses.tsv: a kind and words, separated by "|". A word that has several kinds has the
// first.
func parseWordClasses(data []byte) (*wordClasses, error) {
	if len(data) == 0 {
		return nil, nil
	}
	c := &wordClasses{class: make(map[string]wordClass, len(data)/8)}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		if line[0] == '#' {
			continue
		}
		kind, words, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		class := wordClassNames[kind]
		if !ok || class == noWord {
			return nil, fmt.Errorf("line %d: write a kind, a tab and words", n)
		}
		for word := range strings.SplitSeq(words, "|") {
			if c.class[word] == noWord {
				c.class[word] = class
			}
			c.longest = max(c.longest, utf8.RuneCountInString(word))
		}
	}
	return c, nil
}

// maxEast bounds the counted noun phrase and what is looked at beside a number, in characters.
const maxEast = 16

// eastPhrase gives the noun phrase that a figure counts in a script without blanks: behind the number and its
// classifier ("三名嫌疑人"), the classifier itself where it is a noun ("2000人"), or right before the number
// ("嫌疑人7.9万名").
func (w *work) eastPhrase(f *figure) (int, int) {
	i := f.to
	if m, ok := w.has(i, language.Comparator); ok && m.Flags.Has(language.After) && w.ideograph(i) && w.glued(i) {
		i = m.End
	}
	k, noun := i, false
	if m, ok := w.has(i, language.Classifier); ok && w.glued(i) && (m.Value != "noun" || !w.longerNoun(i, m.End)) {
		k, noun = m.End, m.Value == "noun"
	}
	if m, ok := w.has(k, language.Comparator); ok && m.Flags.Has(language.After) && w.ideograph(k) && w.glued(k) {
		if noun {
			return i, k
		}
		return w.eastLeft(f.from)
	}
	if head, tail := w.eastRight(k, k > i); tail > head {
		return head, tail
	}
	if noun {
		return i, k
	}
	return w.eastLeft(f.from)
}

// longerNoun reports whether a noun at token i goes on behind token end: 人口 with the classifier 人.
func (w *work) longerNoun(i, end int) bool {
	if w.traits.classes == nil {
		return false
	}
	to, class := w.wordOf(i)
	if to <= end || class != nounClass {
		return false
	}
	next, known := w.wordOf(end) // 人参加 is 人 and 参加, not 人参 and 加
	return known == noWord || next <= to
}

// neighbours reads two numbers of one character that follow each other, as an approximate range: 三四个, 三四十人.
func (w *work) neighbours(a amount) int {
	if !w.ideograph(a.from) || a.to != a.from+1 || !w.glued(a.to) || !w.ideograph(a.to) || a.form != language.Cardinal || a.value.Cmp(ten) >= 0 || a.value.Sign() <= 0 {
		return 0
	}
	b, ok := w.amount(a.to, false)
	if !ok || b.form != language.Cardinal || b.fraction || b.decimal || !b.value.IsInt() || b.value.Sign() == 0 || b.to-b.from > 4 {
		return 0
	}
	least := new(big.Rat).Set(a.value)
	for n := 0; n < 12 && new(big.Rat).Mul(least, ten).Cmp(b.value) <= 0; n++ {
		least.Mul(least, ten)
	}
	step := new(big.Rat).Quo(least, a.value)
	if new(big.Rat).Sub(b.value, least).Cmp(step) != 0 {
		return 0
	}
	w.numeralWords(a.from, b.to)
	f := w.figureOf(a, schema.KindCount)
	f.value, f.max, f.to, f.comparator, f.rule, f.plain, f.scaled = least, b.value, b.to, "~", "neighbours", false, b.scaled
	f.numbers[1] = b.to
	if u, ok := w.unitAfter(&b); ok && u.factor < 2 && !u.ambiguous {
		f.kind, f.unit, f.to = u.kind, u.code, u.to
	}
	w.add(f)
	return f.to
}

// eastRight gives the noun phrase that begins at token i. Without a list of words it must be joined by an "of" to the
// classifier before it.
func (w *work) eastRight(i int, classified bool) (int, int) {
	if w.traits.classes == nil {
		e := w.of(i)
		if !classified || e == i || !w.glued(i) {
			return i, i
		}
		end := e
		for end-e < maxEast && w.nounScript(end) && !w.taken[end] && (end == e || w.glued(end)) {
			end++
		}
		return e, end
	}
	if e := w.of(i); e > i {
		i = e
	}
	end, words := i, 0
	for k := i; k-i < maxEast && w.inRun(k, i); {
		to, class := w.wordOf(k)
		switch class {
		case nounClass:
			end = to
			words++
		case placeClass, adjectiveClass:
		case verbClass:
			if _, next := w.wordOf(to); to-k < 2 || next != nounClass || words > 0 || !w.inRun(to, i) {
				return i, end
			}
		default:
			if w.of(k) == k || k == i {
				return i, end
			}
		}
		k = to
	}
	return i, end
}

// eastLeft gives the noun phrase that ends at token i, or before a comparator there.
func (w *work) eastLeft(i int) (int, int) {
	if m, ok := w.before(i, language.Comparator); ok && w.inSentence(m.End, i) {
		i = m.End
	}
	start := i
	for start > 0 && i-start < maxEast && w.ideograph(start-1) && !w.taken[start-1] && (start == i || w.glued(start)) {
		start--
	}
	if start == i || !w.glued(i) {
		return i, i
	}
	if w.traits.classes == nil {
		from := i
		for from > start && w.nounScript(from-1) {
			from--
		}
		if _, relative := w.has(from, language.Relative); i-from < 2 || i-from == maxEast || relative || w.follows(from, language.Comparator) {
			return i, i
		}
		return from, i
	}
	// The words of the run, from its begin; the phrase is made of the last of them.
	type piece struct {
		from  int
		class wordClass
	}
	var pieces []piece
	for k := start; k < i; {
		to, class := w.wordOf(k)
		pieces = append(pieces, piece{k, class})
		k = min(to, i)
	}
	n := len(pieces)
	if pieces[n-1].class != nounClass {
		return i, i
	}
	k := n - 1
	for k > 0 {
		c := pieces[k-1].class
		if c == nounClass || c == adjectiveClass || c == verbClass && k > 1 && pieces[k-2].class == verbClass {
			k--
			continue
		}
		break
	}
	return pieces[k].from, i
}

// inRun reports whether token k goes on with the characters that begin at token i.
func (w *work) inRun(k, i int) bool {
	return w.ideograph(k) && !w.taken[k] && (k == i || w.glued(k))
}

// wordOf gives the end and the class of the longest known word at token k; of an unknown one the end of its first
// character.
func (w *work) wordOf(k int) (int, wordClass) {
	if !w.ideograph(k) {
		return k + 1, noWord
	}
	end := k + 1
	for end < len(w.t.List) && end-k < w.traits.classes.longest && w.inRun(end, k) {
		end++
	}
	for ; end > k; end-- {
		if c := w.traits.classes.class[w.t.Surface(k, end)]; c != noWord {
			return end, c
		}
	}
	return k + 1, noWord
}

// nounScript reports whether token i is of a script in which nouns are written rather than endings: Chinese characters
// and katakana.
func (w *work) nounScript(i int) bool {
	r := w.rune(i)
	return w.ideograph(i) && (unicode.Is(unicode.Han, r) || unicode.Is(unicode.Katakana, r) || r == 'ー')
}
