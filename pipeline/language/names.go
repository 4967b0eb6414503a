package language

import (
	"iter"
	"strings"
)

// The files of names, of the words inside names and of the words beside them. Several stages ask for them; each is read
// once. A folder is a language, or "root" for what serves all; a language without a file has none of it.

// Place is a place of the gazetteer.
type Place struct {
	// ID identifies it in all languages.
	ID string
	// Organization tells that the lexicon knows it as a body rather than as a place: the European Union.
	Organization bool
	// Country tells that it is a country, or a region of several.
	Country bool
	// Weak tells that the name is also a common word, or that of a person: it needs evidence.
	Weak bool
	// Wikidata is its identifier there; in the root only.
	Wikidata string

	names string
}

// Names gives its names, the usual one first. In the root there is but one, the canonical.
func (p *Place) Names() iter.Seq[string] { return strings.SplitSeq(p.names, "|") }

// Name gives its usual name.
func (p *Place) Name() string {
	name, _, _ := strings.Cut(p.names, "|")
	return name
}

// Places gives the places of a folder, from places.tsv.
func (l *Lexicon) Places(folder string) ([]Place, error) {
	return Read(l, folder+"/places.tsv", "places", func(f *File) []Place {
		out, wikidata := make([]Place, 0, f.Lines()), f.Column("wikidata")
		for row := range f.Rows("id", "kind", "names") {
			p := Place{ID: row.Text(0), Organization: row.Text(1) == "o", Country: row.Text(1) == "c" || row.Text(1) == "m",
				Weak: row.Has(1, 'w'), names: row.Text(2)}
			if wikidata >= 0 {
				p.Wikidata = row.Text(wikidata)
			}
			out = append(out, p)
		}
		return out
	})
}

// PlaceNames gives all names of places of a folder, as a set.
func (l *Lexicon) PlaceNames(folder string) (map[string]bool, error) {
	return Once(l, folder, "place names", func() (map[string]bool, error) {
		places, err := l.Places(folder)
		out := make(map[string]bool, len(places))
		for i := range places {
			for name := range places[i].Names() {
				out[name] = true
			}
		}
		return out, err
	})
}

// Organization is an organization of the lexicon.
type Organization struct {
	ID   string
	Name string // the canonical one; empty if none is known

	names string
}

// Names gives its names.
func (o *Organization) Names() iter.Seq[string] { return strings.SplitSeq(o.names, "|") }

// Organizations gives the organizations of a folder, from organizations.tsv.
func (l *Lexicon) Organizations(folder string) ([]Organization, error) {
	return Read(l, folder+"/organizations.tsv", "organizations", organizations)
}

// Bodies gives the international bodies in a language, from bodies.tsv, which has the columns of organizations.tsv.
func Bodies(l *Lexicon, folder string) ([]Organization, error) {
	return Read(l, folder+"/bodies.tsv", "bodies", organizations)
}

func organizations(f *File) []Organization {
	out := make([]Organization, 0, f.Lines())
	for row := range f.Rows("id", "name", "names") {
		o := Organization{ID: row.Text(0), Name: row.Text(1), names: row.Text(2)}
		switch o.Name {
		case "-":
			o.Name = ""
		case "":
			o.Name, _, _ = strings.Cut(o.names, "|")
		}
		out = append(out, o)
	}
	return out
}

// ClassWord is a word by which a name says what it names: ministry, act, operation.
type ClassWord struct {
	Word       string
	Type       string // of what is named
	Department bool   // a department of a government: its name may begin with a small letter
	Enacted    bool   // what a legislator enacts: the same
	Public     bool   // a body of a state: with a word of nationality it is an organization
	Concept    string // the same word in English
}

