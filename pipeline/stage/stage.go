// Package stage holds the shape of a stage and the runner that runs a list of them.
//
// A stage is a value: a name, a version, what it reads and writes, and a function. It sees nothing else: no clock, no
// environment, no random source, no file system. The column in Each says how the work is cut: one call a document, one
// call a work, or one call for everything. The runner makes the calls in parallel and puts what they write back in the
// order of their keys, so authors of stages see neither goroutines nor locks, and the result is the same for any number
// of workers. Reader and Writer refuse a table that the stage did not declare, so the lineage is true by construction.
package stage

import (
	"context"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"unsafe"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/shuffle"
)

// Stage is one step of the pipeline.
type Stage struct {
	Name    string   // in logs, errors and the manifest
	Version int      // raised whenever equal input may give different output
	Each    string   // column that partitions the work: Document, Work, or All for one call for everything
	Reads   []string // working tables, and Lexicon
	Writes  []string // working tables; each has exactly one writer
	Cached  bool     // what it writes for a partition is kept in the cache: making it takes longer than finding it
	Alone   bool     // that holds for a work of one document, too, where there is nothing to compare
	Run     func(ctx context.Context, in *Reader, out *Writer) error
}

// How the work of a stage, or the rows of a table, are partitioned.
const (
	Document = "document_id"
	Work     = "work_id"
	All      = ""
)

// Lexicon among a stage's Reads declares that it reads the language knowledge.
const Lexicon = "lexicon"

// Table is a working table with rows of type R. It is a handle without data: a Reader or Writer has those.
type Table[R any] struct {
	Name string
	Each string          // column that partitions the rows
	key  func(*R) string // value of that column
}

// NewTable makes a handle. key gives a row's value of the partitioning column; it is nil for a table in one piece.
func NewTable[R any](name, each string, key func(*R) string) Table[R] {
	return Table[R]{Name: name, Each: each, key: key}
}

// Info says what a table is called and how it is partitioned.
type Info struct{ Name, Each string }

// Info is what the runner needs to know of the table.
func (t Table[R]) Info() Info { return Info{t.Name, t.Each} }

// Read iterates over the rows of the reader's partition, in the order in which they were written; for a stage with
// Each = All over those of all partitions, in the order of their keys. Each row is a new value that the stage may
// keep. An error ends the iteration; the runner reports it when the stage returns.
func (t Table[R]) Read(in *Reader) iter.Seq[*R] {
	return func(yield func(*R) bool) {
		if err := in.declared(t.Name); err != nil {
			in.fail(err)
			return
		}
		if load, ok := in.run.inputs[t.Name]; ok {
			for _, p := range in.documents {
				row, err := load(p)
				if err != nil {
					in.fail(err)
					return
				}
				if !yield(row.(*R)) {
					return
				}
			}
			return
		}
		scan := t.scan(in)
		if scan == nil {
			return
		}
		d := newDecoder(codecOf(reflect.TypeFor[R]()))
		for {
			row := new(R)
			ok, err := scan.row(d, reflect.ValueOf(row).Elem())
			if err != nil {
				in.fail(fmt.Errorf("table %s: %w", t.Name, err))
			}
			if !ok || !yield(row) {
				return
			}
		}
	}
}

// scan begins to go through the rows of the reader's partition; it is nil after an error.
func (t Table[R]) scan(in *Reader) *scanner {
	s := in.run.spools[t.Name]
	parts, err := in.partitions(t.Info())
	if err == nil {
		if err = in.declared(t.Name); err == nil && s == nil {
			err = fmt.Errorf("the table %s comes from outside and is not kept in order", t.Name)
		}
	}
	if err != nil {
		in.fail(err)
		return nil
	}
	return newScanner(s, parts)
}

// One gives the only row of the reader's partition, nil if there is none.
func (t Table[R]) One(in *Reader) *R {
	for r := range t.Read(in) {
		return r
	}
	return nil
}

// All gives the rows of the reader's partition as a slice.
func (t Table[R]) All(in *Reader) []*R { return slices.Collect(t.Read(in)) }

// Queue is the rows of the reader's partition for a stage that takes them beside those of another table: none is in
// memory before it is looked at.
type Queue[R any] struct {
	next func() (*R, bool)
	stop func()
	head *R
}

// Queue gives the rows of the reader's partition in the order in which they were written. The caller closes it.
func (t Table[R]) Queue(in *Reader) *Queue[R] {
	q := &Queue[R]{}
	q.next, q.stop = iter.Pull(t.Read(in))
	q.Pop()
	return q
}

// Head gives the next row, nil after the last one.
func (q *Queue[R]) Head() *R { return q.head }

// Pop takes the next row.
func (q *Queue[R]) Pop() *R {
	row := q.head
	q.head, _ = q.next()
	return row
}

// Close gives up the rows that are left.
func (q *Queue[R]) Close() { q.stop() }

