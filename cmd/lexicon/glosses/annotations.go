package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"example.org/sourcebook/cmd/lexicon/pinned"
	"example.org/sourcebook/cmd/lexicon/table"
	"example.org/sourcebook/pipeline/align/sense"
)

// annotationsName is the archive of the keywords that CLDR has for pictographs in each language.
const annotationsName = "cldr-annotations-full-48.2.0.tgz"

var (
	annotations = origin{"CLDR 48.2.0, npm package cldr-annotations-full 48.2.0", "Unicode-3.0"}
	byHand      = origin{"gathered by hand for this project, not copied and not checked line by line; " +
		"the work to check it against is Wiktionary, translations of English words", "Apache-2.0 (this project)"}
)

// annotated are the languages whose words come from there.
var annotated = table.Column(tables, "annotated.tsv", "language")

// handmade gives the words of a language that words.tsv has.
func handmade(tag string) dictionary {
	d := dictionary{}
	for _, row := range table.Rows(tables, "words.tsv", "language", "english", "words") {
		if row[0] == tag {
			for w := range strings.SplitSeq(row[2], "|") {
				d.add(w, row[1])
			}
		}
	}
	return d
}

// pictograph is what a language has for one: keywords, and a short name.
type pictograph struct {
	Keywords []string `json:"default"`
	Name     []string `json:"tts"`
}

// readAnnotations gives the pictographs of each language, by its tag.
func readAnnotations(folder string) (map[string]map[string]pictograph, error) {
	data, err := pinned.Read(filepath.Join(folder, annotationsName), digests[annotationsName])
	if err != nil {
		return nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	out := map[string]map[string]pictograph{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		tag, ok := strings.CutSuffix(strings.TrimPrefix(h.Name, "package/annotations/"), "/annotations.json")
		if !ok {
			continue
		}
		var doc struct {
			Annotations struct {
				Annotations map[string]pictograph `json:"annotations"`
			} `json:"annotations"`
		}
		if err := json.NewDecoder(r).Decode(&doc); err != nil {
			return nil, err
		}
		out[tag] = doc.Annotations.Annotations
	}
}

// single gives those of some keywords that are one word of letters, in lower case, each once.
func single(keywords []string) []string { return upTo(1, keywords) }

// phrases gives those of some keywords that are a few words of letters, the same.
func phrases(keywords []string) []string { return upTo(sense.MaxPhrase, keywords) }

// upTo gives those of some keywords that have no more than so many words.
func upTo(words int, keywords []string) []string {
	var out []string
	for _, k := range keywords {
		k = strings.ToLower(k)
		parts := strings.Split(k, " ")
		whole := len(parts) <= words && !slices.Contains(parts, "")
		letters := !strings.ContainsFunc(strings.Join(parts, ""), joins)
		if len([]rune(k)) > 1 && whole && letters && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// uses gives the pictographs of each keyword that take gives.
func uses(all, also map[string]pictograph, take func([]string) []string) map[string][]string {
	out := map[string][]string{}
	for _, p := range sorted(all) {
		if _, ok := also[p]; ok {
			for _, w := range take(slices.Concat(all[p].Keywords, all[p].Name)) {
				out[w] = append(out[w], p)
			}
		}
	}
	return out
}

// What an English keyword must share with another one to stand for it.
const (
	minTogether = 3   // pictographs, unless it is the short name of one beside the other's
	minAlike    = 50  // hundredths of the pictographs of both, by Dice
	sameName    = 100 // what it adds to that, that both are the short name of one
)

// keywords gives the words of a language for which exactly one English keyword has the most pictographs in common.
func keywords(foreign, english map[string]pictograph) dictionary {
	words, others := uses(foreign, english, phrases), uses(english, foreign, single)
	d := dictionary{}
	for word, pictographs := range words {
		together, named := map[string]int{}, map[string]bool{}
		for _, p := range pictographs {
			for _, e := range single(slices.Concat(english[p].Keywords, english[p].Name)) {
				together[e]++
				named[e] = named[e] || isName(foreign[p], word) && isName(english[p], e)
			}
		}
		best, tied, likeness := "", false, 0
		for _, e := range sorted(together) {
			n := 200 * together[e] / (len(pictographs) + len(others[e]))
			if named[e] {
				n += sameName
			} else if together[e] < minTogether {
				continue
			}
			if n >= minAlike && n >= likeness {
				tied = n == likeness
				best, likeness = e, n
			}
		}
		if best != "" && !tied {
			d[word] = []string{best}
		}
	}
	return d
}

// isName reports whether a word is the short name of a pictograph.
func isName(p pictograph, word string) bool { return slices.Equal(phrases(p.Name), []string{word}) }

// annotate writes the files of the annotated languages: what is made by hand comes first.
func (w *writer) annotate(folder string) error {
	all, err := readAnnotations(folder)
	if err != nil {
		return err
	}
	for _, tag := range annotated {
		d := handmade(tag)
		sources := []origin{annotations}
		if len(d) > 0 {
			sources = append(sources, byHand)
		}
		found := keywords(all[tag], all[pivot])
		for _, word := range sorted(found) {
			for _, e := range found[word] {
				d.add(word, e)
			}
		}
		if err := w.write(tag, sources, d); err != nil {
			return err
		}
	}
	return nil
}
