package spelled

import (
	"math/big"
	"strings"

	"example.org/sourcebook/pipeline/language/token"
)

// ReadDecimal reads the number in words at token i that is not a whole one or is below zero: "minus twelve", "three point
// one four", "два целых пять десятых", "two and a half", "anderthalb", "deux millions et demi", "साढ़े तीन हज़ार". Where
// it reads one, it reads further than Read, which gives whole numbers from zero on only. Multipliers that no rule
// spells ("one point five million") stand behind End.
func (r *Reader) ReadDecimal(t *Tokens, i int) (Decimal, bool) {
	if !r.Reads(t, i) {
		return Decimal{}, false
	}
	if r.fragments.start(t, i)&startsMinus != 0 && !r.follows(t, i) {
		if d, ok := r.below(t, i); ok {
			return d, true
		}
	}
	return r.unsigned(t, i)
}

// below reads a number below zero: a word for minus and a number behind it.
func (r *Reader) below(t *Tokens, i int) (Decimal, bool) {
	for _, words := range r.fragments.minus {
		j := r.sequence(t, i, words)
		if j == i || j >= len(t.List) {
			continue
		}
		if from, ok := r.compares(t, j); ok && from < i {
			break // "au moins trois"
		}
		if d, ok := r.unsigned(t, j); ok {
			d.Value = new(big.Rat).Neg(d.Value)
			return d, true
		}
		if n, ok := r.ReadForm(t, j, Cardinal); ok {
			return Decimal{new(big.Rat).Neg(new(big.Rat).SetInt(n.Value)), n.End}, true
		}
	}
	return Decimal{}, false
}

// follows reports whether a number ends right before token i: then a word for minus subtracts.
func (r *Reader) follows(t *Tokens, i int) bool {
	return i > 0 && (t.List[i-1].Kind == token.Digits || r.inNumber(t, i-1))
}

// sequence gives the token after the words at token i, i if they do not stand there.
func (r *Reader) sequence(t *Tokens, i int, words []int32) int {
	j := i
	for k, id := range words {
		if k > 0 && j < len(t.List) && t.Hyphen(j, r.hyphen) {
			j++
		}
		if j >= len(t.List) || t.List[j].ID != id {
			return i
		}
		j++
	}
	return j
}

// unsigneds are the ways in which a number that is not whole is said, in the order in which they are asked.
var unsigneds = []struct {
	name string
	read func(r *Reader, t *Tokens, i int) (Decimal, bool)
}{
	{"words for all of it", (*Reader).named},                   // anderthalb
	{"a part before the number", (*Reader).parted},             // साढ़े तीन
	{"a part written onto the number", (*Reader).suffixed},     // zweieinhalb
	{"decimals or a part behind the number", (*Reader).behind}, // three point one, two and a half
}

// unsigned is ReadDecimal without a sign.
func (r *Reader) unsigned(t *Tokens, i int) (Decimal, bool) {
	for _, way := range unsigneds {
		if d, ok := way.read(r, t, i); ok {
			return d, true
		}
	}
	return Decimal{}, false
}

func (r *Reader) named(t *Tokens, i int) (Decimal, bool) {
	if r.fragments.start(t, i)&startsValue == 0 {
		return Decimal{}, false
	}
	for _, v := range r.fragments.values {
		if j := r.sequence(t, i, v.words); j > i {
			return Decimal{v.value, j}, true
		}
	}
	return Decimal{}, false
}

func (r *Reader) parted(t *Tokens, i int) (Decimal, bool) {
	if r.fragments.start(t, i)&startsPart == 0 {
		return Decimal{}, false
	}
	for _, v := range r.fragments.parts {
		j := r.sequence(t, i, v.words)
		if !v.before || j == i || j >= len(t.List) {
			continue
		}
		if n, ok := r.ReadForm(t, j, Cardinal); ok {
			return Decimal{addPart(n.Value, v.value, indianPowers), n.End}, true
		}
	}
	return Decimal{}, false
}

func (r *Reader) behind(t *Tokens, i int) (Decimal, bool) {
	f := r.fragments
	if len(f.points)+len(f.parts) == 0 {
		return Decimal{}, false
	}
	for _, n := range r.short(t, i) {
		end := i + n.end
		for _, words := range f.points {
			if j := r.sequence(t, end, words); j > end {
				if d, ok := r.decimals(t, j); ok {
					d.Value.Add(d.Value, new(big.Rat).SetInt64(n.value))
					return d, true
				}
			}
		}
		for _, v := range f.parts {
			if j := r.sequence(t, end, v.words); !v.before && j > end {
				return Decimal{addPart(big.NewInt(n.value), v.value, powers), j}, true
			}
		}
	}
	return Decimal{}, false
}

