package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/scan"
)

// leastLone is how many letters a name has at least that tells a person by itself.
const leastLone = 4

// lone gives the rule by which the word with a capital at token i, alone between words in small letters, is the name of
// a person; an empty one if it is none.
func lone(p *passage, i int) string {
	t := &p.Tokens[i]
	if utf8.RuneCountInString(t.Fold) < leastLone || p.Lex.Stop[t.Fold] || p.Lex.Function[t.Fold] || p.Lex.Syllables {
		return ""
	}
	if e, _ := p.Lookup(i); e != nil || touched(p, i) || touched(p, i+1) || otherwise(p, i) {
		return ""
	}
	switch {
	case p.Towns.Familiar(p.Lex, t.Fold):
		return "familiar"
	case callable(p, i) && (!t.First || verbBehind(p, i)):
		return "called"
	}
	return ""
}

// callable reports whether people are called by the word at token i and it is no other word, in a language whose words
// are listed and whose nouns are written small.
func callable(p *passage, i int) bool {
	if !p.Lex.WordsListed() || p.Lex.Capitals || ordinaryWord(p, i) {
		return false
	}
	return p.Towns.Called(p.Tokens[i].Fold) && latin(p, i-1) && latin(p, i+1)
}

// latin reports whether token i is no word in another script than the Latin one.
func latin(p *passage, i int) bool {
	if i < 0 || i >= len(p.Tokens) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(p.Tokens[i].Fold)
	return !unicode.IsLetter(r) || unicode.Is(unicode.Latin, r)
}

// otherwise reports whether the word at token i is one for something else than a person.
func otherwise(p *passage, i int) bool {
	fold := p.Tokens[i].Fold
	_, class := p.Class(i)
	return class || p.Lex.Things.Has(fold) || p.Lex.Demonyms[fold] != "" || p.Lex.Roles.Has(fold)
}

// verbBehind reports whether a form of a verb stands behind token i.
func verbBehind(p *passage, i int) bool {
	return i+1 < len(p.Tokens) && p.Tokens[i+1].Joint == scan.Space && p.Lex.VerbForm(p.Tokens[i+1].Fold)
}

// touched reports whether a mark other than a blank or an apostrophe joins token i to the one before.
func touched(p *passage, i int) bool {
	if i == 0 || i >= len(p.Tokens) || p.Tokens[i].Kind == scan.Mark {
		return false
	}
	return p.Tokens[i].Joint == scan.Hyphen || p.Tokens[i].Joint == scan.None && p.Tokens[i-1].Kind != scan.Mark
}

// ordinaryWord reports whether token i is a word of the language, which may begin a sentence: it has a meaning in
// English, or is a form of a verb or an adjective.
func ordinaryWord(p *passage, i int) bool {
	fold := p.Tokens[i].Fold
	return p.Lex.Glosses.Of(fold) != "" || p.Lex.VerbForm(fold) || p.Lex.Adjectives.Has(fold)
}

// widen takes the small words of a family's name, the first with a capital, into the name of a person that stands for
// the full one: "De Jong" behind "Luuk de Jong", "D'Hautefort".
func widen(p *passage) {
	for k := range p.Found {
		f := &p.Found[k]
		if f.Type != "person" || f.End > 0 || f.ShortFor == "" || f.To > f.From+1 {
			continue
		}
		from := f.From
		for from > 0 && strings.HasSuffix(f.ShortFor, " "+scan.Key(p.Tokens[from-1:f.To])) && !p.Covered(from-1) {
			from--
		}
		if from < f.From && p.Tokens[from].Kind == scan.Upper {
			f.From = from
		}
	}
}
