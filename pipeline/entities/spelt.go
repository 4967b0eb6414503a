package entities

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/entities/spelling"
	"example.org/sourcebook/pipeline/language"
)

// Names of people and places are one if they read alike: "Марко Беллини", "Marco Bellini"; "阿尔伯特·爱因斯坦", "Albert
// Einstein". Names are compared as a whole, with the family name at either end.

// Bounds of what is compared.
const (
	leastSound      = 5    // letters of a name of one word
	leastFull       = 7    // letters of a name that only sounds like another one
	leastConsonants = 7    // consonants of a name of which only these are compared
	leastOfFirm     = 5    // the same, of a body in one word
	mostReadings    = 4096 // ways to read one name
	mostForms       = 4    // forms of a name that are read
	leastSpelt      = 5    // consonants of a name of several words that Chinese spells
)

// spelt is a group whose name can be read in Latin letters.
type spelt struct {
	member
	words   [][]string // the words of each form
	joined  [][]string // those of a form with its small words
	latin   bool       // all in Latin letters
	endings []language.Ending
}

// order is how the words of a name are taken to read it.
type order struct {
	turned bool // the first word last, and the last word first
	base   bool // in the first case, where they stand in another one
}

// orders are those in which a name is read, until one leads to another name.
var orders = []order{{false, false}, {true, false}, {false, true}}

// spelt gives the groups of people and places, in order. Those of the lexicon's places count only in Latin letters,
// where others may come to them.
func (r *registry) spelt() ([]*spelt, error) {
	if r.spelled != nil {
		return r.spelled, nil
	}
	for _, k := range r.order {
		g := r.groups[k]
		if g.retyped() || !slices.Contains(likelier, g.typ) {
			continue
		}
		s := &spelt{member: member{k, g}}
		var names []string
		for _, f := range g.forms {
			if !f.short {
				names = append(names, f.clean)
			}
		}
		slices.Sort(names)
		names = slices.Compact(names)
		for _, n := range names[:min(len(names), mostForms)] {
			words, err := r.nameWords(n)
			if err != nil {
				return nil, err
			}
			if len(words) > 0 {
				s.words = append(s.words, words)
			}
			if joined := spelling.WithParticles(n, words); joined != nil {
				s.joined = append(s.joined, joined)
			}
		}
		s.latin = !slices.ContainsFunc(names, otherScript)
		for _, l := range g.languages() {
			endings, err := r.lexicon.Names().Endings(base(l))
			if err != nil {
				return nil, err
			}
			s.endings = append(s.endings, endings...)
		}
		if len(s.words) > 0 && (s.latin || g.id == "") {
			r.spelled = append(r.spelled, s)
		}
	}
	return r.spelled, nil
}

// single reports whether the name is one word.
func (s *spelt) single() bool { return len(s.words) == 1 && len(s.words[0]) == 1 }

// han reports whether the name begins with an ideograph.
func (s *spelt) han() bool {
	r, _ := utf8.DecodeRuneInString(s.words[0][0])
	return unicode.Is(unicode.Han, r)
}

// nameWords cuts a name into words, without small words such as "al" or "van" where two others are left.
func (r *registry) nameWords(name string) ([]string, error) {
	words := strings.FieldsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !character.Prolongs(r)
	})
	particles, err := r.lexicon.Names().Particles()
	if err != nil {
		return nil, err
	}
	var own []string
	for _, w := range words {
		letters, err := r.speller.Letters(w)
		if err != nil {
			return nil, err
		}
		if !particles[letters] {
			own = append(own, w)
		}
	}
	if len(own) < 2 {
		return words, nil
	}
	return own, nil
}

// otherScript reports whether a name has letters that are not Latin.
func otherScript(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

// byLexicon reads a word as the lexicon has it, and letter by letter.
func (r *registry) byLexicon(word string) ([]string, error) {
	return r.speller.Read(spelling.ByLexicon, word)
}

// transcribed gives the rows of consonants that a word has in a name that Chinese spells.
func (r *registry) transcribed(word string) ([]string, error) {
	letters, err := r.speller.Letters(word)
	if err != nil {
		return nil, err
	}
	side := spelling.OfLetters
	if first, _ := utf8.DecodeRuneInString(word); unicode.Is(unicode.Han, first) {
		side = spelling.OfIdeographs
	}
	return r.speller.Transcribed(side, letters)
}

// readings gives the ways in which a name may read, sorted: of each word what the way gives, all in one.
func readings(r *registry, s *spelt, way spelling.Way) ([]string, error) {
	var out []string
	err := eachReading(r, s, way, order{}, func(options [][]string) { out = products(out, options) })
	slices.Sort(out)
	return slices.Compact(out), err
}

// eachReading calls yield with how the parts of a name may sound, for each way to cut it and, in the order, to turn it.
func eachReading(r *registry, s *spelt, way spelling.Way, in order, yield func(options [][]string)) error {
	if in.base && len(s.endings) == 0 {
		return nil
	}
	for _, words := range s.words {
		for _, parts := range spelling.Cuts(words, s.group.typ) {
			if in.turned && (len(parts) < 2 || s.group.typ != "person") {
				continue
			}
			options := make([][]string, len(parts))
			for i, w := range parts {
				var err error
				if options[i], err = partSounds(r, s, way, in, w); err != nil {
					return err
				}
			}
			if !in.turned {
				yield(options)
				continue
			}
			n := len(options)
			yield(append(slices.Clone(options[1:]), options[0]))
			yield(append([][]string{options[n-1]}, options[:n-1]...))
		}
	}
	return nil
}

// partSounds gives how a part of a name may sound in an order.
func partSounds(r *registry, s *spelt, way spelling.Way, in order, part string) ([]string, error) {
	out, err := r.speller.Heard(way, part)
	if !in.base || err != nil {
		return out, err
	}
	for _, f := range spelling.Bases(strings.ToLower(part), s.endings) {
		list, err := r.speller.Heard(way, f)
		if err != nil {
			return nil, err
		}
		for _, x := range list {
			if !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	return out, nil
}

// products appends all ways to take one option of each part, up to a bound.
func products(to []string, options [][]string) []string {
	return append(to, spelling.Products(options, mostReadings)...)
}
