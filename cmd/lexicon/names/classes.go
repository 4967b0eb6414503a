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
		[]string{"code", "convention", "regulation", "directive", "protocol", "charter", "agreement", "accord", "measure", "pact", "statute", "bill", "law"},
		map[string]int{"communication": 2, "law": 1}},
	{"operation", 1, nil, []string{"operation"}, map[string]int{"activity": 1}},
	{"event", 1, map[string]int{"festival": 1, "war": 1, "tournament": 1, "contest": 1},
		[]string{"championship", "cup", "games", "olympics", "battle", "festival", "election", "marathon", "revolution", "war"}, map[string]int{"event": 1, "award": 2}},
	{"organization", 2, map[string]int{"organization": 1, "periodical": 1, "newspaper": 1, "library": 1, "museum": 1, "hospital": 1},
		[]string{"center", "centre", "agency", "authority", "party", "service", "office", "bureau", "organ", "network", "group", "team", "club", "university", "court", "tribunal", "assembly", "parliament", "congress", "senate", "force", "house", "academy", "society", "union", "ministry", "department", "bank", "fund", "laboratory", "theatre", "theater"},
		map[string]int{"group": 1, "structure": 1, "possession": 2, "facility": 1}},
	{"place", 1, map[string]int{"geological formation": 1, "body of water": 1, "district": 1, "municipality": 1, "island": 1, "airport": 1, "road": 1},
		[]string{"region", "zone", "park", "street", "avenue", "road", "square", "airport", "port", "bridge", "canal", "peninsula", "highway", "gulf", "county", "state", "island", "islands", "mountains", "plaza", "boulevard", "strait", "desert", "forest", "prefecture", "province"},
		map[string]int{"location": 1, "structure": 1, "object": 1, "way": 6}},
}

// notClasses are nouns below the roots that tell nothing when they end a name: they are numbers, or parts of people.
func notClass(w string) bool {
	switch w {
	case "country", "five", "nine", "eleven", "men", "hands", "side", "head", "members", "family", "one", "day", "world", "women", "people":
		return true
	}
	return false
}

// classes writes the words by which a name says what it names, and the words for what a person is.
func (g *generator) classes() error {
	class := map[string]string{}
	departments := map[string]bool{}
	for _, w := range g.wordnet.nouns(3, g.wordnet.sense("government department", 1)) {
		departments[w] = true
	}
	public := map[string]bool{}
	for _, w := range g.wordnet.nouns(3, g.wordnet.sense("government", 1), g.wordnet.sense("police", 1), g.wordnet.sense("military service", 1), g.wordnet.sense("law enforcement agency", 1),
		g.wordnet.sense("legislature", 1), g.wordnet.sense("court", 1), g.wordnet.sense("agency", 1), g.wordnet.sense("military unit", 1), g.wordnet.sense("embassy", 1)) {
		public[w] = true
	}
	flags := func(w string) string {
		if g.class[w] != "organization" {
			return ""
		}
		f := ""
		if departments[w] {
			f = "d"
		}
		if public[w] {
			f += "p"
		}
		return f
	}
	departments["ministry"] = true // WordNet: "a government department under the direction of a minister"
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
			if class[w] == "" && !notClass(w) && (g.common["en"][w] || true) && len(w) > 2 {
				class[w] = c.class
			}
		}
	}
	g.class = class
	french, err := g.freeDict()
	if err != nil {
		return err
	}
	nouns, err := g.frenchNouns()
	if err != nil {
		return err
	}
	var english, translated, words []string
	for w := range class {
		words = append(words, w)
	}
	slices.Sort(words)
	for _, w := range words {
		flag := flags(w)
		english = append(english, w+"\t"+class[w]+"\t"+flag+"\t"+w)
	}
	for noun, translations := range nouns {
		for _, w := range translations {
			if class[w] == "" || len(noun) < 3 {
				continue
			}
			flag := flags(w)
			translated = append(translated, noun+"\t"+class[w]+"\t"+flag+"\t"+w)
			break
		}
	}
	slices.Sort(translated)
	if err := g.write("en", "classwords.tsv", "word, type of what is named, d (government department) p (body of a state), concept", []source{{wordNet, licenceWN}}, english); err != nil {
		return err
	}
	two := []source{{wordNet + " (types); " + freeDictFrEn + " (words)", licenceWN + ", " + licenceGPL}}
	if err := g.write("fr", "classwords.tsv", "word, type of what is named, d (government department) p (body of a state), concept (English)", two, translated); err != nil {
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
	if err := g.write("en", "roles.tsv", "word for what a person is or is called, before a name", []source{{wordNet, licenceWN}}, roles); err != nil {
		return err
	}
	var fr []string
	for _, r := range roles {
		if t := french[r]; t != "" && !strings.ContainsAny(t, " '") && unicode.IsLower([]rune(t)[0]) {
			fr = append(fr, t)
		}
	}
	slices.Sort(fr)
	return g.write("fr", "roles.tsv", "word for what a person is or is called, before a name", two, slices.Compact(fr))
}

