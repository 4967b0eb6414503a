package phrase

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// Bounds of the name of a law.
const (
	longestAbout  = 12 // tokens of what it is about
	mostNouns     = 4  // of its words in a row without one that joins them
	longestNumber = 10 // tokens of its number and date
	leastInWord   = 4  // letters before the class word of a law in one word
	mostOfCode    = 2  // words behind a word for a code
	mostLetters   = 3  // that stand for a country behind it
	firstYear     = 1600
	lastYear      = 2099
)

// Statute reads the name of a law that its class word begins, or tells by its ending, where the words behind are in
// small letters: "Lagen om elektronisk kommunikation", "Undang-Undang Nomor 11 Tahun 2020", "Kodeks cywilny",
// "Трудовой кодекс", "arbeidsmiljøloven". It gives the token after it, or i.
func Statute(p *Reader, i int) int { return statute{p}.read(i) }

// statute reads the names of laws.
type statute struct{ *Reader }

func (p statute) read(i int) int {
	s, t := p.Lex.Statutes, &p.Tokens[i]
	if s == nil || t.Kind != scan.Lower && t.Kind != scan.Upper || t.Figure {
		return i
	}
	if end := p.inOneWord(i); end > i {
		return end
	}
	if c, ok := p.Lex.Classes[t.Fold]; ok && c.Type == "law" || s.Classes[t.Fold] || s.Codes[t.Fold] {
		if k := p.fromPlace(i); k > i || p.Lex.Capitals {
			return k
		}
		return p.behind(i)
	}
	return p.adjective(i)
}

// inOneWord gives the token after the word at token i, with its parts behind hyphens, if it ends with a class word for
// laws and is none of those that only seem to; else i.
func (p statute) inOneWord(i int) int {
	last := i
	for p.Starts(i) && last+1 < len(p.Tokens) && p.Tokens[last+1].Joint == scan.Hyphen {
		last++
	}
	fold := p.Tokens[last].Fold
	for _, e := range p.Lex.Statutes.Endings {
		before, ok := strings.CutSuffix(fold, e)
		if !ok || last == i && utf8.RuneCountInString(before) < leastInWord {
			continue
		}
		if p.Lex.Statutes.NotOne(fold) {
			return i
		}
		return last + 1
	}
	return i
}

// behind reads what follows the class word at token i: the country, the number and date, what the law is about, or an
// adjective of a code. It gives i if that makes no name.
func (p statute) behind(i int) int {
	s, k := p.Lex.Statutes, p.rank(i)
	number := p.number(k)
	end := p.about(number)
	switch {
	case end > number, number > k:
		return end
	case s.Chain[p.Tokens[i].Fold] && p.Tokens[i].Kind == scan.Upper:
		return p.chain(i, k)
	case s.Codes[p.Tokens[i].Fold] && p.Tokens[i].Kind == scan.Upper:
		return p.code(i)
	}
	return i
}

// Numbered reads the name of a law that its number begins: "6136 sayılı Kanun". It gives the token after it, or i.
func Numbered(p *Reader, i int) int {
	s := p.Lex.Statutes
	if s == nil || i+2 >= len(p.Tokens) || !s.Numbers[p.Tokens[i+1].Fold] {
		return i
	}
	for k := i + 2; k < len(p.Tokens) && k-i <= mostOfCode+2 && p.CapitalAt(k); k++ {
		if p.Head(k) == "law" {
			return k + 1
		}
	}
	return i
}

// PastYear gives the token after the year behind the name of a law that ends before token i: "Fraud Act 2006",
// "शस्त्र अधिनियम, 1959"; i if there is none.
func PastYear(p *Reader, i int) int {
	k := i
	if k+1 < len(p.Tokens) && p.Tokens[k].Fold == "," {
		k++
	}
	if k == len(p.Tokens) || p.Tokens[k].Kind != scan.Number || p.Tokens[k].Joint != scan.Space {
		return i
	}
	year, err := strconv.Atoi(p.Clean.Text[p.Tokens[k].Start:p.Tokens[k].End])
	if err != nil || year < firstYear || year > lastYear {
		return i
	}
	return k + 1
}

