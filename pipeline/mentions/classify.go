package mentions

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/phrase"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
	"example.org/sourcebook/schema"
)

// capitals is a sequence [from,to) of words with capitals, and what stands before it.
type capitals struct {
	from, to int
	titled   bool             // behind a word for what a person is
	stripped bool             // such a word stood in the sequence, with a capital
	rest     int              // where another name of the sequence begins, 0 if it was one name
	entry    *gazetteer.Entry // the name of the lexicon that begins the sequence, or nil
	end      int              // of that name
}

func (c *capitals) words() int { return c.to - c.from }

// kinds say what a sequence of capitals names. They are asked in this order until one has a say.
var kinds = []struct {
	name string
	then func(p *passage, c *capitals) bool
}{
	{"behind a class word in small letters", classBefore},
	{"name of the lexicon", (*passage).whole},
	{"places in other cases side by side", sideBySide},
	{"person before a body", personBefore},
	{"class word", (*passage).classed},
	{"place between a title and a person", placeOfTitle},
	{"person", (*passage).somebody},
	{"person whose last name all know", familiar},
	{"place before a person", (*passage).placeBefore},
	{"place behind words of direction", (*passage).directed},
	{"short form in brackets", (*passage).abbreviated},
	{"nothing known", (*passage).unknown},
}

// classify says what the capitalised sequence [i,j) names, and adds it, or keeps it for later.
func (p *passage) classify(i, j int) {
	if c := p.trimmed(i, j); c.words() > 0 {
		if place := p.placeBehind(c); place != nil {
			p.classify(i, c.to-1)
			p.Take(place, c.to-1, c.to)
			return
		}
	}
	for {
		c := p.trimmed(i, j)
		if c.words() == 0 || !p.Tokens[c.from].Capital() {
			return
		}
		c.entry, c.end = p.Lookup(c.from)
		for k := 0; k < len(kinds) && !kinds[k].then(p, c); k++ {
		}
		if c.rest == 0 {
			return
		}
		i, j = c.rest, c.to
	}
}

// trimmed gives the sequence [i,j) without what belongs to no name at its ends.
func (p *passage) trimmed(i, j int) *capitals {
	c := &capitals{from: i, to: j}
	if i > 0 && p.Tokens[i-1].Kind == scan.Lower {
		c.titled = p.Tokens[i].Joint == scan.Space && p.Title(i-1) // "striker Harry Kane"
	}
	p.strip(c)
	for c.to > c.from && p.Tokens[c.to-1].Kind == scan.Lower && p.Tokens[c.to-1].Joint != scan.Hyphen {
		c.to--
	}
	return c
}

// strip leaves out what stands before a name with a capital of its own: articles, words of nationality, titles.
func (p *passage) strip(c *capitals) {
	for c.from < c.to {
		switch {
		case p.article(c), p.nationalOf(c), officeFor(p, c):
			c.from++
		case p.titleOf(c):
			c.titled, c.stripped = true, true
			c.from++
		default:
			k := p.LastTitle(c.from, c.to)
			if k == c.from {
				return
			}
			c.titled, c.stripped = true, true
			c.from = k
		}
	}
}

func (p *passage) article(c *capitals) bool {
	t := &p.Tokens[c.from]
	return t.Kind != scan.Caps && p.Lex.Connectors[t.Fold] == "article" && !p.LongerName(c.from, c.to)
}

// nationalOf reports whether the sequence begins with a word of nationality before a title: "Kenyan President …".
func (p *passage) nationalOf(c *capitals) bool {
	return c.words() > 1 && p.Lex.Demonyms[p.Tokens[c.from].Fold] != "" && p.Title(c.from+1) && !p.ClassEnd(c.from, c.to)
}

// titleOf reports whether the sequence begins with a title of the person that follows.
func (p *passage) titleOf(c *capitals) bool {
	i := c.from
	if c.words() < 2 || p.Tokens[i+1].Joint != scan.Space || !p.Title(i) || p.LongerName(i, c.to) {
		return false
	}
	return p.Person(i+1, c.to) || !p.ClassEnd(i, c.to) && p.Head(i) == "" || bodyBehind(p, i+1, c.to)
}

// officeFor reports whether the sequence begins, behind a title, with a word for what the office is for, and a name of
// two words or more follows: "Menteri Keuangan Sri Mulyani".
func officeFor(p *passage, c *capitals) bool {
	t := &p.Tokens[c.from]
	if !c.titled || c.words() < 3 || t.Kind != scan.Upper || p.Lex.Terms[t.Fold] == "" {
		return false
	}
	return !p.Given(c.from) && !p.ClassEnd(c.from, c.to) && p.Head(c.from) == ""
}

func (p *passage) whole(c *capitals) bool {
	if c.entry == nil || c.end < c.to || c.stripped && c.entry.Weak {
		return false
	}
	if p.Convincing(c.entry, c.from, c.end, c.titled) {
		p.Take(c.entry, c.from, c.end)
	}
	return true
}

