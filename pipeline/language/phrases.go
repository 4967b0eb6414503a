package language

import "sort"

// Match is an entry found in a text; End is the index of the token after it.
type Match struct {
	*Entry
	End int
}

// trie holds the phrases as sequences of word identifiers, from their first word on and from their last.
type trie struct{ ahead, back branches }

// branches lead from word to word. Nodes are numbered from 1, as the root is node 0, where no step leads.
type branches struct {
	first []int32          // word → node after it, from the root
	next  map[uint64]int32 // node<<32 | word → node, from the others
	more  []bool           // node → steps lead on from it
	leaf  [][]int32        // node → entries that end there, by class, then in the order of the lexicon
}

// add puts an entry under the words of its phrase.
func (t *trie) add(words []int32, entry int32) {
	node, rear := int32(0), int32(0)
	for i := range words {
		node = t.ahead.grow(node, words[i])
		rear = t.back.grow(rear, words[len(words)-1-i])
	}
	t.ahead.leaf[node] = append(t.ahead.leaf[node], entry)
	t.back.leaf[rear] = append(t.back.leaf[rear], entry)
}

// grow gives the node behind a word, a new one if need be.
func (b *branches) grow(node, word int32) int32 {
	if b.next == nil {
		b.next, b.leaf, b.more = map[uint64]int32{}, make([][]int32, 1), make([]bool, 1)
	}
	to := b.step(node, word)
	if to != 0 {
		return to
	}
	to = int32(len(b.leaf))
	b.leaf, b.more = append(b.leaf, nil), append(b.more, false)
	b.more[node] = true
	if node != 0 {
		b.next[uint64(node)<<32|uint64(word)] = to
		return to
	}
	for len(b.first) <= int(word) {
		b.first = append(b.first, 0)
	}
	b.first[word] = to
	return to
}

// step gives the node behind a word; 0 if no phrase goes on so.
func (b *branches) step(node, word int32) int32 {
	switch {
	case node != 0:
		return b.next[uint64(node)<<32|uint64(word)]
	case int(word) < len(b.first):
		return b.first[word]
	}
	return 0
}

// finish puts the entries of each node in the order of classes, further readings after the first.
func (t *trie) finish(entries []Entry) {
	for _, lists := range [][][]int32{t.ahead.leaf, t.back.leaf} {
		for _, list := range lists {
			sort.SliceStable(list, func(i, j int) bool {
				a, b := &entries[list[i]], &entries[list[j]]
				if a.Class != b.Class {
					return a.Class < b.Class
				}
				return !a.Flags.Has(Narrow) && b.Flags.Has(Narrow)
			})
		}
	}
}

// Begins reports whether a phrase of the pack may begin at token i. It is fast; use it to skip tokens.
func (p *Pack) Begins(t *Tokens, i int) bool {
	return p.trie.ahead.step(0, t.List[i].ID) != 0
}

// At appends to found all entries whose phrases stand in the text at token i, longest first, then in the order of
// classes, then those without Narrow first, then in the order of the lexicon. A hyphen between two words of the text
// counts as a blank.
func (p *Pack) At(t *Tokens, i int, found []Match) []Match {
	first := len(found)
	tree, node := &p.trie.ahead, int32(0)
	for j := i; j < len(t.List) && (j == i || tree.more[node]); {
		if node, j = p.follow(t, node, i, j); node == 0 {
			break
		}
		for _, e := range tree.leaf[node] {
			entry := &p.entries[e]
			if entry.Flags.Has(Cased) && !sameCase(entry.Phrase, t.Written(i, j)) {
				continue
			}
			found = append(found, Match{entry, j})
		}
	}
	// The trie gives the shortest phrases first. The lists are short, so they are put in order by insertion.
	for k := first + 1; k < len(found); k++ {
		for j := k; j > first && found[j].End > found[j-1].End; j-- {
			found[j], found[j-1] = found[j-1], found[j]
		}
	}
	return found
}

// sameCase reports whether surface is written as the phrase is, but for blanks.
func sameCase(phrase, surface string) bool {
	if phrase == surface {
		return true
	}
	i, j := 0, 0
	for i < len(phrase) && j < len(surface) {
		switch {
		case phrase[i] == surface[j]:
			i++
			j++
		case phrase[i] == ' ':
			i++
		case surface[j] == ' ':
			j++
		default:
			return false
		}
	}
	return i == len(phrase) && j == len(surface)
}

// follow gives the node behind one with token j of a phrase that begins at token i, over a hyphen if need be, and the
// token after it; node 0 if no phrase goes on there.
func (p *Pack) follow(t *Tokens, node int32, i, j int) (int32, int) {
	for ; j < len(t.List); j++ {
		if next := p.trie.ahead.step(node, t.List[j].ID); next != 0 {
			return next, j + 1
		}
		if j == i || !t.Hyphen(j, p.hyphenID) {
			break
		}
	}
	return 0, j
}

// Longest gives the longest phrase of a class at token i, and false if there is none. Of several entries for it, it is
// the first without Narrow, else the first.
func (p *Pack) Longest(t *Tokens, i int, class Class) (Match, bool) {
	return p.LongestWith(t, i, class, 0)
}

// LongestWith is Longest for the entries that have all of the flags.
func (p *Pack) LongestWith(t *Tokens, i int, class Class, flags Flags) (Match, bool) {
	var best Match
	tree, node := &p.trie.ahead, int32(0)
	for j := i; j < len(t.List) && (j == i || tree.more[node]); {
		if node, j = p.follow(t, node, i, j); node == 0 {
			break
		}
		if e := p.meant(tree.leaf[node], class, flags, t, i, j); e != nil {
			best = Match{e, j}
		}
	}
	return best, best.Entry != nil
}

// meant gives what the tokens [from,to) mean in a class, of the entries for them that have the flags: the first one
// without Narrow, else the first; nil if there is none.
func (p *Pack) meant(entries []int32, class Class, flags Flags, t *Tokens, from, to int) *Entry {
	var first *Entry
	for _, k := range entries {
		e := &p.entries[k]
		if e.Class != class || !e.Flags.Has(flags) {
			continue
		}
		if e.Flags.Has(Cased) && !sameCase(e.Phrase, t.Written(from, to)) {
			continue
		}
		if !e.Flags.Has(Narrow) {
			return e
		}
		if first == nil {
			first = e
		}
	}
	return first
}

// Preceding gives the longest phrase of a class that ends right before token i, with the index of its first token as
// End, and false if there is none. Of several entries for it, it is the first without Narrow, else the first.
func (p *Pack) Preceding(t *Tokens, i int, class Class) (Match, bool) {
	return p.PrecedingWith(t, i, class, 0)
}

// PrecedingWith is Preceding for the entries that have all of the flags.
func (p *Pack) PrecedingWith(t *Tokens, i int, class Class, flags Flags) (Match, bool) {
	var best Match
	tree, node := &p.trie.back, int32(0)
	for j := i; j > 0 && (j == i || tree.more[node]); {
		next := tree.step(node, t.List[j-1].ID)
		if next == 0 {
			if j < i && j > 1 && t.Hyphen(j-1, p.hyphenID) {
				j--
				continue
			}
			break
		}
		node = next
		j--
		if e := p.meant(tree.leaf[node], class, flags, t, j, i); e != nil {
			best = Match{e, j}
		}
	}
	return best, best.Entry != nil
}

// Entries are all entries of a class in the order of the lexicon. They must not be changed.
func (p *Pack) Entries(class Class) []*Entry {
	var out []*Entry
	for i := range p.entries {
		if p.entries[i].Class == class {
			out = append(out, &p.entries[i])
		}
	}
	return out
}
