package trace

import (
	"slices"
	"strconv"
	"strings"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// follow finds what the row was derived from, and what was derived from it.
//
// A row was derived from the rows that it refers to, but for two references that point the other way: a mention refers
// to the entity that the registry made of the mentions, and a document to the work that it is part of.
func (t *tracer) follow(found *lineage.Released) error {
	up := map[string][]string{} // table → ids
	add := func(table, id string) {
		if !slices.Contains(up[table], id) && !(table == found.Name && id == t.ID) {
			up[table] = append(up[table], id)
		}
	}
	t.parents(found, t.Row, add)
	for _, p := range t.Places {
		add(p.Table, p.ID)
		if p.of != nil {
			t.parents(p.of, p.row, add)
		}
	}
	order := []string{schema.Mentions.Name, schema.Figures.Name, schema.Sentences.Name, schema.Paragraphs.Name, schema.Documents.Name, SourceFile}
	entity := ""
	if i := found.Index("entity_id"); i >= 0 && found.Name != schema.Entities.Name {
		entity = t.Row[i].Text
	}
	for _, r := range t.tables {
		if err := t.scan(r, found, up[r.Name], entity); err != nil {
			return err
		}
	}
	for _, p := range t.Places {
		source := Link{Table: SourceFile, ID: p.Path, SHA256: p.SHA256}
		if p.Path != "" && !slices.Contains(t.From, source) {
			t.From = append(t.From, source)
		}
	}
	slices.SortStableFunc(t.From, func(a, b Link) int { return slices.Index(order, a.Table) - slices.Index(order, b.Table) })
	return nil
}

// parents gives the rows that a row refers to and was derived from.
func (t *tracer) parents(r *lineage.Released, row []schema.Value, add func(table, id string)) {
	for i, c := range r.Columns {
		table, _, _ := strings.Cut(c.Ref, ".")
		if table == "" || row[i].Null || c.Name == "work_id" || table == schema.Entities.Name {
			continue
		}
		add(table, row[i].Text)
	}
}

// scan goes through a table once: it takes the rows that the traced one was derived from, and those that refer to it.
func (t *tracer) scan(r, found *lineage.Released, up []string, entity string) error {
	key := r.Index(r.Key)
	level := r.Index("level")
	var refers []int // columns that may refer to the row
	for i, c := range r.Columns {
		switch {
		case c.Ref == found.Name+"."+found.Key && c.Name != "work_id" && found.Name != schema.Entities.Name,
			level >= 0 && c.Type.Kind == schema.StringList && strings.HasSuffix(c.Name, "_ids"):
			refers = append(refers, i)
		}
	}
	if len(up) == 0 && len(refers) == 0 && (entity == "" || r.Name != schema.Entities.Name) {
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
			t.From = append(t.From, Link{Table: r.Name, ID: strings.Clone(id), Label: cutLabel(lineage.Label(r.Table, row)), Stage: name, Version: version})
			delete(wanted, id)
		}
		used := entity != "" && r.Name == schema.Entities.Name && id == entity
		for _, i := range refers {
			switch {
			case r.Name == found.Name && id == t.ID:
			case r.Columns[i].Type.Kind != schema.StringList:
				used = used || row[i].Text == t.ID && !row[i].Null
			case row[level].Text+"s" == found.Name:
				used = used || slices.Contains(row[i].List, t.ID)
			}
		}
		if used {
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

// nearest gives the ids that are most like the one that no row has; those of entities, whose names count too, with the
// name.
func (t *tracer) nearest(table string) ([]string, error) {
	const most = 3
	type candidate struct {
		id           string
		rank, amount int
	}
	var best []candidate
	prefix, number, hasNumber := numbered(t.ID)
	for _, r := range t.tables {
		if table != "" && r.Name != table {
			continue
		}
		key, name := r.Index(r.Key), r.Index("name")
		for row, err := range r.Rows {
			if err != nil {
				return nil, err
			}
			c := candidate{id: row[key].Text, rank: 1}
			if p, n, ok := numbered(c.id); ok && hasNumber && p == prefix {
				c.rank, c.amount = 0, max(n-number, number-n)
			} else {
				limit := max(2, len(t.ID)/2)
				if len(best) == most && best[most-1].rank == 1 {
					limit = best[most-1].amount
				}
				if c.amount = distance(t.ID, c.id, limit); name >= 0 {
					c.amount = min(c.amount, distance(strings.ToLower(t.ID), strings.ToLower(row[name].Text), limit))
					c.id += " (" + row[name].Text + ")"
				}
				if c.amount > limit {
					continue
				}
			}
			at, found := slices.BinarySearchFunc(best, c, func(a, b candidate) int {
				if d := a.rank - b.rank; d != 0 {
					return d
				}
				if d := a.amount - b.amount; d != 0 {
					return d
				}
				return strings.Compare(a.id, b.id)
			})
			if !found && at < most {
				c.id = strings.Clone(c.id)
				best = slices.Insert(best, at, c)
				best = best[:min(most, len(best))]
			}
		}
	}
	out := make([]string, len(best))
	for i, c := range best {
		out[i] = c.id
	}
	return out, nil
}

// numbered splits an id into what stands before its number, and the number.
func numbered(id string) (prefix string, n int, ok bool) {
	prefix = strings.TrimRight(id, "0123456789")
	n, err := strconv.Atoi(id[len(prefix):])
	return prefix, n, err == nil && strings.Contains(prefix, ".")
}

// distance is the edit distance of Levenshtein (1965) between two ids, or more than limit if it is more.
func distance(a, b string, limit int) int {
	if max(len(a)-len(b), len(b)-len(a)) > limit {
		return limit + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last, least := row[0], i+1
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			last, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, last+cost)
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit + 1
		}
	}
	return row[len(b)]
}