// rank gives the token after the class word at token i and what tells what sort of law it is before its number:
// "Decreto-Lei n.º 15", "decreto legislativo n. 81", "Peraturan Pemerintah Nomor 35".
func (p statute) rank(i int) int {
	k := i + 1
	for k < len(p.Tokens) && p.Tokens[k].Joint == scan.Hyphen {
		k++
	}
	if k+1 >= len(p.Tokens) || !p.Tokens[k].Word() || p.number(k) > k {
		return k
	}
	t := &p.Tokens[k]
	if (t.Kind == scan.Upper || p.Lex.Statutes.Rank[t.Fold]) && p.number(k+1) > k+1 {
		return k + 1
	}
	if p.joining(k) && p.Lex.Statutes.Rank[p.Tokens[k+1].Fold] && p.number(k+2) > k+2 {
		return k + 2 // "Ordonanța de urgență nr. 57"
	}
	return k
}

// chain reads the words with capitals behind the class word at token i, whose own words end before token k:
// "Undang-Undang Perlindungan Anak". It gives the token after them, or i.
func (p statute) chain(i, k int) int {
	end := k
	for end < len(p.Tokens) && end-k < mostNouns && p.Tokens[end].Kind == scan.Upper &&
		(p.Tokens[end].Joint == scan.Space || p.Tokens[end].Joint == scan.Hyphen) {
		end++
	}
	if end == k {
		return i
	}
	return end
}

// fromPlace gives the token after the place by which the treaty at token i is called, or i: "Traktat z Lizbony".
func (p statute) fromPlace(i int) int {
	s := p.Lex.Statutes
	if i+2 >= len(p.Tokens) || !s.Treaty[p.Tokens[i].Fold] || !s.From[p.Tokens[i+1].Fold] || !p.CapitalAt(i+2) {
		return i
	}
	if e, end := p.Lookup(i + 2); e != nil && e.Type == "place" {
		return end
	}
	for stem, base := range gazetteer.FirstCases(p.Tokens[i+2].Fold, p.Lex.Endings) {
		if p.Towns.Find(stem+base) != nil {
			return i + 3 // of any size, as only a place follows
		}
	}
	return i
}

// number reads the number and date of a law from token k: at least one number, and the words that belong to it. It
// gives the token after them, or k.
func (p statute) number(k int) int {
	end := k
	for j := k; j < len(p.Tokens) && j-k < longestNumber && p.Tokens[j].Joint != scan.LineBreak; j++ {
		t := &p.Tokens[j]
		switch {
		case t.Kind == scan.Number, t.Figure && t.Word() && end > k:
			end = j + 1
		case len(t.Fold) == 1 && strings.Contains("(/:.-", t.Fold):
		case t.Fold == ")" && end == j && end > k:
			end = j + 1
		case p.Lex.Statutes.Number[t.Fold], p.Lex.Calendar[t.Fold]:
			if end > k {
				end = p.unit(j, end)
			}
		default:
			return end
		}
	}
	return end
}

// unit gives the token after a word of a number behind its figures, such as "r." for the year, if no figure follows.
func (p statute) unit(j, end int) int {
	if p.Lex.Statutes.Unit[p.Tokens[j].Fold] {
		return j + 1
	}
	return end
}

// about reads what a law is about, from the small word at token k that leads to it. It gives the token after it, or k.
func (p statute) about(k int) int {
	from := k
	if k+1 < len(p.Tokens) && k > 0 && p.Tokens[k].Fold == "." && p.Lex.Statutes.Unit[p.Tokens[k-1].Fold] {
		k++ // "z dnia 6 września 2001 r. o dostępie"
	}
	if k+1 < len(p.Tokens) && p.joining(k) && p.Lex.Statutes.About[p.Tokens[k+1].Fold] {
		k++ // "w sprawie"
	}
	if k >= len(p.Tokens) || !p.leads(k) {
		return from
	}
	end, nouns := from, 0
	for j := k + 1; j < len(p.Tokens) && j-k < longestAbout; j++ {
		if p.stops(j) {
			break
		}
		if p.joining(j) {
			nouns = 0
			continue
		}
		if p.Head(j) == "law" && end > from || nouns == mostNouns {
			break
		}
		nouns++
		end = j + 1
	}
	return end
}

