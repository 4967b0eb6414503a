package learnt

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/mentions/scan"
)

// classesOf gives the set of classes of each token of [from,to), whose forms are known.
func (p *Reader) classesOf(from, to int, forms []*form) []uint64 {
	out := slices.Grow(p.memory.set[:0], to-from)[:to-from]
	p.memory.set = out
	clear(out)
	for i := from; i < to; i++ {
		t := &p.Tokens[i]
		if t.Kind == scan.Han {
			continue
		}
		c := &out[i-from]
		if t.Figure {
			*c |= 1 << isFigure
		}
		if t.Word() {
			*c |= forms[i-from].classes
			if t.Capital() && p.Plain(i) && !p.Lex.Capitals {
				*c |= 1 << isPlain
			}
		}
		if !t.Capital() {
			continue
		}
		e, end := p.Lookup(i)
		if e == nil {
			continue
		}
		first, rest := isPlace, inPlace
		switch {
		case e.Type == "organization":
			first, rest = isOrganization, inOrganization
		case e.Weak:
			first = isDoubtful
		case e.Country:
			first = isCountry
		}
		if *c&(1<<inPlace|1<<inOrganization) == 0 {
			*c |= 1 << first
		}
		for k := i + 1; k < min(end, to); k++ {
			out[k-from] |= 1 << rest
		}
	}
	return out
}

// lookUpClasses gives the classes of a word by itself.
func (p *Reader) lookUpClasses(i int) uint64 {
	t := &p.Tokens[i]
	var c uint64
	set := func(bit int, is bool) {
		if is {
			c |= 1 << bit
		}
	}
	set(isStop, p.Lex.Stop[t.Fold])
	set(isCalendar, p.Lex.Calendar[t.Fold])
	kind := p.Lex.Connectors[t.Fold]
	set(isGenitive, kind == "genitive")
	set(isConnector, kind != "" && kind != "genitive")
	set(isIn, kind == "in")
	set(isArticle, kind == "article")
	set(isTitle, p.Lex.Titles[t.Fold])
	set(isRole, p.Lex.Roles.Has(t.Fold))
	set(isParticle, p.Lex.Particles[t.Fold])
	if w, ok := p.Class(i); ok {
		switch w.Type {
		case "organization":
			c |= 1 << classOrganization
		case "place":
			c |= 1 << classPlace
		default:
			c |= 1 << classOther
		}
	}
	set(isForm, t.Kind == scan.Lower && p.Lex.VerbForm(t.Fold))
	set(isDemonym, p.Lex.Demonyms[t.Fold] != "")
	if !t.Capital() {
		return c
	}
	kind = p.NameKind(i)
	set(isGiven, strings.Contains(kind, "g"))
	set(isSurname, strings.Contains(kind, "s"))
	set(isEveryday, p.Lex.Everyday(t.Fold))
	set(isAdjective, p.Lex.Adjectives.Has(t.Fold))
	set(isThing, p.Lex.Things.Has(t.Fold))
	set(isPinyin, strings.Contains(p.Lex.Pinyin[t.Fold], "s"))
	return c
}
