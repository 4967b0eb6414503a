package main

import (
	"cmp"
	"fmt"
	"iter"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/cmd/lexicon/efrt"
)

// compromiseList gives a word list of compromise (English) or fr-compromise, in lower case.
func (g *generator) compromiseList(name, class string) ([]string, error) {
	path := []string{"src", "2-two", "preTagger", "model", "lexicon", "_data.js"}
	if name == "fr-compromise" {
		path = []string{"src", "01-one", "lexicon", "model", "_data.js"}
	}
	data, err := os.ReadFile(g.path(append([]string{"node_modules", name}, path...)...))
	if err != nil {
		return nil, err
	}
	m := regexp.MustCompile(`(?m)^\s*"?` + class + `"?: "(true¦[^"]*)"`).FindStringSubmatch(string(data))
	if m == nil {
		return nil, fmt.Errorf("%s has no list %s", name, class)
	}
	return efrt.Unpack(m[1]), nil
}

// things writes words that may have a capital and name no person, body or place: feasts, faiths, languages, the
// Internet.
func (g *generator) things() error {
	uncountable, err := g.compromiseList("compromise", "Uncountable")
	if err != nil {
		return err
	}
	from := map[string]string{}
	for _, w := range uncountable {
		if len(w) > 3 && !strings.Contains(w, " ") {
			from[w] = "2"
		}
	}
	for _, w := range g.wordnet.things() {
		from[w] = "1"
	}
	var rows []string
	for w, f := range from {
		rows = append(rows, w+"\t"+f)
	}
	slices.Sort(rows)
	return g.write("root", "things.tsv", "word\tsource", []source{{wordNet, licenceWN}, {compromise, licenceMIT}}, rows,
		"selection: of source 1 the single nouns with a capital of four letters and more, in the fields of meaning other "+
			"than artifacts, none of whose senses with a capital is a person, a group or a place; of source 2 the "+
			"list Uncountable")
}

// isCommon reports whether a name is a common word, or the plural of one.
func (g *generator) isCommon(name string) bool {
	return g.common[inEnglish][name] || g.common[inFrench][name] || g.common[inEnglish][strings.TrimSuffix(name, "s")]
}

// isShort reports whether a word is too short for a name; one of capitals may be shorter.
func isShort(form string) bool {
	return len(form) < 3 || len(form) < 5 && form != strings.ToUpper(form)
}

// capitalised gives a name of compromise, which has no capitals, as it is written; nothing for one that cannot be told
// from common words or from people's names.
func (g *generator) capitalised(name string) string {
	words := strings.Fields(name)
	article := wordsOf("article")[0]
	if len(words) > 2 && words[0] == article {
		words = words[1:]
	}
	if len(words) > 0 && words[0] == article || len(words) == 0 || strings.ContainsAny(name, "0123456789") {
		return ""
	}
	inside := wordsOf("inside")
	for i, w := range words {
		r := []rune(w)
		switch {
		case len(r) <= 4 && !strings.ContainsAny(w, "aeiouy"):
			words[i] = strings.ToUpper(w)
		case i > 0 && slices.Contains(inside, w):
		default:
			r[0] = unicode.ToUpper(r[0])
			words[i] = string(r)
		}
	}
	form := strings.Join(words, " ")
	if len(words) == 1 && (g.isCommon(name) || g.given[form] || isShort(form)) {
		return ""
	}
	return form
}

// organizations writes names of organizations: those of WordNet for English, the one-word ones among them for all
// languages, and for Chinese those whose English name in CC-CEDICT has the form of an organization's name.
func (g *generator) organizations() error {
	from := bodies{g}
	english, root := from.netOrganizations()
	net := slices.Clone(english)
	taken := map[string]bool{}
	for name := range namesIn(slices.Concat(english, root)) {
		taken[strings.ToLower(name)] = true
	}
	for i := range root {
		root[i] += "\t1"
	}
	listed, err := from.listedOrganizations(taken)
	if err != nil {
		return err
	}
	root = append(root, listed...)
	for _, rows := range []*[]string{&english, &root} {
		slices.Sort(*rows)
		*rows = slices.Compact(*rows)
	}
	g.organizationNames = map[string]bool{}
	for name := range namesIn(slices.Concat(english, root)) {
		g.organizationNames[name] = true
	}
	sources := []source{{wordNet, licenceWN}, {compromise, licenceMIT}}
	columns := "id\tname\tnames"
	if err := g.write(inEnglish, "organizations.tsv", columns, sources[:1], english,
		"selection: words with a capital of the synsets below organization, without names of people"); err != nil {
		return err
	}
	if err := g.write("root", "organizations.tsv", columns+"\tsource", sources, root,
		"selection: of source 1 single words, of source 2 the lists Organization and SportsTeam, which have no capitals: "+
			"a word of up to four letters without a vowel, or one that is no common word and no person's name, and names of "+
			"several words"); err != nil {
		return err
	}
	if err := from.frenchOrganizations(net); err != nil {
		return err
	}
	return from.chineseOrganizations(net)
}

