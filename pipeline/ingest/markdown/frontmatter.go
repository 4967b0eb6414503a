package markdown

import (
	"strings"

	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

// matterKeys says which field a key of front matter states, best key first: the vocabularies of Jekyll, Hugo, Pandoc
// and Docusaurus.
var matterKeys = []struct{ field, keys string }{
	{"title", "title headline"},
	{"author", "author authors creator byline"},
	{"publisher", "publisher site sitename site_name publication source"},
	{"published", "date published pubdate publishdate date_published publish_date created"},
	{"url", "canonical_url canonical url permalink link"},
	{"country", "country"},
	{"language", "lang language locale"},
}

// longestMatter is how much front matter there may be, in bytes.
const longestMatter = 64 << 10

// frontMatter reads front matter in YAML or TOML: a block at the very begin of the text between lines of --- or +++.
// Only plain keys on the first level with a value, or a list of values, count. It gives the length of the front
// matter, 0 if the text has none.
func (m *reader) frontMatter() int {
	begin, end, stop, separator := m.matter()
	if stop == 0 {
		return 0
	}
	pairs := m.pairs(begin, end, separator)
	if len(pairs) == 0 && strings.TrimSpace(m.text[begin:end]) != "" {
		return 0 // a text between two rules
	}
	m.add(tables.BlockMatter, 0, 0, stop)
	for _, f := range matterKeys {
		for key := range strings.FieldsSeq(f.keys) {
			for _, p := range pairs {
				if p.key == key && len(p.values) > 0 {
					m.stated = append(m.stated, tables.Stated{Field: f.field, Value: strings.Join(p.values, "; "), Start: p.start,
						End: p.end, Rule: "front_matter"})
				}
			}
		}
	}
	return stop
}

// matter finds front matter: [begin,end) between the lines of --- or +++, and the place behind the second of them,
// which is 0 if there is none. separator stands between a key and its value.
func (m *reader) matter() (begin, end, stop int, separator byte) {
	rule, separator := "---", byte(':')
	switch {
	case strings.HasPrefix(m.text, "---\n"), strings.HasPrefix(m.text, "--- \n"):
	case strings.HasPrefix(m.text, "+++\n"):
		rule, separator = "+++", '='
	default:
		return 0, 0, 0, separator
	}
	head := m.text[:min(len(m.text), longestMatter)]
	begin = strings.IndexByte(head, '\n') + 1
	for at := begin; at < len(head); {
		n := strings.IndexByte(head[at:], '\n')
		if n < 0 {
			n = len(head) - at
		}
		line := strings.TrimRight(head[at:at+n], " \t")
		if line == rule || rule == "---" && line == "..." {
			return begin, at, min(at+n+1, len(m.text)), separator
		}
		at += n + 1
	}
	return 0, 0, 0, separator
}

// pairs reads the keys of the first level with their values.
func (m *reader) pairs(begin, end int, separator byte) []pair {
	var pairs []pair
	for at := begin; at < end; {
		next := at + strings.IndexByte(m.text[at:end], '\n') + 1
		line := m.text[at:next]
		switch i := strings.IndexByte(line, separator); {
		case strings.HasPrefix(line, "["): // a table of TOML: what follows is not on the first level
			return pairs
		case line[0] == ' ' || line[0] == '\t' || line[0] == '-':
			item, found := strings.CutPrefix(strings.TrimLeft(line, " \t"), "- ")
			if n := len(pairs); found && n > 0 {
				pairs[n-1].add(m.text, next-len(item), next)
			}
		case i > 0:
			p := pair{key: strings.ToLower(strings.Trim(strings.TrimSpace(line[:i]), `"'`))}
			p.add(m.text, at+i+1, next)
			pairs = append(pairs, p)
		}
		at = next
	}
	return pairs
}

// pair is a key with its values.
type pair struct {
	key        string
	values     []string
	start, end int // of the values
}

// add adds the value, or the list of values in brackets, that stands at [from,to) of the text.
func (p *pair) add(text string, from, to int) {
	from, to = span.Trim(text, from, to)
	if from == to || text[from] != '[' || text[to-1] != ']' {
		p.addValue(text, from, to)
		return
	}
	for at := from + 1; at < to; {
		n := strings.IndexByte(text[at:to-1], ',')
		if n < 0 {
			n = to - 1 - at
		}
		p.addValue(text, at, at+n)
		at += n + 1
	}
}

// addValue adds one value, without its quotation marks and the comment after it.
func (p *pair) addValue(text string, from, to int) {
	if from, to = span.Trim(text, from, to); from == to {
		return
	}
	if text[from] != '"' && text[from] != '\'' {
		if i := strings.Index(text[from:to], " #"); i >= 0 {
			from, to = span.Trim(text, from, from+i)
		}
		if rest, named := strings.CutPrefix(text[from:to], "name: "); named {
			from = to - len(rest)
		}
	}
	if to-from >= 2 && (text[from] == '"' || text[from] == '\'') && text[to-1] == text[from] {
		from, to = span.Trim(text, from+1, to-1)
	}
	if from >= to || to-from > tables.LongestStated || strings.IndexByte("|>{[", text[from]) >= 0 {
		return
	}
	p.values = append(p.values, text[from:to])
	if p.end == 0 {
		p.start = from
	}
	p.end = to
}
