package mentions

import (
	"slices"
	"strings"

	"example.org/sourcebook/schema"
)

// classify says what the capitalised sequence [i,j) names, and adds it, or keeps it for later.
func (p *passage) classify(i, j int) {
	titled, stripped := false, false
	if i > 0 && p.tokens[i-1].kind == lower && p.tokens[i].joint == space && p.title(i-1) {
		titled = true // "striker Harry Kane"
	}
	for i < j { // what stands before a name with a capital of its own
		t := &p.tokens[i]
		switch {
		case t.kind != caps && p.lex.connectors[t.fold] == "article" && !p.longerName(i, j):
		case j-i > 1 && p.lex.demonyms[t.fold] != "" && p.title(i+1) && !p.classEnd(i, j):
		case j-i > 1 && p.tokens[i+1].joint == space && p.title(i) && !p.longerName(i, j) &&
			(p.person(i+1, j) || !p.classEnd(i, j) && p.head(i) == ""):
			titled, stripped = true, true
		default:
			if k := p.lastTitle(i, j); k > i {
				titled, stripped = true, true
				i = k - 1
				break
			}
			goto trimmed
		}
		i++
	}
trimmed:
	for j > i && p.tokens[j-1].kind == lower && p.tokens[j-1].joint != hyphen {
		j--
	}
	if i >= j {
		return
	}
	if !p.tokens[i].capital() {
		return
	}
	e, end := p.lookup(i)
	if e != nil && end >= j && !(stripped && e.weak) {
		if p.convincing(e, i, end, titled) {
			p.take(e, i, end)
		}
		return
	}
	if typ, ok := p.byClass(i, j); ok {
		if typ == "place" && e != nil && e.id[0] == 'q' && j-end > 1 && p.tokens[end].capital() && p.ownWords(end, j-1) > 0 {
			p.take(e, i, end) // a country before the name of its part
			i = end
		}
		p.add(found{from: i, to: j, typ: typ, rule: "class_word"})
		p.short(j)
		return
	}
	if slices.Contains(p.row.Issues, "lost_spaces") {
		titled = false // a word that swallowed its neighbours proves nothing
	}
	if p.person(i, j) && (e == nil || j-i == 2 && p.surname(j-1)) || titled && j-i > 1 && j-i < 5 &&
		(e == nil || stripped && j-i == 2) && p.allWords(i, j) || p.row.Role == schema.RoleByline && j-i > 1 && j-i < 4 &&
		e == nil && p.allWords(i, j) {
		p.add(found{from: i, to: j, typ: "person", rule: "person"})
		return
	}
	if e != nil && !e.weak && end < j && p.tokens[end].joint == space && (p.title(end) || p.lex.stop[p.tokens[end].fold]) {
		p.take(e, i, end) // "Paris Mayor Anne Hidalgo"
		p.classify(end, j)
		return
	}
	if k := p.direction(i, j); k > i {
		if e, end := p.lookup(k); e != nil && end == j {
			p.take(e, k, end)
			return
		}
	}
	if j-i > 1 && p.allWords(i, j) {
		if _, ok := p.short0(i, j); ok {
			p.add(found{from: i, to: j, typ: "organization", rule: "acronym"})
			p.short(j)
			return
		}
		p.pending = append(p.pending, found{from: i, to: j})
	}
	p.open = append(p.open, region{i, j})
}

// lastTitle gives the token after the last of the titles that stand before a name of one or two words, the first of
// them no title by itself: "Prime Minister Viktor Orbán". It gives i if there is none.
func (p *passage) lastTitle(i, j int) int {
	if e, _ := p.lookup(i); e != nil {
		return i
	}
	for k := j - 2; k > i && k >= j-3; k-- {
		if p.tokens[k-1].kind == upper && p.tokens[k].kind == upper && p.title(k-1) && k-1 > i &&
			p.tokens[k].joint == space && p.allWords(i, j) && !p.classEnd(i, j) && k-i <= 3 {
			if kind, _ := p.lex.people.Find(p.form(i)); kind != "" {
				return i
			}
			return k
		}
	}
	return i
}

// allWords reports whether the tokens [i,j) are words with a capital.
func (p *passage) allWords(i, j int) bool {
	for k := i; k < j; k++ {
		if !p.tokens[k].capital() {
			return false
		}
	}
	return true
}

// longerName reports whether a name of the lexicon with two tokens or more begins at token i, within j.
func (p *passage) longerName(i, j int) bool {
	e, end := p.lookup(i)
	return e != nil && end > i+1 && end <= j
}

