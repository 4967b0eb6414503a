package mentions

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/tagger"
)

// entry is a name of the lexicon.
type entry struct {
	id   string // identifier of what it names
	form string // as written
	name string // canonical name, if the file has it
	typ  string
	weak bool // also a common word, or the name of a person: it needs evidence

	country bool // a country, or a region of several
	large   bool // a town of 300,000 people or more
}

// names finds names by their folded tokens.
type names struct {
	entries map[string]*entry
	longest map[string]int // first token → most tokens of a name that begins with it, if more than one
	han     map[rune]int   // first character → most bytes of a name in a script without blanks
	slab    []entry        // room for entries
}

// classWord is a word by which a name says what it names.
type classWord struct {
	typ        string
	department bool   // a government department: its name may begin with a small letter
	enacted    bool   // what a legislator enacts: the same
	public     bool   // a body of a state: with a word of nationality it is an organization
	concept    string // the same word in English
}

// knowledge is what the stage knows of one language.
type knowledge struct {
	names      []*names
	classes    map[string]classWord
	begins     map[string]bool // class words and words of nationality: a name may begin with one in small letters
	connectors map[string]string
	demonyms   map[string]string // folded word → identifier of the country
	adjectives *language.Sorted
	stop       map[string]bool // words that begin a sentence as often as not
	verbs      *language.Verbs // forms of frequent verbs
	function   map[string]bool // the narrower list of them: articles, prepositions, pronouns and the like
	calendar   map[string]bool
	small      bool // months and weekdays are written small, and so are the class words and adjectives of names
	roles      *language.Sorted
	people     *language.Sorted
	things     *language.Sorted // words that may have a capital and name no person, body or place
	particles  map[string]bool  // small words inside the names of people
	pinyin     map[string]string
	capitals   bool // every noun has a capital
	unspaced   bool // the language has no blanks between words

	frequencies *language.Frequencies // nil for none
	han         *language.Sorted      // names of people in characters
	words       *wordList             // of a script without blanks
	clusters    *language.Sorted      // groups of words
	towns       *towns                // of the world
	affixes     language.Affixes
	titles      map[string]bool // forms of address, after which the name of a person comes
	layers      *Layers         // nil without the tagger
}

// adjective reports whether a word is an adjective of the lexicon, or a word of nationality.
func (x *knowledge) adjective(w string) bool { return x.adjectives.Has(w) || x.demonyms[w] != "" }

// load gives what the lexicon knows of a language, made once. What a language lacks is empty.
func load(l *language.Lexicon, tag string) (*knowledge, error) {
	return language.Once(l, tag, "mentions", func() (*knowledge, error) { return read(l, tag) })
}

func read(l *language.Lexicon, tag string) (*knowledge, error) {
	x := &knowledge{}
	r := reader{l: l, tag: tag}
	x.add(r.places(tag))
	for _, t := range shared(&r, l.ScriptLanguages) {
		x.unspaced = x.unspaced || t == tag
	}
	if !x.unspaced {
		x.add(r.places("root"))
	}
	x.add(r.organizations(tag))
	x.add(r.organizations("root"))
	x.classes = made(&r, l.ClassWords, classesOf)
	x.connectors = made(&r, l.Connectors, connectorsOf)
	x.demonyms = made(&r, l.Demonyms, demonymsOf)
	x.adjectives = of(&r, l.Adjectives)
	x.stop = of(&r, l.Stopwords)
	x.function = of(&r, l.FunctionWords)
	x.verbs = of(&r, l.Verbs)
	if c := made(&r, l.CalendarNames, calendarOf); c != nil {
		x.calendar, x.small = c.words, c.small
	}
	x.capitals = of(&r, l.NounCapitals)
	x.roles = of(&r, l.Roles)
	x.people = shared(&r, l.People)
	x.things = shared(&r, l.Things)
	x.particles = shared(&r, l.Particles)
	x.pinyin = shared(&r, l.Syllables)
	x.frequencies = of(&r, l.Frequencies)
	x.han = of(&r, l.Han)
	x.words = made(&r, l.WordClasses, wordListOf)
	x.clusters = of(&r, l.Clusters)
	x.towns = &towns{lexicon: l}
	x.affixes = of(&r, l.Affixes)
	x.titles = of(&r, l.Titles)
	x.layers = &Layers{r.layer("root"), r.layer(tag)}
	x.begins = make(map[string]bool, len(x.classes)+len(x.demonyms))
	for w := range x.classes {
		x.begins[w] = true
	}
	for w := range x.demonyms {
		x.begins[w] = true
	}
	for w := range x.titles {
		x.begins[w] = true
	}
	return x, r.err
}

