package main

import (
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// The word classes of the compromise packages that are function words, and ours.
var wordClasses = [][2]string{
	{"Determiner", "determiner"}, {"Pronoun", "pronoun"}, {"Possessive", "pronoun"}, {"Reflexive", "pronoun"},
	{"Preposition", "preposition"}, {"Conjunction", "conjunction"}, {"Condition", "conjunction"},
	{"QuestionWord", "pronoun"}, {"Auxiliary", "auxiliary"}, {"Modal", "auxiliary"}, {"Copula", "auxiliary"},
	{"Negative", "particle"}, {"Adverb", "adverb"},
}

// The files in which the packages keep their words: compressed lists, and lists in plain.
var wordFiles = map[string][3]string{
	"en": {"compromise", "src/2-two/preTagger/model/lexicon/_data.js", "src/2-two/preTagger/model/lexicon/misc.js"},
	"de": {"de-compromise", "src/01-one/lexicon/_data.js", "src/01-one/lexicon/misc.js"},
	"es": {"es-compromise", "src/01-one/lexicon/_data.js", "src/01-one/lexicon/misc.js"},
	"fr": {"fr-compromise", "src/01-one/lexicon/model/_data.js", "src/01-one/lexicon/model/misc.js"},
}

var (
	packedList = regexp.MustCompile(`(?m)^\s*"?([A-Za-z]+)"?: "(true¦[^"]*)"`)
	plainWord  = regexp.MustCompile(`(?m)^\s*(?:'([^']+)'|"([^"]+)"|([\pL]+)): (?:'([A-Za-z]+)'|\['([A-Za-z]+)')`)
)

// functionWords makes the list of function words by word class, where a package has them.
func functionWords(l *locale) (file, error) {
	where, ok := wordFiles[l.tag]
	if !ok {
		return file{}, nil
	}
	words := l.words(where)
	b := l.header(phraseColumns, where[0])
	var p phrases
	for _, c := range wordClasses {
		list := sorted(words[c[0]])
		var plain []string
		for _, w := range list {
			if !strings.ContainsAny(w, "*&/\\") {
				plain = append(plain, w)
			}
		}
		p.add("function", c[1], "", plain...)
	}
	if p.empty() {
		return file{}, nil
	}
	p.write(b)
	return file{l.tag + "/function.tsv", b.Bytes()}, nil
}

// words gives the words of a package by its word classes.
func (s *sources) words(where [3]string) map[string][]string {
	words := map[string][]string{}
	for _, m := range packedList.FindAllStringSubmatch(string(s.files[where[0]+"/"+where[1]]), -1) {
		words[m[1]] = append(words[m[1]], unpack(m[2])...)
	}
	for _, m := range plainWord.FindAllStringSubmatch(string(s.files[where[0]+"/"+where[2]]), -1) {
		class := m[4] + m[5]
		words[class] = append(words[class], m[1]+m[2]+m[3])
	}
	return words
}

// unpack gives the words of a compressed trie in the format of the efrt package: nodes separated by ";", in each node
// the branches "text" + reference, a reference being "," (a word ends), or the distance to the node that goes on; "!"
// begins a node at which a word ends. The first nodes may be "symbol:node", references used often.
func unpack(packed string) []string {
	_, packed, _ = strings.Cut(packed, "¦")
	nodes := strings.Split(packed, ";")
	symbol := regexp.MustCompile(`^([0-9A-Z]+):([0-9A-Z]+)$`)
	var symbols []int
	for len(nodes) > 0 {
		m := symbol.FindStringSubmatch(nodes[0])
		if m == nil {
			break
		}
		symbols = append(symbols, reference(m[2]))
		nodes = nodes[1:]
	}
	branch := regexp.MustCompile(`([^A-Z0-9,]*)([A-Z0-9]+|,|$)`)
	var words []string
	var crawl func(node int, prefix string)
	crawl = func(node int, prefix string) {
		text := nodes[node]
		if strings.HasPrefix(text, "!") {
			words = append(words, prefix)
			text = text[1:]
		}
		for _, m := range branch.FindAllStringSubmatch(text, -1) {
			if m[1] == "" {
				continue
			}
			if m[2] == "," || m[2] == "" {
				words = append(words, prefix+m[1])
				continue
			}
			n := reference(m[2])
			if n < len(symbols) {
				crawl(symbols[n], prefix+m[1])
			} else {
				crawl(node+n+1-len(symbols), prefix+m[1])
			}
		}
	}
	crawl(0, "")
	sort.Strings(words)
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
