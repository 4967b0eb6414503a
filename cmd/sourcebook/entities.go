package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"example.org/sourcebook/cmd/sourcebook/screen"
	"example.org/sourcebook/cmd/sourcebook/shelf"
	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

func newEntities(a *app) *cobra.Command {
	typ, document := "", ""
	c := &cobra.Command{
		Use:   "entities RELEASE",
		Short: "Print the registry of a release: who and what its texts name, in which forms, and where",
		Long: `Entities prints each entity of a release with its type, identifier and name, the forms of the name by language,
and the documents that name it, each with how often. RELEASE is a release folder or a version below datasets/.`,
		Example: `  sourcebook entities datasets/letters/0.1.0
  sourcebook entities datasets/letters/0.1.0 --type person
  sourcebook entities datasets/letters/0.1.0 --document letter-1843 --json`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if typ != "" && !slices.Contains(entityTypes(), typ) {
				return exit{codeUsage, fmt.Errorf("there is no type %q; the types are %s", typ, strings.Join(entityTypes(), ", "))}
			}
			dir, err := shelf.Find(args[0], "")
			if err != nil {
				return err
			}
			return runEntities(a, dir, typ, document)
		},
	}
	c.Flags().StringVar(&typ, "type", "", "print entities of one type only")
	c.Flags().StringVar(&document, "document", "", "print the entities of one document only, by its document_id")
	return c
}

// entityTypes are the types that the column allows, in its order.
func entityTypes() []string {
	c := schema.Entities.Columns[schema.Entities.Index("type")]
	var out []string
	for _, a := range c.Allowed {
		out = append(out, a.Value)
	}
	return out
}

// listedEntity is an entity as the command lists it.
type listedEntity struct {
	EntityID  string           `json:"entity_id"`
	Type      string           `json:"type"`
	Name      string           `json:"name"`
	Wikidata  string           `json:"wikidata"`
	Names     []listedName     `json:"names"`
	Documents []listedDocument `json:"documents"`
}

type listedName struct {
	Language string `json:"language"`
	Name     string `json:"name"`
}

// listedDocument is a document with how often it names the entity.
type listedDocument struct {
	DocumentID string `json:"document_id"`
	Mentions   int    `json:"mentions"`
}

func runEntities(a *app, dir, typ, document string) error {
	where, err := mentionsByEntity(dir)
	if err != nil {
		return err
	}
	t := schema.Entities
	id, kind, name, names, wikidata := t.Index("entity_id"), t.Index("type"), t.Index("name"), t.Index("names"),
		t.Index("wikidata")
	list := []listedEntity{}
	for row, err := range lineage.CSVRows(dir, t, table.RowsOfCSV) {
		if err != nil {
			return err
		}
		e := listedEntity{row[id].Text, row[kind].Text, row[name].Text, row[wikidata].Text, []listedName{},
			where[row[id].Text]}
		in := func(d listedDocument) bool { return d.DocumentID == document }
		if typ != "" && e.Type != typ || document != "" && !slices.ContainsFunc(e.Documents, in) {
			continue
		}
		for _, n := range row[names].Records {
			e.Names = append(e.Names, listedName{n[0].Text, n[1].Text})
		}
		list = append(list, e)
	}
	if a.json {
		writeJSON(a.out, list)
		return nil
	}
	a.entities(list)
	return nil
}

// mentionsByEntity counts the mentions of each entity by document, in the order of the table.
func mentionsByEntity(dir string) (map[string][]listedDocument, error) {
	t := schema.Mentions
	entity, document := t.Index("entity_id"), t.Index("document_id")
	out := map[string][]listedDocument{}
	for row, err := range lineage.CSVRows(dir, t, table.RowsOfCSV) {
		if err != nil {
			return nil, err
		}
		list, d := out[row[entity].Text], row[document].Text
		if n := len(list) - 1; n >= 0 && list[n].DocumentID == d {
			list[n].Mentions++
			continue
		}
		out[row[entity].Text] = append(list, listedDocument{d, 1})
	}
	return out, nil
}

// entities prints entities, types in the order that the table has.
func (a *app) entities(list []listedEntity) {
	for _, typ := range entityTypes() {
		n := 0
		for _, e := range list {
			if e.Type == typ {
				n++
			}
		}
		if n == 0 {
			continue
		}
		fmt.Fprintf(a.out, "%s: %d\n", typ, n)
		for _, e := range list {
			if e.Type == typ {
				a.entity(e)
			}
		}
	}
}

func (a *app) entity(e listedEntity) {
	fmt.Fprintf(a.out, "  %-32s %s", e.EntityID, e.Name)
	if e.Wikidata != "" {
		fmt.Fprintf(a.out, "  (%s)", e.Wikidata)
	}
	fmt.Fprintln(a.out)
	for i, n := range e.Names {
		if i == 0 || e.Names[i-1].Language != n.Language {
			fmt.Fprintf(a.out, "      %-8s", screen.Dash(n.Language))
		} else {
			fmt.Fprint(a.out, ";")
		}
		fmt.Fprintf(a.out, " %s", n.Name)
		if i+1 == len(e.Names) || e.Names[i+1].Language != n.Language {
			fmt.Fprintln(a.out)
		}
	}
	var in []string
	for _, d := range e.Documents {
		in = append(in, fmt.Sprintf("%s %d", d.DocumentID, d.Mentions))
	}
	fmt.Fprintf(a.out, "      in       %s\n", strings.Join(in, ", "))
}
