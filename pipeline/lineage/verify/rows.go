package verify

import (
	"archive/zip"
	"crypto/sha256"
	"fmt"
	"iter"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// rowChecker is what Verify knows of one table while it reads it.
type rowChecker struct {
	v     *Checker
	table *schema.Table
	of    *lineage.Released
	path  string // of the file that its rows are read from; of the first shard
	keys  map[[16]byte]struct{}
	whole bool // all rows could be read
	rows  int
	last  []schema.Value // columns of the order, of the row before
	sort  []int          // their numbers
	key   int
	shard int // that is being read
	by    int // column that says in which shard a row belongs
}

// tables checks every table of the manifest.
func (v *Checker) tables(sources *zip.ReadCloser) {
	var checkers []*rowChecker
	for i := range v.Manifest.Tables {
		if c := v.table(&v.Manifest.Tables[i]); c != nil {
			checkers = append(checkers, c)
		}
	}
	v.contents(checkers)
	spans := v.rows(checkers, sources)
	rows := 0
	for _, c := range checkers {
		c.equalRows()
		rows += c.rows
	}
	references := v.references(checkers)
	v.checked("tables", len(checkers))
	v.checked("rows", rows)
	v.checked("references", references)
	v.checked("spans", spans)
}

// table compares what the manifest says of a table's schema; nil if its rows cannot be checked.
func (v *Checker) table(claim *lineage.Table) *rowChecker {
	for _, p := range claim.Files {
		if !lineage.Has(v.Manifest.Files, p) {
			v.Mismatch(lineage.ManifestName+" table "+claim.Name, "the file "+p, "not among the files")
		}
	}
	t := schema.ByName(claim.Name)
	if t == nil {
		v.Note("the table %s is not known to this program: only the digests of its files were compared", claim.Name)
		return nil
	}
	r, err := lineage.OpenTable(v.Dir, claim, t, v.Read)
	switch {
	case err != nil:
		v.Note("%s has schema version %d, and this program knows version %d: only the digests of its files were compared; %v",
			t.Name, claim.SchemaVersion, t.Version, err)
		return nil
	case r.Older:
		v.Note("%s has schema version %d, and this program knows version %d: its rows were read from the CSV and compared"+
			" by what both have; its content digest and closed lists were not", t.Name, claim.SchemaVersion, t.Version)
	case t.Version != claim.SchemaVersion:
		v.Equal(lineage.ManifestName+" table "+claim.Name+" schema_version", fmt.Sprint(claim.SchemaVersion),
			fmt.Sprint(t.Version))
	}
	if n := max(1, len(claim.Shards)); len(r.Files) != n || n > 1 && n != v.Manifest.Configuration.Shards {
		v.Mismatch(lineage.ManifestName+" table "+claim.Name, plural(n, "file")+" of a format", fmt.Sprintf("%d of %d shards",
			len(r.Files), v.Manifest.Configuration.Shards))
		return nil
	}
	c := &rowChecker{v: v, table: r.Table, of: r, path: r.Files[0], keys: map[[16]byte]struct{}{}, key: r.Index(r.Key),
		by: slices.Index(r.Columns, r.ShardColumn())}
	for _, name := range r.Sort {
		c.sort = append(c.sort, r.Index(name))
	}
	return c
}

// read gives the rows of a shard of the table. A reader's error or panic becomes a mismatch, and ends them.
func (c *rowChecker) read(shard int) iter.Seq[[]schema.Value] {
	return func(yield func([]schema.Value) bool) {
		c.shard, c.path, c.last = shard, c.of.Files[shard], nil
		err := c.readAll(shard, yield)
		switch {
		case err == nil:
			return
		case c.of.Older:
			c.v.Note("%s: not all rows could be read with the types that this program knows: %v", c.path, err)
		default:
			c.v.Fault(c.path, "the rows of "+c.table.Name, err)
		}
		c.whole = false
	}
}

func (c *rowChecker) readAll(shard int, yield func([]schema.Value) bool) (err error) {
	inside := false // the panic would be the caller's
	defer func() {
		if !inside {
			if p := recover(); p != nil {
				err = fmt.Errorf("the file is damaged: %v", p)
			}
		}
	}()
	for row, err := range c.of.Shard(shard) {
		if err != nil {
			return err
		}
		inside = true
		if !yield(row) {
			return nil
		}
		inside = false
	}
	return nil
}

// rows checks the rows of all tables, those that stand in a document side by side with it. It gives the number of spans
// that were compared with the text.
func (v *Checker) rows(checkers []*rowChecker, sources *zip.ReadCloser) (spans int) {
	var documents *rowChecker
	var inside []*rowChecker
	for _, c := range checkers {
		c.whole = true
		switch {
		case c.table.Name == schema.Documents.Name:
			documents = c
		case standsInText(c.table):
			inside = append(inside, c)
		default:
			c.all()
		}
	}
	if documents == nil {
		v.Note("without the table of documents no span was compared")
		for _, c := range inside {
			c.all()
		}
		return 0
	}
	archive := ArchiveOf(sources)
	for shard := range documents.of.Files {
		spans += v.passages(documents, inside, shard, archive)
	}
	return spans
}

// all checks the rows of a table by themselves.
func (c *rowChecker) all() {
	for shard := range c.of.Files {
		for row := range c.read(shard) {
			c.row(row)
		}
	}
}

// passages checks the rows of one shard that stand in documents, side by side with these.
func (v *Checker) passages(documents *rowChecker, inside []*rowChecker, shard int, archive Archive) (spans int) {
	cursors := make([]*cursor, len(inside))
	for i, c := range inside {
		cursors[i] = newCursor(c, shard)
		defer cursors[i].stop()
	}
	for row := range documents.read(shard) {
		documents.row(row)
		d := v.Document(documents.table, row, archive)
		for _, k := range cursors {
			for k.ok && k.document() < d.id {
				k.row(k.cells) // its document_id refers to nothing: references says so
				k.advance()
			}
			for k.ok && k.document() == d.id {
				k.row(k.cells)
				d.Span(k.table, k.cells)
				spans++
				k.advance()
			}
			d.count(documents.table, row, k.rowChecker)
		}
	}
	for _, k := range cursors {
		for ; k.ok; k.advance() {
			k.row(k.cells)
		}
	}
	return spans
}

// standsInText reports whether the rows of a table are passages, sorted by document.
func standsInText(t *schema.Table) bool {
	for _, name := range []string{"start", "end", "byte_start", "byte_end"} {
		if t.Index(name) < 0 {
			return false
		}
	}
	return t.Sort[0] == "document_id"
}

// cursor stands on a row of a table that is read side by side with the documents.
type cursor struct {
	*rowChecker
	next  func() ([]schema.Value, bool)
	stop  func()
	cells []schema.Value
	ok    bool
	of    int // number of document_id
}

func newCursor(c *rowChecker, shard int) *cursor {
	k := &cursor{rowChecker: c, of: c.table.Index("document_id")}
	k.next, k.stop = iter.Pull(c.read(shard))
	k.advance()
	return k
}

func (k *cursor) advance()         { k.cells, k.ok = k.next() }
func (k *cursor) document() string { return k.cells[k.of].Text }

// name says which cell is meant.
func (c *rowChecker) name(row []schema.Value, column string) string {
	return cellName(c.table, row, column)
}

// cellName says which cell of a table is meant.
func cellName(t *schema.Table, row []schema.Value, column string) string {
	return strings.TrimSuffix(fmt.Sprintf("%s %s %s", t.Name, row[t.Index(t.Key)].Text, column), " ")
}

// row checks one row by itself, its key, and its place after the row before.
func (c *rowChecker) row(row []schema.Value) {
	c.rows++
	for i, col := range c.table.Columns {
		c.cell(row, col, row[i])
	}
	k := keyOf(row[c.key].Text)
	if _, twice := c.keys[k]; twice {
		c.v.Mismatch(c.name(row, c.table.Key), "each key once", "a second row with this key")
	}
	c.keys[k] = struct{}{}
	if c.last != nil && c.compare(row) > 0 {
		c.v.Mismatch(c.name(row, ""), "rows in the order of "+strings.Join(c.table.Sort, ", "),
			"it comes before the row before it")
	}
	if n := len(c.of.Files); n > 1 && schema.ShardOf(row[c.by].Text, n) != c.shard {
		c.v.Mismatch(c.name(row, ""), fmt.Sprintf("in shard %d", c.shard),
			fmt.Sprintf("shard %d", schema.ShardOf(row[c.by].Text, n)))
	}
	c.last = c.last[:0]
	for _, i := range c.sort {
		cell := row[i]
		cell.Text = strings.Clone(cell.Text)
		c.last = append(c.last, cell)
	}
}

// compare compares the row before with this one by the order of the table.
func (c *rowChecker) compare(row []schema.Value) int {
	for n, i := range c.sort {
		if d := lineage.CompareCells(c.last[n], row[i]); d != 0 {
			return d
		}
	}
	return 0
}

// keyOf is a digest of an id that is short enough to keep for every row.
func keyOf(id string) (k [16]byte) {
	sum := sha256.Sum256([]byte(id))
	copy(k[:], sum[:])
	return k
}

// cell checks that a cell is what its column allows.
func (c *rowChecker) cell(row []schema.Value, col *schema.Column, cell schema.Value) {
	say := func(claimed, computed string) { c.v.Mismatch(c.name(row, col.Name), claimed, computed) }
	text := func(s string) {
		if s == "" {
			say("no empty text", "an empty text")
		}
		if !c.of.Older && !col.Allows(s) {
			say("a value of the closed list", fmt.Sprintf("%q", s))
		}
	}
	switch {
	case cell.Null:
		if !c.of.Older && !col.Nullable {
			say("never null", "null")
		}
	case col.Type.Kind == schema.StringList:
		for _, s := range cell.List {
			text(s)
		}
	case col.Type.Kind == schema.String, col.Type.Kind == schema.DateKind, col.Type.Kind == schema.DecimalK:
		text(cell.Text)
	}
}

// equalRows compares the number of rows with the manifest.
func (c *rowChecker) equalRows() {
	if c.whole {
		c.v.Equal(c.path+" rows read", fmt.Sprint(c.v.Manifest.Table(c.table.Name).Rows), fmt.Sprint(c.rows))
	}
}

// references checks that whatever refers to a row of another table finds it, and gives the number of references.
func (v *Checker) references(checkers []*rowChecker) (n int) {
	by := map[string]*rowChecker{}
	for _, c := range checkers {
		by[c.table.Name] = c
	}
	for _, c := range checkers {
		if !c.whole || !c.refers() {
			continue
		}
		for shard := range c.of.Files {
			for row := range c.read(shard) {
				n += c.resolveAll(row, by)
			}
		}
	}
	return n
}

// resolveAll looks for the rows that a row refers to, and gives their number.
func (c *rowChecker) resolveAll(row []schema.Value, by map[string]*rowChecker) (n int) {
	for i, col := range c.table.Columns {
		to := by[c.target(row, col)]
		if to == nil || !to.whole || row[i].Null {
			continue // nothing, or it could not be read, and that has been said
		}
		ids := row[i].List
		if col.Type.Kind != schema.StringList {
			ids = []string{row[i].Text}
		}
		for _, id := range ids {
			c.resolve(row, col, to, id)
		}
		n += len(ids)
	}
	return n
}

// refers reports whether rows of the table refer to others.
func (c *rowChecker) refers() bool {
	return c.table.Index("level") >= 0 || slices.ContainsFunc(c.table.Columns,
		func(col *schema.Column) bool { return col.Ref != "" })
}

// target gives the table that a cell refers to; "" for none. The members of an alignment are rows of the table that its
// level names.
func (c *rowChecker) target(row []schema.Value, col *schema.Column) string {
	level := c.table.Index("level")
	if level >= 0 && col.Type.Kind == schema.StringList && strings.HasSuffix(col.Name, "_ids") {
		return row[level].Text + "s"
	}
	table, _, _ := strings.Cut(col.Ref, ".")
	return table
}

// resolve looks for the row that a cell refers to.
func (c *rowChecker) resolve(row []schema.Value, col *schema.Column, to *rowChecker, id string) {
	if _, ok := to.keys[keyOf(id)]; !ok {
		c.v.Mismatch(c.name(row, col.Name), "a row of "+to.table.Name, fmt.Sprintf("no row %q", id))
	}
}
