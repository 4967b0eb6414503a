package mentions

// small finds a name that begins with a class word in small letters: in French "ministère de la Justice", "loi sur …",
// "opération X". It gives the token after it, or i.
func (p *passage) small(i int) (classWord, int) {
	c, ok := p.lex.classes[p.tokens[i].fold]
	if !ok {
		return c, i
	}
	if c.typ == "operation" {
		if k := p.chunkAfter(i); k > i+1 {
			return c, k
		}
		return c, i
	}
	if !p.lex.small || !c.department && !c.enacted || i+1 == len(p.tokens) {
		return c, i
	}
	end := p.complement(i, c.typ == "law")
	if c.typ == "law" && p.lex.connectors[p.tokens[i+1].fold] != "topic" { // "loi de finances" names one of many
		if e, to := p.lookup(min(i+2, len(p.tokens)-1)); e == nil || to != end { // "traité de Maastricht"
			return c, i
		}
	}
	return c, end
}

// smallComplement reads the name of an organization whose class word has the only capital: "Banque centrale
// européenne", "Organisation mondiale de la santé". It gives the token after it, or i.
func (p *passage) smallComplement(i int) int {
	c, ok := p.class(i)
	if !ok || c.typ != "organization" && c.typ != "law" || !p.lex.small {
		return i
	}
	k := i + 1
	for k < len(p.tokens) && p.tokens[k].kind == lower && p.tokens[k].joint == space && p.noun(k) &&
		p.lex.adjective(p.tokens[k].fold) {
		k++
	}
	end := max(p.complement(k-1, false), k)
	if end == i+1 || end > k && !p.tokens[i].first && k == i+1 && p.tokens[end-1].kind == lower && end-k > 6 {
		return i
	}
	return end
}

// longComplement reads on where a sequence of several words with a capital ends with a class word: "Haute Autorité de
// santé". It gives the token after the name, or end.
func (p *passage) longComplement(i, end int) int {
	if !p.lex.small || end-i < 2 || p.head(end-1) != "organization" {
		return end
	}
	return max(end, p.complement(end-1, false))
}

// chunkAfter gives the end of the capitalised sequence right after token i, or i+1.
func (p *passage) chunkAfter(i int) int {
	if !p.capitalAt(i+1) || p.tokens[i+1].joint == none || p.tokens[i+1].joint == hyphen {
		return i + 1
	}
	if e, end := p.lookup(i + 1); e != nil && p.chunk(i+1) == end {
		return i + 1 // "opération Paris" names nothing; the place does
	}
	return p.chunk(i + 1)
}

// complement reads the noun phrases that a class word takes: connector, article, noun, adjectives, and so on. A law
// takes any connector, another name only the genitive. It gives the token after the last noun or adjective, or i.
func (p *passage) complement(i int, law bool) int {
	end := i
	k := i + 1
	if k < len(p.tokens) && p.lex.demonyms[p.tokens[k].fold] != "" {
		k++ // "ministère chinois de la Sécurité publique"
	}
	for k < len(p.tokens) && k-i < longestName {
		kind := ""
		if p.tokens[k].kind == lower && p.tokens[k].joint != lineBreak && p.tokens[k].joint != none {
			kind = p.lex.connectors[p.tokens[k].fold]
		}
		switch {
		case kind == "and":
			k++
			if k >= len(p.tokens) || p.lex.connectors[p.tokens[k].fold] != "genitive" {
				return end
			}
			if c, ok := p.class(min(k+1, len(p.tokens)-1)); ok && (c.enacted || c.department) {
				return end // "… et du décret sur …" is another name
			}
			continue
		case kind == "genitive", law && (kind == "topic" || kind == "purpose") || law && kind == "in" && end > i:
			k++
			if kind == "topic" && k < len(p.tokens) && p.tokens[k].kind == lower &&
				p.lex.connectors[p.tokens[k].fold] == "topic" {
				k++ // "relative à"
			}
		default:
			return end
		}
		for k < len(p.tokens) && p.tokens[k].kind == lower && p.lex.connectors[p.tokens[k].fold] == "article" {
			k++
		}
		if !p.noun(k) {
			return end
		}
		k++
		end = k
		for k < len(p.tokens) && p.noun(k) && p.tokens[k].joint != none &&
			(p.tokens[k].joint == hyphen || p.lex.adjective(p.tokens[k].fold) || p.tokens[k].capital() &&
				p.tokens[end-1].capital()) {
			k++
			end = k
		}
	}
	return end
}

