package learnt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/tagger"
)

// characters is a run without word boundaries, cut into characters.
type characters struct {
	text   string
	pieces []piece
	number []int // by byte of the text: of the character that begins there; and how many there are
}

// characters makes the characters of a run without word boundaries ready for the tagger.
func (p *Reader) characters(i int, out []piece) []piece {
	t := &p.Tokens[i]
	c := &characters{text: p.Lex.Simple.Write(p.Clean.Text[t.Start:t.End])}
	p.memory.number = slices.Grow(p.memory.number[:0], len(c.text)+1)[:len(c.text)+1]
	c.number = p.memory.number
	clear(c.number)
	at := len(out)
	for k, r := range c.text {
		c.number[k] = len(out) - at
		n := utf8.RuneLen(r)
		s := c.text[k : k+n]
		w := tagger.Word{Text: s, Fold: s, Latin: s, Alone: true, Skip: t.Figure}
		out = append(out, piece{w, i, t.Start + k, t.Start + k + n})
	}
	c.pieces = out[at:]
	c.number[len(c.text)] = len(c.pieces)
	p.listed(c)
	p.wordsOf(c)
	p.ruled(i, c.pieces)
	return out
}

// mark gives the characters of the bytes [from,to) a class, the first one another.
func (c *characters) mark(from, to int, first, rest int) {
	class := first
	for k := c.number[from]; k < c.number[to]; k++ {
		c.pieces[k].word.Class |= 1 << class
		class = rest
	}
}

// listed marks the names that the lexicon has.
func (p *Reader) listed(c *characters) {
	p.Matches(c.text, func(e *gazetteer.Entry, from, to int) {
		switch {
		case e.Type == "organization":
			c.mark(from, to, isOrganization, inOrganization)
		case e.Country:
			c.mark(from, to, isCountry, inPlace)
		default:
			c.mark(from, to, isPlace, inPlace)
		}
	})
	p.Towns.People(c.text, func(from, to int) {
		if c.pieces[c.number[from]].word.Class&(1<<isPlace|1<<isCountry|1<<inPlace) == 0 {
			c.mark(from, to, beginsPerson, inPerson)
		}
	})
	for k := range c.pieces {
		w := &c.pieces[k].word
		if kind, _ := p.Lex.Han.Find(w.Text); strings.Contains(kind, "s") {
			w.Class |= 1 << isSurname
		}
	}
}

// wordsOf tells what words the characters are parts of.
func (p *Reader) wordsOf(c *characters) {
	p.Lex.Words.Segments(c.text, func(from, to int, kind uint8) {
		c.mark(from, to, beginsWord, inWord)
		c.mark(from, to, isNoun+int(kind), isNoun+int(kind))
		for k := c.number[from]; k < c.number[to]; k++ {
			c.pieces[k].word.Run = c.text[from:to]
		}
		c.pieces[c.number[to]-1].word.Class |= 1 << endsWord
	})
	if p.Lex.Lexemes == nil {
		return
	}
	for _, s := range p.memory.cutter.Cut(p.Lex.Lexemes, c.text) {
		a, b := c.number[s.From], c.number[s.To]
		for k := a; k < b; k++ {
			w := &c.pieces[k].word
			w.Run, w.Sort = c.text[s.From:s.To], s.Kind
			w.From, w.To = uint8(min(k-a, mostCharacters)), uint8(min(b-1-k, mostCharacters))
		}
	}
}

// mostCharacters is how many characters of a word before another or behind it are counted.
const mostCharacters = 255

// ruled gives the characters of token i the labels that the rules' names would have.
func (p *Reader) ruled(i int, pieces []piece) {
	n := p.firstFound(i)
	for k := range pieces {
		c := &pieces[k]
		for n < len(p.Found) && p.Found[n].End > 0 && p.Found[n].End <= c.start {
			n++
		}
		if n == len(p.Found) {
			return
		}
		if f := &p.Found[n]; f.End > f.Start && f.Start <= c.start && c.end <= f.End {
			c.word.Rule = tagger.Part(kindOf(f.Type), f.Start == c.start, f.End == c.end)
		}
	}
}
