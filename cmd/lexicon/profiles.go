package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"github.com/andybalholm/brotli"

	"example.org/sourcebook/cmd/lexicon/table"
)

// The profiles of languages come from three packages: for most languages the trigrams inside the words of a large text,
// as lingua counted them; for some that it lacks, those of the frequent words of jusText; for all of them the trigrams
// of the Universal Declaration of Human Rights, of which those that touch a word's limit are what the others lack.

// profileTrigrams is how many trigrams of a large text are kept for a language.
const profileTrigrams = 1500

// The languages of the packages by the names that these have for them: those for which lingua has another tag, those
// that are taken from franc, and those whose lists of jusText stand for a large text.
var (
	linguaTags = table.Map(tables, "tables/lingua.tsv", "code", "language")
	francTags  = table.Map(tables, "tables/franc.tsv", "code", "language")
	notFranc   = withoutProfile()
	largeLists = table.Map(tables, "tables/largelists.tsv", "list", "language")
)

// withoutProfile gives the scripts and languages of which franc's trigrams are not taken, with a blank between.
func withoutProfile() []string {
	var out []string
	for _, row := range table.Rows(tables, "tables/notfranc.tsv", "script", "language") {
		out = append(out, row[0]+" "+row[1])
	}
	return out
}

// profileRow is a row of root/profiles.tsv.
type profileRow struct {
	script, tag, size string
	trigrams          []string
	source            int
}

// languageProfiles makes root/profiles.tsv.
func languageProfiles(s *sources, _ *tags47) (file, error) {
	b := s.textHeader("script\tlanguage\ttext\ttrigrams\tsource", "lingua-language-detector", "franc-all", "jusText")
	rows, err := linguaRows(s)
	if err != nil {
		return file{}, err
	}
	large := map[string]bool{}
	for name, tag := range largeLists {
		r, err := wordRow(s, name, tag)
		if err != nil {
			return file{}, err
		}
		rows = append(rows, r)
	}
	for _, r := range rows {
		large[r.script+" "+r.tag] = true
	}
	small := francRows(s, large)
	if len(rows) < 70 || len(small) < 100 {
		return file{}, fmt.Errorf("profiles: %d languages with a large text, %d with a small one: expected more", len(rows),
			len(small))
	}
	var lines []string
	for _, r := range append(rows, small...) {
		lines = append(lines, strings.Join([]string{r.script, r.tag, r.size, strings.Join(r.trigrams, "|"),
			strconv.Itoa(r.source)}, "\t"))
	}
	sort.Strings(lines)
	return file{"root/profiles.tsv", rowsFile(b, lines)}, nil
}

// linguaRows gives the most probable trigrams of each language of lingua: the probability of the first letter, times
// that of the second after it, times that of the third after both.
func linguaRows(s *sources) ([]profileRow, error) {
	const models = "lingua-language-detector/lingua/language-models/"
	var tags []string
	for name := range s.files {
		if rest, ok := strings.CutPrefix(name, models); ok && strings.HasSuffix(rest, "/trigrams.json.br") {
			tags = append(tags, strings.TrimSuffix(rest, "/trigrams.json.br"))
		}
	}
	slices.Sort(tags)
	var rows []profileRow
	for _, tag := range tags {
		var n [3]map[string]uint64
		for i, kind := range []string{"unigrams", "bigrams", "trigrams"} {
			var err error
			if n[i], err = linguaModel(s.files[models+tag+"/"+kind+".json.br"]); err != nil {
				return nil, fmt.Errorf("%s of %s: %w", kind, tag, err)
			}
		}
		joint := map[string]uint64{}
		for t, p := range n[2] {
			r := []rune(t)
			if len(r) != 3 {
				continue
			}
			first, second := n[0][string(r[:1])], n[1][string(r[:2])]
			if v := first * second / millionth * p; v > 0 {
				joint[t] = v
			}
		}
		to := tag
		if t, ok := linguaTags[tag]; ok {
			to = t
		}
		found := trigramsByScript(joint)
		for _, script := range profileScripts {
			if list := found[script]; len(list) > profileTrigrams/3 {
				rows = append(rows, profileRow{script, to, "large", list[:min(len(list), profileTrigrams)], 1})
			}
		}
	}
	return rows, nil
}