// namesIn gives the names in rows of organizations.
func namesIn(rows []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, row := range rows {
			for name := range strings.SplitSeq(strings.Split(row, "\t")[2], "|") {
				if !yield(name) {
					return
				}
			}
		}
	}
}

// bodies takes organizations from each source.
type bodies struct{ *generator }

// netOrganizations gives the rows of the organizations of WordNet, and those of their names of one word.
func (g bodies) netOrganizations() (english, root []string) {
	organization, _ := g.sensesOf("organization")
	countries := map[string]bool{}
	for _, id := range g.nations {
		for _, w := range g.wordnet.synsets[id].words {
			countries[w] = true
		}
	}
	for _, id := range g.wordnet.under(organization...) {
		var names, single []string
		for _, w := range g.wordnet.synsets[id].words {
			r := []rune(w)
			if !unicode.IsUpper(r[0]) || len(r) < 3 || g.given[w] || countries[w] {
				continue
			}
			if !strings.Contains(w, " ") {
				if w != strings.ToUpper(w) && (g.common[inEnglish][strings.ToLower(w)] || strings.HasSuffix(w, "s")) {
					continue
				}
				single = append(single, w)
			}
			names = append(names, w)
		}
		if len(names) == 0 {
			continue
		}
		english = append(english, slug(names[0])+"\t\t"+strings.Join(names, "|"))
		if len(single) > 0 {
			root = append(root, slug(names[0])+"\t\t"+strings.Join(append(names[:1:1], single...), "|"))
		}
	}
	return english, root
}

// listedOrganizations gives the rows of the organizations of compromise whose names are not taken.
func (g bodies) listedOrganizations(taken map[string]bool) ([]string, error) {
	var rows []string
	for _, class := range []string{"Organization", "SportsTeam"} {
		names, err := g.compromiseList("compromise", class)
		if err != nil {
			return nil, err
		}
		for _, n := range names {
			if form := g.capitalised(n); form != "" && !taken[n] {
				rows = append(rows, slug(form)+"\t-\t"+form+"\t2")
			}
		}
	}
	return rows, nil
}

// frenchOrganizations writes the French names of organizations; net are the rows of those of WordNet.
func (g bodies) frenchOrganizations(net []string) error {
	canonical := map[string]string{} // English name → canonical name
	for _, row := range net {
		first := ""
		for name := range namesIn([]string{row}) {
			first = cmp.Or(first, name)
			canonical[name] = first
		}
	}
	french := map[string][]string{}
	for _, r := range wolfRows() {
		if r.english != strings.ToLower(r.english) {
			name := cmp.Or(canonical[r.english], r.english)
			french[name] = append(french[name], r.french)
		}
	}
	var rows []string
	for name, forms := range french {
		rows = append(rows, slug(name)+"\t"+name+"\t"+strings.Join(forms, "|"))
	}
	slices.Sort(rows)
	return g.write(inFrench, "organizations.tsv", "id\tname\tnames", []source{{wolfName, licenceCecill}}, rows,
		"selection: see cmd/lexicon/names/wolf.tsv")
}

// chineseOrganizations writes the Chinese names of organizations; net are the rows of those of WordNet.
func (g bodies) chineseOrganizations(net []string) error {
	known := map[string]bool{}
	for name := range namesIn(net) {
		known[name] = true
	}
	article := wordsOf("article")[0] + " "
	var rows []string
	for _, e := range g.cedict {
		gloss, _, _ := strings.Cut(e.glosses[0], " (")
		gloss, _, _ = strings.Cut(gloss, ",")
		gloss = strings.TrimPrefix(strings.TrimSpace(gloss), article)
		if len([]rune(e.simplified)) < 3 || !titled(gloss) || strings.ContainsAny(gloss, "|[]") {
			continue
		}
		if known[gloss] || g.hasClassWord(gloss) {
			forms := unique([]string{e.simplified, e.traditional})
			rows = append(rows, slug(gloss)+"\t"+gloss+"\t"+strings.Join(forms, "|"))
		}
	}
	slices.Sort(rows)
	return g.write(inChinese, "organizations.tsv", "id\tname\tnames", []source{{ccCedict, licenceBYSA}},
		slices.Compact(rows),
		"selection: entries of three characters and more whose English name WordNet has as an organization, or is in "+
			"capitals and has a class word for one at its end or before of")
}

// hasClassWord reports whether an English name of several words has a class word for an organization at its end, or
// one before its end and an "of".
func (g bodies) hasClassWord(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	isClass := func(w string) bool { return g.class[w] == "organization" }
	if len(words) < 2 {
		return false
	}
	last := len(words) - 1
	return isClass(words[last]) ||
		slices.ContainsFunc(words[:last], isClass) && slices.Contains(words, wordsOf("of")[0])
}

// smallWords have a small letter in an English title.
var smallWords = wordsOf("small")

// titled reports whether s has the capitals of an English name.
func titled(s string) bool {
	for i, w := range strings.Fields(s) {
		if i > 0 && slices.Contains(smallWords, w) {
			continue
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
