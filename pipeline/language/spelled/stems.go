package spelled

import (
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language/token"
)

// stems is a set of pieces of words, to test quickly whether a word is made of them.
type stems struct {
	list       []string
	tokens     token.Tokens
	apostrophe bool       // a piece has an apostrophe inside
	final      bool       // or at its end
	root       [256]int32 // first byte → node
	nodes      []stemNode // the first one stands for none, and for the root
}

// stemNode is a node of the byte trie of the pieces.
type stemNode struct {
	child, sibling int32 // the first node below it, the next one beside it; 0 for none
	label          byte  // that leads to it
	ends           bool  // a piece ends here
}

// step gives the node that a byte leads to from a node; 0 if there is none.
func (a *stems) step(node int32, label byte) int32 {
	if node == 0 {
		return a.root[label]
	}
	for node = a.nodes[node].child; node != 0 && a.nodes[node].label != label; {
		node = a.nodes[node].sibling
	}
	return node
}

// grow is step, and makes the node if there is none.
func (a *stems) grow(node int32, label byte) int32 {
	to := a.step(node, label)
	if to != 0 {
		return to
	}
	to = int32(len(a.nodes))
	if node == 0 {
		a.nodes = append(a.nodes, stemNode{})
		a.root[label] = to
		return to
	}
	a.nodes = append(a.nodes, stemNode{label: label, sibling: a.nodes[node].child})
	a.nodes[node].child = to
	return to
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
	a.nodes = make([]stemNode, 1)
	for _, word := range a.list {
		node := int32(0)
		for i := range len(word) {
			node = a.grow(node, word[i])
		}
		a.nodes[node].ends = true
	}
}

// mayLead reports whether a piece may stand at the head of a word that is not folded yet. It decides by ASCII alone, so
// that most words need no folding.
func (a *stems) mayLead(word string) bool {
	node := int32(0)
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return true
		}
		if node = a.step(node, lowerASCII(c)); node == 0 {
			return false
		}
		if a.nodes[node].ends {
			return true
		}
	}
	return false
}

// cover reports whether word is a sequence of pieces.
func (a *stems) cover(word string) bool {
	if word == "" || a.root[word[0]] == 0 {
		return false
	}
	var room [128]bool
	reached := room[:] // at i: word[i:] is to be covered
	if len(word) >= len(room) {
		reached = make([]bool, len(word)+1)
	}
	reached[0] = true
	for i := range len(word) {
		if !reached[i] {
			continue
		}
		node := a.root[word[i]]
		for j := i + 1; node != 0; j++ {
			reached[j] = reached[j] || a.nodes[node].ends
			if j == len(word) {
				break
			}
			node = a.step(node, word[j])
		}
	}
	return reached[len(word)]
}