func (g *generator) senses(list map[string]int) []string {
	var out []string
	for lemma, n := range list {
		out = append(out, g.wordnet.sense(lemma, n))
	}
	slices.Sort(out)
	return out
}

// freeDict gives the first French translation of English words.
func (g *generator) freeDict() (map[string]string, error) {
	lines, err := g.lines("usr", "share", "dictd", "freedict-eng-fra.dict.dz")
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for i, l := range lines {
		word, rest, ok := strings.Cut(l, " /")
		if !ok || !strings.Contains(rest, "/") || i+1 == len(lines) || out[word] != "" {
			continue
		}
		t := strings.TrimPrefix(lines[i+1], "1. ")
		t, _, _ = strings.Cut(t, ",")
		t, _, _ = strings.Cut(t, ";")
		t, _, _ = strings.Cut(t, " (")
		if t = strings.TrimSpace(t); t != "" && !strings.Contains(t, "/") {
			out[word] = t
		}
	}
	return out, nil
}

// frenchNouns gives the French nouns with their English translations, the most usual first.
func (g *generator) frenchNouns() (map[string][]string, error) {
	lines, err := g.lines("usr", "share", "dictd", "freedict-fra-eng.dict.dz")
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for i, l := range lines {
		word, rest, ok := strings.Cut(l, " /")
		if !ok || !strings.Contains(rest, "<n,") || i+1 == len(lines) || strings.ContainsAny(word, " -") || !unicode.IsLower([]rune(word)[0]) {
			continue
		}
		for _, t := range lines[i+1 : min(i+4, len(lines))] {
			if strings.Contains(t, " /") {
				break
			}
			t = strings.TrimLeft(t, "123. ")
			for j, w := range strings.FieldsFunc(t, func(r rune) bool { return r == ',' || r == ';' }) {
				if j < 3 {
					out[word] = append(out[word], strings.TrimSpace(w))
				}
			}
		}
	}
	return out, nil
}

// demonyms writes the adjectives and nouns of nationality.
func (g *generator) demonyms() error {
	var countries []struct {
		Code     string                       `json:"cca2"`
		Demonyms map[string]map[string]string `json:"demonyms"`
	}
	if err := g.readJSON(&countries, "node_modules", "world-countries", "countries.json"); err != nil {
		return err
	}
	for l, key := range map[string]string{"en": "eng", "fr": "fra"} {
		var rows []string
		for _, c := range countries {
			id := strings.ToLower(g.wikidata[c.Code])
			if id == "" {
				id = strings.ToLower(c.Code)
			}
			var forms []string
			sources := "1"
			for _, gender := range []string{"m", "f"} {
				n, _, _ := strings.Cut(c.Demonyms[key][gender], ",")
				n = strings.TrimSpace(n)
				if i := strings.Index(n, " ("); i > 0 {
					n = n[:i]
				}
				if n != "" {
					forms = append(forms, strings.ToLower(n))
				}
			}
			if l == "en" {
				if senses := g.wordnet.senses[strings.ToLower(g.countryName[c.Code])]; len(senses) > 0 {
					for _, adj := range g.wordnet.pertain[senses[0]] {
						if unicode.IsUpper([]rune(adj)[0]) {
							forms = append(forms, strings.ToLower(adj))
							sources = "1,2"
						}
					}
				}
			}
			forms = unique(forms)
			if len(forms) > 0 {
				rows = append(rows, id+"\t"+strings.Join(forms, "|")+"\t"+sources)
			}
		}
		slices.Sort(rows)
		if err := g.write(l, "demonyms.tsv", "id of the country, forms in lower case, sources", []source{{worldCountry, licenceODbL}, {wordNet, licenceWN}}, rows); err != nil {
			return err
		}
	}
	return nil
}

