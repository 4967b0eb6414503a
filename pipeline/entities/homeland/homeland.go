// Package homeland tells of which country a body or a law is whose name each state has one of: "Ministry of Health",
// "Supreme Court", "Criminal Code". Such a name says nothing of the country, so two texts that have it may mean two.
// The names of a document go in, and for each of them the country comes out.
//
// The country is the one that the document names most: by its name, by those of its towns and regions, above all of
// those beside the name ("Ministry of Health in Accra"), and by its bodies. What is written in a language of one
// country speaks of that without naming it. Where another country is named half as much, there is none.
package homeland

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/entities/atlas"
	"example.org/sourcebook/pipeline/entities/wording"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// Reader tells the countries of names.
type Reader struct {
	lexicon *language.Lexicon
	atlas   *atlas.Atlas
	words   map[string]string // English word of the names of states' bodies and laws → its kind
	alike   map[string]string // such a word → the one that says the same, - if it says nothing
	homes   map[string]string // language → the country where it is written
	english *wording.Wording
}

// New gives the reader of a lexicon. An error is one of reading a file.
func New(l *language.Lexicon, a *atlas.Atlas) (*Reader, error) {
	words, err := language.Read(l, "root/statewords.tsv", "words of states", func(f *language.File) map[string]string {
		list := make(map[string]string, f.Lines())
		for row := range f.Rows("word", "kind") {
			list[row.Text(0)] = row.Text(1)
		}
		return list
	})
	if err != nil {
		return nil, err
	}
	alike, err := language.Read(l, "root/statealike.tsv", "words of states that say the same",
		func(f *language.File) map[string]string {
			list := make(map[string]string, f.Lines())
			for row := range f.Rows("word", "like") {
				list[row.Text(0)] = row.Text(1)
			}
			return list
		})
	if err != nil {
		return nil, err
	}
	homes, err := homesOf(l)
	if err != nil {
		return nil, err
	}
	english, err := language.Once(l, schema.Language, "wording of names", func() (*wording.Wording, error) {
		return wording.New(l, schema.Language)
	})
	return &Reader{l, a, words, alike, homes, english}, err
}

// homesOf gives the identifiers of the countries where languages are written.
func homesOf(l *language.Lexicon) (map[string]string, error) {
	codes, err := gazetteer.CountryCodes(l)
	if err != nil {
		return nil, err
	}
	return language.Read(l, "root/homelands.tsv", "countries of languages", func(f *language.File) map[string]string {
		list := make(map[string]string, f.Lines())
		for row := range f.Rows("language", "country") {
			list[row.Text(0)] = codes[row.Text(1)]
		}
		return list
	})
}

// Name is a name of a document, with the key of its group and what the lexicon knows of its words.
type Name struct {
	*tables.Candidate
	Key     string
	Known   bool            // the lexicon knows which body it is
	At      *atlas.Location // the place that it names, nil for none
	Wording *wording.Wording
}

// The kinds of words in root/statewords.tsv.
const (
	bodyWord = "body" // what a body is
	lawWord  = "law"  // what a law is
	wideWord = "wide" // in names of what is of no country
)

// How much a document tells of a country, by how.
const (
	byLanguage = 3 // it is in a language of that country
	byBody     = 3 // a body or a law has its name
	byBeside   = 2 // a place in it stands beside a body or a law that each state has one of
	byCountry  = 2 // its name
	byLarge    = 2 // a large town or a region
	byTown     = 1
	mostOfOne  = 4 // the most that one name counts for
	least      = 2 // what a country must reach
)

// How many characters may stand between a body and the place beside it.
const (
	mostBefore = 3
	mostBehind = 6
)

// Of gives for each name of a document the identifier of the country whose body or law it is, and for the name of a
// town that of a smaller town of the name, if the document means that; empty for a name that is not one of those that
// each state has, and for an unknown country.
func (r *Reader) Of(names []Name) ([]string, error) {
	out := make([]string, len(names))
	bare, others, err := r.asked(names)
	if err != nil || bare == nil {
		return out, err
	}
	lands := make([]land, len(names))
	for i := range names {
		if lands[i], err = r.landOf(&names[i]); err != nil {
			return nil, err
		}
	}
	r.towns(names, lands, others, out)
	beside := map[string]bool{} // country of a place that stands beside one of the names
	for i := range names {
		if id := placeBeside(names, lands, i); bare[i] && id != "" {
			beside[id] = true
		}
	}
	home := clear(r.weights(names, lands, beside))
	for i := range names {
		if bare[i] {
			out[i] = cmp.Or(r.before(names, i), home)
		} else if names[i].Known {
			out[i] = cmp.Or(r.before(names, i), r.byIdentifier(&names[i]))
		}
	}
	return out, nil
}

