package printed

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"example.org/sourcebook/schema"
)

// Draft is the version of JSON Schema that Schema writes.
const Draft = "https://json-schema.org/draft/2020-12/schema"

// Shape is a JSON Schema, or a part of one. An object may get further properties in a later version; none goes within
// a major one, so they are not closed.
type Shape struct {
	Schema     string            `json:"$schema,omitempty"`
	Title      string            `json:"title,omitempty"`
	Type       any               `json:"type,omitempty"` // a name, or a list of names
	Const      string            `json:"const,omitempty"`
	Enum       []string          `json:"enum,omitempty"`
	AnyOf      []*Shape          `json:"anyOf,omitempty"`
	Items      *Shape            `json:"items,omitempty"`
	Properties map[string]*Shape `json:"properties,omitempty"`
	Required   []string          `json:"required,omitempty"`
	Values     *Shape            `json:"additionalProperties,omitempty"` // of an object whose keys are data
	About      string            `json:"description,omitempty"`
}

// Schema gives the JSON Schema of a command's results, each told by an example of it: an empty one will do, but for
// rows, whose table it has to name, and for lists that hold them.
func Schema(title string, results ...any) *Shape {
	var s *Shape
	if len(results) == 1 {
		s = shapeOf(reflect.ValueOf(results[0]))
	} else {
		s = &Shape{}
		for _, r := range results {
			s.AnyOf = append(s.AnyOf, shapeOf(reflect.ValueOf(r)))
		}
	}
	s.Schema, s.Title = Draft, title
	return s
}

// plain are the kinds of Go that are one type of JSON.
var plain = []struct {
	from, to reflect.Kind
	name     string
}{
	{reflect.Bool, reflect.Bool, "boolean"},
	{reflect.Int, reflect.Uint64, "integer"},
	{reflect.Float32, reflect.Float64, "number"},
	{reflect.String, reflect.String, "string"},
}

// shapeOf gives the shape of what is written for a value.
func shapeOf(v reflect.Value) *Shape {
	if v.IsValid() && v.Type() == reflect.TypeFor[Row]() {
		return rowShape(v.Interface().(Row).Table)
	}
	for _, p := range plain {
		if v.IsValid() && v.Kind() >= p.from && v.Kind() <= p.to {
			return &Shape{Type: p.name}
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		return pointerShape(v)
	case reflect.Slice, reflect.Array:
		return &Shape{Type: "array", Items: shapeOf(example(v))}
	case reflect.Map:
		return mapShape(v)
	case reflect.Struct:
		s := &Shape{Type: "object", Properties: map[string]*Shape{}}
		fields(s, v)
		return s
	}
	return &Shape{} // whatever there is
}

// pointerShape is that of the value or null.
func pointerShape(v reflect.Value) *Shape {
	to := reflect.New(v.Type().Elem()).Elem()
	if !v.IsNil() {
		to = v.Elem()
	}
	s := shapeOf(to)
	if name, ok := s.Type.(string); ok {
		s.Type = []string{name, "null"}
	}
	return s
}

// mapShape names the keys of an example that has some; the keys of another are data.
func mapShape(v reflect.Value) *Shape {
	if v.Len() == 0 {
		return &Shape{Type: "object", Values: shapeOf(reflect.New(v.Type().Elem()).Elem())}
	}
	s := &Shape{Type: "object", Properties: map[string]*Shape{}}
	for it := v.MapRange(); it.Next(); {
		s.Properties[it.Key().String()] = shapeOf(it.Value())
	}
	s.Required = slices.Sorted(maps.Keys(s.Properties))
	return s
}

// example gives the first element of a list, or an empty one.
func example(list reflect.Value) reflect.Value {
	if list.Len() > 0 {
		return list.Index(0)
	}
	return reflect.New(list.Type().Elem()).Elem()
}

// fields adds the fields of a struct, those of embedded ones too.
func fields(s *Shape, v reflect.Value) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			fields(s, v.Field(i))
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		p := shapeOf(v.Field(i))
		if name == "message_type" {
			p.Const = v.Field(i).String()
		}
		s.Properties[name] = p
		if !strings.Contains(options, "omitempty") {
			s.Required = append(s.Required, name)
		}
	}
}

// kinds are the types of JSON in which the cells of rows are written.
var kinds = map[schema.Kind]string{
	schema.Int:        "integer",
	schema.StringList: "array",
	schema.StructList: "array",
}

// rowShape is the shape of a row of a table: of any table if none is named.
func rowShape(t *schema.Table) *Shape {
	s := &Shape{Type: "object"}
	if t == nil {
		s.About = "a row, by column: see the columns of its table in sourcebook schema --json"
		return s
	}
	s.About = fmt.Sprintf("a row of the table %s", t.Name)
	s.Properties = map[string]*Shape{}
	for _, c := range t.Columns {
		p := &Shape{Type: "string", About: c.Doc}
		if name, ok := kinds[c.Type.Kind]; ok {
			p.Type = name
		}
		for _, a := range c.Allowed {
			if c.Type.Kind == schema.String && !c.Nullable {
				p.Enum = append(p.Enum, a.Value)
			}
		}
		if name, ok := p.Type.(string); ok && c.Nullable {
			p.Type = []string{name, "null"}
		}
		s.Properties[c.Name] = p
		s.Required = append(s.Required, c.Name)
	}
	return s
}

// Bytes gives the schema as indented JSON with a line end.
func (s *Shape) Bytes() ([]byte, error) {
	b, err := json.MarshalIndent(s, "", "  ")
	return append(b, '\n'), err
}
