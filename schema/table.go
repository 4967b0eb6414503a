package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Language is the language of what the tables say in words: documentation, explanations, the usual names of entities.
const Language = "en"

// Column is one column of a table.
type Column struct {
	Name     string
	Type     Type
	Unit     string // of a number: "code point", "byte", "1" for a plain count; empty for text
	Doc      string
	Nullable bool
	Ref      string  // table.column that the values (of a list: the elements) refer to; empty if none
	Allowed  []Allow // closed list of values (of a list: of elements); empty if open
	Surface  bool    // the value is a slice of documents.text: start and end of its row say which
	Course   Course  // how the values go on from row to row
	read     accessor
}

// accessor reads a column from a row: the one function of the column's kind, the others are nil.
type accessor struct {
	text    func(row any) string
	integer func(row any) OptInt
	list    func(row any) []string
	records func(row any) [][]Value
}

// Course is how the values of a column go on from row to row; formats may write them the shorter for it.
type Course uint8

// The courses.
const (
	Free   Course = iota
	Rising        // in most rows little above the one before: places and identifiers, in the order of the texts
	Few           // few values, or each in many rows
)

// Allow is one value of a closed list, and what it means.
type Allow struct{ Value, Doc string }

// Value reads the column from a row, which must be a pointer to the table's row type.
func (c *Column) Value(row any) Value {
	switch c.Type.Kind {
	case Int:
		v := c.read.integer(row)
		return Value{Null: v.Null, Int: v.N}
	case StringList:
		return Value{List: c.read.list(row)}
	case StructList:
		return Value{Records: c.read.records(row)}
	}
	return text(c.read.text(row))
}

// Text reads a column of the kinds String, DateKind and DecimalK from a row, as Value does; the empty text is null.
func (c *Column) Text(row any) string { return c.read.text(row) }

// Int reads a column of the kind Int from a row, as Value does.
func (c *Column) Int(row any) OptInt { return c.read.integer(row) }

// List reads a column of the kind StringList from a row, as Value does.
func (c *Column) List(row any) []string { return c.read.list(row) }

// Records reads a column of the kind StructList from a row, as Value does.
func (c *Column) Records(row any) [][]Value { return c.read.records(row) }

// Allows reports whether v is in the column's closed list, or the list is open.
func (c *Column) Allows(v string) bool {
	return len(c.Allowed) == 0 || slices.ContainsFunc(c.Allowed, func(a Allow) bool { return a.Value == v })
}

// Table is a released table.
type Table struct {
	Name    string
	Version int // raised when columns, types, keys or allowed values change
	Doc     string
	Key     string   // the column that identifies a row
	Sort    []string // the columns that rows are sorted by: texts as bytes, integers as numbers; always a total order
	Columns []*Column
	newRow  func() any
}

// Column gives the column of that name, nil if there is none.
func (t *Table) Column(name string) *Column {
	if i := t.Index(name); i >= 0 {
		return t.Columns[i]
	}
	return nil
}

// Index gives the position of the column of that name, -1 if there is none.
func (t *Table) Index(name string) int {
	return slices.IndexFunc(t.Columns, func(c *Column) bool { return c.Name == name })
}

// NewRow gives a pointer to a zero row of the table's row type.
func (t *Table) NewRow() any { return t.newRow() }

// Fingerprint is the SHA-256, in hex, of all that a reader of the data depends on: names, types, nullability, keys,
// order, references and allowed values. Wording of the documentation is not part of it.
func (t *Table) Fingerprint() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s key=%s sort=%s\n", t.Name, t.Key, strings.Join(t.Sort, ","))
	for _, c := range t.Columns {
		fmt.Fprintf(&b, "%s %s null=%t unit=%s ref=%s allowed=", c.Name, c.Type, c.Nullable, c.Unit, c.Ref)
		for _, a := range c.Allowed {
			b.WriteString(a.Value + ",")
		}
		b.WriteByte('\n')
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

// define makes a Table of row type R.
func define[R any](t Table, columns ...column[R]) *Table {
	t.newRow = func() any { return new(R) }
	for _, c := range columns {
		if c.Name == t.Key {
			c.Course = Rising
		}
		t.Columns = append(t.Columns, c.Column)
	}
	return &t
}

// column is a Column whose accessor was checked against R by the compiler.
type column[R any] struct{ *Column }

func newColumn[R any](name string, t Type, doc string, options []option, read accessor) column[R] {
	c := &Column{Name: name, Type: t, Doc: doc, read: read}
	for _, o := range options {
		o(c)
	}
	return column[R]{c}
}

// reader makes the accessor of texts.
func reader[R any, S ~string](get func(*R) S) accessor {
	return accessor{text: func(row any) string { return string(get(row.(*R))) }}
}

func textColumn[R any, S ~string](name, doc string, get func(*R) S, options ...option) column[R] {
	return newColumn[R](name, Type{Kind: String}, doc, options, reader(get))
}

func intColumn[R any](name, unit, doc string, get func(*R) int, options ...option) column[R] {
	options = append(options, func(c *Column) { c.Unit = unit })
	read := accessor{integer: func(row any) OptInt { return OptInt{N: int64(get(row.(*R)))} }}
	return newColumn[R](name, Type{Kind: Int}, doc, options, read)
}

func optIntColumn[R any](name, unit, doc string, get func(*R) OptInt, options ...option) column[R] {
	options = append(options, nullable, func(c *Column) { c.Unit = unit })
	read := accessor{integer: func(row any) OptInt { return get(row.(*R)) }}
	return newColumn[R](name, Type{Kind: Int}, doc, options, read)
}

func dateColumn[R any](name, doc string, get func(*R) Date, options ...option) column[R] {
	return newColumn[R](name, Type{Kind: DateKind}, doc, options, reader(get))
}

func decimalColumn[R any](
	name, doc string, precision, scale int, get func(*R) Decimal, options ...option,
) column[R] {
	t := Type{Kind: DecimalK, Precision: precision, Scale: scale}
	return newColumn[R](name, t, doc, options, reader(get))
}

func listColumn[R any](name, doc string, get func(*R) []string, options ...option) column[R] {
	read := accessor{list: func(row any) []string { return get(row.(*R)) }}
	return newColumn[R](name, Type{Kind: StringList}, doc, options, read)
}

func recordsColumn[R any](
	name, doc string, fields []Field, get func(*R) [][]Value, options ...option,
) column[R] {
	read := accessor{records: func(row any) [][]Value { return get(row.(*R)) }}
	return newColumn[R](name, Type{Kind: StructList, Fields: fields}, doc, options, read)
}

type option func(*Column)

func nullable(c *Column) { c.Nullable = true }
func surface(c *Column)  { c.Surface, c.Course = true, Few }
func rising(c *Column)   { c.Course = Rising }
func few(c *Column)      { c.Course = Few }

func ref(to string) option { return func(c *Column) { c.Ref, c.Course = to, Few } }

// place is ref for rows that stand in the order of what they refer to.
func place(of string) option { return func(c *Column) { c.Ref, c.Course = of, Rising } }

func allow(values ...Allow) option { return func(c *Column) { c.Allowed, c.Course = values, Few } }