// add adds the names of a file.
func (x *knowledge) add(n *names) {
	if n != nil && len(n.entries) > 0 {
		x.names = append(x.names, n)
	}
}

// reader reads the files of a language up to the first error.
type reader struct {
	l   *language.Lexicon
	tag string
	err error
}

// of gives what the lexicon has for the language.
func of[T any](r *reader, get func(tag string) (T, error)) T {
	return shared(r, func() (T, error) { return get(r.tag) })
}

// shared gives what the lexicon has for all languages.
func shared[T any](r *reader, get func() (T, error)) T {
	var v T
	if r.err == nil {
		v, r.err = get()
	}
	return v
}

// made gives what build makes of what the lexicon has for the language.
func made[T, U any](r *reader, get func(tag string) (T, error), build func(T) U) U {
	return build(of(r, get))
}

// layer gives the tagger's weights in a folder.
func (r *reader) layer(folder string) *tagger.Layer {
	return shared(r, func() (*tagger.Layer, error) {
		return language.Parse(r.l, folder+"/tagger.bin", "tagger", tagger.Parse)
	})
}

// places gives the names of the places of a folder; the root's serve many languages.
func (r *reader) places(folder string) *names {
	return shared(r, func() (*names, error) {
		return language.Once(r.l, folder, "mentions places", func() (*names, error) {
			list, err := r.l.Places(folder)
			return placeNames(list), err
		})
	})
}

func (r *reader) organizations(folder string) *names {
	return shared(r, func() (*names, error) {
		return language.Once(r.l, folder, "mentions organizations", func() (*names, error) {
			list, err := r.l.Organizations(folder)
			return organizationNames(list), err
		})
	})
}

// key joins the folds of tokens; two texts with the same key are one name.
func key(tokens []token) string {
	if len(tokens) == 1 {
		return tokens[0].fold
	}
	n := len(tokens)
	for i := range tokens {
		n += len(tokens[i].fold)
	}
	b := make([]byte, 0, n)
	for i := range tokens {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, tokens[i].fold...)
	}
	return string(b)
}

func (n *names) add(form string, e entry) {
	e.form = form
	if r, size := utf8.DecodeRuneInString(form); unspaced(r) {
		if size < len(form) && n.entries[form] == nil {
			n.entries[form] = n.keep(e)
			n.han[r] = max(n.han[r], len(form))
		}
		return
	}
	first, k, count := "", "", 1
	if simple(form) {
		k = fold(form)
		first, _, _ = strings.Cut(k, " ")
		count += strings.Count(k, " ")
	} else {
		tokens := tokenize(form)
		if len(tokens) == 0 {
			return
		}
		first, k, count = tokens[0].fold, key(tokens), len(tokens)
	}
	if n.entries[k] != nil {
		return
	}
	n.entries[k] = n.keep(e)
	if count > 1 {
		n.longest[first] = max(n.longest[first], count)
	}
}

