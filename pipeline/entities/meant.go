package entities

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/align/sense"
	"example.org/sourcebook/pipeline/character"
)

// Names of bodies and laws in two languages are one if each word of one means what a word of the other does: "Agence
// nationale de sécurité maritime", "National Maritime Safety Agency". What a word means are the English words that the
// lexicon has for it, the country or town that it names, or the name that it spells.

// Bounds of what is compared.
const (
	leastMeant    = 2   // words of a name
	mostMeant     = 10  // words of a name
	leastCompound = 8   // letters of a word that may be put together of two
	leastPart     = 4   // letters of each of the two
	joint         = 2   // letters that may join them: Arbeit-s-organisation
	ending        = 2   // letters that may follow: domstol-en
	mostSharing   = 512 // names that share a sense, so that it leads to them
)

// meant is a form of the name of a body or a law: the senses of each of its words.
type meant struct {
	member
	language string
	words    [][]uint32
}

// translate joins names of bodies and laws in two languages that mean the same.
func (r *registry) translate(name string) error {
	var list []*meant
	index := map[uint32][]*meant{} // sense → names that have it
	for _, k := range r.order {
		g := r.groups[k]
		if g.retyped() || g.typ != "organization" && g.typ != "law" {
			continue
		}
		forms, err := r.meanings(k, g)
		if err != nil {
			return err
		}
		for _, m := range forms {
			list = append(list, m)
			for s := range m.senses() {
				index[s] = append(index[s], m)
			}
		}
	}
	for _, m := range list {
		if m.group.into != nil {
			continue
		}
		found := []*meant{m}
		for _, other := range m.candidates(index) {
			if m.comparable(other) && matches(m.words, other.words) && !slices.ContainsFunc(found, other.sameGroup) {
				found = append(found, other)
			}
		}
		joinAll(r, found, name)
	}
	return nil
}

// comparable reports whether two names may be one: they stand in two languages and are of one type.
func (m *meant) comparable(other *meant) bool {
	return m.language != other.language && m.group.typ == other.group.typ
}

func (m *meant) sameGroup(other *meant) bool { return m.group == other.group }

// senses gives each sense of a word of the name.
func (m *meant) senses() map[uint32]bool {
	all := map[uint32]bool{}
	for _, w := range m.words {
		for _, s := range w {
			all[s] = true
		}
	}
	return all
}

