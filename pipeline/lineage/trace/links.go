package trace

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// follow finds what the row was derived from, and what was derived from it.
//
// A row was derived from the rows that it refers to, but for three references that point the other way: a mention
// refers to the entity that the registry made of the mentions, a statement to the fact that was made of the statements,
// and a document to the work that it is part of.
func (t *tracer) follow(found *lineage.Released) error {
	up := map[string][]string{} // table → ids
	add := func(table, id string) {
		if !slices.Contains(up[table], id) && !(table == found.Name && id == t.ID) {
			up[table] = append(up[table], id)
		}
	}
	t.parents(found, t.Row, add)
	for _, id := range t.made {
		add(schema.Statements.Name, id)
	}
	for _, p := range t.Places {
		add(p.Table, p.ID)
		if p.of != nil {
			t.parents(p.of, p.row, add)
		}
	}
	order := []string{schema.Statements.Name, schema.Facts.Name, schema.Mentions.Name, schema.Figures.Name,
		schema.Sentences.Name, schema.Paragraphs.Name, schema.Documents.Name, SourceFile}
	for _, r := range t.tables {
		whole := ""
		if i := found.Index(r.Key); i >= 0 && r.Name != found.Name && slices.Contains(gathered, r.Name) {
			whole = t.Row[i].Text
		}
		if err := t.scan(r, found, up[r.Name], whole); err != nil {
			return err
		}
	}
	for _, p := range t.Places {
		source := Link{Table: SourceFile, ID: p.Path, SHA256: p.SHA256}
		if p.Path != "" && !slices.Contains(t.From, source) {
			t.From = append(t.From, source)
		}
	}
	place := func(l Link) int { return slices.Index(order, l.Table) }
	slices.SortStableFunc(t.From, func(a, b Link) int { return place(a) - place(b) })
	return nil
}

// gathered are the tables whose rows are made of those that refer to them.
var gathered = []string{schema.Entities.Name, schema.Facts.Name}

// parents gives the rows that a row refers to and was derived from.
func (t *tracer) parents(r *lineage.Released, row []schema.Value, add func(table, id string)) {
	for i, c := range r.Columns {
		table, _, _ := strings.Cut(c.Ref, ".")
		backward := c.Name == "work_id" || slices.Contains(gathered, table)
		switch {
		case table == "" || backward || row[i].Null:
		case c.Type.Kind == schema.StringList:
			for _, id := range row[i].List {
				add(table, id)
			}
		default:
			add(table, row[i].Text)
		}
	}
}

// scan goes through a table once: it takes the rows that the traced one was derived from, those that refer to it, and
// the one that was made of it and others, if the table has such a row.
func (t *tracer) scan(r, found *lineage.Released, up []string, whole string) error {
	key, refers := r.Index(r.Key), referring(r.Table, found)
	if len(up) == 0 && len(refers) == 0 && whole == "" {
		return nil
	}
	wanted := map[string]bool{}
	for _, id := range up {
		wanted[id] = true
	}
	name, version := t.madeBy(r, nil)
	uses := Uses{Table: r.Name, Stage: name, Version: version}
	for row, err := range r.Rows {
		if err != nil {
			return err
		}
		id := row[key].Text
		if wanted[id] {
			t.From = append(t.From, Link{Table: r.Name, ID: strings.Clone(id), Label: cutLabel(lineage.Label(r.Table, row)),
				Stage: name, Version: version})
			delete(wanted, id)
		}
		if whole != "" && id == whole || t.refers(r, found, refers, row) {
			uses.Rows = append(uses.Rows, Use{strings.Clone(id), cutLabel(lineage.Label(r.Table, row))})
		}
	}
	if len(uses.Rows) > 0 {
		t.UsedBy = append(t.UsedBy, uses)
	}
	for _, id := range up {
		if wanted[id] {
			t.Mismatch(t.Table.Name+" "+t.ID, "a row of "+r.Name, "no row "+id)
		}
	}
	return nil
}

// referring gives the columns of a table that may refer to the row that was found: references to its table, but for
// those that point the other way, and the members of an alignment, of which each row says itself what they are.
func referring(t *schema.Table, found *lineage.Released) (columns []int) {
	level := t.Index("level")
	for i, c := range t.Columns {
		reference := c.Ref == found.Name+"."+found.Key && c.Name != "work_id" && !slices.Contains(gathered, found.Name)
		members := level >= 0 && c.Type.Kind == schema.StringList && strings.HasSuffix(c.Name, "_ids")
		if reference || members {
			columns = append(columns, i)
		}
	}
	return columns
}

// refers reports whether a row refers to the traced one in one of the columns.
func (t *tracer) refers(r, found *lineage.Released, columns []int, row []schema.Value) bool {
	if r.Name == found.Name && row[r.Index(r.Key)].Text == t.ID {
		return false // it is the row itself
	}
	return slices.ContainsFunc(columns, func(i int) bool {
		if r.Columns[i].Type.Kind != schema.StringList {
			return !row[i].Null && row[i].Text == t.ID
		}
		level := r.Index("level")
		ofTable := r.Columns[i].Ref != "" || level >= 0 && row[level].Text+"s" == found.Name
		return ofTable && slices.Contains(row[i].List, t.ID)
	})
}
