package grid

import (
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/schema"
)

// head is what the first cell of a column or a row says of the numbers in it.
type head struct {
	cell
	counted, concept string
	unit             *scan.Figure // of two of the unit; nil if there is none
	start, end       schema.Date
	numbers          bool // it is the name of a number that counts nothing: "No."
}

// longest bounds the characters of a head, and sentenceEnds are marks with which none ends.
const (
	longest      = 60
	sentenceEnds = ".!?;。"
)

// heads gives what the cells of the first row of a table say of its columns; none if one of them is a number, a date
// aside, or a sentence.
func (r *Row) heads(cells []cell) []head {
	list := make([]head, len(cells))
	words := 0
	for i, c := range cells {
		text := r.Text[c.from:c.to]
		if utf8.RuneCountInString(text) > longest || strings.HasSuffix(text, ":") || isSentence(text) {
			return nil
		}
		list[i] = r.head(c)
		switch {
		case hasLetter(text) || list[i].unit != nil:
			words++
		case text != "" && list[i].start == "" && saysMore(text):
			return nil // a number
		case list[i].start != "":
			words++
		}
	}
	if words < 2 {
		return nil
	}
	return list
}

// isSentence reports whether a text of several words ends as a sentence does.
func isSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(sentenceEnds, last) && strings.Count(s, " ") > 2
}

// head reads what a cell says of the numbers beside or below it.
func (r *Row) head(c cell) head {
	h := head{cell: c}
	if c.from == c.to {
		return h
	}
	for i := range r.Sheet.Figures {
		f := &r.Sheet.Figures[i]
		if s, e := r.place(f.From, f.To); c.holds(s, e) {
			if (f.Kind == schema.KindDate || f.Kind == schema.KindPeriod) && !saysMore(r.Text[c.from:s]+r.Text[e:c.to]) {
				h.start, h.end = f.Start, f.End
				return h
			}
			if f.Kind != schema.KindOrdinal && f.Unit == "" && !f.Scaled {
				return h // its own number
			}
		}
	}
	first, end := r.tokens(c.from, c.to)
	if first >= end {
		return h
	}
	if m, ok := r.Sheet.Has(first, language.NumberSign); ok && m.End >= end {
		h.numbers = true
		return h
	}
	name := r.unit(&h, first, end)
	s, e := span.Trim(r.Text, c.from, name)
	for e > s && strings.ContainsAny(r.Text[e-1:e], ",:;-(*") {
		s, e = span.Trim(r.Text, s, e-1)
	}
	if first, end = r.tokens(s, e); first < end && hasLetter(r.Text[s:e]) {
		h.counted, h.concept = r.Text[s:e], r.Concept(first, end)
	}
	return h
}

// The brackets in which the unit of a head stands.
const (
	opening = "([（"
	closing = ")]）"
)

// drop refuses the numbers among the tokens [from,to), which are but the unit of a head: "Cost (millions of euros)".
func (r *Row) drop(from, to int) {
	w := r.Sheet
	w.Figures = slices.DeleteFunc(w.Figures, func(f scan.Figure) bool {
		inside := from <= f.From && f.To <= to
		if inside {
			w.Refused = append(w.Refused, scan.Refusal{From: f.From, To: f.To, Reason: schema.ReasonUnread})
		}
		return inside
	})
	slices.SortStableFunc(w.Refused, func(a, b scan.Refusal) int { return a.From - b.From })
}

// two is how many of a unit are read to know it.
const two = "2 "

// unit finds the unit that the tokens [first,end) of a head name, in brackets at its end, behind a comma or a
// preposition, or as all of it, and gives where what is counted ends, as a byte of the text.
func (r *Row) unit(h *head, first, end int) int {
	w := r.Sheet
	last := end
	if w.Mark(last-1, closing) {
		last--
	}
	for k := last - 1; k > first; k-- {
		apart := last == end && (w.Mark(k, ",") || w.HasFunction(k, language.WordPreposition))
		if u, ok := r.unitOf(k+1, last); ok && (apart || w.Mark(k, opening)) {
			h.unit = u
			r.drop(k+1, last)
			_, name := r.place(first, k)
			return name
		}
		if w.Mark(k, opening) {
			break
		}
	}
	_, name := r.place(first, end)
	if last == end && isSymbol(r.Text[h.from:h.to]) {
		if u, ok := r.unitOf(first, end); ok {
			h.unit = u
			return h.from
		}
	}
	if w.Mark(end-1, closing) {
		for k := end - 1; k > first; k-- {
			if w.Mark(k, opening) {
				_, name = r.place(first, k) // what is counted does not go on in brackets
				break
			}
		}
	}
	return name
}

// unitOf reads the tokens [from,to) as a unit, behind the words of grammar that lead to it: "in € million".
func (r *Row) unitOf(from, to int) (*scan.Figure, bool) {
	w := r.Sheet
	for from < to {
		s, e := r.place(from, to)
		text := r.Text[s:e]
		if utf8.RuneCountInString(text) == 1 && unicode.IsUpper([]rune(text)[0]) {
			return nil, false
		}
		if f, ok := r.Unit(two + text); ok && isUnit(&f) {
			return &f, true
		}
		if !w.HasFunction(from, language.WordPreposition) && !w.HasFunction(from, language.WordArticle) {
			return nil, false
		}
		from++
	}
	return nil, false
}

// isUnit reports whether a number that was read with what may be a unit has one.
func isUnit(f *scan.Figure) bool {
	switch f.Kind {
	case schema.KindMoney, schema.KindPercent, schema.KindMeasure, schema.KindDuration:
		return f.Value != nil && f.Max == nil && isUnitOf(f.Value)
	case schema.KindCount:
		return f.Scaled && f.Value != nil && f.Value.Cmp(twice) > 0
	}
	return false
}

// isUnitOf reports whether a number that was read with what may be a unit is two of it, and the unit no amount of its
// own: "(200 g)" read as 2 200 g.
func isUnitOf(v *big.Rat) bool {
	return strings.TrimRight(new(big.Rat).Quo(v, twice).RatString(), "0") == "1" || v.Cmp(twice) < 0
}

var twice = big.NewRat(2, 1)

// symbols are units that a head may be by itself, as no word is spelled so.
var symbols = []string{"km", "kg", "cm", "mm", "kWh", "MWh", "GWh", "km²", "m²", "m³", "km2", "m2", "m3", "°C", "km/h"}

// isSymbol reports whether the text of a head is nothing but a unit: a sign, the symbol of a common unit or the code of
// a currency.
func isSymbol(s string) bool {
	if slices.Contains(symbols, s) || strings.ContainsAny(s, "%‰€$£¥₽₴₺") {
		return true
	}
	return len(s) == codeOfMoney && strings.ToUpper(s) == s && hasLetter(s)
}

// codeOfMoney is how many letters the code of a currency has.
const codeOfMoney = 3
