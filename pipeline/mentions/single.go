package mentions

import "strings"

// acceptSingle takes single words of capitals that are the initials of a name of the document.
func acceptSingle(passages []*passage) {
	initials := map[string]found{} // initials → the organization that they stand for
	for _, p := range passages {
		for _, f := range p.found {
			if f.end == 0 && f.typ == "organization" && f.to-f.from > 2 {
				if s := p.initials(f.from, f.to); len(s) > 2 && initials[s].typ == "" {
					initials[s] = f
				}
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
			long, ok := initials[t.fold]
			if !ok || t.kind != caps {
				continue
			}
			f := found{from: r.from, to: r.to, typ: "organization", shortFor: long.key, canonical: long.canonical,
				rule: "acronym"}
			f.key = p.plainKey(f.typ, f.from, f.to)
			added = p.addFree(f) || added
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

// notPeople makes organizations of names that read like a person's, where the document shows that they are none: a
// surname before a given name ("Morgan Stanley"), twice or more in full and never the last word alone.
func notPeople(passages []*passage) {
	count, alone := map[string]int{}, map[string]bool{}
	doubtful := func(p *passage, f *found) bool {
		return f.rule == "person" && f.to-f.from == 2 && p.surname(f.from) && p.given(f.to-1) && !p.chinese(f.from, f.to) &&
			!p.titled(f.from)
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