// candidates gives the names that share a sense with that word of the name whose senses the fewest have, in order.
func (m *meant) candidates(index map[uint32][]*meant) []*meant {
	count := func(w []uint32) (n int) {
		for _, s := range w {
			n += len(index[s])
		}
		return n
	}
	rarest := slices.MinFunc(m.words, func(a, b []uint32) int { return cmp.Compare(count(a), count(b)) })
	var out []*meant
	seen := map[*meant]bool{}
	for _, s := range rarest {
		if len(index[s]) > mostSharing {
			continue
		}
		for _, other := range index[s] {
			if len(other.words) == len(m.words) && !seen[other] {
				seen[other] = true
				out = append(out, other)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *meant) int { return strings.Compare(a.key, b.key) })
	return out
}

// matches reports whether each word of a has a word of b of its own with which it shares a sense.
func matches(a, b [][]uint32) bool {
	owner := make([]int, len(b)) // the number of the word of a that has the word of b, from 1; 0 for none
	for i := range a {
		if !assign(a, b, i, owner, make([]bool, len(b))) {
			return false
		}
	}
	return true
}

// assign gives word i of a a word of b that was not asked yet, for which the one that has it may take another (Kuhn
// 1955, by augmenting paths).
func assign(a, b [][]uint32, i int, owner []int, asked []bool) bool {
	for j, w := range b {
		if asked[j] || !slices.ContainsFunc(a[i], func(s uint32) bool { return slices.Contains(w, s) }) {
			continue
		}
		asked[j] = true
		if owner[j] == 0 || assign(a, b, owner[j]-1, owner, asked) {
			owner[j] = i + 1
			return true
		}
	}
	return false
}

// meanings gives the forms of a group whose words all have senses, sorted.
func (r *registry) meanings(key string, g *group) ([]*meant, error) {
	var out []*meant
	for _, f := range g.sortedForms() {
		if f.short || len(out) >= mostForms {
			continue
		}
		words, err := r.sensesOf(f.clean, f.language, g.typ)
		if err != nil {
			return nil, err
		}
		if n := len(words); n < leastMeant || n > mostMeant {
			continue
		}
		out = append(out, &meant{member{key, g}, f.language, words})
	}
	return out, nil
}

// sensesOf gives the senses of the words of a name, without those that only join others.
func (r *registry) sensesOf(name, lang, typ string) ([][]uint32, error) {
	k, err := r.knowledge(lang)
	if err != nil {
		return nil, err
	}
	table, err := sense.Read(r.lexicon, lang)
	if err != nil {
		return nil, err
	}
	towns, err := r.lexicon.Names().Towns("latin")
	if err != nil {
		return nil, err
	}
	endings, err := r.lexicon.Names().Endings(base(lang))
	if err != nil {
		return nil, err
	}
	particles, err := r.lexicon.Names().Particles()
	if err != nil {
		return nil, err
	}
	var out [][]uint32
	var failed error
	add := func(word string, senses []uint32) {
		plain := character.Plain(word)
		if _, joins := k.connectors[word]; joins || particles[word] || !letters(word) || isLetter(word) {
			return
		}
		var all []uint32
		for _, base := range append([]string{plain}, bases(plain, endings)...) {
			if w, ok := k.meaning(typ, base); ok {
				all = append(all, sense.OfEnglish(w))
				break
			}
		}
		if all == nil && table.Exact(word) == nil {
			if a, b := compound(word, table, k, typ); a != nil {
				out = append(out, a, b)
				return
			}
		}
		all = append(all, senses...)
		if c, ok := k.classes[plain]; ok && c.typ == typ {
			all = append(all, sense.OfEnglish(c.concept))
		}
		if row, ok := towns.Find(word); ok {
			id, _, _ := strings.Cut(row, "\t")
			all = append(all, sense.OfEnglish(id))
		}
		latin, err := r.speller.Letters(word)
		if failed = cmp.Or(failed, err); latin != "" {
			all = append(all, sense.OfEnglish(r.speller.Sounds(latin)))
		}
		slices.Sort(all)
		out = append(out, slices.Compact(all))
	}
	if table == nil {
		for _, w := range words(name) {
			add(w, nil)
		}
	} else {
		table.Words(name, add)
	}
	return out, failed
}

// compound gives the senses of the two parts of a word that has none itself, nil if it cannot be cut in two.
func compound(word string, t *sense.Table, k *knowledge, typ string) (first, second []uint32) {
	if utf8.RuneCountInString(word) < leastCompound {
		return nil, nil
	}
	part := func(w string, more int) []uint32 {
		for cut := 0; cut <= more && utf8.RuneCountInString(w) >= leastPart; cut++ {
			all := slices.Clone(t.Exact(w))
			if c, ok := k.classes[character.Plain(w)]; ok && c.typ == typ {
				all = append(all, sense.OfEnglish(c.concept))
			}
			if c := k.terms[character.Plain(w)]; c != "" {
				all = append(all, sense.OfEnglish(c))
			}
			if all != nil {
				return all
			}
			_, size := utf8.DecodeLastRuneInString(w)
			w = w[:len(w)-size]
		}
		return nil
	}
	for i := leastPart; i <= len(word)-leastPart; i++ {
		if !utf8.RuneStart(word[i]) {
			continue
		}
		if b := part(word[i:], ending); b != nil {
			if a := part(word[:i], joint); a != nil {
				return a, b
			}
		}
	}
	return nil, nil
}

// isLetter reports whether a word is one letter of a script that has words.
func isLetter(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && !character.Spaceless(r)
}
