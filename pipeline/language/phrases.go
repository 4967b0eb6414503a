package language

import "sort"

// Match is an entry found in a text; End is the index of the token after it.
type Match struct {
	*Entry
	End int
}

// trie holds the phrases as sequences of word identifiers.
type trie struct {
	next map[uint64]int32 // node<<32 | word → node; the root is node 0
	leaf [][]int32        // node → entries that end there, by class, then in the order of the lexicon
	back map[uint64]int32 // the same for the phrases reversed
	last [][]int32
	head []bool // word → a phrase begins with it
	tail []bool // word → a phrase ends with it
}

// add puts an entry under the words of its phrase.
func (t *trie) add(words []int32, entry int32) {
	if t.next == nil {
		t.next, t.back = map[uint64]int32{}, map[uint64]int32{}
		t.leaf, t.last = make([][]int32, 1), make([][]int32, 1)
	}
	for len(t.head) <= int(max(words[0], words[len(words)-1])) {
		t.head, t.tail = append(t.head, false), append(t.tail, false)
	}
	t.head[words[0]], t.tail[words[len(words)-1]] = true, true
	node, rear := int32(0), int32(0)
	for i := range words {
		node = step(t.next, &t.leaf, node, words[i])
		rear = step(t.back, &t.last, rear, words[len(words)-1-i])
	}
	t.leaf[node] = append(t.leaf[node], entry)
	t.last[rear] = append(t.last[rear], entry)
}

func step(next map[uint64]int32, leaf *[][]int32, node, word int32) int32 {
	key := uint64(node)<<32 | uint64(word)
	to, ok := next[key]
	if !ok {
		to = int32(len(*leaf))
		*leaf = append(*leaf, nil)
		next[key] = to
	}
	return to
}

// finish puts the entries of each node in the order of classes, further readings after the first.
func (t *trie) finish(entries []Entry) {
	for _, lists := range [][][]int32{t.leaf, t.last} {
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
	id := t.List[i].ID
	return id != 0 && int(id) < len(p.trie.head) && p.trie.head[id]
}

// At appends to found all entries whose phrases stand in the text at token i, longest first, then in the order of
// classes, then those without Narrow first, then in the order of the lexicon. A hyphen between two words of the text counts as a blank.
func (p *Pack) At(t *Tokens, i int, found []Match) []Match {
	if !p.Begins(t, i) {
		return found
	}
	first := len(found)
	node := int32(0)
	for j := i; j < len(t.List); {
		next, ok := p.trie.next[uint64(node)<<32|uint64(t.List[j].ID)]
		if t.List[j].ID == 0 || !ok {
			if j > i && t.Hyphen(j, p.hyphenID) && j+1 < len(t.List) {
				j++
				continue
			}
			break
		}
		node = next
		j++
		for _, e := range p.trie.leaf[node] {
			entry := &p.entries[e]
			if entry.Flags.Has(Cased) && !sameCase(entry.Phrase, t.Surface(i, j)) {
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

// Longest gives the longest phrase of a class at token i, and false if there is none. Of several entries for it, it is
// the first without Narrow, else the first.
func (p *Pack) Longest(t *Tokens, i int, class Class) (Match, bool) {
	if !p.Begins(t, i) {
		return Match{}, false
	}
	var room [8]Match
	var best Match
	for _, m := range p.At(t, i, room[:0]) {
		if m.Class != class || best.Entry != nil && m.End < best.End {
			continue
		}
		if best.Entry == nil || best.Flags.Has(Narrow) && !m.Flags.Has(Narrow) {
			best = m
		}
	}
	return best, best.Entry != nil
}

// Preceding gives the longest phrase of a class that ends right before token i, with the index of its first token as
// End, and false if there is none. Of several entries for it, it is the first without Narrow, else the first.
func (p *Pack) Preceding(t *Tokens, i int, class Class) (Match, bool) {
	var best Match
	if !p.ends(t, i-1) {
		return best, false
	}
	node := int32(0)
	for j := i; j > 0; {
		next, ok := p.trie.back[uint64(node)<<32|uint64(t.List[j-1].ID)]
		if t.List[j-1].ID == 0 || !ok {
			if j < i && j > 1 && t.Hyphen(j-1, p.hyphenID) {
				j--
				continue
			}
			break
		}
		node = next
		j--
		if entry := p.first(p.trie.last[node], class, t, j, i); entry != nil {
			best = Match{entry, j}
		}
	}
	return best, best.Entry != nil
}

// ends reports whether a phrase of the pack may end with token i, if there is one.
func (p *Pack) ends(t *Tokens, i int) bool {
	if i < 0 {
		return false
	}
	id := t.List[i].ID
	return id != 0 && int(id) < len(p.trie.tail) && p.trie.tail[id]
}

// first gives of several entries for the tokens [from,to) the first of the class without Narrow, else the first, else
// nil.
func (p *Pack) first(entries []int32, class Class, t *Tokens, from, to int) *Entry {
	var best *Entry
	for _, e := range entries {
		entry := &p.entries[e]
		if entry.Class != class || entry.Flags.Has(Cased) && !sameCase(entry.Phrase, t.Surface(from, to)) {
			continue
		}
		if best == nil || best.Flags.Has(Narrow) && !entry.Flags.Has(Narrow) {
			best = entry
		}
	}
	return best
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
