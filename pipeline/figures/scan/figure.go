package scan

import (
	"math/big"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

func AddIssue(issues *[]string, name string) {
	for _, have := range *issues {
		if have == name {
			return
		}
	}
	*issues = append(*issues, name)
}

// NoteNumeral records number words that were considered.
func (w *Findings) NoteNumeral(from, to int) { w.Numerals = append(w.Numerals, [2]int{from, to}) }

// AddIdentifier adds a number that names something.
func (w *Findings) AddIdentifier(from, to int, rule string) int {
	w.Add(Figure{From: from, To: to, Kind: schema.KindIdentifier, Rule: rule})
	return to
}

// Free reports whether no figure covers the tokens [from,to).
func (w *Findings) Free(from, to int) bool {
	for i := from; i < to; i++ {
		if w.Taken[i] {
			return false
		}
	}
	return true
}

func (f *Figure) IsDate() bool {
	return (f.Kind == schema.KindDate || f.Kind == schema.KindPeriod) && !f.Aside
}

// Findings are what the readers made of the tokens.
type Findings struct {
	Taken    []bool // token lies in a figure or was refused
	Figures  []Figure
	Refused  []Refusal
	Numerals [][2]int         // number words that were considered, as tokens
	Noted    []language.Token // digits of the marks of notes, which the tokens do not have
}

// A Figure is a row of schema.Figures in the making. Places are tokens of the paragraph, half-open.
type Figure struct {
	From, To   int
	Kind       string
	Comparator string
	Value, Max *big.Rat
	Unit       string
	Head, Tail int // the counted noun phrase; equal if there is none
	Start, End schema.Date
	Issues     []string
	Repaired   *big.Rat
	Rule       string

	// a date that belongs to a name, a reference or to who told, not to the facts beside it: "the 1998 act", "(2015)"
	Aside bool

	Base     [2]int // tokens of the "per 1,000" of a rate, with which the counted noun phrase goes on
	Compared bool   // something is compared with this period: "than in 2017"
	Numbers  [2]int // tokens of the number without its unit
	Plain    bool   // the number is one run of digits, grouped or not, without decimals or multiplier
	Scaled   bool   // a multiplier or a collective ends the number
	Words    bool   // the number is written in words
}

// A Refusal is a numeral that is no figure.
type Refusal struct {
	From, To int
	Reason   string
}

func (w *Findings) Take(from, to int) {
	for i := from; i < to; i++ {
		w.Taken[i] = true
	}
}

// Add adds a figure. What was refused just before and lies in it, a syllable of its minus, is refused no more.
func (w *Findings) Add(f Figure) {
	w.Take(f.From, f.To)
	for n := len(w.Refused) - 1; n >= 0 && f.From <= w.Refused[n].From && w.Refused[n].To <= f.To; n-- {
		w.Refused = w.Refused[:n]
	}
	w.Figures = append(w.Figures, f)
}

func (w *Findings) Refuse(from, to int, reason string) {
	w.Take(from, to)
	w.Refused = append(w.Refused, Refusal{from, to, reason})
}

// BeforeTold is the rule of a date that is counted back from the time of which the text tells: "a year earlier".
const BeforeTold = "units_before_told"

// FromOneToOther is the rule of the first of two amounts of which the second one is where it led.
const FromOneToOther = "from_one_to_other"

// HundredYears is the unit of which the name is that of a century, in UCUM.
const HundredYears = "100.a"

// Angle is the unit that the word for degrees means by itself, in UCUM.
const Angle = "deg"

// Knot is the unit that is a speed by itself, in UCUM.
const Knot = "[kn_i]"

// TurnBelow gives a range with a unit that is counted below zero its values; from zero it is one value: "शून्य से 5
// डिग्री नीचे".
func TurnBelow(f *Figure) {
	code, below := strings.CutPrefix(f.Unit, "-")
	if !below {
		return
	}
	f.Unit = code
	first, last := new(big.Rat).Neg(f.Value), new(big.Rat).Neg(f.Max)
	if f.Value, f.Max = last, first; first.Sign() == 0 {
		f.Max = nil
	}
}

// Ahead is the value of the marks that count from now whatever else the clause says: "om tre dagar", "dentro de tres
// días". Others may as well tell how long something takes: "in drei Tagen". With the flag before it is an article that
// stands for one.
const Ahead = "units_ahead"

// Than is the value of the words with which a comparison names the time that is its other side, before it or behind it:
// 比2023年, "1年前より".
const Than = "than"

// Record is the value of the words that name the number of an order, a case or a customer: 注文番号, "Aktenzeichen".
const Record = "record"

// Same is the value of the words between the two that name a part of that time: "the same month of", 同期.
const Same = "same"

// MarkUnit leaves the unit out where it has several readings.
func MarkUnit(f *Figure, ambiguous bool) {
	if ambiguous {
		f.Unit = ""
		AddIssue(&f.Issues, "ambiguous_currency")
	}
}

// Ascending gives the ends of a range, in the order of a text, as the least and the most, and reports whether they are
// those of one: below zero the greater may stand first, "minus 4 to minus 9 degrees".
func Ascending(a, b *big.Rat) (least, most *big.Rat, ok bool) {
	if a.Sign() < 0 && a.Cmp(b) > 0 {
		return b, a, true
	}
	return a, b, a.Cmp(b) < 0
}
