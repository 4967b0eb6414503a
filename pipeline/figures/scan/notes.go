package scan

import (
	"example.org/sourcebook/pipeline/language"
)

// notes finds the marks of notes and references in a text: digits above the line ("1,204¹ tonnes") and numbers in
// square brackets that touch what they belong to ("87 gates[3]"). They are nothing that the text says.
type notes struct{ *Sheet }

// maxNote is the greatest number of digits in the mark of a note, and of signs in a list of them.
const (
	maxNote  = 3
	maxNotes = 16
)

// drop takes the marks of notes out of the tokens; the digits among them are kept in Noted. It reports whether there
// were any.
func (w notes) drop() bool {
	w.Noted = w.Noted[:0]
	list := w.List
	cut := false
	out := w.spare[:0]
	for k := 0; k < len(list); k++ {
		end := w.noteAt(k)
		if end == k {
			if cut {
				out = append(out, list[k])
			}
			continue
		}
		if !cut {
			out, cut = append(out, list[:k]...), true
		}
		for i := k; i < end; i++ {
			if list[i].Kind == language.Digits {
				w.Noted = append(w.Noted, list[i])
			}
		}
		k = end - 1
	}
	if cut {
		w.spare, w.List = list, out
	} else {
		w.spare = out
	}
	return cut
}

// noteAt gives the token behind the mark of a note at token k; k if there is none.
func (w notes) noteAt(k int) int {
	switch {
	case !w.IsMark(k), w.Address[k]:
		return k
	case w.Mark(k, "[［"):
		return w.reference(k)
	case IsSuperscript(w.Rune(k)) && !w.superscript(k-1):
		return w.raised(k)
	}
	return k
}

// reference reads numbers in square brackets: "[3]", "[12, 13]", "[14–16]". The bracket touches what stands before it,
// or stands behind a full stop or at the begin of the paragraph.
func (w notes) reference(k int) int {
	if !w.Glued(k) && k > 0 && !w.Mark(k-1, ".!?。！？…") || w.Mark(k-1, "[［([{") {
		return k
	}
	for i := k + 1; i < k+maxNotes && w.IsDigits(i) && w.Length(i) <= maxNote && !w.LeadingZero(i); i += 2 {
		if w.Mark(i+1, "]］") {
			return i + 2
		}
		if !w.Mark(i+1, ",;-–、") {
			break
		}
	}
	return k
}

func (w notes) superscript(i int) bool {
	return w.IsMark(i) && w.Glued(i+1) && IsSuperscript(w.Rune(i))
}

// raised reads digits above the line that are the mark of a note: at the begin, behind a sign or a word that is no unit
// with them ("km²"), or behind a number that is no base of a power.
func (w notes) raised(k int) int {
	end := k
	for w.IsMark(end) && (end == k || w.Glued(end)) && IsSuperscript(w.Rune(end)) {
		end++
	}
	switch {
	case end-k > maxNote, w.LettersAt(end) && !w.IsSyllabic(end):
		return k
	case w.IsDigits(k-1) && w.Glued(k) && w.mayBePower(k-1, end):
		return k
	case w.IsWord(k-1) && w.Glued(k) && w.inUnit(k):
		return k
	case w.Mark(k-1, "^)]}⁻⁺") && w.Glued(k):
		return k
	}
	return end
}

// mayBePower reports whether the digits of token i may be the base of a power: they are ten, or a small number with
// nothing behind the power, that ends before token end, which it counts.
func (w notes) mayBePower(i, end int) bool {
	v, n := w.Digits(i)
	if v == 10 && n == 2 && !w.Glued(i) {
		return true
	}
	if w.Glued(i) && w.IsMark(i-1) && w.Glued(i-1) && w.IsDigits(i-2) || n > 2 {
		return false // "1,204¹"
	}
	return n == 1 || !w.NounAt(end)
}

// inUnit reports whether digits above the line at token k belong to a unit before them.
func (w notes) inUnit(k int) bool {
	for i := max(0, k-3); i < k; i++ {
		if m, ok := w.Has(i, language.Measure); ok && m.End > k {
			return true
		}
	}
	if w.IsDigits(k-2) && w.Traits.Symbols.TakesPower(w.Token(k-1)) || w.Mark(k-2, "/") {
		return true
	}
	return w.NameLike(w.Token(k-1)) && w.Length(k-1) <= MinPiece && !w.IsFunction(k-1) // "CO²"
}

// IsSuperscript reports whether r is a digit above the line.
func IsSuperscript(r rune) bool {
	switch r {
	case '⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹':
		return true
	}
	return false
}
