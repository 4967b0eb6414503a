package spelling

import (
	"strings"
	"unicode"
)

// Systems is how many languages have readings of ideographs of their own.
const Systems = 2

// mostComposed is how many readings a run of ideographs has at most.
const mostComposed = 512

// voiced are the consonants with which a reading may begin inside a word in place of another, the longer first.
var voiced = []struct{ begin, inside string }{
	{"sh", "j"}, {"ch", "j"}, {"ts", "z"}, {"k", "g"}, {"s", "z"}, {"t", "d"}, {"h", "b"}, {"f", "b"},
}

// Composed gives the ways in which a run of ideographs reads in one of the systems, each of them by itself; none if one
// has no reading, or if the word has other letters.
func (r *Reader) Composed(word string, system int) ([]string, error) {
	file, err := r.lexicon.Names().Readings()
	if err != nil {
		return nil, err
	}
	made := []string{""}
	for i, c := range word {
		if !unicode.Is(unicode.Han, c) {
			return nil, nil
		}
		row, _ := file.Find(string(c))
		columns := strings.Split(row, "\t")
		if len(columns) <= system || columns[system] == "-" {
			return nil, nil
		}
		readings := strings.Split(columns[system], "|")
		if i > 0 {
			readings = inside(readings)
		}
		var next []string
		for _, a := range made {
			for _, b := range readings {
				if len(next) < mostComposed {
					next = append(next, a+b)
				}
			}
		}
		made = next
	}
	return made, nil
}

// inside gives the readings as they are inside a word: themselves, and voiced.
func inside(readings []string) []string {
	out := readings
	for _, x := range readings {
		for _, v := range voiced {
			if rest, ok := strings.CutPrefix(x, v.begin); ok {
				out = append(out[:len(out):len(out)], v.inside+rest)
				break
			}
		}
	}
	return out
}
