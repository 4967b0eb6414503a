package export

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"strconv"

	"github.com/apache/arrow/go/v15/arrow/decimal128"
)

// parseDecimal reads a decimal in canonical form (see schema.Decimal) as an integer of 10^-scale. Every digit counts:
// a number that does not fit, or is written in another form, is an error.
func parseDecimal(s string, precision, scale int) (decimal128.Num, error) {
	var zero decimal128.Num
	digits, point := s, -1
	negative := len(s) > 0 && s[0] == '-'
	if negative {
		digits = s[1:]
	}
	var hi, lo uint64
	count := 0 // significant digits
	push := func(d uint64) {
		h, l := bits.Mul64(lo, 10)
		h += hi * 10
		l, carry := bits.Add64(l, d, 0)
		hi, lo = h+carry, l
		if hi != 0 || lo != 0 {
			count++
		}
	}
	for i := range len(digits) {
		switch c := digits[i]; {
		case c >= '0' && c <= '9':
			push(uint64(c - '0'))
		case c == '.' && point < 0:
			point = i
		default:
			return zero, fmt.Errorf("%q is no decimal number", s)
		}
		if count > precision {
			return zero, fmt.Errorf("%q does not fit %d digits", s, precision)
		}
	}
	fraction := 0
	if point >= 0 {
		fraction = len(digits) - point - 1
	}
	whole := len(digits) - fraction
	if point >= 0 {
		whole--
	}
	switch {
	case whole == 0, point >= 0 && fraction == 0,
		whole > 1 && digits[0] == '0',
		fraction > 0 && digits[len(digits)-1] == '0',
		negative && hi == 0 && lo == 0:
		return zero, fmt.Errorf("%q is no decimal number in canonical form", s)
	case fraction > scale:
		return zero, fmt.Errorf("%q has more than %d digits after the point", s, scale)
	}
	for range scale - fraction {
		push(0)
		if count > precision {
			return zero, fmt.Errorf("%q does not fit %d digits with %d after the point", s, precision, scale)
		}
	}
	n := decimal128.New(int64(hi), lo)
	if negative {
		n = n.Negate()
	}
	return n, nil
}

// appendDecimal writes n / 10^scale in canonical form.
func appendDecimal(b []byte, n decimal128.Num, scale int) []byte {
	if n.Sign() < 0 {
		b = append(b, '-')
	}
	var buf [48]byte
	var digits []byte
	// In two halves of 19 digits or fewer: Arrow's BigInt drops bits where a word has 32.
	a := n.Abs()
	const half = 1e19
	// The high word of a number of 38 digits is below 10^19, so the quotient fits.
	if high, low := bits.Div64(uint64(a.HighBits()), a.LowBits(), half); high == 0 {
		digits = strconv.AppendUint(buf[:0], low, 10)
	} else {
		digits = strconv.AppendUint(buf[:0], high, 10)
		lower := strconv.AppendUint(nil, low, 10)
		for range 19 - len(lower) {
			digits = append(digits, '0')
		}
		digits = append(digits, lower...)
	}
	whole := len(digits) - scale
	if whole <= 0 {
		b = append(b, '0')
	} else {
		b = append(b, digits[:whole]...)
	}
	fraction := digits[max(whole, 0):]
	for len(fraction) > 0 && fraction[len(fraction)-1] == '0' {
		fraction = fraction[:len(fraction)-1]
	}
	if len(fraction) == 0 {
		return b
	}
	b = append(b, '.')
	for range -whole {
		b = append(b, '0')
	}
	return append(b, fraction...)
}

// decimalOf is the integer whose two's complement, most significant byte first, is in b, which has 16 bytes.
func decimalOf(b []byte) decimal128.Num {
	return decimal128.New(int64(binary.BigEndian.Uint64(b)), binary.BigEndian.Uint64(b[8:]))
}
