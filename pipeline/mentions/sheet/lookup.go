package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// Lookup gives the longest name of the lexicon that begins at token i, and the token after it.
func (p *Sheet) Lookup(i int) (*gazetteer.Entry, int) { return p.looked.at(p, i, (*Sheet).lookUp) }

// looked is what a look-up gave, by token.
type looked []found

type found struct {
	entry *gazetteer.Entry
	end   int32
	done  bool
}

// at gives what is kept for token i, or what look says of it, which it keeps.
func (l *looked) at(p *Sheet, i int, look func(*Sheet, int) (*gazetteer.Entry, int)) (*gazetteer.Entry, int) {
	if *l == nil {
		*l = make(looked, len(p.Tokens))
	}
	f := &(*l)[i]
	if !f.done {
		e, end := look(p, i)
		*f = found{e, int32(end), true}
	}
	return f.entry, int(f.end)
}

// lookUp gives the longest name of the lexicon that begins at token i, or the long form of the name of a country.
func (p *Sheet) lookUp(i int) (*gazetteer.Entry, int) {
	best, end := plainName(p, i)
	if e, to := state(p, i, ""); to > end {
		return e, to
	}
	return best, end
}

// longestListed gives the longest name of the lists at token i and the token after it; nil if there is none.
func longestListed(p *Sheet, i int) (best *gazetteer.Entry, end int) {
	end = i
	for _, n := range p.Lex.Names {
		for length := min(max(1, n.Longest[p.Tokens[i].Fold]), len(p.Tokens)-i); length > end-i; length-- {
			e := n.Entries[scan.Key(p.Tokens[i:i+length])]
			if e != nil && p.Unbroken(i, i+length) && p.written(e, i, i+length) {
				best, end = e, i+length
			}
		}
	}
	return best, end
}

// plainName gives the longest name at token i that the lexicon lists, and the token after it. The way to the long form
// of a country's name asks for it, too.
func plainName(p *Sheet, i int) (*gazetteer.Entry, int) { return p.plain.at(p, i, plainNameAt) }

func plainNameAt(p *Sheet, i int) (*gazetteer.Entry, int) {
	best, end := longestListed(p, i)
	if e, to := p.town(i); to > end {
		return e, to
	}
	if best == nil {
		if e := federation(p, i); e != nil {
			return e, i + 2
		}
	}
	if len(p.Lex.Endings) == 0 || p.Tokens[i].Kind != scan.Upper || end > i+1 {
		return best, end
	}
	if e, to := allInCase(p, i); e != nil {
		return e, to
	}
	if best == nil || best.Weak {
		if e, to := p.inflected(i); e != nil || best == nil {
			return e, to
		}
	}
	return best, end
}

// federation gives the country that a word of nationality and one for a federation of states name at token i, both with
// a capital: "Российской Федерации"; nil for none. Where its words go on, the federation is a body.
func federation(p *Sheet, i int) *gazetteer.Entry {
	id := p.Lex.Demonyms[p.Tokens[i].Fold]
	if id == "" || p.Tokens[i].Kind != scan.Upper || i+1 == len(p.Tokens) || p.Tokens[i+1].Joint != scan.Space {
		return nil
	}
	if c, ok := p.Class(i + 1); !ok || c.Concept != "federation" || p.Tokens[i+1].Kind != scan.Upper {
		return nil
	}
	if k := i + 2; k < len(p.Tokens) && p.Lex.Connectors[p.Tokens[k].Fold] == language.ConnectorGenitive {
		return nil // "Russian Federation of Chess"
	}
	return &gazetteer.Entry{ID: id, Type: "place", Country: true}
}

// allInCase gives the name of several words, each of which may stand in another case, that begins at token i, and the
// token after it: "Соединённых Штатов Америки".
func allInCase(p *Sheet, i int) (*gazetteer.Entry, int) {
	if i+1 >= len(p.Tokens) || !p.Tokens[i+1].Word() {
		return nil, i
	}
	e, n := p.Lex.Cases.Find(p.Tokens[i].Fold, p.Tokens[i+1].Fold, func(k int) string {
		if i+k >= len(p.Tokens) {
			return ""
		}
		return p.Tokens[i+k].Fold
	})
	if e == nil || !p.Unbroken(i, i+n) || !p.written(e, i, i+n) {
		return nil, i
	}
	return e, i + n
}

// leastStem is how many bytes of a name must stand before its ending.
const leastStem = 3

