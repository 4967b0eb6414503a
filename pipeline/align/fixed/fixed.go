// Package fixed computes logarithms in integers, so that every machine computes the same ones.
package fixed

import "math/bits"

// Bit is one bit of evidence: all scores are in 1/1024 bit.
const Bit = 1024

// Log2 is the binary logarithm of x in 1/1024, rounded down; x must be at least 1. It takes the digits of the logarithm
// one by one, by squaring (Knuth, The Art of Computer Programming, 1.2.2, exercise 25).
func Log2(x uint64) int {
	n := bits.Len64(x) - 1
	m := x << (63 - n) >> 32 // x scaled to [2^31, 2^32)
	out := n
	for range 10 {
		m = m * m >> 31
		out <<= 1
		if m >= 1<<32 {
			out |= 1
			m >>= 1
		}
	}
	return out
}

// logs holds the binary logarithms from 1 to 2 in 1/1024.
var logs = func() (t [1024]int16) {
	for i := range t {
		t[i] = int16(Log2(uint64(1024+i)) - 10*Bit)
	}
	return t
}()

// QuickLog is Log2, from the first ten digits of x after the leading one.
func QuickLog(x int64) int {
	n := bits.Len64(uint64(x)) - 1
	if n <= 10 {
		return n*Bit + int(logs[x<<(10-n)&1023])
	}
	return n*Bit + int(logs[x>>(n-10)&1023])
}

// Log2Ratio is Log2(p/q) in 1/1024 for positive p and q.
func Log2Ratio(p, q int64) int { return Log2(uint64(p)) - Log2(uint64(q)) }
