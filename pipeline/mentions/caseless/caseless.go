// Package caseless reads names in scripts without capitals: a class word, or a word for what a person is, says that one
// stands there.
package caseless

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// Reader reads names on a sheet.
type Reader struct{ *sheet.Sheet }

// On gives a reader of a sheet.
func On(s *sheet.Sheet) Reader { return Reader{s} }

// How many letters or syllables a name has beside its class word.
const (
	leastBeside  = 2  // a class word of several
	leastBeside1 = 3  // a class word of one
	mostBeside   = 14 // in a script without blanks
	mostBetween  = 8  // between the place and the class word of a body
	mostAdjuncts = 3  // words with an article behind the first one
)

// Inner is a name within the run of a token: its bytes in the clean text.
type Inner struct {
	Start, End int
	Type       string
}

// InRun gives the names in the run without blanks of token i that a class word ends, in order.
func (p Reader) InRun(i int) []Inner {
	if len(p.Lex.Marks) == 0 {
		return nil
	}
	t := &p.Tokens[i]
	run := p.Clean.Text[t.Start:t.End]
	var out []Inner
	done := 0
	for at := 0; at < len(run); {
		c := longest1(p.Lex.Marks, func(word string) bool { return strings.HasPrefix(run[at:], word) })
		if c == nil {
			_, size := utf8.DecodeRuneInString(run[at:])
			at += size
			continue
		}
		end := at + len(c.Word)
		if begin := p.begin(run, done, at, c); begin < at {
			out = append(out, Inner{t.Start + begin, t.Start + end, c.Type})
			done = end
		}
		at = end
	}
	return out
}

// begin gives the byte at which the name begins whose class word stands at a byte of a run, or that byte. A body begins
// with a place. A law or an operation begins where the script changes; in a language that has one script only they are
// no names without marks around.
func (p Reader) begin(run string, from, at int, c *language.ClassWord) int {
	switch {
	case c.Type == "organization":
		return p.placeIn(run, from, at, c)
	case c.Type != "law" && c.Type != "operation" || !p.Lex.Words.Empty():
		return at
	}
	begin, n := at, 0
	for begin > from {
		r, size := utf8.DecodeLastRuneInString(run[from:begin])
		if !unicode.In(r, unicode.Han, unicode.Katakana) && !character.Prolongs(r) {
			break
		}
		begin -= size
		n++
	}
	if n < least(c.Word) || n > mostBeside {
		return at
	}
	return begin
}

// least is how many letters must stand beside a class word.
func least(class string) int {
	if utf8.RuneCountInString(class) == 1 {
		return leastBeside1
	}
	return leastBeside
}

// placeIn gives the place between two bytes of a run from which only nouns lead to the class word: the last one, with
// those that stand right before it.
func (p Reader) placeIn(run string, from, at int, c *language.ClassWord) int {
	begin, last := at, -1
	p.Matches(run[from:at], func(e *gazetteer.Entry, a, b int) {
		between := run[from+b : at]
		n := utf8.RuneCountInString(between)
		short := n == 0 && utf8.RuneCountInString(c.Word) == 1
		if e.Type != "place" || n > mostBetween || short || !p.onlyNouns(between) {
			return
		}
		if a != last { // not a part of the place before it
			begin = from + a
		}
		last = b
	})
	return begin
}

// onlyNouns reports whether a run has no verb, no small word and no change of script.
func (p Reader) onlyNouns(run string) bool {
	for _, r := range run {
		if !unicode.In(r, unicode.Han, unicode.Katakana) && !character.Prolongs(r) || p.Lex.Stop[string(r)] {
			return false
		}
	}
	verb := false
	if !p.Lex.Words.Empty() {
		p.Lex.Words.Segments(run, func(_, _ int, class uint8) { verb = verb || class == gazetteer.Verb })
	}
	return !verb
}

// longest1 gives the longest class word that fits, nil if that is none.
func longest1(list []language.ClassWord, fits func(word string) bool) *language.ClassWord {
	var best *language.ClassWord
	for k := range list {
		if c := &list[k]; fits(c.Word) && (best == nil || len(c.Word) > len(best.Word)) {
			best = c
		}
	}
	if best == nil || best.Type == "" {
		return nil
	}
	return best
}

