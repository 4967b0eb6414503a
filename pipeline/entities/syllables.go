package entities

import (
	"slices"
	"strings"

	"example.org/sourcebook/schema"
)

// bySyllables joins names of people of several words that Chinese spells by its syllables to those of another script
// whose words have the same consonants.
func bySyllables(r *registry, name string) error {
	return r.between(name, func(s *spelt) ([]string, error) {
		var out []string
		for _, words := range slices.Concat(s.words, s.joined) {
			if len(words) < 2 || s.group.typ != schema.TypePerson {
				continue
			}
			options := make([][]string, len(words))
			for i, w := range words {
				list, err := r.transcribed(w)
				if err != nil {
					return nil, err
				}
				for _, x := range list {
					if x != "" {
						options[i] = append(options[i], x+" ")
					}
				}
			}
			out = products(out, options)
		}
		slices.Sort(out)
		out = slices.DeleteFunc(out, func(x string) bool { return len(x)-strings.Count(x, " ") < leastSpelt })
		return slices.Compact(out), nil
	}, func(a, b *spelt) bool { return a.han() != b.han() })
}
