package trace

import (
	"archive/zip"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/pipeline/lineage/verify"
	"example.org/sourcebook/schema"
)

// places finds the passages that belong to the row, and compares them with the sources.
func (t *tracer) places(found *lineage.Released) error {
	switch {
	case found.Name == schema.Documents.Name:
		t.Places = []Place{{Table: found.Name, ID: t.ID, Role: "row", DocumentID: t.ID}}
	case found.Name == schema.Entities.Name:
		if err := t.members(schema.Mentions.Name, "entity_id", []string{t.ID}, "mention"); err != nil {
			return err
		}
	case found.Name == schema.Facts.Name || found.Name == schema.Statements.Name:
		if err := t.stated(found); err != nil {
			return err
		}
	case found.Index("level") >= 0 && found.Index("a_ids") >= 0 && found.Index("b_ids") >= 0:
		table := t.Row[found.Index("level")].Text + "s"
		for _, side := range []string{"a", "b"} {
			if err := t.members(table, "", t.Row[found.Index(side+"_ids")].List, "member "+side); err != nil {
				return err
			}
		}
	case found.Index("start") >= 0 && found.Index("document_id") >= 0:
		t.Places = []Place{t.place(found, t.Row, "row")}
	}
	return t.readSources()
}

// stated adds the figures and mentions of a statement, or of the statements that a fact was made of.
func (t *tracer) stated(found *lineage.Released) error {
	statements := t.table(schema.Statements.Name)
	if statements == nil {
		t.Note("the release has no table %s", schema.Statements.Name)
		return nil
	}
	column := found.Key
	ids := map[string][]string{}
	for row, err := range statements.Rows {
		if err != nil {
			return err
		}
		if row[statements.Index(column)].Text != t.ID {
			continue
		}
		if found.Name == schema.Facts.Name {
			t.made = append(t.made, strings.Clone(row[statements.Index(statements.Key)].Text))
		}
		for _, list := range []string{"figure_ids", "mention_ids"} {
			ids[list] = append(ids[list], row[statements.Index(list)].List...)
		}
	}
	if err := t.members(schema.Figures.Name, "", ids["figure_ids"], "stated"); err != nil {
		return err
	}
	return t.members(schema.Mentions.Name, "", ids["mention_ids"], "stated")
}

// members adds the rows of a table whose column (empty: the key) is one of ids. All of the ids must be there.
func (t *tracer) members(table, column string, ids []string, role string) error {
	r := t.table(table)
	if r == nil {
		t.Note("the release has no table %s", table)
		return nil
	}
	if column == "" {
		column = r.Key
	}
	i := r.Index(column)
	seen := map[string]bool{}
	for row, err := range r.Rows {
		if err != nil {
			return err
		}
		if slices.Contains(ids, row[i].Text) {
			seen[row[i].Text] = true
			t.Places = append(t.Places, t.place(r, slices.Clone(row), role))
		}
	}
	for _, id := range ids {
		if !seen[id] {
			t.Mismatch(t.Table.Name+" "+t.ID, "a row of "+table, "no row with the "+column+" "+id)
		}
	}
	return nil
}

// place is the passage of a row; readSources fills in the rest.
func (t *tracer) place(r *lineage.Released, row []schema.Value, role string) Place {
	p := Place{Table: r.Name, ID: row[r.Index(r.Key)].Text, Role: role, row: row, of: r}
	p.DocumentID = p.ID
	if i := r.Index("document_id"); i >= 0 {
		p.DocumentID = row[i].Text
	}
	p.Rule, _ = rule(r.Table, row)
	return p
}

// readSources opens the documents of the places, compares them with their sources, and reads the passages.
func (t *tracer) readSources() error {
	documents := t.table(schema.Documents.Name)
	if documents == nil {
		t.Note("without the table of documents no passage can be shown")
		return nil
	}
	wanted := map[string]bool{}
	for _, p := range t.Places {
		wanted[p.DocumentID] = true
	}
	z, err := lineage.OpenSources(t.Dir)
	if err != nil {
		t.Fault(lineage.SourcesName, "the sources of "+lineage.ManifestName, err)
	} else {
		defer z.Close()
	}
	files, key, opened, spans := verify.ArchiveOf(z), documents.Index(documents.Key), 0, 0
	for row, err := range documents.Rows {
		if err != nil {
			return err
		}
		id := row[key].Text
		if !wanted[id] {
			continue
		}
		t.source(id, files)
		opened++
		d := t.Document(documents.Table, row, files)
		t.evidence(documents, row)
		for i := range t.Places {
			if p := &t.Places[i]; p.DocumentID == id {
				t.fill(p, d, documents, row)
				if p.of != nil && p.of.Index("start") >= 0 {
					spans++
				}
			}
		}
		if delete(wanted, id); len(wanted) == 0 {
			break
		}
	}
	for _, p := range t.Places {
		if wanted[p.DocumentID] {
			t.Mismatch(p.Table+" "+p.ID+" document_id", "a row of documents", "no row "+p.DocumentID)
		}
	}
	if err := t.locators(); err != nil {
		return err
	}
	t.checked("sources compared with their digests and texts", opened)
	t.checked("spans compared with the text and the source bytes", spans)
	return nil
}

