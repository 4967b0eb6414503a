package entities

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/align/sense"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
)

// glossary says what the words of names of a type mean in a language.
type glossary struct {
	*registry
	typ       string
	known     *knowledge
	table     *sense.Table
	endings   []language.Ending
	particles map[string]bool
}

func (r *registry) glossary(lang, typ string) (*glossary, error) {
	g := &glossary{registry: r, typ: typ}
	var err error
	if g.known, err = r.knowledge(lang); err != nil {
		return nil, err
	}
	if g.table, err = sense.Read(r.lexicon, lang); err != nil {
		return nil, err
	}
	if g.endings, err = r.lexicon.Names().Endings(base(lang)); err != nil {
		return nil, err
	}
	g.particles, err = r.lexicon.Names().Particles()
	return g, err
}

// senses gives the senses of the words of a name, without those that only join others.
func (g *glossary) senses(name string) ([][]uint32, error) {
	var out [][]uint32
	var failed error
	add := func(word string, senses []uint32) {
		if _, joins := g.known.connectors[word]; joins || g.particles[word] || !letters(word) || isLetter(word) {
			return
		}
		more, err := g.word(word, senses)
		if err != nil {
			failed = err
		}
		out = append(out, more...)
	}
	if g.table == nil {
		for _, w := range words(name) {
			add(w, nil)
		}
	} else {
		g.table.Words(name, add)
	}
	return out, failed
}

// word gives the senses of a word, and of its two parts if only they have some; listed are those that the table has.
func (g *glossary) word(word string, listed []uint32) ([][]uint32, error) {
	plain := character.Plain(word)
	var all []uint32
	for _, base := range append([]string{plain}, bases(plain, g.endings)...) {
		if w, ok := g.known.meaning(g.typ, base); ok {
			all = append(all, sense.OfEnglish(w))
			break
		}
	}
	if all == nil && g.table.Exact(word) == nil {
		if a, b := g.compound(word); a != nil {
			return [][]uint32{a, b}, nil
		}
	}
	all = append(all, listed...)
	if c, ok := g.known.classes[plain]; ok && c.typ == g.typ {
		all = append(all, sense.OfEnglish(c.concept))
	}
	own, err := g.named(word)
	all = append(all, own...)
	slices.Sort(all)
	return [][]uint32{slices.Compact(all)}, err
}

// named gives the senses of a word as a name: of the town that it names, and of what it reads like in Latin letters.
func (g *glossary) named(word string) ([]uint32, error) {
	var out []uint32
	file, err := g.lexicon.Names().Towns(townScript(word))
	if err != nil {
		return nil, err
	}
	if row, ok := file.Find(word); ok {
		id, _, _ := strings.Cut(row, "\t")
		out = append(out, sense.OfEnglish(id))
	}
	readings, err := g.byLexicon(word)
	for _, x := range readings {
		if x != "" {
			out = append(out, sense.OfEnglish(g.speller.Sounds(x)))
		}
	}
	return out, err
}

// parted gives the senses of the two parts of a name without blanks that ends with its class word: what stands before
// it, as a name, and the class word; none if it does not.
func (g *glossary) parted(name string) ([][]uint32, error) {
	if strings.ContainsFunc(name, func(r rune) bool { return !character.IsWord(r) }) || isLatin(name) {
		return nil, nil
	}
	own, class := "", ""
	for i := range name {
		if c, ok := g.known.classes[character.Plain(name[i:])]; ok && c.typ == g.typ && i > 0 {
			own, class = name[:i], c.concept
			break
		}
	}
	if utf8.RuneCountInString(own) < leastOwn {
		return nil, nil
	}
	senses, err := g.named(own)
	if id := g.known.countries[own]; id != "" {
		senses = append(senses, sense.OfEnglish(id))
	}
	return [][]uint32{senses, {sense.OfEnglish(class)}}, err
}

// leastOwn is how many signs stand before the class word of a name without blanks.
const leastOwn = 2

func isLatin(name string) bool { return !otherScript(name) }

// compound gives the senses of the two parts of a word that has none itself, nil if it cannot be cut in two.
func (g *glossary) compound(word string) (first, second []uint32) {
	if utf8.RuneCountInString(word) < leastCompound {
		return nil, nil
	}
	part := func(w string, more int) []uint32 {
		for cut := 0; cut <= more && utf8.RuneCountInString(w) >= leastPart; cut++ {
			all := slices.Clone(g.table.Exact(w))
			if c, ok := g.known.classes[character.Plain(w)]; ok && c.typ == g.typ {
				all = append(all, sense.OfEnglish(c.concept))
			}
			if c := g.known.terms[character.Plain(w)]; c != "" {
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
