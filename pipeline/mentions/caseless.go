package mentions

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/caseless"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/phrase"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// ideographs finds names of the lexicon in a run of characters without word boundaries.
func (p *passage) ideographs(i int) {
	t := &p.Tokens[i]
	text := p.Clean.Text[t.Start:t.End]
	if p.Other != nil {
		for _, n := range p.Other.Names {
			if e := n.Entries[text]; e != nil {
				p.Take(e, i, i+1)
				return
			}
		}
		return
	}
	inner := caseless.On(p.Sheet).InRun(i)
	for _, n := range inner {
		p.Add(sheet.Name{From: i, To: i + 1, Start: n.Start, End: n.End, Type: n.Type, Rule: "class_word"})
	}
	if start, end := caseless.Addressed(caseless.On(p.Sheet), i); end > i && !p.furniture() {
		p.Add(sheet.Name{From: i, To: end, Start: start, End: p.Tokens[end-1].End, Type: "person", Rule: "title"})
		return
	}
	people := caseless.On(p.Sheet).BeforeOffice(i)
	for _, n := range people {
		p.Add(sheet.Name{From: i, To: i + 1, Start: n.Start, End: n.End, Type: n.Type, Rule: sheet.Office})
	}
	inner = append(inner, people...)
	p.Matches(text, func(e *gazetteer.Entry, from, to int) {
		if slices.ContainsFunc(inner, func(n caseless.Inner) bool { return t.Start+from < n.End && n.Start < t.Start+to }) {
			return
		}
		p.Add(sheet.Name{From: i, To: i + 1, Start: t.Start + from, End: t.Start + to, Type: e.Type, Key: e.ID,
			Canonical: e.Name, Rule: e.Rule()})
	})
	p.Order()
}

// uncased reads the words of scripts without capitals.
type uncased struct{ *passage }

// read finds a name of the lexicon at token i of a script without capitals, and gives the token after it, or i.
// What the language writes as one with a name is no part of it.
func (p uncased) read(i int) int {
	if !p.furniture() {
		for _, r := range caselessRules {
			if end := r.read(p, i); end > i {
				return end
			}
		}
	}
	before := append([]string{""}, p.Lex.Affixes.Before...)
	for _, b := range before {
		if end := p.severalWords(i, b); end > i {
			return end
		}
	}
	for _, b := range before {
		name, ok := strings.CutPrefix(p.Tokens[i].Fold, b)
		if !ok || caseless.On(p.Sheet).Attribute(i) || rarer(p, name, p.Tokens[i].Fold) {
			continue
		}
		if p.stem(i, i+1, name, "", b, p.oneWord) || p.stem(i, i+1, name, "", b, p.nearBehind(b)) {
			return i + 1
		}
	}
	return i
}

// nearBehind gives what finds a town of the language's own country behind a small word for "in" that is written as one
// with it; the name is no word with a meaning.
func (p uncased) nearBehind(before string) func(string) *gazetteer.Entry {
	return func(word string) *gazetteer.Entry {
		if e := p.near(word, before); e != nil && p.Lex.Glosses.Of(word) == "" && !p.noName(word) {
			return e
		}
		return nil
	}
}

// rarer reports whether what is left of a word without what may be written as one with it is rarer than the whole:
// "كورونا" is no "ورونا" (Verona) behind a small word.
func rarer(p uncased, rest, whole string) bool {
	if rest == whole || p.Lex.Frequencies == nil {
		return false
	}
	costs, own := p.Lex.Frequencies.Find([]byte(whole)), p.Lex.Frequencies.Find([]byte(rest))
	return costs > 0 && own == 0
}

// caselessRules are asked in this order at each word of a script without capitals, before the lexicon.
var caselessRules = []struct {
	name string
	read func(p uncased, i int) int
}{
	{"names that the corpus brings", uncased.own},
	{"country in its long form", uncased.longForm},
	{"company with its legal form", uncased.company},
	{"operations in quotation marks", func(p uncased, i int) int { return p.quotedOperations(i) }},
	{"law by its number", func(p uncased, i int) int { return statute(p.passage, i) }},
	{"law of several words", uncased.act},
	{"class word at the end of a word", uncased.endingInClass},
	{"class word before others", uncased.classFirst},
	{"class word behind others", uncased.classLast},
	{"family name and given name with an ending", uncased.ended},
	{"person before a word for what a person is", uncased.beforeRole},
	{"place as one with a word for what a person is", uncased.placeOfRole},
	{"person behind a word for what a person is", uncased.afterRole},
	{"family name behind such a word", uncased.behindRole},
	{"name and given name before such a word", uncased.introduced},
	{"names of people only", uncased.listedPerson},
	{"region of the language's own country", uncased.homeRegion},
}

func (p uncased) own(i int) int {
	if len(p.Lex.Names) == 0 {
		return i
	}
	n := p.Lex.Names[0] // those of the corpus go before all others
	for end := min(i+max(1, n.Longest[p.Tokens[i].Fold]), len(p.Tokens)); end > i; end-- {
		if e := n.Entries[scan.Key(p.Tokens[i:end])]; e != nil && e.Own && p.Unbroken(i, end) {
			p.Take(e, i, end)
			return end
		}
	}
	return i
}

