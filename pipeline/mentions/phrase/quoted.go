package phrase

import (
	"strings"

	"example.org/sourcebook/pipeline/mentions/scan"
)

// QuotedLaw reads a title in quotation marks that begins at token i and ends with a class word for a law, a part in
// brackets included: "Harassment (Amendment) Act". It gives the token after it, or i.
func (p *Reader) QuotedLaw(i int) int {
	if i == 0 || !scan.IsOpen(p.Tokens[i-1].Fold) || !p.Tokens[i].Capital() {
		return i
	}
	last := i
	for k := i; k < len(p.Tokens) && k-i < longest && p.Tokens[k].Joint != scan.LineBreak; k++ {
		t := &p.Tokens[k]
		switch {
		case scan.IsClose(t.Fold):
			if last > i && p.Head(last) == "law" && p.Tokens[last].Kind == scan.Upper {
				return last + 1
			}
			return i
		case t.Capital():
			last = k
		case t.Kind == scan.Lower && p.Lex.Connectors[t.Fold] == "",
			t.Kind == scan.Mark && t.Fold != "(" && t.Fold != ")" && t.Fold != ",":
			return i
		}
	}
	return i
}

// QuotedOperations finds the names in quotation marks after a word for an operation: operations such as "A", "B" and
// "C". It gives the ranges of tokens.
func (p *Reader) QuotedOperations(i int) (names [][2]int, end int) {
	c, ok := p.Class(i)
	if !ok || c.Type != "operation" {
		return nil, i
	}
	k := i + 1
	for k < len(p.Tokens) && k <= i+4 && p.Tokens[k].Kind == scan.Lower {
		if !p.Lex.Stop[p.Tokens[k].Fold] {
			return nil, i
		}
		k++
	}
	if k < len(p.Tokens) && p.Tokens[k].Fold == ":" {
		k++
	}
	for k < len(p.Tokens) && scan.IsOpen(p.Tokens[k].Fold) {
		from := k + 1
		to := from
		for to < len(p.Tokens) && to-from <= 8 && p.Tokens[to].Joint != scan.LineBreak && !scan.IsClose(p.Tokens[to].Fold) {
			to++
		}
		if to >= len(p.Tokens) || to-from > 8 || !scan.IsClose(p.Tokens[to].Fold) {
			break
		}
		end = to + 1
		last := to
		for last > from && p.Tokens[last-1].Kind == scan.Mark { // a comma before the closing mark
			last--
		}
		if from < last && p.Lex.Connectors[p.Tokens[from].Fold] == "article" {
			from++
		}
		if from < last {
			names = append(names, [2]int{from, last})
		}
		k = end
		for k < len(p.Tokens) && (p.Tokens[k].Fold == "," || p.Lex.Connectors[p.Tokens[k].Fold] == "and") {
			k++
		}
	}
	return names, end
}

// QuotedBefore reads the name of an operation in quotation marks, from token i within them, before the word for one:
// “Mavi Vatan” operasyonunda. It gives the token after the name, or i.
func QuotedBefore(p *Reader, i int) int {
	if i == 0 || !scan.IsOpen(p.Tokens[i-1].Fold) || !p.Tokens[i].Capital() {
		return i
	}
	end := p.closing(i-1, scan.IsClose)
	if end <= i || end-i > mostQuoted || end+1 >= len(p.Tokens) || p.Tokens[end+1].Joint != scan.Space {
		return i
	}
	if p.Head(end+1) != "operation" {
		return i
	}
	return end
}

// mostQuoted is how many tokens the name of an operation has at most.
const mostQuoted = 6

// longestTitle bounds the tokens of a title between marks.
const longestTitle = 16

// closing gives the token that closes what the mark at token i opens, or i.
func (p *Reader) closing(i int, is func(mark string) bool) int {
	for k := i + 1; k < len(p.Tokens) && k-i <= longestTitle && p.Tokens[k].Joint != scan.LineBreak; k++ {
		if is(p.Tokens[k].Fold) {
			return k
		}
	}
	return i
}

// NamedLaw reads the title in quotation marks behind a word for a law: "закон «О полиции»". It gives its tokens, the
// same twice if there is none.
func (p *Reader) NamedLaw(i int) (from, to int) {
	c, ok := p.Class(i)
	open := i + 1
	if !ok || !c.Enacted || open >= len(p.Tokens) {
		return i, i
	}
	if e, to := p.Lookup(open); e != nil && e.Country && to < len(p.Tokens) {
		open = to // "Закон України «Про медіа»"
	}
	if !scan.IsOpen(p.Tokens[open].Fold) {
		return i, i
	}
	end := p.closing(open, scan.IsClose)
	if end-open < 3 { // a word or none in quotation marks is no title
		return i, i
	}
	return open + 1, end
}

// Marked reads a title between marks in a script without blanks, at the mark that opens it: a law whose last
// characters say so, "《…法》", or an operation that the characters behind say it is, "“…”专项行动". It gives the
// tokens of the name and its type, empty if there is none.
func (p *Reader) Marked(i int) (from, to int, typ string) {
	if p.Tokens[i].Fold == "《" {
		end := p.closing(i, func(mark string) bool { return mark == "》" })
		if end-i < 2 {
			return i, i, ""
		}
		if typ := p.classAt(end-1, strings.HasSuffix); typ == "law" || typ == "organization" {
			return i + 1, end, typ
		}
		return i, i, ""
	}
	if !scan.IsOpen(p.Tokens[i].Fold) {
		return i, i, ""
	}
	end := p.closing(i, scan.IsClose)
	if end-i < 2 {
		return i, i, ""
	}
	if typ := p.classAt(end-1, strings.HasSuffix); typ == "law" || typ == "operation" {
		return i + 1, end, typ
	}
	if i > 0 && firstAt(p, i-1) == "operation" {
		return i + 1, end, "operation" // 代号“猎鹰”
	}
	if end+1 >= len(p.Tokens) || p.Tokens[end+1].Joint != scan.None {
		return i, i, ""
	}
	if p.classAt(end+1, strings.HasPrefix) == "operation" {
		return i + 1, end, "operation"
	}
	return i, i, ""
}

// firstAt gives the type of the class word that stands before names and with which a run of characters ends.
func firstAt(p *Reader, i int) string {
	t := &p.Tokens[i]
	if t.Kind != scan.Han && !scan.Caseless(t.Fold) {
		return ""
	}
	for _, c := range p.Lex.Marks {
		if c.First && strings.HasSuffix(p.Clean.Text[t.Start:t.End], c.Word) {
			return c.Type
		}
	}
	return ""
}

// classAt gives the type of the longest class word with which a run of characters begins or ends, as the test has it.
func (p *Reader) classAt(i int, test func(run, word string) bool) string {
	t := &p.Tokens[i]
	if t.Kind != scan.Han && !scan.Caseless(t.Fold) {
		return ""
	}
	run, length, typ := p.Clean.Text[t.Start:t.End], 0, ""
	for _, c := range p.Lex.Marks {
		if len(c.Word) > length && test(run, c.Word) {
			length, typ = len(c.Word), c.Type
		}
	}
	return typ
}
