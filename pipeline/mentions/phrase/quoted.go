package phrase

import "example.org/sourcebook/pipeline/mentions/scan"

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
