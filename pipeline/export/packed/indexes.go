package packed

import (
	"encoding/binary"
	"math/bits"
)

// AppendIndexes appends the data of a page of dictionary indexes: the width of an index in bits as one byte, then runs
// of eight or more equal indexes and runs of packed ones (Parquet, Encodings.md, RLE_DICTIONARY). Indexes are looked at
// in groups of eight; the last ones, fewer than eight, are runs of equal indexes.
func AppendIndexes(dst []byte, indexes []int32) []byte {
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
			dst = appendBits(dst, indexes[i:j], width)
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

// appendBits appends indexes of that many bits each, the lowest bits first. Their number is a multiple of eight.
func appendBits(dst []byte, indexes []int32, width int) []byte {
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
