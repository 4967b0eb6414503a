package noun

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// maxEast bounds the counted noun phrase and what is looked at beside a number, in characters.
const maxEast = 16

// eastPhrase gives the noun phrase that a figure counts in a script without blanks: behind the number and its
// classifier ("三名嫌疑人"), the classifier itself where it is a noun ("2000人"), or right before the number
// ("嫌疑人7.9万名").
func (w *Reader) eastPhrase(f *scan.Figure) (int, int) {
	i := f.To
	if m, ok := w.Has(i, language.Comparator); ok && m.Flags.Has(language.After) && w.IsSyllabic(i) && w.beside(i) {
		i = m.End
	}
	k, noun := i, false
	if m, ok := w.Has(i, language.Classifier); ok && w.beside(i) && !w.longerThan(i, m) {
		k, noun = m.End, isNoun(m)
		if m.Value == weakNoun && w.PastOf(k) == k {
			if head, tail := w.eastBeside(f.From, k); tail > head {
				return head, tail
			}
		}
	}
	if m, ok := w.Has(k, language.Comparator); ok && m.Flags.Has(language.After) && w.IsSyllabic(k) && w.Glued(k) {
		if _, tail := w.eastRight(m.End, true); noun && tail > w.PastOf(m.End) && w.PastOf(m.End) > m.End {
			return w.PastOf(m.End), tail // 人以上の学生
		}
		if noun {
			return i, k
		}
		return w.eastBeside(f.From, k)
	}
	if head, tail := w.eastRight(k, k > i); tail > head {
		if w.Traits.Classes != nil && w.Glued(tail) && w.PastOf(tail) > tail && w.Concept(head, tail) == "" {
			return i, i // 四包收费的洗液: what is counted stands behind the attribute, and is no word of the list
		}
		return head, w.beforeNext(head, tail)
	}
	if noun {
		return i, k
	}
	return w.eastBeside(f.From, k)
}

// The values of classifiers that may be the noun themselves: where no other noun stands behind them, or only where none
// stands before the number, either.
const (
	strongNoun = "noun"
	weakNoun   = "weak_noun"
)

// isNoun reports whether a classifier may be the noun itself.
func isNoun(m language.Match) bool {
	return m.Value == strongNoun || m.Value == weakNoun
}

// beside reports whether token i touches the one before it, or nothing but a blank parts it from digits: 4 文字, 共 12 名.
func (w *Reader) beside(i int) bool {
	if w.Glued(i) {
		return true
	}
	return i > 0 && i < len(w.List) && w.IsDigits(i-1) != w.IsDigits(i) && w.Gap(i) == " "
}

// longerThan reports whether a noun goes on behind the classifier at token i, which is but its begin: 员工 with 员; but
// 个人 are people.
func (w *Reader) longerThan(i int, m language.Match) bool {
	if !w.longerNoun(i, m.End) {
		return false
	}
	rest, ok := w.Has(m.End, language.Classifier)
	return !ok || !isNoun(rest)
}

// beforeNext gives the end of the noun phrase [head,tail) without what is behind its "of" where a number follows: in
// 4个省份的嫌疑人26名 that is what the next number counts.
func (w *Reader) beforeNext(head, tail int) int {
	if !w.Glued(tail) || !w.IsDigits(tail) {
		return tail
	}
	for k := head + 1; k < tail; k++ {
		if w.PastOf(k) > k {
			return k
		}
	}
	return tail
}

// eastBeside gives the noun phrase before the number at token i whose classifier ends before token end, also with a
// word between the two: 教师共96人, 本を1500冊. Behind a particle it is counted only if none follows the classifier.
func (w *Reader) eastBeside(i, end int) (int, int) {
	from := w.beforeCompared(i)
	k := w.beforeBetween(from, end)
	return w.eastLeft(k, k < from)
}