// classEnd reports whether the sequence ends with a class word.
func (p *passage) classEnd(i, j int) bool {
	_, ok := p.class(j - 1)
	return ok
}

// convincing reports whether the lexicon's name stands where such a name can stand. A weak one, which is also a common
// word or a person's name, needs a preposition of place before it or a place beside it.
func (p *passage) convincing(e *entry, i, end int, titled bool) bool {
	if end < len(p.tokens) && p.tokens[end].joint == hyphen && p.tokens[end].capital() || p.tokens[i].joint == hyphen {
		return false
	}
	if end == i+1 && p.tokens[i].first && p.lex.stop[p.tokens[i].fold] && !e.country {
		return false
	}
	if !e.weak {
		return true
	}
	if titled || i == 0 {
		return false
	}
	if n := len(p.found); n > 0 && p.found[n-1].typ == "place" && p.listMarks(p.found[n-1].to, i) {
		return true
	}
	before := &p.tokens[i-1]
	if p.lex.connectors[before.fold] == "in" && before.kind == lower {
		return true
	}
	if end+1 < len(p.tokens) && p.tokens[end].fold == "," {
		if next, to := p.lookup(end + 1); next != nil && next.typ == "place" && !next.weak && to > end+1 {
			return true
		}
	}
	return false
}

// direction gives the first token after the words of direction at the head of the sequence, or i.
func (p *passage) direction(i, j int) int {
	k := i
	for k < j-1 && p.lex.connectors[p.tokens[k].fold] == "in" {
		k++
	}
	return k
}

// byClass says what the sequence names if a class word in it says so: at its end ("Exit and Entry Administration Law"),
// at its head with a complement ("Ministry of Public Security"), or at its head before a name ("Operation First Light",
// "Lake Victoria").
func (p *passage) byClass(i, j int) (string, bool) {
	if j-i < 2 {
		return "", false
	}
	first, isFirst := p.class(i)
	last, isLast := p.class(j - 1)
	if isFirst && (p.hasConnector(i, j) || first.typ == "operation") {
		if first.typ == "event" && !p.hasConnector(i, j) {
			return "", false
		}
		if isLast && last.typ == "law" && p.tokens[j-2].capital() {
			return "law", true // "Offences Against the Person Act"
		}
		return first.typ, true
	}
	if isLast && p.tokens[j-1].kind == upper {
		if last.typ == "place" && p.person(i, j) || j-i == 2 && p.person(i, j) {
			return "", false
		}
		if own := p.ownWords(i, j-1); own == 0 {
			return "", false
		}
		return last.typ, true
	}
	for k := i + 1; k < j-1; k++ { // "Johns Hopkins University of Medicine", "World Bank Group"
		if c, ok := p.class(k); ok && p.tokens[k].kind == upper && k+1 < j && p.tokens[k+1].kind == lower &&
			p.lex.connectors[p.tokens[k+1].fold] != "" && c.typ != "place" {
			return c.typ, true
		}
	}
	if isFirst && first.typ == "place" && j-i == 2 && p.tokens[j-1].kind == upper && !p.tokens[i].first {
		return "place", true
	}
	return "", false
}

// ownWords counts the words of [i,j) that tell this name from others of its class.
func (p *passage) ownWords(i, j int) int {
	n := 0
	for k := i; k < j; k++ {
		t := &p.tokens[k]
		if _, class := p.class(k); t.capital() && (!class || k == i && j-i > 1) && !(t.first && p.lex.stop[t.fold]) {
			n++
		}
	}
	return n
}

// short adds the short form that follows a name in brackets: "(MIIT)" after the token before j.
func (p *passage) short(j int) {
	last := &p.found[len(p.found)-1]
	if t, ok := p.short0(last.from, j); ok {
		p.add(found{from: t, to: t + 1, typ: last.typ, shortFor: "previous", rule: "acronym"})
	}
}

// short0 gives the token of a short form in brackets after the sequence [i,j), if its letters are initials of it.
func (p *passage) short0(i, j int) (int, bool) {
	if j+2 >= len(p.tokens) || p.tokens[j].fold != "(" || p.tokens[j+2].fold != ")" || p.tokens[j+1].kind != caps {
		return 0, false
	}
	letters := []rune(p.tokens[j+1].fold)
	n := 0
	for k := i; k < j && n < len(letters); k++ {
		if strings.HasPrefix(p.tokens[k].fold, string(letters[n])) {
			n++
		}
	}
	return j + 1, n == len(letters)
}
