package gazetteer

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// Entry is a name of the lexicon.
type Entry struct {
	ID   string // identifier of what it names
	Form string // as written
	Name string // canonical name, if the file has it
	Type string
	Weak bool // also a common word, or the name of a person: it needs evidence

	Country bool // a country, or a region of several
	Large   bool // a town of 300,000 people or more
	Own     bool // the corpus brings the name
	Long    bool // of a country: its long form

	Land string // of a town: the code of its country, in small letters
}

// OwnRule is the rule of a name that the corpus brings.
const OwnRule = "corpus"

// LongFormRule is the rule of a country in the long form of its name.
const LongFormRule = "long_form"

// Rule names the evidence for a name of the lexicon.
func (e *Entry) Rule() string {
	if e.Own {
		return OwnRule
	}
	if e.Long {
		return LongFormRule
	}
	return "lexicon"
}

// Names finds names by their folded tokens.
type Names struct {
	Entries map[string]*Entry
	Longest map[string]int // first token → most tokens of a name that begins with it, if more than one
	Han     map[rune]int   // first character → most bytes of a name in a script without blanks
	slab    []Entry        // room for entries
	long    []longName     // those of several words with blanks between them
}

func (n *Names) add(form string, e Entry) {
	e.Form = form
	if r, size := utf8.DecodeRuneInString(form); character.Spaceless(r) {
		if size < len(form) && n.Entries[form] == nil {
			n.Entries[form] = n.keep(e)
			n.Han[r] = max(n.Han[r], len(form))
		}
		return
	}
	first, k, count := "", "", 1
	if scan.Simple(form) {
		k = scan.Fold(form)
		first, _, _ = strings.Cut(k, " ")
		count += strings.Count(k, " ")
	} else {
		tokens := scan.Cut(form)
		if len(tokens) == 0 {
			return
		}
		first, k, count = tokens[0].Fold, scan.Key(tokens), len(tokens)
	}
	if other := character.Spelled(k); other != k && n.Entries[other] == nil {
		n.Entries[other] = n.keep(e)
	}
	if n.Entries[k] != nil {
		return
	}
	kept := n.keep(e)
	n.Entries[k] = kept
	if count > 1 {
		n.Longest[first] = max(n.Longest[first], count)
		n.long = append(n.long, longName{k, kept})
	}
}

// keep stores an entry, many in one allocation.
func (n *Names) keep(e Entry) *Entry {
	if len(n.slab) == cap(n.slab) {
		n.slab = make([]Entry, 0, 512)
	}
	n.slab = append(n.slab, e)
	return &n.slab[len(n.slab)-1]
}

func newNames(size int) *Names {
	return &Names{Entries: make(map[string]*Entry, size), Longest: map[string]int{}, Han: map[rune]int{}}
}

func placeNames(places []language.Place) *Names {
	n := newNames(len(places))
	for i := range places {
		p := &places[i]
		e := Entry{ID: p.ID, Type: "place", Weak: p.Weak, Country: p.Country}
		if p.Organization {
			e.Type = "organization"
		}
		for form := range p.Names() {
			n.add(form, e)
		}
	}
	return n
}

// ownNames are the names that the corpus brings. They are those of the words of the first name of each entity, so that
// they meet what texts call by it.
func ownNames(list []own) *Names {
	n := newNames(len(list))
	for _, o := range list {
		e := Entry{ID: o.typ + ":" + Key(o.names[0]), Name: o.names[0], Type: o.typ, Own: true}
		for _, form := range o.names {
			n.add(form, e)
		}
	}
	return n
}

func organizationNames(list []language.Organization) *Names {
	n := newNames(len(list))
	for i := range list {
		o := &list[i]
		e := Entry{ID: o.ID, Type: "organization", Name: o.Name}
		for form := range o.Names() {
			n.add(form, e)
		}
	}
	return n
}
