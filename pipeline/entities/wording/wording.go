// Package wording says what the words of names mean in a language: which of them join its parts, tell the type of what
// it names, or stand for a country, and the key by which two names of one meaning are compared.
package wording

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/align/sense"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/schema"
)

// Wording is what the lexicon knows of the names of a language: the words that join the parts of a name, the class
// words, the words that tell bodies of states apart, and the words of nationality.
type Wording struct {
	Connectors map[string]bool
	Classes    map[string]Class
	Terms      map[string]string // word → the English one
	possessive []string          // endings
	bodies     map[string]string // words of the name of an international body → its English name
	Countries  map[string]string // word of nationality, or name of a country in one word → identifier of the country

	ClassSenses   map[ClassSense]bool // what class words mean
	CountrySenses map[uint32]bool     // what the words of countries mean
}

// ClassSense is what class words of a type mean.
type ClassSense struct {
	Type  string
	Sense uint32
}

// Class is the type that a class word tells, the word for it in English, and those for what it says beside it:
// Finanzministerium, ministry, finance.
type Class struct {
	Type, Concept string
	More          []string
}

// Senses gives the senses of what a class word says beside its concept, each of a word of its own.
func (c Class) Senses() [][]uint32 {
	var out [][]uint32
	for _, w := range c.More {
		out = append(out, []uint32{sense.OfEnglish(w)})
	}
	return out
}

// New reads what the lexicon knows of the names of a language, by its BCP 47 tag. An error is one of reading a file.
func New(l *language.Lexicon, tag string) (*Wording, error) {
	k := &Wording{Connectors: map[string]bool{}, Classes: map[string]Class{}, Terms: map[string]string{},
		bodies: map[string]string{}, Countries: map[string]string{}, ClassSenses: map[ClassSense]bool{},
		CountrySenses: map[uint32]bool{}}
	bodies, err := l.Names().Bodies(tag)
	if err != nil {
		return nil, err
	}
	for i := range bodies {
		for name := range bodies[i].Names() {
			if key := gazetteer.Key(name); k.bodies[key] == "" {
				k.bodies[key] = bodies[i].Name
			}
		}
	}
	connectors, err := l.Names().Connectors(tag)
	for _, c := range connectors {
		k.Connectors[c.Word] = c.Kind != language.ConnectorIn
	}
	if err != nil {
		return nil, err
	}
	more, err := narrower(l, tag)
	if err != nil {
		return nil, err
	}
	classes, err := l.Names().ClassWords(tag)
	for _, c := range classes {
		k.Classes[character.Plain(c.Word)] = Class{c.Type, c.Concept, more[c.Word]}
		k.ClassSenses[ClassSense{c.Type, sense.OfEnglish(c.Concept)}] = true
	}
	if err != nil {
		return nil, err
	}
	terms, err := l.Names().Terms(tag)
	for word, concept := range terms {
		k.Terms[character.Plain(word)], k.Terms[concept] = concept, concept
		if c, ok := k.Classes[character.Plain(word)]; ok { // the usual word for it
			k.Classes[character.Plain(word)] = Class{c.Type, concept, c.More}
		}
	}
	if err != nil {
		return nil, err
	}
	endings, err := l.Names().NameEndings()
	if err != nil {
		return nil, err
	}
	k.possessive = endings.Possessive
	return k, k.addCountries(l, tag)
}

// narrower gives the class words of a language that say more than their concept, with the English words for the rest.
func narrower(l *language.Lexicon, tag string) (map[string][]string, error) {
	return language.Read(l, tag+"/narrower.tsv", "narrower class words", func(f *language.File) map[string][]string {
		list := make(map[string][]string, f.Lines())
		for row := range f.Rows("word", "words") {
			list[row.Text(0)] = slices.Collect(row.List(1))
		}
		return list
	})
}

// Body gives the English name of the international body that the words of a name mean, empty for none.
func (k *Wording) Body(typ, name string) string {
	if typ != schema.TypeOrganization {
		return ""
	}
	return k.bodies[name]
}

// leastLetters is how many letters at least stand for a body.
const leastLetters = 3

// InFull gives the names in full of the bodies that the lexicon has in the language of the tables or in all, by the
// keys of the letters that stand for one of them only.
func InFull(l *language.Lexicon) (map[string]string, error) {
	return language.Once(l, "root", "names of bodies in full", func() (map[string]string, error) {
		list := map[string]string{}
		for _, get := range []func(string) ([]language.Organization, error){l.Names().Bodies, l.Names().Organizations} {
			for _, folder := range []string{schema.Language, "root"} {
				bodies, err := get(folder)
				if err != nil {
					return nil, err
				}
				for i := range bodies {
					for n := range bodies[i].Names() {
						if !scan.AllCapitals(n) || utf8.RuneCountInString(n) < leastLetters {
							continue
						}
						k := gazetteer.Key(n)
						if full, ok := list[k]; ok && full != bodies[i].Name {
							list[k] = ""
							continue
						}
						list[k] = bodies[i].Name
					}
				}
			}
		}
		return list, nil
	})
}

