package mentions

import "strings"

// addressed finds the person that follows a form of address at token i: "Mr Novak", "Frau Dr. Weber", "don Luis". It
// gives the tokens of the name, the same twice if there is none. The form of address is no part of the name.
func (p *passage) addressed(i int) (from, to int) {
	j := i
	for j < len(p.tokens) && j-i < 6 && p.address(j) {
		j++
		if j < len(p.tokens) && p.tokens[j].fold == "." && p.tokens[j].joint == none {
			j++
		}
	}
	if j == i || !p.capitalAt(j) || p.tokens[j].joint != space || p.plain(i) && !p.lex.capitals {
		return i, i
	}
	if e, end := p.lookup(i); e != nil && end > j {
		return i, i // "Prince Edward Island"
	}
	end := p.chunk(j)
	for k := j; k < end; k++ {
		if p.tokens[k].kind == lower && !p.particle(k) || p.tokens[k].sentence != p.tokens[i].sentence {
			end = k
		}
	}
	for end > j && p.tokens[end-1].kind == lower {
		end--
	}
	if end-j > 4 || end == j || p.classEnd(j, end) || p.lex.demonyms[p.tokens[j].fold] != "" && end == j+1 {
		return i, i
	}
	return j, end
}

// address reports whether token i is a form of address as it is written: with its own capital or small, not all
// capitals but for abbreviations.
func (p *passage) address(i int) bool {
	t := &p.tokens[i]
	return t.word() && p.lex.titles[t.fold] && (t.kind != caps || strings.HasSuffix(p.clean.Text[t.start:t.end], "."))
}

// How many letters the name of an organization has that is written in capitals only.
const (
	leastCapitals = 2
	mostCapitals  = 6
)

// acceptCapitals takes words of capitals only that nothing else explains: they name organizations. In a language of
// which annotated texts were read, the tagger knows better: where it sees none there, there is none in nine of ten.
func (p *passage) acceptCapitals() {
	if p.lex.layers != nil && p.lex.layers.Own != nil {
		return
	}
	for i := range p.tokens {
		if p.initialism(i) && !p.covered[i] {
			p.addFree(found{from: i, to: i + 1, typ: "organization", key: p.plainKey("organization", i, i+1), rule: "capitals"})
		}
	}
	p.order()
}

// initialism reports whether token i is a word of capitals that stands among others, and is no numeral, no unit of
// money and no word that may have capitals without being a name.
func (p *passage) initialism(i int) bool {
	t := &p.tokens[i]
	if t.kind != caps || t.figure || p.plain(i) && !p.lex.capitals || p.shouted(i) || p.beside(i, caps) {
		return false
	}
	n := len([]rune(t.fold))
	if n < leastCapitals || n > mostCapitals || strings.Trim(t.fold, "ivxlcdm") == "" || p.lex.function[t.fold] ||
		p.lex.things.Has(t.fold) {
		return false
	}
	joined := t.joint == hyphen || t.joint == none && i > 0 && p.tokens[i-1].kind != mark
	if next := i + 1; next < len(p.tokens) {
		n := &p.tokens[next]
		joined = joined || n.joint == hyphen || n.joint == seam || n.kind == number && n.joint != lineBreak ||
			n.joint == none && n.kind != mark
	}
	return !joined && !p.lex.stop[t.fold] && !p.lex.titles[t.fold] && !p.title(i)
}

// beside reports whether a word of the kind stands right before or after token i.
func (p *passage) beside(i int, k kind) bool {
	return i > 0 && p.tokens[i-1].kind == k || i+1 < len(p.tokens) && p.tokens[i+1].kind == k
}
