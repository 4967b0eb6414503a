package element

import (
	"html"
	"strings"
	"unicode"
)

// repeated are the elements of an entry of a feed that may say the begin of its text, or all of it, once more.
var repeated = map[string]bool{"description": true, "summary": true}

// fullTexts begin the whole text of an entry.
var fullTexts = []string{"<content:encoded", "<content"}

// doubled reports whether an element of an entry, whose tag ends at a place of the file, says what the whole text of
// the entry says too: the same letters, but for a sign at its end that it was cut.
func (r *reader) doubled(name string, at int) bool {
	if len(r.path) < 2 {
		return false
	}
	from, to := r.entry, len(r.source)
	if n := strings.Index(r.source[at:], "</"+r.path[len(r.path)-2].name); n >= 0 {
		to = at + n
	}
	said, _, ok := strings.Cut(r.source[at:to], "</"+name)
	if !ok {
		return false
	}
	entry := r.source[from:to]
	for _, begin := range fullTexts {
		_, whole, found := strings.Cut(entry, begin)
		if _, whole, _ = strings.Cut(whole, ">"); !found {
			continue
		}
		whole, _, _ = strings.Cut(whole, "</content")
		short := lettersOf(said)
		return short != "" && strings.Contains(lettersOf(whole), short)
	}
	return false
}

// lettersOf gives the letters and digits of a text that may be markup, and may be written with entities.
func lettersOf(s string) string {
	s = strings.NewReplacer("<![CDATA[", " ", "]]>", " ").Replace(s)
	s = html.UnescapeString(s) // the text is markup
	var b strings.Builder
	tag := false
	for _, c := range html.UnescapeString(s) {
		switch {
		case c == '<' || c == '>':
			tag = c == '<'
		case !tag && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			b.WriteRune(c)
		}
	}
	return b.String()
}
