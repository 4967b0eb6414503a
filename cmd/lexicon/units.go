package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ucumTable has the UCUM codes of the simple units of CLDR.
//
//go:embed ucum.tsv
var ucumTable []byte

// ucum maps CLDR's unit identifiers to UCUM codes.
type ucum struct {
	simple   map[string]string // identifiers of simple units
	known    node              // CLDR's table of units
	prefixes map[string]string // "kilo" → "k"
	symbols  map[string]string // symbols that need no language → UCUM codes
	likely   node              // CLDR's likely subtags
	systems  node              // systems of measurement by region
}

// ucumCodes reads the table of simple units from the lexicon, and checks it: CLDR has the identifier and UCUM the code.
func ucumCodes(s *sources) (*ucum, error) {
	u := &ucum{simple: map[string]string{}, prefixes: map[string]string{}, symbols: map[string]string{}}
	n, err := s.json("cldr-core", "supplemental/units.json")
	if err != nil {
		return nil, err
	}
	likely, err := s.json("cldr-core", "supplemental/likelySubtags.json")
	if err != nil {
		return nil, err
	}
	measures, err := s.json("cldr-core", "supplemental/measurementData.json")
	if err != nil {
		return nil, err
	}
	u.likely = likely.at("supplemental", "likelySubtags")
	u.systems = measures.at("supplemental", "measurementData", "measurementSystem")
	prefixes := n.at("supplemental", "unitPrefixes")
	for _, name := range prefixes.keys() {
		symbol := prefixes.at(name, "_symbol").text()
		if prefixes.at(name, "_power10").text() != "" {
			u.prefixes[name] = strings.ReplaceAll(symbol, "μ", "u")
		}
	}
	var defined struct {
		Units struct{ Data [][]any }
	}
	if err := json.Unmarshal(s.files["@lhncbc/ucum-lhc/data/ucumDefs.min.json"], &defined); err != nil {
		return nil, err
	}
	codes := map[string]bool{}
	for _, unit := range defined.Units.Data {
		codes[unit[2].(string)] = true
	}
	multiple := regexp.MustCompile(`^\d+\.`) // "14.d"
	known := n.at("supplemental", "convertUnits")
	u.known = known
	for i, line := range bytes.Split(ucumTable, []byte("\n")) {
		id, code, ok := strings.Cut(string(line), "\t")
		if !ok || strings.HasPrefix(id, "#") {
			continue
		}
		base := multiple.ReplaceAllString(code, "")
		if base == "kgf" || base == "kg" || base == "har" { // with a prefix
			base = base[1:]
		}
		if !codes[base] {
			return nil, fmt.Errorf("%s:%d: UCUM has no unit %s", "ucum.tsv", i+1, base)
		}
		if known.at(id).value == nil && !strings.HasPrefix(id, "part-per-") {
			return nil, fmt.Errorf("%s:%d: CLDR has no unit %s", "ucum.tsv", i+1, id)
		}
		u.simple[id] = code
	}
	return u, nil
}

// code gives the UCUM code of a CLDR unit identifier such as "kilowatt-hour", "meter-per-square-second", and false if
// there is none. UTS 35 part 6, Unit Identifiers.
func (u *ucum) code(id string) (string, bool) {
	if code, ok := u.simple[id]; ok {
		return code, true
	}
	if top, bottom, ok := strings.Cut(id, "-per-"); ok {
		a, ok1 := u.product(top)
		b, ok2 := u.product(bottom)
		return a + "/" + b, ok1 && ok2 && !strings.Contains(b, ".") && !strings.Contains(bottom, "-per-")
	}
	return u.product(id)
}

// product gives the code of a product of units: the parts that are separated by hyphens, longest units first.
func (u *ucum) product(id string) (string, bool) {
	if code, ok := u.single(id); ok {
		return code, true
	}
	for i := len(id) - 1; i > 0; i-- {
		if id[i] != '-' {
			continue
		}
		if a, ok := u.single(id[:i]); ok {
			if b, ok := u.product(id[i+1:]); ok {
				return a + "." + b, true
			}
		}
	}
	return "", false
}

// single gives the code of one unit with its prefix and power.
func (u *ucum) single(id string) (string, bool) {
	power := ""
	for _, p := range [][2]string{{"square-", "2"}, {"cubic-", "3"}} {
		if rest, ok := strings.CutPrefix(id, p[0]); ok {
			id, power = rest, p[1]
		}
	}
	code, ok := u.simple[id]
	if !ok {
		for name, symbol := range u.prefixes { // at most one gives a unit: no unit's name begins with a prefix
			if rest, is := strings.CutPrefix(id, name); is && u.simple[rest] != "" {
				code, ok = symbol+u.simple[rest], true
			}
		}
	}
	if !ok {
		return "", false
	}
	return code + power, true
}

// meant is the code of a unit by one of its names: CLDR translates the American ton with the bare word for the tonne in
// many languages ("tonnellate", "тонн"), which means the tonne where the metric system is in use.
func (u *ucum) meant(l *locale, id, code, name string) string {
	if id == "ton" && u.metric(l.cldr) && !strings.ContainsAny(name, " -.\u00a0") {
		return u.simple["tonne"]
	}
	return code
}

