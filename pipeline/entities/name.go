package entities

import (
	"cmp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/language"
)

// knowledge is what the registry knows of a language: the words that join the parts of a name, and the class words.
type knowledge struct {
	connectors map[string]bool
	classes    map[string]class
}

// class is the type that a class word tells, and the word for it in English.
type class struct{ typ, concept string }

func (r *registry) knowledge(tag string) (*knowledge, error) {
	tag, _, _ = strings.Cut(cmp.Or(tag, "und"), "-")
	if k := r.known[tag]; k != nil {
		return k, nil
	}
	connectors, err := r.lexicon.Connectors(tag)
	if err != nil {
		return nil, err
	}
	classes, err := r.lexicon.ClassWords(tag)
	if err != nil {
		return nil, err
	}
	k := &knowledge{connectors: map[string]bool{}, classes: map[string]class{}}
	for _, c := range connectors {
		k.connectors[c.Word] = c.Kind != language.ConnectorIn
	}
	for _, c := range classes {
		k.classes[plain(c.Word)] = class{c.Type, c.Concept}
	}
	r.known[tag] = k
	return k, nil
}

// normal gives the key under which a name is compared: its type, the meaning of its class word, then its own words. An
// operation is known by its own words alone.
func (k *knowledge) normal(typ string, tokens []string) string {
	head := ""
	var own []string
	for _, t := range tokens {
		switch {
		case typ != "person" && k.connectors[t]:
			continue
		case t == "s" && len(own) > 0: // a possessive ending
			own[len(own)-1] += "s"
			continue
		case !letters(t):
			continue
		}
		t = plain(t)
		if c, ok := k.classes[t]; ok && head == "" && c.typ == typ && typ != "person" && typ != "place" {
			head = c.concept
			continue
		}
		own = append(own, t)
	}
	if typ == "operation" && len(own) > 0 {
		head = ""
	}
	if head != "" {
		own = append([]string{head}, own...)
	}
	return typ + ":" + strings.Join(own, " ")
}

func letters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// plain gives a word in lower case without accents.
func plain(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// words cuts a name of the lexicon into words, in lower case.
func words(name string) []string {
	return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}

// slug makes an identifier of a name: letters and digits in lower case without accents, anything else one hyphen.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range plain(name) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'', r == '’', r == '.':
		default:
			gap = true
		}
	}
	return b.String()
}
