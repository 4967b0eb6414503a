package mentions

import (
	"unicode"
	"unicode/utf8"
)

// longestName bounds the tokens of a name, so that the work for a token is bounded too.
const longestName = 24

// lookup gives the longest name of the lexicon that begins at token i, and the token after it.
func (p *passage) lookup(i int) (*entry, int) {
	if p.looked == nil {
		p.looked = make([]looked, len(p.tokens))
	}
	l := &p.looked[i]
	if !l.done {
		l.entry, l.end = p.lookUp(i)
		l.done = true
	}
	return l.entry, l.end
}

// looked is what a look-up gave.
type looked struct {
	entry *entry
	end   int
	done  bool
}

func (p *passage) lookUp(i int) (*entry, int) {
	var best *entry
	end := i
	for _, n := range p.lex.names {
		for length := min(max(1, n.longest[p.tokens[i].fold]), len(p.tokens)-i); length > end-i; length-- {
			e := n.entries[key(p.tokens[i:i+length])]
			if e != nil && p.unbroken(i, i+length) && p.written(e, i, i+length) {
				best, end = e, i+length
			}
		}
	}
	if e, to := p.town(i); to > end {
		return e, to
	}
	return best, end
}

// unbroken reports whether no line break and no figure lies between the tokens [i,j).
func (p *passage) unbroken(i, j int) bool {
	for k := i; k < j; k++ {
		if k > i && p.tokens[k].joint == lineBreak || p.tokens[k].figure {
			return false
		}
	}
	return true
}

// written reports whether the text writes a name of the lexicon with the capitals of a name.
func (p *passage) written(e *entry, i, j int) bool {
	first, last := &p.tokens[i], &p.tokens[j-1]
	if !first.capital() || last.kind == lower && last.joint != hyphen && last.joint != apostrophe &&
		startsUpper(lastWord(e.form)) {
		return false
	}
	if j-i == 1 && allCapitals(e.form) && len(e.form) < 5 {
		if j < len(p.tokens) {
			if r, _ := utf8.DecodeRuneInString(p.tokens[j].fold); unicode.Is(unicode.Sc, r) {
				return false // US$
			}
		}
		return first.kind == caps && !p.shouted(i)
	}
	return true
}

