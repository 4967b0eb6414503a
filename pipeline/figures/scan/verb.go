package scan

import (
	"fmt"
	"strings"
)

// verbs tells verb forms from nouns, by the file verbs.tsv of a language.
type verbs struct {
	suffixes []string
	forms    map[string]bool // true for a verb form, false for a word that only looks like one
}

// parseVerbs reads verbs.tsv: rows of a kind (suffix, form, not) and words.
func parseVerbs(data []byte) (*verbs, error) {
	v := &verbs{forms: map[string]bool{}}
	rest := string(data)
	for n := 1; rest != ""; n++ {
		line, after, _ := strings.Cut(rest, "\n")
		rest = after
		if line == "" || line[0] == '#' {
			continue
		}
		kind, words, ok := strings.Cut(line, "\t")
		for words != "" && ok {
			word, more, _ := strings.Cut(words, "|")
			words = more
			switch kind {
			case "suffix":
				v.suffixes = append(v.suffixes, word)
			case "form", "not":
				v.forms[word] = kind == "form"
			default:
				ok = false
			}
		}
		if !ok {
			return nil, fmt.Errorf("line %d: write a kind (suffix, form or not), a tab and words", n)
		}
	}
	return v, nil
}

// Verb reports whether a word in lower case is a form of a verb rather than a noun.
func (t *Traits) Verb(word string) bool {
	if is, ok := t.verbs.forms[word]; ok {
		return is
	}
	for _, s := range t.verbs.suffixes {
		if len(word) > len(s) && strings.HasSuffix(word, s) {
			return true
		}
	}
	return false
}
