package figures

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/schema"
)

// A figure is a row of schema.Figures in the making. Places are tokens of the paragraph, half-open.
type figure struct {
	from, to   int
	kind       string
	comparator string
	value, max *big.Rat
	unit       string
	head, tail int // the counted noun phrase; equal if there is none
	start, end schema.Date
	issues     []string
	repaired   *big.Rat
	rule       string

	aside    bool   // a year that belongs to a name or a reference, not to the facts beside it: "the 1998 act", "(2015)"
	compared bool   // something is compared with this period: "than in 2017"
	numbers  [2]int // tokens of the number without its unit
	plain    bool   // the number is one run of digits, grouped or not, without decimals or multiplier
	scaled   bool   // a multiplier or a collective ends the number
	words    bool   // the number is written in words
}

// A refusal is a numeral that is no figure.
type refusal struct {
	from, to int
	reason   string
}

// work is one paragraph while it is read.
type work struct {
	pack      *language.Pack
	traits    *traits
	t         language.Tokens
	published schema.Date
	self      bool // the paragraph states the document's own date: nothing is resolved against that
	shouting  bool // most words begin with a capital, as in a title
	entire    bool // the paragraph is the whole text, and a short one
	labels    labels
	respaced  bool // blanks were lost in this paragraph, or put back
	role      string

	mask     []uint32 // classes of the phrases that may begin at each token
	near     []uint8  // distance to the next token that may belong to a date, at most 255
	taken    []bool   // token lies in a figure or was refused
	address  []bool
	figures  []figure
	refused  []refusal
	numerals [][2]int
	found    []language.Match

	candidates []language.Match // the currencies that a sign may mean
	stated     map[string]bool  // the currencies that the document has named so far
	scratch    language.Tokens
	spare      []language.Token
	fold       []byte
	dayOrder   string // of day and month in the dates in digits of the document, as numericOrder gives it
	memo       [2]numberMemo
}

func (w *work) reset(pack *language.Pack, tr *traits, text string) {
	w.pack, w.traits = pack, tr
	pack.Tokenize(text, &w.t)
	w.allot()
	w.classify()
	w.figures, w.refused, w.numerals = w.figures[:0], w.refused[:0], w.numerals[:0]
}

func (w *work) allot() {
	n := len(w.t.List)
	if cap(w.taken) < n {
		w.taken, w.address, w.mask, w.near = make([]bool, n), make([]bool, n), make([]uint32, n), make([]uint8, n)
	}
	w.mask, w.near = w.mask[:n], w.near[:n]
	w.taken, w.address = w.taken[:n], w.address[:n]
	clear(w.taken)
	w.memo = [2]numberMemo{}
	clear(w.address)
}

// classify notes for each token what may begin there.
func (w *work) classify() {
	const dateish = 1<<language.Month | 1<<language.Weekday | 1<<language.Relative | 1<<language.Quarter | 1<<language.CalendarUnit |
		1<<language.Era | templateStart | digitBit | numberBit
	near := uint8(255)
	for i := len(w.t.List) - 1; i >= 0; i-- {
		tok := &w.t.List[i]
		m := uint32(0)
		if int(tok.ID) < len(w.traits.first) {
			m = w.traits.first[tok.ID]
		}
		if tok.Kind == language.Digits {
			m |= digitBit
		} else if tok.Kind == language.Word && w.pack.ReadsNumber(&w.t, i) {
			m |= numberBit
		}
		if near < 255 {
			near++
		}
		if m&dateish != 0 {
			near = 0
		}
		w.mask[i], w.near[i] = m, near
	}
}

// dateWithin reports whether a token that may belong to a date stands among the few after token i.
func (w *work) dateWithin(i int) bool { return i+1 < len(w.near) && w.near[i+1] < 6 }

// isDigits, isWord and isMark report whether token i is there and of that kind.
func (w *work) isDigits(i int) bool { return w.is(i, language.Digits) }
func (w *work) isWord(i int) bool   { return w.is(i, language.Word) }
func (w *work) isMark(i int) bool   { return w.is(i, language.Mark) }

func (w *work) is(i int, k language.TokenKind) bool {
	return i >= 0 && i < len(w.t.List) && w.t.List[i].Kind == k
}

// glued reports whether tokens i-1 and i are both there and touch.
func (w *work) glued(i int) bool { return i > 0 && i < len(w.t.List) && !w.t.List[i].Space }

// token is the text of token i, empty if there is none.
func (w *work) token(i int) string {
	if i < 0 || i >= len(w.t.List) {
		return ""
	}
	return w.t.Text[w.t.List[i].Start:w.t.List[i].End]
}

