package phrase

import (
	"slices"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/gazetteer"
	"example.org/sourcebook/pipeline/mentions/scan"
)

// longestAbbreviation is how many letters the abbreviation of a class word for streets has, and surest one behind which
// what looks like the begin of a sentence is none.
const (
	longestAbbreviation = 5
	surest              = 3
)

// StreetBefore reports whether a word for a street or a square stands right before token i, or its abbreviation with a
// point, behind which no sentence begins: "улица Малышева", "ул. Малышева".
func StreetBefore(p *Reader, i int) bool {
	k := i - 1
	point := k > 0 && p.Tokens[k].Fold == "." && p.Tokens[k].Joint == scan.None
	if point {
		k--
	}
	if k < 0 {
		return false
	}
	if isStreet(p, k, gazetteer.StreetBefore) {
		return true
	}
	t := &p.Tokens[k]
	class, ok := p.Lex.Classes[t.Fold]
	if !ok || class.Last || class.Type != "place" || class.Concept != "street" && class.Concept != "square" {
		return false
	}
	if t.Kind != scan.Lower || t.Joint == scan.Hyphen {
		return false
	}
	most := longestAbbreviation
	if p.Tokens[i].First {
		most = surest
	}
	return !point || t.Joint == scan.Space && utf8.RuneCountInString(t.Fold) <= most
}

// StreetBehind reports whether token k is a word for a street behind its name: "a Kossuth utcában".
func StreetBehind(p *Reader, k int) bool { return isStreet(p, k, gazetteer.StreetBehind) }

// isStreet reports whether token k is a word for a street that stands so.
func isStreet(p *Reader, k int, where string) bool {
	return k < len(p.Tokens) && p.Tokens[k].Joint != scan.LineBreak &&
		slices.Contains(p.Lex.Streets[p.Tokens[k].Fold], where)
}
