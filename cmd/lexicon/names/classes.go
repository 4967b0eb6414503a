package main

import (
	"slices"
	"strings"
	"unicode"
)

// classRoots says which synsets of WordNet a class of names lies under: lemma, number of the sense, and how frequent a
// sense of a word must be to count (1: only its first).
var classRoots = []struct {
	class string
	most  int
	roots map[string]int
	also  []string // words taken whatever the rank of the sense, if it lies under one of roots or of wider
	wider map[string]int
}{
	{"law", 2, map[string]int{"act": 1, "law": 2, "treaty": 1, "constitution": 1, "legislation": 1},
		[]string{"code", "convention", "regulation", "directive", "protocol", "charter", "agreement", "accord", "measure",
			"pact", "statute", "bill", "law"},
		map[string]int{"communication": 2, "law": 1}},
	{"operation", 1, nil, []string{"operation"}, map[string]int{"activity": 1}},
	{"event", 1, map[string]int{"festival": 1, "war": 1, "tournament": 1, "contest": 1},
		[]string{"championship", "cup", "games", "olympics", "battle", "festival", "election", "marathon", "revolution",
			"war"}, map[string]int{"event": 1, "award": 2}},
	{"organization", 2, map[string]int{"organization": 1, "periodical": 1, "newspaper": 1, "library": 1, "museum": 1,
		"hospital": 1},
		[]string{"center", "centre", "agency", "authority", "party", "service", "office", "bureau", "organ", "network",
			"group", "team", "club", "university", "court", "tribunal", "assembly", "parliament", "congress", "senate", "force",
			"house", "academy", "society", "union", "ministry", "department", "bank", "fund", "laboratory", "theatre",
			"theater"},
		map[string]int{"group": 1, "structure": 1, "possession": 2, "facility": 1}},
	{"place", 1, map[string]int{"geological formation": 1, "body of water": 1, "district": 1, "municipality": 1,
		"island": 1, "airport": 1, "road": 1},
		[]string{"region", "zone", "park", "street", "avenue", "road", "square", "airport", "port", "bridge", "canal",
			"peninsula", "highway", "gulf", "county", "state", "island", "islands", "mountains", "plaza", "boulevard", "strait",
			"desert", "forest", "prefecture", "province"},
		map[string]int{"location": 1, "structure": 1, "object": 1, "way": 6}},
}

// notClasses are nouns below the roots that tell nothing when they end a name: they are numbers, or parts of people.
func notClass(w string) bool {
	switch w {
	case "country", "five", "nine", "eleven", "men", "hands", "side", "head", "members", "family", "one", "day", "world",
		"women", "people":
		return true
	}
	return false
}

