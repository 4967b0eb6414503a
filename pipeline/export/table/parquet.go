package table

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/endian"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding"

	"example.org/sourcebook/pipeline/export/packed"
	"example.org/sourcebook/schema"
)

// The bounds of a row group: it ends before the row that would be one too many, and after the record that makes it too
// big. A group of 122,880 rows is what DuckDB reads best; the bytes bound the memory of writers and viewers.
const (
	groupRows  = 122_880
	groupBytes = 16 << 20
)

// pageBytes is how much a page holds. A dictionary has no bound but that of its row group: parquet-go ends one that is
// too large by asking whether its type is one of its own, which a dictionaryType is not, and then writes indexes into
// pages that say PLAIN, which nobody can read.
const pageBytes = 256 << 10

// The most digits of a decimal that are kept as an integer of 32 and of 64 bits.
const (
	digitsOfInt32 = 9
	digitsOfInt64 = 18
)

// createdBy is the writer that the files name. It has no version: equal data have equal bytes.
const createdBy = "sourcebook"

// The keys of the metadata of a Parquet file. Columns holds a JSON array with an object a column.
const (
	keyName    = "sourcebook.dataset.name"
	keyVersion = "sourcebook.dataset.version"
	keyTable   = "sourcebook.table"
	keyTableV  = "sourcebook.table.version"
	keyDoc     = "sourcebook.table.description"
	keyColumns = "sourcebook.columns"
	keyContent = "sourcebook.content_sha256"
	keyArrow   = "ARROW:schema"
)

// parquetExporter writes parquet/<table>.parquet: pages of version 1 in PLAIN, RLE_DICTIONARY and
// DELTA_BINARY_PACKED, as the course of a column's values is, compressed with zstd,
// with statistics, page index and the sorting columns of the table.
type parquetExporter struct {
	create  Create
	name    string // of the dataset
	version string
	codec   *pageCodec // of all tables; made for the first
}

// NewParquet gives the exporter of Parquet files of a version of a dataset, which the files name.
func NewParquet(create Create, name, version string) Exporter {
	return &parquetExporter{create: create, name: name, version: version}
}

func (e *parquetExporter) Begin(t *schema.Table, name string) (Writer, error) {
	if e.codec == nil {
		codec, err := newPageCodec()
		if err != nil {
			return nil, err
		}
		e.codec = codec
	}
	file, err := e.create("parquet/"+name+".parquet", t.Name)
	if err != nil {
		return nil, err
	}
	w := &parquetWriter{table: t, file: file}
	s := parquetSchema(t)
	sorting := make([]parquet.SortingColumn, len(t.Sort))
	for i, name := range t.Sort {
		sorting[i] = parquet.Ascending(name)
	}
	w.out = parquet.NewGenericWriter[any](file, s,
		parquet.CreatedBy(createdBy, "", ""),
		parquet.Compression(e.codec),
		parquet.DataPageVersion(1),
		parquet.DataPageStatistics(false), // the page index has them; in the page headers they would be whole values
		parquet.PageBufferSize(pageBytes),
		parquet.DictionaryMaxBytes(0),
		parquet.ColumnIndexSizeLimit(func([]string) int { return 1 << 20 }),
		parquet.SortingWriterConfig(parquet.SortingColumns(sorting...)),
	)
	for _, kv := range e.metadata(t) {
		w.out.SetKeyValueMetadata(kv[0], kv[1])
	}
	w.columns = w.out.ColumnWriters()
	return w, nil
}

func (e *parquetExporter) Close() error { return nil }

// metadata gives the metadata of a table's file that is known before its rows.
func (e *parquetExporter) metadata(t *schema.Table) [][2]string {
	return [][2]string{
		{keyArrow, arrowMetadata(ArrowSchema(t))},
		{keyColumns, columnsJSON(t)},
		{keyName, e.name},
		{keyVersion, e.version},
		{keyTable, t.Name},
		{keyDoc, t.Doc},
		{keyTableV, fmt.Sprint(t.Version)},
	}
}

