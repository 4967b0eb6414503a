// Package gazetteer holds what the stage mentions knows of a language: names of places and organizations, of towns of
// the world, and the words by which a text shows that a name stands there.
package gazetteer

import (
	"strings"
	"unicode/utf8"

	bcp47 "golang.org/x/text/language"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/tagger"
)

// ClassWord is a word by which a name says what it names.
type ClassWord struct {
	Type       string
	Department bool   // a government department: its name may begin with a small letter
	Enacted    bool   // what a legislator enacts: the same
	Public     bool   // a body of a state: with a word of nationality it is an organization
	First      bool   // it stands before what tells the name from others, without a word that joins them
	Last       bool   // it stands behind what tells the name from others, in small letters
	Local      bool   // there is one in many towns: the word for in and its town may stand behind it
	Concept    string // the same word in English
}

// Knowledge is what the stage knows of one language.
type Knowledge struct {
	Names      []*Names
	Classes    map[string]ClassWord
	Marks      []language.ClassWord // class words of a script without capitals, in the order of the file
	Begins     map[string]bool      // class words and words of nationality: a name may begin with one in small letters
	Connectors map[string]string
	Demonyms   map[string]string // folded word → identifier of the country
	Adjectives *language.Sorted
	Terms      map[string]string // words that tell bodies of states apart → the same in English
	Stop       map[string]bool   // words that begin a sentence as often as not
	Verbs      *language.Verbs   // forms of frequent verbs
	Function   map[string]bool   // the narrower list of them: articles, prepositions, pronouns and the like
	Calendar   map[string]bool
	Small      bool // months and weekdays are written small, and so are the class words and adjectives of names
	Roles      *language.Sorted
	People     *language.Sorted
	Things     *language.Sorted // words that may have a capital and name no person, body or place
	Letters    map[rune]string  // letters of other scripts in Latin ones
	Particles  map[string]bool  // small words inside the names of people
	Pinyin     map[string]string
	Capitals   bool // every noun has a capital
	Unspaced   bool // the language has no blanks between words
	Syllables  bool // its words have blanks within, between syllables

	Frequencies *language.Frequencies // nil for none
	Han         *language.Sorted      // names of people in characters
	Persons     *language.Sorted      // names of people in a script without capitals
	Words       *WordList             // of a script without blanks
	Lexemes     *Lexemes              // of a script without blanks; nil for none
	Simple      Simple                // characters written simply; nil for none
	Clusters    *language.Sorted      // groups of words, by which the tagger reads
	Groups      *language.Sorted      // the same; those of other languages where this one has none
	Affixes     language.Affixes
	Endings     []language.Ending
	Cases       *Cases              // nil without endings
	States      *States             // words of the long forms of countries
	Titles      map[string]bool     // forms of address, after which the name of a person comes
	Teams       map[string]bool     // articles before the name of a town that make it that of its team
	Streets     map[string][]string // word for a street → where its name stands from it: before, behind
	Departments *Departments        // what ministries are for; nil for none
	NoBodies    map[string]bool     // words of capitals that name no body: taxes, numbers of registers
	Forms       *LegalForms
	Statutes    *Statutes         // nil for none
	Features    map[string]bool   // identifiers of rivers, seas, mountains and lands
	Bodies      map[string]bool   // identifiers of the bodies and firms that news name most
	Codes       map[string]string // codes of three letters for countries, in capitals → their identifiers
	Home        string            // code of the country where most people speak the language, in small letters
	Layers      *Layers           // nil without the tagger
	Glosses     Glosses           // nil where the tagger has seen texts of the language
	AllGlosses  func() Glosses    // those of any language, read when first asked for
}

// Adjective reports whether a word is an adjective of the lexicon, or a word of nationality.
func (x *Knowledge) Adjective(w string) bool {
	return x.Adjectives.Has(w) || x.Demonyms[w] != "" || x.Terms[w] != ""
}

// Load gives what the lexicon knows of a language, made once. What a language lacks is empty.
func Load(l *language.Lexicon, tag string) (*Knowledge, error) {
	return language.Once(l, tag, "mentions", func() (*Knowledge, error) { return read(l, tag) })
}

// leastVerb is how many bytes a form of a verb has at least before an ending of verbs.
const leastVerb = 3

