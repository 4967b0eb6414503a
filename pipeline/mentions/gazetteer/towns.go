package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// townScripts are the scripts in which root/towns-SCRIPT.tsv has the towns of the world.
var townScripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"latin", unicode.Latin}, {"cyrillic", unicode.Cyrillic}, {"arabic", unicode.Arabic}, {"hangul", unicode.Hangul},
	{"devanagari", unicode.Devanagari}, {"bengali", unicode.Bengali}, {"greek", unicode.Greek}, {"hebrew", unicode.Hebrew},
	{"armenian", unicode.Armenian}, {"georgian", unicode.Georgian}, {"tamil", unicode.Tamil}, {"telugu", unicode.Telugu},
}

// Towns reads the files of towns when a text first needs them. It belongs to one document, whose lexicon notes what is
// opened for it.
type Towns struct {
	lexicon *language.Lexicon
	files   map[string]*language.Sorted // by script; nil where there is none
	atlases map[string]*language.Sorted // the same of regions, rivers, seas and mountains
	looked  map[string]*Entry           // what was looked for, nil where no town has the name
	longer  map[string]bool             // words with which a name of several begins, and others
	kinds   map[string]string           // of words in the names of people
	people  map[string]bool             // in scripts without blanks; nil until they are asked for
	names   *Names                      // in scripts without blanks; nil until they are asked for
}

// NewTowns makes the towns of a document.
func NewTowns(l *language.Lexicon) *Towns {
	return &Towns{lexicon: l, files: map[string]*language.Sorted{}, atlases: map[string]*language.Sorted{},
		looked: map[string]*Entry{}, longer: map[string]bool{}, kinds: map[string]string{}}
}

// file gives the file for the script of a word, nil if there is none.
func (t *Towns) file(word string) *language.Sorted {
	r, _ := utf8.DecodeRuneInString(word)
	for _, s := range townScripts {
		if unicode.Is(s.table, r) {
			return t.script(s.name)
		}
	}
	return nil
}

// script gives the file for a script, nil if there is none.
func (t *Towns) script(name string) *language.Sorted {
	file, ok := t.files[name]
	if !ok {
		file, _ = t.lexicon.Names().Towns(name)
		t.files[name] = file
	}
	return file
}

// atlas gives the file of regions, rivers, seas and mountains for the script of a word, nil if there is none. Only in a
// script without capitals are its names looked for: in others many of them are words of every day, or of persons.
func (t *Towns) atlas(word string) *language.Sorted {
	r, _ := utf8.DecodeRuneInString(word)
	for _, s := range townScripts {
		if !unicode.Is(s.table, r) || !scan.Caseless(word) {
			continue
		}
		file, ok := t.atlases[s.name]
		if !ok {
			file, _ = t.lexicon.Names().Atlas(s.name)
			t.atlases[s.name] = file
		}
		return file
	}
	return nil
}

// leastUnspaced is how many characters a name of the atlas has in a script without blanks; shorter ones are words, too.
const leastUnspaced = 3

// Unspaced gives the towns and the regions in scripts without blanks between words.
func (t *Towns) Unspaced() *Names {
	if t.names == nil {
		t.names, _ = language.Once(t.lexicon, "root", "towns without blanks", func() (*Names, error) {
			n := newNames(1 << 15)
			for _, s := range []string{"han", "kana", "thai"} {
				file, err := t.lexicon.Names().Towns(s)
				if err != nil {
					return nil, err
				}
				for name, rest := range file.All() {
					if utf8.RuneCountInString(name) > 1 {
						n.add(name, *TownOf(rest))
					}
				}
			}
			for _, s := range []string{"han", "katakana", "thai"} {
				file, err := t.lexicon.Names().Atlas(s)
				if err != nil {
					return nil, err
				}
				for name, id := range file.All() {
					if utf8.RuneCountInString(name) >= leastUnspaced {
						n.add(name, Entry{ID: id, Type: "place"})
					}
				}
			}
			return n, nil
		})
	}
	return t.names
}

// TownOf makes an entry of what follows the name in a row.
func TownOf(row string) *Entry {
	id, rest, _ := strings.Cut(row, "\t")
	kind, rest, _ := strings.Cut(rest, "\t")
	land, rest, _ := strings.Cut(rest, "\t")
	name, _, _ := strings.Cut(rest, "\t")
	return &Entry{ID: ofTowns + id, Form: name, Name: name, Type: "place", Large: kind == "l",
		Land: strings.ToLower(land)}
}

// Homonym is a town that has the name of another one.
type Homonym struct {
	ID   string
	Land string // the code of its country, in small letters
}

// HomonymsOf gives the other towns that have the name of a row, the largest first.
func HomonymsOf(row string) []Homonym {
	cells := strings.Split(row, "\t")
	if len(cells) < 5 || cells[4] == "-" {
		return nil
	}
	var out []Homonym
	for town := range strings.SplitSeq(cells[4], "|") {
		id, land, _ := strings.Cut(town, ":")
		out = append(out, Homonym{ofTowns + id, strings.ToLower(land)})
	}
	return out
}

// ofTowns begins the identifiers of towns.
const ofTowns = "geonames-"

// Find gives the town of a name in small letters, or the region in a script without capitals, nil if there is none.
func (t *Towns) Find(name string) *Entry {
	e, ok := t.looked[name]
	if !ok {
		if row, ok := t.file(name).Find(name); ok {
			e = TownOf(row)
		} else if id, ok := t.atlas(name).Find(name); ok {
			e = &Entry{ID: id, Form: name, Type: "place"}
		}
		t.looked[name] = e
	}
	return e
}

// Region gives the identifier of the region in a script without capitals that has a name, empty if there is none.
func (t *Towns) Region(name string) string {
	id, _ := t.atlas(name).Find(name)
	return id
}

// mostWords is how many words the name of a town has at most.
const mostWords = 6

// Most gives the most words, up to six, that a town's name has which begins with the word and a blank; 1 if none does.
func (t *Towns) Most(word string) int {
	longer, ok := t.longer[word]
	if !ok {
		longer = t.file(word).Begins(word+" ") || t.atlas(word).Begins(word+" ")
		t.longer[word] = longer
	}
	if longer {
		return mostWords
	}
	return 1
}
