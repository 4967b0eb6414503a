// Package people recognises the names of people by their parts: given names, initials, small words and surnames, and
// Chinese names in Latin letters.
package people

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// Reader reads the names of people on a sheet.
type Reader struct{ *sheet.Sheet }

// Form gives the name at token i as people write it: one capital, the rest small.
func (p *Reader) Form(i int) string {
	t := &p.Tokens[i]
	s := p.Clean.Text[t.Start:t.End]
	if t.Kind != scan.Caps {
		return s
	}
	_, n := utf8.DecodeRuneInString(s)
	return s[:n] + strings.ToLower(s[n:])
}

// NameKind says what token i is in the names of people, by the lexicon: g (given name), s (surname), both or nothing.
func (p *Reader) NameKind(i int) string { return p.Towns.Kind(p.Lex, p.Form(i)) }

// Person reports whether the capitalised tokens [i,j) are the name of a person: a given name followed by another name,
// initials and a surname, or a Chinese name in pinyin.
func (p *Reader) Person(i, j int) bool {
	if j-i < 2 || j-i > 5 {
		return false
	}
	for k := i; k < j; k++ {
		t := &p.Tokens[k]
		if t.Kind == scan.Lower && (!p.Particle(k) || p.joins(k)) || t.Kind == scan.Number || t.Kind == scan.Mark {
			return false
		}
	}
	if p.Chinese(i, j) {
		return true
	}
	last := &p.Tokens[j-1]
	if last.Kind == scan.Lower {
		return false
	}
	k := i
	given, initials, others := false, 0, 0 // others: neither given names nor small words, before the last name
	for k < j-1 {
		t := &p.Tokens[k]
		if t.End-t.Start <= 3 && p.Clean.Text[t.End-1] == '.' || t.End-t.Start == 1 && t.Kind == scan.Upper {
			initials++
		} else if p.Given(k) {
			given = true
		} else if !given {
			break
		} else if t.Kind != scan.Lower && t.Joint != scan.Hyphen {
			others++
		}
		k++
	}
	if others > 1 {
		return false // "James Webb Space Telescope"
	}
	if _, ok := p.Class(j - 1); ok {
		return given && p.Surname(j-1) && j-i <= 3
	}
	if given {
		return true
	}
	if initials > 0 && k == j-1 {
		return p.Surname(j - 1)
	}
	return false
}

// joins reports whether the word at token k, a small word of people's names too, stands for "and" between two people,
// the second with a given name: "Joana e Luca".
func (p *Reader) joins(k int) bool {
	return p.Lex.Connectors[p.Tokens[k].Fold] == "and" && p.Given(k+1)
}

// Surname reports whether token i is a surname of the lexicon.
func (p *Reader) Surname(i int) bool { return strings.Contains(p.NameKind(i), "s") }

// FullName reports whether tokens i and i+1 are a given name and a surname, both of the lexicon.
func (p *Reader) FullName(i int) bool {
	if !p.CapitalAt(i) || !p.CapitalAt(i+1) || p.Tokens[i+1].Joint != scan.Space {
		return false
	}
	if p.CapitalAt(i+2) && p.Tokens[i+2].Joint != scan.None && !MostlySmall(p, i+2) {
		return false
	}
	return p.Given(i) && p.Surname(i+1)
}

// Given reports whether token i is a given name of the lexicon.
func (p *Reader) Given(i int) bool { return strings.Contains(p.NameKind(i), "g") }

// Titled reports whether a word for what a person is stands right before token i.
func (p *Reader) Titled(i int) bool { return i > 0 && p.Title(i-1) }
