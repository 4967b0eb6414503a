package table

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"github.com/apache/arrow/go/v15/arrow/decimal128"
)

// parseDecimal reads a decimal in canonical form (see schema.Decimal) as an integer of 10^-scale. Every digit counts:
// a number that does not fit, or is written in another form, is an error.
func parseDecimal(s string, precision, scale int) (n decimal128.Num, err error) {
	unsigned, negative := strings.CutPrefix(s, "-")
	whole, fraction, point := strings.Cut(unsigned, ".")
	switch {
	case !isDigits(whole) || !isDigits(fraction):
		return n, fmt.Errorf("%q is no decimal number", s)
	case !isCanonical(whole, fraction, point), negative && unsigned == "0":
		return n, fmt.Errorf("%q is no decimal number in canonical form", s)
	case len(fraction) > scale:
		return n, fmt.Errorf("%q has more than %d digits after the point", s, scale)
	case len(strings.TrimLeft(whole, "0"))+scale > precision:
		return n, fmt.Errorf("%q does not fit %d digits with %d after the point", s, precision, scale)
	}
	var hi, lo uint64
	for i := range len(whole) + scale {
		digit := uint64(0)
		switch k := i - len(whole); {
		case k < 0:
			digit = uint64(whole[i] - '0')
		case k < len(fraction):
			digit = uint64(fraction[k] - '0')
		}
		h, l := bits.Mul64(lo, 10)
		l, carry := bits.Add64(l, digit, 0)
		hi, lo = hi*10+h+carry, l
	}
	n = decimal128.New(int64(hi), lo)
	if negative {
		n = n.Negate()
	}
	return n, nil
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// isCanonical reports whether the digits before and after the point are as few as the value needs.
func isCanonical(whole, fraction string, point bool) bool {
	if whole == "" || len(whole) > 1 && whole[0] == '0' {
		return false
	}
	return point == (fraction != "") && !strings.HasSuffix(fraction, "0")
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