// metric reports whether the region where a language is spoken most measures in the metric system.
func (u *ucum) metric(language string) bool {
	full := strings.Split(u.likely.at(language).text(), "-")
	system := u.systems.at(full[len(full)-1]).text()
	return system == "" || system == u.systems.at("001").text()
}

// international reports whether a unit with symbols that need no language is one of the International System of Units,
// or used with it (CLDR's systems of units); calendar units are not.
func (u *ucum) international(id string) bool {
	systems := u.known.at(id, "_systems").list()
	for _, s := range systems {
		switch s.text() {
		case "si", "si_acceptable", "metric", "metric_adjacent":
			return !slices.Contains(calendarUnits, id)
		}
	}
	if len(systems) > 0 {
		return false
	}
	if strings.HasPrefix(id, "part-per-1e") || id == "percent" || id == "permille" {
		return true
	}
	return slices.ContainsFunc(baseUnits, func(unit string) bool { return strings.Contains(id, unit) })
}

// calendarUnits are units of the International System, or used with it, whose symbols belong to a language.
var calendarUnits = []string{"day", "week", "month", "year", "decade", "century", "quarter"}

// baseUnits are those of which CLDR makes units without a system: "megabyte-per-second".
var baseUnits = []string{"meter", "watt", "byte", "hertz", "gram", "liter", "pascal", "joule"}

// counted reports whether a pattern of CLDR is that of a number of a unit, in any case of the language:
// "unitPattern-count-many", "instrumental-count-many". Years, decades and centuries have no other cases here: with
// those they are dates, "в 2010-2015 годах".
func counted(unit, name string) bool {
	switch unit {
	case "duration-year", "duration-year-person", "duration-decade", "duration-century":
		return strings.HasPrefix(name, "unitPattern")
	}
	return strings.HasPrefix(name, "unitPattern") || strings.Contains(name, "-count-")
}

// symbol reports whether a name of a unit is a symbol, in which the case of the letters matters: one or two letters of
// a script with cases.
func symbol(s string) bool {
	if n := utf8.RuneCountInString(s); n == 0 || n > 2 {
		return false
	}
	for _, r := range s {
		if unicode.ToUpper(r) == unicode.ToLower(r) {
			return false
		}
	}
	return true
}

// phrases makes the names and signs of the units of measure of a language.
func (u *ucum) phrases(l *locale) (file, error) {
	var all []node
	for _, name := range append([]string{l.cldr}, regional[l.tag]...) {
		if !l.has("cldr-units-full", "main/"+name+"/units.json") {
			continue
		}
		n, err := l.json("cldr-units-full", "main/"+name+"/units.json")
		if err != nil {
			return file{}, err
		}
		all = append(all, n.at("main", name, "units"))
	}
	function := map[string]bool{}
	if where, ok := wordFiles[l.tag]; ok {
		words := l.words(where)
		for _, class := range []string{"Determiner", "Preposition", "Conjunction", "Auxiliary", "Copula"} {
			for _, w := range words[class] {
				function[w] = w != "d" && w != "m" // elided forms, which an apostrophe follows
			}
		}
	}
	b := l.header(phraseColumns, []string{"cldr-units-full"}, "the UCUM codes are those of cmd/lexicon/ucum.tsv")
	var p phrases
	for _, width := range []string{"long", "short"} {
		flags := ""
		if width == "short" {
			flags = "short"
		}
		for _, key := range all[0].at(width).keys() {
			_, id, ok := strings.Cut(key, "-")
			if !ok {
				continue
			}
			code, ok := u.code(id)
			if !ok || l.tag == "root" && (width == "long" || !u.international(id)) {
				continue
			}
			class := "measure"
			switch {
			case id == "percent":
				class = "percent"
			case id == "permille":
				class, code = "percent", "‰"
			}
			calendar := strings.HasPrefix(key, "duration-")
			for _, n := range all {
				unit := n.at(width, key)
				for _, name := range unit.keys() {
					if !counted(key, name) && (name != "displayName" || class != "measure") {
						continue
					}
					left, right, _ := strings.Cut(strings.Map(plain, unit.at(name).text()), "{0}")
					left, right = strings.TrimSpace(left), strings.TrimSpace(right)
					s := left + right
					switch {
					case left != "" && right != "": // around the number
					case function[s] || l.tag == "root" && s == id:
					case calendar && l.tag != "root" && utf8.RuneCountInString(s) == 1 && u.symbols[s] != "" && u.symbols[s] != code:
						// "m" is a metre, though it may also be a month
					case symbol(s) && class == "measure", width == "short" && utf8.RuneCountInString(s) < 3 && class == "measure":
						p.add(class, code, "short cased", s)
					default:
						p.add(class, u.meant(l, id, code, s), flags, s)
					}
				}
			}
		}
	}
	if p.empty() {
		return file{}, nil
	}
	if l.tag == "root" {
		for r, list := range p.rows {
			for _, s := range list {
				u.symbols[s] = r.value
			}
		}
	}
	p.write(b)
	return file{l.tag + "/units.tsv", b.Bytes()}, nil
}
