package grid

import (
	"math/big"
	"strings"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/schema"
)

// A Label is what the heads of the row and the column of a number say that it counts; empty if they say nothing.
type Label struct{ Counted, Concept string }

// Table is the table whose rows are being read, with what its first row says.
type Table struct {
	open  bool // the last paragraph was a row of it
	sign  byte // what parts its cells
	cells int
	heads []head
}

// End ends the table.
func (t *Table) End() { *t = Table{} }

// Skip passes over furniture: a line that has neither letters nor digits, as that below the heads in Markdown, lets the
// table go on, and a row between bars may be the heads of one. All else ends the table.
func (t *Table) Skip(r *Row) {
	for _, l := range lines(r.Text, r.From, r.To) {
		t.End()
		if l.sign == bar && len(l.cells) > 1 {
			*t = Table{open: true, sign: bar, cells: len(l.cells), heads: r.heads(l.cells)}
		}
	}
}

// Read takes up a paragraph that was read. If its lines are rows of a table, the numbers in their cells get the unit
// and the time that the heads of their row and column tell, and it gives what those say that they count: a label for
// each figure of the sheet, in order, or none at all.
func (t *Table) Read(r *Row) []Label {
	list := lines(r.Text, r.From, r.To)
	if len(list) == 0 {
		t.End()
	}
	var labels []Label
	for _, l := range list {
		if len(l.cells) < 2 {
			t.End()
			continue
		}
		if !t.goesOn(&l) {
			*t = Table{open: true, sign: l.sign, cells: len(l.cells)}
			if l.sign != gaps || !r.lists(l.cells) {
				t.heads = r.heads(l.cells)
			}
			if t.heads != nil {
				continue
			}
		}
		labels = t.fill(r, l.cells, labels)
	}
	return labels
}

// lists reports whether a cell begins with an amount: it is no head but one of things in a list of two columns, "1
// cucumber (300 g)    2 spoons of dill".
func (r *Row) lists(cells []cell) bool {
	for i := range r.Sheet.Figures {
		f := &r.Sheet.Figures[i]
		s, e := r.place(f.From, f.To)
		if k := inCell(cells, s, e); k >= 0 && s == cells[k].from && f.Value != nil && f.Kind != schema.KindOrdinal {
			return true
		}
	}
	return false
}

// goesOn reports whether a line is a further row of the table. A first row of which the corner is empty may lack it.
func (t *Table) goesOn(l *line) bool {
	if !t.open || t.sign != l.sign {
		return false
	}
	return l.sign == gaps || t.cells == len(l.cells) || t.heads != nil && l.sign == tab && t.cells+1 == len(l.cells)
}

// fill gives the numbers of a row what their heads say, and adds that to the labels.
func (t *Table) fill(r *Row, cells []cell, labels []Label) []Label {
	if len(r.Sheet.Figures) == 0 {
		return labels
	}
	row := r.head(cells[0])
	for i := range r.Sheet.Figures {
		f := &r.Sheet.Figures[i]
		s, e := r.place(f.From, f.To)
		k := inCell(cells, s, e)
		if k < 0 || saysMore(r.Text[cells[k].from:s]+r.Text[e:cells[k].to]) {
			continue
		}
		if f.Head < f.Tail && t.headed() {
			if s, e := r.place(f.Head, f.Tail); !cells[k].holds(s, e) {
				f.Head, f.Tail = f.To, f.To // what stands in another cell is not counted
			}
		}
		col := t.column(cells, k)
		if k == 0 {
			label(f, col, nil)
			continue
		}
		if row.unit == nil && t.ofCorner(col) {
			row.unit = t.heads[0].unit
		}
		if h := label(f, col, &row); h != nil {
			if labels == nil {
				labels = make([]Label, len(r.Sheet.Figures))
			}
			labels[i] = Label{h.counted, h.concept}
		}
	}
	return labels
}

// headed reports whether the columns have heads: where blanks part the cells, two of them at least, since a list of
// amounts and things looks like a table, too: "12    black olives".
func (t *Table) headed() bool { return t.heads != nil && (t.sign != gaps || len(t.heads) > 1) }

