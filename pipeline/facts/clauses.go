package facts

import (
	"cmp"
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// besides are the words of a sentence around a figure.
type besides struct {
	*words
	left, right []string // the clauses before and behind it, the nearest first; at least one each
	after       string   // all that stands behind it
	listed      bool     // its clause has another number before it, which the words there may be of
}

// lefts gives what the clauses before the figure say, the nearest first, and apart from them what those say that begin
// with a preposition and have another one before them: where and when it was.
func (b *besides) lefts(isTime bool) (left, adverbial []string) {
	for i, clause := range b.left {
		if i == 0 && !isTime && b.listed {
			if text, ok := b.ownClause(clause); ok {
				left = append(left, text)
				continue
			}
		}
		text := b.content(b.last(b.joints.endOf(b.content(clause))))
		list := strings.Fields(clause)
		if i > 0 && i+1 < len(b.left) && len(list) > 0 && b.is(list[0], language.WordPreposition) {
			adverbial = append(adverbial, text)
		} else {
			left = append(left, text)
		}
	}
	return left, adverbial
}

// ownClause gives what a clause says behind its last conjunction, where what stands before that is of another number:
// "sold" of "boxes and sold". A single word has the beginning of the sentence before it. ok tells that there is a
// conjunction.
func (b *besides) ownClause(clause string) (text string, ok bool) {
	list := strings.Fields(clause)
	i := b.conjunctionIn(list)
	if i < 0 {
		return "", false
	}
	text = b.content(b.last(b.content(strings.Join(list[i+1:], " "))))
	if !isContent(text) || strings.Contains(text, " ") {
		return map[bool]string{true: text}[isContent(text)], true
	}
	subject := b.content(b.last(b.content(b.left[len(b.left)-1])))
	if len(b.left) == 1 || !strings.Contains(subject, " ") || strings.Contains(subject, gap) {
		return text, true
	}
	return subject + " " + gap + " " + text, true
}

// conjunctionIn gives the place of the last conjunction of a list of words that has others behind it, -1 if there is
// none.
func (w *words) conjunctionIn(list []string) int {
	for i := len(list) - 2; i >= 0; i-- {
		if w.is(list[i], language.WordConjunction) {
			return i
		}
	}
	return -1
}

// rights gives what the clauses behind the figure say, the nearest first, and apart from them who told it, which is
// what a time is of only.
func (b *besides) rights(isTime bool) (right, tellers []string) {
	right = make([]string, len(b.right))
	for i, clause := range b.right {
		if i == 0 && !isTime {
			clause = b.withoutUnit(clause)
		}
		words := b.content(b.withoutPredicate(clause))
		if !isTime {
			words = b.uncounted(words)
		}
		if i == 0 {
			words = b.joints.beginOf(words)
		}
		if right[i] = b.content(b.first(words)); i > 0 && !isTime && b.tells(clause) {
			right[i], tellers = "", append(tellers, right[i])
		}
	}
	return right, tellers
}

// withoutUnit is a clause behind a figure without the unit that the figure is a price or a rate of: "a kilogram".
func (w *words) withoutUnit(clause string) string {
	if w.pack == nil {
		return clause
	}
	var t language.Tokens
	w.pack.Tokenize(clause, &t)
	if len(t.List) < 2 {
		return clause
	}
	per, ok := w.pack.Longest(&t, 0, language.Quantity)
	if !(ok && per.Value == language.QuantityEvery) && w.says(clause[t.List[0].Start:t.List[0].End]) {
		return clause
	}
	for _, class := range []language.Class{language.Measure, language.CalendarUnit} {
		if m, ok := w.pack.Longest(&t, 1, class); ok && !w.goesOn(clause[t.List[m.End-1].End:]) {
			return clause[t.List[m.End-1].End:]
		}
	}
	return clause
}

// goesOn reports whether the first word of a text says something.
func (w *words) goesOn(text string) bool {
	list := strings.Fields(text)
	return len(list) > 0 && w.says(list[0])
}

// isTold reports whether what stands before the figure is a pronoun and one word, such as "took" of "It took".
func (b *besides) isTold(left string) bool {
	list := strings.Fields(b.left[0])
	return len(list) > 1 && left != "" && !strings.Contains(left, " ") && b.is(list[0], language.WordPronoun)
}

// uncounted is a clause behind a figure up to the next number, whose words are of that: "possession" of "possession and
// took … shots". It is all of the clause if nothing is said before the number.
func (w *words) uncounted(clause string) string {
	before, _, more := strings.Cut(clause, gap)
	if list := strings.Fields(before); more && w.frequencies != nil {
		if i := w.conjunctionIn(list); i > 0 && isContent(w.content(strings.Join(list[:i], " "))) {
			return w.content(strings.Join(list[:i], " "))
		}
	}
	return cmp.Or(w.content(before), clause)
}
