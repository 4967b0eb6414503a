package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/text/language"

	"example.org/sourcebook"
	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/cmd/sourcebook/start"
	"example.org/sourcebook/pipeline"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

type figuresOptions struct {
	app        *app
	language   string
	country    string
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

// shortText is how long a text may be to be read before garbage is in the way.
const shortText = 1 << 16

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
	f.StringVar(&o.country, "country", "", "country of publication, two letters of ISO 3166 (default: what the text says)")
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
	d, err := o.declared()
	if err != nil {
		return exit{codeUsage, err}
	}
	content, err := readText(c.InOrStdin(), path)
	if err != nil {
		return err
	}
	if len(content) > shortText {
		start.Long()
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
		return printed.CSV(o.app.out, schema.Figures, r.Figures)
	default:
		return screen.Figures(o.app.out, r, o.rejections)
	}
	return nil
}

// declared is what the flags say of the text.
func (o *figuresOptions) declared() (d tables.Declared, err error) {
	if _, err := time.Parse(time.DateOnly, o.published); err != nil && o.published != "" {
		return d, fmt.Errorf("--published takes year, month and day, for example 2023-09-13, not %q", o.published)
	}
	if tag, err := language.Parse(o.language); o.language != "" && (err != nil || tag == language.Und) {
		return d, fmt.Errorf("--language takes a BCP 47 tag, for example fr, zh-Hans or pt-BR, not %q", o.language)
	}
	country, ok := bcp47.Country(o.country)
	if !ok && o.country != "" {
		return d, fmt.Errorf("--country takes a code of ISO 3166, for example CH, IN or BR, not %q", o.country)
	}
	return tables.Declared{Language: o.language, Country: country, Published: schema.Date(o.published)}, nil
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

// foundFigures is the result of figures.
type foundFigures struct {
	MessageType string        `json:"message_type"`
	Language    string        `json:"language"`
	Figures     []printed.Row `json:"figures"`
	Rejections  []printed.Row `json:"rejections,omitempty"` // with --rejections
	Decisions   []decided     `json:"decisions,omitempty"`  // with --explain
}

func figuresJSON(o *figuresOptions, r *pipeline.Readings) {
	v := foundFigures{"figures", r.Language, []printed.Row{}, nil, nil}
	explain := func(at schema.Span) {
		for _, d := range r.Decisions[[2]int{at.Start, at.End}] {
			v.Decisions = append(v.Decisions, decided{at.Start, at.End, d.Depth, d.List, d.Rule, d.Before})
		}
	}
	for _, f := range r.Figures {
		v.Figures = append(v.Figures, printed.RowOf(schema.Figures, f))
		explain(f.Span)
	}
	if o.rejections {
		for _, f := range r.Rejections {
			v.Rejections = append(v.Rejections, printed.RowOf(schema.Rejections, f))
			explain(f.Span)
		}
	}
	printed.JSON(screen.Inert{Out: o.app.out}, v)
}
