package mentions

import (
	"cmp"
	"slices"

	"example.org/sourcebook/pipeline/language"
)

// A document's names are found in two rounds. The first reads each passage by itself. The second uses what the whole
// document shows: a sequence of capitals that comes again, a name in a list of people, a surname of somebody named in
// full, a known name in a headline.

// resolve does the second round over the passages of a document.
func resolve(passages []*passage) {
	for _, p := range passages {
		p.fill()
	}
	notPeople(passages)
	small := smallWords(passages)
	for _, p := range passages {
		p.doubt(small)
		p.cover()
	}
	acceptPending(passages)
	acceptSingle(passages)
	names := gather(passages)
	for _, p := range passages {
		p.agree(names)
		p.again(names)
		p.acceptCapitals()
		p.settle()
	}
}

// plainKey is the key of a name that the lexicon does not know.
func (p *passage) plainKey(typ string, from, to int) string {
	return typ + ":" + key(p.tokens[from:to])
}

// fill gives keys to the names that have none, and short forms the key of what they abbreviate.
func (p *passage) fill() {
	for i := range p.found {
		f := &p.found[i]
		if f.key == "" {
			f.key = p.plainKey(f.typ, f.from, f.to)
		}
		if f.shortFor == "previous" && i > 0 {
			f.shortFor, f.canonical = p.found[i-1].key, p.found[i-1].canonical
		}
	}
}

// acceptPending decides on the sequences of capitals that no rule explains: one in a list with people is a person, and
// so is one set off from a word for what a person is.
func acceptPending(passages []*passage) {
	for _, p := range passages {
		if len(p.pending) == 0 {
			continue
		}
		people := &edges{map[int]bool{}, map[int]bool{}}
		for _, f := range p.found {
			people.add(f)
		}
		for _, f := range p.pending {
			switch {
			case f.to-f.from <= 3 && p.besidePerson(f, people):
				f.typ, f.rule = "person", "list"
			case f.to-f.from <= 3 && p.apposition(f.from, f.to):
				f.typ, f.rule = "person", "apposition"
			default:
				continue
			}
			f.key = p.plainKey(f.typ, f.from, f.to)
			if p.addFree(f) {
				people.add(f)
			}
		}
		p.order()
	}
}

// apposition reports whether the sequence [from,to) is set off by a comma from words for what a person is: "Ana Sol,
// the prime minister", "the minister of health, Ana Sol,".
func (p *passage) apposition(from, to int) bool {
	if e, _ := p.lookup(from); e != nil {
		return false
	}
	if to+1 < len(p.tokens) && p.tokens[to].fold == "," {
		for k := to + 1; k < min(len(p.tokens), to+5) && p.tokens[k].kind == lower && p.tokens[k].joint == space; k++ {
			if p.title(k) {
				return true
			}
			if p.lex.connectors[p.tokens[k].fold] != "article" && p.lex.stop[p.tokens[k].fold] {
				break
			}
		}
	}
	if from > 1 && p.tokens[from-1].fold == "," && to < len(p.tokens) &&
		(p.tokens[to].fold == "," || p.tokens[to].fold == ".") {
		for k := from - 2; k >= max(0, from-9); k-- {
			t := &p.tokens[k]
			if t.kind == mark || t.sentence != p.tokens[from].sentence {
				return false
			}
			if t.kind == lower && p.title(k) && (k == 0 || p.tokens[k-1].kind != lower ||
				p.lex.connectors[p.tokens[k-1].fold] == "article" || p.lex.stop[p.tokens[k-1].fold]) {
				return true
			}
		}
	}
	return false
}

// edges are the tokens at which people's names begin and end in a passage.
type edges struct{ begin, end map[int]bool }

func (e *edges) add(f found) {
	if f.typ == "person" {
		e.begin[f.from], e.end[f.to] = true, true
	}
}

// besidePerson reports whether the name stands beside a person in a list: only a comma and a conjunction between them.
func (p *passage) besidePerson(f found, people *edges) bool {
	for n := 1; n <= 2; n++ {
		if people.begin[f.to+n] && p.listMarks(f.to, f.to+n) || people.end[f.from-n] && p.listMarks(f.from-n, f.from) {
			return true
		}
	}
	return false
}

func (p *passage) listMarks(from, to int) bool {
	if to-from < 1 || to-from > 2 {
		return false
	}
	for k := from; k < to; k++ {
		if f := p.tokens[k].fold; f != "," && f != "、" && p.lex.connectors[f] != "and" {
			return false
		}
	}
	return true
}

// knownName is a name of the document.
type knownName struct {
	typ, key, canonical string
	tokens              int
}

// knownNames are the names of a document.
type knownNames struct {
	known    map[string]knownName // by folded tokens
	ruled    map[string]knownName // the same, of those that a rule found
	longest  map[string]int       // first token → most tokens of a name that begins with it
	surnames map[string]knownName // people by their last name; without a key where two share it
}

// gather collects the names of a document.
func gather(passages []*passage) *knownNames {
	names := &knownNames{map[string]knownName{}, map[string]knownName{}, map[string]int{}, map[string]knownName{}}
	for _, p := range passages {
		for _, f := range p.found {
			if f.end > 0 || f.rule == "quoted_list" {
				continue
			}
			name := knownName{typ: f.typ, key: f.key, canonical: f.canonical, tokens: f.to - f.from}
			if f.shortFor != "" {
				name.key = f.shortFor
			}
			k := key(p.tokens[f.from:f.to])
			if _, ok := names.ruled[k]; !ok && f.rule != "learnt" {
				names.ruled[k] = name
			}
			if name.tokens > 1 || f.rule == "acronym" {
				if _, ok := names.known[k]; !ok {
					names.known[k] = name
					first := p.tokens[f.from].fold
					names.longest[first] = max(names.longest[first], name.tokens)
				}
			}
			if f.typ == "person" && name.tokens > 1 {
				last := f.to - 1
				if p.chinese(f.from, f.to) {
					continue
				}
				s := p.tokens[last].fold
				if old, ok := names.surnames[s]; ok && old.key != f.key {
					name.key = ""
				}
				names.surnames[s] = name
			}
		}
	}
	return names
}

