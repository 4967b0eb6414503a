package main

import (
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/cmd/lexicon/table"
)

// classRoot says which synsets of WordNet a class of names lies under, see classes.tsv.
type classRoot struct {
	class        string
	most         int
	roots, wider []string // synsets
	also         []string
}

// classRoots reads classes.tsv.
func (g *generator) classRoots() []classRoot {
	var out []classRoot
	for _, row := range table.Rows(tables, "classes.tsv", "class", "most", "roots", "also", "wider") {
		also := strings.Split(row[3], "|")
		out = append(out, classRoot{row[0], table.Number(row[1]), g.senses(row[2]), g.senses(row[4]), also})
	}
	return out
}

// sensesOf gives the synsets under which a thing lies, and words that are taken besides, see senses.tsv.
func (g *generator) sensesOf(what string) (roots, also []string) {
	for _, row := range table.Rows(tables, "senses.tsv", "what", "roots", "also") {
		if row[0] == what {
			return g.senses(row[1]), strings.Split(row[2], "|")
		}
	}
	panic("no senses of " + what)
}

// senses gives the synsets of a list of lemmas, each with the number of the sense.
func (g *generator) senses(list string) []string {
	var out []string
	for s := range strings.SplitSeq(list, "|") {
		if at := strings.LastIndexByte(s, ' '); at > 0 {
			out = append(out, g.wordnet.sense(s[:at], table.Number(s[at+1:])))
		}
	}
	slices.Sort(out)
	return out
}