// suffixed reads a number with a part of one written onto it: "zweieinhalb".
func (r *Reader) suffixed(t *Tokens, i int) (Decimal, bool) {
	if !r.inNumber(t, i) {
		return Decimal{}, false
	}
	for _, s := range r.fragments.suffixes {
		end := r.window(t, i)
		for j := i; j < end; j++ {
			if t.List[j].End-t.List[j].Start <= len(s.text) {
				continue
			}
			t.fold = foldNumber(t.fold[:0], t.Text[t.List[j].Start:t.List[j].End])
			if !strings.HasSuffix(string(t.fold), s.text) {
				continue
			}
			window, stops := r.fold(t, i, j+1)
			window = window[:len(window)-len(s.text)]
			stops[len(stops)-1] = len(window)
			for _, found := range r.parse(window, stops) {
				if found.form == Cardinal && found.end == len(stops) {
					return Decimal{addPart(big.NewInt(found.value), s.value, powers), j + 1}, true
				}
			}
		}
	}
	return Decimal{}, false
}

// The powers of ten that have names: a half of two millions is half a million.
var (
	powers       = []int64{1_000_000_000_000_000, 1_000_000_000_000, 1_000_000_000, 1_000_000, 1000}
	indianPowers = []int64{1_000_000_000, 10_000_000, 100_000, 1000, 100}
)

// addPart adds a part of one to a number, or of the power of ten that ends the number.
func addPart(n *big.Int, part *big.Rat, powers []int64) *big.Rat {
	unit := int64(1)
	if v := n.Int64(); v > 0 {
		for _, power := range powers {
			if v%power == 0 {
				unit = power
				break
			}
		}
	}
	sum := new(big.Rat).Mul(part, new(big.Rat).SetInt64(unit))
	return sum.Add(sum, new(big.Rat).SetInt(n))
}

// maxDecimals bounds the digits behind a decimal point.
const maxDecimals = 30

// decimals reads what stands behind the word for the decimal point: a number and its denominator ("пять десятых"), or
// digits and short numbers, whose figures follow one another ("one four", "vingt-cinq", "zéro cinq").
func (r *Reader) decimals(t *Tokens, i int) (Decimal, bool) {
	if i >= len(t.List) {
		return Decimal{}, false
	}
	for _, d := range r.fragments.denominators {
		if found, ok := r.divided(t, i, d); ok {
			return found, true
		}
	}
	digits := ""
	for len(digits) < maxDecimals && i < len(t.List) && (digits == "" || t.List[i].Kind == token.Word) {
		n, ok := r.figures(t, i, digits == "")
		if !ok {
			break
		}
		text := big.NewInt(n.value).String()
		digits += text
		i += n.end
		if len(text) > 1 {
			break
		}
	}
	if digits == "" {
		return Decimal{}, false
	}
	v, _ := new(big.Rat).SetString("0." + digits)
	return Decimal{v, i}, true
}

// divided reads a number and its denominator, which stands before or behind it.
func (r *Reader) divided(t *Tokens, i int, d fragment) (Decimal, bool) {
	j := i
	if d.before {
		if j = r.sequence(t, i, d.words); j == i || j >= len(t.List) {
			return Decimal{}, false
		}
	}
	for _, n := range r.short(t, j) {
		end := j + n.end
		if !d.before {
			if end = r.sequence(t, j+n.end, d.words); end == j+n.end {
				continue
			}
		}
		return Decimal{new(big.Rat).Quo(new(big.Rat).SetInt64(n.value), d.value), end}, true
	}
	return Decimal{}, false
}

// figures reads the next figures behind the point: up to three at first, then up to two.
func (r *Reader) figures(t *Tokens, i int, first bool) (reading, bool) {
	limit := int64(100)
	if first {
		limit = 1000
	}
	for _, n := range r.short(t, i) {
		if n.value < limit {
			return n, true
		}
	}
	return reading{}, false
}

// short gives the readings of the cardinals at token i, the longest first.
func (r *Reader) short(t *Tokens, i int) []reading {
	if !r.inNumber(t, i) {
		return nil
	}
	var out []reading
	readings, _ := r.readings(t, i)
	for _, n := range readings {
		if n.form == Cardinal {
			out = append(out, n)
		}
	}
	return out
}
