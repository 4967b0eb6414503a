package phrase

import (
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// ministry is the concept of the class words for departments of a government.
const ministry = "ministry"

// Department reads the name of a ministry that is for several things: "Ministerstvo práce a sociálních věcí",
// "Kementerian Kelautan dan Perikanan", "Gıda, Tarım ve Hayvancılık Bakanlığı". Where the language tells by its cases
// what belongs to a name, it may be for one thing only. It gives the token after the name, or i.
func Department(p *Reader, i int) int {
	if p.Lex.Departments == nil || p.Tokens[i].Figure {
		return i
	}
	d := departments{p}
	if !d.head(i) {
		if end, several := d.list(i); several && d.head(end) && p.Tokens[end].Joint == scan.Space {
			return end + 1
		}
		return i
	}
	return d.behind(i)
}

// behind is Department where the class word stands before what the ministry is for.
func (d departments) behind(i int) int {
	p := d.Reader
	if i+1 == len(p.Tokens) || p.Tokens[i+1].Joint != scan.Space {
		return i
	}
	from := d.small(i + 1)
	end, several := d.list(from)
	if end == from || end < len(p.Tokens) && d.head(end) {
		return i
	}
	if cases := len(p.Lex.Endings) > 0 && p.Lex.Small && !p.Lex.Capitals; !several && !cases {
		return i
	}
	return d.ofNation(end)
}

// departments reads what ministries are for.
type departments struct{ *Reader }

// head reports whether token k is the class word of ministries.
func (d departments) head(k int) bool {
	if k >= len(d.Tokens) {
		return false
	}
	c, ok := d.Lex.Classes[d.Tokens[k].Fold]
	return ok && c.Concept == ministry
}

// small gives the first token from k on that is no small word of the kinds that stand before what a ministry is for.
func (d departments) small(k int) int {
	for k < len(d.Tokens) && d.Tokens[k].Kind == scan.Lower && d.Tokens[k].Joint != scan.LineBreak {
		switch d.Lex.Connectors[d.Tokens[k].Fold] {
		case language.ConnectorGenitive, language.ConnectorPurpose, language.ConnectorTopic, "article":
			k++
		default:
			return k
		}
	}
	return k
}

// list reads things that a ministry is for, with commas and the word for and between them. It gives the token after the
// last, and whether they are several; after the first of them where no and joins the last one.
func (d departments) list(i int) (end int, several bool) {
	end = d.thing(i)
	if end == i {
		return i, false
	}
	last := end
	for last < len(d.Tokens) {
		k := last
		if d.Tokens[k].Fold == "," {
			k++
		}
		if k >= len(d.Tokens) || d.Tokens[k].Joint == scan.LineBreak {
			break
		}
		and := d.Lex.Connectors[d.Tokens[k].Fold] == language.ConnectorAnd && d.Tokens[k].Kind == scan.Lower
		if and {
			k++
		}
		if k < len(d.Tokens) && d.Lex.Departments.Joined(d.Tokens[k].Fold) != "" {
			and = true
		}
		if k == last && !and {
			break
		}
		from := d.small(k)
		to := d.thing(from)
		if to <= from || d.Tokens[from].Capital() != d.Tokens[i].Capital() {
			break
		}
		last = to
		if and {
			end, several = to, true
		}
	}
	return end, several
}

// mostOfThing is how many words one of the things has at most.
const mostOfThing = 4

// thing gives the token after one thing that a ministry is for, a noun with its adjectives, or i.
func (d departments) thing(i int) int {
	end, noun := i, false
	for k := i; k < len(d.Tokens) && k-i < mostOfThing; k++ {
		t := &d.Tokens[k]
		if !t.Word() || k > i && t.Joint != scan.Space && t.Joint != scan.Hyphen {
			break
		}
		word := t.Fold
		if w := d.Lex.Departments.Joined(word); w != "" && k == i {
			word = w
		}
		is, ok := d.Lex.Departments.Has(word)
		if !ok || k > i && t.Kind == scan.Upper && !d.Tokens[i].Capital() {
			break
		}
		noun = noun || is
		if noun {
			end = k + 1
		}
	}
	return end
}

// ofNation gives the token after the country whose ministry ends before token k, or k.
func (d departments) ofNation(k int) int {
	if end := nationEnd(d.Reader, k); end > k {
		return end
	}
	if k < len(d.Tokens) && scan.Caseless(d.Tokens[k].Fold) && d.Lex.Demonyms[d.Tokens[k].Fold] != "" {
		return k + 1
	}
	from := d.small(k)
	if from == k || d.Lex.Connectors[d.Tokens[k].Fold] != language.ConnectorGenitive {
		return k
	}
	if e, end := d.Lookup(from); e != nil && e.Country && d.CapitalAt(from) {
		return end
	}
	return k
}
