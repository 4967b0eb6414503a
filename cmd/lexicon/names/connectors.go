package main

import (
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/cmd/lexicon/table"
)

// connectors writes the words that join the parts of a name, those of connectors.tsv. Their kinds are the program's
// own division of the words, by what the second part of a name is to the first; that a word is a word of the language
// is taken from the sources, and a word that none of them has is an error.
func (g *generator) connectors() error {
	sources := []source{{stopwords, licenceMIT}, {wordNet, licenceWN}, {spacy, licenceMIT}}
	for _, l := range languages {
		var rows []string
		for _, row := range table.Rows(tables, "connectors.tsv", "language", "kind", "words") {
			if row[0] != l {
				continue
			}
			kind := row[1]
			for w := range strings.SplitSeq(row[2], "|") {
				from := 0
				switch {
				case g.stop[l][w]:
					from = 1
				case l == inEnglish && g.wordnet.adjective[w]:
					from = 2
				case l == inFrench && g.french.adjective[w]:
					from = 3
				default:
					return fmt.Errorf("connectors: no source has %q (%s)", w, l)
				}
				rows = append(rows, fmt.Sprintf("%s\t%s\t%d", w, kind, from))
			}
		}
		if len(rows) == 0 {
			continue
		}
		slices.Sort(rows)
		if err := g.write(l, "connectors.tsv", "word\tkind\tsource", sources, rows); err != nil {
			return err
		}
	}
	return nil
}

// capitals writes which languages give every noun a capital: those where most words of the names of units have one.
func (g *generator) capitals() error {
	for _, l := range languages {
		var file struct {
			Main map[string]struct {
				Units struct{ Long map[string]any }
			}
		}
		if err := g.readJSON(&file, "node_modules", "cldr-units-full", "main", l, "units.json"); err != nil {
			return err
		}
		words, capital := 0, 0
		for _, v := range file.Main[l].Units.Long {
			unit, _ := v.(map[string]any)
			pattern, _ := unit["unitPattern-count-other"].(string)
			for _, w := range strings.Fields(strings.ReplaceAll(pattern, "{0}", "")) {
				if len([]rune(w)) > 3 && w != strings.ToUpper(w) {
					words++
					if w[:1] != strings.ToLower(w[:1]) {
						capital++
					}
				}
			}
		}
		if capital*5 < words*4 || words == 0 {
			continue
		}
		if err := g.write(l, "capitals.tsv", "word\twritten", []source{{cldrUnits, licenceUni}},
			[]string{"nouns\tcapital"}); err != nil {
			return err
		}
	}
	return nil
}

// particles writes the small words within the names of people.
func (g *generator) particles() error {
	lines, err := g.lines("node_modules", "parse-full-name", "index.js")
	if err != nil {
		return err
	}
	text := strings.Join(lines, " ")
	var lists [][]string
	for {
		_, rest, ok := strings.Cut(text, "prefixList = [")
		if !ok {
			break
		}
		list, after, _ := strings.Cut(rest, "]")
		text = after
		var words []string
		for _, w := range strings.Split(strings.ReplaceAll(list, `\'`, "’"), ",") {
			w = strings.Trim(strings.TrimSpace(w), "'")
			words = append(words, strings.Fields(w)...)
		}
		lists = append(lists, words)
	}
	human, err := g.lines("node_modules", "humanparser", "index.js")
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, l := range human {
		if _, rest, ok := strings.Cut(l, "const compound = ["); ok {
			list, _, _ := strings.Cut(rest, "]")
			for _, w := range strings.Split(list, ",") {
				known[strings.Trim(strings.TrimSpace(w), "'")] = true
			}
		}
	}
	if len(lists) != 2 || len(known) < 10 {
		return fmt.Errorf("parse-full-name or humanparser: its lists of prefixes are not where they were")
	}
	// The long list has parts of compound surnames, too ("lind", "öster"); those are particles that a second list has,
	// or that are function words of a language here.
	short := map[string]bool{}
	for _, w := range lists[1] {
		short[w] = true
	}
	letter, none := wordsOf("one letter"), wordsOf("no particle")
	var rows []string
	for _, w := range slices.Concat(lists[0], lists[1]) {
		function := false
		for _, l := range languages {
			function = function || g.stop[l][w]
		}
		if !short[w] && !known[w] && !function {
			continue
		}
		if len(w) < 2 && !slices.Contains(letter, w) || strings.ContainsAny(w, ".’") || slices.Contains(none, w) {
			continue
		}
		from := "1"
		if known[w] {
			from = "1,2"
		}
		rows = append(rows, w+"\t"+from)
	}
	for _, w := range wordsOf("particle") {
		rows = append(rows, w+"\t3")
	}
	slices.Sort(rows)
	return g.write("root", "particles.tsv", "word\tsource",
		[]source{{parseFullName, licenceMIT}, {humanParser, licenceMIT}, {byHand, licencePublic}}, slices.Compact(rows))
}
