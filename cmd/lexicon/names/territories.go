package main

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"example.org/sourcebook/cmd/lexicon/table"
)

// cutBracket parts a name from what stands in brackets behind it.
func cutBracket(name string) (before, inside string, ok bool) {
	if before, inside, ok = strings.Cut(name, " ("); !ok {
		before, inside, ok = strings.Cut(name, "（")
	}
	return before, inside, ok
}

// isName reports whether what stands in a bracket may be a name.
func isName(inside string) bool {
	r := []rune(inside)
	return len(r) > 3 && unicode.IsUpper(r[0])
}

// sharedNames gives the names before a bracket that several territories have: in "Congo (Republic)" the bracket tells
// two of them apart and is no name, unless it holds the name ("Congo (Republic of the Congo)").
func sharedNames(territories map[string]string) map[string]bool {
	of, shared := map[string]string{}, map[string]bool{}
	for _, c := range slices.Sorted(maps.Keys(territories)) {
		code, _, _ := strings.Cut(c, "-alt-")
		before, _, _ := cutBracket(territories[c])
		if of[before] == "" {
			of[before] = code
		}
		shared[before] = shared[before] || of[before] != code
	}
	return shared
}

// respelled gives the spellings of the name of a country, see spellings.tsv: the first row changes the name itself.
func respelled(name string) []string {
	rows := table.Rows(tables, "spellings.tsv", "text", "becomes")
	out := []string{strings.ReplaceAll(name, rows[0][0], rows[0][1])}
	for _, row := range rows[1:] {
		out = append(out, strings.ReplaceAll(out[0], row[0], row[1]))
	}
	return out
}

// locale is a locale of CLDR and the language whose names it has.
type locale struct{ name, language string }

// localesOf gives the locales in which countries have names: those of the languages, then what languages have more.
func (g atlas) localesOf() []locale {
	var out []locale
	for _, l := range g.locales {
		out = append(out, locale{l, l})
	}
	for _, row := range table.Rows(tables, "languages.tsv", "language", "source", "more") {
		if row[2] != "-" {
			out = append(out, locale{row[2], row[0]})
		}
	}
	for _, row := range table.Rows(tables, "otherscripts.tsv", "locale", "language") {
		out = append(out, locale{row[0], row[1]})
	}
	return out
}

// addTerritories adds the names of the territories of a locale to the places, by code.
func (g atlas) addTerritories(l locale, found map[string]*place) error {
	var file struct {
		Main map[string]struct {
			LocaleDisplayNames struct{ Territories map[string]string }
		}
	}
	err := g.readJSON(&file, "node_modules", "cldr-localenames-full", "main", l.name, "territories.json")
	if err != nil {
		return err
	}
	territories := file.Main[l.name].LocaleDisplayNames.Territories
	shared := sharedNames(territories)
	for _, c := range slices.Sorted(maps.Keys(territories)) { // CN before CN-alt-…
		code, _, alternative := strings.Cut(c, "-alt-")
		if slices.Contains(noPlaces, code) || code[0] < 'A' && len(code) != 3 {
			continue
		}
		if found[code] == nil {
			found[code] = g.territory(code)
		}
		p := found[code]
		before, inside, bracket := cutBracket(territories[c])
		p.add(l.language, "1", before)
		inside = strings.TrimRight(inside, ")）")
		// "Myanmar (Burma)": two names, or a name and what tells it apart
		if bracket && isName(inside) && (!shared[before] || strings.Contains(inside, before)) {
			p.add(l.language, "1", inside)
		}
		if l.language == inEnglish && !alternative {
			p.name = before
			g.countryName[code] = before
		}
	}
	return nil
}

// territory makes a place of a territory of CLDR: a country, a macro-region, or a body that has a code.
func (g atlas) territory(code string) *place {
	kind, order := "c", 0
	switch {
	case code[0] < 'A':
		kind, order = "m", 1
	case code == "UN" || code == "EU":
		kind = "o"
	}
	p := newPlace(strings.ToLower(code), kind, order)
	if kind == "o" {
		p.add(inEnglish, "1", code)
	}
	if q := g.wikidata[code]; q != "" {
		p.id, p.wikidata = strings.ToLower(q), q
	} else if kind == "m" {
		p.id = "m49-" + code
	}
	return p
}

// addEarth adds the names that a row of Natural Earth has in a language; nil has none.
func (p *place) addEarth(language string, row map[string]string) {
	p.add(language, "2", row["NAME_"+strings.ToUpper(language)])
	switch language {
	case inEnglish:
		p.add(language, "2", row["NAME_LONG"], row["FORMAL_EN"])
	case inChinese:
		p.add(language, "2", row["NAME_ZHT"])
	}
}

// addSpellings adds other spellings of the English and French names, and the name without what CLDR adds to it: Hong
// Kong SAR China.
func (p *place) addSpellings() {
	for _, l := range []string{inEnglish, inFrench} {
		for _, n := range p.names[l] {
			if short, ok := strings.CutSuffix(n, wordsOf("suffix")[0]); ok {
				p.names[l] = append([]string{short}, p.names[l]...)
				p.name = short
			}
			p.add(l, "1", respelled(n)...)
		}
	}
}
