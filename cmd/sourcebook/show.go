package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/printed"
	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/cmd/sourcebook/shelf"
	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

func newShow(a *app) *cobra.Command {
	document, explain := "", false
	c := &cobra.Command{
		Use:   "show RELEASE",
		Short: "Show a release at a glance, or one of its texts as it was read",
		Long: `Show prints the tables, documents and checks of a release. With --document it prints one text: each paragraph
with its role, language, repairs and issues, each sentence with its number, the names in it between marks, and a
mark at each place where a repair changed the white space of the source. With --explain it says, for each
paragraph, which rule gave its role and which rules were asked before, and the same for each place where a
sentence may end: it reads the sources of the release again, with the rules of this program, and says where they
decide otherwise. RELEASE is a release folder or a version below datasets/.`,
		Example: `  sourcebook show datasets/letters/0.1.0
  sourcebook show datasets/letters/0.1.0 --document letter-1843
  sourcebook show datasets/letters/0.1.0 --document letter-1843 --explain`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			dir, err := shelf.Find(args[0], "")
			switch {
			case err != nil:
				return err
			case explain && document == "":
				return exit{codeUsage, errors.New("--explain needs --document")}
			case explain:
				return runExplainDocument(c.Context(), a, dir, document)
			case document != "":
				return runShowDocument(a, dir, document)
			}
			return runShow(a, dir)
		},
	}
	c.Flags().StringVar(&document, "document", "", "document_id of the text to show")
	c.Flags().BoolVar(&explain, "explain", false, "say which rules decided its paragraphs and sentences (with --document)")
	return c
}

// glance is the result of show.
type glance struct {
	Dataset   lineage.Dataset `json:"dataset"`
	Builder   string          `json:"builder"`
	Digest    string          `json:"digest"`
	Tables    []builtTable    `json:"tables"`
	Documents []shownDocument `json:"documents"`
	Checks    []lineage.Check `json:"checks"`
	Notes     []lineage.Note  `json:"notes"`
}

type shownDocument struct {
	DocumentID string `json:"document_id"`
	WorkID     string `json:"work_id"`
	Language   string `json:"language"`
	Published  string `json:"published"`
	Title      string `json:"title"`
	Sentences  int64  `json:"sentences"`
	Figures    int64  `json:"figures"`
	Mentions   int64  `json:"mentions"`
}

func runShow(a *app, dir string) error {
	m, err := lineage.ReadManifest(dir)
	if err != nil {
		return err
	}
	root, err := lineage.RootDigest(dir)
	if err != nil {
		return err
	}
	g := glance{Dataset: m.Dataset, Builder: m.Builder.ID(), Digest: root, Checks: m.Checks, Notes: m.Notes}
	for _, t := range m.Tables {
		g.Tables = append(g.Tables, builtTable{t.Name, t.Rows, t.Content})
	}
	if g.Documents, err = showDocuments(dir); err != nil {
		return err
	}
	if a.json {
		printed.JSON(screen.Inert{Out: a.out}, g)
		return nil
	}
	a.glance(g)
	return nil
}

// showDocuments reads the documents of a release with the number of figures and mentions of each.
func showDocuments(dir string) ([]shownDocument, error) {
	figures, err := countByDocument(dir, schema.Figures)
	if err != nil {
		return nil, err
	}
	mentions, err := countByDocument(dir, schema.Mentions)
	if err != nil {
		return nil, err
	}
	t := schema.Documents
	id, work, language, published, title, sentences := t.Index("document_id"), t.Index("work_id"), t.Index("language"),
		t.Index("published"), t.Index("title"), t.Index("sentences")
	out := []shownDocument{}
	for row, err := range lineage.CSVRows(dir, t, table.RowsOfCSV) {
		if err != nil {
			return nil, err
		}
		d := row[id].Text
		out = append(out, shownDocument{d, row[work].Text, row[language].Text, row[published].Text, row[title].Text,
			row[sentences].Int, figures[d], mentions[d]})
	}
	return out, nil
}

func countByDocument(dir string, t *schema.Table) (map[string]int64, error) {
	n := map[string]int64{}
	id := t.Index("document_id")
	for row, err := range lineage.CSVRows(dir, t, table.RowsOfCSV) {
		if err != nil {
			return nil, err
		}
		n[row[id].Text]++
	}
	return n, nil
}

func (a *app) glance(g glance) {
	w := a.out
	fmt.Fprintf(w, "%s\n%s %s", g.Dataset.Title, g.Dataset.Name, g.Dataset.Version)
	if g.Dataset.Released != "" {
		fmt.Fprintf(w, ", released %s", g.Dataset.Released)
	}
	fmt.Fprintf(w, "\n\n")
	for _, t := range g.Tables {
		fmt.Fprintf(w, "  %-12s %8d rows\n", t.Name, t.Rows)
	}
	fmt.Fprintf(w, "\n  %-24s %-8s %-10s %9s %7s %8s  %s\n", "document", "language", "published", "sentences", "figures",
		"mentions", "work / title")
	for i, d := range g.Documents {
		if i == 50 {
			fmt.Fprintf(w, "  … and %d more documents\n", len(g.Documents)-i)
			break
		}
		fmt.Fprintf(w, "  %-24s %-8s %-10s %9d %7d %8d  %s\n", d.DocumentID, screen.Dash(d.Language),
			screen.Dash(d.Published), d.Sentences,
			d.Figures, d.Mentions, d.WorkID)
		if d.Title != "" {
			fmt.Fprintf(w, "      %s\n", screen.Cut(d.Title, 100))
		}
	}
	fmt.Fprintln(w)
	for _, c := range g.Checks {
		fmt.Fprintf(w, "  %8d  %s\n", c.Count, c.Name)
	}
	for _, n := range g.Notes {
		fmt.Fprintf(w, "  note on %s: %s\n", strings.TrimSpace(n.File+" "+n.Table), n.Text)
	}
	fmt.Fprintf(w, "\nbuilder %s\ndigest  %s\n", g.Builder, g.Digest)
}
