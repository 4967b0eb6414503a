// Package proposal writes a corpus.yaml for a folder of texts, with what was found of each marked as found.
package proposal

import (
	"bytes"
	_ "embed"
	"errors"
	"strings"

	"go.yaml.in/yaml/v3"

	"example.org/sourcebook/pipeline/corpus"
	"example.org/sourcebook/pipeline/tables"
)

// Configuration is a corpus.yaml to begin with: what the dataset is, and which texts belong to it.
type Configuration struct {
	Name, Version, Title string
	Sources              []Source
}

// dataset is what the file says of the dataset.
type dataset struct {
	Name    string `yaml:"name"`
	Version string `yaml:"version"`
	Title   string `yaml:"title"`
}

// sources are the texts that belong to it.
type sources struct {
	Sources []Source `yaml:"sources"`
}

// Source is one of its sources.
type Source struct {
	Path string `yaml:"path"`
	ID   string `yaml:"id"`
	// Columns is a mapping in a fixed order; nil for a source without records.
	Columns *yaml.Node `yaml:"columns,omitempty"`
}

// ColumnsOf writes down what the columns of a container hold.
func ColumnsOf(s *corpus.Source) *yaml.Node {
	if s.Columns == nil {
		return nil
	}
	n := &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}
	for _, c := range s.Columns {
		var key, value yaml.Node
		key.SetString(c.Field)
		value.SetString(c.Name)
		n.Content = append(n.Content, &key, &value)
	}
	return n
}

const head = `# What the dataset is and which texts belong to it. Each key but a source's path is optional.
# A version that ends in -dev is a draft: the next build replaces its release. One without it never changes.
`

// asks asks for what only its makers know of a dataset, and those who cite it need.
//
//go:embed asks.yaml
var asks string

// foundLine says what was found of a document; empty if nothing was.
func foundLine(m *tables.Metadata) string {
	if m == nil {
		return ""
	}
	var parts []string
	for _, f := range []struct{ name, value string }{
		{"language", m.Language}, {"published", string(m.Published)}, {"author", m.Author}, {"publisher", m.Publisher},
		{"title", m.Title},
	} {
		const most = 60
		value := []rune(strings.Join(strings.Fields(f.value), " "))
		if len(value) > most {
			value = append(value[:most], '…')
		}
		if len(value) > 0 {
			parts = append(parts, f.name+": "+string(value))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "# found: " + strings.Join(parts, "; ")
}

// mark puts what was found of each source before its entry.
func (y *Configuration) mark(found map[string]*tables.Metadata) (*yaml.Node, error) {
	doc := &yaml.Node{}
	if err := doc.Encode(sources{y.Sources}); err != nil {
		return nil, err
	}
	list := doc.Content[1].Content // after the key
	for i, s := range y.Sources {
		list[i].HeadComment = foundLine(found[s.ID])
	}
	return doc, nil
}

// Write gives the file. found is what the texts say of themselves, by document.
func (y *Configuration) Write(found map[string]*tables.Metadata) ([]byte, error) {
	doc, err := y.mark(found)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString(head)
	if err := appendYAML(&b, dataset{y.Name, y.Version, y.Title}); err != nil {
		return nil, err
	}
	b.WriteString(asks)
	err = appendYAML(&b, doc)
	return b.Bytes(), err
}

func appendYAML(b *bytes.Buffer, v any) error {
	e := yaml.NewEncoder(b)
	e.SetIndent(2)
	return errors.Join(e.Encode(v), e.Close())
}
