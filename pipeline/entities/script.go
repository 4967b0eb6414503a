package entities

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/schema"
)

// plain joins places that the lexicon has not to the one that it has whose name differs in accents only.
func (r *registry) plain(name string) error {
	list, err := r.spelt()
	if err != nil {
		return err
	}
	known := map[string][]*spelt{}
	for _, s := range list {
		if s.latin && s.group.id != "" {
			for _, words := range s.words {
				k := character.Plain(strings.Join(words, " "))
				if !slices.Contains(known[k], s) {
					known[k] = append(known[k], s)
				}
			}
		}
	}
	for _, s := range list {
		if !s.latin || s.group.id != "" || s.group.typ != "place" {
			continue
		}
		if found := known[character.Plain(strings.Join(s.words[0], " "))]; len(found) == 1 {
			r.join(found[0].key, s.key, name)
		}
	}
	return nil
}

// romanize joins names in another script to those in Latin letters that read alike letter by letter.
func (r *registry) romanize(name string) error { return r.toLatin(name, spelling.ByLetters) }

// respell joins names in another script to those in Latin letters that the lexicon says are their spellings.
func (r *registry) respell(name string) error { return r.toLatin(name, spelling.ByLexicon) }

// toLatin joins names in other scripts to those in Latin letters, and these among each other.
func (r *registry) toLatin(name string, way spelling.Way) error {
	list, err := r.spelt()
	if err != nil {
		return err
	}
	names, err := latinNames(r, list)
	if err != nil {
		return err
	}
	index := spelling.NewIndex(names)
	for _, s := range list {
		if s.latin || s.group.into != nil {
			continue
		}
		var found []*spelt
		for _, in := range orders {
			var readings []string
			err := eachReading(r, s, way, in, func(options [][]string) {
				readings = index.Heard(readings, options, mostReadings)
			})
			if err != nil {
				return err
			}
			slices.Sort(readings)
			for _, x := range slices.Compact(readings) {
				if utf8.RuneCountInString(x) < leastSound {
					continue
				}
				for _, f := range names[x] {
					if slices.Contains(found, f) || !s.fits(f) {
						continue
					}
					chance, err := r.byChance(s, f)
					if err != nil {
						return err
					}
					if !chance {
						found = append(found, f)
					}
				}
			}
			if len(found) > 0 {
				break
			}
		}
		joinAll(r, append(found, s), name)
	}
	return nil
}

// latinNames gives the names in Latin letters by how they read.
func latinNames(r *registry, list []*spelt) (map[string][]*spelt, error) {
	if r.latin != nil {
		return r.latin, nil
	}
	index := map[string][]*spelt{}
	for _, s := range list {
		if !s.latin {
			continue
		}
		for _, words := range slices.Concat(s.words, s.joined) {
			k := ""
			for _, w := range words {
				letters, err := r.speller.Letters(w)
				if err != nil {
					return nil, err
				}
				k += r.speller.Sounds(letters)
			}
			if n := len(index[k]); n == 0 || index[k][n-1] != s {
				index[k] = append(index[k], s)
			}
		}
	}
	r.latin = index
	return index, nil
}

// fits reports whether two names that read alike may be one by their types: they are of one, or the tagger guessed one
// of a name of several words.
func (s *spelt) fits(f *spelt) bool {
	return s.group.typ == f.group.typ || !f.single() && (s.group.guessed() || f.group.guessed())
}

// byChance reports whether two names that read alike do so by chance as often as not: one of them is a word alone, and
// the other a run of ideographs, or the word is a given name, which many people have.
func (r *registry) byChance(s, latin *spelt) (bool, error) {
	if !latin.single() || s.group.typ != "person" {
		return false, nil
	}
	if !s.single() || character.Spaceless([]rune(s.words[0][0])[0]) && !spelling.Kana(s.words[0][0]) {
		return true, nil
	}
	people, err := r.lexicon.Names().People()
	if err != nil {
		return false, err
	}
	kind, _ := people.Find(latin.words[0][0])
	return strings.Contains(kind, "g"), nil
}

// member is a name with the group that it names.
type member struct {
	key   string
	group *group
}

func (m member) itself() member { return m }

// joinAll joins names to the first of them, if they stand in languages of their own: two of one language are two.
func joinAll[T interface{ itself() member }](r *registry, list []T, name string) {
	seen := map[string]*group{}
	for _, m := range list {
		root, _ := m.itself().group.root()
		for _, l := range m.itself().group.languages() {
			if g := seen[l]; g != nil && g != root {
				return
			}
			seen[l] = root
		}
	}
	if len(list) < 2 {
		return
	}
	first := slices.MinFunc(list, func(a, b T) int { return a.itself().group.firmer(b.itself().group) }).itself()
	for _, m := range list {
		r.join(first.key, m.itself().key, name)
	}
}

// acrossScripts joins names in two scripts other than Latin that read alike, and names in Latin letters of two
// languages.
func (r *registry) acrossScripts(name string) error {
	return r.between(name, func(s *spelt) ([]string, error) {
		readings, err := readings(r, s, spelling.ByLexicon)
		return slices.DeleteFunc(readings, func(x string) bool { return utf8.RuneCountInString(x) < leastFull }), err
	}, func(a, b *spelt) bool { return !a.han() && !b.han() })
}

// byConsonants joins names of two words or more, one of them in a script that has no letters for vowels or syllables in
// their place, whose consonants are the same.
func (r *registry) byConsonants(name string) error {
	return r.between(name, func(s *spelt) ([]string, error) {
		var out []string
		for _, words := range s.words {
			k, n := "", 0
			for _, w := range words {
				letters, err := r.speller.Letters(w)
				if err != nil {
					return nil, err
				}
				c := spelling.Consonants(letters)
				n += len(c)
				k += c + " "
			}
			if tellsByConsonants(s.group.typ, words, n) {
				out = append(out, k)
			}
		}
		slices.Sort(out)
		return slices.Compact(out), nil
	}, func(a, b *spelt) bool { return a.latin != b.latin })
}

