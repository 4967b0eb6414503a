package caseless

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// People in scripts without capitals.

// BeforeRole reports whether token i is the name of a person behind which a word stands for what a person is: a family
// name and one to three syllables, or the family name alone if that is no word of another kind.
func (p Reader) BeforeRole(i int) bool {
	name := []rune(p.Tokens[i].Fold)
	if len(name) == 0 || len(name) > 4 || p.Lex.Stop[p.Tokens[i].Fold] || !p.plainWord(i+1) || counted(p, i) {
		return false
	}
	kind, _ := p.Lex.Han.Find(string(name[:1]))
	whole, _ := p.Lex.Han.Find(p.Tokens[i].Fold)
	if !strings.Contains(kind, "s") || strings.Contains(whole, "w") {
		return false
	}
	if office(p, i+1) {
		return true
	}
	_, ok := p.PlaceOfRole(i + 1)
	return ok
}

// counted reports whether token i is written as one with a number before it: "1000명당".
func counted(p Reader, i int) bool {
	return p.Tokens[i].Joint == scan.None && i > 0 && p.Tokens[i-1].Kind == scan.Number
}

// office reports whether token i is a word for what a person is, perhaps with an affix.
func office(p Reader, i int) bool {
	if !p.plainWord(i) {
		return false
	}
	return slices.ContainsFunc(append([]string{""}, p.Lex.Affixes.After...), func(after string) bool {
		word, ok := strings.CutSuffix(p.Tokens[i].Fold, after)
		return ok && p.Lex.Roles.Has(word)
	})
}

// PlaceOfRole reads the place that is written as one with a word for what a person is behind it, and perhaps an affix:
// the mayor of a town. It gives the bytes of the place.
func (p Reader) PlaceOfRole(i int) (Inner, bool) {
	t := &p.Tokens[i]
	if p.Lex.Han == nil || p.Lex.Han.Len() == 0 {
		return Inner{}, false
	}
	for _, after := range append([]string{""}, p.Lex.Affixes.After...) {
		word, ok := strings.CutSuffix(t.Fold, after)
		for at, r := range word {
			if !ok || at == 0 || utf8.RuneLen(r) == at || !p.Lex.Roles.Has(word[at:]) {
				continue
			}
			if p.placeWord(word[:at]) {
				return Inner{t.Start, t.Start + at, "place"}, true
			}
		}
	}
	return Inner{}, false
}

// BehindRole reads the name of a person behind a word for what a person is, in a language whose people have the family
// name first: a family name and two syllables, perhaps with an affix. It gives the bytes of the name.
func (p Reader) BehindRole(i int) (Inner, bool) {
	if i == 0 || !p.plainWord(i) || !p.Lex.Roles.Has(p.Tokens[i-1].Fold) {
		return Inner{}, false
	}
	t := &p.Tokens[i]
	for _, after := range p.Lex.Affixes.After {
		word, ok := strings.CutSuffix(t.Fold, after)
		name := []rune(word)
		if !ok || len(name) != fullName || p.Lex.Stop[word] {
			continue
		}
		if kind, _ := p.Lex.Han.Find(string(name[:1])); strings.Contains(kind, "s") {
			return Inner{t.Start, t.Start + len(word), "person"}, true
		}
	}
	return Inner{}, false
}

// fullName is how many syllables the name of a person has who is called by the family name first.
const fullName = 3

// Listed gives the token after the name of a person that begins at token i, all of whose words are names of people by
// the lexicon, with small words of such names between them; or i.
func (p Reader) Listed(i int) int {
	end := i
	for k := i; k-i < mostParts && k < len(p.Tokens); k++ {
		if p.partOfName(k, i) {
			end = k + 1
		} else if k == i || !p.Lex.Particles[p.Tokens[k].Fold] || p.Tokens[k].Joint != scan.Space {
			break
		}
	}
	if end-i < 2 {
		if !beside(p, i, end > i) {
			return i
		}
		end = i + 2
	}
	if allWords(p, i, end) || p.Towns.Find(scan.Key(p.Tokens[i:end])) != nil {
		return i
	}
	return onward(p, end)
}

// beside reports whether the tokens i and i+1 name a person, behind another one and a word for "and": the lexicon has
// the first as a name, or the second is that of the family of the other.
func beside(p Reader, i int, listed bool) bool {
	if i < 2 || p.Lex.Connectors[p.Tokens[i-1].Fold] != "and" || len(p.Found) == 0 {
		return false
	}
	last := &p.Found[len(p.Found)-1]
	if last.Type != "person" || last.To != i-1 || !p.partOfPerson(i) || !p.partOfPerson(i+1) {
		return false
	}
	return listed || p.Tokens[i+1].Fold == p.Tokens[last.To-1].Fold
}