// sideBySide takes the places of the lexicon of which the whole sequence is made, perhaps but for an unknown word at
// the begin of the sentence, where each but the last stands in another case than the first one: "Berlinből Párizsba".
func sideBySide(p *passage, c *capitals) bool {
	if len(p.Lex.Endings) == 0 {
		return false
	}
	from, last := c.from, c.to
	if c.entry == nil && p.Tokens[from].First && !p.Surname(from) && p.Head(from) == "" {
		from, last = from+1, c.to+1
	}
	var places []*gazetteer.Entry
	ends := []int{from}
	for k := from; k < c.to; {
		e, end := p.Lookup(k)
		if e == nil || e.Weak || e.Type != "place" || end < last && firstCase(p, e, k, end) {
			return false
		}
		places, ends = append(places, e), append(ends, end)
		k = end
	}
	if from > c.from {
		p.leave(c.from, from)
	}
	if n := len(places) - 1; n > 0 && places[n-1].Country && places[n].Country && ends[n]-ends[n-1] > 1 {
		places, ends[n] = places[:n], c.to // "Соединённых Штатов Америки"
	}
	for k, e := range places {
		p.Take(e, ends[k], ends[k+1])
	}
	return true
}

// firstCase reports whether the words [i,j) are the name of the lexicon as it has it.
func firstCase(p *passage, e *gazetteer.Entry, i, j int) bool {
	return gazetteer.Key(e.Form) == scan.Key(p.Tokens[i:j])
}

// placeBehind gives the place at the end of a sequence that is no part of the name before it, nil if there is none. Its
// ending stands behind an apostrophe: "Orhan Pamuk İstanbul'da doğdu". The name before has two words, or is a body by
// its last one.
func (p *passage) placeBehind(c *capitals) *gazetteer.Entry {
	last := c.to - 1
	named := c.words() > leastApart && p.suffixed(c.to) && p.Given(c.from) // "Emre Demir Konya'da"
	if p.Lex.Seen() || c.words() < 2 {
		return nil
	}
	e, end := p.Lookup(last)
	if e == nil || e.Weak || e.Type != "place" || end != c.to {
		return nil
	}
	if p.Surname(last) && !named && !nearTown(p, e) {
		return nil
	}
	if !p.suffixed(c.to) {
		return besidePerson(p, e, c.from, c.to)
	}
	if c.words() < 3 && !p.ClassEnd(c.from, last) {
		return nil
	}
	return e
}

// besidePerson gives the place e, the last word of the sequence [from,to), if it stands in another case than the name
// of a person before it, of two words or more: "Gitanas Nausėda Vilniuje susitiko"; else nil.
func besidePerson(p *passage, e *gazetteer.Entry, from, to int) *gazetteer.Entry {
	last := to - 1
	if to-from < 3 || p.Tokens[last].Joint != scan.Space || firstCase(p, e, last, to) {
		return nil
	}
	familyFirst := last-from == leastApart && !p.Given(from) // "Kovács Anna Szegeden"
	given := p.Given(last-1) && !familyFirst
	if p.Tokens[last-1].Kind != scan.Upper || given || p.ClassEnd(from, last) || !p.AllWords(from, to) {
		return nil
	}
	for k := from; k < last-1; k++ {
		if p.Tokens[k].Kind != scan.Upper || !inFirstCase(p, k) && !givenInCase(p, k) {
			return nil
		}
	}
	return e
}

// givenInCase reports whether token k is a given name in another case than the first one.
func givenInCase(p *passage, k int) bool {
	for stem, base := range gazetteer.FirstCases(p.Form(k), p.Lex.Endings) {
		if kind, _ := p.Lex.People.Find(stem + base); strings.Contains(kind, "g") {
			return true
		}
	}
	return false
}

// inFirstCase reports whether token k, a part of the name of a person, is a name of people as it stands, or would be
// none without the ending of a case.
func inFirstCase(p *passage, k int) bool {
	form := p.Form(k)
	listed := func(name string) bool { return p.Lex.People.Has(name) || p.Towns.Person(strings.ToLower(name)) }
	if listed(form) {
		return true
	}
	for stem, base := range gazetteer.FirstCases(form, p.Lex.Endings) {
		if listed(stem + base) {
			return false
		}
	}
	return true
}

// suffixed reports whether an apostrophe and an ending follow the word before token i.
func (p *passage) suffixed(i int) bool {
	if i >= len(p.Tokens) {
		return false
	}
	t := &p.Tokens[i]
	return t.Kind == scan.Lower && t.Joint == scan.Apostrophe
}

func (p *passage) classed(c *capitals) bool {
	typ, ok := p.ByClass(c.from, c.to)
	if !ok {
		return false
	}
	from := c.from
	if typ == "place" && p.countryBefore(c) {
		p.Take(c.entry, from, c.end)
		from = c.end
	}
	if typ == "law" {
		c.to = phrase.PastYear(&p.Reader, c.to)
	}
	p.Add(sheet.Name{From: from, To: c.to, Type: typ, Rule: "class_word"})
	p.short(c.to)
	return true
}