// asked says which names of a document are those that each state has one of, and gives the smaller towns that have the
// names of others; nil if there is neither.
func (r *Reader) asked(names []Name) (bare []bool, others [][]atlas.Namesake, err error) {
	bare, others = make([]bool, len(names)), make([][]atlas.Namesake, len(names))
	some := false
	for i := range names {
		if bare[i], err = r.bare(&names[i]); err != nil {
			return nil, nil, err
		}
		if at := names[i].At; at != nil {
			if others[i], err = r.atlas.Namesakes(at, names[i].Clean); err != nil {
				return nil, nil, err
			}
		}
		some = some || bare[i] || others[i] != nil || names[i].Known
	}
	if !some {
		return nil, nil, nil
	}
	return bare, others, nil
}

// land is the country that a name tells of, and how much.
type land struct {
	id     string
	weight int
}

// landOf gives the country that a name tells of.
func (r *Reader) landOf(n *Name) (land, error) {
	if n.Known && n.At == nil {
		return land{}, nil
	}
	if n.At == nil {
		for w := range strings.FieldsSeq(n.Key) {
			if r.atlas.IsCountry(w) {
				return land{w, byBody}, nil
			}
		}
		return land{}, nil
	}
	id, large, err := r.atlas.Country(n.At, n.Clean)
	switch {
	case id == n.At.ID:
		return land{id, byCountry}, err
	case large:
		return land{id, byLarge}, err
	}
	return land{id, byTown}, err
}

// placeBeside gives the country of the place that stands beside name i in its sentence; empty for none, and for two.
func placeBeside(names []Name, lands []land, i int) string {
	found := ""
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(names) || names[j].At == nil || lands[j].id == "" ||
			names[j].SentenceID != names[i].SentenceID {
			continue
		}
		if !near(names, min(i, j), j < i) {
			continue
		}
		if found != "" && found != lands[j].id {
			return ""
		}
		found = lands[j].id
	}
	return found
}

// weights gives how much the names of a document tell of each country.
func (r *Reader) weights(names []Name, lands []land, beside map[string]bool) map[string]int {
	weight := map[string]int{}
	ofOne := map[string]int{}
	tag := names[0].Language
	if id := cmp.Or(r.homes[tag], r.homes[bcp47.Base(tag)]); id != "" {
		weight[id] += byLanguage
	}
	for i, l := range lands {
		if l.id == "" {
			continue
		}
		before := ofOne[names[i].Key]
		ofOne[names[i].Key] = min(before+max(1, l.weight-before), mostOfOne)
		weight[l.id] += ofOne[names[i].Key] - before
	}
	for _, id := range slices.Sorted(maps.Keys(beside)) {
		weight[id] += byBeside
	}
	return weight
}

// clear gives the country of which at least twice as much is told as of any other; empty for none.
func clear(weight map[string]int) string {
	first, second, best := 0, 0, ""
	for _, id := range slices.Sorted(maps.Keys(weight)) {
		switch n := weight[id]; {
		case n > first:
			first, second, best = n, first, id
		case n > second:
			second = n
		}
	}
	if first < least || first < 2*second {
		return ""
	}
	return best
}

// bare reports whether a name is that of a body or a law that each state has one of.
func (r *Reader) bare(n *Name) (bool, error) {
	typ, name, plain := strings.Cut(n.Key, ":")
	if !plain || typ != schema.TypeOrganization && typ != schema.TypeLaw {
		return false, nil
	}
	if n.Known {
		return r.ministry(n), nil
	}
	kind := bodyWord
	if typ == schema.TypeLaw {
		kind = lawWord
	}
	words := strings.Fields(name)
	of := false // one of the words says what it is
	for _, w := range words {
		w, _, _ = strings.Cut(strings.ReplaceAll(w, "’", "'"), "'")
		is := r.words[w]
		if is == "" && len(words) == 1 {
			return r.compound(n.Wording, typ, kind, w)
		}
		if is == "" || is == wideWord {
			return false, nil
		}
		of = of || is == kind
	}
	return of, nil
}

// leastPart is how many letters each part of a word has that is put together of two.
const leastPart = 4

// compound reports whether a word is a class word of a body or a law of states, or ends with one, what stands before it
// being nothing that has a name.
func (r *Reader) compound(k *wording.Wording, typ, kind, word string) (bool, error) {
	for i := range word {
		c, ok := k.Classes[character.Plain(word[i:])]
		if !ok || c.Type != typ || r.words[c.Concept] != kind {
			continue
		}
		before := word[:i]
		if before == "" {
			return true, nil
		}
		first, _ := utf8.DecodeRuneInString(before)
		if !unicode.IsLower(first) {
			return r.meant(k, before), nil
		}
		if min(utf8.RuneCountInString(before), utf8.RuneCountInString(word[i:])) < leastPart || k.Countries[before] != "" {
			return false, nil
		}
		town, err := r.atlas.Town(before)
		return town == "" && r.words[k.Terms[before]] != wideWord, err
	}
	return false, nil
}

// meant reports whether a run without blanks is one sign, or words that tell bodies of states apart.
func (r *Reader) meant(k *wording.Wording, run string) bool {
	if utf8.RuneCountInString(run) == 1 {
		return k.Countries[run] == ""
	}
	for end := len(run); end > 0; end-- {
		if kind := r.words[k.Terms[run[:end]]]; kind != "" && kind != wideWord {
			return end == len(run) || r.meant(k, run[end:])
		}
	}
	return false
}
