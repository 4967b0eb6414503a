package main

import (
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/cmd/lexicon/table"
)

// wolf is the hand-made extract of the French wordnet, see its head.
//
//go:embed wolf.tsv
var wolf string

// wolfRow is a French word with an English one of the same synset.
type wolfRow struct{ english, french string }

func wolfRows() []wolfRow {
	var out []wolfRow
	for l := range strings.SplitSeq(wolf, "\n") {
		if c := strings.Split(l, "\t"); len(c) == 3 && !strings.HasPrefix(l, "#") {
			out = append(out, wolfRow{c[1], c[2]})
		}
	}
	return out
}

// french is what spaCy's tables tell of French words, all in lower case.
type french struct {
	adjective map[string]bool // all forms
	noun      map[string]bool // headwords
	verb      map[string]bool // all forms
	word      map[string]bool // headwords and forms of all word classes
	forms     map[string][]string
}

func readFrench(g *generator) (*french, error) {
	f := &french{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string][]string{}}
	var index map[string][]string
	if err := g.readGzip(&index, "fr_lemma_index.json.gz"); err != nil {
		return nil, err
	}
	var forms map[string]map[string][]string
	if err := g.readGzip(&forms, "fr_lemma_exc.json.gz"); err != nil {
		return nil, err
	}
	var lemmas map[string][]string
	if err := g.readGzip(&lemmas, "fr_lemma_lookup.json.gz"); err != nil {
		return nil, err
	}
	for class, words := range index {
		for _, w := range words {
			f.word[w] = true
			f.adjective[w] = f.adjective[w] || class == "adj"
			f.noun[w] = f.noun[w] || class == "noun"
		}
	}
	for class, words := range forms {
		for w, lemmas := range words {
			f.word[w] = true
			f.verb[w] = f.verb[w] || class == "verb"
			if class == "adj" {
				f.adjective[w] = true
			}
			if class == "adj" || class == "noun" {
				for _, l := range lemmas {
					f.forms[l] = append(f.forms[l], w)
				}
			}
		}
	}
	for _, w := range f.forms {
		slices.Sort(w)
	}
	for w, l := range lemmas { // a word with the feminine and the plurals of an adjective is taken for one
		if _, known := lemmas[l[0]]; known || !slices.Contains(frenchForms(l[0])[1:], w) {
			continue
		}
		regular := frenchForms(l[0])
		all := len(regular) == 4
		for _, r := range regular[1:] {
			all = all && len(lemmas[r]) == 1 && lemmas[r][0] == l[0]
		}
		for _, r := range regular {
			if all {
				f.adjective[r], f.word[r] = true, true
			}
		}
	}
	if len(f.adjective) == 0 || len(f.noun) == 0 {
		return nil, fmt.Errorf("spacy-lookups-data: its French tables are not what they were")
	}
	return f, nil
}

// readGzip decodes a table of spaCy.
func (g *generator) readGzip(v any, name string) error {
	file, err := os.Open(g.path("site-packages", "spacy_lookups_data", "data", name))
	if err != nil {
		return err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	return json.NewDecoder(z).Decode(v)
}

// withoutAccents gives a word without accents, to compare French words with English ones.
func withoutAccents(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if r < 0x300 || r > 0x36F {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// inflections are the rows of endings.tsv.
var inflections = table.Rows(tables, "endings.tsv", "form", "ending", "becomes")

// inflect gives the regular feminine or plural of a French adjective.
func inflect(w, form string) string {
	for _, row := range inflections {
		if stem, ok := strings.CutSuffix(w, row[1]); ok && row[0] == form {
			return stem + row[2]
		}
		if row[0] == form && row[1] == "-" {
			return w + row[2]
		}
	}
	return w
}

// frenchForms gives the regular forms of a French adjective: feminine and plural.
func frenchForms(w string) []string {
	feminine := inflect(w, "feminine")
	return unique([]string{w, feminine, inflect(w, "plural"), inflect(feminine, "plural")})
}

// frenchClasses gives the French class words with the number of their source and the English word that tells the type.
func (g *generator) frenchClasses() ([]string, error) {
	type entry struct{ english, source string }
	found := map[string]entry{}
	add := func(french, english, source string) {
		if _, ok := found[french]; !ok && g.class[english] != "" && len([]rune(french)) > 2 &&
			!strings.ContainsAny(french, " -'’/()") && !g.stop[inFrench][french] {
			found[french] = entry{english, source}
		}
	}
	for _, r := range wolfRows() {
		if r.english == strings.ToLower(r.english) && !strings.Contains(r.french, " ") {
			add(r.french, r.english, "4")
		}
	}
	names := map[string]map[string]string{}
	for _, l := range []string{inEnglish, inFrench} {
		var file map[string]struct {
			Presets struct {
				Presets map[string]struct{ Name string }
			}
		}
		if err := g.readJSON(&file, "node_modules", "@openstreetmap", "id-tagging-schema", "dist", "translations",
			l+".json"); err != nil {
			return nil, err
		}
		names[l] = map[string]string{}
		for k, v := range file[l].Presets.Presets {
			names[l][k] = strings.ToLower(strings.TrimSpace(v.Name))
		}
	}
	var keys []string
	for k := range names[inEnglish] {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		add(names[inFrench][k], names[inEnglish][k], "2")
	}
	for _, noun := range wordsOf("cognate") {
		if !g.french.noun[noun] || g.class[withoutAccents(noun)] == "" {
			return nil, fmt.Errorf("class words: %q is no French noun, or its English form no class word", noun)
		}
		add(noun, withoutAccents(noun), "3")
	}
	var rows []string
	for w, e := range found {
		rows = append(rows, w+"\t"+g.class[e.english]+"\t"+g.flags(e.english)+"\t"+e.english+"\t"+"1,"+e.source)
	}
	slices.Sort(rows)
	return rows, nil
}