// source compares the bytes of a source with the digest in the manifest. Its place in the manifest, its row and its
// text are for document to compare.
func (t *tracer) source(id string, files map[string]*zip.File) {
	claim := t.Claim(id)
	if claim == nil || files[claim.Path] == nil {
		return
	}
	f, err := lineage.DigestEntry(files[claim.Path])
	if err != nil {
		t.Fault(lineage.SourcesName+" "+claim.Path, "sha256 "+claim.SHA256, err)
		return
	}
	t.Equal(lineage.SourcesName+" "+claim.Path, "sha256 "+claim.SHA256, "sha256 "+f.SHA256)
}

// evidence adds the passages that a document's metadata were read from.
func (t *tracer) evidence(documents *lineage.Released, row []schema.Value) {
	i := documents.Index("evidence")
	if t.Table.Name != documents.Name || i < 0 {
		return
	}
	for _, e := range row[i].Records {
		if len(e) == 4 {
			t.Places = append(t.Places, Place{Table: documents.Name, ID: t.ID, DocumentID: t.ID,
				Role:  "evidence for " + e[0].Text,
				Start: e[1].Int, End: e[2].Int, Rule: e[3].Text})
		}
	}
}

// locator is where a person finds a place: what its row says, or the record of its document.
func locator(p *Place, record string) string {
	if p.of != nil {
		if i := p.of.Index("locator"); i >= 0 && !p.row[i].Null {
			return p.row[i].Text
		}
	}
	if _, err := strconv.Atoi(record); err == nil {
		return "record " + record
	}
	return record // a path in an archive
}

// locators gives the places in a paragraph the locator of that paragraph: the page, the part of the file.
func (t *tracer) locators() error {
	wanted := map[string][]int{}
	for i := range t.Places {
		p := &t.Places[i]
		if p.of == nil || p.of.Index("paragraph_id") < 0 || p.of.Index("locator") >= 0 {
			continue
		}
		if c := p.row[p.of.Index("paragraph_id")]; !c.Null {
			wanted[c.Text] = append(wanted[c.Text], i)
		}
	}
	r := t.table(schema.Paragraphs.Name)
	if r == nil || r.Index("locator") < 0 || len(wanted) == 0 {
		return nil
	}
	for row, err := range r.Rows {
		if err != nil {
			return err
		}
		id, c := row[r.Index(r.Key)].Text, row[r.Index("locator")]
		for _, i := range wanted[id] {
			if !c.Null {
				t.Places[i].Locator = strings.Clone(c.Text)
			}
		}
		if delete(wanted, id); len(wanted) == 0 {
			break
		}
	}
	return nil
}

// fill reads the passage of a place and its surroundings.
func (t *tracer) fill(p *Place, d *verify.Document, documents *lineage.Released, document []schema.Value) {
	cell := func(name string) schema.Value {
		if i := documents.Index(name); i >= 0 {
			return document[i]
		}
		return schema.Value{Null: true}
	}
	p.Path, p.SHA256 = cell("path").Text, cell("source_sha256").Text
	p.Locator = locator(p, cell("record").Text)
	text := d.Index.Text()
	number := func(name string) *int64 {
		if i := p.of.Index(name); i >= 0 && !p.row[i].Null {
			return &p.row[i].Int
		}
		return nil
	}
	switch {
	case p.of != nil && p.of.Index("start") >= 0:
		p.Start, p.End = *number("start"), *number("end")
		p.ByteStart, p.ByteEnd = number("byte_start"), number("byte_end")
		d.Span(p.of.Table, p.row)
	case !strings.HasPrefix(p.Role, "evidence"): // a document
		size := cell("source_bytes").Int
		p.End, p.ByteStart, p.ByteEnd = int64(d.Index.Characters()), new(int64), &size
	}
	if p.Start < 0 || p.Start > p.End || p.End > int64(d.Index.Characters()) {
		return // span has said so
	}
	start, end := d.Index.Byte(int(p.Start)), d.Index.Byte(int(p.End))
	p.Passage = text[start:end]
	from, to := start, end
	for range t.context {
		_, n := utf8.DecodeLastRuneInString(text[:from])
		_, k := utf8.DecodeRuneInString(text[to:])
		from, to = from-n, to+k
	}
	p.Before, p.After = text[from:start], text[end:to]
	// A line of the text is a line of the source.
	m := cell("media_type").Text
	if cell("container").Null && (m == "text/plain" || m == "text/markdown") {
		p.Line = 1 + strings.Count(text[:start], "\n")
		p.Column = 1 + utf8.RuneCountInString(text[1+strings.LastIndexByte(text[:start], '\n'):start])
	}
}
