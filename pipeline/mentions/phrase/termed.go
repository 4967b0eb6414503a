package phrase

import (
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// Termed reads the name of a body that begins with an adjective: "Верховный суд", "Российская академия наук",
// "Danska energimyndigheten"; where every noun has a capital, "Zentrale Wahlkommission" within a sentence, as other
// adjectives are small there. It gives the class word and the token after the name, or i.
func (p *Reader) Termed(i int) (gazetteer.ClassWord, int) { return told{p}.read(i) }

// told reads the names of bodies that words of nationality and others like them tell apart.
type told struct{ *Reader }

// read is Termed.
func (p told) read(i int) (gazetteer.ClassWord, int) {
	k := i + 1
	if !p.Tokens[i].Capital() || !p.tellsBody(i) || p.LongerName(i, len(p.Tokens)) {
		return gazetteer.ClassWord{}, i
	}
	for k-i < mostCapitals && p.adjective(k) {
		k++
	}
	c, ok := p.endsWithClass(k)
	if !ok || c.Type != "organization" || !p.joined(k) {
		return c, i
	}
	switch next := &p.Tokens[k]; {
	case p.Lex.Capitals:
		if p.Tokens[i].First || next.Kind != scan.Upper || k > i+1 {
			return c, i
		}
		return c, max(k+1, p.nounsOf(k))
	case !p.Lex.Small:
		return c, i
	case next.Kind == scan.Upper:
		if _, whole := p.Class(k); whole || k > i+1 {
			return c, i // a sequence of capitals is read as one
		}
		return c, max(k+1, p.Chunk(i))
	case next.Kind != scan.Lower:
		return c, i
	}
	end := max(k+1, p.complement(k, false))
	for end < len(p.Tokens) && p.noun(end) && p.Tokens[end].Kind == scan.Lower && p.Lex.Terms[p.Tokens[end].Fold] != "" {
		end++
	}
	return c, nationEnd(p.Reader, end)
}

// mostTold is how many words that tell a body from others stand between its class word and its complement.
const mostTold = 2

// oneWord reads the name of a body of a state in one word, which ends with its class word: "Energistyrelsen". Its
// capital must tell something.
func (p told) oneWord(i, j int) (string, bool) {
	if j == i || p.Lex.Capitals || !p.Lex.Small {
		return "", false
	}
	if t := &p.Tokens[i]; t.First || t.Kind != scan.Upper {
		return "", false
	}
	if _, whole := p.Class(i); whole {
		return "", false
	}
	c, ok := p.endsWithClass(i)
	return c.Type, ok && c.Public && c.Type == "organization"
}

// nounsOf gives the token after the nouns that belong to the class word at token k, or k.
func (p told) nounsOf(k int) int {
	if k+2 >= len(p.Tokens) || p.Tokens[k+1].Kind != scan.Lower {
		return k
	}
	switch p.Lex.Connectors[p.Tokens[k+1].Fold] {
	case language.ConnectorGenitive, language.ConnectorPurpose:
		if p.CapitalAt(k + 2) {
			return k + 3
		}
	}
	return k
}

// adjective reports whether token k is a word in small letters that tells a body from others and joins no others.
func (p told) adjective(k int) bool {
	return k < len(p.Tokens) && p.Tokens[k].Kind == scan.Lower && p.joined(k) && p.tellsBody(k) &&
		p.Lex.Connectors[p.Tokens[k].Fold] == ""
}

// tellsBody reports whether token k is a word that tells bodies apart, or one of nationality.
func (p told) tellsBody(k int) bool {
	fold := p.Tokens[k].Fold
	return p.Lex.Terms[fold] != "" || p.Lex.Demonyms[fold] != ""
}

// joined reports whether a blank stands before token k.
func (p told) joined(k int) bool { return k < len(p.Tokens) && p.Tokens[k].Joint == scan.Space }

// adjectival reports whether the tokens [i,j) are words with a capital that tell bodies apart, and there are some.
func (p told) adjectival(i, j int) bool {
	for k := i; k < j; k++ {
		if !p.Tokens[k].Capital() || !p.joined(k) || !p.tellsBody(k) {
			return false
		}
	}
	return i < j
}

// Bounds of a word that ends with a class word, in letters.
const (
	leastClass  = 6 // of the class word
	leastBefore = 3 // of what stands before it
)

// endsWithClass gives the class word that token k is, or with which it ends.
func (p told) endsWithClass(k int) (gazetteer.ClassWord, bool) {
	if k >= len(p.Tokens) {
		return gazetteer.ClassWord{}, false
	}
	if c, ok := p.Class(k); ok || !p.Tokens[k].Word() {
		return c, ok
	}
	fold := p.Tokens[k].Fold
	for i := range fold {
		if c, ok := p.Lex.Classes[fold[i:]]; ok && utf8.RuneCountInString(fold[:i]) >= leastBefore &&
			utf8.RuneCountInString(fold[i:]) >= leastClass {
			return c, true
		}
	}
	return gazetteer.ClassWord{}, false
}
