package corpus

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/mod/semver"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"example.org/sourcebook/pipeline/character"
	"example.org/sourcebook/pipeline/container"
	"example.org/sourcebook/pipeline/edit"
	"example.org/sourcebook/pipeline/language/bcp47"
	"example.org/sourcebook/pipeline/source"
	"example.org/sourcebook/pipeline/tables"
	"example.org/sourcebook/schema"
)

// setting is one key of corpus.yaml and what takes its value.
type setting struct {
	key string
	set func(value string) error
}

// configure reads corpus.yaml. Errors give the line, and a suggestion for a key that does not exist.
func (c *Corpus) configure(data []byte) error {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return c.syntax(err)
	}
	if len(doc.Content) == 0 {
		return nil
	}
	top := doc.Content[0]
	if top.Kind == yaml.ScalarNode && top.Tag == "!!null" {
		return nil
	}
	g := &c.Config
	settings := []setting{
		{"name", func(v string) error { g.Name = v; return checkName(v) }},
		{"version", func(v string) error { g.Version = v; return checkVersion(v) }},
		{"released", func(v string) error { return setDate(&g.Released, v) }},
		{"title", setText(&g.Title)},
		{"description", setText(&g.Description)},
		{"license", setText(&g.License)},
		{"shards", func(v string) error { return setShards(&g.Shards, v) }},
		{"lexicon", setText(&g.Lexicon)},
		{"publisher", setText(&g.Publisher)},
		{"contact", setText(&g.Contact)},
		{"homepage", func(v string) error { return setAddress(&g.Homepage, v) }},
		{"citation", setText(&g.Citation)},
	}
	err := c.mapping(top, theConfiguration, settings, func(key string, value *yaml.Node) (bool, error) {
		switch key {
		case "creators":
			return true, c.creators(value)
		case "same":
			return true, c.identities(value, key, &g.Same)
		case "not_same":
			return true, c.identities(value, key, &g.NotSame)
		}
		if key != "sources" {
			return false, nil
		}
		if value.Kind != yaml.SequenceNode {
			return true, fmt.Errorf("%s: sources is %s, but it must be a list, each item with a path", c.at(value.Line),
				kindOf(value))
		}
		if len(value.Content) == 0 {
			return true, fmt.Errorf("%s: sources is an empty list; leave the key out to take every text of the folder",
				c.at(value.Line))
		}
		var faults []error
		for _, n := range value.Content {
			faults = append(faults, c.source(n))
		}
		return true, errors.Join(faults...)
	})
	if err != nil {
		return err
	}
	return contradictions(top, c.at)
}

// What a mapping is, as messages say it.
const (
	theConfiguration = "the configuration"
	aSource          = "a source"
)

// columnsKey is the key of a source that says what the columns of a container hold.
const columnsKey = "columns"

// columns reads what the columns of a container hold.
func (c *Corpus) columns(value *yaml.Node, s *Source) error {
	var settings []setting
	for _, field := range container.Fields() {
		settings = append(settings, setting{field, func(v string) error {
			s.Columns = append(s.Columns, container.Column{Field: field, Name: v})
			return nil
		}})
	}
	return c.mapping(value, "columns", settings, nil)
}

// creators reads who made the dataset: one name, or a list of them.
func (c *Corpus) creators(n *yaml.Node) error {
	items := n.Content
	if n.Kind == yaml.ScalarNode {
		items = []*yaml.Node{n}
	}
	for _, item := range items {
		name := strings.TrimSpace(item.Value)
		if n.Kind == yaml.MappingNode || item.Kind != yaml.ScalarNode || name == "" {
			return fmt.Errorf("%s: creators must be a name or a list of names", c.at(item.Line))
		}
		c.Config.Creators = append(c.Config.Creators, name)
	}
	return nil
}

// source reads one item of sources.
func (c *Corpus) source(n *yaml.Node) error {
	d := &tables.Declared{}
	s := Source{Listed: &Listed{Declared: d, line: n.Line}}
	err := c.mapping(n, aSource, []setting{
		{"path", func(v string) error { s.Path = v; return nil }},
		{"id", func(v string) error { s.ID = norm.NFC.String(v); return nil }},
		{"language", func(v string) error { return setLanguage(&d.Language, v) }},
		{"country", func(v string) error { return setCountry(&d.Country, v) }},
		{"encoding", func(v string) error { return setEncoding(&d.Encoding, v) }},
		{"published", func(v string) error { return setDate(&d.Published, v) }},
		{"publisher", setText(&d.Publisher)},
		{"author", setText(&d.Author)},
		{"url", setText(&d.URL)},
		{"retrieved", func(v string) error { return setDate(&d.Retrieved, v) }},
		{"rights", setText(&d.Rights)},
		{"work", setText(&d.Work)},
		{"not_work", setText(&d.NotWork)},
	}, func(key string, value *yaml.Node) (bool, error) {
		if key != columnsKey {
			return false, nil
		}
		return true, c.columns(value, &s)
	})
	if err != nil {
		return err
	}
	if s.Path == "" {
		return fmt.Errorf("%s: this source has no path", c.at(n.Line))
	}
	c.Sources = append(c.Sources, s)
	return nil
}

// mapping walks the keys of a mapping node. special takes keys whose values are no plain texts; it may be nil. The
// error
// has all that is wrong with the mapping, in the order of its lines.
func (c *Corpus) mapping(n *yaml.Node, what string, settings []setting,
	special func(string, *yaml.Node) (bool, error)) error {
	if n.Kind != yaml.MappingNode {
		return fmt.Errorf("%s: %s is %s, but it must be keys with values", c.at(n.Line), what, kindOf(n))
	}
	seen := map[string]int{}
	var faults []error
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if line := seen[key.Value]; line > 0 {
			faults = append(faults, fmt.Errorf("%s: the key %q is given twice, first at line %d", c.at(key.Line), key.Value,
				line))
			continue
		}
		seen[key.Value] = key.Line
		if special != nil {
			if taken, err := special(key.Value, value); taken || err != nil {
				faults = append(faults, err)
				continue
			}
		}
		faults = append(faults, c.set(key, value, what, settings))
	}
	return errors.Join(faults...)
}