// Nameless reports whether the language says that a word is no name.
func Nameless(p Reader, word string) bool {
	return slices.ContainsFunc(p.Lex.Marks, func(c language.ClassWord) bool { return c.Type == "" && c.Word == word })
}

// allWords reports whether each of the tokens [i,end) is also a word with a meaning, which names nobody: "state
// government".
func allWords(p Reader, i, end int) bool {
	for k := i; k < end; k++ {
		if p.Lex.Glosses.Of(p.Tokens[k].Fold) == "" {
			return false
		}
	}
	return true
}

// listedWord reports whether the lexicon has a word as the name of a person, as it stands or in another case, or the
// word ends as names of families do.
func (p Reader) listedWord(word string) bool {
	if listed(p, word) || ofFamily(p, word) {
		return true
	}
	for stem, base := range gazetteer.FirstCases(word, p.Lex.Endings) {
		if utf8.RuneCountInString(stem) >= leastPart && listed(p, stem+base) {
			return true
		}
	}
	return false
}

// listed reports whether the lexicon has a word as the name of a person as it stands, or without its marks.
func listed(p Reader, word string) bool {
	if p.Towns.Person(word) || p.Lex.Persons.Has(word) {
		return true
	}
	other := character.Plain(word)
	return other != word && p.Towns.Person(other)
}

// ofFamily reports whether a word ends as names of families do, and has more letters before that.
func ofFamily(p Reader, word string) bool {
	return slices.ContainsFunc(p.Lex.Affixes.Family, func(end string) bool {
		rest, ok := strings.CutSuffix(word, end)
		return ok && utf8.RuneCountInString(rest) >= leastPart && !p.Lex.Stop[word]
	})
}

// How many words the name of a person has at most, and how many letters or syllables each.
const (
	mostParts = 4
	leastPart = 2
)

// partOfName reports whether token i is a name of people by the lexicon, as it stands or, behind the first word of a
// name, without an article.
func (p Reader) partOfName(i, first int) bool {
	if !p.plainWord(i) || i == first && p.hasArticle(p.Tokens[i].Fold) {
		return false
	}
	fold := p.Tokens[i].Fold
	if utf8.RuneCountInString(fold) < leastPart {
		return false
	}
	if p.place(i) || p.class(i) != nil || p.role(fold) || Nameless(p, fold) {
		return false
	}
	if p.listedWord(fold) {
		return true
	}
	return i > first && slices.ContainsFunc(p.Lex.Affixes.Article, func(a string) bool {
		word, ok := strings.CutPrefix(fold, a)
		return ok && p.listedWord(word)
	})
}

// Ended reads the name of a person with an affix, or before a word or two and one for what a person is, in a language
// whose people have the family name first: a family name and a given name of two syllables of the lists, together no
// word of another kind. It gives the bytes of the name.
func Ended(p Reader, i int) (Inner, bool) {
	if p.Lex.Han == nil || p.Lex.Han.Len() == 0 || !p.plainWord(i) {
		return Inner{}, false
	}
	t := &p.Tokens[i]
	endings := p.Lex.Affixes.After
	if beforeOffice(p, i+1) && (office(p, i+2) || p.plainWord(i+2) && office(p, i+3)) {
		endings = append([]string{""}, endings...)
	}
	for _, after := range endings {
		word, ok := strings.CutSuffix(t.Fold, after)
		if name := []rune(word); !ok || len(name) != fullName || !familyAndGiven(p, name) {
			continue
		}
		if p.Lex.Stop[word] || p.Lex.Everyday(word) || p.Lex.Roles.Has(word) || p.Lex.Glosses.Of(word) != "" {
			continue
		}
		return Inner{t.Start, t.Start + len(word), "person"}, true
	}
	return Inner{}, false
}

// beforeOffice reports whether token i is a word that stands before one for what a person is: former, or a body.
func beforeOffice(p Reader, i int) bool {
	if !p.plainWord(i) {
		return false
	}
	kind, _ := p.Lex.Han.Find(p.Tokens[i].Fold)
	return strings.Contains(kind, "w") || p.class(i) != nil
}

