package phrase

import (
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// LastTitle gives the token after the last of the titles that stand before a name of one or two words, the first of
// them no title by itself: "Prime Minister Viktor Orbán". It gives i if there is none.
func (p *Reader) LastTitle(i, j int) int {
	if e, _ := p.Lookup(i); e != nil {
		return i
	}
	for k := j - 2; k > i && k >= j-3; k-- {
		if p.Tokens[k-1].Kind == scan.Upper && p.Tokens[k].Kind == scan.Upper && p.Title(k-1) && k-1 > i &&
			p.Tokens[k].Joint == scan.Space && p.AllWords(i, j) && !p.ClassEnd(i, j) && k-i <= 3 {
			if p.NameKind(i) != "" {
				return i
			}
			return k
		}
	}
	return i
}

// Apposition reports whether the sequence [from,to) is set off by a comma from words for what a person is: "Ana Sol,
// the prime minister", "the minister of health, Ana Sol,".
func (p *Reader) Apposition(from, to int) bool {
	if e, _ := p.Lookup(from); e != nil {
		return false
	}
	if to+1 < len(p.Tokens) && p.Tokens[to].Fold == "," {
		last := min(len(p.Tokens), to+5)
		for k := to + 1; k < last && p.Tokens[k].Kind == scan.Lower && p.Tokens[k].Joint == scan.Space; k++ {
			if p.Title(k) {
				return true
			}
			if p.Lex.Connectors[p.Tokens[k].Fold] != "article" && p.Lex.Stop[p.Tokens[k].Fold] {
				break
			}
		}
	}
	if from > 1 && p.Tokens[from-1].Fold == "," && to < len(p.Tokens) &&
		(p.Tokens[to].Fold == "," || p.Tokens[to].Fold == ".") {
		for k := from - 2; k >= max(0, from-9); k-- {
			t := &p.Tokens[k]
			if t.Kind == scan.Mark || t.Sentence != p.Tokens[from].Sentence {
				return false
			}
			if t.Kind == scan.Lower && p.Title(k) && (k == 0 || p.Tokens[k-1].Kind != scan.Lower ||
				p.Lex.Connectors[p.Tokens[k-1].Fold] == "article" || p.Lex.Stop[p.Tokens[k-1].Fold]) {
				return true
			}
		}
	}
	return false
}

// Placed reports whether a place is known at token i, or a word of place stands before it. Where the tagger has seen no
// texts of the language, it takes too much for places that nothing else speaks for.
func (p *Reader) Placed(i int) bool {
	e, _ := p.Lookup(i)
	return e != nil && e.Type == "place" || i > 0 && p.Lex.Connectors[p.Tokens[i-1].Fold] == language.ConnectorIn
}

// Office reports whether token i is the complement of a word for what a person is: "ministre de la Santé".
func (p *Reader) Office(i int) bool {
	k := i - 1
	for k > 0 && p.Lex.Connectors[p.Tokens[k].Fold] == "article" {
		k--
	}
	return k > 0 && p.Lex.Connectors[p.Tokens[k].Fold] == language.ConnectorGenitive && p.Tokens[k-1].Kind == scan.Lower &&
		p.Title(k-1) &&
		p.Lex.Small && !p.Placed(i)
}

// Addressed finds the person that follows a form of address at token i: "Mr Novak", "Frau Dr. Weber", "don Luis". It
// gives the tokens of the name, the same twice if there is none. The form of address is no part of the name.
func (p *Reader) Addressed(i int) (from, to int) {
	j := i
	for j < len(p.Tokens) && j-i < 6 && p.address(j) {
		j++
		if j < len(p.Tokens) && p.Tokens[j].Fold == "." && p.Tokens[j].Joint == scan.None {
			j++
		}
	}
	if j == i || !p.CapitalAt(j) || p.Tokens[j].Joint != scan.Space || p.Plain(i) && !p.Lex.Capitals {
		return i, i
	}
	if e, end := p.Lookup(i); e != nil && end > j {
		return i, i // "Prince Edward Island"
	}
	end := p.Chunk(j)
	for j+2 < end && p.Title(j) && p.NameKind(j) == "" { // "Sr. Deputado João Oliveira"
		j++
	}
	for k := j; k < end; k++ {
		if p.Tokens[k].Kind == scan.Lower && !p.Particle(k) || p.Tokens[k].Sentence != p.Tokens[i].Sentence {
			end = k
		}
	}
	for end > j && p.Tokens[end-1].Kind == scan.Lower {
		end--
	}
	if p.officeAlone(j, end) {
		return i, i
	}
	if end-j > 4 || end == j || p.ClassEnd(j, end) || p.Lex.Demonyms[p.Tokens[j].Fold] != "" && end == j+1 {
		return i, i
	}
	return j, end
}

// officeAlone reports whether what stands behind a form of address is a single letter, or a word for what a person is
// with which people are spoken to: "Sr. Presidente", "Madame la Ministre". A person of that name has a first name
// elsewhere.
func (p *Reader) officeAlone(from, to int) bool {
	return to == from+1 && (len([]rune(p.Tokens[from].Fold)) == 1 || p.Title(from))
}

// address reports whether token i is a form of address as it is written: with its own capital or small, not all
// capitals but for abbreviations.
func (p *Reader) address(i int) bool {
	t := &p.Tokens[i]
	return t.Word() && p.Lex.Titles[t.Fold] && (t.Kind != scan.Caps || strings.HasSuffix(p.Clean.Text[t.Start:t.End], "."))
}