// set takes the value of a key that is a plain text.
func (c *Corpus) set(key, value *yaml.Node, what string, settings []setting) error {
	k := slices.IndexFunc(settings, func(s setting) bool { return s.key == key.Value })
	if k < 0 {
		return fmt.Errorf("%s: unknown key %q%s", c.at(key.Line), key.Value, suggest(key.Value, settings, what))
	}
	if value.Kind == yaml.AliasNode {
		value = value.Alias
	}
	if value.Kind != yaml.ScalarNode {
		return fmt.Errorf("%s: %s is %s, but it must be a single value", c.at(value.Line), key.Value, kindOf(value))
	}
	if value.Tag == "!!null" {
		return nil
	}
	if !utf8.ValidString(value.Value) || strings.ContainsFunc(value.Value, isControl) {
		return fmt.Errorf("%s: %s holds control characters", c.at(value.Line), key.Value)
	}
	if err := settings[k].set(strings.TrimSpace(value.Value)); err != nil {
		return fmt.Errorf("%s: %s: %w", c.at(value.Line), key.Value, err)
	}
	return nil
}

// isControl reports whether r is a control character other than a line end and a tab.
func isControl(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a set of keys"
	case yaml.SequenceNode:
		return "a list"
	}
	return "a single value"
}

func setText(to *string) func(string) error {
	return func(v string) error { *to = v; return nil }
}

// setAddress takes an address of the web.
func setAddress(to *string, v string) error {
	if u, err := url.Parse(v); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("%q is no address; write it whole, for example https://example.org/data", v)
	}
	*to = v
	return nil
}

var namePattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func checkName(v string) error {
	if !namePattern.MatchString(v) || len(v) > 100 {
		return fmt.Errorf("%q is no name for a dataset; use lower-case letters a to z, digits and single hyphens, "+
			"for example %s", v, slug(v))
	}
	return nil
}

// slug makes a dataset name of a folder's name.
func slug(s string) string {
	var b strings.Builder
	for _, r := range character.Plain(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	out := strings.Trim(b.String(), "-")
	if len(out) > 100 {
		out = strings.Trim(out[:100], "-")
	}
	if out == "" {
		return "corpus"
	}
	return out
}

func checkVersion(v string) error {
	p := "v" + v
	if !semver.IsValid(p) || semver.Canonical(p) != p || semver.Build(p) != "" {
		return fmt.Errorf("%q is no version; write three numbers, for example 0.1.0, or 0.2.0-dev before a release "+
			"(semver.org, without build metadata)", v)
	}
	return nil
}

func setDate(to *schema.Date, v string) error {
	if t, err := time.Parse(time.DateOnly, v); err != nil || t.Year() < 1 {
		return fmt.Errorf("%q is no date; write year, month and day, for example 2022-12-13", v)
	}
	*to = schema.Date(v)
	return nil
}

// maxShards is the largest number that the names of shards have room for.
const maxShards = 99_999

func setShards(to *int, v string) error {
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > maxShards {
		return fmt.Errorf("%q is no number of shards; write a whole number from 1 to %d", v, maxShards)
	}
	*to = n
	return nil
}

func setLanguage(to *string, v string) error {
	tag, err := language.Parse(v)
	if err != nil || tag == language.Und {
		return fmt.Errorf("%q is no language code; use BCP 47, for example fr, zh-Hans or pt-BR", v)
	}
	*to = tag.String()
	return nil
}

func setCountry(to *string, v string) error {
	country, ok := bcp47.Country(v)
	if !ok {
		return fmt.Errorf("%q is no country code; use two letters of ISO 3166, for example CH, IN or BR", v)
	}
	*to = country
	return nil
}

// setEncoding takes the encodings that ingest reads, by any of their names.
func setEncoding(to *string, v string) error {
	e := source.Named(v)
	if e == nil {
		return fmt.Errorf("%q is no encoding that is read; use one of %s, or convert the source to UTF-8", v,
			strings.Join(source.Names(), ", "))
	}
	*to = e.Name
	return nil
}

// badID says why s cannot be an id; it is empty if it can.
func badID(s string) string {
	switch {
	case s == "":
		return "is empty"
	case len(s) > 200:
		return "is longer than 200 bytes"
	case !utf8.ValidString(s):
		return "is not UTF-8"
	case strings.TrimSpace(s) != s:
		return "begins or ends with white space"
	case strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == '~' }):
		return "holds a control character or ~"
	}
	return ""
}

// suggest names the key that is nearest to an unknown one.
func suggest(key string, settings []setting, what string) string {
	keys := make([]string, 0, len(settings)+1)
	for _, s := range settings {
		keys = append(keys, s.key)
	}
	switch what {
	case theConfiguration:
		keys = append(keys, "creators", "same", "not_same", "sources")
	case aSource:
		keys = append(keys, columnsKey)
	}
	if s := Suggest(key, keys); s != "" {
		return s
	}
	return "; the keys are " + strings.Join(keys, ", ")
}

// Suggest asks for the name that is nearest to one that is not known: the end of an error. It is empty if none is near.
func Suggest(name string, known []string) string {
	best, least := "", 3
	name = strings.ToLower(name)
	for _, k := range known {
		if d := edit.Distance(name, k, least); d < least || len(name) >= 3 && strings.HasPrefix(k, name) {
			best, least = k, min(d, least)
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}
