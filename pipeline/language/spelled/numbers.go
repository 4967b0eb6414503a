package spelled

// numbers is a set of whole numbers: those from low to high, and if divisor is not 0, of them only those whose remainder
// by it is from least to most. low is in the set; a single number has low = high and divisor 0.
type numbers struct {
	low, high            int64
	divisor, least, most int64
}

// modulo gives the numbers of an interval whose remainder by d is from least to most.
func (s numbers) modulo(d, least, most int64) numbers {
	s.divisor, s.least, s.most = d, least, most
	return s
}

// meet gives the numbers that are in both sets, and false if there are none. Of two different divisors only that of s
// is kept.
func (s numbers) meet(t numbers) (numbers, bool) {
	s.low, s.high = max(s.low, t.low), min(s.high, t.high)
	switch {
	case s.divisor == 0:
		s.divisor, s.least, s.most = t.divisor, t.least, t.most
	case s.divisor == t.divisor:
		s.least, s.most = max(s.least, t.least), min(s.most, t.most)
	}
	if s.divisor > 0 {
		if s.least > s.most {
			return s, false
		}
		switch m := s.low % s.divisor; {
		case m < s.least:
			s.low += s.least - m
		case m > s.most:
			s.low += s.divisor - m + s.least
		}
		if s.least == s.most && s.low > s.high-s.divisor && s.low <= s.high {
			s.high = s.low
		}
	}
	if s.low == s.high {
		s.divisor, s.least, s.most = 0, 0, 0
	}
	return s, s.low <= s.high
}
