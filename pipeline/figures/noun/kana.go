package noun

import (
	"unicode"

	"example.org/sourcebook/pipeline/language"
)

// In a script without blanks of which the lexicon has no list of words, a noun phrase is a run of the characters in
// which nouns are written, and what is written of them in the others, up to a particle.

// leastRun is the least number of characters in a noun that nothing but its number shows.
const leastRun = 2

// runRight gives the noun phrase that begins at token i, behind an "of" or right behind a number; classified says that
// a classifier stands between.
func (w *Reader) runRight(i int, classified bool) (int, int) {
	e := w.PastOf(i)
	if !w.beside(i) || e == i && classified {
		return i, i
	}
	if !classified && !w.IsNounScript(e+1) {
		return i, i
	}
	end := w.runEnd(e)
	if end-e > maxEast || e == i && end-e < leastRun {
		return i, i
	}
	return e, end
}

// runEnd gives the end of the noun phrase of a run that begins at token e; e if what follows the run shows that it is
// none.
func (w *Reader) runEnd(e int) int {
	end := w.pastNouns(e)
	for end > e && end-e < maxEast && w.isHiragana(end) {
		kana := end
		for kana < end+maxEast && w.isHiragana(kana) {
			kana++
		}
		to := end
		for to < kana && !w.particleAt(to, kana) {
			to++
		}
		switch {
		case to < kana:
			return to // 子ども|を
		case !w.IsNounScript(kana) || !w.Glued(kana) || w.Taken[kana]:
			return e // 亡くなった。
		}
		end = w.pastNouns(kana) // 働く女性
	}
	return end
}

// pastNouns gives the token after the characters of nouns from token i on.
func (w *Reader) pastNouns(i int) int {
	for k := i; ; k++ {
		if !w.IsNounScript(k) || w.Taken[k] || k > i && !w.Glued(k) {
			return k
		}
	}
}

// isHiragana reports whether token i is a character of the script of endings and particles, written as one with what
// stands before it.
func (w *Reader) isHiragana(i int) bool {
	return w.IsSyllabic(i) && w.Glued(i) && !w.Taken[i] && unicode.Is(unicode.Hiragana, w.Rune(i))
}

// particleAt reports whether the tokens [i,end) are a particle.
func (w *Reader) particleAt(i, end int) bool {
	m, ok := w.HasValue(i, language.Function, language.WordParticle, language.WordGenitive)
	return ok && m.End == end
}