// organizations writes names of organizations: those of WordNet for English, the one-word ones among them for all
// languages, and for Chinese those whose English name in CC-CEDICT has the form of an organization's name.
func (g *generator) organizations() error {
	var english, root []string
	for _, id := range g.wordnet.under(g.wordnet.sense("organization", 1)) {
		var names, single []string
		for _, w := range g.wordnet.synsets[id].words {
			r := []rune(w)
			if !unicode.IsUpper(r[0]) || len(r) < 3 || g.given[w] {
				continue
			}
			if !strings.Contains(w, " ") {
				if w != strings.ToUpper(w) && (g.common["en"][strings.ToLower(w)] || strings.HasSuffix(w, "s")) {
					continue
				}
				single = append(single, w)
			}
			names = append(names, w)
		}
		if len(names) == 0 {
			continue
		}
		english = append(english, slug(names[0])+"\t"+strings.Join(names, "|"))
		if len(single) > 0 {
			root = append(root, slug(names[0])+"\t"+strings.Join(append(names[:1:1], single...), "|"))
		}
	}
	slices.Sort(english)
	slices.Sort(root)
	if err := g.write("en", "organizations.tsv", "id, names, canonical first", []source{{wordNet, licenceWN}}, slices.Compact(english)); err != nil {
		return err
	}
	if err := g.write("root", "organizations.tsv", "id, names, canonical first", []source{{wordNet, licenceWN}}, slices.Compact(root)); err != nil {
		return err
	}
	class := map[string]bool{}
	for w, c := range g.class {
		class[w] = c == "organization"
	}
	known := map[string]bool{}
	for _, e := range english {
		_, names, _ := strings.Cut(e, "\t")
		for _, n := range strings.Split(names, "|") {
			known[n] = true
		}
	}
	var chinese []string
	for _, e := range g.cedict {
		gloss, _, _ := strings.Cut(e.glosses[0], " (")
		gloss, _, _ = strings.Cut(gloss, ",")
		gloss = strings.TrimPrefix(strings.TrimSpace(gloss), "the ")
		if len([]rune(e.simplified)) < 3 || !titled(gloss) || strings.ContainsAny(gloss, "|[]") {
			continue
		}
		words := strings.Fields(strings.ToLower(gloss))
		if !known[gloss] && !(len(words) > 1 && (class[words[len(words)-1]] || slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return class[w] }) && slices.Contains(words, "of"))) {
			continue
		}
		forms := unique([]string{e.simplified, e.traditional})
		chinese = append(chinese, slug(gloss)+"\t"+gloss+"\t"+strings.Join(forms, "|"))
	}
	slices.Sort(chinese)
	return g.write("zh", "organizations.tsv", "id, English name, names", []source{{ccCedict, licenceBYSA}}, slices.Compact(chinese))
}

// titled reports whether s has the capitals of an English name.
func titled(s string) bool {
	for i, w := range strings.Fields(s) {
		switch w {
		case "of", "and", "for", "the", "on", "in", "to", "&":
			if i > 0 {
				continue
			}
		}
		if !unicode.IsUpper([]rune(w)[0]) {
			return false
		}
	}
	return s != ""
}

// slug makes an identifier of a name: lower case, letters and digits, the rest one hyphen.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(strings.TrimPrefix(name, "The ")) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'', r == '’', r == '.':
		default:
			gap = true
		}
	}
	return b.String()
}
