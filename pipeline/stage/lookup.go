package stage

import (
	"fmt"
	"iter"
	"slices"
)

// Of iterates over the rows of one document of the reader's partition, in the order in which they were written: for a
// stage that sees many documents and needs few of them. The table must be kept by document. An error ends the
// iteration; the runner reports it when the stage returns.
func (t Table[R]) Of(in *Reader, document string) iter.Seq[*R] {
	return func(yield func(*R) bool) {
		one := *in
		p, known := in.run.partition(Document, document)
		if _, mine := slices.BinarySearch(in.documents, p); !known || !mine || t.Each != Document {
			in.fail(fmt.Errorf("it reads %s of %q, which is not in its partition", t.Name, document))
			return
		}
		one.documents, one.err = []int{p}, nil
		t.Read(&one)(yield)
		if one.err != nil {
			in.fail(one.err)
		}
	}
}
