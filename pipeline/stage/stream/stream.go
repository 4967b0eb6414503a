// Package stream carries the parts of working tables between programs as an Arrow IPC stream with these columns, none
// of which is ever null:
//
//	key    utf8    by which parts are brought together: a document_id, a work_id, or "" for everything
//	table  utf8    working table
//	part   utf8    document_id or work_id of the rows; "" of a table in one piece
//	rows   int64   how many
//	bytes  binary  the rows as package stage spools them
//
// A part is whole: its rows stay in their order, whatever order the parts come in.
package stream

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"

	"example.org/sourcebook/pipeline/stage"
)

// The columns, by number.
const (
	keyColumn = iota
	tableColumn
	partColumn
	rowsColumn
	bytesColumn
)

var columns = arrow.NewSchema([]arrow.Field{
	{Name: "key", Type: arrow.BinaryTypes.String},
	{Name: "table", Type: arrow.BinaryTypes.String},
	{Name: "part", Type: arrow.BinaryTypes.String},
	{Name: "rows", Type: arrow.PrimitiveTypes.Int64},
	{Name: "bytes", Type: arrow.BinaryTypes.Binary},
}, nil)

// batchBytes is how many bytes of rows make a batch full.
const batchBytes = 4 << 20

// Read gives the parts of a stream. Their bytes may be kept. The iteration ends at the first error: a stream with other
// columns, one that is cut short.
func Read(in io.Reader) iter.Seq2[stage.Part, error] {
	return func(yield func(stage.Part, error) bool) {
		r, err := ipc.NewReader(in)
		if errors.Is(err, io.EOF) {
			err = errors.New("the stream is empty: it needs at least its schema")
		}
		if err != nil {
			yield(stage.Part{}, fmt.Errorf("no Arrow IPC stream: %w", err))
			return
		}
		defer r.Release()
		for r.Next() {
			if !parts(r.Record(), yield) {
				return
			}
		}
		if err := r.Err(); err != nil && !errors.Is(err, io.EOF) {
			yield(stage.Part{}, fmt.Errorf("the Arrow IPC stream breaks off: %w", err))
		}
	}
}

// parts gives the parts of a batch, and reports whether more are wanted.
func parts(r arrow.Record, yield func(stage.Part, error) bool) bool {
	var texts [3]*array.String
	for i := range texts {
		texts[i], _ = column(r, i).(*array.String)
	}
	rows, _ := column(r, rowsColumn).(*array.Int64)
	bytes, _ := column(r, bytesColumn).(*array.Binary)
	if texts[keyColumn] == nil || texts[tableColumn] == nil || texts[partColumn] == nil || rows == nil || bytes == nil {
		yield(stage.Part{}, fmt.Errorf("the stream has the columns %s; it needs %s", r.Schema(), columns))
		return false
	}
	for i := range int(r.NumRows()) {
		p := stage.Part{Rows: rows.Value(i), Bytes: append([]byte(nil), bytes.Value(i)...)}
		p.Key, p.Of = strings.Clone(texts[keyColumn].Value(i)), strings.Clone(texts[partColumn].Value(i))
		p.Table = strings.Clone(texts[tableColumn].Value(i))
		if !yield(p, nil) {
			return false
		}
	}
	return true
}

// column gives the column of a batch that has the name of one of ours, nil if there is none.
func column(r arrow.Record, i int) arrow.Array {
	at := r.Schema().FieldIndices(columns.Field(i).Name)
	if len(at) != 1 {
		return nil
	}
	return r.Column(at[0])
}

// Writer writes a stream. Close ends it; without Close a reader sees that it breaks off.
type Writer struct {
	out   *ipc.Writer
	batch *array.RecordBuilder
	bytes int
}

// NewWriter begins a stream.
func NewWriter(out io.Writer) *Writer {
	return &Writer{out: ipc.NewWriter(out, ipc.WithSchema(columns)),
		batch: array.NewRecordBuilder(memory.NewGoAllocator(), columns)}
}

// Write adds a part.
func (w *Writer) Write(p stage.Part) error {
	if len(p.Bytes) > math.MaxInt32-batchBytes {
		return fmt.Errorf("the rows of %q in %s take %d bytes, more than a cell of the stream can hold", p.Of, p.Table,
			len(p.Bytes))
	}
	if w.bytes > 0 && w.bytes+len(p.Bytes) > batchBytes {
		if err := w.flush(); err != nil {
			return err
		}
	}
	for i, text := range []string{p.Key, p.Table, p.Of} {
		w.batch.Field(i).(*array.StringBuilder).Append(text)
	}
	w.batch.Field(rowsColumn).(*array.Int64Builder).Append(p.Rows)
	w.batch.Field(bytesColumn).(*array.BinaryBuilder).Append(p.Bytes)
	w.bytes += len(p.Bytes) + len(p.Key) + len(p.Of)
	return nil
}

func (w *Writer) flush() error {
	r := w.batch.NewRecord()
	defer r.Release()
	w.bytes = 0
	if r.NumRows() == 0 {
		return nil
	}
	return w.out.Write(r)
}

// Close writes what is left, and the end of the stream.
func (w *Writer) Close() error {
	if err := w.flush(); err != nil {
		return err
	}
	w.batch.Release()
	return w.out.Close()
}