// chunk gives the token after the capitalised sequence that begins at token i.
func (p *passage) chunk(i int) int {
	j := i + 1
	head := p.head(i) // the class word whose complement is being read
	for j < len(p.tokens) && j-i < longestName {
		t, before := &p.tokens[j], &p.tokens[j-1]
		if t.joint == lineBreak || t.figure {
			break
		}
		switch {
		case t.capital():
			if p.lex.calendar[t.fold] || t.joint == none && before.fold != "&" &&
				!(before.kind == upper && before.end-before.start == 2) {
				return j
			}
			if c, ok := p.class(j); ok && t.joint == space {
				head = c.typ
			}
			j++
		case t.kind == lower && t.joint == hyphen:
			if e, end := p.lookup(j - 1); e != nil && end == j {
				return j
			}
			j++
		case t.fold == "s" && t.joint == apostrophe:
			if !p.ownName(i, j) {
				return j
			}
			j++
		case t.fold == "&" && p.capitalAt(j+1):
			j += 2
		case t.kind == lower:
			k := p.connect(i, j, head)
			if k == j {
				k = p.afterParticles(j)
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

// head gives the type of the class word at token i, empty if it is none.
func (p *passage) head(i int) string {
	c, _ := p.class(i)
	return c.typ
}

// class gives the class word at token i. A plural counts as its singular.
func (p *passage) class(i int) (classWord, bool) {
	t := &p.tokens[i]
	if !t.word() {
		return classWord{}, false
	}
	if c, ok := p.lex.classes[t.fold]; ok {
		return c, true
	}
	if n := len(t.fold); n > 4 && t.fold[n-1] == 's' {
		c, ok := p.lex.classes[t.fold[:n-1]]
		return c, ok
	}
	return classWord{}, false
}

// capitalAt reports whether token i exists and has a capital.
func (p *passage) capitalAt(i int) bool {
	return i < len(p.tokens) && p.tokens[i].capital() && p.tokens[i].joint != lineBreak && !p.tokens[i].figure &&
		!p.lex.calendar[p.tokens[i].fold]
}

// ownName reports whether the possessive ending at token j belongs to the name: "People's Bank", but not "China's
// Bank".
func (p *passage) ownName(i, j int) bool {
	if !p.capitalAt(j + 1) {
		return false
	}
	for start := i; start < j; start++ {
		if e, end := p.lookup(start); e != nil {
			if end > j {
				return true
			}
			if end == j {
				return false
			}
		}
	}
	t := &p.tokens[j-1]
	if j-1 != i && p.lex.connectors[p.tokens[j-2].fold] == "" || t.kind == caps {
		return false
	}
	_, class := p.class(j - 1)
	role := p.lex.roles.Has(t.fold) || len(t.fold) > 2 && t.fold[len(t.fold)-1] == 's' &&
		p.lex.roles.Has(t.fold[:len(t.fold)-1])
	return class && p.head(j-1) != "place" && !p.known(i, j) || role
}

// known reports whether the tokens [i,j) name a person, by their given name and surname.
func (p *passage) known(i, j int) bool { return j-i > 1 && p.person(i, j) }

// connect decides whether the small word at token j joins the name that began at token i with what follows. It gives
// the token of the following part, or j.
func (p *passage) connect(i, j int, head string) int {
	kind := p.lex.connectors[p.tokens[j].fold]
	if kind == "article" && j-1 > i && p.lex.connectors[p.tokens[j-1].fold] != "" && p.capitalAt(j+1) && p.lawEnd(j+1) {
		return j + 1 // "Offences Against the Person Act"
	}
	if kind == "" || kind == "article" || kind == "in" && head != "" {
		return j
	}
	k := j + 1
	if k < len(p.tokens) && p.lex.connectors[p.tokens[k].fold] == "article" && p.tokens[k].kind == lower {
		k++
	}
	if !p.capitalAt(k) {
		return j
	}
	if kind == "and" {
		if p.coordinated(i, j, k) {
			return k
		}
		return j
	}
	_, isHead := p.class(j - 1)
	switch {
	case head == "":
		if (k == j+1 || kind == "genitive") && p.lawEnd(k) {
			if e, _ := p.lookup(i); e == nil && !p.known(i, j) && !(p.tokens[i].first && j-i == 1 && p.opener(i)) {
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
func (p *passage) lawEnd(k int) bool {
	end := k
	for end < len(p.tokens) && end-k < 6 && p.capitalAt(end) && (end == k || p.tokens[end].joint != none) {
		end++
	}
	return end-k > 1 && p.head(end-1) == "law" && p.head(k) != "law"
}

// coordinated decides whether "A and B" is one name: the complement of one class word before it ("Ministry of Industry
// and Information Technology") or the modifiers of one after it ("Exit and Entry Administration Law").
func (p *passage) coordinated(i, j, k int) bool {
	if k != j+1 || p.title(k) {
		return false
	}
	if e, _ := p.lookup(k); e != nil && !e.weak {
		return false
	}
	end := k
	for end < len(p.tokens) && end-k < 6 && p.capitalAt(end) && (end == k || p.tokens[end].joint != none) {
		end++
	}
	_, class := p.class(end - 1)
	_, first := p.class(k)
	left := false
	for m := i; m < j; m++ {
		if _, ok := p.class(m); ok {
			left = true
		}
	}
	if left { // within a complement; a place that is the whole complement closes it
		for m := j - 1; m > i; m-- {
			if p.tokens[m].kind == lower {
				if e, to := p.lookup(m + 1); e != nil && to == j {
					return false
				}
				break
			}
		}
		_, ownHead := p.class(i)
		return ownHead && !class && !first && !p.known(k, end) && p.hasConnector(i, j)
	}
	if e, to := p.lookup(i); e != nil && to == j || j-i > 3 || end-k < 2 || p.known(i, j) {
		return false
	}
	return class && !(p.tokens[i].first && p.lex.stop[p.tokens[i].fold])
}

func (p *passage) hasConnector(i, j int) bool {
	for m := i; m < j; m++ {
		if p.tokens[m].kind == lower && p.lex.connectors[p.tokens[m].fold] != "" {
			return true
		}
	}
	return false
}

// title reports whether the token is a word for what a person is.
func (p *passage) title(i int) bool {
	t := &p.tokens[i]
	return t.word() && t.kind != caps && p.lex.roles.Has(t.fold)
}
