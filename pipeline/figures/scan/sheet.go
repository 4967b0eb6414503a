package scan

import (
	"slices"
	"unicode"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// More bits say with which words a template may begin, and which follow its first field.
const (
	TemplateStart = 1 << 28
	TemplateKey   = 1 << 29

	TemplateAlone  = 1 << 26 // any token may follow such a word
	TemplateSecond = 1 << 27 // such a word may be the second of a template
)

// survey finds out whether most words of a headline begin with a capital.
func (w *Sheet) survey() {
	w.Shouting = false
	if w.Role != schema.RoleTitle && w.Role != schema.RoleHeading && w.Role != schema.RoleCaption {
		return
	}
	words, capitals := 0, 0
	for i, tok := range w.List {
		if tok.Kind != language.Word || tok.ID != 0 && w.Function(i) != "" {
			continue
		}
		r := w.Rune(i)
		if !unicode.IsUpper(r) && !unicode.IsLower(r) {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			capitals++
		}
		if words == 40 {
			break
		}
	}
	w.Shouting = words >= 3 && capitals*4 >= words*3
}

// Bit is the bit of a class of phrases.
func Bit(c language.Class) uint32 { return 1 << c }

// Two more bits tell digits and words with which a number may begin.
const (
	DigitBit  = 1 << 30
	NumberBit = 1 << 31
)

// TwoBit is that of words with which the name of a unit begins that says two of it, or a part. No class has the first
// bit.
const TwoBit = 1 << 0

// Sheet is one paragraph while it is read: its tokens, what may begin at each of them, and what was found so far.
type Sheet struct {
	Words
	Findings
	Pack   *language.Pack
	Traits *Traits

	Published schema.Date // of the document, empty if unknown
	Role      string      // of the paragraph
	Self      bool        // the paragraph states the document's own date: nothing is resolved against that
	Shouting  bool        // most words begin with a capital, as in a title
	Entire    bool        // the paragraph is the whole text, and a short one
	Respaced  bool        // blanks were lost in this paragraph, or put back
	Cell      bool        // a short paragraph stands beside this one, so that a number alone is a cell or an item
	Columns   []int       // bytes of the text where columns begin, if it is a row of a table
	Sentences []int       // bytes of the text where sentences begin, in order; none if they are not known

	Mask    []uint32 // classes of the phrases that may begin at each token
	Address []bool   // token lies in an address
	near    []uint8  // distance to the next token that may belong to a date, at most 255

	trace   *Trace
	found   []language.Match
	scratch language.Tokens
	spare   []language.Token
}

// Reset takes up a paragraph.
func (w *Sheet) Reset(pack *language.Pack, tr *Traits, text string) {
	w.Pack, w.Traits, w.onto = pack, tr, tr.onto
	pack.Tokenize(text, &w.Tokens)
	w.allot()
	w.classify()
	w.Figures, w.Refused, w.Numerals, w.Noted = w.Figures[:0], w.Refused[:0], w.Numerals[:0], w.Noted[:0]
}

// Prepare finds the addresses, leaves out the marks of notes, cuts what lost its blanks, and looks at the capitals of a
// headline.
func (w *Sheet) Prepare() {
	addresses{w}.find()
	if (notes{w}).drop() {
		w.again()
	}
	if (splitter{w}).cut() {
		w.again()
	}
	w.survey()
}

// again looks at the tokens once more when they are others.
func (w *Sheet) again() {
	w.allot()
	w.classify()
	addresses{w}.find()
}

func (w *Sheet) allot() {
	n := len(w.List)
	if cap(w.Taken) < n {
		w.Taken, w.Address, w.Mask, w.near = make([]bool, n), make([]bool, n), make([]uint32, n), make([]uint8, n)
	}
	w.Mask, w.near = w.Mask[:n], w.near[:n]
	w.Taken, w.Address = w.Taken[:n], w.Address[:n]
	clear(w.Taken)
	clear(w.Address)
}

// classify notes for each token what may begin there.
func (w *Sheet) classify() {
	const dateish = 1<<language.Month | 1<<language.Weekday | 1<<language.Relative | 1<<language.Quarter |
		1<<language.CalendarUnit | 1<<language.Era | TemplateStart | DigitBit | NumberBit
	near := uint8(255)
	for i := len(w.List) - 1; i >= 0; i-- {
		tok := &w.List[i]
		m := uint32(0)
		if int(tok.ID) < len(w.Traits.first) {
			m = w.Traits.first[tok.ID]
		}
		if tok.Kind == language.Digits {
			m |= DigitBit
		} else if tok.Kind == language.Word && w.Pack.ReadsNumber(&w.Tokens, i) {
			m |= NumberBit
		}
		if near < 255 {
			near++
		}
		if m&dateish != 0 {
			near = 0
		}
		if m&TemplateStart != 0 && !leadsTemplate(w, i, m) {
			m &^= TemplateStart
		}
		w.Mask[i], w.near[i] = m, near
	}
}

// leadsTemplate reports whether the word at token i, with which templates begin, stands before what some template has
// next.
func leadsTemplate(w *Sheet, i int, mask uint32) bool {
	const next = TemplateSecond | DigitBit | NumberBit | 1<<language.Month | 1<<language.Weekday |
		1<<language.DayPeriod | 1<<language.Era
	return mask&TemplateAlone != 0 || i+1 < len(w.Mask) && w.Mask[i+1]&next != 0
}

// ColumnAt reports whether a column other than the first begins at token i of a row of a table, or the row ends there.
func (w *Sheet) ColumnAt(i int) bool {
	if len(w.Columns) == 0 || i >= len(w.List) {
		return len(w.Columns) > 0 && i == len(w.List)
	}
	_, found := slices.BinarySearch(w.Columns, w.List[i].Start)
	return found
}

// DateNear reports whether a token that may belong to a date stands among the few after token i.
func (w *Sheet) DateNear(i int) bool { return i+1 < len(w.near) && w.near[i+1] < 6 }
