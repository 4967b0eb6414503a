package phrase

import (
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// longestComplement bounds the tokens of a complement where every noun has a capital.
const longestComplement = 12

// Compound reads a name that a class word begins, in a language where every noun has a capital, so that capitals tell
// nothing: a law with what it is about, a body with what it is for, an operation with the word behind it. It gives the
// token after the name, or i.
func (p *Reader) Compound(i int) (gazetteer.ClassWord, int) {
	c, ok := p.Class(i)
	if !ok || !p.Lex.Capitals || p.Tokens[i].Kind != scan.Upper || i+1 >= len(p.Tokens) {
		return c, i
	}
	if c.Type == "operation" {
		if p.CapitalAt(i+1) && p.Tokens[i+1].Joint == scan.Space {
			return c, i + 2
		}
		return c, i
	}
	kind := p.Lex.Connectors[p.Tokens[i+1].Fold]
	if c.Enacted && kind == language.ConnectorGenitive && i+2 < len(p.Tokens) {
		if e, end := p.Lookup(i + 2); e != nil && e.Type == "place" {
			return c, end // "Vertrag von Lissabon"
		}
		return c, i
	}
	about := c.Enacted && (kind == language.ConnectorTopic || kind == language.ConnectorPurpose)
	body := c.Type == "organization" && kind == language.ConnectorPurpose
	if !about && !body || p.Tokens[i+1].Kind != scan.Lower {
		return c, i
	}
	return c, p.nouns(i, i+2)
}

// nouns reads nouns with a capital from token k on, with the small words between them that can belong to a noun
// phrase. It gives the token after the last noun, or i if there is none.
func (p *Reader) nouns(i, k int) int {
	end, small := i, 0
	for ; k < len(p.Tokens) && k-i < longestComplement; k++ {
		t := &p.Tokens[k]
		if t.Figure || t.Joint == scan.LineBreak || t.Joint == scan.None {
			break
		}
		if t.Capital() {
			if end > i && small == 0 && t.Joint == scan.Space {
				break // two nouns in a row are two phrases
			}
			if c, ok := p.Class(k); ok && c.Enacted && small > 0 && andBefore(p, k-small, k) {
				break // another law
			}
			end, small = k+1, 0
			continue
		}
		if small++; small > 2 || !p.inPhrase(k, end > i) {
			break
		}
	}
	return end
}

// andBefore reports whether "and" stands among the tokens [i,j).
func andBefore(p *Reader, i, j int) bool {
	for k := i; k < j; k++ {
		if p.Lex.Connectors[p.Tokens[k].Fold] == language.ConnectorAnd {
			return true
		}
	}
	return false
}

// inPhrase reports whether the small word at token k can stand within a noun phrase: a genitive article or a
// conjunction behind a noun, an article before the first, or an adjective, which is none of the most frequent words.
func (p *Reader) inPhrase(k int, behind bool) bool {
	t := &p.Tokens[k]
	if t.Kind != scan.Lower {
		return false
	}
	switch p.Lex.Connectors[t.Fold] {
	case language.ConnectorGenitive:
		return true
	case language.ConnectorAnd:
		return behind
	case "":
		return !p.Lex.Stop[t.Fold] || !behind
	}
	return false
}
