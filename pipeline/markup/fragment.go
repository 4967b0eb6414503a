package markup

import "strings"

// openers are the tags with which the body of a page begins, where it stands by itself in a record.
var openers = []string{"<!doctype html", "<html", "<body", "<!--", "<p", "<div", "<h1", "<h2", "<h3", "<h4", "<h5",
	"<h6", "<ul", "<ol", "<dl", "<table", "<section", "<article", "<main", "<header", "<figure", "<blockquote"}

// IsPage reports whether a text that may be a plain one is a page or the body of one: it begins with a tag of a block,
// ends with a tag, and closes one.
func IsPage(text string) bool {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "<") || !strings.HasSuffix(text, ">") || !strings.Contains(text, "</") {
		return false
	}
	for _, tag := range openers {
		if !hasPrefixFold(text, tag) {
			continue
		}
		rest := text[len(tag):]
		return tag == "<!--" || strings.IndexAny(rest, " \t\r\n/>") == 0
	}
	return false
}
