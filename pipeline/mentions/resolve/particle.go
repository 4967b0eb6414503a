package resolve

import (
	"slices"

	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// particled reads on where the name of a person has given names only and small words of people's names lead to a word
// with a capital that is no place: "Johann Wolfgang von Goethe".
func particled(p *passage) {
	for k := range p.Found {
		f := &p.Found[k]
		if f.Type != "person" || f.End > 0 || f.To >= len(p.Tokens) || !givenOnly(p, f) {
			continue
		}
		to := p.AfterParticles(f.To)
		if to == f.To {
			continue
		}
		if e, _ := p.Lookup(to); e != nil && e.Type == "place" {
			continue
		}
		f.To, f.Key, f.Canonical = to+1, "", ""
		f.Key = p.KeyOf(f)
	}
	last := 0
	p.Found = slices.DeleteFunc(p.Found, func(f sheet.Name) bool {
		inside := f.From < last
		last = max(last, f.To)
		return inside && f.End == 0
	})
}

// givenOnly reports whether all words of a name are given names, two at least, the last no surname.
func givenOnly(p *passage, f *sheet.Name) bool {
	for i := f.From; i < f.To; i++ {
		if p.Tokens[i].Kind != scan.Upper || !p.Given(i) {
			return false
		}
	}
	return f.To-f.From > 1
}
