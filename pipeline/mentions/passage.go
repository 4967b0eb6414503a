package mentions

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/schema"
)

// passage is a paragraph that is being read.
type passage struct {
	row       *schema.Paragraph
	clean     *span.Clean
	tokens    []token
	lex       *knowledge
	other     *knowledge // for runs without word boundaries in a text that has them; nil if there are none
	sentences []*schema.Sentence
	capitals  []bool // for each sentence: capitals tell nothing, it is a headline or all capitals
	found     []found
	open      []region // where no name was recognised, in order
	pending   []found  // names of no known kind
	memory    *memory
	looked    []looked // by token
	covered   []bool   // by token: a name has it; of use in the second round
}

// found is a name in a passage.
type found struct {
	from, to  int // tokens
	start     int // bytes of the clean text, where the name is a part of its token
	end       int
	typ       string
	key       string
	canonical string
	shortFor  string
	rule      string
}

// region is a capitalised sequence that no rule explains.
type region struct{ from, to int }

// newPassage prepares a paragraph. figures are the code points of the document's figures in order, begin and end.
func newPassage(row *schema.Paragraph, clean *span.Clean, by *reading, sentences []*schema.Sentence) *passage {
	p := &passage{row: row, clean: clean, tokens: tokenize(clean.Text), lex: by.lex, sentences: sentences,
		memory: by.memory}
	p.place()
	return p
}

// place says in which sentence each token lies and which words begin one, and finds the sentences whose capitals tell
// nothing.
func (p *passage) place() {
	at, k := 0, 0
	for i := range p.tokens {
		p.tokens[i].sentence = -1
	}
	for n, s := range p.sentences {
		begin := strings.Index(p.clean.Text[at:], s.Text)
		p.capitals = append(p.capitals, false)
		if begin < 0 {
			continue
		}
		begin += at
		at = begin + len(s.Text)
		for k < len(p.tokens) && p.tokens[k].start < begin {
			k++
		}
		from := k
		for k < len(p.tokens) && p.tokens[k].start < at {
			p.tokens[k].sentence = n
			k++
		}
		p.capitals[n] = headline(p.tokens[from:k], p.lex)
		p.markFirst(from, k)
	}
	if len(p.sentences) == 0 {
		p.markFirst(0, len(p.tokens))
	}
}

// markFirst marks the first word of the tokens [from,to), and each that follows a mark which opens a sentence.
func (p *passage) markFirst(from, to int) {
	first := true
	for i := from; i < to; i++ {
		t := &p.tokens[i]
		switch {
		case t.word():
			t.first = first || t.joint == lineBreak
			first = false
		case t.kind == number || t.kind == han:
			first = false
		case isOpen(t.fold), t.fold == ":", t.fold == "•", t.fold == "*", t.fold == ".", t.fold == "…":
			first = true
		}
	}
}

// headline reports whether nearly all long words of a sentence have a capital, so that one tells nothing. Words of four
// letters and more count, and four of them are needed to tell. A headline has no full stop.
func headline(tokens []token, lex *knowledge) bool {
	if lex.capitals {
		return true
	}
	long, capital := 0, 0
	if n := len(tokens); n > 0 && tokens[n-1].fold == "." {
		return shouting(tokens)
	}
	for i := range tokens {
		if t := &tokens[i]; t.word() && t.end-t.start > 3 && !t.figure {
			long++
			if t.capital() {
				capital++
			}
		}
	}
	return long >= 4 && capital*10 >= long*8
}

// shouting reports whether a sentence has capitals only.
func shouting(tokens []token) bool {
	n := 0
	for i := range tokens {
		if t := &tokens[i]; t.kind == lower || t.kind == upper && t.end-t.start > 1 {
			return false
		} else if t.kind == caps {
			n++
		}
	}
	return n >= 4
}

// plain reports whether the capitals of token i tell nothing.
func (p *passage) plain(i int) bool {
	s := p.tokens[i].sentence
	return s >= 0 && p.capitals[s]
}

// shouted reports whether token i stands among other words of capitals only.
func (p *passage) shouted(i int) bool {
	n := 0
	for k := max(0, i-2); k < min(len(p.tokens), i+3); k++ {
		if k != i && p.tokens[k].kind == caps && p.tokens[k].end-p.tokens[k].start > 3 {
			n++
		}
	}
	return n >= 2
}

// read finds the names of a passage that need no other evidence than the passage itself.
func (p *passage) read() {
	boilerplate := p.row.Role == schema.RoleBoilerplate
	for i := 0; i < len(p.tokens); {
		t := &p.tokens[i]
		switch {
		case t.kind == han:
			p.ideographs(i)
			i++
			continue
		case !t.word() || t.figure || t.kind != lower && p.lex.calendar[t.fold]:
			i++
			continue
		case t.kind == lower && caselessScript(t.fold):
			i = max(i+1, p.caseless(i))
			continue
		case t.kind == lower && !p.lex.begins[t.fold] &&
			(t.fold[len(t.fold)-1] != 's' || !p.lex.begins[t.fold[:len(t.fold)-1]]):
			i++ // the greater part of all words
			continue
		}
		if !boilerplate {
			if end := p.quotedLaw(i); end > i {
				p.add(found{from: i, to: end, typ: "law", rule: "quoted"})
				i = end
				continue
			}
			if names, end := p.quotedOperations(i); len(names) > 0 {
				for _, n := range names {
					p.add(found{from: n[0], to: n[1], typ: "operation", rule: "quoted_list"})
				}
				i = end
				continue
			}
			if from, to := p.addressed(i); to > from {
				p.add(found{from: from, to: to, typ: "person", rule: "title"})
				i = to
				continue
			}
			if country, c, end := p.nationality(i); end > i {
				p.add(found{from: i, to: end, typ: "organization", key: country + " " + c.concept, rule: "nationality"})
				i = end
				continue
			}
		}
		if t.kind == lower {
			if !boilerplate && p.starts(i) {
				if c, end := p.small(i); end > i {
					p.add(found{from: i, to: end, typ: c.typ, rule: "class_word"})
					i = end
					continue
				}
			}
			i++
			continue
		}
		if t.first && p.opener(i) && !p.longerName(i, len(p.tokens)) {
			i++
			continue
		}
		if boilerplate || p.plain(i) {
			i = p.lexical(i)
			continue
		}
		end := p.chunk(i)
		if k := p.smallComplement(i); k > end {
			if e, to := p.lookup(i); e != nil && !e.weak && to-i > 1 && to >= end {
				p.take(e, i, to)
				i = to
				continue
			}
			c, _ := p.class(i)
			p.add(found{from: i, to: k, typ: c.typ, rule: "class_word"})
			i = k
			continue
		}
		if k := p.longComplement(i, end); k > end {
			p.add(found{from: i, to: k, typ: "organization", rule: "class_word"})
			i = k
			continue
		}
		p.classify(i, end)
		i = end
	}
	p.learn()
}

