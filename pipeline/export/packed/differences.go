// Package packed writes whole numbers in encodings of Parquet (Encodings.md), in one form on every processor: the
// differences of DELTA_BINARY_PACKED, in which numbers that go up from row to row take a fraction of their room, and
// the indexes of RLE_DICTIONARY.
package packed

import (
	"encoding/binary"
	"math/bits"
)

// A block holds the differences of so many numbers, in parts of which each has its own number of bits.
const (
	blockSize = 128
	parts     = 4
	partSize  = blockSize / parts
)

// AppendInts appends numbers in DELTA_BINARY_PACKED: the sizes of blocks, how many numbers there are, the first one;
// then for each block the smallest difference, the bits that what lies above it takes in each part, and the parts.
func AppendInts(dst []byte, numbers []int64) []byte {
	dst = append(binary.AppendUvarint(dst, blockSize), parts)
	dst = binary.AppendUvarint(dst, uint64(len(numbers)))
	if len(numbers) == 0 {
		return append(dst, 0)
	}
	last := numbers[0]
	dst = binary.AppendVarint(dst, last)
	var block [blockSize]int64
	for rest := numbers[1:]; len(rest) > 0; {
		n := min(blockSize, len(rest))
		for i, v := range rest[:n] {
			block[i], last = v-last, v
		}
		dst = appendBlock(dst, block[:n])
		rest = rest[n:]
	}
	return dst
}

// appendBlock appends the differences of a block, of which only the last may have fewer than blockSize. Parts without
// numbers have no bytes; one that is not full goes on with the smallest difference.
func appendBlock(dst []byte, differences []int64) []byte {
	least := differences[0]
	for _, d := range differences[1:] {
		least = min(least, d)
	}
	dst = binary.AppendVarint(dst, least)
	widths := len(dst)
	dst = append(dst, make([]byte, parts)...)
	for k := 0; k*partSize < len(differences); k++ {
		part := differences[k*partSize : min((k+1)*partSize, len(differences))]
		var above [partSize]uint64
		all := uint64(0)
		for i, d := range part {
			above[i] = uint64(d) - uint64(least)
			all |= above[i]
		}
		width := bits.Len64(all)
		dst[widths+k] = byte(width)
		dst = appendPacked(dst, &above, width)
	}
	return dst
}

// appendPacked appends numbers of that many bits each, the lowest bits first.
func appendPacked(dst []byte, numbers *[partSize]uint64, width int) []byte {
	if width == 0 {
		return dst
	}
	word, filled := uint64(0), 0
	for _, n := range numbers {
		word |= n << filled
		if filled += width; filled >= 64 {
			dst = binary.LittleEndian.AppendUint64(dst, word)
			filled -= 64
			word = n >> (width - filled)
		}
	}
	if filled > 0 { // half a word: the bits of a part are a multiple of 32
		dst = binary.LittleEndian.AppendUint32(dst, uint32(word))
	}
	return dst
}
