package spelled

import "example.org/sourcebook/pipeline/language/token"

// stems is a set of pieces of words, to test quickly whether a word is made of them.
type stems struct {
	list       []string
	tokens     token.Tokens
	apostrophe bool      // a piece has an apostrophe inside
	final      bool      // or at its end
	begin      [256]bool // first bytes
	next       map[uint32]int32
	ends       []bool
}

func (a *stems) add(word string) {
	if word == "" {
		return
	}
	a.list = append(a.list, word)
	a.tokens.Cut(word, nil)
	if len(a.tokens.List) < 2 {
		return
	}
	for _, t := range a.tokens.List { // of scripts without blanks, and beside apostrophes
		if t.Kind == token.Word {
			a.list = append(a.list, word[t.Start:t.End])
		} else if word[t.Start:t.End] == "'" {
			a.apostrophe, a.final = true, a.final || t.End == len(word)
		}
	}
}

// finish makes the byte trie.
func (a *stems) finish() {
	a.next, a.ends = map[uint32]int32{}, make([]bool, 1)
	for _, word := range a.list {
		a.begin[word[0]] = true
		node := int32(0)
		for i := range len(word) {
			key := uint32(node)<<8 | uint32(word[i])
			to, ok := a.next[key]
			if !ok {
				to = int32(len(a.ends))
				a.ends = append(a.ends, false)
				a.next[key] = to
			}
			node = to
		}
		a.ends[node] = true
	}
}

// cover reports whether word is a sequence of pieces.
func (a *stems) cover(word string) bool {
	if word == "" || !a.begin[word[0]] {
		return false
	}
	reached := uint64(1) // bit i: word[base+i:] is to be covered
	if len(word) > 63 {
		return a.coverLong(word)
	}
	for i := range len(word) {
		if reached&(1<<i) == 0 {
			continue
		}
		node := int32(0)
		for j := i; j < len(word); j++ {
			to, ok := a.next[uint32(node)<<8|uint32(word[j])]
			if !ok {
				break
			}
			if node = to; a.ends[node] {
				reached |= 1 << (j + 1)
			}
		}
	}
	return reached&(1<<len(word)) != 0
}

func (a *stems) coverLong(word string) bool {
	reached := make([]bool, len(word)+1)
	reached[0] = true
	for i := range len(word) {
		if !reached[i] {
			continue
		}
		node := int32(0)
		for j := i; j < len(word); j++ {
			to, ok := a.next[uint32(node)<<8|uint32(word[j])]
			if !ok {
				break
			}
			if node = to; a.ends[node] {
				reached[j+1] = true
			}
		}
	}
	return reached[len(word)]
}
