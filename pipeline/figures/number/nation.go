package number

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/pipeline/language"
)

// nations are the words that tell which of the currencies of one name is meant, by the code of the currency: for each
// full name what it has beside the name that several share, "chileno" of "peso chileno". All words of one must be
// there: the east alone is not that of the East Caribbean.
type nations map[string][][]string

// sharedNames gives the names and signs that several currencies have.
func sharedNames(entries []*language.Entry) map[string]bool {
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

// nationsOf draws the words from the full names of the currencies of a language. A name tells nothing if several
// currencies have each of its words, and words in small letters that several have ("convertible") are not asked for.
func nationsOf(p *language.Pack, shared map[string]bool) nations {
	codes := map[string]string{} // of a word; empty if several currencies have it
	n := nations{}
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
		if len(parts) < 2 || !anyOf(strings.Fields(strings.ToLower(e.Phrase)), shared) {
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

func anyOf(words []string, set map[string]bool) bool {
	for _, word := range words {
		if set[word] {
			return true
		}
	}
	return false
}

// theOnly gives the only one of the candidates whose country the paragraph names.
func (w *Units) theOnly(names func(code string) bool) (one language.Match, ok bool) {
	for k, f := range w.candidates {
		if ok && one.Value == f.Value || !names(f.Value) {
			continue
		}
		if ok {
			return one, false
		}
		one, ok = w.candidates[k], true
	}
	return one, ok
}

// ofNation reports whether the paragraph has a word for the country or the government of a currency.
func (w *Units) ofNation(code string) bool {
	of, asked := w.nation[code]
	if !asked {
		for _, nation := range w.Pack.Nations[code] {
			of = of || strings.Contains(w.Text, nation)
		}
		w.nation[code] = of
	}
	return of
}

// namesNation reports whether a word of the paragraph is one of the words that tell a currency, or the name of the
// country that such a word is made from ("Chile", "chileno").
func (w *Units) namesNation(code string) bool {
	named, asked := w.named[code]
	if !asked {
		named = w.hasNation(code)
		w.named[code] = named
	}
	return named
}

// hasNation looks for the words of namesNation: all those of one name.
func (w *Units) hasNation(code string) bool {
	for _, words := range w.traits.nations[code] {
		all := true
		for _, word := range words {
			all = all && w.hasWord(word)
		}
		if all {
			return true
		}
	}
	return false
}

// hasWord reports whether the paragraph has a word, or, with a capital, one that is made from the same name.
func (w *Units) hasWord(nation string) bool {
	first, _ := utf8.DecodeRuneInString(nation)
	for i := range w.List {
		if unicode.ToLower(w.Rune(i)) != first || !w.IsWord(i) || w.inCurrency(i) {
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
func (w *Units) inCurrency(i int) bool {
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

// nameBefore reads the name of a currency that stands before its number without a blank, in a script that has none:
// "港幣5億元". What stands behind the number is then its unit once more.
func (w *Units) nameBefore(i, to int) bool {
	return w.IsSyllabic(i) && w.IsSyllabic(to-1) && to-i > 1 && w.Glued(to) && w.IsDigits(to)
}

// PastUnit gives the token after the unit at token k of an amount whose currency stands before the number, too; k if
// there is none: "元" of "港幣5億元".
func (w *Units) PastUnit(k int, before Unit) int {
	if !w.IsSyllabic(before.To - 1) {
		return k
	}
	if u, ok := w.CurrencyAfter(k); ok && w.IsSyllabic(k) && w.Glued(k) {
		return u.To
	}
	return k
}
