package beside

import (
	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// celsius is the unit of temperatures.
const celsius = "Cel"

// FindTemperatures makes temperatures of bare degrees in a paragraph that speaks of heat: of weather, of an oven, or in
// which another temperature stands with its scale, or degrees below zero. Others may be angles, and stay.
func (w *Comparators) FindTemperatures() {
	var bare []*scan.Figure
	hot := false
	for k := range w.Figures {
		f := &w.Figures[k]
		if f.Kind != schema.KindMeasure {
			continue
		}
		hot = hot || f.Unit == celsius
		if f.Unit == scan.Angle && !w.Mark(f.To-1, "°") {
			hot = hot || f.Value != nil && f.Value.Sign() < 0
			bare = append(bare, f)
		}
	}
	if len(bare) == 0 || !hot && !w.speaksOfHeat() {
		return
	}
	for _, f := range bare {
		f.Unit = celsius
	}
}

// speaksOfHeat reports whether a word for weather or heat stands in the paragraph.
func (w *Comparators) speaksOfHeat() bool {
	for i := range w.List {
		if _, ok := w.HasValue(i, language.Quantity, language.QuantityHeat); ok {
			return true
		}
	}
	return false
}