// inflected gives the name of the lexicon whose first word stands in another case at token i, and the token after it:
// "Москвы", "Организации Объединённых Наций". The words behind the first do not change.
func (p *Sheet) inflected(i int) (*gazetteer.Entry, int) {
	end := elided(p, i)
	fold := scan.Key(p.Tokens[i:end])
	var best *gazetteer.Entry
	last := i
	for stem, base := range gazetteer.FirstCases(fold, p.Lex.Endings) {
		if len(stem) < leastStem {
			continue
		}
		e, to := p.inCase(i, end, stem+base)
		switch {
		case e == nil:
		case e.Land == "" && best == nil, e.Land != "" && e.Land == p.Lex.Home:
			return e, to // of towns of that form one in the language's own country goes before others
		case best == nil:
			best, last = e, to
		}
	}
	return best, last
}

// elided gives the token after the word at token i, with its second half behind an apostrophe: "Слов'янськ".
func elided(p *Sheet, i int) int {
	if i+1 < len(p.Tokens) && p.Tokens[i+1].Joint == scan.Apostrophe && p.Tokens[i+1].Kind == scan.Lower {
		return i + 2
	}
	return i + 1
}

// inCase gives the name of the lexicon that begins with the word first, which stands in another case in the tokens
// [i,end), and the token after the name.
func (p *Sheet) inCase(i, end int, first string) (*gazetteer.Entry, int) {
	for _, n := range p.Lex.Names {
		for to := min(i+max(end-i, n.Longest[first]), len(p.Tokens)); to >= end; to-- {
			k := first
			if to > end {
				k += " " + scan.Key(p.Tokens[end:to])
			}
			e := n.Entries[k]
			if e == nil || e.Weak || to == end && aWord(p, e, i, first) {
				continue
			}
			if p.Unbroken(i, to) && p.written(e, i, to) {
				return e, to
			}
		}
	}
	if e := p.Towns.Find(first); e != nil && !determined(p, i) && (p.told(i) || townInCase(p, e, i, end, first)) {
		return e, end
	}
	return nil, i
}

// aWord reports whether the word at token i, which may be another case of a name of the lexicon, is rather a word.
func aWord(p *Sheet, e *gazetteer.Entry, i int, name string) bool {
	return commoner(p, i, name) || !e.Country && determined(p, i)
}

// determined reports whether a small word that makes a noun of it stands before token i, where every noun has a
// capital: "des Essens", but "Essens Bürgermeister".
func determined(p *Sheet, i int) bool {
	if !p.Lex.Capitals || i == 0 || p.Tokens[i-1].Kind != scan.Lower {
		return false
	}
	before := p.Tokens[i-1].Fold
	kind := p.Lex.Connectors[before]
	joins := kind == language.ConnectorGenitive || kind == "article"
	return joins || kind == "" && p.Lex.Function[before]
}

// decade is by how much the costs of two words differ of which one is ten times as common.
const decade = 100

// commoner reports whether the word at token i begins a sentence and is ten times as common as the name that it would
// be another case of: a word of every day, such as the Russian for "the most" beside Samoa.
func commoner(p *Sheet, i int, name string) bool {
	t := &p.Tokens[i]
	if !t.First || p.Lex.Frequencies == nil || p.told(i) {
		return false
	}
	word, rare := p.Lex.Frequencies.Find([]byte(t.Fold)), p.Lex.Frequencies.Find([]byte(name))
	return word > 0 && (rare == 0 || rare-word >= decade)
}

// leastOpening is how many letters the name of a large town has that may begin a sentence in another case, where it is
// not known which words are frequent.
const leastOpening = 5

// townInCase reports whether a word that stands in another case in the tokens [i,end) names a town and is no word of
// the language.
func townInCase(p *Sheet, e *gazetteer.Entry, i, end int, first string) bool {
	opens := p.Tokens[i].First && !toldBehind(p, end)
	switch {
	case p.Lex.Frequencies == nil:
		return e.Large && (!opens || utf8.RuneCountInString(first) >= leastOpening) ||
			!opens && ownTown(p, e, i, first)
	case p.Lex.Everyday(first) || p.Lex.Everyday(scan.Key(p.Tokens[i:end])):
		return !opens && !p.Lex.Capitals && (e.Large || ownTown(p, e, i, first))
	}
	return true
}

// leastOwn is how many letters the name of a town of the language's own country has.
const leastOwn = 4

// ownTown reports whether a town lies in the country where most people speak the language, nobody has its name, and the
// word at token i is no adjective.
func ownTown(p *Sheet, e *gazetteer.Entry, i int, name string) bool {
	r, n := utf8.DecodeRuneInString(name)
	return p.Lex.Home != "" && e.Land == p.Lex.Home && utf8.RuneCountInString(name) >= leastOwn &&
		!p.Lex.Adjective(p.Tokens[i].Fold) && p.Towns.Kind(p.Lex, string(unicode.ToUpper(r))+name[n:]) == ""
}