// longForm reads a country in the long form of its name.
func (p uncased) longForm(i int) int {
	for _, before := range append([]string{""}, p.Lex.Affixes.Before...) {
		if !strings.HasPrefix(p.Tokens[i].Fold, before) {
			continue
		}
		if e, end := sheet.LongForm(p.Sheet, i, before); end > i && p.asWritten(i) {
			f := sheet.Name{From: i, To: end, Type: e.Type, Key: e.ID, Rule: gazetteer.LongFormRule}
			f.Start, f.End = p.Tokens[i].Start+len(before), p.Tokens[end-1].End
			p.Add(f)
			return end
		}
	}
	return i
}

func (p uncased) act(i int) int {
	n, end := caseless.Act(caseless.On(p.Sheet), i)
	if end == i || !p.asWritten(i) {
		return i
	}
	p.Add(sheet.Name{From: i, To: end, Start: n.Start, End: n.End, Type: n.Type, Rule: "class_word"})
	return end
}

func (p uncased) endingInClass(i int) int {
	n, ok := caseless.On(p.Sheet).InWord(i)
	return p.addInner(i, n, ok, "class_word")
}

func (p uncased) classFirst(i int) int {
	c, affix, end := caseless.On(p.Sheet).ClassFirst(i)
	if end == i {
		return i
	}
	f := sheet.Name{From: i, To: end, Type: c.Type, Rule: "class_word"}
	if affix > 0 && p.asWritten(i) {
		f.Start, f.End = p.Tokens[i].Start+affix, p.Tokens[end-1].End
	}
	p.Add(f)
	return end
}

func (p uncased) classLast(i int) int {
	c, end := caseless.On(p.Sheet).ClassLast(i)
	if end > i {
		if c.Type == "law" {
			end = phrase.PastYear(&p.Reader, end)
		}
		p.Add(sheet.Name{From: i, To: end, Type: c.Type, Rule: "class_word"})
	}
	return end
}

func (p uncased) beforeRole(i int) int {
	if !caseless.On(p.Sheet).BeforeRole(i) {
		return i
	}
	p.Add(sheet.Name{From: i, To: i + 1, Type: "person", Rule: "title"})
	p.placeOfRole(i + 1)
	return i + 2
}

func (p uncased) placeOfRole(i int) int {
	n, ok := caseless.On(p.Sheet).PlaceOfRole(i)
	return p.addInner(i, n, ok, "lexicon")
}

func (p uncased) afterRole(i int) int {
	return p.addPerson(i, caseless.On(p.Sheet).AfterRole(i), "title")
}

func (p uncased) behindRole(i int) int {
	n, ok := caseless.On(p.Sheet).BehindRole(i)
	return p.addInner(i, n, ok, "title")
}

func (p uncased) ended(i int) int {
	n, ok := caseless.Ended(caseless.On(p.Sheet), i)
	return p.addInner(i, n, ok, "person")
}

func (p uncased) introduced(i int) int {
	return p.addPerson(i, caseless.Introduced(caseless.On(p.Sheet), i), "person")
}

func (p uncased) listedPerson(i int) int {
	return p.addPerson(i, caseless.On(p.Sheet).Listed(i), "person")
}

// homeRegion takes the name of a region of the country where most people speak the language, which texts have more
// often than a word of every day.
func (p uncased) homeRegion(i int) int {
	id := p.Towns.Region(p.Tokens[i].Fold)
	if id == "" || !caseless.On(p.Sheet).HomeRegion(i, id) {
		return i
	}
	if end := p.severalWords(i, ""); end > i {
		return end
	}
	p.Add(sheet.Name{From: i, To: i + 1, Type: "place", Key: id, Rule: "lexicon"})
	return i + 1
}

// company adds the company that begins at token i, if its legal form tells one.
func (p uncased) company(i int) int {
	c, ok := caseless.On(p.Sheet).Company(i)
	if !ok {
		return i
	}
	p.Add(sheet.Name{From: c.From, To: c.To, Start: c.Start, End: c.End, Type: "organization", Rule: sheet.LegalForm})
	return c.To
}

// addInner adds a name inside the word at token i, if there is one, and gives the token after the word, or i.
func (p uncased) addInner(i int, n caseless.Inner, ok bool, rule string) int {
	if !ok || !p.asWritten(i) {
		return i
	}
	p.Add(sheet.Name{From: i, To: i + 1, Start: n.Start, End: n.End, Type: n.Type, Rule: rule})
	return i + 1
}

// addPerson adds the name of a person of the tokens [i,end), if there are any, and gives end.
func (p uncased) addPerson(i, end int, rule string) int {
	if end > i {
		end = caseless.Joined(caseless.On(p.Sheet), i, end)
		p.Add(sheet.Name{From: i, To: end, Type: "person", Rule: rule})
	}
	return end
}

