package people

import "unicode/utf8"

// leastSmall is how many letters a word has at least of which it is known that it is mostly written small.
const leastSmall = 3

// MostlySmall reports whether the word with a capital at token i is mostly written small, as far as groups of words
// tell, and no part of a name of the lexicon, no class word of bodies and places, and no name of people behind a given
// name.
func MostlySmall(p *Reader, i int) bool {
	t := &p.Tokens[i]
	if utf8.RuneCountInString(t.Fold) < leastSmall || !t.Capital() {
		return false
	}
	if c, class := p.Class(i); class && (c.Type == "organization" || c.Type == "place") {
		return false
	}
	if e, _ := p.Lookup(i); e != nil {
		return false
	}
	row, ok := p.Lex.Clusters.Find(p.Clean.Text[t.Start:t.End])
	if !ok {
		_, ok = p.Lex.Clusters.Find(t.Fold)
		return ok && (p.NameKind(i) == "" || p.Lex.VerbForm(t.Fold))
	}
	return row[len(row)-1] == 's' && !called(p, i)
}

// called reports whether token i is a name of people behind a given name, and no form of a verb.
func called(p *Reader, i int) bool {
	return i > 0 && p.Given(i-1) && p.NameKind(i) != "" && !p.Lex.VerbForm(p.Tokens[i].Fold)
}
