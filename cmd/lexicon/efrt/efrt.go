// Package efrt reads the word lists of the npm packages of the compromise family, which the package efrt compresses.
package efrt

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	symbol = regexp.MustCompile(`^([0-9A-Z]+):([0-9A-Z]+)$`)
	branch = regexp.MustCompile(`([^A-Z0-9,]*)([A-Z0-9]+|,|$)`)
)

// Unpack gives the words of a compressed trie, sorted. The format: after "¦", nodes separated by ";", in each node the
// branches "text" + reference, a reference being "," (a word ends) or the distance to the node that goes on; "!" begins
// a node at which a word ends. The first nodes may be "symbol:node", references used often.
func Unpack(packed string) []string {
	_, packed, _ = strings.Cut(packed, "¦")
	nodes := strings.Split(packed, ";")
	var symbols []int
	for len(nodes) > 0 {
		m := symbol.FindStringSubmatch(nodes[0])
		if m == nil {
			break
		}
		symbols = append(symbols, reference(m[2]))
		nodes = nodes[1:]
	}
	var words []string
	var crawl func(node int, prefix string)
	crawl = func(node int, prefix string) {
		text := nodes[node]
		if rest, ends := strings.CutPrefix(text, "!"); ends {
			words = append(words, prefix)
			text = rest
		}
		for _, m := range branch.FindAllStringSubmatch(text, -1) {
			switch n := reference(m[2]); {
			case m[1] == "":
			case m[2] == "," || m[2] == "":
				words = append(words, prefix+m[1])
			case n < len(symbols):
				crawl(symbols[n], prefix+m[1])
			default:
				crawl(node+n+1-len(symbols), prefix+m[1])
			}
		}
	}
	crawl(0, "")
	slices.Sort(words)
	return words
}

// reference reads a number in the digits 0-9A-Z, where longer numbers go on after the shorter ones.
func reference(s string) int {
	n, places := 0, 36
	for i := 1; i < len(s); i++ {
		n += places
		places *= 36
	}
	v, err := strconv.ParseInt(s, 36, 64)
	if err != nil {
		return 0
	}
	return n + int(v)
}