// millionth is the unit of a probability, inverted.
const millionth = 1_000_000

// linguaModel gives the probabilities of a model, in millionths.
func linguaModel(packed []byte) (map[string]uint64, error) {
	data, err := io.ReadAll(brotli.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return nil, err
	}
	var m struct {
		Ngrams map[string]string `json:"ngrams"`
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	out := map[string]uint64{}
	for fraction, list := range m.Ngrams {
		a, b, _ := strings.Cut(fraction, "/")
		x, err := strconv.ParseUint(a, 10, 40)
		if err != nil {
			return nil, err
		}
		y, err := strconv.ParseUint(b, 10, 40)
		if err != nil {
			return nil, err
		}
		for n := range strings.FieldsSeq(list) {
			out[n] = x * millionth / y
		}
	}
	return out, nil
}

// profileScripts are the scripts that serve several languages.
var profileScripts = []string{"Arabic", "Cyrillic", "Devanagari", "Hebrew", "Latin"}

// trigramsByScript gives the trigrams that are written in one script only, the most frequent first.
func trigramsByScript(counts map[string]uint64) map[string][]string {
	var all []string
	for t := range counts {
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b string) int {
		if c := cmp.Compare(counts[b], counts[a]); c != 0 {
			return c
		}
		return strings.Compare(a, b)
	})
	out := map[string][]string{}
	for _, t := range all {
		for _, script := range profileScripts {
			if strings.IndexFunc(t, func(r rune) bool { return !unicode.Is(unicode.Scripts[script], r) }) < 0 {
				out[script] = append(out[script], t)
			}
		}
	}
	return out
}

// wordRow gives the trigrams inside the words of a list that is sorted by frequency, which is taken to be in inverse
// proportion to the place (Zipf's law).
func wordRow(s *sources, name, tag string) (profileRow, error) {
	data, ok := s.files["jusText/justext/stoplists/"+name+".txt"]
	if !ok {
		return profileRow{}, fmt.Errorf("jusText has no list %s", name)
	}
	counts := map[string]uint64{}
	for rank, w := range strings.Fields(strings.ToLower(string(data))) {
		for _, part := range strings.FieldsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) {
			letters := []rune(part)
			for i := range max(0, len(letters)-2) {
				counts[string(letters[i:i+3])] += millionth / uint64(rank+10)
			}
		}
	}
	found := trigramsByScript(counts)
	r := profileRow{size: "large", tag: tag, source: 3}
	for _, script := range profileScripts {
		if list := found[script]; len(list) > len(r.trigrams) {
			r.script, r.trigrams = script, list[:min(len(list), profileTrigrams)]
		}
	}
	return r, nil
}

var (
	francScript   = regexp.MustCompile(`^  (\w+): \{`)
	francLanguage = regexp.MustCompile(`^    (\w+): ['"](.*)['"],?$`)
)

// francRows gives the trigrams of the languages of francTags; of those that have a large text, only the ones that touch
// a word's limit.
func francRows(s *sources, large map[string]bool) []profileRow {
	script := ""
	seen := map[string]bool{}
	var rows []profileRow
	for line := range strings.Lines(string(s.files["franc-all/data.js"])) {
		line = strings.TrimRight(line, "\n")
		if m := francScript.FindStringSubmatch(line); m != nil {
			script = m[1]
			continue
		}
		m := francLanguage.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		tag, ok := francTags[m[1]]
		key := script + " " + tag
		if !ok || seen[key] || slices.Contains(notFranc, key) || slices.Contains(notFranc, script+" -") {
			continue
		}
		seen[key] = true
		var kept []string
		for t := range strings.SplitSeq(strings.ReplaceAll(m[2], `\'`, "'"), "|") {
			if !large[key] || strings.Contains(t, " ") {
				kept = append(kept, t)
			}
		}
		rows = append(rows, profileRow{script, tag, "small", kept, 2})
	}
	return rows
}
