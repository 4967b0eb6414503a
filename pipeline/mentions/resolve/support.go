package resolve

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/mentions/sheet"
)

// evidence is what a document knows of the words of names.
type evidence struct {
	types  map[string]string // words of a name that is in no doubt, or the last of a person's → its type
	doubts map[reading]int32 // how sure the names in doubt are together
}

// reading is words read as a name of a type.
type reading struct{ words, typ string }

// support drops the names in doubt of which the document has no sure one of the same words, unless all that are read so
// are sure enough together. It gives the others the type of the sure one; the last word of a person's name is that
// person.
func support(passages []*passage) {
	inDoubt := func(f sheet.Name) bool { return f.Doubt > 0 }
	if !slices.ContainsFunc(passages, func(p *passage) bool { return slices.ContainsFunc(p.Found, inDoubt) }) {
		return
	}
	e := &evidence{map[string]string{}, map[reading]int32{}}
	for _, p := range passages {
		for i := range p.Found {
			e.add(p, &p.Found[i])
		}
	}
	for _, p := range passages {
		p.Found = slices.DeleteFunc(p.Found, func(f sheet.Name) bool { return f.Doubt > 0 && !e.supports(p, &f) })
		for i := range p.Found {
			f := &p.Found[i]
			if typ := e.types[p.words(f)]; f.Doubt > 0 && typ != "" && typ != f.Type {
				f.Type = typ
				f.Key = p.KeyOf(f)
			}
			f.Doubt = 0
		}
	}
}

// add notes a name.
func (e *evidence) add(p *passage, f *sheet.Name) {
	words := p.words(f)
	if f.Doubt > 0 {
		e.doubts[reading{words, f.Type}] += sheet.InDoubt - f.Doubt
		return
	}
	e.note(words, f.Type)
	if f.Type == "person" {
		e.note(words[strings.LastIndexByte(words, ' ')+1:], f.Type)
	}
}

// note notes the type of words; the first one counts.
func (e *evidence) note(words, typ string) {
	if e.types[words] == "" {
		e.types[words] = typ
	}
}

// supports reports whether the document supports a name in doubt.
func (e *evidence) supports(p *passage, f *sheet.Name) bool {
	words := p.words(f)
	return e.types[words] != "" || e.doubts[reading{words, f.Type}] >= sheet.InDoubt
}

// words gives the words of a name in small letters.
func (p *passage) words(f *sheet.Name) string {
	start, end := p.Bytes(f)
	return strings.ToLower(p.Clean.Text[start:end])
}
