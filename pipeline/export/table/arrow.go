package table

import (
	"fmt"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"

	"example.org/sourcebook/schema"
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
			under := arrowType(schema.Type{Kind: f.Kind})
			fields[i] = arrow.Field{Name: f.Name, Type: under, Nullable: f.Kind == schema.String}
		}
		return arrow.ListOfNonNullable(arrow.StructOf(fields...))
	}
	return arrow.BinaryTypes.String
}
