package main

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/cmd/lexicon/table"
)

const columns = "abbreviation\tclass\tsource"

// The languages whose abbreviations are taken from a package that has them in a file for each, those that a package is
// not asked for, and the vowels of all of them.
var (
	suppressed = table.Column(tables, "tables/suppressions.tsv", "language")
	initials   = table.Column(tables, "tables/sentencex.tsv", "language")
	without    = func() map[string][]string {
		out := map[string][]string{}
		for _, row := range table.Rows(tables, "tables/without.tsv", "package", "languages") {
			out[row[0]] = strings.Split(row[1], "|")
		}
		return out
	}()
	vowels = strings.Join(table.Column(tables, "tables/vowels.tsv", "letters"), "")
)

// abbreviationPackages are the packages that the lists of abbreviations are made from; the number of a source in a list
// is the place here, from 1.
var abbreviationPackages = []string{"pysbd", "sacremoses", "cldr-segments-full", "spacy", "sentencex",
	"cldr-units-full"}

// shortForm is what is known of an abbreviation.
type shortForm struct {
	class  string // "", title, number or unit
	source int    // its place in abbreviationPackages, from 1
	lists  int    // how many have it
}

// isForm reports whether a word can be an abbreviation: up to 16 characters, the first a letter, without digits, blanks
// and brackets.
func isForm(word string) bool {
	return strings.IndexFunc(word, unicode.IsLetter) == 0 && utf8.RuneCountInString(word) <= 16 &&
		!strings.ContainsAny(word, "0123456789#\t/()'’ ")
}

// isWord reports whether a form may be a word: it has more than consonants and no point.
func isWord(form string) bool {
	return strings.Trim(form, "bcdfghjklmnpqrstvwxz") != "" && !strings.Contains(form, ".")
}

// endsInVowel reports whether a form that is no acronym and has no sign inside ends in a vowel.
func endsInVowel(form string) bool {
	r := []rune(form)
	return len(r) != 3 && !strings.ContainsAny(form, ".-") && strings.ContainsRune("aeiou", r[len(r)-1])
}

// shortForms makes the abbreviations of each language.
func shortForms(s *sources) ([]file, error) {
	all := map[string]map[string]shortForm{}
	for i, read := range []func(*sources, func(tag, word, class string)) error{
		pysbdForms, prefixForms, suppressedForms, spacyForms, sentencexForms, unitForms,
	} {
		err := read(s, func(tag, word, class string) {
			word = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(word), "."))
			if single := utf8.RuneCountInString(word) == 1; !isForm(word) || single && abbreviationPackages[i] != "pysbd" {
				return
			}
			if all[tag] == nil {
				if class == "unit" {
					return // units alone make no list
				}
				all[tag] = map[string]shortForm{}
			}
			old, ok := all[tag][word]
			switch {
			case !ok:
				old = shortForm{class: class, source: i + 1}
			case abbreviationPackages[i] == "sentencex" && old.class == "":
				old = shortForm{class: class, source: i + 1}
			case old.class == "" && (i < 2 || class == "unit") || class == "number":
				old.class = class
			}
			old.lists++
			all[tag][word] = old
		})
		if err != nil {
			return nil, err
		}
	}
	var files []file
	for tag, words := range all {
		b := s.textHeader(columns, abbreviationPackages...)
		frequent := strings.Fields(frequentOf(s, tag))
		var rows []string
		for w, e := range words {
			// A word that is also a frequent word of the language is an abbreviation only before a number. The names of
			// letters are frequent because they are initials, and what has no vowel is no word.
			doubted := e.class != "number" && abbreviationPackages[e.source-1] != "sentencex"
			if doubted && isWord(w) && slices.Contains(frequent, w) {
				continue
			}
			// Acronyms and short words are listed, too; most abbreviations end in a consonant.
			if lone := e.lists == 1 && e.class == "" && e.source <= 2; lone && endsInVowel(w) {
				continue
			}
			rows = append(rows, w+"\t"+e.class+"\t"+strconv.Itoa(e.source))
		}
		if len(rows) == 0 {
			continue
		}
		sort.Strings(rows)
		files = append(files, file{tag + "/abbreviations.tsv", rowsFile(b, rows)})
	}
	// What many languages abbreviate alike serves those without a list.
	count := map[string]int{}
	for _, words := range all {
		for w, e := range words {
			if e.class != "number" && e.class != "unit" {
				count[w]++
			}
		}
	}
	var alike []string
	for w, n := range count {
		if n >= leastLanguages && utf8.RuneCountInString(w) > 1 {
			alike = append(alike, w+"\t\t1")
		}
	}
	sort.Strings(alike)
	b := s.textHeader(columns, abbreviationPackages...)
	files = append(files, file{"root/abbreviations.tsv", rowsFile(b, alike)})
	sort.Slice(files, func(i, j int) bool { return files[i].path < files[j].path })
	return files, nil
}

