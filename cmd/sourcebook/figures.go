package main

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"
	"golang.org/x/text/width"

	"example.org/sourcebook"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/figures"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

type figuresOptions struct {
	app        *app
	language   string
	published  string
	format     string
	rejections bool
	explain    bool
}

// The formats of figures.
const (
	formatTable = "table"
	formatCSV   = "csv"
	formatJSON  = "json"
)

func newFigures(a *app) *cobra.Command {
	o := &figuresOptions{app: a}
	c := &cobra.Command{
		Use:   "figures FILE",
		Short: "Print the figures of a text: counts, amounts, shares, measures, dates and periods",
		Long: `Figures reads one text, a file or - for standard input, with the stages that a build has, and prints its
figures in the order of the text; nothing is written. The language is detected unless it is given; relative dates
("last year") need the date of the text: its own, or the one given. With --rejections it prints the numerals that are
no figures, too, each with the reason.

With --explain each of them says how it was decided: the lists of rules that were asked on the way to it, in each the
rule that fired and the rules that were asked before it at that place.`,
		Example: `  sourcebook figures letter.txt
  echo "plus de 3,2 millions d'euros" | sourcebook figures --language fr -
  sourcebook figures --published 2023-09-13 --format csv article.txt
  sourcebook figures --explain --rejections letter.txt`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error { return runFigures(c, o, args[0]) },
	}
	f := c.Flags()
	f.StringVarP(&o.language, "language", "l", "", "language of the text, a BCP 47 tag (default: detected)")
	f.StringVar(&o.published, "published", "", "date of the text, YYYY-MM-DD (default: what the text says)")
	f.StringVar(&o.format, "format", formatTable, "table, csv (all columns) or json (all columns)")
	f.BoolVar(&o.rejections, "rejections", false, "print what is no figure, too (table and json)")
	f.BoolVar(&o.explain, "explain", false, "print the rules that led to each figure (table and json)")
	return c
}

func runFigures(c *cobra.Command, o *figuresOptions, path string) error {
	if o.app.json {
		o.format = formatJSON
	}
	if o.format != formatTable && o.format != formatCSV && o.format != formatJSON {
		return exit{codeUsage, fmt.Errorf("there is no format %q; the formats are table, csv, json", o.format)}
	}
	if o.explain && o.format == formatCSV {
		return exit{codeUsage, fmt.Errorf("--explain has no place in csv; use it with --format table or json")}
	}
	d := tables.Declared{Language: o.language, Published: schema.Date(o.published)}
	if _, err := time.Parse(time.DateOnly, o.published); err != nil && o.published != "" {
		return exit{codeUsage, fmt.Errorf("--published takes year, month and day, for example 2023-09-13, not %q",
			o.published)}
	}
	if tag, err := language.Parse(o.language); o.language != "" && (err != nil || tag == language.Und) {
		return exit{codeUsage, fmt.Errorf("--language takes a BCP 47 tag, for example fr, zh-Hans or pt-BR, not %q",
			o.language)}
	}
	content, err := readText(c.InOrStdin(), path)
	if err != nil {
		return err
	}
	r, err := pipeline.ReadFigures(c.Context(), &pipeline.Text{Path: path, Declared: d, Content: content,
		Source: sourcebook.Source, Explain: o.explain})
	if err != nil {
		return err
	}
	if o.language == "" && o.format != formatJSON && !o.app.quiet {
		fmt.Fprintf(o.app.err, "language: %s\n", cmp.Or(r.Language, "not known; give it with --language"))
	}
	switch o.format {
	case formatJSON:
		figuresJSON(o, r)
	case formatCSV:
		return figuresCSV(o.app.out, r.Figures)
	default:
		return figuresTable(o, r)
	}
	return nil
}

// readText reads a file, or what comes in for "-".
func readText(in io.Reader, path string) ([]byte, error) {
	if path == "-" {
		return io.ReadAll(in)
	}
	return os.ReadFile(path)
}

// decided is one list of rules that was asked on the way to the figure or the rejection at a place: Rule fired, the
// ones in Before did not; an empty Rule says that none did.
type decided struct {
	Start  int      `json:"start"`
	End    int      `json:"end"`
	Depth  int      `json:"depth"`
	List   string   `json:"list"`
	Rule   string   `json:"rule,omitempty"`
	Before []string `json:"before,omitempty"`
}

