package caseless

import (
	"strings"
	"unicode"
)

// How many characters a word for what a person is has at most in a script without blanks, and the name before it, where
// the family name has several characters or one.
const (
	longestRole  = 5
	longestName  = 4
	longestName1 = 3
	leastName    = 2
	longFamily   = 3 // of a long name of a family, behind which two may stand: "佐々木健一"
)

// BeforeOffice gives the names of people in the run without blanks of token i behind which a word stands for what a
// person is, in order: "石破茂首相", "王毅外长".
func (p Reader) BeforeOffice(i int) []Inner {
	t := &p.Tokens[i]
	if t.Figure || p.Lex.Roles.Len() == 0 {
		return nil
	}
	run := []rune(p.Clean.Text[t.Start:t.End])
	var out []Inner
	for at, from := leastName, 0; at < len(run); at++ {
		role := p.roleAt(run, at)
		if role == 0 {
			continue
		}
		if n := p.nameBefore(run[from:at], from == 0); n > 0 && !p.longerRole(run, at, n) {
			start := t.Start + len(string(run[:at-n]))
			out = append(out, Inner{start, start + len(string(run[at-n:at])), "person"})
		}
		from = at + role
		at = from - 1
	}
	return out
}

// roleAt gives how many characters the longest word for what a person is has that stands in a run at a place, 0 if
// there is none.
func (p Reader) roleAt(run []rune, at int) int {
	for n := min(longestRole, len(run)-at); n > 0; n-- {
		if p.Lex.Roles.Has(string(run[at : at+n])) {
			return n
		}
	}
	return 0
}

// longerRole reports whether the word for what a person is at a place begins within the n characters before it.
func (p Reader) longerRole(run []rune, at, n int) bool {
	for k := at - n; k < at; k++ {
		if k+p.roleAt(run, k) > at {
			return true
		}
	}
	return false
}

// nameBefore gives how many characters at the end of a text name a person, 0 if they do not: a family name of several
// characters of the lexicon and what stands behind it, or, where the text is all that goes before and no word, one of
// one character with a given name.
func (p Reader) nameBefore(before []rune, begins bool) int {
	k := len(before)
	for k > 0 && unicode.Is(unicode.Han, before[k-1]) {
		k--
	}
	begins = begins || k > 0
	name := before[k:]
	if _, word := p.Lex.Words.Class(string(name)); word || len(name) < leastName {
		return 0
	}
	if p.Lex.Han.Len() > 0 {
		if begins && len(name) <= longestName1 && p.fullName(name) {
			return len(name)
		}
		for n := longestName1; n >= leastName; n-- {
			if at := len(name) - n; at > 0 && p.Lex.Stop[string(name[at-1:at])] && p.fullName(name[at:]) {
				return n // behind a small word
			}
		}
		return 0
	}
	if n := len(name); n > longFamily && n <= longFamily+2 && listedFamily(p, name[:longFamily]) {
		return n
	}
	if n := len(name); n >= longFamily && listedFamily(p, name[n-longFamily:]) {
		return longFamily
	}
	for n := min(longestName, len(name)); n >= leastName; n-- {
		if n < len(name) && n > leastName {
			continue // only a family name alone is known to begin behind other characters
		}
		if p.familyName(name[len(name)-n:]) {
			return n
		}
	}
	return 0
}

// fullName reports whether a name is a family name of one character and a given name, and no word.
func (p Reader) fullName(name []rune) bool {
	kind, _ := p.Lex.Han.Find(string(name[:1]))
	given, _ := p.Lex.Han.Find(string(name[1:]))
	_, word := p.Lex.Words.Class(string(name))
	return !word && strings.Contains(kind, "s") && strings.Contains(given, "g")
}

// familyName reports whether a name begins with one of two characters that the lexicon has for people, and is no place.
func (p Reader) familyName(name []rune) bool {
	return listedFamily(p, name[:leastName]) && !p.placeName(string(name))
}

// listedFamily reports whether the lexicon has a name for people, and for no place.
func listedFamily(p Reader, name []rune) bool {
	family := string(name)
	found := false
	p.Towns.People(family, func(from, to int) { found = found || from == 0 && to == len(family) })
	return found && (len(name) == leastName || !p.placeName(family))
}

// placeName reports whether the lexicon has a name in a script without blanks as that of a place, but for small towns:
// more people bear their names.
func (p Reader) placeName(name string) bool {
	for _, n := range p.Lex.Names {
		if e := n.Entries[name]; e != nil {
			return true
		}
	}
	e := p.Towns.Unspaced().Entries[name]
	return e != nil && (e.Large || e.Name == "")
}
