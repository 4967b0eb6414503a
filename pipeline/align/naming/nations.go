package naming

import (
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// Nations gives the countries of a word of nationality, in lower case.
type Nations map[string][]string

// ReadNations reads the words of nationality of a language (the tag of its folder).
func ReadNations(l *language.Lexicon, tag string) (Nations, error) {
	return language.Read(l, tag+"/demonyms.tsv", "nations", func(f *language.File) Nations {
		out := Nations{}
		for row := range f.Rows("country", "words") {
			for word := range row.List(1) {
				out[word] = append(out[word], row.Text(0))
			}
		}
		return out
	})
}

// of gives the countries that the words of a name may mean.
func (n Nations) of(name string) []string {
	var out []string
	for word := range strings.FieldsFuncSeq(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
		out = append(out, n[word]...)
	}
	return out
}

// isNational reports whether a name is one of a body that is told by its nation.
func (p *Pair) isNational(n *name) bool {
	return n.Type == schema.TypeOrganization && len(p.A.Nations.of(n.Surface))+len(p.B.Nations.of(n.Surface)) > 0
}

// ofOtherNations holds for the bodies of two countries of which neither is named in the other text.
func (p *Pair) ofOtherNations(a, b *name) bool {
	x, y := p.A.Nations.of(a.Surface), p.B.Nations.of(b.Surface)
	shared := slices.ContainsFunc(x, func(country string) bool { return slices.Contains(y, country) })
	return len(x) > 0 && len(y) > 0 && !shared && p.apart(a, b)
}
