package language

import (
	"iter"
	"slices"
	"strings"
)

// Names are the files of names, of the words in them and beside them. A folder is a language, or "root" for what serves
// all; a language without a file has none of it. Several stages ask for them; each file is read once.
type Names struct{ l *Lexicon }

// Names gives the names of the lexicon.
func (l *Lexicon) Names() Names { return Names{l} }

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
func (n Names) Places(folder string) ([]Place, error) {
	return n.places(folder + "/places.tsv")
}

// Features gives the rivers, seas, mountains and lands of all languages, from root/features.tsv.
func (n Names) Features() ([]Place, error) { return n.places("root/features.tsv") }

func (n Names) places(file string) ([]Place, error) {
	return Read(n.l, file, "places", func(f *File) []Place {
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
func (n Names) PlaceNames(folder string) (map[string]bool, error) {
	return Once(n.l, folder, "place names", func() (map[string]bool, error) {
		places, err := n.Places(folder)
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
func (n Names) Organizations(folder string) ([]Organization, error) {
	return Read(n.l, folder+"/organizations.tsv", "organizations", organizations)
}

// Bodies gives the international bodies in a language, from bodies.tsv, which has the columns of organizations.tsv.
func (n Names) Bodies(folder string) ([]Organization, error) {
	return Read(n.l, folder+"/bodies.tsv", "bodies", organizations)
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
	First      bool   // it stands before what tells the name from others, without a word that joins them
	Last       bool   // it stands behind what tells the name from others, in small letters: "Oslon yliopisto"
	Local      bool   // there is one in many towns: the word for in and its town may stand behind it
	Concept    string // the same word in English
}

// ClassWords gives the class words of a language, from nametypes.tsv.
func (n Names) ClassWords(tag string) ([]ClassWord, error) {
	return Read(n.l, tag+"/nametypes.tsv", "class words", func(f *File) []ClassWord {
		out := make([]ClassWord, 0, f.Lines())
		for row := range f.Rows("word", "type", "marks", "concept") {
			out = append(out, ClassWord{
				Word: row.Text(0), Type: row.Text(1), Concept: row.Text(3),
				Department: row.Has(2, 'd'), Enacted: row.Has(2, 'l'), Public: row.Has(2, 'p'),
				First: row.Has(2, 'f'), Last: row.Has(2, 'b'), Local: row.Has(2, 's'),
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
func (n Names) Connectors(tag string) ([]Connector, error) {
	return Read(n.l, tag+"/connectors.tsv", "connectors", func(f *File) []Connector {
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
func (n Names) Demonyms(tag string) ([]Demonym, error) {
	return Read(n.l, tag+"/demonyms.tsv", "demonyms", func(f *File) []Demonym {
		out := make([]Demonym, 0, f.Lines())
		for row := range f.Rows("country", "words") {
			out = append(out, Demonym{row.Text(0), row.Text(1)})
		}
		return out
	})
}

// Particles gives the words that stand in small letters inside the names of people, from root/particles.tsv.
func (n Names) Particles() (map[string]bool, error) {
	return Read(n.l, "root/particles.tsv", "particles", wordSet)
}

// Syllables gives the syllables of Chinese in Latin letters with their kinds, y (syllable) and s (surname), from
// root/pinyin.tsv.
func (n Names) Syllables() (map[string]string, error) {
	return Read(n.l, "root/pinyin.tsv", "syllables", func(f *File) map[string]string {
		out := make(map[string]string, f.Lines())
		for row := range f.Rows("syllable", "kind") {
			out[row.Text(0)] = row.Text(1)
		}
		return out
	})
}

// People gives the names of people of all languages: each row a name and its kinds, g (given name) and s (surname),
// from root/names.tsv.
func (n Names) People() (*Sorted, error) { return n.l.sorted("root/names.tsv") }

// Things gives words in lower case that may have a capital and name no person, body or place, from root/things.tsv.
func (n Names) Things() (*Sorted, error) { return n.l.sorted("root/things.tsv") }

// Adjectives gives the adjectives of a language, in lower case, that stand in names, from adjectives.tsv.
func (n Names) Adjectives(tag string) (*Sorted, error) { return n.l.sorted(tag + "/adjectives.tsv") }

// Roles gives the words of a language, in lower case, for what a person is or is called, from roles.tsv.
func (n Names) Roles(tag string) (*Sorted, error) { return n.l.sorted(tag + "/roles.tsv") }

// Han gives the names of people in ideographs, from names.tsv of a language: g (given name), s (surname).
func (n Names) Han(tag string) (*Sorted, error) { return n.l.sorted(tag + "/names.tsv") }

// PeopleOf gives the names of people of a language in a script without capitals, from people.tsv: g (given name), s
// (surname).
func (n Names) PeopleOf(tag string) (*Sorted, error) { return n.l.sorted(tag + "/people.tsv") }

// Clusters gives the groups of words of a language that stand in like places, from clusters.tsv: the number of a word's
// group, then what kind of names it holds and how the word is mostly written.
func (n Names) Clusters(tag string) (*Sorted, error) { return n.l.sorted(tag + "/clusters.tsv") }

// Towns gives the towns of the world by their names in a script, in lower case, from root/towns-SCRIPT.tsv: GeoNames
// identifier, l (large) or t, country, name.
func (n Names) Towns(script string) (*Sorted, error) {
	for _, f := range townFiles {
		if f == "towns-"+script+".tsv" {
			return n.l.sorted("root/" + f)
		}
	}
	return nil, nil
}

// townFiles are the files of towns, one a script.
var townFiles = []string{
	"towns-latin.tsv", "towns-cyrillic.tsv", "towns-arabic.tsv", "towns-han.tsv", "towns-kana.tsv", "towns-hangul.tsv",
	"towns-devanagari.tsv", "towns-bengali.tsv", "towns-greek.tsv", "towns-hebrew.tsv", "towns-thai.tsv",
	"towns-armenian.tsv", "towns-georgian.tsv", "towns-tamil.tsv", "towns-telugu.tsv",
}

// Atlas gives the names of regions, rivers, lakes, seas, mountains and lands in a script, as keys, each with the
// identifier of the place, from root/atlas-SCRIPT.tsv. The name of the script is that of Unicode in lower case.
func (n Names) Atlas(script string) (*Sorted, error) {
	if f := "atlas-" + script + ".tsv"; slices.Contains(atlasFiles, f) {
		return n.l.sorted("root/" + f)
	}
	return nil, nil
}

// atlasFiles are the files of the names of the atlas, one a script.
var atlasFiles = []string{
	"atlas-arabic.tsv", "atlas-armenian.tsv", "atlas-bengali.tsv", "atlas-chakma.tsv",
	"atlas-cyrillic.tsv", "atlas-devanagari.tsv", "atlas-georgian.tsv", "atlas-greek.tsv",
	"atlas-gujarati.tsv", "atlas-han.tsv", "atlas-hangul.tsv", "atlas-hebrew.tsv",
	"atlas-kannada.tsv", "atlas-katakana.tsv", "atlas-latin.tsv", "atlas-sinhala.tsv",
	"atlas-tamil.tsv", "atlas-telugu.tsv", "atlas-thai.tsv",
}

// AtlasPlaces gives the places of the atlas by their identifiers: the English name, the Wikidata item, the region that
// a town is, and the town that shares its name with a region, a hyphen for none, from root/atlas.tsv.
func (n Names) AtlasPlaces() (*Sorted, error) { return n.l.sorted("root/atlas.tsv") }

// Readings gives how ideographs read in names, in Latin letters, a column a language, the readings of one parted by
// "|", behind a semicolon those that stand inside a word only, a hyphen for none, from root/readings.tsv.
func (n Names) Readings() (*Sorted, error) { return n.l.sorted("root/readings.tsv") }

// Titles gives the forms of address of a language after which the name of a person comes, from titles.tsv.
func (n Names) Titles(tag string) (map[string]bool, error) {
	return Read(n.l, tag+"/titles.tsv", "titles", wordSet)
}

// Affixes are what a language writes as one with a name, before it and after it, its articles that are written as one
// with the noun and its adjectives, the endings of adjectives that name a nation or a kind, and the words behind who
// did something.
type Affixes struct{ Before, After, Article, Relation, Doer, Family []string }

// Affixes gives the affixes of names, from affixes.tsv.
func (n Names) Affixes(tag string) (Affixes, error) {
	return Read(n.l, tag+"/affixes.tsv", "affixes", func(f *File) Affixes {
		var a Affixes
		for row := range f.Rows("side", "affixes") {
			for w := range row.List(1) {
				switch side := row.Text(0); side {
				case "before":
					a.Before = append(a.Before, w)
				case "after":
					a.After = append(a.After, w)
				case "article":
					a.Article = append(a.Article, w)
				case "relation":
					a.Relation = append(a.Relation, w)
				case "doer":
					a.Doer = append(a.Doer, w)
				case "family":
					a.Family = append(a.Family, w)
				default:
					row.Fail("side %q; write before, after, article, relation, doer or family", side)
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
func (n Names) Endings(tag string) ([]Ending, error) {
	return Read(n.l, tag+"/endings.tsv", "endings", func(f *File) []Ending {
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
func (n Names) Terms(tag string) (map[string]string, error) {
	return n.l.pairs(tag+"/terms.tsv", "word", "concept")
}

// NameEndings are endings that words of names have besides those that are listed.
type NameEndings struct {
	Possessive  []string // a word by itself behind an apostrophe: 's
	Nationality []string // of a word of nationality
}

// NameEndings gives the endings of words of names, from root/nameendings.tsv.
func (n Names) NameEndings() (NameEndings, error) {
	return Read(n.l, "root/nameendings.tsv", "endings of names", func(f *File) NameEndings {
		var e NameEndings
		for row := range f.Rows("kind", "endings") {
			switch list := slices.Collect(row.List(1)); row.Text(0) {
			case "possessive":
				e.Possessive = list
			case "nationality":
				e.Nationality = list
			default:
				row.Fail("kind %q; write possessive or nationality", row.Text(0))
			}
		}
		return e
	})
}

// Alike gives spellings in Latin letters for which languages choose differently, each followed by what it is read
// as, from root/alike.tsv.
func (n Names) Alike() ([]string, error) {
	return Read(n.l, "root/alike.tsv", "alike", func(f *File) []string {
		var out []string
		for row := range f.Rows("spelling", "reading") {
			out = append(out, row.Text(0), row.Text(1))
		}
		return out
	})
}

// Romanization gives letters of other scripts in Latin ones, from root/latin.tsv.
func (n Names) Romanization() (map[string]string, error) {
	return n.l.pairs("root/latin.tsv", "letter", "latin")
}
