package table

import (
	"slices"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

// arrayBuilder makes the arrays of a column, one a record. The builders of Arrow are such; those of texts and integers,
// which most cells are, are made here: they add a cell in half the time, and have room at once for as much as the array
// before took.
type arrayBuilder interface {
	AppendNull()
	Reserve(cells int)
	NewArray() arrow.Array // of all cells since the last one
	Release()
}

// validity says which cells of an array are not null.
type validity struct {
	bits         []byte
	cells, nulls int
}

func (v *validity) add(valid bool) {
	if v.cells%8 == 0 {
		v.bits = append(v.bits, 0)
	}
	if valid {
		v.bits[v.cells/8] |= 1 << (v.cells % 8)
	} else {
		v.nulls++
	}
	v.cells++
}

func (v *validity) reserve(cells int) { v.bits = slices.Grow(v.bits, (cells+7)/8) }

// take gives the bitmap and begins anew.
func (v *validity) take() validity {
	out := *v
	*v = validity{}
	return out
}

// flatTexts makes arrays of texts.
type flatTexts struct {
	texts []byte
	ends  []int32 // of each text, after a 0
	bytes int     // of the texts of the array before
	validity
}

func newFlatTexts() *flatTexts { return &flatTexts{ends: []int32{0}} }

func (f *flatTexts) Append(s string) {
	f.texts = append(f.texts, s...)
	f.ends = append(f.ends, int32(len(f.texts)))
	f.add(true)
}

func (f *flatTexts) AppendNull() {
	f.ends = append(f.ends, int32(len(f.texts)))
	f.add(false)
}

func (f *flatTexts) Reserve(cells int) {
	f.texts = slices.Grow(f.texts, f.bytes+f.bytes/8)
	f.ends = slices.Grow(f.ends, cells)
	f.reserve(cells)
}

func (f *flatTexts) NewArray() arrow.Array {
	texts, ends, valid := f.texts, f.ends, f.take()
	f.texts, f.ends, f.bytes = nil, []int32{0}, len(texts)
	return arrayOf(arrow.BinaryTypes.String, valid, arrow.Int32Traits.CastToBytes(ends), texts)
}

func (f *flatTexts) Release() {}

// flatInts makes arrays of integers.
type flatInts struct {
	numbers []int64
	validity
}

func (f *flatInts) Append(n int64) {
	f.numbers = append(f.numbers, n)
	f.add(true)
}

func (f *flatInts) AppendNull() {
	f.numbers = append(f.numbers, 0)
	f.add(false)
}

func (f *flatInts) Reserve(cells int) {
	f.numbers = slices.Grow(f.numbers, cells)
	f.reserve(cells)
}

func (f *flatInts) NewArray() arrow.Array {
	numbers, valid := f.numbers, f.take()
	f.numbers = nil
	return arrayOf(arrow.PrimitiveTypes.Int64, valid, arrow.Int64Traits.CastToBytes(numbers))
}

func (f *flatInts) Release() {}

// arrayOf makes an array from its buffers after that of the validity.
func arrayOf(t arrow.DataType, valid validity, buffers ...[]byte) arrow.Array {
	all := []*memory.Buffer{memory.NewBufferBytes(valid.bits)}
	for _, b := range buffers {
		all = append(all, memory.NewBufferBytes(b))
	}
	data := array.NewData(t, valid.cells, all, nil, valid.nulls, 0)
	defer data.Release()
	return array.MakeFromData(data)
}
