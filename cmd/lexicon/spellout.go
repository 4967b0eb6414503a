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
				for _, suffix := range suffixes(sets, after) {
					p.add("ordinal_suffix", "", "", suffix)
				}
			}
		}
	}
	return nil
}

// suffixes gives what a rule may write behind the digits: the forms of a plural rule ("$(ordinal,one{st}other{th})$"),
// what a set of rules gives that it names ("-=%%feminine="), else its own text.
func suffixes(sets node, after string) []string {
	var out []string
	if forms, ok := strings.CutPrefix(after, "$(ordinal,"); ok {
		for _, form := range strings.Split(strings.TrimSuffix(forms, ")$"), "}") {
			if _, suffix, ok := strings.Cut(form, "{"); ok {
				out = append(out, suffix)
			}
		}
		return out
	}
	before, named, ok := strings.Cut(after, "=%%")
	if !ok {
		return []string{after}
	}
	name, behind, _ := strings.Cut(named, "=")
	for _, text := range textsOf(sets, "%%"+name, map[string]bool{}) {
		out = append(out, before+text+behind)
	}
	return out
}

// textsOf gives the texts of a set of rules and of the sets that it hands the number on to ("→%%larger→"); seen are
// the sets that were asked.
func textsOf(sets node, name string, seen map[string]bool) []string {
	if seen[name] {
		return nil
	}
	seen[name] = true
	var out []string
	for _, rule := range sets.at(name).list() {
		text := strings.TrimSuffix(rule.list()[1].text(), ";")
		if on, ok := strings.CutPrefix(text, "→"); ok {
			if next := strings.TrimSuffix(on, "→"); next != "" {
				out = append(out, textsOf(sets, next, seen)...)
			}
			continue
		}
		out = append(out, strings.TrimPrefix(text, "'")) // one apostrophe only keeps what follows as it is
	}
	return out
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
