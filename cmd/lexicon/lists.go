package main

import (
	"sort"
	"strings"
	"unicode"
)

// listWords makes the list of the words that join the last two members of a list, such as "and", by language: what the
// CLDR patterns for lists have between the members that is neither a mark nor a blank.
func listWords(s *sources, _ *tags47) (file, error) {
	const name = "cldr-misc-full"
	b := s.textHeader("language\twords", name)
	var rows []string
	for path := range s.files {
		tag, ok := strings.CutPrefix(path, name+"/main/")
		tag, is := strings.CutSuffix(tag, "/listPatterns.json")
		if !ok || !is || strings.Contains(tag, "-") {
			continue
		}
		n, err := s.json(name, "main/"+tag+"/listPatterns.json")
		if err != nil {
			return file{}, err
		}
		pattern := n.at("main", tag, "listPatterns", "listPattern-type-standard")
		var words []string
		for _, key := range []string{"2", "end"} {
			_, between, _ := strings.Cut(pattern.at(key).text(), "{0}")
			between, _, both := strings.Cut(between, "{1}")
			word := strings.ToLower(strings.Trim(between, " ,،，、"))
			if !both || strings.ContainsFunc(word, func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsMark(r) &&
					r != '\'' && r != ' '
			}) {
				continue
			}
			if word != "" && strings.HasPrefix(strings.TrimLeft(between, ","), " ") && strings.HasSuffix(between, " ") &&
				(len(words) == 0 || words[0] != word) {
				words = append(words, word)
			}
		}
		if len(words) > 0 {
			rows = append(rows, tag+"\t"+strings.Join(words, "|"))
		}
	}
	s.forget()
	sort.Strings(rows)
	return file{"root/lists.tsv", rowsFile(b, rows)}, nil
}