// Write adds a row to the writer's partition. A stage that sees everything must write a partitioned table in the order
// of its keys.
func (t Table[R]) Write(out *Writer, row *R) {
	if out.err != nil {
		return
	}
	w, err := out.table(t.Name)
	if err == nil && t.key != nil {
		err = out.place(w, t.key(row))
	}
	if err != nil {
		out.err = err
		return
	}
	w.bytes = codecOf(reflect.TypeFor[R]()).encode(w.bytes, unsafe.Pointer(row))
	w.rows++
	if out.direct && len(w.bytes) > 1<<20 {
		out.err = out.flush(w)
	}
	if !out.direct && len(w.bytes) > bufferInMemory && out.run.Dir != "" {
		out.err = w.spill(out.run.Dir)
	}
}

// Reader gives a stage the rows and the language knowledge that it declared.
type Reader struct {
	run       *run
	stage     *Stage
	key       string
	documents []int // numbers of the documents in the partition
	work      int   // number of the work, -1 unless the stage runs by work
	lexicon   *language.Lexicon
	place     string // what the stage is working on
	shuffles  []*shuffle.Shuffle
	ledger    *ledger // what a stage that sees everything found out before; nil until it asks
	err       error
}

// At notes what the stage is working on: the id of a row, say. The error of a stage that panics names it.
func (in *Reader) At(place string) { in.place = place }

// Key is the partition that the stage is called for: a document_id, a work_id, or "" for everything.
func (in *Reader) Key() string { return in.key }

// Lexicon is the language knowledge. The stage must have declared it.
func (in *Reader) Lexicon() *language.Lexicon {
	if err := in.declared(Lexicon); err != nil {
		in.fail(err)
		return language.Empty()
	}
	if in.lexicon == nil {
		in.lexicon = in.run.lexicon.Watch()
	}
	return in.lexicon
}

// Shuffle gives the means to bring together what belongs together, for a stage that sees many documents: it lies beside
// the working tables where it is too large for memory. The runner reports its error when the stage returns.
func (in *Reader) Shuffle() *shuffle.Shuffle {
	s := shuffle.New(in.run.Dir, shuffle.Budget)
	in.shuffles = append(in.shuffles, s)
	return s
}

// opened gives the files of the language knowledge that the stage needed, by path.
func (in *Reader) opened() []string {
	if in.lexicon == nil {
		return nil
	}
	return in.lexicon.Opened()
}

func (in *Reader) declared(name string) error {
	if !slices.Contains(in.stage.Reads, name) {
		return fmt.Errorf("it reads %s, which it does not declare", name)
	}
	return nil
}

func (in *Reader) fail(err error) {
	if in.err == nil {
		in.err = err
	}
}

// closeShuffles gives up what a stage did not read to the end.
func (in *Reader) closeShuffles() {
	for _, s := range in.shuffles {
		s.Close()
	}
}

// partitions gives the numbers of the partitions of a table that the reader may see.
func (in *Reader) partitions(t Info) ([]int, error) {
	switch {
	case t.Each == Document:
		return in.documents, nil
	case t.Each == Work && in.work >= 0:
		return []int{in.work}, nil
	case t.Each == Work && in.stage.Each == All:
		return numbers(len(in.run.works)), nil
	case t.Each == All && in.stage.Each == All:
		return []int{0}, nil
	}
	return nil, fmt.Errorf("it runs by %s and cannot read %s, which is kept by %q", in.stage.Each, t.Name, t.Each)
}

func numbers(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// Writer takes the rows that a stage writes.
type Writer struct {
	run    *run
	stage  *Stage
	key    string
	part   int
	direct bool // the stage sees everything: full buffers go to the spool at once
	tables []*buffer
	opened []string // files of the language knowledge that the stage needed, by path
	err    error
}

// digest takes the digests of what was written.
func (out *Writer) digest() {
	for _, w := range out.tables {
		w.digest()
	}
}

// drop gives up the files of what was written.
func (out *Writer) drop() {
	for _, w := range out.tables {
		w.drop()
	}
}

func (out *Writer) table(name string) (*buffer, error) {
	for _, w := range out.tables {
		if w.name == name {
			return w, nil
		}
	}
	if !slices.Contains(out.stage.Writes, name) {
		return nil, fmt.Errorf("it writes %s, which it does not declare", name)
	}
	w := &buffer{name: name, each: out.run.info[name].Each, part: out.part, bytes: toWrite.take(), own: true}
	out.tables = append(out.tables, w)
	return w, nil
}

// place makes sure that a row with that key belongs where the writer stands, or moves a direct writer on to it.
func (out *Writer) place(w *buffer, key string) error {
	if !out.direct {
		if key != out.key {
			return fmt.Errorf("it writes a row of %q to %s while it runs for %q", key, w.name, out.key)
		}
		return nil
	}
	if d := out.run.Documents; w.each == Document && w.part < len(d) && d[w.part] == key {
		return nil
	}
	p, ok := out.run.partition(w.each, key)
	if !ok {
		return fmt.Errorf("it writes a row to %s for %q, which does not exist", w.name, key)
	}
	if p == w.part {
		return nil
	}
	if p < w.part {
		return fmt.Errorf("it writes %s out of order: %q", w.name, key)
	}
	err := out.flush(w)
	w.part = p
	return err
}

func (out *Writer) flush(w *buffer) error {
	err := out.run.spools[w.name].append(w.part, w.bytes, w.rows)
	w.bytes, w.rows = w.bytes[:0], 0
	return err
}