// VerbForm reports whether a word in small letters is a form of a verb.
func (x *Knowledge) VerbForm(fold string) bool { return x.Verbs != nil && x.Verbs.Has(fold, leastVerb) }

func read(l *language.Lexicon, tag string) (*Knowledge, error) {
	x := &Knowledge{Home: homeOf(tag)}
	r := reader{l: l, tag: tag}
	names, words := l.Names(), l.Words()
	x.add(r.own())
	x.add(r.places(tag))
	for _, t := range shared(&r, l.Root().ScriptLanguages) {
		x.Unspaced = x.Unspaced || t == tag
	}
	if !x.Unspaced {
		x.add(r.places("root"))
	}
	x.add(readAs(&r, "/states.tsv", "long forms", longForms))
	x.States = statesOf(x.Names)
	x.Bodies = map[string]bool{}
	for _, folder := range []string{tag, "root"} {
		bodies := r.organizations(folder, "bodies", names.Bodies)
		x.add(bodies)
		if bodies != nil {
			for _, e := range bodies.Entries {
				x.Bodies[e.ID] = true
			}
		}
	}
	x.add(r.organizations(tag, "organizations", names.Organizations))
	x.add(r.organizations("root", "organizations", names.Organizations))
	x.Classes = made(&r, names.ClassWords, classesOf)
	x.Syllables = syllabic(x.Classes)
	x.Marks = made(&r, names.ClassWords, marksOf)
	x.Connectors = made(&r, names.Connectors, connectorsOf)
	x.Demonyms = demonymsOf(of(&r, names.Demonyms), shared(&r, names.NameEndings).Nationality)
	x.Adjectives = of(&r, names.Adjectives)
	x.Terms = of(&r, names.Terms)
	x.Stop = of(&r, words.CommonWords)
	x.Function = of(&r, words.FunctionWords)
	x.Verbs = of(&r, words.Verbs)
	if c := made(&r, words.CalendarNames, calendarOf); c != nil {
		x.Calendar, x.Small = c.words, c.small
	}
	x.Capitals = of(&r, words.NounCapitals)
	x.Roles = of(&r, names.Roles)
	x.People = shared(&r, names.People)
	x.Letters = lettersOf(shared(&r, names.Romanization))
	x.Things = shared(&r, names.Things)
	x.Particles = shared(&r, names.Particles)
	x.Pinyin = shared(&r, names.Syllables)
	x.Frequencies = of(&r, l.Frequencies)
	x.Clusters, x.Groups = r.groups(names)
	x.add(r.features(x))
	x.Han = of(&r, names.Han)
	x.Persons = of(&r, names.PeopleOf)
	x.Words = made(&r, words.WordClasses, wordListOf)
	x.Lexemes = readAs(&r, "/lexemes.tsv", "lexemes", readLexemes)
	x.Simple = of(&r, func(tag string) (Simple, error) { return SimpleOf(l, tag) })
	x.Statutes = readAs(&r, "/statutes.tsv", "statutes", readStatutes)
	x.Affixes = of(&r, names.Affixes)
	x.Titles = of(&r, names.Titles)
	x.Teams = readAs(&r, "/teams.tsv", "teams", readWords)
	x.Streets = readAs(&r, "/streets.tsv", "streets", readStreets)
	x.Departments = readAs(&r, "/departments.tsv", "departments", readDepartments)
	x.NoBodies = readAs(&r, "/initialisms.tsv", "initialisms", readWords)
	x.Endings = of(&r, names.Endings)
	x.Cases = casesOf(x.Names, x.Endings)
	x.Forms = made(&r, func(tag string) ([]LegalForm, error) { return legalForms(l, tag) }, legalFormsOf)
	x.Codes = shared(&r, func() (map[string]string, error) { return CountryCodes(l) })
	common := "root/tagger.bin"
	x.Layers = &Layers{Own: r.layer(tag + "/tagger.bin")}
	if x.Layers.Own == nil {
		common = "root/tagger-unseen.bin"
		x.Glosses = shared(&r, func() (Glosses, error) { return OpenGlosses(l, tag) })
	}
	x.AllGlosses = func() Glosses {
		g, _ := OpenGlosses(l, tag) // a file that cannot be read has stopped the stages that need it
		return g
	}
	x.Layers.Common = r.layer(common)
	x.Begins = make(map[string]bool, len(x.Classes)+len(x.Demonyms))
	for w := range x.Classes {
		x.Begins[w] = true
	}
	for w := range x.Demonyms {
		x.Begins[w] = true
	}
	for w := range x.Titles {
		x.Begins[w] = true
	}
	return x, r.err
}

