package resolve

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

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
		for _, f := range p.Found {
			if last := p.lastPart(&f); last != "" {
				old, known := names.surnames[last]
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
				name.key = f.ShortFor
			}
			k := scan.Key(p.Tokens[f.From:f.To])
			if _, ok := names.ruled[k]; !ok && f.Rule != "learnt" {
				names.ruled[k] = name
			}
			if name.tokens > 1 && name.tokens <= sheet.LongestName || f.Rule == "acronym" {
				if _, ok := names.known[k]; !ok {
					names.known[k] = name
					first := p.Tokens[f.From].Fold
					names.longest[first] = max(names.longest[first], name.tokens)
				}
			}
			if f.Type == "person" && name.tokens > 1 {
				last := f.To - 1
				if p.Chinese(f.From, f.To) {
					continue
				}
				names.surname(p.Tokens[last].Fold, name)
			}
		}
	}
	return names
}

// surname notes a person by the last name. Of two of whom one is named by the end of the other's name it is the other;
// two others share it, and it means neither.
func (n *knownNames) surname(last string, name knownName) {
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

// person gives the person of the document whose name ends in the words of the name of a person.
func (n *knownNames) person(p *passage, f *sheet.Name) (knownName, bool) {
	words := scan.Key(p.Tokens[f.From:f.To])
	name := n.surnames[p.Tokens[f.To-1].Fold]
	return name, strings.HasSuffix(name.key, " "+words)
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
		if f.End > 0 && f.Rule == "learnt" {
			start, end := p.Bytes(f)
			if name := names.surnames[p.Clean.Text[start:end]]; name.key != "" {
				f.Type, f.Key, f.ShortFor, f.Rule = "person", name.key, name.key, "surname"
			}
			continue
		}
		if f.End > 0 {
			continue
		}
		learnt := f.Rule == "learnt"
		if name, ok := names.ruled[scan.Key(p.Tokens[f.From:f.To])]; ok && learnt {
			f.Type, f.Key, f.Canonical = name.typ, name.key, name.canonical
			learnt = false
		}
		if name, ok := names.person(p, f); ok && f.ShortFor == "" && (learnt || f.Type == "person") {
			f.Type, f.Key, f.ShortFor = "person", name.key, name.key
			f.Rule = strings.TrimPrefix(strings.TrimPrefix(f.Rule, "learnt")+", surname", ", ")
		}
	}
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
				if !ok || !p.Unbroken(i, i+n) || n == 1 && p.Tokens[i].Kind != scan.Caps {
					continue
				}
				f := sheet.Name{From: i, To: i + n, Type: name.typ, Key: name.key, Canonical: name.canonical, Rule: "known"}
				if !p.AddFree(f) {
					continue
				}
				i += n - 1
				matched = true
				break
			}
			if matched || p.Plain(i) || r.To-r.From > 1 || p.Tokens[i].Kind != scan.Upper {
				continue
			}
			if name := names.surnames[p.Tokens[i].Fold]; name.key != "" {
				p.AddFree(sheet.Name{From: i, To: i + 1, Type: "person", Key: name.key, ShortFor: name.key, Rule: "surname"})
			}
		}
	}
}
