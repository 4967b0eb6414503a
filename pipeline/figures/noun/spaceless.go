package noun

import (
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// maxSpaceless bounds a counted noun phrase in the scripts of South-East Asia, in tokens.
const maxSpaceless = 24

// isSpaceless reports whether token i is of a script without blanks between words, in which blanks stand between
// phrases and around numbers.
func (w *Reader) isSpaceless(i int) bool {
	return w.IsWord(i) && character.Spaceless(w.Rune(i)) && !character.Syllabic(w.Rune(i))
}

// inSpaceless reports whether what a figure counts is to be looked for in such a script.
func inSpaceless(w *Reader, f *scan.Figure) bool {
	return w.isSpaceless(f.To) || w.isSpaceless(f.From-1)
}

// spaceless looks for nouns in such a script.
type spaceless struct{ *Reader }

// phrase gives the noun phrase that a figure counts: the classifier behind it where it is a noun ("12 คน"), else what
// stands before the number ("บ้านเรือน 45 หลัง"), else a noun behind the number without a classifier.
func (w spaceless) phrase(f *scan.Figure) (int, int) {
	i := f.To
	if m, ok := scan.HasWith(w.Sheet, i, language.Comparator, language.After); ok {
		i = m.End
	}
	m, classified := w.Has(i, language.Classifier)
	switch {
	case !classified:
		return w.right(i)
	case m.Value == strongNoun:
		return i, m.End
	}
	if head, tail := w.left(w.beforeCompared(f.From)); tail > head {
		return head, tail
	}
	if isNoun(m) {
		return i, m.End
	}
	return i, i
}

// right gives the noun that begins at token i, by the list of words.
func (w spaceless) right(i int) (int, int) {
	if w.Traits.Classes == nil || !w.isSpaceless(i) {
		return i, i
	}
	to, class := w.WordOf(i)
	if class != scan.NounClass {
		return i, i
	}
	for next, class := w.WordOf(to); w.InRun(to, i) && class == scan.AdjectiveClass; next, class = w.WordOf(to) {
		to = next
	}
	return i, to
}

// left gives the noun phrase that ends at token i: the last nouns of the run before it with the adjectives
// behind them, by the list of words, or, without one, what stands behind the last particle.
func (w spaceless) left(i int) (int, int) {
	start := i
	for start > max(0, i-maxSpaceless) && w.isSpaceless(start-1) && !w.Taken[start-1] {
		if start < i && !w.Glued(start) {
			break
		}
		start--
	}
	switch {
	case start == i:
		return i, i
	case w.Traits.Classes == nil:
		return w.pastParticles(start, i), i
	}
	from, noun := i, false
	for k := start; k < i; {
		to, class := w.WordOf(k)
		switch {
		case class == scan.NounClass:
			if !noun {
				from, noun = k, true
			}
		case class == scan.AdjectiveClass && noun:
		default:
			from, noun = i, false
		}
		k = min(to, i)
	}
	return from, i
}

// pastParticles gives the token behind the last particle in [start,end) that ends before end; end, for nothing, if what
// is left is a particle, or the run is longer than a noun phrase.
func (w spaceless) pastParticles(start, end int) int {
	from := start
	for k := start; k < end; k++ {
		m, ok := w.Has(k, language.Function)
		if !ok {
			continue
		}
		if m.End >= end {
			return end
		}
		from, k = m.End, m.End-1
	}
	if end-from >= maxSpaceless {
		return end
	}
	return from
}
