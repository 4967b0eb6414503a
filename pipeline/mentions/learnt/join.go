package learnt

import (
	"slices"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// join adds the learnt names to those of the rules. Where they overlap, the rules' names stand if they are sure or say
// the same, or if the learnt name is in doubt and they would stand without it; else the learnt name does.
func (p *Reader) join(names []sheet.Name) {
	out := make([]sheet.Name, 0, len(p.Found)+len(names))
	k := 0
	for i := range names {
		start, end := p.Bytes(&names[i])
		for k < len(p.Found) {
			if _, e := p.Bytes(&p.Found[k]); e > start {
				break
			}
			if p.standsAlone(&p.Found[k]) {
				out = append(out, p.Found[k])
			}
			k++
		}
		to := k
		for to < len(p.Found) {
			if s, _ := p.Bytes(&p.Found[to]); s >= end {
				break
			}
			to++
		}
		if p.rulesStand(&names[i], p.Found[k:to]) || names[i].Doubt > 0 && p.allStandAlone(p.Found[k:to]) {
			out = append(out, p.Found[k:to]...)
		} else {
			out = append(out, names[i])
		}
		k = to
	}
	for ; k < len(p.Found); k++ {
		if p.standsAlone(&p.Found[k]) {
			out = append(out, p.Found[k])
		}
	}
	p.Found = out
	p.Order()
}

// falls are the reasons for which a rule's name falls where nothing was learnt, in a language of which the tagger has
// seen texts: it saw what the rule found, and spoke against it.
var falls = []struct {
	name string
	when func(p *Reader, f *sheet.Name) bool
}{
	{"what the lexicon has is as often a part of another word, in a script without blanks", (*Reader).within},
	{"two words with capitals that are names of people by chance", func(p *Reader, f *sheet.Name) bool {
		return f.Rule == "person" && !p.particled(f)
	}},
	{"a word of the text that is also the name of a town", (*Reader).chanceTown},
}

// standsAlone reports whether a rule's name stands where nothing was learnt.
func (p *Reader) standsAlone(f *sheet.Name) bool {
	if !p.Lex.Seen() || f.Rule == gazetteer.OwnRule {
		return true
	}
	for i := range falls {
		if falls[i].when(p, f) {
			return false
		}
	}
	return true
}

// particled reports whether a rule's name is that of a person with a small word of people's names between its parts,
// one that joins no other words: "Ludwig van Beethoven".
func (p *Reader) particled(f *sheet.Name) bool {
	if f.Rule != "person" || f.End > 0 {
		return false
	}
	for i := f.From + 1; i < f.To-1; i++ {
		if p.Particle(i) && p.Given(i-1) && p.familyName(i, f.To-1) {
			return true
		}
	}
	return false
}

// familyName reports whether the word at token i is the name of a family, behind small words from token k on: it is
// that of no place, and a surname where the small word joins other words, too.
func (p *Reader) familyName(k, i int) bool {
	if e, _ := p.Lookup(i); e != nil && e.Type == "place" {
		return false
	}
	joins := p.Lex.Connectors[p.Tokens[k].Fold]
	return joins == "" || joins != "and" && (p.Surname(i) || p.NameOnly(i))
}

// allStandAlone reports whether there are rules' names and they all stand where nothing was learnt.
func (p *Reader) allStandAlone(rules []sheet.Name) bool {
	falls := func(f sheet.Name) bool { return !p.standsAlone(&f) }
	return len(rules) > 0 && !slices.ContainsFunc(rules, falls)
}

// within reports whether a name of the lexicon is a part of a run without word boundaries, and no long one of a body.
func (p *Reader) within(f *sheet.Name) bool {
	if f.End == 0 || f.Rule != "lexicon" || p.Tokens[f.From].Kind != scan.Han {
		return false
	}
	if p.Lex.Features[f.Key] && !p.cut(f) {
		return false // "苏联"
	}
	return !p.longBody(f) && (!p.listedBody(f) || p.cut(f) || p.common(*f) && !p.Lex.Bodies[f.Key])
}

// cut reports whether a name in a script without blanks begins or ends within a word of the list.
func (p *Reader) cut(f *sheet.Name) bool {
	t := &p.Tokens[f.From]
	start, end := f.Start-t.Start, f.End-t.Start
	crossed := false
	p.Lex.Words.Segments(p.Clean.Text[t.Start:t.End], func(from, to int, _ uint8) {
		crossed = crossed || from < start && start < to || from < end && end < to
	})
	return crossed
}

// chanceTown reports whether a name is that of a place of the lexicon, no country, and has other words beside it.
func (p *Reader) chanceTown(f *sheet.Name) bool {
	if f.Rule != "lexicon" || f.Type != "place" || p.whole(f) || p.Lex.Features[f.Key] {
		return false
	}
	e, _ := p.Lookup(f.From)
	return e == nil || !e.Country
}

// whole reports whether a name is all that its sentence has, as in a cell or a heading.
func (p *Reader) whole(f *sheet.Name) bool {
	begins := f.From == 0 || p.Tokens[f.From-1].Sentence != p.Tokens[f.From].Sentence
	return begins && (f.To == len(p.Tokens) || p.Tokens[f.To].Sentence != p.Tokens[f.From].Sentence)
}

// common reports whether a name in a script without blanks is, by the list of words, no name of a place: "盆地".
func (p *Reader) common(f sheet.Name) bool {
	if f.End == 0 || p.Tokens[f.From].Kind != scan.Han {
		return false
	}
	class, ok := p.Lex.Words.Class(p.Clean.Text[f.Start:f.End])
	return ok && class != gazetteer.PlaceWord
}

// leastBody is how many characters the name of an organization must have to be no part of a word by chance.
const leastBody = 4

// longBody reports whether a name in a script without blanks is that of an organization of the lexicon, and long.
func (p *Reader) longBody(f *sheet.Name) bool {
	return p.listedBody(f) && utf8.RuneCountInString(p.Clean.Text[f.Start:f.End]) >= leastBody
}

// listedBody reports whether a name in a script without blanks is that of an organization of the lexicon.
func (p *Reader) listedBody(f *sheet.Name) bool {
	return f.End > 0 && f.Rule == "lexicon" && f.Type == "organization" && p.Tokens[f.From].Kind == scan.Han
}

// rulesStand reports whether the rules' names that overlap a learnt one stand against it.
func (p *Reader) rulesStand(learnt *sheet.Name, rules []sheet.Name) bool {
	if len(rules) == 0 {
		return false
	}
	start, end := p.Bytes(learnt)
	if s, e := p.Bytes(&rules[0]); len(rules) == 1 && s == start && e == end && p.agrees(learnt, &rules[0]) {
		return true
	}
	if p.parts(start, end, rules) {
		return true
	}
	return slices.ContainsFunc(rules, func(f sheet.Name) bool {
		s, e := p.Bytes(&f)
		within := f.Type == learnt.Type || learnt.Type == "place" && e == end && classTells(p, &f, s < start)
		told := f.Rule == "class_word" && within || f.Rule == gazetteer.LongFormRule
		longer := told && s <= start && e >= end                     // "Communist Party of China"
		longer = longer || p.particled(&f) && (s < start || e > end) // "Ludwig van Beethoven"
		body := p.listedBody(&f) && s == start && e == end || p.longBody(&f) && s <= start && e >= end
		listed := f.Rule == "lexicon" && (f.Type == "organization" && s <= start && e >= end || p.withArticle(&f, learnt))
		apart := p.joined(&f, start, end) || p.cuts(learnt, &f)
		return longer || body || listed || apart || p.sure(&f)
	})
}

// classTells reports whether a class word says more of a name than what was learnt of the place at its end: the tagger
// has seen no texts of the language, or the name begins before that place, with a class word whose capital the start of
// a sentence does not owe, and goes on with one that joins: "Universiteit van Tilburg".
func classTells(p *Reader, f *sheet.Name, before bool) bool {
	if !p.Lex.Seen() {
		return true
	}
	t := &p.Tokens[f.From]
	_, class := p.Class(f.From)
	return before && class && f.To-f.From > 2 && t.Kind == scan.Upper && !t.First
}

// withArticle reports whether a place of the lexicon is a learnt one with the article before it: "La Habana".
func (p *Reader) withArticle(f, learnt *sheet.Name) bool {
	same := f.Type == "place" && learnt.Type == "place" && f.From+1 == learnt.From && f.To == learnt.To
	return same && p.Lex.Connectors[p.Tokens[f.From].Fold] == "article"
}

// joined reports whether a learnt name at the bytes [start,end) is one that a class word begins and another behind
// "and", in a language of which the tagger has seen no texts: "Politecnico di Torino e al Cern".
func (p *Reader) joined(f *sheet.Name, start, end int) bool {
	if p.Lex.Seen() || f.Rule != "class_word" || f.To >= len(p.Tokens) {
		return false
	}
	s, e := p.Bytes(f)
	return s == start && e < end && p.Lex.Connectors[p.Tokens[f.To].Fold] == "and"
}

// cuts reports whether a learnt name begins within one that ends with a class word, and goes on behind it, in a
// language of which the tagger has seen no texts: "Üniversitesi araştırmacıları Marmara Denizi".
func (p *Reader) cuts(learnt, f *sheet.Name) bool {
	within := f.From < learnt.From && learnt.From < f.To
	return within && f.To < learnt.To && f.Rule == "class_word" && !p.Lex.Seen()
}

// parts reports whether several names of the rules, the last with a class word where the tagger has seen texts of the
// language, take the place of a learnt one at the bytes [start,end): "Myanmar", "Kokang Autonomous Region".
func (p *Reader) parts(start, end int, rules []sheet.Name) bool {
	if s, _ := p.Bytes(&rules[0]); len(rules) == 1 || s != start {
		return false
	}
	last := &rules[len(rules)-1]
	_, e := p.Bytes(last)
	reaches := e == end && !p.Lex.Seen()
	if last.Rule == "class_word" {
		reaches = e >= end
	}
	return reaches && !slices.ContainsFunc(rules, p.common)
}

// agrees reports whether a rule's name of the same words stands: it says the same of their type, or the lexicon says
// something else in a language of which the tagger has seen no texts.
func (p *Reader) agrees(learnt, rule *sheet.Name) bool {
	return rule.Type == learnt.Type || !p.Lex.Seen() && rule.Rule == "lexicon"
}

// sure reports whether a rule's name stands against a learnt one. A form of address tells that a person follows; how
// far the name goes is better learnt.
func (p *Reader) sure(f *sheet.Name) bool {
	switch f.Rule {
	case gazetteer.OwnRule:
		return true
	case "title":
		return !p.Lex.Seen()
	case sheet.Seat, "nationality", "quoted", "quoted_list", sheet.LegalForm, sheet.Office, sheet.Citation, sheet.Nasal:
		return true
	}
	return f.Type == "law" || f.Type == "operation" || f.Type == "event"
}
