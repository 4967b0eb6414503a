package resolve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// What capitals in brackets are: the code of a person's country, or the initials of the words before them.

// inBrackets reports whether token i is a word of capitals alone in brackets, with a word before these.
func (p *passage) inBrackets(i int) bool {
	if i < 2 || i+1 >= len(p.Tokens) || !p.capitals(i) {
		return false
	}
	return p.mark(i-1, openBracket) && p.mark(i+1, endBracket) && p.Tokens[i-2].Word()
}

// codes takes a code of three letters in brackets behind the name of a person for the person's country: "Jonas Lind
// (SWE)".
func codes(p *passage) {
	for k := range p.Found {
		i := p.Found[k].To + 1
		if p.Found[k].Type != "person" || p.Found[k].End > 0 || i >= len(p.Tokens) || !p.inBrackets(i) {
			continue
		}
		code := strings.ToUpper(p.Tokens[i].Fold)
		if id := p.Lex.Codes[code]; id != "" {
			take(p, sheet.Name{From: i, To: i + 1, Type: "place", Key: id, Rule: "country_code"})
		}
	}
	p.Order()
}

// take puts a name in the place of those that lie in its words.
func take(p *passage, name sheet.Name) {
	for k := range p.Found {
		if f := &p.Found[k]; f.From >= name.From && f.To <= name.To {
			*f = name
			return
		}
	}
	p.AddFree(name)
}

// spelledOut takes the words of which capitals in brackets behind them have the first letters, and the capitals: "La
// République en marche (LREM)". Small words may lie between and have no letter.
func spelledOut(p *passage) {
	for i := range p.Tokens {
		if !p.inBrackets(i) {
			continue
		}
		from := expansion(p, i)
		if from == i || slices.ContainsFunc(p.Found, func(f sheet.Name) bool {
			reaches := f.From < from && f.To > from || f.From < i-1 && f.To >= i
			return reaches || f.To == i-1 && f.From <= from
		}) {
			continue
		}
		inside := func(f sheet.Name) bool { return f.From >= from && f.To <= i+1 }
		p.Found = slices.DeleteFunc(p.Found, inside)
		p.Cover()
		long := sheet.Name{From: from, To: i - 1, Type: "organization", Rule: acronym}
		long.Key = p.KeyOf(&long)
		p.AddFree(long)
		p.AddFree(sheet.Name{From: i, To: i + 1, Type: long.Type, Key: p.PlainKey(long.Type, i, i+1), ShortFor: long.Key,
			Rule: acronym})
		p.Order()
	}
}

// leastExpanded is how many letters capitals have that words before them may spell out.
const leastExpanded = 3

// expansion gives the first of the words before the brackets around token i of which its letters are the first ones,
// or i. One of them at least has a capital that it does not owe to the begin of the sentence. An article before them
// may have a letter and is no part of the name.
func expansion(p *passage, i int) int {
	rest := p.Tokens[i].Fold
	if utf8.RuneCountInString(rest) < leastExpanded || p.Lex.Capitals && p.Tokens[i-2].Joint == scan.Hyphen {
		return i // where nouns have capitals, "Kraft-Wärme-Kopplung" is a noun
	}
	capitals := 0
	k := i - 1
	for rest != "" && k > 0 {
		k--
		t := &p.Tokens[k]
		letter, size := utf8.DecodeLastRuneInString(rest)
		first, _ := utf8.DecodeRuneInString(t.Fold)
		switch {
		case !t.Word() || t.Figure || t.Kind == scan.Caps || t.Sentence != p.Tokens[i].Sentence:
			return i
		case first == letter:
			rest = rest[:len(rest)-size]
			if t.Kind == scan.Upper && !t.First {
				capitals++
			}
		case t.Kind == scan.Upper || !p.Lex.Function[t.Fold] && p.Lex.Connectors[t.Fold] == "":
			return i
		}
	}
	if p.Lex.Connectors[p.Tokens[k].Fold] == "article" {
		k++
	}
	if rest != "" || capitals == 0 || !p.Tokens[k].Capital() || p.Tokens[k].First && p.Lex.Stop[p.Tokens[k].Fold] {
		return i
	}
	return k
}