// arrowMetadata is the Arrow schema as Arrow's readers look for it: the schema message of an IPC stream in base64, in
// little-endian form whatever the machine.
func arrowMetadata(s *arrow.Schema) string {
	md := s.Metadata()
	le := arrow.NewSchemaWithEndian(s.Fields(), &md, endian.LittleEndian)
	var b bytes.Buffer
	ipc.NewWriter(&b, ipc.WithSchema(le)).Close() // writes to memory: no error
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// columnsJSON is the data dictionary of a table as JSON.
func columnsJSON(t *schema.Table) string {
	type allowed struct {
		Value       string `json:"value"`
		Description string `json:"description"`
	}
	type column struct {
		Name        string    `json:"name"`
		Type        string    `json:"type"`
		Nullable    bool      `json:"nullable"`
		Unit        string    `json:"unit,omitempty"`
		Reference   string    `json:"reference,omitempty"`
		Description string    `json:"description"`
		Allowed     []allowed `json:"allowed,omitempty"`
	}
	columns := make([]column, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = column{Name: c.Name, Type: c.Type.String(), Nullable: c.Nullable, Unit: c.Unit,
			Reference: c.Ref, Description: c.Doc}
		for _, a := range c.Allowed {
			columns[i].Allowed = append(columns[i].Allowed, allowed{a.Value, a.Doc})
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.Encode(columns) // strings and booleans: no error
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

// orderedGroup is a parquet.Group that keeps the order of its fields, which the map alone would sort by name.
type orderedGroup struct {
	parquet.Group
	fields []parquet.Field
}

func (g *orderedGroup) Fields() []parquet.Field { return g.fields }

func newGroup(names []string, nodes []parquet.Node) *orderedGroup {
	g := &orderedGroup{Group: parquet.Group{}}
	for i, n := range nodes {
		one := parquet.Group{names[i]: n}
		g.Group[names[i]] = n
		g.fields = append(g.fields, one.Fields()[0])
	}
	return g
}

// parquetSchema gives the Parquet schema of a table.
func parquetSchema(t *schema.Table) *parquet.Schema {
	names, nodes := make([]string, len(t.Columns)), make([]parquet.Node, len(t.Columns))
	for i, c := range t.Columns {
		names[i], nodes[i] = c.Name, columnNode(c)
	}
	return parquet.NewSchema(t.Name, newGroup(names, nodes))
}

func columnNode(c *schema.Column) parquet.Node {
	var n parquet.Node
	switch t := c.Type; t.Kind {
	case schema.StringList:
		return parquet.List(textNode(c))
	case schema.StructList:
		names, nodes := make([]string, len(t.Fields)), make([]parquet.Node, len(t.Fields))
		for i, f := range t.Fields {
			names[i] = f.Name
			nodes[i] = columnNode(&schema.Column{Type: schema.Type{Kind: f.Kind}, Nullable: f.Kind == schema.String})
		}
		return parquet.List(newGroup(names, nodes))
	case schema.Int:
		n = parquet.Encoded(parquet.Int(64), &parquet.Plain)
		if c.Course == schema.Rising {
			n = parquet.Encoded(parquet.Int(64), risingInts{&parquet.DeltaBinaryPacked})
		}
	case schema.DateKind:
		n = parquet.Encoded(parquet.Date(), &parquet.Plain)
	case schema.DecimalK:
		under := decimalType()
		if t.Precision <= digitsOfInt32 {
			under = parquet.Int32Type
		} else if t.Precision <= digitsOfInt64 {
			under = parquet.Int64Type
		}
		n = parquet.Encoded(parquet.Decimal(t.Scale, t.Precision, under), &parquet.Plain)
	default:
		n = textNode(c)
	}
	if c.Nullable {
		n = parquet.Optional(n)
	}
	return n
}

// textNode is a text, with a dictionary if the column is known to repeat short values. Identifiers that rise have none:
// Zstandard sees what they have in common with those before.
func textNode(c *schema.Column) parquet.Node {
	if c.Course == schema.Few {
		return parquet.Encoded(parquet.Leaf(repeatedTextType()), &parquet.RLEDictionary)
	}
	return parquet.Encoded(parquet.Leaf(textType()), &parquet.Plain)
}

// risingInts is parquet-go's encoding of differences but for the writing, whose bytes would depend on the processor.
type (
	ofParquet  = encoding.Encoding
	risingInts struct{ ofParquet }
)

func (risingInts) EncodeInt64(dst []byte, src []int64) ([]byte, error) {
	return packed.AppendInts(dst[:0], src), nil
}

type parquetWriter struct {
	table   *schema.Table
	file    io.WriteCloser
	out     *parquet.GenericWriter[any]
	columns []*parquet.ColumnWriter
	values  []parquet.Value
	decimal []byte
	rows    int64 // in the row group
	bytes   int64
}

func (w *parquetWriter) Write(r arrow.Record) error {
	for from := int64(0); from < r.NumRows(); {
		to := min(r.NumRows(), from+groupRows-w.rows)
		if err := w.write(r, int(from), int(to)); err != nil {
			return err
		}
		w.rows += to - from
		from = to
		if w.rows == groupRows || w.bytes >= groupBytes {
			if err := w.out.Flush(); err != nil {
				return fmt.Errorf("table %s: failed to end a row group: %w", w.table.Name, err)
			}
			w.rows, w.bytes = 0, 0
		}
	}
	return nil
}

// write adds rows of a record to the columns of the row group.
func (w *parquetWriter) write(r arrow.Record, from, to int) error {
	leaf := 0
	put := func(err error) error {
		if err == nil {
			_, err = w.columns[leaf].WriteRowValues(w.values)
		}
		if leaf++; err != nil {
			return fmt.Errorf("table %s: failed to write a column: %w", w.table.Name, err)
		}
		return nil
	}
	for i, c := range w.table.Columns {
		l, isList := r.Column(i).(*array.List)
		if !isList {
			if err := put(w.flat(r.Column(i), from, to, c.Nullable)); err != nil {
				return err
			}
			continue
		}
		members, optional := []arrow.Array{l.ListValues()}, []bool{false}
		if c.Type.Kind == schema.StructList {
			members, optional = fieldsOf(l.ListValues().(*array.Struct))
		}
		for k, m := range members {
			if err := put(w.list(l, m, from, to, optional[k], leaf)); err != nil {
				return err
			}
		}
	}
	return nil
}

// fieldsOf gives the fields of records, and which of them may be null.
func fieldsOf(s *array.Struct) (fields []arrow.Array, optional []bool) {
	for i, f := range s.DataType().(*arrow.StructType).Fields() {
		fields, optional = append(fields, s.Field(i)), append(optional, f.Nullable)
	}
	return fields, optional
}

// The bytes that a value takes in the row group, beside one for its place and beside those of a text.
const (
	bytesOfText    = 3
	bytesOfInt     = 7
	bytesOfDate    = 3
	bytesOfDecimal = 15
)

// flat gathers the values of a column that has no lists.
func (w *parquetWriter) flat(a arrow.Array, from, to int, optional bool) error {
	w.values = w.values[:0]
	each := int64(0) // bytes that a null is counted with, as if it were a value
	switch a := a.(type) {
	case *array.String:
		each = bytesOfText
		for i := from; i < to; i++ {
			s := a.Value(i)
			w.bytes += int64(len(s)) + bytesOfText
			w.values = append(w.values, parquet.ByteArrayValue(bytesOf(s)))
		}
	case *array.Int64:
		each = bytesOfInt
		w.bytes += int64(to-from) * bytesOfInt
		for i := from; i < to; i++ {
			w.values = append(w.values, parquet.Int64Value(a.Value(i)))
		}
	default:
		value, err := w.reader(a)
		if err != nil {
			return err
		}
		before := w.bytes
		for i := from; i < to; i++ {
			w.values = append(w.values, value(i))
		}
		each = (w.bytes - before) / int64(to-from) // they are of one size
	}
	w.bytes += int64(to - from)
	for i := 0; optional && i < len(w.values); i++ {
		if a.IsValid(from + i) {
			w.values[i].SetDefinitionLevel(1)
			continue
		}
		w.bytes -= each
		w.values[i] = parquet.NullValue()
	}
	return nil
}

// list gathers the values of one leaf below a list column, with their levels: an empty list is a null of definition
// level 0, members begin a row with repetition level 0 and go on with 1.
func (w *parquetWriter) list(l *array.List, members arrow.Array, from, to int, optional bool, column int) error {
	value, err := w.reader(members)
	w.values = w.values[:0]
	level := 1 + boolean(optional)
	for i := from; i < to && err == nil; i++ {
		first, end := l.ValueOffsets(i)
		if first == end {
			w.values = append(w.values, parquet.NullValue().Level(0, 0, column))
		}
		for k := first; k < end; k++ {
			w.bytes++
			repetition := boolean(k > first)
			if optional && members.IsNull(int(k)) {
				w.values = append(w.values, parquet.NullValue().Level(repetition, 1, column))
				continue
			}
			w.values = append(w.values, value(int(k)).Level(repetition, level, column))
		}
	}
	return err
}

// reader gives a function that reads the values of an array by its type and counts their bytes. The values are valid
// until the next reader is made.
func (w *parquetWriter) reader(a arrow.Array) (func(i int) parquet.Value, error) {
	switch a := a.(type) {
	case *array.String:
		return func(i int) parquet.Value {
			s := a.Value(i)
			w.bytes += int64(len(s)) + bytesOfText
			return parquet.ByteArrayValue(bytesOf(s))
		}, nil
	case *array.Int64:
		return func(i int) parquet.Value {
			w.bytes += bytesOfInt
			return parquet.Int64Value(a.Value(i))
		}, nil
	case *array.Date32:
		return func(i int) parquet.Value {
			w.bytes += bytesOfDate
			return parquet.Int32Value(int32(a.Value(i)))
		}, nil
	case *array.Decimal128:
		return w.decimals(a), nil
	}
	return nil, fmt.Errorf("a column of the type %s has no Parquet form", a.DataType())
}

// decimals reads decimals: as integers where their precision allows it, else as 16 bytes.
func (w *parquetWriter) decimals(a *array.Decimal128) func(i int) parquet.Value {
	precision := a.DataType().(*arrow.Decimal128Type).Precision
	w.decimal = w.decimal[:0]
	return func(i int) parquet.Value {
		w.bytes += bytesOfDecimal
		n := a.Value(i)
		switch {
		case precision <= digitsOfInt32:
			return parquet.Int32Value(int32(n.LowBits()))
		case precision <= digitsOfInt64:
			return parquet.Int64Value(int64(n.LowBits()))
		}
		// A grown buffer leaves the earlier values where they are.
		at := len(w.decimal)
		w.decimal = binary.BigEndian.AppendUint64(w.decimal, uint64(n.HighBits()))
		w.decimal = binary.BigEndian.AppendUint64(w.decimal, n.LowBits())
		return parquet.FixedLenByteArrayValue(w.decimal[at:])
	}
}

func (w *parquetWriter) End(s Sum) error {
	w.out.SetKeyValueMetadata(keyContent, s.Content)
	if err := w.out.Close(); err != nil {
		return fmt.Errorf("table %s: failed to end the Parquet file: %w", w.table.Name, err)
	}
	return w.file.Close()
}