// familyAndGiven reports whether the first syllable of a name is that of a family, and the others a given name.
func familyAndGiven(p Reader, name []rune) bool {
	kind, _ := p.Lex.Han.Find(string(name[:1]))
	return strings.Contains(kind, "s") && p.listedWord(string(name[1:]))
}

// AfterRole gives the token after the name of a person that begins at token i behind a word for what a person is, or i.
func (p Reader) AfterRole(i int) int {
	if end := initials(p, i); end > i {
		return end
	}
	if i == 0 || !p.plainWord(i) || p.Lex.Han != nil && p.Lex.Han.Len() > 0 {
		return i
	}
	at := i - 1
	for at > 0 && i-at <= mostAdjuncts && p.plainWord(at) && (saysOffice(p, at) || p.hasArticle(p.Tokens[at].Fold)) {
		at-- // a word of nationality, or of what the office is for, or where
	}
	if !p.role(p.Tokens[at].Fold) && !endsRole(p, i-1) || !p.partOfPerson(i) {
		return i
	}
	if rolePair(p, i) || ofOffice(p, i) {
		return i
	}
	if end := spoken(p, i); end > i {
		return end
	}
	if p.partOfName(i, i) && !p.partOfPerson(i+1) && p.partOfName(i+1, i) {
		return onward(p, compound(p, i))
	}
	if !p.partOfPerson(i + 1) {
		return i
	}
	if end := p.doer(i); end > i {
		return end
	}
	if !p.listedWord(p.Tokens[i].Fold) && !p.listedWord(p.Tokens[i+1].Fold) {
		return p.rareWords(i)
	}
	end := i + 2
	for end-i < mostParts && (p.partOfName(end, i) && !plain(p, end) || lastPart(p, end)) {
		end++
	}
	return onward(p, end)
}

// ofOffice reports whether token i goes on with a word for what a person is, and a name follows: "נשיא ישראל יצחק
// הרצוג". It does not where it is a given name and the next word a family name or the small word before one.
func ofOffice(p Reader, i int) bool {
	if !saysOffice(p, i) || !p.partOfPerson(i+1) || !p.partOfPerson(i+2) {
		return false
	}
	fold := p.Tokens[i].Fold
	given := strings.Contains(p.Towns.Kind(p.Lex, fold), "g") || p.listedWord(fold)
	next := p.Tokens[i+1].Fold
	return !given || !p.Lex.Particles[next] && (!p.listedWord(next) || p.listedWord(p.Tokens[i+2].Fold))
}

// plain reports whether token i is a word of every day with a meaning, which a name does not go on with.
func plain(p Reader, i int) bool {
	fold := p.Tokens[i].Fold
	return p.Lex.Everyday(fold) && p.Lex.Glosses.Of(fold) != ""
}

// lastPart reports whether token i, behind two words of a name, is the last one of it: a name that is a word for what a
// person is as well, or a word that is rare, before a small word, a mark or a place.
func lastPart(p Reader, i int) bool {
	if !p.plainWord(i) || len(p.Lex.Affixes.Before) > 0 || p.Lex.Frequencies == nil || p.place(i) || p.class(i) != nil {
		return false
	}
	if bounded(p, i) {
		return false
	}
	fold := p.Tokens[i].Fold
	next := i + 1
	ends := bounded(p, next)
	if p.Lex.Roles.Has(fold) {
		return ends
	}
	return p.Lex.Glosses.Of(fold) == "" && (ends || p.plainWord(next) && p.place(next))
}

// onward gives the token after a name of a person that ends before token end, and goes on there with small words of
// such names and the names behind them: "بن سلمان آل سعود".
func onward(p Reader, end int) int {
	for end < len(p.Tokens) && end > 0 {
		small := p.Lex.Particles[p.Tokens[end].Fold]
		k := end
		if small {
			k++
		} else if !p.Lex.Particles[p.Tokens[end-1].Fold] {
			break
		}
		if !nameLike(p, end) || !nameLike(p, k) {
			break
		}
		end = k + 1
	}
	return end
}

// nameLike reports whether token i is a word of a script without capitals behind a blank.
func nameLike(p Reader, i int) bool {
	if i >= len(p.Tokens) {
		return false
	}
	t := &p.Tokens[i]
	return t.Kind == scan.Lower && t.Joint == scan.Space && !t.Figure && scan.Caseless(t.Fold)
}

// saysOffice reports whether token i goes on with a word for what a person is: a word of nationality, a place, or what
// the office is for.
func saysOffice(p Reader, i int) bool {
	fold := p.Tokens[i].Fold
	return p.adjunct(fold) || p.place(i) || p.Lex.Terms[fold] != ""
}

