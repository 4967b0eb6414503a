package resolve

import (
	"slices"

	"example.org/sourcebook/pipeline/mentions/phrase"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// streets drops the people, and what the tagger takes for something else, of whom a street has its name: "ул.
// Малышева", "a Kossuth utcában".
func streets(p *passage) {
	if len(p.Lex.Streets) == 0 {
		return
	}
	p.Found = slices.DeleteFunc(p.Found, func(f sheet.Name) bool {
		if f.End > 0 {
			return false
		}
		if f.Type == "person" && phrase.StreetBefore(&p.Reader, f.From) {
			return true
		}
		return (f.Type == "person" || f.Rule == learnt) && phrase.StreetBehind(&p.Reader, f.To)
	})
}

// housed makes one body of the class word for a hospital or the like and of what the tagger takes for a person or a
// place, behind it or with it: "Hospital Albert Einstein", "clinique Saint-Vincent". A class word in small letters
// tells so only in a language without cases, where a subject does not stand there.
func housed(p *passage) {
	for k := range p.Found {
		f := &p.Found[k]
		if f.Rule != learnt || f.End > 0 || f.Type != "person" && f.Type != "place" {
			continue
		}
		switch {
		case p.isHouse(f.From) && f.To-f.From > 1:
		case f.From > 0 && p.isHouse(f.From-1) && p.Tokens[f.From].Joint == scan.Space && !p.ends(f.From):
			f.From--
			for f.From > 0 && p.tellsHouse(f.From) && !p.ends(f.From) {
				f.From--
			}
		default:
			continue
		}
		f.Type = "organization"
		f.Key = p.PlainKey(f.Type, f.From, f.To)
	}
}

// tellsHouse reports whether the word before token k has a capital that belongs to the name that goes on at token k:
// "Universitair Ziekenhuis Brussel".
func (p *passage) tellsHouse(k int) bool {
	t := &p.Tokens[k-1]
	return p.Tokens[k].Kind == scan.Upper && p.Tokens[k].Joint == scan.Space && t.Kind == scan.Upper && !t.First &&
		p.Lex.Connectors[t.Fold] == "" && p.NameKind(k-1) == ""
}

// ends reports whether a name ends before token k.
func (p *passage) ends(k int) bool {
	return slices.ContainsFunc(p.Found, func(f sheet.Name) bool { return f.End == 0 && f.To == k })
}

// isHouse reports whether token k is such a class word.
func (p *passage) isHouse(k int) bool {
	c, ok := p.Class(k)
	if p.Tokens[k].Kind == scan.Lower {
		c, ok = p.Lex.Classes[p.Tokens[k].Fold]
		ok = ok && p.Lex.Small && len(p.Lex.Endings) == 0
	}
	return ok && !c.Last && phrase.IsHouse(c)
}