// classes writes the words by which a name says what it names, and the words for what a person is.
func (g *generator) classes() error {
	class, without := map[string]string{}, wordsOf("no class")
	g.departments, g.public, g.enacted = map[string]bool{}, map[string]bool{}, map[string]bool{}
	g.mark(g.departments, "department", 3)
	g.mark(g.public, "public", 1)
	g.mark(g.enacted, "enacted", 2)
	for _, c := range g.classRoots() {
		words := g.wordnet.nouns(c.most, c.roots...)
		below := g.wordnet.under(slices.Concat(c.roots, c.wider)...)
		for _, w := range c.also {
			for _, s := range g.wordnet.senses[strings.TrimSuffix(w, "s")] {
				if _, ok := slices.BinarySearch(below, s); ok {
					words = append(words, w)
					break
				}
			}
		}
		for _, w := range words {
			if class[w] == "" && !slices.Contains(without, w) && len(w) > 2 {
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
	selection := "selection: the nouns below the synsets that cmd/lexicon/names/classes.tsv lists, if the " +
		"sense is among the word's first two (places, operations, events: its first); beside them the words listed there, " +
		"whatever the rank of the sense; without those of words.tsv that are no class"
	net := []source{{wordNet, licenceWN}}
	if err := g.write(inEnglish, "nametypes.tsv", columns, net, english, selection); err != nil {
		return err
	}
	french, err := g.frenchClasses()
	if err != nil {
		return err
	}
	sources := []source{{wordNet, licenceWN}, {tagging, licenceISC}, {spacy, licenceMIT}, {wolfName, licenceCecill}}
	if err := g.write(inFrench, "nametypes.tsv", columns+"\tsource", sources, french,
		"selection: the type is that of the English word (source 1); the French word stands for it in source 2 (names of "+
			"kinds of places and bodies), is written like it but for accents in source 3 (nouns; the cognates of "+
			"cmd/lexicon/names/words.tsv), or is in one synset with it in source 4 (see "+
			"cmd/lexicon/names/wolf.tsv)"); err != nil {
		return err
	}
	person, _ := g.sensesOf("person")
	people, _ := g.sensesOf("people")
	title, titles := g.sensesOf("title")
	roles := g.wordnet.nouns(2, person...)
	for _, id := range g.wordnet.under(title...) {
		for _, w := range g.wordnet.synsets[id].words {
			if !strings.Contains(w, " ") {
				roles = append(roles, strings.TrimSuffix(strings.ToLower(w), "."))
			}
		}
	}
	for _, t := range titles {
		if len(g.wordnet.senses[t]) > 0 || len(g.wordnet.senses[t+"."]) > 0 {
			roles = append(roles, t)
		}
	}
	roles = append(roles, g.wordnet.nouns(1, people...)...)
	slices.Sort(roles)
	roles = slices.Compact(roles)
	if err := g.write(inEnglish, "roles.tsv", "word", []source{{wordNet, licenceWN}}, roles); err != nil {
		return err
	}
	return g.frenchRoles(roles)
}

// mark marks the nouns below the synsets of a thing, and those that are taken besides.
func (g *generator) mark(marked map[string]bool, what string, most int) {
	roots, also := g.sensesOf(what)
	for _, w := range append(g.wordnet.nouns(most, roots...), also...) {
		marked[w] = true
	}
}

// frenchRoles writes the French words for what a person is: above all the first words of the names of trades.
func (g *generator) frenchRoles(english []string) error {
	lines, err := g.lines("site-packages", "faker", "providers", "job", fakerLocales("trades")[0], "__init__.py")
	if err != nil {
		return err
	}
	var rows []string
	for _, l := range lines {
		for _, m := range quoted.FindAllStringSubmatch(l, -1) {
			w, _, _ := strings.Cut(m[1], " ")
			if w = strings.ToLower(w); g.french.word[w] && len(w) > 3 && g.french.noun[w] && !g.stop[inFrench][w] {
				rows = append(rows, w+"\t1")
			}
		}
	}
	titles, err := g.titles()
	if err != nil {
		return err
	}
	short := wordsOf("title")
	for _, w := range titles {
		if g.french.word[w] || slices.Contains(short, w) {
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
	return g.write(inFrench, "roles.tsv", "word\tsource", []source{{fakerJobs, licenceMIT}, {parseFullName, licenceMIT},
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

// demonyms writes the adjectives and nouns of nationality: those of i18n-nationality, in English the adjectives that
// WordNet makes of the country's name, too, in French the forms that spaCy's tables have of the same word.
func (g *generator) demonyms() error {
	for _, l := range []string{inEnglish, inFrench} {
		var file struct {
			Nationalities map[string]string `json:"nationalities"`
		}
		if err := g.readJSON(&file, "node_modules", "i18n-nationality", "langs", l+".json"); err != nil {
			return err
		}
		codes, unqualified := map[string]bool{}, map[string]bool{}
		for c, word := range file.Nationalities {
			codes[c], unqualified[word] = true, true
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
			listed := file.Nationalities[c]
			if end, _, ok := strings.Cut(listed, ", "); ok && strings.HasSuffix(g.countryName[c], " "+end) {
				listed = g.countryName[c] // "Virgin Islands, British": a qualifier is no second word for them
			}
			if word, _, ok := strings.Cut(listed, " ("); ok && unqualified[word] {
				listed = strings.TrimPrefix(listed, word) // "French (French Guiana)": the bare word is of France
			}
			for _, n := range strings.FieldsFunc(listed, func(r rune) bool {
				return r == ',' || r == '/' ||
					r == '(' || r == ')'
			}) {
				if n = strings.ToLower(strings.TrimSpace(n)); n != "" {
					forms = append(forms, n)
					sources = "1"
				}
			}
			switch l {
			case inEnglish:
				if senses := g.wordnet.senses[strings.ToLower(g.countryName[c])]; len(senses) > 0 {
					for _, adj := range g.wordnet.pertain[senses[0]] {
						if unicode.IsUpper([]rune(adj)[0]) {
							forms = append(forms, strings.ToLower(adj))
							sources = strings.TrimPrefix(strings.TrimSuffix(sources, ",2")+",2", ",")
						}
					}
				}
			case inFrench:
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
		if l == inFrench {
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
