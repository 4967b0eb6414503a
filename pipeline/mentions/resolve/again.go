package resolve

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// knownName is a name of the document.
type knownName struct {
	typ, key, canonical string
	tokens              int
	once                bool   // found once only
	short               string // the rule by which it is short for the name that has the key, empty if it is not
}

// Rules of names: that of one that only the tagger knows, of capitals that are short for a name, and of the name of a
// company without its legal form.
const (
	learnt    = "learnt"
	acronym   = "acronym"
	shortForm = "short form"
)

// give makes a name that has the words of the known one what that is.
func (n *knownName) give(f *sheet.Name) {
	f.Type, f.Key, f.Canonical = n.typ, n.key, n.canonical
	if n.short != "" {
		f.ShortFor, f.Rule = n.key, n.short
	}
}

// knownNames are the names of a document.
type knownNames struct {
	known    map[string]knownName // by folded tokens
	ruled    map[string]knownName // the same, of those that a rule found
	longest  map[string]int       // first token → most tokens of a name that begins with it
	single   map[string]knownName // of one word, as it is written; without a type where it names two
	surnames map[string]knownName // people by their last name; without a key where two share it
	cases    map[string]knownName // people by what may be their last name in the first case; the same
	firms    map[string]knownName // companies by their names without the legal form; the same
	parts    []string             // last parts of foreign names in scripts without blanks, as they came
}

// gather collects the names of a document.
func gather(passages []*passage) *knownNames {
	names := &knownNames{map[string]knownName{}, map[string]knownName{}, map[string]int{}, map[string]knownName{},
		map[string]knownName{}, map[string]knownName{}, map[string]knownName{}, nil}
	for _, p := range passages {
		for _, f := range p.Found {
			if last := p.lastPart(&f); last != "" {
				old, known := names.surnames[last]
				if !known {
					names.parts = append(names.parts, last)
				}
				name := knownName{typ: f.Type, key: f.Key, tokens: f.To - f.From}
				if known && old.key != f.Key {
					name.key = ""
				}
				names.surnames[last] = name
			}
			if f.End > 0 || f.Rule == "quoted_list" {
				continue
			}
			name := knownName{typ: f.Type, key: f.Key, canonical: f.Canonical, tokens: f.To - f.From}
			if f.ShortFor != "" {
				name.key, name.short = f.ShortFor, f.Rule
			}
			k := scan.Key(p.Tokens[f.From:f.To])
			if _, ok := names.ruled[k]; !ok && f.Rule != learnt {
				names.ruled[k] = name
			}
			if name.tokens > 1 && name.tokens <= sheet.LongestName || f.Rule == acronym {
				names.know(k, p.Tokens[f.From].Fold, name)
			}
			names.singleOf(p, &f, name)
			names.surnamesOf(p, &f, name)
			names.firm(p, &f, name)
		}
	}
	names.addFirms()
	return names
}

// singleOf notes a learnt name of one word.
func (n *knownNames) singleOf(p *passage, f *sheet.Name, name knownName) {
	t := &p.Tokens[f.From]
	if f.Rule != learnt || name.tokens != 1 || t.Kind != scan.Upper {
		return
	}
	word := p.Clean.Text[t.Start:t.End]
	old, again := n.single[word]
	name.once = !again
	if again && old.typ != name.typ {
		name.typ = ""
	}
	n.single[word] = name
}

// alone gives the name of one word that token i is by what was learnt of it elsewhere in the document, twice if it is
// no person's: no word of every day, and none beside it that may go on with the name.
func (n *knownNames) alone(p *passage, i int) (sheet.Name, bool) {
	t := &p.Tokens[i]
	name := n.single[p.Clean.Text[t.Start:t.End]]
	if name.typ == "" || name.once && name.typ != "person" || p.Lex.Everyday(t.Fold) {
		return sheet.Name{}, false
	}
	if i > 0 && p.goesOn(i-1, i) || i+1 < len(p.Tokens) && p.goesOn(i, i+1) {
		return sheet.Name{}, false
	}
	f := sheet.Name{From: i, To: i + 1, Rule: "known"}
	name.give(&f)
	return f, true
}

// goesOn reports whether both of two neighbours have a capital, and a blank or a hyphen is between them.
func (p *passage) goesOn(i, k int) bool {
	joint := p.Tokens[k].Joint
	return (joint == scan.Space || joint == scan.Hyphen) && p.Tokens[i].Capital() && p.Tokens[k].Capital()
}

