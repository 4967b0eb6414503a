package main

import (
	"cmp"
	"embed"
	"fmt"
	"maps"
	"sort"
	"strings"

	"example.org/sourcebook/cmd/lexicon/table"
)

// tables say for which languages files are made, and what the sources call them.
//
//go:embed tables
var tables embed.FS

// tags lists the packs to generate: the languages that CLDR covers at least at the level "moderate" or has rules for
// number words of, and their scripts other than the likely one where CLDR covers those or has rules for them.
func tags(s *sources) ([]string, error) {
	n, err := s.json("cldr-core", "coverageLevels.json")
	if err != nil {
		return nil, err
	}
	covered := n.at("effectiveCoverageLevels")
	likely, err := s.json("cldr-core", "supplemental/likelySubtags.json")
	if err != nil {
		return nil, err
	}
	var out []string
	consider := func(tag string) {
		parts := strings.Split(tag, "-")
		switch {
		case tag == "und" || !s.has("cldr-numbers-full", "main/"+tag+"/numbers.json"):
		case merged[tag] != "":
		case len(parts) == 1:
			out = append(out, tag)
		case len(parts) == 2 && len(parts[1]) == 4 && parts[1] != strings.Split(likely.at("supplemental", "likelySubtags",
			parts[0]).text(), "-")[1]:
			out = append(out, tag)
		}
	}
	for _, tag := range covered.keys() {
		if level := covered.at(tag).text(); level == "modern" || level == "moderate" {
			consider(tag)
		}
	}
	for path := range s.files { // sorted below
		if tag, ok := strings.CutPrefix(path, "cldr-rbnf/rbnf/"); ok && strings.HasSuffix(tag, ".json") {
			consider(strings.TrimSuffix(tag, ".json"))
		}
	}
	return sorted(out), nil
}

// merged are the locales that are the same as that of another tag.
var merged = table.Map(tables, "tables/merged.tsv", "tag", "for")

// aliases makes the list of tags that stand for others: deprecated and three-letter codes of languages (CLDR's
// languageAlias), and regions that write a language in a script that is not its usual one (likelySubtags).
func aliases(s *sources, tags []string) (file, error) {
	n, err := s.json("cldr-core", "supplemental/aliases.json")
	if err != nil {
		return file{}, err
	}
	likely, err := s.json("cldr-core", "supplemental/likelySubtags.json")
	if err != nil {
		return file{}, err
	}
	known := map[string]bool{}
	for _, tag := range tags {
		known[tag] = true
	}
	to := maps.Clone(merged)
	languages := n.at("supplemental", "metadata", "alias", "languageAlias")
	for _, tag := range languages.keys() {
		target := languages.at(tag, "_replacement").text()
		target = cmp.Or(merged[target], target)
		if base := before(target, "-"); known[base] && !strings.Contains(tag, "-") && !known[tag] {
			to[tag] = target
		}
	}
	subtags := likely.at("supplemental", "likelySubtags")
	for _, tag := range subtags.keys() {
		base, region, ok := strings.Cut(tag, "-")
		full := strings.Split(subtags.at(tag).text(), "-")
		if ok && len(region) == 2 && known[base] && len(full) == 3 && known[base+"-"+full[1]] {
			to[tag] = strings.Join(full, "-")
		}
	}
	b := s.header("tag\tfor", []string{"cldr-core"})
	var list []string
	for tag := range to {
		list = append(list, tag)
	}
	sort.Strings(list)
	for _, tag := range list {
		fmt.Fprintf(b, "%s\t%s\n", tag, to[tag])
	}
	return file{"root/aliases.tsv", b.Bytes()}, nil
}

// regional lists the regional locales that are read along with a language: its speakers' other words.
var regional = func() map[string][]string {
	out := map[string][]string{}
	for _, row := range table.Rows(tables, "tables/regional.tsv", "language", "locales") {
		out[row[0]] = strings.Split(row[1], "|")
	}
	return out
}()

// section is what the regions of a language have and the language itself has not.
type section struct {
	regions map[row]map[string][]string // row → phrase → regions
	order   []row
	phrases map[row][]string
}

// note adds the rows of a region that base does not have.
func (s *section) note(region string, base, p *phrases) {
	if s.regions == nil {
		s.regions, s.phrases = map[row]map[string][]string{}, map[row][]string{}
	}
	for _, r := range p.order {
		whole := false // signs overrule those of the language, so a row that differs is given whole
		for _, phrase := range p.rows[r] {
			whole = whole || r.class == "sign" && !contains(base.rows[r], phrase, true)
		}
		for _, phrase := range p.rows[r] {
			if contains(base.rows[r], phrase, true) && !whole {
				continue
			}
			if s.regions[r] == nil {
				s.regions[r] = map[string][]string{}
				s.order = append(s.order, r)
			}
			if s.regions[r][phrase] == nil {
				s.phrases[r] = append(s.phrases[r], phrase)
			}
			s.regions[r][phrase] = append(s.regions[r][phrase], region)
		}
	}
}

// sections gives the rows that only some regions have, each group of regions below a line "@ REGION …".
func (s *section) groups() (names []string, groups []phrases) {
	index := map[string]int{}
	for _, r := range s.order {
		for _, phrase := range s.phrases[r] {
			name := strings.Join(s.regions[r][phrase], " ")
			i, ok := index[name]
			if !ok {
				i = len(names)
				index[name] = i
				names, groups = append(names, name), append(groups, phrases{})
			}
			groups[i].add(r.class, r.value, r.flags, phrase)
		}
	}
	return names, groups
}

// eachRegion calls note with what the regional locales of a language have in a file of a package.
func (l *locale) eachRegion(name, file string, note func(region string, n node) error) error {
	for _, tag := range l.regions(name, file) {
		n, err := l.json(name, "main/"+tag+"/"+file)
		if err != nil {
			return err
		}
		if err := note(tag[len(l.tag)+1:], n.at("main", tag)); err != nil {
			return err
		}
	}
	return nil
}
