package resolve

import "example.org/sourcebook/pipeline/mentions/sheet"

// acceptPending decides on the sequences of capitals that no rule explains: one in a list with people is a person, and
// so is one set off from a word for what a person is.
func acceptPending(passages []*passage) {
	for _, p := range passages {
		if len(p.Pending) == 0 {
			continue
		}
		people := &edges{map[int]bool{}, map[int]bool{}}
		for _, f := range p.Found {
			people.add(f)
		}
		for _, f := range p.Pending {
			switch {
			case !p.Lex.Seen() && f.To-f.From <= 3 && p.besidePerson(f, people) && !p.everyday(f):
				f.Type, f.Rule = "person", "list"
			case f.To-f.From <= 3 && p.Apposition(f.From, f.To):
				f.Type, f.Rule = "person", "apposition"
			default:
				continue
			}
			f.Key = p.PlainKey(f.Type, f.From, f.To)
			if p.AddFree(f) {
				people.add(f)
			}
		}
		p.Order()
	}
}

// everyday reports whether all words of a name are those of every day, none of them a name of people: "Meio Ambiente".
func (p *passage) everyday(f sheet.Name) bool {
	for i := f.From; i < f.To; i++ {
		if !p.Lex.Everyday(p.Tokens[i].Fold) || p.NameKind(i) != "" {
			return false
		}
	}
	return true
}

// edges are the tokens at which people's names begin and end in a passage.
type edges struct{ begin, end map[int]bool }

func (e *edges) add(f sheet.Name) {
	if f.Type == "person" {
		e.begin[f.From], e.end[f.To] = true, true
	}
}

// besidePerson reports whether the name stands beside a person in a list: only a comma and a conjunction between them.
func (p *passage) besidePerson(f sheet.Name, people *edges) bool {
	for n := 1; n <= 2; n++ {
		if people.begin[f.To+n] && p.ListMarks(f.To, f.To+n) || people.end[f.From-n] && p.ListMarks(f.From-n, f.From) {
			return true
		}
	}
	return false
}

// notPeople makes organizations of names that read like a person's, where the document shows that they are none: a
// surname before a given name ("Morgan Stanley"), twice or more in full and never the last word alone. In a language
// of which the tagger has seen no texts that may be how people are called.
func notPeople(passages []*passage) {
	count, alone := map[string]int{}, map[string]bool{}
	doubtful := func(p *passage, f *sheet.Name) bool {
		if !p.Lex.Seen() || f.Rule != "person" || f.To-f.From != 2 || p.Titled(f.From) {
			return false
		}
		return p.Surname(f.From) && p.Given(f.To-1) && !p.Chinese(f.From, f.To)
	}
	for _, p := range passages {
		for i := range p.Found {
			if f := &p.Found[i]; doubtful(p, f) {
				count[f.Key]++
			}
		}
		for _, r := range p.Open {
			if r.To == r.From+1 {
				alone[p.Tokens[r.From].Fold] = true
			}
		}
	}
	for _, p := range passages {
		for i := range p.Found {
			if f := &p.Found[i]; doubtful(p, f) && count[f.Key] > 1 && !alone[p.Tokens[f.To-1].Fold] {
				f.Type, f.Rule, f.Key = "organization", "repeated", p.PlainKey("organization", f.From, f.To)
			}
		}
	}
}