// countryBefore reports whether the sequence is a country before the name of its part: "Myanmar Kokang Autonomous
// Region".
func (p *passage) countryBefore(c *capitals) bool {
	return c.entry != nil && c.entry.ID[0] == 'q' && c.to-c.end > 1 && p.Tokens[c.end].Capital() &&
		p.OwnWords(c.end, c.to-1) > 0
}

func (p *passage) somebody(c *capitals) bool {
	if slices.Contains(p.Row.Issues, "lost_spaces") {
		c.titled = false // a word that swallowed its neighbours proves nothing
	}
	if !p.called(c) && !p.titledName(c) && !p.signed(c) {
		return false
	}
	p.Add(sheet.Name{From: c.from, To: c.to, Type: "person", Rule: "person"})
	return true
}

// familiar takes two words for a person whose last name texts suppose known, the first one a name of people.
func familiar(p *passage, c *capitals) bool {
	last := c.to - 1
	if c.words() != 2 || c.entry != nil || p.Tokens[c.from].Kind != scan.Upper || p.Tokens[last].Joint != scan.Space {
		return false
	}
	first := p.Tokens[c.from].Fold
	if p.Lex.Stop[first] || p.Title(c.from) || !p.Towns.Called(first) || !p.Towns.Familiar(p.Lex, p.Tokens[last].Fold) {
		return false
	}
	if _, class := p.Class(c.from); class {
		return false
	}
	p.Add(sheet.Name{From: c.from, To: c.to, Type: "person", Rule: "familiar"})
	return true
}

// called reports whether the words are those of which people's names are made.
func (p *passage) called(c *capitals) bool {
	return p.Person(c.from, c.to) && (c.entry == nil || c.words() == 2 && p.Surname(c.to-1))
}

// titledName reports whether the sequence can be the name of a person behind a title.
func (p *passage) titledName(c *capitals) bool {
	return c.titled && c.words() > 1 && c.words() < 5 && (c.entry == nil || c.stripped && c.words() == 2) &&
		p.AllWords(c.from, c.to)
}

// signed reports whether the sequence can be the name of a person in a byline.
func (p *passage) signed(c *capitals) bool {
	return p.Row.Role == schema.RoleByline && c.words() > 1 && c.words() < 4 && c.entry == nil && p.AllWords(c.from, c.to)
}

// placeBefore reads "Paris Mayor Anne Hidalgo".
func (p *passage) placeBefore(c *capitals) bool {
	if c.entry == nil || c.entry.Weak || c.end >= c.to || p.Tokens[c.end].Joint != scan.Space {
		return false
	}
	if !p.Title(c.end) && !p.Lex.Stop[p.Tokens[c.end].Fold] && !officeOf(p, c) {
		return false
	}
	p.Take(c.entry, c.from, c.end)
	c.rest = c.end
	return true
}

func (p *passage) directed(c *capitals) bool {
	k := p.Direction(c.from, c.to)
	if k == c.from {
		return false
	}
	e, end := p.Lookup(k)
	if e == nil || end != c.to {
		return false
	}
	p.Take(e, k, end)
	return true
}

func (p *passage) abbreviated(c *capitals) bool {
	if c.words() < 2 || !p.AllWords(c.from, c.to) {
		return false
	}
	if _, ok := p.brackets(c.from, c.to); !ok {
		return false
	}
	p.Add(sheet.Name{From: c.from, To: c.to, Type: "organization", Rule: "acronym"})
	p.short(c.to)
	return true
}

func (p *passage) unknown(c *capitals) bool {
	if c.words() > 1 && p.AllWords(c.from, c.to) {
		p.Pending = append(p.Pending, sheet.Name{From: c.from, To: c.to})
	}
	p.leave(c.from, c.to)
	return true
}

// short adds the short form that follows a name in brackets: "(MIIT)" after the token before j.
func (p *passage) short(j int) {
	last := &p.Found[len(p.Found)-1]
	if t, ok := p.brackets(last.From, j); ok {
		p.Add(sheet.Name{From: t, To: t + 1, Type: last.Type, ShortFor: "previous", Rule: "acronym"})
	}
}

// brackets gives the token of a short form in brackets after the sequence [i,j), if its letters are initials of it.
func (p *passage) brackets(i, j int) (int, bool) {
	if j+2 >= len(p.Tokens) || p.Tokens[j].Fold != "(" || p.Tokens[j+2].Fold != ")" || p.Tokens[j+1].Kind != scan.Caps {
		return 0, false
	}
	letters := []rune(p.Tokens[j+1].Fold)
	n := 0
	for k := i; k < j && n < len(letters); k++ {
		if strings.HasPrefix(p.Tokens[k].Fold, string(letters[n])) {
			n++
		}
	}
	return j + 1, n == len(letters)
}
