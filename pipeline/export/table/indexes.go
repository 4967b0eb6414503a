package table

import (
	"encoding/binary"
	"math/bits"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/encoding"
	"github.com/parquet-go/parquet-go/format"
)

// A dictionaryType is a Parquet type whose pages of dictionary indexes are encoded here. parquet-go ends a run of
// packed indexes elsewhere on processors with AVX2 than on all others: there its search for eight equal indexes also
// takes four equal ones beside four equal others. Both are valid, but one release has one form.
type dictionaryType struct{ parquet.Type }

// repeatedTextType is the type of a text with a dictionary.
func repeatedTextType() parquet.Type { return dictionaryType{parquet.String().Type()} }

func (t dictionaryType) NewDictionary(column, n int, data encoding.Values) parquet.Dictionary {
	return indexDictionary{t.Type.NewDictionary(column, n, data)}
}

// The types between a dictionary and the encoding of a page of its indexes.
type (
	indexDictionary struct{ parquet.Dictionary }
	indexType       struct{ parquet.Type }
	indexBuffer     struct{ parquet.ColumnBuffer }
	indexPage       struct{ parquet.Page }
	indexPageType   struct{ parquet.Type }
)

func (d indexDictionary) Type() parquet.Type { return indexType{d.Dictionary.Type()} }

func (t indexType) NewColumnBuffer(column, n int) parquet.ColumnBuffer {
	return indexBuffer{t.Type.NewColumnBuffer(column, n)}
}

func (b indexBuffer) Clone() parquet.ColumnBuffer { return indexBuffer{b.ColumnBuffer.Clone()} }

func (b indexBuffer) Page() parquet.Page { return indexPage{b.ColumnBuffer.Page()} }

func (p indexPage) Type() parquet.Type { return indexPageType{p.Page.Type()} }

// Bounds gives bounds as short as those of other texts.
func (p indexPage) Bounds() (lower, upper parquet.Value, ok bool) {
	if lower, upper, ok = p.Page.Bounds(); ok {
		lower = parquet.ByteArrayValue(cutBelow(lower.ByteArray(), boundsLength))
		upper = parquet.ByteArrayValue(cutAbove(upper.ByteArray(), boundsLength))
	}
	return lower, upper, ok
}

func (p indexPage) Slice(i, j int64) parquet.Page { return indexPage{p.Page.Slice(i, j)} }

func (t indexPageType) Encode(dst []byte, src encoding.Values, enc encoding.Encoding) ([]byte, error) {
	if enc.Encoding() != format.RLEDictionary {
		return t.Type.Encode(dst, src, enc)
	}
	return appendIndexes(dst[:0], src.Int32()), nil
}

// appendIndexes appends the data of a page of dictionary indexes: the width of an index in bits as one byte, then runs
// of eight or more equal indexes and runs of packed ones (Parquet, Encodings.md, RLE_DICTIONARY). Indexes are looked at
// in groups of eight; the last ones, fewer than eight, are runs of equal indexes.
func appendIndexes(dst []byte, indexes []int32) []byte {
	all := uint32(0)
	for _, v := range indexes {
		all |= uint32(v)
	}
	width := bits.Len32(all)
	dst = append(dst, byte(width))
	if width == 0 {
		return binary.AppendUvarint(dst, uint64(len(indexes))<<1)
	}
	const group = 8
	whole := len(indexes) / group * group
	for i := 0; i < whole; {
		j := i
		for j < whole && equal(indexes[j:j+group]) && indexes[j] == indexes[i] {
			j += group
		}
		if j > i {
			dst = appendRun(dst, j-i, indexes[i], width)
		} else {
			for j < whole && !equal(indexes[j:j+group]) {
				j += group
			}
			dst = binary.AppendUvarint(dst, uint64(j-i)/group<<1|1)
			dst = appendPacked(dst, indexes[i:j], width)
		}
		i = j
	}
	for i := whole; i < len(indexes); {
		j := i + 1
		for j < len(indexes) && indexes[j] == indexes[i] {
			j++
		}
		dst = appendRun(dst, j-i, indexes[i], width)
		i = j
	}
	return dst
}

func equal(indexes []int32) bool {
	for _, v := range indexes[1:] {
		if v != indexes[0] {
			return false
		}
	}
	return true
}

// appendRun appends a run of n equal indexes.
func appendRun(dst []byte, n int, index int32, width int) []byte {
	dst = binary.AppendUvarint(dst, uint64(n)<<1)
	for ; width > 0; width -= 8 {
		dst = append(dst, byte(index))
		index >>= 8
	}
	return dst
}

// appendPacked appends indexes of that many bits each, the lowest bits first. Their number is a multiple of eight.
func appendPacked(dst []byte, indexes []int32, width int) []byte {
	var buffer uint64
	filled := 0
	for _, v := range indexes {
		buffer |= uint64(uint32(v)) << filled
		for filled += width; filled >= 8; filled -= 8 {
			dst = append(dst, byte(buffer))
			buffer >>= 8
		}
	}
	return dst
}
