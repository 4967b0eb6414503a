package spelling

import (
	"strings"
	"unicode"
)

// Systems is how many languages have readings of ideographs of their own.
const Systems = 2

// mostComposed is how many readings a run of ideographs has at most.
const mostComposed = 512

// Composed gives the ways in which a run of ideographs reads in one of the systems, each of them by itself; none if one
// has no reading, or if the word has other letters.
func (r *Reader) Composed(word string, system int) ([]string, error) {
	file, err := r.lexicon.Names().Readings()
	if err != nil {
		return nil, err
	}
	var options [][]string
	for i, c := range word {
		if !unicode.Is(unicode.Han, c) {
			return nil, nil
		}
		row, _ := file.Find(string(c))
		columns := strings.Split(row, "\t")
		if len(columns) <= system || columns[system] == "-" {
			return nil, nil
		}
		cell, inside, _ := strings.Cut(columns[system], ";")
		readings := strings.Split(cell, "|")
		if i > 0 && inside != "" {
			readings = append(readings, strings.Split(inside, "|")...)
		}
		options = append(options, readings)
	}
	return Products(options, mostComposed), nil
}

// Products gives the ways to take one option of each part, joined, the first ones up to a bound.
func Products(options [][]string, most int) []string {
	made := []string{""}
	for _, list := range options {
		var next []string
		for _, a := range made {
			for _, b := range list {
				if len(next) < most {
					next = append(next, a+b)
				}
			}
		}
		made = next
	}
	return made
}
