package mentions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// townScripts are the scripts in which root/towns-SCRIPT.tsv has the towns of the world.
var townScripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"latin", unicode.Latin}, {"cyrillic", unicode.Cyrillic}, {"arabic", unicode.Arabic}, {"hangul", unicode.Hangul},
	{"devanagari", unicode.Devanagari}, {"bengali", unicode.Bengali}, {"greek", unicode.Greek}, {"hebrew", unicode.Hebrew},
	{"armenian", unicode.Armenian}, {"georgian", unicode.Georgian}, {"tamil", unicode.Tamil},
}

// towns reads the files of towns when a text first needs them. It belongs to one document, whose lexicon notes what is
// opened for it.
type towns struct {
	lexicon *language.Lexicon
	files   map[string]*language.Sorted // by script; nil where there is none
	names   *names                      // in scripts without blanks; nil until they are asked for
}

// file gives the file for the script of a word, nil if there is none.
func (t *towns) file(word string) *language.Sorted {
	r, _ := utf8.DecodeRuneInString(word)
	for _, s := range townScripts {
		if unicode.Is(s.table, r) {
			return t.script(s.name)
		}
	}
	return nil
}

// script gives the file for a script, nil if there is none.
func (t *towns) script(name string) *language.Sorted {
	file, ok := t.files[name]
	if !ok {
		file, _ = t.lexicon.Towns(name)
		t.files[name] = file
	}
	return file
}

// unspaced gives the towns in scripts without blanks between words.
func (t *towns) unspaced() *names {
	if t.names == nil {
		t.names, _ = language.Once(t.lexicon, "root", "towns without blanks", func() (*names, error) {
			n := newNames(1 << 15)
			for _, s := range []string{"han", "kana", "thai"} {
				file, err := t.lexicon.Towns(s)
				if err != nil {
					return nil, err
				}
				for name, rest := range file.All() {
					if utf8.RuneCountInString(name) > 1 {
						n.add(name, *townOf(rest))
					}
				}
			}
			return n, nil
		})
	}
	return t.names
}

// townOf makes an entry of what follows the name in a row.
func townOf(row string) *entry {
	id, rest, _ := strings.Cut(row, "\t")
	kind, rest, _ := strings.Cut(rest, "\t")
	_, name, _ := strings.Cut(rest, "\t")
	return &entry{id: "geonames-" + id, form: name, name: name, typ: "place", large: kind == "l"}
}

// find gives the town of a name in small letters, nil if there is none.
func (t *towns) find(name string) *entry {
	row, ok := t.file(name).Find(name)
	if !ok {
		return nil
	}
	return townOf(row)
}

// most gives the most words, up to four, that a town's name has which begins with the word and a blank; 1 if none does.
func (t *towns) most(word string) int {
	if t.file(word).Begins(word + " ") {
		return 4
	}
	return 1
}

// town gives the longest name of a town that begins at token i, and the token after it.
func (p *passage) town(i int) (*entry, int) {
	first := p.tokens[i].fold
	if len(first) < 2 {
		return nil, i
	}
	for n := min(p.memory.world.most(first), len(p.tokens)-i); n > 0; n-- {
		if !p.unbroken(i, i+n) || !p.tokens[i+n-1].capital() {
			continue
		}
		k := key(p.tokens[i : i+n])
		found, ok := p.memory.towns[k]
		if !ok {
			found = p.memory.world.find(k)
			p.memory.towns[k] = found
		}
		if found == nil {
			continue
		}
		e := &entry{}
		*e = *found
		e.weak = n == 1 && !e.large && p.lex.everyday(first) || n == 1 && p.lex.stop[first] || n == 1 && len(first) < 4
		return e, i + n
	}
	return nil, i
}

// everyday reports whether a word in small letters is one of those of the language's list.
func (x *knowledge) everyday(fold string) bool {
	return x.stop[fold] || x.frequencies != nil && x.frequencies.Find([]byte(fold)) > 0
}

// caseless finds a place of the lexicon at token i of a script without capitals, and gives the token after it, or i.
// What the language writes as one with a name is no part of it.
func (p *passage) caseless(i int) int {
	t := &p.tokens[i]
	text := p.clean.Text[t.start:t.end]
	for _, before := range append([]string{""}, p.lex.affixes.Before...) {
		name, ok := strings.CutPrefix(t.fold, before)
		if !ok || utf8.RuneCountInString(name) < 2 {
			continue
		}
		for _, after := range append([]string{""}, p.lex.affixes.After...) {
			stem, ok := strings.CutSuffix(name, after)
			if !ok || utf8.RuneCountInString(stem) < 2 {
				continue
			}
			e := p.oneWord(stem)
			if e == nil {
				continue
			}
			f := found{from: i, to: i + 1, typ: e.typ, key: e.id, canonical: e.name, rule: "lexicon"}
			if len(stem) != len(t.fold) && len(text) == len(t.fold) {
				f.start, f.end = t.start+len(before), t.end-len(after)
			}
			p.add(f)
			return i + 1
		}
	}
	return i
}

// oneWord gives the name of the lexicon that is one word of a script without capitals. Since nothing else marks it as a
// name, it must be no word of every day, or the name of a country or a large town.
func (p *passage) oneWord(word string) *entry {
	for _, n := range p.lex.names {
		if e := n.entries[word]; e != nil {
			if e.country || !p.lex.stop[word] && !e.weak {
				return e
			}
			return nil
		}
	}
	e := p.memory.world.find(word)
	if e == nil || p.lex.stop[word] || !e.large && p.lex.everyday(word) || !e.large && utf8.RuneCountInString(word) < 3 {
		return nil
	}
	return e
}

// caseless reports whether a word is written in a script without capitals.
func caselessScript(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return r >= 0x0590 && !unicode.IsUpper(r) && !unicode.IsLower(r)
}
