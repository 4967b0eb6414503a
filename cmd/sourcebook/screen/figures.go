package screen

import (
	"fmt"
	"io"
	"strings"

	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/figures"
	"example.org/sourcebook/schema"
)

// reading is a line of the table, and how it was decided.
type reading struct {
	cells     []string
	decisions []figures.Decision
}

// readings gives the lines of the table, the header first, in the order of the text.
func readings(r *pipeline.Readings, rejected bool) []reading {
	rows := []reading{{cells: []string{"at", "figure", "kind", "value", "unit", "counted", "from", "to", "issues"}}}
	add := func(at schema.Span, cells []string) {
		rows = append(rows, reading{cells, r.Decisions[[2]int{at.Start, at.End}]})
	}
	rejections := r.Rejections
	if !rejected {
		rejections = nil
	}
	for _, f := range r.Figures {
		for len(rejections) > 0 && rejections[0].Span.Start <= f.Span.Start {
			add(rejections[0].Span, rejectionLine(rejections[0]))
			rejections = rejections[1:]
		}
		add(f.Span, figureLine(f))
	}
	for _, x := range rejections {
		add(x.Span, rejectionLine(x))
	}
	return rows
}

func rejectionLine(x *schema.Rejection) []string {
	return []string{fmt.Sprint(x.Span.Start), OneLine(x.Surface), "(" + x.Reason + ")"}
}

// Figures writes what people ask for, with what was rejected if that is wanted, a line a figure, in columns.
func Figures(out io.Writer, r *pipeline.Readings, rejected bool) error {
	rows := readings(r, rejected)
	w := &Printer{Out: out}
	if len(rows) == 1 {
		w.Line("no figures")
		return w.Err
	}
	widths := make([]int, len(rows[0].cells))
	for i := len(rows) - 1; i >= 0; i-- { // the header last: a column without a value is left out
		for k, cell := range rows[i].cells {
			if i > 0 || widths[k] > 0 {
				widths[k] = max(widths[k], Width(cell))
			}
		}
	}
	for _, row := range rows {
		w.Line("%s", aligned(row.cells, widths))
		for _, d := range row.decisions {
			w.Line("%s", decisionLine(d, widths[0]+2))
		}
	}
	return w.Err
}

// aligned puts cells into columns, the first one to the right.
func aligned(cells []string, widths []int) string {
	var b strings.Builder
	for k, cell := range cells {
		if widths[k] == 0 {
			continue
		}
		pad := strings.Repeat(" ", widths[k]-Width(cell))
		if k == 0 {
			b.WriteString(pad + cell)
		} else {
			b.WriteString("  " + cell + pad)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// decisionLine says which rule of a list fired, and which were asked before it.
func decisionLine(d figures.Decision, indent int) string {
	line := strings.Repeat(" ", indent+2*d.Depth) + d.List + ": "
	if d.Rule == "" {
		return line + "none of " + strings.Join(d.Before, ", ")
	}
	line += d.Rule
	if len(d.Before) > 0 {
		line += ", not " + strings.Join(d.Before, ", ")
	}
	return line
}

func figureLine(f *schema.Figure) []string {
	value := string(f.Value)
	if f.ValueMax != "" {
		value += ".." + string(f.ValueMax)
	}
	if value != "" && f.Comparator != "" && f.Comparator != "=" {
		value = f.Comparator + " " + value
	}
	counted := Cut(OneLine(f.Counted), 40)
	if f.Concept != "" {
		counted += " (" + f.Concept + ")"
	}
	issues := strings.Join(f.Issues, " ")
	if f.RepairedValue != "" {
		issues += " → " + string(f.RepairedValue)
	}
	return []string{fmt.Sprint(f.Span.Start), Cut(OneLine(f.Surface), 50), f.Kind, value, f.Unit, counted,
		string(f.DateStart), string(f.DateEnd), issues}
}
