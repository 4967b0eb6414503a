package clock

import (
	"math/big"
	"strings"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// PartOfUnit reads words that are a part of a unit of time by themselves: "полчаса", "eine Viertelstunde". The lexicon
// has the part and the unit as the value, "1/2 h". It gives the token after them; i if there are none, or if a number
// before them counts them.
func (w *Clock) PartOfUnit(i int) int {
	m, ok := w.Has(i, language.Quantity)
	particle := w.HasFunction(m.End, language.WordParticle) // "사흘에 한 번"
	touches := w.Glued(i) && i > 0 || w.LettersAt(m.End) && w.Glued(m.End)
	if apart := !w.IsNounScript(i) && !particle; !ok || apart && touches {
		return i
	}
	share, unit, ok := strings.Cut(m.Value, " ")
	n := len(w.Figures)
	if value, is := new(big.Rat).SetString(share); ok && is && (n == 0 || w.Figures[n-1].To != i) {
		w.NoteNumerals(i, m.End)
		kind := schema.KindMeasure
		if scan.Clocks[unit] {
			kind = schema.KindDuration
		}
		w.Add(scan.Figure{
			From: i, To: m.End, Kind: kind, Comparator: "=", Value: value, Unit: unit, Rule: "part_of_unit",
		})
		return m.End
	}
	return i
}
