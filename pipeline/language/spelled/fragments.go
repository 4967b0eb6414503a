package spelled

import (
	"fmt"
	"math/big"
	"slices"
	"sort"
	"strings"

	"example.org/sourcebook/pipeline/language/token"
)

// fragments are the words beside those of whole numbers that a language makes numbers with. Each is a sequence of words
// of the vocabulary.
type fragments struct {
	vocabulary   map[string]int32
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

// newFragments interns the words of the rules and of the lexicon's rows.
func newFragments(vocabulary map[string]int32, grammars []*grammar, rows []Fraction) (*fragments, error) {
	f := &fragments{vocabulary: vocabulary}
	for _, g := range grammars {
		for _, text := range g.points {
			f.points = addSequence(f.points, f.intern(text))
		}
		for _, text := range g.minus {
			f.minus = addSequence(f.minus, f.intern(text))
		}
		for _, d := range g.denominators {
			value := new(big.Rat).SetInt64(d.value)
			f.denominators = append(f.denominators, fragment{f.intern(d.text), value, d.before})
		}
	}
	for _, row := range rows {
		if err := f.row(row); err != nil {
			return nil, err
		}
	}
	longestFirst(f.denominators)
	longestFirst(f.values)
	longestFirst(f.parts)
	sort.SliceStable(f.points, func(i, j int) bool { return len(f.points[i]) > len(f.points[j]) })
	sort.SliceStable(f.suffixes, func(i, j int) bool { return len(f.suffixes[i].text) > len(f.suffixes[j].text) })
	f.index()
	return f, nil
}

// row takes in a row of the lexicon.
func (f *fragments) row(row Fraction) error {
	var value *big.Rat
	if row.Value != "" {
		var ok bool
		if value, ok = new(big.Rat).SetString(row.Value); !ok {
			return fmt.Errorf("value %s is no number", row.Value)
		}
	}
	switch row.Name {
	case "number_point":
		f.points = addSequence(f.points, f.intern(row.Text))
	case "number_minus":
		f.minus = addSequence(f.minus, f.intern(row.Text))
	case "number_value":
		f.values = append(f.values, fragment{words: f.intern(row.Text), value: value})
	case "number_part":
		if text, ok := strings.CutPrefix(row.Text, "-"); ok {
			f.suffixes = append(f.suffixes, suffix{foldRule(text), value})
		} else {
			f.parts = append(f.parts, fragment{f.intern(row.Text), value, row.Before})
		}
	}
	return nil
}

func longestFirst(list []fragment) {
	sort.SliceStable(list, func(i, j int) bool { return len(list[i].words) > len(list[j].words) })
}

// index notes what may begin with each word.
func (f *fragments) index() {
	f.starts = make([]uint8, len(f.vocabulary)+1)
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
}

// addSequence adds a sequence of words to a list without doubles.
func addSequence(list [][]int32, words []int32) [][]int32 {
	same := func(old []int32) bool { return slices.Equal(old, words) }
	if len(words) == 0 || slices.ContainsFunc(list, same) {
		return list
	}
	return append(list, words)
}

// intern gives the words of a text their identifiers.
func (f *fragments) intern(text string) []int32 {
	var t token.Tokens
	var ids []int32
	t.Cut(text, nil)
	for _, tok := range t.List {
		word := string(token.Fold(nil, text[tok.Start:tok.End]))
		if word == "-" {
			continue
		}
		id, ok := f.vocabulary[word]
		if !ok {
			id = int32(len(f.vocabulary) + 1)
			f.vocabulary[word] = id
		}
		ids = append(ids, id)
	}
	return ids
}

// start says what may begin with the word at token i.
func (f *fragments) start(t *Tokens, i int) uint8 {
	if id := t.List[i].ID; id != 0 && int(id) < len(f.starts) {
		return f.starts[id]
	}
	return 0
}