// addCountries adds the names of countries and the words of nationality. Of two countries that share a word it is that
// of the one whose name begins more like it: "Chinese" is of China before Macao.
func (k *Wording) addCountries(l *language.Lexicon, tag string) error {
	name := map[string]string{} // identifier → name
	var places []language.Place
	for _, folder := range []string{"root", tag} {
		list, err := l.Names().Places(folder)
		if err != nil {
			return err
		}
		places = append(places, list...)
	}
	for i := range places {
		if p := &places[i]; p.Country && name[p.ID] == "" {
			name[p.ID] = character.Plain(p.Name())
		}
	}
	cases, err := l.Names().Endings(tag)
	if err != nil {
		return err
	}
	add := func(word, country string) {
		word = character.Plain(word)
		if old := k.Countries[word]; old == "" || common(word, name[country]) > common(word, name[old]) {
			k.Countries[word] = country
			k.CountrySenses[sense.OfEnglish(country)] = true
		}
	}
	demonyms, err := l.Names().Demonyms(tag)
	if err != nil {
		return err
	}
	for i := range demonyms {
		for w := range demonyms[i].Words() {
			add(w, demonyms[i].Country)
		}
	}
	for i := range places {
		for n := range places[i].Names() {
			if places[i].Country && !strings.ContainsAny(n, " -") {
				add(n, places[i].ID)
			}
		}
	}
	k.inflect(cases)
	return nil
}

// leastStem is how many letters of the name of a country stand before its ending.
const leastStem = 3

// inflect adds the names of countries in their other cases, but for forms that two countries have, and words that have
// a meaning of their own.
func (k *Wording) inflect(cases []language.Ending) {
	var changes [][2]string // an ending, and the one in its place
	for _, e := range cases {
		for _, b := range e.Base {
			changes = append(changes, [2]string{character.Plain(b), character.Plain(e.Ending)})
		}
	}
	forms := map[string]string{}
	for _, word := range slices.Sorted(maps.Keys(k.Countries)) {
		for _, c := range changes {
			stem, ok := strings.CutSuffix(word, c[0])
			if ok && utf8.RuneCountInString(stem) >= leastStem {
				f := stem + c[1]
				if old, ok := forms[f]; ok && old != k.Countries[word] {
					forms[f] = ""
					continue
				}
				forms[f] = k.Countries[word]
			}
		}
	}
	for f, country := range forms {
		if country != "" && k.Countries[f] == "" && k.Terms[f] == "" && k.Classes[f].Type == "" {
			k.Countries[f] = country
		}
	}
}

// common counts the bytes with which both words begin.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// Key gives the key under which a name is compared: its type, the meaning of its class word, then its own words. An
// operation is known by its own words alone. The order of the words counts only where they are the name's own, not
// where all of them have a meaning ("Communist Party of China", "Chinese Communist Party").
func (k *Wording) Key(typ string, tokens []string) string {
	head, class := "", ""
	var own []string
	meant := true // all own words have a meaning
	for _, t := range tokens {
		switch {
		case typ != "person" && k.Connectors[t]:
			continue
		case slices.Contains(k.possessive, t) && len(own) > 0:
			own[len(own)-1] += t
			continue
		case !Letters(t):
			continue
		}
		t = character.Plain(t)
		if c, ok := k.Classes[t]; ok && head == "" && c.Type == typ && typ != "person" && typ != "place" {
			head, class = c.Concept, t
			own = append(own, c.More...)
			continue
		}
		word, ok := k.Meaning(typ, t)
		meant = meant && ok
		own = append(own, word)
	}
	switch {
	case typ == "operation" && len(own) > 0:
		head = ""
	case len(own) == 0: // "Finanzministerium": the class word says all
		head, own = "", []string{class}
	}
	if head != "" && meant {
		slices.Sort(own)
	}
	if head != "" {
		own = append([]string{head}, own...)
	}
	return typ + ":" + strings.Join(own, " ")
}

// Meaning gives what a word of a name means in all languages: an English word or the identifier of a country; the word
// itself if it has none. A word of an English name means itself.
func (k *Wording) Meaning(typ, word string) (string, bool) {
	if typ != "organization" && typ != "law" {
		return word, false
	}
	if id := k.Countries[word]; id != "" {
		return id, true
	}
	if concept := k.Terms[word]; concept != "" {
		return concept, true
	}
	return word, len(k.Terms) == 0
}

// Letters reports whether a text has a letter.
func Letters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// Words cuts a name of the lexicon into words, in lower case.
func Words(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}
