// Package symbol reads the symbols of units that science writes the same way in every language: a prefix and a symbol,
// with an exponent, and with others over and under a slash, "hm³", "µg/m³", "kWh/m2". What may be combined is told by
// root/symbols.tsv; the codes are those of UCUM (Unified Code for Units of Measure).
package symbol

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// use is where a symbol may stand.
type use uint8

const (
	alone use = 1 << iota
	power
	powerBelow
	over
	under
)

// uses are the names of the uses in the lexicon.
var uses = map[string]use{
	"alone": alone, "power": power, "power_below": powerBelow, "over": over, "under": under,
}

// entry is what a symbol with its prefix means, and where it may stand.
type entry struct {
	code string
	uses use
}

// Symbols are the symbols with their prefixes.
type Symbols struct {
	entries map[string]entry
	longest int // in bytes
}

// MaxBytes bounds the symbols of a unit together.
const MaxBytes = 24

// Load reads the symbols of the lexicon.
func Load(l *language.Lexicon) (*Symbols, error) {
	return language.Read(l, "root/symbols.tsv", "symbols of units", func(f *language.File) *Symbols {
		s := &Symbols{entries: map[string]entry{}}
		for row := range f.Rows("symbol", "code", "prefixes", "uses") {
			var all use
			for name := range row.List(3) {
				u, ok := uses[name]
				if !ok {
					row.Fail("use %q; write alone, power, power_below, over or under", name)
				}
				all |= u
			}
			for prefix := range row.List(2) {
				sign, meaning, ok := strings.Cut(prefix, "=")
				if !ok {
					meaning = sign
				}
				s.add(sign, meaning, row.Text(0), row.Text(1), all)
			}
		}
		return s
	})
}

// prefixless stands in the lexicon for a symbol without a prefix.
const prefixless = "-"

// add adds a symbol with a prefix, and what UCUM writes for that.
func (s *Symbols) add(prefix, meaning, symbol, code string, u use) {
	if prefix != prefixless {
		symbol, code = prefix+symbol, meaning+code
	}
	e := s.entries[symbol]
	e.code, e.uses = code, e.uses|u
	s.entries[symbol] = e
	s.longest = max(s.longest, len(symbol))
}

// TakesPower reports whether a symbol may have an exponent.
func (s *Symbols) TakesPower(symbol string) bool {
	return s.entries[symbol].uses&(power|powerBelow) != 0
}

// Read reads a unit at the begin of a text: its UCUM code, and how many bytes it has; none if the text begins with no
// unit that needs these rules, or goes on behind it with a letter, a digit or another slash.
func (s *Symbols) Read(text string) (code string, n int) {
	first, n, plain := s.part(text, over)
	if n == 0 {
		return "", 0
	}
	code = first
	for slashes := 0; slashes < 2; slashes++ {
		rest, ok := strings.CutPrefix(text[n:], "/")
		if !ok {
			break
		}
		below, k, _ := s.part(rest, under)
		if k == 0 {
			break
		}
		code, n, plain = code+"/"+below, n+1+k, false
	}
	if plain && s.entries[text[:n]].uses&alone == 0 || goesOn(text[n:]) {
		return "", 0
	}
	return code, n
}

// part reads one symbol with its exponent, for a place over or under a slash; plain means that it has no exponent.
func (s *Symbols) part(text string, place use) (code string, n int, plain bool) {
	for n = min(s.longest, len(text)); n > 0; n-- {
		e, ok := s.entries[text[:n]]
		if !ok {
			continue
		}
		exponent, k := exponentAt(text[n:])
		switch raised := e.uses&power != 0 || place == under && e.uses&powerBelow != 0; {
		case k > 0 && raised:
			return e.code + exponent, n + k, false
		case k == 0 && (e.uses&place != 0 || place == over && e.uses&alone != 0):
			return e.code, n, true
		}
	}
	return "", 0, false
}

// exponentAt reads an exponent of two or three, raised or not.
func exponentAt(text string) (digit string, n int) {
	for _, e := range exponents {
		if strings.HasPrefix(text, e.sign) {
			return e.digit, len(e.sign)
		}
	}
	return "", 0
}

var exponents = []struct{ sign, digit string }{{"²", "2"}, {"³", "3"}, {"2", "2"}, {"3", "3"}}

// goesOn reports whether a text goes on a word, a number or a unit.
func goesOn(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return text != "" && (strings.ContainsRune("/·⋅²³", r) || unicode.IsDigit(r) || unicode.In(r, alphabets...))
}

// alphabets are those of the symbols.
var alphabets = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic}