// noun reports whether token i can be the noun of a complement.
func (p *passage) noun(i int) bool {
	if i >= len(p.tokens) {
		return false
	}
	t := &p.tokens[i]
	return t.word() && !t.figure && t.joint != lineBreak && len(t.fold) > 2 && (t.capital() || !p.lex.stop[t.fold]) &&
		p.lex.connectors[t.fold] == ""
}

// nationality finds a body of a state named by its nation: "Spanish police", "Chinese public security organs",
// "police espagnole". It gives the country, the class word and the token after it, or i.
func (p *passage) nationality(i int) (country string, c classWord, end int) {
	if id := p.lex.demonyms[p.tokens[i].fold]; id != "" && p.tokens[i].capital() {
		for k := i + 1; k < len(p.tokens) && k < i+4; k++ {
			t := &p.tokens[k]
			if !t.word() || t.joint != space && t.joint != seam || t.capital() && k == i+1 && !p.isPublic(k) {
				break
			}
			if c, ok := p.class(k); ok && c.public && (t.kind == lower || k+1 == len(p.tokens) || !p.capitalAt(k+1)) {
				if t.capital() && k+1 < len(p.tokens) && p.tokens[k+1].kind == lower && p.connect(i, k+1, c.typ) > k+1 {
					break // "European Court of Human Rights"
				}
				return id, c, k + 1
			}
			if p.lex.stop[t.fold] || p.lex.connectors[t.fold] != "" {
				break
			}
		}
		return "", classWord{}, i
	}
	if c, ok := p.lex.classes[p.tokens[i].fold]; ok && c.public && p.tokens[i].kind == lower && i+1 < len(p.tokens) {
		t := &p.tokens[i+1]
		if id := p.lex.demonyms[t.fold]; id != "" && t.kind == lower && t.joint == space {
			return id, c, i + 2
		}
	}
	return "", classWord{}, i
}

// quotedLaw reads a title in quotation marks that begins at token i and ends with a class word for a law, a part in
// brackets included: "Harassment (Amendment) Act". It gives the token after it, or i.
func (p *passage) quotedLaw(i int) int {
	if i == 0 || !isOpen(p.tokens[i-1].fold) || !p.tokens[i].capital() {
		return i
	}
	last := i
	for k := i; k < len(p.tokens) && k-i < longestName && p.tokens[k].joint != lineBreak; k++ {
		t := &p.tokens[k]
		switch {
		case isClose(t.fold):
			if last > i && p.head(last) == "law" && p.tokens[last].kind == upper {
				return last + 1
			}
			return i
		case t.capital():
			last = k
		case t.kind == lower && p.lex.connectors[t.fold] == "" || t.kind == mark && t.fold != "(" && t.fold != ")" &&
			t.fold != ",":
			return i
		}
	}
	return i
}

func (p *passage) isPublic(i int) bool {
	c, ok := p.class(i)
	return ok && c.public
}

// quotedOperations finds the names in quotation marks after a word for an operation: operations such as "A", "B" and
// "C". It gives the ranges of tokens.
func (p *passage) quotedOperations(i int) (names [][2]int, end int) {
	c, ok := p.class(i)
	if !ok || c.typ != "operation" {
		return nil, i
	}
	k := i + 1
	for k < len(p.tokens) && k <= i+4 && p.tokens[k].kind == lower {
		if !p.lex.stop[p.tokens[k].fold] {
			return nil, i
		}
		k++
	}
	if k < len(p.tokens) && p.tokens[k].fold == ":" {
		k++
	}
	for k < len(p.tokens) && isOpen(p.tokens[k].fold) {
		from := k + 1
		to := from
		for to < len(p.tokens) && to-from <= 8 && p.tokens[to].joint != lineBreak && !isClose(p.tokens[to].fold) {
			to++
		}
		if to >= len(p.tokens) || to-from > 8 || !isClose(p.tokens[to].fold) {
			break
		}
		end = to + 1
		last := to
		for last > from && p.tokens[last-1].kind == mark { // a comma before the closing mark
			last--
		}
		if from < last && p.lex.connectors[p.tokens[from].fold] == "article" {
			from++
		}
		if from < last {
			names = append(names, [2]int{from, last})
		}
		k = end
		for k < len(p.tokens) && (p.tokens[k].fold == "," || p.lex.connectors[p.tokens[k].fold] == "and") {
			k++
		}
	}
	return names, end
}

func isOpen(s string) bool  { return s == `"` || s == "“" || s == "«" || s == "„" || s == "‘" }
func isClose(s string) bool { return s == `"` || s == "”" || s == "»" || s == "“" || s == "’" }
