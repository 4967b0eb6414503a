package phrase

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// Located gives the bodies of the sheet whose names go on over what the rules before took them for: to the town that
// they have their seat in, "Krajský soud v Brně", "Juzgado de Instrucción número 4 de Sevilla", and to what stands
// before them with the only capital, "Тверской районный суд Москвы".
func Located(r *Reader) []sheet.Name {
	p := seats{r}
	var out []sheet.Name
	for k := range p.Found {
		f := p.Found[k]
		if f.Type != "organization" || f.End > 0 || f.Rule != "class_word" && f.Rule != sheet.Seat {
			continue
		}
		from, to := f.From, f.To
		if f.Rule == sheet.Seat {
			from = p.adjectiveBefore(from)
		} else {
			to = max(p.numberedSeat(from, to), p.seatedIn(from, to))
		}
		if from < f.From || to > f.To {
			out = append(out, sheet.Name{From: from, To: to, Type: f.Type, Rule: sheet.Seat})
		}
	}
	return out
}

// seatedIn gives the token after the town in which the body [i,j) has its seat, behind a word for in, or j. The body
// has several words; one of them says that there is such a body in many towns.
func (p seats) seatedIn(i, j int) int {
	if j-i < 2 || j >= len(p.Tokens) || p.Tokens[j].Kind != scan.Lower || !p.local(i, j) {
		return j
	}
	if p.Lex.Connectors[p.Tokens[j].Fold] != language.ConnectorIn {
		return j
	}
	return max(j, p.town(j+1))
}

// town gives the token after the town that begins at token k, or 0: one of the lexicon, or words with a capital, the
// first of which names no country and no person.
func (p seats) town(k int) int {
	if end := p.seat(k); end > k {
		return end
	}
	if k >= len(p.Tokens) || p.Tokens[k].Kind != scan.Upper || p.Tokens[k].Joint != scan.Space || p.Given(k) {
		return 0
	}
	if e, _ := p.Lookup(k); e != nil {
		return 0
	}
	end := k + 1
	for end < len(p.Tokens) && p.Tokens[end].Kind == scan.Upper && p.Tokens[end].Joint == scan.Hyphen {
		end++
	}
	return end
}

// local reports whether a word of [i,j) says that there is such a body in many towns, which the word for in tells
// apart.
func (p seats) local(i, j int) bool {
	for k := i; k < j; k++ {
		if c, ok := p.Class(k); ok && c.Local {
			return true
		}
	}
	return false
}

// mostMarks is how many words and marks stand between a court and its number at most: "n.º".
const mostMarks = 4

// numberedSeat gives the token after the town of the court [i,j) that has a number, or j.
func (p seats) numberedSeat(i, j int) int {
	if c, ok := p.Class(i); !ok || c.Concept != court || !p.Lex.Small {
		return j
	}
	k := j
	for k < len(p.Tokens) && k-j < mostMarks && (p.smallWord(k) || p.Tokens[k].Kind == scan.Mark) {
		k++
	}
	if k == j || k+2 >= len(p.Tokens) || p.Tokens[k].Kind != scan.Number || !p.genitive(k+1) {
		return j
	}
	return max(j, p.seat(k+2))
}

// adjectiveBefore gives the token of the adjective with a capital that stands before the body in small letters at token
// i, perhaps with adjectives in small letters between, or i.
func (p seats) adjectiveBefore(i int) int {
	if len(p.Lex.Affixes.Relation) == 0 || p.Tokens[i].Kind != scan.Lower {
		return i
	}
	k := i - 1
	for k > 0 && i-k <= mostTold && p.smallWord(k) && p.related(k) {
		k--
	}
	if k < 0 || p.Tokens[k].Kind != scan.Upper || p.Tokens[k+1].Joint != scan.Space || !p.related(k) {
		return i
	}
	return k
}

// related reports whether token k is an adjective of relation by its ending.
func (p seats) related(k int) bool {
	return slices.ContainsFunc(p.Lex.Affixes.Relation, func(end string) bool {
		return strings.HasSuffix(p.Tokens[k].Fold, end)
	})
}

// bearers are the concepts of class words behind which a body has its name in quotation marks.
var bearers = []string{"bank", "club", "company", "factory", "foundation", "holding", "newspaper"}

// mostBorne is how many tokens the name of such a body has at most.
const mostBorne = 5

// QuotedBodies gives the bodies whose names stand in quotation marks right behind a word in small letters for what they
// are: "компания «Северсталь»", "la empresa «Aguas del Sur»".
func QuotedBodies(p *Reader) []sheet.Name {
	var out []sheet.Name
	for open := 1; open < len(p.Tokens); open++ {
		mark := &p.Tokens[open]
		if mark.Kind != scan.Mark || !scan.IsOpen(mark.Fold) || mark.Joint != scan.Space || !p.CapitalAt(open+1) {
			continue
		}
		c, ok := p.Class(open - 1)
		told := p.Tokens[open-1].Kind == scan.Lower || p.Tokens[open-1].First || p.Lex.Capitals
		if !ok || !told || !slices.Contains(bearers, c.Concept) {
			continue
		}
		end := p.closing(open, func(m string) bool { return scan.Closes(mark.Fold, m) })
		if end <= open+1 || end-open-1 > mostBorne || !borne(p, open+1, end) {
			continue
		}
		out = append(out, sheet.Name{From: open + 1, To: end, Type: "organization", Rule: "quoted"})
	}
	return out
}

// borne reports whether the words [i,j) in quotation marks are a name and no sentence: they have no mark but a hyphen,
// and their sentence is that of the words around.
func borne(p *Reader, i, j int) bool {
	for k := i; k < j; k++ {
		t := &p.Tokens[k]
		if t.Kind == scan.Mark && t.Fold != "-" && t.Fold != "&" || t.Sentence != p.Tokens[i-1].Sentence {
			return false
		}
	}
	return true
}
