package language

import (
	"math/big"
	"sort"
	"strings"
)

// Decimal is a number in words that is not a whole one, or below zero.
type Decimal struct {
	Value *big.Rat // must not be changed
	End   int      // index of the token after it
}

// fragments are the words beside those of whole numbers that a language makes numbers with. Each is a sequence of words
// of the vocabulary.
type fragments struct {
	points       [][]int32 // "point", "virgule", "цяло и"
	minus        [][]int32
	denominators []fragment // "десятых" behind, "оннан" before the digits: the power of ten by which these are divided
	values       []fragment // "anderthalb"
	parts        []fragment // "and a half"; साढ़े
	suffixes     []suffix   // "einhalb"
	starts       []uint8    // word → what may begin with it
}

type fragment struct {
	words  []int32
	value  *big.Rat
	before bool // it stands before the number that it belongs to
}

// suffix is a part of one that is written onto the last word of a number.
type suffix struct {
	text  string
	value *big.Rat
}

const (
	startsMinus = 1 << iota
	startsValue
	startsPart
)

// fraction is a row of the lexicon: "number_value", "number_part", "number_point" or "number_minus".
type fraction struct {
	name, value, text string
	before            bool
}

// newFragments interns the words of the rules and of the lexicon's rows.
func newFragments(p *Pack, grammars []*grammar, rows []fraction) (*fragments, error) {
	f := &fragments{}
	for _, g := range grammars {
		for _, text := range g.points {
			f.points = addSequence(f.points, p.intern(text))
		}
		for _, text := range g.minus {
			f.minus = addSequence(f.minus, p.intern(text))
		}
		for _, d := range g.denominators {
			f.denominators = append(f.denominators, fragment{p.intern(d.text), new(big.Rat).SetInt64(d.value), d.before})
		}
	}
	for _, row := range rows {
		var value *big.Rat
		if row.value != "" {
			var ok bool
			if value, ok = new(big.Rat).SetString(row.value); !ok {
				return nil, errNotRational(row.value)
			}
		}
		switch row.name {
		case "number_point":
			f.points = addSequence(f.points, p.intern(row.text))
		case "number_minus":
			f.minus = addSequence(f.minus, p.intern(row.text))
		case "number_value":
			f.values = append(f.values, fragment{words: p.intern(row.text), value: value})
		case "number_part":
			if text, ok := strings.CutPrefix(row.text, "-"); ok {
				f.suffixes = append(f.suffixes, suffix{foldRule(text), value})
			} else {
				f.parts = append(f.parts, fragment{p.intern(row.text), value, row.before})
			}
		}
	}
	longestFirst := func(list []fragment) {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].words) > len(list[j].words) })
	}
	longestFirst(f.denominators)
	longestFirst(f.values)
	longestFirst(f.parts)
	sort.SliceStable(f.points, func(i, j int) bool { return len(f.points[i]) > len(f.points[j]) })
	sort.SliceStable(f.suffixes, func(i, j int) bool { return len(f.suffixes[i].text) > len(f.suffixes[j].text) })
	f.starts = make([]uint8, len(p.vocabulary)+1)
	for _, words := range f.minus {
		f.starts[words[0]] |= startsMinus
	}
	for _, v := range f.values {
		f.starts[v.words[0]] |= startsValue
	}
	for _, v := range f.parts {
		if v.before {
			f.starts[v.words[0]] |= startsPart
		}
	}
	return f, nil
}

type errNotRational string

func (e errNotRational) Error() string { return "value " + string(e) + " is no number" }

// addSequence adds a sequence of words to a list without doubles.
func addSequence(list [][]int32, words []int32) [][]int32 {
	if len(words) == 0 {
		return list
	}
next:
	for _, old := range list {
		if len(old) != len(words) {
			continue
		}
		for i := range old {
			if old[i] != words[i] {
				continue next
			}
		}
		return list
	}
	return append(list, words)
}

// intern gives the words of a text their identifiers.
func (p *Pack) intern(text string) []int32 {
	var t Tokens
	var ids []int32
	tokenize(text, &t, nil)
	for _, token := range t.List {
		word := string(Fold(nil, text[token.Start:token.End]))
		if word == "-" {
			continue
		}
		id, ok := p.vocabulary[word]
		if !ok {
			id = int32(len(p.vocabulary) + 1)
			p.vocabulary[word] = id
		}
		ids = append(ids, id)
	}
	return ids
}

