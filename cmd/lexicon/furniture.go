package main

import (
	"encoding/json"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"example.org/sourcebook/cmd/lexicon/table"
)

// kindsOf gives which message of a package is what kind of phrase, see the table.
func kindsOf(name string) map[string]string {
	out := map[string]string{}
	for _, row := range table.Rows(tables, "tables/furniture.tsv", "package", "message", "kind") {
		if row[0] == name {
			out[row[1]] = row[2]
		}
	}
	return out
}

var (
	nikolaKinds     = kindsOf("Nikola")
	materialKinds   = kindsOf("mkdocs-material")
	docusaurusKinds = kindsOf("docusaurus-theme-translations")
	icarusKinds     = kindsOf("hexo-theme-icarus")
)

var (
	messageLine = regexp.MustCompile(`(?m)^ *"((?:[^"\\]|\\.)*)": "((?:[^"\\]|\\.)*)",?$`)
	yamlLine    = regexp.MustCompile(`^( *)([\w]+): *(.*)$`)
	scriptLine  = regexp.MustCompile("(?m)^ +\\w+: +(?:'([^'\n]*)'|\"([^\"\n]*)\"),$")
	ownWords    = regexp.MustCompile(`(?:adWords|loadingWords):\s*/\^\(+(.*?)\)(?:\(….*)?\$/`)
	placeholder = regexp.MustCompile(`\{\w+\}|%[sd]`)
)

// furniture makes the list of phrases that are the furniture of web pages, in all languages at once: a page's furniture
// may be in another language than its text.
func furniture(s *sources, _ *tags47) (file, error) {
	b := s.textHeader("kind\tphrases\tsource", "Nikola", "mkdocs-material", "@docusaurus/theme-translations",
		"hexo-theme-icarus",
		"shariff", "@mozilla/readability")
	phrases := map[[2]string][]string{}
	seen := map[[2]string]bool{}
	add := func(kind, source, phrase string) {
		phrase = strings.ToLower(strings.Trim(placeholder.ReplaceAllString(strings.ReplaceAll(phrase, "&nbsp;", " "), ""),
			" :：←→»«.…"))
		if key := [2]string{kind, phrase}; kind == "" || phrase == "" || seen[key] || strings.ContainsAny(phrase, "|%{") ||
			utf8.RuneCountInString(phrase) > 40 {
			return
		} else {
			seen[key] = true
		}
		key := [2]string{kind, source}
		phrases[key] = append(phrases[key], phrase)
	}
	var names []string
	for name := range s.files {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		data := string(s.files[name])
		switch {
		case strings.HasPrefix(name, "Nikola/nikola/data/themes/base/messages/messages_"):
			for _, m := range messageLine.FindAllStringSubmatch(data, -1) {
				add(nikolaKinds[m[1]], "1", m[2])
			}
		case strings.HasPrefix(name, "mkdocs-material/material/templates/partials/languages/"):
			for _, m := range messageLine.FindAllStringSubmatch(data, -1) {
				add(materialKinds[m[1]], "2", m[2])
			}
		case strings.HasPrefix(name, "@docusaurus/theme-translations/locales/") &&
			strings.HasSuffix(name, "/theme-common.json"):
			messages := map[string]string{}
			if err := json.Unmarshal([]byte(data), &messages); err != nil {
				return file{}, err
			}
			keys := make([]string, 0, len(messages))
			for k := range messages {
				keys = append(keys, k)
			}
			slices.Sort(keys)
			for _, k := range keys {
				add(docusaurusKinds[k], "3", messages[k])
			}
		case strings.HasPrefix(name, "shariff/src/js/services/") && !strings.HasSuffix(name, "/index.js") &&
			!strings.HasSuffix(name, "/info.js"):
			// Each network has a file, with the captions and titles of its button by language.
			service := strings.TrimSuffix(name[strings.LastIndexByte(name, '/')+1:], ".js")
			add("interface", "5", strings.ReplaceAll(service, "-", " "))
			for _, part := range strings.Split(data, "{")[1:] {
				part, _, _ = strings.Cut(part, "}")
				if strings.Contains(part, " de: ") {
					for _, m := range scriptLine.FindAllStringSubmatch(part, -1) {
						add("interface", "5", m[1]+m[2])
					}
				}
			}
		case name == "@mozilla/readability/Readability.js":
			for _, m := range ownWords.FindAllStringSubmatch(data, -1) {
				for _, w := range alternatives(m[1]) {
					add("interface", "6", w)
				}
			}
		case strings.HasPrefix(name, "hexo-theme-icarus/languages/"):
			var path []string
			for _, line := range strings.Split(data, "\n") {
				if m := yamlLine.FindStringSubmatch(strings.TrimRight(line, "\r")); m != nil {
					path = append(path[:min(len(path), len(m[1])/4)], m[2])
					add(icarusKinds[strings.Join(path, ".")], "4", strings.Trim(m[3], `'"`))
				}
			}
		}
	}
	var rows []string
	for key, list := range phrases {
		slices.Sort(list)
		rows = append(rows, key[0]+"\t"+strings.Join(list, "|")+"\t"+key[1])
	}
	sort.Strings(rows)
	return file{"root/furniture.tsv", rowsFile(b, rows)}, nil
}

// alternatives gives the words that a simple regular expression stands for: words parted by bars, each with at most one
// group of optional ends, as in ad(vertising|vertisement)?.
func alternatives(pattern string) []string {
	var words []string
	for pattern != "" {
		end := strings.IndexByte(pattern, '|')
		open := strings.IndexByte(pattern, '(')
		if open >= 0 && open < end {
			end = open + strings.IndexByte(pattern[open:], ')')
			for _, tail := range append(strings.Split(pattern[open+1:end], "|"), "") {
				words = append(words, pattern[:open]+tail)
			}
			pattern = strings.TrimPrefix(strings.TrimPrefix(pattern[end+1:], "?"), "|")
			continue
		}
		if end < 0 {
			end = len(pattern)
		}
		words = append(words, pattern[:end])
		pattern = strings.TrimPrefix(pattern[end:], "|")
	}
	return words
}
