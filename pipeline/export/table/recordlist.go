package table

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/apache/arrow/go/v15/arrow/array"

	"example.org/sourcebook/schema"
)

// recordsBuilder builds a column of lists of records, whose fields are texts, which may be null, and integers.
type recordsBuilder struct {
	*array.ListBuilder
	members *array.StructBuilder
	column  *schema.Column
	fields  []valueBuilder
}

func newRecordsBuilder(b *array.ListBuilder, c *schema.Column) *recordsBuilder {
	out := &recordsBuilder{ListBuilder: b, members: b.ValueBuilder().(*array.StructBuilder), column: c}
	for i := range c.Type.Fields {
		switch f := out.members.FieldBuilder(i).(type) {
		case *array.Int64Builder:
			out.fields = append(out.fields, &intBuilder{f, nil})
		case *array.StringBuilder:
			out.fields = append(out.fields, &textBuilder{f, nil})
		}
	}
	return out
}

func (b *recordsBuilder) row(row any) (int, error) { return b.add(b.column.Records(row)) }

func (b *recordsBuilder) add(list [][]schema.Value) (int, error) {
	b.Append(true)
	size := listSize
	for _, record := range list {
		b.members.Append(true)
		for i, v := range record {
			n, err := b.member(i, v)
			if err != nil {
				return 0, fmt.Errorf("field %s: %w", b.column.Type.Fields[i].Name, err)
			}
			size += n
		}
	}
	return size, nil
}

// member adds a field of a record.
func (b *recordsBuilder) member(i int, v schema.Value) (int, error) {
	switch f := b.fields[i].(type) {
	case *intBuilder:
		if v.Null {
			return 0, errNull
		}
		f.Append(v.Int)
		return intSize, nil
	case *textBuilder:
		if !v.Null {
			return len(v.Text), f.text(v.Text)
		}
		f.AppendNull()
	}
	return 1, nil
}

func (b *recordsBuilder) field(text []byte) (int, error) {
	if string(text) == "[]" {
		return b.add(nil)
	}
	list, err := parseRecords(b.column.Type, text)
	if err != nil {
		return 0, err
	}
	size, err := b.add(list)
	if err != nil {
		return 0, err
	}
	again := []byte{'['}
	for i, record := range list {
		again = append(appendComma(again, i), '{')
		for k, f := range b.column.Type.Fields {
			again = append(appendJSONString(appendComma(again, k), f.Name), ':')
			switch v := record[k]; {
			case v.Null:
				again = append(again, "null"...)
			case f.Kind == schema.Int:
				again = strconv.AppendInt(again, v.Int, 10)
			default:
				again = appendJSONString(again, v.Text)
			}
		}
		again = append(again, '}')
	}
	return size, canonical(text, append(again, ']'))
}

// leaves reads a row of each leaf column; the first one says how many records there are.
func (b *recordsBuilder) leaves(in []*leaf) error {
	if err := in[0].list(b.ListBuilder, b.fields[0]); err != nil {
		return err
	}
	for range in[0].members {
		b.members.Append(true)
	}
	for k, l := range in[1:] {
		if err := l.list(nil, b.fields[k+1]); err != nil {
			return err
		}
		if l.members != in[0].members {
			return errors.New("its fields have unequal numbers of records")
		}
	}
	return nil
}

func parseRecords(t schema.Type, field []byte) ([][]schema.Value, error) {
	var objects []map[string]json.RawMessage
	if json.Unmarshal(field, &objects) != nil {
		return nil, errors.New("the field is no JSON array of objects")
	}
	records := make([][]schema.Value, len(objects))
	for i, o := range objects {
		for _, f := range t.Fields {
			v, raw := schema.Value{}, o[f.Name]
			var err error
			switch {
			case raw == nil || string(raw) == "null":
				v.Null = true
			case f.Kind == schema.Int:
				err = json.Unmarshal(raw, &v.Int)
			default:
				err = json.Unmarshal(raw, &v.Text)
			}
			if err != nil {
				return nil, fmt.Errorf("record %d has no %s of the right type", i+1, f.Name)
			}
			records[i] = append(records[i], v)
		}
	}
	return records, nil
}