// smallWords are the words that the document has in small letters.
func smallWords(passages []*passage) map[string]bool {
	small := map[string]bool{}
	for _, p := range passages {
		for i := range p.tokens {
			if t := &p.tokens[i]; t.kind == lower {
				small[t.fold] = true
			}
		}
	}
	return small
}

// doubts are the reasons for which a learnt name of one word is none.
var doubts = []struct {
	name string
	when func(p *passage, i int, small map[string]bool) bool
}{
	{"also written small", func(p *passage, i int, small map[string]bool) bool {
		return p.tokens[i].first && p.tokens[i].kind == upper && small[p.tokens[i].fold]
	}},
	{"class word", func(p *passage, i int, _ map[string]bool) bool {
		_, class := p.class(i)
		return class && p.tokens[i].kind == upper
	}},
	{"people of a nation", func(p *passage, i int, _ map[string]bool) bool {
		return p.lex.demonyms[p.tokens[i].fold] != ""
	}},
	{"the office of a person", func(p *passage, i int, _ map[string]bool) bool { return p.office(i) }},
	{"month or day", func(p *passage, i int, _ map[string]bool) bool { return p.lex.calendar[p.tokens[i].fold] }},
}

// placed reports whether a place is known at token i, or a word of place stands before it. Where the tagger has seen no
// texts of the language, it takes too much for places that nothing else speaks for.
func (p *passage) placed(i int) bool {
	e, _ := p.lookup(i)
	return e != nil && e.typ == "place" || i > 0 && p.lex.connectors[p.tokens[i-1].fold] == language.ConnectorIn
}

// doubt drops learnt names that are none.
func (p *passage) doubt(small map[string]bool) {
	p.found = slices.DeleteFunc(p.found, func(f found) bool {
		if f.rule != "learnt" || f.end > 0 {
			return false
		}
		if f.typ == "place" && p.lex.layers.Own == nil && !p.placed(f.from) {
			return true
		}
		if f.to != f.from+1 {
			return false
		}
		if f.typ != "person" && p.lex.things.Has(p.tokens[f.from].fold) {
			return true
		}
		for _, d := range doubts {
			if d.when(p, f.from, small) {
				return true
			}
		}
		return false
	})
}

// office reports whether token i is the complement of a word for what a person is: "ministre de la Santé".
func (p *passage) office(i int) bool {
	k := i - 1
	for k > 0 && p.lex.connectors[p.tokens[k].fold] == "article" {
		k--
	}
	return k > 0 && p.lex.connectors[p.tokens[k].fold] == language.ConnectorGenitive && p.tokens[k-1].kind == lower &&
		p.title(k-1) &&
		p.lex.small && !p.placed(i)
}

// agree gives a learnt name the type and key that a rule found for the same words elsewhere in the document, or those
// of the person whose surname it is.
func (p *passage) agree(names *knownNames) {
	for i := range p.found {
		f := &p.found[i]
		if f.rule != "learnt" || f.end > 0 {
			continue
		}
		if name, ok := names.ruled[key(p.tokens[f.from:f.to])]; ok {
			f.typ, f.key, f.canonical = name.typ, name.key, name.canonical
		} else if name := names.surnames[p.tokens[f.from].fold]; f.to == f.from+1 && name.key != "" {
			f.typ, f.key, f.shortFor, f.rule = "person", name.key, name.key, "surname"
		}
	}
}

// again looks for the document's names where the first round recognised nothing.
func (p *passage) again(names *knownNames) {
	for _, r := range p.open {
		for i := r.from; i < r.to; i++ {
			if !p.tokens[i].capital() {
				continue
			}
			matched := false
			for n := min(names.longest[p.tokens[i].fold], len(p.tokens)-i); n > 0; n-- {
				name, ok := names.known[key(p.tokens[i:i+n])]
				if !ok || !p.unbroken(i, i+n) || n == 1 && p.tokens[i].kind != caps {
					continue
				}
				f := found{from: i, to: i + n, typ: name.typ, key: name.key, canonical: name.canonical, rule: "known"}
				if !p.addFree(f) {
					continue
				}
				i += n - 1
				matched = true
				break
			}
			if matched || p.plain(i) || r.to-r.from > 1 || p.tokens[i].kind != upper {
				continue
			}
			if name := names.surnames[p.tokens[i].fold]; name.key != "" {
				p.addFree(found{from: i, to: i + 1, typ: "person", key: name.key, shortFor: name.key, rule: "surname"})
			}
		}
	}
}

// settle puts the names in order and drops those that overlap one before.
func (p *passage) settle() {
	p.order()
	out := p.found[:0]
	for _, f := range p.found {
		if n := len(out); n > 0 && (f.from < out[n-1].to && f.end == 0 || f.end > 0 && out[n-1].end > f.start) {
			continue
		}
		out = append(out, f)
	}
	p.found = out
}

func (p *passage) order() {
	slices.SortStableFunc(p.found, func(a, b found) int {
		return cmp.Or(a.from-b.from, a.start-b.start, b.to-a.to)
	})
}