// rolePair reports whether token i ends a word for what a person is that has two words.
func rolePair(p Reader, i int) bool {
	return i > 0 && p.Tokens[i].Joint == scan.Space && p.Lex.Roles.Has(p.Tokens[i-1].Fold+" "+p.Tokens[i].Fold)
}

// spoken gives the token after the family name alone at token i, behind a form of address; or i.
func spoken(p Reader, i int) int {
	if p.Lex.Titles[p.Tokens[i-1].Fold] && p.listedWord(p.Tokens[i].Fold) && !p.partOfPerson(i+1) &&
		!p.partOfName(i+1, i) {
		return i + 1
	}
	return i
}

// Introduced gives the token after the name of a person that begins at token i, of two or three words of which the
// lexicon has the first, before a word for what a person is, or a comma and such a word; or i.
func Introduced(p Reader, i int) int {
	if p.Lex.Han != nil && p.Lex.Han.Len() > 0 || !givenName(p, i) || rolePair(p, i) {
		return i
	}
	end := i + 1
	for end-i < mostParts && p.partOfPerson(end) && (!p.place(end) || p.listedWord(p.Tokens[end].Fold)) &&
		p.Lex.Terms[p.Tokens[end].Fold] == "" {
		end = Joined(p, i, end+1)
	}
	k := end
	if k < len(p.Tokens) && p.Tokens[k].Kind == scan.Mark && comma[p.Tokens[k].Fold] {
		k++
	}
	if end-i < 2 || !p.plainWord(k) || !p.Lex.Roles.Has(p.Tokens[k].Fold) || p.Lex.Titles[p.Tokens[k].Fold] {
		return i
	}
	return end
}

// givenName reports whether token i is a name of people by the lexicon, and a given one if it is that of a place, too.
func givenName(p Reader, i int) bool {
	if !p.partOfPerson(i) || !p.listedWord(p.Tokens[i].Fold) {
		return false
	}
	return !p.place(i) || strings.Contains(p.Towns.Kind(p.Lex, p.Tokens[i].Fold), "g")
}

// comma holds the commas of scripts without capitals.
var comma = map[string]bool{",": true, "،": true}

// compound gives the token after a name whose second word has an article: "عبد المجيد" is one given name, behind which
// another word stands that may be no name of the lists.
func compound(p Reader, i int) int {
	end := i + 2
	switch {
	case p.partOfName(end, i):
		return end + 1
	case p.plainWord(end) && !p.Lex.Everyday(p.Tokens[end].Fold) && p.class(end) == nil && !p.place(end) &&
		!p.role(p.Tokens[end].Fold):
		return end + 1
	}
	return end
}

// role reports whether a word is one for what a person is, perhaps with what the language writes before it.
func (p Reader) role(word string) bool {
	if p.Lex.Roles.Has(word) {
		return true
	}
	return slices.ContainsFunc(p.Lex.Affixes.Before, func(before string) bool {
		rest, ok := strings.CutPrefix(word, before)
		return ok && p.Lex.Roles.Has(rest)
	})
}

// doer gives the token after the two to four words from token i on before a word that marks who did something, or i.
func (p Reader) doer(i int) int {
	end := i
	for end-i < mostParts && p.partOfPerson(end) {
		end++
	}
	if end-i < 2 || end >= len(p.Tokens) || !slices.Contains(p.Lex.Affixes.Doer, p.Tokens[end].Fold) {
		return i
	}
	return end
}

// rareWords gives the token after two to four words that are no words of every day, up to a small word or a mark: the
// name of a person that no list has; or i.
func (p Reader) rareWords(i int) int {
	end := i
	for end-i < mostParts && p.partOfPerson(end) && !p.Lex.Everyday(p.Tokens[end].Fold) {
		end++
	}
	ends := end == len(p.Tokens) || p.Tokens[end].Kind == scan.Mark || p.Lex.Stop[p.Tokens[end].Fold]
	if end-i < 2 || !ends || p.Lex.Frequencies == nil {
		return i
	}
	return end
}

// partOfPerson reports whether token i may be a part of the name of a person.
func (p Reader) partOfPerson(i int) bool {
	return p.plainWord(i) && !p.hasArticle(p.Tokens[i].Fold) && !p.Lex.Roles.Has(p.Tokens[i].Fold) && p.class(i) == nil
}
