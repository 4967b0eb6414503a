// Package tsv reads the rows of the lexicon files of this stage.
package tsv

import (
	"errors"
	"strings"
)

// Rows calls row with the fields of each line of a lexicon file.
func Rows(data []byte, fields int, row func(f []string)) error {
	text := string(data)
	for len(text) > 0 {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != fields {
			return errors.New("a line has not " + string(rune('0'+fields)) + " fields: " + line[:min(len(line), 40)])
		}
		row(f)
	}
	return nil
}

type wordList struct {
	Tag   string
	Words []string
}

func ParseWords(data []byte) ([]wordList, error) {
	var out []wordList
	err := Rows(data, 2, func(f []string) {
		if w := strings.Fields(f[1]); len(w) > 0 {
			out = append(out, wordList{f[0], w})
		}
	})
	return out, err
}
