package rebuild

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/lineage"
	"example.org/sourcebook/schema"
)

// rowComparer finds the first cell in which two files of a table part.
type rowComparer struct {
	released, rebuilt string
	read              lineage.Readers
	was, is           *lineage.Manifest // of the two releases; nil if it cannot be read
}

func newRowComparer(released, rebuilt string, read lineage.Readers) *rowComparer {
	x := &rowComparer{released: released, rebuilt: rebuilt, read: read}
	x.was, _ = lineage.ReadManifest(released)
	x.is, _ = lineage.ReadManifest(rebuilt)
	return x
}

// cells are rows as text, null as nil.
type cells = iter.Seq2[[]*string, error]

// rows looks for the first cell that differs, and reports whether the file is a table that could be read. A table of an
// older or newer schema is read from CSV alone, which says by itself what its columns are.
func (x *rowComparer) rows(d *Difference) (found bool) {
	if x.was == nil {
		return false
	}
	i := slices.IndexFunc(x.was.Tables, func(t lineage.Table) bool { return slices.Contains(t.Files, d.File) })
	if i < 0 {
		return false
	}
	name := x.was.Tables[i].Name
	t := schema.ByName(name)
	known := t != nil && hasSchema(x.was, t) && hasSchema(x.is, t)
	a, b := filepath.Join(x.released, filepath.FromSlash(d.File)), filepath.Join(x.rebuilt, filepath.FromSlash(d.File))
	var columns, others []string
	var was, is cells
	switch {
	case strings.HasSuffix(d.File, ".csv"):
		columns, was = csvCells(a)
		others, is = csvCells(b)
	case known && strings.HasSuffix(d.File, ".parquet"):
		for _, c := range t.Columns {
			columns = append(columns, c.Name)
		}
		others, was, is = columns, tableCells(x.read, a, t), tableCells(x.read, b, t)
	default:
		return false
	}
	if !slices.Equal(columns, others) {
		d.Table, d.Detail, d.Offset = name, "the columns are not the same", nil
		d.Released, d.Rebuilt = excerpts(strings.Join(columns, ","), strings.Join(others, ","))
		return true
	}
	key := 0
	if known {
		key = t.Index(t.Key)
	}
	return firstCell(d, name, columns, key, was, is)
}

// hasSchema reports whether a release has the table with the schema that this program knows.
func hasSchema(m *lineage.Manifest, t *schema.Table) bool {
	if m == nil {
		return false
	}
	claim := m.Table(t.Name)
	return claim != nil && claim.Fingerprint == t.Fingerprint()
}

// firstCell reads two tables side by side to the first cell that differs. It reports false if one cannot be read or the
// rows are equal, which it notes.
func firstCell(d *Difference, table string, columns []string, key int, was, is cells) (found bool) {
	defer func() {
		if recover() != nil { // a reader does not take what an unknown program wrote
			found = false
		}
	}()
	nextWas, stop := iter.Pull2(was)
	defer stop()
	nextIs, stop := iter.Pull2(is)
	defer stop()
	for n := int64(1); ; n++ {
		a, errWas, more := nextWas()
		b, errIs, also := nextIs()
		switch {
		case errWas != nil || errIs != nil:
			return false
		case !more && !also:
			d.Detail = "the rows of " + table + " are equal, only the file differs"
			return false
		case more && also && slices.EqualFunc(a, b, equalText):
			continue
		}
		d.Table, d.Number, d.Offset = table, n, nil
		switch {
		case !also:
			d.Row, d.Detail = *a[key], "the rebuilt table has no such row"
		case !more:
			d.Row, d.Detail = *b[key], "only the rebuilt table has such a row"
		default:
			d.cell(columns, key, a, b)
		}
		return true
	}
}

// cell names the first cell in which two rows differ, the key first of all.
func (d *Difference) cell(columns []string, key int, a, b []*string) {
	i := key
	for equalText(a[i], b[i]) {
		i = (i + 1) % len(columns)
	}
	d.Row, d.Column = *a[key], columns[i]
	d.Released, d.Rebuilt = a[i], b[i]
	if a[i] != nil && b[i] != nil {
		d.Released, d.Rebuilt = excerpts(*a[i], *b[i])
	}
}

func equalText(a, b *string) bool {
	return (a == nil) == (b == nil) && (a == nil || *a == *b)
}

// csvCells reads a CSV file: its header, and its rows.
func csvCells(p string) ([]string, cells) {
	fail := func(err error) cells { return func(yield func([]*string, error) bool) { yield(nil, err) } }
	f, err := os.Open(p)
	if err != nil {
		return nil, fail(err)
	}
	r := csv.NewReader(f)
	header, err := r.Read()
	if err != nil {
		f.Close()
		return nil, fail(err)
	}
	return header, func(yield func([]*string, error) bool) {
		defer f.Close()
		for {
			record, err := r.Read()
			if err == io.EOF {
				return
			}
			row := make([]*string, len(record))
			for i := range record {
				if record[i] != "" { // an empty field is null: no table holds an empty text
					row[i] = &record[i]
				}
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// tableCells reads a Parquet file of a table that this program knows.
func tableCells(read lineage.Readers, p string, t *schema.Table) cells {
	return func(yield func([]*string, error) bool) {
		for values, err := range read.Parquet(p, t) {
			row := make([]*string, len(values))
			for i, v := range values {
				if !v.Null {
					s := cellText(t.Columns[i].Type, v)
					row[i] = &s
				}
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// cellText writes a cell that is not null as text: lists as JSON, records as lists of their fields.
func cellText(t schema.Type, v schema.Value) string {
	var list any
	switch t.Kind {
	case schema.Int:
		return strconv.FormatInt(v.Int, 10)
	case schema.StringList:
		list = append([]string{}, v.List...) // never null
	case schema.StructList:
		records := make([][]string, len(v.Records))
		for i, r := range v.Records {
			for j, f := range t.Fields {
				records[i] = append(records[i], cellText(schema.Type{Kind: f.Kind}, r[j]))
			}
		}
		list = records
	default:
		return v.Text
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(list); err != nil {
		return err.Error()
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// excerpts cuts two texts that differ to what lies around the first difference.
func excerpts(a, b string) (*string, *string) {
	const before, most = 40, 120
	if len(a) <= most && len(b) <= most {
		return &a, &b
	}
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	from := max(0, at-before)
	for from > 0 && !utf8.RuneStart(a[from]) {
		from--
	}
	cut := func(s string) *string {
		to := min(len(s), from+most)
		for to < len(s) && !utf8.RuneStart(s[to]) {
			to++
		}
		s, more := s[from:to], to < len(s)
		if from > 0 {
			s = "…" + s
		}
		if more {
			s += "…"
		}
		return &s
	}
	return cut(a), cut(b)
}
