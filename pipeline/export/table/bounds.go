package table

import (
	"bytes"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"
)

// boundsLength is how many bytes of a text are kept as the bound of a page or a row group.
const boundsLength = 64

// A boundedType is a Parquet type that knows the bounds of its pages, for two kinds of columns where parquet-go does
// not: decimals in fixed-length bytes, which it compares as unsigned, so that a filter for negative numbers finds
// nothing; and texts, whose bounds it keeps in full, so that a text of 100 MB stands twice in the footer, or cuts
// inside a character. (SkipPageBounds is no way out: it leaves an index which says that a page holds empty texts only.)
type boundedType struct {
	parquet.Type
	order  func(a, b []byte) int
	length int // bytes kept of a bound; 0 for all
}

func textType() parquet.Type {
	return &boundedType{Type: parquet.String().Type(), order: bytes.Compare, length: boundsLength}
}

// decimalType is the type below a decimal of up to 38 digits: 16 bytes, two's complement, the most significant first.
func decimalType() parquet.Type {
	return &boundedType{Type: parquet.FixedLenByteArrayType(16), order: compareSigned}
}

// compareSigned orders two's complement numbers of equal length.
func compareSigned(a, b []byte) int {
	if len(a) > 0 && len(b) > 0 && a[0]>>7 != b[0]>>7 {
		return int(b[0]>>7) - int(a[0]>>7)
	}
	return bytes.Compare(a, b)
}

func (t *boundedType) Compare(a, b parquet.Value) int { return t.order(a.ByteArray(), b.ByteArray()) }

func (t *boundedType) NewColumnIndexer(int) parquet.ColumnIndexer {
	return &boundsIndexer{order: t.order}
}

func (t *boundedType) NewColumnBuffer(column, n int) parquet.ColumnBuffer {
	return &boundedBuffer{t.Type.NewColumnBuffer(column, n), t}
}

type boundedBuffer struct {
	parquet.ColumnBuffer
	typ *boundedType
}

func (b *boundedBuffer) Clone() parquet.ColumnBuffer {
	return &boundedBuffer{b.ColumnBuffer.Clone(), b.typ}
}

func (b *boundedBuffer) Page() parquet.Page { return &boundedPage{b.ColumnBuffer.Page(), b.typ} }

type boundedPage struct {
	parquet.Page
	typ *boundedType
}

// Bounds gives a lower and an upper bound of the page's values.
func (p *boundedPage) Bounds() (lower, upper parquet.Value, ok bool) {
	var lo, hi []byte
	see := func(v []byte) {
		if !ok || p.typ.order(v, lo) < 0 {
			lo = v
		}
		if !ok || p.typ.order(v, hi) > 0 {
			hi = v
		}
		ok = true
	}
	data := p.Page.Data()
	if p.typ.Kind() == parquet.FixedLenByteArray {
		b, size := data.FixedLenByteArray()
		for i := 0; i+size <= len(b); i += size {
			see(b[i : i+size])
		}
		return parquet.FixedLenByteArrayValue(lo), parquet.FixedLenByteArrayValue(hi), ok
	}
	b, offsets := data.ByteArray()
	for i := 1; i < len(offsets); i++ {
		see(b[offsets[i-1]:offsets[i]])
	}
	if n := p.typ.length; n > 0 {
		lo, hi = cutBelow(lo, n), cutAbove(hi, n)
	}
	return parquet.ByteArrayValue(lo), parquet.ByteArrayValue(hi), ok
}

// cutBelow gives a text of at most n bytes that is not greater than b.
func cutBelow(b []byte, n int) []byte {
	if len(b) <= n {
		return b
	}
	for !utf8.RuneStart(b[n]) {
		n--
	}
	return b[:n]
}

// cutAbove gives a text of about n bytes that is not smaller than b: its last character that has a successor is
// replaced by that, or the text is kept whole if there is none.
func cutAbove(b []byte, n int) []byte {
	if len(b) <= n {
		return b
	}
	for head := cutBelow(b, n); len(head) > 0; {
		r, size := utf8.DecodeLastRune(head)
		head = head[:len(head)-size]
		if r++; r == 0xD800 {
			r = 0xE000
		}
		if r <= utf8.MaxRune {
			return utf8.AppendRune(append([]byte(nil), head...), r)
		}
	}
	return b
}

// boundsIndexer gathers the column index of a boundedType.
type boundsIndexer struct {
	order func(a, b []byte) int
	index format.ColumnIndex
}

func (x *boundsIndexer) Reset() { x.index = format.ColumnIndex{} }

func (x *boundsIndexer) IndexPage(values, nulls int64, lower, upper parquet.Value) {
	x.index.NullPages = append(x.index.NullPages, values == nulls)
	x.index.NullCounts = append(x.index.NullCounts, nulls)
	x.index.MinValues = append(x.index.MinValues, bytes.Clone(lower.ByteArray()))
	x.index.MaxValues = append(x.index.MaxValues, bytes.Clone(upper.ByteArray()))
}

// ColumnIndex gives the index. Pages of nulls only have no part in its order.
func (x *boundsIndexer) ColumnIndex() format.ColumnIndex {
	index := x.index
	index.BoundaryOrder = format.Ascending
	last := -1
	for i, null := range index.NullPages {
		if null {
			index.MinValues[i], index.MaxValues[i] = []byte{}, []byte{}
			continue
		}
		if last >= 0 && (x.falls(index.MinValues, last, i) || x.falls(index.MaxValues, last, i)) {
			index.BoundaryOrder = format.Unordered
		}
		last = i
	}
	return index
}

// falls reports whether the bound of page i is below that of page last.
func (x *boundsIndexer) falls(bounds [][]byte, last, i int) bool {
	return x.order(bounds[last], bounds[i]) > 0
}
