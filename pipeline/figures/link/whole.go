package link

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Values of the words that make a share of a number of things and a number of them behind it.
const (
	ofWhole = "of_whole" // 중: between the two; Narrow: only beside like classifiers; After: the ending before the part
	eachOf  = "each_of"  // cứ: before the whole
	oneOf   = "one_of"   // biri: the part, one of them
	inWhole = "in_whole" // After: de of "18'de biri", the ending of the whole before such a part
	ofPart  = "of_part"  // After: ü of "4'te 3'ü", the ending of the part, behind digits
)

// maxWhole bounds how many tokens may stand between the whole and the part, maxWholeSigns in a script without blanks.
const maxWhole, maxWholeSigns = 4, 9

var mostWhole = big.NewRat(100000, 1)

// Wholes makes a share of a number of things and a number of them that stands behind it: "दस में से चार", "10人に4人",
// "tíz nőből négy". Two numbers that tell no proportion are left alone: "41 of 90".
func Wholes(w *scan.Sheet) {
	slices.SortStableFunc(w.Refused, func(a, b scan.Refusal) int { return cmp.Compare(a.From, b.From) })
	taken := map[int]bool{} // by token: a refused one that is a part after all
	out := w.Figures[:0]
	for k := 0; k < len(w.Figures); k++ {
		a := w.Figures[k]
		switch {
		case !mayShare(&a) || a.Value.Cmp(number.One) <= 0:
		case k+1 < len(w.Figures) && shares(w, &a, &w.Figures[k+1]):
			k++
			b := &w.Figures[k]
			merge(w, &a, b.Value, b.To)
			a.Comparator = b.Comparator
		default:
			if from, to := oneOfWhole(w, &a); to > a.To {
				merge(w, &a, number.One, to)
				taken[from] = true
			}
		}
		out = append(out, a)
	}
	w.Figures = out
	if len(taken) > 0 {
		w.Refused = slices.DeleteFunc(w.Refused, func(r scan.Refusal) bool { return taken[r.From] })
	}
}

// oneOfWhole gives the tokens of a one that is one of the a things before it: a word for it, or the number that was
// taken for an article; to is a.To if there is none.
func oneOfWhole(w *scan.Sheet, a *scan.Figure) (from, to int) {
	for i := a.To + 1; i <= a.To+2; i++ {
		if m, ok := w.HasValue(i, language.Quantity, oneOf); ok && joinsWhole(w, a, i) && w.Free(i, m.End) {
			return i, m.End
		}
	}
	from = a.To + 1
	at, _ := slices.BinarySearchFunc(w.Refused, from, func(r scan.Refusal, i int) int { return cmp.Compare(r.From, i) })
	for _, r := range w.Refused[at:] {
		if r.From > a.To+maxWholeSigns {
			break
		}
		if r.Reason != schema.ReasonArticle && r.Reason != schema.ReasonPronoun {
			continue
		}
		n, ok := w.Pack.ReadNumber(&w.Tokens, r.From)
		if ok && n.End == r.To && n.Value.IsInt64() && n.Value.Int64() == 1 && joinsWhole(w, a, r.From) {
			return r.From, r.To
		}
	}
	return a.To, a.To
}

// merge makes a share of the number of things a and the part of them that ends before token to.
func merge(w *scan.Sheet, a *scan.Figure, part *big.Rat, to int) {
	a.Value, a.To, a.Rule = new(big.Rat).Quo(part, a.Value), to, "share_of_whole"
	a.Numbers[1], a.Plain, a.Scaled = to, false, true
	w.Take(a.From, to)
}

// mayShare reports whether a figure is a whole number of things.
func mayShare(f *scan.Figure) bool {
	if f.Kind != schema.KindCount || f.Max != nil || f.Value == nil || f.Rule == "share" {
		return false
	}
	return within(f.Value, number.One, mostWhole)
}

// shares reports whether the number b tells how many there are of the a things before it.
func shares(w *scan.Sheet, a, b *scan.Figure) bool {
	if !mayShare(b) || a.Comparator != "=" || a.Words != b.Words || b.Value.Cmp(a.Value) >= 0 {
		return false
	}
	return number.IsProportion(b.Value, a.Value) && joinsWhole(w, a, b.From)
}

// joinsWhole reports whether what stands between the number of things a and the part of them at token i makes a share:
// a word or an ending for "of" before the part, where no sign and no other number stands.
func joinsWhole(w *scan.Sheet, a *scan.Figure, i int) bool {
	most := maxWhole
	if w.IsSyllabic(i - 1) {
		most = maxWholeSigns
	}
	if i < a.To || i > a.To+most {
		return false
	}
	if end := scan.PastDigitsEnding(w, a.To); end > a.To {
		return end == i && endsDigits(w, i)
	}
	for k := a.To; k < i; k++ {
		if !w.IsWord(k) || w.Taken[k] {
			return false
		}
	}
	m, ok := scan.BeforeWith(w, i, language.Quantity, 0)
	if ok && m.Value == ofWhole && m.End >= a.To {
		if m.Flags.Has(language.Narrow) {
			return m.End == a.To+1 && m.End < i && w.Token(a.To) == w.Token(i+1)
		}
		return each(w, a.From) || !w.IsSyllabic(i-1) || m.End > a.To
	}
	return endsWhole(w, i-1) || leads(w, a.From)
}

// endsDigits reports whether the ending of the digits before token i says that a part of so many stands there: "18'de
// biri", "4'te 3'ü", "10-ből 7".
func endsDigits(w *scan.Sheet, i int) bool {
	ending := w.LowerToken(i - 1)
	of, in := isEnding(w, ending, ofWhole), isEnding(w, ending, inWhole)
	if !of && !in {
		return false
	}
	if _, one := w.HasValue(i, language.Quantity, oneOf); one {
		return true
	}
	if end := scan.PastDigitsEnding(w, i+1); end > i+1 {
		return isEnding(w, w.LowerToken(end-1), ofPart)
	}
	return of && !hasValue(w, ofPart)
}

// isEnding reports whether the lexicon has an ending with a value.
func isEnding(w *scan.Sheet, ending, value string) bool {
	return slices.ContainsFunc(w.Pack.Entries(language.Quantity), func(e *language.Entry) bool {
		return e.Value == value && e.Flags.Has(language.After) && e.Phrase == ending
	})
}

// hasValue reports whether the lexicon has phrases with a value.
func hasValue(w *scan.Sheet, value string) bool {
	return slices.ContainsFunc(w.Pack.Entries(language.Quantity), func(e *language.Entry) bool { return e.Value == value })
}

// each reports whether a word for each stands before token i.
func each(w *scan.Sheet, i int) bool {
	m, ok := w.Before(i, language.Quantity)
	return ok && (m.Value == language.QuantityPer || m.Value == language.QuantityHabit || m.Value == eachOf)
}

// leads reports whether a word stands before token i behind which the whole and the part of a share follow.
func leads(w *scan.Sheet, i int) bool {
	m, ok := w.Before(i, language.Quantity)
	return ok && m.Value == eachOf
}

// endsWhole reports whether the word at token i ends with the case that says "of".
func endsWhole(w *scan.Sheet, i int) bool {
	word := w.LowerToken(i)
	return slices.ContainsFunc(w.Pack.Entries(language.Quantity), func(e *language.Entry) bool {
		return e.Value == ofWhole && e.Flags.Has(language.After) && len(word) > len(e.Phrase) &&
			strings.HasSuffix(word, e.Phrase)
	})
}
