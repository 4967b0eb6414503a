package gazetteer

import (
	"strings"

	"example.org/sourcebook/pipeline/language"
)

// Departments are the words that say what ministries are for, in small letters.
type Departments struct {
	nouns map[string]bool // word → whether it needs no other beside it
	ands  []string        // letters before a word that join it to the one before, in a script that writes them so
}

// readDepartments reads the file of them; there are none where a language has no such file.
func readDepartments(f *language.File) *Departments {
	if f.Lines() == 0 {
		return nil
	}
	d := &Departments{nouns: make(map[string]bool, f.Lines())}
	for row := range f.Rows("word", "kind") {
		if row.Text(1) == language.ConnectorAnd {
			d.ands = append(d.ands, row.Text(0))
			continue
		}
		d.nouns[row.Text(0)] = row.Text(1) == "noun"
	}
	return d
}

// Has reports whether a word in small letters says what a ministry is for, and whether it does so by itself.
func (d *Departments) Has(fold string) (noun, ok bool) {
	noun, ok = d.nouns[fold]
	return noun, ok
}

// Joined gives the word of the list that is written as one with what joins it to the word before, empty for none.
func (d *Departments) Joined(fold string) string {
	for _, and := range d.ands {
		if w, ok := strings.CutPrefix(fold, and); ok {
			if _, ok = d.nouns[w]; ok {
				return w
			}
		}
	}
	return ""
}

// Where the word for a street stands.
const (
	StreetBefore = "before" // its name, and perhaps a point between: "ул. Малышева"
	StreetBehind = "behind" // its name: "Kossuth utca"
)

// readStreets reads the file of words for streets.
func readStreets(f *language.File) map[string][]string {
	out := make(map[string][]string, f.Lines())
	for row := range f.Rows("word", "places") {
		out[row.Text(0)] = strings.Split(row.Text(1), "|")
	}
	return out
}