// homeOf gives the code of the country where most people speak a language, by CLDR, in small letters.
func homeOf(tag string) string {
	region, _ := bcp47.Make(tag).Region()
	return strings.ToLower(region.String())
}

// add adds the names of a file.
func (x *Knowledge) add(n *Names) {
	if n != nil && len(n.Entries) > 0 {
		x.Names = append(x.Names, n)
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

// readAs gives what build makes of a file of the language that this package alone reads.
func readAs[T any](r *reader, file, key string, build func(f *language.File) T) T {
	return shared(r, func() (T, error) { return language.Read(r.l, r.tag+file, key, build) })
}

// groups gives the groups of words of a language by which the tagger reads, and those by which the rules do: where it
// has none of its own, names as other languages group them. The tagger takes these only where it has seen no texts of
// the language: what it learnt from those it learnt without groups.
func (r *reader) groups(names language.Names) (clusters, groups *language.Sorted) {
	clusters = of(r, names.Clusters)
	if clusters != nil && clusters.Len() > 0 {
		return clusters, clusters
	}
	groups = shared(r, func() (*language.Sorted, error) {
		return language.Read(r.l, "root/clusters.tsv", "sorted", (*language.File).Sorted)
	})
	if r.layer(r.tag+"/tagger.bin") == nil {
		clusters = groups
	}
	return clusters, groups
}

// readWords reads a file of words; there are none where a language has no such file.
func readWords(f *language.File) map[string]bool {
	words := map[string]bool{}
	for row := range f.Rows("word") {
		words[row.Text(0)] = true
	}
	return words
}

// layer gives the tagger's weights in a file.
func (r *reader) layer(file string) *tagger.Layer {
	return shared(r, func() (*tagger.Layer, error) {
		return language.Parse(r.l, file, "tagger", tagger.Parse)
	})
}

// places gives the names of the places of a folder; the root's serve many languages.
func (r *reader) places(folder string) *Names {
	return shared(r, func() (*Names, error) {
		return language.Once(r.l, folder, "mentions places", func() (*Names, error) {
			list, err := r.l.Names().Places(folder)
			return placeNames(list), err
		})
	})
}

// leastCost is the cost in the language of a word that may be the name of a river or a mountain: one that is more
// frequent is a word of its own, such as "oder".
const leastCost = 480

// features gives the names of rivers, seas, mountains and lands, which all languages share. Those that are frequent
// words of this one, and not known to have a capital, need evidence.
func (r *reader) features(x *Knowledge) *Names {
	list := shared(r, r.l.Names().Features)
	n := newNames(len(list))
	x.Features = make(map[string]bool, len(list))
	for i := range list {
		x.Features[list[i].ID] = true
		for form := range list[i].Names() {
			n.add(form, Entry{ID: list[i].ID, Type: "place", Weak: frequentWord(x, form)})
		}
	}
	return n
}

// writtenLarge is how clusters.tsv says that a word is mostly written with a capital.
const writtenLarge = 'c'

// frequentWord reports whether a form is a frequent word of a language and not known to be written with a capital.
func frequentWord(x *Knowledge, form string) bool {
	if x.Frequencies == nil {
		return false
	}
	if row, ok := x.Groups.Find(form); ok && row[len(row)-1] == writtenLarge {
		return false
	}
	cost := x.Frequencies.Find([]byte(scan.Fold(form)))
	return cost > 0 && cost < leastCost
}

// own gives the names that the corpus brings.
func (r *reader) own() *Names {
	return shared(r, func() (*Names, error) {
		return language.Once(r.l, "corpus", "mentions own", func() (*Names, error) {
			list, err := readOwn(r.l)
			return ownNames(list), err
		})
	})
}

// organizations gives the organizations that get reads of a folder.
func (r *reader) organizations(folder, what string, get func(folder string) ([]language.Organization, error)) *Names {
	return shared(r, func() (*Names, error) {
		return language.Once(r.l, folder, "mentions "+what, func() (*Names, error) {
			list, err := get(folder)
			return organizationNames(list), err
		})
	})
}

func classesOf(list []language.ClassWord) map[string]ClassWord {
	m := make(map[string]ClassWord, len(list))
	for _, c := range list {
		if c.Type == noClass {
			continue
		}
		m[c.Word] = ClassWord{Type: c.Type, Department: c.Department, Enacted: c.Enacted, Public: c.Public, First: c.First,
			Last: c.Last, Local: c.Local, Concept: c.Concept}
	}
	return m
}

// syllabic reports whether there are class words with blanks within that stand first.
func syllabic(classes map[string]ClassWord) bool {
	for w, c := range classes {
		if c.First && strings.Contains(w, " ") {
			return true
		}
	}
	return false
}

// noClass is the type of a word that has a class word in it and is none.
const noClass = "none"

// marksOf gives the class words of a script without capitals, with those that are none.
func marksOf(list []language.ClassWord) []language.ClassWord {
	var out []language.ClassWord
	for _, c := range list {
		if scan.Caseless(c.Word) {
			if c.Type == noClass {
				c.Type = ""
			}
			out = append(out, c)
		}
	}
	return out
}

func connectorsOf(list []language.Connector) map[string]string {
	m := make(map[string]string, len(list))
	for _, c := range list {
		m[c.Word] = c.Kind
	}
	return m
}

// demonymsOf gives the words of nationality, with the endings that each may have, and their countries.
func demonymsOf(list []language.Demonym, endings []string) map[string]string {
	m := make(map[string]string, 4*len(list))
	endings = append([]string{""}, endings...)
	for i := range list {
		for form := range list[i].Words() {
			for _, ending := range endings {
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
		f := scan.Fold(form)
		c.words[f] = true
		if f == form && !scan.StartsUpper(form) && strings.ToUpper(form) != form {
			small++
		}
	}
	c.small = small*2 > len(list)
	return c
}

// The classes of a word of a WordList.
const (
	Noun uint8 = iota
	Verb
	PlaceWord
	OtherWord
)

// WordList is the words of a script without blanks between words, each with the number of its class.
type WordList struct {
	words   map[string]uint8
	longest int // bytes of the longest word
}

func wordListOf(classes []language.WordClass) *WordList {
	bits := map[string]uint8{"noun": Noun, "verb": Verb, "place": PlaceWord}
	x := &WordList{words: map[string]uint8{}}
	for i := range classes {
		bit, ok := bits[classes[i].Class]
		if !ok {
			bit = OtherWord
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

// Empty reports whether the list has no words.
func (x *WordList) Empty() bool { return len(x.words) == 0 }

// Class gives the class of a word, and whether the list has it.
func (x *WordList) Class(word string) (uint8, bool) {
	class, ok := x.words[word]
	return class, ok
}

// Segments calls f for the words of the list in a text without blanks, longest match first, from left to right.
func (x *WordList) Segments(text string, f func(from, to int, class uint8)) {
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

// Layers are the weights by which the tagger reads a language.
type Layers struct{ Common, Own *tagger.Layer }

// Seen reports whether the tagger has seen texts of the language: it knows better what is no name, and the rules know
// better of what type a name is where it has not.
func (x *Knowledge) Seen() bool { return x.Layers != nil && x.Layers.Own != nil }

// WordsListed reports whether the words of every day of the language are known, and what most of them mean: a word
// without a meaning tells something then.
func (x *Knowledge) WordsListed() bool { return len(x.Glosses) > 0 && x.Frequencies != nil }

// Key gives the words of a name in lower case, as the files of the lexicon have them that are searched by them.
func Key(name string) string {
	if r, _ := utf8.DecodeRuneInString(name); character.Spaceless(r) {
		return name
	}
	return scan.Key(scan.Cut(name))
}

// Everyday reports whether a word in small letters is one of those of the language's list.
func (x *Knowledge) Everyday(fold string) bool {
	return x.Stop[fold] || x.Frequencies != nil && x.Frequencies.Find([]byte(fold)) > 0
}
