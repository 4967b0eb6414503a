package roles

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/segment/chars"
)

// FullName reports whether a text has the form of a full name: in scripts with case, two to four words with capitals,
// with small words of names between; in Chinese, Japanese and Korean, two to six characters; else two to four words.
func (p *Page) FullName(s string) bool {
	if strings.ContainsAny(s, "0123456789:：()/@") || !chars.Wordy(s) {
		return false
	}
	switch chars.ScriptOfText(s) {
	case chars.Han, chars.Kana:
		l := utf8.RuneCountInString(s)
		return l >= 2 && l <= 6
	case chars.Hangul:
		l := utf8.RuneCountInString(s)
		return l >= 2 && l <= 4
	}
	words, capitals := 0, 0
	for w := range strings.FieldsSeq(s) {
		words++
		switch r := chars.FirstLetter(w); {
		case unicode.IsUpper(r) || !unicode.IsLower(r) && r != 0:
			capitals++
		case !p.Register.Particle(w):
			return false
		}
	}
	return capitals >= 2 && capitals <= 4 && words <= 6
}

// Joins reports whether a word joins the last two members of a list in the language of the text.
func (r *Register) Joins(word string) bool {
	lists, err := r.lexicon.Root().ListWords()
	if err != nil {
		return false // the list is optional
	}
	return strings.Contains("|"+lists[bcp47.Base(r.tag)]+"|", "|"+strings.ToLower(word)+"|")
}

// Register is what the lexicon knows of the names of persons and places. The lists are read when they are asked for.
type Register struct {
	lexicon *language.Lexicon
	tag     string // language of the text
}

// NewRegister gives the register for a text in a language.
func NewRegister(lexicon *language.Lexicon, tag string) Register { return Register{lexicon, tag} }

// Person reports whether words are a given name, others, and a surname.
func (r *Register) Person(words []string) bool {
	return len(words) > 1 && r.Given(words[0]) && r.named(words[len(words)-1], "s")
}

// LikePerson reports whether words are a given name and others, in any order, and the first is no place: where the line
// shows that a name stands there, no list needs to have the surname.
func (r *Register) LikePerson(words []string) bool {
	first, last := words[0], words[len(words)-1]
	switch {
	case r.Person(words), r.named(first, "s") && r.Given(last):
		return true
	}
	return r.Given(first) && !r.Place(first)
}

// Given reports whether a name is a given name.
func (r *Register) Given(name string) bool { return r.named(name, "g") }

// named reports whether a name of people is of a kind. The lists are optional here; a broken one is reported by the
// stage that needs it.
func (r *Register) named(name, kind string) bool {
	people, err := r.lexicon.Names().People()
	if err != nil {
		return false
	}
	kinds, ok := people.Find(name)
	return ok && strings.Contains(kinds, kind)
}

// Particle reports whether a word in small letters stands inside the names of people.
func (r *Register) Particle(word string) bool {
	particles, err := r.lexicon.Names().Particles()
	return err == nil && particles[word]
}

// Place reports whether a name is that of a place.
func (r *Register) Place(name string) bool {
	for _, folder := range []string{"root", bcp47.Base(r.tag)} {
		if names, err := r.lexicon.Names().PlaceNames(folder); err == nil && names[name] {
			return true
		}
	}
	return false
}