// beforeBetween gives the first token of what stands between a noun and its number at token i, whose classifier ends
// before token end; i if nothing does.
func (w *Reader) beforeBetween(i, end int) int {
	if !w.beside(i) {
		return i
	}
	if m, ok := w.Before(i, language.Quantity); ok && m.Value == language.QuantityBetween && w.Free(m.End, i) {
		return m.End
	}
	m, ok := scan.BeforeWith(w.Sheet, i, language.Function, language.Before)
	if !ok || !w.Free(m.End, i) || w.marked(end) {
		return i
	}
	if c, ok := w.Before(end, language.Classifier); !ok || c.Value == weakNoun {
		return i // the people themselves are counted: 人口は8万人
	}
	return m.End
}

// marked reports whether a particle at token i makes a part of the clause of what stands before it.
func (w *Reader) marked(i int) bool {
	_, ok := scan.HasWith(w.Sheet, i, language.Function, language.After)
	return ok && w.Glued(i)
}

// longerNoun reports whether a noun at token i goes on behind token end: 人口 with the classifier 人.
func (w *Reader) longerNoun(i, end int) bool {
	if w.Traits.Classes == nil {
		return false
	}
	to, class := w.WordOf(i)
	if to <= end || class != scan.NounClass {
		return false
	}
	next, known := w.WordOf(end) // 人参加 is 人 and 参加, not 人参 and 加
	return known == scan.NoWord || next <= to
}

// eastRight gives the noun phrase that begins at token i. Without a list of words it must be joined by an "of" to the
// classifier before it.
func (w *Reader) eastRight(i int, classified bool) (int, int) {
	if w.Traits.Classes == nil {
		return w.runRight(i, classified)
	}
	if e := w.PastOf(i); e > i {
		i = e
	}
	end, words := i, 0
	for k := i; k-i < maxEast && w.InRun(k, i); {
		to, class := w.WordOf(k)
		switch class {
		case scan.NounClass:
			end = to
			words++
		case scan.PlaceClass, scan.AdjectiveClass:
		case scan.VerbClass:
			if _, next := w.WordOf(to); to-k < 2 || next != scan.NounClass || words > 0 || !w.InRun(to, i) {
				return i, end
			}
		default:
			if w.PastOf(k) == k || k == i {
				return i, end
			}
		}
		k = to
	}
	return i, end
}

// beforeCompared gives the first token of what compares and ends before token i; i if there is nothing, or a figure has
// it.
func (w *Reader) beforeCompared(i int) int {
	if m, ok := w.Before(i, language.Comparator); ok && w.Free(m.End, i) {
		return m.End
	}
	return i
}

// eastLeft gives the noun phrase that ends at token i; shown says that what stands there shows that there is one.
func (w *Reader) eastLeft(i int, shown bool) (int, int) {
	start := i
	for start > 0 && i-start < maxEast && w.InRun(start-1, start-1) && (start == i || w.Glued(start)) {
		start--
	}
	if start == i || !w.beside(i) {
		return i, i
	}
	if w.Traits.Classes == nil {
		from := i
		for from > start && w.IsNounScript(from-1) {
			from--
		}
		shown = shown || from == start || w.HasFunction(from-1, language.WordParticle)
		if i-from < leastRun && !shown || i-from == maxEast || w.Follows(from, language.Relative, language.Comparator) {
			return i, i
		}
		return from, i
	}
	// The words of the run, from its begin; the phrase is made of the last of them.
	type piece struct {
		from  int
		class scan.WordClass
	}
	var pieces []piece
	for k := start; k < i; {
		to, class := w.WordOf(k)
		pieces = append(pieces, piece{k, class})
		k = min(to, i)
	}
	n := len(pieces)
	if pieces[n-1].class != scan.NounClass {
		return i, i
	}
	k := n - 1
	for k > 0 {
		if k > 1 && pieces[k-1].from == pieces[k].from-1 && pieces[k-2].from == pieces[k-1].from-1 {
			break // 收治患者: two characters that the list has no word for
		}
		c := pieces[k-1].class
		if c == scan.NounClass || c == scan.AdjectiveClass ||
			c == scan.VerbClass && k > 1 && pieces[k-2].class == scan.VerbClass {
			k--
			continue
		}
		break
	}
	return pieces[k].from, i
}
