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
		if to == f.To || !familyAt(p, k, to) {
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

// leastWhole is how many bytes the part of a name of a person has at least that is no initial.
const leastWhole = 3

// adjacent makes one name of two learnt names of people of one word each that nothing but a blank parts, in a language
// that writes such words small: "Femke", "Halsema".
func adjacent(p *passage) {
	if p.Lex.Capitals {
		return
	}
	part := func(f *sheet.Name) bool {
		t := &p.Tokens[f.From]
		single := f.End == 0 && f.To == f.From+1 && t.Kind == scan.Upper && t.End-t.Start >= leastWhole
		return single && f.Type == "person" && f.Rule == learnt && !p.Plain(f.From)
	}
	joined := map[int]bool{}
	for k := 0; k+1 < len(p.Found); k++ {
		f, next := &p.Found[k], &p.Found[k+1]
		t := &p.Tokens[next.From]
		beside := f.To == next.From && t.Joint == scan.Space && t.Sentence == p.Tokens[f.From].Sentence
		if !beside || !part(f) || !part(next) {
			continue
		}
		f.To, f.Key, f.Canonical = next.To, "", ""
		f.Key = p.KeyOf(f)
		joined[k+1] = true
		k++
	}
	k := -1
	p.Found = slices.DeleteFunc(p.Found, func(sheet.Name) bool { k++; return joined[k] })
}

// familyAt reports whether the word at token i goes on with name k, that of a person, behind small words: it is no
// place, or behind a single given name a small one, of which a family has its name: "Otto von Habsburg". Behind a
// single given name no small word stands for "and": "Luuk de Jong".
func familyAt(p *passage, k, i int) bool {
	f := &p.Found[k]
	e, _ := p.Lookup(i)
	place := e != nil && e.Type == "place"
	if single := f.To-f.From == 1; single && place && !personAt(p, k+1, i) {
		town := p.Towns.Find(p.Tokens[i].Fold)
		return town != nil && !town.Large && town.ID == e.ID
	} else if single && p.Lex.Connectors[p.Tokens[f.To].Fold] == "and" {
		return false
	}
	return !place && (personAt(p, k+1, i) || ownName(p, f.To, i))
}

// personAt reports whether name k is that of a person and begins at token i.
func personAt(p *passage, k, i int) bool {
	return k < len(p.Found) && p.Found[k].From == i && p.Found[k].Type == "person"
}

// ownName reports whether the word at token i, behind small words from token k on, goes on with the name of a person:
// it is nothing else, or no word of every day, and a surname where the small word joins other words, too.
func ownName(p *passage, k, i int) bool {
	t := &p.Tokens[i]
	if p.NameOnly(i) {
		return true
	}
	if t.Kind != scan.Upper || p.Lex.Everyday(t.Fold) && !p.Surname(i) {
		return false
	}
	return p.Lex.Connectors[p.Tokens[k].Fold] == "" || p.Surname(i)
}

// givenOnly reports whether all words of a name are given names.
func givenOnly(p *passage, f *sheet.Name) bool {
	for i := f.From; i < f.To; i++ {
		if p.Tokens[i].Kind != scan.Upper || !p.Given(i) {
			return false
		}
	}
	return true
}
