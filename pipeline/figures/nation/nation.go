// Package nation tells by the words for countries in a paragraph which of the currencies of one name it means.
package nation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/figures/scan"
	"example.org/sourcebook/pipeline/language"
)

// Words are the words that tell which of the currencies of one name is meant, by the code of the currency: for each
// full name what it has beside the name that several share, "chileno" of "peso chileno". All words of one must be
// there: the east alone is not that of the East Caribbean.
type Words map[string][][]string

// SharedNames gives the names and signs that several currencies have.
func SharedNames(entries []*language.Entry) map[string]bool {
	code := map[string]string{}
	shared := map[string]bool{}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Phrase, ".")
		if !e.Flags.Has(language.Narrow) {
			continue
		}
		if other, ok := code[name]; ok && other != e.Value {
			shared[name] = true
		}
		code[name] = e.Value
	}
	return shared
}

// leastNation is the length from which a word of the full name of a currency is taken for that of a country.
const leastNation = 4

// WordsOf draws the words from the full names of the currencies of a language. A name tells nothing if several
// currencies have each of its words, and words in small letters that several have ("convertible") are not asked for.
func WordsOf(p *language.Pack, shared map[string]bool) Words {
	codes := map[string]string{} // of a word; empty if several currencies have it
	n := Words{}
	full := fullNames(p, shared)
	for _, name := range full {
		for _, word := range name.words {
			if other, ok := codes[strings.ToLower(word)]; ok && other != name.code {
				codes[strings.ToLower(word)] = ""
			} else {
				codes[strings.ToLower(word)] = name.code
			}
		}
	}
	for _, name := range full {
		var words []string
		own := false
		for _, word := range name.words {
			lower := strings.ToLower(word)
			unique := codes[lower] != ""
			own = own || unique
			if unique || lower != word {
				words = append(words, lower)
			}
		}
		if own {
			n[name.code] = append(n[name.code], words)
		}
	}
	return n
}

// fullName is the name of a currency that has a shared name in it, as the words beside that.
type fullName struct {
	code  string
	words []string
}

// fullNames gives those of a language, in its order.
func fullNames(p *language.Pack, shared map[string]bool) []fullName {
	var out []fullName
	for _, e := range p.Entries(language.Currency) {
		if e.Flags.Has(language.Narrow) || e.Flags.Has(language.Short) {
			continue
		}
		name := fullName{code: e.Value}
		parts := strings.Fields(e.Phrase)
		if len(parts) < 2 || !slices.ContainsFunc(parts, func(w string) bool { return shared[strings.ToLower(w)] }) {
			continue
		}
		for _, word := range parts {
			if !shared[strings.ToLower(word)] && utf8.RuneCountInString(word) >= leastNation {
				name.words = append(name.words, word)
			}
		}
		out = append(out, name)
	}
	return out
}

// Named reports whether a paragraph has all the words of one of the names of a currency.
func (n Words) Named(w *scan.Sheet, code string) bool {
	for _, words := range n[code] {
		all := true
		for _, word := range words {
			all = all && hasWord(w, word)
		}
		if all {
			return true
		}
	}
	return false
}

// hasWord reports whether the paragraph has a word, or, with a capital, one that is made from the same name.
func hasWord(w *scan.Sheet, nation string) bool {
	first, _ := utf8.DecodeRuneInString(nation)
	for i := range w.List {
		if unicode.ToLower(w.Rune(i)) != first || !w.IsWord(i) || inCurrency(w, i) {
			continue
		}
		most := inflection
		if w.IsCapital(i) {
			most = derivation
		}
		if word := w.LowerToken(i); word == nation || sameStem(word, nation, most) {
			return true
		}
	}
	return false
}

// inCurrency reports whether token i is a part of the name of a currency: "Hong Kong dollars" names no country.
func inCurrency(w *scan.Sheet, i int) bool {
	for k := max(0, i-3); k <= i; k++ {
		if m, ok := w.Has(k, language.Currency); ok && m.End > i {
			return true
		}
	}
	return false
}

// The shortest stem that two words for a country share, and the longest ending behind it: in two forms of an adjective
// ("chileno", "chilena"), in it and the name of the country ("Chile").
const (
	leastStem  = 5
	inflection = 2
	derivation = 4
)

// sameStem reports whether two words begin alike and differ in an ending of so many characters at most.
func sameStem(a, b string, most int) bool {
	stem := 0
	for stem < len(a) && stem < len(b) && a[stem] == b[stem] {
		stem++
	}
	for stem > 0 && stem < len(a) && !utf8.RuneStart(a[stem]) {
		stem--
	}
	if utf8.RuneCountInString(a[:stem]) < leastStem {
		return false
	}
	return max(utf8.RuneCountInString(a[stem:]), utf8.RuneCountInString(b[stem:])) <= most
}
