package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/japanese"
)

// A cost of the dictionary of MeCab is a logarithm times nats; what stands between two words adds about between.
const (
	nats    = 700
	between = 6000
)

// The most characters of a word, and of one that is inflected.
const (
	longest   = 16
	inflected = 4
)

// readJapanese reads the files of the dictionary IPADIC: word, two numbers, cost, four parts of its class, how it is
// inflected.
func readJapanese(packages string) (*dictionary, error) {
	d := &dictionary{head: headOf("IPADIC 2.7.0, Debian package mecab-ipadic 2.7.0-20070801+main-3",
		"NAIST-2003", "kind\tcost\twords")}
	paths, err := filepath.Glob(filepath.Join(packages, "usr/share/mecab/dic/ipadic/*.csv"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, errors.New("no dictionary in " + packages)
	}
	slices.Sort(paths)
	for _, path := range paths {
		if err := d.readCosts(path); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return d, nil
}

// readCosts reads a file of the dictionary.
func (d *dictionary) readCosts(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(japanese.EUCJP.NewDecoder().Reader(f))
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		cost, err := strconv.Atoi(row[3])
		if err != nil {
			return err
		}
		most := longest
		if row[8] != "*" {
			most = inflected
		}
		if !within(row[0], most) {
			continue
		}
		class := strings.Join(row[4:8], "-")
		d.entries = append(d.entries, entry{row[0], class, float64(cost+between) / nats})
	}
}
