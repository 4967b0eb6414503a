package identify

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/segment/chars"
)

// A letter that a language has neither in its alphabet nor in foreign words speaks against the language: the letters of
// root/letters.tsv.

// strangeWorth is how many sixteenths of a bit such a letter speaks against a language, each time it is there.
const strangeWorth = 80

// noLetter stands for the letters that none of the listed languages has.
const noLetter = 0

// against gives the languages that a letter beyond ASCII speaks against.
func (m *model) against(r rune) []evidence {
	if list, ok := m.strange[r]; ok {
		return list
	}
	return m.strange[noLetter]
}

// spelled are the letters beyond ASCII that a language is written with.
type spelled struct {
	tag  string
	main string // without those of foreign words
	all  string
}

// readSpelled reads root/letters.tsv of the lexicon.
func readSpelled(f *language.File) []spelled {
	var out []spelled
	for row := range f.Rows("language", "class", "letters") {
		tag, letters := row.Text(0), row.Text(2)
		if i := len(out) - 1; row.Text(1) == "main" {
			out = append(out, spelled{tag, letters, letters})
		} else if i >= 0 && out[i].tag == tag { // those of foreign words follow
			out[i].all += letters
		}
	}
	return out
}

// strange gives, for each letter of a script that one of its languages is written with, those it speaks against; for
// noLetter, all of them.
func (p *profiles) strange(s chars.Script) map[rune][]evidence {
	out := map[rune][]evidence{}
	var in []spelled // written in the script
	for _, l := range p.spelled {
		if n, ok := p.numbers[l.tag]; ok && p.serves(n, s) && strings.ContainsFunc(l.main, scriptIs(s)) {
			in = append(in, l)
		}
	}
	for _, l := range in {
		out[noLetter] = append(out[noLetter], evidence{p.numbers[l.tag], -strangeWorth})
	}
	for _, l := range in {
		for _, r := range l.main {
			if _, done := out[r]; done || chars.ScriptOf(r) != s {
				continue
			}
			out[r] = []evidence{}
			for _, other := range in {
				if !slices.Contains([]rune(other.all), r) {
					out[r] = append(out[r], evidence{p.numbers[other.tag], -strangeWorth})
				}
			}
		}
	}
	return out
}

func scriptIs(s chars.Script) func(r rune) bool {
	return func(r rune) bool { return chars.ScriptOf(r) == s }
}
