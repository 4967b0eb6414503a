package main

import (
	"regexp"
	"strings"

	"example.org/sourcebook/cmd/lexicon/efrt"
	"example.org/sourcebook/cmd/lexicon/table"
)

// The word classes of the compromise packages that are function words, and ours.
var wordClasses = [][2]string{
	{"Determiner", "determiner"}, {"Pronoun", "pronoun"}, {"Possessive", "pronoun"}, {"Reflexive", "pronoun"},
	{"Preposition", "preposition"}, {"Conjunction", "conjunction"}, {"Condition", "conjunction"},
	{"QuestionWord", "pronoun"}, {"Auxiliary", "auxiliary"}, {"Modal", "auxiliary"}, {"Copula", "auxiliary"},
	{"Negative", "particle"}, {"Adverb", "adverb"},
}

// The files in which the packages keep their words: compressed lists, and lists in plain.
var wordFiles = func() map[string][3]string {
	out := map[string][3]string{}
	for _, row := range table.Rows(tables, "tables/functionwords.tsv", "language", "package", "lists", "plain") {
		out[row[0]] = [3]string(row[1:])
	}
	return out
}()

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
	b := l.header(phraseColumns, where[:1])
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
	return file{l.tag + "/functionwords.tsv", b.Bytes()}, nil
}

// words gives the words of a package by its word classes.
func (s *sources) words(where [3]string) map[string][]string {
	words := map[string][]string{}
	for _, m := range packedList.FindAllStringSubmatch(string(s.files[where[0]+"/"+where[1]]), -1) {
		words[m[1]] = append(words[m[1]], efrt.Unpack(m[2])...)
	}
	for _, m := range plainWord.FindAllStringSubmatch(string(s.files[where[0]+"/"+where[2]]), -1) {
		class := m[4] + m[5]
		words[class] = append(words[class], m[1]+m[2]+m[3])
	}
	return words
}