// simple reports whether a name is of ASCII words with one blank between and no capital within a word: its fold is its
// key then.
func simple(form string) bool {
	for i := range len(form) {
		switch c := form[i]; {
		case c >= 'a' && c <= 'z':
		case c >= 'A' && c <= 'Z' && (i == 0 || form[i-1] < 'a'):
		case c == ' ' && i > 0 && form[i-1] != ' ' && i+1 < len(form):
		default:
			return false
		}
	}
	return form != ""
}

// keep stores an entry, many in one allocation.
func (n *names) keep(e entry) *entry {
	if len(n.slab) == cap(n.slab) {
		n.slab = make([]entry, 0, 512)
	}
	n.slab = append(n.slab, e)
	return &n.slab[len(n.slab)-1]
}

func newNames(size int) *names {
	return &names{entries: make(map[string]*entry, size), longest: map[string]int{}, han: map[rune]int{}}
}

func placeNames(places []language.Place) *names {
	n := newNames(len(places))
	for i := range places {
		p := &places[i]
		e := entry{id: p.ID, typ: "place", weak: p.Weak, country: p.Country}
		if p.Organization {
			e.typ = "organization"
		}
		for form := range p.Names() {
			n.add(form, e)
		}
	}
	return n
}

func organizationNames(list []language.Organization) *names {
	n := newNames(len(list))
	for i := range list {
		o := &list[i]
		e := entry{id: o.ID, typ: "organization", name: o.Name}
		for form := range o.Names() {
			n.add(form, e)
		}
	}
	return n
}

func classesOf(list []language.ClassWord) map[string]classWord {
	m := make(map[string]classWord, len(list))
	for _, c := range list {
		m[c.Word] = classWord{typ: c.Type, department: c.Department, enacted: c.Enacted, public: c.Public, concept: c.Concept}
	}
	return m
}

func connectorsOf(list []language.Connector) map[string]string {
	m := make(map[string]string, len(list))
	for _, c := range list {
		m[c.Word] = c.Kind
	}
	return m
}

func demonymsOf(list []language.Demonym) map[string]string {
	m := make(map[string]string, 4*len(list))
	for i := range list {
		for form := range list[i].Words() {
			for _, ending := range []string{"", "s", "es"} {
				if _, ok := m[form+ending]; !ok {
					m[form+ending] = list[i].Country
				}
			}
		}
	}
	return m
}

// calendar is what the names of months and weekdays show.
type calendar struct {
	words map[string]bool
	small bool // more than half of them are written small
}

// calendarOf looks at the names of months and weekdays.
func calendarOf(list []string) *calendar {
	c := &calendar{words: make(map[string]bool, len(list))}
	small := 0
	for _, form := range list {
		f := fold(form)
		c.words[f] = true
		if f == form && !startsUpper(form) && strings.ToUpper(form) != form {
			small++
		}
	}
	c.small = small*2 > len(list)
	return c
}

// wordList is the words of a script without blanks between words, each with the number of its class.
type wordList struct {
	words   map[string]uint8
	longest int // bytes of the longest word
}

func wordListOf(classes []language.WordClass) *wordList {
	bits := map[string]uint8{"noun": isNoun, "verb": isVerb, "place": placeWord}
	x := &wordList{words: map[string]uint8{}}
	for i := range classes {
		bit, ok := bits[classes[i].Class]
		if !ok {
			bit = otherWord
		}
		for w := range classes[i].Words() {
			if _, ok := x.words[w]; !ok && utf8.RuneCountInString(w) > 1 {
				x.words[w] = bit
				x.longest = max(x.longest, len(w))
			}
		}
	}
	return x
}

// segments calls f for the words of the list in a text without blanks, longest match first, from left to right.
func (x *wordList) segments(text string, f func(from, to int, class uint8)) {
	for at := 0; at < len(text); {
		length, class := 0, uint8(0)
		for l := min(x.longest, len(text)-at); l > 3; l-- {
			if c, ok := x.words[text[at:at+l]]; ok {
				length, class = l, c
				break
			}
		}
		if length == 0 {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		f(at, at+length, class)
		at += length
	}
}