// tellsByConsonants reports whether n consonants of a name are enough to know it by.
func tellsByConsonants(typ string, words []string, n int) bool {
	if spelling.Vowels(words[0]) {
		return false
	}
	return n >= leastConsonants && len(words) > 1 || n >= leastOfFirm && typ == schema.TypeOrganization
}

// mostOfWord is how many names may have a word so that it leads to them.
const mostOfWord = 256

// wordPlace is a word of a name in Latin letters, by its sounds, and where it stands.
type wordPlace struct {
	typ       string
	at, words int
	sounds    string
}

// wordIndex has the names in Latin letters by each of their words.
func (r *registry) wordIndex(list []*spelt) (map[wordPlace][]*spelt, error) {
	index := map[wordPlace][]*spelt{}
	for _, s := range list {
		if !s.latin {
			continue
		}
		for _, words := range s.words {
			for i, w := range words {
				letters, err := r.speller.Letters(w)
				if err != nil {
					return nil, err
				}
				p := wordPlace{s.group.typ, i, len(words), r.speller.Sounds(letters)}
				if n := len(index[p]); n == 0 || index[p][n-1] != s {
					index[p] = append(index[p], s)
				}
			}
		}
	}
	return index, nil
}

// byOneWord joins a name of several words in another script to the only one in Latin letters that has one of the words
// at the same place and whose other words have nearly the same consonants.
func (r *registry) byOneWord(name string) error {
	list, err := r.spelt()
	if err != nil {
		return err
	}
	index, err := r.wordIndex(list)
	if err != nil {
		return err
	}
	for _, s := range list {
		if s.latin || s.group.into != nil {
			continue
		}
		var found []*spelt
		for _, words := range s.words {
			if len(words) < 2 {
				continue
			}
			for i := range words {
				if found, err = r.besideWord(found, index, s.group.typ, words, i); err != nil {
					return err
				}
			}
		}
		joinAll(r, append(found, s), name)
	}
	return nil
}

// besideWord appends the names that have word i of a name at its place, and others beside it that are nearly those of
// the name.
func (r *registry) besideWord(found []*spelt, index map[wordPlace][]*spelt, typ string, words []string, i int) (
	[]*spelt, error) {
	readings, err := r.byLexicon(words[i])
	if err != nil {
		return nil, err
	}
	for _, x := range readings {
		list := index[wordPlace{typ, i, len(words), r.speller.Sounds(x)}]
		if len(list) > mostOfWord {
			continue
		}
		for _, f := range list {
			like, err := r.alike(words, f, i)
			if err != nil {
				return nil, err
			}
			if like && !slices.Contains(found, f) {
				found = append(found, f)
			}
		}
	}
	return found, nil
}

// alike reports whether the words of a name, but for the one at place known, have nearly the consonants of those of
// another name.
func (r *registry) alike(words []string, other *spelt, known int) (bool, error) {
	for _, o := range other.words {
		if len(o) != len(words) {
			continue
		}
		same := true
		for i := range words {
			if i == known {
				continue
			}
			near, err := r.near(words[i], o[i])
			if err != nil {
				return false, err
			}
			same = same && near
		}
		if same {
			return true, nil
		}
	}
	return false, nil
}

// near reports whether a word of another script may be one in Latin letters: they have nearly the same consonants, and
// are not both known as names, which would be two names.
func (r *registry) near(word, latin string) (bool, error) {
	people, err := r.lexicon.Names().People()
	if err != nil {
		return false, err
	}
	readings, err := r.byLexicon(word)
	if err != nil {
		return false, err
	}
	letters, err := r.speller.Letters(latin)
	if err != nil {
		return false, err
	}
	if slices.ContainsFunc(readings, func(x string) bool { return r.speller.Sounds(x) == r.speller.Sounds(letters) }) {
		return true, nil
	}
	c := spelling.Consonants(letters)
	if !slices.ContainsFunc(readings, func(x string) bool { return spelling.Near(spelling.Consonants(x), c) }) {
		return false, nil
	}
	known := func(s string) bool { return inPeople(people, s) }
	return !known(letters) || !slices.ContainsFunc(readings, known), nil
}

// between joins two names if they have a reading in common that no other name has, and fit.
func (r *registry) between(name string, read func(s *spelt) ([]string, error), fit func(a, b *spelt) bool) error {
	list, err := r.spelt()
	if err != nil {
		return err
	}
	index := map[string][]*spelt{}
	var order []string
	for _, s := range list {
		readings, err := read(s)
		if err != nil {
			return err
		}
		for _, x := range readings {
			k := s.group.typ + ":" + x
			if len(index[k]) == 0 {
				order = append(order, k)
			}
			index[k] = append(index[k], s)
		}
	}
	slices.Sort(order)
	for _, k := range order {
		list := index[k]
		slices.SortStableFunc(list, func(a, b *spelt) int { return strings.Compare(a.key, b.key) })
		list = slices.DeleteFunc(list, func(s *spelt) bool { return s != list[0] && !fit(list[0], s) })
		joinAll(r, list, name)
	}
	return nil
}

// byIdeographs joins names in ideographs to those in Latin letters that they read like, each ideograph by itself, in
// one of the languages that have readings of their own.
func (r *registry) byIdeographs(name string) error {
	for system := range spelling.Systems {
		err := r.toLatin(name, spelling.ByIdeographs+spelling.Way(system))
		if err != nil {
			return err
		}
	}
	return nil
}