// unitForms reads the units that CLDR abbreviates with a point.
func unitForms(s *sources, add func(tag, word, class string)) error {
	pattern := regexp.MustCompile(`^\{0\}[ \x{A0}\x{202F}]?(\pL[\pL\pM.]*)\.$`)
	count := 0
	for path := range s.files {
		rest, ok := strings.CutPrefix(path, "cldr-units-full/main/")
		tag, is := strings.CutSuffix(rest, "/units.json")
		if !ok || !is || strings.Contains(tag, "-") || tag == "und" {
			continue
		}
		units, err := s.json("cldr-units-full", "main/"+rest)
		if err != nil {
			return err
		}
		for _, text := range units.at("main", tag, "units", "short").texts() {
			if m := pattern.FindStringSubmatch(text); m != nil {
				count++
				add(tag, m[1], "unit")
			}
		}
		delete(s.parsed, path)
	}
	if count < 500 {
		return fmt.Errorf("CLDR abbreviates %d units, expected more", count)
	}
	return nil
}

// leastLanguages is in how many languages an abbreviation must be listed to serve all.
const leastLanguages = 8

// pysbdForms reads the lists of pysbd.
func pysbdForms(s *sources, add func(tag, word, class string)) error {
	common := quoted(pysbdList(string(s.files["pysbd/pysbd/lang/common/standard.py"]), "ABBREVIATIONS"))
	for _, row := range table.Rows(tables, "tables/pysbd.tsv", "module", "language", "abbreviations", "titles") {
		module, tag, all, titles := row[0], row[1], row[2] == "all", row[3] == "titles"
		code := string(s.files["pysbd/pysbd/lang/"+module+".py"])
		if code == "" {
			return fmt.Errorf("pysbd has no module %s", module)
		}
		for _, w := range quoted(pysbdList(code, "ABBREVIATIONS")) {
			if all || !slices.Contains(common, w) || len(w) > 2 && strings.Contains(w, ".") {
				add(tag, w, "")
			}
		}
		if titles {
			for _, w := range quoted(pysbdList(code, "PREPOSITIVE_ABBREVIATIONS")) {
				add(tag, w, "title")
			}
		}
		for _, w := range quoted(pysbdList(code, "NUMBER_ABBREVIATIONS")) {
			add(tag, w, "number")
		}
	}
	return nil
}

// prefixForms reads the nonbreaking prefixes of sacremoses.
func prefixForms(s *sources, add func(tag, word, class string)) error {
	prefix := regexp.MustCompile(`^    'nonbreaking_prefix\.(\w+)': (['"])(.*)['"],$`)
	for _, line := range strings.Split(string(s.files["sacremoses/sacremoses/_data_nonbreaking_prefixes.py"]), "\n") {
		m := prefix.FindStringSubmatch(line)
		if m == nil || slices.Contains(without["sacremoses"], m[1]) {
			continue
		}
		for _, w := range strings.Split(strings.NewReplacer(`\n`, "\n", `\'`, "'").Replace(m[3]), "\n") {
			if w = strings.TrimSpace(w); w == "" || strings.HasPrefix(w, "#") {
				continue
			}
			if w, numeric := strings.CutSuffix(w, "#NUMERIC_ONLY#"); numeric {
				add(m[1], w, "number")
			} else {
				add(m[1], w, "")
			}
		}
	}
	return nil
}

