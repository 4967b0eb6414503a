package caseless

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// Joined gives the token after a name that ends before token end, with what a joiner without width joins to it, and
// with the mark behind its last letter that says how that sounds in Hebrew.
func Joined(p Reader, i, end int) int {
	for end+1 < len(p.Tokens) && joiner(p, end) && nameLetters(p, end+1) {
		end += 2
	}
	if end < len(p.Tokens) && end > i && i > 0 && !scan.Closes(p.Tokens[i-1].Fold, p.Tokens[end].Fold) && geresh(p, end) {
		end++
	}
	return end
}

// joiner reports whether token i is a joiner without width right behind a word.
func joiner(p Reader, i int) bool {
	r, _ := utf8.DecodeRuneInString(p.Tokens[i].Fold)
	return p.Tokens[i].Kind == scan.Mark && p.Tokens[i].Joint == scan.None && character.IsJoiner(r)
}

// nameLetters reports whether token i is a word of a script without capitals right behind a mark.
func nameLetters(p Reader, i int) bool {
	t := &p.Tokens[i]
	return t.Kind == scan.Lower && t.Joint == scan.None && scan.Caseless(t.Fold)
}

// geresh reports whether token i is the mark behind the last letter of a Hebrew word.
func geresh(p Reader, i int) bool {
	t := &p.Tokens[i]
	r, _ := utf8.DecodeRuneInString(t.Fold)
	if t.Kind != scan.Mark || t.Joint != scan.None || !scan.IsApostrophe(r) && r != '׳' {
		return false
	}
	first, _ := utf8.DecodeRuneInString(p.Tokens[i-1].Fold)
	return unicode.Is(unicode.Hebrew, first)
}

// longestInitial is how many letters and marks an initial has in a script whose letters are syllables.
const longestInitial = 3

// endsRole reports whether token i ends a word for what a person is: one word, two, or two that a joiner without width
// joins.
func endsRole(p Reader, i int) bool {
	if p.role(p.Tokens[i].Fold) || rolePair(p, i) {
		return true
	}
	return i > 1 && joiner(p, i-1) && p.Lex.Roles.Has(p.Tokens[i-2].Fold+p.Tokens[i-1].Fold+p.Tokens[i].Fold)
}

// bounded reports whether no name goes on at token i: a mark or a small word stands there, or nothing.
func bounded(p Reader, i int) bool {
	if i >= len(p.Tokens) || p.Tokens[i].Kind == scan.Mark {
		return true
	}
	fold := p.Tokens[i].Fold
	return p.Lex.Stop[fold] || p.Lex.Function[fold] || p.Lex.Connectors[fold] != "" ||
		slices.Contains(p.Lex.Affixes.Doer, fold)
}

// initials gives the token after the name that initials begin at token i, behind a word for what a person is: each
// with a point, and behind them one or two words of which the first is a name by the lexicon or has no meaning there,
// "एस. जयशंकर"; or i.
func initials(p Reader, i int) int {
	if i == 0 || !endsRole(p, i-1) {
		return i
	}
	k := i
	for k+2 < len(p.Tokens) && initial(p, k) {
		k += 2
	}
	if k == i || !nameLike(p, k) || !p.partOfPerson(k) {
		return i
	}
	fold := p.Tokens[k].Fold
	if !p.listedWord(fold) && (p.Lex.Frequencies == nil || p.Lex.Glosses.Of(fold) != "") {
		return i
	}
	if p.partOfName(k+1, i) && !plain(p, k+1) {
		return k + 2
	}
	return k + 1
}

// initial reports whether token i is a short word with a point right behind it.
func initial(p Reader, i int) bool {
	t, point := &p.Tokens[i], &p.Tokens[i+1]
	return t.Kind == scan.Lower && scan.Caseless(t.Fold) && utf8.RuneCountInString(t.Fold) <= longestInitial &&
		point.Fold == "." && point.Joint == scan.None
}
