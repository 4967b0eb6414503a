package entities

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// uninflect joins names of people and places that stand in another case to those in the first case, in the same
// language.
func (r *registry) uninflect(name string) error {
	for _, k := range r.order {
		g := r.groups[k]
		typ, plain, ok := strings.Cut(k, ":")
		if !ok || typ != "person" && typ != "place" {
			continue
		}
		for _, l := range g.languages() {
			endings, err := r.lexicon.Names().Endings(base(l))
			if err != nil {
				return err
			}
			if base := r.firstCase(typ, strings.Fields(plain), endings); base != "" {
				r.join(base, k, name)
				break
			}
		}
	}
	return nil
}

// firstCase gives the key of the one group that has the words in the first case; empty for none or several.
func (r *registry) firstCase(typ string, words []string, endings []language.Ending) string {
	if len(endings) == 0 || len(words) == 0 {
		return ""
	}
	found := ""
	for _, name := range products(nil, inCases(words, endings)) {
		k := typ + ":" + strings.TrimPrefix(name, " ")
		if r.groups[k] == nil || name == " "+strings.Join(words, " ") {
			continue
		}
		if found != "" && found != k {
			return ""
		}
		found = k
	}
	return found
}

// inCases gives for each word the ways to read it, with a blank before it: as it stands, and in the first case.
func inCases(words []string, endings []language.Ending) [][]string {
	options := make([][]string, len(words))
	for i, w := range words {
		options[i] = append([]string{" " + w}, prefixed(" ", bases(w, endings))...)
	}
	return options
}

func prefixed(prefix string, list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, prefix+s)
	}
	return out
}

// leastStem is how many letters of a word must stand before its ending.
const leastStem = 3

// bases gives the forms that a word in another case may have in the first, with the marks of their letters and without
// them, as the word itself may have lost its own.
func bases(word string, endings []language.Ending) []string {
	var out []string
	for _, e := range endings {
		stem, ok := strings.CutSuffix(word, e.Ending)
		if !ok {
			stem, ok = strings.CutSuffix(word, character.Plain(e.Ending))
		}
		if !ok || utf8.RuneCountInString(stem) < leastStem {
			continue
		}
		for _, b := range e.Base {
			out = append(out, stem+b)
			if plain := character.Plain(b); plain != b {
				out = append(out, stem+plain)
			}
		}
	}
	return out
}