// InWord reads a word that ends with a class word, and perhaps with an affix behind it. It gives the bytes and the type
// of the name, empty if it is none.
func (p Reader) InWord(i int) (Inner, bool) {
	t := &p.Tokens[i]
	for _, after := range append([]string{""}, p.Lex.Affixes.After...) {
		word, ok := strings.CutSuffix(t.Fold, after)
		if !ok {
			continue
		}
		c := longest1(p.Lex.Marks, func(class string) bool { return strings.HasSuffix(word, class) })
		if c == nil || c.First || c.Type == nation {
			continue
		}
		if utf8.RuneCountInString(word)-utf8.RuneCountInString(c.Word) >= least(c.Word) && !p.Lex.Stop[word] {
			return Inner{t.Start, t.Start + len(word), c.Type}, true
		}
	}
	return Inner{}, false
}

// ClassFirst reads a name whose class word stands before what tells it from others: nouns and adjectives with an
// article. It gives the class word, the bytes of its affix, and the token after the name, or i.
func (p Reader) ClassFirst(i int) (c *language.ClassWord, affix, end int) {
	for _, before := range append([]string{""}, p.Lex.Affixes.Before...) {
		word, ok := strings.CutPrefix(p.Tokens[i].Fold, before)
		if !ok || slices.Contains(p.Lex.Affixes.Article, before) {
			continue
		}
		n := slices.IndexFunc(p.Lex.Marks, func(c language.ClassWord) bool { return c.First && c.Word == word })
		if n < 0 {
			continue
		}
		c := &p.Lex.Marks[n]
		end := p.complementOf(i, word)
		switch {
		case c.Type == "operation":
			end = acts{p}.operation(i)
		case c.Enacted:
			end = acts{p}.act(i, end)
		}
		if end > i {
			return c, len(before), end
		}
	}
	return nil, 0, i
}

// complementOf gives the token after what follows the class word at token i, or i.
func (p Reader) complementOf(i int, class string) int {
	k := i + 1
	if len(p.Lex.Affixes.Article) == 0 {
		return termsBehind(p, i)
	}
	if !p.plainWord(k) {
		return i
	}
	if !p.hasArticle(class) && !p.hasArticle(p.Tokens[k].Fold) {
		if !p.plainWord(k+1) || !p.hasArticle(p.Tokens[k+1].Fold) {
			if p.Towns.Find(p.Tokens[k].Fold) != nil {
				return k + 1
			}
			return i
		}
		k++
	}
	if !p.hasArticle(p.Tokens[k].Fold) {
		return i
	}
	end := k + 1
	for p.Lex.Roles.Has(p.Tokens[k].Fold) && end-k <= mostAdjuncts && p.partOfName(end, k) {
		end++ // a university that has the name of a king
	}
	for p.plainWord(end) && end-k <= mostAdjuncts && p.adjunct(p.Tokens[end].Fold) {
		end++
	}
	if p.plainWord(end) && p.forWhat(p.Tokens[end].Fold) {
		end++ // "شركة الشرق للبترول"
	}
	return end
}

// termsBehind gives the token after what follows the class word at token i in a language without an article: words that
// tell bodies apart, two of them perhaps joined by "and", and places; or i.
func termsBehind(p Reader, i int) int {
	end := i
	for k := i + 1; k < len(p.Tokens) && k-i <= mostAdjuncts+mostBefore; k++ {
		t := &p.Tokens[k]
		if t.Kind != scan.Lower || t.Joint != scan.Space || t.Figure || !scan.Caseless(t.Fold) {
			return end
		}
		if p.Lex.Terms[t.Fold] != "" {
			end = k + 1
			continue
		}
		if p.plainWord(k) && p.place(k) {
			return k + 1
		}
		if p.Lex.Connectors[t.Fold] != "and" || end != k {
			return end
		}
	}
	return end
}

// forWhat reports whether a word says what a body is for: it begins with a small word for that, which the language
// writes as one with it.
func (p Reader) forWhat(word string) bool {
	for i := range word {
		if p.Lex.Connectors[word[:i]] == language.ConnectorPurpose {
			return true
		}
	}
	return false
}

// plainWord reports whether token i is a word of a script without capitals behind a blank, or at the begin of the text,
// that is no small word.
func (p Reader) plainWord(i int) bool {
	if i >= len(p.Tokens) {
		return false
	}
	t := &p.Tokens[i]
	word := t.Kind == scan.Lower && (t.Joint == scan.Space || i == 0) && !t.Figure
	return word && scan.Caseless(t.Fold) && !p.Lex.Stop[t.Fold] && !p.Lex.Calendar[t.Fold]
}

