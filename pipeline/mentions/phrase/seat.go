package phrase

import (
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// Seated reads the name of a body of a state that its town tells from others: "tribunal de commerce de Lille",
// "Landgericht Kiel", "rechtbank Den Haag". It gives the token after it, or i.
func (p *Reader) Seated(i int) int { return seats{p}.read(i) }

// university is the concept of the class words for universities.
const university = "university"

// houses are the concepts of class words for what has a name by its town or by a person, though it is no body of a
// state.
var houses = []string{university, "hospital", "clinic"}

// IsHouse reports whether a class word is one for a hospital, a university or the like.
func IsHouse(c gazetteer.ClassWord) bool { return slices.Contains(houses, c.Concept) }

// seats reads the names of bodies that their towns tell apart.
type seats struct{ *Reader }

// read is Seated.
func (p seats) read(i int) int {
	c, ok := p.Class(i)
	if p.Tokens[i].Kind == scan.Lower {
		c, ok = p.Lex.Classes[p.Tokens[i].Fold]
		ok = ok && p.Lex.Small
	}
	if !ok && p.Lex.Capitals && p.Tokens[i].Kind == scan.Upper {
		c, ok = told(p).endsWithClass(i) // "Universitätsklinikum Freiburg"
		ok = ok && IsHouse(c)
	}
	house := IsHouse(c)
	if house && (c.Last || !c.Public && p.toldBefore(i)) {
		return i
	}
	public := (c.Public || house) && !c.Department
	if !ok || !public || c.Type != "organization" || p.listedBody(i) {
		return i
	}
	k := p.adjectives(i + 1)
	if k == i+1 {
		if end := p.seat(k); end > k && p.Tokens[k].Joint == scan.Space {
			for house && end < len(p.Tokens) && p.Tokens[end].Joint == scan.Hyphen && p.Tokens[end].Capital() {
				end++ // "université Paris-Saclay"
			}
			return end
		}
	}
	alone := k == i+1 && p.Tokens[i].Kind == scan.Lower && c.Concept != university // "juzgado de Elche" names none
	for ; k < len(p.Tokens) && k-i < longest && p.genitive(k); alone = false {
		k++
		for k < len(p.Tokens) && p.smallWord(k) && p.Lex.Connectors[p.Tokens[k].Fold] == "article" {
			k++
		}
		if end := p.place(k); end > k && !alone {
			return end
		}
		if k == len(p.Tokens) || !p.smallWord(k) || !p.noun(k) {
			return i
		}
		k = p.adjectives(k + 1)
	}
	return i
}

// toldBefore reports whether a word with a capital, which is no small word of the language, stands right before the
// class word at token i, which has small letters or a hyphen, and may belong to the name: "Fakultní nemocnice Plzeň".
func (p seats) toldBefore(i int) bool {
	if i == 0 || !p.Tokens[i-1].Capital() {
		return false
	}
	if p.Tokens[i].Joint == scan.Hyphen {
		return true // "Justus-Liebig-Universität Gießen"
	}
	if p.Tokens[i].Kind != scan.Lower || p.Tokens[i].Joint != scan.Space {
		return false
	}
	fold := p.Tokens[i-1].Fold
	return !p.Lex.Function[fold] && p.Lex.Connectors[fold] == ""
}

// house reports whether the sequence of capitals [i,j) is the name of a hospital or a university that has its class
// word c at token k and its town behind that: "Universitair Ziekenhuis Gent".
func (p seats) house(c gazetteer.ClassWord, i, k, j int) bool {
	return IsHouse(c) && p.AllWords(i, j) && p.seat(k+1) == j
}

// genitive reports whether token k is a small word that joins a noun to what it belongs to.
func (p seats) genitive(k int) bool {
	return p.smallWord(k) && p.Lex.Connectors[p.Tokens[k].Fold] == language.ConnectorGenitive
}

// listedBody reports whether the lexicon has an organization whose name begins at token i.
func (p seats) listedBody(i int) bool {
	e, _ := p.Lookup(i)
	return e != nil && e.Type == "organization"
}

// smallWord reports whether token k is a word in small letters on the same line as the one before.
func (p seats) smallWord(k int) bool {
	return p.Tokens[k].Kind == scan.Lower && p.Tokens[k].Joint != scan.LineBreak && p.Tokens[k].Joint != scan.Hyphen
}

// adjectives gives the first token from k on that is no adjective in small letters.
func (p seats) adjectives(k int) int {
	for k < len(p.Tokens) && p.smallWord(k) && p.noun(k) && p.Lex.Adjective(p.Tokens[k].Fold) {
		k++
	}
	return k
}

// seat gives the token after the place of the lexicon that begins at token k and is no adjective, or k: "Tribunal
// Superior" has none, though there is a town of the name "Superior".
func (p seats) seat(k int) int {
	if end := p.place(k); end != k+1 || !p.Lex.Adjective(p.Tokens[k].Fold) {
		return end
	}
	return k
}

// place gives the token after the place of the lexicon that begins at token k, or k.
func (p seats) place(k int) int {
	if !p.CapitalAt(k) || p.Tokens[k].Joint == scan.LineBreak {
		return k
	}
	e, end := p.Lookup(k)
	if e == nil || e.Type != "place" || e.Country || p.Lex.Stop[p.Tokens[k].Fold] {
		return k
	}
	return end
}

// BehindPlace reads the name of a body whose class word in small letters follows its place, in a language whose only
// other case is the genitive: "Göteborgs universitet", "Norges utrikesdepartement", "Indiens högsta domstol". What is a
// state's as a whole, such as its government, names no body. It gives the token after it, or i.
func BehindPlace(p *Reader, i int) int {
	if len(p.Lex.Endings) != 1 || p.Lex.Capitals || !p.Tokens[i].Capital() {
		return i
	}
	e, k := p.Lookup(i)
	if e == nil {
		e, k = genitiveTown(p, i)
	}
	if e == nil || e.Type != "place" {
		return i
	}
	t := told{p}
	inflected := !strings.EqualFold(e.Form, p.Clean.Text[p.Tokens[i].Start:p.Tokens[k-1].End])
	for n := 0; n < mostTold && inflected && t.adjective(k) && p.Head(k) == ""; n++ {
		k++
	}
	if inflected && e.Country && !e.Weak && nationalName(p, k) {
		return k + 1
	}
	if k == len(p.Tokens) || p.Tokens[k].Kind != scan.Lower || !t.joined(k) || p.Tokens[k].Figure {
		return i
	}
	c, ok := t.endsWithClass(k)
	if e.Weak && !(inflected && c.Concept == university) {
		return i // a word of every day, too, or a name of people
	}
	if !ok || c.Type != "organization" || !inflected && c.Public && c.Concept != court {
		return i
	}
	if e.Country && c.Public && !c.Department && c.Concept != court {
		return i
	}
	return k + 1
}

// nationalName reports whether token k, behind the genitive of a country, is the one word with a capital that goes on
// with the name of a body: a word of every day that is no name of people, as in "Sveriges Radio", "Norges Bank".
func nationalName(p *Reader, k int) bool {
	if k >= len(p.Tokens) || p.Tokens[k].Kind != scan.Upper || p.Tokens[k].Joint != scan.Space || p.Plain(k) {
		return false
	}
	t := &p.Tokens[k]
	if !p.Lex.Everyday(t.Fold) || p.NameKind(k) != "" || p.Lex.Calendar[t.Fold] || p.Lex.Demonyms[t.Fold] != "" {
		return false
	}
	if e, _ := p.Lookup(k); e != nil {
		return false
	}
	return k+1 == len(p.Tokens) || !p.CapitalAt(k+1) && p.Tokens[k+1].Joint != scan.Hyphen
}

// genitiveTown gives the town that stands in the genitive at token i, where a word that begins a sentence is not looked
// for, and the token after it; nil for none.
func genitiveTown(p *Reader, i int) (*gazetteer.Entry, int) {
	for stem, base := range gazetteer.FirstCases(p.Tokens[i].Fold, p.Lex.Endings) {
		if e := p.Towns.Find(stem + base); e != nil && e.Large {
			return e, i + 1
		}
	}
	return nil, i
}

// court is the concept of a court of law.
const court = "court"
