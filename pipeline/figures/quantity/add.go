package quantity

import (
	"math/big"

	"example.org/sourcebook/pipeline/figures/number"
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// figureOf makes a figure of an amount without its unit.
func (w *Reader) figureOf(a number.Amount, kind string) scan.Figure {
	f := scan.Figure{
		From: a.From, To: a.To, Kind: kind, Value: a.Value, Max: a.Most, Comparator: "=", Numbers: [2]int{a.From, a.To},
		Plain: a.Plain, Scaled: a.Scaled, Words: a.Words,
	}
	if a.Lower {
		f.Comparator = ">="
	}
	if a.More != "" {
		f.Comparator = a.More
	}
	if a.Malformed {
		f.Issues = append(f.Issues, "malformed_grouping")
	}
	if m := w.Minus(a.From); m < a.From && a.Form == language.Cardinal {
		f.From = m
		f.Value = new(big.Rat).Neg(f.Value)
	}
	return f
}

// countOf adds a number of things and gives the token after it.
func (w *Reader) countOf(a number.Amount) int {
	f := w.figureOf(a, schema.KindCount)
	f.Rule = "count"
	if a.Words {
		f.Rule = "count_in_words"
	}
	measureBefore(w, &f)
	w.Add(f)
	return a.To
}

// measureBefore gives a number the unit before it, in a language whose nouns stand before their numbers: "miaka 3".
func measureBefore(w *Reader, f *scan.Figure) {
	m, ok := w.Before(f.From, language.Measure)
	if !ok || !w.Traits.NounFirst || m.Flags.Has(language.Short) && w.Length(m.End) < 2 || m.Value == "" ||
		!w.Free(m.End, f.From) || w.Glued(f.From) {
		return
	}
	f.From, f.Unit, f.Kind, f.Rule = m.End, m.Value, schema.KindMeasure, "measure"
	if u, ok := w.units.TimeAt(m.End); ok && u.To == m.End+1 { // no minute of an angle
		f.Unit = u.Code
	}
	if scan.Clocks[f.Unit] {
		f.Kind, f.Rule = schema.KindDuration, "duration"
	}
}

// refuseWords refuses number words.
func (w *Reader) refuseWords(a number.Amount, reason string) int {
	w.NoteNumeral(a.From, a.To)
	w.Refuse(a.From, a.To, reason)
	return a.To
}

// noteWords notes the number words of an amount.
func (w *Reader) noteWords(a *number.Amount) {
	if a.Words {
		w.NoteNumeral(a.From, a.To)
	}
}
