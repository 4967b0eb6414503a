// Package phrase reads how far a name goes that is written with capitals, and what the words in it say: class words,
// connectors, words of nationality, forms of address and words for what a person is.
package phrase

import (
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/people"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// Reader reads phrases on a sheet.
type Reader struct{ people.Reader }

// On gives a reader of a sheet.
func On(s *sheet.Sheet) Reader { return Reader{people.Reader{Sheet: s}} }

// longest bounds the tokens of a name.
const longest = sheet.LongestName

// Chunk gives the token after the capitalised sequence that begins at token i.
func (p *Reader) Chunk(i int) int {
	j := i + 1
	head := p.Head(i) // the class word whose complement is being read
	for j < len(p.Tokens) && j-i < longest {
		t, before := &p.Tokens[j], &p.Tokens[j-1]
		if t.Joint == scan.LineBreak || t.Figure {
			break
		}
		switch {
		case t.Capital():
			if p.Lex.Calendar[t.Fold] && !calledSo(p, j) {
				return j
			}
			if t.Joint == scan.None && before.Fold != "&" && !(before.Kind == scan.Upper && before.End-before.Start == 2) {
				return j
			}
			if c, ok := p.Class(j); ok && t.Joint == scan.Space {
				head = c.Type
			}
			j++
		case t.Kind == scan.Lower && t.Joint == scan.Hyphen:
			if e, end := p.Lookup(j - 1); e != nil && end == j {
				return j
			}
			j++
		case t.Fold == "s" && t.Joint == scan.Apostrophe:
			if !p.ownName(i, j) {
				return j
			}
			j++
		case t.Fold == "&" && p.CapitalAt(j+1):
			j += 2
		case t.Kind == scan.Lower:
			k := p.connect(i, j, head)
			if k == j {
				k = p.AfterParticles(j)
			}
			if k == j {
				return j
			}
			j = k
		default:
			return j
		}
	}
	return j
}

// calledSo reports whether the word for a day or a month at token j is a surname: the language writes such words small,
// and a given name stands before it.
func calledSo(p *Reader, j int) bool {
	return p.Lex.Small && p.Tokens[j].Kind == scan.Upper && p.Tokens[j].Joint == scan.Space && p.Given(j-1)
}

// ownName reports whether the possessive ending at token j belongs to the name: "People's Bank", but not "China's
// Bank".
func (p *Reader) ownName(i, j int) bool {
	if !p.CapitalAt(j + 1) {
		return false
	}
	for start := i; start < j; start++ {
		if e, end := p.Lookup(start); e != nil {
			if end > j {
				return true
			}
			if end == j {
				return false
			}
		}
	}
	t := &p.Tokens[j-1]
	if j-1 != i && p.Lex.Connectors[p.Tokens[j-2].Fold] == "" || t.Kind == scan.Caps {
		return false
	}
	_, class := p.Class(j - 1)
	role := p.Lex.Roles.Has(t.Fold) || len(t.Fold) > 2 && t.Fold[len(t.Fold)-1] == 's' &&
		p.Lex.Roles.Has(t.Fold[:len(t.Fold)-1])
	return class && p.Head(j-1) != "place" && !p.known(i, j) || role
}

// known reports whether the tokens [i,j) name a person, by their given name and surname.
func (p *Reader) known(i, j int) bool { return j-i > 1 && p.Person(i, j) }

// connect decides whether the small word at token j joins the name that began at token i with what follows. It gives
// the token of the following part, or j.
func (p *Reader) connect(i, j int, head string) int {
	kind := p.Lex.Connectors[p.Tokens[j].Fold]
	if kind == "article" && j-1 > i && p.Lex.Connectors[p.Tokens[j-1].Fold] != "" && p.CapitalAt(j+1) && p.lawEnd(j+1) {
		return j + 1 // "Offences Against the Person Act"
	}
	if kind == "" || kind == "article" || kind == "in" && head != "" {
		return j
	}
	k := j + 1
	if k < len(p.Tokens) && p.Lex.Connectors[p.Tokens[k].Fold] == "article" && p.Tokens[k].Kind == scan.Lower {
		k++
	}
	if !p.CapitalAt(k) {
		return j
	}
	if kind == "and" {
		if p.coordinated(i, j, k) {
			return k
		}
		return j
	}
	_, isHead := p.Class(j - 1)
	switch {
	case head == "":
		if (k == j+1 || kind == "genitive") && p.lawEnd(k) {
			if e, _ := p.Lookup(i); e == nil && !p.known(i, j) && !(p.Tokens[i].First && j-i == 1 && p.Opener(i)) {
				return k // "Protection from Harassment Act"
			}
		}
		return j
	case kind == "genitive" && (isHead || head == "law" || head == "organization"),
		kind == "purpose" && (head == "law" || head == "organization"),
		kind == "topic" && head == "law":
		return k
	}
	return j
}

// lawEnd reports whether the sequence of words with a capital that begins at token k, of two words at least, ends with
// a class word for a law.
func (p *Reader) lawEnd(k int) bool {
	end := k
	for end < len(p.Tokens) && end-k < 6 && p.CapitalAt(end) && (end == k || p.Tokens[end].Joint != scan.None) {
		end++
	}
	return end-k > 1 && p.Head(end-1) == "law" && p.Head(k) != "law"
}

// coordinated decides whether "A and B" is one name: the complement of one class word before it ("Ministry of Industry
// and Information Technology") or the modifiers of one after it ("Exit and Entry Administration Law").
func (p *Reader) coordinated(i, j, k int) bool {
	if k != j+1 || p.Title(k) {
		return false
	}
	if e, _ := p.Lookup(k); e != nil && !e.Weak {
		return false
	}
	end := k
	for end < len(p.Tokens) && end-k < 6 && p.CapitalAt(end) && (end == k || p.Tokens[end].Joint != scan.None) {
		end++
	}
	_, class := p.Class(end - 1)
	_, first := p.Class(k)
	head, ownHead := p.Class(i)
	left := false
	for m := i; m < j; m++ {
		if _, ok := p.Class(m); ok {
			left = true
		}
	}
	if left { // within a complement; a place that is the whole complement closes it
		for m := j - 1; m > i; m-- {
			if p.Tokens[m].Kind == scan.Lower {
				if e, to := p.Lookup(m + 1); e != nil && to == j && (e.Country || !head.Department) {
					return false
				}
				break
			}
		}
		return ownHead && !class && !first && !p.known(k, end) && p.governed(i, j, head)
	}
	if e, to := p.Lookup(i); e != nil && to == j || j-i > 3 || end-k < 2 || p.known(i, j) {
		return false
	}
	return class && !(p.Tokens[i].First && p.Lex.Stop[p.Tokens[i].Fold])
}

// governed reports whether [i,j) is a class word with its complement, which a small word joins, or, with a department
// in a language of cases, nothing: "Ministerstwo Klimatu i Środowiska".
func (p *Reader) governed(i, j int, head gazetteer.ClassWord) bool {
	return p.hasConnector(i, j) || j-i == 2 && head.Department && len(p.Lex.Endings) > 0
}

func (p *Reader) hasConnector(i, j int) bool {
	for m := i; m < j; m++ {
		if p.Tokens[m].Kind == scan.Lower && p.Lex.Connectors[p.Tokens[m].Fold] != "" {
			return true
		}
	}
	return false
}
