package export

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/schema"
)

// orderCheck proves that the rows of a table come in the order that the Parquet file declares: strictly ascending by
// the table's Sort columns.
type orderCheck struct {
	table *schema.Table
	last  []schema.Value
}

func (o *orderCheck) record(r arrow.Record) error {
	for i := range int(r.NumRows()) {
		next := make([]schema.Value, len(o.table.Sort))
		for k, name := range o.table.Sort {
			at := o.table.Index(name)
			next[k] = valueAt(r.Column(at), o.table.Columns[at].Type, i)
			next[k].Text = strings.Clone(next[k].Text)
		}
		if o.last != nil && o.compare(o.last, next) >= 0 {
			return fmt.Errorf("table %s: row %s does not come after %s; rows are sorted by %s, each value once",
				o.table.Name, o.show(next), o.show(o.last), strings.Join(o.table.Sort, ", "))
		}
		o.last = next
	}
	return nil
}

func (o *orderCheck) compare(a, b []schema.Value) int {
	for k, name := range o.table.Sort {
		if c := compare(o.table.Column(name).Type, a[k], b[k]); c != 0 {
			return c
		}
	}
	return 0
}

func (o *orderCheck) show(row []schema.Value) string {
	b := []byte{'('}
	for k, name := range o.table.Sort {
		if k > 0 {
			b = append(b, ", "...)
		}
		b = appendJSON(b, o.table.Column(name).Type, row[k])
	}
	return string(append(b, ')'))
}

// countLanguages adds the documents of a record to the counts, which are sorted by tag.
func countLanguages(counts []Language, r arrow.Record) []Language {
	at := schema.Documents.Index("language")
	for i := range int(r.NumRows()) {
		tag := valueAt(r.Column(at), schema.Documents.Columns[at].Type, i).Text
		k := sort.Search(len(counts), func(k int) bool { return counts[k].Tag >= tag })
		if k == len(counts) || counts[k].Tag != tag {
			counts = slices.Insert(counts, k, Language{Tag: strings.Clone(tag)})
		}
		counts[k].Documents++
	}
	return counts
}
