package main

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"example.org/sourcebook/cmd/lexicon/table"
)

// currencies makes names and signs of currencies. The root has the ISO 4217 codes in use and the signs that need no
// language. Currencies that no country has used since 1990 are left out.
func currencies(l *locale) (file, error) {
	n, err := l.main("cldr-numbers-full", "currencies.json")
	if err != nil {
		return file{}, err
	}
	all := n.at("numbers", "currencies")
	supplemental, err := l.json("cldr-core", "supplemental/currencyData.json")
	if err != nil {
		return file{}, err
	}
	codes := tender(supplemental.at("supplemental", "currencyData", "region"), "1990")
	note := "all rows: source 1; which currencies are in use: source 2"
	cases := casesOf(l.tag)
	if len(cases) > 0 {
		note += "; other cases: cmd/lexicon/tables/cases.tsv"
	}
	b := l.header(phraseColumns, []string{"cldr-numbers-full", "cldr-core"}, note)
	var p phrases
	if l.tag == "root" {
		for _, code := range codes {
			p.add("currency", code, "cased short", code)
		}
	}
	link, err := currencyLink(l)
	if err != nil {
		return file{}, err
	}
	currencyNames(&p, all, codes, l.tag != "root", link)
	if l.tag != "root" {
		heads(&p, all, tender(supplemental.at("supplemental", "currencyData", "region"), ""))
	}
	var regions section
	if l.tag != "root" {
		err := l.eachRegion("cldr-numbers-full", "currencies.json", func(region string, n node) error {
			var q phrases
			currencyNames(&q, n.at("numbers", "currencies"), codes, true, link)
			regions.note(region, &p, &q)
			return nil
		})
		if err != nil {
			return file{}, err
		}
	}
	if p.empty() {
		return file{}, nil
	}
	inCases(&p, cases)
	p.write(b)
	regions.write(b)
	return file{l.tag + "/currencies.tsv", b.Bytes()}, nil
}

// casesOf gives the names of currencies of a language that have other forms in the table of cases, and these.
func casesOf(tag string) [][]string {
	return slices.DeleteFunc(table.Rows(tables, "tables/cases.tsv", "language", "name", "forms"),
		func(row []string) bool { return row[0] != tag })
}

// inCases adds to each name of a currency its forms in other cases.
func inCases(p *phrases, cases [][]string) {
	for _, row := range cases {
		for _, r := range p.order {
			if contains(p.rows[r], row[1], false) {
				p.add(r.class, r.value, r.flags, strings.Split(row[2], "|")...)
			}
		}
	}
}

// currencyLink gives the word that stands between a number and the name of a currency, such as "de" in Romanian; empty
// if there is none.
func currencyLink(l *locale) (string, error) {
	n, err := l.main("cldr-numbers-full", "numbers.json")
	if err != nil {
		return "", err
	}
	n = n.at("numbers")
	formats := n.at("currencyFormats-numberSystem-" + n.at("defaultNumberingSystem").text())
	for _, key := range formats.keys() {
		if _, rest, ok := strings.Cut(formats.at(key).text(), "{0}"); ok && strings.HasPrefix(key, "unitPattern-count-") {
			if link, _, ok := strings.Cut(rest, "{1}"); ok && strings.TrimSpace(link) != "" {
				return strings.TrimSpace(link), nil
			}
		}
	}
	return "", nil
}

// currencyNames adds the names, if asked for, and the signs of currencies; the forms behind a number also with the word
// that links them to it.
func currencyNames(p *phrases, all node, codes []string, names bool, link string) {
	for _, code := range codes {
		c := all.at(code)
		if names {
			for _, key := range c.keys() {
				if strings.HasPrefix(key, "displayName") && c.at(key).text() != code &&
					!strings.ContainsAny(c.at(key).text(), "(0123456789") {
					p.add("currency", code, "", c.at(key).text())
					p.add("currency", code, "", betweenKatakana(c.at(key).text(), "・"))
					if link != "" && key != "displayName" {
						p.add("currency", code, "", link+" "+c.at(key).text())
					}
				}
			}
		}
		symbol := c.at("symbol").text()
		if symbol != code {
			p.add("currency", code, "cased short", symbol)
		}
		for _, key := range []string{"symbol-alt-variant", "symbol-alt-formal"} {
			if s := c.at(key).text(); s != code && s != symbol {
				p.add("currency", code, "cased short", s)
			}
		}
		if s := c.at("symbol-alt-narrow").text(); s != code && s != symbol {
			p.add("currency", code, "cased short narrow", s)
		}
	}
}

