package main

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
)

// How many words of a language have their group: those with a capital, and others.
const (
	groupedNames = 60_000
	groupedWords = 12_000
)

// A group of words is one of names of a kind if this part of its words with a capital, in hundredths, is in the
// lexicon as such.
const groupShare = 25

// clusters writes the groups of words that stand in like places (Brown clusters), of the languages of which spaCy's
// tables have them, with what kind of names a group holds and how a word is mostly written.
func (g *generator) clusters() error {
	var all []map[string]grouping
	for _, l := range g.locales {
		if _, err := os.Stat(g.path("site-packages", "spacy_lookups_data", "data", l+"_lexeme_cluster.json.gz")); err != nil {
			continue
		}
		var group map[string]int
		if err := g.readGzip(&group, l+"_lexeme_cluster.json.gz"); err != nil {
			return err
		}
		var chance map[string]float64
		if err := g.readGzip(&chance, l+"_lexeme_prob.json.gz"); err != nil {
			return err
		}
		words := g.grouped(group, chance)
		kinds := g.groupKinds(words, group)
		var rows []string
		named := map[string]grouping{}
		for _, w := range words {
			kind, how := kinds[group[w]], writing(w, chance)
			rows = append(rows, w+"\t"+strconv.Itoa(group[w])+"\t"+kind+how)
			if r, _ := utf8.DecodeRuneInString(w); how == "c" && kind != "" && unicode.IsUpper(r) {
				named[w] = grouping{group[w] + len(all)*groupsOfLanguage, kind}
			}
		}
		all = append(all, named)
		slices.Sort(rows)
		if err := g.write(l, "clusters.tsv", "word\tgroup\tkind", []source{{spacy, licenceMIT}}, rows,
			"selection: the 60,000 most frequent words with a capital and the 12,000 most frequent others of the tables "+
				"lexeme_cluster and lexeme_prob, of letters only; the kind is that of a quarter or more of the group's words "+
				"with a capital, by the other files of names"); err != nil {
			return err
		}
	}
	return g.write("root", "clusters.tsv", "word\tgroup\tkind", []source{{spacy, licenceMIT}}, sharedGroups(all),
		"selection: for languages without a file of their own, the words of the other languages' files that are mostly "+
			"written with a capital and whose groups hold names of a kind, that of most of these languages, or that two of "+
			"them have; the group is that of the first language, 1,048,576 higher for each language before it")
}

// grouping is the group of a word in a language and the kind of names that it holds.
type grouping struct {
	number int
	kind   string
}

// groupsOfLanguage is by how much the groups of a language are higher than those of the one before.
const groupsOfLanguage = 1 << 20

// sharedGroups gives the rows of the words with a capital of several languages that serve all others.
func sharedGroups(all []map[string]grouping) []string {
	seen := map[string][]grouping{}
	for _, named := range all {
		for w, x := range named {
			seen[w] = append(seen[w], x)
		}
	}
	var rows []string
	for w, list := range seen {
		if kind, ok := kindOfMost(list); ok || len(list) > 1 {
			rows = append(rows, w+"\t"+strconv.Itoa(list[0].number)+"\t"+kind+"c")
		}
	}
	slices.Sort(rows)
	return rows
}

// kindOfMost gives the kind of names that most groups of a word hold, "-" where two kinds are as frequent, and reports
// whether any holds names of a kind.
func kindOfMost(list []grouping) (string, bool) {
	count := map[string]int{}
	for _, x := range list {
		if x.kind != "-" {
			count[x.kind]++
		}
	}
	kind, most := "-", 0
	for _, k := range []string{"g", "s", "p", "o"} {
		switch {
		case count[k] > most:
			kind, most = k, count[k]
		case count[k] == most && most > 0:
			kind = "-"
		}
	}
	return kind, most > 0
}

// grouped gives the words that have their group.
func (g *generator) grouped(group map[string]int, chance map[string]float64) []string {
	var names, others []string
	for w := range group {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }), group[w] == 0:
		case unicode.IsUpper(r):
			names = append(names, w)
		default:
			others = append(others, w)
		}
	}
	byChance := func(a, b string) int {
		switch {
		case chance[a] > chance[b]:
			return -1
		case chance[a] < chance[b]:
			return 1
		}
		return strings.Compare(a, b)
	}
	slices.SortFunc(names, byChance)
	slices.SortFunc(others, byChance)
	return append(names[:min(len(names), groupedNames)], others[:min(len(others), groupedWords)]...)
}

// groupKinds says what kind of names each group holds.
func (g *generator) groupKinds(words []string, group map[string]int) map[int]string {
	count := map[int]map[string]int{}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) {
			continue
		}
		c := count[group[w]]
		if c == nil {
			c = map[string]int{}
			count[group[w]] = c
		}
		c["all"]++
		kinds := g.personKinds[w]
		for _, k := range []string{"g", "s"} {
			if strings.Contains(kinds, k) {
				c[k]++
			}
		}
		if kinds == "" && g.townNames[gazetteer.Key(w)] {
			c["p"]++
		}
		if g.organizationNames[w] {
			c["o"]++
		}
	}
	out := map[int]string{}
	for n := range count {
		out[n] = "-"
		best := 0
		for _, k := range []string{"g", "s", "p", "o"} {
			if c := count[n][k]; c*100 >= count[n]["all"]*groupShare && c > best {
				best, out[n] = c, k
			}
		}
	}
	return out
}

// writing says how a word is mostly written.
func writing(w string, chance map[string]float64) string {
	small := strings.ToLower(w)
	c, ok := chance[small]
	switch {
	case small == w:
		return "-"
	case !ok || c < chance[w]-2:
		return "c"
	case c > chance[w]+1:
		return "s"
	}
	return "m"
}
