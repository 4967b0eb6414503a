package entities

import (
	"slices"
	"strings"
	"unicode"
)

// Groups of names that the keys keep apart may still name one entity. The evidence for it stands in the rule of each
// mention that it moved.

// merge joins groups for the reasons below, in their order.
func (r *registry) merge() error {
	for _, m := range mergers {
		if err := m.then(r, m.name); err != nil {
			return err
		}
	}
	return nil
}

// mergers are the reasons for which two groups are one.
var mergers = []struct {
	name string
	then func(r *registry, name string) error
}{
	{"romanization", (*registry).romanize},
	{"same in corpus.yaml", (*registry).pin},
}

// join makes the group under the key b a part of the one under a.
func (r *registry) join(a, b, evidence string) {
	from, to := r.groups[b], r.groups[a]
	from, _ = from.root()
	to, _ = to.root()
	if from == to || r.forbidden(from, to) {
		return
	}
	to.apart = append(to.apart, from.apart...)
	for f, n := range from.forms {
		to.forms[f] += n
	}
	from.into, from.evidence = to, evidence
}

// root gives the group that a group became a part of, and the evidence.
func (g *group) root() (*group, string) {
	evidence := ""
	for g.into != nil {
		g, evidence = g.into, g.evidence
	}
	return g, evidence
}

// romanize joins people and places whose names in another script read like one in Latin letters: "Марко Беллини",
// "Marco Bellini". Where several in Latin letters read so, none is joined.
func (r *registry) romanize(name string) error {
	letters, err := r.lexicon.Names().Romanization()
	if err != nil {
		return err
	}
	latin := map[string][]string{} // how it reads → keys
	for _, k := range r.order {
		if g := r.groups[k]; (g.typ == "person" || g.typ == "place") && g.id == "" && isLatin(k) {
			sound := g.typ + ":" + sounds(k, letters)
			latin[sound] = append(latin[sound], k)
		}
	}
	for _, k := range r.order {
		g := r.groups[k]
		if g.typ != "person" && g.typ != "place" || g.id != "" || isLatin(k) {
			continue
		}
		s := sounds(k, letters)
		if keys := latin[g.typ+":"+s]; len(keys) == 1 && len(s) > 4 {
			r.join(keys[0], k, name)
		}
	}
	return nil
}

// isLatin reports whether the name in a key has Latin letters only.
func isLatin(key string) bool {
	_, name, _ := strings.Cut(key, ":")
	return !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

// alike are spellings in Latin letters for which languages choose differently; each is read as the one behind it.
var alike = strings.NewReplacer(
	"shch", "s", "sch", "s", "sh", "s", "ch", "c", "zh", "z", "kh", "h", "ts", "c", "ph", "f", "th", "t", "ck", "c",
	"k", "c", "q", "c", "x", "cs", "w", "v", "y", "i", "j", "i", "ie", "e", "ii", "i",
)

// sounds gives the words of a name as they read, whatever the script: letters of other scripts in Latin ones, spellings
// that are alike made equal, a double letter as one, no mark between the words that a script does not write.
func sounds(key string, letters map[string]string) string {
	_, name, _ := strings.Cut(key, ":")
	var b strings.Builder
	for _, r := range name {
		if s, ok := letters[string(r)]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return string(slices.Compact([]rune(alike.Replace(alike.Replace(b.String())))))
}
