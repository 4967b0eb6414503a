package mentions

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// form gives the name at token i as people write it: one capital, the rest small.
func (p *passage) form(i int) string {
	t := &p.tokens[i]
	s := p.clean.Text[t.start:t.end]
	if t.kind != caps {
		return s
	}
	_, n := utf8.DecodeRuneInString(s)
	return s[:n] + strings.ToLower(s[n:])
}

// person reports whether the capitalised tokens [i,j) are the name of a person: a given name followed by another name,
// initials and a surname, or a Chinese name in pinyin.
func (p *passage) person(i, j int) bool {
	if j-i < 2 || j-i > 5 {
		return false
	}
	for k := i; k < j; k++ {
		t := &p.tokens[k]
		if t.kind == lower && !p.particle(k) || t.kind == number || t.kind == mark {
			return false
		}
	}
	if p.chinese(i, j) {
		return true
	}
	last := &p.tokens[j-1]
	if last.kind == lower {
		return false
	}
	k := i
	given, initials, others := false, 0, 0 // others: neither given names nor small words, before the last name
	for k < j-1 {
		t := &p.tokens[k]
		if t.end-t.start <= 3 && p.clean.Text[t.end-1] == '.' || t.end-t.start == 1 && t.kind == upper {
			initials++
		} else if kind, ok := p.lex.people.Find(p.form(k)); ok && strings.Contains(kind, "g") {
			given = true
		} else if !given {
			break
		} else if t.kind != lower && t.joint != hyphen {
			others++
		}
		k++
	}
	if others > 1 {
		return false // "James Webb Space Telescope"
	}
	if _, ok := p.class(j - 1); ok {
		return given && p.surname(j-1) && j-i <= 3
	}
	if given {
		return true
	}
	if initials > 0 && k == j-1 {
		return p.surname(j - 1)
	}
	return false
}

// surname reports whether token i is a surname of the lexicon.
func (p *passage) surname(i int) bool {
	kind, _ := p.lex.people.Find(p.form(i))
	return strings.Contains(kind, "s")
}

// fullName reports whether tokens i and i+1 are a given name and a surname, both of the lexicon.
func (p *passage) fullName(i int) bool {
	if !p.capitalAt(i) || !p.capitalAt(i+1) || p.tokens[i+1].joint != space || p.capitalAt(i+2) &&
		p.tokens[i+2].joint != none {
		return false
	}
	kind, _ := p.lex.people.Find(p.form(i))
	return strings.Contains(kind, "g") && p.surname(i+1)
}

// particle reports whether token i is a small word within a person's name: "van", "bin".
func (p *passage) particle(i int) bool {
	return p.tokens[i].kind == lower && p.lex.particles[p.tokens[i].fold]
}

// afterParticles gives the token with a capital after the small words at token i that follow a given name, or i.
func (p *passage) afterParticles(i int) int {
	if kind, _ := p.lex.people.Find(p.form(i - 1)); !strings.Contains(kind, "g") {
		return i
	}
	k := i
	for k < i+2 && k < len(p.tokens) && p.particle(k) && p.tokens[k].joint == space {
		k++
	}
	if k > i && p.capitalAt(k) && p.tokens[k].joint == space {
		return k
	}
	return i
}

// chinese reports whether the tokens are a Chinese name in Latin letters: a surname and one or two syllables, or the
// syllables before the surname. Two syllables may form one token or two.
func (p *passage) chinese(i, j int) bool {
	if j-i > 3 {
		return false
	}
	surname := func(k int) bool { return strings.Contains(p.lex.pinyin[p.tokens[k].fold], "s") }
	syllables := func(from, to, least int) bool {
		n := 0
		for k := from; k < to; k++ {
			m := p.syllables(p.tokens[k].fold)
			if m == 0 {
				return false
			}
			n += m
		}
		return n >= least && n <= 2
	}
	if surname(i) && syllables(i+1, j, 1) {
		if j-i == 2 && p.syllables(p.tokens[j-1].fold) == 1 && p.lex.stop[p.tokens[j-1].fold] {
			return false
		}
		return true
	}
	return j-i == 2 && surname(j-1) && syllables(i, j-1, 2)
}

// syllables counts the pinyin syllables of a word, 0 if it is none: at most two.
func (p *passage) syllables(w string) int {
	if len(w) > 12 || len(w) < 2 {
		return 0
	}
	if strings.Contains(p.lex.pinyin[w], "y") {
		return 1
	}
	for cut := 1; cut < len(w); cut++ {
		if strings.Contains(p.lex.pinyin[w[:cut]], "y") && strings.Contains(p.lex.pinyin[w[cut:]], "y") {
			return 2
		}
	}
	return 0
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " -'’")+1:] }

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func allCapitals(s string) bool { return s == strings.ToUpper(s) && s != strings.ToLower(s) }