// ClassWords gives the class words of a language, from nametypes.tsv.
func (l *Lexicon) ClassWords(tag string) ([]ClassWord, error) {
	return Read(l, tag+"/nametypes.tsv", "class words", func(f *File) []ClassWord {
		out := make([]ClassWord, 0, f.Lines())
		for row := range f.Rows("word", "type", "marks", "concept") {
			out = append(out, ClassWord{
				Word: row.Text(0), Type: row.Text(1), Concept: row.Text(3),
				Department: row.Has(2, 'd'), Enacted: row.Has(2, 'l'), Public: row.Has(2, 'p'),
			})
		}
		return out
	})
}

// The kinds of connectors.
const (
	ConnectorGenitive = "genitive" // joins a complement: of
	ConnectorIn       = "in"       // stands before a place
	ConnectorPurpose  = "purpose"  // joins what it is for: for
	ConnectorTopic    = "topic"    // joins what it is about: on, against
	ConnectorAnd      = "and"      // joins two of a kind
)

// Connector is a word that joins the parts of a name.
type Connector struct{ Word, Kind string }

// Connectors gives the connectors of a language, from connectors.tsv.
func (l *Lexicon) Connectors(tag string) ([]Connector, error) {
	return Read(l, tag+"/connectors.tsv", "connectors", func(f *File) []Connector {
		var out []Connector
		for row := range f.Rows("word", "kind") {
			out = append(out, Connector{row.Text(0), row.Text(1)})
		}
		return out
	})
}

// Demonym is the words of nationality of one country, in lower case.
type Demonym struct {
	Country string // identifier of the country among the places

	words string
}

// Words gives the words.
func (d *Demonym) Words() iter.Seq[string] { return strings.SplitSeq(d.words, "|") }

// Demonyms gives the words of nationality of a language, from demonyms.tsv.
func (l *Lexicon) Demonyms(tag string) ([]Demonym, error) {
	return Read(l, tag+"/demonyms.tsv", "demonyms", func(f *File) []Demonym {
		out := make([]Demonym, 0, f.Lines())
		for row := range f.Rows("country", "words") {
			out = append(out, Demonym{row.Text(0), row.Text(1)})
		}
		return out
	})
}

// Verbs tells forms of verbs from other words.
type Verbs struct {
	suffixes []string
	forms    map[string]bool // false for what only looks like one
}

// Known reports whether the lexicon knows verbs of the language.
func (v *Verbs) Known() bool { return len(v.forms)+len(v.suffixes) > 0 }

// Has reports whether a word in lower case is a form of a verb: a listed one, or one with an ending of verbs behind at
// least so many bytes.
func (v *Verbs) Has(word string, least int) bool {
	if is, ok := v.forms[word]; ok {
		return is
	}
	for _, s := range v.suffixes {
		if len(word) >= len(s)+least && strings.HasSuffix(word, s) {
			return true
		}
	}
	return false
}

// Verbs gives the verbs of a language, from verbs.tsv.
func (l *Lexicon) Verbs(tag string) (*Verbs, error) {
	return Read(l, tag+"/verbs.tsv", "verbs", func(f *File) *Verbs {
		v := &Verbs{forms: map[string]bool{}}
		for row := range f.Rows("kind", "words") {
			switch kind := row.Text(0); kind {
			case "suffix":
				for w := range row.List(1) {
					v.suffixes = append(v.suffixes, w)
				}
			case "form", "not":
				for w := range row.List(1) {
					v.forms[w] = kind == "form"
				}
			default:
				row.Fail("kind %q; write suffix, form or not", kind)
			}
		}
		return v
	})
}

// Stopwords gives the words of a language, in lower case, that are no names by themselves and begin a sentence as often
// as not, from stopwords.tsv.
func (l *Lexicon) Stopwords(tag string) (map[string]bool, error) {
	return Read(l, tag+"/stopwords.tsv", "stopwords", wordSet)
}

// CommonWords gives the words of a language, in lower case, that are no names by themselves: its stop words, or, where
// it has none that grammar can be told from, the frequent words of commonwords.tsv, nouns among them.
func (l *Lexicon) CommonWords(tag string) (map[string]bool, error) {
	words, err := l.Stopwords(tag)
	if err != nil || len(words) > 0 {
		return words, err
	}
	return Read(l, tag+"/commonwords.tsv", "commonwords", wordSet)
}