// severalWords finds the longest name of several words at token i, whose first word has the affix before in front of
// it, and gives the token after it, or i.
func (p uncased) severalWords(i int, before string) int {
	first, ok := strings.CutPrefix(p.Tokens[i].Fold, before)
	if !ok {
		return i
	}
	longest := p.Towns.Most(first)
	for _, n := range p.Lex.Names {
		longest = max(longest, n.Longest[first])
	}
	for end := min(i+longest, len(p.Tokens)); end > i+1; end-- {
		head := first + " "
		if end > i+2 {
			head += scan.Key(p.Tokens[i+1:end-1]) + " "
		}
		if p.Unbroken(i, end) && p.stem(i, end, p.Tokens[end-1].Fold, head, before, p.listed) {
			return end
		}
	}
	return i
}

// stem adds the name of the tokens from i to end, if find knows it when an affix behind its last word is taken off. The
// words head stand before the last one.
func (p uncased) stem(i, end int, last, head, before string, find func(string) *gazetteer.Entry) bool {
	for _, after := range append([]string{""}, p.Lex.Affixes.After...) {
		word, ok := strings.CutSuffix(last, after)
		if !ok || utf8.RuneCountInString(word) < 2 {
			continue
		}
		e := find(head + word)
		if other := character.Spelled(head + word); e == nil && other != head+word {
			e = find(other)
		}
		if e == nil && head == "" {
			e = p.near(word, after)
		}
		if e == nil && after == "" {
			e = p.inCase(head, word, find)
		}
		if e == nil {
			continue
		}
		f := sheet.Name{From: i, To: end, Type: e.Type, Key: e.ID, Canonical: e.Name, Rule: e.Rule()}
		f.Start, f.End = p.Tokens[i].Start, p.Tokens[end-1].End
		if p.asWritten(i) {
			f.Start += len(before)
		}
		if p.asWritten(end - 1) {
			f.End -= len(after)
		}
		p.Add(f)
		return true
	}
	return false
}

// inCase gives the name that find knows when the ending of a case is taken off its last word, and one of the first case
// put on; nil if there is none.
func (p uncased) inCase(head, word string, find func(string) *gazetteer.Entry) *gazetteer.Entry {
	if p.Lex.Stop[word] || p.Lex.Everyday(word) {
		return nil
	}
	for stem, base := range gazetteer.FirstCases(word, p.Lex.Endings) {
		if utf8.RuneCountInString(stem) < leastLetters {
			continue
		}
		if e := find(head + stem + base); e != nil && !e.Weak {
			return e
		}
	}
	return nil
}

// asWritten reports whether token i is as long as its folded form, so that the bytes of an affix are the same in both.
func (p uncased) asWritten(i int) bool {
	return p.Tokens[i].End-p.Tokens[i].Start == len(p.Tokens[i].Fold)
}

// listed gives the name of the lexicon that is a name of several words.
func (p uncased) listed(name string) *gazetteer.Entry {
	for _, n := range p.Lex.Names {
		if e := n.Entries[name]; e != nil && !e.Weak {
			return e
		}
	}
	return p.Towns.Find(name)
}

// near gives the town of the language's own country that has a short name, behind which an affix says that something is
// there; nil if there is none.
func (p uncased) near(word, after string) *gazetteer.Entry {
	if after == "" || p.Lex.Connectors[after] != language.ConnectorIn || p.Lex.Stop[word] || p.Lex.Home == "" {
		return nil
	}
	if e := p.Towns.Find(word); e != nil && e.Land == p.Lex.Home {
		return e
	}
	return nil
}

// noName reports whether the language says that a word is no name by itself, although a place somewhere has it.
func (p uncased) noName(word string) bool { return caseless.Nameless(caseless.On(p.Sheet), word) }

// leastLetters is how many letters the name of a place has that is no large town.
const leastLetters = 3

// leastUnknown is the same in a language without a list of its words, for towns of other countries.
const leastUnknown = 6

// oneWord gives the name of the lexicon that is one word of a script without capitals. Since nothing else marks it as a
// name, it must be no word of every day, or the name of a country or a large town.
func (p uncased) oneWord(word string) *gazetteer.Entry {
	for _, n := range p.Lex.Names {
		if e := n.Entries[word]; e != nil {
			if e.Country || !p.Lex.Stop[word] && !e.Weak && !p.noName(word) {
				return e
			}
			return nil
		}
	}
	e := p.Towns.Find(word)
	if e == nil || p.Lex.Stop[word] || p.Lex.Function[word] || p.noName(word) || p.small(e, word) {
		return nil
	}
	return e
}

// small reports whether a town of one word is so small that its word rather is one of every day, or a piece of one.
func (p uncased) small(e *gazetteer.Entry, word string) bool {
	n := utf8.RuneCountInString(word)
	unknown := p.Lex.Frequencies == nil && e.Land != p.Lex.Home && n < leastUnknown // it may be a word of every day
	return !e.Large && (p.Lex.Everyday(word) || n < leastLetters || unknown)
}