// adjunct reports whether a word is an adjective with an article that goes on with a name.
func (p Reader) adjunct(word string) bool {
	return p.hasArticle(word) && slices.ContainsFunc(p.Lex.Affixes.Relation, func(r string) bool {
		return strings.HasSuffix(word, r)
	})
}

// Attribute reports whether token i is an adjective of relation that agrees with the noun before it: both have the
// article.
func (p Reader) Attribute(i int) bool {
	return i > 0 && p.plainWord(i) && p.adjunct(p.Tokens[i].Fold) && p.Tokens[i-1].Kind == scan.Lower &&
		p.hasArticle(p.Tokens[i-1].Fold)
}

// nation is the type of a word that makes the people of a place of its name.
const nation = "people"

// Nation reports whether a name in a script without blanks names the people of a place and not the place.
func (p Reader) Nation(name string) bool {
	return slices.ContainsFunc(p.Lex.Marks, func(c language.ClassWord) bool {
		return c.Type == nation && strings.HasSuffix(name, c.Word)
	})
}

// NationBehind reports whether what follows the byte end of the clean text makes the people of a place that ends there:
// "フランス人".
func (p Reader) NationBehind(end int) bool {
	rest := p.Clean.Text[end:]
	c := longest1(p.Lex.Marks, func(class string) bool { return strings.HasPrefix(rest, class) })
	if c == nil || c.Type != nation {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest[len(c.Word):])
	return !unicode.Is(unicode.Han, next)
}

func (p Reader) hasArticle(word string) bool {
	return slices.ContainsFunc(p.Lex.Affixes.Article, func(a string) bool { return strings.HasPrefix(word, a) })
}

// mostBefore is how many words of a name stand before its last one, a class word, where they begin a phrase.
const mostBefore = 3

// ClassLast reads a name whose last word is a class word, with one word before it, and perhaps a place before that, or
// all the words that lead to it from a mark or a small word. It gives the class word and the token after the name, or
// i.
func (p Reader) ClassLast(i int) (*language.ClassWord, int) {
	if p.Lex.Stop[p.Tokens[i].Fold] || joins(p, i) || p.class(i) != nil {
		return nil, i
	}
	most := i + 1
	switch {
	case p.beginsPhrase(i):
		most = i + mostBefore
	case p.place(i):
		most = i + 2
	}
	k := i + 1
	for k < most && p.plainWord(k) && p.class(k) == nil && !joins(p, k) {
		k++
	}
	if !p.plainWord(k) || k > i+1 && p.place(k-1) && !p.place(i) {
		return nil, i // the place begins the name
	}
	if c := p.class(k); c != nil && !c.First {
		return c, k + 1
	}
	return nil, i
}

// joins reports whether token i is a small word.
func joins(p Reader, i int) bool {
	fold := p.Tokens[i].Fold
	return p.Lex.Function[fold] || p.Lex.Connectors[fold] != ""
}

// beginsPhrase reports whether nothing that a name may have stands before token i.
func (p Reader) beginsPhrase(i int) bool {
	if p.Lex.Function[p.Tokens[i].Fold] {
		return false
	}
	return i == 0 || p.Tokens[i-1].Kind == scan.Mark || p.Lex.Stop[p.Tokens[i-1].Fold] ||
		p.Lex.Function[p.Tokens[i-1].Fold]
}

// class gives the class word that token i is, nil if it is none.
func (p Reader) class(i int) *language.ClassWord {
	n := slices.IndexFunc(p.Lex.Marks, func(c language.ClassWord) bool { return c.Word == p.Tokens[i].Fold })
	if n < 0 || p.Lex.Marks[n].Type == "" {
		return nil
	}
	return &p.Lex.Marks[n]
}

// place reports whether token i is a place of the lexicon.
func (p Reader) place(i int) bool { return p.placeWord(p.Tokens[i].Fold) }

// placeWord reports whether a word is the name of a place of the lexicon.
func (p Reader) placeWord(word string) bool {
	for _, n := range p.Lex.Names {
		if e := n.Entries[word]; e != nil {
			return e.Type == "place"
		}
	}
	return p.Towns.Find(word) != nil
}

// HomeRegion reports whether token i, which is the name of a region, names it and is no adjective of that form: the
// region lies in the country where most people speak the language, and no class word stands before.
func (p Reader) HomeRegion(i int, id string) bool {
	t := &p.Tokens[i]
	home := p.Lex.Home != "" && strings.HasPrefix(id, p.Lex.Home+"-")
	return home && !p.Lex.Stop[t.Fold] && !t.Figure && !p.adjunct(t.Fold) && (i == 0 || p.class(i-1) == nil)
}
