package entities

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/align/sense"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/schema"
)

// knowledge is what the registry knows of a language: the words that join the parts of a name, the class words, the
// words that tell bodies of states apart, and the words of nationality.
type knowledge struct {
	connectors map[string]bool
	classes    map[string]class
	terms      map[string]string // word → the English one
	possessive []string          // endings
	bodies     map[string]string // words of the name of an international body → its English name
	countries  map[string]string // word of nationality, or name of a country in one word → identifier of the country

	classSenses   map[classSense]bool // what class words mean
	countrySenses map[uint32]bool     // what the words of countries mean
}

// classSense is what class words of a type mean.
type classSense struct {
	typ   string
	sense uint32
}

// class is the type that a class word tells, and the word for it in English.
type class struct{ typ, concept string }

func (r *registry) knowledge(tag string) (*knowledge, error) {
	tag = base(tag)
	if k := r.known[tag]; k != nil {
		return k, nil
	}
	k, err := newKnowledge(r.lexicon, tag)
	if err != nil {
		return nil, err
	}
	r.known[tag] = k
	return k, nil
}

// base is the language of a BCP 47 tag, without script and region.
func base(tag string) string {
	tag, _, _ = strings.Cut(cmp.Or(tag, "und"), "-")
	return tag
}

func newKnowledge(l *language.Lexicon, tag string) (*knowledge, error) {
	k := &knowledge{connectors: map[string]bool{}, classes: map[string]class{}, terms: map[string]string{},
		bodies: map[string]string{}, countries: map[string]string{}, classSenses: map[classSense]bool{},
		countrySenses: map[uint32]bool{}}
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
		k.connectors[c.Word] = c.Kind != language.ConnectorIn
	}
	if err != nil {
		return nil, err
	}
	classes, err := l.Names().ClassWords(tag)
	for _, c := range classes {
		k.classes[character.Plain(c.Word)] = class{c.Type, c.Concept}
		k.classSenses[classSense{c.Type, sense.OfEnglish(c.Concept)}] = true
	}
	if err != nil {
		return nil, err
	}
	terms, err := l.Names().Terms(tag)
	for word, concept := range terms {
		k.terms[character.Plain(word)], k.terms[concept] = concept, concept
		if c, ok := k.classes[character.Plain(word)]; ok { // the usual word for it
			k.classes[character.Plain(word)] = class{c.typ, concept}
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

// inBodies is the evidence for what a name of an international body in the list of the language names.
const inBodies = "bodies"

// body gives the English name of the international body that the words of a name mean, empty for none.
func (k *knowledge) body(typ, name string) string {
	if typ != schema.TypeOrganization {
		return ""
	}
	return k.bodies[name]
}

// addCountries adds the names of countries and the words of nationality. Of two countries that share a word it is that
// of the one whose name begins more like it: "Chinese" is of China before Macao.
func (k *knowledge) addCountries(l *language.Lexicon, tag string) error {
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
	add := func(word, country string) {
		word = character.Plain(word)
		if old := k.countries[word]; old == "" || common(word, name[country]) > common(word, name[old]) {
			k.countries[word] = country
			k.countrySenses[sense.OfEnglish(country)] = true
		}
	}
	demonyms, err := l.Names().Demonyms(tag)
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
	return err
}

// common counts the bytes with which both words begin.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// normal gives the key under which a name is compared: its type, the meaning of its class word, then its own words. An
// operation is known by its own words alone. The order of the words counts only where they are the name's own, not
// where all of them have a meaning ("Communist Party of China", "Chinese Communist Party").
func (k *knowledge) normal(typ string, tokens []string) string {
	head, class := "", ""
	var own []string
	meant := true // all own words have a meaning
	for _, t := range tokens {
		switch {
		case typ != "person" && k.connectors[t]:
			continue
		case slices.Contains(k.possessive, t) && len(own) > 0:
			own[len(own)-1] += t
			continue
		case !letters(t):
			continue
		}
		t = character.Plain(t)
		if c, ok := k.classes[t]; ok && head == "" && c.typ == typ && typ != "person" && typ != "place" {
			head, class = c.concept, t
			continue
		}
		word, ok := k.meaning(typ, t)
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

// meaning gives what a word of a name means in all languages: an English word or the identifier of a country; the word
// itself if it has none. A word of an English name means itself.
func (k *knowledge) meaning(typ, word string) (string, bool) {
	if typ != "organization" && typ != "law" {
		return word, false
	}
	if id := k.countries[word]; id != "" {
		return id, true
	}
	if concept := k.terms[word]; concept != "" {
		return concept, true
	}
	return word, len(k.terms) == 0
}

func letters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// words cuts a name of the lexicon into words, in lower case.
func words(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// folded is how names are compared with those of the corpus.
func folded(name string) string { return character.Plain(oneLine(name)) }