// Particles gives the words that stand in small letters inside the names of people, from root/particles.tsv.
func (l *Lexicon) Particles() (map[string]bool, error) {
	return Read(l, "root/particles.tsv", "particles", wordSet)
}

// wordSet gives the first column as a set.
func wordSet(f *File) map[string]bool {
	out := make(map[string]bool, f.Lines())
	for row := range f.Rows("word") {
		out[row.Text(0)] = true
	}
	return out
}

// FunctionWords gives the articles, prepositions, pronouns, auxiliary verbs and the like of a language, from
// functionwords.tsv.
func (l *Lexicon) FunctionWords(tag string) (map[string]bool, error) {
	return Read(l, tag+"/functionwords.tsv", "function words", func(f *File) map[string]bool {
		out := map[string]bool{}
		for row := range f.Rows("class", "value", "flags", "phrases") {
			for w := range row.List(3) {
				out[w] = true
			}
		}
		return out
	})
}

// CalendarNames gives the names of months and weekdays that the language itself has, of all its regions, as it writes
// them, from dates.tsv.
func (l *Lexicon) CalendarNames(tag string) ([]string, error) {
	return Read(l, tag+"/dates.tsv", "calendar names", func(f *File) []string {
		var out []string
		for row := range f.Rows("class", "value", "flags", "phrases") {
			if c := row.Text(0); c == "month" || c == "weekday" {
				for name := range row.List(3) {
					out = append(out, name)
				}
			}
		}
		return out
	})
}

// Syllables gives the syllables of Chinese in Latin letters with their kinds, y (syllable) and s (surname), from
// root/pinyin.tsv.
func (l *Lexicon) Syllables() (map[string]string, error) {
	return Read(l, "root/pinyin.tsv", "syllables", func(f *File) map[string]string {
		out := make(map[string]string, f.Lines())
		for row := range f.Rows("syllable", "kind") {
			out[row.Text(0)] = row.Text(1)
		}
		return out
	})
}

// NounCapitals reports whether nouns of the language have a capital, from capitals.tsv.
func (l *Lexicon) NounCapitals(tag string) (bool, error) {
	words, err := Read(l, tag+"/capitals.tsv", "capitals", wordSet)
	return words["nouns"], err
}

// People gives the names of people of all languages: each row a name and its kinds, g (given name) and s (surname),
// from root/names.tsv.
func (l *Lexicon) People() (*Sorted, error) { return l.sorted("root/names.tsv") }

// Things gives words in lower case that may have a capital and name no person, body or place, from root/things.tsv.
func (l *Lexicon) Things() (*Sorted, error) { return l.sorted("root/things.tsv") }

// Adjectives gives the adjectives of a language, in lower case, that stand in names, from adjectives.tsv.
func (l *Lexicon) Adjectives(tag string) (*Sorted, error) { return l.sorted(tag + "/adjectives.tsv") }

// Roles gives the words of a language, in lower case, for what a person is or is called, from roles.tsv.
func (l *Lexicon) Roles(tag string) (*Sorted, error) { return l.sorted(tag + "/roles.tsv") }

// Han gives the names of people in ideographs, from names.tsv of a language: g (given name), s (surname).
func (l *Lexicon) Han(tag string) (*Sorted, error) { return l.sorted(tag + "/names.tsv") }

// Clusters gives the groups of words of a language that stand in like places, from clusters.tsv: the number of a word's
// group, then what kind of names it holds and how the word is mostly written.
func (l *Lexicon) Clusters(tag string) (*Sorted, error) { return l.sorted(tag + "/clusters.tsv") }

// Towns gives the towns of the world by their names in a script, in lower case, from root/towns-SCRIPT.tsv: GeoNames
// identifier, l (large) or t, country, name.
func (l *Lexicon) Towns(script string) (*Sorted, error) {
	for _, f := range townFiles {
		if f == "towns-"+script+".tsv" {
			return l.sorted("root/" + f)
		}
	}
	return nil, nil
}