// betweenKatakana gives a text with the mark in place of each blank between two words in katakana, as the press writes
// them.
func betweenKatakana(s, mark string) string {
	words := strings.Split(s, " ")
	var b strings.Builder
	for i, word := range words {
		if i > 0 {
			before, _ := utf8.DecodeLastRuneInString(words[i-1])
			behind, _ := utf8.DecodeRuneInString(word)
			if unicode.Is(unicode.Katakana, before) && unicode.Is(unicode.Katakana, behind) {
				b.WriteString(mark)
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(word)
	}
	return b.String()
}

// tender lists the codes of the currencies that are tender somewhere, or were so in the given year or later.
func tender(regions node, since string) []string {
	seen := map[string]bool{}
	for _, region := range regions.keys() {
		for _, entry := range regions.at(region).list() {
			for _, code := range entry.keys() {
				to := entry.at(code, "_to").text()
				if entry.at(code, "_tender").text() != "false" && (to == "" || since != "" && to >= since) {
					seen[code] = true
				}
			}
		}
	}
	var out []string
	for code := range seen {
		out = append(out, code)
	}
	sort.Strings(out)
	return out
}

// hasEndingApart reports whether the form key of the name of a currency c is another one with a word behind it, its
// ending.
func hasEndingApart(c node, key string) bool {
	for _, other := range c.keys() {
		form := c.at(other).text()
		if other != "displayName" && strings.HasPrefix(other, "displayName") && form != "" &&
			strings.HasPrefix(c.at(key).text(), form+" ") {
			return true
		}
	}
	return false
}

// heads adds the names of currencies without the word for the country: "baht" of "Thai baht". The name is the first or
// the last word, whichever has fewer different values in the language, since it is what recurs (dollar, peso). A name
// that several currencies in use share is ambiguous, all its entries being narrow.
func heads(p *phrases, all node, codes []string) {
	first, last := map[string]bool{}, map[string]bool{}
	for _, code := range codes {
		if words := strings.Fields(all.at(code, "displayName").text()); len(words) > 1 {
			first[words[0]], last[words[len(words)-1]] = true, true
		}
	}
	byHead := map[string][]string{}
	short := map[string]bool{} // heads of names of two words; "new" of "new … …" is none
	var order []string
	for _, code := range codes {
		c := all.at(code)
		for _, key := range c.keys() {
			words := strings.Fields(c.at(key).text())
			if !strings.HasPrefix(key, "displayName") || len(words) < 2 {
				continue
			}
			head := words[0]
			if len(last) < len(first) {
				head = words[len(words)-1]
			}
			if head = strings.ToLower(head); len(head) < 2 || hasEndingApart(c, key) {
				continue // "a zollaroù"
			}
			short[head] = short[head] || len(words) == 2
			if byHead[head] == nil {
				order = append(order, head)
			}
			if !contains(byHead[head], code, true) {
				byHead[head] = append(byHead[head], code)
			}
		}
	}
	for _, head := range order {
		flags := ""
		if len(byHead[head]) > 1 {
			if flags = "narrow"; !short[head] {
				continue
			}
		}
		for _, code := range byHead[head] {
			p.add("currency", code, flags, head)
		}
	}
}

// regionCurrencies makes the list of the currencies that the regions use today.
func regionCurrencies(s *sources) (file, error) {
	n, err := s.json("cldr-core", "supplemental/currencyData.json")
	if err != nil {
		return file{}, err
	}
	b := s.header("region\tcurrency", []string{"cldr-core"})
	regions := n.at("supplemental", "currencyData", "region")
	for _, region := range regions.keys() {
		for _, entry := range regions.at(region).list() { // the newest first where several are tender
			code := entry.keys()[0]
			if entry.at(code, "_to").text() == "" && entry.at(code, "_tender").text() != "false" {
				fmt.Fprintf(b, "%s\t%s\n", region, code)
				break
			}
		}
	}
	return file{"root/regions.tsv", b.Bytes()}, nil
}