// classes writes the words by which a name says what it names, and the words for what a person is.
func (g *generator) classes() error {
	class := map[string]string{}
	g.departments, g.public, g.enacted = map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, w := range g.wordnet.nouns(3, g.wordnet.sense("government department", 1)) {
		g.departments[w] = true
	}
	for _, w := range g.wordnet.nouns(3, g.wordnet.sense("government", 1), g.wordnet.sense("police", 1),
		g.wordnet.sense("military service", 1), g.wordnet.sense("law enforcement agency", 1),
		g.wordnet.sense("legislature", 1), g.wordnet.sense("court", 1), g.wordnet.sense("agency", 1),
		g.wordnet.sense("military unit", 1), g.wordnet.sense("embassy", 1)) {
		g.public[w] = true
	}
	for _, w := range g.wordnet.nouns(2, g.senses(map[string]int{"act": 1, "law": 2, "treaty": 1, "legislation": 1,
		"directive": 1, "decree": 1})...) {
		g.enacted[w] = true
	}
	g.departments["ministry"] = true // WordNet: "a government department under the direction of a minister"
	for _, c := range classRoots {
		words := g.wordnet.nouns(c.most, g.senses(c.roots)...)
		below := g.wordnet.under(append(g.senses(c.roots), g.senses(c.wider)...)...)
		for _, w := range c.also {
			for _, s := range g.wordnet.senses[strings.TrimSuffix(w, "s")] {
				if _, ok := slices.BinarySearch(below, s); ok {
					words = append(words, w)
					break
				}
			}
		}
		for _, w := range words {
			if class[w] == "" && !notClass(w) && len(w) > 2 {
				class[w] = c.class
			}
		}
	}
	g.class = class
	var english, words []string
	for w := range class {
		words = append(words, w)
	}
	slices.Sort(words)
	for _, w := range words {
		english = append(english, w+"\t"+class[w]+"\t"+g.flags(w)+"\t"+w)
	}
	columns := "word\ttype\tmarks\tconcept"
	selection := "selection: the nouns below the synsets that classRoots in cmd/lexicon/names/classes.go lists, if the " +
		"sense is among the word's first two (places, operations, events: its first); beside them the words listed there, " +
		"whatever the rank of the sense; without the nouns that notClass lists"
	if err := g.write("en", "nametypes.tsv", columns, []source{{wordNet, licenceWN}}, english, selection); err != nil {
		return err
	}
	french, err := g.frenchClasses()
	if err != nil {
		return err
	}
	sources := []source{{wordNet, licenceWN}, {tagging, licenceISC}, {spacy, licenceMIT}, {wolfName, licenceCecill}}
	if err := g.write("fr", "nametypes.tsv", columns+"\tsource", sources, french,
		"selection: the type is that of the English word (source 1); the French word stands for it in source 2 (names of "+
			"kinds of places and bodies), is written like it but for accents in source 3 (nouns; the list cognates in "+
			"cmd/lexicon/names/french.go), or is in one synset with it in source 4 (see "+
			"cmd/lexicon/names/wolf.tsv)"); err != nil {
		return err
	}
	roles := g.wordnet.nouns(2, g.wordnet.sense("person", 1))
	for _, id := range g.wordnet.under(g.wordnet.sense("title of respect", 1)) {
		for _, w := range g.wordnet.synsets[id].words {
			if !strings.Contains(w, " ") {
				roles = append(roles, strings.TrimSuffix(strings.ToLower(w), "."))
			}
		}
	}
	for _, t := range []string{"mr", "mrs", "ms", "dr"} {
		if len(g.wordnet.senses[t]) > 0 || len(g.wordnet.senses[t+"."]) > 0 {
			roles = append(roles, t)
		}
	}
	roles = append(roles, g.wordnet.nouns(1, g.wordnet.sense("people", 1))...)
	slices.Sort(roles)
	roles = slices.Compact(roles)
	if err := g.write("en", "roles.tsv", "word", []source{{wordNet, licenceWN}}, roles); err != nil {
		return err
	}
	return g.frenchRoles(roles)
}

// frenchRoles writes the French words for what a person is: above all the first words of the names of trades.
func (g *generator) frenchRoles(english []string) error {
	lines, err := g.lines("site-packages", "faker", "providers", "job", "fr_FR", "__init__.py")
	if err != nil {
		return err
	}
	var rows []string
	for _, l := range lines {
		for _, m := range quoted.FindAllStringSubmatch(l, -1) {
			w, _, _ := strings.Cut(m[1], " ")
			if w = strings.ToLower(w); g.french.word[w] && len(w) > 3 && g.french.noun[w] && !g.stop["fr"][w] {
				rows = append(rows, w+"\t1")
			}
		}
	}
	titles, err := g.titles()
	if err != nil {
		return err
	}
	for _, w := range titles {
		if g.french.word[w] || w == "mme" || w == "mlle" {
			rows = append(rows, w+"\t2")
		}
	}
	for _, r := range wolfRows() {
		if _, ok := slices.BinarySearch(english, strings.ToLower(r.english)); ok {
			w, _, _ := strings.Cut(r.french, " ")
			if g.french.noun[w] {
				rows = append(rows, w+"\t3")
			}
		}
	}
	slices.Sort(rows)
	rows = slices.CompactFunc(rows, func(a, b string) bool {
		x, _, _ := strings.Cut(a, "\t")
		y, _, _ := strings.Cut(b, "\t")
		return x == y
	})
	return g.write("fr", "roles.tsv", "word\tsource", []source{{fakerJobs, licenceMIT}, {parseFullName, licenceMIT},
		{wolfName, licenceCecill}}, rows,
		"selection: the first word of each trade of source 1 that is a noun in spacy-lookups-data 1.0.5; the titles of "+
			"source 2 that are French words there; the first words of source 3 for persons, see cmd/lexicon/names/wolf.tsv")
}

