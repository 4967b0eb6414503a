package mentions

import "strings"

// acceptSingle takes single words with a capital that no rule explains: the initials of a name of the document, and an
// unknown word that comes twice or more, at least once within a sentence and once before a verb, and never without its
// capital.
func acceptSingle(passages []*passage) {
	initials := map[string]found{} // initials → the organization that they stand for
	count := map[string]int{}
	within, acts, small := map[string]bool{}, map[string]bool{}, map[string]bool{}
	people := map[string]bool{} // last words of people's names
	for _, p := range passages {
		for i := range p.tokens {
			if t := &p.tokens[i]; t.kind == lower {
				small[t.fold] = true
			}
		}
		for _, f := range p.found {
			switch {
			case f.end > 0:
			case f.typ == "person":
				people[p.tokens[f.to-1].fold] = true
			case f.typ == "organization" && f.to-f.from > 2:
				if s := p.initials(f.from, f.to); len(s) > 2 && initials[s].typ == "" {
					initials[s] = f
				}
			}
		}
		for _, r := range p.open {
			if r.to == r.from+1 && p.unknown(r.from) {
				fold := p.tokens[r.from].fold
				count[fold]++
				within[fold] = within[fold] || !p.tokens[r.from].first
				acts[fold] = acts[fold] || p.acts(r.from)
			}
		}
	}
	for _, p := range passages {
		added := false
		for _, r := range p.open {
			if r.to != r.from+1 || p.plain(r.from) {
				continue
			}
			t := &p.tokens[r.from]
			f := found{from: r.from, to: r.to, typ: "organization"}
			if long, ok := initials[t.fold]; ok && t.kind == caps {
				f.shortFor, f.canonical, f.rule = long.key, long.canonical, "acronym"
			} else if count[t.fold] > 1 && within[t.fold] && acts[t.fold] && p.unknown(r.from) && !small[t.fold] && !people[t.fold] {
				f.rule = "repeated"
			} else {
				continue
			}
			f.key = p.plainKey(f.typ, f.from, f.to)
			p.add(f)
			added = true
		}
		if added {
			p.order()
		}
	}
}

// initials gives the first letters of the words with a capital in [i,j), in lower case.
func (p *passage) initials(i, j int) string {
	var b strings.Builder
	for k := i; k < j; k++ {
		if p.tokens[k].capital() {
			for _, r := range p.tokens[k].fold {
				b.WriteRune(r)
				break
			}
		}
	}
	return b.String()
}

// unknown reports whether token i is a word with a capital of which the lexicon knows nothing.
func (p *passage) unknown(i int) bool {
	t := &p.tokens[i]
	if t.kind != upper || p.plain(i) || t.end-t.start < 4 || t.joint == hyphen || t.joint == seam || t.joint == none {
		return false
	}
	if next := i + 1; next < len(p.tokens) && (p.tokens[next].joint == hyphen || p.tokens[next].joint == seam) {
		return false
	}
	w := t.fold
	singular, _ := strings.CutSuffix(w, "s")
	if p.lex.stop[w] || p.lex.demonyms[w] != "" || p.lex.calendar[w] || p.lex.roles.Has(w) || p.lex.roles.Has(singular) || p.lex.adjective(w) || p.lex.things.Has(w) {
		return false
	}
	if _, class := p.class(i); class {
		return false
	}
	if kind, _ := p.lex.people.Find(p.form(i)); kind != "" {
		return false
	}
	e, _ := p.lookup(i)
	return e == nil
}

// acts reports whether a verb follows token i: what it names does something.
func (p *passage) acts(i int) bool {
	for k := i + 1; k < min(len(p.tokens), i+3); k++ {
		t := &p.tokens[k]
		if t.kind != lower || t.joint != space && t.joint != apostrophe {
			return false
		}
		if p.lex.function[t.fold] || p.lex.verbs.Has(t.fold, 3) {
			return true
		}
		if t.end-t.start > 2 { // "n'a", "y est"
			return false
		}
	}
	return false
}

// notPeople makes organizations of names that read like a person's, where the document shows that they are none: a
// surname before a given name ("Morgan Stanley"), twice or more in full and never the last word alone.
func notPeople(passages []*passage) {
	count, alone := map[string]int{}, map[string]bool{}
	doubtful := func(p *passage, f *found) bool {
		return f.rule == "person" && f.to-f.from == 2 && p.surname(f.from) && p.given(f.to-1) && !p.chinese(f.from, f.to) && !p.titled(f.from)
	}
	for _, p := range passages {
		for i := range p.found {
			if f := &p.found[i]; doubtful(p, f) {
				count[f.key]++
			}
		}
		for _, r := range p.open {
			if r.to == r.from+1 {
				alone[p.tokens[r.from].fold] = true
			}
		}
	}
	for _, p := range passages {
		for i := range p.found {
			if f := &p.found[i]; doubtful(p, f) && count[f.key] > 1 && !alone[p.tokens[f.to-1].fold] {
				f.typ, f.rule, f.key = "organization", "repeated", p.plainKey("organization", f.from, f.to)
			}
		}
	}
}

// given reports whether token i is a given name of the lexicon.
func (p *passage) given(i int) bool {
	kind, _ := p.lex.people.Find(p.form(i))
	return strings.Contains(kind, "g")
}

// titled reports whether a word for what a person is stands right before token i.
func (p *passage) titled(i int) bool { return i > 0 && p.title(i-1) }