// inCell gives the cell in which the bytes [from,to) lie, -1 if there is none.
func inCell(cells []cell, from, to int) int {
	for k, c := range cells {
		if c.holds(from, to) {
			return k
		}
	}
	return -1
}

// column gives the head of the column of cell k: by its number, or, where blanks part the cells, the only one above it;
// nil if there is none.
func (t *Table) column(cells []cell, k int) *head {
	if len(t.heads) == len(cells) {
		return &t.heads[k]
	}
	if t.sign == tab && len(t.heads)+1 == len(cells) && k > 0 {
		return &t.heads[k-1]
	}
	if t.sign != gaps || !t.headed() {
		return nil
	}
	found := -1
	for i := range t.heads {
		if h := &t.heads[i]; h.left < cells[k].right && cells[k].left < h.right {
			if found >= 0 {
				return nil
			}
			found = i
		}
	}
	if found < 0 {
		return nil
	}
	return &t.heads[found]
}

// ofCorner reports whether the column of a head tells a time, so that the head of the first column, the corner, is that
// of all numbers: "Revenue (€ million) | 2021 | 2022".
func (t *Table) ofCorner(col *head) bool {
	return col != nil && col.start != "" && len(t.heads) > 0 && t.heads[0].start == ""
}

// label gives a number in a cell its unit and its time, and gives the head that says what it counts; nil if none does.
// col and row are the heads of the cell, nil if it has none.
func label(f *scan.Figure, col, row *head) *head {
	u := unitOf(col, row)
	if u != nil && f.Rule == "year" && f.Kind == schema.KindDate && (row != nil || col.unit != nil) {
		yearAsNumber(f)
	}
	switch {
	case f.Value == nil:
		return nil
	case f.Kind == schema.KindCount && f.Unit == "" && f.Head == f.Tail && u != nil:
		measure(f, u)
	case col != nil && col.numbers && f.Plain && f.Kind == schema.KindCount:
		*f = scan.Figure{From: f.From, To: f.To, Kind: schema.KindIdentifier, Rule: "number_in_column"}
		return nil
	}
	date(f, col)
	date(f, row)
	if f.Kind != schema.KindCount || f.Head < f.Tail {
		return nil
	}
	for _, h := range []*head{col, row} {
		if h != nil && h.counted != "" && strings.Count(h.counted, " ") < mostWords {
			return h
		}
	}
	return nil
}

// mostWords bounds the words of what a head says that its numbers count: more are a sentence.
const mostWords = 8

// unitOf gives the unit that the head of the column names, else that of the row.
func unitOf(col, row *head) *scan.Figure {
	if col != nil && col.unit != nil {
		return col.unit
	}
	if row != nil {
		return row.unit
	}
	return nil
}

// yearAsNumber makes a number of four digits of what was read as a year.
func yearAsNumber(f *scan.Figure) {
	year, ok := new(big.Rat).SetString(strings.SplitN(string(f.Start), "-", 2)[0])
	if !ok || f.To != f.From+1 {
		return
	}
	*f = scan.Figure{
		From: f.From, To: f.To, Kind: schema.KindCount, Comparator: "=", Value: year, Head: f.To, Tail: f.To,
		Rule: "number_in_column", Numbers: [2]int{f.From, f.To}, Plain: true,
	}
}

// measure gives a number the unit of which u has two.
func measure(f *scan.Figure, u *scan.Figure) {
	one := new(big.Rat).Quo(u.Value, twice)
	f.Kind, f.Unit, f.Rule = u.Kind, u.Unit, "unit_of_head"
	f.Value = new(big.Rat).Mul(f.Value, one)
	if f.Max != nil {
		f.Max = new(big.Rat).Mul(f.Max, one)
	}
	for _, issue := range u.Issues {
		scan.AddIssue(&f.Issues, issue)
	}
}

// date gives a number the time that a head tells, unless it has one.
func date(f *scan.Figure, h *head) {
	if h != nil && f.Start == "" && f.End == "" && f.Kind != schema.KindDate && f.Kind != schema.KindPeriod {
		f.Start, f.End = h.start, h.end
	}
}
