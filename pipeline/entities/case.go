package entities

import (
	"strings"

	"example.org/sourcebook/pipeline/entities/spelling"
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
	for _, name := range products(nil, spelling.InCases(words, endings)) {
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