// townFiles are the files of towns, one a script.
var townFiles = []string{
	"towns-latin.tsv", "towns-cyrillic.tsv", "towns-arabic.tsv", "towns-han.tsv", "towns-kana.tsv", "towns-hangul.tsv",
	"towns-devanagari.tsv", "towns-bengali.tsv", "towns-greek.tsv", "towns-hebrew.tsv", "towns-thai.tsv",
	"towns-armenian.tsv", "towns-georgian.tsv", "towns-tamil.tsv",
}

// Titles gives the forms of address of a language after which the name of a person comes, from titles.tsv.
func (l *Lexicon) Titles(tag string) (map[string]bool, error) {
	return Read(l, tag+"/titles.tsv", "titles", wordSet)
}

// Affixes are what a language writes as one with a name, before it and after it.
type Affixes struct{ Before, After []string }

// Affixes gives the affixes of names, from affixes.tsv.
func (l *Lexicon) Affixes(tag string) (Affixes, error) {
	return Read(l, tag+"/affixes.tsv", "affixes", func(f *File) Affixes {
		var a Affixes
		for row := range f.Rows("side", "affixes") {
			for w := range row.List(1) {
				switch side := row.Text(0); side {
				case "before":
					a.Before = append(a.Before, w)
				case "after":
					a.After = append(a.After, w)
				default:
					row.Fail("side %q; write before or after", side)
				}
			}
		}
		return a
	})
}

// Ending is what a name ends with in another case than the one in which lists have it, and the endings that it may have
// there; an empty one for none.
type Ending struct {
	Ending string
	Base   []string
}

// Endings gives the endings of names in their cases, from endings.tsv, in its order.
func Endings(l *Lexicon, tag string) ([]Ending, error) {
	return Read(l, tag+"/endings.tsv", "endings", func(f *File) []Ending {
		out := make([]Ending, 0, f.Lines())
		for row := range f.Rows("ending", "base") {
			e := Ending{Ending: row.Text(0)}
			for base := range row.List(1) {
				if base == "-" {
					base = ""
				}
				e.Base = append(e.Base, base)
			}
			out = append(out, e)
		}
		return out
	})
}

// Terms gives the words of a language that tell bodies and laws of states apart, each with the English word for it,
// from terms.tsv.
func (l *Lexicon) Terms(tag string) (map[string]string, error) {
	return l.pairs(tag+"/terms.tsv", "word", "concept")
}

// Contractions gives what two words with a blank between become where a text writes them as one, from contractions.tsv.
func (l *Lexicon) Contractions(tag string) (map[string]string, error) {
	return l.pairs(tag+"/contractions.tsv", "words", "contraction")
}

// ScriptLanguages gives the language of the names in each script without blanks between words, by the script's name in
// Unicode, from root/runscripts.tsv.
func (l *Lexicon) ScriptLanguages() (map[string]string, error) {
	return l.pairs("root/runscripts.tsv", "script", "language")
}

// Romanization gives letters of other scripts in Latin ones, from root/latin.tsv.
func (l *Lexicon) Romanization() (map[string]string, error) {
	return l.pairs("root/latin.tsv", "letter", "latin")
}

// Words of a language without blanks between words, by their class.

// WordClass is the words of one class.
type WordClass struct{ Class, words string }

// Words gives the words.
func (w *WordClass) Words() iter.Seq[string] { return strings.SplitSeq(w.words, "|") }

// WordClasses gives the words of a language by class, from dictionary.tsv.
func (l *Lexicon) WordClasses(tag string) ([]WordClass, error) {
	return Read(l, tag+"/dictionary.tsv", "classes of words", func(f *File) []WordClass {
		var out []WordClass
		for row := range f.Rows("kind", "words") {
			out = append(out, WordClass{row.Text(0), row.Text(1)})
		}
		return out
	})
}

func (l *Lexicon) sorted(path string) (*Sorted, error) {
	return Read(l, path, "sorted", (*File).Sorted)
}
