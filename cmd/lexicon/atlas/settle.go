package main

import (
	"strings"

	"example.org/sourcebook/cmd/lexicon/table"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/schema"
)

// given is a name that a language has for a region.
type given struct{ language, name, id string }

// frequent is the share of the names of a language, as one of so many, that begin or end with a word for what they
// are: province, county; in a script without blanks, or of syllables, that end with such a character.
const frequent = 100

// classes are the words, by language, with which names begin or end so often that they say what is named.
type classes map[string]map[string]int

func classesOf(list []given) classes {
	all, count := map[string]int{}, classes{}
	for _, g := range list {
		if count[g.language] == nil {
			count[g.language] = map[string]int{}
		}
		all[g.language]++
		for _, w := range ends(g.name) {
			count[g.language][w]++
		}
	}
	for tag, words := range count {
		for w, n := range words {
			if n*frequent < all[tag] {
				delete(words, w)
			}
		}
	}
	return count
}

// ends gives the words with which a name of several begins and ends, each marked with its side.
func ends(name string) []string {
	k := keyOf(name)
	if first, last := strings.Index(k, " "), strings.LastIndex(k, " "); first > 0 {
		return []string{k[:first+1], k[last:]}
	}
	if letters := []rune(k); len(letters) > 2 && character.Syllabic(letters[0]) {
		return []string{string(letters[len(letters)-1])}
	}
	return nil
}

// bare gives the key of a name without the word for what it is, and whether it has one.
func (c classes) bare(g given) (string, bool) {
	k := keyOf(g.name)
	for _, w := range ends(g.name) {
		if c[g.language][w] == 0 {
			continue
		}
		if rest, ok := strings.CutSuffix(k, w); ok {
			return rest, true
		}
		return strings.TrimPrefix(k, w), true
	}
	return k, false
}

// settle says which place each name means. A region may share its name with the town in it: the bare name is the
// town's, where English has it so. Elsewhere a name may stand without the word for what it is.
func (a *atlas) settle(l *language.Lexicon) error {
	english, err := gazetteer.Load(l, schema.Language)
	if err != nil {
		return err
	}
	towns, err := l.Names().Towns("latin")
	if err != nil {
		return err
	}
	class := classesOf(a.given)
	whole := map[string]bool{} // keys of names as they are given
	town := map[string]string{}
	for _, g := range a.given {
		whole[keyOf(g.name)] = true
		if town[g.id] != "" {
			continue
		}
		var id string
		id, town[g.id] = townLike(given{schema.Language, a.names[g.id], g.id}, class, english, towns)
		switch {
		case id == "-":
		case a.articles[g.id] != "" && keyOf(a.articles[g.id]) == keyOf(a.townNames[id]):
			a.same[id] = g.id
		default:
			a.towns[g.id] = id
		}
	}
	for _, g := range a.given {
		bare, has := class.bare(g)
		if town[g.id] == "-" && keyOf(g.name) != keyOf(a.names[g.id]) && isTown(l, g.name) {
			continue
		}
		switch t := town[g.id]; {
		case t != "-" && !has && words(g.name) == words(a.names[g.id]):
			a.add(bare, t)
		case t != "-" || !has:
			a.add(keyOf(g.name), g.id)
		default:
			a.add(keyOf(g.name), g.id)
			if !whole[bare] && !isTown(l, bare) {
				a.add(bare, g.id)
			}
		}
	}
	return nil
}

// isTown reports whether a town has the name, too.
func isTown(l *language.Lexicon, name string) bool {
	key := gazetteer.Key(name)
	file, err := l.Names().Towns(strings.ToLower(character.ScriptOfText(key).String()))
	return err == nil && file.Has(key)
}

func words(name string) int { return strings.Count(keyOf(name), " ") }

// townLike gives the identifier of the town in the country that has the English name of a region, and that which the
// name means in a text; a hyphen for none.
func townLike(g given, class classes, english *gazetteer.Knowledge, towns *language.Sorted) (id, meant string) {
	bare, _ := class.bare(g)
	country := strings.ToUpper(g.id[:2])
	for _, key := range []string{gazetteer.Key(g.name), bare} {
		row, ok := towns.Find(key)
		if !ok {
			continue
		}
		columns := strings.Split(row, "\t")
		if columns[2] != country {
			continue
		}
		id = "geonames-" + columns[0]
		for _, list := range english.Names {
			if e := list.Entries[key]; e != nil && e.ID != id {
				return id, "-"
			}
		}
		return id, id
	}
	return "-", "-"
}

// townsOf takes the English names of the towns: that of GeoNames, or the one of towns.tsv.
func (a *atlas) townsOf(l *language.Lexicon) error {
	towns, err := l.Names().Towns("latin")
	if err != nil {
		return err
	}
	english := map[[2]string]string{}
	for _, row := range table.Rows(tables, "towns.tsv", "name", "country", "english") {
		english[[2]string{row[1], row[0]}] = row[2]
	}
	for _, row := range towns.All() {
		columns := strings.Split(row, "\t")
		id, name := "geonames-"+columns[0], columns[3]
		a.townNames[id] = name
		if other := english[[2]string{columns[2], name}]; other != "" {
			a.names[id], a.townNames[id] = other, other
		}
	}
	return nil
}
