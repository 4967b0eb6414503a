package phrase

import (
	"slices"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// ByClass says what the sequence names if a class word in it says so: at its end ("Exit and Entry Administration Law"),
// at its head with a complement ("Ministry of Public Security"), or at its head before a name ("Operation First Light",
// "Lake Victoria").
func (p *Reader) ByClass(i, j int) (string, bool) {
	if j-i < 2 {
		return told{p}.oneWord(i, j)
	}
	first, isFirst := p.Class(i)
	last, isLast := p.Class(j - 1)
	if !isLast {
		last, isLast = behind{p}.class(j - 1)
	}
	if isFirst && first.Type == "operation" && p.Tokens[i].First && acronym(p, i+1, j) {
		return "", false // "Operacja CBA"
	}
	if isFirst && (p.hasConnector(i, j) || first.Type == "operation") {
		if first.Type == "event" && !p.hasConnector(i, j) {
			return "", false
		}
		if isLast && last.Type == "law" && p.Tokens[j-2].Capital() {
			return "law", true // "Offences Against the Person Act"
		}
		return first.Type, true
	}
	if isFirst && (first.First || first.Enacted && p.Lex.Small) && p.allCapitals(i, j) {
		return first.Type, true // "Kementerian Kesehatan", "Código Penal"
	}
	if isFirst && first.Type == "organization" && p.Lex.Small && (told{p}).adjectival(i+1, j) {
		return first.Type, true // "Instituto Nacional Electoral"
	}
	if isLast && p.Tokens[j-1].Kind == scan.Upper && !inner(p, j-1) {
		if last.Type == "place" && p.Person(i, j) || j-i == 2 && p.Person(i, j) {
			return "", false
		}
		if own := p.OwnWords(i, j-1); own == 0 {
			return "", false
		}
		return last.Type, true
	}
	for k := i + 1; k < j-1; k++ { // "Johns Hopkins University of Medicine", "World Bank Group"
		if c, ok := p.Class(k); ok && p.Tokens[k].Kind == scan.Upper && k+1 < j && p.Tokens[k+1].Kind == scan.Lower &&
			p.Lex.Connectors[p.Tokens[k+1].Fold] != "" && c.Type != "place" || ok && (seats{p}).house(c, i, k, j) {
			return c.Type, true
		}
	}
	if isFirst && first.Type == "place" && j-i == 2 && p.Tokens[j-1].Kind == scan.Upper && !p.Tokens[i].First {
		return "place", true
	}
	return "", false
}

// inner reports whether token k is the second half of a word with a capital inside, as names of programs have it:
// "LibreOffice".
func inner(p *Reader, k int) bool {
	return p.Tokens[k].Joint == scan.Seam && p.Tokens[k-1].Capital() && !slices.Contains(p.Row.Issues, "lost_spaces")
}

// mostCapitals is how many words with a capital a name has at most whose class word comes first.
const mostCapitals = 4

// allCapitals reports whether [i,j) is a name of few words that all have a capital.
func (p *Reader) allCapitals(i, j int) bool { return j-i <= mostCapitals && p.AllWords(i, j) }

// OwnWords counts the words of [i,j) that tell this name from others of its class.
func (p *Reader) OwnWords(i, j int) int {
	n := 0
	for k := i; k < j; k++ {
		t := &p.Tokens[k]
		if _, class := p.Class(k); t.Capital() && (!class || k == i && j-i > 1) && !(t.First && p.Lex.Stop[t.Fold]) {
			n++
		}
	}
	return n
}

// Small finds a name that begins with a class word in small letters: in French "ministère de la Justice", "loi sur …",
// "opération X". It gives the token after it, or i.
func (p *Reader) Small(i int) (gazetteer.ClassWord, int) {
	c, ok := p.Lex.Classes[p.Tokens[i].Fold]
	if !ok {
		return c, i
	}
	if c.Type == "operation" {
		if k := p.chunkAfter(i); k > i+1 {
			return c, k
		}
		return c, i
	}
	if !p.Lex.Small || !c.Department && !c.Enacted || i+1 == len(p.Tokens) {
		return c, i
	}
	end := p.complement(i, c.Type == "law")
	if c.Type == "law" && p.Lex.Connectors[p.Tokens[i+1].Fold] != "topic" { // "loi de finances" names one of many
		if e, to := p.Lookup(min(i+2, len(p.Tokens)-1)); e == nil || to != end { // "traité de Maastricht"
			return c, i
		}
	}
	return c, end
}

// SmallComplement reads the name of an organization whose class word has the only capital: "Banque centrale
// européenne", "Organisation mondiale de la santé". It gives the token after it, or i.
func (p *Reader) SmallComplement(i int) int {
	c, ok := p.Class(i)
	if !ok || c.Type != "organization" && c.Type != "law" || !p.Lex.Small {
		return i
	}
	k := i + 1
	for k < len(p.Tokens) && p.tells(k) {
		k++
	}
	if end := nationEnd(p, k); k > i+1 && end > k {
		return end
	}
	end := max(p.complement(k-1, false), k)
	long := end-k > 6 && k == i+1 && p.Tokens[end-1].Kind == scan.Lower
	if end == i+1 || long && !p.Tokens[i].First {
		return i
	}
	return end
}

// tells reports whether the small word at token k tells a body from others of its class: an adjective, or a word of the
// list of such, which may be frequent ("внутренних дел").
func (p *Reader) tells(k int) bool {
	t := &p.Tokens[k]
	if t.Kind != scan.Lower || t.Joint != scan.Space {
		return false
	}
	return p.Lex.Terms[t.Fold] != "" && p.Lex.Connectors[t.Fold] == "" || p.noun(k) && p.Lex.Adjective(t.Fold)
}

// nationBehind reports whether token k is the country or the region whose body stands before it, in a language that
// tells so by the case: "Министерство обороны России".
func (p *Reader) nationBehind(k int) bool { return nationEnd(p, k) == k+1 }

// nationEnd gives the token after the country or the region that stands so at token k, of one word or several; k if
// there is none.
func nationEnd(p *Reader, k int) int {
	if len(p.Lex.Endings) == 0 || !p.CapitalAt(k) || p.Tokens[k].Joint != scan.Space {
		return k
	}
	e, end := p.Lookup(k)
	if e == nil || e.Type != "place" || e.Weak {
		return k
	}
	letters := e.Country && end == k+1 && p.Tokens[k].Kind == scan.Caps && !p.Shouting(k) // "Верховный суд США"
	if !letters && e.Form == p.Clean.Text[p.Tokens[k].Start:p.Tokens[end-1].End] {
		return k
	}
	if end > k+1 && !e.Country {
		return k
	}
	return end
}

// LongComplement reads on where a sequence of several words with a capital ends with a class word: "Haute Autorité de
// santé". It gives the token after the name, or end.
func (p *Reader) LongComplement(i, end int) int {
	if !p.Lex.Small || end-i < 2 || p.Head(end-1) != "organization" {
		return end
	}
	return max(end, p.complement(end-1, false))
}

// longestOrder is how many digits the number of an operation has at most.
const longestOrder = 2

// chunkAfter gives the end of the capitalised sequence right after token i, or i+1.
func (p *Reader) chunkAfter(i int) int {
	if !p.CapitalAt(i+1) || p.Tokens[i+1].Joint == scan.None || p.Tokens[i+1].Joint == scan.Hyphen {
		return i + 1
	}
	end := p.Chunk(i + 1)
	if end < len(p.Tokens) && p.Tokens[end].Kind == scan.Number && p.Tokens[end].Joint == scan.Space &&
		p.Tokens[end].End-p.Tokens[end].Start <= longestOrder && p.Tokens[i].Kind == scan.Lower {
		return end + 1 // "opération Baltique 3"
	}
	if e, to := p.Lookup(i + 1); e != nil && to == end || acronym(p, i+1, end) {
		return i + 1 // "opération Paris" names nothing; the place does
	}
	return end
}

// mostOfAcronym is how many letters the short form of a body has at most.
const mostOfAcronym = 5

// acronym reports whether the tokens [i,j) are the short form of a body, whose operation that before it is.
func acronym(p *Reader, i, j int) bool {
	return j == i+1 && p.Tokens[i].Kind == scan.Caps && utf8.RuneCountInString(p.Tokens[i].Fold) <= mostOfAcronym &&
		!p.Shouting(i)
}

// complement reads the noun phrases that a class word takes: connector, article, noun, adjectives, and so on. A law
// takes any connector, another name only the genitive. It gives the token after the last noun or adjective, or i.
func (p *Reader) complement(i int, law bool) int {
	end := i
	k := i + 1
	for k-i <= mostTold && (told{p}).adjective(k) {
		k++ // "ministère chinois de la Sécurité publique", "ministère fédéral de la Justice"
	}
	for k < len(p.Tokens) && k-i < longest {
		kind := ""
		if p.Tokens[k].Kind == scan.Lower && p.Tokens[k].Joint != scan.LineBreak && p.Tokens[k].Joint != scan.None {
			kind = p.Lex.Connectors[p.Tokens[k].Fold]
		}
		switch {
		case kind == "and":
			k++
			if k >= len(p.Tokens) || p.Lex.Connectors[p.Tokens[k].Fold] != "genitive" {
				return end
			}
			if anotherHead(p, i, k+1) {
				return end // "… et du décret sur …", "… y de la Universidad de …" is another name
			}
			continue
		case kind == "genitive", law && (kind == "topic" || kind == "purpose") || law && kind == "in" && end > i:
			k++
			if kind == "topic" && k < len(p.Tokens) && p.Tokens[k].Kind == scan.Lower &&
				p.Lex.Connectors[p.Tokens[k].Fold] == "topic" {
				k++ // "relative à"
			}
		default:
			return end
		}
		for k < len(p.Tokens) && p.Tokens[k].Kind == scan.Lower && p.Lex.Connectors[p.Tokens[k].Fold] == "article" {
			k++
		}
		if !p.noun(k) {
			return end
		}
		if adjectiveBefore(p, k) {
			k++ // "grands travaux de Marseille"
		}
		k++
		end = k
		for k < len(p.Tokens) && p.noun(k) && p.Tokens[k].Joint != scan.None &&
			(p.Tokens[k].Joint == scan.Hyphen || p.Lex.Adjective(p.Tokens[k].Fold) || p.Tokens[k].Capital() &&
				p.Tokens[end-1].Capital()) {
			k++
			end = k
		}
	}
	return end
}

// anotherHead reports whether the words behind the one that joins two complements of the class word at token i begin
// another name, at token k: an article may stand there, then a class word of laws or departments, or the same again.
func anotherHead(p *Reader, i, k int) bool {
	for k < len(p.Tokens) && p.Tokens[k].Kind == scan.Lower && p.Lex.Connectors[p.Tokens[k].Fold] == "article" {
		k++
	}
	if k >= len(p.Tokens) {
		return false
	}
	c, ok := p.Class(k)
	return ok && (c.Enacted || c.Department || p.Tokens[k].Fold == p.Tokens[i].Fold)
}

// adjectiveBefore reports whether token k is an adjective before a noun, both in small letters, and a genitive with a
// capital behind them shows that it is one.
func adjectiveBefore(p *Reader, k int) bool {
	if p.Tokens[k].Kind != scan.Lower || !p.Lex.Adjective(p.Tokens[k].Fold) || !p.noun(k+1) || !p.CapitalAt(k+3) {
		return false
	}
	next := &p.Tokens[k+1]
	return next.Kind == scan.Lower && next.Joint == scan.Space && seats{p}.genitive(k+2)
}

// noun reports whether token i can be the noun of a complement.
func (p *Reader) noun(i int) bool {
	if i >= len(p.Tokens) {
		return false
	}
	t := &p.Tokens[i]
	return t.Word() && !t.Figure && t.Joint != scan.LineBreak && len(t.Fold) > 2 && (t.Capital() || !p.Lex.Stop[t.Fold]) &&
		p.Lex.Connectors[t.Fold] == ""
}

// Initials gives the first letters of the words with a capital in [i,j), in lower case.
func (p *Reader) Initials(i, j int) string {
	var b strings.Builder
	for k := i; k < j; k++ {
		if p.Tokens[k].Capital() {
			for _, r := range p.Tokens[k].Fold {
				b.WriteRune(r)
				break
			}
		}
	}
	return b.String()
}
