// Package registry lists who and what the texts of a release name.
package registry

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/export/table"
	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// Types are the types that the column allows, in its order.
func Types() []string {
	c := schema.Entities.Columns[schema.Entities.Index("type")]
	var out []string
	for _, a := range c.Allowed {
		out = append(out, a.Value)
	}
	return out
}

// Entity is an entity as the command lists it.
type Entity struct {
	EntityID  string     `json:"entity_id"`
	Type      string     `json:"type"`
	Name      string     `json:"name"`
	Wikidata  string     `json:"wikidata"`
	Names     []Name     `json:"names"`
	Documents []Document `json:"documents"`
}

// Name is a form of a name in a language.
type Name struct {
	Language string `json:"language"`
	Name     string `json:"name"`
}

// Document is a document with how often it names the entity.
type Document struct {
	DocumentID string `json:"document_id"`
	Mentions   int    `json:"mentions"`
}

// Read gives the entities of a release in the order of the table: those of one type, or that one document names, or
// all. It fails if the release has no such document.
func Read(dir, typ, document string) ([]Entity, error) {
	if document != "" {
		if _, err := DocumentRow(dir, document); err != nil {
			return nil, err
		}
	}
	where, err := mentionsByEntity(dir)
	if err != nil {
		return nil, err
	}
	t := schema.Entities
	id, kind, name, names, wikidata := t.Index("entity_id"), t.Index("type"), t.Index("name"), t.Index("names"),
		t.Index("wikidata")
	list := []Entity{}
	for row, err := range lineage.CSVRows(dir, t, table.RowsOfCSV) {
		if err != nil {
			return nil, err
		}
		e := Entity{row[id].Text, row[kind].Text, row[name].Text, row[wikidata].Text, []Name{},
			where[row[id].Text]}
		in := func(d Document) bool { return d.DocumentID == document }
		if typ != "" && e.Type != typ || document != "" && !slices.ContainsFunc(e.Documents, in) {
			continue
		}
		for _, n := range row[names].Records {
			e.Names = append(e.Names, Name{n[0].Text, n[1].Text})
		}
		list = append(list, e)
	}
	return list, nil
}

// mostNamed is how many documents of a release are named where it lacks one.
const mostNamed = 10

// DocumentRow gives the row of a document of a release. It fails if the release has none of that identifier, and names
// those that it has.
func DocumentRow(dir, id string) ([]schema.Value, error) {
	var has []string
	t := schema.Documents
	for row, err := range lineage.CSVRows(dir, t, table.RowsOfCSV) {
		if err != nil {
			return nil, err
		}
		switch name := row[t.Index("document_id")].Text; {
		case name == id:
			return slices.Clone(row), nil // the reader uses the row again
		case len(has) < mostNamed:
			has = append(has, strconv.Quote(name))
		}
	}
	return nil, fmt.Errorf("%s has no document %q; it has %s", dir, id, strings.Join(has, ", "))
}

// mentionsByEntity counts the mentions of each entity by document, in the order of the table.
func mentionsByEntity(dir string) (map[string][]Document, error) {
	t := schema.Mentions
	entity, document := t.Index("entity_id"), t.Index("document_id")
	out := map[string][]Document{}
	for row, err := range lineage.CSVRows(dir, t, table.RowsOfCSV) {
		if err != nil {
			return nil, err
		}
		list, d := out[row[entity].Text], row[document].Text
		if n := len(list) - 1; n >= 0 && list[n].DocumentID == d {
			list[n].Mentions++
			continue
		}
		out[row[entity].Text] = append(list, Document{d, 1})
	}
	return out, nil
}

// Lines tells of entities for people, types in the order that the table has.
func Lines(list []Entity) []string {
	var out []string
	for _, typ := range Types() {
		var of []*Entity
		for i := range list {
			if list[i].Type == typ {
				of = append(of, &list[i])
			}
		}
		if len(of) > 0 {
			out = append(out, fmt.Sprintf("%s: %d", typ, len(of)))
		}
		for _, e := range of {
			out = append(out, e.lines()...)
		}
	}
	return out
}

// lines tells of an entity, with a line for the names of each language.
func (e *Entity) lines() []string {
	head := fmt.Sprintf("  %-32s %s", e.EntityID, e.Name)
	if e.Wikidata != "" {
		head += "  (" + e.Wikidata + ")"
	}
	out := []string{head}
	for i := 0; i < len(e.Names); {
		language, forms := e.Names[i].Language, []string{}
		for ; i < len(e.Names) && e.Names[i].Language == language; i++ {
			forms = append(forms, e.Names[i].Name)
		}
		out = append(out, fmt.Sprintf("      %-8s %s", cmp.Or(language, "-"), strings.Join(forms, "; ")))
	}
	var in []string
	for _, d := range e.Documents {
		in = append(in, fmt.Sprintf("%s %d", d.DocumentID, d.Mentions))
	}
	return append(out, "      in       "+strings.Join(in, ", "))
}