// know notes a name by its words, the first of them given.
func (n *knownNames) know(words, first string, name knownName) {
	if _, ok := n.known[words]; !ok {
		n.known[words] = name
		n.longest[first] = max(n.longest[first], name.tokens)
	}
}

// leastSurname is how many letters a surname has at least that another one follows.
const leastSurname = 3

// surnamesOf notes a person by the last name, and by the one before it if the name has three words and that is no given
// name: "Rosa Quispe Mamani".
func (n *knownNames) surnamesOf(p *passage, f *sheet.Name, name knownName) {
	if f.Type != "person" || name.tokens < 2 || p.Chinese(f.From, f.To) {
		return
	}
	n.surname(p.Tokens[f.To-1].Fold, name)
	n.casesOf(p, p.Tokens[f.To-1].Fold, name)
	t := &p.Tokens[f.To-2]
	if name.tokens > 2 && t.Kind == scan.Upper && utf8.RuneCountInString(t.Fold) >= leastSurname && !p.Given(f.To-2) {
		n.surname(t.Fold, name)
	}
}

// leastCased is how many letters stand before the ending of a surname in another case.
const leastCased = 4

// firm notes a company by its name without the legal form.
func (n *knownNames) firm(p *passage, f *sheet.Name, name knownName) {
	if f.Rule != sheet.LegalForm {
		return
	}
	from, to := p.withoutForm(f)
	if from == to || to-from > sheet.LongestName {
		return
	}
	k := scan.Key(p.Tokens[from:to])
	if old, ok := n.firms[k]; ok && old.key != name.key {
		name.key = ""
	}
	name.tokens, name.short = to-from, shortForm
	n.firms[k] = name
}

// addFirms makes companies known by their names without the legal form, where these are not those of several, or of
// something else.
func (n *knownNames) addFirms() {
	for k, name := range n.firms {
		_, other := n.ruled[k]
		_, person := n.surnames[k]
		if name.key == "" || other || person {
			delete(n.firms, k)
			continue
		}
		n.ruled[k] = name
		first, _, _ := strings.Cut(k, " ")
		n.know(k, first, name)
	}
}

// surname notes a person by the last name, if that is no single letter ("James I"). Of two of whom one is named by the
// end of the other's name it is the other; two others share it, and it means neither.
func (n *knownNames) surname(last string, name knownName) {
	if r, size := utf8.DecodeRuneInString(last); size == len(last) && !character.IsCaseless(r) {
		return
	}
	switch old, known := n.surnames[last]; {
	case !known || old.key == name.key || endsIn(name.key, old.key):
	case endsIn(old.key, name.key):
		name = old
	default:
		name.key = ""
	}
	n.surnames[last] = name
}

// endsIn reports whether the name of a key ends in the words of that of another.
func endsIn(key, other string) bool {
	_, words, ok := strings.Cut(other, ":")
	return ok && strings.HasSuffix(key, " "+words)
}

// person gives the person of the document whose name has the words of the name of a person at its end, or before its
// last word.
func (n *knownNames) person(p *passage, f *sheet.Name) (knownName, bool) {
	words := scan.Key(p.Tokens[f.From:f.To])
	name := n.surnames[p.Tokens[f.To-1].Fold]
	if f.To == f.From+1 {
		name, words = n.inCase(p, words)
	}
	at := strings.LastIndex(name.key+" ", " "+words+" ")
	return name, at >= 0 && !strings.Contains(strings.TrimPrefix(name.key[at+1+len(words):], " "), " ")
}

// inCase gives the person who has a surname, as it stands or in the first case, and the surname as it was noted.
func (n *knownNames) inCase(p *passage, surname string) (knownName, string) {
	if name, ok := n.surnames[surname]; ok {
		return name, surname
	}
	for stem, base := range gazetteer.FirstCases(surname, p.Lex.Endings) {
		if name, ok := n.surnames[stem+base]; ok && utf8.RuneCountInString(stem) >= leastSurname {
			return name, stem + base
		}
	}
	if name, ok := n.cases[surname]; ok {
		_, words, _ := strings.Cut(name.key, ":")
		return name, words[strings.LastIndexByte(words, ' ')+1:]
	}
	return knownName{}, surname
}