// titles gives the titles of one word that parse-full-name lists, of several languages.
func (g *generator) titles() ([]string, error) {
	lines, err := g.lines("node_modules", "parse-full-name", "index.js")
	if err != nil {
		return nil, err
	}
	_, list, _ := strings.Cut(strings.Join(lines, " "), "titleList = [")
	list, _, _ = strings.Cut(list, "]")
	var out []string
	for _, w := range strings.Split(list, ",") {
		if w = strings.Trim(strings.TrimSpace(w), "'"); !strings.Contains(w, " ") && len(w) > 1 {
			out = append(out, w)
		}
	}
	return out, nil
}

// flags gives what more is known of an English class word.
func (g *generator) flags(w string) string {
	f := ""
	switch g.class[w] {
	case "organization":
		if g.departments[w] {
			f = "d"
		}
		if g.public[w] {
			f += "p"
		}
	case "law":
		if g.enacted[w] {
			f = "l"
		}
	}
	return f
}

func (g *generator) senses(list map[string]int) []string {
	var out []string
	for lemma, n := range list {
		out = append(out, g.wordnet.sense(lemma, n))
	}
	slices.Sort(out)
	return out
}

// demonyms writes the adjectives and nouns of nationality: those of i18n-nationality, in English the adjectives that
// WordNet makes of the country's name, too, in French the forms that spaCy's tables have of the same word.
func (g *generator) demonyms() error {
	for _, l := range []string{"en", "fr"} {
		var file struct {
			Nationalities map[string]string `json:"nationalities"`
		}
		if err := g.readJSON(&file, "node_modules", "i18n-nationality", "langs", l+".json"); err != nil {
			return err
		}
		codes := map[string]bool{}
		for c := range file.Nationalities {
			codes[c] = true
		}
		for c := range g.countryName {
			codes[c] = true
		}
		var rows []string
		for c := range codes {
			id := strings.ToLower(g.wikidata[c])
			if id == "" {
				id = strings.ToLower(c)
			}
			var forms []string
			sources := ""
			for _, n := range strings.FieldsFunc(file.Nationalities[c], func(r rune) bool {
				return r == ',' || r == '/' ||
					r == '(' || r == ')'
			}) {
				if n = strings.ToLower(strings.TrimSpace(n)); n != "" {
					forms = append(forms, n)
					sources = "1"
				}
			}
			switch l {
			case "en":
				if senses := g.wordnet.senses[strings.ToLower(g.countryName[c])]; len(senses) > 0 {
					for _, adj := range g.wordnet.pertain[senses[0]] {
						if unicode.IsUpper([]rune(adj)[0]) {
							forms = append(forms, strings.ToLower(adj))
							sources = strings.TrimPrefix(strings.TrimSuffix(sources, ",2")+",2", ",")
						}
					}
				}
			case "fr":
				for _, f := range slices.Clone(forms) {
					other := g.french.forms[f]
					if len(other) > 0 {
						sources = "1,2"
					}
					for _, r := range frenchForms(f) {
						if g.french.word[r] || len(other) == 0 && !strings.Contains(f, " ") {
							forms = append(forms, r)
						}
					}
					forms = append(forms, other...)
				}
			}
			if forms = unique(forms); len(forms) > 0 {
				rows = append(rows, id+"\t"+strings.Join(forms, "|")+"\t"+sources)
			}
		}
		slices.Sort(rows)
		second, selection := source{wordNet, licenceWN}, "selection: all rows of source 1; the adjectives with a capital "+
			"that pertain to the first sense of the country's English name in source 2"
		if l == "fr" {
			second, selection = source{spacy, licenceMIT}, "selection: all rows of source 1, with the forms of the same word "+
				"in source 2; the regular feminine and plural, if source 2 has them as words or has no form at all of the word"
		}
		if err := g.write(l, "demonyms.tsv", "country\twords\tsource", []source{{nationality, licenceMIT}, second}, rows,
			selection); err != nil {
			return err
		}
	}
	return nil
}
