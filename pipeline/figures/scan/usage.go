package scan

// Usage is what the numbers of a document show of its decimal sign: a text may write numbers as another language does.
type Usage struct {
	surely, maybe [2]bool // of a point, of a comma
}

// Ways to write a number, by its decimal sign.
const (
	byPoint = iota
	byComma
)

// UsageOf looks at the numbers of a text in ASCII digits. Groups of three digits show the decimal sign surely:
// "1,250,000", "1,234.5", "45,000"; one or two digits behind a sign show it perhaps: they may be a time or a version.
func UsageOf(text string) Usage {
	var u Usage
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) {
			continue
		}
		end := pastNumeral(text, i)
		u.see(text[i:end])
		i = end
	}
	return u
}

// Swaps reports whether a document writes numbers with the other decimal sign than its language, which has decimal.
func (u Usage) Swaps(decimal rune) bool {
	own, other := byPoint, byComma
	switch decimal {
	case ',':
		own, other = byComma, byPoint
	case '.':
	default:
		return false
	}
	return u.surely[other] && !u.surely[own] && !u.maybe[own]
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// pastNumeral gives the end of the digits that begin at byte i, and of the points and commas between them.
func pastNumeral(text string, i int) int {
	for i++; i < len(text); i++ {
		between := (text[i] == '.' || text[i] == ',') && i+1 < len(text) && isDigit(text[i+1])
		if !isDigit(text[i]) && !between {
			break
		}
	}
	return i
}

// see takes what a number shows.
func (u *Usage) see(s string) {
	last, signs, same := -1, 0, true // the last sign; how many there are, and whether all before it are alike
	threes, first := true, 0         // the groups before the last sign; digits before the first sign
	for k, from := 0, 0; k < len(s); k++ {
		if isDigit(s[k]) {
			continue
		}
		if signs == 0 {
			first = k
		} else {
			threes = threes && k-from == 3
			same = same && (signs == 1 || s[from-1] == s[first])
		}
		last, signs, from = k, signs+1, k+1
	}
	if signs == 0 || s[0] == '0' || first > 3 {
		return
	}
	sign, behind := byPoint, len(s)-last-1
	if s[last] == ',' {
		sign = byComma
	}
	switch {
	case signs == 1 && behind < 3:
		u.maybe[sign] = true
	case signs == 1:
		u.surely[1-sign] = u.surely[1-sign] || first > 1 && s[last+1:] == "000"
	case threes && same && s[last] != s[first]:
		u.surely[sign] = true // 1,234.5
	case threes && same && behind == 3 && !(signs == 3 && sign == byPoint):
		u.surely[1-sign] = true // 1,234,567, but not 192.168.100.100
	}
}
