package export

import (
	"fmt"
	"iter"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"

	"example.org/sourcebook/schema"
)

// The bounds of a record: it ends before the row that would be one too many, and after the row that makes it too big.
const (
	recordRows  = 4096
	recordBytes = 1 << 20
)

// ArrowSchema gives the Arrow schema of a table. Each field has the metadata description and, where there are any,
// unit, reference and allowed (a list of values with line ends between them); the schema has table, version,
// description and key.
func ArrowSchema(t *schema.Table) *arrow.Schema {
	fields := make([]arrow.Field, len(t.Columns))
	for i, c := range t.Columns {
		fields[i] = arrow.Field{Name: c.Name, Type: arrowType(c.Type), Nullable: c.Nullable, Metadata: fieldMetadata(c)}
	}
	md := arrow.NewMetadata([]string{"table", "version", "description", "key"},
		[]string{t.Name, fmt.Sprint(t.Version), t.Doc, t.Key})
	return arrow.NewSchema(fields, &md)
}

func fieldMetadata(c *schema.Column) arrow.Metadata {
	keys, values := []string{"description"}, []string{c.Doc}
	add := func(k, v string) {
		if v != "" {
			keys, values = append(keys, k), append(values, v)
		}
	}
	add("unit", c.Unit)
	add("reference", c.Ref)
	allowed := make([]string, len(c.Allowed))
	for i, a := range c.Allowed {
		allowed[i] = a.Value
	}
	add("allowed", strings.Join(allowed, "\n"))
	return arrow.NewMetadata(keys, values)
}

func arrowType(t schema.Type) arrow.DataType {
	switch t.Kind {
	case schema.Int:
		return arrow.PrimitiveTypes.Int64
	case schema.DateKind:
		return arrow.FixedWidthTypes.Date32
	case schema.DecimalK:
		return &arrow.Decimal128Type{Precision: int32(t.Precision), Scale: int32(t.Scale)}
	case schema.StringList:
		return arrow.ListOfNonNullable(arrow.BinaryTypes.String)
	case schema.StructList:
		fields := make([]arrow.Field, len(t.Fields))
		for i, f := range t.Fields {
			fields[i] = arrow.Field{Name: f.Name, Type: arrowType(schema.Type{Kind: f.Kind}), Nullable: f.Kind == schema.String}
		}
		return arrow.ListOfNonNullable(arrow.StructOf(fields...))
	}
	return arrow.BinaryTypes.String
}

// Records turns rows, each a pointer to the table's row type, into Arrow records of at most 4,096 rows and about 1 MiB.
// The caller releases the records. The iteration ends at the first error: one that rows yields, or a value that does
// not fit its column (null where none is allowed, text that is not UTF-8, no date, no canonical decimal), which is
// reported with table, column and the row's key.
func Records(t *schema.Table, rows iter.Seq2[any, error]) iter.Seq2[arrow.Record, error] {
	return func(yield func(arrow.Record, error) bool) {
		b := array.NewRecordBuilder(memory.NewGoAllocator(), ArrowSchema(t))
		defer b.Release()
		n, size := 0, 0
		flush := func() bool {
			n, size = 0, 0
			return yield(b.NewRecord(), nil)
		}
		for row, err := range rows {
			if err != nil {
				yield(nil, err)
				return
			}
			for i, c := range t.Columns {
				v := c.Value(row)
				bytes, err := appendValue(b.Field(i), c.Type, v, c.Nullable)
				if err != nil {
					yield(nil, fmt.Errorf("table %s, row %q, column %s: %w", t.Name, t.Column(t.Key).Value(row).Text, c.Name, err))
					return
				}
				size += bytes
			}
			if n++; n == recordRows || size >= recordBytes {
				if !flush() {
					return
				}
			}
		}
		if n > 0 {
			flush()
		}
	}
}

// appendValue adds a cell to a column that is being built and gives its size in bytes.
func appendValue(b array.Builder, t schema.Type, v schema.Value, nullable bool) (int, error) {
	if v.Null {
		if !nullable {
			return 0, fmt.Errorf("a null where none is allowed")
		}
		b.AppendNull()
		return 1, nil
	}
	switch t.Kind {
	case schema.String:
		return len(v.Text), appendText(b.(*array.StringBuilder), v.Text)
	case schema.Int:
		b.(*array.Int64Builder).Append(v.Int)
		return 8, nil
	case schema.DateKind:
		d, err := parseDate(v.Text)
		if err != nil {
			return 0, err
		}
		b.(*array.Date32Builder).Append(d)
		return 4, nil
	case schema.DecimalK:
		d, err := parseDecimal(v.Text, t.Precision, t.Scale)
		if err != nil {
			return 0, err
		}
		b.(*array.Decimal128Builder).Append(d)
		return 16, nil
	case schema.StringList:
		l := b.(*array.ListBuilder)
		l.Append(true)
		size := 4
		for _, s := range v.List {
			if err := appendText(l.ValueBuilder().(*array.StringBuilder), s); err != nil {
				return 0, err
			}
			size += len(s) + 4
		}
		return size, nil
	case schema.StructList:
		l := b.(*array.ListBuilder)
		l.Append(true)
		size := 4
		record := l.ValueBuilder().(*array.StructBuilder)
		for _, values := range v.Records {
			record.Append(true)
			for i, f := range t.Fields {
				n, err := appendValue(record.FieldBuilder(i), schema.Type{Kind: f.Kind}, values[i], f.Kind == schema.String)
				if err != nil {
					return 0, fmt.Errorf("field %s: %w", f.Name, err)
				}
				size += n
			}
		}
		return size, nil
	}
	return 0, fmt.Errorf("type %s has no Arrow form", t)
}

func appendText(b *array.StringBuilder, s string) error {
	switch {
	case s == "":
		return fmt.Errorf("an empty text; it should be null")
	case !utf8.ValidString(s):
		return fmt.Errorf("the text is not valid UTF-8")
	}
	b.Append(s)
	return nil
}

// parseDate reads YYYY-MM-DD, years 0001 to 9999, as days since 1970-01-01.
func parseDate(s string) (arrow.Date32, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("%q is no date of the form YYYY-MM-DD", s)
	}
	return dateOf(t), nil
}

func dateOf(t time.Time) arrow.Date32 {
	seconds := t.Unix()
	days := seconds / 86400
	if seconds%86400 < 0 {
		days--
	}
	return arrow.Date32(days)
}

func appendDate(b []byte, d arrow.Date32) []byte {
	return time.Unix(int64(d)*86400, 0).UTC().AppendFormat(b, time.DateOnly)
}
