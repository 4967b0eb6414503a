package figures

import "example.org/sourcebook/schema"

// dateCounts gives each count and amount the period that its own sentence states: the nearest one before it in its
// clause, else the only one in the sentence. sentence numbers the tokens by sentence, clause by clause.
func (w *work) dateCounts(sentence, clause []int32) {
	for from := 0; from < len(w.figures); {
		at := sentence[w.figures[from].from]
		to := from
		var only *figure
		dates := 0
		for to < len(w.figures) && sentence[w.figures[to].from] == at {
			if f := &w.figures[to]; f.isDate() {
				only = f
				dates++
			}
			to++
		}
		var last *figure
		for k := from; k < to && at >= 0; k++ {
			f := &w.figures[k]
			switch {
			case f.isDate():
				last = f
			case f.value == nil || f.kind == schema.KindOrdinal || f.kind == schema.KindDuration:
			case last != nil && clause[last.from] == clause[f.from]:
				f.start, f.end = last.start, last.end
			case dates == 1:
				f.start, f.end = only.start, only.end
			}
		}
		from = to
	}
}

func (f *figure) isDate() bool {
	return (f.kind == schema.KindDate || f.kind == schema.KindPeriod) && !f.aside
}
