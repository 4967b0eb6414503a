package main

import (
	"fmt"
	"sort"
	"strings"
)

// ordinalSuffixes adds what CLDR's rules write after the digits of an ordinal.
func (p *phrases) ordinalSuffixes(l *locale) error {
	for _, name := range append([]string{l.cldr}, regional[l.tag]...) {
		path := "rbnf/" + name + ".json"
		if !l.has("cldr-rbnf", path) {
			continue
		}
		n, err := l.json("cldr-rbnf", path)
		if err != nil {
			return err
		}
		sets := n.at("rbnf", "rbnf", "OrdinalRules")
		for _, set := range sets.keys() {
			for _, rule := range sets.at(set).list() {
				_, after, ok := strings.Cut(strings.TrimSuffix(rule.list()[1].text(), ";"), "=#,##0=")
				if !ok {
					continue
				}
				if forms, ok := strings.CutPrefix(after, "$(ordinal,"); ok {
					for _, form := range strings.Split(strings.TrimSuffix(forms, ")$"), "}") {
						if _, suffix, ok := strings.Cut(form, "{"); ok {
							p.add("ordinal_suffix", "", "", suffix)
						}
					}
				} else {
					p.add("ordinal_suffix", "", "", after)
				}
			}
		}
	}
	return nil
}

// spellout makes the rules that spell numbers: CLDR's rule-based number formats (UTS 35 part 3, RBNF), without soft
// hyphens and without the rules for digits with a suffix, of which it takes the suffixes.
func spellout(l *locale) (file, error) {
	b := l.header("", []string{"cldr-rbnf"}, "@ begins the rules of a locale, % a rule set; a rule is its base, a "+
		"colon and a blank, its text (UTS 35 part 3, RBNF)")
	any := false
	for _, name := range append([]string{l.cldr}, regional[l.tag]...) {
		path := "rbnf/" + name + ".json"
		if l.tag == "root" || !l.has("cldr-rbnf", path) {
			continue
		}
		n, err := l.json("cldr-rbnf", path)
		if err != nil {
			return file{}, err
		}
		fmt.Fprintf(b, "@%s\n", name)
		groups := n.at("rbnf", "rbnf")
		for _, group := range groups.keys() {
			if group != "SpelloutRules" && group != "OrdinalRules" {
				continue
			}
			any = true
			sets := groups.at(group)
			names := sets.keys()
			sort.Strings(names)
			for _, set := range names {
				if !strings.HasPrefix(set, "%") || set == "%%lenient-parse" || strings.HasPrefix(set, "%digits") {
					continue
				}
				fmt.Fprintln(b, set)
				for _, rule := range sets.at(set).list() {
					pair := rule.list()
					text := strings.TrimSuffix(pair[1].text(), ";")
					text = strings.Map(func(r rune) rune {
						switch r {
						case 0xAD, 0x200B, 0x200E, 0x200F:
							return -1
						}
						return r
					}, text)
					fmt.Fprintf(b, "%s: %s\n", pair[0].text(), text)
				}
			}
		}
	}
	if !any {
		return file{}, nil
	}
	return file{l.tag + "/spellout.txt", b.Bytes()}, nil
}
