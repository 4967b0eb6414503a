package html

import (
	"bytes"
	"encoding/json"
	"strings"
)

// longestLinked is the length of a piece of JSON-LD that is read, and deepestLinked how deep its objects are followed.
const (
	longestLinked = 1 << 20
	deepestLinked = 8
)

// linkedData reads a piece of JSON-LD (schema.org): the article that it describes, with the names of its author and
// publisher, also where they stand in @graph or are referred to by @id. What is no valid JSON is left out.
func (s *stated) linkedData(data []byte) {
	if len(data) > longestLinked {
		return
	}
	data = bytes.TrimSpace(data)
	for _, wrap := range [...][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}} {
		data = bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimPrefix(data, []byte(wrap[0])), []byte(wrap[1])))
	}
	var top any
	if err := json.Unmarshal(data, &top); err != nil {
		return
	}
	l := &linkedData{stated: s, names: map[string]string{}}
	l.walk(top, 0, l.name)
	l.walk(top, 0, l.article)
}

// linkedData is the state of reading a piece of JSON-LD.
type linkedData struct {
	stated *stated
	names  map[string]string // of objects, by @id
}

// walk calls look for each object of the list, the graph and the main entities.
func (l *linkedData) walk(v any, depth int, look func(map[string]any)) {
	if depth > deepestLinked {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			l.walk(x, depth+1, look)
		}
	case map[string]any:
		look(v)
		l.walk(v["@graph"], depth+1, look)
		l.walk(v["mainEntity"], depth+1, look)
		l.walk(v["mainEntityOfPage"], depth+1, look)
	}
}

// name notes the name of an object that has an identifier.
func (l *linkedData) name(o map[string]any) {
	id, _ := o["@id"].(string)
	name, _ := o["name"].(string)
	if id != "" && name != "" && l.names[id] == "" {
		l.names[id] = name
	}
}

// article takes the statements of an object that is a text.
func (l *linkedData) article(o map[string]any) {
	rank := rankLinked
	switch kind := kindOf(o["@type"]); {
	case strings.HasSuffix(kind, "Article"), strings.HasSuffix(kind, "Posting"), kind == "Report", kind == "PressRelease":
	case kind == "WebPage", kind == "Book", kind == "CreativeWork", kind == "ItemPage", kind == "ScholarlyArticle":
		rank += 300 // it often names the site, not the text
	default:
		return
	}
	if body, _ := o["articleBody"].(string); len(body) > len(l.stated.body) {
		l.stated.body = body
	}
	add := func(field string, values ...any) {
		for _, v := range values {
			if text := l.text(v, 0); text != "" {
				l.stated.add(rank, field, text, "html_jsonld")
				return
			}
		}
	}
	add("title", o["headline"], o["name"])
	add("author", o["author"], o["creator"])
	add("publisher", o["publisher"], o["sourceOrganization"])
	add("published", o["datePublished"], o["dateCreated"])
	add("language", o["inLanguage"])
	add("url", o["url"])
}

// kindOf gives the type of an object, of several the first that is an article.
func kindOf(v any) string {
	switch v := v.(type) {
	case string:
		return v[strings.LastIndexAny(v, "/#:")+1:]
	case []any:
		first := ""
		for _, x := range v {
			kind := kindOf(x)
			if strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") {
				return kind
			}
			if first == "" {
				first = kind
			}
		}
		return first
	}
	return ""
}

// text gives what a value says: a text, the name of an object, or several of them joined by "; ".
func (l *linkedData) text(v any, depth int) string {
	if depth > deepestLinked {
		return ""
	}
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case map[string]any:
		for _, key := range [...]string{"name", "@value", "alternateName"} {
			if text := l.text(v[key], depth+1); text != "" {
				return text
			}
		}
		id, _ := v["@id"].(string)
		return l.names[id]
	case []any:
		var all []string
		for _, x := range v {
			if text := l.text(x, depth+1); text != "" {
				all = append(all, text)
			}
		}
		return strings.Join(all, "; ")
	}
	return ""
}
