// Package sheet is the page that names are read from: the tokens of a paragraph with what the lexicon knows of them,
// and the names found so far. Readers are types of their own on top of it.
package sheet

import (
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/schema"
)

// Sheet is a paragraph that is being read.
type Sheet struct {
	Row       *schema.Paragraph
	Clean     *span.Clean
	Tokens    []scan.Token
	Lex       *gazetteer.Knowledge
	Other     *gazetteer.Knowledge // for runs without word boundaries in a text that has them; nil if there are none
	Sentences []*schema.Sentence
	Found     []Name
	Open      []Region // where no name was recognised, in order
	Pending   []Name   // names of no known kind
	Towns     *gazetteer.Towns

	capitals []bool // for each sentence: capitals tell nothing, it is a headline or all capitals
	shouts   []bool // for each sentence: it has words of capitals only
	looked   looked
	plain    looked // names as the lexicon lists them
	covered  []bool // by token: a name has it; of use in the second round
}

// Name is a name that was found.
type Name struct {
	From, To   int // tokens
	Start, End int // bytes of the clean text, where the name is a part of its token; else 0
	Type       string
	Key        string
	Canonical  string
	ShortFor   string
	Rule       string
	Doubt      int32 // how little better it is than something else, of InDoubt; 0 for a name that needs no support
}

// InDoubt is the doubt of a learnt name that is no better than something else in its place.
const InDoubt = 100

// LongestName bounds the tokens of a name, so that the work for a token is bounded too. The longest titles of laws and
// bodies have about twenty words.
const LongestName = 24

// LegalForm is the rule of a company whose name says what it is in law.
const LegalForm = "legal_form"

// Office is the rule of a person in a script without blanks behind whose name a word stands for what a person is.
const Office = "office"

// Citation is the rule of a person in the list of authors of a cited work.
const Citation = "citation"

// Nasal is the rule of a person in whose name an apostrophe stands behind a nasal.
const Nasal = "nasal"

// Seat is the rule of a body of a state that its town tells from others.
const Seat = "seat"

// Region is a capitalised sequence [From,To) that no rule explains.
type Region struct{ From, To int }

// New prepares a paragraph with its sentences.
func New(row *schema.Paragraph, clean *span.Clean, lex *gazetteer.Knowledge, towns *gazetteer.Towns,
	sentences []*schema.Sentence) *Sheet {
	p := &Sheet{Row: row, Clean: clean, Tokens: scan.Cut(clean.Text), Lex: lex, Sentences: sentences, Towns: towns}
	p.place()
	return p
}

// Unbroken reports whether no line break and no figure lies between the tokens [i,j).
func (p *Sheet) Unbroken(i, j int) bool {
	for k := i; k < j; k++ {
		if k > i && p.Tokens[k].Joint == scan.LineBreak || p.Tokens[k].Figure {
			return false
		}
	}
	return true
}

// Head gives the type of the class word at token i, empty if it is none.
func (p *Sheet) Head(i int) string {
	c, _ := p.Class(i)
	return c.Type
}

// Class gives the class word at token i. A plural counts as its singular.
func (p *Sheet) Class(i int) (gazetteer.ClassWord, bool) {
	t := &p.Tokens[i]
	if !t.Word() {
		return gazetteer.ClassWord{}, false
	}
	if c, ok := p.Lex.Classes[t.Fold]; ok {
		return c, true
	}
	if n := len(t.Fold); n > 4 && t.Fold[n-1] == 's' {
		c, ok := p.Lex.Classes[t.Fold[:n-1]]
		return c, ok
	}
	return gazetteer.ClassWord{}, false
}

// CapitalAt reports whether token i exists and has a capital.
func (p *Sheet) CapitalAt(i int) bool {
	return i < len(p.Tokens) && p.Tokens[i].Capital() && p.Tokens[i].Joint != scan.LineBreak && !p.Tokens[i].Figure &&
		!p.Lex.Calendar[p.Tokens[i].Fold]
}

// Title reports whether the token is a word for what a person is.
func (p *Sheet) Title(i int) bool {
	t := &p.Tokens[i]
	return t.Word() && t.Kind != scan.Caps && p.Lex.Roles.Has(t.Fold)
}

// AllWords reports whether the tokens [i,j) are words with a capital.
func (p *Sheet) AllWords(i, j int) bool {
	for k := i; k < j; k++ {
		if !p.Tokens[k].Capital() {
			return false
		}
	}
	return true
}

// ListMarks reports whether the tokens [from,to) are what stands between two names of a list.
func (p *Sheet) ListMarks(from, to int) bool {
	if to-from < 1 || to-from > 2 {
		return false
	}
	for k := from; k < to; k++ {
		if f := p.Tokens[k].Fold; f != "," && f != "、" && p.Lex.Connectors[f] != "and" {
			return false
		}
	}
	return true
}

