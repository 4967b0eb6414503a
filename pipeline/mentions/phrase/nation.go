package phrase

import (
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// Nationality finds a body of a state named by its nation: "Spanish police", "Chinese public security organs",
// "police espagnole". It gives the country, the class word and the token after it, or i.
func (p *Reader) Nationality(i int) (country string, c gazetteer.ClassWord, end int) {
	if id := p.Lex.Demonyms[p.Tokens[i].Fold]; id != "" && p.Tokens[i].Capital() {
		for k := i + 1; k < len(p.Tokens) && k < i+4; k++ {
			t := &p.Tokens[k]
			if !t.Word() || t.Joint != scan.Space && t.Joint != scan.Seam || t.Capital() && k == i+1 && !p.isPublic(k) {
				break
			}
			if c, ok := p.Class(k); ok && c.Public && (t.Kind == scan.Lower || k+1 == len(p.Tokens) || !p.CapitalAt(k+1)) {
				if t.Capital() && k+1 < len(p.Tokens) && p.Tokens[k+1].Kind == scan.Lower && p.connect(i, k+1, c.Type) > k+1 {
					break // "European Court of Human Rights"
				}
				return id, c, k + 1
			}
			if p.Lex.Stop[t.Fold] || p.Lex.Connectors[t.Fold] != "" {
				break
			}
		}
		return "", gazetteer.ClassWord{}, i
	}
	if c, ok := p.Lex.Classes[p.Tokens[i].Fold]; ok && c.Public && p.Tokens[i].Kind == scan.Lower && i+1 < len(p.Tokens) {
		t := &p.Tokens[i+1]
		if id := p.Lex.Demonyms[t.Fold]; id != "" && t.Kind == scan.Lower && t.Joint == scan.Space {
			return id, c, i + 2
		}
	}
	return "", gazetteer.ClassWord{}, i
}

func (p *Reader) isPublic(i int) bool {
	c, ok := p.Class(i)
	return ok && c.Public
}
