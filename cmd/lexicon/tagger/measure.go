package main

import (
	"fmt"
	"slices"
	"strings"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/mentions"
	"example.org/sourcebook/pipeline/mentions/gazetteer"
)

// tally counts names: found and right, found, annotated.
type tally struct{ right, found, annotated int }

func (t tally) String() string {
	p, r := 1000*t.right/max(t.found, 1), 1000*t.right/max(t.annotated, 1)
	f := 2000 * t.right / max(t.found+t.annotated, 1)
	return fmt.Sprintf("P .%03d R .%03d F .%03d  (%d right, %d found, %d annotated)", p, r, f, t.right, t.found,
		t.annotated)
}

// documentLength is how many sentences make a document when names are measured.
const documentLength = 20

// measure compares the names found in the sentences left out with those annotated, by exact bytes and type.
func measure(l *language.Lexicon, sets []*set, leave string,
	layersOf func(tag string) (*gazetteer.Layers, error), errors int) error {
	rules := map[string]*tally{}
	byLanguage := map[string]*tally{}
	for _, s := range sets {
		layers, err := layersOf(s.language)
		if err != nil {
			return err
		}
		reader, err := mentions.NewReader(l, s.language, layers)
		if err != nil {
			return err
		}
		var left []sentence
		for n, x := range s.sentences {
			if isLeft(n, leave) {
				left = append(left, x)
			}
		}
		var all tally
		shown := 0
		for chunk := range slices.Chunk(left, documentLength) {
			var texts []string
			for _, x := range chunk {
				texts = append(texts, x.text)
			}
			for i, names := range reader.Names(texts) {
				shown += compare(chunk[i], names, s.language, &all, rules, errors-shown)
			}
		}
		fmt.Printf("%-22s %v\n", s.file, all)
		if byLanguage[s.language] == nil {
			byLanguage[s.language] = &tally{}
		}
		t := byLanguage[s.language]
		t.right, t.found, t.annotated = t.right+all.right, t.found+all.found, t.annotated+all.annotated
	}
	total := &tally{}
	for _, t := range byLanguage {
		total.right, total.found, total.annotated = total.right+t.right, total.found+t.found, total.annotated+t.annotated
	}
	byLanguage["all"] = total
	for _, list := range []map[string]*tally{byLanguage, rules} {
		var keys []string
		for k := range list {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			t := list[k]
			if t.annotated > 0 {
				fmt.Printf("%-34s %v\n", k, *t)
			} else {
				fmt.Printf("%-34s P .%03d  (%d right of %d)\n", k, 1000*t.right/max(t.found, 1), t.right, t.found)
			}
		}
	}
	return nil
}

// compare counts the names of a sentence and gives the number of wrong ones that it printed, at most the number asked
// for.
func compare(x sentence, names []mentions.Name, language string, all *tally, rules map[string]*tally, errors int) int {
	annotated := map[name]bool{}
	for _, n := range x.names {
		if n.typ == "" {
			continue
		}
		annotated[n] = true
		all.annotated++
	}
	var wrong []string
	for _, n := range names {
		if !slices.Contains([]string{"person", "organization", "place"}, n.Type) {
			continue
		}
		k := name{n.Start, n.End, n.Type}
		rule := tallied(rules, language+" "+n.Rule+" "+n.Type)
		all.found++
		rule.found++
		if annotated[k] {
			all.right++
			rule.right++
			delete(annotated, k)
		} else {
			tallied(rules, language+" ="+kindOf(k, x.names)+" "+n.Type).found++
			wrong = append(wrong, fmt.Sprintf("+%s %q (%s)", n.Type, x.text[n.Start:n.End], n.Rule))
		}
	}
	found := founds(names)
	for n := range annotated {
		if kindOf(n, found) == "nothing" {
			tallied(rules, language+" =missed "+n.typ).found++
		}
		wrong = append(wrong, fmt.Sprintf("-%s %q", n.typ, x.text[n.start:n.end]))
	}
	if len(wrong) == 0 || errors <= 0 {
		return 0
	}
	slices.Sort(wrong)
	fmt.Printf("  %s\n    %s\n", x.text, strings.Join(wrong, " "))
	return 1
}

// tallied gives the tally of a kind of names, a new one if need be.
func tallied(all map[string]*tally, kind string) *tally {
	if all[kind] == nil {
		all[kind] = &tally{}
	}
	return all[kind]
}

// founds gives the names found as those that are annotated.
func founds(names []mentions.Name) []name {
	var out []name
	for _, n := range names {
		out = append(out, name{n.Start, n.End, n.Type})
	}
	return out
}

// kindOf tells what is wrong with a name, beside others: its type, its extent, or nothing stands there.
func kindOf(n name, others []name) string {
	kind := "nothing"
	for _, o := range others {
		switch {
		case o.end <= n.start || o.start >= n.end:
		case o.start == n.start && o.end == n.end:
			return "type of " + o.typ
		default:
			kind = "extent"
		}
	}
	return kind
}
