package letters

import "slices"

// fewHashes are so few that comparing them is quicker than dealing them out.
const fewHashes = 256

// SortByHash sorts values, each a hash and below it a number of 32 bits, by their hashes; equal hashes stay in order,
// which must be that of the numbers. It deals them out by eleven bits at a time, the lowest first.
func SortByHash(values []uint64) []uint64 {
	if len(values) < fewHashes {
		slices.Sort(values)
		return values
	}
	const width, mask = 11, 1<<11 - 1
	other := make([]uint64, len(values))
	for shift := 32; shift < 64; shift += width {
		var begins [mask + 2]int32
		for _, v := range values {
			begins[v>>shift&mask+1]++
		}
		for k := range mask {
			begins[k+1] += begins[k]
		}
		for _, v := range values {
			at := &begins[v>>shift&mask]
			other[*at] = v
			*at++
		}
		values, other = other, values
	}
	return values
}
