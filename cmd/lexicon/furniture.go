package main

import (
	"encoding/json"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Which message of which package is what kind of phrase. interface: stands on a page as a button, a link or a label of
// navigation. author, published, updated, source: labels before the name or date of that kind. by: the word before an
// author's name.
var (
	nikolaKinds = map[string]string{
		"Archive": "interface", "Atom feed": "interface", "Categories": "interface", "Comments": "interface",
		"Languages:":  "interface",
		"Newer posts": "interface", "Next post": "interface", "Next": "interface", "Older posts": "interface",
		"Original site": "interface",
		"Previous post": "interface", "Previous": "interface", "RSS feed": "interface", "Read more": "interface",
		"Skip to main content": "interface", "Tags and Categories": "interface", "Tags": "interface",
		"Toggle navigation": "interface",
		"Uncategorized":     "interface", "Also available in:": "interface", "LANGUAGE": "interface",
		"Authors": "author", "Posted:": "published", "Publication date": "published", "updated": "updated",
	}
	materialKinds = map[string]string{
		"action.edit": "interface", "action.skip": "interface", "action.view": "interface", "announce.dismiss": "interface",
		"blog.archive": "interface", "blog.categories": "interface", "blog.continue": "interface", "blog.index": "interface",
		"blog.references": "interface", "clipboard.copy": "interface", "clipboard.copied": "interface",
		"consent.accept": "interface",
		"consent.manage": "interface", "consent.reject": "interface", "footer.next": "interface",
		"footer.previous": "interface",
		"meta.comments":   "interface", "nav": "interface", "search": "interface", "search.placeholder": "interface",
		"search.share":    "interface",
		"select.language": "interface", "toc": "interface", "top": "interface", "source.file.contributors": "author",
		"blog.authors": "author", "meta.source": "source", "source.file.date.created": "published",
		"source.file.date.updated": "updated",
	}
	docusaurusKinds = map[string]string{
		"theme.AnnouncementBar.closeButtonAriaLabel": "interface", "theme.BackToTopButton.buttonAriaLabel": "interface",
		"theme.CodeBlock.copy": "interface", "theme.TOCCollapsible.toggleButtonLabel": "interface",
		"theme.blog.archive.title":          "interface",
		"theme.blog.paginator.newerEntries": "interface", "theme.blog.paginator.olderEntries": "interface",
		"theme.blog.post.paginator.newerPost": "interface", "theme.blog.post.paginator.olderPost": "interface",
		"theme.blog.post.readMore": "interface", "theme.common.editThisPage": "interface",
		"theme.common.skipToMainContent": "interface",
		"theme.docs.breadcrumbs.home":    "interface", "theme.docs.paginator.next": "interface",
		"theme.docs.paginator.previous":             "interface",
		"theme.navbar.mobileLanguageDropdown.label": "interface", "theme.tags.tagsListLabel": "interface",
		"theme.tags.tagsPageLink":  "interface",
		"theme.tags.tagsPageTitle": "interface", "theme.lastUpdated.lastUpdatedAtBy": "updated",
		"theme.lastUpdated.byUser": "by",
	}
	icarusKinds = map[string]string{
		"widget.follow": "interface", "widget.recents": "interface", "widget.links": "interface",
		"widget.catalogue":       "interface",
		"widget.subscribe_email": "interface", "widget.subscribe": "interface", "widget.adsense": "interface",
		"article.more":     "interface",
		"article.comments": "interface", "common.prev": "interface", "common.next": "interface",
		"plugin.backtotop": "interface",
		"search.search":    "interface", "article.licensing.author": "author", "article.licensing.created_at": "published",
		"article.licensing.updated_at": "updated",
	}
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