// toldBehind reports whether the word at token i says that a place stands before it: a class word that stands last in
// names, or one for what a person is there.
func toldBehind(p *Sheet, i int) bool {
	if i >= len(p.Tokens) || p.Tokens[i].Kind != scan.Lower || p.Tokens[i].Joint != scan.Space {
		return false
	}
	c, ok := p.Class(i)
	return ok && c.Last || p.Title(i)
}

// told reports whether the word before token i says that a place follows: a small word for where, or one for what a
// person is there.
func (p *Sheet) told(i int) bool {
	if i == 0 || p.Tokens[i].First || p.Tokens[i].Joint != scan.Space {
		return false
	}
	return p.Lex.Connectors[p.Tokens[i-1].Fold] == language.ConnectorIn || p.Title(i-1)
}

// written reports whether the text writes a name of the lexicon with the capitals of a name.
func (p *Sheet) written(e *gazetteer.Entry, i, j int) bool {
	first, last := &p.Tokens[i], &p.Tokens[j-1]
	if !first.Capital() || last.Kind == scan.Lower && last.Joint != scan.Hyphen && last.Joint != scan.Apostrophe &&
		scan.StartsUpper(scan.LastWord(e.Form)) {
		return false
	}
	if j-i == 1 && scan.AllCapitals(e.Form) && len(e.Form) < 5 {
		if j < len(p.Tokens) {
			if r, _ := utf8.DecodeRuneInString(p.Tokens[j].Fold); unicode.Is(unicode.Sc, r) {
				return false // US$
			}
		}
		return first.Kind == scan.Caps && !p.Shouted(i)
	}
	return true
}

// LongerName reports whether a name of the lexicon with two tokens or more begins at token i, within j.
func (p *Sheet) LongerName(i, j int) bool {
	e, end := p.Lookup(i)
	return e != nil && end > i+1 && end <= j
}

// ClassEnd reports whether the sequence ends with a class word.
func (p *Sheet) ClassEnd(i, j int) bool {
	_, ok := p.Class(j - 1)
	return ok
}

// Matches calls f for the names of the lexicon in a text without blanks, longest match first, from left to right. A
// name may stand there in characters that the lexicon has only as they are written simply.
func (p *Sheet) Matches(text string, f func(e *gazetteer.Entry, from, to int)) {
	simple := p.Lex.Simple.Write(text)
	for at := 0; at < len(text); {
		best, length := p.longestMatch(text[at:])
		if simple != text {
			if e, l := p.longestMatch(simple[at:]); l > length {
				best, length = e, l
			}
		}
		if best == nil {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
			continue
		}
		f(best, at, at+length)
		at += length
	}
}

// commonWord reports whether the word at token i is one of every day that does not stand among names of places, or a
// class word.
func commonWord(p *Sheet, i int) bool {
	return p.Lex.Everyday(p.Tokens[i].Fold) && !amongPlaces(p, i) || p.Head(i) != ""
}

// amongPlaces reports whether the word at token i stands, as it is written, in a group of words many of which name
// places, and is mostly written with a capital.
func amongPlaces(p *Sheet, i int) bool {
	t := &p.Tokens[i]
	row, ok := p.Lex.Groups.Find(p.Clean.Text[t.Start:t.End])
	return ok && strings.HasSuffix(row, "\tpc")
}

// longestMatch gives the longest name of the lexicon that a text without blanks begins with, and its bytes.
func (p *Sheet) longestMatch(text string) (best *gazetteer.Entry, length int) {
	r, _ := utf8.DecodeRuneInString(text)
	for k := 0; k <= len(p.Lex.Names); k++ {
		n := p.Towns.Unspaced()
		if k < len(p.Lex.Names) {
			n = p.Lex.Names[k]
		}
		for l := min(n.Han[r], len(text)); l > length; l-- {
			if e := n.Entries[text[:l]]; e != nil {
				best, length = e, l
			}
		}
	}
	return best, length
}

// town gives the longest name of a town that begins at token i, and the token after it.
func (p *Sheet) town(i int) (*gazetteer.Entry, int) {
	first := p.Tokens[i].Fold
	if len(first) < 2 {
		return nil, i
	}
	for n := min(p.Towns.Most(first), len(p.Tokens)-i); n > 0; n-- {
		last := &p.Tokens[i+n-1]
		if !p.Unbroken(i, i+n) || !last.Capital() && last.Joint != scan.Apostrophe {
			continue
		}
		found := p.Towns.Find(scan.Key(p.Tokens[i : i+n]))
		if found == nil {
			continue
		}
		e := &gazetteer.Entry{}
		*e = *found
		e.Weak = n == 1 && (p.Lex.Stop[first] || len(first) < 4 || !e.Large && commonWord(p, i))
		return e, i + n
	}
	return nil, i
}