// leads reports whether the small word at token k leads to what a law is about.
func (p statute) leads(k int) bool {
	t := &p.Tokens[k]
	return t.Kind == scan.Lower && t.Joint == scan.Space && p.Lex.Statutes.About[t.Fold]
}

// stops reports whether token j ends what a law is about: a mark, a figure, a verb, or a small word that joins nothing.
func (p statute) stops(j int) bool {
	t := &p.Tokens[j]
	if !t.Word() || t.Figure || t.Joint == scan.LineBreak || t.Joint == scan.None {
		return true
	}
	if t.Kind != scan.Lower {
		return p.Tokens[j-1].Kind == scan.Lower && !p.joining(j-1)
	}
	if p.joining(j) {
		return p.Lex.Statutes.End[t.Fold]
	}
	if utf8.RuneCountInString(t.Fold) == 1 {
		return true // "s'appliquent"
	}
	verb := p.Lex.Verbs.Known() && p.Lex.Verbs.Has(t.Fold, leastInWord)
	return verb || p.Lex.Statutes.End[t.Fold] || p.Lex.Function[t.Fold]
}

// joining reports whether the small word at token j joins the words of a noun phrase.
func (p statute) joining(j int) bool {
	t := &p.Tokens[j]
	s := p.Lex.Statutes
	return t.Kind == scan.Lower && (p.Lex.Connectors[t.Fold] != "" || s.About[t.Fold] || s.Joins[t.Fold])
}

// code reads the adjective or the noun behind a word for a code with a capital: "Kodeks cywilny", "Codul muncii". It
// gives the token after it, or i.
func (p statute) code(i int) int {
	k := i + 1
	for k-i <= mostOfCode && p.smallNoun(k) && p.Tokens[k].Joint == scan.Space {
		k++
	}
	if k == i+1 {
		return i
	}
	and := k < len(p.Tokens) && p.Lex.Connectors[p.Tokens[k].Fold] == language.ConnectorAnd
	if and && k-i > mostOfCode && p.smallNoun(k+1) && p.Head(k+1) == "" {
		k += 2 // "Listina základních práv a svobod"
	}
	return p.ofCountry(k)
}

// smallNoun reports whether token k is a word in small letters that may be a noun or an adjective of a name.
func (p statute) smallNoun(k int) bool {
	return k < len(p.Tokens) && p.noun(k) && p.Tokens[k].Kind == scan.Lower && !p.stops(k)
}

// adjective reads a word with a capital and a class word in small letters behind it, with the country that follows:
// "Трудовой кодекс", "Кримінальний кодекс України", "Istanbulská úmluva". It gives the token after it, or i.
func (p statute) adjective(i int) int {
	t := &p.Tokens[i]
	if t.Kind != scan.Upper || i+1 >= len(p.Tokens) || p.Tokens[i+1].Joint != scan.Space {
		return i
	}
	opener := p.Lex.Function[t.Fold] || p.Lex.Connectors[t.Fold] != ""
	if opener || p.Lex.Statutes.NotOne(t.Fold) || p.Title(i) {
		return i
	}
	next := &p.Tokens[i+1]
	if p.Head(i+1) == "law" && next.Kind == scan.Upper {
		if end := p.number(i + 2); end > i+2 {
			return max(end, p.about(end)) // "Real Decreto 463/2020"
		}
	}
	if next.Kind != scan.Lower || !p.Lex.Statutes.Behind[next.Fold] {
		return i
	}
	return p.ofCountry(i + 2)
}

// ofCountry gives the token after the country whose law ends before token k, in a language that tells so by the case;
// k if none stands there.
func (p statute) ofCountry(k int) int {
	if p.nationBehind(k) {
		return k + 1
	}
	if k == len(p.Tokens) || len(p.Lex.Endings) == 0 {
		return k
	}
	t := &p.Tokens[k]
	if t.Kind == scan.Caps && t.Joint == scan.Space && utf8.RuneCountInString(t.Fold) <= mostLetters {
		return k + 1 // "Уголовный кодекс РФ"
	}
	return k
}
