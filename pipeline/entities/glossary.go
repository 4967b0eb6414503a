package entities

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/align/sense"
	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/pipeline/entities/wording"
	"example.org/sourcebook/pipeline/language"
)

// glossary says what the words of names of a type mean in a language.
type glossary struct {
	*registry
	typ       string
	language  string
	known     *wording.Wording
	table     *sense.Table
	endings   []language.Ending
	particles map[string]bool
}

func (r *registry) glossary(lang, typ string) (*glossary, error) {
	g := &glossary{registry: r, typ: typ, language: lang}
	var err error
	if g.known, err = r.wording(lang); err != nil {
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
		if g.joins(word, name) || g.particles[word] || !wording.Letters(word) || isLetter(word) {
			return
		}
		more, err := g.word(word, senses)
		if err != nil {
			failed = err
		}
		out = append(out, more...)
	}
	if g.table == nil {
		for _, w := range wording.Words(name) {
			add(w, nil)
		}
	} else {
		g.table.Words(name, add)
	}
	return out, failed
}

// joins reports whether a word of a name only joins others. One for where something is does so in small letters; with a
// capital it is the name's own: "Indonesian Central Bureau".
func (g *glossary) joins(word, name string) bool {
	always, listed := g.known.Connectors[word]
	if !listed || always {
		return listed
	}
	r, size := utf8.DecodeRuneInString(word)
	return !strings.Contains(name, string(unicode.ToUpper(r))+word[size:])
}

// word gives the senses of a word, and of its two parts if only they have some; listed are those that the table has.
func (g *glossary) word(word string, listed []uint32) ([][]uint32, error) {
	plain := character.Plain(word)
	var all []uint32
	for _, base := range append([]string{plain}, spelling.Bases(plain, g.endings)...) {
		if w, ok := g.known.Meaning(g.typ, base); ok {
			all = append(all, sense.OfEnglish(w))
			break
		}
	}
	if all == nil && g.table.Exact(word) == nil {
		if a, b := g.compound(word); a != nil {
			return [][]uint32{a, b}, nil
		}
		if a, b, err := g.calledAfter(word); a != nil || err != nil {
			return [][]uint32{a, b}, err
		}
	}
	c, ok := g.known.Classes[plain]
	if ok = ok && c.Type == g.typ; ok {
		listed = nil // an assembly is no party, though both are meetings
		all = append(all, sense.OfEnglish(c.Concept))
	}
	if ok && c.More != nil {
		return append([][]uint32{all}, c.Senses()...), nil
	}
	all = append(all, listed...)
	own, err := g.named(word)
	all = append(all, own...)
	slices.Sort(all)
	return [][]uint32{slices.Compact(all)}, err
}

// named gives the senses of a word as a name: of the town or the region that it names, and of what it reads like in
// Latin letters.
func (g *glossary) named(word string) ([]uint32, error) {
	var out []uint32
	town, err := g.atlas.Town(word)
	if err != nil {
		return nil, err
	}
	if town != "" {
		out = append(out, sense.OfEnglish(town))
	}
	at, err := g.atlas.Located(word, g.language)
	if err != nil {
		return nil, err
	}
	if at != nil {
		out = append(out, sense.OfEnglish(at.ID))
		if at.Town != "" {
			out = append(out, sense.OfEnglish(at.Town))
		}
	}
	readings, err := g.byLexicon(word)
	for _, x := range readings {
		if x != "" {
			out = append(out, sense.OfEnglish(g.speller.Sounds(x)))
		}
	}
	return out, err
}

// parted gives the ways to read a name without blanks that ends with its class word: what stands before it as one
// name, or as words that have senses, and the class word, or the word that it begins with and what it is; none if it
// does not.
func (g *glossary) parted(name string) ([][][]uint32, error) {
	if strings.ContainsFunc(name, func(r rune) bool { return !character.IsWord(r) }) || !otherScript(name) {
		return nil, nil
	}
	own, word := "", ""
	for i := range name {
		if c, ok := g.known.Classes[character.Plain(name[i:])]; ok && c.Type == g.typ && i > 0 {
			own, word = name[:i], name[i:]
			break
		}
	}
	if utf8.RuneCountInString(own) < leastOwn {
		return nil, nil
	}
	c := g.known.Classes[character.Plain(word)]
	class := append([]uint32{sense.OfEnglish(c.Concept)}, g.table.Exact(word)...)
	whole := append([][]uint32{class}, c.Senses()...)
	senses, err := g.named(own)
	if err != nil {
		return nil, err
	}
	if id := g.known.Countries[own]; id != "" {
		senses = append(senses, sense.OfEnglish(id))
	}
	out := [][][]uint32{append([][]uint32{senses}, whole...)}
	before, err := g.segments(own)
	if err != nil || before == nil {
		return out, err
	}
	if len(before) > 1 {
		out = append(out, slices.Concat(before, whole))
	}
	for i := range word {
		if i == 0 || !g.meant(word[:i]) {
			continue
		}
		within, err := g.word(word[:i], g.table.Exact(word[:i]))
		if err != nil {
			return nil, err
		}
		out = append(out, slices.Concat(before, within, [][]uint32{class}))
	}
	return out, nil
}

// segments cuts a run without blanks into words that have senses, the longest first; none if it cannot.
func (g *glossary) segments(run string) ([][]uint32, error) {
	for end := len(run); end > 0; {
		if w := run[:end]; g.meant(w) {
			rest, err := g.segments(run[end:])
			if err != nil {
				return nil, err
			}
			if rest != nil || end == len(run) {
				senses, err := g.word(w, g.table.Exact(w))
				return append(senses, rest...), err
			}
		}
		_, size := utf8.DecodeLastRuneInString(run[:end])
		end -= size
	}
	return nil, nil
}

// meant reports whether a run is a word of two signs or more that has a sense.
func (g *glossary) meant(run string) bool {
	if utf8.RuneCountInString(run) < leastOwn {
		return false
	}
	return g.known.Countries[run] != "" || g.known.Terms[run] != "" || g.table.Exact(run) != nil
}

// leastOwn is how many signs stand before the class word of a name without blanks.
const leastOwn = 2

// calledAfter gives the senses of the two parts of a word that ends with a class word: those of what stands before it
// as a name, and of the class word; nil if it has no such end.
func (g *glossary) calledAfter(word string) (name, class []uint32, err error) {
	for i := range word {
		c, ok := g.known.Classes[character.Plain(word[i:])]
		if !ok || c.Type != g.typ || utf8.RuneCountInString(word[:i]) < leastPart ||
			utf8.RuneCountInString(word[i:]) < leastPart {
			continue
		}
		name, err = g.named(word[:i])
		return name, []uint32{sense.OfEnglish(c.Concept)}, err
	}
	return nil, nil, nil
}

// compound gives the senses of the two parts of a word that has none itself, nil if it cannot be cut in two.
func (g *glossary) compound(word string) (first, second []uint32) {
	if utf8.RuneCountInString(word) < leastCompound {
		return nil, nil
	}
	part := func(w string, more int) []uint32 {
		for cut := 0; cut <= more && utf8.RuneCountInString(w) >= leastPart; cut++ {
			all := slices.Clone(g.table.Exact(w))
			if c, ok := g.known.Classes[character.Plain(w)]; ok && c.Type == g.typ {
				all = append(all, sense.OfEnglish(c.Concept))
			}
			if c := g.known.Terms[character.Plain(w)]; c != "" {
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