// casesOf notes a person by what the last name may be in the first case: "Petra Vondráčka" by "Vondráček".
func (n *knownNames) casesOf(p *passage, last string, name knownName) {
	for stem, base := range gazetteer.FirstCases(last, p.Lex.Endings) {
		if utf8.RuneCountInString(stem) < leastCased {
			continue
		}
		if old, ok := n.cases[stem+base]; ok && old.key != name.key {
			name.key = ""
		}
		n.cases[stem+base] = name
	}
}

// parted are the marks between the parts of a foreign name in a script without blanks.
const parted = "·・‧•"

// lastPart gives what stands behind the last such mark in the name of a person, empty if there is none.
func (p *passage) lastPart(f *sheet.Name) string {
	if f.End == 0 || f.Type != "person" {
		return ""
	}
	name := p.Clean.Text[f.Start:f.End]
	at := strings.LastIndexAny(name, parted)
	if at < 0 {
		return ""
	}
	_, size := utf8.DecodeRuneInString(name[at:])
	return name[at+size:]
}

// agree gives a learnt name the type and key that a rule found for the same words elsewhere in the document, or those
// of the person whose surname it is.
func (p *passage) agree(names *knownNames) {
	for i := range p.Found {
		f := &p.Found[i]
		if f.End > 0 && f.Rule == learnt {
			start, end := p.Bytes(f)
			if name := names.surnames[p.Clean.Text[start:end]]; name.key != "" {
				f.Type, f.Key, f.ShortFor, f.Rule = "person", name.key, name.key, "surname"
			}
			continue
		}
		if f.End > 0 {
			continue
		}
		guess := f.Rule == learnt
		if name, ok := names.ruled[scan.Key(p.Tokens[f.From:f.To])]; ok && guess {
			name.give(f)
			guess = false
		}
		if name, ok := names.person(p, f); ok && f.ShortFor == "" && (guess || f.Type == "person" || p.namesake(f)) {
			f.Type, f.Key, f.ShortFor, f.Canonical = "person", name.key, name.key, ""
			f.Rule = strings.TrimPrefix(strings.TrimPrefix(f.Rule, learnt)+", surname", ", ")
		}
	}
}

// namesake reports whether a name is that of a small town, where no word stands before it that says where something is:
// the surname of a person of the document is likelier.
func (p *passage) namesake(f *sheet.Name) bool {
	if f.To > f.From+1 || f.Rule != "lexicon" {
		return false
	}
	if town := p.Towns.Find(p.Tokens[f.From].Fold); town == nil || town.Large || town.ID != f.Key {
		return false
	}
	return f.From == 0 || p.Lex.Connectors[p.Tokens[f.From-1].Fold] != language.ConnectorIn
}

// again looks for the document's names where the first round recognised nothing.
func (p *passage) again(names *knownNames) {
	for _, r := range p.Open {
		for i := r.From; i < r.To; i++ {
			if !p.Tokens[i].Capital() {
				continue
			}
			matched := false
			for n := min(names.longest[p.Tokens[i].Fold], len(p.Tokens)-i); n > 0; n-- {
				name, ok := names.known[scan.Key(p.Tokens[i:i+n])]
				_, firm := names.firms[scan.Key(p.Tokens[i:i+n])]
				if !ok || !p.Unbroken(i, i+n) || n == 1 && p.Tokens[i].Kind != scan.Caps && (!firm || p.Plain(i)) {
					continue
				}
				f := sheet.Name{From: i, To: i + n, Rule: "known"}
				name.give(&f)
				if !p.AddFree(f) {
					continue
				}
				i += n - 1
				matched = true
				break
			}
			if f, ok := names.alone(p, i); ok && !matched {
				matched = p.AddFree(f)
			}
			if matched || p.Plain(i) || r.To-r.From > 1 || p.Tokens[i].Kind != scan.Upper {
				continue
			}
			if name, _ := names.inCase(p, p.Tokens[i].Fold); name.key != "" {
				p.AddFree(sheet.Name{From: i, To: i + 1, Type: "person", Key: name.key, ShortFor: name.key, Rule: "surname"})
			} else if rule := lone(p, i); rule != "" {
				p.AddFree(sheet.Name{From: i, To: i + 1, Type: "person", Key: p.PlainKey("person", i, i+1), Rule: rule})
			}
		}
	}
}
