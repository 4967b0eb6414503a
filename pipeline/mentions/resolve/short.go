package resolve

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// Short forms that a document gives beside the names that they are short for.

// leastNamed is how many characters an organization has at least in a script without blanks, or words in another, for
// the capitals in brackets behind it to be its short form, whatever their letters.
const (
	leastNamed  = 4
	leastWords  = 2
	openBracket = "(（"
	endBracket  = ")）"
)

// bracketed takes a word of capitals in brackets behind an organization: its short form, perhaps in another language
// ("宇宙航空研究開発機構（JAXA）"). What the tagger takes the word for counts for nothing.
func (p *passage) bracketed() {
	var short []sheet.Name
	for k := range p.Found {
		f := &p.Found[k]
		_, end := p.Bytes(f)
		i := f.To
		if f.Type != "organization" || f.ShortFor != "" || !p.longName(f) {
			continue
		}
		if next := k + 1; next < len(p.Found) {
			p.ownSigns(f, &p.Found[next])
		}
		if i+2 >= len(p.Tokens) || p.Tokens[f.To-1].End != end || !p.mark(i, openBracket) || !p.mark(i+2, endBracket) ||
			!p.capitals(i+1) {
			continue
		}
		inner := sheet.Name{From: i + 1, To: i + 2, Type: f.Type, ShortFor: f.Key, Canonical: f.Canonical,
			Key: p.PlainKey(f.Type, i+1, i+2), Rule: acronym}
		if next := k + 1; next < len(p.Found) && p.Found[next].From == i+1 {
			switch o := &p.Found[next]; {
			case o.To == i+2 && o.Rule == learnt:
				*o = inner
			case o.To == i+2 && o.Canonical != "" && f.Canonical == "" && o.Type == f.Type && p.spells(o, f):
				f.Key, f.Canonical, f.Rule = o.Key, o.Canonical, f.Rule+", "+acronym
			}
		} else if !p.Covered(i + 1) {
			short = append(short, inner)
		}
	}
	for _, f := range short {
		p.AddFree(f)
	}
	p.Order()
}

// capitals reports whether token i is a word of capitals that may be the short form of a name.
func (p *passage) capitals(i int) bool {
	t := &p.Tokens[i]
	n := utf8.RuneCountInString(t.Fold)
	return t.Kind == scan.Caps && !t.Figure && n >= leastCapitals && n <= mostCapitals && !p.Lex.Calendar[t.Fold]
}

// spells reports whether the letters of a short form that the lexicon knows begin words of a name, in their order, or
// the lexicon has no longer name for it.
func (p *passage) spells(short, f *sheet.Name) bool {
	rest := p.Tokens[short.From].Fold
	if strings.EqualFold(short.Canonical, rest) {
		return true
	}
	for k := f.From; k < f.To && rest != ""; k++ {
		r, size := utf8.DecodeRuneInString(p.Tokens[k].Fold)
		if first, _ := utf8.DecodeRuneInString(rest); first == r {
			rest = rest[size:]
		}
	}
	return rest == ""
}

// ownSigns makes the name that stands in brackets behind an organization in ideographs its short form, if it has some
// of its signs in their order: "东南亚国家联盟（东盟）".
func (p *passage) ownSigns(f, short *sheet.Name) {
	start, end := p.Bytes(f)
	from, to := p.Bytes(short)
	if from < end || short.Canonical != "" || !strings.Contains(openBracket, p.Clean.Text[end:from]) || end == from {
		return
	}
	mark, _ := utf8.DecodeRuneInString(p.Clean.Text[to:])
	if !strings.ContainsRune(endBracket, mark) {
		return
	}
	name := p.Clean.Text[start:end]
	for _, r := range p.Clean.Text[from:to] {
		at := strings.IndexRune(name, r)
		if at < 0 || !character.Spaceless(r) {
			return
		}
		name = name[at+utf8.RuneLen(r):]
	}
	short.Type, short.ShortFor, short.Canonical, short.Rule = f.Type, f.Key, f.Canonical, acronym
}

// mark reports whether token i is one of the marks.
func (p *passage) mark(i int, marks string) bool {
	return p.Tokens[i].Kind == scan.Mark && strings.Contains(marks, p.Clean.Text[p.Tokens[i].Start:p.Tokens[i].End])
}

// longName reports whether a name is no single word.
func (p *passage) longName(f *sheet.Name) bool {
	if p.Tokens[f.From].Kind != scan.Han {
		return f.To-f.From >= leastWords || f.End > 0
	}
	start, end := p.Bytes(f)
	return utf8.RuneCountInString(p.Clean.Text[start:end]) >= leastNamed
}

// withoutForm gives the tokens of the name of a company without its legal form; the same twice if it has none.
func (p *passage) withoutForm(f *sheet.Name) (from, to int) {
	behind := func(x *gazetteer.LegalForm) bool { return x.Behind }
	before := func(x *gazetteer.LegalForm) bool { return x.Before }
	if from = p.LegalForm(f.From, before); from > f.From && from < f.To {
		for to = f.To; from < to && p.Tokens[from].Kind == scan.Mark && p.Tokens[to-1].Kind == scan.Mark; {
			from, to = from+1, to-1
		}
		return from, to
	}
	for k := f.From + 1; k < f.To; k++ {
		if p.LegalForm(k, behind) > k {
			for to = k; to > f.From && p.Tokens[to-1].Kind == scan.Mark; {
				to--
			}
			return f.From, to
		}
	}
	return f.To, f.To
}
