package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/mentions/scan"
	"example.org/sourcebook/pipeline/mentions/sheet"
)

// acceptSingle takes single words of capitals that are the initials of a name of the document.
func acceptSingle(passages []*passage) {
	initials := map[string]sheet.Name{} // initials → the organization that they stand for
	for _, p := range passages {
		for _, f := range p.Found {
			if f.End == 0 && f.Type == "organization" && f.To-f.From > 2 {
				if s := p.Initials(f.From, f.To); len(s) > 2 && initials[s].Type == "" {
					initials[s] = f
				}
			}
		}
	}
	for _, p := range passages {
		added := false
		p.shorten(initials)
		for _, r := range p.Open {
			if r.To != r.From+1 || p.Plain(r.From) {
				continue
			}
			t := &p.Tokens[r.From]
			long, ok := initials[t.Fold]
			if !ok || t.Kind != scan.Caps {
				continue
			}
			f := sheet.Name{From: r.From, To: r.To, Type: "organization", ShortFor: long.Key, Canonical: long.Canonical,
				Rule: "acronym"}
			f.Key = p.PlainKey(f.Type, f.From, f.To)
			added = p.AddFree(f) || added
		}
		if added {
			p.Order()
		}
	}
}

// shorten makes learnt names of one word of capitals short forms of the names whose initials they are.
func (p *passage) shorten(initials map[string]sheet.Name) {
	for k := range p.Found {
		f := &p.Found[k]
		if f.Rule != learnt || f.To != f.From+1 || f.End > 0 || p.Tokens[f.From].Kind != scan.Caps {
			continue
		}
		if long, ok := initials[p.Tokens[f.From].Fold]; ok {
			f.Type, f.ShortFor, f.Canonical, f.Rule = "organization", long.Key, long.Canonical, learnt+", "+acronym
		}
	}
}

// How many letters the name of an organization has that is written in capitals only.
const (
	leastCapitals = 2
	mostCapitals  = 6
)

// acceptCapitals takes words of capitals only that nothing else explains: they name organizations. In a language of
// which annotated texts were read, the tagger knows better: where it sees none there, there is none in nine of ten.
func (p *passage) acceptCapitals() {
	p.agency()
	if p.Lex.Seen() {
		return
	}
	for i := range p.Tokens {
		if p.initialism(i) && !p.Covered(i) {
			k := p.PlainKey("organization", i, i+1)
			p.AddFree(sheet.Name{From: i, To: i + 1, Type: "organization", Key: k, Rule: "capitals"})
		}
	}
	p.Order()
}

// latest is the last token at which the agency of a dateline stands.
const latest = 12

// agency takes the word in brackets of a dateline, which names the agency: "Lyon, 3 mars (AFP) -". A dateline begins
// with a place.
func (p *passage) agency() {
	if len(p.Found) == 0 || p.Found[0].Type != "place" || p.Found[0].From > 0 {
		return
	}
	for i := 2; i+2 < len(p.Tokens) && i <= latest; i++ {
		t := &p.Tokens[i]
		if p.Tokens[i-1].Fold != "(" || p.Tokens[i+1].Fold != ")" || !t.Word() || t.Figure {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(p.Tokens[i+2].Fold, "."))
		if unicode.Is(unicode.Pd, next) && !p.Covered(i) {
			k := p.PlainKey("organization", i, i+1)
			p.AddFree(sheet.Name{From: i, To: i + 1, Type: "organization", Key: k, Rule: "agency"})
			p.Order()
		}
		return
	}
}

// lineAlone reports whether token i is all that its line has: a heading.
func (p *passage) lineAlone(i int) bool {
	begins := i == 0 || p.Tokens[i].Joint == scan.LineBreak
	return begins && (i+1 == len(p.Tokens) || p.Tokens[i+1].Joint == scan.LineBreak)
}

// money reports whether token i is the sign of a currency.
func (p *passage) money(i int) bool {
	if i >= len(p.Tokens) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(p.Tokens[i].Fold)
	return unicode.Is(unicode.Sc, r)
}

// initialism reports whether token i is a word of capitals that stands among others, and is no numeral, no unit of
// money and no word that may have capitals without being a name.
func (p *passage) initialism(i int) bool {
	t := &p.Tokens[i]
	if t.Kind != scan.Caps || t.Figure || p.Plain(i) && !p.Lex.Capitals {
		return false
	}
	if p.Shouted(i) || p.Beside(i, scan.Caps) {
		return false
	}
	if p.lineAlone(i) {
		return false
	}
	n := len([]rune(t.Fold))
	if n < leastCapitals || n > mostCapitals || strings.Trim(t.Fold, "ivxlcdm") == "" || p.Lex.Function[t.Fold] {
		return false
	}
	if p.Lex.Things.Has(t.Fold) || p.Lex.NoBodies[t.Fold] {
		return false
	}
	touches := t.Joint == scan.None && i > 0 && p.Tokens[i-1].Kind != scan.Mark
	joined := touches || t.Joint == scan.Hyphen || t.Joint == scan.Seam
	if next := i + 1; next < len(p.Tokens) {
		n := &p.Tokens[next]
		joined = joined || n.Joint == scan.Hyphen || n.Joint == scan.Seam || n.Joint == scan.None && n.Kind != scan.Mark ||
			n.Kind == scan.Number && n.Joint != scan.LineBreak
	}
	if p.money(i + 1) {
		return false // US $
	}
	return !joined && !p.Lex.Stop[t.Fold] && !p.Lex.Titles[t.Fold] && !p.Title(i)
}