// suppressedForms reads CLDR's exceptions to the breaks after sentences.
func suppressedForms(s *sources, add func(tag, word, class string)) error {
	for _, tag := range suppressed {
		n, err := s.json("cldr-segments-full", "segments/"+tag+"/suppressions.json")
		if err != nil {
			return err
		}
		for _, e := range n.at("segments", "segmentations", "SentenceBreak", "standard").list() {
			// Full words stand there too ("Link.", "Hat."): an abbreviation has a point inside, or no vowel.
			w := e.at("suppression").text()
			if strings.Contains(strings.TrimSuffix(w, "."), ".") ||
				!strings.ContainsAny(strings.ToLower(w), vowels) {
				add(tag, w, "")
			}
		}
	}
	return nil
}

// spacyForms reads the abbreviations among spaCy's exceptions for tokens.
func spacyForms(s *sources, add func(tag, word, class string)) error {
	count := 0
	for path, code := range s.files {
		rest, ok := strings.CutPrefix(path, "spacy/spacy/lang/")
		tag, is := strings.CutSuffix(rest, "/tokenizer_exceptions.py")
		if !ok || !is || strings.Contains(tag, "/") || slices.Contains(without["spacy"], tag) {
			continue
		}
		count++
		for _, line := range strings.Split(string(code), "\n") {
			line, _, _ = strings.Cut(line, "NORM")
			for _, w := range quoted(line) {
				for _, part := range strings.Fields(w) {
					if strings.HasSuffix(part, ".") && !strings.HasSuffix(part, "..") && strings.IndexFunc(part, notShort) < 0 {
						add(tag, part, "")
					}
				}
			}
		}
	}
	if count < 30 {
		return fmt.Errorf("spacy has exceptions for %d languages, expected more", count)
	}
	return nil
}

// notShort reports whether r does not occur in abbreviations.
func notShort(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '.' && r != '-'
}

// sentencexForms reads the lists of sentencex for languages whose scripts have no letter case, where initials are the
// names of letters.
func sentencexForms(s *sources, add func(tag, word, class string)) error {
	for _, tag := range initials {
		code := string(s.files["sentencex/sentencex/languages/"+tag+".py"])
		if code == "" {
			return fmt.Errorf("sentencex has no language %s", tag)
		}
		for _, line := range strings.Split(code, "\n") {
			line, _, _ = strings.Cut(line, "#")
			for _, w := range quoted(line) {
				if r, _ := utf8.DecodeRuneInString(w); r >= utf8.RuneSelf && unicode.IsLetter(r) {
					add(tag, w, "")
				}
			}
		}
	}
	return nil
}

// frequentOf gives the whole list of frequent words of a language, in lower case.
func frequentOf(s *sources, tag string) string {
	for name, t := range wordLists {
		if t == tag {
			return strings.ToLower(string(s.files["jusText/justext/stoplists/"+name+".txt"]))
		}
	}
	return ""
}

// pysbdList gives what stands between the brackets of a Python list.
func pysbdList(code, name string) string {
	for _, line := range []string{" " + name + " = [", "\t" + name + " = ["} {
		if _, rest, ok := strings.Cut(code, line); ok {
			list, _, _ := strings.Cut(rest, "]")
			return list
		}
	}
	return ""
}

var quotedString = regexp.MustCompile(`'([^'\n]*)'|"([^"\n]*)"`)

// quoted gives the strings in quotation marks.
func quoted(s string) []string {
	var out []string
	for _, m := range quotedString.FindAllStringSubmatch(s, -1) {
		out = append(out, m[1]+m[2])
	}
	return out
}