func figuresJSON(o *figuresOptions, r *pipeline.Readings) {
	v := struct {
		MessageType string          `json:"message_type"`
		Language    string          `json:"language"`
		Figures     []cellsByColumn `json:"figures"`
		Rejections  []cellsByColumn `json:"rejections,omitempty"`
		Decisions   []decided       `json:"decisions,omitempty"`
	}{"figures", r.Language, []cellsByColumn{}, nil, nil}
	explain := func(at schema.Span) {
		for _, d := range r.Decisions[[2]int{at.Start, at.End}] {
			v.Decisions = append(v.Decisions, decided{at.Start, at.End, d.Depth, d.List, d.Rule, d.Before})
		}
	}
	for _, f := range r.Figures {
		v.Figures = append(v.Figures, cellsByColumn{schema.Figures, cellsOf(schema.Figures, f)})
		explain(f.Span)
	}
	if o.rejections {
		for _, f := range r.Rejections {
			v.Rejections = append(v.Rejections, cellsByColumn{schema.Rejections, cellsOf(schema.Rejections, f)})
			explain(f.Span)
		}
	}
	writeJSON(inert{o.app.out}, v)
}

func cellsOf(t *schema.Table, row any) []schema.Value {
	cells := make([]schema.Value, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = c.Value(row)
	}
	return cells
}

// figuresCSV writes all columns of the figures: a null is an empty field, a list a JSON array.
func figuresCSV(out io.Writer, rows []*schema.Figure) error {
	w := csv.NewWriter(out)
	var line []string
	for _, c := range schema.Figures.Columns {
		line = append(line, c.Name)
	}
	if err := w.Write(line); err != nil {
		return err
	}
	for _, row := range rows {
		line = line[:0]
		for _, c := range schema.Figures.Columns {
			v := c.Value(row)
			cell := v.Text
			switch {
			case c.Type.Kind == schema.Int && !v.Null:
				cell = fmt.Sprint(v.Int)
			case c.Type.Kind == schema.StringList:
				list, err := json.Marshal(append([]string{}, v.List...))
				if err != nil {
					return err
				}
				cell = string(list)
			}
			line = append(line, cell)
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// reading is a line of the table, and how it was decided.
type reading struct {
	cells     []string
	decisions []figures.Decision
}

// readings gives the lines of the table, the header first, in the order of the text.
func readings(o *figuresOptions, r *pipeline.Readings) []reading {
	rows := []reading{{cells: []string{"at", "figure", "kind", "value", "unit", "counted", "from", "to", "issues"}}}
	add := func(at schema.Span, cells []string) {
		rows = append(rows, reading{cells, r.Decisions[[2]int{at.Start, at.End}]})
	}
	rejections := r.Rejections
	if !o.rejections {
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
	return []string{fmt.Sprint(x.Span.Start), oneLine(x.Surface), "(" + x.Reason + ")"}
}

// figuresTable writes what people ask for, a line a figure, in columns.
func figuresTable(o *figuresOptions, r *pipeline.Readings) error {
	rows := readings(o, r)
	w := &printer{out: o.app.out}
	if len(rows) == 1 {
		w.line("no figures")
		return w.err
	}
	widths := make([]int, len(rows[0].cells))
	for i := len(rows) - 1; i >= 0; i-- { // the header last: a column without a value is left out
		for k, cell := range rows[i].cells {
			if i > 0 || widths[k] > 0 {
				widths[k] = max(widths[k], columns(cell))
			}
		}
	}
	for _, row := range rows {
		w.line("%s", aligned(row.cells, widths))
		for _, d := range row.decisions {
			w.line("%s", decisionLine(d, widths[0]+2))
		}
	}
	return w.err
}

// aligned puts cells into columns, the first one to the right.
func aligned(cells []string, widths []int) string {
	var b strings.Builder
	for k, cell := range cells {
		if widths[k] == 0 {
			continue
		}
		pad := strings.Repeat(" ", widths[k]-columns(cell))
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
	counted := cut(oneLine(f.Counted), 40)
	if f.Concept != "" {
		counted += " (" + f.Concept + ")"
	}
	issues := strings.Join(f.Issues, " ")
	if f.RepairedValue != "" {
		issues += " → " + string(f.RepairedValue)
	}
	return []string{fmt.Sprint(f.Span.Start), cut(oneLine(f.Surface), 50), f.Kind, value, f.Unit, counted,
		string(f.DateStart), string(f.DateEnd), issues}
}

// columns is the width of a text on a terminal: characters of East Asia take two columns.
func columns(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if r >= 0x1100 {
			if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
				n++
			}
		}
	}
	return n
}