// opener reports whether the first word of a sentence owes its capital to its place: it is an article, a preposition or
// the like, or another of the most frequent words with no class word behind.
func (p *passage) opener(i int) bool {
	t := &p.tokens[i]
	if t.kind == caps || t.end-t.start == 1 && t.end < len(p.clean.Text) && p.clean.Text[t.end] == '.' {
		return false
	}
	if p.lex.function[t.fold] || p.lex.connectors[t.fold] != "" {
		return true
	}
	if e, _ := p.lookup(i); e != nil && e.country {
		return false // lists of stop words have names of countries
	}
	return p.lex.stop[t.fold] && !p.classEnd(i, p.chunk(i))
}

// starts reports whether token i begins a word as it is written, not the second half of one.
func (p *passage) starts(i int) bool {
	return p.tokens[i].joint != hyphen && p.tokens[i].joint != seam
}

// lexical takes the name of the lexicon that begins at token i, where capitals tell nothing, and gives the next token.
func (p *passage) lexical(i int) int {
	if p.fullName(i) {
		p.add(found{from: i, to: i + 2, typ: "person", rule: "person"})
		return i + 2
	}
	e, end := p.lookup(i)
	if e == nil || e.weak || end == i+1 && p.lex.stop[p.tokens[i].fold] || end < len(p.tokens) &&
		p.tokens[end].joint == hyphen {
		k := i + 1
		for k < len(p.tokens) && p.tokens[k].kind != mark && p.tokens[k].kind != han && p.tokens[k].joint != lineBreak {
			if e, _ := p.lookup(k); e != nil && p.tokens[k].capital() || p.fullName(k) {
				break
			}
			k++
		}
		p.open = append(p.open, region{i, k})
		return k
	}
	p.take(e, i, end)
	p.open = append(p.open, region{i, end}) // perhaps a longer name that the document has elsewhere
	return end
}

// take adds a name of the lexicon.
func (p *passage) take(e *entry, i, end int) {
	p.add(found{from: i, to: end, typ: e.typ, key: e.id, canonical: e.name, rule: "lexicon"})
}

// add adds a name. Names are added from left to right.
func (p *passage) add(f found) { p.found = append(p.found, f) }

// cover notes which tokens have a name.
func (p *passage) cover() {
	p.covered = make([]bool, len(p.tokens))
	for k := range p.found {
		f := &p.found[k]
		for i := f.from; i < f.to; i++ {
			p.covered[i] = true
		}
	}
}

// addFree adds a name whose tokens have none so far, and reports whether it did.
func (p *passage) addFree(f found) bool {
	if slices.Contains(p.covered[f.from:f.to], true) {
		return false
	}
	p.add(f)
	for i := f.from; i < f.to; i++ {
		p.covered[i] = true
	}
	return true
}

// ideographs finds names of the lexicon in a run of characters without word boundaries.
func (p *passage) ideographs(i int) {
	t := &p.tokens[i]
	text := p.clean.Text[t.start:t.end]
	if p.other != nil {
		for _, n := range p.other.names {
			if e := n.entries[text]; e != nil {
				p.take(e, i, i+1)
				return
			}
		}
		return
	}
	p.matches(text, func(e *entry, from, to int) {
		p.add(found{from: i, to: i + 1, start: t.start + from, end: t.start + to, typ: e.typ, key: e.id, canonical: e.name,
			rule: "lexicon"})
	})
}

// matches calls f for the names of the lexicon in a text without blanks, longest match first, from left to right.
func (p *passage) matches(text string, f func(e *entry, from, to int)) {
	for at := 0; at < len(text); {
		var best *entry
		length := 0
		r, size := utf8.DecodeRuneInString(text[at:])
		for k := 0; k <= len(p.lex.names); k++ {
			n := p.memory.world.unspaced()
			if k < len(p.lex.names) {
				n = p.lex.names[k]
			}
			for l := min(n.han[r], len(text)-at); l > length; l-- {
				if e := n.entries[text[at:at+l]]; e != nil {
					best, length = e, l
				}
			}
		}
		if best == nil {
			at += size
			continue
		}
		f(best, at, at+length)
		at += length
	}
}

// run gives the script of the first run without word boundaries, by its name in Unicode; empty if there is none.
func (p *passage) run() string {
	for i := range p.tokens {
		if t := &p.tokens[i]; t.kind == han {
			r, _ := utf8.DecodeRuneInString(p.clean.Text[t.start:])
			return character.ScriptOf(r).String()
		}
	}
	return ""
}