// ReadDecimal reads the number in words at token i that is not a whole one or is below zero: "minus twelve", "three
// point one four", "два целых пять десятых", "two and a half", "anderthalb", "deux millions et demi", "साढ़े तीन
// हज़ार". Where it reads one, it reads further than ReadNumber, which gives whole numbers from zero on only.
// Multipliers that no rule spells ("one point five million") stand behind End.
func (p *Pack) ReadDecimal(t *Tokens, i int) (Decimal, bool) {
	if !p.ReadsNumber(t, i) {
		return Decimal{}, false
	}
	f := p.numbers.fragments
	start := f.start(t, i)
	if start&startsMinus != 0 && !p.follows(t, i) {
		for _, words := range f.minus {
			j := p.sequence(t, i, words)
			if j == i || j >= len(t.List) {
				continue
			}
			if m, ok := p.Preceding(t, j, Comparator); ok && m.End < i {
				break // "au moins trois"
			}
			if d, ok := p.unsigned(t, j); ok {
				d.Value = new(big.Rat).Neg(d.Value)
				return d, true
			}
			if n, ok := p.ReadNumberForm(t, j, Cardinal); ok {
				return Decimal{new(big.Rat).Neg(new(big.Rat).SetInt(n.Value)), n.End}, true
			}
		}
	}
	return p.unsigned(t, i)
}

// start says what may begin with the word at token i.
func (f *fragments) start(t *Tokens, i int) uint8 {
	if id := t.List[i].ID; id != 0 && int(id) < len(f.starts) {
		return f.starts[id]
	}
	return 0
}

// follows reports whether a number ends right before token i: then a word for minus subtracts.
func (p *Pack) follows(t *Tokens, i int) bool {
	return i > 0 && (t.List[i-1].Kind == Digits || p.inNumber(t, i-1))
}

// sequence gives the token after the words at token i, i if they do not stand there.
func (p *Pack) sequence(t *Tokens, i int, words []int32) int {
	j := i
	for k, id := range words {
		if k > 0 && j < len(t.List) && p.hyphen(t, j) {
			j++
		}
		if j >= len(t.List) || t.List[j].ID != id {
			return i
		}
		j++
	}
	return j
}

// unsigned is ReadDecimal without a sign.
func (p *Pack) unsigned(t *Tokens, i int) (Decimal, bool) {
	f := p.numbers.fragments
	start := f.start(t, i)
	if start&startsValue != 0 {
		for _, v := range f.values {
			if j := p.sequence(t, i, v.words); j > i {
				return Decimal{v.value, j}, true
			}
		}
	}
	if start&startsPart != 0 {
		for _, v := range f.parts {
			if j := p.sequence(t, i, v.words); v.before && j > i {
				if n, ok := p.ReadNumberForm(t, j, Cardinal); ok {
					return Decimal{addPart(n.Value, v.value, indianPowers), n.End}, true
				}
			}
		}
	}
	if !p.inNumber(t, i) {
		return Decimal{}, false
	}
	if d, ok := p.suffixed(t, i); ok {
		return d, true
	}
	if len(f.points)+len(f.parts) == 0 {
		return Decimal{}, false
	}
	readings, _ := p.readings(t, i)
	for _, r := range readings {
		if r.form != Cardinal {
			continue
		}
		end := i + r.end
		for _, words := range f.points {
			if j := p.sequence(t, end, words); j > end {
				if d, ok := p.decimals(t, j); ok {
					d.Value.Add(d.Value, new(big.Rat).SetInt64(r.value))
					return d, true
				}
			}
		}
		for _, v := range f.parts {
			if j := p.sequence(t, end, v.words); !v.before && j > end {
				return Decimal{addPart(big.NewInt(r.value), v.value, powers), j}, true
			}
		}
	}
	return Decimal{}, false
}

// suffixed reads a number with a part of one written onto it: "zweieinhalb".
func (p *Pack) suffixed(t *Tokens, i int) (Decimal, bool) {
	r := p.numbers
	for _, s := range r.fragments.suffixes {
		end := p.window(t, i)
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
func (p *Pack) decimals(t *Tokens, i int) (Decimal, bool) {
	if i >= len(t.List) {
		return Decimal{}, false
	}
	for _, d := range p.numbers.fragments.denominators {
		j := i
		if d.before {
			if j = p.sequence(t, i, d.words); j == i || j >= len(t.List) {
				continue
			}
		}
		for _, n := range p.short(t, j) {
			end := j + n.end
			if !d.before {
				if end = p.sequence(t, j+n.end, d.words); end == j+n.end {
					continue
				}
			}
			return Decimal{new(big.Rat).Quo(new(big.Rat).SetInt64(n.value), d.value), end}, true
		}
	}
	digits := ""
	for len(digits) < maxDecimals && i < len(t.List) && (digits == "" || t.List[i].Kind == Word) {
		n, ok := reading{}, false
		for _, n = range p.short(t, i) {
			if ok = n.value < 1000 && (digits == "" || n.value < 100); ok {
				break
			}
		}
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

// short gives the readings of the cardinals at token i, the longest first.
func (p *Pack) short(t *Tokens, i int) []reading {
	if !p.inNumber(t, i) {
		return nil
	}
	var out []reading
	readings, _ := p.readings(t, i)
	for _, r := range readings {
		if r.form == Cardinal {
			out = append(out, r)
		}
	}
	return out
}
