package check

import (
	"context"

	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// checkCorpus checks entities and what refers to them, and that every work is named for the first of its documents.
// Ids of rows within documents need no look over the whole corpus: each is its document's id, a letter and a number,
// so they can be equal in two documents only if the documents' ids are.
func checkCorpus(_ context.Context, in *stage.Reader, _ *stage.Writer) error {
	var f faults
	ids := map[string]bool{}
	before := ""
	works := map[string]string{}
	for w := range tables.Works.Read(in) {
		works[w.DocumentID] = w.WorkID
	}
	// Columns of documents that refer to documents are looked up once all are known.
	type reference struct{ id, column, to string }
	var references []reference
	for d := range tables.Documents.Read(in) {
		if ids[d.DocumentID] {
			f.add("documents", d.DocumentID, "the key occurs twice")
		}
		if d.DocumentID <= before {
			f.add("documents", d.DocumentID, "it stands after %s, out of order", show(before))
		}
		ids[d.DocumentID], before = true, d.DocumentID
		for _, c := range schema.Documents.Columns {
			if v := c.Value(d); c.Ref == "documents.document_id" && !v.Null {
				references = append(references, reference{d.DocumentID, c.Name, v.Text})
			}
		}
		if d.WorkID > d.DocumentID || works[d.WorkID] != d.WorkID {
			f.add("documents", d.DocumentID, "work_id is %s, which is not the first document of that work", show(d.WorkID))
		}
	}
	for _, r := range references {
		if !ids[r.to] {
			f.add("documents", r.id, "%s is %s, which does not exist", r.column, show(r.to))
		}
	}
	checkEntities(&f, in)
	return f.err()
}

// checkEntities checks the registry, and that its counts are those of the mentions.
func checkEntities(f *faults, in *stage.Reader) {
	type counts struct {
		mentions, documents int
		last, kind          string
	}
	found := map[string]*counts{}
	before := ""
	for e := range tables.Entities.Read(in) {
		f.values(schema.Entities, e.EntityID, e)
		if found[e.EntityID] != nil {
			f.add("entities", e.EntityID, "the key occurs twice")
		} else if e.EntityID < before {
			f.add("entities", e.EntityID, "it stands after %s, out of order", show(before))
		}
		found[e.EntityID], before = &counts{kind: e.Type}, e.EntityID
	}
	refs := schema.Mentions.Column("entity_id")
	for m := range tables.Mentions.Read(in) {
		v := refs.Value(m)
		if v.Null {
			continue // a fault that the check of the document reports, if it is one
		}
		c := found[v.Text]
		if c == nil {
			f.add("mentions", m.MentionID, "%s is %s, which does not exist", refs.Name, show(v.Text))
			continue
		}
		c.mentions++
		if c.last != m.DocumentID {
			c.last = m.DocumentID
			c.documents++
		}
		if c.kind != m.Type {
			f.add("mentions", m.MentionID, "type is %s, but the entity's is %s", show(m.Type), show(c.kind))
		}
	}
	for e := range tables.Entities.Read(in) {
		c := found[e.EntityID]
		if e.Mentions != c.mentions {
			f.add("entities", e.EntityID, "mentions is %d, but there are %d", e.Mentions, c.mentions)
		}
		if e.Documents != c.documents {
			f.add("entities", e.EntityID, "documents is %d, but there are %d", e.Documents, c.documents)
		}
	}
}
