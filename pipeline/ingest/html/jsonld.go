package html

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"example.org/sourcebook/pipeline/markup"
	"example.org/sourcebook/pipeline/tables"
)

// longestLinked is the length of a piece of JSON-LD that is read, and deepestLinked how deep its objects are followed.
const (
	longestLinked = 1 << 20
	deepestLinked = 8
)

// linkedData reads a piece of JSON-LD (schema.org): the article that it describes, with the names of its author and
// publisher, also where they stand in @graph or are referred to by @id. Of what is no JSON, the day is taken alone.
func (s *stated) linkedData(data []byte) {
	if len(data) > longestLinked {
		return
	}
	data = bytes.TrimSpace(data)
	for _, wrap := range [...][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}} {
		data = bytes.TrimSpace(bytes.TrimSuffix(bytes.TrimPrefix(data, []byte(wrap[0])), []byte(wrap[1])))
	}
	top, ok := decodeJSON(data)
	if !ok {
		s.publishedIn(data)
		return
	}
	l := &linkedData{stated: s, names: map[string]string{}}
	l.walk(top, 0, l.name)
	l.walk(top, 0, l.article)
}

// decodeJSON reads the first value of a text as JSON. Pages often have line ends in strings, and commas before closing
// brackets; these are mended.
func decodeJSON(data []byte) (top any, ok bool) {
	if json.NewDecoder(bytes.NewReader(data)).Decode(&top) == nil {
		return top, true
	}
	err := json.NewDecoder(bytes.NewReader(mendJSON(data))).Decode(&top)
	return top, err == nil
}

// mendJSON gives a text with a blank for each control character, without the commas before closing brackets.
func mendJSON(data []byte) []byte {
	out := make([]byte, 0, len(data))
	quoted := false
	for i := 0; i < len(data); i++ {
		c := data[i]
		switch {
		case c < ' ':
			c = ' '
		case quoted && c == '\\' && i+1 < len(data):
			out = append(out, c)
			i++
			c = data[i]
		case c == '"':
			quoted = !quoted
		case !quoted && c == ',':
			rest := bytes.TrimLeft(data[i+1:], " \t\r\n")
			if len(rest) > 0 && (rest[0] == ']' || rest[0] == '}') {
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// publishedKey is the key of the day of publication in JSON-LD, with its value.
var publishedKey = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]{8,40})"`)

// publishedIn takes the day of publication from a text that cannot be read as JSON, if it has one.
func (s *stated) publishedIn(data []byte) {
	days := publishedKey.FindAllSubmatch(data, 2)
	if len(days) == 1 || len(days) == 2 && bytes.Equal(days[0][1], days[1][1]) {
		s.add(rankLinked+300, "published", string(days[0][1]), "html_jsonld")
	}
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

// weakKinds are the kinds of objects that may be the text, but often are the site, or only a part of the page.
var weakKinds = words("WebPage Book CreativeWork ItemPage HowTo Recipe Review Dataset")

// article takes the statements of an object that is a text.
func (l *linkedData) article(o map[string]any) {
	rank := rankLinked
	switch kind := kindOf(o["@type"]); {
	case strings.HasSuffix(kind, "Article"), strings.HasSuffix(kind, "Posting"), kind == "Report", kind == "PressRelease":
	case weakKinds[kind]:
		rank += 300
	case strings.HasSuffix(kind, "Event"), kind == "Festival":
		day, _ := o["startDate"].(string)
		l.stated.add(rank, tables.Occasion, day, "html_jsonld")
		return
	default:
		return
	}
	if body, _ := o["articleBody"].(string); len(body) > len(l.stated.body) {
		l.stated.body = withoutMarkup(body)
	}
	if lines, _ := o["recipeIngredient"].([]any); len(l.stated.lines) < mostParts {
		for _, v := range lines[:min(len(lines), mostParts)] {
			line, _ := v.(string)
			l.stated.lines = append(l.stated.lines, line)
		}
	}
	add := func(field string, values ...any) {
		for _, v := range values {
			if text := l.text(v, 0); text != "" {
				l.stated.add(rank, field, text, "html_jsonld")
				return
			}
		}
	}
	add("title", o["headline"], o["name"], o["title"])
	add("author", o["author"], o["creator"])
	add("publisher", o["publisher"], o["sourceOrganization"], o["hiringOrganization"])
	add("published", o["datePublished"], o["datePosted"], o["dateCreated"])
	add("language", o["inLanguage"])
	add("url", o["url"])
}

// deepestEscaped is how often the markup of a stated text is escaped at most.
const deepestEscaped = 3

// withoutMarkup gives a stated text without markup, which programs that write pages often leave in it, escaped or not.
func withoutMarkup(body string) string {
	for range deepestEscaped {
		plain := markup.Visible(body)
		if plain == body {
			break
		}
		body = plain
	}
	return body
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