// mark reports whether token i is one of the given signs.
func (w *work) mark(i int, signs string) bool {
	if !w.isMark(i) {
		return false
	}
	r, n := utf8.DecodeRuneInString(w.t.Text[w.t.List[i].Start:])
	if w.t.List[i].Start+n != w.t.List[i].End {
		return false
	}
	for _, s := range signs {
		if s == r {
			return true
		}
	}
	return false
}

// lowerToken is the text of token i in lower case.
func (w *work) lowerToken(i int) string { return strings.ToLower(w.token(i)) }

func (w *work) rune(i int) rune {
	if i < 0 || i >= len(w.t.List) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(w.t.Text[w.t.List[i].Start:])
	return r
}

// capital reports whether token i is a word that begins with an upper-case letter.
func (w *work) capital(i int) bool { return w.isWord(i) && unicode.IsUpper(w.rune(i)) }

// lower reports whether token i is a word that begins with a letter that has case and is not upper case.
func (w *work) lower(i int) bool { return w.isWord(i) && unicode.IsLower(w.rune(i)) }

// ideograph reports whether token i is a word of a script that writes words and endings onto each other: Chinese
// characters, kana, Hangul.
func (w *work) ideograph(i int) bool {
	if !w.isWord(i) {
		return false
	}
	r := w.rune(i)
	return r >= 0x2E80 && (unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hiragana, r) || unicode.Is(unicode.Katakana, r) || unicode.Is(unicode.Hangul, r))
}

// has gives the longest phrase of a class at token i.
func (w *work) has(i int, class language.Class) (language.Match, bool) {
	if i < 0 || i >= len(w.mask) || w.mask[i]&bit(class) == 0 {
		return language.Match{}, false
	}
	return w.pack.Longest(&w.t, i, class)
}

// value is has for a class and one of the values.
func (w *work) value(i int, class language.Class, values ...string) (language.Match, bool) {
	if i < 0 || i >= len(w.mask) || w.mask[i]&bit(class) == 0 {
		return language.Match{}, false
	}
	w.found = w.pack.At(&w.t, i, w.found[:0])
	for _, m := range w.found {
		if m.Class != class {
			continue
		}
		for _, v := range values {
			if m.Value == v {
				return m, true
			}
		}
	}
	return language.Match{}, false
}

// before gives the longest phrase of a class that ends before token i; End is its first token.
func (w *work) before(i int, class language.Class) (language.Match, bool) {
	if i <= 0 || i > len(w.t.List) {
		return language.Match{}, false
	}
	if id := int(w.t.List[i-1].ID); id >= len(w.traits.last) || w.traits.last[id]&bit(class) == 0 {
		return language.Match{}, false
	}
	return w.pack.Preceding(&w.t, i, class)
}

// function gives the class of the function word at token i, empty if it is none.
func (w *work) function(i int) string {
	if m, ok := w.has(i, language.Function); ok {
		return m.Value
	}
	if w.traits.stop != nil && w.isWord(i) && w.traits.stop[w.lowerToken(i)] && !(w.traits.capitals && w.capital(i)) {
		return stopWord
	}
	return ""
}

// stopWord is the class of a word of which is only known that it is no noun as a rule.
const stopWord = "stop"

func (w *work) take(from, to int) {
	for i := from; i < to; i++ {
		w.taken[i] = true
	}
}

func (w *work) add(f figure) {
	w.take(f.from, f.to)
	w.figures = append(w.figures, f)
}

func (w *work) refuse(from, to int, reason string) {
	w.take(from, to)
	w.refused = append(w.refused, refusal{from, to, reason})
}

// digits is the value of the decimal digits of token i, -1 if it has more than 9 of them or is no digits; n is how many.
func (w *work) digits(i int) (v, n int) {
	if !w.isDigits(i) {
		return -1, 0
	}
	for _, r := range w.token(i) {
		if n++; n > 9 {
			return -1, n
		}
		v = v*10 + digit(r)
	}
	return v, n
}

// digit is the value of a character of category Nd.
func digit(r rune) int {
	if r < utf8.RuneSelf {
		return int(r - '0')
	}
	for _, g := range unicode.Nd.R16 {
		if rune(g.Lo) <= r && r <= rune(g.Hi) {
			return int(r-rune(g.Lo)) % 10
		}
	}
	for _, g := range unicode.Nd.R32 {
		if rune(g.Lo) <= r && r <= rune(g.Hi) {
			return int(r-rune(g.Lo)) % 10
		}
	}
	return 0
}
