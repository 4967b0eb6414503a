package main

import (
	"fmt"
	"strings"
)

// numbers makes the signs of numbers in digits, and what multiplies a number: CLDR's compact forms.
func numbers(l *locale) (file, error) {
	n, err := l.main("cldr-numbers-full", "numbers.json")
	if err != nil {
		return file{}, err
	}
	n = n.at("numbers")
	b := l.header(phraseColumns, []string{"cldr-numbers-full", "cldr-rbnf"},
		"ordinal_suffix: source 2; all other rows: source 1")
	p := signsAndWords(l, n)
	if err := p.ordinalSuffixes(l); err != nil {
		return file{}, err
	}
	var regions section
	if l.tag != "root" {
		err := l.eachRegion("cldr-numbers-full", "numbers.json", func(region string, n node) error {
			regions.note(region, p, signsAndWords(l, n.at("numbers")))
			return nil
		})
		if err != nil {
			return file{}, err
		}
		if err := p.regionalGroups(l, n.at("symbols-numberSystem-latn", "decimal").text()); err != nil {
			return file{}, err
		}
	}
	p.write(b)
	regions.write(b)
	return file{l.tag + "/digits.tsv", b.Bytes()}, nil
}

// numberingSystems are the decimal systems of digits of a locale: the default one, the Latin digits, the native ones.
func numberingSystems(n node) []string {
	systems := []string{n.at("defaultNumberingSystem").text()}
	for _, s := range []string{"latn", n.at("otherNumberingSystems", "native").text()} {
		if !contains(systems, s, true) && n.at("symbols-numberSystem-"+s).value != nil {
			systems = append(systems, s)
		}
	}
	return systems
}

// signsAndWords makes the rows of one locale.
func signsAndWords(l *locale, n node) *phrases {
	p := new(phrases)
	systems := numberingSystems(n)
	for _, s := range systems {
		signs := n.at("symbols-numberSystem-" + s)
		p.sign("decimal", signs.at("decimal").text())
		p.sign("decimal", signs.at("currencyDecimal").text())
		p.sign("group", signs.at("group").text())
		if group := signs.at("currencyGroup").text(); group != signs.at("decimal").text() {
			p.sign("group", group)
		}
		p.sign("plus", signs.at("plusSign").text())
		p.sign("minus", signs.at("minusSign").text())
		side := ""
		if strings.HasPrefix(strings.Map(plain, n.at("percentFormats-numberSystem-"+s, "standard").text()), "%") {
			side = "before after"
		}
		p.add("percent", "%", side, signs.at("percentSign").text())
		p.add("percent", "‰", side, signs.at("perMille").text())
		p.add("comparator", "~", "before", signs.at("approximatelySign").text())
		misc := n.at("miscPatterns-numberSystem-" + s)
		for _, m := range [][2]string{{"approximately", "~"}, {"atLeast", ">="}, {"atMost", "<="}} {
			before, after, _ := strings.Cut(misc.at(m[0]).text(), "{0}")
			p.add("comparator", m[1], "before", before)
			p.add("comparator", m[1], "after", after)
		}
		_, rest, _ := strings.Cut(misc.at("range").text(), "{0}")
		between, _, _ := strings.Cut(rest, "{1}")
		p.add("range", "to", "", between)
	}
	grouping(p, n.at("decimalFormats-numberSystem-"+systems[0], "standard").text(), n.at("minimumGroupingDigits").text())
	for _, s := range systems {
		if l.tag == "root" { // its words are the prefixes of the SI, not those of a language
			break
		}
		formats := n.at("decimalFormats-numberSystem-" + s)
		p.compact(formats.at("long", "decimalFormat"), "")
		p.compact(formats.at("short", "decimalFormat"), "short")
	}
	return p
}

// regionalGroups adds the grouping signs of the language's other regions (CLDR's locales fr-CH, fr-LU, …), but for the
// language's own decimal sign.
func (p *phrases) regionalGroups(l *locale, decimal string) error {
	return l.eachRegion("cldr-numbers-full", "numbers.json", func(_ string, n node) error {
		if group := n.at("numbers", "symbols-numberSystem-latn", "group").text(); group != decimal {
			p.sign("group", group)
		}
		return nil
	})
}

// sign adds a sign; a blank of any kind is written as "space".
func (p *phrases) sign(name, s string) {
	s = strings.Map(plain, s)
	if strings.TrimSpace(s) == "" && s != "" {
		s = "space"
	}
	p.add("sign", name, "", s)
}

// grouping adds the sizes of groups as a CLDR number pattern has them: "#,##,##0.###" is 3 and 2.
func grouping(p *phrases, pattern, minimum string) {
	integer, _, _ := strings.Cut(pattern, ".")
	parts := strings.Split(integer, ",")
	primary, secondary := 0, 0
	if n := len(parts); n > 1 {
		primary, secondary = len(parts[n-1]), len(parts[n-1])
		if n > 2 {
			secondary = len(parts[n-2])
		}
	}
	p.add("grouping", "", "", fmt.Sprintf("%d %d %s", primary, secondary, minimum))
}

// compact adds the words of CLDR's compact formats with the power of ten that each stands for: the type (1000, 10000,
// …) divided by the power that the zeros of the pattern show. A word that stands before the number has the flag before.
func (p *phrases) compact(formats node, flags string) {
	keys := formats.keys()
	byPower := map[string]map[int][]string{}
	for _, key := range keys {
		zeros := strings.Count(before(key, "-"), "0")
		pattern := strings.Split(formats.at(key).text(), ";")[0]
		shown := strings.Count(pattern, "0")
		power := zeros
		if shown > 0 {
			power -= shown - 1
		}
		if shown == 0 && !strings.HasSuffix(key, "-count-0") && !strings.HasSuffix(key, "-count-1") {
			continue // a form without number and without exact meaning, as "thousands"
		}
		pattern = strings.TrimSpace(strings.Map(plain, strings.ReplaceAll(pattern, "'", "")))
		side := ""
		if shown > 0 && strings.HasSuffix(pattern, "0") {
			side = "before"
		}
		word := strings.TrimSpace(strings.ReplaceAll(pattern, "0", ""))
		if power > 0 && word != "" && !strings.ContainsAny(word, "¤") {
			if byPower[side] == nil {
				byPower[side] = map[int][]string{}
			}
			byPower[side][power] = append(byPower[side][power], word)
		}
	}
	for _, side := range []string{"", "before"} {
		for power := 1; power < 40; power++ {
			p.add("multiplier", fmt.Sprint(power), strings.TrimSpace(flags+" "+side), byPower[side][power]...)
		}
	}
}

func before(s, sep string) string { a, _, _ := strings.Cut(s, sep); return a }
