package stage

import (
	"cmp"
	"fmt"
	"slices"
)

// Result holds what the stages wrote. Close it when it is no longer needed.
type Result struct {
	Records    []Record
	Left       []Left   // documents that were left out, in order
	Documents  []string // documents that were kept, in order
	Opened     []string // files of the language knowledge that the stages needed, by path
	run        *run
	everything *Reader
	others     []*Reader
	one        Reader // of a work
}

// Left is a document that was left out because its source could not be read, or a stage panicked over it.
type Left struct {
	DocumentID string
	Err        error
}

// Reader reads any table as a whole, as a stage with Each = All that declares all tables.
func (r *Result) Reader() *Reader { return r.everything }

// ReaderBy reads as Reader does, but the documents of a lower rank first.
func (r *Result) ReaderBy(rank func(document string) int) *Reader {
	in := *r.everything
	in.documents = slices.Clone(in.documents)
	slices.SortStableFunc(in.documents, func(a, b int) int {
		return cmp.Compare(rank(r.run.Documents[a]), rank(r.run.Documents[b]))
	})
	r.others = append(r.others, &in)
	return &in
}

// ReaderOf reads of the tables that are kept by work what belongs to one work, until it is called again.
func (r *Result) ReaderOf(work string) *Reader {
	n, ok := r.run.partition(Work, work)
	err := r.one.err
	r.one = *r.everything
	r.one.key, r.one.work, r.one.documents, r.one.err = work, n, nil, err
	if !ok {
		r.one.work = -1
		r.one.fail(fmt.Errorf("there is no work %q", work))
	}
	return &r.one
}

// Err is the first error of a read from Reader, then from those of ReaderBy and ReaderOf.
func (r *Result) Err() error {
	for _, in := range append([]*Reader{r.everything, &r.one}, r.others...) {
		if in.err != nil {
			return in.err
		}
	}
	return nil
}

// Close removes the spools.
func (r *Result) Close() { r.run.close() }