// place says in which sentence each token lies and which words begin one, and finds the sentences whose capitals tell
// nothing.
func (p *Sheet) place() {
	at, k := 0, 0
	for i := range p.Tokens {
		p.Tokens[i].Sentence = -1
	}
	for n, s := range p.Sentences {
		begin := strings.Index(p.Clean.Text[at:], s.Text)
		p.capitals, p.shouts = append(p.capitals, false), append(p.shouts, false)
		if begin < 0 {
			continue
		}
		begin += at
		at = begin + len(s.Text)
		for k < len(p.Tokens) && p.Tokens[k].Start < begin {
			k++
		}
		from := k
		for k < len(p.Tokens) && p.Tokens[k].Start < at {
			p.Tokens[k].Sentence = n
			k++
		}
		p.capitals[n], p.shouts[n] = headline(p.Tokens[from:k], p.Lex), shouting(p.Tokens[from:k])
		p.markFirst(from, k)
	}
	if len(p.Sentences) == 0 {
		p.markFirst(0, len(p.Tokens))
	}
}

// markFirst marks the first word of the tokens [from,to), and each that follows a mark which opens a sentence.
func (p *Sheet) markFirst(from, to int) {
	first := true
	for i := from; i < to; i++ {
		t := &p.Tokens[i]
		switch {
		case t.Word():
			t.First = first || t.Joint == scan.LineBreak
			first = false
		case t.Kind == scan.Number || t.Kind == scan.Han:
			first = false
		case scan.IsOpen(t.Fold), t.Fold == ":", t.Fold == "•", t.Fold == "*", t.Fold == ".", t.Fold == "…":
			first = true
		}
	}
}

// headline reports whether nearly all long words of a sentence have a capital, so that one tells nothing. Words of four
// letters and more count, and four of them are needed to tell. A headline has no full stop.
func headline(tokens []scan.Token, lex *gazetteer.Knowledge) bool {
	if lex.Capitals {
		return true
	}
	long, capital, small := 0, 0, 0
	if n := len(tokens); n > 0 && tokens[n-1].Fold == "." {
		return shouting(tokens)
	}
	for i := range tokens {
		if t := &tokens[i]; t.Word() && t.End-t.Start > 3 && !t.Figure {
			long++
			switch {
			case t.Capital():
				capital++
			case !lex.Stop[t.Fold] && !lex.Function[t.Fold] && lex.Connectors[t.Fold] == "" && !lex.Capitals:
				small++
			}
		}
	}
	return long >= 4 && capital*10 >= long*8 && small == 0
}

// shouting reports whether a sentence has capitals only.
func shouting(tokens []scan.Token) bool {
	n := 0
	for i := range tokens {
		if t := &tokens[i]; t.Kind == scan.Lower || t.Kind == scan.Upper && t.End-t.Start > 1 {
			return false
		} else if t.Kind == scan.Caps {
			n++
		}
	}
	return n >= 4
}

// Plain reports whether the capitals of token i tell nothing.
func (p *Sheet) Plain(i int) bool {
	s := p.Tokens[i].Sentence
	return s >= 0 && p.capitals[s]
}

// Shouting reports whether the sentence of token i has words of capitals only.
func (p *Sheet) Shouting(i int) bool {
	s := p.Tokens[i].Sentence
	return s >= 0 && p.shouts[s]
}

// Shouted reports whether token i stands among other words of capitals only.
func (p *Sheet) Shouted(i int) bool {
	n := 0
	for k := max(0, i-2); k < min(len(p.Tokens), i+3); k++ {
		if k != i && p.Tokens[k].Kind == scan.Caps && p.Tokens[k].End-p.Tokens[k].Start > 3 {
			n++
		}
	}
	return n >= 2
}

// Starts reports whether token i begins a word as it is written, not the second half of one.
func (p *Sheet) Starts(i int) bool {
	return p.Tokens[i].Joint != scan.Hyphen && p.Tokens[i].Joint != scan.Seam
}

// Run gives the script of the first run without word boundaries, by its name in Unicode; empty if there is none.
func (p *Sheet) Run() string {
	for i := range p.Tokens {
		if t := &p.Tokens[i]; t.Kind == scan.Han {
			r, _ := utf8.DecodeRuneInString(p.Clean.Text[t.Start:])
			return character.ScriptOf(r).String()
		}
	}
	return ""
}

// Beside reports whether a word of the kind stands right before or after token i.
func (p *Sheet) Beside(i int, k scan.Kind) bool {
	return i > 0 && p.Tokens[i-1].Kind == k || i+1 < len(p.Tokens) && p.Tokens[i+1].Kind == k
}

// How many bytes the words have that lost the blanks between them: at least the word between two small ones, and at
// least and at most all. What is longer is no three words, and each cut of it would be tried.
const (
	leastMiddle = 4
	leastGlued  = 9
	mostGlued   = 64
)

// Glued reports whether token i is a small word, a frequent one and a small word that lost the blanks between them.
func (p *Sheet) Glued(i int) bool {
	fold := p.Tokens[i].Fold
	if len(fold) < leastGlued || len(fold) > mostGlued || p.Lex.Everyday(fold) {
		return false
	}
	for head := 2; head+leastMiddle < len(fold); head++ {
		if !p.Lex.Function[fold[:head]] {
			continue
		}
		for tail := head + leastMiddle; tail < len(fold)-1; tail++ {
			if p.Lex.Function[fold[tail:]] && p.Lex.Everyday(fold[head:tail]) {
				return true
			}
		}
	}
	return false
}
